"""Places in running text: names of lists, and the words around those that mean something else, too."""

from __future__ import annotations

from collections.abc import Iterator

from guardrail.detection.gazetteer import gazetteer
from guardrail.detection.language import words
from guardrail.detection.people import Reading

SURE, CUED = 0.8, 0.72
_ACRONYMS = words("us uk usa uae nyc ddr brd eeuu")


def places(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """(first word, word after the last, score) of every place that is no part of a person's name."""
    known = gazetteer("places")
    at, last = 0, -2
    while at < len(reading.words):
        count = known.longest(reading.words, at) if reading.words[at].capital and not reading.taken[at] else 0
        if count and (score := _score(reading, at, count, last)):
            last = at + count
            yield at, last, score
            reading.taken[at:last] = [True] * count
            at = last
        else:
            at += 1


def _score(reading: Reading, at: int, count: int, last: int) -> float:
    """0 when a name is likelier something else than the place. ``last`` is the word after the place before."""
    word = reading.words[at]
    if word.folded in _ACRONYMS and count == 1:
        return SURE if reading.text[word.start : word.end].isupper() else 0.0
    listed = last == at and reading.gap(at - 1) == ", "
    cued = listed or reading.follows(at, reading.context.in_place)
    if count == 1 and reading.ordinary(at):
        return CUED if cued and not reading.begins(at) else 0.0
    if _in_phrase(reading, at, count) and not listed:
        return 0.0
    return SURE


def _in_phrase(reading: Reading, at: int, count: int) -> bool:
    """Whether capitalised neighbours make it part of another name: Boston Dynamics, Bank Austria."""
    if reading.context.nouns:
        return False
    end = at + count - 1
    return end + 1 < len(reading.words) and reading.gap(end) == " " and reading.words[end + 1].capital
