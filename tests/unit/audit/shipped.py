"""Entries as sinks get them."""

from __future__ import annotations

from datetime import UTC, datetime

from guardrail.audit.sinks.sink import Shipped
from guardrail.core import entries
from guardrail.core.ids import new_id

AT = datetime(2026, 11, 22, 12, 0, 0, 250_000, tzinfo=UTC)


def shipped(position: int, tag: str = "keys:epoch:rotated") -> Shipped:
    """The entry at a position."""
    entry = entries.entry(tag, {"epoch": 1}, entry_id=new_id("ent", lambda size: position.to_bytes(size, "big")), at=AT)
    body = entries.canonical(entry)
    return Shipped(position=position, tag=tag, entry_id=entry.entry_id, body=body, leaf=entries.leaf(body))
