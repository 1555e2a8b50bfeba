"""Numbers, addresses and family names of Lithuania."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection import checks
from guardrail.detection.linear import Rule
from guardrail.detection.names import plausible

_CODE_CUES = ("asmens", "a.k.", "a. k.", "kodas", "kodą", "personal code", "personal id", "ak:")
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


_B = r"(?:^|[^\p{L}\p{N}])"
# Endings of Lithuanian family names, with their cases: men's -as/-is/-us, women's -ienė/-aitė/-ytė/-utė/-ūtė/-ė.
_MEN = (
    r"(?:ausk|insk|ick|evič|avič|ovič|ynič)(?:as|o|ui|ą|u|e|ai|ų)|(?:ev|av|ov)ič(?:ius|iaus|iui|ių|iumi|iuje|iau)"
    r"|(?:ait|yt|ut|ūt|ėn|on|en)(?:is|io|iui|į|iu|yje|i)|(?:ūn|ėn|aus|yd)(?:as|o|ui|ą|u)|(?:el|ėl|al|ul)(?:is|io|iui|į|iu)"
    r"|(?:kus|ius|aus|čius|džius|šius)"
)
_WOMEN = r"(?:ien|ait|yt|ut|ūt)(?:ė|ės|ei|ę|e|ėje)"
_LT_FULL = rf"{_B}(\p{{Lu}}\p{{Ll}}+(?: \p{{Lu}}\p{{Ll}}+)? (?:\p{{Lu}}\p{{Ll}}+[\-–])?\p{{Lu}}\p{{Ll}}+(?:{_MEN}|{_WOMEN}))(?:[^\p{{L}}]|$)"
_LT_WOMAN = rf"{_B}(\p{{Lu}}\p{{Ll}}{{2,}}(?:ien|ait|yt|ut|ūt)(?:ė|ės|ei|ę))(?:[^\p{{L}}]|$)"
_LT_INITIAL = rf"{_B}(\p{{Lu}}\. ?(?:\p{{Lu}}\. ?)?\p{{Lu}}\p{{Ll}}+(?:{_MEN}|{_WOMEN}))(?:[^\p{{L}}]|$)"


RULES = {
    "government": (
        Rule(
            name="lt_personal_code",
            entity_type="LT_PERSONAL_CODE",
            pattern=r"\b([3-6](?:[ \-.]?[0-9]){10})\b",
            check=checks.lt_personal_code,
            failed=0.72,
            cues=_CODE_CUES,
            bare=0.9,
            score=0.97,
        ),
        Rule(
            name="lt_company_code",
            entity_type="LT_COMPANY_CODE",
            pattern=r"(?i)(?:įmonės kod\p{L}*|j\.? ?a\.? ?k\.?|įm\. ?k\.?|company code)[^\d\n]{0,8}?([0-9]{9}|[0-9]{7})\b",
            score=0.85,
        ),
    ),
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
    "name": (
        Rule(name="lt_full", entity_type="PERSON", pattern=_LT_FULL, score=0.75, trim=plausible),
        Rule(name="lt_woman", entity_type="PERSON", pattern=_LT_WOMAN, score=0.7),
        Rule(name="lt_initial", entity_type="PERSON", pattern=_LT_INITIAL, score=0.75),
    ),
}
