"""What is known of a person and a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guardrail.types.decisions import ConsentMethod
from guardrail.types.events import Direction, Event
from guardrail.types.law import AgeBracket, ConsentState, Purpose


class Pending(StrEnum):
    """A question of Guardrail's own that the person has not answered yet."""

    CONSENT = "consent"  # to the service
    PURPOSE = "purpose"  # to one more purpose, see ``Standing.pending_about``
    ERASURE = "erasure"
    AGE = "age"
    LINK = "link"  # whether another account is the person's, too
    LINK_TOLD = "link_told"  # no question: another account was linked with this one, and nobody said so here yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Where a person stands on one purpose."""

    state: ConsentState
    at: datetime
    method: ConsentMethod = ConsentMethod.WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known about a person in a conversation before the turn is decided."""

    subject_id: str
    conversation_id: str
    known: bool  # False: this turn creates the subject
    consents: Mapping[Purpose, Consent] = field(default_factory=dict)
    pending: Pending | None = None
    pending_at: datetime | None = None
    pending_about: Purpose | None = None
    age: AgeBracket | None = None
    language: str | None = None
    disclosed_at: datetime | None = None  # newest disclosure in this conversation
    human_at: datetime | None = None  # since when a human answers in this conversation
    restricted: bool = False  # stored, not processed (GDPR Art. 18)
    waiting: int = 0  # messages that wait sealed for consent
    kept: int = 0  # vault entries of this conversation in the store

    @property
    def unasked(self) -> Purpose | None:
        """The purpose whose question is open but could not be shown yet: it rides on the next answer."""
        if self.pending is not Pending.PURPOSE or self.pending_about is None or self.pending_at is None:
            return None
        consent = self.consents.get(self.pending_about)
        shown = consent is not None and consent.state is ConsentState.ASKED and consent.at >= self.pending_at
        return None if shown else self.pending_about


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An event of an identified person on a route at a time."""

    id: str
    route: str
    channel: str
    direction: Direction
    at: datetime
    subject_id: str
    conversation_id: str
    ephemeral: bool
    group: bool
    event: Event
