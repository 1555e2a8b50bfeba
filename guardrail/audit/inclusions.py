"""Inclusion proofs of several entries under one checkpoint, from one pass over the leaf hashes.

A receipt shows entries of one log at one moment. Proving them one by one would read the whole log for each, and the
newest checkpoint could be another one each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from sqlalchemy import Connection, select

from guardrail.audit.handovers import handovers_in
from guardrail.audit.tables import Tables, leaf_hashes, newest_checkpoint
from guardrail.core.erasure_receipt import Grounds, Proven
from guardrail.core.handovers import Keys, keys_of
from guardrail.core.merkle import Span, inclusion_spans, node_hash
from guardrail.core.notes import Verifier
from guardrail.errors import IntegrityError

T = TypeVar("T")


class Look(Protocol):
    """Reads beside the commits (``SqlStore.look``)."""

    async def __call__(self, work: Callable[[Connection], T], /) -> T: ...


class LogGrounds:
    """What the log proves of its entries. ``verifier`` is the public key of the log, of now or of before."""

    def __init__(self, look: Look, tables: Tables, verifier: Verifier) -> None:
        self._look = look
        self._tables = tables
        self._verifier = verifier

    async def of(self, entry_ids: Sequence[str]) -> Grounds | None:
        """None: not all of them are under a signed checkpoint yet."""
        return await self._look(lambda connection: prove_together(connection, self._tables, self._verifier, entry_ids))

    async def keys(self) -> Keys:
        """The log's keys, from the first to the one in use."""
        name = self._verifier.name
        return await self._look(
            lambda connection: keys_of(self._verifier, handovers_in(connection, self._tables, name))
        )


def prove_together(
    connection: Connection, tables: Tables, verifier: Verifier, entry_ids: Sequence[str]
) -> Grounds | None:
    """See :meth:`LogGrounds.of`. IntegrityError when the log does not give the signed root."""
    newest = newest_checkpoint(connection, tables)
    if newest is None:
        return None
    e = tables.entries.c
    query = select(e.entry_id, e.position, e.body).where(e.entry_id.in_(entry_ids), e.position < newest.size)
    rows = connection.execute(query).all()
    if {row.entry_id for row in rows} != set(entry_ids):
        return None
    handovers = tuple(handovers_in(connection, tables, verifier.name))
    keys = keys_of(verifier, handovers)
    signed = keys.verify(newest.note)
    spans = {row.entry_id: inclusion_spans(signed.size, row.position) for row in rows}
    wanted = {span for each in spans.values() for span in each}
    roots = subtrees(leaf_hashes(connection, tables, 0, signed.size), wanted)
    proven = {
        row.entry_id: Proven(
            entry=row.body, position=row.position, hashes=tuple(roots.get(span, b"") for span in spans[row.entry_id])
        )
        for row in rows
    }
    if not all(each.holds(signed) for each in proven.values()):
        raise IntegrityError("the entries do not give the signed root", code="audit_log_altered")
    notes = tuple(each.note for each in handovers)
    return Grounds(checkpoint=newest.note, handovers=notes, signer=keys.newest, entries=proven)


def subtrees(leaves: Iterable[bytes], wanted: set[Span]) -> dict[Span, bytes]:
    """The roots of those subtrees of a tree that are perfect, or reach to its end. They may lie in one another."""
    found: dict[Span, bytes] = {}
    peaks: list[tuple[int, int, bytes]] = []  # perfect subtrees from the left, each smaller than the one before
    for low, leaf in enumerate(leaves):
        peak = low, low + 1, leaf
        while True:
            if peak[:2] in wanted:
                found[peak[0], peak[1]] = peak[2]
            if not peaks or peaks[-1][1] - peaks[-1][0] != peak[1] - peak[0]:
                break
            left = peaks.pop()
            peak = left[0], peak[1], node_hash(left[2], peak[2])
        peaks.append(peak)
    if peaks:
        _, end, root = peaks[-1]
        for low, _, node in reversed(peaks[:-1]):
            root = node_hash(node, root)
            if (low, end) in wanted:
                found[low, end] = root
    return found
