"""What was stored, read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from guardrail.types.events import Direction
from guardrail.types.values import Sealed
from guardrail.types.writes import ConsentRecorded, InboxState


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A message read back from the inbox."""

    item_id: str
    route: str
    subject_id: str
    conversation_id: str
    envelope_id: str
    position: int
    sealed: Sealed
    state: InboxState
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """An event of the consent ledger read back."""

    recorded: ConsentRecorded
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptRow:
    """A sealed transcript record read back."""

    record_id: str
    turn_id: str
    conversation_id: str
    owner_id: str
    direction: Direction
    at: datetime
    expires_at: datetime
    decision_id: str
    sealed: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRow:
    """A sealed vault entry read back."""

    record_id: str
    conversation_id: str
    subject_id: str
    placeholder: str
    sealed: Sealed
