"""What recognizers propose, and which proposals stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

CONFIDENT = 0.7
"""From this score on the longest proposal wins; below, proposals only fill what is left."""

FREE_TEXT = frozenset({"PERSON", "ADDRESS", "LOCATION"})
"""Types of which a piece is still personal: the rest beside a winner is kept."""


class Candidate(NamedTuple):
    """A span somebody proposes; offsets are characters of whatever text it was found in."""

    start: int
    end: int
    entity_type: str
    score: float
    recognizer: str


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sorted, non-overlapping candidates; the same whatever order they came in.

    A confident candidate beats a weak one, a longer one a shorter one, then score, place and names decide.
    """
    ranked = sorted(set(candidates), key=_rank)
    if len(ranked) < 2:
        return ranked
    chosen: list[Candidate] = []
    starts: list[int] = []
    for candidate in ranked:
        for piece in _uncovered(candidate, chosen, starts):
            place = bisect_right(starts, piece.start)
            starts.insert(place, piece.start)
            chosen.insert(place, piece)
    return chosen


def _rank(candidate: Candidate) -> tuple[bool, int, float, int, str, str]:
    start, end, entity_type, score, recognizer = candidate
    return score < CONFIDENT, start - end, -score, start, entity_type, recognizer


def _uncovered(candidate: Candidate, chosen: list[Candidate], starts: list[int]) -> list[Candidate]:
    """The candidate when free, its free pieces when its type allows, else nothing."""
    index = max(0, bisect_right(starts, candidate.start) - 1)
    pieces: list[Candidate] = []
    at = candidate.start
    touched = False
    while index < len(chosen) and chosen[index].start < candidate.end:
        taken = chosen[index]
        index += 1
        if taken.end <= candidate.start:
            continue
        touched = True
        if taken.start > at:
            pieces.append(candidate._replace(start=at, end=taken.start))
        at = max(at, taken.end)
    if not touched:
        return [candidate]
    if candidate.entity_type not in FREE_TEXT:
        return []
    if at < candidate.end:
        pieces.append(candidate._replace(start=at))
    return [piece for piece in pieces if piece.end - piece.start > 2]
