"""Identity numbers of the United States and the United Kingdom."""



from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

RULES = (
    Rule(
        name="uk_nino",
        entity_type="UK_NINO",
        pattern=r"(?i)\b([a-ceghj-prtw-z][a-ceghj-nprtw-z](?:[ .\-]?[0-9]){6}[ .\-]?[a-d])\b",
        check=checks.uk_nino,
        score=0.85,
    ),
    Rule(
        name="uk_nhs",
        entity_type="UK_NHS",
        pattern=r"\b([0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{4})\b",
        check=checks.uk_nhs,
        failed=0.6,
        cues=("nhs", "national health"),
        score=0.95,
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
        pattern=r"(?i)(?:ssn|social security|soc\.? sec)[^\d\n]{0,20}?([0-9]{3}[ \-.]?[0-9]{2}[ \-.]?[0-9]{4})\b",
        score=0.85,
    ),
    Rule(
        name="itin",
        entity_type="US_ITIN",
        pattern=r"\b(9[0-9]{2}[ \-][5-9][0-9][ \-][0-9]{4})\b",
        score=0.9,
    ),
)
