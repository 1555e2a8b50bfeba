"""E-mail, network addresses, links that name a person."""

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.language import cue_words, languages, phrase
from guardrail.detection.linear import Rule

_LOCAL = r"[\p{Latin}0-9_%+\-](?:[\p{Latin}0-9._%+'\-]{0,62}[\p{Latin}0-9_%+\-])?"
_LABEL = r"[\p{Latin}0-9](?:[\p{Latin}0-9\-]{0,61}[\p{Latin}0-9])?"
_DOMAIN = rf"(?:{_LABEL}\.){{1,6}}[\p{{Latin}}]{{2,24}}"
_GENERAL_TLD = "com|org|net|edu|gov|info|io|me|uk|eu"

# Not every link is personal data: a shop's link must survive. These are: user names and passwords in
# the authority, personal parameters, and paths or hosts whose next segment names an account.
_PERSONAL_KEYS = (
    r"(?:e-?mail|mail|user|username|user_?id|uid|login|phone|tel|mobile|name|first_?name|last_?name|token|key|"
    r"api_?key|password|passwd|pwd|auth|session|sid|ssn|dob|signature|sig|code|access_token)"
)
_PERSONAL_HOSTS = (
    r"(?:facebook\.com|fb\.com|m\.me|instagram\.com|linkedin\.com/in|t\.me|twitter\.com|x\.com|tiktok\.com|"
    r"wa\.me|line\.me/ti/p|github\.com|weibo\.com|threads\.net|snapchat\.com/add|vk\.com|youtube\.com/@?)"
)
_PERSONAL_PATHS = r"(?:u|user|users|profile|profiles|people|member|members|account|accounts|patient|customer)"
_REST = r"[^\s<>\"'，。、；！？）】」\p{Han}]"


def _native_tld() -> str:
    """The top-level domains that people dictate: general ones, and those of the countries of our languages."""
    countries = {region.lower() for language in languages() for region in language.phone_regions}
    return rf"(?:{_GENERAL_TLD}|{'|'.join(sorted(countries))})"


def rules() -> tuple[Rule, ...]:
    """E-mail as written and as dictated, addresses of machines, links."""
    at = rf"(?:[\[({{<]\s?(?:@|{phrase('at')})\s?[\])}}>])"
    dot = rf"(?:\.|[\[({{<]\s?(?:\.|{phrase('dot')})\s?[\])}}>])"
    tld = _native_tld()
    mark = rf"(?:{phrase('dot')}|{phrase('underscore')}|{phrase('dash')})"
    return (
        Rule(name="address", entity_type="EMAIL_ADDRESS", pattern=rf"(?i)({_LOCAL}@{_DOMAIN})", score=0.95),
        Rule(
            name="spaced",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b([a-z0-9][a-z0-9._%+\-]{{0,63}} ?@ ?(?:[a-z0-9\-]{{1,63}} ?\. ?){{1,4}}{tld})\b",
            score=0.85,
        ),
        Rule(
            name="bracketed",
            entity_type="EMAIL_ADDRESS",
            pattern=rf"(?i)\b([a-z0-9][a-z0-9._%+\-]{{0,63}}\s?{at}\s?(?:[a-z0-9\-]{{1,63}}\s?{dot}\s?){{1,4}}[a-z]{{2,24}})\b",
            score=0.9,
        ),
        Rule(
            name="spelled",
            entity_type="EMAIL_ADDRESS",
            pattern=(
                rf"(?i)\b([a-z0-9][a-z0-9._%+\-]{{0,63}}(?: {mark} [a-z0-9_\-]{{1,63}}){{0,3}}"
                rf" (?:{phrase('at')}) (?:[a-z0-9\-]{{1,63}}(?: (?:{phrase('dot')}) |\.)){{1,4}}{tld})\b"
            ),
            score=0.8,
        ),
        Rule(
            name="v4",
            entity_type="IP_ADDRESS",
            pattern=r"(?:^|[^0-9.])((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?:\.?$|\.?[^0-9.])",
            check=checks.ip_address,
            score=0.9,
            never=cue_words("version"),
        ),
        Rule(
            name="v6",
            entity_type="IP_ADDRESS",
            pattern=r"(?i)(?:^|[^0-9a-z:.])((?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:[0-9]{1,3}\.){3}[0-9]{1,3})?)(?:$|[^0-9a-z:])",
            check=checks.ip_address,
            score=0.9,
        ),
        Rule(
            name="mac",
            entity_type="MAC_ADDRESS",
            pattern=r"(?i)\b([0-9a-f]{2}(?:(?:-[0-9a-f]{2}){5}|(?::[0-9a-f]{2}){5})|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})\b",
            score=0.9,
        ),
        Rule(
            name="userinfo",
            entity_type="URL",
            pattern=rf"(?i)\b([a-z][a-z0-9+.\-]{{1,20}}://[^\s/@:]{{1,64}}(?::[^\s/@]{{0,128}})?@{_REST}{{1,500}})",
            score=0.9,
        ),
        Rule(
            name="parameter",
            entity_type="URL",
            pattern=rf"(?i)\b((?:https?://|www\.)[^\s?#<>\"']{{1,200}}[?#&](?:{_REST}{{0,300}}[?&])?{_PERSONAL_KEYS}={_REST}{{1,500}})",
            score=0.85,
        ),
        Rule(
            name="account",
            entity_type="URL",
            pattern=rf"(?i)\b((?:https?://)?(?:www\.|m\.)?{_PERSONAL_HOSTS}/{_REST}{{2,200}})",
            score=0.8,
        ),
        Rule(
            name="path",
            entity_type="URL",
            pattern=rf"(?i)\b((?:https?://|www\.)[^\s?#<>\"'/]{{1,100}}(?:/[^\s?#<>\"'/]{{1,50}}){{0,4}}/(?:{_PERSONAL_PATHS}/|[~@]){_REST}{{1,200}})",
            score=0.75,
        ),
    )
