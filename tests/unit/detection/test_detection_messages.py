"""Every language pack's own messages, marked by hand: what leaks, and what is covered that should not be.

The limits are those of ``make eval``. Which messages go wrong: ``python -m bench.evaluate --errors 900``.
"""

from __future__ import annotations

from functools import cache

import pytest

from bench.evaluate import OWN, Limits, detect_with, exceeded
from bench.messages import pack_messages
from bench.scoring import Tally, tally
from guardrail.detection import PresidioDetector
from guardrail.types import RoutePolicy

MESSAGES = tuple(pack_messages())
LANGUAGES = sorted({message.language for message in MESSAGES})


@cache
def counts(detector: PresidioDetector, language: str) -> Tally:
    detect = detect_with(detector, RoutePolicy().min_score)
    mine = (message for message in MESSAGES if message.language == language)
    return sum((tally(message, detect(message.text)) for message in mine), Tally())


@pytest.mark.parametrize("language", LANGUAGES)
def test_little_leaks(full: PresidioDetector, language: str) -> None:
    found = counts(full, language)
    assert not exceeded(found, Limits(leak=OWN.leak)), f"{found.leaked} of {found.personal} characters"


@pytest.mark.parametrize("language", LANGUAGES)
def test_little_is_covered_wrongly(full: PresidioDetector, language: str) -> None:
    found = counts(full, language)
    assert not exceeded(found, Limits(wrong_per_1000=OWN.wrong_per_1000)), f"{found.wrong} of {found.length}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_without_personal_data_stay(full: PresidioDetector, language: str) -> None:
    found = counts(full, language)
    assert not exceeded(found, Limits(touched_share=OWN.touched_share)), f"{found.touched} of {found.negatives}"
