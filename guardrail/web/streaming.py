"""Sends a stream of server-sent events, and gives it up at once when the reader is gone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

from aiohttp import web

from guardrail.web.replies import FIXED_HEADERS


async def send_stream(
    request: web.Request, status: int, headers: Mapping[str, str], body: AsyncIterator[bytes]
) -> web.StreamResponse:
    """Every chunk goes out as it comes.

    A reader that hangs up cancels this handler (see :mod:`guardrail.web.server`), also while the bot
    is silent: the cancellation reaches the iterator, which frees what it holds upstream. A stream that
    fails half-way is cut off without its terminating chunk, so that nobody takes it for whole.
    """
    response = web.StreamResponse(status=status, headers=dict(headers))
    response.headers.update(FIXED_HEADERS)
    response.headers["Content-Type"] = "text/event-stream; charset=utf-8"
    response.headers["X-Accel-Buffering"] = "no"
    try:
        # Whatever fails before the first chunk is still an ordinary error answer with its status.
        first = await anext(body, b"")
        await _pass_on(request, response, first, body)
    finally:
        close = getattr(body, "aclose", None)
        if close is not None:
            await close()
    return response


async def _pass_on(
    request: web.Request, response: web.StreamResponse, first: bytes, rest: AsyncIterator[bytes]
) -> None:
    try:
        await response.prepare(request)
        if first:
            await response.write(first)
        async for chunk in rest:
            if chunk:
                await response.write(chunk)
        await response.write_eof()
    except Exception:
        if request.transport is not None:
            request.transport.abort()
        raise ConnectionResetError from None
