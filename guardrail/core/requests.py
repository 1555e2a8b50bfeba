"""A request of a person about their data, from its arrival to its answer. Pure.

A request is one dossier (:mod:`guardrail.types`). Nothing here is personal: who asks is a random id, why and what
exactly is sealed. What the law gives in durations became instants when the request came (:mod:`guardrail.core.clocks`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guardrail.types import Purpose, Right, Way


class RequestState(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"  # nobody decided yet (the policy did not answer, or is asked in a moment)
    VERIFYING = "verifying"  # waits for the person: identity, an agent's permission
    REVIEWING = "reviewing"  # an officer must look
    WORKING = "working"  # accepted; what it asks for is being done
    FULFILLED = "fulfilled"
    PARTLY = "partly"  # fulfilled but for what the law keeps
    REFUSED = "refused"
    CANCELLED = "cancelled"  # by the person


OPEN = frozenset({RequestState.RECEIVED, RequestState.VERIFYING, RequestState.REVIEWING, RequestState.WORKING})
"""States that somebody has still to do something about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was shown of an identity (question ``identity`` of the decision ``rights``)."""

    account: bool = False  # the channel vouches for the account
    code: bool = False  # a one-time code came back through it
    data_points: int = 0
    declaration: bool = False
    permission: str = "none"  # "signed", "power_of_attorney"
    doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it stands."""

    id: str
    right: Right
    way: Way
    route: str  # whose jurisdictions apply
    subject_id: str | None  # None: nobody is known by what was given
    received_at: datetime
    state: RequestState
    language: str
    about: Purpose | None = None  # what an objection, opt-out or withdrawal names
    version: int = 1
    shown: Shown = field(default_factory=Shown)
    begun_at: datetime | None = None  # when the clock started; None: it waits for the person (UK GDPR Art. 12A)
    due_at: datetime | None = None  # when the answer is due, pauses counted
    acknowledge_by: datetime | None = None
    acknowledged_at: datetime | None = None
    extended: str | None = None  # why: "complexity", "number"
    paused_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    fee: str = "free"
    reasons: tuple[str, ...] = ()  # of the newest decision
    obligations: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()  # as audit entries spell them
    revision: str | None = None
    closed_at: datetime | None = None
    proof_until: datetime | None = None  # when the proof of it goes
    decided_by: str | None = None  # an officer's id; None: policy alone
    controller: str | None = None  # of OpenDSR: who sent it
    external_id: str | None = None  # of OpenDSR: its UUID there

    @property
    def open(self) -> bool:
        """Whether somebody has still to do something about it."""
        return self.state in OPEN
