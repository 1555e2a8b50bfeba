"""Guardrail's words go before a bot's within limits, and are known again when they come back."""

from __future__ import annotations

import pytest

from guardrail.core.disclose import before, recogniser, units
from guardrail.core.texts import Catalogue
from guardrail.types import Saying, Wording

CATALOGUE = Catalogue("Example Foods", "https://example.com/privacy")
IDENTITY = CATALOGUE.wording(Saying.BOT_IDENTITY, "en")
ours = recogniser(CATALOGUE)
every_wording = pytest.mark.parametrize("wording", list(CATALOGUE), ids=lambda w: f"{w.language}-{w.saying}")


def test_units_count_as_the_channel_counts() -> None:
    assert units("a😀好", utf16=True) == 4
    assert units("a😀好", utf16=False) == 3


def test_the_wording_goes_before_the_text() -> None:
    assert before(IDENTITY, "Hello", limit=500) == (IDENTITY.text + "\n\nHello",)
    assert before(IDENTITY, "", limit=500) == (IDENTITY.text,)


def test_limits_are_exact_and_split_into_messages_where_the_call_takes_them() -> None:
    text = "😀" * 100
    exact = units(IDENTITY.text, utf16=True) + 2 + 200
    assert before(IDENTITY, text, limit=exact, utf16=True) == (IDENTITY.text + "\n\n" + text,)
    assert before(IDENTITY, text, limit=exact - 1, utf16=True) is None
    assert before(IDENTITY, text, limit=exact - 1, utf16=True, messages=2) == (IDENTITY.text, text)
    assert before(IDENTITY, text, limit=exact - 1, utf16=False) is not None
    assert before(IDENTITY, text, limit=150, utf16=True, messages=5) is None


@every_wording
def test_each_wording_is_known_in_every_form(wording: Wording) -> None:
    rendered = wording.text
    if wording.buttons:
        rendered += "\n\n— " + " / ".join(button.label for button in wording.buttons)
    assert ours(wording.text) is None
    assert ours(rendered) is None
    assert ours(f"{rendered}\n\nHello there") == "Hello there"
    assert ours(f"Hello\n\nthere\n\n{rendered}") == "Hello\n\nthere"
    assert ours(f"{IDENTITY.text}\n\n{rendered}") is None
    assert ours(rendered.replace("\n", "\r\n")) is None


@every_wording
def test_wordings_of_another_configuration_are_known(wording: Wording) -> None:
    later = recogniser(Catalogue("Renamed Operator", None))
    assert later(wording.text) is None


@pytest.mark.parametrize(
    "text",
    ["", "Hello", "Hello\n\nthere\r\n\r\nyou", f"He said: {IDENTITY.text}", "— Yes / No", "\n\n", IDENTITY.text[:-1]],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert ours(text) == text
