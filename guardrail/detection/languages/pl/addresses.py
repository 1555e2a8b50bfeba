"""Addresses in Poland: street, number and flat, postal code and town."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.languages.pl.government import HOME
from guardrail.detection.languages.pl.letters import BEFORE, LETTER, UPPER
from guardrail.detection.letters import tolerant
from guardrail.detection.linear import Rule

_CUES = ("ul.", "al.", "os.", "adres", "kod", "poczt", "miesz", "polska", "poland", "odbi", "dosta", "wysył", "wysyl")

_WORD = rf"[{LETTER}][{LETTER}'’.\-]*"
_CAPITAL = rf"[{UPPER}][{LETTER}'’\-]*"
_STREET = tolerant(
    r"(?:ul|al|os|pl|ulica|ulicy|ulicę|ulicą|aleja|alei|aleję|aleje|osiedle|osiedlu|osiedla|plac|placu|rondo|rondzie|skwer|skwerze|bulwar|bulwarze|trakt|szosa|szosie|droga)"
)
_HOUSE = r"[0-9]{1,4}(?:[A-Za-z]| [A-KNOa-kno])?\b(?: ?[/\-] ?[0-9]{1,4}[A-Za-z]?\b)?"
_FLAT = tolerant(
    r"(?:,? ?(?:m|lok|mieszk|mieszkanie|mieszkania|lokal|lokalu|kl|klatka|piętro|p|blok|bl)\b\.? ?[0-9]{1,4}[A-Za-z]?\b|,? ?[IVX]{1,4} piętro){0,3}"
)
_TOWN = rf"{_CAPITAL}(?:[ \-]{_CAPITAL}){{0,2}}(?: (?:nad|n\.|k\.|koło|pod) ?{_CAPITAL})?"
_CODE = r"[0-9]{2}-[0-9]{3}"
# The town behind a street: with its code, or a capitalised word behind a comma.
_BEHIND = rf"(?:,? (?:w )?{_CODE}(?:,? (?:{_TOWN}|{_WORD}))?|, ?{_TOWN})?"

ADDRESS = (
    Rule(
        name="pl_street",
        entity_type="ADDRESS",
        pattern=(
            rf"{BEFORE}((?i:{_STREET})(?:\. ?| )(?:[0-9]{{1,2}} )?(?:{_WORD} ){{0,4}}?{_WORD},? (?:nr )?{_HOUSE}{_FLAT}{_BEHIND})"
        ),
        cues=("ul.", "os.", "ulic", "osiedl", "adres", "miesz", "plac", "odbi", "dosta"),
        home=HOME,
        score=0.85,
    ),
    Rule(
        name="pl_code_town",
        entity_type="ADDRESS",
        pattern=(
            rf"(?:^|[^{LETTER}0-9\-])((?:(?:{_CAPITAL} ){{1,3}}{_HOUSE}{_FLAT},? )?{_CODE},? {_TOWN}(?:,? (?:(?i:{_STREET})(?:\. ?| ))(?:{_WORD} ){{0,3}}?{_WORD} {_HOUSE}{_FLAT})?)"
        ),
        cues=_CUES,
        home=HOME,
        score=0.85,
    ),
    Rule(
        name="pl_flat",
        entity_type="ADDRESS",
        pattern=rf"(?:^|[^{LETTER}0-9\-])((?:{_CAPITAL} ){{1,3}}[0-9]{{1,4}}[A-Za-z]?(?: ?/ ?[0-9]{{1,4}})?,? ?(?:m|lok|mieszk|mieszkania)\b\.? ?[0-9]{{1,4}}\b{_BEHIND})",
        cues=_CUES,
        home=HOME,
        score=0.8,
    ),
    Rule(
        name="pl_on",
        entity_type="ADDRESS",
        pattern=rf"{BEFORE}(?:na|przy) ((?:{_CAPITAL} )?[{UPPER}][{LETTER}]+(?:ą|a|ej|iej|ego|ich|ów) [0-9]{{1,4}}[A-Za-z]? ?/ ?[0-9]{{1,4}}\b(?:,? w {_TOWN}|{_BEHIND}))",
        cues=_CUES,
        home=HOME,
        score=0.8,
    ),
    Rule(
        name="pl_lives",
        entity_type="ADDRESS",
        pattern=rf"{BEFORE}(?i:{tolerant('mieszkam|mieszka|mieszkamy|zameldowan(?:y|a)|blok(?:u)?|dow(?:óz|ieźcie|ieźć)|dostawa|dostarczyć|dostarczcie|wysłać|wyślijcie|adres(?: to)?')}):? (?:na |w |przy |pod |do )?({_CAPITAL}(?: {_CAPITAL}){{0,2}} {_HOUSE}{_FLAT}{_BEHIND})",
        score=0.8,
    ),
    Rule(
        name="pl_from",
        entity_type="LOCATION",
        pattern=rf"{BEFORE}(?i:{tolerant('mieszkam|mieszka|mieszkamy|pochodzę|pochodzi|zameldowan(?:y|a)|przeprowadził(?:am|em|a|)(?: się)?|urodził(?:am|em|a|)(?: się)?')}) (?:na stałe )?(?:w|we|z|ze|do|pod|koło) ({_CAPITAL}(?:[ \-]{_CAPITAL}){{0,2}})",
        score=0.75,
    ),
)
