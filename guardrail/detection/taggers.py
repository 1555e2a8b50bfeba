"""Models that read running text, as recognizers, and which language each of them reads."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping

from guardrail.detection.candidates import Candidate
from guardrail.detection.language import Language
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.view import View

Step = Callable[[], list[Candidate]]
"""One window of a text; between two of them the scan's deadline is looked at."""


class Tagger(LinearRecognizer):
    """A recognizer with a model behind it: it costs milliseconds, and runs off the event loop."""

    script = "Latin"

    @abstractmethod
    def helps(self, text: str) -> bool:
        """Whether there is anything in the text for this model."""

    @abstractmethod
    def steps(self, view: View) -> Iterator[Step]:
        """Candidates in characters of ``view.text``, a window at a time; none unless the model helps."""

    def find(self, view: View, fired: Iterable[int] = ()) -> Iterator[Candidate]:
        """Everything at once, for Presidio's interface."""
        for step in self.steps(view):
            yield from step()


Build = Callable[[str], Tagger]
"""A tagger for texts of the language with this tag; all of a kind share one model."""


def taggers_of(language: Language, kinds: Mapping[str, tuple[str, Build]]) -> Iterator[Tagger]:
    """Those that read a language: its own, and whatever reads another script that may stand in between.

    ``kinds`` gives the script and the builder of each kind. A model of the language's own script that was not
    made for it stays away: it would take words of a language it does not know for names.
    """
    for kind, (script, build) in kinds.items():
        if kind == language.tagger or script != language.script:
            yield build(language.tag)
