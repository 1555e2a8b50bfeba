"""Who presents a request: bearer credentials and web chat sessions."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from aiohttp import web

from guardrail.errors import ChannelError, UnauthorizedError
from guardrail.types import RawText
from guardrail.web.sessions import COOKIE, Sessions
from guardrail.web.turns import Credential, RouteInfo

_MOST_CHARACTERS = 1024


def bearer(request: web.Request, most: int = _MOST_CHARACTERS) -> str | None:
    """The bearer token of a request (RFC 6750 section 2.1) of at most so many characters, if it presents one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > most:
        return None
    return token


def holder_of(token: str | None, accepted: Sequence[Credential]) -> str:
    """Whose credential this is. Compares with every accepted one, in constant time each.

    Raises :class:`~guardrail.errors.UnauthorizedError`.
    """
    digest = hashlib.sha256((token or "").encode()).digest()
    holder = None
    for credential in accepted:
        if hmac.compare_digest(digest, credential.digest):
            holder = credential.holder
    if token is None or holder is None:
        raise UnauthorizedError
    return holder


def llm_caller(request: web.Request, info: RouteInfo) -> RawText:
    """The holder of the route's API key that calls, as the caller a conversation is scoped to."""
    if info.keyless:
        return RawText("keyless")
    return RawText("key:" + holder_of(bearer(request), info.api_keys))


def web_user(request: web.Request, route: str, sessions: Sessions) -> RawText:
    """The person behind a session token, taken from the header or, on our own pages, from the cookie."""
    token = bearer(request)
    if token is not None:
        return sessions.user(route, token)
    cookie = request.cookies.get(COOKIE)
    if cookie is None:
        raise UnauthorizedError
    require_own_origin(request)
    return sessions.user(route, cookie)


def require_own_origin(request: web.BaseRequest, origins: frozenset[str] = frozenset()) -> None:
    """Refuse what another site's page sends, unless that page is among ``origins``.

    Raises :class:`~guardrail.errors.ChannelError` (403). Browsers send ``Origin`` with every POST;
    programs that are no browsers send neither header and hold no cookies of somebody else.
    """
    origin = request.headers.get("Origin")
    if origin is not None and origin in origins:
        return
    # An origin is scheme://host[:port] (RFC 6454 section 6.2). TLS ends elsewhere: schemes may differ.
    foreign = origin is not None and origin.partition("://")[2].lower() != request.headers.get("Host", "").lower()
    if foreign or request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ChannelError(code="forbidden_origin", status=403)
