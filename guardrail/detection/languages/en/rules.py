"""Numbers and addresses of the United States and the United Kingdom."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"


RULES = {
    "government": (
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
    ),
    "address": (
        Rule(
            name="en",
            entity_type="ADDRESS",
            pattern=(
                r"\b([0-9]{1,5}[A-Za-z]? (?:(?:N|S|E|W|NE|NW|SE|SW)\.? )?(?:[\p{Lu}0-9][\p{L}0-9.'’\-]* ){1,4}"
                r"(?i:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|way|square|sq|terrace|ter|"
                r"highway|hwy|parkway|pkwy|close|crescent|gardens|grove|row|circle|cir|trail|trl|loop|alley)\b\.?"
                r"(?:,? (?i:apt|apartment|suite|ste|unit|flat|floor|#)\.? ?#?[A-Za-z0-9\-]{1,6})?"
                r"(?:,? \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)?(?:,? [A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?)?)"
            ),
            score=0.85,
        ),
        Rule(
            name="uk_postcode",
            entity_type="ADDRESS",
            pattern=r"\b((?:[A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?) [0-9][ABD-HJLNP-UW-Z]{2})\b",
            score=0.75,
        ),
        Rule(
            name="us_zip",
            entity_type="ADDRESS",
            pattern=(
                r"\b((?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
                r",? [0-9]{5}(?:-[0-9]{4})?)\b"
            ),
            score=0.75,
        ),
    ),
}
