"""The configuration reader on arbitrary input: settings, or problems that never quote a value."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.cli.template import TEMPLATE
from guardrail.config import InvalidConfigError, load, parse
from guardrail.config.nodes import read

CANARY = "canary-77aa01"

FULL: dict[str, Any] = {
    "mode": "development",
    "state": "var",
    "listen": {
        "host": "127.0.0.1", "port": 1, "control_host": "127.0.0.1", "control_port": 2, "max_body": 4096,
        "public_origins": ["https://a.example"],
    },
    "store": {"url": "sqlite:///a.db"},
    "keys": {"directory": "keys", "url": "sqlite:///k.db"},
    "policy": {"engine": "opa", "directory": "p", "opa": {"url": "http://127.0.0.1:8181", "timeout": 1}, "deadline": 1},
    "detection": {
        "languages": ["en"], "model": True, "phone_regions": ["LT"], "registry": "r.yaml", "deadline": 1,
        "threads": 1, "cache_entries": 1,
    },
    "audit": {"origin": "a.example/log", "interval": 1},
    "operator": {
        "name": "A", "privacy_url": "https://a.example/", "address": "1 A Street", "contact": "a@a.example",
        "dpo": "dpo@a.example", "recipients": ["B"], "transfers": ["US (clauses)"], "storage": ["LT"],
        "gpc_since": "2026-01-01",
    },
    "demo": False,
    "routes": {
        "web": {
            "channel": "web", "language": "en",
            "bot": {
                "url": "http://127.0.0.1/", "timeout": 1, "connect_timeout": 1, "insecure_http": False,
                "credential": {"env": "S"},
            },
            "policy": {
                "jurisdictions": ["eu", "us-ca"], "kind": "companion", "age": "ask", "consent": "none",
                "purposes": {"service": "contract", "marketing": "consent"},
                "retention": "P1D", "operator_text": "scan", "attachments": "block",
                "restore_tool_arguments": False, "disclose_ephemeral": True, "min_score": 0.5,
                "keep": {"PERSON": "delivery"}, "operators": {"PHONE_NUMBER": "mask"},
            },
        },
        "line": {
            "channel": "line", "channel_secret": {"env": "S"}, "channel_token": {"env": "S"},
            "api_url": "https://a.example", "media_url": "https://b.example",
            "bot": {"url": "http://127.0.0.1/", "secret": {"env": "S"}, "credential": {"env": "S"}},
        },
    },
}  # fmt: skip


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    document = copy.deepcopy(FULL)
    node: Any = document
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return document


def refusal(data: dict[str, Any]) -> InvalidConfigError | None:
    try:
        assert parse(data, environ={"S": "0123456789abcdef"}).routes
    except InvalidConfigError as error:
        return error
    return None


def test_the_full_configuration_is_good() -> None:
    assert parse(copy.deepcopy(FULL), environ={"S": "0123456789abcdef"}).routes


@pytest.mark.parametrize("path", list(places(FULL)), ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize(
    "value",
    [CANARY, f" {CANARY}\x00", {CANARY: 1}, [CANARY], [[CANARY]], {"file": CANARY}, None, -1, 1e400, "", {}, []],
    ids=lambda value: repr(value)[:20],
)
def test_a_wrong_value_is_never_quoted(path: tuple[Any, ...], value: Any) -> None:
    error = refusal(changed(path, value))
    if error is not None:
        assert error.problems
        assert error.__suppress_context__
        # Keys and the names of secret files are no values.
        assert isinstance(value, dict) or CANARY not in str(error)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        source = read(text, "f")
    except InvalidConfigError:
        return
    assert set(source.places) >= set(places(source.data))


_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20))
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=200, deadline=None)
@given(path=st.sampled_from(list(places(FULL))), value=_VALUES)
def test_any_value_anywhere_is_taken_or_refused(path: tuple[Any, ...], value: Any) -> None:
    error = refusal(changed(path, value))
    assert error is None or error.problems


@settings(max_examples=100, deadline=None)
@given(cut=st.integers(0, len(TEMPLATE)), junk=st.text(max_size=5), skip=st.integers(0, 5))
def test_a_damaged_file_is_refused_by_place(cut: int, junk: str, skip: int, tmp_path_factory: Any) -> None:
    path: Path = tmp_path_factory.mktemp("c") / "g.yaml"
    path.write_bytes((TEMPLATE[:cut] + junk + TEMPLATE[cut + skip :]).encode("utf-8", "surrogatepass"))
    try:
        load(path, {})
    except InvalidConfigError as error:
        found = error.problems
    else:
        found = ()
    assert all(problem.place.source == str(path) for problem in found)


def test_written_and_read_again_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(yaml.safe_dump(FULL), encoding="utf-8")
    environ = {"S": "0123456789abcdef"}
    assert load(path, environ) == parse(copy.deepcopy(FULL), base=tmp_path, environ=environ)
