"""Masks: what of a value may be shown when it must be recognised, not used.

By the shape of each type, and never so much that the rest could be guessed: digits and letters become ``*``,
separators stay, so that a person still sees what kind of number it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

HIDDEN = "*"

_CARD_BIN, _CARD_LEAST = 6, 14
_SHOWN = 4
_MASKABLE = 8


def mask(entity_type: str, value: str) -> str:
    """The value with what may not be shown hidden; see ``docs/spec/placeholders.md`` for every type."""
    return _SHAPES.get(entity_type, _last_four)(value)


def card(value: str) -> str:
    """``411111******1111``: at most the BIN, here six digits, and the last four (PCI DSS 4.0.1, 3.4.1).

    Fewer than fourteen digits are no whole card number: the last four only.
    """
    return _hide(value, first=_CARD_BIN if _signs(value) >= _CARD_LEAST else 0, last=_SHOWN)


def iban(value: str) -> str:
    """``LT****************1000``: the country (ISO 13616-1) and the last four."""
    return _hide(value, first=2, last=_SHOWN)


def phone(value: str) -> str:
    """``+*** *** ***67``: the last two. The country stays hidden: with two digits it would single out too many."""
    return _hide(value, first=0, last=2)


def email(value: str) -> str:
    """``a***@***.com``: the first letter and the top-level domain; a domain of one's own is a name.

    Spelled-out addresses ("anna at example dot com") show nothing.
    """
    local, at, host = value.strip().partition("@")
    _, dot, last = host.rpartition(".")
    if not (local and at and dot and last.isascii() and last.isalpha()):
        return HIDDEN * 3
    return f"{local[0]}***@***.{last}"


def nothing(value: str) -> str:
    """``***``: words, whose length and first letters tell too much."""
    return HIDDEN * 3


def _last_four(value: str) -> str:
    """``******3456`` of eight and more; shorter values are hidden whole."""
    return _hide(value, first=0, last=_SHOWN)


def _signs(value: str) -> int:
    return sum(map(str.isalnum, value))


def _hide(value: str, *, first: int, last: int) -> str:
    """Letters and digits hidden but the first and the last; of short values all."""
    signs = _signs(value)
    if signs < _MASKABLE:
        return "".join(HIDDEN if sign.isalnum() else sign for sign in value)
    shown, seen = [], 0
    for sign in value:
        if sign.isalnum():
            seen += 1
            sign = sign if seen <= first or seen > signs - last else HIDDEN
        shown.append(sign)
    return "".join(shown)


_WORDS = (
    "PERSON",
    "ADDRESS",
    "LOCATION",
    "DATE_OF_BIRTH",
    "USERNAME",
    "URL",
    "LINK",
    "PASSWORD",
    "PIN",
    "CVV",
    "CARD_VERIFICATION_CODE",
    "SECRET",
    "TOKEN",
    "API_KEY",
    "PRIVATE_KEY",
    "SPECIAL_BIOMETRIC",
    "SPECIAL_CRIMINAL",
    "SPECIAL_ETHNIC",
    "SPECIAL_GENETIC",
    "SPECIAL_HEALTH",
    "SPECIAL_POLITICAL",
    "SPECIAL_RELIGION",
    "SPECIAL_SEXUAL",
    "SPECIAL_UNION",
)
_SHAPES: Mapping[str, Callable[[str], str]] = {
    "CREDIT_CARD": card,
    "IBAN_CODE": iban,
    "PHONE_NUMBER": phone,
    "EMAIL_ADDRESS": email,
    **dict.fromkeys(_WORDS, nothing),
}
