"""Tells a recipient by a signed webhook (Standard Webhooks): which conversations, what happened, when, for what."""

from __future__ import annotations

import json
from datetime import datetime

import aiohttp

from guardrail.clients.exchange import exchange
from guardrail.clients.outgoing import checked_url, require_plain
from guardrail.core.entry_kinds import timestamp
from guardrail.core.notices import Notice, Told, Verdict
from guardrail.core.standard_webhooks import secret_key, signed

GONE = 410  # the specification: the receiver wants no more messages


class WebhookSender:
    """One recipient. ``secret`` as :func:`~guardrail.core.standard_webhooks.secret_key` reads it, ``seconds`` until
    an answer must have come. Raises :class:`~guardrail.errors.ConfigError` for an address or secret that is none."""

    def __init__(self, session: aiohttp.ClientSession, url: str, secret: str, *, seconds: float) -> None:
        require_plain(session)
        self._session = session
        self._url = checked_url(url)
        self._key = secret_key(secret)
        self._seconds = seconds

    async def send(self, notice: Notice, at: datetime) -> Told:
        """One attempt: any 2xx is taken, 410 ends it, everything else is tried again."""
        body = payload(notice)
        headers = signed(self._key, notice.id, at, body)
        answer = await exchange(self._session, "POST", self._url, headers=headers, seconds=self._seconds, body=body)
        if answer is None:
            return Told(verdict=Verdict.AGAIN)
        if 200 <= answer.status < 300:
            return Told(verdict=Verdict.TAKEN, status=answer.status)
        return Told(verdict=Verdict.NEVER if answer.status == GONE else Verdict.AGAIN, status=answer.status)


def payload(notice: Notice) -> bytes:
    """The message: the same bytes at every attempt. Random ids only, nothing of a person."""
    return json.dumps(
        {
            "type": f"guardrail.subject.{notice.what}",
            "timestamp": timestamp(notice.at),
            "data": {
                "request": notice.request,
                "conversations": list(notice.conversations or ()),
                "purposes": [purpose.value for purpose in notice.purposes],
            },
        },
        separators=(",", ":"),
    ).encode()
