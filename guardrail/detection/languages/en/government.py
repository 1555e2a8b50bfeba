"""Identity numbers of the United States and the United Kingdom."""

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import GAP, Rule

RULES = (
    Rule(
        name="uk_nino",
        entity_type="UK_NINO",
        pattern=rf"(?i)\b([a-ceghj-prtw-z]{GAP}[a-ceghj-nprtw-z](?:{GAP}[0-9]){{6}}{GAP}[a-d])(?:$|[^\p{{Latin}}0-9])",
        check=lambda value: checks.own_letter(value) and checks.uk_nino(value),
        score=0.85,
    ),
    Rule(
        name="uk_nhs",
        entity_type="UK_NHS",
        pattern=rf"\b([0-9](?:{GAP}[0-9]){{9}})\b",
        check=checks.uk_nhs,
        failed=0.6,
        cues=("nhs", "national health"),
        score=0.95,
    ),
    Rule(
        name="uk_utr",
        entity_type="TAX_ID",
        pattern=r"(?i)(?:\butr\b|unique taxpayer reference|tax reference)[^\d\n]{0,16}?([0-9]{5} ?[0-9]{5}k?)\b",
        score=0.85,
    ),
    Rule(
        name="ssn",
        entity_type="US_SSN",
        pattern=r"\b([0-9]{3}(?:-[0-9]{2}-|\.[0-9]{2}\.| [0-9]{2} )[0-9]{4})\b",
        check=checks.us_ssn,
        failed=0.6,
        cues=("ssn", "social security", "social"),
        bare=0.85,
        score=0.95,
    ),
    Rule(
        name="ssn_plain",
        entity_type="US_SSN",
        pattern=rf"(?i)(?:ssn|social security|soc\.? sec|\bsocial)[^\d\n]{{0,20}}?([0-9](?:{GAP}[0-9]){{8}})\b",
        score=0.85,
    ),
    Rule(
        name="itin",
        entity_type="US_ITIN",
        pattern=r"\b(9[0-9]{2}[ \-](?:[5-8][0-9]|9[0-24-9])[ \-][0-9]{4})\b",
        score=0.9,
    ),
    Rule(
        name="itin_plain",
        entity_type="US_ITIN",
        pattern=rf"(?i)\b(?:itin|individual taxpayer)[^\d\n]{{0,20}}?(9(?:{GAP}[0-9]){{8}})\b",
        score=0.9,
    ),
    Rule(
        name="ein",
        entity_type="TAX_ID",
        pattern=r"(?i)\b(?:f?ein\b|employer id|federal tax id|tax id)[^\d\n]{0,20}?([0-9]{2}[ \-]?[0-9]{7})\b",
        score=0.85,
    ),
)
