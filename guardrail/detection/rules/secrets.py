"""Credentials: what opens something. Issuers' published prefixes, and words that announce a secret."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.language import not_names, phrase
from guardrail.detection.linear import Rule

_PREFIXED = (  # as the issuers document them (and GitHub's secret scanning partners list them)
    r"sk-(?:proj-|ant-|live-|or-|svcacct-)?[A-Za-z0-9_\-]{20,}",  # OpenAI, Anthropic, OpenRouter
    r"(?:sk|pk|rk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{16,}",  # Stripe
    r"(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ABIA|ACCA)[0-9A-Z]{16}",  # AWS access keys
    r"gh[pousr]_[A-Za-z0-9]{30,}",
    r"github_pat_[A-Za-z0-9_]{22,}",
    r"gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat)-[A-Za-z0-9_\-]{16,}",  # GitLab
    r"xox[abeoprs]-[A-Za-z0-9\-]{10,}|xapp-[A-Za-z0-9\-]{10,}",  # Slack
    r"AIza[0-9A-Za-z_\-]{35}",  # Google
    r"ya29\.[0-9A-Za-z_\-]{20,}",
    r"GOCSPX-[A-Za-z0-9_\-]{20,}",
    r"hf_[A-Za-z0-9]{30,}",
    r"npm_[A-Za-z0-9]{36}",
    r"pypi-[A-Za-z0-9_\-]{50,}",
    r"SG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{30,}",  # SendGrid
    r"(?:SK|AC)[0-9a-f]{32}",  # Twilio
    r"[0-9]{8,10}:AA[A-Za-z0-9_\-]{33}",  # Telegram
    r"[MNO][A-Za-z0-9_\-]{23,27}\.[A-Za-z0-9_\-]{6}\.[A-Za-z0-9_\-]{27,45}",  # Discord
    r"EAA[A-Za-z0-9]{60,}",  # Meta
    r"dop_v1_[a-f0-9]{64}",  # DigitalOcean
    r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",  # Shopify
    r"key-[0-9a-f]{32}",  # Mailgun
    r"(?:lin_api|secret|ntn|figd|dapi|rnd|doo|pat|PMAK|sntrys|glsa|phc|phx|sbp|tfp|r8)[_\-][A-Za-z0-9_\-]{32,}",
)
_CONNECTIONS = r"(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|redis[s]?|amqps?|mssql|sqlserver|oracle|ldaps?|smtps?|ftps?|sftp|jdbc:[a-z]+)"
_QUOTE = r"[\"'`「“『]?"
_VALUE = r"[^\s\"'`」”』，。；、！\p{Han}]"


def without_comma(value: str) -> tuple[int, int] | None:
    """A comma or full stop behind a secret ends the sentence, not the secret."""
    end = len(value.rstrip(",;.)"))
    return (0, end) if end > 2 else None


def _with_digits(value: str) -> bool:
    return checks.looks_secret(value) and any(map(str.isdecimal, value))


def _handle(value: str) -> bool:
    """Whether a word is an account name and not language: a digit or mark in it."""
    return any(character.isdecimal() or character in "_." for character in value.rstrip(".,;:"))


def _no_word(value: str) -> bool:
    return value.lower() not in not_names()


def _keys() -> tuple[Rule, ...]:
    be = rf"\s*(?:[:：=]|{phrase('is')}|->)\s*(?:[:：=]\s*)?"
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
            pattern=r"(?s)(-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\z))",
            score=1.0,
        ),
        Rule(
            name="ssh",
            entity_type="API_KEY",
            pattern=r"\b((?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp[0-9]{3}) AAAA[A-Za-z0-9+/]{30,}={0,2}(?: [\w.\-]+@[\w.\-]+)?)",
            score=0.95,
        ),
        Rule(
            name="aws_secret",
            entity_type="API_KEY",
            pattern=r"(?i)(?:aws|secret)[^\n]{0,24}?(?:key|secret)[^\n]{0,12}?[:=\s\"']([a-z0-9/+]{40})(?:$|[^a-z0-9/+=])",
            check=checks.random_looking,
            score=0.95,
        ),
        Rule(
            name="azure",
            entity_type="API_KEY",
            pattern=r"(?i)((?:AccountKey|SharedAccessKey|SharedSecret|sig)=[a-z0-9+/%]{40,}={0,2})",
            score=0.95,
        ),
        Rule(
            name="connection",
            entity_type="API_KEY",
            pattern=rf"(?i)\b({_CONNECTIONS}://[^\s:@/]*:[^\s@/]+@{_VALUE}+)",
            score=0.97,
        ),
        Rule(
            name="connection_string",
            entity_type="API_KEY",
            pattern=r"(?i)((?:server|data source|host|user id|uid|username)=[^;\n]+;(?:[^;\n]+;)*\s?(?:password|pwd)=[^;\s]+)",
            score=0.95,
        ),
        Rule(
            name="basic",
            entity_type="API_KEY",
            pattern=r"(?i)\bauthorization[:=]\s?(?:basic|bearer|token)\s+([A-Za-z0-9+/._~\-]{8,}={0,2})",
            score=0.95,
        ),
        Rule(
            name="announced",
            entity_type="API_KEY",
            pattern=(rf"(?i)(?:{phrase('api_key')})(?:{be}|\s+){_QUOTE}([A-Za-z0-9_\-.+/=]{{12,}})"),
            check=checks.random_looking,
            score=0.85,
        ),
    )


def _passwords() -> tuple[Rule, ...]:
    be = rf"\s*(?:[:：=]|{phrase('is')}|->|→)\s*(?:[:：=]\s*)?"
    password, pin = rf"(?:{phrase('password')})", rf"(?:{phrase('pin')})"
    return (
        Rule(
            name="password",
            entity_type="PASSWORD",
            pattern=rf"(?i){password}[^\n:：=是]{{0,24}}?{be}{_QUOTE}({_VALUE}{{4,64}})",
            sign=f"(?i){password}",
            trim=without_comma,
            check=checks.looks_secret,
            score=0.85,
        ),
        Rule(
            name="password_assigned",
            entity_type="PASSWORD",
            pattern=rf"(?i)(?:{password}|\b(?:{phrase('password_short')}))\s?[:：=]\s?{_QUOTE}({_VALUE}{{3,64}})",
            trim=without_comma,
            score=0.8,
        ),
        Rule(
            name="password_quoted",
            entity_type="PASSWORD",
            pattern=rf"(?i){password}(?:{be}|\s+)[\"'`「“『]([^\n\"'`」”』]{{3,64}})[\"'`」”』]",
            sign=f"(?i){password}",
            score=0.85,
        ),
        Rule(
            name="password_adjacent",
            entity_type="PASSWORD",
            pattern=rf"(?i){password}\s?{_QUOTE}([!-9;<>-~][!-~]{{5,63}})",
            sign=f"(?i){password}",
            trim=without_comma,
            check=_with_digits,
            score=0.75,
        ),
        Rule(
            name="pair",
            entity_type="PASSWORD",
            pattern=rf"(?i)\b(?:credentials?|login|logins|user/pass(?:word)?|usuario/contraseña|benutzer/passwort|帳密|账密)\s?(?:[:：=]|{phrase('is')})\s?([^\s/,]{{3,40}}\s?/\s?{_VALUE}{{4,64}})",
            trim=without_comma,
            score=0.8,
        ),
        Rule(
            name="pin",
            entity_type="PASSWORD",
            pattern=rf"(?i){pin}[^\d\n]{{0,16}}?(?:[a-z]-)?([0-9]{{3,4}}[ \-][0-9]{{3,4}}|[0-9]{{3,8}})\b",
            sign=f"(?i){pin}",
            score=0.8,
        ),
        Rule(
            name="pin_after",
            entity_type="PASSWORD",
            pattern=rf"(?i)\b([0-9]{{4,8}}|[0-9]{{3}}[ \-][0-9]{{3}}) ?(?:{phrase('is')}) (?:your|my|the|tu|su|mi|ihr|dein|mein|votre|mon|ton|jūsų|mano)?\s?[^\d\n.]{{0,20}}?{pin}",
            sign=f"(?i){pin}",
            score=0.8,
        ),
    )


def _accounts() -> tuple[Rule, ...]:
    be = rf"\s*(?:[:：=]|{phrase('is')}|->|→)\s*(?:[:：=]\s*)?"
    name = r"@?[\p{Latin}0-9][\p{Latin}0-9._@\-]{2,39}"
    return (
        Rule(
            name="user",
            entity_type="USERNAME",
            pattern=rf"(?i)(?:{phrase('username')}){be}{_QUOTE}({name})",
            trim=without_comma,
            check=_no_word,
            score=0.75,
        ),
        Rule(
            name="user_short",
            entity_type="USERNAME",
            pattern=rf"(?i)\b(?:{phrase('username_short')})\s?[:：=]\s?{_QUOTE}({name})",
            trim=without_comma,
            score=0.75,
        ),
        Rule(
            name="user_adjacent",
            entity_type="USERNAME",
            pattern=rf"(?i)(?:{phrase('username')}|\b(?:{phrase('username_short')}))\s?{_QUOTE}({name})",
            trim=without_comma,
            check=_handle,
            score=0.75,
        ),
        Rule(
            name="handle",
            entity_type="USERNAME",
            pattern=(
                r"(?i)(?:line ?id|加賴|微信号?|微信號?|wechat(?: ?id)?|wx|qq号?|telegram|signal|skype|instagram|insta|\big|discord|twitter|kakao ?id|"
                rf"snapchat|snap|tiktok|抖音号?|小红书号?|steam|psn|xbox|facebook|\bfb|messenger|viber)(?: (?:id|handle|account|name))?\s?(?:[:：=]|{phrase('is')})\s?"
                r"(@?[a-z0-9][a-z0-9_.\-]{2,39})"
            ),
            trim=without_comma,
            score=0.75,
        ),
        Rule(
            name="mention",
            entity_type="USERNAME",
            pattern=r"(?:^|[^\p{L}\p{N}@/._\-])(@[A-Za-z0-9_][A-Za-z0-9_.]*[0-9_][A-Za-z0-9_.]*)",
            trim=without_comma,
            score=0.7,
        ),
        Rule(
            name="at",
            entity_type="USERNAME",
            pattern=r"(?i)(?:my (?:handle|username|account|ig|insta|twitter) (?:is )?|find me (?:at|as|on \w+ (?:at|as)) )(@?[a-z0-9][a-z0-9_.]{2,39})\b",
            trim=without_comma,
            score=0.7,
        ),
    )


def rules() -> tuple[Rule, ...]:
    """By issuers' prefixes and behind words that announce a secret."""
    return (*_keys(), *_passwords(), *_accounts())
