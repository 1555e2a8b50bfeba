"""The tables of ``docs/spec/placeholders.md`` say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from guardrail.core.operators import keyed_hash, mask, name
from guardrail.core.placeholders import LONGEST, find

SPEC = (Path(__file__).parents[3] / "docs" / "spec" / "placeholders.md").read_text(encoding="utf-8")


def test_listed_forms() -> None:
    table = SPEC.split("## Listed forms")[1].split("\n\n")[1]
    examples = re.findall(r"`([^`]+_1[^`]*)`", table)
    assert len(examples) == 5
    for example in examples:
        found = find(example)
        assert found is not None, example
        assert (found.placeholder, found.end - found.start) == ("<PERSON_1>", len(example))


def test_operators() -> None:
    card = "4111111111111111"
    assert f"`{mask('CREDIT_CARD', card)}`" in SPEC
    assert f"`{name('CREDIT_CARD', card)}`" in SPEC
    assert re.fullmatch(r"\[CREDIT_CARD:[0-9a-f]{16}\]", keyed_hash(b"k")("CREDIT_CARD", card))


def test_masks() -> None:
    rows = re.findall(r"^\| (.+) \| .+ \| `(.+)` \| `(.+)` \|$", SPEC, re.MULTILINE)
    assert len(rows) == 6
    for types, value, masked in rows:
        found = re.findall(r"`([A-Z_]+)`", types) or ["PERSON" if types.startswith("names") else "NATIONAL_ID"]
        assert [mask(each, value) for each in found] == [masked] * len(found)


def test_the_bound_of_a_stream() -> None:
    assert f"one form ({LONGEST} characters)" in SPEC
