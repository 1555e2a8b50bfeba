"""The readable rows of the decisions beside the turn, and what a ruling looks like in their words."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import guardrail.policy
from guardrail.core.clocks import begun, due, extended, paused
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.rulings import Rulings
from guardrail.policy.scenarios import Case, read_cases
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import Ruling

SCHEMAS = Path(guardrail.policy.__file__).parent / "schemas"


def rows() -> tuple[Case, ...]:
    """The table."""
    return read_cases(default_policy_dir() / "scenarios" / "rulings.yaml")


async def seen(rulings: Rulings, case: Case) -> dict[str, Any]:
    """What was decided in a case, as far as the row says what it expects."""
    try:
        ruling = await rulings.rule(
            case.decision, case.question, jurisdictions=case.jurisdictions, kind=case.kind, at=case.at
        )
    except PolicyUnavailableError as error:
        return {"error": error.code}
    return {name: _seen(ruling, case, name, wanted) for name, wanted in case.expect.items()}


def _seen(ruling: Ruling, case: Case, name: str, wanted: Any) -> Any:
    if name == "error":
        return None
    if name == "cites":
        cited = {f"{citation.law} {citation.article}" for citation in ruling.citations}
        return wanted if set(wanted) <= cited else sorted(cited)
    if name == "items":
        return {item["id"]: f"{item['action']} {item['reason']}" for item in ruling.answer["items"]}
    if name == "when":
        return {**wanted, **{what: _when(ruling, case.at, wanted, what) for what in wanted.keys() & DATES}}
    found: Any = ruling.answer
    for key in name.split("."):
        found = found[key]
    return found


DATES = {"due", "acknowledged", "extended"}


def _when(ruling: Ruling, received: datetime, wanted: dict[str, Any], what: str) -> date:
    holidays = frozenset(wanted.get("holidays", ()))
    answer = ruling.answer
    start = received
    if "identity" in wanted:
        start = _started(answer["clock"]["start"], received, _noon(wanted["identity"]))
    if what == "acknowledged":
        return due(start, answer["acknowledge"], holidays).date()
    if what == "extended":
        return extended(start, answer["deadlines"], answer["extension"]["durations"], holidays).date()
    stood = [(_noon(stop), _noon(go)) for stop, go in wanted.get("stands", ())]
    return paused(start, due(start, answer["deadlines"], holidays), stood).date()


def _started(clock: str, received: datetime, identity: datetime) -> datetime:
    start = begun(clock, received, [identity])
    assert start is not None
    return start


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


# ---------------------------------------------------------------- generated questions

LAWS = (
    (("eu",), "assistant", datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)),
    (("eu",), "companion", datetime(2026, 12, 2, tzinfo=UTC)),
    (("lt",), "assistant", datetime(2028, 2, 29, 12, tzinfo=UTC)),
    (("us-ca",), "assistant", datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC)),
    (("us-ca",), "companion", datetime(2027, 1, 1, tzinfo=UTC)),
    (("uk",), "assistant", datetime(2026, 2, 5, tzinfo=UTC)),
    (("tw",), "regulated", datetime(2024, 2, 29, 12, tzinfo=UTC)),
    (("us-ut",), "mental_health", datetime(2026, 11, 22, 12, tzinfo=UTC)),
    (("eu", "us-ca"), "assistant", datetime(2026, 11, 30, 20, tzinfo=timezone(timedelta(hours=-12)))),
    (("cn", "us-co"), "companion", datetime(2026, 7, 16, 1, tzinfo=timezone(timedelta(hours=14)))),
    (("strict",), "assistant", datetime(2026, 11, 22, 12, tzinfo=UTC)),
    (("eu", "atlantis"), "assistant", datetime(2026, 11, 22, 12, tzinfo=UTC)),
    (("eu",), "no such kind", datetime(2026, 11, 22, 12, tzinfo=UTC)),
)
"""Jurisdictions, kind of service, moment: on the first and last days of rules, on leap days, noted with offsets."""
NUMBERS = (0, 1, 2, 3, 599, 600, 900, 3600, 86399, 86400, 604800, 2592000, 31536000, 63158400, 10**9)
TEXTS = {
    "rule": ("eu/gdpr_17_3", "us-ca/ca_ccpa_105_d", "eu/no_such_rule", "nowhere/rule"),
    "exception": ("legal_duty", "legal_claims", "transaction", "research", "because"),
}


def generated(name: str, count: int, seed: int) -> Iterator[Case]:
    """Random questions that fit the schema of a decision, each some random facts away from a row of the table.

    The same seed gives the same questions.
    """
    chance = random.Random(f"{name}{seed}")
    table = [case for case in rows() if case.decision == name and "error" not in case.expect]
    for number in range(count):
        jurisdictions, kind, at = chance.choice(LAWS)
        changed = _Maker(name, chance).question()
        kept = chance.choice([0, 0.5, 0.8])
        yield Case(
            name=f"{name} {number} of seed {seed}",
            decision=name,
            jurisdictions=jurisdictions,
            kind=kind,
            at=at,
            question={
                key: fact if chance.random() < kept else changed[key]
                for key, fact in chance.choice(table).question.items()
            },
            expect={},
        )


class _Maker:
    """Makes a question from its schema."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self._schema = schema(name)
        self._chance = chance
        self._named = 0

    def question(self) -> dict[str, Any]:
        made: dict[str, Any] = self._make(self._schema["question"], "")
        return made

    def _make(self, shape: dict[str, Any], key: str) -> Any:
        pick = self._chance.choice
        if "$ref" in shape:
            named = shape["$ref"].rpartition("/")[2]
            return self._make(self._schema["$defs"][named], named if named == "id" else key)
        if "enum" in shape:
            return pick(shape["enum"])
        if "anyOf" in shape:
            return self._make(pick(shape["anyOf"]), key)
        kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
        kind = pick(kinds)
        if kind == "object":
            return self._object(shape)
        if kind == "array":
            return self._array(shape, key)
        if kind == "integer":
            return pick([number for number in NUMBERS if number <= shape["maximum"]])
        if kind == "string":
            return self._text(key)
        return {"boolean": pick([True, False]), "null": None}[kind]

    def _object(self, shape: dict[str, Any]) -> dict[str, Any]:
        required = shape.get("required", [])
        keys = [key for key in shape["properties"] if key in required or self._chance.random() < 0.4]
        return {key: self._make(shape["properties"][key], key) for key in keys}

    def _array(self, shape: dict[str, Any], key: str) -> list[Any]:
        made: list[Any] = []
        for _ in range(self._chance.choice([0, 1, 1, 2, 5])):
            item = self._make(shape["items"], key)
            if not (shape.get("uniqueItems") and item in made):
                made.append(item)
        return made

    def _text(self, key: str) -> str:
        if key in TEXTS:
            return self._chance.choice(TEXTS[key])
        self._named += 1
        return f"i{self._named}"


def schema(name: str) -> dict[str, Any]:
    """The schema of a decision, as it is shipped."""
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text())
    return read
