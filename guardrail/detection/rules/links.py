"""Links: ``URL`` where one names an account or carries personal parameters, ``LINK`` for any other.

Not every link is personal data: a shop's link must survive, which is why the two are told apart. What names a
person: user names and passwords in the authority, personal parameters, and paths or hosts whose next segment
is an account.
"""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import languages
from guardrail.detection.linear import Rule
from guardrail.detection.rules import domains

_PERSONAL_KEYS = (
    r"(?:e-?mail|mail|user|username|user_?id|uid|login|phone|tel|mobile|name|first_?name|last_?name|full_?name|token|key|"
    r"api_?key|password|passwd|pwd|auth|session|sid|ssn|dob|birth(?:day|date)|signature|sig|code|access_token|refresh_token|"
    r"customer|client_?id|account|member|iban|card|address|street|zip|lat|lng|correo|telefono|nombre|nom|prenom|vardas|"
    r"pavarde|telefonas|vorname|nachname|telefon)"
)
_PERSONAL_HOSTS = (
    r"(?:facebook\.com|fb\.com|m\.me|instagram\.com|linkedin\.com/in|t\.me|telegram\.me|twitter\.com|x\.com|tiktok\.com|"
    r"wa\.me|line\.me/(?:ti/p|R/ti/p)|github\.com|gitlab\.com|weibo\.com|threads\.net|snapchat\.com/add|vk\.com|"
    r"youtube\.com/@?|pinterest\.com|reddit\.com/u(?:ser)?|mastodon\.social|bsky\.app/profile|venmo\.com|paypal\.me|"
    r"calendly\.com|space\.bilibili\.com|xiaohongshu\.com/user|dcard\.tw/@|plurk\.com|ask\.fm|medium\.com/@)"
)
_PERSONAL_PATHS = r"(?:u|user|users|profile|profiles|people|member|members|account|accounts|patient|patients|customer|customers|author|in|channel|perfil|usuario|profil|utilisateur|vartotojas|benutzer)"
_REST = r"[^\s<>\"'`，。、；！？）】」》\p{Han}]"
_LEAST_LABEL = 2
_TAIL = ".,;:!?)]}*_~'’\""


def without_tail(value: str) -> tuple[int, int] | None:
    """Marks behind a link end the sentence; a closing bracket is the link's where it was opened in it."""
    end = len(value)
    while end and value[end - 1] in _TAIL:
        if value[end - 1] == ")" and value.count("(", 0, end) >= value.count(")", 0, end):
            break
        end -= 1
    return (0, end) if end > 3 else None


def host_like(value: str) -> bool:
    """Whether a bare host name is none of a sentence whose next one begins without a space: "gracias.es que"."""
    host = value.split("/")[0].lower()
    labels = host.split(".")
    if len(labels) > 2 or len(host) < len(value):
        return len(labels[-2]) >= _LEAST_LABEL
    name, top = labels
    words = frozenset().union(*(language.frequent for language in languages())) if top in ("de", "es", "me") else ()
    return len(name) >= _LEAST_LABEL and name not in words


def rules() -> tuple[Rule, ...]:
    """Personal links first, then any."""
    return (
        Rule(
            name="userinfo",
            entity_type="URL",
            pattern=rf"(?i)\b([a-z][a-z0-9+.\-]+://[^\s/@:]*(?::[^\s/@]*)?@{_REST}+)",
            score=0.9,
            trim=without_tail,
        ),
        Rule(
            name="parameter",
            entity_type="URL",
            pattern=rf"(?i)\b((?:https?://|www\.)[^\s?#<>\"']+[?#&](?:{_REST}*[?&])?{_PERSONAL_KEYS}={_REST}+)",
            score=0.85,
            trim=without_tail,
        ),
        Rule(
            name="account",
            entity_type="URL",
            pattern=rf"(?i)\b((?:https?://)?(?:www\.|m\.|[a-z]{{2}}\.)?{_PERSONAL_HOSTS}/{_REST}{{2}}{_REST}*)",
            score=0.8,
            trim=without_tail,
        ),
        Rule(
            name="path",
            entity_type="URL",
            pattern=rf"(?i)\b((?:https?://|www\.)[^\s?#<>\"'/]+(?:/[^\s?#<>\"'/]+)*/(?:{_PERSONAL_PATHS}/|[~@]){_REST}+)",
            score=0.75,
            trim=without_tail,
        ),
        # Below what is sure: a link never hides an address or number that stands in it.
        Rule(
            name="link",
            entity_type="LINK",
            pattern=rf"(?i)(?:^|[^\p{{L}}\p{{N}}])((?:(?:https?|ftp|wss?)://|www\.){_REST}+)",
            score=0.65,
            trim=without_tail,
        ),
        Rule(
            name="host",
            entity_type="LINK",
            pattern=(
                r"(?i)(?:^|[^\p{Latin}0-9@./\\_\-])((?:[a-z0-9][a-z0-9\-]*\.)*[a-z0-9\-]*[a-z][a-z0-9\-]*\."
                rf"(?:{domains.BARE})(?:[/?]{_REST}*)?)(?:$|\.?(?:$|[^\p{{Latin}}0-9(@=_\-]))"
            ),
            check=host_like,
            score=0.6,
            trim=without_tail,
        ),
    )
