"""The readable rows of the decisions beside the turn, and what a ruling looks like in their words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from guardrail.core.clocks import begun, due, extended, paused
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.rulings import Ruling, Rulings
from guardrail.policy.scenarios import Case, read_cases


def rows() -> tuple[Case, ...]:
    """The table."""
    return read_cases(Path(__file__).with_name("policy_rulings.yaml"))


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
