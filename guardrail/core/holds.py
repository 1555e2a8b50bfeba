"""Legal holds: what must not be deleted, by whose order, until when. Pure.

A hold is one dossier (:mod:`guardrail.types`). Its reason is sealed under the hold's own key; its body holds words,
times and random ids. It beats erasure and retention item by item (``guardrail/erasure``, ``guardrail/retention``),
and what it keeps is used for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from guardrail.core.entry_kinds import MAX_SECONDS, parse_timestamp, timestamp
from guardrail.core.ids import new_id
from guardrail.errors import IntegrityError
from guardrail.types import Dossier, DossierKind, Json, Sealed

MOST_ASKED = 64
"""How many holds a question of the policies takes."""


class HoldState(StrEnum):
    """Where a hold stands."""

    ACTIVE = "active"
    LIFTING = "lifting"  # somebody asked to lift it; it is in force until a second person agrees
    ENDING = "ending"  # it holds nothing any more; what it alone kept is being deleted
    ENDED = "ended"


IN_FORCE = frozenset({HoldState.ACTIVE, HoldState.LIFTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold as it stands. It is on one subject or on everything of a route, never on both."""

    id: str
    state: HoldState
    at: datetime  # placed
    subject_id: str | None = None
    route: str | None = None
    rule: str | None = None  # "jurisdiction/rule"; None: an order
    until: datetime | None = None
    kinds: tuple[str, ...] = ()  # of items, when an exception of the law keeps no more than these; empty: all
    placed_by: str | None = None  # an officer's id; None: the policy, for an exception
    asked_by: str | None = None  # who asked to lift it
    ended_by: str | None = None  # who agreed; None: it ran out
    version: int = 1
    sealed: Sealed | None = None

    def holds(self, subject_id: str | None, route: str, at: datetime) -> bool:
        """Whether it keeps what this subject has on this route, at that time."""
        meant = self.subject_id == subject_id if self.subject_id is not None else self.route == route
        return meant and self.state in IN_FORCE and (self.until is None or at < self.until)

    def keeps(self, kind: str) -> bool:
        """Whether it keeps items of this kind."""
        return not self.kinds or kind in self.kinds

    def moved(self, state: HoldState, **changes: Any) -> Hold:
        """The same hold in another state, its next version."""
        return replace(self, state=state, version=self.version + 1, **changes)


def to_dossier(hold: Hold) -> Dossier:
    """As it is stored. It falls due when it runs out, or at once when something is left to delete."""
    due = {HoldState.ENDING: hold.at, HoldState.ENDED: None}.get(hold.state, hold.until)
    body: dict[str, Json] = {
        "route": hold.route,
        "rule": hold.rule,
        "until": None if hold.until is None else timestamp(hold.until),
        "kinds": list(hold.kinds),
        "placed_by": hold.placed_by,
        "asked_by": hold.asked_by,
        "ended_by": hold.ended_by,
    }
    return Dossier(
        kind=DossierKind.HOLD,
        id=hold.id,
        state=hold.state.value,
        at=hold.at,
        subject_id=hold.subject_id,
        due_at=due,
        version=hold.version,
        body=body,
        sealed=hold.sealed,
    )


def from_dossier(dossier: Dossier) -> Hold:
    """Read it back; :class:`~guardrail.errors.IntegrityError` for what no release wrote."""
    body: Mapping[str, Any] = dossier.body
    try:
        return Hold(
            id=dossier.id,
            state=HoldState(dossier.state),
            at=dossier.at,
            subject_id=dossier.subject_id,
            route=body["route"],
            rule=body["rule"],
            until=body["until"] and parse_timestamp(body["until"]),
            kinds=tuple(body["kinds"]),
            placed_by=body["placed_by"],
            asked_by=body["asked_by"],
            ended_by=body["ended_by"],
            version=dossier.version,
            sealed=dossier.sealed,
        )
    except (KeyError, ValueError, TypeError):
        pass
    raise IntegrityError("a hold in the database is not as any release wrote it")


def facts(holds: Iterable[Hold], at: datetime) -> list[Json]:
    """The ``holds`` of a question. Of too many those that run longest: the policies ask for the last end."""
    asked = sorted(holds, key=lambda hold: (hold.until is not None, hold.until and -hold.until.timestamp()))
    return [{"until_seconds": _left(hold.until, at), "rule": hold.rule} for hold in asked[:MOST_ASKED]]


def held_id(hold_id: str, place: Sequence[str]) -> str:
    """The id of the copy that a hold keeps of a record: the same however often it is made.

    ``place`` is what names the record, random ids of ours; nothing of a person goes into the hash.
    """
    digest = sha256("\x00".join((hold_id, *place)).encode()).digest()
    return new_id("arc", lambda size: digest[:size])


def _left(until: datetime | None, at: datetime) -> int | None:
    """Whole seconds, a begun one counted: rounding must not end a hold early."""
    return None if until is None else max(0, min(MAX_SECONDS, -int((at - until).total_seconds() // 1)))
