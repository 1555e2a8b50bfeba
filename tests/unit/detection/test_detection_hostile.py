"""Hostile and broken input: bounded work, typed errors, nothing quoted."""

import re
import sys
import threading
from itertools import count, pairwise

import pytest

from bench.hostile import hostile
from guardrail.detection import DetectionSettings, PresidioDetector, numbering
from guardrail.detection.cues import Program, compiled
from guardrail.detection.phones import MOST_ASKED, TelephoneRecognizer
from guardrail.detection.settings import LANGUAGES
from guardrail.detection.view import View
from guardrail.errors import DetectionError
from guardrail.types import RawText

SHORT, LONG = hostile(1500), hostile(3000)
MOST_STEPS = 200
"""Function calls a character, Python's and C's: what bounds the time of a scan beside RE2, which is linear."""


DIGITS = sorted(name for name in SHORT if re.search("digit|number|like|dates|hexadecimal|ones|colons", name))
"""What is in no language, so that the locale decides which recognizers read it."""


def steps(detector: PresidioDetector, text: str, locale: str | None = None) -> int:
    """How many functions are called and left during a scan: the same on every machine, however busy."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        detector.analyze(text, locale)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", SHORT)
def test_work_grows_with_the_length_and_no_faster(patterns: PresidioDetector, name: str) -> None:
    patterns.analyze(LONG[name])  # whatever is made once is made now
    patterns.analyze(SHORT[name])
    short, long = steps(patterns, SHORT[name]), steps(patterns, LONG[name])
    assert long <= 2.2 * short + 2000
    assert long <= MOST_STEPS * len(LONG[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIGITS)
def test_numbers_are_bounded_work_in_every_language(patterns: PresidioDetector, name: str, language: str) -> None:
    patterns.analyze(SHORT[name], language)
    assert steps(patterns, SHORT[name], language) <= MOST_STEPS * len(SHORT[name])


@pytest.mark.parametrize("name", SHORT)
def test_findings_of_hostile_texts_lie_in_them(patterns: PresidioDetector, name: str) -> None:
    findings = patterns.analyze(LONG[name]).findings
    assert all(0 <= finding.start < finding.end <= len(LONG[name]) for finding in findings)
    assert all(one.end <= other.start for one, other in pairwise(findings))


def test_no_own_pattern_runs_on_a_backtracking_engine(patterns: PresidioDetector) -> None:
    triggers = {
        trigger for recognizer in patterns.registry.recognizers for trigger in getattr(recognizer, "triggers", ())
    }
    assert len(triggers) > 50
    assert all(isinstance(compiled(trigger), Program) for trigger in triggers)


def test_numbering_plans_are_asked_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = count()
    assigned = numbering.assigned
    monkeypatch.setattr(numbering, "assigned", lambda *number: (next(asked), assigned(*number))[1])
    list(TelephoneRecognizer(language="es", regions=("US",)).find(View("612345670 / 712345670 x " * 400), [0]))
    assert 0 < next(asked) <= MOST_ASKED


@pytest.mark.parametrize(
    "text", ["411111111111111111", "身份证999999199001011234", "000000000000000000", "LT999999999", "X0000000T"]
)
def test_numbers_that_upset_checksum_libraries_are_scanned(patterns: PresidioDetector, text: str) -> None:
    assert patterns.analyze(text).findings is not None


@pytest.mark.parametrize("text", ["\ud800", "card 4111\udc00 1111", "好\udfff"])
def test_lone_surrogates_cannot_be_scanned(patterns: PresidioDetector, text: str) -> None:
    with pytest.raises(DetectionError) as caught:
        patterns.analyze(text)
    assert caught.value.code == "text_not_unicode"


def test_too_long_a_text_is_refused() -> None:
    detector = PresidioDetector(DetectionSettings(languages=("en",), model=False, max_text=100))
    assert detector.analyze("a" * 100).findings == ()
    with pytest.raises(DetectionError) as caught:
        detector.analyze("a" * 101)
    assert caught.value.code == "text_too_long"


def test_the_deadline_stops_a_scan() -> None:
    ticks = count(step=10.0)
    detector = PresidioDetector(
        DetectionSettings(languages=("en",), model=False, deadline=5.0), clock=lambda: next(ticks)
    )
    with pytest.raises(DetectionError) as caught:
        detector.analyze("my card is 4111 1111 1111 1111")
    assert caught.value.code == "detection_timeout"


async def test_a_failing_recognizer_fails_the_scan_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    detector = PresidioDetector(DetectionSettings(languages=("en",), model=False))
    card = next(item for item in detector.registry.recognizers if item.name == "card")

    def broken(view: View, fired: object) -> None:
        raise ValueError(view.text)

    monkeypatch.setattr(card, "find", broken)
    with pytest.raises(DetectionError) as caught:
        await detector.scan([RawText("canary 4111 1111 1111 1111")])
    error = caught.value
    assert error.code == "detection_failed"
    assert error.__cause__ is None
    assert error.__context__ is None
    assert "4111" not in str(error) + repr(error)


async def test_a_stuck_recognizer_does_not_hold_the_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    detector = PresidioDetector(DetectionSettings(languages=("en",), model=False, deadline=0.05))
    released = threading.Event()
    email = next(item for item in detector.registry.recognizers if item.name == "contact")

    def stuck(view: View, fired: object) -> list[object]:
        released.wait(30)
        return []

    monkeypatch.setattr(email, "find", stuck)
    long = "write to anna@example.com " * 100
    with pytest.raises(DetectionError) as caught:
        await detector.scan([RawText(long)])
    released.set()
    assert caught.value.code == "detection_timeout"
    await detector.close()
