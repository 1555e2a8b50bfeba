"""The log as JSON lines that can be verified offline (``docs/spec/audit-log.md``).

First a header, then entries in order of position, each checkpoint behind the last entry it covers. Every
line is canonical JSON (RFC 8785) and ends in a newline: a log has exactly one spelling. An export may begin
at any position: its header then holds the tree over the entries before. Of a log whose key was handed over, the
header holds every hand-over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import rfc8785
from sqlalchemy import Connection, select

from guardrail.audit.handovers import handovers_in
from guardrail.audit.tables import Tables, in_pages, leaf_hashes
from guardrail.core import notes
from guardrail.core.handovers import Handover, keys_of
from guardrail.core.merkle import Frontier
from guardrail.errors import IntegrityError

FORMAT = "guardrail-audit-log/1"
_EMPTY = Frontier()


class PlacedEntry(NamedTuple):
    """A row as it stands; columns may say anything."""

    entry_id: str
    position: int
    at: int
    tag: str
    body: str
    leaf_hash: bytes | None


def export(
    connection: Connection,
    tables: Tables,
    verifier: notes.Verifier,
    before: Frontier = _EMPTY,
    rows: Iterable[PlacedEntry] | None = None,
) -> Iterator[bytes]:
    """The placed entries and their checkpoints, one line each, without the entries of the tree ``before``.

    ``verifier`` is any of the log's keys; ``rows`` are those of :func:`placed`, for a caller that looks at them, too.
    """
    yield header(verifier, before, _handovers(connection, tables, verifier))
    checkpoints = _checkpoints(connection, tables, before.size)
    upcoming = next(checkpoints, None)
    if upcoming is not None and upcoming.size == before.size:
        yield checkpoint_line(upcoming.note)
        upcoming = next(checkpoints, None)
    for row in placed(connection, tables, before.size) if rows is None else rows:
        yield entry_line(row)
        while upcoming is not None and upcoming.size <= row.position + 1:
            yield checkpoint_line(upcoming.note)
            upcoming = next(checkpoints, None)
    while upcoming is not None:
        yield checkpoint_line(upcoming.note)
        upcoming = next(checkpoints, None)


def _handovers(connection: Connection, tables: Tables, verifier: notes.Verifier) -> Sequence[Handover]:
    """Those that this key is among; none when they were altered, which reading the entries will name."""
    found = handovers_in(connection, tables, verifier.name)
    try:
        return keys_of(verifier, found).handovers
    except IntegrityError:
        return ()


def tree_of_first(connection: Connection, tables: Tables, size: int) -> Frontier:
    """The tree over the first ``size`` entries by their stored leaf hashes; a smaller one when fewer are there."""
    return Frontier().extend(leaf_hashes(connection, tables, 0, size))


def header(verifier: notes.Verifier, before: Frontier = _EMPTY, handovers: Sequence[Handover] = ()) -> bytes:
    """Which log this is, the first key that it claims to be signed with, whom that handed over to, and the tree
    before the first entry here. ``verifier`` is the key of a log without hand-overs."""
    first = handovers[0].old if handovers else verifier
    claim: dict[str, Any] = {"format": FORMAT, "origin": first.name, "vkey": first.vkey}
    if handovers:
        claim |= {"handovers": [handover.note for handover in handovers]}
    if before.size:
        claim |= {"peaks": [peak.hex() for peak in before.peaks], "position": before.size}
    return rfc8785.dumps(claim) + b"\n"


def entry_line(row: PlacedEntry) -> bytes:
    """An entry as it is stored: nothing is derived again, so that verifying sees what the table says."""
    leaf = bytes(row.leaf_hash or b"").hex()
    return f'{{"body":{row.body},"leaf":"{leaf}","position":{row.position}}}\n'.encode()


def checkpoint_line(note: str) -> bytes:
    """A signed checkpoint."""
    return rfc8785.dumps({"checkpoint": note}) + b"\n"


def placed(connection: Connection, tables: Tables, start: int = 0) -> Iterator[PlacedEntry]:
    """The placed entries from a position on, in order."""
    e = tables.entries.c
    query = select(e.entry_id, e.position, e.at, e.tag, e.body, e.leaf_hash)
    return map(PlacedEntry._make, in_pages(connection, query, e.position, start))


def _checkpoints(connection: Connection, tables: Tables, start: int) -> Iterator[Any]:
    return in_pages(connection, select(tables.checkpoints), tables.checkpoints.c.size, start)
