"""Offsets into a text that point somewhere else after pieces of the text were replaced."""

from __future__ import annotations

from collections.abc import Sequence

Replacement = tuple[int, int, int]
"""(start, end, new length): code points of the old text, end exclusive, and of what stands there now."""


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, as LINE counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def code_point_of(text: str, unit: int) -> int | None:
    """The code-point offset of a UTF-16 offset; None outside the text or inside a surrogate pair."""
    at = 0
    for offset, character in enumerate(text):
        if at == unit:
            return offset
        at += 2 if character > "\uffff" else 1
    return len(text) if at == unit else None


def replacements(old: str, new: str) -> list[Replacement]:
    """The one replacement by which texts differ, between their common beginning and end.

    Coarse: for callers that do not know the spans.
    """
    if old == new:
        return []
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    tail = next((i for i in range(shortest - start) if old[-1 - i] != new[-1 - i]), shortest - start)
    return [(start, len(old) - tail, len(new) - tail - start)]


def moved(start: int, end: int, edits: Sequence[Replacement]) -> tuple[int, int] | None:
    """Where the old range [start, end) stands now, in code points; None when a replacement cut into it.

    A range that holds a whole replacement grows or shrinks with it.
    """
    shift_start = shift_end = 0
    for begin, finish, length in edits:
        delta = length - (finish - begin)
        if finish <= start:
            shift_start += delta
            shift_end += delta
        elif begin >= end:
            continue
        elif start <= begin and finish <= end:
            shift_end += delta
        else:
            return None
    return start + shift_start, end + shift_end


def moved_utf16(old: str, new: str, index: int, length: int, edits: Sequence[Replacement]) -> tuple[int, int] | None:
    """:func:`moved` for an index and length in UTF-16 units of ``old``; the result counts in ``new``."""
    start, end = code_point_of(old, index), code_point_of(old, index + length)
    if start is None or end is None:
        return None
    place = moved(start, end, edits)
    if place is None:
        return None
    first, last = place
    return utf16_length(new[:first]), utf16_length(new[first:last])
