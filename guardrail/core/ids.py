"""Random ids: 128 bits of entropy with a prefix that says what they name."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable

PREFIXES = frozenset({"sub", "cnv", "trn", "dec", "rec", "env", "itm", "ent", "ses", "req"})


def new_id(prefix: str, entropy: Callable[[int], bytes]) -> str:
    """E.g. ``sub_4dx3…``: the prefix and 26 lower-case base-32 characters (RFC 4648 section 6)."""
    if prefix not in PREFIXES:
        raise ValueError(f"unknown id prefix {prefix!r}")
    return f"{prefix}_{b32encode(entropy(16)).decode().rstrip('=').lower()}"
