"""Numbers and addresses of Lithuania."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.languages.lt import government
from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_LT_VERBS = re.compile(
    r"(?:(?:gyvenu|gyvena|adres\w*|mano|namai|siųskite|siųsti|pristatykite|pristatyti|atvežkite|vežti|esu|yra|į|iš|prie|man|čia|tai)"
    r"[ :,]+)+",
    re.IGNORECASE,
)


def lt_start(value: str) -> tuple[int, int]:
    """Without a sentence's first words, which are capitalised like a street."""
    verbs = _LT_VERBS.match(value)
    return (verbs.end() if verbs else 0), len(value)


RULES = {
    "government": government.RULES,
    "address": (
        Rule(
            name="lt",
            entity_type="ADDRESS",
            trim=lt_start,
            pattern=(
                rf"((?:{_NAME} (?:\p{{L}}[\p{{L}}.\-]* ){{0,2}})(?:g|pr|al|pl|skg|tak|skv|a|kel)\. ?[0-9]{{1,4}}[A-Za-z]?"
                r"(?: ?[\-–/] ?[0-9]{1,4}[A-Za-z]?)?(?:,? (?:LT-?)?[0-9]{5})?(?:,? \p{Lu}\p{Ll}+)?)"
            ),
            score=0.85,
        ),
        Rule(name="lt_postcode", entity_type="ADDRESS", pattern=r"\b(LT-[0-9]{5})\b", score=0.75),
    ),
}
