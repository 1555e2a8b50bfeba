"""What each capitalised word of a Lithuanian text may be by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from guardrail.detection.languages.lt.common import COMMON
from guardrail.detection.languages.lt.declension import lemmas
from guardrail.detection.languages.lt.gazetteer import Gazetteer, barred, gazetteer
from guardrail.detection.languages.lt.suffixes import derived, strong_surname, surname
from guardrail.detection.languages.lt.tokens import Word
from guardrail.detection.languages.lt.vocabulary import FREQUENT

_NATIVE = re.compile(r"^[a-pr-vyząčęėįšųūž-]{3,}(?:[aeiouyąęėįųū]s?|ams|oms|ėms|iems|im?s)$")
_LOCATIVE = re.compile(r"(?:[uoyė]je|uose|yse|ose|ėse)$")
_COUNTRY = re.compile(
    r"(?:[^aeiou]ij(?:a|os|ą|ai|oje)|stan(?:as|o|e|ui|ą|u)|land(?:as|o|e|ą|ija|ijos|ijoje)|burg(?:as|o|e|ą|ui))$"
)


@dataclass(slots=True)
class Nature:
    """What a capitalised word may be, its neighbours aside."""

    lower: str
    lemmas: list[str]
    kinds: str
    strong: bool
    suffixed: bool
    common: bool
    ambiguous: bool
    barred: bool

    @property
    def given(self) -> bool:
        """A given name, foreign ones aside."""
        return "G" in self.kinds or "g" in self.kinds

    @property
    def family(self) -> bool:
        """A family name by its suffix or by the list."""
        return self.strong or "s" in self.kinds or (self.suffixed and not self.common)

    @property
    def unknown(self) -> bool:
        """A word of Lithuanian form that no list has."""
        return not self.kinds and not self.common and not self.barred and is_native(self.lower)


def nature(word: Word, lists: Gazetteer) -> Nature:
    """What a capitalised word may be."""
    return _everyday().get(word.lower) or _look_up(word.lower, word.like_surname, word.begins, lists)


@cache
def _everyday() -> dict[str, Nature]:
    """Common words that a good part of every message is made of: wherever they stand they are the same."""
    lists = gazetteer()
    return {word: _look_up(word, True, False, lists) for word in COMMON | FREQUENT if lists.common(word)}


def _look_up(lower: str, like_surname: bool, begins: bool, lists: Gazetteer) -> Nature:
    """Of a double name both parts count."""
    candidates = lemmas(lower)
    kinds = lists.kinds(lower, candidates)
    last = lower
    if "-" in lower:
        parts = [part for part in lower.split("-") if len(part) > 2]
        kinds += "".join([lists.kinds(part, lemmas(part)) for part in parts])
        last, like_surname = parts[-1] if parts else lower, True
    elif not kinds and lower.isascii():
        kinds = lists.plain_kinds(lower)
    suffixed = like_surname and surname(last)
    common = lists.common(lower, candidates)
    if not common and not kinds and not suffixed:
        common = derived(lower, wide=begins) or (begins and lists.prefixed(lower))
    strong = like_surname and not common and strong_surname(last)
    ambiguous = lists.ambiguous(lower)
    return Nature(lower, candidates, kinds, strong, suffixed, common, ambiguous, barred(lower, candidates))


def is_native(lower: str) -> bool:
    """Whether a word has Lithuanian letters and a Lithuanian ending."""
    return len(lower) > 3 and _NATIVE.search(lower) is not None


def is_locative(lower: str) -> bool:
    """Whether a form says where: Kretingoje."""
    return _LOCATIVE.search(lower) is not None


def is_country(lower: str) -> bool:
    """Whether a word has an ending that countries and towns have: -ija, -stanas."""
    return _COUNTRY.search(lower) is not None
