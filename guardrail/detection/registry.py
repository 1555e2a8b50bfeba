"""Which recognizers run for which language: Presidio's registry, filled with ours and the operator's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guardrail.detection.cards import CardRecognizer
from guardrail.detection.categories import SpecialCategoryRecognizer
from guardrail.detection.han import Han, HanTagger
from guardrail.detection.language import languages
from guardrail.detection.latin import Latin, LatinTagger
from guardrail.detection.linear import LinearPatternRecognizer, Rule
from guardrail.detection.phones import TelephoneRecognizer
from guardrail.detection.presidio import EntityRecognizer
from guardrail.detection.rules import addresses, contact, dates, government, names, payment, secrets
from guardrail.detection.settings import DetectionSettings
from guardrail.detection.taggers import Build, taggers_of
from guardrail.errors import ConfigError

if TYPE_CHECKING:
    from presidio_analyzer import RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

COMMON: dict[str, Callable[[], tuple[Rule, ...]]] = {
    "contact": contact.rules,
    "payment": payment.rules,
    "secret": secrets.rules,
    "government": government.rules,
    "birth": dates.rules,
    "address": addresses.rules,
    "name": names.rules,
}
"""Families of rules that every language fills with its own words; packs may add rules and families."""


@cache
def families() -> dict[str, tuple[Rule, ...]]:
    """Rules of all languages, whichever are configured: people bring numbers and names from everywhere."""
    found = {name: rules() for name, rules in COMMON.items()}
    for language in languages():
        for name, rules in language.rules.items():
            # Two languages of one pack may share their rules.
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *rules)))
    return found


class OutOfTime(Exception):
    """A pattern of the operator's ran past the deadline. No ``TimeoutError``: Presidio swallows those."""


def build_recognizers(
    settings: DetectionSettings, kinds: Mapping[str, tuple[str, Build]]
) -> tuple[EntityRecognizer, ...]:
    """Every recognizer of every configured language. Raises :class:`ConfigError` for a bad YAML file."""
    recognizers: list[EntityRecognizer] = []
    for language in languages():
        if language.tag in settings.languages:
            recognizers.extend(_own(language.tag, settings))
            recognizers.extend(taggers_of(language, kinds))
    if settings.registry:
        recognizers.extend(_operators(settings.registry))
    return tuple(recognizers)


def registry_of(recognizers: Sequence[EntityRecognizer], languages: Sequence[str]) -> RecognizerRegistry:
    """Presidio's registry of them, for an analyzer of Presidio's own."""
    from presidio_analyzer import RecognizerRegistry

    go_offline()
    return RecognizerRegistry(recognizers=list(recognizers), supported_languages=list(languages))


def load_taggers() -> dict[str, tuple[str, Build]]:
    """Every model, read once. Raises :class:`~guardrail.errors.IntegrityError` for files other than the pinned ones."""
    latin, han = Latin(), Han()
    return {
        "latin": (LatinTagger.script, lambda language: LatinTagger(latin, language=language)),
        "han": (HanTagger.script, lambda language: HanTagger(han, language=language)),
    }


def _own(language: str, settings: DetectionSettings) -> Iterator[EntityRecognizer]:
    for name, rules in families().items():
        yield LinearPatternRecognizer(rules, language=language, name=name)
    yield SpecialCategoryRecognizer(language)
    yield CardRecognizer(language=language)
    yield TelephoneRecognizer(language=language, regions=settings.phone_regions)
    for build in dict.fromkeys(build for pack in languages() for build in pack.recognizers):
        yield build(language)


def _operators(path: Path) -> list[EntityRecognizer]:
    from presidio_analyzer import RecognizerRegistry  # reads the package as a whole  # noqa: F401
    from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

    go_offline()
    failed = ""
    try:
        provider = RecognizerRegistryProvider(conf_file=path, nlp_engine=no_engine("en"))
        return list(provider.create_recognizer_registry().recognizers)
    except Exception as error:  # Presidio raises whatever its loaders meet
        failed = type(error).__name__
    raise ConfigError(f"Presidio cannot read the recognizer registry {path.name} ({failed})")


def name_of(recognizer: EntityRecognizer) -> str:
    """Its name in findings."""
    return str(recognizer.name)  # type: ignore[has-type]


def no_engine(language: str) -> NoOpNlpEngine:
    """Presidio's NLP engine that loads no model."""
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    engine = NoOpNlpEngine(models=[{"lang_code": language, "model_name": ""}])
    engine.load()
    return engine


def go_offline() -> None:
    """Keep tldextract, which Presidio's e-mail recognizer asks, from fetching the public-suffix list.

    It would do so at the first e-mail address, over the network, in the middle of a person's message. The
    snapshot it ships is used instead, and no cache on disk.
    """
    from tldextract import tldextract

    if tldextract.TLD_EXTRACTOR.suffix_list_urls:
        tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())


class _TimedPattern:
    """An operator's compiled pattern whose matching time is bounded, failing closed."""

    def __init__(self, compiled: Any, remaining: Callable[[], float]) -> None:
        self._compiled = compiled
        self._remaining = remaining

    def finditer(self, text: str, timeout: float | None = None) -> Iterator[Any]:
        """Matches; raises :class:`OutOfTime` when the scan's deadline passes first."""
        late = False
        try:
            yield from self._compiled.finditer(text, timeout=max(0.001, self._remaining()), concurrent=True)
        except TimeoutError:
            late = True
        if late:
            raise OutOfTime


def bound_patterns(recognizer: EntityRecognizer, remaining: Callable[[], float]) -> None:
    """Make a Presidio pattern recognizer stop at the deadline instead of skipping the pattern.

    Presidio's own limit is 60 seconds, after which it logs a warning and finds nothing. ``remaining``
    gives the seconds left to the scan that runs on this thread.
    """
    import regex  # type: ignore[import-untyped]
    from presidio_analyzer import PatternRecognizer

    if not isinstance(recognizer, PatternRecognizer):
        return
    flags = recognizer.global_regex_flags
    patterns: list[Any] = recognizer.patterns  # type: ignore[has-type]
    for pattern in patterns:
        pattern.compiled_with_flags = flags
        pattern.compiled_regex = _TimedPattern(regex.compile(pattern.regex, flags=flags), remaining)
