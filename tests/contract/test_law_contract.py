"""Both engines say the same law for any day, any places and any kind of service, and for nonsense.

The embedded engine against a real OPA server that loaded the same tree. Seeded, so that a difference comes again.
"""

from __future__ import annotations

import json
import random
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.jurisdictions import documents
from guardrail.policy.law import ENTRYPOINT
from guardrail.policy.rego import Rego
from guardrail.policy.tree import PolicyTree, read_tree
from tests.contract.opa_binary import server
from tests.unit.policy.law_tree import copy_law

pytestmark = pytest.mark.opa

KINDS = ("assistant", "companion", "mental_health", "regulated", "oracle", "")
HOSTILE = ("atlantis", "EU", "", "us_ca", "../eu", "eu\x00", "ｅｕ", "strict ", "__proto__", "a" * 5000, "\U0001f600")
NONSENSE: tuple[dict[str, Any], ...] = (
    {},
    {"now": "2026-11-22T00:00:00Z", "kind": "assistant"},
    {"now": "2026-11-22T00:00:00Z", "jurisdictions": ["eu"]},
    {"now": "2026-11-22T00:00:00Z", "jurisdictions": "eu", "kind": "assistant"},
    {"now": "2026-11-22T00:00:00Z", "jurisdictions": {"eu": 1}, "kind": "assistant"},
    {"now": "2026-11-22T00:00:00Z", "jurisdictions": [1, None, ["eu"], {"a": 1}], "kind": "assistant"},
    {"now": "2026-11-22T00:00:00Z", "jurisdictions": ["eu"], "kind": 7},
    {"now": "2026-11-22T00:00:00Z", "jurisdictions": ["eu"], "kind": None},
    {"now": 1795305600, "jurisdictions": ["eu"], "kind": "assistant"},
    {"now": None, "jurisdictions": ["eu"], "kind": "assistant"},
    {"now": "22 November 2026", "jurisdictions": ["eu"], "kind": "assistant"},
    {"now": "2026-11-22T00:00:00+14:00", "jurisdictions": ["eu"], "kind": "assistant"},
    {"now": "2026-11-22", "jurisdictions": ["eu"], "kind": "assistant"},
    {"now": "2026-11-22T00:00:00Z\n", "jurisdictions": ["eu"], "kind": "assistant"},
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_law(tmp_path_factory.mktemp("law") / "policies")


@pytest.fixture(scope="module")
def tree(place: Path) -> PolicyTree:
    return read_tree(place)


@pytest.fixture(scope="module")
def embedded(tree: PolicyTree) -> Rego:
    return Rego(tree)


@pytest.fixture(scope="module")
def opa(place: Path) -> Iterator[str]:
    with server(place) as url:
        yield url


def says(opa: str, question: dict[str, Any]) -> Any:
    """OPA's answer; None: undefined."""
    body = json.dumps({"input": question}).encode()
    request = urllib.request.Request(f"{opa}/v1/data/{ENTRYPOINT}", data=body, method="POST")
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response).get("result")


def says_embedded(rego: Rego, question: dict[str, Any]) -> Any:
    try:
        return rego.evaluate(ENTRYPOINT, json.dumps(question))
    except PolicyUnavailableError:
        return None


def questions(tree: PolicyTree, count: int) -> Iterator[dict[str, Any]]:
    """Around every day on which a rule begins or ends, at month ends, on leap days, for one to four places."""
    chance = random.Random(20261122)
    found = documents(tree.data)
    rules = [rule for document in found.values() for rule in document["rules"].values()]
    turning = {day for rule in rules for day in (rule["from"], rule["until"]) if day}
    days = sorted(turning | {"2024-02-29", "2026-02-28", "2026-12-31", "0001-01-01", "9999-12-31", "2026-99-99"})
    times = ("00:00:00", "23:59:59", "12:00:00.000001", "23:59:59.999999")
    for _ in range(count):
        names = chance.sample(sorted(found), chance.randint(0, 4))
        if chance.random() < 0.1:
            names.append(chance.choice(HOSTILE))
        kind = chance.choice(KINDS[:4]) if chance.random() < 0.9 else chance.choice(KINDS)
        yield {"now": f"{chance.choice(days)}T{chance.choice(times)}Z", "jurisdictions": names, "kind": kind}


def test_the_engines_agree_on_the_law(tree: PolicyTree, embedded: Rego, opa: str) -> None:
    verdicts = set()
    for question in questions(tree, 150):
        answer = says(opa, question)
        assert says_embedded(embedded, question) == answer, question
        verdicts.add((answer["decision"], *answer["reasons"]))
    assert verdicts == {
        ("in_force",),
        ("unknown_jurisdiction", "no_jurisdiction"),
        ("unknown_jurisdiction", "unknown_jurisdiction"),
        ("unknown_jurisdiction", "unknown_kind"),
    }


def test_each_document_alone_reads_alike(tree: PolicyTree, embedded: Rego, opa: str) -> None:
    for name in documents(tree.data):
        question = {"now": "2026-11-22T00:00:00Z", "jurisdictions": [name], "kind": "companion"}
        assert says_embedded(embedded, question) == says(opa, question), name


@pytest.mark.parametrize("question", NONSENSE)
def test_nonsense_is_answered_by_neither_or_alike(embedded: Rego, opa: str, question: dict[str, Any]) -> None:
    answer = says(opa, question)
    assert says_embedded(embedded, question) == answer
    assert answer is None or answer["decision"] == "unknown_jurisdiction"
