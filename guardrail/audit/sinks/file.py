"""JSON lines in a file, put aside at a size.

A line is durable, and the file ends in a newline, when :meth:`FileSink.ship` returns. What a killed process
left half-written is cut off when the file is opened next; the entry comes again, for its cursor had not moved.
``path`` is written to, ``path.1`` is the newest file put aside, ``path.2`` the one before it.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from guardrail.audit.aside import Aside
from guardrail.audit.sinks.sink import Shipped, SinkError

_BEGINNING = b'{"body":'
_TAIL = 65_536  # bytes looked at from the end for the last newline; a line has 8 KiB and a little


class FileSink:
    """A file of this machine, held by one process at a time (``flock``)."""

    def __init__(self, path: Path, *, max_bytes: int, keep: int) -> None:
        self._path = path
        self._max_bytes = max_bytes
        self._keep = keep
        self._descriptor: int | None = None
        self._aside = Aside("sink-file")

    async def ship(self, entries: Sequence[Shipped]) -> None:
        """See :meth:`guardrail.audit.sinks.sink.Sink.ship`."""
        await self._aside(lambda: self._guarded([entry.line for entry in entries]))

    async def rest(self) -> None:
        """See :meth:`guardrail.audit.sinks.sink.Sink.rest`."""
        await self._aside(self._close)

    # ------------------------------------------------------------ in the thread

    def _guarded(self, lines: Sequence[bytes]) -> None:
        try:
            self._append(lines)
        except OSError as error:
            self._close()
            raise SinkError(f"{self._path.name}: {os.strerror(error.errno or 0)}", code="sink_unavailable") from None

    def _append(self, lines: Sequence[bytes]) -> None:
        """Write, putting the file aside whenever the next line would not fit."""
        descriptor = self._opened()
        size = os.fstat(descriptor).st_size
        pending: list[bytes] = []
        for line in lines:
            if size and size + len(line) > self._max_bytes:
                _write(descriptor, b"".join(pending))
                pending.clear()
                self._put_aside()
                descriptor, size = self._opened(), 0
            pending.append(line)
            size += len(line)
        _write(descriptor, b"".join(pending))

    def _opened(self) -> int:
        """The file, ours alone and ending in a whole line; opened again when somebody moved it away."""
        if self._descriptor is not None and not self._is_at_path(self._descriptor):
            self._close()
        if self._descriptor is None:
            self._descriptor = self._open()
        return self._descriptor

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        descriptor = os.open(self._path, flags, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise SinkError(f"{self._path.name}: not a regular file", code="sink_misconfigured")
            os.fchmod(descriptor, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise SinkError(f"{self._path.name}: another process writes to it", code="sink_locked") from None
            _cut_torn_line(descriptor)
            _sync_directory(self._path.parent)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _is_at_path(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.lstat(self._path))
        except FileNotFoundError:
            return False

    def _put_aside(self) -> None:
        """Move files up by one, as far as the first free place; a kill in between loses none."""
        places = [self._path, *(self._path.with_name(f"{self._path.name}.{n}") for n in range(1, self._keep + 1))]
        free = next((n for n, place in enumerate(places) if n and not place.exists()), self._keep)
        for n in range(free, 0, -1):
            places[n - 1].replace(places[n])
        _sync_directory(self._path.parent)
        self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)  # and with it the lock
            self._descriptor = None


def _write(descriptor: int, data: bytes) -> None:
    """All of it, durably, or none."""
    if not data:
        return
    before = os.fstat(descriptor).st_size
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise


def _cut_torn_line(descriptor: int) -> None:
    """Cut off what stands behind the last newline, if it is the beginning of an entry and nothing else."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, min(size, _TAIL), max(0, size - _TAIL))
    torn = tail[tail.rfind(b"\n") + 1 :]
    if not torn:
        return
    if not (torn.startswith(_BEGINNING) or _BEGINNING.startswith(torn)):
        raise SinkError("the file holds something else than entries", code="sink_misconfigured")
    os.ftruncate(descriptor, size - len(torn))
    os.fsync(descriptor)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
