"""Leases on the inbox, and the end of what has expired: the two writes that are not part of a turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, or_, select, update

from guardrail.storage import schema as s
from guardrail.storage.reads import to_inbox
from guardrail.storage.statements import INBOX_COLUMNS
from guardrail.types import InboxItem, InboxState

OPEN = (InboxState.READY.value, InboxState.SENDING.value)
"""What is to be taken to the bot, in order."""
LEASE_MICROSECONDS = 60 * 1_000_000
EXPIRING = ((s.transcript, "seq"), (s.vault, "seq"), (s.inbox, "seq"), (s.reply_handles, "lookup"))


def _due(now: int) -> Any:
    """Open heads of their conversation whose time has come and that nobody has leased."""
    item, earlier = s.inbox, s.inbox.alias("earlier")
    behind = exists().where(
        earlier.c.conversation_id == item.c.conversation_id,
        earlier.c.state.in_(OPEN),
        earlier.c.seq < item.c.seq,
    )
    return and_(
        item.c.state.in_(OPEN),
        or_(item.c.next_at.is_(None), item.c.next_at <= now),
        or_(item.c.leased_until.is_(None), item.c.leased_until <= now),
        item.c.expires_at > now,
        ~behind,
    )


def any_due(connection: Connection, now: int) -> bool:
    """Whether leasing is worth a write. ``now`` in microseconds."""
    return connection.execute(select(s.inbox.c.seq).where(_due(now)).limit(1)).first() is not None


def lease_due(connection: Connection, now: int, limit: int) -> Sequence[InboxItem]:
    """Lease due items for a minute, oldest first, at most one a conversation."""
    i = s.inbox.c
    heads = select(i.seq).where(_due(now)).order_by(i.seq).limit(limit).scalar_subquery()
    still_free = or_(i.leased_until.is_(None), i.leased_until <= now)
    rows = connection.execute(
        update(s.inbox)
        .where(i.seq.in_(heads), i.state.in_(OPEN), still_free)
        .values(leased_until=now + LEASE_MICROSECONDS)
        .returning(i.seq, *INBOX_COLUMNS)
    ).all()
    return [to_inbox(row[1:]) for row in sorted(rows, key=lambda row: int(row.seq))]


def delete_expired(connection: Connection, now: int, limit: int) -> dict[str, int]:
    """Delete at most ``limit`` expired rows a table; how many went, by table, zeros left out."""
    counts = {}
    for table, key in EXPIRING:
        column = table.c[key]
        old = select(column).where(table.c.expires_at <= now).order_by(table.c.expires_at).limit(limit)
        gone = connection.execute(delete(table).where(column.in_(old.scalar_subquery()))).rowcount
        if gone:
            counts[table.name] = gone
    return counts
