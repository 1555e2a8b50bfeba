"""What runs over a text of one language, in which order, and in which time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from presidio_analyzer import RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts

from guardrail.detection.candidates import Candidate
from guardrail.detection.language import languages
from guardrail.detection.linear import LinearRecognizer, prefilter
from guardrail.detection.registry import bound_patterns, name_of, no_engine
from guardrail.detection.taggers import Tagger
from guardrail.detection.view import View
from guardrail.errors import DetectionError


class Deadline:
    """When the scan on this thread must have ended, by the detector's clock (seconds)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._local = threading.local()

    def begin(self, seconds: float) -> None:
        """Start counting on this thread."""
        self._local.end = self._clock() + seconds

    def remaining(self) -> float:
        """Seconds left, negative when late; a minute on a thread where no scan was begun."""
        return float(getattr(self._local, "end", self._clock() + 60.0) - self._clock())

    def check(self) -> None:
        """Raises :class:`DetectionError` when late."""
        if self.remaining() < 0:
            raise DetectionError(code="detection_timeout")


class Plan:
    """The recognizers of one language out of the registry, behind one prefilter."""

    def __init__(self, registry: RecognizerRegistry, language: str, deadline: Deadline) -> None:
        # An operator's recognizer for "zh" serves "zh-TW" and "zh-CN".
        known = {language, language.split("-")[0]}
        recognizers = [item for item in registry.recognizers if item.supported_language in known]
        self._deadline = deadline
        self._linear = [item for item in recognizers if isinstance(item, LinearRecognizer) and item.triggers]
        self._taggers = [item for item in recognizers if isinstance(item, Tagger)]
        self._foreign = [item for item in recognizers if not isinstance(item, LinearRecognizer)]
        self._language = language
        self._places = [(item, index) for item in self._linear for index in range(len(item.triggers))]
        self._prefilter = prefilter(tuple(item.triggers[index] for item, index in self._places))
        self._engine = no_engine(language)
        for recognizer in self._foreign:
            bound_patterns(recognizer, deadline.remaining)
        self.names = frozenset(name_of(item) for item in recognizers if not isinstance(item, Tagger))
        self.models = frozenset(item.name for item in self._taggers)
        scripts = {pack.script for pack in languages() if pack.tag == language}
        self.modelled = any(item.script in scripts for item in self._taggers)

    @property
    def quick(self) -> bool:
        """Whether only linear patterns run, so that a short text takes well below a millisecond."""
        return not self._foreign

    def taggers_for(self, text: str) -> tuple[Tagger, ...]:
        """The models of this language that the text has something for."""
        return tuple(tagger for tagger in self._taggers if tagger.helps(text))

    def candidates(
        self, view: View, taggers: Iterable[Tagger] = (), ran: set[str] | None = None
    ) -> Iterator[Candidate]:
        """Every proposal, in code points of the text as written. ``ran`` gets the names of those who read it."""
        ran = set() if ran is None else ran
        for candidate in self._in_view(view, taggers, ran):
            start, end = view.original(candidate.start, candidate.end)
            yield candidate._replace(start=start, end=end)
        for recognizer in self._foreign:
            self._deadline.check()
            name = name_of(recognizer)
            ran.add(name)
            for result in recognizer.analyze(
                view.written, recognizer.supported_entities, self._artifacts(view.written)
            ):
                if result.score > 0 and result.start < result.end:
                    yield Candidate(result.start, result.end, result.entity_type, float(result.score), name)

    def _in_view(self, view: View, taggers: Iterable[Tagger], ran: set[str]) -> Iterator[Candidate]:
        fired = (self._places[index] for index in self._prefilter.fired(view))
        for recognizer, places in groupby(fired, key=lambda place: place[0]):
            self._deadline.check()
            ran.add(recognizer.name)
            yield from recognizer.find(view, [index for _, index in places])
        for tagger in taggers:
            ran.add(tagger.name)
            for step in tagger.steps(view):
                self._deadline.check()
                yield from step()

    def _artifacts(self, text: str) -> NlpArtifacts:
        return self._engine.process_text(text, self._language)
