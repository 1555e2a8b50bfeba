"""Recognizers whose cost is linear in the text, as Presidio recognizers.

Presidio's own pattern recognizer backtracks, skips a pattern that ran out of time, and finds no number that
touches a Chinese character. These run on RE2, whose ``\\b`` knows ASCII words only (so a number beside a
Chinese character has a boundary) and which cannot backtrack. Each names its triggers, patterns without
which it finds nothing; the prefilter says which triggers may occur, and only those recognizers run.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import Cues, compiled, cues
from guardrail.detection.presidio import LocalRecognizer, RecognizerResult
from guardrail.detection.view import View

CUE_REACH = 48
"""Characters before a match in which a cue counts (and a third of it behind)."""

GAP = r"[ .,、\-/_·•*|~\n]{0,3}"
"""What people put between the digits of a number, to group or to hide them."""

LONG_NUMBER = rf"[0-9](?:{GAP}[0-9]){{11}}"
"""Twelve digits: the sign of longer numbers, because automata that count further need many more states."""

Trim = Callable[[str], "tuple[int, int] | None"]
"""Which part of a matched value stands; None when nothing does."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One pattern of one entity type.

    ``pattern`` is RE2; its first group, when it has one, is the value. ``sign`` is a simpler pattern that occurs
    wherever it does, for the prefilter; rules may share one. ``check`` says whether the value's
    checksum or form is right (``checked`` is the score then, ``score`` the one of a match without check,
    ``failed`` the one of a match that fails it). Where ``cues`` are given the match needs one nearby,
    unless ``bare`` is a score or the text's language is one of ``home``. ``never`` are words before the
    match that rule it out. ``trim`` cuts what the pattern could not help taking along.
    """

    name: str
    entity_type: str
    pattern: str
    sign: str = ""
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
        denied = score and self.never and self._denying.found(view.before(start, CUE_REACH // 2))
        return 0.0 if denied else score

    def mute(self, view: View, language: str) -> bool:
        """Whether a match without a word beside it is never one, and the text has no such word."""
        needed = self.cues and not self.bare and language not in self.home
        return bool(needed) and not self._cues.within(view.data)

    def _cued(self, view: View, start: int, end: int) -> bool:
        words = self._cues
        return words.found(view.before(start, CUE_REACH)) or words.found(view.text[end : end + CUE_REACH // 3])

    # Kept here, because finding the program of a list of many words costs as much as running it.
    @cached_property
    def _cues(self) -> Cues:
        return cues(self.cues)

    @cached_property
    def _denying(self) -> Cues:
        return cues(self.never)


class LinearRecognizer(LocalRecognizer):
    """A Presidio recognizer that reads a :class:`View`; one instance a language."""

    name: str
    supported_language: str
    triggers: tuple[str, ...] = ()

    def __init__(self, entities: Sequence[str], *, language: str, name: str) -> None:
        super().__init__(supported_entities=list(entities), supported_language=language, name=name)

    def load(self) -> None:
        """Nothing to load: patterns are compiled when first used."""

    def own(self) -> Sequence[int]:
        """Indexes of the triggers whose findings depend on the language of the text: all, unless one knows better.

        A text of several languages is read once by everything, and by this in each further language.
        """
        return range(len(self.triggers))

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
        self.triggers = tuple(rule.sign or rule.pattern for rule in rules)
        super().__init__(sorted({rule.entity_type for rule in rules}), language=language, name=name)

    def own(self) -> Sequence[int]:
        """Those of the rules that are at home in this language."""
        return [index for index, rule in enumerate(self.rules) if self.supported_language in rule.home]

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """Every match of every rule that fired, scored."""
        for index in fired:
            rule = self.rules[index]
            if rule.mute(view, self.supported_language):
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
    data = view.data
    while at <= len(data) and (match := program.spans(data, at)) is not None:
        start, end = match[group]
        # On from the value, not from the match: what follows a value may be what precedes the next.
        at = max(end, at + 1)
        if start >= 0:
            yield view.characters(start, end)
