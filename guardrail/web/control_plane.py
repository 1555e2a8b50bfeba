"""The control plane: what operators and their probes reach, on a port of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from guardrail.web.health import Check, Health, examine
from guardrail.web.replies import FIXED_HEADERS, json_response

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})

Mount = Callable[[web.Application], None]
"""Adds the routes of a page or an API."""

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_BROWSER_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    **FIXED_HEADERS,
}


def control_app(
    checks: Mapping[str, Check],
    registry: CollectorRegistry,
    *,
    demo: Mount | None = None,
    hosts: Iterable[str] = (),
    facts: Callable[[], Mapping[str, object]] = dict,
    mounts: Sequence[Mount] = (),
    check_seconds: float = 3.0,
) -> web.Application:
    """The control plane as an application for :class:`guardrail.web.server.Server`.

    ``checks`` answer ``/readyz`` by name; ``hosts`` are the names, beside the local ones, that a
    request's ``Host`` may carry; ``demo`` is given in demo mode only; ``facts`` say what runs; ``mounts`` add the API
    and what else officers and controllers call.
    """
    app = web.Application(client_max_size=65_536)
    app[HOSTS] = LOCAL_HOSTS | {host.lower() for host in hosts}
    app[DRAINING] = Draining()
    app.on_response_prepare.append(_protect)

    async def readyz(request: web.Request) -> web.Response:
        health = await examine(checks, seconds=check_seconds)
        draining = {"server": "draining"} if app[DRAINING].begun else {}
        health = Health({**health.parts, **draining}, facts())
        return json_response(200 if health.ready else 503, json.dumps(health.document()).encode())

    async def metrics(request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app.router.add_get("/livez", _livez)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    for mount in (*mounts, *([demo] if demo is not None else [])):
        mount(app)
    return app


async def _livez(request: web.Request) -> web.Response:
    """The process runs and its event loop turns; also while it drains."""
    return json_response(200, b'{"live": true}')


async def _protect(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _BROWSER_HEADERS.items():
        response.headers.setdefault(name, value)


class Draining:
    """Set once the process has been told to stop."""

    begun = False


HOSTS = web.AppKey("hosts", frozenset[str])
DRAINING = web.AppKey("draining", Draining)
