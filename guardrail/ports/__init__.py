"""What a backend must do, and no more than ``pipeline.py`` asks for.

Channels and cores are synchronous and pure: bytes in, values out. Everything that waits is a coroutine.
Every method raises errors of :mod:`guardrail.errors` only; adapters translate what their libraries raise,
across calls and across iteration. Each port has one contract suite (``tests/contract``) that runs over
every backend.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from guardrail.core.json_text import Document
from guardrail.core.sealing import DataKey
from guardrail.types import (
    Address,
    AgeBracket,
    AuditRecorded,
    BotRequest,
    Citation,
    ConsentRow,
    ConsentState,
    Decision,
    Direction,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    Event,
    InboxItem,
    Inspection,
    Json,
    LegalBasis,
    Part,
    Path,
    Purpose,
    RawText,
    RoutePolicy,
    Scan,
    Sealed,
    Standing,
    TranscriptRow,
    Turn,
    VaultRow,
    Wording,
    Write,
)


class Clock(Protocol):
    """Tells the time; always timezone-aware UTC."""

    def __call__(self) -> datetime: ...


class Entropy(Protocol):
    """Gives ``size`` unpredictable bytes."""

    def __call__(self, size: int, /) -> bytes: ...


# ---------------------------------------------------------------- detection and policy


class Detector(Protocol):
    """Finds personal data, language and intents in texts. Pure of effects; may take CPU time."""

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        """One scan a text, in order.

        ``locale`` is what the channel says of the person's language, a hint. Raises
        :class:`~guardrail.errors.DetectionError` when any recognizer fails or runs out of time.
        """
        ...

    async def ready(self) -> None:
        """Raise unless models are loaded and a probe text was scanned."""
        ...

    async def close(self) -> None:
        """Free threads and models."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDecision:
    """What an engine answered, before its shape is checked (``guardrail.policy.decisions``)."""

    result: Json
    revision: str
    engine: str


class PolicyEngine(Protocol):
    """Evaluates a named decision of ``policies/`` for a validated input without personal data."""

    @property
    def revision(self) -> str:
        """Hash of the policy files and data that decide now."""
        ...

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        """E.g. ``("guardrail/turn/decision", {...})``.

        Raises :class:`~guardrail.errors.PolicyUnavailableError` when the engine is down, too slow,
        raises, or the result is undefined.
        """
        ...

    async def ready(self) -> None:
        """Raise unless a smoke question is answered."""
        ...

    async def close(self) -> None:
        """Free connections and threads."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision beside the turn, with what all of them have in common; ``answer`` is the whole of it."""

    name: str
    decision: str
    reasons: tuple[str, ...]
    obligations: tuple[str, ...]
    citations: tuple[Citation, ...]
    valid_until: datetime | None  # when the law changes next; ages and times in the question may end it sooner
    answer: Mapping[str, Any]
    revision: str
    engine: str


class Ruler(Protocol):
    """Decides beside the turn: proactive, opt_out, rights, erasure, retention, handoff, access, reveal."""

    async def rule(
        self, name: str, question: Mapping[str, Json], *, jurisdictions: tuple[str, ...], kind: str, at: datetime
    ) -> Ruling:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`: no decision, and nothing is done."""
        ...


class Decider(Protocol):
    """Decides a turn: one policy query, its answer checked and typed."""

    async def decide(self, turn: Turn, standing: Standing, inspection: Inspection, policy: RoutePolicy) -> Decision:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`: no decision, no processing."""
        ...


# ---------------------------------------------------------------- keys and storage


class KeyRing(Protocol):
    """Data keys, one an owner (subject or conversation), in a store of their own."""

    async def create(self, owner_id: str) -> DataKey:
        """Make, wrap and durably keep a new data key; if the owner has one already, return that."""
        ...

    async def get(self, owner_id: str) -> DataKey:
        """Raises :class:`~guardrail.errors.ErasedError` when the owner has no (more) key."""
        ...

    async def destroy(self, owner_id: str) -> bool:
        """Overwrite and delete the key, drop it from every cache here. False: there was none."""
        ...

    async def rotate(self) -> int:
        """Open a new key-encryption epoch, re-wrap every living key, destroy the old epoch.

        Returns the new epoch. Interrupted, it goes on at the next call and every key opens meanwhile.
        """
        ...

    def lookup(self, domain: str, *values: str) -> bytes:
        """Keyed hash (HMAC-SHA-256, 32 bytes) of values within a domain, for erasable tables only."""
        ...

    async def ready(self) -> None:
        """Raise unless a probe key can be wrapped and unwrapped and the key store answers."""
        ...

    async def close(self) -> None: ...


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


class AuditEvents(Protocol):
    """A structlog logger whose chain ends in entries of the catalogue instead of lines."""

    def entry(self, tag: str, /, *, at: datetime | None = None, **fields: object) -> AuditRecorded:
        """The entry for this event, to be committed with the turn it belongs to; ValueError unless the
        catalogue allows it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditStatus:
    """How far the log is. ``waiting_since`` is the oldest entry without a place."""

    size: int
    checkpoint_at: datetime | None
    waiting: int
    waiting_since: datetime | None


class AuditLog(Protocol):
    """Gives committed entries their place in the Merkle log and signs checkpoints."""

    async def sequence(self) -> int:
        """Place all unsequenced entries, sign a checkpoint when the tree grew; how many were placed."""
        ...

    async def status(self) -> AuditStatus:
        """How far the log is."""
        ...

    async def ready(self) -> None: ...


# ---------------------------------------------------------------- channels


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContext:
    """What a codec may know beside the body. Header names are lower case."""

    route: str
    caller: RawText | None  # the authenticated caller: session subject, API key id, channel account
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the channel accepts of one text, and of one call."""

    text: int  # most units of one text
    utf16: bool = False  # units are UTF-16 code units instead of code points
    messages: int = 1  # most messages of one call


class Channel(Protocol):
    """A platform's wire format. Pure: knows JSON shapes, nothing of networks or people."""

    name: str
    limits: Limits

    def events(self, document: Document, context: RequestContext) -> Sequence[Event]:
        """The turns in an inbound envelope; raises :class:`~guardrail.errors.BadPayloadError`."""
        ...

    def parts(self, document: Document) -> Sequence[Part]:
        """Every text of a bot's answer or API call that a person may see, with kind and markup."""
        ...

    def after_redaction(self, before: Document, after: Document) -> Document:
        """``after`` with what its replaced texts drag along (offsets of emojis, citations)."""
        ...

    def marked(self, document: Document) -> Document:
        """The bot's answer with the mark for machines that an AI wrote it, where the format has a place for one
        (AI Act Art. 50(2))."""
        ...

    def disclose(self, document: Document, wording: Wording) -> Document | None:
        """The bot's answer with Guardrail's words put before it; None when it cannot carry them."""
        ...


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the texts that a stream writes in parallel, e.g. choice 0's content."""

    key: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of a lane's text within one stream event."""

    lane: Lane
    text: RawText
    kind: str  # a PartKind
    markup: str  # a Markup
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamEvent:
    """One server-sent event as received; ``document`` is None for comments and terminators."""

    raw: bytes
    document: Document | None
    deltas: tuple[Delta, ...] = ()
    ends: tuple[Lane, ...] = ()  # lanes that this event finishes
    terminal: bool = False


class StreamCodec(Protocol):
    """Reads and rewrites one streamed answer. Stateful; one a stream."""

    def feed(self, data: bytes) -> Sequence[StreamEvent]:
        """Whole events out of arriving bytes; raises BadPayloadError past its bounds."""
        ...

    def rewrite(self, event: StreamEvent, texts: Mapping[Lane, str]) -> bytes:
        """The event with other texts; byte for byte the original when nothing changed."""
        ...

    def extra(self, lane: Lane, text: str) -> bytes:
        """An event that only carries text of a lane (what was held back until its end)."""
        ...

    def failure(self, wording: Wording) -> bytes:
        """Events that end a broken stream with the safe reply, terminator included."""
        ...


class AnsweringChannel(Channel, Protocol):
    """The bot's answer rides in the HTTP response (web chat, LLM APIs)."""

    def wants_stream(self, document: Document, context: RequestContext) -> bool: ...

    def speak(self, document: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
        """Guardrail's own answer to this request, in the channel's format."""
        ...

    def speak_stream(self, document: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
        """The same as a whole event stream."""
        ...

    def without_ours(self, document: Document, ours: Recognise) -> Document:
        """The request without words of Guardrail's own in resent history, and without the
        person's replies to Guardrail's questions."""
        ...

    def merge(self, answers: Sequence[Document]) -> Document:
        """Answers to several messages that waited for consent, as one answer."""
        ...

    def failure(self, wording: Wording, code: str) -> bytes:
        """The body of an error response: the safe reply and the error's code."""
        ...

    def stream(self, *, generated: bool = False) -> StreamCodec:
        """A codec for one answer; ``generated``: it marks the answer as written by an AI."""
        ...

    def can_disclose(self, document: Document) -> bool:
        """Whether an answer to this request can carry a disclosure (not JSON mode)."""
        ...


Recognise = Callable[[str], "str | None"]
"""A text of resent bot history in; None when it is wholly Guardrail's, else the text without it."""


class CallKind(StrEnum):
    """What a bot's API call does."""

    SEND = "send"  # text to one conversation
    BROADCAST = "broadcast"  # text to several people: nothing is restored
    READ = "read"  # the response may hold personal data
    MEDIA = "media"  # the response is content nothing looks into
    OTHER = "other"  # neither text nor people
    REFUSED = "refused"  # would undo the proxy (changing the webhook)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiCall:
    """A call of the bot to the channel's API, or one that Guardrail makes itself."""

    kind: CallKind
    method: str
    path: str  # canonical, beginning with "/"
    media_host: bool = False  # goes to the channel's second host (LINE: api-data)
    reply_handle: RawText | None = None
    recipients: tuple[RawText, ...] = ()
    body: bytes = b""


class WebhookChannel(Channel, Protocol):
    """Events arrive by webhook, answers are calls to the channel's API (LINE, …)."""

    def verify(self, secret: bytes, headers: Mapping[str, str], body: bytes) -> None:
        """Raises :class:`~guardrail.errors.UnauthorizedError`; constant time, on the raw bytes."""
        ...

    def sign(self, secret: bytes, body: bytes) -> Mapping[str, str]:
        """Signature headers for the bytes the bot receives."""
        ...

    def split(self, document: Document) -> Sequence[bytes]:
        """One self-contained piece an event, sealed apart, in order (see :meth:`join`)."""
        ...

    def open(self, piece: bytes) -> Document:
        """A piece as an envelope with that one event."""
        ...

    def join(self, pieces: Sequence[bytes]) -> bytes:
        """An envelope of pieces of one received envelope; all of them give its exact bytes."""
        ...

    def fingerprint(self, piece: bytes) -> bytes:
        """The bytes that must be equal in a redelivery (without redelivery marks)."""
        ...

    def with_reply_handle(self, piece: bytes, handle: RawText) -> bytes:
        """The piece answering with a fresh reply token (a message that had to wait)."""
        ...

    def address(self, recipient: RawText) -> Address:
        """The person or group that a recipient's id names."""
        ...

    def call(self, method: str, path: str, document: Document | None) -> ApiCall:
        """What this API call of the bot does."""
        ...

    def response_parts(self, document: Document) -> Sequence[Part]:
        """Every text of what the API answers to a READ call: redacted before the bot gets it."""
        ...

    def say(self, event: Event, wordings: Sequence[Wording]) -> ApiCall | None:
        """The call by which Guardrail answers an event itself; None when the event has no way back."""
        ...


# ---------------------------------------------------------------- the other side


@dataclass(frozen=True, slots=True, kw_only=True)
class BotAnswer:
    """A complete HTTP answer of a bot or a channel's API."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer of an in-response channel.

    ``body`` is whole, or a stream of server-sent events. A stream that must be given up is closed
    (``aclose``) or its pending step cancelled; what it holds upstream ends with it.
    """

    status: int
    body: bytes | AsyncIterator[bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeView:
    """Where a person stands on one purpose, and what follows from it by law and policy."""

    allowed: bool
    state: ConsentState
    since: datetime | None  # when the state came about; None: nobody was asked
    basis: LegalBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """What a bot may know of a person's consents: the route's purposes, why, and until when that holds."""

    purposes: Mapping[Purpose, PurposeView]
    citations: Sequence[Citation]
    valid_until: datetime | None
    revision: str


class Answerer(StrEnum):
    """Who answers a person."""

    HUMAN = "human"
    BOT = "bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffView:
    """Who answers from now on, and whether the next message must say that it is a machine's."""

    to: Answerer
    disclosure_due: bool


class BotClient(Protocol):
    """Talks to one route's bot. Takes only what redaction built."""

    async def send(self, request: BotRequest) -> BotAnswer:
        """Raises :class:`~guardrail.errors.BotError` or ``BotTimeoutError``; bounded in size and time."""
        ...

    def stream(self, request: BotRequest) -> AsyncGenerator[bytes, None]:
        """The answer's bytes as they come; a status other than 200 raises BotError."""
        ...

    async def close(self) -> None: ...


class ApiClient(Protocol):
    """Calls a channel's API with the route's channel credential."""

    async def call(self, call: ApiCall, headers: Mapping[str, str]) -> BotAnswer: ...

    async def close(self) -> None: ...
