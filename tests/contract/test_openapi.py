"""The OpenAPI document of the control plane: valid, complete, and what its reference page says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

import guardrail
from guardrail.web.control.models import EntryQuery, LogIn, NewHold, NewRequest
from guardrail.web.control.openapi import EVERYWHERE, document
from guardrail.web.control.operations import Operation
from guardrail.web.control.paths import PARAMETERS
from guardrail.web.control.reference import page
from guardrail.web.control.table import OPERATIONS

REPOSITORY = Path(guardrail.__file__).parent.parent
DOCUMENT = document(OPERATIONS, version="1.2.3", base="/api/v1")


def described(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][operation.path][operation.method.lower()]
    return found


def test_it_is_a_valid_document() -> None:
    validate(json.loads(json.dumps(DOCUMENT)))


def test_every_operation_is_in_it_once() -> None:
    ids = [each["operationId"] for path in DOCUMENT["paths"].values() for each in path.values()]
    assert sorted(ids) == sorted(each.name for each in OPERATIONS)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_an_operation_says_what_it_needs_and_gives(operation: Operation) -> None:
    found = described(operation)
    assert found["summary"]
    assert ("security" in found) == operation.public  # else: the document's own, a bearer token
    assert operation.action is None or operation.action in found["description"]
    names = {each["name"] for each in found["parameters"] if each["in"] == "path"}
    assert names == set(re.findall(r"{(\w+)}", operation.path)) <= set(PARAMETERS)
    assert {str(status) for status in (operation.status, *EVERYWHERE, *operation.fails)} <= set(found["responses"])
    for status, response in found["responses"].items():
        if int(status) >= 400:
            assert list(response["content"]) == ["application/problem+json"]
        else:
            assert ("content" in response) == (operation.answer is not None or bool(operation.files))


def test_only_logging_in_is_for_everybody() -> None:
    assert [each.name for each in OPERATIONS if each.public] == ["logIn"]
    assert DOCUMENT["security"] == [{"bearer": []}]


def test_whatever_looks_changes_nothing_by_its_method() -> None:
    """Links are followed by machines: what changes something is no GET."""
    assert {each.name for each in OPERATIONS if each.method == "GET" and (each.body or each.status != 200)} == set()
    assert {each.method for each in OPERATIONS} <= {"GET", "POST", "PUT", "DELETE"}


def test_no_schema_takes_what_it_does_not_name() -> None:
    for operation in OPERATIONS:
        if operation.body is not None:
            assert operation.body.model_json_schema()["additionalProperties"] is False


@pytest.mark.parametrize(
    ("model", "document"),
    [
        (LogIn, {"name": "olga", "password": "x", "code": "123456"}),
        (LogIn, {"name": "olga", "password": "x", "code": 123456}),
        (LogIn, {"name": "olga", "password": "x", "code": "123456", "roles": ["admin"]}),
        (NewHold, {"reason": "a claim", "on": {"route": "shop"}}),
        (NewHold, {"reason": "  \t", "on": {"route": "shop"}}),
        (NewHold, {"reason": "a claim \u009b31m", "on": {"route": "shop"}}),
        (NewHold, {"reason": "a claim", "on": {"route": "shop", "subject": "sub_" + "a" * 26}}),
        (NewRequest, {"right": "access", "route": "shop"}),
        (NewRequest, {"right": "everything", "route": "shop"}),
        (NewRequest, {"right": "access", "route": "../shop"}),
        (NewRequest, {"right": "access", "route": "shop", "identity": {"data_points": 2.0}}),
        (NewRequest, {"right": "access", "route": "shop", "identity": {"data_points": True}}),
        (NewRequest, {"right": "access", "route": "shop", "received_at": "2026-11-20T10:00:00+02:00"}),
        (NewRequest, {"right": "access", "route": "shop", "received_at": 1_763_632_800}),
        (EntryQuery, {"tag": "control:"}),
        (EntryQuery, {"tag": "contro"}),
        (EntryQuery, {"route": "shop-1234567"}),
    ],
)
def test_what_is_read_is_what_the_schema_takes(model: Any, document: dict[str, Any]) -> None:
    schema = model.model_json_schema()
    if document.get("received_at") == 1_763_632_800:
        assert not Draft202012Validator(schema).is_valid(document)
    try:
        model.model_validate_json(json.dumps(document))
        read = True
    except ValueError:
        read = False
    assert Draft202012Validator(schema).is_valid(document) == read


def test_the_reference_page_is_current() -> None:
    written = (REPOSITORY / "docs" / "reference" / "control-api.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m guardrail.web.control.reference > docs/reference/control-api.md"
