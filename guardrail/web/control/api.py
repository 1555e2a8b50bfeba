"""The API behind its door: every call is admitted, authenticated, read, allowed, then handled.

The order is the same for all operations, so that none can forget a step. Whoever is not logged in gets 401 for
whatever they send; what is in a body or a query is looked at only afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ValidationError

from guardrail import __version__
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError, ChannelError, UnauthorizedError
from guardrail.ports.access import Actor
from guardrail.web.control.openapi import document
from guardrail.web.control.operations import Answer, Call, File, Operation
from guardrail.web.control.paths import PARAMETERS
from guardrail.web.control.services import Services
from guardrail.web.control.table import OPERATIONS
from guardrail.web.credentials import bearer
from guardrail.web.protocol import HttpLimits
from guardrail.web.reading import read_body
from guardrail.web.replies import json_response

BASE = "/api/v1"

M = TypeVar("M", bound=BaseModel)
_Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_api(app: web.Application, services: Services, limits: HttpLimits) -> None:
    """Serve the operations, and the document that describes them."""
    described = json.dumps(document(OPERATIONS, version=__version__, base=BASE)).encode()

    async def openapi(request: web.Request) -> web.Response:
        return json_response(200, described)

    app.router.add_get(f"{BASE}/openapi.json", openapi, allow_head=False)
    for path in dict.fromkeys(each.path for each in OPERATIONS):
        resource = app.router.add_resource(BASE + path)
        for operation in [each for each in OPERATIONS if each.path == path]:
            resource.add_route(operation.method, _guarded(operation, services, limits))


def _guarded(operation: Operation, services: Services, limits: HttpLimits) -> _Handle:
    async def handle(request: web.Request) -> web.StreamResponse:
        source = request.remote or ""
        services.door.admit(source)
        actor = None if operation.public else await _authenticated(request, services)
        call = Call(
            services=services,
            actor=actor,
            source=source,
            path=_path(request),
            query=_query(request, operation.query),
            body=await _body(request, operation.body, limits),
        )
        if actor is not None and operation.action is not None and not operation.asks_itself:
            await services.door.allowed(
                actor,
                operation.action,
                request=call.path.get("request"),
                subject=call.path.get("subject"),
                conversation=call.path.get("conversation"),
            )
        return _written(operation, await operation.handle(call))

    return handle


async def _authenticated(request: web.Request, services: Services) -> Actor:
    token = bearer(request, most=8192)
    if token is None:
        raise UnauthorizedError
    return await services.door.authenticate(token, request.remote or "")


def _path(request: web.Request) -> dict[str, str]:
    for name, value in request.match_info.items():
        if not PARAMETERS[name].fullmatch(value):
            raise ChannelError(code="not_found", status=404)
    return dict(request.match_info)


def _query(request: web.Request, model: type[M] | None) -> M | None:
    given = request.query
    if len(set(given.keys())) != len(given):
        raise ChannelError(code="bad_request")
    if model is None:
        if given:
            raise ChannelError(code="bad_request")
        return None
    try:
        return model.model_validate_strings(dict(given))
    except ValidationError:
        raise ChannelError(code="bad_request") from None


async def _body(request: web.Request, model: type[M] | None, limits: HttpLimits) -> M | None:
    if model is None:
        if request.body_exists and await request.content.readany():
            raise BadPayloadError
        return None
    raw = await read_body(request, limits)
    Document.parse(raw)  # refuses duplicate keys and what has two readings
    try:
        return model.model_validate_json(raw)
    except ValidationError:
        raise BadPayloadError from None


def _written(operation: Operation, answer: Answer) -> web.Response:
    if answer is None:
        return web.Response(status=operation.status)
    if isinstance(answer, File):
        headers = {
            "Content-Type": answer.content_type,
            "Content-Disposition": f'attachment; filename="{answer.name}"',
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        }
        return web.Response(status=operation.status, body=answer.body, headers=headers)
    return json_response(operation.status, answer.model_dump_json().encode())
