"""Web chat identities: issued by the server, unguessable, verified without a table.

A token is ``<id>.<tag>``: 128 random bits, and a keyed hash over the route and those bits. Whoever holds
the token is the person; its id half is what the channel calls the user. A token of one route is none on
another. There is nothing to look up, so there is nothing to enumerate or to fixate.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable

from guardrail.errors import UnauthorizedError
from guardrail.ports import Entropy
from guardrail.types import RawText

COOKIE = "guardrail_session"
_ID_BYTES = 16
_TAG_BYTES = 16
_TOKEN_CHARACTERS = 45  # 22 + "." + 22


class Sessions:
    """Issues and verifies tokens. ``mac`` is a keyed hash of at least 128 bits."""

    def __init__(self, mac: Callable[[bytes], bytes], entropy: Entropy) -> None:
        self._mac = mac
        self._entropy = entropy

    def issue(self, route: str) -> str:
        """A fresh identity on this route."""
        identity = self._entropy(_ID_BYTES)
        return f"{_encode(identity)}.{_encode(self._tag(route, identity))}"

    def user(self, route: str, token: str) -> RawText:
        """The channel's user id of a token's holder.

        Raises :class:`~guardrail.errors.UnauthorizedError` for a token that was not issued for this
        route by a holder of the key; takes the same time for each of them.
        """
        identity, tag = _parse(token)
        if not hmac.compare_digest(tag, self._tag(route, identity)):
            raise UnauthorizedError
        return RawText("web:" + _encode(identity))

    def _tag(self, route: str, identity: bytes) -> bytes:
        return self._mac(b"guardrail web session v1\0" + route.encode() + b"\0" + identity)[:_TAG_BYTES]


def _parse(token: str) -> tuple[bytes, bytes]:
    identity, dot, tag = token.partition(".")
    if len(token) != _TOKEN_CHARACTERS or not dot:
        raise UnauthorizedError
    pair = _decode(identity), _decode(tag)
    # Base64 without padding has spare bits: only the one canonical spelling is a token.
    if (_encode(pair[0]), _encode(pair[1])) != (identity, tag):
        raise UnauthorizedError
    return pair


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text + "==", altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise UnauthorizedError from None
