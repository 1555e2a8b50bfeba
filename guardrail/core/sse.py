"""Server-sent events, read and written (WHATWG HTML section 9.2).

:class:`SseReader` is a feeder: bytes in at any cut, whole events out, each with the exact bytes it came
in, so that an untouched event is forwarded untouched. :func:`write_event` cannot be made to forge an
event: a line break in the data becomes another ``data:`` line, and is refused in a name or id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guardrail.errors import BadPayloadError

MAX_EVENT_BYTES = 1 << 20

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class SseFrame:
    """One event as received; a frame of comments or without data has ``data`` None."""

    raw: bytes  # all its lines, the blank one included
    data: bytes | None  # data lines joined by LF
    event: str = "message"
    id: str | None = None
    retry: int | None = None  # milliseconds
    comment: bool = False  # holds a comment line


class SseReader:
    """Splits arriving bytes into frames. Joined, the frames' raw bytes are what was fed."""

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._limit = max_event_bytes
        self._buffer = bytearray()
        self._scanned = 0  # bytes of the buffer in which no line end is left to look at
        self._lines: list[bytes] = []
        self._size = 0  # bytes of self._lines with their ends
        self._raw: list[bytes] = []
        self._begun = False

    def feed(self, data: bytes) -> list[SseFrame]:
        """The events that these bytes complete.

        Raises :class:`~guardrail.errors.BadPayloadError` for an event longer than the bound, or data that
        is not UTF-8.
        """
        self._buffer += data
        frames = self._frames(last=False)
        if self._size + len(self._buffer) > self._limit:
            raise BadPayloadError(f"event longer than {self._limit} bytes")
        return frames

    def finish(self) -> list[SseFrame]:
        """What is left when the stream ends.

        An event without its blank line is not dispatched (section 9.2.6), so what is unfinished comes as
        one frame without data, for the record, and never reaches anybody.
        """
        frames = self._frames(last=True)
        rest = b"".join(self._raw) + bytes(self._buffer)
        self._buffer.clear()
        self._reset()
        if rest:
            frames.append(SseFrame(raw=rest, data=None))
        return frames

    @property
    def pending(self) -> int:
        """Bytes held of an event that is not complete."""
        return self._size + len(self._buffer)

    def _frames(self, *, last: bool) -> list[SseFrame]:
        frames: list[SseFrame] = []
        at = 0
        search = self._scanned
        while (match := _LINE_END.search(self._buffer, search)) is not None:
            if match.group() == b"\r" and match.end() == len(self._buffer) and not last:
                break  # its LF may be on the way
            line, whole = bytes(self._buffer[at : match.start()]), bytes(self._buffer[at : match.end()])
            at = search = match.end()
            frame = self._line(line, whole)
            if frame is not None:
                frames.append(frame)
        del self._buffer[:at]
        self._scanned = max(0, len(self._buffer) - 1)
        return frames

    def _line(self, line: bytes, whole: bytes) -> SseFrame | None:
        self._raw.append(whole)
        self._size += len(whole)
        if self._size > self._limit:
            raise BadPayloadError(f"event longer than {self._limit} bytes")
        if not self._begun:
            self._begun = True
            line = line.removeprefix(_BOM)
        if line:
            self._lines.append(line)
            return None
        frame = _frame(b"".join(self._raw), self._lines)
        self._reset()
        return frame

    def _reset(self) -> None:
        self._lines, self._raw, self._size = [], [], 0


def _frame(raw: bytes, lines: list[bytes]) -> SseFrame:
    data: list[bytes] = []
    event, comment = "", False
    event_id: str | None = None
    retry: int | None = None
    for line in lines:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if not name:
            comment = comment or line.startswith(b":")
        elif name == b"data":
            data.append(value)
        elif name == b"event":
            event = _utf8(value)
        elif name == b"id" and b"\0" not in value:
            event_id = _utf8(value)
        elif name == b"retry" and value.isdigit() and len(value) < 10:
            retry = int(value)
    joined = b"\n".join(data) if data else None
    if joined is not None:
        _utf8(joined)
    return SseFrame(raw=raw, data=joined, event=event or "message", id=event_id, retry=retry, comment=comment)


def _utf8(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        pass
    raise BadPayloadError("event is not UTF-8")


def write_event(data: bytes, event: str | None = None, id: str | None = None) -> bytes:
    """One event; ``data`` is UTF-8, and each of its lines gets a ``data:`` line of its own.

    Raises ValueError for a line break in ``event`` or ``id``.
    """
    lines: list[bytes] = []
    for name, value in (("event", event), ("id", id)):
        if value is not None:
            if re.search(r"[\r\n\0]", value):
                raise ValueError(f"line break in {name}")
            lines.append(f"{name}: {value}".encode())
    lines += [b"data: " + line for line in _LINE_END.split(data)]
    return b"\n".join(lines) + b"\n\n"


def with_data(raw: bytes, data: bytes) -> bytes:
    """A received event (its raw bytes) with other data; its name, id, retry and line ends stay."""
    end = b"\r\n" if b"\r\n" in raw else b"\r" if b"\n" not in raw else b"\n"
    out: list[bytes] = []
    written = False
    for line in _LINE_END.split(raw):
        if line.partition(b":")[0].removeprefix(_BOM) != b"data":
            out.append(line)
        elif not written:
            out += [b"data: " + piece for piece in _LINE_END.split(data)]
            written = True
    return end.join(out)
