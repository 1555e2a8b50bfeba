"""Hand-overs of the signing key, as they stand in the log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from guardrail.audit.tables import Tables, micros
from guardrail.core import entries
from guardrail.core.handovers import TAG, Handover, from_fields
from guardrail.errors import IntegrityError


class HandedOverError(IntegrityError):
    """This process holds a key that is not the log's any more: it must not sign."""

    code = "audit_key_handed_over"

    def __init__(self) -> None:
        super().__init__(
            "the log's key was handed over to a newer one than keys.directory has: finish `guardrail keys "
            "rotate-audit` where it was begun, or copy audit-signing.key from there"
        )


def handovers_in(connection: Connection, tables: Tables, name: str) -> Sequence[Handover]:
    """Those of the log of this name, in order. Entries of a log that this one began with, and altered ones, are
    none of it; whether they continue each other is for the reader to see."""
    e = tables.entries.c
    query = select(e.position, e.body).where(e.tag == TAG, e.position.is_not(None)).order_by(e.position)
    found = []
    for position, body in connection.execute(query).all():
        try:
            handover = from_fields(name, json.loads(body)["fields"])
        except (IntegrityError, ValueError, KeyError, TypeError):
            continue
        if handover.size == position:
            found.append(handover)
    return found


def record(connection: Connection, tables: Tables, handover: Handover, entry_id: str, at: datetime) -> bytes:
    """Give the hand-over its place in the log; its leaf hash."""
    entry = entries.entry(TAG, handover.fields, entry_id=entry_id, at=at)
    body = entries.canonical(entry)
    leaf = entries.leaf(body)
    connection.execute(
        insert(tables.entries).values(
            entry_id=entry_id, position=handover.size, at=micros(at), tag=TAG, body=body.decode(), leaf_hash=leaf
        )
    )
    return leaf
