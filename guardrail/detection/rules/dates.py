"""Dates of birth: a date only where words say that somebody was born then."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import phrase
from guardrail.detection.linear import Rule

_NUMERIC = r"[0-9]{1,4} ?[./\- ] ?[0-9]{1,2} ?[./\- ] ?[0-9]{1,4}\b"
_COMPACT = r"(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]\b"
_HAN_NUMBER = "[0-9〇零○一二三四五六七八九十]"
_HAN = (
    rf"(?:(?:民國|民国|西元|公元)? ?{_HAN_NUMBER}{{2,4}} ?年 ?{_HAN_NUMBER}{{1,3}} ?月 ?{_HAN_NUMBER}{{1,3}} ?[日號号]?"
    rf"|(?:民國|民国) ?[0-9]{{2,3}}[./\-][0-9]{{1,2}}[./\-][0-9]{{1,2}}|{_HAN_NUMBER}{{1,3}} ?月 ?{_HAN_NUMBER}{{1,3}} ?[日號号])"
)


def _date() -> str:
    months = rf"(?:{phrase('month')})\p{{L}}*"
    words = (
        rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th|\.|º|er)? ?(?:of |de |d\. )?{months}\.?,? ?(?:de |del |of )?[0-9]{{2,4}}\b"
        rf"|{months}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{2,4}}\b"
        rf"|[0-9]{{4}} ?(?:m\. ?|metų )?{months} (?:mėn\. )?[0-9]{{1,2}}(?: ?d\.|\b)"
        rf"|[0-9]{{1,2}}(?:st|nd|rd|th|\.|º|er)? ?(?:of |de |d\. )?{months}\b|{months}\.? [0-9]{{1,2}}(?:st|nd|rd|th|\b))"
    )
    return rf"({_HAN}|\b(?:{words}|{_NUMERIC}|{_COMPACT}))"


def rules() -> tuple[Rule, ...]:
    """Before and behind the words."""
    date = _date()
    return (
        Rule(
            name="cued",
            entity_type="DATE_OF_BIRTH",
            pattern=rf"(?i)(?:{phrase('birth')})[^\d\n]{{0,24}}?{date}",
            sign=rf"(?i)(?:{phrase('birth')})",
            score=0.9,
        ),
        Rule(
            name="cued_after",
            entity_type="DATE_OF_BIRTH",
            pattern=rf"(?i){date} ?[(，,]?(?:{phrase('birth_after')})",
            score=0.8,
        ),
    )
