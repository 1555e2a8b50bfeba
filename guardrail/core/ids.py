"""Random ids: 128 bits of entropy with a prefix that says what they name."""

from __future__ import annotations

from collections.abc import Callable

PREFIXES = frozenset({
    "sub", "cnv", "trn", "dec", "rec", "env", "itm", "ent", "ses",
    "req", "rct", "ntc", "bnd", "cod", "lnk", "per", "hld", "arc", "rvl", "off",
})  # fmt: skip

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # RFC 4648 section 6, lower case
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]
_SHIFTS = range(120, -1, -10)


def new_id(prefix: str, entropy: Callable[[int], bytes]) -> str:
    """E.g. ``sub_4dx3…``: the prefix and 26 lower-case base-32 characters.

    Written out because a turn makes a dozen of them, and the standard library's base 32 is slow.
    """
    if prefix not in PREFIXES:
        raise ValueError(f"unknown id prefix {prefix!r}")
    bits = int.from_bytes(entropy(16), "big") << 2
    return f"{prefix}_" + "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])
