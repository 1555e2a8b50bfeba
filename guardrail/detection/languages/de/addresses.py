"""Addresses of Germany, Austria and Switzerland."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection.linear import Rule
from guardrail.detection.places import names_a_place

_NAME = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_NUMBER = r"[0-9]{1,4}(?: ?[a-z]\b)?(?: ?[\-–/] ?[0-9]{1,4} ?[a-z]?)?\b"
_TOWN = r"(?:,? (?:[DA]-|CH-)?[0-9]{4,5} \p{Lu}[\p{L}\-]+(?: (?:am|an der|im|ob der|bei) \p{Lu}\p{L}+)?)?"
_FLOOR = r"(?:,? ?(?:(?:Hinterhaus|HH|Vorderhaus|VH|EG|DG|[0-9]{1,2}\. ?(?:OG|Stock|Etage)|Stiege [0-9]{1,2}|Top [0-9]{1,3}|Whg\.? ?[0-9]{1,3})\b)){0,2}"
_ARTICLE = re.compile(
    r"(?:in|an|auf|hinter|vor|unter)? ?(?:der|dem|den|im|am|zum|zur) (?=[\w\-]+(?:straße|strasse|str\.|gasse|weg|allee|platz|ring|damm|ufer)\b)",
    re.IGNORECASE,
)
_NOT_STREETS = (
    "arbeitsplatz", "parkplatz", "stellplatz", "sitzplatz", "spielplatz", "marktplatz nr", "liegeplatz", "stehplatz", "fensterplatz",
    "speicherplatz", "ausweg", "hinweg", "rückweg", "umweg", "bildungsweg", "vertriebsweg", "postweg", "rechtsweg", "dienstweg",
    "boxring", "schlüsselring", "ehering", "ohrring", "beitrag",
)  # fmt: skip


def street(value: str) -> bool:
    """Whether it is a street, not some other place or way."""
    return not value.lower().startswith(_NOT_STREETS)


def without_article(value: str) -> tuple[int, int]:
    """What says itself that it is a street needs no article: in der [Lindengasse 9], but [Am Weiher 9]."""
    article = _ARTICLE.match(value)
    return (article.end() if article else 0), len(value)


RULES = (
    Rule(
        name="de",
        entity_type="ADDRESS",
        pattern=(
            rf"((?:\p{{Lu}}[\p{{L}}\-]+(?:straße|strasse|str\.?|weg|platz|allee|gasse|ring|damm|ufer|steig|chaussee|promenade)|(?:{_NAME} ){{1,3}}"
            rf"(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Steig|Chaussee|Promenade)) ?{_NUMBER}{_FLOOR}{_TOWN})"
        ),
        check=street,
        score=0.85,
    ),
    Rule(
        name="de_lower",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^\p{{L}}])((?:\p{{Ll}}[\p{{L}}\-]{{2,}}(?:straße|strasse|str\.?|weg|allee|gasse|platz)|\p{{Ll}}{{4,}} (?:straße|strasse|str\.)) ?{_NUMBER}(?:,? [0-9]{{5}}\b(?: \p{{L}}{{3,}})?)?)",
        check=street,
        score=0.75,
    ),
    Rule(
        name="de_article",
        entity_type="ADDRESS",
        pattern=(
            r"(?i:wohne?n?|wohnt|wohnhaft|adresse|anschrift|liefer\p{L}*|schick\p{L}*|zieh\p{L}*|gezogen|versand)[^\n.!?]{0,24}?[ :,]"
            rf"((?i:am|im|an der|an den|an dem|auf der|auf dem|in der|zum|zur|unter den|hinter der|hinter dem|vor dem|alte|alter|neue|neuer|straße des)"
            rf" {_NAME}(?: {_NAME})? {_NUMBER}{_FLOOR}{_TOWN})"
        ),
        trim=without_article,
        score=0.8,
    ),
    Rule(
        name="de_article_town",
        entity_type="ADDRESS",
        pattern=(
            rf"\b((?:Am|Im|An der|An den|An dem|Auf der|Auf dem|In der|Zum|Zur|Unter den|Hinter der|Vor dem|Alte|Alter|Neue|Neuer) {_NAME}(?: {_NAME})? {_NUMBER}"
            r"{_FLOOR},? (?:[DA]-|CH-)?[0-9]{4,5} \p{Lu}[\p{L}\-]+)"
        ).replace("{_FLOOR}", _FLOOR),
        score=0.85,
    ),
    Rule(
        name="de_named",
        entity_type="ADDRESS",
        pattern=r"(?:^|[^\p{L}])(\p{Lu}[\p{Ll}\-]{3,}(?:straße|strasse|gasse|allee)|\p{Lu}\p{Ll}+er (?:Straße|Allee|Platz))\b",
        check=lambda value: (
            not value.startswith(
                ("Einbahn", "Haupt", "Bundes", "Land", "Autobahn", "Sack", "Seiten", "Neben", "Fertigungs", "Schnell")
            )
        ),
        score=0.72,
    ),
    Rule(
        name="postfach",
        entity_type="ADDRESS",
        pattern=rf"(?i)\b(postfach [0-9]{{1,3}}(?: ?[0-9]{{2,3}}){{0,3}}{_TOWN})",
        score=0.8,
    ),
    Rule(
        name="de_town",
        entity_type="ADDRESS",
        pattern=r"\b((?:D-[0-9]{5}|(?:A|CH)-[0-9]{4}|[0-9]{5}),? \p{Lu}[\p{L}\-]+)",
        check=names_a_place,
        score=0.8,
    ),
)
