"""Addresses of Germany."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"

RULES = (
    Rule(
        name="de",
        entity_type="ADDRESS",
        pattern=(
            rf"((?:\p{{Lu}}[\p{{L}}\-]+(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:{_NAME} ){{1,3}}"
            r"(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)) ?[0-9]{1,4} ?[a-z]?\b(?:,? [0-9]{5} \p{Lu}\p{Ll}+)?)"
        ),
        score=0.85,
    ),
)
