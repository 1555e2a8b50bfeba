"""Which strings of a chat completion, or of one chunk of it, are text.

Both have the same fields, once under ``choices[].message``, once under ``choices[].delta``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrail.channels.fields import Shape, is_identifier, is_media, other, shape
from guardrail.core.json_text import Document, nested
from guardrail.types import Markup, Part, PartKind, Path, RawText, Speaker

_IDENTIFIERS: frozenset[Shape] = frozenset(
    {("id",), ("object",), ("model",), ("service_tier",), ("system_fingerprint",)}
)
_CHOICE_IDENTIFIERS: frozenset[Shape] = frozenset(
    {
        ("finish_reason",),
        ("message", "role"),
        ("message", "audio", "id"),
        ("message", "function_call", "name"),
        ("message", "tool_calls", None, "id"),
        ("message", "tool_calls", None, "type"),
        ("message", "tool_calls", None, "function", "name"),
        ("message", "tool_calls", None, "custom", "name"),
        ("message", "annotations", None, "type"),
        ("message", "content", None, "type"),
    }
)
_TEXTS: dict[Shape, tuple[PartKind, Markup]] = {
    ("content",): (PartKind.MESSAGE, Markup.PLAIN),
    ("content", None, "text"): (PartKind.MESSAGE, Markup.PLAIN),
    ("refusal",): (PartKind.MESSAGE, Markup.PLAIN),
    ("reasoning",): (PartKind.METADATA, Markup.PLAIN),  # shown apart, if at all: no message of its own
    ("reasoning_content",): (PartKind.METADATA, Markup.PLAIN),
    ("audio", "transcript"): (PartKind.MESSAGE, Markup.PLAIN),
    ("tool_calls", None, "function", "arguments"): (PartKind.TOOL_ARGUMENTS, Markup.JSON),
    ("tool_calls", None, "custom", "input"): (PartKind.TOOL_ARGUMENTS, Markup.PLAIN),
    ("function_call", "arguments"): (PartKind.TOOL_ARGUMENTS, Markup.JSON),
    ("annotations", None, "url_citation", "title"): (PartKind.LABEL, Markup.PLAIN),
    ("annotations", None, "url_citation", "url"): (PartKind.LINK, Markup.PLAIN),
}


def answer_parts(document: Document, *, body: str = "message") -> Sequence[Part]:
    """Every string but identifiers, audio content and log-probabilities.

    ``body`` is where a choice's words are: "message", or "delta" in a stream. Log-probabilities spell the
    content once more; who changes a content drops them (:func:`without_logprobs`).
    """
    classified = (_part(path, text, body) for path, text in document.strings())
    return [_as_json(document, part) for part in classified if part is not None]


def without_logprobs(document: Document, choices: set[int]) -> Document:
    """The answer with the log-probabilities of these choices (positions in the array) set to null."""
    paths: list[Path] = [("choices", position, "logprobs") for position in choices]
    return document.assign({path: None for path in paths if document.get(path) is not None})


def _as_json(document: Document, part: Part) -> Part:
    """JSON mode answers with JSON in the content: what is put into it must leave it JSON."""
    if part.path[-2:] != ("message", "content") or nested(document, part.path) is None:
        return part
    return replace(part, markup=Markup.JSON)


def _part(path: Path, text: str, body: str) -> Part | None:
    place = shape(path)
    if place[:2] != ("choices", None):
        return None if place in _IDENTIFIERS and is_identifier(text) else other(path, text, Speaker.BOT)
    inside = place[2:]
    if inside[:1] == ("logprobs",):
        return None
    if inside[:1] != (body,):
        return None if inside in _CHOICE_IDENTIFIERS and is_identifier(text) else other(path, text, Speaker.BOT)
    field = inside[1:]
    if field in _TEXTS:
        kind, markup = _TEXTS[field]
        return Part(path=path, text=RawText(text), kind=kind, speaker=Speaker.BOT, markup=markup)
    if ("message", *field) in _CHOICE_IDENTIFIERS and is_identifier(text):
        return None
    if field == ("audio", "data") and is_media(text):
        return None
    return other(path, text, Speaker.BOT)
