"""Hostile and broken input: bounded work, typed errors, nothing quoted."""

import threading
import time
from itertools import count

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.cues import compiled
from guardrail.detection.phones import MOST_ASKED, TelephoneRecognizer
from guardrail.detection.view import View
from guardrail.errors import DetectionError
from guardrail.types import RawText

HOSTILE = {
    "dots": "a." * 5000,
    "local part": "a.b-c_" * 2000 + "@",
    "at signs": "a@" * 5000,
    "domains": "a@" + "b." * 5000,
    "digits": "1" * 10_000,
    "spaced digits": "6 1 2 3 4 5 6 7 8 9 " * 500,
    "card-like": "4111 " * 2000,
    "iban-like": "LT12" * 2500,
    "colons": "a:" * 5000,
    "urls": "https://" * 1200,
    "base58": "1A" * 5000,
    "names": "Jonas Petrauskas " * 600,
    "han": "我叫王小明" * 2000,
    "roads": "信義路" * 3000,
    "zero width": "4\u200b" * 5000,
    "combining": "e" + "\u0301" * 10_000,
    "begin key": "-----BEGIN PRIVATE KEY-----" * 300,
    "password": "password is " * 800,
    "brackets": "[at](dot)" * 1100,
    "number words": "one two " * 1250,
    "han numerals": "一" * 10_000,
    "slips": "1O" * 5000,
    "form": "王小明," * 2500,
    "lithuanian": "Jonas Jonaitis ir " * 550,
    "slashes": "http://a/" + "b/" * 4000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_ten_kilobytes_take_bounded_time(patterns: PresidioDetector, text: str) -> None:
    began = time.process_time()
    scan = patterns.analyze(text)
    # Stock Presidio needs 8 to 19 seconds for the first two; a linear scan some ten milliseconds.
    assert time.process_time() - began < 1.5
    assert all(0 <= finding.start < finding.end <= len(text) for finding in scan.findings)


def test_no_own_pattern_runs_on_a_backtracking_engine(patterns: PresidioDetector) -> None:
    triggers = {
        trigger for recognizer in patterns.registry.recognizers for trigger in getattr(recognizer, "triggers", ())
    }
    assert len(triggers) > 50
    assert all(type(compiled(trigger)).__module__ == "re2" for trigger in triggers)


def test_libphonenumber_is_asked_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    import phonenumbers

    asked = count()
    valid = phonenumbers.is_valid_number
    monkeypatch.setattr(phonenumbers, "is_valid_number", lambda number: (next(asked), valid(number))[1])
    list(TelephoneRecognizer(language="es", regions=("US",)).find(View("612345670 / 712345670 x " * 400), [0]))
    assert next(asked) <= MOST_ASKED


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
