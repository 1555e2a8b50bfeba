"""The bot behind a route, reached by HTTP."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping

import aiohttp

from guardrail.clients.outgoing import Timeouts, checked_url, kept_headers, pieces, require_plain, translated
from guardrail.errors import BotError, bot_refused
from guardrail.ports import BotAnswer
from guardrail.types import BotRequest

Sign = Callable[[bytes], Mapping[str, str]]
"""Signature headers for the exact bytes that are sent."""


def unsigned(body: bytes) -> Mapping[str, str]:
    """For bots that verify no signature."""
    return {}


class HttpBotClient:
    """Implements :class:`guardrail.ports.BotClient` on a session of :func:`new_session`.

    The session may be shared and is not closed here. ``headers`` come from the route's configuration
    (the bot's own credential) and win over those of a request. ``max_bytes`` bounds an answer after
    decompression, streams included.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeouts: Timeouts | None = None,
        max_bytes: int = 8_388_608,
        sign: Sign = unsigned,
    ) -> None:
        require_plain(session)
        self._session = session
        self._url = checked_url(url)
        self._headers = {name.lower(): value for name, value in (headers or {}).items()}
        self._timeouts = timeouts or Timeouts()
        self._max_bytes = max_bytes
        self._sign = sign

    async def send(self, request: BotRequest) -> BotAnswer:
        """The bot's whole answer, whatever its status; redirects are answers that failed."""
        async with translated(), self._post(request, self._timeouts.whole()) as response:
            _refuse_redirect(response)
            body = b"".join([piece async for piece in pieces(response, self._max_bytes)])
            return BotAnswer(status=response.status, headers=kept_headers(response.headers), body=body)

    async def stream(self, request: BotRequest) -> AsyncGenerator[bytes, None]:
        """The answer's bytes as they come. Closing the iterator, or cancelling a step, hangs up."""
        async with translated(), self._post(request, self._timeouts.streamed()) as response:
            if response.status != 200:
                raise bot_refused(response.status)
            try:
                async for piece in pieces(response, self._max_bytes):
                    yield piece
            finally:
                # A connection in mid-answer is worth nothing; after the end this is harmless.
                if not response.content.at_eof():
                    response.close()

    async def close(self) -> None:
        """The session belongs to whoever made it."""

    def _post(self, request: BotRequest, timeout: aiohttp.ClientTimeout) -> aiohttp.client._RequestContextManager:
        asked = {name.lower(): value for name, value in request.headers.items()}
        headers = {
            "content-type": "application/json",
            "user-agent": "guardrail",
            **asked,
            **self._headers,
            **self._sign(request.body),
            "accept-encoding": "identity",
        }
        return self._session.post(self._url, data=request.body, headers=headers, timeout=timeout, allow_redirects=False)


def _refuse_redirect(response: aiohttp.ClientResponse) -> None:
    if 300 <= response.status < 400:
        raise BotError(code="bot_refused")
