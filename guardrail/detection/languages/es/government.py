"""Identity and tax numbers of Spain."""



from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

RULES = (
    Rule(
        name="es_dni",
        entity_type="ES_DNI",
        pattern=r"(?i)\b([0-9](?:[ .\-]?[0-9]){7}[ .\-]{0,2}[a-z])\b",
        check=checks.es_dni,
        failed=0.72,
        cues=("dni", "nif", "documento", "identidad"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="es_nie",
        entity_type="ES_NIE",
        pattern=r"(?i)\b([xyz](?:[ .\-]?[0-9]){7}[ .\-]?[a-z])\b",
        check=checks.es_nie,
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
        cues=("nass", "nss", "seguridad social", "afiliación", "afiliacion"),
        score=0.9,
    ),
    Rule(
        name="es_cif",
        entity_type="VAT_NUMBER",
        pattern=r"(?i)\b([a-hjnp-suvw][ \-]?[0-9]{7}[ \-]?[0-9a-j])\b",
        check=checks.es_cif,
        cues=("cif", "nif", "empresa", "fiscal"),
        home=frozenset({"es"}),
        score=0.85,
    ),
)
