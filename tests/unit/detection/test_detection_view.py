"""How a text is read, and the way back to where things stand in it."""

import pytest

from guardrail.detection.view import View
from guardrail.errors import DetectionError


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain", "plain"),
        ("４１１１", "4111"),
        ("①②⓪", "120"),
        ("𝟜𝟚", "42"),
        ("٤٢", "42"),
        ("a\u200bb\u00adc", "abc"),
        ("1️⃣2️⃣", "12"),
        ("２０２６－０１", "2026-01"),
        ("a\u00a0b", "a b"),
        ("好，嗎？", "好，嗎？"),
        ("pаypаl1", "paypal1"),
        ("привет", "привет"),
        ("ąčęėįšųūž ñ ü", "ąčęėįšųūž ñ ü"),
    ],
)
def test_reading(written: str, read: str) -> None:
    assert View(written).text == read


def test_spans_lead_back_to_what_was_written() -> None:
    written = "卡\u200b號 ４️⃣1\u200b1 完"
    view = View(written)
    start = view.text.index("411")
    left, right = view.original(start, start + 3)
    assert written[left:right] == "４️⃣1\u200b1"


def test_bytes_lead_back_to_characters() -> None:
    view = View("aé中🙂z")
    for index, character in enumerate(view.text):
        before = len(view.text[:index].encode())
        assert view.characters(before, before + len(character.encode())) == (index, index + 1)


def test_surrogates_have_no_view() -> None:
    with pytest.raises(DetectionError) as caught:
        View("a\udc80")
    assert caught.value.code == "text_not_unicode"
    assert "udc80" not in repr(caught.value)
