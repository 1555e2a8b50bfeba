"""Chinese addresses by their form, and names by the words around them."""

from __future__ import annotations

import pytest

from guardrail.detection.languages.zh import addresses
from guardrail.detection.languages.zh.names import HanNameRecognizer
from guardrail.detection.linear import LinearPatternRecognizer

ADDRESSES = LinearPatternRecognizer(addresses.RULES, language="zh-TW", name="address")
NAMES = HanNameRecognizer("zh-TW")


def covered(recognizer: LinearPatternRecognizer | HanNameRecognizer, text: str) -> str:
    """What is found, in order; the longest where findings overlap."""
    places = {place for item in recognizer.analyze(text, []) for place in range(item.start, item.end)}
    return "".join(character for place, character in enumerate(text) if place in places)


@pytest.mark.parametrize(
    ("before", "address", "after"),
    [
        ("寄到", "嘉義市東區吳鳳北路一段18巷3號5樓之2", "，謝謝"),
        ("我住", "屏東縣恆春鎮墾丁路2-1號", "。"),
        ("公司在", "前鎮區中華五路789號B1", ""),
        ("", "新竹市光復路二段101號清華仁齋302室", ""),
        ("住在", "師大路一三五巷", "，對嗎"),
        ("", "浦东新区世纪大道100号环球金融中心52楼", ""),
        ("", "天河区体育西路103号维多利广场A座", "，收"),
        ("", "朝阳区建国路88号现代城2号楼1503", "，请放门口"),
        ("我家是", "阳光花园6栋1单元1802", ""),
        ("", "幸福里小区12号楼3单元501室", "有人"),
        ("", "海虞北路36号院3号楼", "，谢谢"),
        ("送到", "武侯区人民南路四段", ""),
        ("寄到", "彌敦道100號美麗華廣場18樓A室", ""),
    ],
)
def test_addresses(before: str, address: str, after: str) -> None:
    text = before + address + after
    assert address in covered(ADDRESSES, text)
    assert after not in covered(ADDRESSES, text) or not after


@pytest.mark.parametrize(
    "text",
    [
        "這本書第三段看不懂",
        "走這條路最快",
        "第2期還沒繳",
        "我要5樓的房間",
        "三號和五號都可以",
        "一路順風，路上小心",
        "中心有幾座",
    ],
)
def test_what_only_sounds_like_an_address(text: str) -> None:
    assert covered(ADDRESSES, text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("謝謝龔老師上次的幫忙", "龔"),
        ("麻煩轉告何先生", "何"),
        ("請找高小姐", "高"),
        ("是仝太太让我来拿的", "仝"),
        ("我是Barnaby", "Barnaby"),
        ("这是Barnaby，你好", "Barnaby"),
        ("barnaby哥幫我看一下", "barnaby"),
        ("收件人：鄔珮綺 電話：0912345678", "鄔珮綺"),
        ("我叫諸葛昱維", "諸葛昱維"),
    ],
)
def test_names_by_their_surroundings(text: str, name: str) -> None:
    assert covered(NAMES, text) == name


@pytest.mark.parametrize(
    "text", ["我是Vip會員", "apple經理", "康師傅牛肉麵", "謝謝老師", "我是說真的", "我叫不到車", "找客服", "给我退款"]
)
def test_words_that_are_no_names(text: str) -> None:
    assert covered(NAMES, text) == ""
