"""People in running text: names of lists, and the capitals, titles and words around them.

Nothing here decides alone: a given name counts by what stands beside it, a family name by a given name, a
title or an earlier mention in the same text (Mikheev 1999, "A knowledge-free method for capitalized word
disambiguation": one full mention tells about the bare ones).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guardrail.detection.gazetteer import Word, ambiguous, gazetteer
from guardrail.detection.language import not_names, words

FULL, LONE, WEAK = 0.8, 0.72, 0.7
_MOST_PARTS = 5
_LEAST_KNOWN = 4
_HEADLINE = 5
"""Words from which on a text that is mostly capitalised is read as a headline."""
_ENDS = frozenset('.!?:;\n\t"“”„«»()[]…•*|–—')


_WITHIN = frozenset((" ", "-", ". ", ".", "'", "’", ".-"))
"""What parts two words of a phrase, the stop and hyphen of J.-P. included."""


_AGAINST = words("c v")
"""What stands between the parties of a case: Korvalec c. Belgique, Smith v. Jones."""
_DIGRAPHS = words("kh zh sh ts yu ya")
"""How Х, Ж, Ш, Ц, Ю and Я are written in Latin letters (BGN/PCGN)."""


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


@dataclass(slots=True)
class Reading:
    """One text as names are sought in it, and what was found so far."""

    text: str
    words: Sequence[Word]
    context: NameWords
    pack: str
    taken: list[bool] = field(init=False)
    silent: bool = field(init=False)
    """Whether capitals tell nothing: German, headlines, shouting, chat without any."""
    lower: bool = field(init=False)
    """Whether the text has no capitals but where sentences begin. Words of lists count as capitalised then."""
    known: set[str] = field(default_factory=set)
    listing: int = -1
    """The word after a name in a list that a plural title began: Judges Ray, Oh and …"""

    def __post_init__(self) -> None:
        self.taken = [False] * len(self.words)
        written_out = [word.capital for at, word in enumerate(self.words) if not self.initial(at)]
        self.lower = not any(word.capital and not self.begins(at) for at, word in enumerate(self.words))
        if self.lower:
            self._raise()
        self._leave_brands()
        headline = len(written_out) > _HEADLINE and sum(written_out) > 0.6 * len(written_out)
        self.silent = self.lower or self.context.nouns or headline

    def _raise(self) -> None:
        """Count names as capitalised, family names that are words too only behind another name."""
        raised: list[Word] = []
        for at, word in enumerate(self.words):
            behind = bool(raised) and raised[-1].capital and word.folded in gazetteer("surnames")
            raised.append(word._replace(capital=word.capital or self._name(at) or behind))
        self.words = raised

    def _name(self, at: int) -> bool:
        word = self.words[at]
        lists = (gazetteer("given_names"), gazetteer("surnames"), gazetteer("places"))
        return len(word.folded) > 2 and not self.ordinary(at) and any(word.folded in names for names in lists)

    def _leave_brands(self) -> None:
        brands = gazetteer("brands")
        for at, word in enumerate(self.words):
            if word.capital and (count := brands.longest(self.words, at)):
                self.taken[at : at + count] = [True] * count

    def begins(self, at: int) -> bool:
        """Whether a word begins a sentence or line, where capitals tell nothing."""
        if at == 0:
            return True
        before = self.words[at - 1]
        gap = self.text[before.end : self.words[at].start]
        short = before.capital and before.end - before.start <= 3
        if gap.startswith(".") and (short or self._against(at - 1)):
            return False  # an abbreviation or initial
        return not _ENDS.isdisjoint(gap)

    def _against(self, at: int) -> bool:
        """Whether a word parts two names of a case; i.v. and s.c. are ways to take medicine."""
        return self.words[at].folded in _AGAINST and at > 0 and self.words[at - 1].capital and self.gap(at - 1) == " "

    def gap(self, at: int) -> str:
        """What stands between a word and the next."""
        following = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        return self.text[self.words[at].end : following]

    def spaced(self, at: int) -> bool:
        """Whether the next word is of the same phrase."""
        return at + 1 < len(self.words) and self.gap(at) in _WITHIN

    def initial(self, at: int) -> bool:
        """Whether a word is a capital letter with a full stop, or two that stand for one of another alphabet."""
        word = self.words[at]
        if not word.capital or self.text[word.end : word.end + 1] != ".":
            return False
        return word.end - word.start == 1 or (
            word.folded in _DIGRAPHS and self.text[word.end - 1].islower()  # TS. is a court
        )

    def follows(self, at: int, among: frozenset[str]) -> bool:
        """Whether the word before is one of these, with nothing but space between."""
        return at > 0 and self.words[at - 1].folded in among and self.gap(at - 1) in (" ", ". ", ", ")

    def precedes(self, at: int, among: frozenset[str]) -> bool:
        """Whether the word after is one of these."""
        return at + 1 < len(self.words) and self.words[at + 1].folded in among and self.gap(at) in (" ", ", ")

    def ordinary(self, at: int) -> bool:
        """Whether a word is one of the language, too."""
        folded = self.words[at].folded
        told = not (self.lower or self.begins(at))  # whether its capital tells anything
        return folded in ambiguous(self.pack, capital=told) or folded in not_names()


def people(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """(first word, word after the last, score) of every name, full names first told from lone ones."""
    found = [span for at in range(len(reading.words)) if (span := _full(reading, at))]
    for first, last, score in found:
        yield first, last, score
        _remember(reading, first, last)
    for at, word in enumerate(reading.words):
        if word.capital and not reading.taken[at] and (score := _lone(reading, at)):
            end = at + 1
            while end < len(reading.words) and reading.gap(end - 1) == "-" and reading.words[end].capital:
                end += 1
            reading.taken[at:end] = [True] * (end - at)
            yield at, end, score


def _remember(reading: Reading, first: int, last: int) -> None:
    for at in range(first, last):
        word = reading.words[at]
        if word.end - word.start >= _LEAST_KNOWN and word.capital and not reading.ordinary(at):
            reading.known.add(word.folded)


def _full(reading: Reading, at: int) -> tuple[int, int, float] | None:
    """The full name that begins here: title and name, given name and family name, or initials and family name."""
    if reading.taken[at] or not reading.words[at].capital:
        return None
    if reading.words[at].folded in reading.context.titles:
        return None
    titled = _titled(reading, at)
    end = _run(reading, at)
    if reading.initial(at):
        accepted = _initials(reading, at, end, titled)
    elif titled or _next_of_several(reading, at) or _speaks(reading, at, end):
        accepted = (
            reading.words[at].folded not in not_names() and reading.words[at].folded not in reading.context.not_after
        )
    else:
        accepted = end - at >= 2 and (_likely(reading, at, end) or _says(reading, at, end))
    if not accepted:
        return None
    reading.taken[at:end] = [True] * (end - at)
    if reading.listing >= 0 or (at > 0 and reading.words[at - 1].folded in _SEVERAL):
        reading.listing = end
    return at, end, FULL


_SEVERAL = words(
    """judges messrs drs mm mmes mes juges sres sras senores jueces magistrados richter richterinnen eheleute epoux
    herren zeugen sieurs consorts policiers gendarmes avocats agents"""
)


def _next_of_several(reading: Reading, at: int) -> bool:
    """Whether a comma or *and* is all that parts it from a name before, in a list of people."""
    if reading.listing == at:
        return reading.gap(at - 1) == ", "
    joined = reading.listing == at - 1 and not reading.words[at - 1].capital and reading.words[at - 1].folded in _AND
    return joined and reading.gap(at - 2) == " " == reading.gap(at - 1)


def _says(reading: Reading, at: int, end: int) -> bool:
    """Whether two or three capitalised words that are no words of the language stand before a verb of speech."""
    if end - at > 3 or end >= len(reading.words) or reading.words[end].folded not in reading.context.speech:
        return False
    names = range(at, end)
    return not reading.lower and reading.gap(end - 1) == " " and not any(map(reading.ordinary, names))


def _speaks(reading: Reading, at: int, end: int) -> bool:
    """Whether a verb of speech stands right before: sagte Hirsch, said Behe."""
    if reading.silent and not reading.context.nouns:
        return False
    word = reading.words[at]
    spoken = at > 0 and reading.words[at - 1].folded in reading.context.speech and reading.gap(at - 1) == " "
    # "said Dutch officials": an adjective goes on.
    ends = reading.context.nouns or reading.gap(end - 1) != " " or reading.precedes(end - 1, reading.context.after)
    return spoken and ends and word.end - word.start > 2 and word.folded not in gazetteer("places")


_AND = words("and et y e und sowie")


def _titled(reading: Reading, at: int) -> bool:
    """Whether a title or role stands before, a short one also before particles: Herrn von der Heydte."""
    if reading.lower:
        return False
    gaps = (" ", ". ", ".") if reading.context.nouns else (" ", ". ", ".", ", ")
    if at > 0 and reading.words[at - 1].folded in reading.context.titles:
        return reading.gap(at - 1) in gaps
    before = at
    while before > 1 and at - before < 2 and reading.words[before - 1].folded in _NOBLE:
        before -= 1
    title = reading.words[before - 1]
    plain = title.end - title.start <= _SHORT_TITLE or title.folded in _SPELLED_OUT
    return before < at and plain and title.folded in reading.context.titles


_NOBLE = words("von van der den zu vom de di da du des la le les d")
_SHORT_TITLE = 5
_SPELLED_OUT = words("monsieur madame mademoiselle")
"""Titles that are no roles: the mayor of, la ministre de."""


def _run(reading: Reading, at: int) -> int:
    """Where the capitalised words that begin here end; particles only between them, few words that no list has."""
    end, unlisted = at + 1, 0
    most = 1 if reading.silent else 2
    if reading.words[at].folded not in gazetteer("given_names") and _given(reading, at):
        return end  # a genitive ends the name
    while end - at < _MOST_PARTS and reading.spaced(end - 1):
        if reading.gap(end - 1) in (". ", ".") and not _abbreviates(reading, end - 1):
            break
        after = end
        while after < len(reading.words) - 1 and after - end < 3 and _particle(reading, after):
            if not reading.spaced(after):
                break
            after += 1
        word = reading.words[after]
        if not word.capital or reading.taken[after] or word.folded in reading.context.not_after:
            break
        hyphened = reading.gap(after - 1) == "-"
        # Behind a particle it is of the name anyway.
        unlisted += not (hyphened or after > end or reading.initial(after) or listed(word))
        if unlisted > most:
            break
        end = after + 1
        if reading.context.genitive and word.folded.endswith("s") and not listed(word):
            break  # a genitive ends the name
    return end


def _particle(reading: Reading, at: int) -> bool:
    """Whether a word links the parts of a name: d' and y, but not the last of the initials C.D."""
    last = reading.initial(at) and not reading.words[at + 1].capital
    return reading.words[at].folded in reading.context.within and not last


def _abbreviates(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.end - word.start <= 2


def _initials(reading: Reading, at: int, end: int, titled: bool) -> bool:
    """``J. M. B.`` and ``J. Smith``, but not ``U. S.`` or ``S. A.``"""
    letters = [index for index in range(at, end) if reading.initial(index)]
    if titled:
        return True
    if at > 0 and reading.initial(at - 1) and reading.gap(at - 1) == ".":
        return False  # the rest of an abbreviation: R.G.N.R.
    whole = "".join(reading.words[index].folded for index in letters)
    if whole in _NOT_INITIALS or (reading.begins(at) and len(letters) < 2):
        return False
    if len(letters) == end - at:
        return len(letters) >= 2
    last = reading.words[end - 1]
    return last.end - last.start > 2 and (listed(last) or not reading.silent) and last.folded not in not_names()


_NOT_INITIALS = words(
    "us usa uk eu ue dc sa sl rg am pm ie eg ny la ag ev gmbh kg pa po uu ee rae un onu nato bc ad ac dm tv rg rgnr"
)


def _likely(reading: Reading, at: int, end: int) -> bool:
    """Whether a run of capitalised words is somebody's name."""
    parts = [index for index in range(at, end) if reading.words[index].capital]
    if not _given(reading, at):
        return _unlisted(reading, at, parts)
    sure = not reading.ordinary(at)
    rest = [index for index in parts[1:] if not reading.initial(index)]
    if not rest:
        return sure
    rest = [index for index in rest if reading.words[index].folded not in reading.context.within] or rest
    if any(reading.words[index].folded in not_names() for index in rest):
        return False
    if not (reading.silent or reading.begins(at)) and (
        len(parts) < end - at or reading.follows(at, reading.context.before)
    ):
        sure = True
    if sure:
        return any(listed(reading.words[index]) for index in rest) or not reading.silent or _name_like(reading, rest[0])
    return all(listed(reading.words[index]) for index in rest) and not any(reading.ordinary(index) for index in rest)


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
    return reading.words[last].folded in gazetteer("surnames") and reading.words[at].folded not in gazetteer("places")


def listed(word: Word) -> bool:
    """Whether a word is somebody's given or family name."""
    return word.folded in gazetteer("surnames") or word.folded in gazetteer("given_names")


def _name_like(reading: Reading, at: int) -> bool:
    """In German, where nouns are capitalised: a word behind a given name that is none of the language's."""
    return not reading.ordinary(at)


def _lone(reading: Reading, at: int) -> float:
    """The score of one capitalised word, 0 when nothing says that it is a person."""
    word, context = reading.words[at], reading.context
    if word.folded in reading.known:
        return LONE
    if reading.initial(at):
        return WEAK if _letter(reading, at) else 0.0
    if word.end - word.start < 3 or word.folded in context.titles or _in_phrase(reading, at):
        return 0.0
    cued = reading.follows(at, context.before) or reading.precedes(at, context.after)
    if reading.lower and not cued:
        return 0.0
    if _given(reading, at):
        if not reading.ordinary(at):
            return 0.0 if _acronym(reading, at) else LONE
        return WEAK if cued and not reading.begins(at) and not reading.silent else 0.0
    family = (
        word.folded in gazetteer("surnames") and not reading.ordinary(at) and word.folded not in gazetteer("places")
    )
    if family and reading.context.nouns and not reading.lower:
        return WEAK if word.end - word.start > 3 else 0.0
    return WEAK if family and not (reading.silent or reading.begins(at)) else 0.0


def _letter(reading: Reading, at: int) -> bool:
    """Whether a single initial stands for a person, as courts and clinics write: the flat of K. was searched."""
    if at + 1 < len(reading.words) and reading.gap(at) == ". ":
        verb = reading.words[at + 1]
        if not verb.capital and verb.folded in reading.context.after_letter:
            return True
    before = reading.context.before_letter
    elided = at > 0 and reading.gap(at - 1) in ("'", "’") and reading.words[at - 1].folded in before
    if not (elided or reading.follows(at, before)):
        return False
    following = reading.text[reading.words[at].end + 1 : reading.words[at].end + 3].strip()
    return not following or not (following[0].isdigit() or following[0].isupper() or following[0] in "&-/")


def _in_phrase(reading: Reading, at: int) -> bool:
    """Whether capitalised neighbours make it part of some other name: Morgan Library, Hotel Emma."""
    if reading.silent:
        return False
    after = reading.spaced(at) and reading.gap(at) == " " and reading.words[at + 1].capital
    before = at > 0 and reading.gap(at - 1) == " " and reading.words[at - 1].capital and not reading.begins(at - 1)
    return after or before


def _given(reading: Reading, at: int) -> bool:
    """Whether a word is a given name, in German also in its genitive."""
    folded, known = reading.words[at].folded, gazetteer("given_names")
    return folded in known or (
        reading.context.genitive and len(folded) > 4 and folded[-1] == "s" and folded[:-1] in known
    )


def _family(reading: Reading, at: int) -> bool:
    """The same for family names."""
    folded, known = reading.words[at].folded, gazetteer("surnames")
    return folded in known or (
        reading.context.genitive and len(folded) > 5 and folded[-1] == "s" and folded[:-1] in known
    )


def _acronym(reading: Reading, at: int) -> bool:
    """Whether it is short and all capitals among words that are not."""
    word = reading.words[at]
    return word.end - word.start <= 4 and reading.text[word.start : word.end].isupper() and not reading.text.isupper()
