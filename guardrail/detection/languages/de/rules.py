"""Numbers and addresses of Germany."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"


RULES = {
    "government": (
        Rule(
            name="de_tax_id",
            entity_type="DE_TAX_ID",
            pattern=r"\b([1-9](?:[ /.\-]?[0-9]){10})\b",
            check=checks.de_tax_id,
            failed=0.72,
            cues=("steuer", "idnr", "id-nr", "tin", "tax id", "identifikationsnummer"),
            home=frozenset({"de"}),
            score=0.9,
        ),
    ),
    "address": (
        Rule(
            name="de",
            entity_type="ADDRESS",
            pattern=(
                rf"((?:\p{{Lu}}[\p{{L}}\-]+(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:{_NAME} ){{1,3}}"
                r"(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)) ?[0-9]{1,4} ?[a-z]?\b(?:,? [0-9]{5} \p{Lu}\p{Ll}+)?)"
            ),
            score=0.85,
        ),
    ),
}
