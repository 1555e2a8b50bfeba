"""People in running text: names of lists, and the capitals, titles and words around them.

Nothing here decides alone: a given name counts by what stands beside it, a family name by a given name, a
title or an earlier mention in the same text (Mikheev 1999, "A knowledge-free method for capitalized word
disambiguation": one full mention tells about the bare ones).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guardrail.detection.gazetteer import Gazetteer, Word, ambiguous, gazetteer
from guardrail.detection.language import not_names, words

FULL, LONE, WEAK = 0.8, 0.72, 0.7
_MOST_PARTS = 5
_LEAST_KNOWN = 4
_ENDS = frozenset('.!?:;\n\t"“”„«»()[]…•*|–—')


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The words around names in one language, lower-case without accents.

    ``titles`` and roles stand before a name; a lone name follows words of ``before`` or precedes ``after``;
    ``within`` link the parts of a name; ``not_after`` follow a first capitalised word that is no given name
    (Street, Bank …); ``in_place`` stand before places. ``nouns`` says that all nouns are capitalised.
    """

    titles: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    within: frozenset[str]
    not_after: frozenset[str]
    in_place: frozenset[str]
    nouns: bool = False


@dataclass(slots=True)
class Reading:
    """One text as names are sought in it, and what was found so far."""

    text: str
    words: Sequence[Word]
    context: NameWords
    pack: str
    taken: list[bool] = field(init=False)
    known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.taken = [False] * len(self.words)

    def begins(self, at: int) -> bool:
        """Whether a word begins a sentence or line, where capitals tell nothing."""
        if at == 0:
            return True
        before = self.words[at - 1]
        gap = self.text[before.end : self.words[at].start]
        if before.capital and before.end - before.start <= 3 and gap.startswith("."):
            return False  # an abbreviation or initial
        return not _ENDS.isdisjoint(gap)

    def gap(self, at: int) -> str:
        """What stands between a word and the next."""
        following = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        return self.text[self.words[at].end : following]

    def spaced(self, at: int) -> bool:
        """Whether the next word is of the same phrase."""
        return at + 1 < len(self.words) and self.gap(at) in (" ", "-", ". ", ".", "'", "’")

    def initial(self, at: int) -> bool:
        """Whether a word is a capital letter with a full stop."""
        word = self.words[at]
        return word.capital and word.end - word.start == 1 and self.text[word.end : word.end + 1] == "."

    def follows(self, at: int, among: frozenset[str]) -> bool:
        """Whether the word before is one of these, with nothing but space between."""
        return at > 0 and self.words[at - 1].folded in among and self.gap(at - 1) in (" ", ". ", ", ")

    def precedes(self, at: int, among: frozenset[str]) -> bool:
        """Whether the word after is one of these."""
        return at + 1 < len(self.words) and self.words[at + 1].folded in among and self.gap(at) in (" ", ", ")

    def ordinary(self, at: int) -> bool:
        """Whether a word is one of the language, too."""
        folded = self.words[at].folded
        return folded in ambiguous(self.pack) or folded in not_names()


def people(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """(first word, word after the last, score) of every name, full names first told from lone ones."""
    found = [span for at in range(len(reading.words)) if (span := _full(reading, at))]
    for first, last, score in found:
        yield first, last, score
        _remember(reading, first, last)
    for at, word in enumerate(reading.words):
        if word.capital and not reading.taken[at] and (score := _lone(reading, at)):
            reading.taken[at] = True
            yield at, at + 1, score


def _remember(reading: Reading, first: int, last: int) -> None:
    for at in range(first, last):
        word = reading.words[at]
        if word.end - word.start >= _LEAST_KNOWN and word.capital and not reading.ordinary(at):
            reading.known.add(word.folded)


def _full(reading: Reading, at: int) -> tuple[int, int, float] | None:
    """The full name that begins here: title and name, given name and family name, or initials and family name."""
    if reading.taken[at] or not reading.words[at].capital:
        return None
    titled = reading.follows(at, reading.context.titles)
    end = _run(reading, at)
    if reading.initial(at):
        accepted = _initials(reading, at, end, titled)
    elif titled:
        accepted = reading.words[at].folded not in not_names()
    else:
        accepted = end - at >= 2 and _likely(reading, at, end)
    if not accepted:
        return None
    reading.taken[at:end] = [True] * (end - at)
    return at, end, FULL


def _run(reading: Reading, at: int) -> int:
    """Where the capitalised words that begin here end; particles only between them."""
    end = at + 1
    while end - at < _MOST_PARTS and reading.spaced(end - 1):
        if reading.gap(end - 1) in (". ", ".") and not _abbreviates(reading, end - 1):
            break
        after = end
        while after < len(reading.words) - 1 and after - end < 3 and not reading.words[after].capital:
            if reading.words[after].folded not in reading.context.within or not reading.spaced(after):
                break
            after += 1
        if (
            not reading.words[after].capital
            or reading.taken[after]
            or reading.words[after].folded in reading.context.not_after
        ):
            break
        end = after + 1
    return end


def _abbreviates(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.end - word.start <= 2


def _initials(reading: Reading, at: int, end: int, titled: bool) -> bool:
    """``J. M. B.`` and ``J. Smith``, but not ``U. S.`` or ``S. A.``"""
    letters = [index for index in range(at, end) if reading.initial(index)]
    if titled:
        return True
    whole = "".join(reading.words[index].folded for index in letters)
    if whole in _NOT_INITIALS or (reading.begins(at) and len(letters) < 2):
        return False
    if len(letters) == end - at:
        return len(letters) >= 2
    last = reading.words[end - 1]
    known = last.folded in gazetteer("surnames") or last.folded in gazetteer("given_names")
    return last.end - last.start > 2 and (known or not reading.context.nouns) and last.folded not in not_names()


_NOT_INITIALS = words(
    "us usa uk eu ue dc sa sl am pm ie eg ny la ag ev gmbh kg pa po uu ee rae un onu nato bc ad ac dm tv"
)


def _likely(reading: Reading, at: int, end: int) -> bool:
    """Whether a run of capitalised words is somebody's name."""
    given, surnames = gazetteer("given_names"), gazetteer("surnames")
    parts = [index for index in range(at, end) if reading.words[index].capital]
    if reading.words[at].folded not in given:
        return False
    sure = not reading.ordinary(at)
    rest = [index for index in parts[1:] if not reading.initial(index)]
    listed = [_listed(reading, index, given, surnames) for index in rest]
    if not rest:
        return sure
    if any(reading.words[index].folded in not_names() for index in rest):
        return False
    if sure:
        return any(listed) or not reading.context.nouns or _name_like(reading, rest[0])
    return all(listed) and not any(reading.ordinary(index) for index in rest)


def _listed(reading: Reading, at: int, given: Gazetteer, surnames: Gazetteer) -> bool:
    folded = reading.words[at].folded
    return folded in surnames or folded in given


def _name_like(reading: Reading, at: int) -> bool:
    """In German, where nouns are capitalised: a word behind a given name that is none of the language's."""
    return not reading.ordinary(at)


def _lone(reading: Reading, at: int) -> float:
    """The score of one capitalised word, 0 when nothing says that it is a person."""
    word, context = reading.words[at], reading.context
    if word.folded in reading.known:
        return LONE
    if word.end - word.start < 3 or _in_phrase(reading, at):
        return 0.0
    cued = reading.follows(at, context.before) or reading.precedes(at, context.after)
    if word.folded in gazetteer("given_names"):
        if not reading.ordinary(at):
            return LONE
        return WEAK if cued and not reading.begins(at) and not context.nouns else 0.0
    listed = word.folded in gazetteer("surnames") and not reading.ordinary(at) and not context.nouns
    return WEAK if listed and cued and not reading.begins(at) else 0.0


def _in_phrase(reading: Reading, at: int) -> bool:
    """Whether capitalised neighbours make it part of some other name: Morgan Library, Hotel Emma."""
    if reading.context.nouns:
        return False
    after = reading.spaced(at) and reading.gap(at) == " " and reading.words[at + 1].capital
    before = at > 0 and reading.gap(at - 1) == " " and reading.words[at - 1].capital and not reading.begins(at - 1)
    return after or before
