"""What the codecs share: telling text from identifiers, so that no string of a payload goes unscanned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.ports import Lane
from guardrail.types import Part, PartKind, Path, RawText, Speaker

Shape = tuple[str | None, ...]
"""A path with every array index as None."""

# A field on an allow-list is left unscanned only while its value looks like a name chosen by a program.
_IDENTIFIER = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._:/+-]{0,127})?")
_WEB_ADDRESS = re.compile(r"\s*(?:https?|ftp|wss?|line|tel|mailto|sms|data):", re.IGNORECASE)
_BASE64 = re.compile(r"(?:data:[\w.+/-]{1,100}(?:;[\w.+=-]{1,100}){0,5};base64,)?[A-Za-z0-9+/_\r\n-]*+={0,2}\s*")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def shape(path: Path) -> Shape:
    """The path without positions, to look a field up in a table."""
    return tuple(step if isinstance(step, str) else None for step in path)


def is_identifier(text: str) -> bool:
    """Whether a value is a plain program identifier, at most 128 ASCII characters without spaces or @."""
    return _IDENTIFIER.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Whether a value is a URL of a scheme that something would open."""
    return _WEB_ADDRESS.match(text) is not None


def is_media(text: str) -> bool:
    """Whether a value is base64, or a data URI in base64 (RFC 2397): content that nothing looks into."""
    return _BASE64.fullmatch(text) is not None


def is_locale(text: object) -> bool:
    """Whether a value is a BCP 47 tag of the usual form."""
    return isinstance(text, str) and _LOCALE.fullmatch(text) is not None


def other(path: Path, text: str, speaker: Speaker) -> Part:
    """A string no table knows: it is scanned all the same."""
    kind = PartKind.LINK if is_link(text) else PartKind.METADATA
    return Part(path=path, text=RawText(text), kind=kind, speaker=speaker)


def root_object(document: Document) -> Mapping[str, object]:
    """The document as an object; raises :class:`~guardrail.errors.BadPayloadError`."""
    if not isinstance(document.value, dict):
        raise BadPayloadError("not a JSON object")
    return document.value


def objects(document: Document, path: Path) -> Sequence[Mapping[str, object]]:
    """The array of objects at a path; raises :class:`~guardrail.errors.BadPayloadError`."""
    value = document.get(path)
    if not isinstance(value, list) or not all(isinstance(element, dict) for element in value):
        raise BadPayloadError(f"{path[-1] if path else 'body'} is not an array of objects")
    return value


def texts_by_path(deltas: Sequence[tuple[Path, Lane, str]], texts: Mapping[Lane, str]) -> dict[Path, str]:
    """Where a stream event's lanes get other texts.

    An event that holds several pieces of one lane gets the whole text in the first of them.
    """
    replaced: dict[Path, str] = {}
    seen: set[Lane] = set()
    for path, lane, _ in deltas:
        if lane in texts:
            replaced[path] = "" if lane in seen else texts[lane]
            seen.add(lane)
    return replaced
