"""Data keys, one an owner, wrapped under the provider's key-encryption keys.

One worker thread does all waiting, so that a key destroyed there cannot come back into the cache by a read
that was under way. Keys in the cache are bounded in number and age: a key that another process destroyed
leaves this one's memory after ``max_age`` seconds at the latest (what it might still open is checked against
the store in the turn's own transaction). Open the ring after forking: threads do not survive it.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final, TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError as ConstraintError
from sqlalchemy.exc import SQLAlchemyError

from guardrail.core.sealing import DataKey
from guardrail.errors import ErasedError, GuardrailError, IntegrityError, KeysUnavailableError
from guardrail.keys import rotation
from guardrail.keys.cache import KeyCache
from guardrail.keys.key_store import (
    data_keys,
    key_store,
    make_tables,
    open_key_store,
    sync_failed,
    translate,
    truncate_log,
)
from guardrail.keys.provider import KEY_BYTES, WRAPPED_BYTES, KeyProvider, wrapping_context
from guardrail.ports import Clock

T = TypeVar("T")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class StoredKeyRing:
    """Implements :class:`guardrail.ports.KeyRing`.

    ``url`` is the key store's own database; ``cache_size`` bounds the unwrapped keys in memory, ``max_age``
    (seconds) how long one is used without looking it up again. ``count`` hears of each operation.
    """

    def __init__(
        self,
        url: str,
        provider: KeyProvider,
        *,
        entropy: Callable[[int], bytes],
        clock: Clock,
        cache_size: int = 4096,
        max_age: float = 300,
        count: Callable[[str, str], None] = lambda operation, outcome: None,
    ) -> None:
        self._engine = open_key_store(url)
        self._provider = provider
        self._entropy = entropy
        self._clock = clock
        self._cache = KeyCache(cache_size, timedelta(seconds=max_age), clock)
        self._count = count
        self._stopped = False
        self._lookup_key = provider.lookup_key()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="guardrail-keys")
        try:
            identity = self._guarded(self._open)
        except GuardrailError:
            self._engine.dispose()
            raise
        self.fingerprint: Final = self.lookup("fingerprint", identity).hex()
        """Of the key store and the lookup key; data is bound to it (``SqlStore.pair``)."""

    async def create(self, owner_id: str) -> DataKey:
        """See :meth:`guardrail.ports.KeyRing.create`. The key is durable when this returns."""
        held = self._cache.get(owner_id)
        return held if held is not None else await self._counted("create", lambda: self._create(owner_id))

    async def get(self, owner_id: str) -> DataKey:
        """See :meth:`guardrail.ports.KeyRing.get`."""
        held = self._cache.get(owner_id)
        return held if held is not None else await self._counted("get", lambda: self._get(owner_id))

    async def destroy(self, owner_id: str) -> bool:
        """See :meth:`guardrail.ports.KeyRing.destroy`.

        When this returns the wrapped key stands in no file of an SQLite key store. After an error ask again.
        """
        return await self._counted("destroy", lambda: self._destroy(owner_id))

    async def rotate(self) -> int:
        """See :meth:`guardrail.ports.KeyRing.rotate`. Other calls get their turn between the batches."""
        target = await self._in_thread(lambda: rotation.begin(self._engine, self._provider))
        while await self._in_thread(lambda: rotation.rewrap_batch(self._engine, self._provider, target)):
            pass
        await self._counted("rotate", lambda: rotation.finish(self._engine, self._provider, target))
        return target

    async def epoch(self) -> int:
        """The epoch that new keys are wrapped under; keys that were destroyed were wrapped under none later."""
        query = select(key_store.c.epoch)
        found = await self._in_thread(
            lambda: self._transaction(lambda connection: connection.scalar(query), reading=True)
        )
        if found is None:
            raise KeysUnavailableError("the key store is empty: restore it from its backup")
        return int(found)

    async def wrapped(self) -> int:
        """How many living keys the newest key-encryption key wraps."""
        newest = select(key_store.c.epoch).scalar_subquery()
        query = select(func.count()).select_from(data_keys).where(data_keys.c.epoch == newest)
        return await self._in_thread(
            lambda: self._transaction(lambda connection: connection.scalar(query) or 0, reading=True)
        )

    def lookup(self, domain: str, *values: str) -> bytes:
        """See :meth:`guardrail.ports.KeyRing.lookup`. Parts are length-prefixed: no two spell the same."""
        parts = [part.encode("utf-8", "surrogatepass") for part in (domain, *values)]
        message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        return hmac.digest(self._lookup_key, message, sha256)

    async def missing(self, owner_ids: Sequence[str]) -> frozenset[str]:
        """Which of these owners have no key: after a restore, people who were erased since the backup."""
        query = select(data_keys.c.owner_id).where(data_keys.c.owner_id.in_(owner_ids))
        found = await self._in_thread(
            lambda: self._transaction(lambda connection: connection.scalars(query).all(), reading=True)
        )
        return frozenset(owner_ids) - frozenset(found)

    async def holding(self, key_ids: Sequence[str]) -> frozenset[str]:
        """Which of these keys are here, whosever they are: a record names its key."""
        query = select(data_keys.c.key_id).where(data_keys.c.key_id.in_(key_ids))
        return frozenset(
            await self._in_thread(
                lambda: self._transaction(lambda connection: connection.scalars(query).all(), reading=True)
            )
        )

    async def ready(self) -> None:
        """See :meth:`guardrail.ports.KeyRing.ready`. An existing key must open, too."""
        await self._in_thread(self._probe)

    async def close(self) -> None:
        """Forget all keys, close the database."""
        await asyncio.get_running_loop().run_in_executor(None, self._thread.shutdown)
        self._cache.clear()
        self._engine.dispose()

    async def _counted(self, operation: str, work: Callable[[], T]) -> T:
        """``count`` is told how it ended: ``ok`` or the error's code."""
        try:
            result = await self._in_thread(work)
        except GuardrailError as error:
            self._count(operation, error.code)
            raise
        self._count(operation, "ok")
        return result

    # ---- in the worker thread

    def _open(self) -> str:
        first, identity = max(self._provider.epochs()), self._entropy(16).hex()
        return self._transaction(lambda connection: make_tables(connection, first, identity))

    def _create(self, owner_id: str) -> DataKey:
        try:
            key = self._transaction(lambda connection: self._find_or_make(connection, owner_id))
        except ConstraintError:  # another process made it first
            return self._get(owner_id)
        return self._cache.put(key)

    def _find_or_make(self, connection: Connection, owner_id: str) -> DataKey:
        found = self._find(connection, owner_id)
        if found is not None:
            return found
        # Locked, so that no rotation passes between wrapping under an epoch and keeping the wrapped key.
        epoch = connection.scalar(select(key_store.c.epoch).with_for_update(read=True))
        if epoch is None:
            raise KeysUnavailableError("the key store is empty: restore it from its backup")
        key = DataKey(self._entropy(16).hex(), owner_id, self._entropy(KEY_BYTES))
        wrapped = self._provider.wrap(epoch, key.material, wrapping_context(owner_id, key.key_id))
        connection.execute(
            insert(data_keys).values(
                key_id=key.key_id,
                owner_id=owner_id,
                epoch=epoch,
                wrapped=wrapped,
                created_at=(self._clock() - EPOCH) // timedelta(microseconds=1),
            )
        )
        return key

    def _get(self, owner_id: str) -> DataKey:
        key = self._transaction(lambda connection: self._find(connection, owner_id), reading=True)
        if key is None:
            raise ErasedError("this owner has no key")
        return self._cache.put(key)

    def _find(self, connection: Connection, owner_id: str) -> DataKey | None:
        query = select(data_keys.c.key_id, data_keys.c.epoch, data_keys.c.wrapped)
        row = connection.execute(query.where(data_keys.c.owner_id == owner_id)).first()
        if row is None:
            return None
        context = wrapping_context(owner_id, row.key_id)
        return DataKey(row.key_id, owner_id, self._provider.unwrap(row.epoch, bytes(row.wrapped), context))

    def _destroy(self, owner_id: str) -> bool:
        self._cache.drop(owner_id)
        existed = self._transaction(lambda connection: self._overwrite_and_delete(connection, owner_id))
        truncate_log(self._engine)
        return existed

    def _overwrite_and_delete(self, connection: Connection, owner_id: str) -> bool:
        mine = data_keys.c.owner_id == owner_id
        connection.execute(update(data_keys).where(mine).values(wrapped=self._entropy(WRAPPED_BYTES)))
        return connection.execute(delete(data_keys).where(mine)).rowcount > 0

    def _probe(self) -> None:
        epochs = self._provider.epochs()
        newest = max(epochs, default=0)
        context = wrapping_context("probe", "probe")
        probe = bytes(range(KEY_BYTES))
        if self._provider.unwrap(newest, self._provider.wrap(newest, probe, context), context) != probe:
            raise IntegrityError("the key provider does not return what it wrapped")
        self._transaction(lambda connection: self._probe_store(connection, frozenset(epochs)))

    def _probe_store(self, connection: Connection, epochs: frozenset[int]) -> None:
        used = set(connection.scalars(select(data_keys.c.epoch).distinct()))
        used.add(connection.scalar(select(key_store.c.epoch)) or 0)
        if used - epochs:
            raise KeysUnavailableError("keys are wrapped under a key-encryption key that is not there (any more)")
        for epoch in used:
            owner = connection.scalar(select(func.min(data_keys.c.owner_id)).where(data_keys.c.epoch == epoch))
            if owner is not None:
                self._find(connection, owner)

    def _transaction(self, work: Callable[[Connection], T], *, reading: bool = False) -> T:
        with self._engine.connect().execution_options(guardrail_plain=reading) as connection:
            result = work(connection)
            connection.commit()
            return result

    def _guarded(self, work: Callable[[], T]) -> T:
        """Errors of the library come out as ours, without a chain that would carry their text.

        After a failed fsync nothing is written or read any more until the process starts anew: a key that was
        destroyed in memory only must not count as destroyed.
        """
        if self._stopped:
            raise KeysUnavailableError("the key store's disk failed to sync: see to it, then start again")
        try:
            return work()
        except (SQLAlchemyError, GuardrailError) as error:
            self._stopped = sync_failed(error)
            failure = translate(error)
        raise failure

    async def _in_thread(self, work: Callable[[], T]) -> T:
        try:
            running = asyncio.get_running_loop().run_in_executor(self._thread, self._guarded, work)
        except RuntimeError:
            raise KeysUnavailableError("the key ring is closed") from None
        return await running
