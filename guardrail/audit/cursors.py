"""How far each place outside (a sink, an anchor) has the log, kept in the database, and who brings it there.

One process at a time works for a place: it holds the row's lease, taken and renewed as the sequencer's is.
Two processes that both believe to hold it (one of them slept) bring the same entries twice and lose none,
for a cursor is moved by its holder only, and never back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy.exc
from sqlalchemy import Connection, Table, insert, select, update

from guardrail.audit.tables import Run, Tables, from_micros, micros, newest_checkpoint
from guardrail.errors import IntegrityError
from guardrail.ports import Clock

LEASE = timedelta(seconds=30)
PATIENCE = LEASE.total_seconds() - 5
"""Seconds that bringing something may take, so that the lease outlives it."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """``reached``: entries before this position are there. ``at``: since when."""

    reached: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursors:
    """The cursors of one process; ``look`` reads beside the commits, ``run`` is a transaction of its own."""

    look: Run
    run: Run
    tables: Tables
    cursors: Table
    holder: str
    clock: Clock

    async def read(self, name: str) -> Cursor:
        """Where a place is; at the log's beginning when it is new."""
        return await self.look(lambda connection: self._read(connection, name))

    async def claim(self, name: str) -> Cursor | None:
        """Where the place is, when this process works for it now; None while another one does."""
        return await self.run(lambda connection: self._claim(connection, name))

    async def advance(
        self, name: str, reached: int, also: Callable[[Connection], None] = lambda connection: None
    ) -> bool:
        """Move the cursor and renew the lease, with ``also`` in the same transaction; False, and nothing is
        done, when the lease went to another process meanwhile."""
        return await self.run(lambda connection: self._advance(connection, name, reached, also))

    async def release(self, name: str) -> None:
        """Let another process begin at once."""
        await self.run(lambda connection: self._release(connection, name))

    def _read(self, connection: Connection, name: str) -> Cursor:
        row = self._row(connection, name)
        cursor = Cursor() if row is None else _cursor(row)
        newest = newest_checkpoint(connection, self.tables)
        if cursor.reached > (newest.size if newest else 0):
            raise IntegrityError("a place outside has more of the log than the database", code="audit_cursor_ahead")
        return cursor

    def _claim(self, connection: Connection, name: str) -> Cursor | None:
        table, now = self.cursors, micros(self.clock())
        lease = {"holder": self.holder, "until": now + LEASE // timedelta(microseconds=1)}
        row = self._row(connection, name, lock=True)
        if row is None:
            try:
                with connection.begin_nested():
                    connection.execute(insert(table).values(name=name, reached=0, **lease))
            except sqlalchemy.exc.IntegrityError:
                return None  # another process was faster
            return Cursor()
        # An end too far in the future was written by a clock that jumped.
        if row.holder != self.holder and now < row.until <= lease["until"]:
            return None
        connection.execute(update(table).where(table.c.name == name).values(**lease))
        return _cursor(row)

    def _advance(self, connection: Connection, name: str, reached: int, also: Callable[[Connection], None]) -> bool:
        table, now = self.cursors, micros(self.clock())
        row = self._row(connection, name, lock=True)
        if row is None or row.holder != self.holder or row.reached > reached:
            return False
        until = now + LEASE // timedelta(microseconds=1)
        connection.execute(
            update(table).where(table.c.name == name).values(reached=reached, reached_at=now, until=until)
        )
        also(connection)
        return True

    def _release(self, connection: Connection, name: str) -> None:
        ours = (self.cursors.c.name == name, self.cursors.c.holder == self.holder)
        connection.execute(update(self.cursors).where(*ours).values(until=0))

    def _row(self, connection: Connection, name: str, *, lock: bool = False) -> Any | None:
        query = select(self.cursors).where(self.cursors.c.name == name)
        return connection.execute(query.with_for_update() if lock else query).first()


def _cursor(row: Any) -> Cursor:
    return Cursor(row.reached, None if row.reached_at is None else from_micros(row.reached_at))
