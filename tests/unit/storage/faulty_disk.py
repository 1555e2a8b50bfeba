"""A disk that fails at the n-th call: SQLite's own file layer (VFS), with every write of it in between.

SQLite takes a table of functions for what an operating system does. The shim is the default one, but for opening: a
file it opened gets the same functions with writing, truncating and syncing behind a counter. What SQLite makes of a
fault is thus SQLite's own code, down to which error it reports and what it leaves in its files.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from dataclasses import dataclass, field
from typing import Any, ClassVar

FULL, READ_ONLY = sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY  # what ENOSPC and EROFS become
WRITE_FAILED, SYNC_FAILED = sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC  # what EIO becomes

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)  # SQLite keeps the name it passes
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    """``sqlite3_vfs``; the functions that are only handed through are plain pointers."""

    _fields_: ClassVar = [
        ("version", c_int), ("file_size", c_int), ("path_size", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", c_void_p), ("others", c_void_p * 15),
    ]  # fmt: skip


class _Methods(Structure):
    """``sqlite3_io_methods``, version 3."""

    _fields_: ClassVar = [
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", c_void_p), ("truncate", c_void_p),
        ("sync", c_void_p), ("others", c_void_p * 13),
    ]  # fmt: skip


@dataclass
class Disk:
    """Counts calls by name; the ``at``-th call of ``only`` (or of any kind) and all after it answer ``code``.

    ``once``: those after it work again.
    """

    calls: Counter[str] = field(default_factory=Counter)
    at: int | None = None
    code: int = FULL
    only: str | None = None
    once: bool = False
    _left: int = 0

    def fail(self, at: int, code: int, *, only: str | None = None, once: bool = False) -> None:
        """From now on, at this call counted from now (1: the next)."""
        self.at, self.code, self.only, self.once, self._left = at, code, only, once, at

    def mend(self) -> None:
        """Everything works again."""
        self.at = None

    @property
    def failed(self) -> bool:
        """Whether the call came that was to fail."""
        return self.at is None or self._left <= 0

    def answer(self, name: str) -> int:
        """0, or the code of the fault."""
        self.calls[name] += 1
        if self.at is None or self.only not in (None, name):
            return 0
        self._left -= 1
        return self.code if (self._left == 0 if self.once else self._left <= 0) else 0


@contextmanager
def faulty_disk() -> Iterator[Disk]:
    """Every SQLite connection opened meanwhile is on this disk. Close them before it ends."""
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))  # None: built into the interpreter
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    library.sqlite3_vfs_unregister.argtypes = [c_void_p]
    disk = Disk()
    default = library.sqlite3_vfs_find(None)
    shim = _Vfs.from_buffer_copy(ctypes.string_at(default, ctypes.sizeof(_Vfs)))
    open_file = _OPEN(shim.open)
    patched: dict[int, tuple[_Methods, list[Any]]] = {}

    def opening(_vfs: int, name: int, file: int, flags: int, found: int) -> int:
        code: int = open_file(default, name, file, flags, found)
        methods = cast(file, POINTER(c_void_p))
        if code == 0 and methods[0]:
            if methods[0] not in patched:
                patched[methods[0]] = _between(disk, methods[0])
            methods[0] = ctypes.addressof(patched[methods[0]][0])
        return code

    kept = _OPEN(opening)
    shim.name, shim.next, shim.open = b"faulty", None, cast(kept, c_void_p).value
    library.sqlite3_vfs_register(ctypes.addressof(shim), 1)
    try:
        yield disk
    finally:
        disk.mend()
        library.sqlite3_vfs_unregister(ctypes.addressof(shim))
        library.sqlite3_vfs_register(default, 1)


def _between(disk: Disk, address: int) -> tuple[_Methods, list[Any]]:
    """A copy of these methods that asks the disk first, and what must live as long as it."""
    methods = _Methods.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(_Methods)))
    write, truncate, sync = _WRITE(methods.write), _TRUNCATE(methods.truncate), _SYNC(methods.sync)
    between = [
        _WRITE(lambda file, data, size, at: disk.answer("write") or write(file, data, size, at)),
        _TRUNCATE(lambda file, size: disk.answer("truncate") or truncate(file, size)),
        _SYNC(lambda file, flags: disk.answer("sync") or sync(file, flags)),
    ]
    methods.write, methods.truncate, methods.sync = (cast(one, c_void_p).value for one in between)
    return methods, between
