"""The API of a channel, called with the credential that only Guardrail holds."""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp
from yarl import URL

from guardrail.clients.outgoing import Timeouts, checked_url, kept_headers, pieces, require_plain, translated
from guardrail.errors import BotError
from guardrail.ports import ApiCall, BotAnswer

_PASSED = frozenset({"accept", "accept-language", "content-type", "x-line-retry-key"})


class HttpApiClient:
    """Implements :class:`guardrail.ports.ApiClient` on a session of :func:`new_session`.

    ``media_url`` is the channel's second host, for calls that go there. Of the bot's own headers only
    the few that mean something to the API are passed on; ``credential`` is sent as a bearer token.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        api_url: str,
        media_url: str | None,
        credential: str,
        *,
        timeouts: Timeouts | None = None,
        max_bytes: int = 33_554_432,
    ) -> None:
        require_plain(session)
        self._session = session
        self._api_url = str(checked_url(api_url)).rstrip("/")
        self._media_url = str(checked_url(media_url)).rstrip("/") if media_url else None
        self._authorization = f"Bearer {credential}"
        self._timeouts = (timeouts or Timeouts()).whole()
        self._max_bytes = max_bytes

    async def call(self, call: ApiCall, headers: Mapping[str, str]) -> BotAnswer:
        """The API's answer, whatever its status below 300 or above 399.

        ``call.path`` may carry a query. Raises :class:`~guardrail.errors.BotError` or
        ``BotTimeoutError``.
        """
        url = self._url(call)
        async with (
            translated(),
            self._session.request(
                call.method,
                url,
                data=call.body or None,
                headers=self._headers(call, headers),
                timeout=self._timeouts,
                allow_redirects=False,
            ) as response,
        ):
            if 300 <= response.status < 400:
                raise BotError(code="bot_refused")
            body = b"".join([piece async for piece in pieces(response, self._max_bytes)])
            return BotAnswer(status=response.status, headers=kept_headers(response.headers), body=body)

    async def close(self) -> None:
        """The session belongs to whoever made it."""

    def _url(self, call: ApiCall) -> URL:
        base = self._media_url if call.media_host else self._api_url
        if base is None or not call.path.startswith("/") or call.path.startswith("//"):
            raise BotError(code="api_call_invalid")
        return URL(base + call.path, encoded=True)

    def _headers(self, call: ApiCall, headers: Mapping[str, str]) -> dict[str, str]:
        passed = {name.lower(): value for name, value in headers.items() if name.lower() in _PASSED}
        if call.body:
            passed.setdefault("content-type", "application/json")
        return {
            "user-agent": "guardrail",
            **passed,
            "authorization": self._authorization,
            "accept-encoding": "identity",
        }
