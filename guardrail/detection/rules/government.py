"""Numbers of persons and companies that many countries have; those of one stand in its language's pack."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection import checks
from guardrail.detection.language import cue_words, phrase
from guardrail.detection.linear import Rule
from guardrail.detection.view import compact

_PLATES = "|".join((
    r"[0-9]{2} [a-z]{1,3} [0-9]{3,4}", r"[a-z]{1,2}[ \-][0-9]{2,3}[ \-][a-z]{3}",  # TR, RO
    r"[0-9]{1,4} [a-z]{2,3} [0-9]{2}",  # FR until 2009
    r"[a-z]{2,3}[ \-]?[0-9]{3,4}", r"[0-9]{3,4}[ \-]?[a-z]{2,3}", r"[a-z][0-9][ \-]?[0-9]{4}", r"[0-9]{4}[ \-]?[a-z][0-9]",  # TW, LT, ES
    r"[a-z]{1,2}[ \-]?[0-9]{4}[ \-]?[a-z]{1,2}",  # ES until 2000
    r"[a-zäöü]{1,3}[ \-]{1,2}[a-z]{1,2}[ \-]?[0-9]{1,4}[eh]?", r"[a-zäöü]{1,3}[ \-][a-z]{1,2}[0-9]{1,4}[eh]?",  # DE
    r"[a-z]{2}[ \-]?[0-9]{3}[ \-]?[a-z]{2}", r"[0-9]{1,4}[ ]?[a-z]{2,3}[ ]?[0-9]{2}",  # FR
    r"[a-z]{2}[0-9]{2}[ ]?[a-z]{3}", r"[a-z][0-9]{1,3}[ ]?[a-z]{3}",  # GB
    r"\p{Han}[a-z][ ·\-]?[a-z0-9]{5,6}",  # CN
    r"[a-z0-9]{5,8}", r"[a-z0-9]{1,4}[ \-·][a-z0-9]{2,5}",  # any other
))  # fmt: skip
"""Vehicle registrations as the countries of our languages issue them, the longest first where one begins another."""


_LEAST_CASE = 5
_DAY = re.compile(r"[0-3]?[0-9][./\-][01]?[0-9](?:[./\-](?:[0-9]{2}){1,2})?")
_CASES = "|".join((
    r"[0-9ivx]{1,5}(?:[a-z]|\.)? ?[a-zú]{1,5}(?:[ \-][a-z]{1,3})? [0-9]{1,6} ?/ ?[0-9]{2,4}",  # DE, PL, CZ: 1 BvR 123/20, II. ÚS 12/20
    r"[0-9]{5} ?[0-9] ?[0-9]{7} ?/? ?[0-9]{4}|[0-9]{2}\.[0-9]{3}\.[0-9]{2}\.[0-9]-[0-9]{4}/[0-9]{7}",  # ES: NIG
    r"[0-9]{2,4}年度?\p{Han}{1,8}第[0-9]{1,7}[號号]",
    r"(?:[a-z0-9]{1,5}[.:\-]){0,4}[0-9]{1,6} / [0-9]{2,4}",
    r"[a-z0-9]{1,8}(?:[.:\-/_][a-z0-9]{1,9}){1,6}",  # 12345/08, 3K-3-123/2020, 1:20-cv-01234, 19-12.345
))  # fmt: skip
"""Numbers of courts' registers; a number without separators may be a help desk's."""

_REGISTER_SIGN = r"[A-ZÚ][A-Za-zú]{0,4}(?: [A-Za-z]{1,3})? [0-9]{1,5} ?/ ?(?:[0-9]{2}){1,2}[a-z]?"
_REGISTERED = "|".join((
    rf"(?:[0-9]{{1,3}}|[IVX]{{1,5}}\.?) ?{_REGISTER_SIGN}",  # DE, AT, PL, CZ: 5 StR 123/04, 6 Ob 123/02x, IV KK 123/05, II. ÚS 123/02
    r"(?:[0-9]?[A-Z]{1,2}[a-z]{0,3}-(?:(?:[0-9]{1,2}|[IVX]{1,4})-)?|[A-Z][0-9]{2}-)[0-9]{1,6} ?/ ?(?:[0-9]{2}){1,2}(?:-[0-9]{1,4}){0,3}",  # LT, SI, HR, RU, EU
    r"[0-9]{1,2}\.[A-Z][a-z]{0,3}\.[0-9.]{2,9} ?/ ?[0-9]{4}(?: ?/ ?[0-9]{1,3})?",  # HU: 12.P.20.345/1999
    r"[0-9][A-Z][._][0-9]{1,4} ?/ ?[0-9]{4}",  # CH: 1P.123/2001, 4A_123/2010
))  # fmt: skip
"""Numbers with the register's letters and the year, which say what they are in brackets alone."""
_CITED = "|".join((
    _REGISTERED,
    _REGISTER_SIGN,  # HR: Sv 123/95
    r"[0-9]{1,5} ?/ ?[0-9]{2}\.[0-9][A-Z][A-Z0-9]{3,5}",  # PT: 123/95.1TBXYZ
    r"[0-9]{3,6} ?/ ?[0-9]{2}", r"[0-9]{2} ?- ?[0-9]{2}[.\-][0-9]{3}",  # Strasbourg, FR: 34044/96, 09-81.678
    r"(?:19|20)[0-9]{2} ?/ ?[0-9]{1,6}",  # TR: 1994/125
))  # fmt: skip


def _case(value: str) -> bool:
    """Three digits with a slash, five without one; no date, no 24/7, no word with a hyphen."""
    digits = sum(character.isdecimal() for character in value)
    enough = 3 if "/" in value or "第" in value else _LEAST_CASE
    return digits >= enough and not _DAY.fullmatch(value.replace(" ", ""))


def _plate(value: str) -> bool:
    text = compact(value)
    return any(character.isdecimal() for character in text) and 4 <= len(text) <= 9


def _named(name: str) -> str:
    return rf"(?i)(?:{phrase(name)})"


def _behind(name: str, most: int) -> str:
    return rf"{_named(name)}[^\d\n]{{0,{most}}}?"


def _documents() -> tuple[Rule, ...]:
    return (
        Rule(
            name="passport",
            entity_type="PASSPORT",
            pattern=(
                rf"{_behind('passport', 24)}"
                r"\b((?:[a-z]{1,3}[ ]?)?[0-9](?:[ \-.]?[0-9]){5,8}[a-z]?|[0-9]{2}[a-z]{2}[0-9]{5}|[a-z][0-9][a-z0-9]{7,8}|[a-z]{2}[a-z0-9]{7})\b"
            ),
            check=checks.has_digits(3),
            score=0.85,
        ),
        Rule(
            name="driver_license",
            entity_type="DRIVER_LICENSE",
            pattern=rf"{_behind('driver_license', 20)}\b(?:n[ro°º]\.? ?)?((?:[a-z]{{1,5}}[ \-]?)?[0-9][a-z0-9\-]{{4,18}}|[0-9](?:[ ]?[0-9]){{6,13}})\b",
            sign=_named("driver_license"),
            score=0.8,
        ),
        Rule(
            name="license_plate",
            entity_type="LICENSE_PLATE",
            pattern=(
                rf"(?i)(?:{phrase('license_plate')})\s{{0,2}}(?:[:：#=]|{phrase('is')}|n[°ºo.]\.?|nr\.?|no\.?)?\s{{0,2}}\(?({_PLATES})(?:[^\p{{Latin}}0-9\-]|$)"
            ),
            check=_plate,
            score=0.75,
        ),
        Rule(
            name="medical_record",
            entity_type="MEDICAL_RECORD",
            pattern=rf"{_behind('medical_record', 12)}\b([a-z]{{0,3}}[\-]?[0-9](?:[ \-]?[0-9]){{3,13}})\b",
            score=0.75,
        ),
        Rule(
            name="case",
            entity_type="CASE_NUMBER",
            pattern=(
                rf"(?i)(?:{phrase('case')})[.:：# ]{{0,3}}(?:(?:{phrase('is')}) )?(?:(?:n ?[°ºo.] ?s?|n[ro]s?|n[uú]m(?:ero)?|number|numéro)[.:]{{0,2}} ?)?[:#]?"
                rf" ?({_CASES})(?:[^\p{{Latin}}0-9]|$)"
            ),
            check=_case,
            score=0.8,
        ),
        Rule(
            # As courts cite, the French superscript apart: (no. 34044/96), n o 09-81.678; Turkish ones by E. (esas)
            # and K. (karar). Shops number papers so, too, and parliaments statutes.
            name="case_cited",
            entity_type="CASE_NUMBER",
            pattern=rf"(?:^|[^\p{{L}}])(?:(?i:n ?[°ºo] ?s?|n[or]s?\.|n[uú]ms?\.?)|[EK] ?\.) ?({_CITED})(?:[^\p{{Latin}}0-9/]|$)",
            never=cue_words("not_phone", "statute"),
            score=0.75,
        ),
        Rule(
            name="case_bracketed",
            entity_type="CASE_NUMBER",
            pattern=rf"\( ?({_REGISTERED})[),; ]",
            never=cue_words("not_phone", "statute"),
            score=0.75,
        ),
        Rule(
            name="case_listed",
            entity_type="CASE_NUMBER",
            pattern=r"(?:^|[^\p{Latin}0-9/])([0-9]{3,6} ?/ ?[0-9]{2}(?:(?: ?, | \p{L}{1,3} )[0-9]{3,6} ?/ ?[0-9]{2}){1,40})(?:[^\p{Latin}0-9/]|$)",
            never=cue_words("not_phone"),
            score=0.75,
        ),
        Rule(
            name="customer",
            entity_type="CUSTOMER_ID",
            pattern=(
                rf"(?i)(?:^|[^\p{{Latin}}])(?:{phrase('customer')})(?:\s?(?:[:：#=]|{phrase('is')})\s?|\s?)"
                r"([a-z]{0,4}[\-./]?[0-9][a-z0-9]*(?:[\-./ ]?[a-z]{0,2}[0-9]+){0,5})(?:[^\p{Latin}0-9]|$)"
            ),
            check=checks.has_digits(4),
            score=0.75,
        ),
        Rule(
            name="national_id",
            entity_type="NATIONAL_ID",
            pattern=(
                rf"(?i)(?:{phrase('national_id')})\s{{0,2}}(?:[:：#=]|{phrase('is')})?\s{{0,2}}\b([a-z]{{0,2}}[0-9][0-9a-z\-]{{5,18}})\b"
            ),
            score=0.7,
        ),
        Rule(
            name="one_by_one",
            entity_type="NATIONAL_ID",
            pattern=r"(?:^|[^\p{Latin}0-9])([0-9](?:[ ][0-9]|[.\-/_·,][ ]?[0-9]){7,18})(?:$|[^\p{Latin}0-9])",
            check=checks.not_counting,
            never=cue_words("version", "not_phone"),
            score=0.7,
        ),
    )


def _companies() -> tuple[Rule, ...]:
    return (
        Rule(
            name="vat",
            entity_type="VAT_NUMBER",
            pattern=r"\b((?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[ \-]?[0-9A-Z][ \-.]?(?:[0-9][ \-.]?){6,10}[0-9A-Z]{1,2})\b",
            check=checks.eu_vat,
            failed=0.65,
            cues=cue_words("tax"),
            bare=0.85,
            score=0.95,
        ),
        Rule(
            name="vat_cued",
            entity_type="VAT_NUMBER",
            pattern=rf"{_named('vat')}[^\w\n]{{0,6}}?((?:[a-z]{{2}} ?)?[0-9]{{7,12}})\b",
            sign=_named("vat"),
            score=0.85,
        ),
        Rule(
            name="tax",
            entity_type="TAX_ID",
            pattern=rf"{_behind('tax', 16)}\b([a-z]{{0,3}}[0-9](?:[ \-./]?[0-9]){{6,17}}[a-z0-9]{{0,8}})\b",
            sign=_named("tax"),
            score=0.75,
        ),
    )


def rules() -> tuple[Rule, ...]:
    """VAT by checksum, everything else behind a word that says what it is."""
    return (*_documents(), *_companies())
