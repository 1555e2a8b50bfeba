"""People in running text: names of lists, and the capitals, titles and words around them.

Nothing here decides alone: a given name counts by what stands beside it, a family name by a given name, a
title or an earlier mention in the same text (Mikheev 1999, "A knowledge-free method for capitalized word
disambiguation": one full mention tells about the bare ones).
"""

from __future__ import annotations

from collections.abc import Iterator

from guardrail.detection.full_names import full_name
from guardrail.detection.gazetteer import gazetteer
from guardrail.detection.reading import NameWords, Reading

__all__ = ["NameWords", "people"]  # packs take the first from here

LONE, WEAK = 0.72, 0.7
_LEAST_KNOWN = 4


def people(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """(first word, word after the last, score) of every name, full names first told from lone ones."""
    found = [span for at in reading.capitals if (span := full_name(reading, at))]
    for first, last, score in found:
        yield first, last, score
        _remember(reading, first, last)
    for at in reading.capitals:
        if not reading.taken[at] and (score := _lone(reading, at)):
            end = at + 1
            while end < len(reading) and reading.gaps[end - 1] == "-" and reading.capital[end]:
                end += 1
            reading.take(at, end)
            yield at, end, score


def _remember(reading: Reading, first: int, last: int) -> None:
    for at in range(first, last):
        folded = reading.folded[at]
        if len(folded) >= _LEAST_KNOWN and reading.capital[at] and not reading.ordinary(at):
            reading.known.add(folded)


def _lone(reading: Reading, at: int) -> float:
    """The score of one capitalised word, 0 when nothing says that it is a person."""
    folded, context = reading.folded[at], reading.context
    if folded in reading.known:
        return LONE
    if reading.initial(at):
        return WEAK if _letter(reading, at) else 0.0
    if len(folded) < 3 or folded in context.titles:
        return 0.0
    given = reading.given(at)
    if not (given or folded in gazetteer("surnames")) or _in_phrase(reading, at):
        return 0.0
    cued = reading.follows(at, context.before) or reading.precedes(at, context.after)
    if reading.lower and not cued:
        return 0.0
    if reading.ordinary(at):
        return WEAK if given and cued and not (reading.silent or reading.begins(at)) else 0.0
    if given:
        return 0.0 if _acronym(reading, at) else LONE
    if folded in gazetteer("places"):
        return 0.0
    if context.nouns and not reading.lower:
        return WEAK if len(folded) > 3 else 0.0
    return 0.0 if reading.silent or reading.begins(at) else WEAK


def _letter(reading: Reading, at: int) -> bool:
    """Whether a single initial stands for a person, as courts and clinics write: the flat of K. was searched."""
    if reading.gaps[at] == ". " and reading.goes_on(at) and reading.folded[at + 1] in reading.context.after_letter:
        return True
    before = reading.context.before_letter
    elided = at > 0 and reading.gaps[at - 1] in ("'", "’") and reading.folded[at - 1] in before
    if not (elided or reading.follows(at, before)):
        return False
    end = reading.ends[at]
    following = reading.text[end + 1 : end + 3].strip()
    return not following or not (following[0].isdigit() or following[0].isupper() or following[0] in "&-/")


def _in_phrase(reading: Reading, at: int) -> bool:
    """Whether capitalised neighbours make it part of some other name: Morgan Library, Hotel Emma."""
    if reading.silent:
        return False
    after = reading.spaced(at) and reading.gaps[at] == " " and reading.capital[at + 1]
    before = at > 0 and reading.gaps[at - 1] == " " and reading.capital[at - 1] and not reading.begins(at - 1)
    return after or before


def _acronym(reading: Reading, at: int) -> bool:
    """Whether it is short and all capitals among words that are not."""
    return len(reading.folded[at]) <= 4 and reading.written(at).isupper() and not reading.shouted
