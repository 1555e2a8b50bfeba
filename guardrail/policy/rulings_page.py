"""The reference page of the decisions beside the turn, written from their schemas.

``python -m guardrail.policy.rulings_page`` prints ``docs/reference/rulings.md``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from guardrail.policy.entrypoints import BY_NAME
from guardrail.policy.rulings import PARAMETERS
from guardrail.types import Purpose

_INTRODUCTION = """\
# Decisions beside the turn

<!-- Written by `python -m guardrail.policy.rulings_page` from guardrail/policy/schemas; edit those, not this page. -->

What happens to a message is decided by [one question a turn](policy.md). Whatever else the law has a say in is decided
by the questions on this page, by the same engine and under the same [law in force](jurisdictions.md). A question that
does not fit its schema reaches no engine; an answer that does not fit is taken from nobody (`policy_shape`). Durations
are ISO 8601, with `P10B` for ten business days; policies never compute dates.

Every answer has `decision`, `reasons`, `obligations`, `citations` (law, article, source, rule) and `valid_until`, when
the law changes next. `guardrail policy eval --decision NAME` asks one and explains the answer in plain words.

The hand-over to a human is decided here already ([how](../how-to/ask-before-you-tag.md)); rights, erasure item by item,
retention by purpose, access and reveal wait for the control plane that will ask them.
"""
_COMMON = frozenset({"citations", "valid_until"})


def page() -> str:
    """The whole page, ending in a newline."""
    return "\n".join([_INTRODUCTION, *(_section(name) for name in PARAMETERS)])


def _section(name: str) -> str:
    schema = json.loads((files("guardrail.policy") / "schemas" / f"{name}.json").read_text("utf-8"))
    asked = _table("Asked", _rows(schema["question"], schema["$defs"]))
    told = _table("Answered", (row for row in _rows(schema["answer"], schema["$defs"]) if row[0] not in _COMMON))
    return f"## {name}\n\n{schema['title']} Entry point `{BY_NAME[name]}`.\n\n{asked}\n{told}"


def _table(title: str, rows: Iterator[tuple[str, str, str]]) -> str:
    lines = [f"| `{place}` | {values} | {meaning} |" for place, values, meaning in rows]
    return "\n".join([f"| {title} | Values | |", "|---|---|---|", *lines, ""])


def _rows(schema: Mapping[str, Any], defs: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str, str]]:
    """Place, values and meaning of every member, members of members behind theirs."""
    for name, written in _alike(schema.get("properties", {})).items():
        member = _resolved(written, defs)
        place = f"{above}{name}"
        inner = _resolved(member.get("items", {}), defs)
        if place not in _COMMON:
            yield place, _values(member, inner), str(member.get("description", ""))
            yield from _rows(member, defs, f"{place}.")
            yield from _rows(inner, defs, f"{place}[].")


def _alike(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    """Members; the purposes of an object that has the same for each are written once."""
    alike = set(properties) == {purpose.value for purpose in Purpose} and len({*map(json.dumps, properties.values())})
    return {"<purpose>": next(iter(properties.values()))} if alike == 1 else properties


def _resolved(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref", "")
    return {**defs[reference.removeprefix("#/$defs/")], **schema} if reference else schema


def _values(member: Mapping[str, Any], inner: Mapping[str, Any]) -> str:
    if "enum" in member:
        return ", ".join(f"`{_word(word)}`" for word in member["enum"])
    if "const" in member:
        return f"`{_word(member['const'])}`"
    if member.get("type") == "array":
        return f"list of {_values(inner, {})}"
    kinds = member.get("type", "object")
    return " or ".join([kinds] if isinstance(kinds, str) else kinds)


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


if __name__ == "__main__":
    sys.stdout.write(page())
