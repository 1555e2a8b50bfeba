"""What recognizers propose, and which proposals stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple

CONFIDENT = 0.7
"""From this score on the longest proposal wins; below, proposals only fill what is left."""

FREE_TEXT = frozenset({"PERSON", "ADDRESS", "LOCATION"})
"""Types of which a piece is still personal: the rest beside a winner is kept."""


_PLACES = frozenset({"ADDRESS", "LOCATION"})
_FIRM = 0.85
"""From this score on a number or address of the net is sure: a place that takes one in was read too far."""


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
    known = set(candidates)
    ranked = sorted(known, key=_ranks(known))
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


def _ranks(candidates: Iterable[Candidate]) -> Callable[[Candidate], tuple[int, int, float, int, str, str]]:
    listed = list(candidates)
    firm = sorted(
        (each.start, each.end) for each in listed if each.score >= _FIRM and each.entity_type not in FREE_TEXT
    )
    starts = [start for start, _ in firm]
    reach = list(accumulate((end for _, end in firm), max))

    def rank(candidate: Candidate) -> tuple[int, int, float, int, str, str]:
        start, end, entity_type, score, recognizer = candidate
        group = 2 if score < CONFIDENT else 0
        if not group and entity_type in _PLACES:
            before = bisect_right(starts, end - 1)  # firm ones that begin before the end of this place
            group = int(before > 0 and reach[before - 1] > start)
        return group, start - end, -score, start, entity_type, recognizer

    return rank


def _uncovered(candidate: Candidate, chosen: list[Candidate], starts: list[int]) -> list[Candidate]:
    """The candidate when free, its free pieces when its type allows, else nothing."""
    index = max(0, bisect_right(starts, candidate.start) - 1)
    pieces: list[Candidate] = []
    at = candidate.start
    touched = False
    numbers = 0
    while index < len(chosen) and chosen[index].start < candidate.end:
        taken = chosen[index]
        index += 1
        if taken.end <= candidate.start:
            continue
        touched = True
        if taken.entity_type not in FREE_TEXT:
            numbers += min(taken.end, candidate.end) - max(taken.start, candidate.start)
        if taken.start > at:
            pieces.append(candidate._replace(start=at, end=taken.start))
        at = max(at, taken.end)
    if not touched:
        return [candidate]
    # A place that is mostly somebody's number is none: what remains are the words beside the number.
    if candidate.entity_type not in FREE_TEXT or (
        candidate.entity_type in _PLACES and numbers * 2 > candidate.end - candidate.start
    ):
        return []
    if at < candidate.end:
        pieces.append(candidate._replace(start=at))
    return [piece for piece in pieces if piece.end - piece.start > 2]
