"""Names in Latin script after words that introduce one."""

from __future__ import annotations

from guardrail.detection.language import phrase
from guardrail.detection.linear import Rule
from guardrail.detection.names import plausible

_PART = r"\p{Lu}[\p{L}\p{M}]*(?:['’\-][\p{L}\p{M}]+)*"
_LINK = r"(?:de la|de los|de las|de|del|da|di|du|van der|van den|van|von|bin|al|el|la|le|y|i|ten|ter)"
_NAME = rf"({_PART}\.?(?: (?:{_LINK} )?{_PART}\.?){{0,4}})"
_LOWER = r"([\p{Latin}\p{M}'’\-]{2,20}(?: [\p{Latin}\p{M}'’\-]{2,20})?)"
_B = r"(?:^|[^\p{L}\p{N}])"


def rules() -> tuple[Rule, ...]:
    """Introductions, signatures and titles of every language."""
    return (
        Rule(
            name="introduced",
            entity_type="PERSON",
            pattern=rf"{_B}(?i:{phrase('introduced')})[ \t:]{{0,3}}[\"“'„]?{_NAME}",
            score=0.85,
            trim=plausible,
        ),
        Rule(
            name="introduced_lower",
            entity_type="PERSON",
            pattern=rf"(?i){_B}(?:{phrase('introduced_lower')}) {_LOWER}",
            score=0.75,
            trim=plausible,
        ),
        Rule(
            name="presented",
            entity_type="PERSON",
            pattern=rf"{_B}(?i:{phrase('presented')}) ?,?[ \n]{_NAME}",
            score=0.7,
            trim=plausible,
        ),
        Rule(
            name="titled",
            entity_type="PERSON",
            pattern=rf"{_B}(?:(?:(?i:{phrase('title')})(?:\.|\b)|M\.) ?){{1,3}}{_NAME}",
            score=0.75,
            trim=plausible,
        ),
    )
