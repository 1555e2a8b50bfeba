"""A Lithuanian text as words, and what each capitalised word may be by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrail.detection.languages.lt.context import ABBREVIATIONS, NEVER
from guardrail.detection.languages.lt.declension import lemmas, strong_surname, surname
from guardrail.detection.languages.lt.gazetteer import Gazetteer, brand

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
        word = match.group()
        found.append(
            Word(word, word.lower(), match.start(), match.end(), text[at : match.start()], _shape(word, text, match))
        )
        at = match.end()
    for index, item in enumerate(found):
        if item.shape not in (LOWER, PIECE):
            item.begins = not index or _begins(found[index - 1], item)
    return found


def _shape(word: str, text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    left, right = text[start - 1 : start], text[end : end + 1]
    if left in _JOINED or right in _JOINED:
        return PIECE
    if not word[0].isupper():
        dotted = left == "." or (right == "." and text[end + 1 : end + 2].isalnum())
        return PIECE if dotted else LOWER
    return _cased(word, right)


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
    text = word.text if word.shape == CAPITAL else word.text.capitalize()
    parts = text.split("-") if "-" in text else [text]
    lower = word.lower
    kinds = "".join([gazetteer.kinds(part) for part in parts if len(part) > 2])
    if not kinds and text.isascii():
        kinds = gazetteer.plain_kinds(lower)
    last = parts[-1].lower()
    common = gazetteer.common(lower)
    return Nature(
        kinds=kinds,
        strong=not common and strong_surname(last),
        suffixed=surname(last),
        common=common,
        ambiguous=gazetteer.ambiguous(lower),
        barred=brand(lower) or not NEVER.isdisjoint(lemmas(lower)),
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


def runs(items: list[Word]) -> Iterator[tuple[int, int]]:
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
