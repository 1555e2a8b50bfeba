"""What is stored: the writes of a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from guardrail.types.decisions import ConsentMethod, Element
from guardrail.types.dossiers import Dossier, DossierKind
from guardrail.types.events import Direction
from guardrail.types.law import AgeBracket, ConsentState, LegalBasis, Purpose
from guardrail.types.standing import Pending
from guardrail.types.values import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectCreated:
    """A person seen for the first time. ``lookup`` is a keyed hash of the channel's user id."""

    subject_id: str
    route: str
    lookup: bytes
    at: datetime
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationCreated:
    """A conversation seen for the first time; groups belong to no single subject."""

    conversation_id: str
    subject_id: str | None
    route: str
    lookup: bytes
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptAppended:
    """A pseudonymised message, sealed for its owner (subject id, or conversation id in groups)."""

    record_id: str
    turn_id: str
    conversation_id: str
    owner_id: str
    direction: Direction
    at: datetime
    expires_at: datetime
    decision_id: str
    sealed: Sealed
    message_lookup: bytes | None = None  # keyed hash of the channel's message id


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultAppended:
    """An original, sealed for the person it belongs to. Unique by conversation and placeholder."""

    record_id: str
    conversation_id: str
    subject_id: str
    placeholder: str
    sealed: Sealed
    expires_at: datetime
    identifier: bytes | None = None  # keyed hash, for unique identifiers only (erasable)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecorded:
    """One event of the consent ledger (ISO/IEC TS 27560), with the exact text version shown."""

    record_id: str
    subject_id: str
    conversation_id: str
    purpose: Purpose
    state: ConsentState
    event: str  # W3C DPV: ConsentRequested, ConsentGiven, RenewedConsentGiven, ConsentWithdrawn …
    method: ConsentMethod
    basis: LegalBasis
    jurisdictions: tuple[str, ...]
    text_version: str
    text_hash: str  # SHA-256 (hex) of the very text, with the operator's name and address in it
    language: str
    at: datetime
    decision_id: str
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRecorded:
    """One event of the disclosure ledger: which text was shown when, by which law, in which message."""

    record_id: str
    subject_id: str | None
    conversation_id: str
    turn_id: str
    text_version: str
    language: str
    law: str
    at: datetime
    elements: tuple[Element, ...] = (Element.AUTOMATED,)
    message_id: str | None = None  # the transcript record that carried it; None: a message that is not kept


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Guardrail's open question to a person; ``None`` closes it."""

    subject_id: str
    pending: Pending | None
    at: datetime
    about: Purpose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeNoted:
    """The age bracket that a person gave."""

    subject_id: str
    age: AgeBracket


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffNoted:
    """A human took a conversation over (``at``), or gave it back to the bot (None); then the disclosure is due."""

    conversation_id: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNoted:
    """The language in which a person was last understood with certainty."""

    subject_id: str
    language: str


class InboxState(StrEnum):
    """The life of a message between the channel's acknowledgement and the bot's."""

    READY = "ready"  # to be processed, in order per conversation
    WAITING = "waiting"  # for consent
    SENDING = "sending"  # its intent is durable; the bot has it or will
    DELIVERED = "delivered"  # the bot has it
    DROPPED = "dropped"  # refused, expired, answered by Guardrail
    DEAD = "dead"  # retries exhausted


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxReceived:
    """A raw message, sealed, before anything looked into it. Unique by route and ``dedupe``."""

    item_id: str
    route: str
    subject_id: str
    conversation_id: str
    dedupe: bytes  # keyed hash of the channel's message id
    content: bytes  # keyed hash of what must be equal in a redelivery
    envelope_id: str
    position: int
    sealed: Sealed
    state: InboxState
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxMoved:
    """A message goes on: to another state, or to its next attempt."""

    item_id: str
    state: InboxState
    attempts: int = 0
    next_at: datetime | None = None
    sealed: Sealed | None = None  # replaces the content (a fresh reply token); None keeps it


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxWithdrawn:
    """The person took back a message that the bot does not have yet: it is dropped, if it is theirs."""

    route: str
    subject_id: str
    dedupe: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureReset:
    """The person asked whether they talk to a machine: the next answer says so, also out of band."""

    conversation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyHandleNoted:
    """Which conversation a channel's reply token belongs to (keyed hash, short-lived)."""

    lookup: bytes
    conversation_id: str
    subject_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted:
    """The person unsent a message: its transcript record goes."""

    conversation_id: str
    message_lookup: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureBegun:
    """From this commit on no turn of this subject commits any more."""

    subject_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectErased:
    """Deletes every row of the subject; the audit entries stay, they hold nothing personal.

    What is many (transcript, vault, inbox, ledgers) was deleted before, in small transactions
    (:meth:`guardrail.ports.Store.erase_rows`); what is left of it goes, too.
    """

    subject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionNoted:
    """From ``at`` on the subject's data is stored and not processed (GDPR Art. 18); None lifts that."""

    subject_id: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSaved:
    """A dossier as it is from now on. Its ``version`` is 1 when it is new, else one more than the stored one, or
    the commit fails with :class:`~guardrail.errors.ConflictError` (code ``changed_meanwhile``)."""

    dossier: Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDeleted:
    """It goes; no error when it is gone. Its key, if it had one, is destroyed by whoever deletes it.

    With a ``version`` only what was seen goes: when the stored one is another, or gone, the commit fails with
    :class:`~guardrail.errors.ConflictError` (code ``changed_meanwhile``).
    """

    kind: DossierKind
    id: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecorded:
    """An audit entry, not yet in its place of the log. See ``guardrail.core.entries``."""

    entry_id: str
    at: datetime
    tag: str  # "source:subject:action"
    fields: Mapping[str, str | int | bool | Sequence[str] | Mapping[str, int] | None]


Write: TypeAlias = (
    SubjectCreated
    | ConversationCreated
    | TranscriptAppended
    | VaultAppended
    | ConsentRecorded
    | DisclosureRecorded
    | QuestionSet
    | AgeNoted
    | HandoffNoted
    | LanguageNoted
    | InboxReceived
    | InboxMoved
    | InboxWithdrawn
    | DisclosureReset
    | ReplyHandleNoted
    | MessageDeleted
    | RestrictionNoted
    | DossierSaved
    | DossierDeleted
    | ErasureBegun
    | SubjectErased
    | AuditRecorded
)
