"""The reference page of jurisdictions is what the documents say."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrail.policy.jurisdictions import documents
from guardrail.policy.jurisdictions_page import page
from guardrail.policy.tree import PolicyTree, read_tree
from tests.unit.policy.law_tree import copy_law

SHOWN = Path(__file__).parents[3] / "docs" / "reference" / "jurisdictions.md"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> PolicyTree:
    return read_tree(copy_law(tmp_path_factory.mktemp("law") / "policies"))


def section(title: str) -> str:
    return SHOWN.read_text().split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_page_is_what_the_documents_say(tree: PolicyTree) -> None:
    assert page(tree) + "\n" == SHOWN.read_text(), (
        "run: python -m guardrail.policy.jurisdictions_page > docs/reference/jurisdictions.md"
    )


def test_every_document_has_its_section_and_every_rule_its_words(tree: PolicyTree) -> None:
    for name, document in documents(tree.data).items():
        shown = section(name)
        assert document["title"] in shown
        assert all(rule["summary"] in shown for rule in document["rules"].values())


def test_it_says_what_it_is_not() -> None:
    assert "This is not legal advice." in SHOWN.read_text()


def test_what_binds_only_toward_the_stricter_side_is_listed() -> None:
    listed = section("What binds only toward the stricter side")
    for name, certainty in (("dk", "U"), ("it", "S1"), ("us-ca", "S1"), ("tw", "U")):
        assert any(f"| `{name}` |" in line and f"| {certainty} |" in line for line in listed.splitlines())


def test_what_is_dated_later_is_listed() -> None:
    listed = section("What is dated later")
    assert "| 2027-01-01 | begins | `us-ny` |" in listed
    assert "| 2026-12-02 | ends | `eu` |" in listed


def test_conflicts_are_shown_with_every_side_and_what_binds() -> None:
    listed = section("Conflicts within `strict`")
    row = next(line for line in listed.splitlines() if line.startswith("| `clock.access` |"))
    assert "latest_of_request_identity_fee: `uk`" in row
    assert row.endswith("| receipt |")
