"""Status callbacks to controllers (OpenDSR 2.0, section 8.6): signed, and only to hosts that were agreed on.

The addresses come from outside, with the requests. So a host must be one of the configuration, spelled plainly and
reached by https at its usual port (or ``host:port`` as configured), and what its name resolves to must be a public
address: the check is on the very addresses that are connected to, so a name that is rebound in between gains nothing.
Redirects are not followed and proxies not used (:mod:`guardrail.clients.outgoing`).
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection, Mapping

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from guardrail.clients.exchange import exchange
from guardrail.clients.outgoing import checked_url, reachable
from guardrail.core.notices import Told, Verdict
from guardrail.core.opendsr_signing import Signer
from guardrail.errors import ConfigError

FINAL = frozenset({403, 410})
"""403 is what a receiver answers to a signature it does not accept (section 8.8), 410 that there is none any more."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # a gateway makes any IPv4 address of it, inner ones too (RFC 6052)


class CallbackClient:
    """Calls controllers back. ``hosts`` by controller's name; in ``development`` loopback and http are fine.

    Its connections are its own: those of other clients may lead inside. ``resolver`` looks names up (None: the
    system's).
    """

    def __init__(
        self,
        signer: Signer,
        hosts: Mapping[str, Collection[str]],
        *,
        seconds: float = 10.0,
        development: bool = False,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._resolver = resolver
        self._signer = signer
        self._hosts = {name: frozenset(host.lower() for host in each) for name, each in hosts.items()}
        self._seconds = seconds
        self._development = development

    def allows(self, controller: str, url: str) -> bool:
        """Whether this address may be called for this controller."""
        return self._checked(controller, url) is not None

    async def call(self, controller: str, url: str, body: bytes) -> Told:
        """One attempt, signed under the names of OpenDSR and of OpenGDPR."""
        checked = self._checked(controller, url)
        if checked is None:
            return Told(verdict=Verdict.NEVER)
        headers = self._signer.headers(body, old=True)
        session = self._opened()
        answer = await exchange(session, "POST", checked, headers=headers, seconds=self._seconds, body=body)
        if answer is None:
            return Told(verdict=Verdict.AGAIN)
        if 200 <= answer.status < 300:
            return Told(verdict=Verdict.TAKEN, status=answer.status)
        return Told(verdict=Verdict.NEVER if answer.status in FINAL else Verdict.AGAIN, status=answer.status)

    async def close(self) -> None:
        """Close its connections."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        """Like :func:`guardrail.clients.outgoing.new_session`, but for the resolver; made when it is first needed,
        within the running loop."""
        if self._session is None:
            inner = self._resolver or aiohttp.ThreadedResolver()
            connector = aiohttp.TCPConnector(
                limit=20, keepalive_timeout=4.0, resolver=PublicResolver(inner, development=self._development)
            )
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False, auto_decompress=False
            )
        return self._session

    def _checked(self, controller: str, text: str) -> URL | None:
        try:
            url = checked_url(text.partition("?")[0])
            whole = URL(text)
        except (ConfigError, ValueError):
            return None
        host, port, allowed = url.host or "", url.port, self._hosts.get(controller, frozenset())
        # A query is fine in a callback's address; everything before it was checked without one.
        if whole.raw_fragment or (whole.host, whole.port) != (url.host, url.port) or whole.raw_user is not None:
            return None
        local = self._development and _is_loopback(host)
        if url.scheme != "https" and not local:
            return None
        if not (_is_public(host) or local):
            return None
        agreed = f"{host}:{port}" in allowed or (host in allowed and (port == 443 or local))
        return whole if agreed else None


class PublicResolver(AbstractResolver):
    """Leaves out every address that is not public; in development loopback may stay."""

    def __init__(self, inner: AbstractResolver, *, development: bool = False) -> None:
        self._inner = inner
        self._development = development

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises OSError when nothing is left."""
        found = await self._inner.resolve(host, port, family)
        kept = [result for result in found if self._fits(result["host"].partition("%")[0])]
        if not kept:
            raise OSError("no acceptable address")
        return kept

    async def close(self) -> None:
        """Close the inner resolver."""
        await self._inner.close()

    def _fits(self, address: str) -> bool:
        return _is_public(address) or (self._development and _is_loopback(address))


def _is_public(host: str) -> bool:
    """Of an address whether it is a public one; a name is judged by what it resolves to."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.lower().rstrip(".") != "localhost"
    return address.is_global and reachable(address) and not (address.version == 6 and address in _NAT64)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
