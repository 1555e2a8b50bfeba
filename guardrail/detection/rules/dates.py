"""Dates of birth: a date only where words say that somebody was born then."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.linear import Rule

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|set|dic|janv|févr|mars|avr|juin|juil|août|déc|"
    r"märz|sausi|vasari|kov|baland|geguž|birželi|liep|rugpjū|rugsėj|spali|lapkri|gruod)\p{L}*"
)
_NUMERIC = r"[0-9]{1,4} ?[./\- ] ?[0-9]{1,2} ?[./\- ] ?[0-9]{1,4}\b"
_COMPACT = r"(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]\b"
_WORDS = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th|\.|º|er)? ?(?:of |de |d\. )?{_MONTHS}\.?,? ?(?:de |del |of )?[0-9]{{2,4}}\b"
    rf"|{_MONTHS}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{2,4}}\b"
    rf"|[0-9]{{4}} ?(?:m\. ?|metų )?{_MONTHS} (?:mėn\. )?[0-9]{{1,2}}(?: ?d\.|\b))"
)
_HAN = r"(?:(?:民國|民国|西元)? ?[0-9]{2,4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日號号]?)"
_DATE = rf"({_HAN}|{_WORDS}|{_NUMERIC}|{_COMPACT})"

_CUES = (
    r"(?:date of birth|birth ?date|birthday|d\.?o\.?b\.?\b|\bborn\b|fecha de nacimiento|fecha nac\.?|f\. ?nac\.?|\bnac[íi] |nacid[oa]|"
    r"cumpleaños|gimimo dat\p{L}*|gimim\p{L}+|\bgim\.|gimi(?:au|ęs|usi|ęs)|geburtsdatum|geburtstag|geboren|\bgeb\.|date de naissance|"
    r"\bnée?\(?e?\)? le|anniversaire|出生日期|出生年月日|出生於|出生于|生於|生于|出生|生日)"
)
_LATER = r"(?:出生|生(?:的|人)|生\b|gimęs|gimusi|geboren\b)"

RULES = (
    Rule(name="cued", entity_type="DATE_OF_BIRTH", pattern=rf"(?i){_CUES}[^\d\n]{{0,24}}?\b{_DATE}", score=0.9),
    Rule(name="cued_after", entity_type="DATE_OF_BIRTH", pattern=rf"(?i){_DATE} ?{_LATER}", score=0.8),
)
