"""The data plane: what channels and bots reach. Nothing of the control plane is here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from guardrail.errors import ChannelError, UnknownRouteError
from guardrail.types import RawText
from guardrail.web import headers
from guardrail.web.bot_api import BotApi, add_bot_api
from guardrail.web.cors import allow_origins, preflight
from guardrail.web.credentials import bearer, holder_of, llm_caller, require_own_origin, web_user
from guardrail.web.my import Copies, add_my_pages
from guardrail.web.paths import is_canonical
from guardrail.web.protocol import HttpLimits
from guardrail.web.reading import JSON, read_body, read_optional_body
from guardrail.web.receipt_page import IssuedReceipts, add_receipt_page
from guardrail.web.replies import json_response
from guardrail.web.routes import named_route
from guardrail.web.running import Running, finish
from guardrail.web.sessions import COOKIE, Sessions
from guardrail.web.streaming import send_stream
from guardrail.web.turns import Answer, RouteInfo, Turns
from guardrail.web.well_known import add_gpc

WEB_CHAT = "web"
LLM = "openai"

_API_TYPES = JSON | {"image/png", "image/jpeg"}
_API_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPlane:
    """The handlers and what they need. ``running`` are turns that go on when their client is gone."""

    turns: Turns
    sessions: Sessions
    limits: HttpLimits
    running: Running
    origins: frozenset[str] = frozenset()
    secure_cookies: bool = True

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """``POST /chat/{route}``: one message of a person, JSON or server-sent events back."""
        route, info = self._route(request, WEB_CHAT)
        caller = web_user(request, route, self.sessions)
        return await self._answer(request, route, info, caller)

    async def open_session(self, request: web.Request) -> web.StreamResponse:
        """``POST /chat/{route}/session``: a new person; the token, in the body and as a cookie."""
        route, _ = self._route(request, WEB_CHAT)
        require_own_origin(request, self.origins)
        token = self.sessions.issue(route)
        response = json_response(201, json.dumps({"session": token}).encode())
        response.set_cookie(
            COOKIE, token, path=f"/chat/{route}", httponly=True, samesite="Strict", secure=self.secure_cookies
        )
        return response

    async def complete(self, request: web.Request) -> web.StreamResponse:
        """``POST /llm/{route}/v1/chat/completions``."""
        route, info = self._route(request, LLM)
        return await self._answer(request, route, info, llm_caller(request, info))

    async def models(self, request: web.Request) -> web.StreamResponse:
        """``GET /llm/{route}/v1/models``: the models the route's configuration names."""
        _, info = self._route(request, LLM)
        llm_caller(request, info)
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "guardrail"} for name in info.models]
        return json_response(200, json.dumps({"object": "list", "data": data}).encode())

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """``POST /in/{route}``: a platform's webhook. The pipeline verifies the signature on these bytes."""
        route, _ = self._route(request, None)
        body = await read_body(request, self.limits)
        await finish(self.running, self.turns.receive(route, headers.inbound(request.headers.items()), body))
        return json_response(200, b"{}")

    async def call(self, request: web.Request) -> web.StreamResponse:
        """``/out/{route}/…``: the bot calls its channel's API through us."""
        route, info = self._route(request, None)
        holder_of(bearer(request), info.bot_credentials)
        path, _, query = request.raw_path.partition("?")
        path = path.removeprefix(f"/out/{route}")
        if not is_canonical(path) or not path.startswith("/"):
            raise ChannelError(code="bad_target")
        body = await read_optional_body(request, self.limits, _API_TYPES)
        sent = headers.inbound(request.headers.items(), from_bot=True)
        answer = await finish(self.running, self.turns.call(route, request.method, path, query, sent, body))
        return web.Response(status=answer.status, body=answer.body, headers=headers.outbound(answer.headers))

    async def _answer(self, request: web.Request, route: str, info: RouteInfo, caller: RawText) -> web.StreamResponse:
        body = await read_body(request, self.limits)
        sent = headers.inbound(request.headers.items())
        work = self.turns.answer(route, info.channel, caller, sent, body)
        answer = await finish(self.running, work, abandoned=_close_stream)
        kept = headers.outbound(answer.headers) | {"cache-control": "no-store"}
        if isinstance(answer.body, bytes):
            kept.setdefault("content-type", "application/json; charset=utf-8")
            return web.Response(status=answer.status, body=answer.body, headers=kept)
        return await self._send(request, answer.status, kept, answer.body)

    async def _send(
        self, request: web.Request, status: int, kept: Mapping[str, str], body: AsyncIterator[bytes]
    ) -> web.StreamResponse:
        task = asyncio.current_task()
        assert task is not None
        self.running.add(task)
        try:
            return await send_stream(request, status, kept, body)
        finally:
            self.running.discard(task)

    def _route(self, request: web.Request, channel: str | None) -> tuple[str, RouteInfo]:
        """Raises :class:`~guardrail.errors.UnknownRouteError` for a name not on this channel."""
        name, info = named_route(request, self.turns)
        if info.channel != channel and (channel is not None or info.channel in (WEB_CHAT, LLM)):
            raise UnknownRouteError
        return name, info


async def _close_stream(answer: Answer) -> None:
    close = getattr(answer.body, "aclose", None)
    if close is not None:
        await close()


def data_app(
    turns: Turns,
    sessions: Sessions,
    limits: HttpLimits | None = None,
    *,
    origins: Iterable[str] = (),
    secure_cookies: bool = True,
    gpc_since: date | None = None,
    copies: Copies | None = None,
    receipts: IssuedReceipts | None = None,
) -> web.Application:
    """The data plane as an application for :class:`guardrail.web.server.Server`.

    ``origins`` are the web pages whose scripts may use the web chat. ``secure_cookies`` is turned off
    only where browsers reach the listener without TLS. ``gpc_since``: from when on the operator states to
    honour Global Privacy Control. ``copies`` and ``receipts`` are what people open by the links they were given.
    """
    plane = DataPlane(
        turns=turns,
        sessions=sessions,
        limits=limits or HttpLimits(),
        running=set(),
        origins=frozenset(origins),
        secure_cookies=secure_cookies,
    )
    app = web.Application(client_max_size=plane.limits.body_bytes)
    app[RUNNING] = plane.running
    app.on_response_prepare.append(allow_origins(plane.origins))
    app.router.add_post("/chat/{route}", plane.chat)
    app.router.add_options("/chat/{route}", preflight)
    app.router.add_options("/chat/{route}/session", preflight)
    app.router.add_post("/chat/{route}/session", plane.open_session)
    app.router.add_post("/llm/{route}/v1/chat/completions", plane.complete)
    app.router.add_get("/llm/{route}/v1/models", plane.models, allow_head=False)
    app.router.add_post("/in/{route}", plane.receive)
    for method in _API_METHODS:
        app.router.add_route(method, "/out/{route}/{tail:.+}", plane.call)
    add_bot_api(app, BotApi(turns=turns, limits=plane.limits, running=plane.running))
    if gpc_since is not None:
        add_gpc(app, gpc_since)
    if copies is not None:
        add_my_pages(app, copies=copies, limits=plane.limits, running=plane.running)
    if receipts is not None:
        add_receipt_page(app, receipts=receipts)
    return app


RUNNING: web.AppKey[Running] = web.AppKey("running", set)
"""Turns in flight, for the server to wait for when it drains."""
