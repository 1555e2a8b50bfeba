"""What arrives from a channel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guardrail.types.law import Purpose, Signal
from guardrail.types.values import Path, RawText


class Direction(StrEnum):
    """Inbound: person to bot. Outbound: bot to person."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class PartKind(StrEnum):
    """What a text is for, which decides how it is scanned and where a value may return to."""

    MESSAGE = "message"  # what the person wrote now, or what the bot answers now
    HISTORY = "history"  # earlier messages that the client sends again
    OPERATOR = "operator"  # system prompts, developer messages, tool schemas
    TOOL_ARGUMENTS = "tool_arguments"
    TOOL_RESULT = "tool_result"
    POSTBACK = "postback"  # data behind a button
    NAME = "name"  # display names, authors
    METADATA = "metadata"
    FILE_NAME = "file_name"
    LABEL = "label"  # button captions, alternative texts, titles
    LINK = "link"  # URLs: values never return into one


class Speaker(StrEnum):
    """Who wrote a part."""

    PERSON = "person"
    BOT = "bot"
    OPERATOR = "operator"
    TOOL = "tool"


class Markup(StrEnum):
    """The language a part is written in: a restored value is escaped for it."""

    PLAIN = "plain"
    JSON = "json"  # the part is itself a JSON text (tool arguments)
    MARKDOWN = "markdown"
    HTML = "html"  # and XML, SSML


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One text at a path of an envelope."""

    path: Path
    text: RawText
    kind: PartKind = PartKind.MESSAGE
    speaker: Speaker = Speaker.PERSON
    markup: Markup = Markup.PLAIN


class EventKind(StrEnum):
    """What happened in the channel."""

    MESSAGE = "message"
    SIGNAL = "signal"  # no text of the person: follow, join, typing, delivery receipt
    UNSEND = "unsend"  # the person took a message back
    LEAVE = "leave"  # the person blocked the bot or left


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Who speaks where, as the channel names them. Stored only as keyed hashes.

    Without ``user`` and ``conversation`` the turn is ephemeral: its subject and key die with it.
    """

    user: RawText | None
    conversation: RawText | None = None  # None: the conversation is the one with this user
    group: bool = False
    known: tuple[str, str] | None = None  # (conversation id, subject id), found by a reply token

    @property
    def ephemeral(self) -> bool:
        """Whether nothing may outlive the request."""
        return self.user is None and self.conversation is None and self.known is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing in an envelope that becomes one turn. Paths start at the envelope's root."""

    kind: EventKind
    address: Address
    parts: tuple[Part, ...] = ()
    message_id: RawText | None = None  # the channel's id of the message
    delivery_id: RawText | None = None  # the channel's id of this webhook event; None: the message's
    about: RawText | None = None  # an earlier message that this takes back or replaces
    choice: str | None = None  # the payload of one of Guardrail's own buttons
    attachments: frozenset[str] = frozenset()  # media that nothing looks into: image, audio, video, file
    locale: str | None = None  # BCP 47, when the channel tells
    reply_handle: RawText | None = None  # LINE's reply token
    signals: frozenset[Signal] = frozenset()  # what the person's browser says for them
    purpose: Purpose | None = None  # what a bot's own message is for; None: service
    path: Path = ()  # where the event itself stands in the envelope
    continued: bool = False  # the client resends an earlier exchange; no new words of the person
