"""Credentials: what opens something. Issuers' published prefixes, and words that announce a secret."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.language import phrase
from guardrail.detection.linear import Rule

_PREFIXED = (
    r"sk-(?:proj-|ant-|live-|or-)?[A-Za-z0-9_\-]{20,200}",
    r"(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,200}",
    r"(?:AKIA|ASIA|AGPA|AIDA|AROA)[0-9A-Z]{16}",
    r"gh[pousr]_[A-Za-z0-9]{30,255}",
    r"github_pat_[A-Za-z0-9_]{22,255}",
    r"glpat-[A-Za-z0-9_\-]{20,60}",
    r"xox[abeprs]-[A-Za-z0-9\-]{10,200}",
    r"AIza[0-9A-Za-z_\-]{35}",
    r"ya29\.[0-9A-Za-z_\-]{20,400}",
    r"hf_[A-Za-z0-9]{30,60}",
    r"npm_[A-Za-z0-9]{36}",
    r"pypi-[A-Za-z0-9_\-]{50,300}",
    r"SG\.[A-Za-z0-9_\-]{20,30}\.[A-Za-z0-9_\-]{40,50}",
    r"[0-9]{8,10}:AA[A-Za-z0-9_\-]{33}",
    r"EAA[A-Za-z0-9]{60,300}",
)


def without_comma(value: str) -> tuple[int, int] | None:
    """A comma or full stop behind a secret ends the sentence, not the secret."""
    end = len(value.rstrip(",;.)"))
    return (0, end) if end > 2 else None


def rules() -> tuple[Rule, ...]:
    """By issuers' prefixes and behind words that announce a secret."""
    be = rf"\s*(?:[:：=]|{phrase('is')}|->)\s*(?:[:：=]\s*)?"
    password = rf"(?:{phrase('password')})"
    return (
        Rule(name="issuer", entity_type="API_KEY", pattern=r"\b(" + "|".join(_PREFIXED) + r")", score=0.98),
        Rule(
            name="jwt",
            entity_type="API_KEY",
            pattern=r"\b(eyJ[A-Za-z0-9_\-]{6,}\.[A-Za-z0-9_\-]{6,}(?:\.[A-Za-z0-9_\-]*)?)",
            score=0.98,
        ),
        Rule(
            name="private_key",
            entity_type="API_KEY",
            pattern=r"(?s)(-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\z))",
            score=1.0,
        ),
        Rule(
            name="announced",
            entity_type="API_KEY",
            pattern=(rf"(?i)(?:{phrase('api_key')})(?:{be}|\s+)[\"'`]?([A-Za-z0-9_\-.+/=]{{12,400}})"),
            check=checks.random_looking,
            score=0.85,
        ),
        Rule(
            name="password",
            entity_type="PASSWORD",
            pattern=rf"(?i){password}[^\n:：=是]{{0,24}}?{be}[\"'`「“]?([^\s\"'`」”，。；\p{{Han}}]{{4,64}})",
            trim=without_comma,
            check=checks.looks_secret,
            score=0.85,
        ),
        Rule(
            name="password_assigned",
            entity_type="PASSWORD",
            pattern=rf"(?i){password}\s?[:：=]\s?[\"'`「“]?([^\s\"'`」”，。；\p{{Han}}]{{3,64}})",
            trim=without_comma,
            score=0.8,
        ),
        Rule(
            name="password_adjacent",
            entity_type="PASSWORD",
            pattern=rf"(?i){password}\s?[\"'`「“]?([\x21-\x7e]{{6,64}})",
            trim=without_comma,
            check=lambda value: checks.looks_secret(value) and checks.has_digits(1)(value),
            score=0.75,
        ),
        Rule(
            name="pin",
            entity_type="PASSWORD",
            pattern=rf"(?i)(?:{phrase('pin')})[^\d\n]{{0,12}}?([0-9]{{3,8}})\b",
            score=0.8,
        ),
        Rule(
            name="user",
            entity_type="USERNAME",
            pattern=(rf"(?i)(?:{phrase('username')}){be}[\"'`「“]?@?([\p{{Latin}}0-9][\p{{Latin}}0-9._@\-]{{2,39}})"),
            score=0.75,
        ),
        Rule(
            name="handle",
            entity_type="USERNAME",
            pattern=(
                r"(?i)(?:line ?id|微信号?|微信號?|wechat(?: ?id)?|telegram|skype|instagram|insta|ig|discord|twitter|kakao ?id|"
                r"snapchat|tiktok)(?: (?:id|handle|account|name))?\s?(?:[:：=]|是|\bis\b|\bes\b|\byra\b|\bist\b)\s?"
                r"(@?[a-z0-9][a-z0-9_.\-]{2,39})"
            ),
            score=0.75,
        ),
        Rule(
            name="at",
            entity_type="USERNAME",
            pattern=r"(?i)(?:my (?:handle|username|account|ig|insta|twitter) (?:is )?|find me (?:at|as|on \w+ (?:at|as)) )(@?[a-z0-9][a-z0-9_.]{2,39})\b",
            score=0.7,
        ),
    )
