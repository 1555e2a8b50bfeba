"""Who keeps the keys."""

from __future__ import annotations

from typing import Protocol

from guardrail.core.sealing import DataKey


class KeyRing(Protocol):
    """Data keys, one an owner (subject or conversation), in a store of their own."""

    async def create(self, owner_id: str) -> DataKey:
        """Make, wrap and durably keep a new data key; if the owner has one already, return that."""
        ...

    async def get(self, owner_id: str) -> DataKey:
        """Raises :class:`~guardrail.errors.ErasedError` when the owner has no (more) key."""
        ...

    async def destroy(self, owner_id: str) -> bool:
        """Overwrite and delete the key, drop it from every cache here. False: there was none."""
        ...

    async def rotate(self) -> int:
        """Open a new key-encryption epoch, re-wrap every living key, destroy the old epoch.

        Returns the new epoch. Interrupted, it goes on at the next call and every key opens meanwhile.
        """
        ...

    def lookup(self, domain: str, *values: str) -> bytes:
        """Keyed hash (HMAC-SHA-256, 32 bytes) of values within a domain, for erasable tables only."""
        ...

    async def ready(self) -> None:
        """Raise unless a probe key can be wrapped and unwrapped and the key store answers."""
        ...

    async def close(self) -> None: ...
