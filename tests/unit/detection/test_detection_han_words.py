"""Chinese text as units of the tagger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.detection.han import vendored
from guardrail.detection.han_words import HanWords, Unit

SMALL = HanWords("OOV\t0\n王\t10\n小\t50\n明\t20\n天\t30\n明天\t400\n見\t5\n2019\t0\n", "見见\n臺台\n")
WORDS = HanWords(vendored("words.txt").decode(), vendored("folding.txt").decode())


def test_known_words_are_one_unit() -> None:
    assert list(SMALL.units("王小明天")) == [Unit(1, 1), Unit(2, 1), Unit(5, 2)]


def test_the_most_probable_way_decides_and_not_the_longest_word() -> None:
    rare = HanWords("OOV\t0\n天\t90\n明天\t1\n明\t90\n小\t9\n小明\t900\n", "")
    assert [unit.length for unit in rare.units("小明天")] == [2, 1]


def test_what_is_unknown_is_one_unit_a_character() -> None:
    assert list(SMALL.units("咩☃")) == [Unit(0, 1), Unit(0, 1)]


def test_digits_and_letters_stay_together_when_the_vocabulary_has_them() -> None:
    assert list(SMALL.units("2019")) == [Unit(7, 4)]
    assert [unit.length for unit in SMALL.units("2018")] == [1, 1, 1, 1]


def test_nothing_has_no_units() -> None:
    assert list(SMALL.units("")) == []


def test_traditional_reads_like_simplified() -> None:
    pairs = (
        ("臺灣大學醫學院", "台湾大学医学院"),
        ("聯絡電話請寫這裡", "联络电话请写这里"),
        ("麵包車與鐘錶", "面包车与钟表"),
    )
    for traditional, simplified in pairs:
        assert list(WORDS.units(traditional)) == list(WORDS.units(simplified))


def test_folding_keeps_every_character_in_its_place() -> None:
    text = "頭髮、發現、皇后、後天，ＡＢ「妳」𠮷"
    assert len(WORDS.folded(text)) == len(text)


@given(st.text(max_size=60) | st.text(alphabet="王小明天台北市AB12 \n，。臺灣大學", max_size=200))
def test_units_cover_the_text(text: str) -> None:
    assert sum(unit.length for unit in WORDS.units(text)) == len(text)
    assert all(1 <= unit.length <= max(WORDS.longest, len(text)) for unit in WORDS.units(text))


@pytest.mark.parametrize("text", ["a" * 20_000, "明" * 20_000, "1" * 20_000 + "。"])
def test_long_runs_take_a_fixed_number_of_steps_a_character(text: str) -> None:
    assert sum(unit.length for unit in WORDS.units(text)) == len(text)
