"""E-mail as written and as dictated, addresses of machines, links."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

import re

from guardrail.detection import checks
from guardrail.detection.language import cue_words, languages, not_names, phrase, words
from guardrail.detection.linear import Rule
from guardrail.detection.rules import domains, links

_LOCAL = r"[\p{Latin}0-9_%+\-](?:[\p{Latin}0-9._%+'\-]*[\p{Latin}0-9_%+\-])?"
_LABEL = r"[\p{Latin}0-9](?:[\p{Latin}0-9\-]*[\p{Latin}0-9])?"
_DOMAIN = rf"(?:{_LABEL}\.){{1,6}}[\p{{Latin}}]{{2,24}}"
_GENERAL_TLD = "com|org|net|edu|gov|info|io|me|uk|eu|biz|app|dev|co|cat"
_PROVIDERS = (
    "gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|aol|gmx|web|protonmail|proton|fastmail|zoho|yandex|inbox|"
    "qq|163|126|sina|foxmail|naver|pchome|hinet|orange|wanadoo|laposte|libero|t-online|freenet|telefonica|one|takas"
)
"""Mail hosts that people name without what follows the dot."""
_MAIL_ONLY = "gmail|googlemail|ymail|hotmail|icloud|aol|gmx|protonmail|fastmail|foxmail"
"""Those that are nothing but mail hosts: nobody works at gmail."""
_NOT_BOXES = words(
    """account accounts mail mails email emails inbox inboxes mailbox address addresses look looking looked looks check
    checked server service support team login logged signed sign people folks someone anyone everyone work works working
    worked job"""
)
_PLAIN_AT = re.compile(r"(\S+) [^\W\d_]+ \S+")


def _native_tld() -> str:
    """The top-level domains that people dictate: general ones, and those of the countries of our languages."""
    countries = {region.lower() for language in languages() for region in language.phone_regions}
    return rf"(?:{_GENERAL_TLD}|{'|'.join(sorted(countries))})"


def _alternatives(name: str, *, han: bool) -> str:
    """The words of a sign: Chinese ones need no space beside them, others do."""
    return "|".join(word for word in phrase(name).split("|") if ("\u3400" <= word[0] <= "\u9fff") == han)


def _sign(mark: str, name: str) -> str:
    """A sign as itself, in brackets, or in words."""
    latin, han = _alternatives(name, han=False), _alternatives(name, han=True)
    spoken = rf"\s?(?:{han})\s?|" if han else ""
    return (
        rf"(?:\s?[\[({{<*\"'“]\s?(?:{mark}|{latin}{'|' + han if han else ''})\s?[\])}}>*\"'”]\s?|{spoken}"
        rf" (?:{latin}) |\s?[_\-](?:{latin})[_\-]\s?)"
    )


def dictated(value: str) -> bool:
    """Whether somebody spells an address; "meet me at example.com" names a place to go to."""
    plain = _PLAIN_AT.fullmatch(value)
    name = value.split(" ", 1)[0].lower()
    everyday = frozenset().union(not_names(), *(language.frequent for language in languages()))
    return name not in everyday if plain or name.isalpha() else True


def _email() -> tuple[Rule, ...]:
    tld = _native_tld()
    at, dot = _sign("@|a", "at"), rf"(?:{_sign('[.]', 'dot')}| [.] )"
    mark = rf"(?:{_sign('_', 'underscore')}|{_sign('-', 'dash')}|{dot})"
    label = r"[a-z0-9][a-z0-9\-]*"
    said, known = rf" (?:{phrase('at')}|@) ", rf"{label}(?:\.{label}){{0,3}}\.(?:{domains.KNOWN})"
    host = rf"(?:{at}|\s?@\s?){label}(?:{dot}{label}|\.{label}){{0,3}}{dot}(?:[a-z]{{2,6}}\b|{tld}\b)"
    local = rf"[a-z0-9][a-z0-9._%+\-]*(?:{mark}[a-z0-9][a-z0-9._\-]*){{0,4}}"
    return (
        Rule(name="address", entity_type="EMAIL_ADDRESS", pattern=rf"(?i)({_LOCAL}@{_DOMAIN})", sign="@", score=0.95),
        Rule(
            name="quoted",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)(\"[^\"\n@]+\"@{_DOMAIN}|{_LOCAL}@\[?(?:[0-9]{{1,3}}\.){{3}}[0-9]{{1,3}}\]?)",
            sign="@",
            score=0.95,
        ),
        Rule(
            name="international",
            entity_type="EMAIL_ADDRESS",
            pattern=(
                rf"(?i)([\p{{L}}\p{{N}}._%+\-]+@(?:[\p{{L}}\p{{N}}\-]+\.)+(?:{domains.NATIVE})"
                rf"|[\p{{Cyrillic}}\p{{Greek}}0-9._%+\-]+@(?:[\p{{L}}\p{{N}}\-]+\.)+{tld}\b)"
            ),
            sign="@",
            score=0.9,
        ),
        Rule(
            name="spaced",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b([a-z0-9][a-z0-9._%+\-]* ?@ ?(?:[a-z0-9\-]+ ?[.,] ?){{1,4}}{tld})\b",
            sign="@",
            score=0.85,
        ),
        Rule(
            name="provider",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b([a-z0-9][a-z0-9._%+\-]* ?@ ?(?:{_PROVIDERS})(?:[ .,]{{1,3}}(?:{tld}))?)\b",
            sign="@",
            score=0.85,
        ),
        Rule(
            name="unfinished",
            entity_type="EMAIL_ADDRESS",
            pattern=r"(?i)\b([a-z0-9][a-z0-9._%+\-]{2,}@[a-z][a-z0-9\-]{2,})\b",
            sign="@",
            cues=cue_words("email"),
            score=0.75,
        ),
        Rule(
            name="dictated",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b({local}{host}(?:{dot}(?:tw|cn|hk|uk|br|mx|ar)\b)?)",
            sign=f"(?i){host}",
            check=dictated,
            score=0.85,
        ),
        Rule(
            name="dictated_at",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b({local}{at}{known})\b",
            sign=f"(?i){at}{known}",
            check=lambda value: dictated(value) and _unmistakable(value),
            failed=0.0,
            score=0.8,
        ),
        Rule(
            name="dictated_host",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b({local}{said}(?:{_MAIL_ONLY}))\b",
            sign=f"(?i){said}(?:{_MAIL_ONLY})",
            check=_box,
            score=0.8,
        ),
        Rule(
            name="dictated_provider",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b({local}{said}(?:{_PROVIDERS}))\b",
            sign=f"(?i){said}(?:{_PROVIDERS})",
            check=lambda value: (
                _box(value) and (not value.split(" ", 1)[0].isalpha() or " " in value.rsplit(" ", 2)[0])
            ),
            score=0.75,
        ),
        Rule(
            name="dictated_provider_alone",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)^\s?({local}{said}(?:{_PROVIDERS}))[.!]?\s?$",
            sign=f"(?i){said}(?:{_PROVIDERS})",
            check=_box,
            score=0.75,
        ),
        Rule(
            name="dictated_provider_cued",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b([a-z0-9][a-z0-9._%+\-]*{said}(?:{_PROVIDERS}))\b",
            sign=f"(?i){said}(?:{_PROVIDERS})",
            check=_box,
            cues=cue_words("email"),
            score=0.75,
        ),
        Rule(
            name="dictated_at_cued",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b([a-z0-9][a-z0-9._%+\-]* (?:{phrase('at')}) {known})\b",
            sign=f"(?i) (?:{phrase('at')}) {known}",
            check=dictated,
            cues=cue_words("email"),
            score=0.8,
        ),
    )


def _box(value: str) -> bool:
    """Whether what stands before the host is no everyday word."""
    return dictated(value) and value.split(" ", 1)[0].lower() not in _NOT_BOXES


def _unmistakable(value: str) -> bool:
    """A name with a digit or mark, or an at sign that is more than a word between spaces."""
    name = value.split(" ", 1)[0]
    return not _PLAIN_AT.fullmatch(value) or not name.isalpha()


def _network() -> tuple[Rule, ...]:
    return (
        Rule(
            name="v4",
            entity_type="IP_ADDRESS",
            pattern=r"(?:^|[^0-9.])((?:[0-9]{1,3}(?:\.|\[\.\]|\(\.\))){3}[0-9]{1,3}(?:/[0-9]{1,2})?)(?:\.?$|\.?[^0-9.])",
            check=checks.ip_address,
            score=0.9,
            never=cue_words("version"),
        ),
        Rule(
            name="v6",
            entity_type="IP_ADDRESS",
            pattern=r"(?i)(?:^|[^0-9a-z:.])((?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:[0-9]{1,3}\.){3}[0-9]{1,3})?(?:%[a-z0-9]+)?(?:/[0-9]{1,3})?)(?:$|[^0-9a-z:])",
            check=checks.ip_address,
            score=0.9,
        ),
        Rule(
            name="mac",
            entity_type="MAC_ADDRESS",
            pattern=r"(?i)\b([0-9a-f]{2}(?:(?:-[0-9a-f]{2}){5}|(?::[0-9a-f]{2}){5}|(?: [0-9a-f]{2}){5})|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})\b",
            check=checks.mac_address,
            score=0.9,
        ),
        Rule(
            name="mac_plain",
            entity_type="MAC_ADDRESS",
            pattern=r"(?i)\bmac(?:[ \-]?(?:address|adresse?|adresas|地址|位址))?[^0-9a-f\n]{0,6}([0-9a-f]{12})\b",
            score=0.85,
        ),
    )


def rules() -> tuple[Rule, ...]:
    """All of them."""
    return (*_email(), *_network(), *links.rules())
