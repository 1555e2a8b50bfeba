"""Addresses of France, Belgium and Switzerland."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule
from guardrail.detection.places import names_a_place

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = r"\p{Lu}[\p{L}\p{M}'’\-]*"
_TYPES = (
    r"rue|r\.|avenue|av\.?|ave|boulevard|bd|blvd|place|pl\.|chemin|ch\.|allées?|impasse|imp\.|quai|route|rte|cours|passage|square|sentier|faubourg|fg|"
    r"esplanade|promenade|ruelle|villa|résidence|chaussée|lotissement|hameau|montée|traverse|venelle"
)
_LINK = r"(?:(?:de|du|des|de la|la|le|les|aux?|à|en|sur|sous) |(?:de )?[ld]['’])"
_NUMBER = r"[0-9]{1,4}(?: ?(?:bis|ter|quater)\b|[A-Z]\b)?"
_TOWN = rf"(?:,? (?:[FBL]-|CH-)?[0-9]{{4,5}}\b(?: {_NAME}(?: {_NAME})?)?)?"
_DOOR = (
    r"(?:,? ?(?i:appt?\.?|appartement|bât\.?|bâtiment|bat\.?|étage|esc\.?|escalier|porte|lot) ?[0-9A-Za-z]{1,4}\b){0,3}"
)

RULES = (
    Rule(
        name="fr",
        entity_type="ADDRESS",
        pattern=rf"\b({_NUMBER},? (?i:{_TYPES}) (?:{_LINK}{{0,2}}(?:{_NAME}|[0-9]{{1,2}}(?:er)?\b)[ \-]?){{1,5}}{_DOOR}{_TOWN})",
        score=0.85,
    ),
    Rule(
        name="fr_lower",
        entity_type="ADDRESS",
        pattern=rf"(?i)\b({_NUMBER},? (?:(?:rue|avenue|av\.?|boulevard|bd|chemin|allée|impasse|quai|faubourg|chaussée) {_LINK}{{0,2}}|(?:place|passage|square) {_LINK}{{1,2}})\p{{L}}[\p{{L}}'’\-]{{2,}}(?:,? [0-9]{{5}}\b(?: \p{{L}}{{3,}})?)?)",
        score=0.8,
    ),
    Rule(
        name="be",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?i:rue|avenue|boulevard|place|chemin|quai|chaussée|route|drève|clos) (?:{_LINK}{{0,2}}{_NAME} ?){{1,4}},? ?[0-9]{{1,4}}(?: ?[a-zA-Z]\b)?{_TOWN})",
        score=0.8,
    ),
    Rule(
        name="fr_named",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?i:rue|avenue|boulevard|impasse|faubourg|quai|allée|chemin) {_LINK}{{0,2}}{_WORD}(?:[ \-](?:{_LINK}{{0,2}}){_WORD}){{0,3}})",
        score=0.72,
    ),
    Rule(
        name="bp",
        entity_type="ADDRESS",
        pattern=r"\b(B\.?P\.? [0-9]{1,5}(?:,? [0-9]{5}(?: \p{Lu}[\p{L}\-]+)?)?)",
        score=0.75,
    ),
    Rule(
        name="fr_town",
        entity_type="ADDRESS",
        pattern=rf"\b((?:[FBL]-|CH-)?[0-9]{{5}},? {_NAME}(?: (?:{_LINK})?{_NAME})?)",
        check=names_a_place,
        score=0.8,
    ),
)
