"""An OpenID provider on loopback that does what a test asks of it, also what no provider should."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

AUDIENCE = "guardrail"
DISCOVERY = "/.well-known/openid-configuration"
_MAKERS = {
    "RS256": lambda: rsa.generate_private_key(65537, 2048),
    "PS256": lambda: rsa.generate_private_key(65537, 2048),
    "ES256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "EdDSA": ed25519.Ed25519PrivateKey.generate,
}


@cache
def _first() -> Any:
    """Making an RSA key takes a tenth of a second."""
    return _MAKERS["RS256"]()


@dataclass
class Key:
    """A signing key of the provider."""

    kid: str
    algorithm: str = "RS256"
    private: Any = None

    def __post_init__(self) -> None:
        self.private = self.private or _MAKERS[self.algorithm]()

    def public(self, **more: Any) -> dict[str, Any]:
        """As it stands in the key set."""
        algorithm = {"ES256": ECAlgorithm, "EdDSA": OKPAlgorithm}.get(self.algorithm, RSAAlgorithm)
        jwk = algorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {**jwk, "kid": self.kid, "use": "sig", "alg": self.algorithm, **more}


@dataclass
class Provider:
    """``key_set`` and ``discovery`` are what it answers; ``asked`` is what was fetched."""

    url: str = ""
    keys: list[Key] = field(default_factory=lambda: [Key("k1", private=_first())])
    asked: list[str] = field(default_factory=list)
    key_set: Any = None
    discovery: Any = None
    answer: Any = None  # a handler instead of both
    down: bool = False

    def claims(self, now: datetime, **changes: Any) -> dict[str, Any]:
        """Of a good token, with changes; None leaves one out."""
        good = {
            "iss": self.url,
            "aud": AUDIENCE,
            "sub": "248289761001",
            "iat": int(now.timestamp()),
            "exp": int((now + timedelta(minutes=5)).timestamp()),
            "roles": ["privacy-team"],
            **changes,
        }
        return {name: value for name, value in good.items() if value is not None}

    def token(
        self, now: datetime, *, key: Key | None = None, headers: Mapping[str, Any] | None = None, **c: Any
    ) -> str:
        """A signed token; ``headers`` are added, None leaves one out."""
        signing = key or self.keys[0]
        given = {"kid": signing.kid, **(headers or {})}
        header = {name: value for name, value in given.items() if value is not None}
        payload = json.dumps(self.claims(now, **c)).encode()
        return jwt.PyJWS().encode(payload, signing.private, signing.algorithm, header)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        if self.down:
            assert request.transport is not None
            request.transport.abort()
        if self.answer is not None:
            found: web.StreamResponse = await self.answer(request)
            return found
        if request.path == DISCOVERY:
            document = self.discovery or {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}
        elif request.path == "/keys":
            document = self.key_set or {"keys": [key.public() for key in self.keys]}
        else:
            raise web.HTTPNotFound
        return web.Response(body=json.dumps(document).encode(), content_type="application/json")


@asynccontextmanager
async def provider() -> AsyncIterator[Provider]:
    """Running on a port of its own."""
    made = Provider()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield made
    finally:
        await asyncio.wait_for(runner.cleanup(), 5)
