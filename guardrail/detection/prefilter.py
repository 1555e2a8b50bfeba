"""Which of several hundred patterns may occur in a text, without running each of them.

Most patterns hold words. RE2's filter knows for each the words without which it cannot match, and one automaton
over plain words finds those. What has no such word (a form of digits, say) goes into small automata, a few
patterns in each, of those that begin alike: RE2 builds an automaton's states as texts ask for them, and a large one
over counted repetitions would build thousands for every new text. Findings are the same as without the prefilter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

import re2

from guardrail.detection.cues import MEMORY, options
from guardrail.detection.view import View

TOGETHER = 9
"""Patterns in one small automaton: more make fewer calls for a text and more states for a new one."""
_CANARY = b"\x00guardrail\x00"
"""Stands behind every text for the filter: it answers "no words" also when its automaton ran out of memory."""


class Prefilter:
    """Built once for a tuple of patterns; safe to share between threads."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        """Raises ``re2.error`` for what is no RE2, ValueError for a pattern that fits into no automaton."""
        self._all = range(len(patterns))
        self._filter = re2.Filter()
        for pattern in (*patterns, re2.escape(_CANARY.decode())):
            self._filter.Add(_with_words_whole(pattern).encode(), options(MEMORY[-1]))
        self._filter.Compile()
        wordless = frozenset(self._filter.Match(b"", potential=True) or ())
        self._worded = frozenset(range(len(patterns) + 1)) - wordless  # the canary, too
        alike = sorted(wordless, key=lambda index: patterns[index].removeprefix("(?i)"))
        # RE2's own function: that of its Python package looks at the type of every text.
        self._automata = [
            (automaton._set.Match, [len(indexes)], indexes) for automaton, indexes in _automata(patterns, alike)
        ]

    def fired(self, view: View) -> Sequence[int]:
        """Indexes of patterns that may occur, in order; all of them when an automaton gave up."""
        data = view.data
        found = {*self._worded.intersection(self._filter.Match(data + _CANARY, potential=True) or ())}
        if len(self._all) not in found:
            return self._all
        found.remove(len(self._all))
        for automaton, nothing, indexes in self._automata:
            hits: list[int] = automaton(data)
            if hits == nothing:  # but the one that always occurs
                continue
            if nothing[0] not in hits:
                return self._all
            found.update(indexes[hit] for hit in hits if hit != nothing[0])
        return sorted(found)


_PIECE = re.compile(
    # What stays as it is: classes, counts, flags.
    r"\[(?:\\.|[^\]\\])*\]\??|\\[pPx]\{[^}]*\}\??|\{[^}]*\}\??|\(\?[a-z]*:?"
    r"|(?P<optional>\\[^A-Za-z0-9]|[\w -])\?|\\.|(?P<bar>\|)"
)


def _with_words_whole(pattern: str) -> str:
    """The same pattern, written so that RE2's filter sees more of its words.

    RE2 takes out what neighbouring alternatives begin with (``k(?:onto|to)``), unless nothing at all stands first, and
    then finds words too short to look for; and behind an optional character it begins a new word.
    """

    def rewritten(piece: re.Match[str]) -> str:
        if piece["bar"]:
            return "|(?:)"
        return f"(?:{piece['optional']}|)" if piece["optional"] else piece[0]

    return _PIECE.sub(rewritten, pattern)


def _automata(patterns: Sequence[str], indexes: Sequence[int]) -> Iterator[tuple[Any, Sequence[int]]]:
    for start in range(0, len(indexes), TOGETHER):
        yield from _fitting(patterns, indexes[start : start + TOGETHER])


def _fitting(patterns: Sequence[str], indexes: Sequence[int]) -> Iterator[tuple[Any, Sequence[int]]]:
    """One automaton, or two halves where the patterns need more memory than one may take."""
    automaton = _set([patterns[index] for index in indexes])
    if automaton is not None:
        yield automaton, indexes
    elif len(indexes) < 2:
        raise ValueError("a pattern is too large for the prefilter")
    else:
        middle = len(indexes) // 2
        yield from _fitting(patterns, indexes[:middle])
        yield from _fitting(patterns, indexes[middle:])


def _set(patterns: Sequence[str]) -> Any:
    """The automaton of these patterns, and of one more that always occurs; None where no memory is enough."""
    for memory in MEMORY[1:]:  # the least would hold them, and forget the states of one text with the next
        automaton = re2.Set.SearchSet(options(memory))
        for pattern in (*patterns, ""):
            automaton.Add(pattern.encode())
        with suppress(re2.error):
            automaton.Compile()
            return automaton
    return None


@lru_cache(maxsize=16)
def prefilter(patterns: tuple[str, ...]) -> Prefilter:
    """One for all languages that have the same patterns."""
    return Prefilter(patterns)
