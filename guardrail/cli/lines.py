"""Lines of any stream, one after the other, in memory that no line can fill."""

from __future__ import annotations

import os
import select
import stat
from collections import deque
from typing import BinaryIO, NamedTuple

MAX_LINE = 4_194_304  # bytes
BLOCK = 65_536


class Line(NamedTuple):
    """``number`` counts from 1; ``end`` is where the line ends, in bytes from the beginning of the stream."""

    number: int
    content: bytes
    end: int


class Lines:
    """Reads a stream in blocks. Of a line that is longer than MAX_LINE only one byte more is kept.

    Whoever writes the stream may wait for an answer before the next line: :attr:`ready` tells whether
    :meth:`read` would wait.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.whole: deque[Line] = deque()
        self.ended = False
        self._stream = stream
        self._begun = bytearray()
        self._number = self._end = 0

    @property
    def size(self) -> int | None:
        """Bytes of the whole stream when it is a file; unknown for a pipe."""
        try:
            status = os.fstat(self._stream.fileno())
        except (OSError, ValueError):
            return None
        return status.st_size if stat.S_ISREG(status.st_mode) else None

    @property
    def ready(self) -> bool:
        """Whether reading gives something, or the end, at once."""
        try:
            return bool(select.select([self._stream], [], [], 0)[0])
        except (OSError, ValueError):  # nothing of the operating system: a buffer in memory
            return True

    def read(self) -> None:
        """Read what there is, waiting until there is something, and add the lines that end in it to ``whole``."""
        block = self._stream.read1(BLOCK)  # type: ignore[attr-defined]  # BinaryIO does not tell, all have it
        *ends, rest = block.split(b"\n")
        for piece in ends:
            self._keep(piece + b"\n")
            self._finish()
        self._keep(rest)
        self.ended = not block
        if self.ended and self._begun:
            self._finish()

    def _keep(self, piece: bytes) -> None:
        self._end += len(piece)
        self._begun += piece[: MAX_LINE + 1 - len(self._begun)]

    def _finish(self) -> None:
        self._number += 1
        self.whole.append(Line(self._number, bytes(self._begun), self._end))
        self._begun.clear()
