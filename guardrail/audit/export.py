"""The log as JSON lines that can be verified offline (``docs/spec/audit-log.md``).

First a header, then entries in order of position, each checkpoint behind the last entry it covers. Every
line is canonical JSON (RFC 8785) and ends in a newline: a log has exactly one spelling.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import rfc8785
from sqlalchemy import Connection, select

from guardrail.audit.tables import Tables
from guardrail.core import notes

FORMAT = "guardrail-audit-log/1"


def export(connection: Connection, tables: Tables, verifier: notes.Verifier) -> Iterator[bytes]:
    """The placed entries and their checkpoints, one line each."""
    yield header(verifier)
    checkpoints = _checkpoints(connection, tables)
    upcoming = next(checkpoints, None)
    for row in placed(connection, tables):
        yield entry_line(row)
        while upcoming is not None and upcoming.size <= row.position + 1:
            yield checkpoint_line(upcoming.note)
            upcoming = next(checkpoints, None)
    while upcoming is not None:
        yield checkpoint_line(upcoming.note)
        upcoming = next(checkpoints, None)


def header(verifier: notes.Verifier) -> bytes:
    """Which log this is, and the key that it claims to be signed with."""
    return rfc8785.dumps({"format": FORMAT, "origin": verifier.name, "vkey": verifier.vkey}) + b"\n"


def entry_line(row: Any) -> bytes:
    """An entry as it is stored: nothing is derived again, so that verifying sees what the table says."""
    leaf = bytes(row.leaf_hash or b"").hex()
    return b'{"body":%s,"leaf":"%s","position":%d}\n' % (row.body.encode(), leaf.encode(), row.position)


def checkpoint_line(note: str) -> bytes:
    """A signed checkpoint."""
    return rfc8785.dumps({"checkpoint": note}) + b"\n"


def placed(connection: Connection, tables: Tables) -> Iterator[Any]:
    """The rows of the placed entries, in order."""
    table = tables.entries
    rows = connection.execute(select(table).where(table.c.position.is_not(None)).order_by(table.c.position))
    yield from rows.yield_per(10_000)


def _checkpoints(connection: Connection, tables: Tables) -> Iterator[Any]:
    rows = connection.execute(select(tables.checkpoints).order_by(tables.checkpoints.c.size))
    yield from rows.yield_per(1_000)
