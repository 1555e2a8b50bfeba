"""Blocking work on a thread of its own: a file system or a server that hangs must not take a thread from
the pool that the turns' name lookups share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Aside:
    """One thread, started when it is first needed."""

    def __init__(self, name: str) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix=f"guardrail-{name}")

    async def __call__(self, work: Callable[[], T]) -> T:
        """Run ``work`` after what this thread does already."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
