"""Lets the operator's own web pages use the web chat from a browser (Fetch standard, CORS protocol).

Only listed origins, only ``/chat/``, only with a bearer token: cookies never cross origins.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

_PREFLIGHT: Mapping[str, str] = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept",
    "Access-Control-Max-Age": "600",
}


def allow_origins(origins: frozenset[str]) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """A signal for ``on_response_prepare`` that marks answers to listed pages as readable by them."""

    async def mark(request: web.Request, response: web.StreamResponse) -> None:
        if not request.path.startswith("/chat/"):
            return
        response.headers["Vary"] = "Origin"
        origin = request.headers.get("Origin")
        if origin in origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            if request.method == "OPTIONS":
                response.headers.update(_PREFLIGHT)

    return mark


async def preflight(request: web.Request) -> web.Response:
    """The browser's question before the page's request; the answer is in the headers."""
    return web.Response(status=204)
