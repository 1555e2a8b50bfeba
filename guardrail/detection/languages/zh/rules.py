"""Numbers of Taiwan, China and Hong Kong."""

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.languages.zh import addresses
from guardrail.detection.linear import Rule

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
    "address": addresses.RULES,
}
