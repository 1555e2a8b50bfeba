"""Which strings of web chat payloads are text, and of what kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guardrail.channels.fields import Shape, is_locale, objects, other, root_object, shape
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.types import Markup, Part, PartKind, Path, RawText, Speaker

ATTACHMENT_KINDS = frozenset({"image", "audio", "video", "file"})
FORMATS = {"plain": Markup.PLAIN, "markdown": Markup.MARKDOWN, "html": Markup.HTML}

_REQUEST: dict[Shape, PartKind] = {
    ("text",): PartKind.MESSAGE,
    ("choice",): PartKind.POSTBACK,
    ("attachments", None, "name"): PartKind.FILE_NAME,
    ("attachments", None, "url"): PartKind.LINK,
}

# Of one message: in an answer they stand under messages[i], in a stream at the root of an event.
_MESSAGE: dict[Shape, PartKind] = {
    ("text",): PartKind.MESSAGE,
    ("buttons", None, "label"): PartKind.LABEL,
    ("buttons", None, "payload"): PartKind.POSTBACK,
    ("buttons", None, "url"): PartKind.LINK,
    ("from",): PartKind.NAME,
    ("attachments", None, "name"): PartKind.FILE_NAME,
    ("attachments", None, "url"): PartKind.LINK,
}


def request_parts(document: Document) -> Sequence[Part]:
    """Every string of a client's request but a valid locale and known attachment types."""
    parts: list[Part] = []
    for path, text in document.strings():
        kind = _REQUEST.get(shape(path))
        if kind is not None:
            parts.append(Part(path=path, text=RawText(text), kind=kind))
        elif not _is_setting(path, text):
            parts.append(other(path, text, Speaker.PERSON))
    return parts


def attachments(document: Document) -> frozenset[str]:
    """The kinds of media a request carries; a type unknown to the protocol counts as a file."""
    if "attachments" not in root_object(document):
        return frozenset()
    types = [item.get("type") for item in objects(document, ("attachments",))]
    return frozenset(kind if isinstance(kind, str) and kind in ATTACHMENT_KINDS else "file" for kind in types)


def answer_parts(document: Document) -> Sequence[Part]:
    """Every string of a bot's answer but known settings."""
    root_object(document)
    for item in objects(document, ("messages",)):
        check_message(item)
    parts: list[Part] = []
    for path, text in document.strings():
        base: Path = path[:2] if path[0] == "messages" else ()
        part = message_part(document, base, path, text) if base else other(path, text, Speaker.BOT)
        if part is not None:
            parts.append(part)
    return parts


def check_message(item: Mapping[str, object]) -> None:
    """Raises :class:`~guardrail.errors.BadPayloadError`. Only Guardrail speaks in its own name: a bot that
    did could ask for a consent that nobody recorded."""
    if not isinstance(item.get("text", ""), str):
        raise BadPayloadError("text is not a string")
    if item.get("from") == "guardrail":
        raise BadPayloadError("a bot speaks as Guardrail")


def message_part(document: Document, base: Path, path: Path, text: str) -> Part | None:
    """The part that a string under the message at ``base`` is; None for known settings."""
    inside = path[len(base) :]
    kind = _MESSAGE.get(shape(inside))
    if kind is None:
        return None if _is_setting(inside, text) else other(path, text, Speaker.BOT)
    markup = FORMATS.get(str(document.get((*base, "format"))), Markup.PLAIN)
    markup = markup if kind is PartKind.MESSAGE else Markup.PLAIN
    return Part(path=path, text=RawText(text), kind=kind, speaker=Speaker.BOT, markup=markup)


def _is_setting(path: Path, text: str) -> bool:
    match shape(path):
        case ("locale",):
            return is_locale(text)
        case ("format",):
            return text in FORMATS
        case ("attachments", None, "type"):
            return text in ATTACHMENT_KINDS
    return False
