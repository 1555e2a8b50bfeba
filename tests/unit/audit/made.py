"""Entries made by hand, with ids that count and times that are told."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from guardrail.core import entries
from guardrail.core.ids import new_id
from guardrail.types import AuditRecorded

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
REVISION = "ab" * 32
_numbers = count(1)


def an_id(prefix: str, number: int) -> str:
    """The same id for the same number."""
    return new_id(prefix, lambda size: number.to_bytes(size, "big"))


def made(tag: str, at: datetime = AT, **fields: object) -> AuditRecorded:
    """The next entry."""
    return entries.entry(tag, fields, entry_id=an_id("ent", next(_numbers)), at=at)


def decided(
    number: int,
    *reasons: str,
    at: datetime = AT,
    action: str = "admit",
    decision: int | None = None,
    **fields: object,
) -> AuditRecorded:
    """A decision about the turn of this number, by default with the same number."""
    return made(
        "turn:decision:made",
        at,
        turn=an_id("trn", number),
        decision=an_id("dec", number if decision is None else decision),
        action=action,
        revision=REVISION,
        reasons=list(reasons),
        **{"direction": "inbound", "route": "shop", **fields},
    )


def answered(number: int, *, at: datetime = AT) -> AuditRecorded:
    """The answer of the turn and decision of this number."""
    return made("turn:answer:sent", at, turn=an_id("trn", number), decision=an_id("dec", number))
