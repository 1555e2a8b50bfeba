"""The demo page's customers, as real clients of the data plane: the same path as anybody's browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Protocol

import aiohttp

from guardrail.errors import BotError, BotTimeoutError


class Visitor(Protocol):
    """What the demo page needs of the web chat."""

    async def open(self) -> str:
        """A new customer's session token."""
        ...

    async def say(self, token: str, language: str, body: bytes) -> tuple[int, bytes]:
        """One message; status and JSON of the answer."""
        ...


class DataPlaneVisitor:
    """Talks to ``/chat/{route}`` of this process's own data plane.

    ``base_url`` is asked at each call, as the port may be known only once the listener is open.
    """

    def __init__(self, session: aiohttp.ClientSession, base_url: Callable[[], str], route: str) -> None:
        self._session = session
        self._base_url = base_url
        self._route = route

    async def open(self) -> str:
        """Raises :class:`~guardrail.errors.BotError` when the data plane does not answer as it should."""
        status, body = await self._post("/session", b"", {})
        try:
            token = json.loads(body)["session"]
        except (ValueError, KeyError, TypeError):
            raise BotError from None
        if status != 201 or not isinstance(token, str):
            raise BotError
        return token

    async def say(self, token: str, language: str, body: bytes) -> tuple[int, bytes]:
        """Raises :class:`~guardrail.errors.BotError` when the data plane does not answer."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return await self._post("", body, {**headers, "Accept-Language": language} if language else headers)

    async def _post(self, tail: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        url = f"{self._base_url()}/chat/{self._route}{tail}"
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise BotTimeoutError from None
        except (aiohttp.ClientError, OSError):
            raise BotError from None
