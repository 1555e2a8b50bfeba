"""The documents of law: what must be true of them before anybody is judged by them.

A misspelt word in a document would silently drop a rule, and a dropped rule permits. So each document has a JSON
Schema (``schemas/jurisdiction.json``), and what a schema cannot say is checked here: that parameters exist and values
fit them, that days are days in order, and that documents lie within each other without a circle. The house gives
every parameter a value, so that no combination of laws leaves one open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jsonschema import ValidationError

from guardrail.core.clocks import DURATION
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.shape import validator
from guardrail.policy.tree import PolicyTree
from guardrail.types import Json

HOUSE = "house"
STRICT = "strict"
STEPS = 3
"""How far up "within" may lead; ``policies/guardrail/law/law.rego`` looks no further."""

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: a document, perhaps a rule in it, a field."""

    document: str
    rule: str
    field: str
    what: str

    def __str__(self) -> str:
        return f"{'/'.join(filter(None, (self.document, self.rule)))}: {self.field}: {self.what}"


def documents(data: Mapping[str, Json]) -> dict[str, Document]:
    """The documents of a policy tree's data by name; empty where there are none."""
    return _branch(data, "jurisdictions")


def parameters(data: Mapping[str, Json]) -> dict[str, Document]:
    """Every parameter ("group.name") with what is stricter and what it means."""
    groups = {group: names for group, names in _branch(data, "parameters").items() if isinstance(names, dict)}
    return {f"{group}.{name}": entry for group, names in groups.items() for name, entry in names.items()}


def check_documents(data: Mapping[str, Json]) -> list[Problem]:
    """Everything that is wrong with the documents of a tree (``PolicyTree.data``); empty: nothing.

    What a document means is looked at only once all have their shape.
    """
    found, known = documents(data), parameters(data)
    return [*_shapes(data)] or [*_meanings(found, known)] or [*_house(found[HOUSE], known)]


def require_documents(tree: PolicyTree) -> None:
    """Raises :class:`PolicyUnavailableError` naming the first problem of a tree that holds documents of law."""
    problems = check_documents(tree.data) if documents(tree.data) else []
    if problems:
        raise PolicyUnavailableError(f"guardrail/jurisdictions: {problems[0]}", code="policy_document")


def closure(name: str, found: Mapping[str, Document]) -> list[str]:
    """A document and all those it lies within, nearest first. They must exist and hold no circle."""
    names = [name]
    for each in names:
        names += [above for above in found[each]["within"] if above not in names]
    return names


def _branch(data: Mapping[str, Json], name: str) -> dict[str, Any]:
    guard = data.get("guardrail")
    branch = guard.get(name) if isinstance(guard, dict) else None
    return branch if isinstance(branch, dict) else {}


def _shapes(data: Mapping[str, Json]) -> Iterator[Problem]:
    for error in validator("parameters").iter_errors(_branch(data, "parameters")):
        yield _misshapen("parameters", error)
    found = documents(data)
    yield from (Problem(name, "", "document", "missing") for name in (HOUSE, STRICT) if name not in found)
    for name, document in sorted(found.items()):
        for error in validator("jurisdiction").iter_errors(document):
            yield _misshapen(name, error)


def _meanings(found: Mapping[str, Document], known: Mapping[str, Document]) -> Iterator[Problem]:
    for name, document in sorted(found.items()):
        yield from _place(name, found)
        yield from _rules(name, document, known)


def _misshapen(name: str, error: ValidationError) -> Problem:
    path = [str(step) for step in error.absolute_path]
    rule = path[1] if len(path) > 1 and path[0] == "rules" else ""
    field = "/".join(path[2:] if rule else path) or "document"
    return Problem(name, rule, field, error.message if len(error.message) <= 200 else f"not {error.validator}")


def _place(name: str, found: Mapping[str, Document]) -> Iterator[Problem]:
    document = found[name]
    for above in document["within"]:
        if above not in found:
            yield Problem(name, "", "within", f"no document {above}")
        elif found[above].get("combination"):
            yield Problem(name, "", "within", f"{above} is a combination")
    if _leads_back(name, found):
        yield Problem(name, "", "within", "leads back to itself")
    elif not document.get("combination") and _steps(name, found) > STEPS:
        yield Problem(name, "", "within", f"more than {STEPS} steps up")
    elif (name == HOUSE) == bool(document["within"]):
        yield Problem(name, "", "within", f"everything lies within {HOUSE}, which lies within nothing")


def _above(name: str, found: Mapping[str, Document]) -> list[str]:
    return list(found[name]["within"]) if name in found else []


def _leads_back(name: str, found: Mapping[str, Document]) -> bool:
    reached = _above(name, found)
    for each in reached:
        reached += [above for above in _above(each, found) if above not in reached]
    return name in reached


def _steps(name: str, found: Mapping[str, Document]) -> int:
    level, steps = {name}, 0
    while level and steps <= STEPS:
        level = {above for each in level for above in _above(each, found)} - {HOUSE}
        steps += bool(level)
    return steps


def _rules(name: str, document: Document, known: Mapping[str, Document]) -> Iterator[Problem]:
    for key, rule in document["rules"].items():
        for field, what in [*_days(rule), *_value(rule, known)]:
            yield Problem(name, key, field, what)
        if rule.get("yields") and rule["certainty"] not in {"P", "S"}:
            yield Problem(name, key, "yields", "only a reliable rule (P, S) has something to give way with")
        if (rule["certainty"] == "H") != (rule["law"] == "House rule"):
            yield Problem(name, key, "certainty", 'H marks rules whose law is "House rule", and no others')


def _days(rule: Document) -> Iterator[tuple[str, str]]:
    for field in ("from", "until"):
        try:
            date.fromisoformat(rule[field] or "2000-01-01")
        except ValueError:
            yield field, "no such day"
    if rule["from"] and rule["until"] and rule["until"] <= rule["from"]:
        yield "until", "not after from"


def _value(rule: Document, known: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    for name in rule.get("parameters", ()):
        if name not in known:
            yield "parameters", f"no parameter {name}"
        elif not _fits(rule["value"], known[name]):
            yield "value", f"does not fit {name}"


def _fits(value: Any, parameter: Document) -> bool:
    """Whether this can be a value of a parameter, by what is stricter in it."""
    stricter = parameter["stricter"]
    if stricter in ("min", "max"):
        return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    if stricter == "any":
        return isinstance(value, bool)
    if stricter == "collect":
        return isinstance(value, list) and all(DURATION.fullmatch(each) for each in value)
    if stricter in ("union", "intersection"):
        return isinstance(value, list) and set(value) <= set(parameter["words"])
    return value in stricter


def _house(house: Document, known: Mapping[str, Document]) -> Iterator[Problem]:
    """The house speaks always, of everything, once, and only in its own name."""
    given = [parameter for rule in house["rules"].values() for parameter in rule.get("parameters", ())]
    for parameter in sorted(known):
        if given.count(parameter) != 1:
            yield Problem(HOUSE, "", "rules", f"{parameter} is set {given.count(parameter)} times, not once")
    for key, rule in house["rules"].items():
        if rule["certainty"] != "H" or rule["from"] or rule["until"] or rule.get("kinds"):
            yield Problem(HOUSE, key, "certainty", "a house rule holds always, of every kind, in our own name")
