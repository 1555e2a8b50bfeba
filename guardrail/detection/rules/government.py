"""Numbers of persons and companies that many countries have; those of one stand in its language's pack."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.language import cue_words, phrase
from guardrail.detection.linear import Rule
from guardrail.detection.view import compact


def _plate(value: str) -> bool:
    text = compact(value)
    return any(character.isdecimal() for character in text) and 4 <= len(text) <= 9


def rules() -> tuple[Rule, ...]:
    """VAT by checksum, everything else behind a word that says what it is."""
    return (
        Rule(
            name="vat",
            entity_type="VAT_NUMBER",
            pattern=r"\b((?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[ \-]?[0-9A-Z][ \-.]?(?:[0-9][ \-.]?){6,10}[0-9A-Z]{1,2})\b",
            check=checks.eu_vat,
            failed=0.65,
            cues=cue_words("tax"),
            bare=0.85,
            score=0.95,
        ),
        Rule(
            name="vat_cued",
            entity_type="VAT_NUMBER",
            pattern=rf"(?i)(?:{phrase('vat')})[^\w\n]{{0,6}}?((?:[a-z]{{2}})?[ ]?[0-9]{{7,12}})\b",
            score=0.85,
        ),
        Rule(
            name="passport",
            entity_type="PASSPORT",
            pattern=(
                rf"(?i)(?:{phrase('passport')})[^\d\n]{{0,24}}?"
                r"\b([a-z]{0,2}[ ]?[0-9]{6,9}[a-z]?|[a-z][0-9][a-z0-9]{7})\b"
            ),
            score=0.85,
        ),
        Rule(
            name="driver_license",
            entity_type="DRIVER_LICENSE",
            pattern=rf"(?i)(?:{phrase('driver_license')})[^\d\n]{{0,20}}?\b([a-z]{{0,5}}[ \-]?[0-9][a-z0-9\-]{{4,18}})\b",
            score=0.8,
        ),
        Rule(
            name="license_plate",
            entity_type="LICENSE_PLATE",
            pattern=(
                rf"(?i)(?:{phrase('license_plate')})(?:\s?(?:[:：#=]|{phrase('is')})\s?|\s)"
                r"(\p{Han}?[a-z0-9]{1,4}(?:[ \-·]?[a-z0-9]{1,5}){1,2})"
            ),
            check=_plate,
            score=0.75,
        ),
        Rule(
            name="medical_record",
            entity_type="MEDICAL_RECORD",
            pattern=(
                rf"(?i)(?:{phrase('medical_record')})[^\d\n]{{0,12}}?\b([a-z]{{0,3}}[\-]?[0-9](?:[ \-]?[0-9]){{3,13}})\b"
            ),
            score=0.75,
        ),
        Rule(
            name="national_id",
            entity_type="NATIONAL_ID",
            pattern=(
                rf"(?i)(?:{phrase('national_id')})\s{{0,2}}(?:[:：#=]|{phrase('is')})?\s{{0,2}}\b([a-z]{{0,2}}[0-9][0-9a-z\-]{{5,18}})\b"
            ),
            score=0.7,
        ),
    )
