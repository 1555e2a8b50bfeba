"""``/.well-known/gpc.json``: that this site honours Global Privacy Control, and since when (W3C)."""

from __future__ import annotations

import json
from datetime import date

from aiohttp import web

from guardrail.web.replies import json_response

GPC_PATH = "/.well-known/gpc.json"


def add_gpc(app: web.Application, since: date) -> None:
    """Serve the statement. An operator who made none has no such page: silence promises nothing."""
    statement = json.dumps({"gpc": True, "lastUpdate": since.isoformat()}).encode()

    async def gpc(request: web.Request) -> web.Response:
        return json_response(200, statement)

    app.router.add_get(GPC_PATH, gpc)
