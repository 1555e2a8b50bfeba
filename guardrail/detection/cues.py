"""Words that say what a number or name beside them is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

import re2

MEMORY = (2 << 20, 8 << 20, 64 << 20)
"""Bytes that an automaton may take: the first that is enough. There are hundreds of them."""
ROOM = 500
"""Bytes for each instruction of a program. RE2 gives a third to the automaton that looks for a match's start, and that
one wants room for twenty states of all instructions. With less RE2 does without it and simulates the program
character by character, which takes ten times as long and says nothing."""


NOWHERE = (-1, -1)
"""The span of a group that took no part in a match."""


class Program:
    """An RE2 program over UTF-8 bytes.

    It asks RE2 itself: the objects in which its Python package wraps each match cost more than most matches do.
    """

    __slots__ = ("_match", "groups", "size")

    def __init__(self, compiled_one: Any) -> None:
        self._match = compiled_one._regexp.Match
        self.groups: int = compiled_one.groups
        self.size: int = compiled_one._regexp.ProgramSize()

    def spans(self, data: bytes, at: int = 0) -> Sequence[tuple[int, int]] | None:
        """The spans of the first match from byte ``at`` on, and of its groups; None where there is none."""
        found: Sequence[tuple[int, int]] = self._match(_ANYWHERE, data, at, len(data))
        return None if found[0] == NOWHERE else found

    def whole(self, data: bytes) -> bool:
        """Whether all of it matches."""
        return bool(self._match(_WHOLE, data, 0, len(data))[0] != NOWHERE)


_ANYWHERE, _WHOLE = re2._Anchor.UNANCHORED, re2._Anchor.ANCHOR_BOTH


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Program:
    """The program of a pattern; raises ``re2.error`` for what is none."""
    room = MEMORY[-1]
    with suppress(re2.error):
        small = Program(re2.compile(pattern.encode(), options(MEMORY[0])))
        room = min(small.size * ROOM, room)
        if room <= MEMORY[0]:
            return small
    return Program(re2.compile(pattern.encode(), options(room)))


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
        return self.within(text.encode())

    def within(self, data: bytes) -> bool:
        """Whether one of the words occurs in UTF-8."""
        return self._program.spans(data) is not None

    def last(self, text: str) -> int:
        """Where the last one ends, in bytes of UTF-8; -1 without any."""
        data, at, end = text.encode(), 0, -1
        while at <= len(data) and (match := self._program.spans(data, at)) is not None:
            at = end = match[0][1]
        return end


@lru_cache(maxsize=1024)
def cues(words: tuple[str, ...]) -> Cues:
    """One list, compiled once."""
    return Cues(words)
