"""Emojis and mentions point into their message's text, in UTF-16 units: when it changes they move along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guardrail.channels.offsets import Replacement, moved_utf16, replacements, utf16_offsets
from guardrail.core.json_text import Document
from guardrail.types import Json, Path

_POINTERS: tuple[Path, ...] = (("emojis",), ("mention", "mentionees"))


def relocated(before: Document, after: Document, edits: Mapping[Path, Sequence[Replacement]]) -> Document:
    """``after`` with every index and length of emojis and mentions where they belong now.

    ``before`` is the document before its texts were replaced; ``edits`` tells by path which code points of
    the old text became how many. Without edits for a changed text, all between its common beginning and
    end counts as one. An emoji or mention that was cut into is dropped.
    """
    doomed: list[Path] = []
    numbers: dict[Path, Json] = {}
    for path, old in before.strings():
        new = after.get(path)
        if path[-1:] != ("text",) or new == old or not isinstance(new, str):
            continue
        change = _Change(utf16_offsets(old), utf16_offsets(new), edits.get(path) or replacements(old, new))
        for pointer in _POINTERS:
            _move_list(after, (*path[:-1], *pointer), change, numbers, doomed)
    return after.assign(numbers).remove(doomed)


@dataclass(frozen=True, slots=True)
class _Change:
    """Two texts as UTF-16 offsets, and how one became the other."""

    old: Sequence[int]
    new: Sequence[int]
    edits: Sequence[Replacement]


def _move_list(document: Document, array: Path, change: _Change, numbers: dict[Path, Json], doomed: list[Path]) -> None:
    pointers = document.get(array)
    for n, pointer in enumerate(pointers if isinstance(pointers, list) else ()):
        index = pointer.get("index") if isinstance(pointer, dict) else None
        if not isinstance(index, int):
            continue
        place = moved_utf16(change.old, change.new, index, _length(pointer), change.edits)
        if place is None:
            doomed.append((*array, n))
            continue
        numbers[(*array, n, "index")] = place[0]
        if "length" in pointer:
            numbers[(*array, n, "length")] = place[1]


def _length(pointer: Mapping[str, Any]) -> int:
    """A bot's emoji has no length: it stands for one ``$``."""
    length = pointer.get("length", 1)
    return length if isinstance(length, int) else 1
