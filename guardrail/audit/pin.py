"""The newest checkpoint, kept in a file outside the database, so that a database rolled back is noticed.

Inside the database nothing can tell: a backup restored is in itself whole. The file is replaced as one and
durably, and never by a smaller checkpoint of the same log, whoever of several processes writes it last.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from guardrail.audit.aside import Aside
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Run, Tables, newest_checkpoint
from guardrail.core import notes
from guardrail.errors import DependencyError, IntegrityError
from guardrail.ports import AuditStatus

_EVERY = 1.0  # seconds between two writes at least


class Pin:
    """The file. ``verifier`` is the log's key; the log that a pin names may have had another name."""

    def __init__(self, path: Path, verifier: notes.Verifier) -> None:
        self.path = path
        self._verifier = verifier

    def read(self) -> notes.Checkpoint | None:
        """What is pinned, None when nothing is. :class:`~guardrail.errors.IntegrityError` for a file that is
        no checkpoint of this key, :class:`~guardrail.errors.DependencyError` for one that cannot be read."""
        try:
            note = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(self.path, error) from None
        return self._checked(note)

    def keep(self, note: str) -> None:
        """Pin a checkpoint, unless a larger one of the same log is pinned already."""
        checkpoint = notes.verify_checkpoint(note, self._verifier)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path.parent):
                pinned = self.read()
                if pinned is None or pinned.origin != checkpoint.origin or pinned.size < checkpoint.size:
                    self._replace(note.encode())
        except OSError as error:
            raise _unusable(self.path, error) from None

    def put_aside(self) -> Path | None:
        """Nothing is pinned any more; what was stays beside, in a file named by its size."""
        try:
            with _alone(self.path.parent):
                pinned = self.read()
                if pinned is None:
                    return None
                place = self._free(pinned)
                self.path.replace(place)
                _sync(self.path.parent)
        except OSError as error:
            raise _unusable(self.path, error) from None
        return place

    def left(self) -> frozenset[str]:
        """The names of logs that were left; none of them may be used again."""
        places = self.path.parent.glob(f"{self.path.stem}.left-*{self.path.suffix}")
        return frozenset(self._checked(place.read_bytes()).origin for place in places)

    def _free(self, pinned: notes.Checkpoint) -> Path:
        """A name that is not taken: two logs may have been left at one size."""
        stem = f"{self.path.stem}.left-{pinned.size}"
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        return next(place for name in names if not (place := self.path.with_name(name + self.path.suffix)).exists())

    def _checked(self, note: bytes) -> notes.Checkpoint:
        """Signed by our key, whatever the log was called."""
        try:
            text = note.decode()
            named = replace(self._verifier, name=text.partition("\n")[0])
            return notes.verify_checkpoint(text, named)
        except (ValueError, IntegrityError):
            raise IntegrityError(
                f"{self.path.name} (audit.pin) is no checkpoint signed with this audit-signing.key",
                code="audit_pin_invalid",
            ) from None

    def _replace(self, note: bytes) -> None:
        half = self.path.with_name(f".{self.path.name}.new")
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        half.replace(self.path)
        _sync(self.path.parent)


class PinnedLog:
    """A sequencer whose newest checkpoint is pinned. Implements :class:`guardrail.ports.AuditLog`.

    ``look`` reads beside the commits; ``monotonic`` gives seconds.
    """

    def __init__(self, log: Sequencer, pin: Pin, *, look: Run, tables: Tables, monotonic: Callable[[], float]) -> None:
        self._log = log
        self._pin = pin
        self._look = look
        self._tables = tables
        self._monotonic = monotonic
        self._aside = Aside("pin")
        self._pinned = ""
        self._next_at = 0.0

    @property
    def vkey(self) -> str:
        """See :attr:`guardrail.audit.sequencer.Sequencer.vkey`."""
        return self._log.vkey

    async def begin(self) -> None:
        """Before anybody is served: raise unless the log in the database contains what was pinned."""
        pinned = await self._aside(self._pin.read)
        if pinned is not None:
            await self._log.resume(pinned)
        await self.settle()

    async def sequence(self) -> int:
        """See :meth:`guardrail.ports.AuditLog.sequence`."""
        placed = await self._log.sequence()
        if self._monotonic() >= self._next_at:
            await self.settle()
        return placed

    async def settle(self) -> None:
        """Pin the newest checkpoint now."""
        note = await self._look(lambda connection: _note(newest_checkpoint(connection, self._tables)))
        if note and note != self._pinned:
            await self._aside(lambda: self._pin.keep(note))
            self._pinned = note
            self._next_at = self._monotonic() + _EVERY

    async def close(self) -> None:
        """Pin what was signed last, and let another process go on."""
        await self.settle()
        await self._log.release()

    async def ready(self) -> None:
        """See :meth:`guardrail.audit.sequencer.Sequencer.ready`."""
        await self._log.ready()

    async def status(self) -> AuditStatus:
        """See :meth:`guardrail.audit.sequencer.Sequencer.status`."""
        return await self._log.status()


def _note(row: object) -> str:
    return "" if row is None else str(getattr(row, "note", ""))


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """One process at a time on this machine."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unusable(path: Path, error: OSError) -> DependencyError:
    return DependencyError(f"audit.pin: {path.name}: {os.strerror(error.errno or 0)}", code="audit_pin_unusable")
