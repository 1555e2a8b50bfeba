"""A Lithuanian text as words, and what each capitalised word may be by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guardrail.detection.languages.lt.context import ABBREVIATIONS
from guardrail.detection.languages.lt.declension import lemmas
from guardrail.detection.languages.lt.gazetteer import Gazetteer, barred
from guardrail.detection.languages.lt.suffixes import derived, strong_surname, surname

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?…:;\n•|\"„“”«»(]|(?:^|\s)[-*](?:\s|$)")
_NATIVE = re.compile(r"^[a-pr-vyząčęėįšųūž-]{3,}(?:[aeiouyąęėįųū]s?|ams|oms|ėms|iems|im?s)$")
_LOCATIVE = re.compile(r"(?:[uoyė]je|uose|yse|ose|ėse)$")
_COUNTRY = re.compile(
    r"(?:[^aeiou]ij(?:a|os|ą|ai|oje)|stan(?:as|o|e|ui|ą|u)|land(?:as|o|e|ą|ija|ijos|ijoje)|burg(?:as|o|e|ą|ui))$"
)

_DIGRAPHS = frozenset(("Dž", "Dz", "Ch", "Ju", "Jo", "Šv", "St"))
_JOINED = frozenset("@_/\\#0123456789")

CAPITAL, CAPITALS, INITIAL, LOWER, PIECE = "capital", "capitals", "initial", "lower", "piece"
"""How a word is written; a piece is part of an address, a number or a user name."""


@dataclass(slots=True)
class Word:
    """One word where it stands: characters of the text, the text between it and the word before."""

    text: str
    lower: str
    start: int
    end: int
    gap: str
    shape: str
    begins: bool = False
    """Whether a sentence, a quotation or a list item begins with it."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a capitalised word may be, its neighbours aside."""

    kinds: str
    strong: bool
    suffixed: bool
    common: bool
    ambiguous: bool
    barred: bool
    native: bool

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
        return self.native and not self.kinds and not self.common and not self.barred


def words_of(text: str) -> list[Word]:
    """All words; linear."""
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        shape = _shape(word, text, start, end)
        item = Word(word, word.lower(), start, end, text[at:start], shape)
        if shape is not LOWER and shape is not PIECE:
            item.begins = not found or _begins(found[-1], item)
        found.append(item)
        at = end
    return found


def _shape(word: str, text: str, start: int, end: int) -> str:
    left, right = text[start - 1 : start], text[end : end + 1]
    if left in _JOINED or right in _JOINED:
        return PIECE
    if word.islower():
        dotted = left == "." or (right == "." and text[end + 1 : end + 2].isalnum())
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
    candidates = list(lemmas(lower))
    kinds = gazetteer.kinds(lower, candidates)
    last = lower
    if "-" in lower:
        parts = [part for part in lower.split("-") if len(part) > 2]
        kinds += "".join([gazetteer.kinds(part, list(lemmas(part))) for part in parts])
        last = parts[-1] if parts else lower
    elif not kinds and lower.isascii():
        kinds = gazetteer.plain_kinds(lower)
    suffixed = surname(last)
    common = gazetteer.common(lower)
    if not common and not kinds and not suffixed:
        common = derived(lower, wide=word.begins) or (word.begins and gazetteer.prefixed(lower))
    return Nature(
        kinds=kinds,
        strong=not common and strong_surname(last),
        suffixed=suffixed,
        common=common,
        ambiguous=gazetteer.ambiguous(lower),
        barred=barred(lower, candidates),
        native=is_native(lower),
    )


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
    capitals = sum(word.shape is CAPITAL for word in words)
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
