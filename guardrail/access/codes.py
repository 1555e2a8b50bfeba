"""One-time codes by the clock (RFC 6238): six digits, thirty seconds, each time step accepted once."""

from __future__ import annotations

import base64
import hmac
import re
from datetime import datetime

from pyotp import TOTP

from guardrail.ports import Entropy

SECRET_BYTES = 20  # RFC 4226 section 4, R6
_DRIFT = 1  # steps that a phone's clock may be off, either way (RFC 6238 section 5.2)
_SIX_DIGITS = re.compile(r"[0-9]{6}", re.ASCII)


def new_secret(entropy: Entropy) -> str:
    """A secret in base 32, as authenticator apps take it."""
    return base64.b32encode(entropy(SECRET_BYTES)).decode()


def uri(secret: str, name: str, issuer: str) -> str:
    """The ``otpauth://`` URI that authenticator apps read."""
    return TOTP(secret, name=name, issuer=issuer).provisioning_uri()


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The time step that this code is for, or None when it is wrong or too far off. Blanks do not count.

    Whoever asks compares the step with the last one that was accepted: a code is good once (RFC 6238 section 5.2).
    """
    digits = "".join(code.split())
    if not _SIX_DIGITS.fullmatch(digits):
        return None
    totp = TOTP(secret)
    now = totp.timecode(at)
    steps = range(max(now - _DRIFT, 0), now + _DRIFT + 1)
    fitting = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), digits)]
    return max(fitting, default=None)
