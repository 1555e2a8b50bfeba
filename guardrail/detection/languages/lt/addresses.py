"""Addresses of Lithuania: streets, villages, postal codes, as forms and as chat write them.

A street's name stands in the genitive before the word for street, most often abbreviated, and the numbers of
house and flat behind it (Pašto adresų rašymo taisyklės: Verpėjų g. 48-3, LT-46221 Kaunas).
"""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.language import words
from guardrail.detection.linear import Rule

_ORDINAL = r"[0-9]{1,3}(?:-?(?:osios|ojo|oji|osis|os|asis|ąją))?"
_INITIAL = r"\p{Lu}\p{Ll}{0,2}\. ?"
_PART = rf"(?:kelio|\p{{Lu}}[\p{{L}}\p{{M}}'’\-]*\.?|{_ORDINAL})"
_NAME = rf"(?:{_INITIAL}){{0,3}}\p{{Lu}}[\p{{L}}\p{{M}}'’\-]+(?: {_PART}){{0,3}}"
_NUMBER = r"[0-9]{1,4}[A-Za-z]?\b(?: ?[\-/] ?[0-9]{1,4}[A-Za-z]?\b)?"
_FLAT = r"(?:,? (?:but|bt|kv|buto nr)\.? ?[0-9]{1,4})?"
_CODE = r"(?:LT ?-? ?)?[0-9]{5}\b"
_TOWN = r"\p{Lu}[\p{L}\-]*\p{Ll}(?: \p{Lu}[\p{L}\-]*\p{Ll})?(?: (?:mstl|sen|raj|m|k|r)\b\.?(?: ?sav\b\.?)?)?"
_TAIL = rf"(?:,? {_CODE})?(?:,? {_TOWN}){{0,3}}(?:,? {_CODE})?"
_STREET = (
    r"(?:(?:g|pr|al|pl|skg|tak|skv|krant|kel|aikšt|gatv|prosp)\.|a\.|gatv(?:ė|ės|ėje|ę)|prospekt(?:as|o|e|ą)|alėj(?:a|os|oje|ą)|"
    r"plent(?:as|o|e|ą)|skersgatv(?:is|io|yje|į)|aikšt(?:ė|ės|ėje|ę)|tak(?:as|o|e|ą)|krantin(?:ė|ės|ėje|ę)|bulvar(?:as|o|e|ą))"
)
_LOWER_STREET = r"(?:g|pr|al|pl|gatv[eė]s?|gatv[eė]je|prospekt(?:as|o|e)|al[eė]jo?s?)"
_GENITIVE = r"(?:[aeiou]s|ės|o|u|ų)"

_LEADING = words(
    """adresas adresu adresą mano namai namas gyvenu gyvenau gyvename gyvena esu yra čia tai man mes aš butas pristatymo
    naujas naujasis senas registracijos siuntimo gatvė sveiki labas sveikas prašau laba dabar taip ne"""
)
_BELONGS = re.compile(r"(?:[oųs]|oji|asis|[0-9]|\.)$")


def street_start(value: str) -> tuple[int, int]:
    """Without a sentence's first words, which are capitalised like a street: a name stands in the genitive."""
    start = 0
    while (space := value.find(" ", start)) > 0:
        word = value[start:space]
        if word[:1].isdigit() or (_BELONGS.search(word) and word.lower() not in _LEADING):
            break
        if _FIRST_STREET.match(value, space + 1):
            break
        start = space + 1
    return start, len(value)


_FIRST_STREET = re.compile(
    r"(?:g|pr|al|pl|skg|tak|skv|krant|kel|aikšt|gatv|prosp|a)\.|gatv|prospekt|alėj|plent|skersg|aikšt|tak|krantin|bulv"
)

RULES = (
    Rule(
        name="lt_street",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])({_NAME} {_STREET} ?(?:nr\.? ?)?{_NUMBER}{_FLAT}{_TAIL})",
        sign=rf" {_STREET} ?(?:nr\.? ?)?[0-9]",
        score=0.85,
        trim=street_start,
    ),
    Rule(
        name="lt_street_lower",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?:[\p{{L}}]\. ?)?[\p{{L}}]{{3,}}{_GENITIVE} {_LOWER_STREET}\.? ?{_NUMBER}{_FLAT})",
        score=0.75,
    ),
    Rule(
        name="lt_village",
        entity_type="ADDRESS",
        pattern=(
            rf"(?:^|[^\p{{L}}])({_NAME} (?:km|mstl|vs|k)\. ?(?:{_NUMBER})?,? ?(?:\p{{Lu}}[\p{{L}}\-]+ (?:sen|raj|r)\.(?: ?sav\.)?,? ?){{1,2}}"
            rf"(?:{_CODE})?)"
        ),
        score=0.8,
        trim=street_start,
    ),
    Rule(
        name="lt_village_house",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])({_NAME} (?:km|mstl|vs|kaim\p{{Ll}}+)\.? {_NUMBER}{_TAIL})",
        sign=r" (?:km|mstl|vs|kaim\p{Ll}+)\.? [0-9]",
        score=0.75,
        trim=street_start,
    ),
    Rule(name="lt_postcode", entity_type="ADDRESS", pattern=r"\b(LT ?- ?[0-9]{5})\b", score=0.75),
    Rule(
        name="lt_postcode_town",
        entity_type="ADDRESS",
        pattern=(
            r"\b([0-9]{5},? (?:Vilni(?:us|aus|uje)|Kaun(?:as|o|e)|Klaipėd(?:a|os|oje)|Šiauli(?:ai|ų|uose)|Panevėž(?:ys|io|yje)|Alyt(?:us|aus|uje))"
            r")\b"
        ),
        score=0.75,
    ),
)
