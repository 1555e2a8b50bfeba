"""Gives committed entries their place in the Merkle log and signs checkpoints.

Turns commit their entries without a position, so that no turn waits for another. One sequencer at a time,
elected by a lease row, places them in batches. Place, lease and checkpoint change in one transaction: a
process killed at any point leaves the log as it was or a whole batch longer, and two processes can never
fork it (the lease row is locked; the unique position is the last guard). Order is by position; an entry's
time is information only, so clocks may jump.

Nothing is signed before it was checked: leaf hashes are derived again from the bodies, the tree from its
newest checkpoint. What does not fit stops the log with :class:`~guardrail.errors.IntegrityError`.

The key may be handed over to a new one: that is a transaction, too, so whoever still holds the old key finds it
done before signing anything. Such a process goes on only once it has the new key.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy.exc
from sqlalchemy import Connection, bindparam, func, insert, select, update

from guardrail.audit.aside import Aside
from guardrail.audit.handovers import HandedOverError, handovers_in, record
from guardrail.audit.tables import Run, Tables, from_micros, leaf_hashes, micros, newest_checkpoint
from guardrail.core import entries, notes
from guardrail.core.handovers import hand_over
from guardrail.core.merkle import Frontier
from guardrail.errors import GuardrailError, IntegrityError
from guardrail.ports import AuditStatus, Clock

T = TypeVar("T")
LEASE = 10_000_000  # microseconds
BATCH = 250  # entries; turns wait for the writer meanwhile, about 15 ms


@dataclass(frozen=True, slots=True)
class _Step:
    """What a transaction did; believed once it has committed."""

    placed: int
    frontier: Frontier


class _OutrunError(GuardrailError):
    """Another process placed entries first; nothing of this batch is kept."""

    code = "audit_outrun"
    retryable = True


class Sequencer:
    """The audit log over a relational store. One a process; ``holder`` names the process (a random id).

    ``origin`` is the log's name in its checkpoints, ``seed`` its Ed25519 key (32 bytes). ``renewed`` reads the seed
    anew where it is kept; it may wait.
    """

    def __init__(
        self,
        run: Run,
        tables: Tables,
        *,
        seed: bytes,
        origin: str,
        holder: str,
        clock: Clock,
        batch: int = BATCH,
        renewed: Callable[[], bytes] | None = None,
    ) -> None:
        self._run = run
        self._tables = tables
        self._seed = seed
        self._verifier = notes.verifier_of(origin, seed)
        self._renewed = renewed
        self._aside = Aside("seed")
        self._holder = holder
        self._clock = clock
        self._batch = batch
        self._frontier = Frontier()
        self._stopped: str | None = None  # the code of what does not verify
        self._turn = asyncio.Lock()

    @property
    def verifier(self) -> notes.Verifier:
        """The key that this process signs with."""
        return self._verifier

    @property
    def vkey(self) -> str:
        """The log's public key as text, to be kept where the operator cannot change it."""
        return self._verifier.vkey

    async def sequence(self) -> int:
        """Place what waits, a checkpoint a batch; how many were placed (0 when another process is elected).

        Raises :class:`~guardrail.errors.IntegrityError` when entries or tree do not verify.
        """
        total = 0
        async with self._turn:
            while (step := await self._step()) is not None:
                self._frontier = step.frontier
                total += step.placed
                if step.placed < self._batch:
                    break
        return total

    async def _step(self) -> _Step | None:
        """One batch; None when another process was faster."""
        try:
            step = await self._with_key(self._place)
        except _OutrunError:
            return None
        except IntegrityError as error:
            self._stopped = error.code
            raise
        self._stopped = None
        return step

    async def resume(self, pinned: notes.Checkpoint) -> None:
        """Go on from a checkpoint that was kept outside the database: raise unless the log contains it.

        :class:`~guardrail.errors.IntegrityError` with code ``audit_rolled_back`` when entries that were
        signed are not there or not the same, ``audit_log_renamed`` when it is of a log of another name.
        """
        if pinned.origin != self._verifier.name:
            raise IntegrityError(
                "audit.origin names another log than audit.pin; give the log its name back, or see "
                "`guardrail audit accept-rollback`",
                code="audit_log_renamed",
            )
        async with self._turn:
            self._frontier = await self._run(lambda connection: self._containing(connection, pinned))

    async def hand_over(self, seed: bytes, entry_id: str) -> None:
        """Give the log to the key of another seed, and go on with that. Nobody waits for this process's lease.

        Raises :class:`~guardrail.errors.IntegrityError` as :meth:`sequence`; nothing is changed then.
        """
        async with self._turn:
            self._frontier = await self._run(lambda connection: self._handed_over(connection, seed, entry_id))
            self._adopt(seed)

    async def _with_key(self, work: Callable[[Connection], T]) -> T:
        """Run a transaction; once more with the key that ours was handed over to, when this process can have it."""
        try:
            return await self._run(work)
        except HandedOverError:
            if self._renewed is None or (seed := await self._aside(self._renewed)) == self._seed:
                raise
        self._adopt(seed)
        return await self._run(work)

    def _adopt(self, seed: bytes) -> None:
        self._seed, self._verifier = seed, notes.verifier_of(self._verifier.name, seed)

    async def release(self) -> None:
        """Let another process sequence at once: this one ends."""
        table = self._tables.lease
        ours = update(table).where(table.c.id == 1, table.c.holder == self._holder).values(until=0)
        await self._run(lambda connection: connection.execute(ours))

    async def ready(self) -> None:
        """Raise unless the tree in the database is the one that was signed, and grew from the one seen last."""
        if self._stopped not in (None, HandedOverError.code):
            raise IntegrityError("the audit log has stopped", code=self._stopped)
        async with self._turn:
            self._frontier = await self._with_key(self._verified_frontier)
            self._stopped = None

    async def status(self) -> AuditStatus:
        """Size and age, for metrics."""
        return await self._run(self._status)

    # ------------------------------------------------------------ within one transaction

    def _place(self, connection: Connection) -> _Step:
        if not self._waiting(connection, 1) or not self._elected(connection):
            return _Step(0, self._frontier)
        waiting = self._waiting(connection, self._batch)  # again: whoever held the lease may have placed some
        frontier = self._verified_frontier(connection)
        leaves = [_checked_leaf(row) for row in waiting]
        if not leaves:
            return _Step(0, frontier)
        grown = frontier.extend(leaves)
        try:
            self._write_positions(connection, waiting, leaves, frontier.size)
            self._write_checkpoint(connection, grown, self._seed)
        except sqlalchemy.exc.IntegrityError:
            raise _OutrunError from None
        return _Step(len(leaves), grown)

    def _handed_over(self, connection: Connection, seed: bytes, entry_id: str) -> Frontier:
        """The old key's last checkpoint stands, for each batch has one; the new one's first covers the entry."""
        self._end_lease(connection)
        frontier, origin = self._verified_frontier(connection), self._verifier.name
        handover = hand_over(origin, frontier.size, frontier.root, self._seed, seed)
        grown = frontier.extend([record(connection, self._tables, handover, entry_id, self._clock())])
        self._write_checkpoint(connection, grown, seed)
        return grown

    def _end_lease(self, connection: Connection) -> None:
        """Whoever has it: the row stays locked to the end, and the lease says who comes first, not who may."""
        table = self._tables.lease
        connection.execute(select(table).where(table.c.id == 1).with_for_update())
        if connection.execute(update(table).where(table.c.id == 1).values(until=0)).rowcount:
            return
        try:
            connection.execute(insert(table).values(id=1, holder=self._holder, until=0))
        except sqlalchemy.exc.IntegrityError:
            raise _OutrunError from None

    def _waiting(self, connection: Connection, limit: int) -> Sequence[Any]:
        table = self._tables.entries
        query = select(table).where(table.c.position.is_(None)).order_by(table.c.at, table.c.entry_id)
        return connection.execute(query.limit(limit)).all()

    def _elected(self, connection: Connection) -> bool:
        """Take or renew the lease; an end too far in the future was written by a clock that jumped."""
        table, now = self._tables.lease, micros(self._clock())
        row = connection.execute(select(table).where(table.c.id == 1).with_for_update()).first()
        if row is None:
            try:
                connection.execute(insert(table).values(id=1, holder=self._holder, until=now + LEASE))
            except sqlalchemy.exc.IntegrityError:
                raise _OutrunError from None
            return True
        if row.holder != self._holder and now < row.until <= now + LEASE:
            return False
        connection.execute(update(table).where(table.c.id == 1).values(holder=self._holder, until=now + LEASE))
        return True

    def _verified_frontier(self, connection: Connection) -> Frontier:
        """The tree at the newest checkpoint, grown from what this process saw last."""
        row = newest_checkpoint(connection, self._tables)
        if row is None:
            if self._frontier.size or _has_placed(connection, self._tables):
                raise IntegrityError("checkpoints are missing", code="audit_rolled_back")
            return self._frontier
        signed = self._signed(connection, row.note)
        if (signed.size, signed.root) != (row.size, bytes(row.root)):
            raise IntegrityError("checkpoint row and note disagree", code="audit_checkpoint_altered")
        if signed.size < self._frontier.size:
            raise IntegrityError("the log is shorter than it was", code="audit_rolled_back")
        leaves = leaf_hashes(connection, self._tables, self._frontier.size, signed.size)
        grown = self._frontier.extend(leaves) if signed.size > self._frontier.size else self._frontier
        if (grown.size, grown.root) != (signed.size, signed.root):
            raise IntegrityError("the entries do not give the signed root", code="audit_log_altered")
        return grown

    def _signed(self, connection: Connection, note: str) -> notes.Checkpoint:
        """The newest checkpoint, which must be ours. Whose key was handed over has no part in the log any more."""
        try:
            return notes.verify_checkpoint(note, self._verifier)
        except IntegrityError:
            handovers = handovers_in(connection, self._tables, self._verifier.name)
            if any(handover.old == self._verifier for handover in handovers):
                raise HandedOverError from None
            raise

    def _containing(self, connection: Connection, pinned: notes.Checkpoint) -> Frontier:
        """The tree at the pinned size, from the entries that are there."""
        there = Frontier().extend(leaf_hashes(connection, self._tables, 0, pinned.size))
        if (there.size, there.root) != (pinned.size, pinned.root):
            raise IntegrityError(
                f"the database was rolled back: it lacks entries of the {pinned.size} that were signed. Nobody is "
                "served. Restore its newest state, or see `guardrail audit accept-rollback`",
                code="audit_rolled_back",
            )
        return there

    def _write_positions(
        self, connection: Connection, rows: Sequence[Any], leaves: Sequence[bytes], start: int
    ) -> None:
        table = self._tables.entries
        statement = (
            update(table)
            .where(table.c.entry_id == bindparam("this"), table.c.position.is_(None))
            .values(position=bindparam("place"), leaf_hash=bindparam("leaf"))
        )
        placed = connection.execute(
            statement,
            [
                {"this": row.entry_id, "place": start + i, "leaf": leaf}
                for i, (row, leaf) in enumerate(zip(rows, leaves, strict=True))
            ],
        )
        if placed.rowcount not in (-1, len(rows)):
            raise _OutrunError

    def _write_checkpoint(self, connection: Connection, frontier: Frontier, seed: bytes) -> None:
        checkpoint = notes.Checkpoint(origin=self._verifier.name, size=frontier.size, root=frontier.root)
        connection.execute(
            insert(self._tables.checkpoints).values(
                size=checkpoint.size,
                origin=checkpoint.origin,
                root=checkpoint.root,
                note=notes.sign_checkpoint(checkpoint, seed),
                at=micros(self._clock()),
            )
        )

    def _status(self, connection: Connection) -> AuditStatus:
        table = self._tables.entries
        row = newest_checkpoint(connection, self._tables)
        count, oldest = connection.execute(
            select(func.count(), func.min(table.c.at)).where(table.c.position.is_(None))
        ).one()
        return AuditStatus(
            size=row.size if row else 0,
            checkpoint_at=from_micros(row.at) if row else None,
            waiting=count,
            waiting_since=None if oldest is None else from_micros(oldest),
        )


def _checked_leaf(row: Any) -> bytes:
    """The leaf hash derived from the body, once it agrees with everything else the row says."""
    body = row.body.encode()
    leaf = entries.leaf(body)
    stated = leaf if row.leaf_hash is None else bytes(row.leaf_hash)
    try:
        said = json.loads(body)
        agrees = (said["id"], said["tag"], micros(datetime.fromisoformat(said["at"]))) == (
            row.entry_id,
            row.tag,
            row.at,
        )
    except (ValueError, KeyError, TypeError):
        agrees = False
    if stated != leaf or not agrees:
        raise IntegrityError(f"audit entry {row.entry_id} was altered before it was signed", code="audit_entry_altered")
    return leaf


def _has_placed(connection: Connection, tables: Tables) -> bool:
    query = select(tables.entries.c.entry_id).where(tables.entries.c.position.is_not(None)).limit(1)
    return connection.execute(query).first() is not None
