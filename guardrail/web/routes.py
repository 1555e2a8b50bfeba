"""Finds the route that a request's path names."""

from __future__ import annotations

import re

from aiohttp import web

from guardrail.errors import UnknownRouteError
from guardrail.web.turns import RouteInfo, Turns

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)


def named_route(request: web.Request, turns: Turns) -> tuple[str, RouteInfo]:
    """The name in the path and what is known of that route.

    Raises :class:`~guardrail.errors.UnknownRouteError`.
    """
    name = request.match_info["route"]
    info = turns.routes().get(name) if _NAME.fullmatch(name) else None
    if info is None:
        raise UnknownRouteError
    return name, info
