"""Addresses of Taiwan, China and Hong Kong: road and number, housing estate and unit, and parts of either."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.linear import Rule

_HAN_NUMBER = r"[0-9一二三四五六七八九十百]"
_TW_TAIL = (
    rf"(?:{_HAN_NUMBER}{{1,3}}段)?(?:[0-9]{{1,4}}巷)?(?:[0-9]{{1,4}}弄)?[0-9]{{1,5}}(?:[之\-][0-9]{{1,4}})?[號号]"
    rf"(?:[之\-][0-9]{{1,4}})?(?:{_HAN_NUMBER}{{1,4}}[樓楼Ff層层](?:[之\-][0-9]{{1,4}})?)?(?:[A-Za-z0-9]{{1,5}}[室房])?"
)
_CN_TAIL = (
    r"(?:[0-9]{1,5}[號号])?(?:院|小区|小區|花园|花園|[\p{Han}]{1,8}(?:小区|小區|花园|花園|大厦|大廈|公寓))?"
    r"(?:[0-9A-Za-z]{1,4}[栋棟幢座号楼樓])?(?:[0-9]{1,2}单元|[0-9]{1,2}單元)?(?:[0-9]{1,2}[层層樓楼])?(?:[0-9]{2,4}[室房号])?"
)
_PART = r"(?:[0-9A-Za-z]{1,4}|[一二三四五六七八九十]{1,3})(?:号楼|號樓|号院|栋|棟|幢|座|期|单元|單元|[层層樓楼室房户戶])(?:之[0-9]{1,3})?"
_ESTATE = (
    r"(?:小[区區]|社[区區]|花[园園]|家[园園]|公寓|公[馆館]|宿舍|大[厦廈樓楼]|[广廣][场場]|中心|新村|[苑城齋斋园園里院])"
)
# Behind the number: a building's name, and block, floor and room in it.
_INSIDE = rf"(?:(?:[\p{{Han}}A-Za-z]{{1,8}}{_ESTATE})?(?:{_PART}){{1,4}}(?:[0-9]{{3,4}}\b)?|B[1-4]\b)?"
_HAN_ROAD = r"(?:大道|大街|路|街|道|巷|弄|胡同|村|里|圍|鄰)"

# Where an address begins inside running Chinese text: after these.
_BEGINS = re.compile(
    r".*(?:地址[是為为在]?|住址[是為为]?|住在|住於|住于|位於|位于|寄到|寄至|寄給|寄给|送到|送至|搬到|搬去|來到|来到|[在是到至住為为於于去從从,:])"
)
_REGION = re.compile(r"[\u4e00-\u9fff]{2,3}(?:省|市|縣|县|自治区)")


def han_start(value: str) -> tuple[int, int] | None:
    """Without the words in front of the address."""
    region = _REGION.search(value)
    begins = _BEGINS.match(value, 0, region.end() if region else max(0, len(value) - 4))
    start = begins.end() if begins else 0
    return (start, len(value)) if len(value) - start >= 4 else None


RULES = (
    Rule(
        name="tw",
        entity_type="ADDRESS",
        pattern=rf"((?:\b[0-9]{{3}}(?:[0-9]{{2,3}})? ?)?[\p{{Han}}]{{1,24}}(?:[0-9]{{1,3}}鄰)?[\p{{Han}}]{{0,12}}{_HAN_ROAD}(?:{_HAN_NUMBER}{{1,3}}(?:路|街))?{_TW_TAIL}{_INSIDE})",
        score=0.85,
        trim=han_start,
    ),
    Rule(
        name="cn",
        entity_type="ADDRESS",
        pattern=rf"([\p{{Han}}]{{1,24}}(?:路|街|大道|胡同|巷|弄|里|甲|村|镇|区|號|号){_CN_TAIL}[0-9]{{1,5}}(?:号楼|號樓|[號号栋棟幢座室房楼樓])(?:[0-9A-Za-z]{{1,4}}[单單]元)?(?:[0-9]{{2,4}}[室房号]?)?{_INSIDE})",
        score=0.8,
        trim=han_start,
    ),
    Rule(
        name="estate",
        entity_type="ADDRESS",
        pattern=rf"([\p{{Han}}]{{2,10}}{_ESTATE}(?:[0-9A-Za-z]{{1,4}})(?:号楼|號樓|栋|棟|幢|座|单元|單元|期)(?:{_PART}){{0,4}}(?:[0-9]{{3,4}}\b)?)",
        score=0.8,
        trim=han_start,
    ),
    Rule(
        name="section",
        entity_type="ADDRESS",
        pattern=rf"([\p{{Han}}]{{1,14}}(?:大道|路|街)(?:{_HAN_NUMBER}{{1,2}}段)?{_HAN_NUMBER}{{1,4}}[段巷弄](?:[0-9]{{1,4}}弄)?)",
        score=0.75,
        trim=han_start,
    ),
    Rule(
        name="han_cued",
        entity_type="ADDRESS",
        pattern=r"(?:地址|住址|收件處)\s?[:是為为在]{1,2}\s?([\p{Han}0-9A-Za-z\-之]{5,40})",
        score=0.7,
    ),
)
