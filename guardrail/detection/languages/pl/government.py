"""Numbers of persons, companies and accounts in Poland."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.checks import has_digits, looks_secret
from guardrail.detection.entity_type import EntityType
from guardrail.detection.languages.pl import checks
from guardrail.detection.languages.pl.vocabulary import PHRASES
from guardrail.detection.letters import tolerant
from guardrail.detection.linear import Rule

HOME = frozenset({"pl"})

ENTITIES = (
    EntityType("PL_PESEL", "Poland: PESEL", "Mój PESEL to 44051401359", ("pl",), unique=True, group="NATIONAL_ID",
               validation="date of birth, weighted sum modulo 10", source="Ustawa o ewidencji ludności, art. 15"),
    EntityType("PL_ID_CARD", "Poland: dowód osobisty", "Dowód osobisty ABA300000", ("pl",), unique=True, group="NATIONAL_ID",
               validation="a word beside it, weighted sum modulo 10", source="Ministry of Digital Affairs"),
    EntityType("PL_NIP", "Poland: NIP", "Faktura na NIP 526-030-02-91", ("pl",), group="TAX_ID",
               validation="a word beside it; with its dashes by weighted sum modulo 11", source="Ustawa o NIP"),
    EntityType("PL_REGON", "Poland: REGON", "REGON 123456785", ("pl",), group="TAX_ID",
               validation="a word beside it", source="Statistics Poland"),
    EntityType("PL_KW", "Poland: numer księgi wieczystej", "Księga WA4M/00318264/5", ("pl",), group="ID",
               validation="form, weighted sum modulo 10; mistyped ones beside a word", source="Ministry of Justice"),
)  # fmt: skip

_PERSON_CUES = ("pesel", "ewidencyjn")
_CARD_CUES = ("dow", "dokument", "tożsamoś", "tozsamos", "osobist", "legitym")

GOVERNMENT = (
    Rule(
        name="pl_pesel",
        entity_type="PL_PESEL",
        pattern=r"(?:^|[^0-9])([0-9]{2}[ \-.]?[0-9](?:[ \-.]?[0-9]){8})(?:$|[^0-9])",
        check=checks.pesel,
        failed=0.72,
        cues=_PERSON_CUES,
        home=HOME,
        score=0.97,
    ),
    Rule(
        name="pl_pesel_spaced",
        entity_type="PL_PESEL",
        pattern=r"(?:^|[^0-9 ])[ ]?([0-9](?: [0-9]){10})(?:$|[^0-9])",
        check=checks.pesel,
        cues=_PERSON_CUES,
        home=HOME,
        score=0.97,
    ),
    Rule(
        name="pl_id_card",
        entity_type="PL_ID_CARD",
        pattern=r"(?i)\b([a-z]{3}[ \-]?[0-9](?:[ \-]?[0-9]){5})\b",
        check=checks.id_card,
        failed=0.72,
        cues=_CARD_CUES,
        score=0.95,
    ),
    Rule(
        name="pl_nip",
        entity_type="PL_NIP",
        pattern=r"\b([0-9]{3}(?:-[0-9]{3}-[0-9]{2}-[0-9]{2}|-[0-9]{2}-[0-9]{2}-[0-9]{3}))\b",
        check=checks.nip,
        cues=("nip", "vat", "podat"),
        home=HOME,
        score=0.9,
    ),
    Rule(
        name="pl_nip_cued",
        entity_type="PL_NIP",
        pattern=r"(?i)\bnip(?:u|em|ie)?\b[^\d\n]{0,16}?((?:pl ?)?[0-9](?:[ \-]?[0-9]){9})\b",
        score=0.9,
    ),
    Rule(
        name="pl_regon",
        entity_type="PL_REGON",
        pattern=r"(?i)\bregon(?:u|em|ie)?\b[^\d\n]{0,16}?([0-9](?:[ \-]?[0-9]){8}(?:[ \-]?[0-9]{5})?)\b",
        score=0.9,
    ),
    Rule(
        name="pl_land_register",
        entity_type="PL_KW",
        pattern=r"(?i)\b([a-z]{2}[0-9][a-z] ?/ ?[0-9]{8} ?/ ?[0-9])\b",
        check=checks.land_register,
        failed=0.8,
        cues=("ksi", "wieczyst", "kw"),
        bare=0.9,
        score=0.95,
    ),
    Rule(
        name="pl_passport",
        entity_type="PASSPORT",
        pattern=r"(?i)\b([a-z]{2}[ \-]?[0-9]{7})\b",
        check=checks.passport,
        failed=0.75,
        cues=("paszport", "passport"),
        score=0.95,
    ),
    Rule(
        name="pl_driver_license",
        entity_type="DRIVER_LICENSE",
        pattern=r"(?i)praw\p{L}+ jazdy[^\d\n]{0,16}?\b([0-9]{5} ?/ ?[0-9]{2} ?/ ?[0-9]{4})\b",
        score=0.9,
    ),
    Rule(
        name="pl_doctor",
        entity_type="NATIONAL_ID",
        pattern=r"(?i)\bpwz\b[^\d\n]{0,8}?([0-9]{7})\b",
        score=0.8,
    ),
    Rule(
        name="pl_company_register",
        entity_type="NATIONAL_ID",
        pattern=r"(?i)\bkrs(?:u|em|ie)?\b[^\d\n]{0,8}?([0-9]{10})\b",
        check=has_digits(10),
        score=0.8,
    ),
)

PAYMENT = (
    Rule(
        name="pl_account",
        entity_type="BANK_ACCOUNT",
        pattern=r"(?:^|[^0-9A-Za-z])([0-9]{2}(?:[ \-]?[0-9]{4}){6})(?:$|[^0-9])",
        check=checks.account,
        failed=0.75,
        cues=("kont", "rachun", "nrb", "przelew", "zwrot"),
        bare=0.95,
        score=0.98,
    ),
)

# "to" is how Polish says "is" here, and English everything else: so not among the phrases.
SECRET = (
    Rule(
        name="pl_password",
        entity_type="PASSWORD",
        pattern=tolerant(r"(?i)(?:^|[^\p{L}])hasł(?:o|a|em) (?:do [^\n:=]{1,20} )?to:? [\"„”']?([^\s\"„”']{4,64})"),
        check=looks_secret,
        score=0.85,
    ),
    Rule(
        name="pl_username",
        entity_type="USERNAME",
        pattern=tolerant(
            r"(?i)(?:^|[^\p{L}])(?:nazw[aę] użytkownika|login|nick)(?: do [^\n:=]{1,20})? to:? [\"„”']?@?([\p{Latin}0-9][\p{Latin}0-9._@\-]{1,38}[\p{Latin}0-9_])"
        ),
        score=0.8,
    ),
)

# The year's "r." is part of a date.
BIRTH = (
    Rule(
        name="pl_date",
        entity_type="DATE_OF_BIRTH",
        pattern=(
            rf"(?i)(?:{PHRASES['birth']})[^\d\n]{{0,24}}?([0-9]{{1,2}}(?:[. /\-]{{1,2}}[0-9]{{1,2}}[. /\-]{{1,2}}| (?:{PHRASES['month']})\p{{L}}* )[0-9]{{4}} ?(?:r\.|roku))"
        ),
        score=0.9,
    ),
)
