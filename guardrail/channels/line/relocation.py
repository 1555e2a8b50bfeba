"""Emojis and mentions point into their message's text, in UTF-16 units: when it changes they move along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guardrail.channels.offsets import Replacement, moved_utf16, replacements
from guardrail.core.json_text import Document
from guardrail.types import Path

_POINTERS: tuple[Path, ...] = (("emojis",), ("mention", "mentionees"))


def relocated(before: Document, after: Document, edits: Mapping[Path, Sequence[Replacement]]) -> Document:
    """``after`` with every index and length of emojis and mentions where they belong now.

    ``before`` is the document before its texts were replaced; ``edits`` tells by path which code points of
    the old text became how many. Without edits for a changed text, all between its common beginning and
    end counts as one. An emoji or mention that was cut into is dropped.
    """
    doomed: list[Path] = []
    for path, old in before.strings():
        new = after.get(path)
        if path[-1] != "text" or new == old or not isinstance(new, str):
            continue
        spans = edits.get(path) or replacements(old, new)
        for pointer in _POINTERS:
            after = _moved_list(after, (*path[:-1], *pointer), old, new, spans, doomed)
    return after.remove(doomed) if doomed else after


def _moved_list(
    document: Document, array: Path, old: str, new: str, spans: Sequence[Replacement], doomed: list[Path]
) -> Document:
    pointers = document.get(array)
    for n, pointer in enumerate(pointers if isinstance(pointers, list) else ()):
        index = pointer.get("index") if isinstance(pointer, dict) else None
        if not isinstance(index, int):
            continue
        place = moved_utf16(old, new, index, _length(pointer), spans)
        if place is None:
            doomed.append((*array, n))
            continue
        document = _with(document, (*array, n, "index"), place[0])
        if "length" in pointer:
            document = _with(document, (*array, n, "length"), place[1])
    return document


def _length(pointer: Mapping[str, Any]) -> int:
    """A bot's emoji has no length: it stands for one ``$``."""
    length = pointer.get("length", 1)
    return length if isinstance(length, int) else 1


def _with(document: Document, path: Path, number: int) -> Document:
    return document if document.get(path) == number else document.set(path, number)
