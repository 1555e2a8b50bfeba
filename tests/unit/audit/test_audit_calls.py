"""Every audit call in the source names a tag of the catalogue and fields that it takes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import guardrail
from guardrail.core.entries import CATALOGUE

PACKAGE = Path(guardrail.__file__).parent
CALLS = {"audit", "entry"}  # recorder.audit(tag, at, **fields), audit.entry(tag, **fields)
OURS = {"at", "entry_id"}


def literal_calls() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Place, tag and field names of each call whose tag is written out."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS):
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.count(":") == 2:
                names = frozenset(keyword.arg for keyword in node.keywords if keyword.arg) - OURS
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", first.value, names


@pytest.mark.parametrize(("place", "tag", "names"), list(literal_calls()))
def test_the_catalogue_knows_the_call(place: str, tag: str, names: frozenset[str]) -> None:
    assert tag in CATALOGUE, place
    assert names <= CATALOGUE[tag].fields.keys(), place


def test_tags_written_anywhere_are_in_the_catalogue() -> None:
    """Also those that are looked up in a table first."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.split(":")
                sources = {tag.split(":")[0] for tag in CATALOGUE}
                if len(words) == 3 and words[0] in sources and all(word.isalpha() for word in words):
                    assert node.value in CATALOGUE, f"{path.relative_to(PACKAGE)}:{node.lineno}"
