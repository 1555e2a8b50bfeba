"""A Lithuanian text as words: how each is written, and which of them stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from guardrail.detection.languages.lt.context import ABBREVIATIONS
from guardrail.detection.languages.lt.declension import without_diacritics
from guardrail.detection.languages.lt.suffixes import like_surnames

_WORD = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_ENDS = re.compile(r"[.!?…:;\n•|\"„“”«»(]|(?:^|\s)[-*](?:\s|$)")

_DIGRAPHS = frozenset(("Dž", "Dz", "Ch", "Ju", "Jo", "Šv", "St"))
_JOINED = frozenset("@_/\\#0123456789")

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
    begins: bool
    """Whether a sentence, a quotation or a list item begins with it."""


class Words:
    """All words of a text, in order. Few are ever looked at, so each is made when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = _WORD.split(text)  # what is between words and words by turns
        self._ends = list(accumulate(map(len, self._pieces)))
        written = self._pieces[1::2]
        self._made: list[Word | None] = [None] * len(written)
        self.small = [word.islower() for word in written]
        self.lower = "\n".join(written).lower().split("\n")
        plain = without_diacritics("\n".join(self.lower))
        self.plain = plain.split("\n")
        self.like_surnames = like_surnames(plain)
        """Indexes of words that are worth asking for the suffix of a family name."""
        self.capitals = [index for index, small in enumerate(self.small) if not small]

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, index: int) -> Word:
        word = self._made[index]
        if word is None:
            word = self._made[index] = self._word(index)
        return word

    def _word(self, index: int) -> Word:
        gap, text, end = self._pieces[2 * index], self._pieces[2 * index + 1], self._ends[2 * index + 1]
        shape = self._shape(index)
        begins = shape is not LOWER and shape is not PIECE and self._begins(index, gap)
        start, like_surname = end - len(text), index in self.like_surnames
        return Word(text, self.lower[index], self.plain[index], start, end, gap, shape, like_surname, begins)

    def _shape(self, index: int) -> str:
        word, end = self._pieces[2 * index + 1], self._ends[2 * index + 1]
        left, right = self._pieces[2 * index][-1:], self.text[end : end + 1]
        if left in _JOINED or right in _JOINED:
            return PIECE
        if self.small[index]:
            dotted = left == "." or (right == "." and self.text[end + 1 : end + 2].isalnum())
            return PIECE if dotted else LOWER
        return _cased(word, right) if word[0].isupper() else PIECE

    def _begins(self, index: int, gap: str) -> bool:
        if not index:
            return True
        if gap == " ":
            return False
        if gap in (". ", "."):
            return self._shape(index - 1) is not INITIAL and self.lower[index - 1] not in ABBREVIATIONS
        return _ENDS.search(gap) is not None

    def runs(self) -> Iterator[tuple[int, int]]:
        """Ranges of neighbouring capitalised words, of initials and the words behind them."""
        first = end = -1
        for index in self.capitals:
            word = self[index]
            if word.shape is PIECE:
                continue
            if index != end or not _goes_on(self[index - 1], word):
                if end > 0:
                    yield first, end
                first = index
            end = index + 1
        if end > 0:
            yield first, end

    def untitle(self) -> None:
        """Where Most Words Are Capitalised, So That Capitals Say Nothing, each may be a first one."""
        proper = [self[index] for index in self.capitals]
        capitals = [word.shape for word in proper].count(CAPITAL)
        if capitals > 4 and capitals * 10 > len(self) * 6:
            for word in proper:
                word.begins = True


def _cased(word: str, right: str) -> str:
    if len(word) <= 2 and right == "." and (len(word) == 1 or word in _DIGRAPHS):
        return INITIAL
    if len(word) > 1 and word[1:].islower():
        return CAPITAL
    parts = word.split("-")
    if len(parts) > 1 and all(part[:1].isupper() and part[1:].islower() for part in parts):
        return CAPITAL
    return CAPITALS


def _goes_on(before: Word, word: Word) -> bool:
    return word.gap == " " or (before.shape is INITIAL and word.gap in (". ", "."))
