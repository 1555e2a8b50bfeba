"""Numbers and addresses of Taiwan, China and Hong Kong."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection import checks
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


RULES = {
    "government": (
        Rule(
            name="tw_id",
            entity_type="TW_ID",
            pattern=r"(?i)\b([a-z][ \-.]?[12](?:[ \-.]?[0-9]){8})\b",
            check=checks.tw_id,
            failed=0.72,
            cues=("身分證", "身份證", "身分字號", "證號", "證件", "id number", "national id", "id:", "id no"),
            bare=0.95,
            score=0.97,
        ),
        Rule(
            name="tw_arc",
            entity_type="TW_ARC",
            pattern=r"(?i)\b([a-z][ \-.]?[89](?:[ \-.]?[0-9]){8})\b",
            check=checks.tw_id,
            failed=0.72,
            cues=("居留", "統一證號", "arc", "resident"),
            bare=0.95,
            score=0.97,
        ),
        Rule(
            name="tw_arc_old",
            entity_type="TW_ARC",
            pattern=r"(?i)\b([a-z][a-d][0-9]{8})\b",
            check=checks.tw_old_arc,
            failed=0.72,
            cues=("居留", "統一證號", "arc", "resident"),
            bare=0.9,
            score=0.97,
        ),
        Rule(
            name="tw_ubn",
            entity_type="TW_UBN",
            pattern=r"\b([0-9]{8})\b",
            check=checks.tw_ubn,
            failed=0.6,
            cues=("統編", "統一編號", "ubn", "公司編號"),
            score=0.9,
        ),
        Rule(
            name="cn_id",
            entity_type="CN_ID",
            pattern=r"(?i)\b([1-9](?:[ \-.]?[0-9]){16}[ \-.]?[0-9x])\b",
            check=checks.cn_id,
            failed=0.75,
            cues=("身份证", "身份證", "身分證", "证件", "證件", "证号", "id"),
            bare=0.97,
            score=0.98,
        ),
        Rule(
            name="hk_id",
            entity_type="HK_ID",
            pattern=r"(?i)\b([a-z]{1,2}[0-9]{6} ?(?:\([0-9a]\)|[0-9a]\b))",
            check=checks.hk_id,
            cues=("香港", "hkid", "身份證", "身份证", "hong kong", "id card"),
            bare=0.6,
            score=0.95,
        ),
    ),
    "address": (
        Rule(
            name="tw",
            entity_type="ADDRESS",
            pattern=rf"((?:\b[0-9]{{3}}(?:[0-9]{{2,3}})? ?)?[\p{{Han}}]{{1,24}}(?:[0-9]{{1,3}}鄰)?[\p{{Han}}]{{0,12}}{_HAN_ROAD}(?:{_HAN_NUMBER}{{1,3}}(?:路|街))?{_TW_TAIL})",
            score=0.85,
            trim=han_start,
        ),
        Rule(
            name="cn",
            entity_type="ADDRESS",
            pattern=rf"([\p{{Han}}]{{1,24}}(?:路|街|大道|胡同|巷|弄|里|甲|村|镇|区|號|号){_CN_TAIL}[0-9]{{1,5}}[號号栋棟幢座室房楼樓](?:[0-9A-Za-z]{{1,4}}[单單]元)?(?:[0-9]{{2,4}}[室房号]?)?)",
            score=0.8,
            trim=han_start,
        ),
        Rule(
            name="han_cued",
            entity_type="ADDRESS",
            pattern=r"(?:地址|住址|收件處)\s?[:是為为在]{1,2}\s?([\p{Han}0-9A-Za-z\-之]{5,40})",
            score=0.7,
        ),
    ),
}
