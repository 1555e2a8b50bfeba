"""The detector of :mod:`guardrail.ports`, built on Presidio's recognizers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from guardrail.detection.candidates import Candidate, resolve
from guardrail.detection.coverage import covered
from guardrail.detection.identify import LanguageIdentifier
from guardrail.detection.intents import IntentMatcher
from guardrail.detection.plan import Deadline, Plan
from guardrail.detection.registry import build_recognizers, load_taggers, registry_of
from guardrail.detection.settings import LANGUAGES, DetectionSettings
from guardrail.detection.taggers import Tagger
from guardrail.detection.view import View
from guardrail.errors import ConfigError, DetectionError
from guardrail.types import Finding, RawText, Scan

if TYPE_CHECKING:
    from presidio_analyzer import RecognizerRegistry

QUICK = 2048
"""Characters that patterns alone may scan on the event loop: less than a millisecond or two."""

PROBE = "My name is Anna Smith, card 4111 1111 1111 1111."


class PresidioDetector:
    """Finds personal data, language and intents; one instance a process, shared by all its tasks."""

    def __init__(
        self, settings: DetectionSettings | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Loads model and patterns, which takes about a second.

        ``clock`` counts seconds. Raises :class:`ConfigError` and, for tampered weights,
        :class:`~guardrail.errors.IntegrityError`.
        """
        self._settings = settings or DetectionSettings()
        unknown = [language for language in self._settings.languages if language not in LANGUAGES]
        if unknown or not self._settings.languages:
            raise ConfigError(f"detection.languages: one or more of {', '.join(LANGUAGES)}")
        self._deadline = Deadline(clock)
        with ThreadPoolExecutor(2) as beside:  # models are unpacked while this thread compiles patterns
            identifier = beside.submit(LanguageIdentifier, self._settings.languages)
            taggers = beside.submit(load_taggers) if self._settings.model else None
            self._intents = IntentMatcher(self._settings.languages)
            self.recognizers = build_recognizers(self._settings, taggers.result() if taggers else {})
            self._plans = {name: Plan(self.recognizers, name, self._deadline) for name in self._settings.languages}
            self._languages = identifier.result()
        self._pool = ThreadPoolExecutor(self._settings.threads, thread_name_prefix="detection")

    @cached_property
    def registry(self) -> RecognizerRegistry:
        """All recognizers in Presidio's registry; a start does not wait for it."""
        return registry_of(self.recognizers, self._settings.languages)

    def analyze(self, text: str, locale: str | None = None) -> Scan:
        """One text, on the calling thread. Raises :class:`DetectionError`, never anything else."""
        return self._analyze_all([text], locale)[0]

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        """See :class:`guardrail.ports.Detector`. Runs off the event loop unless it is only a matter of patterns."""
        raw = [text.raw for text in texts]
        if self._quick(raw):
            return self._analyze_all(raw, locale)
        work = asyncio.get_running_loop().run_in_executor(self._pool, self._analyze_all, raw, locale)
        late = False
        try:
            return await asyncio.wait_for(work, self._settings.deadline)
        except TimeoutError:
            late = True
        assert late
        raise DetectionError(code="detection_timeout")

    async def ready(self) -> None:
        """Raises :class:`DetectionError` unless the probe's card is found, and its name when the model is on."""
        probe = (await self.scan([RawText(PROBE)], locale=None))[0]
        found = {finding.entity_type for finding in probe.findings}
        if "CREDIT_CARD" not in found or (self._settings.model and "PERSON" not in found):
            raise DetectionError(code="detection_probe")

    async def close(self) -> None:
        """Let running scans end and free the threads."""
        await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)

    def _quick(self, texts: Sequence[str]) -> bool:
        plans = self._plans.values()
        if sum(map(len, texts)) > QUICK or not all(plan.quick for plan in plans):
            return False
        return not any(plan.taggers_for(text) for plan in plans for text in texts)

    def _analyze_all(self, texts: Sequence[str], locale: str | None) -> list[Scan]:
        """All texts within one deadline; whatever a recognizer raises becomes a DetectionError without cause."""
        failure = DetectionError()
        try:
            self._deadline.begin(self._settings.deadline)
            return [self._analyze_one(text, locale) for text in texts]
        except DetectionError as error:
            failure = DetectionError(error.detail, code=error.code)
        except Exception as error:  # a recognizer's own bug; its message may quote the text
            late = type(error).__name__ == "OutOfTime"
            failure = DetectionError(type(error).__name__, code="detection_timeout" if late else None)
        # Raised out here so that no exception chain leads back to the text.
        raise failure

    def _analyze_one(self, text: str, locale: str | None) -> Scan:
        if len(text) > self._settings.max_text:
            raise DetectionError(code="text_too_long")
        self._deadline.check()
        view = View(text)
        spoken = self._languages.read(view.text, locale)
        plans = [self._plans[tag] for tag in (spoken.language, *spoken.seen)]
        ran: set[str] = set()
        findings = tuple(
            Finding(start=start, end=end, entity_type=kind, score=score, recognizer=recognizer)
            for start, end, kind, score, recognizer in resolve(self._candidates(view, plans, spoken.certain, ran))
        )
        self._deadline.check()
        coverage = covered(plans, spoken, frozenset(ran), disguised=view.text != view.written)
        return Scan(
            language=spoken.language,
            certain=spoken.certain,
            findings=findings,
            intents=self._intents.intents(view.text),
            recognizers=coverage.ran.union(*(plan.names for plan in plans)),
            coverage=coverage,
        )

    def _candidates(self, view: View, plans: Sequence[Plan], certain: bool, ran: set[str]) -> Iterator[Candidate]:
        """What every language that shows in a text finds in it. A model that serves several reads it once."""
        read: set[str] = set()
        fired = plans[0].fired(view)
        for plan in plans:
            taggers = plan.taggers_for(view.text)
            if not (taggers or read or certain) and plan is plans[-1]:
                taggers = self._any_taggers(view.text)
            fresh = [tagger for tagger in taggers if tagger.name not in read]
            read.update(tagger.name for tagger in fresh)
            yield from plan.candidates(view, fresh, ran, fired=fired, further=plan is not plans[0])
        if not certain:  # an operator's recognizer of one language must not miss a bare badge number
            for plan in self._plans.values():
                if plan not in plans:
                    yield from plan.foreign(view, ran)

    def _any_taggers(self, text: str) -> tuple[Tagger, ...]:
        """A text whose language is a guess (a bare name, say) is worth the models' while."""
        return next((taggers for plan in self._plans.values() if (taggers := plan.taggers_for(text))), ())
