"""What runs over a text of one language, in which order, and in which time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from guardrail.detection.candidates import Candidate
from guardrail.detection.courtesy import CALLED, with_title
from guardrail.detection.language import languages
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.prefilter import prefilter
from guardrail.detection.presidio import EntityRecognizer
from guardrail.detection.registry import bound_patterns, name_of, no_engine
from guardrail.detection.taggers import Tagger
from guardrail.detection.view import View
from guardrail.errors import DetectionError

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine


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
        end: float | None = getattr(self._local, "end", None)
        return 60.0 if end is None else end - self._clock()

    def check(self) -> None:
        """Raises :class:`DetectionError` when late."""
        if self.remaining() < 0:
            raise DetectionError(code="detection_timeout")


def triggers(recognizers: Iterable[EntityRecognizer]) -> tuple[str, ...]:
    """The triggers of all recognizers of all languages, each once."""
    linear = (item for item in recognizers if isinstance(item, LinearRecognizer))
    return tuple(dict.fromkeys(trigger for item in linear for trigger in item.triggers))


class Plan:
    """The recognizers of one language out of those of all, behind one prefilter."""

    def __init__(self, everyone: Sequence[EntityRecognizer], language: str, deadline: Deadline) -> None:
        # An operator's recognizer for "zh" serves "zh-TW" and "zh-CN".
        known = {language, language.split("-")[0]}
        recognizers = [item for item in everyone if item.supported_language in known]
        self._deadline = deadline
        self._linear = [item for item in recognizers if isinstance(item, LinearRecognizer) and item.triggers]
        self._taggers = [item for item in recognizers if isinstance(item, Tagger)]
        self._foreign = [item for item in recognizers if not isinstance(item, LinearRecognizer)]
        self._language = language
        patterns = triggers(everyone)
        self._prefilter = prefilter(patterns)
        number = {pattern: index for index, pattern in enumerate(patterns)}
        self._places = [(item, index) for item in self._linear for index in range(len(item.triggers))]
        self._watched: list[list[int]] = [[] for _ in patterns]  # places by the number of their pattern
        self._own: set[int] = set()
        for place, (item, index) in enumerate(self._places):
            self._watched[number[item.triggers[index]]].append(place)
            if index in item.own():
                self._own.add(place)
        for recognizer in self._foreign:
            bound_patterns(recognizer, deadline.remaining)
        self.names = frozenset(name_of(item) for item in recognizers if not isinstance(item, Tagger))
        self.models = frozenset(item.name for item in self._taggers)
        scripts = {pack.script for pack in languages() if pack.tag == language}
        self._courtesy = next((pack.courtesy for pack in languages() if pack.tag == language), None)
        self.modelled = any(item.script in scripts for item in self._taggers)

    @property
    def quick(self) -> bool:
        """Whether only linear patterns run, so that a short text takes well below a millisecond."""
        return not self._foreign

    def taggers_for(self, text: str) -> tuple[Tagger, ...]:
        """The models of this language that the text has something for."""
        return tuple(tagger for tagger in self._taggers if tagger.helps(text))

    def fired(self, view: View) -> Sequence[int]:
        """Numbers of the patterns that may occur in a text, the same for the plans of all languages."""
        return self._prefilter.fired(view)

    def candidates(
        self,
        view: View,
        taggers: Iterable[Tagger] = (),
        ran: set[str] | None = None,
        *,
        fired: Sequence[int] | None = None,
        further: bool = False,
    ) -> Iterator[Candidate]:
        """Every proposal, in code points of the text as written. ``ran`` gets the names of those who read it.

        ``fired`` is what :meth:`fired` said of the text, if it was asked already. With ``further`` another plan
        has read the text, and only what depends on the language reads it again.
        """
        ran = set() if ran is None else ran
        numbers = self.fired(view) if fired is None else fired
        places = sorted(place for number in numbers for place in self._watched[number])
        if further:
            places = [place for place in places if place in self._own]
        for candidate in self._in_view(view, places, taggers, ran):
            if self._courtesy is not None and not further and candidate.entity_type in CALLED:
                candidate = with_title(view.text, candidate, self._courtesy)
            if view.moved:
                start, end = view.original(candidate.start, candidate.end)
                candidate = candidate._replace(start=start, end=end)
            yield candidate
        yield from self.foreign(view, ran)

    def foreign(self, view: View, ran: set[str]) -> Iterator[Candidate]:
        """What the operator's recognizers of this language propose; they read the text as written."""
        for recognizer in self._foreign:
            self._deadline.check()
            name = name_of(recognizer)
            ran.add(name)
            for result in recognizer.analyze(
                view.written, recognizer.supported_entities, self._artifacts(view.written)
            ):
                if result.score > 0 and result.start < result.end:
                    yield Candidate(result.start, result.end, result.entity_type, float(result.score), name)

    def _in_view(
        self, view: View, places: Iterable[int], taggers: Iterable[Tagger], ran: set[str]
    ) -> Iterator[Candidate]:
        on_duty = (self._places[place] for place in places)
        for recognizer, fired in groupby(on_duty, key=lambda place: place[0]):
            self._deadline.check()
            ran.add(recognizer.name)
            yield from recognizer.find(view, [index for _, index in fired])
        for tagger in taggers:
            ran.add(tagger.name)
            for step in tagger.steps(view):
                self._deadline.check()
                yield from step()

    @cached_property
    def _engine(self) -> NoOpNlpEngine:
        return no_engine(self._language)

    def _artifacts(self, text: str) -> NlpArtifacts:
        return self._engine.process_text(text, self._language)
