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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("call four one five, five five five two six seven one now", "call 4 1 5  5 5 5 2 6 7 1 now"),
        ("電話零九一二三四五六七八謝謝", "電話0912345678謝謝"),
        ("seis uno dos tres cuatro cinco seis siete ocho", "6 1 2 3 4 5 6 7 8"),
        ("aštuoni šeši vienas du trys keturi penki šeši septyni", "8 6 1 2 3 4 5 6 7"),
        ("one of the two or three best things", "one of the two or three best things"),
        ("第一二三章", "第一二三章"),
        ("4l11 1O11", "4111 1011"),
    ],
)
def test_numbers_written_out(written: str, read: str) -> None:
    view = View(written)
    assert view.text == read
    places = [view.original(index, index + 1) for index in range(len(read))]
    assert places[0][0] == 0
    assert places[-1][1] == len(written)


def test_a_spelled_number_is_covered_whole() -> None:
    written = "\u200bcall four one five five five five two six seven one now"
    view = View(written)
    start = view.text.index("4 1")
    left, right = view.original(start, start + 19)
    assert written[left:right] == "four one five five five five two six seven one"
