"""The Chinese tagger."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.detection.han import WINDOW, Han, HanTagger, acceptable, trimmed, untitled, vendored, windows
from guardrail.detection.view import View
from guardrail.errors import IntegrityError


@pytest.fixture(scope="module")
def tagger() -> HanTagger:
    return HanTagger(Han(), language="zh-TW")


def found(tagger: HanTagger, text: str) -> set[tuple[str, str]]:
    return {(text[item.start : item.end], item.entity_type) for item in tagger.analyze(text, [])}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我太太鄔珮綺昨天已經打過電話了", {("鄔珮綺", "PERSON")}),
        ("我太太邬珮绮昨天已经打过电话了", {("邬珮绮", "PERSON")}),
        ("緊急！！歐陽仕翰在等退款", {("歐陽仕翰", "PERSON")}),
        ("我先生叫李寧", {("李寧", "PERSON")}),
        ("又是我諸葛昱維", {("諸葛昱維", "PERSON")}),
        (
            "畢業後，翟昀蓁從嘉義市搬到屏東縣，在那裡教書。",
            {("翟昀蓁", "PERSON"), ("嘉義市", "LOCATION"), ("屏東縣", "LOCATION")},
        ),
        (
            "毕业后，翟昀蓁从兰州市搬到青海省，在那里教书。",
            {("翟昀蓁", "PERSON"), ("兰州市", "LOCATION"), ("青海省", "LOCATION")},
        ),
        (
            "巴納比·奧克肖出生於加拿大的渥太華。",
            {("巴納比·奧克肖", "PERSON"), ("加拿大", "LOCATION"), ("渥太華", "LOCATION")},
        ),
    ],
)
def test_people_and_places_in_running_text(tagger: HanTagger, text: str, names: set[tuple[str, str]]) -> None:
    assert found(tagger, text) >= names


@pytest.mark.parametrize(
    "text",
    [
        "請問退款要多久？",
        "黄金和白银的价格差很多，连续涨三天了。",
        "于是我就取消了，何时到货？",
        "方便麵一箱多少錢，馬上要",
        "成功了，謝謝",
        "我的訂單編號是6620118490，還沒出貨。",
        "溫度太高了，程式一直當掉",
        "我想要退歐洲規格的充電器",
        "你們有李寧的跑鞋嗎？",
        "你们有李宁的跑鞋吗？",
        "張小泉菜刀多少錢",
        "賀年卡",
        "李寧的運動鞋有42號嗎",
        "客服電話幾號",
        "老乾媽和王老吉可以一起湊免運嗎？",
    ],
)
def test_nothing_where_nobody_is_named(tagger: HanTagger, text: str) -> None:
    assert found(tagger, text) == set()


def test_a_title_is_not_part_of_the_name(tagger: HanTagger) -> None:
    assert found(tagger, "翟先生您好，您的訂單已取消") == {("翟", "PERSON")}


def test_a_name_with_spaces_between_its_characters_is_one(tagger: HanTagger) -> None:
    assert found(tagger, "我叫鄔 珮 綺，謝謝") == {("鄔 珮 綺", "PERSON")}


def test_names_in_a_list_stay_apart(tagger: HanTagger) -> None:
    assert found(tagger, "乘客：鄔珮綺 翟昀蓁") == {("鄔珮綺", "PERSON"), ("翟昀蓁", "PERSON")}


def test_findings_point_into_the_text_as_written(tagger: HanTagger) -> None:
    assert found(tagger, "我太太鄔\u200b珮\u200b綺昨天來過") == {("鄔\u200b珮\u200b綺", "PERSON")}


def test_a_name_far_into_a_long_text_is_found(tagger: HanTagger) -> None:
    text = "今天的天氣很好。" * 300 + "我太太鄔珮綺昨天已經打過電話了。" + "明天也是。" * 300
    assert found(tagger, text) == {("鄔珮綺", "PERSON")}


def test_text_without_chinese_costs_nothing(tagger: HanTagger) -> None:
    assert not tagger.helps("My name is Barnaby Ockleshaw")
    assert list(tagger.steps(View("My name is Barnaby Ockleshaw"))) == []


def test_windows_without_chinese_are_left_out(tagger: HanTagger) -> None:
    assert len(list(tagger.steps(View("0123456789 " * 100 + "\n你好")))) == 1


@settings(max_examples=60)
@given(st.text(alphabet="王小明在。！\n，, a1", max_size=900))
def test_windows_follow_on_one_another(text: str) -> None:
    pieces = list(windows(text))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 < end - start <= WINDOW for start, end in pieces)


def test_windows_end_with_a_sentence_then_with_a_clause() -> None:
    sentence = "甲" * 100 + "。" + "乙" * 100
    assert list(windows(sentence)) == [(0, 101), (101, 201)]
    clause = "甲" * 100 + "，" + "乙" * 100
    assert list(windows(clause)) == [(0, 101), (101, 201)]
    assert list(windows("甲" * 200)) == [(0, WINDOW), (WINDOW, 200)]


def test_only_the_pinned_files_are_loaded() -> None:
    def tampered(name: str) -> bytes:
        return vendored(name) + (b" " if name == "transitions.npy" else b"")

    with pytest.raises(IntegrityError) as caught:
        Han(tampered)
    assert caught.value.code == "model_mismatch"


def test_an_empty_window_has_no_names() -> None:
    assert Han().entities("") == []


def test_edges() -> None:
    assert trimmed("（鄔珮綺）", 0, 5) == (1, 4)
    assert trimmed("，。", 0, 2) is None
    assert untitled("鄔珮綺律師", 0, 5) == (0, 3)
    assert untitled("老師", 0, 2) is None
    assert untitled("里長鄔珮綺", 0, 5) == (2, 5)
    assert untitled("理事長鄔珮綺", 2, 6) == (3, 6)
    assert untitled("長孫珮綺", 0, 4) == (0, 4)
    assert acceptable("鄔珮綺")
    assert acceptable("Ockleshaw")
    assert not acceptable("欧洲")
    assert not acceptable("x1")
