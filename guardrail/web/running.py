"""Work that runs to its end although nobody waits for it any more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

_T = TypeVar("_T")

Running = set[asyncio.Task[Any]]
"""Turns in flight, for the server to wait for when it drains."""


async def finish(
    running: Running, work: Coroutine[Any, Any, _T], abandoned: Callable[[_T], Awaitable[None]] | None = None
) -> _T:
    """Let a turn run to its end even when the client hangs up: half a turn is worth nothing.

    ``abandoned`` gets the result that nobody waits for any more.
    """
    task = asyncio.create_task(work)
    running.add(task)
    task.add_done_callback(running.discard)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        leftover = asyncio.create_task(_discard(task, abandoned))
        running.add(leftover)
        leftover.add_done_callback(running.discard)
        raise


async def _discard(task: asyncio.Task[_T], abandoned: Callable[[_T], Awaitable[None]] | None) -> None:
    await asyncio.wait([task])
    if task.cancelled() or task.exception() is not None or abandoned is None:
        return
    await abandoned(task.result())
