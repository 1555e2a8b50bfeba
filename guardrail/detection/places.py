"""Places in running text: names of lists, and the words around those that no list has or that are words, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrail.detection.gazetteer import gazetteer
from guardrail.detection.language import words
from guardrail.detection.latin_words import key
from guardrail.detection.reading import Reading

SURE, CUED, GUESSED = 0.8, 0.72, 0.7
_ACRONYMS = words("us uk usa uae nyc ddr brd eeuu")
_DOTTED = words("us uk usa dc eeuu uae")
_LEAST_GUESSED = 5
_LEAST_LOWER = 3
_DWELLING_REACH = 4

Found = tuple[int, int, float]
"""First word, word after the last, score."""


def places(reading: Reading) -> Iterator[Found]:
    """Every place that is no part of a person's name."""
    last = -2
    for at in _sites(reading):
        if reading.taken[at]:
            continue
        if reading.capital[at]:
            found = _acronym(reading, at) or _listed(reading, at, last) or _told(reading, at)
        else:
            found = _in_lower_case(reading, at)
        if found:
            first, last, _ = found
            reading.take(first, last)
            yield found


def _sites(reading: Reading) -> Sequence[int]:
    """Where a place may begin: at a capital, and behind words that lead to one where only names have capitals."""
    leading = reading.context.in_place
    if reading.context.nouns or leading.isdisjoint(reading.folded):
        return reading.capitals
    before = ("", *reading.folded)
    return [at for at, capital in enumerate(reading.capital) if capital or before[at] in leading]


def _acronym(reading: Reading, at: int) -> Found | None:
    """``US``, ``U.S.``: in capitals among words that are not."""
    if reading.folded[at] in _ACRONYMS and reading.written(at).isupper() and not reading.shouted:
        return at, at + 1, SURE
    if not reading.initial(at):
        return None
    end = at + 1
    while end < len(reading) and reading.initial(end) and reading.gaps[end - 1] == ".":
        end += 1
    if "".join(reading.folded[at:end]) in _DOTTED:
        return at, end, SURE
    return None


def _listed(reading: Reading, at: int, last: int) -> Found | None:
    """A place of the lists, with the words that belong to it. ``last`` is the word after the place before."""
    known = gazetteer("places")
    count = known.longest(reading, at)
    if not count and reading.context.genitive and reading.folded[at].endswith("s"):
        count = int(reading.folded[at][:-1] in known and not reading.ordinary(at))
    if not count:
        return None
    if (
        count == 1
        and reading.follows(at, reading.context.articles)
        and not reading.follows(at - 1, reading.context.in_place)
    ):
        return None
    listed = last == at and reading.gaps[at - 1] == ", "
    cued = listed or reading.follows(at, reading.context.in_place)
    if reading.lower and reading.folded[at] in reading.context.within:
        return None
    doubtful = reading.lower or (count == 1 and reading.ordinary(at))
    if doubtful and (not cued or reading.begins(at)):
        return None
    first, end = _whole(reading, at, at + count)
    if end == at + count and first == at and _in_phrase(reading, end) and not listed:
        return None
    return first, _tied(reading, end), CUED if doubtful else SURE


def _in_lower_case(reading: Reading, at: int) -> Found | None:
    """A listed place that nobody capitalised: in new york."""
    if not reading.follows(at, reading.context.in_place):
        return None
    count = gazetteer("places").longest(reading, at, lower=True)
    ordinary = count == 1 and (reading.ordinary(at) or reading.folded[at] in gazetteer("given_names"))
    if not count or ordinary or reading.folded[at] in reading.context.within or len(reading.folded[at]) < _LEAST_LOWER:
        return None
    return at, at + count, CUED


def _whole(reading: Reading, first: int, end: int) -> tuple[int, int]:
    """With the word for its direction or kind: South Boston, Orange County, Lake Geneva."""
    before = first - 1
    if before >= 0 and not reading.taken[before] and reading.capital[before] and reading.gaps[before] in (" ", "-"):
        first -= reading.folded[before] in reading.context.land_before
    if end < len(reading.folded) and reading.capital[end] and reading.gaps[end - 1] in (" ", "-"):
        end += reading.folded[end] in reading.context.land_after
    return first, end


def _tied(reading: Reading, end: int) -> int:
    """After the last capitalised word that hyphens tie to the one before ``end``: Brenzol-les-Eaux."""
    at = end
    while at < len(reading) and reading.gaps[at - 1] == "-":
        at += 1
        end = at if reading.capital[at - 1] else end
    return end


def _in_phrase(reading: Reading, end: int) -> bool:
    """Whether a capitalised word behind makes it part of another name: Boston Dynamics."""
    if reading.silent or end >= len(reading):
        return False
    return reading.gaps[end - 1] == " " and reading.capital[end]


def _told(reading: Reading, at: int) -> Found | None:
    """A place that no list has, told by its kind, its ending or the place behind it."""
    if reading.lower or len(reading.folded[at]) < 3:
        return None
    first, end = _whole(reading, at, at + 1)
    extended = end > at + 1 or (first < at and not reading.begins(first))
    if not (extended or reading.follows(at, reading.context.in_place)) or reading.ordinary(at):
        return None
    if extended:
        return first, end, GUESSED
    if reading.begins(at):
        return None
    if _of_kind(reading, at) or _like_a_place(reading, at) or _in_a_place(reading, at) or _dwelt_in(reading, at):
        return at, _tied(reading, at + 1), GUESSED
    return None


def _of_kind(reading: Reading, at: int) -> bool:
    """The village of …, la préfecture d'…"""
    return (
        at > 1
        and reading.folded[at - 2] in reading.context.kinds
        and reading.folded[at - 1] in ("of", "de", "d", "von")
    )


def _dwelt_in(reading: Reading, at: int) -> bool:
    """Né le 3 mai 1961 à …; demeurant à …"""
    before = range(max(0, at - 1 - _DWELLING_REACH), at - 1)
    return any(reading.written(word).casefold() in reading.context.dwelling for word in before)


def _like_a_place(reading: Reading, at: int) -> bool:
    folded = reading.folded[at]
    return len(folded) > _LEAST_GUESSED and folded.endswith(reading.context.endings) and not _in_phrase(reading, at + 1)


def _in_a_place(reading: Reading, at: int) -> bool:
    """In Brookvale, Ohio."""
    return (
        at + 1 < len(reading)
        and reading.gaps[at] == ", "
        and bool(
            reading.capital[at + 1] and gazetteer("places").longest(reading, at + 1) and not reading.ordinary(at + 1)
        )
    )


def names_a_place(value: str) -> bool:
    """Whether a postal code's town is one: the first word behind the number, or all of them."""
    town = key(value).removeprefix("d ").removeprefix("ch ")
    return town in gazetteer("places") or town.split(" ")[0] in gazetteer("places")
