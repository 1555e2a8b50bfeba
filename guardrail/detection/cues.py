"""Words that say what a number or name beside them is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any

import re2

MEMORY = (2 << 20, 8 << 20, 64 << 20)
"""Bytes that an automaton may take: the first that is enough. There are hundreds of them."""


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Any:
    """An RE2 program over UTF-8 bytes; raises ``re2.error`` for what is none."""
    for memory in MEMORY[:-1]:
        with suppress(re2.error):
            return re2.compile(pattern.encode(), options(memory))
    return re2.compile(pattern.encode(), options(MEMORY[-1]))


def options(memory: int) -> Any:
    """RE2's, for an automaton that keeps at most so many bytes of what it learned from texts."""
    chosen = re2.Options()
    chosen.log_errors = False
    chosen.max_mem = memory
    return chosen


class Cues:
    """A list of literal words, found whatever their case, those in Latin script only where a word begins."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = list(words)
        latin = [re2.escape(word) for word in listed if word[0].isalpha() and word[0] < "\u2e80"]
        other = [re2.escape(word) for word in listed if not (word[0].isalpha() and word[0] < "\u2e80")]
        at_word = [rf"(?:^|[^\p{{L}}])(?:{'|'.join(latin)})"] if latin else []
        self._program = compiled("(?i)" + "|".join(at_word + other))

    def found(self, text: str) -> bool:
        """Whether one of the words occurs."""
        return self._program.search(text.encode()) is not None

    def last(self, text: str) -> int:
        """Where the last one ends, in bytes of UTF-8; -1 without any."""
        data, at, end = text.encode(), 0, -1
        while at <= len(data) and (match := self._program.search(data, at)) is not None:
            at = end = match.end()
        return end


@lru_cache(maxsize=1024)
def cues(words: tuple[str, ...]) -> Cues:
    """One list, compiled once."""
    return Cues(words)
