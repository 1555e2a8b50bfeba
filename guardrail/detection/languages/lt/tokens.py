"""A Lithuanian text as words, and what each capitalised word may be by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guardrail.detection.languages.lt.context import ABBREVIATIONS
from guardrail.detection.languages.lt.declension import lemmas, without_diacritics
from guardrail.detection.languages.lt.gazetteer import Gazetteer, barred
from guardrail.detection.languages.lt.suffixes import derived, like_surnames, strong_surname, surname

_WORD = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_ENDS = re.compile(r"[.!?…:;\n•|\"„“”«»(]|(?:^|\s)[-*](?:\s|$)")
_NATIVE = re.compile(r"^[a-pr-vyząčęėįšųūž-]{3,}(?:[aeiouyąęėįųū]s?|ams|oms|ėms|iems|im?s)$")
_LOCATIVE = re.compile(r"(?:[uoyė]je|uose|yse|ose|ėse)$")
_COUNTRY = re.compile(
    r"(?:[^aeiou]ij(?:a|os|ą|ai|oje)|stan(?:as|o|e|ui|ą|u)|land(?:as|o|e|ą|ija|ijos|ijoje)|burg(?:as|o|e|ą|ui))$"
)

_DIGRAPHS = frozenset(("Dž", "Dz", "Ch", "Ju", "Jo", "Šv", "St"))
_JOINED = frozenset("@_/\\#0123456789")
_TOUCHING = _JOINED | {"."}

CAPITAL, CAPITALS, INITIAL, LOWER, PIECE = "capital", "capitals", "initial", "lower", "piece"
"""How a word is written; a piece is part of an address, a number or a user name."""


@dataclass(slots=True)
class Word:
    """One word where it stands: characters of the text, the text between it and the word before."""

    text: str
    lower: str
    plain: str
    """In lower case without diacritics."""
    start: int
    end: int
    gap: str
    shape: str
    like_surname: bool
    """Whether it is worth asking for the suffix of a family name."""
    begins: bool = False
    """Whether a sentence, a quotation or a list item begins with it."""


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


def words_of(text: str) -> list[Word]:
    """All words; linear."""
    pieces = _WORD.split(text)  # what is between words and words by turns
    written = pieces[1::2]
    lower = "\n".join(written).lower()
    plain = without_diacritics(lower)
    surnames = like_surnames(plain)
    found: list[Word] = []
    end = 0
    for gap, word, small, bare in zip(pieces[::2], written, lower.split("\n"), plain.split("\n"), strict=False):
        start = end + len(gap)
        end = start + len(word)
        left, right = gap[-1:], text[end : end + 1]
        if word.islower() and left not in _TOUCHING and right not in _TOUCHING:
            found.append(Word(word, small, bare, start, end, gap, LOWER, len(found) in surnames))
            continue
        shape = _shape(word, left, text[end : end + 2])
        item = Word(word, small, bare, start, end, gap, shape, len(found) in surnames)
        if shape is not LOWER and shape is not PIECE:
            item.begins = not found or _begins(found[-1], item)
        found.append(item)
    return found


def _shape(word: str, left: str, behind: str) -> str:
    right = behind[:1]
    if left in _JOINED or right in _JOINED:
        return PIECE
    if word.islower():
        dotted = left == "." or (right == "." and behind[1:].isalnum())
        return PIECE if dotted else LOWER
    return _cased(word, right) if word[0].isupper() else PIECE


def _cased(word: str, right: str) -> str:
    if len(word) <= 2 and right == "." and (len(word) == 1 or word in _DIGRAPHS):
        return INITIAL
    if len(word) > 1 and word[1:].islower():
        return CAPITAL
    parts = word.split("-")
    if len(parts) > 1 and all(part[:1].isupper() and part[1:].islower() for part in parts):
        return CAPITAL
    return CAPITALS


def _begins(before: Word, word: Word) -> bool:
    if word.gap == " ":
        return False
    if word.gap in (". ", "."):
        return before.shape != INITIAL and before.lower not in ABBREVIATIONS
    return _ENDS.search(word.gap) is not None


def nature(word: Word, gazetteer: Gazetteer) -> Nature:
    """Look a capitalised word up; of a double name both parts count."""
    lower = word.lower
    candidates = lemmas(lower)
    kinds = gazetteer.kinds(lower, candidates)
    last, like_surname = lower, word.like_surname
    if "-" in lower:
        parts = [part for part in lower.split("-") if len(part) > 2]
        kinds += "".join([gazetteer.kinds(part, lemmas(part)) for part in parts])
        last, like_surname = parts[-1] if parts else lower, True
    elif not kinds and lower.isascii():
        kinds = gazetteer.plain_kinds(lower)
    suffixed = like_surname and surname(last)
    common = gazetteer.common(lower, candidates)
    if not common and not kinds and not suffixed:
        common = derived(lower, wide=word.begins) or (word.begins and gazetteer.prefixed(lower))
    strong = like_surname and not common and strong_surname(last)
    ambiguous = gazetteer.ambiguous(lower)
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


def titled(words: Sequence[Word]) -> bool:
    """Whether Most Words Are Capitalised, So That Capitals Say Nothing."""
    capitals = [word.shape for word in words].count(CAPITAL)
    return capitals > 4 and capitals * 10 > len(words) * 6


def runs(items: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Ranges of neighbouring capitalised words, of initials and the words behind them."""
    index = 0
    while index < len(items):
        if items[index].shape in (LOWER, PIECE):
            index += 1
            continue
        first = index
        index += 1
        while index < len(items) and _goes_on(items[index - 1], items[index]):
            index += 1
        yield first, index


def _goes_on(before: Word, word: Word) -> bool:
    if word.shape in (LOWER, PIECE):
        return False
    return word.gap == " " or (before.shape == INITIAL and word.gap in (". ", "."))
