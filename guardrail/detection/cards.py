"""Payment cards: 12 to 19 digits in any grouping, with a known issuer range and a Luhn check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guardrail.detection import checks
from guardrail.detection.candidates import Candidate
from guardrail.detection.groups import Run, runs
from guardrail.detection.language import cues_of
from guardrail.detection.linear import CUE_REACH, LinearRecognizer
from guardrail.detection.view import View

_SEPARATOR = r"[^\p{L}\p{N}]"
_GAP = re.compile(r"[\W_]{1,3}")  # the same, in Python's terms
_LONGEST_GAP = 3
_LONG = rf"[0-9](?:{_SEPARATOR}{{0,3}}[0-9]){{11}}"

_LEAST_DIGITS, _MOST_DIGITS = 12, 19

_ISSUERS = re.compile(  # first digits and lengths, ISO/IEC 7812-1 ranges as the networks publish them
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}"
    r"|3(?:0[0-5]|[68]\d)\d{11,16}|6(?:011|22\d|4[4-9]\d|5\d\d)\d{12,15}|62\d{14,17}|35(?:2[89]|[3-8]\d)\d{12,15}|(?:1800|2131)\d{11}"
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3]|50|5[6-9]|6)\d{8,15}|9792\d{12}"
)


class CardRecognizer(LinearRecognizer):
    """Finds cards also inside longer runs of groups, and mistyped ones after a cue."""

    triggers = (_LONG,)

    def __init__(self, *, language: str) -> None:
        super().__init__(["CREDIT_CARD"], language=language, name="card")

    def own(self) -> Sequence[int]:
        """Nothing: a card is one in every language."""
        return ()

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """Non-overlapping cards of every run of digit groups."""
        for groups in runs(view.text, _GAP, _LONGEST_GAP, _LEAST_DIGITS):
            start, end = groups[0][0], groups[-1][1]
            if start and view.text[start - 1].isdecimal():
                continue  # the rest of a run too long to be any card
            if view.text[end : end + 1].isdecimal():
                groups = groups[:-1]
            yield from self._in_run(view, Run(view.text, groups))

    def _in_run(self, view: View, run: Run) -> Iterator[Candidate]:
        free = 0
        for first, (left, _) in enumerate(run.groups):
            if first < free or not run.begins(first, _ISSUERS):
                continue
            for last, digits in run.windows(first, _LEAST_DIGITS, _MOST_DIGITS, _MOST_DIGITS):
                if not _ISSUERS.fullmatch(digits) or len(set(digits)) < 2:
                    continue
                right = run.groups[last - 1][1]
                score = self._score(view, left, right, digits, whole=run.count == last - first)
                if score:
                    free = last
                    yield Candidate(left, right, "CREDIT_CARD", score, self.name)
                    break

    @staticmethod
    def _score(view: View, start: int, end: int, digits: str, *, whole: bool) -> float:
        sure = checks.luhn(digits)
        broken = "\n" in view.text[start:end]  # two numbers on two lines, unless a word says that it is one
        # Thirteen digits without a word beside them are an article number (EAN-13) more often.
        if sure and not broken and len(digits) >= 14:
            return 0.97
        if not sure and (broken or not whole or len(digits) < 15):
            return 0.0
        if not cues_of("card").found(view.before(start, CUE_REACH)):
            return 0.0
        return 0.97 if sure else 0.75
