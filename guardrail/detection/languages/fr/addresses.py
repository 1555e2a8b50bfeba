"""Addresses of France."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"

RULES = (
    Rule(
        name="fr",
        entity_type="ADDRESS",
        pattern=(
            r"\b([0-9]{1,4}(?: ?(?:bis|ter|quater))?,? (?i:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|route|cours|"
            rf"passage|square|sentier) {_WORD}?(?: ?{_WORD}){{1,6}}(?:,? [0-9]{{5}}(?: {_NAME})?)?)"
        ),
        score=0.85,
    ),
)
