"""Lets the operator's own web pages use the web chat from a browser (Fetch standard, CORS protocol).

Only listed origins, only ``/chat/``, only with a bearer token: cookies never cross origins. ``Sec-GPC`` is the
browser's own to send, not the page's: no preflight asks for it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

_READABLE = "Guardrail-Generated"
"""Of an answer's headers, beside the ones that every page may read: that a machine wrote it (AI Act Art. 50(2))."""

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
            else:
                response.headers["Access-Control-Expose-Headers"] = _READABLE

    return mark


async def preflight(request: web.Request) -> web.Response:
    """The browser's question before the page's request; the answer is in the headers."""
    return web.Response(status=204)
