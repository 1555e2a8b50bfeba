"""Where the shipped policies are, and that they name what routes may choose."""

from __future__ import annotations

from pathlib import Path

import guardrail
from guardrail.policy.manifest import is_current, manifest
from guardrail.policy.tree import default_policy_dir, read_tree, regime_names

CHECKOUT = Path(__file__).resolve().parents[3]


def test_the_package_leads_to_the_one_tree_and_holds_no_copy() -> None:
    link = Path(guardrail.__file__).parent / "policies"
    assert link.is_symlink()
    assert link.resolve() == default_policy_dir() == CHECKOUT / "policies"


def test_every_regime_is_complete() -> None:
    tree = read_tree(default_policy_dir())
    assert regime_names(tree) == {"strict", "eu", "us_ca", "tw"}
    regimes = tree.data["guardrail"]["regimes"]  # type: ignore[index,call-overload]
    shapes = {
        name: {key: sorted(part) for key, part in regime.items() if isinstance(part, dict)}
        for name, regime in regimes.items()
    }
    assert all(shape == shapes["strict"] for shape in shapes.values())


def test_every_law_says_where_it_stands_and_how_certain_we_are() -> None:
    laws = read_tree(default_policy_dir()).data["guardrail"]["laws"]  # type: ignore[index,call-overload]
    for law in laws.values():
        assert law.keys() == {"law", "article", "source", "certainty", "summary"}
        assert law["certainty"] in {"P", "S", "S1", "U"}
        assert law["source"].startswith(("http://data.europa.eu/", "https://"))


def test_a_changed_tree_makes_the_manifest_stale(tmp_path: Path) -> None:
    (tmp_path / "rule.rego").write_text("package rule\n")
    assert not is_current(tmp_path)
    (tmp_path / ".manifest").write_text(manifest(tmp_path))
    assert is_current(tmp_path)
    (tmp_path / "rule.rego").write_text("package rule\n\nx := 1\n")
    assert not is_current(tmp_path)
