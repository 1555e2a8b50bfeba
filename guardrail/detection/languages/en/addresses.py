"""Addresses of the United States and the United Kingdom."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"

RULES = (
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
)
