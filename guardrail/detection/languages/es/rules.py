"""Numbers and addresses of Spain."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"


RULES = {
    "government": (
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
    ),
    "address": (
        Rule(
            name="es",
            entity_type="ADDRESS",
            pattern=(
                r"(?:^|[^\p{L}])((?i:calle|c/|cl\.|avda?\.?|avenida|av\.|plaza|pza\.?|plza\.?|paseo|pº|camino|carretera|ctra\.?|ronda|travesía|"
                rf"glorieta|rambla|callejón|urbanización|urb\.)(?: |\b) ?{_WORD}(?: {_WORD}){{0,6}}"
                r"(?:,? ?(?:(?i:n[º°.]|núm\.?|número|nº) ?)?[0-9]{1,4}[A-Za-z]?\b)(?:,? ?[0-9]{1,2} ?[ºª°](?: ?[A-Za-z]\b)?)?"
                r"(?:,? (?:CP:? ?)?[0-9]{5})?(?:,? \p{Lu}\p{Ll}+)?)"
            ),
            score=0.85,
        ),
    ),
}
