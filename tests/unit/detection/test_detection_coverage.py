"""With what a text was read: the scan says it, and what was skipped could have found nothing."""

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.coverage import MODEL
from guardrail.types import Skipped


def test_what_ran_and_what_had_nothing_to_do(full: PresidioDetector) -> None:
    coverage = full.analyze("Call me at +370 612 34567, my card is 4111 1111 1111 1111").coverage
    assert "card" in coverage.ran
    assert coverage.ran.isdisjoint(coverage.skipped)
    assert set(coverage.skipped.values()) <= {Skipped.PREFILTER, Skipped.NOTHING_TO_READ}
    assert coverage.skipped["category"] is Skipped.PREFILTER
    assert coverage.languages == ("en",)
    assert (coverage.model, coverage.disguised, coverage.truncated) == (True, False, False)


def test_every_recognizer_is_accounted_for(full: PresidioDetector) -> None:
    for text in ("hello", "我叫王小明，電話0912345678", "12345", "", "Kur mano siunta?"):
        scan = full.analyze(text)
        on_duty = {item.name for item in full.registry.recognizers if item.supported_language == scan.language}
        assert on_duty <= {*scan.coverage.ran, *scan.coverage.skipped}
        assert scan.coverage.ran <= scan.recognizers


def test_a_model_with_nothing_to_read(full: PresidioDetector) -> None:
    coverage = full.analyze("12345 🙂").coverage
    assert not coverage.model
    assert Skipped.NOTHING_TO_READ in coverage.skipped.values()
    assert coverage.certainty == 1.0


def test_without_models_the_coverage_says_so(patterns: PresidioDetector) -> None:
    coverage = patterns.analyze("My name is Anna Smith").coverage
    assert coverage.skipped[MODEL] is Skipped.NO_MODEL
    assert not coverage.model


@pytest.mark.parametrize("text", ["４１１１ 1111 1111 1111", "4\u200b111", "four one one one five five five five"])
def test_disguises_are_told(patterns: PresidioDetector, text: str) -> None:
    assert patterns.analyze(text).coverage.disguised
    assert not patterns.analyze("4111 1111 1111 1111").coverage.disguised


def test_certainty_follows_the_text(patterns: PresidioDetector) -> None:
    certain = patterns.analyze("Where is my order, please? I have been waiting since Monday.").coverage.certainty
    assert patterns.analyze("ok").coverage.certainty < 0.8 < certain <= 1


@pytest.mark.parametrize(
    ("text", "languages", "values"),
    [
        (
            "Hola, my order is late; mi nombre es María García López and my phone is +34 612 345 678",
            {"es", "en"},
            {"María García López", "+34 612 345 678"},
        ),
        ("我的 order 還沒到, please call me, my name is John Smith", {"zh-TW", "en"}, {"John Smith"}),
        ("Hi, my name is Peter Brown 我要退貨，我叫王小明", {"zh-TW", "en"}, {"Peter Brown", "王小明"}),
        (
            "Sveiki, I would like to return it, mano vardas Jonas Petrauskas, please call me",
            {"lt", "en"},
            {"Jonas Petrauskas"},
        ),
    ],
)
def test_a_mixture_is_read_by_the_recognizers_of_each_language(
    full: PresidioDetector, text: str, languages: set[str], values: set[str]
) -> None:
    scan = full.analyze(text)
    assert set(scan.coverage.languages) == languages
    covered = {index for item in scan.findings for index in range(item.start, item.end)}
    for value in values:
        at = text.index(value)
        assert covered >= set(range(at, at + len(value))), value


def test_a_language_that_is_not_configured_is_not_read() -> None:
    only = PresidioDetector(DetectionSettings(languages=("en",), model=False))
    assert only.analyze("Hola, my order is late; mi nombre es Ana").coverage.languages == ("en",)


def test_scans_of_a_kind_share_one_coverage(patterns: PresidioDetector) -> None:
    first, second = (patterns.analyze(f"Where is my order number {n}?") for n in ("A7", "B8"))
    assert first.coverage is second.coverage
