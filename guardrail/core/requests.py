"""A request of a person about their data, from its arrival to its answer. Pure.

A request is one dossier (:mod:`guardrail.types`, :mod:`guardrail.core.requests_dossier`). Nothing here is personal:
who asks is a random id, why and what exactly is sealed. Which step may follow which is a table
(:mod:`guardrail.core.requests_moves`); what the law gives in durations becomes instants in
:mod:`guardrail.core.requests_clocks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guardrail.types import Json, Purpose, Right, Sealed, Way


class RequestState(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"  # nobody decided yet (the policy did not answer, or is asked in a moment)
    VERIFYING = "verifying"  # waits for the person: identity, an agent's permission
    REVIEWING = "reviewing"  # an officer must look
    WORKING = "working"  # accepted; what it asks for is being done
    FULFILLED = "fulfilled"
    PARTLY = "partly"  # fulfilled but for what the law keeps
    REFUSED = "refused"
    CANCELLED = "cancelled"  # by the person, or with their erasure


OPEN = frozenset({RequestState.RECEIVED, RequestState.VERIFYING, RequestState.REVIEWING, RequestState.WORKING})
"""States that somebody has still to do something about."""

BY_HAND = frozenset({Right.ACCESS, Right.PORTABILITY, Right.RECTIFICATION, Right.HUMAN_REVIEW})
"""What a machine cannot end: somebody must read a copy, or do something. All else is done as soon as it is accepted."""

PERMISSIONS = ("none", "signed", "power_of_attorney")
"""What an agent can show, the least first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was shown of an identity (question ``identity`` of the decision ``rights``)."""

    account: bool = False  # the channel vouches for the account
    code: bool = False  # a one-time code came back through it
    data_points: int = 0
    declaration: bool = False
    permission: str = "none"  # "signed", "power_of_attorney"
    doubt: bool = False

    def and_also(self, more: Shown) -> Shown:
        """Both together. A doubt stays: more proof answers it, not silence."""
        return Shown(
            account=self.account or more.account,
            code=self.code or more.code,
            data_points=max(self.data_points, more.data_points),
            declaration=self.declaration or more.declaration,
            permission=max(self.permission, more.permission, key=PERMISSIONS.index),
            doubt=self.doubt or more.doubt,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the law gave a request when it came, in durations (:mod:`guardrail.core.clocks`)."""

    deadlines: tuple[str, ...] = ()  # the earliest counts; none: the law is not known
    acknowledge: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    start: str = "receipt"  # or "latest_of_request_identity_fee"
    pauses: bool = False  # the clock stands while the person is asked for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a request's history."""

    at: datetime
    move: str  # a word of guardrail.core.requests_moves.Move
    to: RequestState
    by: str | None = None  # an officer's id or a controller's name; None: the person, or the machine
    reasons: tuple[str, ...] = ()


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
    terms: Terms | None = None  # None: nobody decided yet
    ways: tuple[str, ...] = ()  # how the identity can be shown, one of these
    begun_at: datetime | None = None  # when the clock started; None: it waits for the person (UK GDPR Art. 12A)
    first_due_at: datetime | None = None  # when the answer is due without an extension
    due_at: datetime | None = None  # when the answer is due, pauses counted
    silent_by: datetime | None = None  # when whoever was asked for more counts as silent
    acknowledge_by: datetime | None = None
    acknowledged_at: datetime | None = None
    asked_at: datetime | None = None  # when the person was asked for more, last
    identified_at: datetime | None = None  # when enough was shown after that
    extended: str | None = None  # why: "complexity", "number"
    paused_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    reminded_at: datetime | None = None  # when it was audited that nobody acknowledged it in time
    overdue_at: datetime | None = None  # when it was audited that nobody answered it in time
    fee: str = "free"
    reasons: tuple[str, ...] = ()  # of the newest decision
    obligations: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()  # as audit entries spell them
    elements: tuple[str, ...] = ()  # what a refusal must say
    revision: str | None = None
    closed_at: datetime | None = None
    proof_seconds: int | None = None  # how long it is kept as proof once it is closed; None: until an officer looked
    proof_until: datetime | None = None  # when the proof of it goes
    decided_by: str | None = None  # an officer's id; None: policy alone
    controller: str | None = None  # of OpenDSR: who sent it
    external_id: str | None = None  # of OpenDSR: its UUID there
    history: tuple[Step, ...] = ()  # oldest first
    plan: Mapping[str, Json] | None = None  # of an erasure: what becomes of which item; its room's own words
    lookup: bytes | None = field(default=None, repr=False)  # keyed hash by which it is found
    note: Sealed | None = field(default=None, repr=False)  # what it is about, under the request's own key

    @property
    def open(self) -> bool:
        """Whether somebody has still to do something about it."""
        return self.state in OPEN

    @property
    def waiting(self) -> bool:
        """Whether its clock stands, because the person was asked for more."""
        return self.open and self.terms is not None and (self.begun_at is None or self.paused_at is not None)

    @property
    def acknowledging(self) -> bool:
        """Whether the law wants it acknowledged, and nobody did."""
        return self.open and self.acknowledge_by is not None and self.acknowledged_at is None

    @property
    def in_hands(self) -> bool:
        """Whether it waits for people's work. Nobody has to write to a machine that nobody is known."""
        of_nobody = self.subject_id is None and self.way in (Way.OPENDSR, Way.CHANNEL)
        return self.state is RequestState.WORKING and self.right in BY_HAND and not of_nobody
