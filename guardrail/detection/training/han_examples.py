"""Labelled text as the tagger is trained on it: which tags each unit may have.

An example says where people and places are. Everywhere else any tag of LAC's 49 goes but those two kinds, so that
words, parts of speech and organisations stay what the published model makes of them. Stretches marked ``FREE`` say
nothing at all.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from guardrail.detection.han_words import HanWords, Unit

TAGS = 49
"""LAC's tags: two for each part of speech and kind of name (begins, goes on), and one for the rest."""
FORBIDDEN = -1e4
"""Added to the score of a tag that an example rules out."""
FREE = "FREE"
BEGINS = {"PERSON": 16, "LOCATION": 18}
_NAMES = slice(16, 20)
BUCKET = 16
"""Texts are padded to a multiple of this many units, so that few shapes are compiled."""
LONGEST = 160


class Span(NamedTuple):
    """Characters from, to, and what they are."""

    start: int
    end: int
    kind: str


class Example(NamedTuple):
    """A text and its spans, in order and apart."""

    text: str
    spans: tuple[Span, ...]


class Encoded(NamedTuple):
    """Units' numbers, and what is added to each tag's score at each of them."""

    numbers: list[int]
    ruled_out: Any


def encode(example: Example, words: HanWords) -> Encoded | None:
    """None where a word of the vocabulary straddles the edge of a name, or the text is too long or empty."""
    units = list(words.units(example.text))
    if not 0 < len(units) <= LONGEST:
        return None
    ruled_out = np.zeros((len(units), TAGS), np.float32)
    ruled_out[:, _NAMES] = FORBIDDEN
    starts = _starts(units)
    for span in example.spans:
        inside = [index for index, start in enumerate(starts) if span.start <= start < span.end]
        whole = inside and (starts[inside[0]], starts[inside[-1]] + units[inside[-1]].length) == span[:2]
        if not whole and span.kind != FREE:
            return None
        for index in inside:
            ruled_out[index] = _inside(span.kind, first=index == inside[0])
    return Encoded([unit.number for unit in units], ruled_out)


def _starts(units: Sequence[Unit]) -> list[int]:
    starts, at = [], 0
    for unit in units:
        starts.append(at)
        at += unit.length
    return starts


def _inside(kind: str, *, first: bool) -> Any:
    row = np.zeros(TAGS, np.float32)
    if kind != FREE:
        row[:] = FORBIDDEN
        row[BEGINS[kind] : BEGINS[kind] + (1 if first else 2)] = 0.0
    return row


def batches(encoded: Sequence[Encoded], size: int, spread: random.Random) -> Iterator[dict[str, Any]]:
    """All of them once, in batches of one padded length, shuffled."""
    buckets: dict[int, list[Encoded]] = {}
    for item in encoded:
        buckets.setdefault(-(-len(item.numbers) // BUCKET) * BUCKET, []).append(item)
    groups = []
    for length, items in buckets.items():
        spread.shuffle(items)
        groups += [(length, items[at : at + size]) for at in range(0, len(items) - size + 1, size)]
    spread.shuffle(groups)
    for length, items in groups:
        yield padded(items, length)


def padded(items: Iterable[Encoded], length: int) -> dict[str, Any]:
    """One batch as arrays."""
    rows = list(items)
    numbers = np.zeros((len(rows), length), np.int32)
    present = np.zeros((len(rows), length), bool)
    ruled_out = np.zeros((len(rows), length, TAGS), np.float32)
    for row, item in enumerate(rows):
        size = len(item.numbers)
        numbers[row, :size], present[row, :size] = item.numbers, True
        ruled_out[row, :size] = item.ruled_out
    return {"numbers": numbers, "present": present, "ruled_out": ruled_out}
