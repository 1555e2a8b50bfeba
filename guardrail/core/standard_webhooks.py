"""Signed webhooks as the Standard Webhooks specification has them (standardwebhooks.com, version 1). Pure.

The id stays the same however often a message is sent, so a receiver drops what it has; the time is of the attempt, so
a recorded message cannot be played back later; the signature covers both and the exact bytes of the body.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import datetime

from guardrail.errors import ConfigError

PREFIX = "whsec_"
SHORTEST, LONGEST = 16, 64
"""Bytes of a ``whsec_`` secret. The specification wants 24 at least and has 18 in its own example."""


def secret_key(secret: str) -> bytes:
    """The key that a configured secret spells: ``whsec_`` and base64, or any other text as it is.

    Raises :class:`~guardrail.errors.ConfigError` (``secret_invalid``).
    """
    if not secret.startswith(PREFIX):
        return secret.encode()
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not SHORTEST <= len(key) <= LONGEST:
        raise ConfigError("whsec_ wants base64 of 16 to 64 bytes behind it", code="secret_invalid")
    return key


def signed(key: bytes, message_id: str, at: datetime, body: bytes) -> Mapping[str, str]:
    """The three headers of one attempt."""
    seconds = str(int(at.timestamp()))
    signature = hmac.digest(key, f"{message_id}.{seconds}.".encode() + body, "sha256")
    return {
        "webhook-id": message_id,
        "webhook-timestamp": seconds,
        "webhook-signature": "v1," + base64.b64encode(signature).decode(),
    }
