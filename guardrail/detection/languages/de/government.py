"""Numbers of persons in Germany."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import GAP, Rule

_SERIAL = "CFGHJKLMNPRTVWXYZ"
"""Letters of identity cards and passports: no vowels, and none that look like digits (PAuswV, annex 1)."""

RULES = (
    Rule(
        name="de_tax_id",
        entity_type="DE_TAX_ID",
        pattern=rf"\b([1-9](?:{GAP}[0-9]){{10}})\b",
        check=checks.de_tax_id,
        failed=0.72,
        cues=("steuer", "idnr", "id-nr", "tin", "tax id", "identifikationsnummer"),
        home=frozenset({"de"}),
        score=0.9,
    ),
    Rule(
        name="de_id_card",
        entity_type="DE_ID_CARD",
        pattern=rf"(?i)\b([{_SERIAL}](?:{GAP}[{_SERIAL}0-9]){{8}}(?:{GAP}[0-9])?)(?:d\b|<|\b)",
        check=checks.de_id_card,
        cues=("ausweis", "perso", "id card", "identity card", "reisepass", "pass"),
        failed=0.72,
        bare=0.75,
        score=0.95,
    ),
    Rule(
        name="de_social_security",
        entity_type="DE_SOCIAL_SECURITY",
        pattern=rf"(?i)\b([0-9]{{2}}{GAP}[0-3][0-9]{GAP}[01][0-9]{GAP}[0-9]{{2}}{GAP}[a-z]{GAP}[0-9]{{3}})\b",
        check=checks.de_social_security,
        cues=("rentenversicherung", "sozialversicherung", "sv-nummer", "svnr", "rvnr", "rv-nummer", "sozialversich"),
        failed=0.75,
        bare=0.9,
        score=0.95,
    ),
    Rule(
        name="de_health_insurance",
        entity_type="DE_HEALTH_ID",
        pattern=rf"(?i)\b([a-z](?:{GAP}[0-9]){{9}})\b",
        check=checks.de_health_insurance,
        cues=(
            "krankenversich",
            "krankenkasse",
            "versichertennummer",
            "versicherten-nr",
            "kvnr",
            "gesundheitskarte",
            "gkv",
        ),
        failed=0.75,
        score=0.95,
    ),
    Rule(
        name="de_tax_number",
        entity_type="TAX_ID",
        pattern=r"(?i)(?:steuernummer|steuer-?nr\.?|st\.?-?nr\.?)[^\d\n]{0,12}?([0-9]{2,3}[ /][0-9]{3,4}[ /][0-9]{4,5}|[0-9]{10,13})\b",
        score=0.85,
    ),
)
