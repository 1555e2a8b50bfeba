"""Postal codes behind a word that says so; streets are written differently in every language's pack."""

from __future__ import annotations

from guardrail.detection.language import phrase
from guardrail.detection.linear import Rule


def rules() -> tuple[Rule, ...]:
    """One rule."""
    return (
        Rule(
            name="postcode_cued",
            entity_type="ADDRESS",
            pattern=(
                rf"(?i)\b(?:{phrase('postcode')})\s?[:：]?\s?(?:(?:{phrase('is')})\s)?([a-z]{{0,2}}[0-9][0-9a-z\-]{{2,8}})\b"
            ),
            score=0.75,
        ),
    )
