"""One-time codes: their form, and how people type them. Pure.

Eleven characters of an alphabet without look-alikes (no I, L, O, U, 0, 1), written ``XXXX-XXXX-XXX``: 54 bits, so
that nobody guesses one in the ten minutes that it lives and the few tries that an account has. Each code has at
least two digits and two letters, which no word and no telephone number has, so that an ordinary message of eleven
characters is not taken for a code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 11
LONGEST = 48
"""Characters; a longer message is no code, however it is spaced."""

_DIGITS = frozenset("23456789")
_FAIR = 256 - 256 % len(ALPHABET)
"""Bytes from here on would make the first letters of the alphabet likelier."""
_BETWEEN = r"[\s\-\u2010-\u2015\u2212\u30fc_.]{0,3}"
_GROUPS = re.compile(_BETWEEN.join(f"([{ALPHABET}]{{{size}}})" for size in (4, 4, 3)))
_AROUND = " \t\r\n.,!?:;\"'`*()[]<>«»“”„‘’「」。，"


def new_code(entropy: Callable[[int], bytes]) -> str:
    """A fresh code; each of those with two digits and two letters is as likely as any other."""
    while True:
        drawn = ""
        while len(drawn) < LENGTH:
            drawn += "".join(ALPHABET[byte % len(ALPHABET)] for byte in entropy(2 * LENGTH) if byte < _FAIR)
        if _varied(bare := drawn[:LENGTH]):
            return spelled(bare)


def spelled(bare: str) -> str:
    """As people read it: ``XXXX-XXXX-XXX``."""
    return f"{bare[:4]}-{bare[4:8]}-{bare[8:]}"


def code_in(message: str) -> str | None:
    """The code that a whole message is, as it was given; None when it is anything else.

    Lower case, full-width letters, other dashes, spaces or none and punctuation around it are all the same.
    """
    if not LENGTH <= len(message) <= LONGEST:
        return None
    groups = _GROUPS.fullmatch(unicodedata.normalize("NFKC", message).strip(_AROUND).upper())
    return "-".join(groups.groups()) if groups and _varied("".join(groups.groups())) else None


def _varied(bare: str) -> bool:
    digits = sum(letter in _DIGITS for letter in bare)
    return 2 <= digits <= LENGTH - 2
