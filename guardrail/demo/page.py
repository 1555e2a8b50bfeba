"""The demo page and the three calls its script makes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from importlib.resources import files

from aiohttp import web

from guardrail.demo.feed import DemoFeed, FeedEvent
from guardrail.demo.visitor import Visitor
from guardrail.errors import BadPayloadError, ChannelError, UnsupportedMediaError

_FILES = {
    "/demo": ("index.html", "text/html"),
    "/demo/demo.css": ("demo.css", "text/css"),
    "/demo/demo.js": ("demo.js", "text/javascript"),
    "/demo/icon.svg": ("icon.svg", "image/svg+xml"),
}
_LANGUAGES = frozenset({"", "en", "zh-TW", "lt", "es"})
_BEAT_SECONDS = 15.0


def demo_page(feed: DemoFeed, visitor: Visitor) -> Callable[[web.Application], None]:
    """Mounts ``/demo`` on the control plane, whose gate already refuses foreign hosts."""

    async def session(request: web.Request) -> web.Response:
        _require_page(request)
        return _json(201, json.dumps({"session": await visitor.open()}).encode())

    async def chat(request: web.Request) -> web.Response:
        _require_page(request)
        token, language, message = _asked(await _body(request))
        status, answer = await visitor.say(token, language, message)
        return _json(status, answer)

    async def events(request: web.Request) -> web.StreamResponse:
        return await _follow(request, feed)

    async def stop(app: web.Application) -> None:
        feed.close()

    def mount(app: web.Application) -> None:
        for path, (name, content_type) in _FILES.items():
            app.router.add_get(path, _static(name, content_type))
        app.router.add_post("/demo/session", session)
        app.router.add_post("/demo/chat", chat)
        app.router.add_get("/demo/events", events, allow_head=False)
        app.on_shutdown.append(stop)

    return mount


def _static(name: str, content_type: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    content = (files("guardrail.demo") / "static" / name).read_bytes()

    async def serve(request: web.Request) -> web.StreamResponse:
        return web.Response(body=content, content_type=content_type, charset="utf-8")

    return serve


async def _follow(request: web.Request, feed: DemoFeed) -> web.StreamResponse:
    last = request.headers.get("Last-Event-ID", "0")[:15]
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    await response.write(b": listening\n\n")
    beating = asyncio.create_task(_beat(response))
    try:
        async for event in feed.follow(int(last) if last.isascii() and last.isdecimal() else 0):
            await response.write(_frame(event))
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
    return response


async def _beat(response: web.StreamResponse) -> None:
    """Comments that keep the connection open, and find out when it is not."""
    while True:
        await asyncio.sleep(_BEAT_SECONDS)
        await response.write(b":\n\n")


def _frame(event: FeedEvent) -> bytes:
    data = json.dumps({"kind": event.kind, **event.data}, ensure_ascii=True)
    return f"id: {event.number}\ndata: {data}\n\n".encode()


def _require_page(request: web.Request) -> None:
    """Only our own page's script: another site's form or script cannot send this (Fetch standard, CORS)."""
    if request.headers.get("X-Guardrail-Demo") != "1":
        raise ChannelError(code="forbidden_origin", status=403)


async def _body(request: web.Request) -> object:
    if request.content_type != "application/json":
        raise UnsupportedMediaError
    try:
        return json.loads(await request.read())
    except (ValueError, RecursionError):
        raise BadPayloadError from None


def _asked(body: object) -> tuple[str, str, bytes]:
    """The customer's token, language and message of a call of the page."""
    if not isinstance(body, dict):
        raise BadPayloadError
    token, language, message = body.get("session"), body.get("language", ""), body.get("message")
    if not isinstance(token, str) or language not in _LANGUAGES or not isinstance(message, dict):
        raise BadPayloadError
    if not token.isascii() or not token.isprintable():
        raise BadPayloadError
    return token, str(language), json.dumps(message).encode()


def _json(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type="application/json", charset="utf-8")
