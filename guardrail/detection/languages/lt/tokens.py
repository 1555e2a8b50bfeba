"""A Lithuanian text as words: how each is written, and which of them stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    """One capitalised word where it stands: characters of the text, the text between it and the word before."""

    index: int
    text: str
    lower: str
    start: int
    end: int
    gap: str
    shape: str
    like_surname: bool
    """Whether it is worth asking for the suffix of a family name."""
    begins: bool
    """Whether a sentence, a quotation or a list item begins with it."""


class Words:
    """All words of a text, as lists: few of them are worth an object."""

    def __init__(self, text: str) -> None:
        pieces = _WORD.split(text)  # what is between words and words by turns
        self.text = text
        self.gaps = pieces[::2]
        """What stands before each word, and behind the last."""
        self.written = pieces[1::2]
        self.ends = list(accumulate(map(len, pieces)))[1::2]
        self.small = list(map(str.islower, self.written))
        lower = "\n".join(self.written).lower()
        plain = without_diacritics(lower)
        self.lower = lower.split("\n")
        self.plain = plain.split("\n")
        self.like_surnames = like_surnames(plain)
        """Indexes of words that are worth asking for the suffix of a family name."""

    def start(self, index: int) -> int:
        """Where a word begins."""
        return self.ends[index] - len(self.written[index])

    def shape(self, index: int) -> str:
        """How a word is written."""
        word, left, behind = self.written[index], self.gaps[index][-1:], self.gaps[index + 1]
        if left in _JOINED or behind[:1] in _JOINED:
            return PIECE
        if self.small[index]:
            dotted = left == "." or (behind[:1] == "." and self._alnum(self.ends[index] + 1))
            return PIECE if dotted else LOWER
        return _cased(word, behind[:1]) if word[0].isupper() else PIECE

    def _alnum(self, at: int) -> bool:
        return self.text[at : at + 1].isalnum()

    def runs(self) -> list[list[Word]]:
        """Neighbouring capitalised words, initials and the words behind them."""
        found: list[list[Word]] = []
        last = None
        for index, small in enumerate(self.small):
            if small or (shape := self.shape(index)) is PIECE:
                continue
            word = self._word(index, shape)
            if last and last.index + 1 == index and _goes_on(last, word):
                found[-1].append(word)
            else:
                found.append([word])
            last = word
        return found

    def _word(self, index: int, shape: str) -> Word:
        text, end, gap = self.written[index], self.ends[index], self.gaps[index]
        like_surname, begins = index in self.like_surnames, self._begins(index, gap)
        return Word(index, text, self.lower[index], end - len(text), end, gap, shape, like_surname, begins)

    def _begins(self, index: int, gap: str) -> bool:
        if not index:
            return True
        if gap == " ":
            return False
        if gap in (". ", "."):
            return self.shape(index - 1) is not INITIAL and self.lower[index - 1] not in ABBREVIATIONS
        return _ENDS.search(gap) is not None

    def titled(self, runs: Iterable[Sequence[Word]]) -> bool:
        """Whether Most Words Are Capitalised, So That Capitals Say Nothing."""
        capitals = [word.shape for run in runs for word in run].count(CAPITAL)
        return capitals > 4 and capitals * 10 > len(self.written) * 6


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
