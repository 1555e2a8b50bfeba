"""Brings a sink the entries of the log in their order: each at least once, from a cursor in the database.

Only placed entries are shipped. The cursor moves after the sink has them, so a process killed in between
sends them again and none is ever left out. A sink that is slow or down keeps nobody waiting: the cursor
stays, and the log itself is the queue.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, select

from guardrail.audit.cursors import LEASE, PATIENCE, Cursors
from guardrail.audit.sinks.sink import Shipped, Sink, SinkError
from guardrail.audit.tables import Tables, newest_checkpoint
from guardrail.errors import GuardrailError, IntegrityError

LONGEST_PAUSE = 60.0  # seconds between two attempts at a sink that is down
ROUND = 20  # batches, after which others get their turn and a stopping process is let go


class Watch(Protocol):
    """What is told of a sink."""

    def sink_lag(self, sink: str, entries: int) -> None:
        """Placed entries that it does not have yet."""
        ...

    def sink_failed(self, sink: str, code: str) -> None:
        """It did not take a batch."""
        ...


@dataclass(slots=True)
class State:
    """How a sink does, as this process knows it."""

    lag: int | None = None
    error: str | None = None


class Shipper:
    """One sink's. ``monotonic`` gives seconds, for the pauses between attempts."""

    def __init__(
        self,
        name: str,
        sink: Sink,
        cursors: Cursors,
        *,
        watch: Watch,
        monotonic: Callable[[], float],
        batch: int = 500,
    ) -> None:
        self.name = name
        self.state = State()
        self._sink = sink
        self._cursors = cursors
        self._place = f"sink:{name}"
        self._watch = watch
        self._monotonic = monotonic
        self._batch = batch
        self._mine = False  # whether the lease was ours last, and until when
        self._until = 0.0
        self._failures = 0
        self._again_at = 0.0

    async def ship(self) -> int:
        """Ship what there is, unless another process does or it is too early after a failure; how many
        entries went. Raises :class:`~guardrail.errors.GuardrailError` for an attempt that failed."""
        if self._monotonic() < self._again_at:
            await self._look()
            return 0
        try:
            shipped = await self._ship()
        except GuardrailError as error:
            self._failed(error)
            raise
        self._failures, self.state.error = 0, None
        return shipped

    async def close(self) -> None:
        """Give back the lease and what the sink holds; what hangs is left to its own time limit."""
        with suppress(GuardrailError, TimeoutError):
            async with asyncio.timeout(1):
                if self._mine:
                    await self._cursors.release(self._place)
                await self._sink.rest()

    async def _ship(self) -> int:
        shipped = 0
        if not await self._look():
            await self._idle()
            return 0
        cursor = await self._cursors.claim(self._place)
        self._holds(cursor is not None)
        if cursor is None:
            await self._sink.rest()
            return 0
        reached = cursor.reached
        for _ in range(ROUND):
            entries = await self._next(reached)
            if not entries:
                break
            await self._deliver(entries)
            reached += len(entries)
            if not await self._cursors.advance(self._place, reached):
                break
            self._holds(True)
            shipped += len(entries)
        await self._look()
        return shipped

    def _holds(self, mine: bool) -> None:
        self._mine, self._until = mine, self._monotonic() + LEASE.total_seconds()

    async def _idle(self) -> None:
        """A lease that nobody renewed has run out: another process may begin, and must find no lock."""
        if self._mine and self._monotonic() >= self._until:
            self._mine = False
            await self._sink.rest()

    async def _deliver(self, entries: Sequence[Shipped]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._sink.ship(entries)
        except TimeoutError:
            raise SinkError("it took too long", code="sink_timeout") from None

    async def _look(self) -> int:
        """How many entries the sink lacks."""
        reached = (await self._cursors.read(self._place)).reached
        size = await self._cursors.look(lambda connection: _size(connection, self._cursors.tables))
        self.state.lag = max(0, size - reached)
        self._watch.sink_lag(self.name, self.state.lag)
        return self.state.lag

    async def _next(self, start: int) -> Sequence[Shipped]:
        """The entries from a position on, at most a batch."""
        entries = await self._cursors.look(lambda connection: self._read(connection, start))
        if [entry.position for entry in entries] != list(range(start, start + len(entries))):
            raise IntegrityError("positions are missing from the log", code="audit_log_altered")
        return entries

    def _read(self, connection: Connection, start: int) -> Sequence[Shipped]:
        table = self._cursors.tables.entries
        query = select(table).where(table.c.position >= start).order_by(table.c.position).limit(self._batch)
        return [
            Shipped(
                position=row.position,
                tag=row.tag,
                entry_id=row.entry_id,
                body=row.body.encode(),
                leaf=bytes(row.leaf_hash or b""),
            )
            for row in connection.execute(query)
        ]

    def _failed(self, error: GuardrailError) -> None:
        self.state.error = error.code
        self._failures += 1
        self._again_at = self._monotonic() + min(LONGEST_PAUSE, 2.0 ** min(self._failures - 1, 10))
        self._watch.sink_failed(self.name, error.code)


def _size(connection: Connection, tables: Tables) -> int:
    newest = newest_checkpoint(connection, tables)
    return newest.size if newest else 0
