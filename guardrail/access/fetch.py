"""One JSON object from the provider: bounded in size and time, without redirects, and never in clear abroad."""

from __future__ import annotations

import ipaddress
import json
from typing import Any, Final

import aiohttp
from yarl import URL

from guardrail.errors import DependencyError

MOST_BYTES: Final = 256 * 1024


class IssuerUnavailableError(DependencyError):
    """The provider did not answer, or not with what OpenID Connect Discovery asks for."""

    code = "issuer_unavailable"


async def fetched(session: aiohttp.ClientSession, url: str, *, timeout: float) -> dict[str, Any]:  # noqa: ASYNC109
    """The JSON object at ``url``; ``timeout`` in seconds for all of it.

    The session must not inflate: a compressed answer is refused, as nothing was asked for. Raises
    :class:`IssuerUnavailableError`, which never quotes the answer.
    """
    target = guarded(url)
    limits = aiohttp.ClientTimeout(total=timeout)
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    try:
        async with session.get(target, allow_redirects=False, timeout=limits, headers=headers) as response:
            if response.status != 200 or response.headers.get("Content-Encoding", "identity") != "identity":
                raise IssuerUnavailableError("the provider does not answer as it should")
            body = bytearray()
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise IssuerUnavailableError("the provider's answer is too large")
        document = json.loads(body)
    except (aiohttp.ClientError, OSError, ValueError, RecursionError):  # TimeoutError is an OSError
        raise IssuerUnavailableError("the provider does not answer") from None
    if not isinstance(document, dict):
        raise IssuerUnavailableError("the provider's answer is not an object")
    return document


def guarded(url: str) -> URL:
    """The URL, if keys may come from there: https, or this very machine. Raises :class:`IssuerUnavailableError`."""
    try:
        target = URL(url)
    except ValueError:
        raise IssuerUnavailableError("not a URL") from None
    plain = target.raw_user is None and target.raw_password is None and not target.raw_fragment
    if target.host and plain and (target.scheme == "https" or (target.scheme == "http" and is_here(target.host))):
        return target
    raise IssuerUnavailableError("the provider's keys must come by https")


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
