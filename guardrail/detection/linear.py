"""Recognizers whose cost is linear in the text, as Presidio recognizers.

Presidio's own pattern recognizer backtracks, skips a pattern that ran out of time, and finds no number that
touches a Chinese character. These run on RE2, whose ``\\b`` knows ASCII words only (so a number beside a
Chinese character has a boundary) and which cannot backtrack. Each names its triggers, patterns without
which it finds nothing; the engine asks one automaton which triggers occur and runs only those recognizers.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2
from presidio_analyzer import LocalRecognizer, RecognizerResult

from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import compiled, cues
from guardrail.detection.view import View

CUE_REACH = 48
"""Characters before a match in which a cue counts (and a third of it behind)."""

_SET_MEMORY = (96, 192)
"""Megabytes that an automaton of patterns may take, the first that is enough; then there are two of them."""

GAP = r"[ .,、\-/_·•*|~\n]{0,3}"
"""What people put between the digits of a number, to group or to hide them."""

Trim = Callable[[str], "tuple[int, int] | None"]
"""Which part of a matched value stands; None when nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern of one entity type.

    ``pattern`` is RE2; its first group, when it has one, is the value. ``check`` says whether the value's
    checksum or form is right (``checked`` is the score then, ``score`` the one of a match without check,
    ``failed`` the one of a match that fails it). Where ``cues`` are given the match needs one nearby,
    unless ``bare`` is a score or the text's language is one of ``home``. ``never`` are words before the
    match that rule it out. ``trim`` cuts what the pattern could not help taking along.
    """

    name: str
    entity_type: str
    pattern: str
    score: float = 0.85
    check: Callable[[str], bool] | None = None
    failed: float = 0.0
    cues: tuple[str, ...] = ()
    bare: float = 0.0
    home: frozenset[str] = frozenset()
    never: tuple[str, ...] = ()
    trim: Trim | None = None

    def score_of(self, view: View, start: int, end: int, language: str) -> float:
        """The score of a match, 0 when it is none."""
        if self.check is not None and not self.check(view.text[start:end]):
            score = self.failed if self.failed and self.cues and self._cued(view, start, end) else 0.0
        elif not self.cues or language in self.home:
            score = self.score
        else:
            score = self.score if self._cued(view, start, end) else self.bare
        # Last, because most matches have ended by now and looking for words costs most.
        denied = score and self.never and cues(self.never).found(view.before(start, CUE_REACH // 2))
        return 0.0 if denied else score

    def mute(self, language: str) -> bool:
        """Whether a match without a word beside it is never one, so that a text without such words has none."""
        return bool(self.cues) and not self.bare and language not in self.home

    def _cued(self, view: View, start: int, end: int) -> bool:
        words = cues(self.cues)
        return words.found(view.before(start, CUE_REACH)) or words.found(view.text[end : end + CUE_REACH // 3])


class LinearRecognizer(LocalRecognizer):
    """A Presidio recognizer that reads a :class:`View`; one instance a language."""

    name: str
    supported_language: str
    triggers: tuple[str, ...] = ()

    def __init__(self, entities: Sequence[str], *, language: str, name: str) -> None:
        super().__init__(supported_entities=list(entities), supported_language=language, name=name)

    def load(self) -> None:
        """Nothing to load: patterns are compiled when first used."""

    @abstractmethod
    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """Candidates in characters of ``view.text``; ``fired`` indexes the triggers that occur."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Presidio's interface: everything asked for, in code points of ``text``."""
        view = View(text)
        found = self.find(view, range(len(self.triggers)))
        return [
            RecognizerResult(candidate.entity_type, *view.original(candidate.start, candidate.end), candidate.score)
            for candidate in found
            if not entities or candidate.entity_type in entities
        ]


class LinearPatternRecognizer(LinearRecognizer):
    """Rules of one family: patterns, checks and cues."""

    def __init__(self, rules: Sequence[Rule], *, language: str, name: str) -> None:
        self.rules = tuple(rules)
        self.triggers = tuple(rule.pattern for rule in rules)
        super().__init__(sorted({rule.entity_type for rule in rules}), language=language, name=name)

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """Every match of every rule that fired, scored."""
        for index in fired:
            rule = self.rules[index]
            if rule.mute(self.supported_language) and not cues(rule.cues).found(view.text):
                continue
            for start, end in spans(rule.pattern, view):
                if rule.trim:
                    kept = rule.trim(view.text[start:end])
                    if kept is None:
                        continue
                    start, end = start + kept[0], start + kept[1]
                score = rule.score_of(view, start, end, self.supported_language)
                if score > 0 and start < end:
                    yield Candidate(start, end, rule.entity_type, score, f"{self.name}.{rule.name}")


def spans(pattern: str, view: View) -> Iterator[tuple[int, int]]:
    """Non-overlapping matches as characters of ``view.text``: the first group, or else the whole."""
    program = compiled(pattern)
    group = 1 if program.groups else 0
    at = 0
    while (match := program.search(view.data, at)) is not None:
        start, end = match.span(group)
        # On from the value, not from the match: what follows a value may be what precedes the next.
        at = max(end, at + 1)
        if start >= 0:
            yield view.characters(start, end)


class Prefilter:
    """Which of many patterns occur in a text, in one pass (RE2::Set)."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._all = range(len(patterns))
        self._sets = list(_sets(patterns, self._all))

    def fired(self, view: View) -> Iterable[int]:
        """Indexes of patterns that occur; all of them when an automaton gave up."""
        found: list[int] = []
        for automaton, indexes in self._sets:
            hits: list[int] = automaton.Match(view.data)
            if len(indexes) not in hits:  # the canary
                return self._all
            found += [indexes[hit] for hit in hits if hit != len(indexes)]
        return sorted(found)


def _sets(patterns: tuple[str, ...], indexes: Sequence[int]) -> Iterator[tuple[Any, Sequence[int]]]:
    """One automaton, or as many as the patterns need: each language that is added makes them larger."""
    for megabytes in _SET_MEMORY:
        automaton = _set([patterns[index] for index in indexes], megabytes)
        if automaton is not None:
            yield automaton, indexes
            return
    if len(indexes) < 2:
        raise ValueError("a pattern is too large for the prefilter")
    middle = len(indexes) // 2
    yield from _sets(patterns, indexes[:middle])
    yield from _sets(patterns, indexes[middle:])


def _set(patterns: Sequence[str], megabytes: int) -> Any:
    """The automaton of these patterns, and of one more as canary; None where the memory is not enough."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = megabytes << 20
    automaton = re2.Set.SearchSet(options)
    for pattern in patterns:
        automaton.Add(pattern.encode())
    # The set answers "none" also when its automaton ran out of memory. This one always occurs.
    automaton.Add(b"")
    try:
        automaton.Compile()
    except re2.error:
        return None
    return automaton


@lru_cache(maxsize=16)
def prefilter(patterns: tuple[str, ...]) -> Prefilter:
    """One automaton for all languages that have the same patterns; safe to share between threads."""
    return Prefilter(patterns)
