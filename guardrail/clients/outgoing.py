"""What every outgoing request has in common: where it may go, how long it may take, how much may come.

The configuration says where; nothing that a person, a bot or a channel sends can change it. Redirects are
not followed, cookies not kept, proxies of the environment not used.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import zlib
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from guardrail.errors import BotError, BotTimeoutError, ConfigError

_NOT_ACROSS = frozenset(
    {
        "alt-svc",
        "connection",
        "content-encoding",
        "content-length",
        "date",
        "keep-alive",
        "proxy-authenticate",
        "proxy-connection",
        "server",
        "set-cookie",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
    }
)
_NAME = re.compile(r"(?=.*[a-z])[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?", re.ASCII)
_HEX_NUMBER = re.compile(r"(?:.*\.)?0x[0-9a-f]*", re.ASCII)
# Where clouds hand out credentials to whoever asks from inside; never a bot.
_METADATA = frozenset({"metadata.google.internal", "metadata"})
_REFUSED_NETWORKS = tuple(
    ipaddress.ip_network(network) for network in ("169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128", "0.0.0.0/8")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Bounds of one outgoing request, in seconds."""

    connect: float = 5.0
    idle: float = 30.0  # between two pieces of the answer
    total: float = 60.0  # of a whole answer
    stream: float = 600.0  # of a streamed one

    def whole(self) -> aiohttp.ClientTimeout:
        """For an answer that is read to its end."""
        return aiohttp.ClientTimeout(total=self.total, connect=self.connect, sock_read=self.idle)

    def streamed(self) -> aiohttp.ClientTimeout:
        """For an answer that is passed on as it comes."""
        return aiohttp.ClientTimeout(total=self.stream, connect=self.connect, sock_read=self.idle)


def checked_url(text: str, *, hosts: Iterable[str] | None = None) -> URL:
    """The URL of an upstream, from the configuration.

    Raises :class:`~guardrail.errors.ConfigError` unless it is http(s) with a host in plain spelling,
    without user information, query or fragment; addresses of metadata services are refused, and, when
    ``hosts`` is given, every host that is not listed.
    """
    try:
        url = URL(text)
        host, port = url.host, url.port
    except ValueError:
        raise ConfigError("not a URL", code="url_invalid") from None
    if url.scheme not in ("http", "https") or not host or port is None:
        raise ConfigError("not an http(s) URL", code="url_invalid")
    if url.raw_user is not None or url.raw_password is not None or url.raw_query_string or url.raw_fragment:
        raise ConfigError("user information, query and fragment are not allowed", code="url_invalid")
    if hosts is not None and host not in frozenset(hosts):
        raise ConfigError("the host is not listed", code="url_not_listed")
    _check_host(host)
    return url


def _check_host(host: str) -> None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        if not _NAME.fullmatch(host.lower()) or _HEX_NUMBER.fullmatch(host.lower()) or host.lower() in _METADATA:
            raise ConfigError("the host is not spelled plainly", code="url_invalid") from None
        return
    if not reachable(address):
        raise ConfigError("this address is never an upstream", code="url_invalid")


def reachable(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an upstream may live at this address: not link-local, not mapped, not unspecified."""
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address.sixtofour):
        return False
    refused = any(address in network for network in _REFUSED_NETWORKS if network.version == address.version)
    return not (refused or address.is_unspecified or address.is_multicast)


class GuardedResolver(AbstractResolver):
    """Resolves names and leaves out addresses no upstream has: a name may be rebound after the check."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises OSError when nothing is left."""
        found = await self._inner.resolve(host, port, family)
        kept = [result for result in found if reachable(ipaddress.ip_address(result["host"].partition("%")[0]))]
        if not kept:
            raise OSError("no acceptable address")
        return kept

    async def close(self) -> None:
        """Close the inner resolver."""
        await self._inner.close()


def new_session(*, connections: int = 100) -> aiohttp.ClientSession:
    """A session for the clients of this package: no cookies, no environment, no hidden inflating.

    Idle connections are kept for four seconds only, less than common servers keep theirs: a POST on a
    connection that the other side is just closing could not be repeated safely.
    """
    connector = aiohttp.TCPConnector(
        limit=connections, keepalive_timeout=4.0, resolver=GuardedResolver(aiohttp.ThreadedResolver())
    )
    return aiohttp.ClientSession(
        connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False, auto_decompress=False
    )


def require_plain(session: aiohttp.ClientSession) -> None:
    """Raises :class:`~guardrail.errors.ConfigError` for a session that inflates, proxies or keeps cookies."""
    if session.auto_decompress or session.trust_env or not isinstance(session.cookie_jar, aiohttp.DummyCookieJar):
        raise ConfigError("make the session with new_session()", code="session_invalid")


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Everything aiohttp raises becomes a BotError; its text, which may quote the answer, is dropped."""
    try:
        yield
    except (TimeoutError, aiohttp.ServerTimeoutError):
        raise BotTimeoutError from None
    except (aiohttp.ClientError, OSError, ValueError, zlib.error, asyncio.IncompleteReadError):
        raise BotError from None


class Inflater:
    """Undoes a content encoding piece by piece and stops at ``most`` bytes, whatever they inflate from."""

    def __init__(self, encoding: str, most: int) -> None:
        self._left = most
        self._inflate: zlib._Decompress | None = None
        if encoding in ("gzip", "x-gzip"):
            self._inflate = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        elif encoding == "deflate":
            self._inflate = zlib.decompressobj()
        elif encoding not in ("", "identity"):
            raise BotError(code="bot_encoding")

    def feed(self, data: bytes) -> bytes:
        """The plain bytes of the next piece; raises :class:`~guardrail.errors.BotError` past the bound."""
        if self._inflate is not None:
            data = self._inflate.decompress(data, self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise BotError(code="bot_answer_too_large")
        return data

    def finish(self) -> None:
        """Raises :class:`~guardrail.errors.BotError` when the compressed answer broke off or goes on."""
        if self._inflate is not None and (not self._inflate.eof or self._inflate.unused_data):
            raise BotError(code="bot_encoding")


async def pieces(response: aiohttp.ClientResponse, most: int) -> AsyncIterator[bytes]:
    """The answer's content as it comes, inflated, at most ``most`` bytes in all."""
    inflater = Inflater(response.headers.get("Content-Encoding", "").strip().lower(), most)
    async for chunk in response.content.iter_any():
        if plain := inflater.feed(chunk):
            yield plain
    inflater.finish()


def kept_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """An answer's headers that mean something beyond this connection, lower case."""
    received = [(name.lower(), value) for name, value in headers.items()]
    named = {token.strip().lower() for name, value in received if name == "connection" for token in value.split(",")}
    return {name: value for name, value in received if name not in _NOT_ACROSS | named}
