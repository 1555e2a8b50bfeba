"""Who stores."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from guardrail.types import (
    AgeBracket,
    ConsentRow,
    Direction,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    InboxItem,
    Sealed,
    Standing,
    TranscriptRow,
    VaultRow,
    Write,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which dossiers are wanted; what is None is not asked."""

    states: Collection[str] | None = None
    subject_ids: Collection[str] | None = None
    parent_id: str | None = None
    due_before: datetime | None = None
    by_due: bool = False  # earliest due first (those without a time last); else newest first
    after: str | None = None  # the id of the last dossier of the page before
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRow:
    """A sealed row of a subject, and the place it was sealed for."""

    cursor: int
    table: str  # "transcript" or "vault"
    record_id: str
    conversation_id: str
    owner_id: str
    placeholder: str | None  # of a vault entry
    direction: Direction | None  # of a transcript record
    at: datetime | None  # of a transcript record
    expires_at: datetime
    decision_id: str | None
    sealed: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A subject's row: route, since when, language, age bracket, and what stands against processing."""

    subject_id: str
    route: str
    created_at: datetime
    language: str | None
    age: AgeBracket | None
    restricted_at: datetime | None
    erasing_at: datetime | None


class Store(Protocol):
    """The data: one relational schema on SQLite and PostgreSQL."""

    async def commit(self, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
        """Apply all writes in one transaction; durable when it returns (group-committed).

        ``alive`` names subjects that must exist and not be under erasure in that same transaction;
        subjects created by ``writes`` count as existing. Raises
        :class:`~guardrail.errors.ErasedError` (a subject is gone),
        :class:`~guardrail.errors.DuplicateError` (inbox item or transcript message known; ``same``
        compares the content hash), :class:`~guardrail.errors.StaleVaultError` (placeholder taken),
        :class:`~guardrail.errors.ConflictError` (lookup of a new subject or conversation taken by a
        concurrent first turn: read again; code ``changed_meanwhile`` or ``lookup_taken``: a dossier),
        :class:`~guardrail.errors.StoreUnavailableError`.
        """
        ...

    async def find(self, route: str, user: bytes | None, conversation: bytes) -> Standing | None:
        """What is known about the person with this lookup in the conversation with that lookup.

        ``user`` None: the conversation's own subject. None when the subject is unknown; a known
        subject in a new conversation has an empty ``conversation_id``.
        """
        ...

    async def standing(self, subject_id: str, conversation_id: str) -> Standing | None:
        """The same by ids; None when the subject is gone."""
        ...

    async def vault(self, conversation_id: str) -> Sequence[VaultRow]:
        """All living vault entries of a conversation, oldest first."""
        ...

    async def foreign(self, identifiers: Sequence[bytes], subject_id: str) -> frozenset[bytes]:
        """Which of these identifier hashes belong to some other living subject, and not to this one."""
        ...

    async def transcript(self, conversation_id: str, limit: int = 100) -> Sequence[TranscriptRow]:
        """The newest records of a conversation, oldest first."""
        ...

    async def conversations(self, subject_id: str) -> Sequence[str]:
        """Ids of every conversation of a subject."""
        ...

    async def answered(self, turn_message: bytes) -> Sequence[TranscriptRow]:
        """The outbound records of the turn whose inbound message has this lookup (redelivery)."""
        ...

    async def reply_handle(self, lookup: bytes) -> tuple[str, str] | None:
        """(conversation id, subject id) of a channel's reply token, unless expired."""
        ...

    async def conversation(self, route: str, lookup: bytes) -> str | None:
        """The id of a conversation that somebody else may have begun (a group)."""
        ...

    async def party(self, conversation_id: str) -> tuple[str, str] | None:
        """Route and subject of a conversation with one person; None for a group, and when there is none."""
        ...

    async def consent_history(self, subject_id: str) -> Sequence[ConsentRow]:
        """Every event of a subject's consent ledger, oldest first; empty when the subject is gone."""
        ...

    async def disclosures(self, conversation_id: str) -> Sequence[DisclosureRecorded]:
        """Every event of a conversation's disclosure ledger, oldest first."""
        ...

    async def inbox_due(self, now: datetime, limit: int = 100) -> Sequence[InboxItem]:
        """READY and SENDING items whose time has come, oldest first, at most the head of each conversation.

        With several processes each item is leased to one of them for a minute.
        """
        ...

    async def inbox_waiting(self, subject_id: str, conversation_id: str) -> Sequence[InboxItem]:
        """WAITING items, oldest first."""
        ...

    async def inbox_counts(self) -> Mapping[str, int]:
        """How many messages lie in the inbox, by state."""
        ...

    async def erase_rows(self, subject_id: str, limit: int = 200) -> Mapping[str, int]:
        """Delete at most ``limit`` rows of a subject whose erasure has begun, in one transaction; counts by table,
        zeros left out. Empty: nothing is left but what :class:`~guardrail.types.SubjectErased` deletes."""
        ...

    async def sealed_rows(self, subject_id: str, after: int = 0, limit: int = 500) -> Sequence[SealedRow]:
        """Every sealed row of a subject (transcript, vault), by table and order of arrival, a page at a time.

        ``after`` is the ``cursor`` of the last row of the page before.
        """
        ...

    async def subject_of(self, route: str, lookup: bytes) -> str | None:
        """The id of the person with this lookup on a route, also while being erased."""
        ...

    async def person(self, subject_id: str) -> PersonView | None:
        """What is known of a subject beside its words; None when it is gone."""
        ...

    async def dossier(self, kind: DossierKind, id: str) -> Dossier | None:
        """One dossier by its id."""
        ...

    async def dossier_by(self, kind: DossierKind, lookup: bytes) -> Dossier | None:
        """One dossier by the keyed hash it is found by."""
        ...

    async def dossiers(self, kind: DossierKind, chosen: Chosen) -> Sequence[Dossier]:
        """Dossiers of a kind that fit, in the order of ``chosen``. Raises :class:`~guardrail.errors.ConflictError`
        (code ``changed_meanwhile``) when the dossier ``after`` which the page begins is gone."""
        ...

    async def dossiers_due(
        self, kind: DossierKind, states: Collection[str], now: datetime, limit: int = 100
    ) -> Sequence[Dossier]:
        """Those in one of ``states`` whose ``due_at`` has come, earliest first; each is leased to the caller for a
        minute, so that of several processes one works it off."""
        ...

    async def erasures_begun(self) -> Sequence[str]:
        """Subjects whose erasure was begun and not finished (after a crash)."""
        ...

    async def expire(self, now: datetime, limit: int = 1000) -> Mapping[str, int]:
        """Delete what has expired, at most ``limit`` rows a table; counts by table."""
        ...

    async def ready(self) -> None:
        """Raise unless the schema is at the expected migration and a write would be accepted."""
        ...

    async def close(self) -> None: ...
