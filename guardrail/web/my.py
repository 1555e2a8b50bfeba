"""``/my/{token}``: a person's copy of their data, by a one-time link.

``GET`` and ``HEAD`` show what the link is for and change nothing: messengers, mail scanners and browsers fetch links
before anybody looks at them. The form on that page opens the copy. A wrong, a spent and an old link are answered
alike. The token is in the path, which neither the access log nor a metric ever tells (they name ``/my/{token}``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl

from aiohttp import web

from guardrail.core.bundle_words import page_words
from guardrail.core.notice import NoticeLine
from guardrail.core.texts import locale_for
from guardrail.errors import BadPayloadError
from guardrail.web.pages import document, page, policy_header, require_own_page, words_for
from guardrail.web.protocol import HttpLimits
from guardrail.web.reading import read_body
from guardrail.web.running import Running, finish

PATH = "/my/{token}"

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)  # 256 bits in base64url (RFC 4648 section 5)
_FORM = frozenset({"application/x-www-form-urlencoded"})
_FORMS = frozenset({"html", "json"})
_NOBODYS = "-" * 43  # looked up in place of what can be no token, so that this takes as long


class Copies(Protocol):
    """What of :class:`guardrail.ports.rights.Bundles` the page asks for."""

    async def peek(self, token: str) -> str | None: ...

    async def opened(self, token: str, form: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPages:
    """The handlers and what they need."""

    copies: Copies
    limits: HttpLimits
    running: Running

    async def show(self, request: web.Request) -> web.StreamResponse:
        """``GET``, ``HEAD``: the page before the copy."""
        language = await self.copies.peek(_token(request))
        if language is None:
            return _gone(request)
        return page("link", page_words(language), forms=True)

    async def open(self, request: web.Request) -> web.StreamResponse:
        """``POST``: the copy, as a page or as a file."""
        require_own_page(request)
        form = _wanted(await read_body(request, self.limits, _FORM))
        content = await finish(self.running, self.copies.opened(_token(request), form))
        if content is None:
            return _gone(request)
        if form == "html":
            return document(content, "text/html", headers=policy_header())
        return document(
            content, "application/json", headers={"Content-Disposition": 'attachment; filename="my-data.json"'}
        )


def add_my_pages(app: web.Application, *, copies: Copies, limits: HttpLimits, running: Running) -> None:
    """Serve them on the data plane."""
    pages = MyPages(copies=copies, limits=limits, running=running)
    app.router.add_get(PATH, pages.show)
    app.router.add_post(PATH, pages.open)


def _token(request: web.Request) -> str:
    token = request.match_info["token"]
    return token if _TOKEN.fullmatch(token) else _NOBODYS


def _wanted(body: bytes) -> str:
    """Raises :class:`~guardrail.errors.BadPayloadError` unless the form says one thing, once."""
    try:
        fields = parse_qsl(body.decode("ascii"), strict_parsing=True, max_num_fields=1)
    except ValueError:
        raise BadPayloadError from None
    if len(fields) != 1 or fields[0][0] != "form" or fields[0][1] not in _FORMS:
        raise BadPayloadError
    return fields[0][1]


def _gone(request: web.Request) -> web.Response:
    """In the browser's language: the link's own is told to nobody who has not got it."""
    words = words_for(request)
    advice = locale_for(words.language).notice[NoticeLine.ACCESS]
    return page("gone", words, status=404, texts=words.link, advice=advice)
