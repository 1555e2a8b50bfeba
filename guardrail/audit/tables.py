"""The three tables that the audit log lives in; the storage room defines them and hands them over.

Columns used: ``entries(entry_id, position, at, tag, body, leaf_hash)``, ``checkpoints(size, origin, root,
note, at)``, ``lease(id, holder, until)``. Times are whole microseconds since 1970-01-01 UTC. ``position`` is
unique and null until the entry is placed; ``leaf_hash`` may be null until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy import Column, Connection, Select, Table, select

T = TypeVar("T")
_PAGE = 10_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Run(Protocol):
    """Runs a function in one transaction on its own connection; an exception rolls back."""

    async def __call__(self, work: Callable[[Connection], T], /) -> T: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Where entries, checkpoints and the sequencer's lease stand."""

    entries: Table
    checkpoints: Table
    lease: Table


def micros(at: datetime) -> int:
    """Microseconds since the epoch."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def from_micros(value: int) -> datetime:
    """The aware time of :func:`micros`."""
    return _EPOCH + timedelta(microseconds=value)


def newest_checkpoint(connection: Connection, tables: Tables) -> Any | None:
    """The row of the largest checkpoint, or None."""
    return connection.execute(select(tables.checkpoints).order_by(tables.checkpoints.c.size.desc()).limit(1)).first()


def leaf_hashes(connection: Connection, tables: Tables, start: int, end: int) -> Iterator[bytes]:
    """Leaf hashes of the placed entries in ``start <= position < end``, in order."""
    entries = tables.entries
    query = select(entries.c.position, entries.c.leaf_hash).where(entries.c.position < end)
    return (bytes(row[1] or b"") for row in in_pages(connection, query, entries.c.position, start))


def in_pages(connection: Connection, query: Select[Any], number: Column[int], start: int) -> Iterator[Any]:
    """The rows of a query in order of their ``number`` from ``start`` on, never more than a page in memory.

    A driver may hold a whole result otherwise, whatever is asked of it row by row.
    """
    while True:
        page = connection.execute(query.where(number >= start).order_by(number).limit(_PAGE)).all()
        yield from page
        if len(page) < _PAGE:
            return
        start = getattr(page[-1], number.name) + 1
