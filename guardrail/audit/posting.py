"""One request to a place outside: its status counts, its answer is not read, its errors have no text."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from guardrail.audit.sinks.sink import SinkError


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """How requests are sent: ``session`` keeps no cookies and no hidden proxies; ``timeout`` in seconds."""

    session: aiohttp.ClientSession
    timeout: float
    token: str | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    async def send(self, method: str, url: URL, body: bytes = b"", **headers: str) -> int:
        """The answer's status. :class:`~guardrail.audit.sinks.sink.SinkError` when there was none."""
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.token is not None:
            sent["authorization"] = f"Bearer {self.token}"
        try:
            async with self._request(method, url, body, sent) as response:
                return response.status
        except TimeoutError:
            raise SinkError("no answer in time", code="sink_timeout") from None
        except (aiohttp.ClientError, OSError, ValueError, asyncio.IncompleteReadError):
            raise SinkError("not reached") from None

    async def fetch(self, url: URL, most: int) -> bytes | None:
        """The body of a 200 of at most ``most`` bytes; None for any other answer."""
        sent = dict(self.headers)
        if self.token is not None:
            sent["authorization"] = f"Bearer {self.token}"
        try:
            async with self._request("GET", url, None, sent) as response:
                if response.status != 200:
                    return None
                return await response.content.read(most + 1)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError, asyncio.IncompleteReadError):
            return None

    def _request(
        self, method: str, url: URL, body: bytes | None, headers: Mapping[str, str]
    ) -> aiohttp.client._RequestContextManager:
        timeout = aiohttp.ClientTimeout(total=self.timeout)
        return self.session.request(method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False)


def accepted(status: int) -> bool:
    """Whether the place says that it has it."""
    return 200 <= status < 300
