"""A decision in words, for a person at a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrail.cli.common import show
from guardrail.cli.policy_words import CERTAINTY, decision_in_words, obligation_in_words, reason_in_words

_DURATION = re.compile(r"P(\d+)([DMYB])")
_UNITS = {"D": "day", "M": "month", "Y": "year", "B": "business day"}
_SPANS = ((365 * 86400, "year"), (86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def explain(answer: Mapping[str, Any]) -> None:
    """Print what ``guardrail policy eval --json`` says as data."""
    for line in lines(answer):
        show(line)


def lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """The explanation, line by line."""
    where = ", ".join(answer["jurisdictions"])
    yield f"{answer['asked']}, {where}, {answer['kind']}, {answer['at']}"
    meaning = decision_in_words(answer["asked"], str(answer["decision"]))
    yield f"decision: {answer['decision']}" + (f": {meaning}" if meaning else "")
    yield from _words("because", answer["reasons"], reason_in_words)
    yield from _words("obligations", answer["obligations"], obligation_in_words)
    yield from _details(answer["answer"])
    yield from _citations(answer["citations"])
    yield from _conflicts(answer["conflicts"])
    if answer["only_stricter"]:
        yield "\nfrom unsure sources; they can only make this stricter, never permit:"
        yield f"  {', '.join(answer['only_stricter'])}"
    yield f"\nthe law changes next on {answer['valid_until']}" if answer["valid_until"] else ""
    yield f"policy: {answer['engine']} {answer['revision']}"


def _words(title: str, words: list[str], meaning: Any) -> Iterator[str]:
    if words:
        yield f"{title}:"
        yield from (f"  {word}: {meaning(word)}" for word in words)


def _details(details: Mapping[str, Any]) -> Iterator[str]:
    """What else the answer says; empty lists and nothing are left out."""
    said = {key: value for key, value in details.items() if value not in ([], {}, None)}
    if said:
        yield "\nin detail:"
        yield from (f"  {key}: {_value(key, value)}" for key, value in said.items())


def _citations(citations: list[Mapping[str, Any]]) -> Iterator[str]:
    """Rules of one article that say the same are named together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for each in citations:
        key = (each["law"], each["article"], each.get("certainty", ""), each.get("summary", ""), each["source"])
        together.setdefault(key, []).append(each["rule"])
    if together:
        yield "\nthe law:"
    for (law, article, certainty, summary, source), rules in together.items():
        sure = CERTAINTY.get(certainty, "")
        yield f"  {law}, {article}" + (f" ({sure})" if sure else "")
        yield from (f"    {each}" for each in (summary, ", ".join(rules), source) if each)


def _conflicts(conflicts: list[Mapping[str, Any]]) -> Iterator[str]:
    if not conflicts:
        return
    yield "\nwhere the laws differ, the strictest value binds:"
    for each in conflicts:
        name = each["parameter"]
        values = "; ".join(f"{document} {_value(name, value)}" for document, value in sorted(each["values"].items()))
        yield f"  {name}: {values}. Binds: {_value(name, each['chosen'])}"


def _value(name: str, value: Any) -> str:
    """Durations in the largest unit that fits them; the rest as it stands."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float() if name.endswith(("seconds", "expires_after", "interval")):
            return _span(value)
        case list():
            return ", ".join(_value("", each) for each in value) or "none"
        case dict():
            return ", ".join(f"{key} {_value(key, each)}" for key, each in value.items()) or "none"
        case str() if duration := _DURATION.fullmatch(value):
            return _counted(int(duration[1]), _UNITS[duration[2]]) if int(duration[1]) else "at once"
    return "nothing" if value is None else str(value)


def _span(seconds: float) -> str:
    for size, unit in _SPANS:
        if seconds and seconds % size == 0:
            return _counted(int(seconds // size), unit)
    return f"{seconds:g} seconds"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"
