"""Street addresses: the words that make a street, with a house number beside them."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.linear import Rule

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_WORD = rf"(?:{_NAME}|(?:de|del|la|las|los|el|y|du|des|le|les|d'|l'|der|dem|den|von|van|am|an|zum|zur)\b)"

_HAN_NUMBER = r"[0-9一二三四五六七八九十百]"
_TW_TAIL = (
    rf"(?:{_HAN_NUMBER}{{1,3}}段)?(?:[0-9]{{1,4}}巷)?(?:[0-9]{{1,4}}弄)?[0-9]{{1,5}}(?:[之\-][0-9]{{1,4}})?[號号]"
    rf"(?:[之\-][0-9]{{1,4}})?(?:{_HAN_NUMBER}{{1,4}}[樓楼Ff層层](?:[之\-][0-9]{{1,4}})?)?(?:[A-Za-z0-9]{{1,5}}[室房])?"
)
_CN_TAIL = (
    r"(?:[0-9]{1,5}[號号])?(?:院|小区|小區|花园|花園|[\p{Han}]{1,8}(?:小区|小區|花园|花園|大厦|大廈|公寓))?"
    r"(?:[0-9A-Za-z]{1,4}[栋棟幢座号楼樓])?(?:[0-9]{1,2}单元|[0-9]{1,2}單元)?(?:[0-9]{1,2}[层層樓楼])?(?:[0-9]{2,4}[室房号])?"
)
_HAN_ROAD = r"(?:大道|大街|路|街|道|巷|弄|胡同|村|里|圍|鄰)"

# Where an address begins inside running Chinese text: after these.
_BEGINS = re.compile(
    r".*(?:地址[是為为在]?|住址[是為为]?|住在|住於|住于|位於|位于|寄到|寄至|寄給|寄给|送到|送至|搬到|搬去|來到|来到|[在是到至住為为於于去從从,:])"
)
_REGION = re.compile(r"[\u4e00-\u9fff]{2,3}(?:省|市|縣|县|自治区)")


def han_start(value: str) -> tuple[int, int] | None:
    """Without the words in front of the address."""
    region = _REGION.search(value)
    begins = _BEGINS.match(value, 0, region.end() if region else max(0, len(value) - 4))
    start = begins.end() if begins else 0
    return (start, len(value)) if len(value) - start >= 4 else None


_LT_VERBS = re.compile(
    r"(?:(?:gyvenu|gyvena|adres\w*|mano|namai|siųskite|siųsti|pristatykite|pristatyti|atvežkite|vežti|esu|yra|į|iš|prie|man|čia|tai)"
    r"[ :,]+)+",
    re.IGNORECASE,
)


def lt_start(value: str) -> tuple[int, int]:
    """Without a sentence's first words, which are capitalised like a street."""
    verbs = _LT_VERBS.match(value)
    return (verbs.end() if verbs else 0), len(value)


RULES = (
    Rule(
        name="tw",
        entity_type="ADDRESS",
        pattern=rf"((?:\b[0-9]{{3}}(?:[0-9]{{2,3}})? ?)?[\p{{Han}}]{{1,24}}(?:[0-9]{{1,3}}鄰)?[\p{{Han}}]{{0,12}}{_HAN_ROAD}(?:{_HAN_NUMBER}{{1,3}}(?:路|街))?{_TW_TAIL})",
        score=0.85,
        trim=han_start,
    ),
    Rule(
        name="cn",
        entity_type="ADDRESS",
        pattern=rf"([\p{{Han}}]{{1,24}}(?:路|街|大道|胡同|巷|弄|里|甲|村|镇|区|號|号){_CN_TAIL}[0-9]{{1,5}}[號号栋棟幢座室房楼樓](?:[0-9A-Za-z]{{1,4}}[单單]元)?(?:[0-9]{{2,4}}[室房号]?)?)",
        score=0.8,
        trim=han_start,
    ),
    Rule(
        name="han_cued",
        entity_type="ADDRESS",
        pattern=r"(?:地址|住址|收件處)\s?[:是為为在]{1,2}\s?([\p{Han}0-9A-Za-z\-之]{5,40})",
        score=0.7,
    ),
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
    Rule(
        name="lt_street",
        entity_type="ADDRESS",
        pattern=rf"({_NAME}(?: {_NAME}){{0,2}} (?:gatv|prospekt|alėj|plent|aikšt)\p{{Ll}}* ?[0-9]{{1,4}}[A-Za-z]?(?: ?[\-–/] ?[0-9]{{1,4}})?)",
        score=0.85,
    ),
    Rule(
        name="es",
        entity_type="ADDRESS",
        pattern=(
            r"(?:^|[^\p{L}])((?i:calle|c/|cl\.|avda?\.?|avenida|av\.|plaza|pza\.?|plza\.?|paseo|pº|camino|carretera|ctra\.?|ronda|travesía|"
            rf"glorieta|rambla|callejón|urbanización|urb\.)(?: |\b) ?{_WORD}(?: {_WORD}){{0,6}}"
            r"(?:,? ?(?:(?i:n[º°.]|núm\.?|número|nº) ?)?[0-9]{1,4}[A-Za-z]?\b)(?:,? ?[0-9]{1,2} ?[ºª°](?: ?[A-Za-z]\b)?)?"
            r"(?:,? (?:CP:? ?)?[0-9]{5})?(?:,? \p{Lu}\p{Ll}+)?)"
        ),
        score=0.85,
    ),
    Rule(
        name="en",
        entity_type="ADDRESS",
        pattern=(
            r"\b([0-9]{1,5}[A-Za-z]? (?:(?:N|S|E|W|NE|NW|SE|SW)\.? )?(?:[\p{Lu}0-9][\p{L}0-9.'’\-]* ){1,4}"
            r"(?i:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|way|square|sq|terrace|ter|"
            r"highway|hwy|parkway|pkwy|close|crescent|gardens|grove|row|circle|cir|trail|trl|loop|alley)\b\.?"
            r"(?:,? (?i:apt|apartment|suite|ste|unit|flat|floor|#)\.? ?#?[A-Za-z0-9\-]{1,6})?"
            r"(?:,? \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)?(?:,? [A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?)?)"
        ),
        score=0.85,
    ),
    Rule(
        name="de",
        entity_type="ADDRESS",
        pattern=(
            rf"((?:\p{{Lu}}[\p{{L}}\-]+(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:{_NAME} ){{1,3}}"
            r"(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)) ?[0-9]{1,4} ?[a-z]?\b(?:,? [0-9]{5} \p{Lu}\p{Ll}+)?)"
        ),
        score=0.85,
    ),
    Rule(
        name="fr",
        entity_type="ADDRESS",
        pattern=(
            r"\b([0-9]{1,4}(?: ?(?:bis|ter|quater))?,? (?i:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|route|cours|"
            rf"passage|square|sentier) {_WORD}?(?: ?{_WORD}){{1,6}}(?:,? [0-9]{{5}}(?: {_NAME})?)?)"
        ),
        score=0.85,
    ),
    Rule(name="lt_postcode", entity_type="ADDRESS", pattern=r"\b(LT-[0-9]{5})\b", score=0.75),
    Rule(
        name="uk_postcode",
        entity_type="ADDRESS",
        pattern=r"\b((?:[A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?) [0-9][ABD-HJLNP-UW-Z]{2})\b",
        score=0.75,
    ),
    Rule(
        name="us_zip",
        entity_type="ADDRESS",
        pattern=(
            r"\b((?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
            r",? [0-9]{5}(?:-[0-9]{4})?)\b"
        ),
        score=0.75,
    ),
    Rule(
        name="postcode_cued",
        entity_type="ADDRESS",
        pattern=r"(?i)\b(?:zip(?: ?code)?|post ?code|postal code|c\.?p\.?|código postal|code postal|plz|postleitzahl|pašto kodas|郵遞區號|邮编)\s?[:：]?\s?(?:is |es |yra |ist |est )?([a-z]{0,2}[0-9][0-9a-z\-]{2,8})\b",
        score=0.75,
    ),
)
