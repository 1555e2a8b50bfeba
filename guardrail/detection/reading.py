"""How a text is read for names of people and places: its words, what stands around them, and what is found so far."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from guardrail.detection.gazetteer import ambiguous, gazetteer
from guardrail.detection.language import not_names, words
from guardrail.detection.latin_words import Words

_HEADLINE = 5
"""Words from which on a text that is mostly capitalised is read as a headline."""
_MOSTLY = 0.6
_ENDS = frozenset('.!?:;\n\t"“”„«»()[]…•*|–—')
_WITHIN = frozenset((" ", "-", ". ", ".", "'", "’", ".-"))
"""What parts two words of a phrase, the stop and hyphen of J.-P. included."""
_SHORT = 3
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
        if gap.startswith("."):
            short = self.capital[at - 1] and len(self.folded[at - 1]) <= _SHORT
            if short or self._against(at - 1):
                return False  # an abbreviation or initial
        return not _ENDS.isdisjoint(gap)

    def _against(self, at: int) -> bool:
        """Whether a word parts two names of a case; i.v. and s.c. are ways to take medicine."""
        return self.folded[at] in _AGAINST and at > 0 and self.capital[at - 1] and self.gaps[at - 1] == " "

    def spaced(self, at: int) -> bool:
        """Whether the next word is of the same phrase."""
        return self.gaps[at] in _WITHIN and at + 1 < len(self.folded)

    def goes_on(self, at: int) -> bool:
        """Whether a word follows that is not capitalised."""
        return not all(self.capital[at + 1 : at + 2])

    def initial(self, at: int) -> bool:
        """Whether a word is a capital letter with a full stop, or two that stand for one of another alphabet."""
        folded = self.folded[at]
        if len(folded) > 2 or not self.capital[at] or not self.gaps[at].startswith("."):
            return False
        # TS. is a court.
        return len(folded) == 1 or (folded in _DIGRAPHS and self.text[self.ends[at] - 1].islower())

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

    def given(self, at: int) -> bool:
        """Whether a word is a given name, in German also in its genitive."""
        return self.folded[at] in gazetteer("given_names") or self.inflected(at)

    def inflected(self, at: int) -> bool:
        """Whether a word is the genitive of a given name."""
        folded = self.folded[at]
        return (
            self.context.genitive and folded[-1] == "s" and len(folded) > 4 and folded[:-1] in gazetteer("given_names")
        )
