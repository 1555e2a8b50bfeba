"""Words that say what a number or name beside them is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import re2


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Any:
    """An RE2 program over UTF-8 bytes."""
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern.encode(), options)


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
