"""Lithuanian names: a first name in any case, and the capitalised words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guardrail.detection.candidates import Candidate
from guardrail.detection.languages.lt.first_names import AMBIGUOUS, FIRST_NAMES
from guardrail.detection.linear import LinearRecognizer, spans
from guardrail.detection.view import View


class LithuanianNameRecognizer(LinearRecognizer):
    """First names in all cases, with the family name behind them. Only in Lithuanian messages."""

    triggers = (r"((?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?: (?:\p{Lu}\p{Ll}+(?:[\-–]\p{Lu}\p{Ll}+)?|\p{Lu}\.)){0,3})",)

    def __init__(self, language: str) -> None:
        super().__init__(["PERSON"], language=language, name="lithuanian_name")

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """One candidate a run of capitalised words that holds a first name."""
        if self.supported_language != "lt":
            return
        for start, end in spans(self.triggers[0], view):
            run = view.text[start:end].split(" ")
            at = start
            for index, word in enumerate(run):
                if word in FIRST_NAMES:
                    alone = index == len(run) - 1
                    if not (alone and word in AMBIGUOUS):
                        yield Candidate(at, end, "PERSON", 0.65 if alone else 0.8, self.name)
                    break
                at += len(word) + 1
