"""The newest checkpoint, kept in a file outside the database, so that a database rolled back is noticed.

Inside the database nothing can tell: a backup restored is in itself whole. The file is replaced as one and
durably, and never by a smaller checkpoint of the same log, whoever of several processes writes it last.

Beside it stand the hand-overs of the log's key (``….handovers…``), for a checkpoint may be pinned that an earlier
key signed, of a log that the database has no more. From the key that is ours they lead back to every earlier one.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import rfc8785

from guardrail.audit.aside import Aside
from guardrail.audit.handovers import HandedOverError, handovers_in
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Run, Tables, newest_checkpoint
from guardrail.core import notes
from guardrail.core.handovers import Handover, Keys, keys_of, parse_handover
from guardrail.core.spelling import parsed
from guardrail.errors import DependencyError, IntegrityError
from guardrail.ports import AuditStatus

_EVERY = 1.0  # seconds between two writes at least


class Pin:
    """The file. ``verifier`` is the log's key; the log that a pin names may have had another name."""

    def __init__(self, path: Path, verifier: notes.Verifier) -> None:
        self.path = path
        self.verifier = verifier
        self._chain = path.with_name(f"{path.stem}.handovers{path.suffix}")

    def read(self) -> notes.Checkpoint | None:
        """What is pinned, None when nothing is. :class:`~guardrail.errors.IntegrityError` for a file that is
        no checkpoint of this key or one before it, and when this key was handed over;
        :class:`~guardrail.errors.DependencyError` for one that cannot be read."""
        note = self._content(self.path)
        return None if note is None else self._checked(note)

    def verify(self, note: str) -> notes.Checkpoint:
        """The checkpoint in a note of our log, or of one that was left, by the key whose turn it was."""
        name = note.partition("\n")[0]
        handovers = self._handovers()
        own = sorted((each for each in handovers if each.old.name == name), key=lambda each: each.size)
        return self._keys(name, own, handovers).verify(note)

    def follow(self, verifier: notes.Verifier, handovers: Sequence[Handover]) -> None:
        """The log goes on under this key, which those before it led to; they are kept beside the pin."""
        keys_of(verifier, handovers)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path.parent):
                kept = self._handovers()
                more = [handover for handover in handovers if handover not in kept]
                if more:
                    _replace(self._chain, rfc8785.dumps([each.note for each in (*kept, *more)]) + b"\n")
        except OSError as error:
            raise _unusable(self.path, error) from None
        self.verifier = verifier

    def keep(self, note: str) -> None:
        """Pin a checkpoint of the key in use, unless a larger one of the same log is pinned already."""
        checkpoint = notes.verify_checkpoint(note, self.verifier)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path.parent):
                pinned = self.read()
                if pinned is None or pinned.origin != checkpoint.origin or pinned.size < checkpoint.size:
                    _replace(self.path, note.encode())
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
        return frozenset(place.read_text("utf-8", "replace").partition("\n")[0] for place in places)

    def _free(self, pinned: notes.Checkpoint) -> Path:
        """A name that is not taken: two logs may have been left at one size."""
        stem = f"{self.path.stem}.left-{pinned.size}"
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        return next(place for name in names if not (place := self.path.with_name(name + self.path.suffix)).exists())

    def _checked(self, note: bytes) -> notes.Checkpoint:
        """Signed by our key or one that it follows, whatever the log was called."""
        try:
            return self.verify(note.decode())
        except HandedOverError:
            raise
        except (ValueError, IntegrityError):
            raise IntegrityError(
                f"{self.path.name} (audit.pin) is no checkpoint signed with this audit-signing.key, nor with one that "
                "was handed over to it",
                code="audit_pin_invalid",
            ) from None

    def _keys(self, name: str, own: Sequence[Handover], handovers: Sequence[Handover]) -> Keys:
        """The keys of the log of this name. One that was left before our key came ended with an earlier key."""
        last = self.verifier.public_key
        if any(each.old.public_key == last for each in own):
            raise HandedOverError
        for handover in reversed(handovers if own else ()):  # from our key back to that one
            if last == own[-1].new.public_key:
                break
            if last == handover.new.public_key:
                last = handover.old.public_key
        return keys_of(notes.Verifier(name=name, public_key=last), own)

    def _handovers(self) -> Sequence[Handover]:
        content = self._content(self._chain)
        if content is None:
            return ()
        listed = parsed(content[:-1])
        try:
            if isinstance(listed, list) and content.endswith(b"\n"):
                return tuple(parse_handover(str(each)) for each in listed)
        except IntegrityError:
            pass
        raise IntegrityError(f"{self._chain.name} (beside audit.pin) was altered", code="audit_pin_invalid")

    def _content(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(path, error) from None


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
        await self._follow()
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
            if not _is_of(note, self._pin.verifier):
                await self._log.ready()  # our key was handed over: have the new one, or stop
                await self._follow()
            await self._aside(lambda: self._pin.keep(note))
            self._pinned = note
            self._next_at = self._monotonic() + _EVERY

    async def _follow(self) -> None:
        """Take the hand-overs in the database, whoever wrote them there: both keys signed each."""
        verifier = self._log.verifier
        handovers = await self._look(lambda connection: handovers_in(connection, self._tables, verifier.name))
        if any(handover.old == verifier for handover in handovers):
            raise HandedOverError
        if handovers:
            await self._aside(lambda: self._pin.follow(verifier, handovers))

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


def _is_of(note: str, verifier: notes.Verifier) -> bool:
    try:
        return bool(notes.verify(note, verifier))
    except IntegrityError:
        return False


def _replace(path: Path, content: bytes) -> None:
    half = path.with_name(f".{path.name}.new")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    _sync(path.parent)


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
