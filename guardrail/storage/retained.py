"""What is kept and for how long: counts by route for officers, rows that are about to expire for holds, and the law's
maximum for rows that were promised longer.

These walk over tables that may be large. Counts are for somebody who asks; the rest goes by pages, and only over what
has expired or is over the maximum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, and_, case, exists, func, null, select, update

from guardrail.ports import SealedRow
from guardrail.storage import schema as s
from guardrail.storage.reads import maybe_time, to_time, to_word
from guardrail.storage.schema import to_micros
from guardrail.types import Direction, Sealed

T = TypeVar("T")

SEALED = {"transcript": s.transcript, "vault": s.vault, "inbox": s.inbox}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows of a table a route has, since when the oldest is there (None: unknown), and how many are due."""

    route: str
    table: str
    rows: int
    oldest: datetime | None
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """A sealed row whose time is up, and whose it is; ``subject_id`` None: of a group."""

    row: SealedRow
    subject_id: str | None
    route: str


class Database(Protocol):
    """What :class:`~guardrail.storage.store.SqlStore` offers beside the port."""

    async def run(self, work: Callable[[Connection], T]) -> T: ...

    async def look(self, work: Callable[[Connection], T]) -> T: ...


class RetainedRows:
    """Reads and shortens what is retained."""

    def __init__(self, store: Database) -> None:
        self._store = store

    async def counts(self, now: datetime) -> Sequence[Count]:
        """By route and table."""
        return await self._store.look(lambda connection: _counts(connection, to_micros(now)))

    async def expired(self, table: str, now: datetime, after: int, limit: int) -> Sequence[Expired]:
        """Rows of ``transcript``, ``vault`` or ``inbox`` that the next sweep deletes, in order of arrival;
        ``after`` is the cursor of the last one of the page before."""
        return await self._store.look(
            lambda connection: _expired(connection, SEALED[table], to_micros(now), after, limit)
        )

    async def bring_forward(self, route: str, before: datetime, now: datetime, limit: int) -> int:
        """Let messages of a route that are older than ``before`` expire now, and originals of conversations in which
        no younger message is left; how many rows, at most ``limit`` a table.

        They are looked for beside the commits, for that may be a walk over all that is kept; turns wait only while
        those found are changed.
        """
        old, until = to_micros(before), to_micros(now)
        messages, originals = await self._store.look(lambda connection: _over(connection, route, old, until, limit))
        if not messages and not originals:
            return 0
        return await self._store.run(lambda connection: _bring_forward(connection, messages, originals, old, until))


def _counts(connection: Connection, now: int) -> Sequence[Count]:
    found: list[Count] = []
    c = s.conversations.c
    for table, at in ((s.transcript, s.transcript.c.at), (s.vault, null()), (s.inbox, s.inbox.c.at)):
        due = func.sum(case((table.c.expires_at <= now, 1), else_=0))
        query = select(c.route, func.count(), func.min(at), due)
        rows = connection.execute(query.join(table, table.c.conversation_id == c.id).group_by(c.route)).all()
        found += [_count(table, *row) for row in rows]
    p = s.subjects.c
    rows = connection.execute(select(p.route, func.count(), func.min(p.created_at), null()).group_by(p.route)).all()
    found += [_count(s.subjects, *row) for row in rows]
    ledger = s.consent_ledger
    query = select(p.route, func.count(), func.min(ledger.c.at), null())
    rows = connection.execute(query.join(ledger, ledger.c.subject_id == p.id).group_by(p.route)).all()
    found += [_count(ledger, *row) for row in rows]
    return sorted(found, key=lambda each: (each.route, each.table))


def _count(table: Table, route: str, rows: int, oldest: int | None, due: Any) -> Count:
    return Count(route=route, table=table.name, rows=rows, oldest=maybe_time(oldest), due=int(due or 0))


def _expired(connection: Connection, table: Table, now: int, after: int, limit: int) -> Sequence[Expired]:
    c = s.conversations.c
    query = select(table, c.route.label("route_of"), c.subject_id.label("subject_of"))
    mine = query.join(s.conversations, c.id == table.c.conversation_id)
    rows = connection.execute(
        mine.where(table.c.expires_at <= now, table.c.seq > after).order_by(table.c.seq).limit(limit)
    ).all()
    return [Expired(row=_sealed(table, row), subject_id=_whose(table, row), route=row.route_of) for row in rows]


def _whose(table: Table, row: Any) -> str | None:
    """An original in a group is of the person that it is about; a message there is the group's."""
    return str(row.subject_id) if table is not s.transcript else row.subject_of


def _sealed(table: Table, row: Any) -> SealedRow:
    said = table is s.transcript
    return SealedRow(
        cursor=row.seq,
        table=table.name,
        record_id=row.item_id if table is s.inbox else row.record_id,
        conversation_id=row.conversation_id,
        owner_id=row.owner_id if said else row.subject_id,
        placeholder=row.placeholder if table is s.vault else None,
        direction=to_word(Direction, row.direction) if said else None,
        at=None if table is s.vault else to_time(row.at),
        expires_at=to_time(row.expires_at),
        decision_id=row.decision_id if said else None,
        sealed=Sealed(bytes(row.sealed)),
    )


def _over(connection: Connection, route: str, before: int, now: int, limit: int) -> tuple[Sequence[int], Sequence[int]]:
    """Messages and originals, by their order of arrival, that are to expire."""
    c, t, v = s.conversations.c, s.transcript.c, s.vault.c
    routed = select(c.id).where(c.route == route)
    old = select(t.seq).where(t.at < before, t.expires_at > now, t.conversation_id.in_(routed)).limit(limit)
    begun = select(c.id).where(c.route == route, c.created_at < before)
    orphans = select(v.seq).where(_silent(before, now), v.conversation_id.in_(begun)).limit(limit)
    return connection.scalars(old).all(), connection.scalars(orphans).all()


def _bring_forward(
    connection: Connection, messages: Sequence[int], originals: Sequence[int], before: int, now: int
) -> int:
    """Asked again: meanwhile a row may have gone, or a conversation gone on."""
    t, v = s.transcript.c, s.vault.c
    still = ((s.transcript, t.seq.in_(messages)), (s.vault, v.seq.in_(originals) & _silent(before, now)))
    return sum(connection.execute(update(table).where(these).values(expires_at=now)).rowcount for table, these in still)


def _silent(before: int, now: int) -> Any:
    """An original that is kept for a conversation in which nobody said anything since."""
    t, v = s.transcript.c, s.vault.c
    spoken = exists().where(t.conversation_id == v.conversation_id, t.at >= before)
    return and_(v.expires_at > now, ~spoken)
