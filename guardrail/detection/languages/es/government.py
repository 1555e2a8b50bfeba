"""Identity numbers of Spain."""

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import GAP, Rule

RULES = (
    Rule(
        name="es_dni",
        entity_type="ES_DNI",
        pattern=rf"(?i)\b([0-9](?:{GAP}[0-9]){{7}}{GAP}[a-z])(?:$|[^\p{{Latin}}0-9])",
        check=lambda value: checks.own_letter(value) and checks.es_dni(value),
        failed=0.72,
        cues=("dni", "nif", "documento", "identidad"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="es_nie",
        entity_type="ES_NIE",
        pattern=rf"(?i)\b([xyz](?:{GAP}[0-9]){{7}}{GAP}[a-z])(?:$|[^\p{{Latin}}0-9])",
        check=lambda value: checks.own_letter(value) and checks.es_nie(value),
        failed=0.72,
        cues=("nie", "nif", "documento", "identidad", "extranjer"),
        bare=0.95,
        score=0.97,
    ),
    Rule(
        name="es_social_security",
        entity_type="ES_NSS",
        pattern=r"\b([0-9]{2}[ /\-]?[0-9]{7,8}[ /\-]?[0-9]{2})\b",
        check=checks.has_digits(11),
        cues=("nass", "nss", "seguridad social", "afiliación", "afiliacion", "nómina", "nomina", "n.º ss"),
        score=0.9,
    ),
    Rule(
        name="es_social_security_checked",
        entity_type="ES_NSS",
        pattern=r"\b((?:0[1-9]|[1-4][0-9]|5[0-3]|66)(?:[ /\-][0-9]{8}[ /\-]|[0-9]{8})[0-9]{2})\b",
        check=checks.es_social_security,
        score=0.85,
    ),
    Rule(
        name="es_cif",
        entity_type="VAT_NUMBER",
        pattern=rf"(?i)\b([a-hjnp-suvw](?:{GAP}[0-9]){{7}}{GAP}[0-9a-j])\b",
        check=checks.es_cif,
        cues=("cif", "nif", "empresa", "fiscal"),
        home=frozenset({"es"}),
        score=0.85,
    ),
)
