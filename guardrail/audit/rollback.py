"""Goes on after the data were put back to an earlier state: in a new log, for the old one cannot be continued.

The old log signed checkpoints of entries that are lost. To append to what is left of it would sign a second
history under the same name. So what is left becomes the beginning of a log of another name: its first
checkpoint covers the entries that were kept, the checkpoints of the old name go, and its first entry says
how many entries the old log had signed and how many of them are here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from guardrail.audit.pin import Pin
from guardrail.audit.tables import Run, Tables, leaf_hashes, micros, newest_checkpoint
from guardrail.core import entries, notes
from guardrail.core.ids import new_id
from guardrail.core.merkle import Frontier
from guardrail.errors import ConfigError, IntegrityError
from guardrail.ports import Clock, Entropy

BEGUN = "audit:log:begun"


class RunningError(ConfigError):
    """A process sequences this log now."""

    code = "running"


class NothingLostError(ConfigError):
    """The database has everything that was signed."""

    code = "nothing_lost"


class LogNameError(ConfigError):
    """The configured name of the log cannot begin a new one."""

    code = "audit_origin_used"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is left of a log: ``signed`` entries in its pinned checkpoint, ``kept`` of them here."""

    origin: str
    signed: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollback:
    """The steps, for a log whose configured name is ``origin``; ``seed`` is the signing key's."""

    run: Run
    tables: Tables
    pin: Pin
    origin: str
    seed: bytes
    clock: Clock
    entropy: Entropy

    async def examine(self) -> Left:
        """What would be accepted. Raises :class:`~guardrail.errors.ConfigError` for nothing to accept, a name
        that was used, a process that runs; :class:`~guardrail.errors.IntegrityError` when what is left is not
        a log of ours in itself."""
        pinned = self.pin.read()
        if pinned is None:
            raise NothingLostError("nothing is pinned in audit.pin, so nothing can be missed")
        return await self.run(lambda connection: self._examined(connection, pinned))

    async def accept(self) -> Left:
        """Begin the new log; may be repeated after a kill."""
        pinned = self.pin.read()
        if pinned is None:
            raise NothingLostError("nothing is pinned in audit.pin, so nothing can be missed")
        left = await self.run(lambda connection: self._accepted(connection, pinned))
        self.pin.put_aside()
        note = await self.run(lambda connection: _newest_note(connection, self.tables))
        if note:
            self.pin.keep(note)
        return left

    # ------------------------------------------------------------ within one transaction

    def _examined(self, connection: Connection, pinned: notes.Checkpoint) -> Left:
        self._refuse_running(connection)
        newest = newest_checkpoint(connection, self.tables)
        if newest is not None and newest.origin == self.origin != pinned.origin:
            return self._begun_already(connection, newest, pinned)
        kept = self._whole(connection, newest, pinned.origin)
        if kept.size >= pinned.size and self._holds(connection, pinned):
            raise NothingLostError("the database has everything that was signed: give audit.origin its name back")
        if self.origin == pinned.origin or self.origin in self.pin.left():
            raise LogNameError(
                "a log signs one history and never two: give audit.origin a name that was not used before"
            )
        return Left(origin=pinned.origin, signed=pinned.size, kept=kept.size)

    def _accepted(self, connection: Connection, pinned: notes.Checkpoint) -> Left:
        left = self._examined(connection, pinned)
        newest = newest_checkpoint(connection, self.tables)
        if newest is not None and newest.origin == self.origin:
            return left  # by another machine, or before a kill
        connection.execute(delete(self.tables.checkpoints))
        if left.kept:
            self._sign(connection, self._frontier(connection, left.kept))
        self._tell(connection, left)
        return left

    def _refuse_running(self, connection: Connection) -> None:
        row = connection.execute(select(self.tables.lease)).first()
        if row is not None and micros(self.clock()) < row.until:
            raise RunningError("a process works on this log, or was killed seconds ago: stop it, then wait a little")

    def _begun_already(self, connection: Connection, newest: object, pinned: notes.Checkpoint) -> Left:
        note = str(getattr(newest, "note", ""))
        signed = self.pin.verify(note)
        begun = select(self.tables.entries.c.entry_id).where(self.tables.entries.c.tag == BEGUN).limit(1)
        if connection.execute(begun).first() is None:
            raise LogNameError("the database holds a log of this name that tells of no loss")
        return Left(origin=pinned.origin, signed=pinned.size, kept=min(signed.size, pinned.size))

    def _whole(self, connection: Connection, newest: object | None, origin: str) -> Frontier:
        """The tree of what is there, once its own newest checkpoint holds."""
        if newest is None:
            return Frontier()
        signed = self.pin.verify(str(getattr(newest, "note", "")))
        if signed.origin != origin:
            raise IntegrityError("the newest checkpoint is of another log", code="audit_log_altered")
        there = self._frontier(connection, signed.size)
        if (there.size, there.root) != (signed.size, signed.root):
            raise IntegrityError("the entries do not give the signed root", code="audit_log_altered")
        return there

    def _holds(self, connection: Connection, pinned: notes.Checkpoint) -> bool:
        return self._frontier(connection, pinned.size).root == pinned.root

    def _frontier(self, connection: Connection, size: int) -> Frontier:
        return Frontier().extend(leaf_hashes(connection, self.tables, 0, size))

    def _sign(self, connection: Connection, tree: Frontier) -> None:
        checkpoint = notes.Checkpoint(origin=self.origin, size=tree.size, root=tree.root)
        connection.execute(
            insert(self.tables.checkpoints).values(
                size=checkpoint.size,
                origin=checkpoint.origin,
                root=checkpoint.root,
                note=notes.sign_checkpoint(checkpoint, self.seed),
                at=micros(self.clock()),
            )
        )

    def _tell(self, connection: Connection, left: Left) -> None:
        """It gets its place like any entry, when Guardrail starts."""
        entry = entries.entry(
            BEGUN,
            {"signed": left.signed, "kept": left.kept},
            entry_id=new_id("ent", self.entropy),
            at=self.clock(),
        )
        body = entries.canonical(entry)
        connection.execute(
            insert(self.tables.entries).values(
                entry_id=entry.entry_id,
                at=micros(entry.at),
                tag=entry.tag,
                body=body.decode(),
                leaf_hash=entries.leaf(body),
            )
        )


def _newest_note(connection: Connection, tables: Tables) -> str:
    newest = newest_checkpoint(connection, tables)
    return str(newest.note) if newest else ""
