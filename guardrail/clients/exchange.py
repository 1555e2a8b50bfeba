"""One request to somebody outside who must be told something: bounded in time and size, and never an exception."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

from guardrail.clients.outgoing import pieces, translated
from guardrail.errors import BotError


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """An answer; header names in lower case, a header that came several times joined by commas."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)


async def exchange(
    session: aiohttp.ClientSession,
    method: str,
    url: URL,
    *,
    headers: Mapping[str, str],
    seconds: float,
    body: bytes | None = None,
    most: int = 0,
) -> Exchanged | None:
    """The answer, with at most ``most`` bytes of content; None when there was none within ``seconds``, or a larger
    one. With ``most`` 0 nothing of it is read. Redirects are not followed."""
    timeout = aiohttp.ClientTimeout(total=seconds)
    sent = {"accept": "application/json", **headers}
    if body is not None:
        sent["content-type"] = "application/json"
    try:
        async with (
            translated(),
            session.request(method, url, data=body, headers=sent, timeout=timeout, allow_redirects=False) as response,
        ):
            content = b"".join([piece async for piece in pieces(response, most)]) if most else b""
            received = {name.lower(): ", ".join(response.headers.getall(name)) for name in response.headers}
            if not most:
                response.close()  # or the connection would wait for what nobody reads
            return Exchanged(status=response.status, headers=received, body=content)
    except BotError:
        return None
