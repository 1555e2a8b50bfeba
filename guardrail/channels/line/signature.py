"""LINE's webhook signature: base64 of HMAC-SHA256 over the raw body, keyed by the channel secret."""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping

from guardrail.errors import UnauthorizedError

HEADER = "x-line-signature"


def signature(secret: bytes, body: bytes) -> bytes:
    """The header's value for these exact bytes. Raises ValueError for an empty secret."""
    if not secret:
        raise ValueError("empty channel secret")
    return b64encode(hmac.digest(secret, body, "sha256"))


def verify(secret: bytes, headers: Mapping[str, str], body: bytes) -> None:
    """Raises :class:`~guardrail.errors.UnauthorizedError` unless one signature is there and it fits.

    The comparison takes the same time wherever two values differ.
    """
    given = _values(headers)
    if len(given) != 1:
        raise UnauthorizedError("signature missing or doubled")
    claimed = given[0].encode("utf-8", "surrogateescape")
    if not hmac.compare_digest(claimed, signature(secret, body)):
        raise UnauthorizedError("signature does not fit")


def _values(headers: Mapping[str, str]) -> list[str]:
    """A repeated header shows as several values in a multi-dict; joined by a comma it fits nothing."""
    every = getattr(headers, "getall", None)
    if every is not None:
        return list(every(HEADER, []))
    return [value for name, value in headers.items() if name.lower() == HEADER]
