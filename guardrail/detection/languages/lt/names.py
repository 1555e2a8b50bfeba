"""Lithuanian names of persons and places in running text, in any case.

Morphology first: what forms a word may be of (:mod:`declension`), which lists and suffixes know it
(:mod:`gazetteer`); then the words around it (:mod:`weights`). A capitalised word inside a sentence that is
no common word is a proper noun; weights decide of whom or what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from guardrail.detection.candidates import Candidate
from guardrail.detection.languages.lt.abroad import TRIGGER, names_abroad
from guardrail.detection.languages.lt.gazetteer import gazetteer
from guardrail.detection.languages.lt.spoken import spoken
from guardrail.detection.languages.lt.tokens import Words
from guardrail.detection.languages.lt.weights import (
    ENOUGH,
    LOCATION,
    PERSON,
    Run,
    around,
    decide,
    join_adjectives,
    run_of,
)
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.view import View


class LithuanianNameRecognizer(LinearRecognizer):
    """Persons and places of Lithuanian text; of other texts only names that are Lithuanian beyond doubt."""

    def __init__(self, language: str) -> None:
        self.triggers = (r"\p{L}{2}",) if language == "lt" else (TRIGGER,)
        super().__init__([PERSON, LOCATION], language=language, name="lithuanian_name")

    def own(self) -> Sequence[int]:
        """All in its own language; what it finds in others it finds alike in each of them."""
        return range(len(self.triggers)) if self.supported_language == "lt" else ()

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """One candidate a name."""
        words, lists = Words(view.text), gazetteer()
        if self.supported_language != "lt":
            for start, end, score in names_abroad(words, lists):
                yield Candidate(start, end, PERSON, score, self.name)
            return
        runs = words.runs()
        if words.titled(runs):
            for word in chain.from_iterable(runs):
                word.begins = True
        for own in runs:
            run = run_of(words, own, lists)
            for start, end, kind, score in named(run) if run else ():
                yield Candidate(start, end, kind, score, self.name)
        for start, end, kind, score in spoken(words, lists):
            yield Candidate(start, end, kind, score, self.name)


def named(run: Run) -> Iterator[tuple[int, int, str, float]]:
    """Spans of a run that name a person or place."""
    if run.quoted and not _person_in(run):
        return
    weight_around = around(run)
    decided = [decide(run, index, weight_around) for index in range(len(run.words))]
    if len(decided) > 1:
        join_adjectives(run, decided)
    index = 0
    while index < len(decided):
        kind, weight = decided[index]
        first = index
        index += 1
        if not kind:
            continue
        while index < len(decided) and decided[index][0] == kind:
            weight = max(weight, decided[index][1])
            index += 1
        if run.natures[first] is None and all(known is None for known in run.natures[first:index]):
            continue  # initials alone
        yield run.words[first].start, run.words[index - 1].end, kind, _score(weight)


def _score(weight: float) -> float:
    return 0.8 if weight >= 3 else 0.72 if weight >= ENOUGH else 0.6


def _person_in(run: Run) -> bool:
    known = [item for item in run.natures if item]
    return any(item.given for item in known) and any(item.family for item in known)
