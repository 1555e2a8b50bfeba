"""Identity and company numbers of Taiwan, China and Hong Kong."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import GAP, LONG_NUMBER, Rule

_TW_CUES = ("身分證", "身份證", "身分字號", "證號", "證件", "id number", "national id", "id:", "id no")
_ARC_CUES = ("居留", "統一證號", "arc", "resident")
_CN_CUES = ("身份证", "身份證", "身分證", "证件", "證件", "证号", "id")

RULES = (
    Rule(
        name="tw_id",
        entity_type="TW_ID",
        pattern=rf"(?i)\b([a-z]{GAP}[12](?:{GAP}[0-9]){{8}})\b",
        check=checks.tw_id,
        failed=0.72,
        cues=_TW_CUES,
        bare=0.95,
        score=0.97,
    ),
    Rule(
        name="tw_arc",
        entity_type="TW_ARC",
        pattern=rf"(?i)\b([a-z]{GAP}[89](?:{GAP}[0-9]){{8}})\b",
        check=checks.tw_id,
        failed=0.72,
        cues=_ARC_CUES,
        bare=0.95,
        score=0.97,
    ),
    Rule(
        name="tw_arc_old",
        entity_type="TW_ARC",
        pattern=rf"(?i)\b([a-z]{GAP}[a-d](?:{GAP}[0-9]){{8}})\b",
        check=checks.tw_old_arc,
        failed=0.72,
        cues=_ARC_CUES,
        never=("發票", "发票", "invoice"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="tw_ubn",
        entity_type="TW_UBN",
        pattern=rf"\b([0-9](?:{GAP}[0-9]){{7}})\b",
        check=checks.tw_ubn,
        failed=0.6,
        cues=("統編", "統一編號", "ubn", "公司編號", "tax id", "vat"),
        score=0.9,
    ),
    Rule(
        name="cn_id",
        entity_type="CN_ID",
        pattern=rf"(?i)\b([1-9]{GAP}{LONG_NUMBER}(?:{GAP}[0-9]){{4}}{GAP}[0-9x])(?:$|[^\p{{Latin}}0-9])",
        sign=LONG_NUMBER,
        check=checks.cn_id,
        failed=0.75,
        cues=_CN_CUES,
        bare=0.97,
        score=0.98,
    ),
    Rule(
        name="cn_id_old",
        entity_type="CN_ID",
        pattern=rf"\b([1-9]{GAP}{LONG_NUMBER}(?:{GAP}[0-9]){{2}})\b",
        sign=LONG_NUMBER,
        check=checks.cn_id_old,
        cues=_CN_CUES,
        score=0.9,
    ),
    Rule(
        name="cn_uscc",
        entity_type="CN_USCC",
        pattern=r"\b([0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10})\b",
        check=checks.cn_uscc,
        failed=0.75,
        cues=("信用代码", "信用代碼", "税号", "稅號", "纳税", "uscc"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="hk_id",
        entity_type="HK_ID",
        pattern=rf"(?i)\b([a-z]{{1,2}}{GAP}[0-9](?:{GAP}[0-9]){{5}} ?(?:\([0-9a]\)|[0-9a]\b))",
        check=checks.hk_id,
        cues=("香港", "hkid", "身份證", "身份证", "hong kong", "id card"),
        score=0.95,
    ),
    Rule(
        name="hk_id_bare",
        entity_type="HK_ID",
        pattern=r"\b([A-Z]{1,2}[0-9]{6} ?\([0-9A]\))",
        check=checks.hk_id,
        score=0.85,
    ),
    Rule(
        name="tw_health_card",
        entity_type="MEDICAL_RECORD",
        pattern=rf"健保卡[^0-9\n]{{0,8}}?([0-9](?:{GAP}[0-9]){{11}})\b",
        score=0.85,
    ),
    Rule(
        name="case",
        entity_type="CASE_NUMBER",
        pattern=r"([0-9]{2,3}\s?年度?\s?\p{Han}{1,8}字第\s?[0-9]{1,7}\s?[號号]|[(（〔\[][0-9]{4}[)）〕\]]\s?\p{Han}[0-9]{0,4}\p{Han}{1,4}(?:字第)?[0-9]{1,6}号)",
        score=0.85,
    ),
    Rule(
        name="cn_plate",
        entity_type="LICENSE_PLATE",
        pattern=r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·\-]?[A-HJ-NP-Z0-9]{5,6}[警学挂港澳]?)(?:[^A-Za-z0-9]|$)",
        check=checks.has_digits(2),
        score=0.85,
    ),
)
