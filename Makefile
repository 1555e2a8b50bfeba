.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8080
CONTROL_PORT ?= 8081
export PATH := $(CURDIR)/.tools/bin:$(PATH)

.PHONY: help setup run test check lint type tools bench bench-detection bench-erasure bench-policy eval lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.runtime ## Virtual environment and runtime packages, pinned and hashed

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Guardrail needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.develop: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

run: setup ## Guardrail in front of a scripted demo bot; chat at the control plane's /demo
	@echo "Chat at http://127.0.0.1:$(CONTROL_PORT)/demo once the log says serve.listening; Ctrl-C stops."
	GUARDRAIL__LISTEN__PORT=$(PORT) GUARDRAIL__LISTEN__CONTROL_PORT=$(CONTROL_PORT) $(BIN)/guardrail serve --config examples/demo.yaml

tools: ## The opa binary, pinned, into .tools/bin
	@deploy/install-opa || echo "opa could not be installed: the OPA tests will be skipped" >&2

test: $(VENV)/.develop tools ## Everything: unit, contract, wire, property, end to end, docs, OPA
	$(BIN)/python -m pytest -q

lint: $(VENV)/.develop ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

type: $(VENV)/.develop ## mypy, strict
	$(BIN)/mypy

check: lint type test ## What CI runs

bench: $(VENV)/.develop ## Guardrail beside a bare pass-through proxy, in one run
	$(BIN)/python -m bench.turns

eval: $(VENV)/.develop ## Leak and false alarms of detection, DATA="file or folder …" (JSON lines); ours without
	$(BIN)/python -m bench.evaluate $(DATA) $(ARGS)

bench-detection: $(VENV)/.develop ## Time and memory of detection, beside stock Presidio, in one run
	$(BIN)/python -m bench.detection $(ARGS)

bench-erasure: $(VENV)/.develop ## A million rows of one person: unreadable when, and what turns feel while the rows go
	$(BIN)/python -m bench.erasure $(ARGS)

bench-policy: $(VENV)/.develop tools ## How long a turn waits for its decision, on both engines, in one run
	$(BIN)/python -m bench.policy $(ARGS)

lock: $(VENV)/bin/python ## Pin and hash the dependencies anew
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean: ## Remove the environment and tools, never var/
	rm -rf $(VENV) .tools build dist *.egg-info
