"""Chinese text as the words and characters that the tagger knows.

Chinese is written without spaces. The tagger reads known words as one unit and the rest character by
character, in Simplified script: Traditional characters and variants are folded one for one, so that offsets
stay. The words are chosen by the most probable path through the dictionary (unigram counts), which costs a
fixed number of look-ups a character: no dictionary word is longer than ``longest``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log
from typing import NamedTuple

_ASCII_RUN = re.compile(r"[A-Za-z0-9]+")
_UNKNOWN = "OOV"


class Unit(NamedTuple):
    """What the tagger reads at once: its number in the vocabulary, and how many characters it has."""

    number: int
    length: int


class HanWords:
    """The vocabulary; safe to share between threads."""

    def __init__(self, words: str, folding: str) -> None:
        """``words``: a word, a tab and its count a line, numbered from 0; ``folding``: two characters a line."""
        self._numbers: dict[str, int] = {}
        counts: dict[str, int] = {}
        for number, line in enumerate(words.split("\n")[:-1]):
            word, _, count = line.partition("\t")
            self._numbers[word] = number
            if int(count):
                counts[word] = int(count)
        self._unknown = self._numbers[_UNKNOWN]
        self.longest = max(map(len, counts))
        total = log(sum(counts.values()))
        self._rare = -total
        self._scores = {word: log(count) - total for word, count in counts.items()}
        self._beginnings = frozenset(word[:length] for word in counts for length in range(2, len(word) + 1))
        self._folding = str.maketrans({pair[0]: pair[1] for pair in folding.split("\n")[:-1]})

    def folded(self, text: str) -> str:
        """The text in Simplified script, character by character."""
        return text.translate(self._folding)

    def knows(self, word: str) -> bool:
        """Whether it is one word of the vocabulary."""
        return self.folded(word) in self._scores

    def units(self, text: str) -> Iterator[Unit]:
        """The text as units, in order; their lengths add up to its own."""
        for word in self._cut(self.folded(text)):
            number = self._numbers.get(word)
            if number is not None:
                yield Unit(number, len(word))
            else:
                yield from (Unit(self._numbers.get(character, self._unknown), 1) for character in word)

    def _cut(self, text: str) -> Iterator[str]:
        """Words along the most probable path; letters and digits that no word holds stay together."""
        ends = self._path(text)
        at = 0
        while at < len(text):
            end = ends[at]
            run = _ASCII_RUN.match(text, at) if end == at + 1 else None
            if run:
                while at < run.end() and end == at + 1:
                    at, end = end, ends[end] if end < run.end() else end
                yield text[run.start() : at]
            else:
                yield text[at:end]
                at = end

    def _path(self, text: str) -> list[int]:
        """For each place, where the word that begins there ends, on the best way to the end of the text."""
        size = len(text)
        best = [0.0] * (size + 1)
        ends = [0] * size
        scores, beginnings, rare = self._scores, self._beginnings, self._rare
        for start in range(size - 1, -1, -1):
            end = start + 1
            top, chosen = scores.get(text[start:end], rare) + best[end], end
            while end < size:
                end += 1
                piece = text[start:end]
                if piece not in beginnings:
                    break
                score = scores.get(piece)
                if score is not None and score + best[end] >= top:
                    top, chosen = score + best[end], end
            best[start], ends[start] = top, chosen
        return ends
