"""Full names in running text: title and name, given name and family name, or initials and family name."""

from __future__ import annotations

from collections.abc import Sequence

from guardrail.detection.gazetteer import gazetteer, listed
from guardrail.detection.language import not_names, words
from guardrail.detection.reading import Reading

FULL = 0.8
_MOST_PARTS = 5


def full_name(reading: Reading, at: int) -> tuple[int, int, float] | None:
    """The full name that begins here: title and name, given name and family name, or initials and family name."""
    folded = reading.folded[at]
    if reading.taken[at] or folded in reading.context.titles:
        return None
    end = _run(reading, at)
    titled = _titled(reading, at)
    if reading.initial(at):
        accepted = titled or _initials(reading, at, end)
    elif titled or _next_of_several(reading, at) or _speaks(reading, at, end):
        accepted = folded not in not_names() and folded not in reading.context.not_after
    else:
        accepted = end - at >= 2 and (_likely(reading, at, end) or _says(reading, at, end))
    if not accepted:
        return None
    reading.take(at, end)
    if reading.listing >= 0 or (at > 0 and reading.folded[at - 1] in _SEVERAL):
        reading.listing = end
    return at, end, FULL


_SEVERAL = words(
    """judges messrs drs mm mmes mes juges sres sras senores jueces magistrados richter richterinnen eheleute epoux
    herren zeugen sieurs consorts policiers gendarmes avocats agents"""
)


def _next_of_several(reading: Reading, at: int) -> bool:
    """Whether a comma or *and* is all that parts it from a name before, in a list of people."""
    if reading.listing == at:
        return reading.gaps[at - 1] == ", "
    joined = 0 < reading.listing == at - 1 and not reading.capital[at - 1] and reading.folded[at - 1] in _AND
    return joined and reading.gaps[at - 2] == " " == reading.gaps[at - 1]


def _says(reading: Reading, at: int, end: int) -> bool:
    """Whether two or three capitalised words that are no words of the language stand before a verb of speech."""
    if end - at > 3 or end >= len(reading) or reading.folded[end] not in reading.context.speech:
        return False
    names = range(at, end)
    return not reading.lower and reading.gaps[end - 1] == " " and not any(map(reading.ordinary, names))


def _speaks(reading: Reading, at: int, end: int) -> bool:
    """Whether a verb of speech stands right before: sagte Hirsch, said Behe."""
    if at == 0 or reading.folded[at - 1] not in reading.context.speech or reading.gaps[at - 1] != " ":
        return False
    if reading.silent and not reading.context.nouns:
        return False
    # "said Dutch officials": an adjective goes on.
    ends = reading.context.nouns or reading.gaps[end - 1] != " " or reading.precedes(end - 1, reading.context.after)
    return ends and len(reading.folded[at]) > 2 and reading.folded[at] not in gazetteer("places")


_AND = words("and et y e und sowie")


def _titled(reading: Reading, at: int) -> bool:
    """Whether a title or role stands before, a short one also before particles: Herrn von der Heydte."""
    if at == 0 or reading.lower:
        return False
    if reading.folded[at - 1] in reading.context.titles:
        gap = reading.gaps[at - 1]
        return gap in (" ", ". ", ".") or (gap == ", " and not reading.context.nouns)
    before = at
    while before > 1 and at - before < 2 and reading.folded[before - 1] in _NOBLE:
        before -= 1
    title = reading.folded[before - 1]
    plain = len(title) <= _SHORT_TITLE or title in _SPELLED_OUT
    return before < at and plain and title in reading.context.titles


_NOBLE = words("von van der den zu vom de di da du des la le les d")
_SHORT_TITLE = 5
_SPELLED_OUT = words("monsieur madame mademoiselle")
"""Titles that are no roles: the mayor of, la ministre de."""


def _run(reading: Reading, at: int) -> int:
    """Where the capitalised words that begin here end; particles only between them, few words that no list has."""
    end, unlisted = at + 1, 0
    most = 1 if reading.silent else 2
    if reading.inflected(at) and reading.folded[at] not in gazetteer("given_names"):
        return end  # a genitive ends the name
    while end - at < _MOST_PARTS and reading.spaced(end - 1):
        if reading.gaps[end - 1] in (". ", ".") and not _abbreviates(reading, end - 1):
            break
        after = end
        while after < len(reading.folded) - 1 and after - end < 3 and _particle(reading, after):
            if not reading.spaced(after):
                break
            after += 1
        folded = reading.folded[after]
        if not reading.capital[after] or reading.taken[after] or folded in reading.context.not_after:
            break
        hyphened = reading.gaps[after - 1] == "-"
        # Behind a particle it is of the name anyway.
        unlisted += not (hyphened or after > end or reading.initial(after) or listed(folded))
        if unlisted > most:
            break
        end = after + 1
        if reading.context.genitive and folded.endswith("s") and not listed(folded):
            break  # a genitive ends the name
    return end


def _particle(reading: Reading, at: int) -> bool:
    """Whether a word links the parts of a name: d' and y, but not the last of the initials C.D."""
    if reading.folded[at] not in reading.context.within:
        return False
    return reading.capital[at + 1] or not reading.initial(at)


def _abbreviates(reading: Reading, at: int) -> bool:
    return len(reading.folded[at]) <= 2


def _initials(reading: Reading, at: int, end: int) -> bool:
    """``J. M. B.`` and ``J. Smith``, but not ``U. S.`` or ``S. A.``"""
    if at > 0 and reading.initial(at - 1) and reading.gaps[at - 1] == ".":
        return False  # the rest of an abbreviation: R.G.N.R.
    letters = [index for index in range(at, end) if reading.initial(index)]
    whole = "".join(reading.folded[index] for index in letters)
    if whole in _NOT_INITIALS or (reading.begins(at) and len(letters) < 2):
        return False
    if len(letters) == end - at:
        return len(letters) >= 2
    last = reading.folded[end - 1]
    return len(last) > 2 and (listed(last) or not reading.silent) and last not in not_names()


_NOT_INITIALS = words(
    "us usa uk eu ue dc sa sl rg am pm ie eg ny la ag ev gmbh kg pa po uu ee rae un onu nato bc ad ac dm tv rg rgnr"
)


def _likely(reading: Reading, at: int, end: int) -> bool:
    """Whether a run of capitalised words is somebody's name."""
    parts = [index for index in range(at, end) if reading.capital[index]]
    if not reading.given(at):
        return _unlisted(reading, at, parts)
    sure = not reading.ordinary(at)
    rest = [index for index in parts[1:] if not reading.initial(index)]
    if not rest:
        return sure
    rest = [index for index in rest if reading.folded[index] not in reading.context.within] or rest
    if any(reading.folded[index] in not_names() for index in rest):
        return False
    if not (reading.silent or reading.begins(at)) and (
        len(parts) < end - at or reading.follows(at, reading.context.before)
    ):
        sure = True
    if sure:
        return (
            any(listed(reading.folded[index]) for index in rest) or not reading.silent or not reading.ordinary(rest[0])
        )
    return all(listed(reading.folded[index]) for index in rest) and not any(reading.ordinary(index) for index in rest)


def _unlisted(reading: Reading, at: int, parts: Sequence[int]) -> bool:
    """A given name that no list has, before a family name that one has; not where a sentence begins."""
    last = parts[-1]
    if (
        len(parts) < last + 1 - at
        or reading.silent
        or reading.begins(at)
        or reading.ordinary(last)
        or reading.ordinary(at)
    ):
        return False
    return reading.folded[last] in gazetteer("surnames") and reading.folded[at] not in gazetteer("places")
