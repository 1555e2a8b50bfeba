"""Numbers of persons and companies in Lithuania."""

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import GAP, Rule

_CODE_CUES = ("asmens", "a.k.", "a. k.", "kodas", "kodą", "personal code", "personal id", "ak:")
_COMPANY = r"įmonės kod\p{L}*|imones kod\p{L}*|j\.? ?a\.? ?k\.?|įm\. ?k\.?|company code|juridinio asmens kod\p{L}*"

RULES = (
    Rule(
        name="lt_personal_code",
        entity_type="LT_PERSONAL_CODE",
        pattern=rf"\b([1-6](?:{GAP}[0-9]){{10}})\b",
        check=checks.lt_personal_code,
        failed=0.72,
        cues=_CODE_CUES,
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="lt_company_code",
        entity_type="LT_COMPANY_CODE",
        pattern=rf"(?i)(?:{_COMPANY})[^\d\n]{{0,8}}?([0-9](?:{GAP}[0-9]){{8}}|[0-9]{{7}})\b",
        check=checks.lt_company_code,
        cues=("kod", "k.", "code", "jak", "j.a."),
        failed=0.75,
        score=0.9,
    ),
)
