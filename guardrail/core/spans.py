"""Spans of a text that are to be replaced: merged where they overlap, aligned where the text is JSON."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from guardrail.types import Operator


class Encoding(StrEnum):
    """How the span's characters write the value down."""

    RAW = "raw"
    JSON_STRING = "json_string"  # inside a JSON string: escapes are resolved
    JSON_BARE = "json_bare"  # a whole JSON number: its replacement needs quotes of its own


@dataclass(frozen=True, slots=True)
class Span:
    """Code-point offsets, end exclusive. ``rank`` decides whose type a merged span takes."""

    start: int
    end: int
    entity_type: str
    operator: Operator
    score: float
    rank: int
    encoding: Encoding = Encoding.RAW

    def decode(self, surface: str) -> str:
        """The value that the covered characters stand for."""
        if self.encoding is Encoding.JSON_STRING:
            return str(json.loads(f'"{surface}"', strict=False))
        return surface

    def encode(self, replacement: str) -> str:
        """The replacement as it must be written in this place."""
        if self.encoding is Encoding.RAW:
            return replacement
        escaped = json.dumps(replacement)[1:-1]
        return escaped if self.encoding is Encoding.JSON_STRING else f'"{escaped}"'


def merged(spans: Iterable[Span]) -> list[Span]:
    """Sorted and disjoint: overlapping spans become their union, so that no edge of a value survives.

    The union takes type and operator of the longest; of equally long ones, of the highest rank.
    """
    result: list[Span] = []
    longest: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        size = (span.end - span.start, span.rank)
        if not result or span.start >= result[-1].end:
            result.append(span)
            longest.append(size)
            continue
        into = result[-1]
        named = span if size > longest[-1] else into
        longest[-1] = max(size, longest[-1])
        result[-1] = replace(named, start=into.start, end=max(into.end, span.end))
    return result


def without(spans: Iterable[Span], holes: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans cut around ``holes``, which are sorted and disjoint."""
    ends = [high for _, high in holes]
    result: list[Span] = []
    for span in spans:
        start = span.start
        for index in range(bisect_right(ends, start), len(holes)):
            low, high = holes[index]
            if low >= span.end:
                break
            if start < low:
                result.append(replace(span, start=start, end=low))
            start = high
        if start < span.end:
            result.append(replace(span, start=start))
    return result


_JSON_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|[^\s\[\]{}:,"]+', re.DOTALL)
_JSON_UNIT = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_JSON_NAMES = frozenset({"true", "false", "null"})


def is_json(text: str) -> bool:
    """Whether a text is one JSON value."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def aligned(text: str, spans: Sequence[Span]) -> list[Span]:
    """Disjoint, sorted spans cut at the edges of JSON tokens: whole escapes of a string, or a whole number.

    The text must be valid JSON. Replacing what is returned, merged, keeps it so.
    """
    if not spans:
        return []
    result: list[Span] = []
    first = 0
    for token in _JSON_TOKEN.finditer(text):
        start, end = token.span()
        while first < len(spans) and spans[first].end <= start:
            first += 1
        for index in range(first, len(spans)):
            span = spans[index]
            if span.start >= end:
                break
            if token[1] is not None:
                result += _in_string(text, span, start + 1, end - 1)
            elif token[0] not in _JSON_NAMES:
                result.append(replace(span, start=start, end=end, encoding=Encoding.JSON_BARE))
    return result


def _in_string(text: str, span: Span, start: int, end: int) -> list[Span]:
    """At most one span: the escapes of text[start:end] that the span touches."""
    units = [unit.span() for unit in _JSON_UNIT.finditer(text, start, end)]
    touched = [(low, high) for low, high in units if low < span.end and high > span.start]
    if not touched:
        return []  # an empty string
    return [replace(span, start=touched[0][0], end=touched[-1][1], encoding=Encoding.JSON_STRING)]
