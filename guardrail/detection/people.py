"""People in running text: names of lists, and the capitals, titles and words around them.

Nothing here decides alone: a given name counts by what stands beside it, a family name by a given name, a
title or an earlier mention in the same text (Mikheev 1999, "A knowledge-free method for capitalized word
disambiguation": one full mention tells about the bare ones).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from guardrail.detection.gazetteer import ambiguous, gazetteer
from guardrail.detection.language import not_names, words
from guardrail.detection.latin_words import Words

FULL, LONE, WEAK = 0.8, 0.72, 0.7
_MOST_PARTS = 5
_LEAST_KNOWN = 4
_HEADLINE = 5
"""Words from which on a text that is mostly capitalised is read as a headline."""
_MOSTLY = 0.6
_ENDS = frozenset('.!?:;\n\t"“”„«»()[]…•*|–—')


_WITHIN = frozenset((" ", "-", ". ", ".", "'", "’", ".-"))
"""What parts two words of a phrase, the stop and hyphen of J.-P. included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The words around names in one language, lower-case without accents.

    ``titles`` and roles stand before a name; a lone name follows words of ``before`` or precedes ``after``;
    ``speech`` are verbs before a speaker; ``before_letter`` precede initials, ``after_letter`` are verbs behind one;
    ``within`` link the parts of a name;
    ``not_after`` follow a first capitalised word that is no given name (Street, Bank …); ``in_place`` stand before
    places, ``land_before`` and ``land_after`` belong to them (Lake, County), ``kinds`` name one (the village of),
    ``endings`` are theirs, ``dwelling`` (with accents) tell of birth or residence some words before one,
    ``articles`` stand before goods that are called like towns, which have none.
    ``nouns`` says that all nouns are capitalised, ``genitive`` that names take an -s.
    """

    titles: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    speech: frozenset[str]
    before_letter: frozenset[str]
    after_letter: frozenset[str] = frozenset()
    within: frozenset[str]
    not_after: frozenset[str]
    in_place: frozenset[str]
    land_before: frozenset[str]
    land_after: frozenset[str]
    kinds: frozenset[str]
    endings: tuple[str, ...]
    nouns: bool = False
    genitive: bool = False
    articles: frozenset[str] = frozenset()
    dwelling: frozenset[str] = frozenset()


class Reading(Words):
    """The words of one text as names are sought in it, and what was found so far."""

    __slots__ = ("capitals", "context", "known", "listing", "lower", "pack", "shouted", "silent", "taken")

    def __init__(self, text: str, context: NameWords, pack: str) -> None:
        super().__init__(text)
        self.context, self.pack = context, pack
        self.taken = [False] * len(self)
        self.known: set[str] = set()
        self.listing = -1
        """The word after a name in a list that a plural title began: Judges Ray, Oh and …"""
        self.shouted = text.isupper()
        self.capitals = self._capitalised()
        """Which words are."""
        self.lower = all(map(self.begins, self.capitals))
        """Whether the text has no capitals but where sentences begin. Words of lists count as capitalised then."""
        if self.lower:
            self._raise()
        self._leave_brands()
        self.silent = self.lower or self.context.nouns or self._headline()
        """Whether capitals tell nothing: German, headlines, shouting, chat without any."""

    def _capitalised(self) -> list[int]:
        return list(compress(range(len(self)), self.capital))

    def _headline(self) -> bool:
        """Whether most words that are written out are capitalised."""
        if len(self.capitals) <= _MOSTLY * len(self):
            return False
        initials = sum(map(self.initial, self.capitals))
        written_out = len(self) - initials
        return written_out > _HEADLINE and len(self.capitals) - initials > _MOSTLY * written_out

    def _raise(self) -> None:
        """Count names as capitalised, family names that are words too only behind another name."""
        surnames = gazetteer("surnames")
        lists = (gazetteer("given_names"), surnames, gazetteer("places"))
        names = frozenset().union(*(each.intersection(self.folded) for each in lists))
        for at, folded in enumerate(self.folded):
            if folded in names and not self.capital[at]:
                behind = at > 0 and self.capital[at - 1] and folded in surnames
                self.capital[at] = behind or (len(folded) > 2 and not self.ordinary(at))
        self.capitals = self._capitalised()

    def _leave_brands(self) -> None:
        brands = gazetteer("brands")
        for at in self.capitals:
            if count := brands.longest(self, at):
                self.take(at, at + count)

    def written(self, at: int) -> str:
        """A word as it stands in the text."""
        return self.text[self.starts[at] : self.ends[at]]

    def take(self, first: int, end: int) -> None:
        """Nothing else is found in these words."""
        self.taken[first:end] = [True] * (end - first)

    def begins(self, at: int) -> bool:
        """Whether a word begins a sentence or line, where capitals tell nothing."""
        if at == 0:
            return True
        gap = self.gaps[at - 1]
        if gap.startswith(".") and self.capital[at - 1] and len(self.folded[at - 1]) <= 3:
            return False  # an abbreviation or initial
        return not _ENDS.isdisjoint(gap)

    def spaced(self, at: int) -> bool:
        """Whether the next word is of the same phrase."""
        return self.gaps[at] in _WITHIN and at + 1 < len(self.folded)

    def goes_on(self, at: int) -> bool:
        """Whether a word follows that is not capitalised."""
        return not all(self.capital[at + 1 : at + 2])

    def initial(self, at: int) -> bool:
        """Whether a word is a capital letter with a full stop."""
        return len(self.folded[at]) == 1 and self.capital[at] and self.gaps[at].startswith(".")

    def follows(self, at: int, among: frozenset[str]) -> bool:
        """Whether the word before is one of these, with nothing but space between."""
        return at > 0 and self.folded[at - 1] in among and self.gaps[at - 1] in (" ", ". ", ", ")

    def precedes(self, at: int, among: frozenset[str]) -> bool:
        """Whether the word after is one of these."""
        return at + 1 < len(self.folded) and self.folded[at + 1] in among and self.gaps[at] in (" ", ", ")

    def ordinary(self, at: int) -> bool:
        """Whether a word is one of the language, too."""
        folded = self.folded[at]
        told = not (self.lower or self.begins(at))  # whether its capital tells anything
        return folded in ambiguous(self.pack, capital=told) or folded in not_names()


def people(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """(first word, word after the last, score) of every name, full names first told from lone ones."""
    found = [span for at in reading.capitals if (span := _full(reading, at))]
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


def _full(reading: Reading, at: int) -> tuple[int, int, float] | None:
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
    herren zeugen"""
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
    if _inflected(reading, at) and reading.folded[at] not in gazetteer("given_names"):
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
    letters = [index for index in range(at, end) if reading.initial(index)]
    whole = "".join(reading.folded[index] for index in letters)
    if whole in _NOT_INITIALS or (reading.begins(at) and len(letters) < 2):
        return False
    if len(letters) == end - at:
        return len(letters) >= 2
    last = reading.folded[end - 1]
    return len(last) > 2 and (listed(last) or not reading.silent) and last not in not_names()


_NOT_INITIALS = words(
    "us usa uk eu ue dc sa sl rg am pm ie eg ny la ag ev gmbh kg pa po uu ee rae un onu nato bc ad ac dm tv"
)


def _likely(reading: Reading, at: int, end: int) -> bool:
    """Whether a run of capitalised words is somebody's name."""
    parts = [index for index in range(at, end) if reading.capital[index]]
    if not _given(reading, at):
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
            any(listed(reading.folded[index]) for index in rest) or not reading.silent or _name_like(reading, rest[0])
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


def listed(folded: str) -> bool:
    """Whether a word is somebody's given or family name."""
    return folded in gazetteer("surnames") or folded in gazetteer("given_names")


def _name_like(reading: Reading, at: int) -> bool:
    """In German, where nouns are capitalised: a word behind a given name that is none of the language's."""
    return not reading.ordinary(at)


def _lone(reading: Reading, at: int) -> float:
    """The score of one capitalised word, 0 when nothing says that it is a person."""
    folded, context = reading.folded[at], reading.context
    if folded in reading.known:
        return LONE
    if reading.initial(at):
        return WEAK if _letter(reading, at) else 0.0
    if len(folded) < 3 or folded in context.titles:
        return 0.0
    given = _given(reading, at)
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


def _given(reading: Reading, at: int) -> bool:
    """Whether a word is a given name, in German also in its genitive."""
    return reading.folded[at] in gazetteer("given_names") or _inflected(reading, at)


def _inflected(reading: Reading, at: int) -> bool:
    """Whether a word is the genitive of a given name."""
    folded = reading.folded[at]
    return (
        reading.context.genitive and folded[-1] == "s" and len(folded) > 4 and folded[:-1] in gazetteer("given_names")
    )


def _acronym(reading: Reading, at: int) -> bool:
    """Whether it is short and all capitals among words that are not."""
    return len(reading.folded[at]) <= 4 and reading.written(at).isupper() and not reading.shouted
