"""Where the shipped policies are, and that they name what routes may choose."""

from __future__ import annotations

from pathlib import Path

import pytest

import guardrail
from guardrail.policy.manifest import is_current, manifest
from guardrail.policy.tree import default_policy_dir, jurisdiction_names, read_tree

CHECKOUT = Path(__file__).resolve().parents[3]


def test_the_package_leads_to_the_one_tree_and_holds_no_copy() -> None:
    link = Path(guardrail.__file__).parent / "policies"
    assert link.is_symlink()
    assert link.resolve() == default_policy_dir() == CHECKOUT / "policies"


def test_the_jurisdictions_that_routes_may_name_are_the_documents_but_house() -> None:
    names = jurisdiction_names(read_tree(default_policy_dir()))
    assert names == {place.parent.name for place in CHECKOUT.glob("policies/guardrail/jurisdictions/*/data.json")} - {
        "house"
    }
    assert {"strict", "eu", "lt", "uk", "us-ca", "us-ut", "us-me", "us-ny", "tw", "cn"} <= names


@pytest.mark.parametrize("body", ["{}", '{"guardrail": 1}', '{"guardrail": {"jurisdictions": []}}'])
def test_a_tree_without_documents_names_no_jurisdiction(tmp_path: Path, body: str) -> None:
    (tmp_path / "rule.rego").write_text("package rule\n")
    (tmp_path / "data.json").write_text(body)
    assert jurisdiction_names(read_tree(tmp_path)) == frozenset()


def test_a_changed_tree_makes_the_manifest_stale(tmp_path: Path) -> None:
    (tmp_path / "rule.rego").write_text("package rule\n")
    assert not is_current(tmp_path)
    (tmp_path / ".manifest").write_text(manifest(tmp_path))
    assert is_current(tmp_path)
    (tmp_path / "rule.rego").write_text("package rule\n\nx := 1\n")
    assert not is_current(tmp_path)
