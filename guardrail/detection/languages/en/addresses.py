"""Addresses of the United States, the United Kingdom, Ireland and Canada."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.gazetteer import gazetteer
from guardrail.detection.language import words
from guardrail.detection.latin_words import key
from guardrail.detection.linear import Rule

_NUMBER = r"[0-9]{1,5}[A-Za-z]?(?: ?[\-/] ?[0-9]{1,4})?"
_UNIT = r"(?i:apt|apartment|suite|ste|unit|flat|floor|room|rm|#)\.? ?#?[A-Za-z0-9\-]{1,6}"
_HEAD = rf"(?:{_UNIT},? )?{_NUMBER},? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?"
_TYPES = (
    r"street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|way|square|sq|terrace|ter|highway|hwy|"
    r"parkway|pkwy|close|crescent|cres|gardens|grove|row|circle|cir|trail|trl|loop|alley|mews|walk|quay|green|hill|rise|plaza|pike"
)
_PLAIN_TYPES = "street|avenue|ave|road|rd|lane|boulevard|blvd|crescent|terrace|mews"
"""Types that hardly mean anything else behind a number in lower case."""
_WORD = r"[\p{Lu}0-9][\p{L}0-9.'’\-]*"
_PLAIN_WORD = r"[\p{L}0-9.'’\-]+"
_STATE = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|"
    "Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|"
    "New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|"
    "South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
)
_CITY = rf"(?:\p{{Lu}}[\p{{L}}'’\-]+\.? ){{0,2}}\p{{Lu}}[\p{{L}}'’\-]+,? {_STATE}"
_WORDLIKE = words("OK OR IN ME HI OH MD PA MA LA DE CO AL ID DC")
"""States that are words, titles or names as well."""
_CITY_AND_STATE = re.compile(r"(.+?)(,?) ([A-Z]{2})\b")
_ZIP = r"[0-9]{5}(?:-[0-9]{4})?"
_TAIL = rf"(?:,? {_UNIT})?(?:,? \p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+)?)?(?:,? {_STATE}\b)?(?:,? [0-9]{{5}}(?:-[0-9]{{4}})?\b)?"
_COMMON = words(
    """a an the of on in at by to from for and or is was are we i my your our his her their this that it days day weeks week hours hour
    minutes minute min mins km mile miles star stars years year months month people items item pcs times more less off per"""
)


def street(value: str) -> bool:
    """Whether no everyday word stands between number and type: not "2 days on the road"."""
    return _COMMON.isdisjoint(value.lower().split())


def city(value: str) -> tuple[int, int] | None:
    """From where on a city stands before the state, one that no list has only behind a comma: Tinyville, IL."""
    match = _CITY_AND_STATE.match(value)
    if match is None or (match[3] == "OK" and match.end() == len(value)):
        return None
    starts = [0, *(at + 1 for at, character in enumerate(match[1]) if character == " ")]
    start = next((at for at in starts if key(match[1][at:]) in gazetteer("places")), None)
    if start is None and match[2] and match[3] not in _WORDLIKE:
        start = starts[-1]
    return None if start is None else (start, len(value))


RULES = (
    Rule(
        name="en",
        entity_type="ADDRESS",
        pattern=rf"\b({_HEAD}(?:{_WORD} ){{0,3}}{_WORD} (?i:{_TYPES})\b\.?{_TAIL})",
        sign=rf" (?i:{_TYPES})\b",
        score=0.85,
    ),
    Rule(
        name="en_lower",
        entity_type="ADDRESS",
        pattern=rf"(?i)\b((?:{_UNIT},? )?{_NUMBER},? (?:{_PLAIN_WORD} ){{0,2}}{_PLAIN_WORD} (?:{_PLAIN_TYPES})\b\.?(?:,? {_UNIT})?)",
        sign=rf"(?i) (?:{_PLAIN_TYPES})\b",
        check=street,
        score=0.75,
    ),
    Rule(
        name="en_named",
        entity_type="ADDRESS",
        pattern=r"(?:^|[^\p{L}])(?:on|in|at|along|off|near|from|to) (\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}'’\-]+)? (?:Street|Avenue|Ave|Road|Lane|Boulevard|Crescent|Terrace))\b",
        check=lambda value: not value.startswith(("Wall ", "High ", "Main ")),
        score=0.7,
    ),
    Rule(
        name="po_box",
        entity_type="ADDRESS",
        pattern=rf"(?i)\b(p\.? ?o\.? ?box [0-9]{{1,7}}{_TAIL})",
        score=0.85,
    ),
    Rule(
        name="uk_postcode",
        entity_type="ADDRESS",
        pattern=r"(?i)\b((?:[A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?) [0-9][ABD-HJLNP-UW-Z]{2})\b",
        score=0.75,
    ),
    Rule(
        name="ca_postcode",
        entity_type="ADDRESS",
        pattern=r"\b([ABCEGHJ-NPRSTVXY][0-9][A-Z] ?[0-9][A-Z][0-9])\b",
        score=0.75,
    ),
    Rule(
        name="eircode",
        entity_type="ADDRESS",
        pattern=r"\b([AC-FHKNPRTV-Y](?:[0-9]{2}|6W) [0-9AC-FHKNPRTV-Y]{4})\b",
        check=lambda value: any(letter.isalpha() for letter in value[4:]),
        score=0.75,
    ),
    Rule(
        name="us_city",
        entity_type="LOCATION",
        pattern=rf"\b({_CITY})\b",
        trim=city,
        score=0.82,
    ),
    Rule(
        name="us_city_zip",
        entity_type="ADDRESS",
        pattern=rf"\b({_CITY},? {_ZIP})\b",
        trim=city,
        score=0.82,
    ),
    Rule(
        name="us_state_zip",
        entity_type="ADDRESS",
        pattern=rf"(?i)\b((?:{_STATES}),? {_ZIP})\b",
        score=0.8,
    ),
    Rule(
        name="us_zip",
        entity_type="ADDRESS",
        pattern=rf"\b((?:\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+)?, )?{_STATE},? [0-9]{{5}}(?:-[0-9]{{4}})?)\b",
        score=0.75,
    ),
)
