"""The bot API: what a bot may do with a person's data, and who answers them.

A bot asks before it tags, profiles or writes to a CRM, and says when a human takes over. It presents the
route's bot credential and names a conversation by the random id it was told (``Guardrail-Conversation``). A
conversation of another route is as unknown as one that never was: same status, same body.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError, ChannelError
from guardrail.types import Purpose
from guardrail.web.credentials import bearer, holder_of
from guardrail.web.protocol import HttpLimits
from guardrail.web.reading import read_body
from guardrail.web.replies import json_response
from guardrail.web.routes import named_route
from guardrail.web.running import Running, finish
from guardrail.web.turns import Answerer, ConsentView, Turns

_CONVERSATION = re.compile(r"cnv_[a-z2-7]{26}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class BotApi:
    """The handlers and what they need."""

    turns: Turns
    limits: HttpLimits
    running: Running

    async def consent(self, request: web.Request) -> web.StreamResponse:
        """``GET /bot/{route}/conversations/{conversation}/consent``."""
        route, conversation = self._addressed(request)
        view = await finish(self.running, self.turns.consent_of(route, conversation))
        if view is None:
            raise _unknown()
        return _answer(_written(view))

    async def handoff(self, request: web.Request) -> web.StreamResponse:
        """``POST /bot/{route}/conversations/{conversation}/handoff``, ``{"to": "human"}`` or ``{"to": "bot"}``."""
        route, conversation = self._addressed(request)
        to = _wanted(await read_body(request, self.limits))
        view = await finish(self.running, self.turns.hand_over(route, conversation, to))
        if view is None:
            raise _unknown()
        return _answer({"to": view.to.value, "disclosure_due": view.disclosure_due})

    def _addressed(self, request: web.Request) -> tuple[str, str]:
        """Route and conversation of a request whose bot is who it says, before anything of it is read.

        Raises :class:`~guardrail.errors.UnknownRouteError` and, for a route without a bot credential as for a
        wrong one, :class:`~guardrail.errors.UnauthorizedError`.
        """
        route, info = named_route(request, self.turns)
        holder_of(bearer(request), info.bot_credentials)
        conversation = request.match_info["conversation"]
        if not _CONVERSATION.fullmatch(conversation):
            raise _unknown()
        return route, conversation


def add_bot_api(app: web.Application, api: BotApi) -> None:
    """Serve it on the data plane."""
    place = "/bot/{route}/conversations/{conversation}"
    app.router.add_get(f"{place}/consent", api.consent, allow_head=False)
    app.router.add_post(f"{place}/handoff", api.handoff)


def _unknown() -> ChannelError:
    return ChannelError(code="unknown_conversation", status=404)


def _wanted(body: bytes) -> Answerer:
    """Raises :class:`~guardrail.errors.BadPayloadError` unless the body is that one member, twice nothing."""
    value = Document.parse(body).value
    if not isinstance(value, dict) or list(value) != ["to"] or value["to"] not in list(Answerer):
        raise BadPayloadError
    return Answerer(value["to"])


def _written(view: ConsentView) -> Mapping[str, Any]:
    return {
        "purposes": {
            purpose.value: {
                "allowed": standing.allowed,
                "state": standing.state.value,
                "since": _time(standing.since),
                "basis": standing.basis.value,
            }
            for purpose in Purpose
            if (standing := view.purposes.get(purpose)) is not None
        },
        "citations": [
            {"law": each.law, "article": each.article, "source": each.source, "rule": each.rule}
            for each in view.citations
        ],
        "valid_until": _time(view.valid_until),
        "revision": view.revision,
    }


def _time(at: datetime | None) -> str | None:
    """RFC 3339 in UTC, to the second."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _answer(document: Mapping[str, Any]) -> web.Response:
    return json_response(200, json.dumps(document).encode())
