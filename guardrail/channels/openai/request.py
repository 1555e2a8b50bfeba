"""Which strings of a chat completions request are text, and of what kind.

The list of fields that are not text is closed: whatever is not on it is scanned, also fields that the API
gets next year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guardrail.channels.fields import Shape, is_identifier, is_media, objects, other, shape
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.types import Markup, Part, PartKind, Path, RawText, Speaker

OPERATOR_ROLES = frozenset({"system", "developer"})
TOOL_ROLES = frozenset({"tool", "function"})
ROLES = OPERATOR_ROLES | TOOL_ROLES | {"user", "assistant"}

# Fields that a program chooses. Exempt only while the value is an identifier (fields.is_identifier).
_IDENTIFIERS: frozenset[Shape] = frozenset(
    {
        ("model",),
        ("reasoning_effort",),
        ("service_tier",),
        ("verbosity",),
        ("modalities", None),
        ("prompt_cache_retention",),
        ("audio", "voice"),
        ("audio", "format"),
        ("function_call",),
        ("function_call", "name"),
        ("tool_choice",),
        ("tool_choice", "type"),
        ("tool_choice", "function", "name"),
        ("tool_choice", "custom", "name"),
        ("response_format", "type"),
        ("prediction", "type"),
        ("prediction", "content", None, "type"),
        ("web_search_options", "search_context_size"),
        ("web_search_options", "user_location", "type"),
        ("messages", None, "tool_call_id"),
        ("messages", None, "audio", "id"),
        ("messages", None, "function_call", "name"),
        ("messages", None, "tool_calls", None, "id"),
        ("messages", None, "tool_calls", None, "type"),
        ("messages", None, "tool_calls", None, "function", "name"),
        ("messages", None, "tool_calls", None, "custom", "name"),
        ("messages", None, "content", None, "type"),
        ("messages", None, "content", None, "image_url", "detail"),
        ("messages", None, "content", None, "input_audio", "format"),
        ("messages", None, "content", None, "file", "file_id"),
    }
)
_MEDIA: frozenset[Shape] = frozenset(
    {
        ("messages", None, "content", None, "image_url", "url"),
        ("messages", None, "content", None, "input_audio", "data"),
        ("messages", None, "content", None, "file", "file_data"),
        ("messages", None, "content", None, "video_url", "url"),
    }
)
_SCHEMAS = frozenset({"tools", "functions", "response_format"})
_SCHEMA_IDENTIFIERS = frozenset({"type", "name", "format", "required", "syntax"})
_ATTACHMENTS = {"image_url": "image", "input_audio": "audio", "file": "file", "video_url": "video"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request's messages, as far as deciding about a text needs them."""

    roles: tuple[str, ...]
    newest: int  # first message after the last assistant message

    @property
    def continued(self) -> bool:
        """No new words of the person: the caller reports a tool's result, or asks for more."""
        return "user" not in self.roles[self.newest :]


def exchange_of(document: Document) -> Exchange:
    """Raises :class:`~guardrail.errors.BadPayloadError` for messages of another shape."""
    roles: list[str] = []
    for message in objects(document, ("messages",)):
        role = message.get("role")
        if not isinstance(role, str):
            raise BadPayloadError("a message has no role")
        if not isinstance(message.get("content"), str | list | None):
            raise BadPayloadError("content is neither text nor parts")
        roles.append(role)
    if not roles:
        raise BadPayloadError("messages are empty")
    spoken = [position for position, role in enumerate(roles) if role == "assistant"]
    return Exchange(tuple(roles), spoken[-1] + 1 if spoken else 0)


def request_parts(document: Document, exchange: Exchange) -> Sequence[Part]:
    """Every string of the request that is not on the closed list."""
    classified = (_part(path, text, exchange) for path, text in document.strings())
    return [part for part in classified if part is not None]


def attachments(document: Document) -> frozenset[str]:
    """Kinds of media anywhere in the messages: resent media reaches the bot again."""
    kinds: set[str] = set()
    for message in objects(document, ("messages",)):
        content = message.get("content")
        for piece in content if isinstance(content, list) else ():
            if isinstance(piece, dict):
                kinds.update(kind for name, kind in _ATTACHMENTS.items() if name in piece)
    return frozenset(kinds)


def _part(path: Path, text: str, exchange: Exchange) -> Part | None:
    place = shape(path)
    if place in _IDENTIFIERS and is_identifier(text):
        return None
    if path[0] in _SCHEMAS:
        return _schema_part(path, text)
    if path[0] == "messages":
        return _message_part(path, place, text, exchange)
    return other(path, text, Speaker.PERSON)


def _schema_part(path: Path, text: str) -> Part | None:
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    if field in _SCHEMA_IDENTIFIERS and is_identifier(text):
        return None
    if field == "$ref" and text.startswith("#/"):
        return None
    return Part(path=path, text=RawText(text), kind=PartKind.OPERATOR, speaker=Speaker.OPERATOR)


def _message_part(path: Path, place: Shape, text: str, exchange: Exchange) -> Part | None:
    position = path[1]
    assert isinstance(position, int)
    role = exchange.roles[position]
    kind, speaker = _voice(role, new=position >= exchange.newest)
    markup = Markup.PLAIN
    match place[2:]:
        case ("role",) if text in ROLES:
            return None
        case ("name",):
            if role in TOOL_ROLES and is_identifier(text):
                return None
            kind = PartKind.NAME
        case ("tool_calls", None, "function", "arguments") | ("function_call", "arguments"):
            kind, markup = PartKind.TOOL_ARGUMENTS, Markup.JSON
        case ("tool_calls", None, "custom", "input"):
            kind = PartKind.TOOL_ARGUMENTS
        case ("content", None, "file", "filename"):
            kind = PartKind.FILE_NAME
        case ("content",) | ("content", None, "text") | ("content", None, "refusal") | ("refusal",):
            pass
        case ("reasoning_content",) | ("reasoning",):
            pass
        case _:
            return None if place in _MEDIA and is_media(text) else other(path, text, speaker)
    return Part(path=path, text=RawText(text), kind=kind, speaker=speaker, markup=markup)


def _voice(role: str, *, new: bool) -> tuple[PartKind, Speaker]:
    if role in OPERATOR_ROLES:
        return PartKind.OPERATOR, Speaker.OPERATOR
    if role in TOOL_ROLES:
        return PartKind.TOOL_RESULT, Speaker.TOOL
    if role == "assistant":
        return PartKind.HISTORY, Speaker.BOT
    return (PartKind.MESSAGE if new else PartKind.HISTORY), Speaker.PERSON
