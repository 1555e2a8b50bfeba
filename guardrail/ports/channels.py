"""Who speaks with people: channels, streams and webhooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from guardrail.core.json_text import Document
from guardrail.types import Address, Event, Part, Path, RawText, Wording


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
