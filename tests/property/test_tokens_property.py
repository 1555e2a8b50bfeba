"""Whatever stands in a token or in a provider's key set: refused without another error, and no key that is not one."""

from __future__ import annotations

import asyncio
import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.access.issuer import Issuer
from guardrail.access.jwks import ALGORITHMS, KeySet
from guardrail.access.tokens import TokenReader
from guardrail.config.access import OidcSettings
from guardrail.errors import UnauthorizedError

URL = "http://127.0.0.1:9"
SETTINGS = OidcSettings(issuer=URL, audience="guardrail", roles={"team": ("officer",)})
RSA = {"kty": "RSA", "kid": "k1", "alg": "RS256", "n": base64.urlsafe_b64encode(b"\xff" * 256).decode(), "e": "AQAB"}

numbers = st.integers() | st.floats() | st.booleans() | st.none()
leaves = numbers | st.text(max_size=12) | st.sampled_from(["RS256", "ES256", "EdDSA", "none", "k1", "sig", "verify"])
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
headers = st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jwk", "jku", "zip"]), anything)
entries = st.fixed_dictionaries(
    {"kty": st.sampled_from(["RSA", "EC", "OKP", "oct"]) | anything},
    optional={
        "crv": st.sampled_from(["P-256", "Ed25519", "P-384"]) | anything,
        **{name: st.sampled_from(["AQAB", "AA", ""]) | anything for name in ("n", "e", "x", "y", "k", "d")},
        "alg": st.sampled_from(["RS256", "HS256", "EdDSA"]) | anything,
        **dict.fromkeys(("kid", "use", "key_ops"), anything),
    },
)


async def fetch(url: str) -> dict[str, Any]:
    return {"keys": [RSA]} if url.endswith("/keys") else {"issuer": URL, "jwks_uri": f"{URL}/keys"}


def encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def refused(token: str) -> None:
    reader = TokenReader(
        SETTINGS, Issuer(URL, fetch, monotonic=lambda: 0.0), clock=lambda: datetime(2026, 11, 22, tzinfo=UTC)
    )
    with pytest.raises(UnauthorizedError):
        asyncio.run(reader.read(token))


@given(st.text())
def test_any_text_is_refused(token: str) -> None:
    refused(token)


@given(headers, anything, st.binary(max_size=300))
def test_anything_of_a_token_s_form_is_refused(header: Any, claims: Any, signature: bytes) -> None:
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    refused(".".join(encoded(part) for part in parts))


@given(st.lists(entries | anything, max_size=4) | anything)
def test_any_key_set_is_read(keys: Any) -> None:
    found = KeySet({"keys": keys})
    for kid in (None, "k1"):
        for algorithm in ALGORITHMS:
            key = found.find(kid, algorithm)
            assert key is None or key.algorithm_name == algorithm
            assert key is None or key.key_type in ("RSA", "EC", "OKP")
        for algorithm in ("none", "HS256", "RS512", ""):
            assert found.find(kid, algorithm) is None
