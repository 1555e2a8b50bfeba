"""Cases as a lawyer writes them down, and how a policy is asked about one.

A table is YAML: a list of cases, or ``{usual: {DECISION: QUESTION}, cases: [CASE, …]}``. A case says only what
is unlike the usual::

    - case: A Lithuanian of fourteen may agree by herself
      decision: turn                # the default; or law, erasure, rights, …
      jurisdictions: [lt]           # default: strict
      kind: assistant
      date: 2026-11-22              # or now: 2026-11-22T12:00:00Z
      person: {age: "14", consents: {service: asked}}
      message: {intents: ["yes"]}   # parts of a turn's question; other decisions: question: {…}
      expect: {decision: answer}    # what must be decided; not read here

What a case says of a part (``person``, ``message``, …) replaces single facts of that part, each as a whole.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from guardrail.errors import GuardrailError, PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT as TURN
from guardrail.policy.decisions import turn_decision
from guardrail.policy.entrypoints import BY_NAME
from guardrail.policy.law import LawBook
from guardrail.policy.question import SMOKE_QUESTION, citable, law_facts
from guardrail.policy.rulings import Rulings
from guardrail.ports import PolicyEngine, RawDecision
from guardrail.types import ConsentState, Json

DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When a case happens that does not say when."""
PARTS = ("route", "person", "conversation", "message", "coverage")
AGREED: dict[str, Json] = {"state": "given", "age_seconds": 3600, "method": "words"}
USUAL: dict[str, Json] = {
    "direction": "inbound",
    **{part: SMOKE_QUESTION[part] for part in PARTS},
    "route": {**SMOKE_QUESTION["route"], "channel": "webchat"},  # type: ignore[dict-item]
    "person": {**SMOKE_QUESTION["person"], "known": True, "consents": {"service": AGREED}},  # type: ignore[dict-item]
    "conversation": {**SMOKE_QUESTION["conversation"], "disclosed_age_seconds": 60},  # type: ignore[dict-item]
}
"""A turn: somebody who agreed an hour ago, was told a minute ago that a machine answers, and writes something."""
_ABOUT = {"case", "decision", "jurisdictions", "kind", "date", "now", "question", "expect"}


class CaseError(GuardrailError):
    """A table that cannot be read; names the case, which is the operator's own word."""

    code = "scenario_invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case. ``question`` is complete but for the law, which is read when it is asked."""

    name: str
    decision: str
    jurisdictions: tuple[str, ...]
    kind: str
    at: datetime
    question: Mapping[str, Json]
    expect: Mapping[str, Any]


def read_cases(place: Path) -> tuple[Case, ...]:
    """The cases of one table. Raises :class:`CaseError`."""
    try:
        table = yaml.safe_load(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        raise CaseError(f"{place.name}: not a YAML file that can be read") from None
    rows, usual = (table.get("cases"), table.get("usual", {})) if isinstance(table, dict) else (table, {})
    if not isinstance(rows, list) or not isinstance(usual, dict):
        raise CaseError(f"{place.name}: neither a list of cases nor usual and cases")
    cases = tuple(read_case(row, usual) for row in rows)
    if len({case.name for case in cases}) != len(cases):
        raise CaseError(f"{place.name}: two cases of one name")
    return cases


def read_case(row: Any, usual: Mapping[str, Any] | None = None) -> Case:
    """One case; ``usual`` holds questions by decision. Raises :class:`CaseError`."""
    if not isinstance(row, dict) or not isinstance(row.get("case"), str):
        raise CaseError("a case without a name")
    name, decision = row["case"], row.get("decision", "turn")
    if decision not in BY_NAME:
        raise CaseError(f"{name}: no such decision (there are: {', '.join(BY_NAME)})")
    kind = row.get("kind", "assistant")
    whole = (usual or {}).get(decision, USUAL if decision == "turn" else {})
    changes = {**row.get("question", {}), **{key: row[key] for key in row.keys() - _ABOUT}}
    question = _changed(name, whole, changes, closed=decision == "turn")
    if decision == "turn":
        question["route"] = {**_part(name, question, "route"), "kind": kind}
    return Case(
        name=name,
        decision=decision,
        jurisdictions=_jurisdictions(name, row.get("jurisdictions", "strict")),
        kind=kind,
        at=_moment(name, row),
        question=question,
        expect=row.get("expect", {}),
    )


async def decide(case: Case, engine: PolicyEngine, book: LawBook) -> RawDecision:
    """Ask about a case, its answer's shape checked. Raises :class:`PolicyUnavailableError`."""
    moment = case.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if case.decision == "law":
        asked: dict[str, Json] = {"now": moment, "jurisdictions": [*case.jurisdictions], "kind": case.kind}
        return await engine.evaluate(BY_NAME["law"], asked)
    if case.decision == "turn":
        law = await book.in_force(case.jurisdictions, case.kind, case.at)
        facts = law_facts(law, grounds=citable(case.question))
        raw = await engine.evaluate(TURN, {**case.question, "now": moment, "law": facts})
        turn_decision(raw, "dec_case")
        return raw
    ruling = await Rulings(engine, book).rule(
        case.decision, case.question, jurisdictions=case.jurisdictions, kind=case.kind, at=case.at
    )
    return RawDecision(result=dict(ruling.answer), revision=ruling.revision, engine=ruling.engine)


async def decided(case: Case, engine: PolicyEngine, book: LawBook) -> dict[str, Json]:
    """The answer, or ``{"decision": None, "reasons": [code]}`` where no valid one comes."""
    try:
        result = (await decide(case, engine, book)).result
    except PolicyUnavailableError as error:
        return {"decision": None, "reasons": [error.code]}
    return result if isinstance(result, dict) else {"decision": None, "reasons": ["policy_shape"]}


def differences(before: Json, after: Json, place: str = "") -> Iterator[tuple[str, Json, Json]]:
    """Where two answers differ: the place, what stood there, what stands there now."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key), after.get(key), f"{place}.{key}" if place else key)
    elif before != after:
        yield place, before, after


def _changed(name: str, usual: Mapping[str, Any], changes: Mapping[str, Any], *, closed: bool) -> dict[str, Any]:
    question = copy.deepcopy(dict(usual))
    for key, change in changes.items():
        if closed and key not in question:
            raise CaseError(f"{name}: {key} is no part of the question")
        if not isinstance(question.get(key), dict) or not isinstance(change, dict):
            question[key] = change
            continue
        surplus = change.keys() - question[key].keys() if closed else ()
        if surplus:
            raise CaseError(f"{name}: {key}.{min(surplus)} is no fact of the question")
        question[key].update(change)
    person = question.get("person")
    if isinstance(person, dict) and isinstance(person.get("consents"), dict):
        person["consents"] = {purpose: _consent(given) for purpose, given in person["consents"].items()}
    return question


def _consent(given: Any) -> Any:
    """``given`` for one that was given an hour ago by words."""
    return {**AGREED, "state": given} if isinstance(given, str) and given in set(ConsentState) else given


def _part(name: str, question: Mapping[str, Any], part: str) -> dict[str, Any]:
    value = question[part]
    if not isinstance(value, dict):
        raise CaseError(f"{name}: {part} is not a mapping")
    return value


def _jurisdictions(name: str, given: Any) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not names or not all(isinstance(each, str) for each in names):
        raise CaseError(f"{name}: jurisdictions is neither a name nor a list of names")
    return tuple(each.replace("_", "-") for each in names)


def _moment(name: str, row: Mapping[str, Any]) -> datetime:
    """YAML reads an unquoted date or time as one."""
    given = row.get("now", row.get("date"))
    try:
        if given is None:
            return DAY
        if isinstance(given, str):
            given = datetime.fromisoformat(given) if len(given) > 10 else date.fromisoformat(given)
        if isinstance(given, datetime):
            return given if given.tzinfo else given.replace(tzinfo=UTC)
        if isinstance(given, date):
            return datetime(given.year, given.month, given.day, 12, tzinfo=UTC)
    except ValueError:
        pass
    raise CaseError(f"{name}: neither a date nor a moment")
