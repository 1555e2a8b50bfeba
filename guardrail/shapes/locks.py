"""One turn at a time in a conversation, as far as its vault is concerned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Locks:
    """A lock a key, kept only while somebody holds or awaits it."""

    def __init__(self) -> None:
        self._held: dict[bytes, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def hold(self, key: bytes | None) -> AsyncIterator[None]:
        """Exclusive per key within this process; no key, no lock."""
        if key is None:
            yield
            return
        lock, users = self._held.get(key, (asyncio.Lock(), 0))
        self._held[key] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            lock, users = self._held[key]
            if users == 1:
                del self._held[key]
            else:
                self._held[key] = lock, users - 1
