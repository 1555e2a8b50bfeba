"""The recognizer of people and places by lists and context; one subclass a pack, told by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from guardrail.detection.candidates import Candidate
from guardrail.detection.gazetteer import gazetteer
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.people import people
from guardrail.detection.places import places
from guardrail.detection.reading import NameWords, Reading
from guardrail.detection.view import View


class ProperNameRecognizer(LinearRecognizer):
    """Reads texts of its pack's language only: what surrounds a name is a matter of the language."""

    pack: ClassVar[str]
    around: ClassVar[NameWords]

    def __init__(self, language: str) -> None:
        super().__init__(["PERSON", "LOCATION"], language=language, name=f"{self.pack}_names")
        if language == self.pack:
            self.triggers = (r"\p{L}{2}",)
            for kind in ("places", "given_names", "surnames", "brands"):
                gazetteer(kind)  # read with the start, not with the first message

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """People first: a family name may be a town."""
        if not self.triggers:
            return
        reading = Reading(view.text, self.around, self.pack)
        for kind, found in (("PERSON", people(reading)), ("LOCATION", places(reading))):
            for first, last, score in found:
                # The full stop of a last initial belongs to it.
                end = reading.ends[last - 1] + (kind == "PERSON" and reading.initial(last - 1))
                yield Candidate(reading.starts[first], end, kind, score, self.name)
