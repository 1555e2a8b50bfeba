"""Addresses of Spain."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"

RULES = (
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
)
