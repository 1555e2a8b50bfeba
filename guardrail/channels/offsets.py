"""Offsets into a text that point somewhere else after pieces of the text were replaced."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

_PLACEHOLDER = re.compile(r"<[A-Z][A-Z0-9_]*_[0-9]+>")

Replacement = tuple[int, int, int]
"""(start, end, new length): code points of the old text, end exclusive, and of what stands there now."""


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, as LINE counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_offsets(text: str) -> list[int]:
    """The UTF-16 offset of every code point, and of the end."""
    return list(accumulate((2 if character > "\uffff" else 1 for character in text), initial=0))


def code_point_of(offsets: Sequence[int], unit: int) -> int | None:
    """The code-point offset of a UTF-16 offset; None outside the text or inside a surrogate pair.

    ``offsets`` is :func:`utf16_offsets` of the text.
    """
    at = bisect_left(offsets, unit)
    return at if at < len(offsets) and offsets[at] == unit else None


def replacements(old: str, new: str) -> list[Replacement]:
    """How one text became the other, for callers that do not know the spans.

    Placeholders on either side tell the spans of values; without them all between the common beginning and
    end counts as one replacement.
    """
    if old == new:
        return []
    redacted = _aligned(values=old, placeholders=new)
    if redacted is not None:
        return [(start, end, mark_end - mark_start) for (start, end), (mark_start, mark_end) in redacted]
    restored = _aligned(values=new, placeholders=old)
    if restored is not None:
        return [(mark_start, mark_end, end - start) for (start, end), (mark_start, mark_end) in restored]
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    tail = next((i for i in range(shortest - start) if old[-1 - i] != new[-1 - i]), shortest - start)
    return [(start, len(old) - tail, len(new) - tail - start)]


def _aligned(*, values: str, placeholders: str) -> list[tuple[tuple[int, int], tuple[int, int]]] | None:
    """Spans of values and of the placeholders that stand for them; None when the texts do not fit.

    Every text between two placeholders is looked for at its first place after the last one: linear.
    """
    marks = [match.span() for match in _PLACEHOLDER.finditer(placeholders)]
    if not marks or not values.startswith(placeholders[: marks[0][0]]):
        return None
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
    at = marks[0][0]
    for n, mark in enumerate(marks):
        last = n + 1 == len(marks)
        between = placeholders[mark[1] : None if last else marks[n + 1][0]]
        if last:
            end = len(values) - len(between) if values.endswith(between) else -1
        else:
            end = values.find(between, at + 1) if between else -1
        if end <= at:
            return None
        pairs.append(((at, end), mark))
        at = end + len(between)
    return pairs


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


def moved_utf16(
    old: Sequence[int], new: Sequence[int], index: int, length: int, edits: Sequence[Replacement]
) -> tuple[int, int] | None:
    """:func:`moved` for an index and length in UTF-16 units; texts are given by :func:`utf16_offsets`."""
    start, end = code_point_of(old, index), code_point_of(old, index + length)
    if start is None or end is None:
        return None
    place = moved(start, end, edits)
    if place is None or not 0 <= place[0] <= place[1] < len(new):
        return None
    return new[place[0]], new[place[1]] - new[place[0]]
