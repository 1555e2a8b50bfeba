"""A policy of a few lines that answers well-formed nonsense: for what an engine does, whatever the law says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guardrail.policy.shape import HOME
from guardrail.policy.tree import default_policy_dir

ANSWER: dict[str, Any] = {
    "allowed": {"service": True},
    "asks": None,
    "citations": [],
    "consents": [],
    "decision": "admit",
    "disclosure": {"due": False, "elements": ["automated"], "human": False, "interval": 10800, "law": "the law"},
    "effects": [],
    "jurisdictions": ["nowhere"],
    "obligations": [],
    "reasons": [],
    "redaction": {"default": "placeholder", "operators": {}, "min_score": 0, "exempt": []},
    "restore": [],
    "says": [],
    "storage": {"keep": True, "expires_after": 60},
    "valid_until": None,
}


def least(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """A small value that a JSON Schema of ours allows."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return least(schema["anyOf"][0], root)
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object":
            properties = schema.get("properties", {})
            return {key: least(properties[key], root) for key in schema.get("required", ())}
        case "array":
            return [least(schema["items"], root) for _ in range(schema.get("minItems", 0))]
    return {"string": "nowhere", "boolean": False, "null": None}.get(schema["type"], schema.get("minimum", 0))


_SCHEMA = json.loads((HOME / "law.json").read_text())
LAW: dict[str, Any] = least(_SCHEMA["answer"], _SCHEMA)
TURN = """package guardrail.turn

decision := data.guardrail.stub.answer if {
	input.direction
	not trap
}

default trap := false
"""
TURN_TEST = """package guardrail.turn_test

test_keeps if {
	data.guardrail.turn.decision.storage.keep with input as {"direction": "inbound"}
}
"""
LAW_RULES = """package guardrail.law

decision := data.guardrail.stub.law if input.now
"""
STUB = "guardrail/stub/data.json"
RULES = "guardrail/turn/turn.rego"


def stub_policy(place: Path) -> Path:
    """Write the tree."""
    files = {
        RULES: TURN,
        "guardrail/turn/turn_test.rego": TURN_TEST,
        "guardrail/law/law.rego": LAW_RULES,
        STUB: json.dumps({"answer": ANSWER, "law": LAW}),
    }
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    shutil.copy(default_policy_dir() / "capabilities.json", place)
    return place


def allow(policies: Path, builtin: str) -> None:
    """Let the policy call one more builtin."""
    place = policies / "capabilities.json"
    capable = json.loads(place.read_text())
    capable["builtins"].append({"name": builtin, "decl": {}})
    place.write_text(json.dumps(capable))


def edit(policies: Path, file: str, change: Callable[[str], str]) -> None:
    place = policies / file
    place.write_text(change(place.read_text()))


def answer(policies: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Have it answer otherwise."""
    stub = json.loads((policies / STUB).read_text())
    change(stub["answer"])
    (policies / STUB).write_text(json.dumps(stub))


def add(policies: Path, rules: str) -> None:
    """More rules in the entry point's own package; a ``trap`` that is true leaves the question unanswered."""
    edit(policies, RULES, lambda text: f"{text}\n{rules}\n")
