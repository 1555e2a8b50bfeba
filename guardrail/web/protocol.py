"""The connection: what aiohttp's protocol leaves open is bounded here.

aiohttp waits without end for a slow request head and for a slow reader, accepts connections without
limit, and answers unparsable requests with a page that quotes them. This protocol gives a head and the
reading of an answer a deadline each, sheds connections past a bound, and answers in fixed words.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger
from aiohttp.http import HttpRequestParser
from aiohttp.web_log import AccessLogger
from aiohttp.web_protocol import RequestHandler

from guardrail.errors import ChannelError, ConfigError
from guardrail.web.replies import error_body, error_response


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpLimits:
    """Bounds of a listener. Sizes in bytes, times in seconds."""

    body_bytes: int = 1_048_576  # after decompression
    head_seconds: float = 10.0  # from a head's first byte (or the connection) to its end
    body_seconds: float = 20.0
    write_seconds: float = 30.0  # for the reader to take what was written
    keep_alive_seconds: float = 75.0
    connections: int = 1000

    @property
    def wire_bytes(self) -> int:
        """Most bytes a body may take on the wire: bounds the overhead of tiny chunks."""
        return 2 * self.body_bytes + 65_536


_OVERLOADED_BODY = error_body("overloaded", 503)
_OVERLOADED = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json; charset=utf-8\r\n"
    b"Retry-After: 1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(_OVERLOADED_BODY)
) + _OVERLOADED_BODY


class GuardedProtocol(RequestHandler):
    """One connection of a listener."""

    __slots__ = ("_bounds", "_head_timer", "_idle", "_shed", "_wire", "_write_timer", "wire_bytes")

    def __init__(
        self,
        manager: web.Server,
        *,
        loop: asyncio.AbstractEventLoop,
        bounds: HttpLimits,
        access_log: type[AbstractAccessLogger] | None = None,
    ) -> None:
        options: dict[str, Any] = {
            "keepalive_timeout": bounds.keep_alive_seconds,
            "lingering_time": 2.0,
            "access_log": None if access_log is None else logging.getLogger("guardrail.access"),
            "access_log_class": access_log or AccessLogger,
        }
        super().__init__(manager, loop=loop, **options)
        self._bounds = bounds
        self._head_timer: asyncio.TimerHandle | None = None
        self._write_timer: asyncio.TimerHandle | None = None
        self._wire: asyncio.Transport | None = None
        self._idle = True
        self._shed = False
        self.wire_bytes = 0  # received since the current request began

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        manager = self._manager
        assert manager is not None
        if len(manager.connections) >= self._bounds.connections:
            self._shed = True
            transport.write(_OVERLOADED)
            transport.close()
            return
        self._wire = transport
        # Any byte the reader leaves with us counts as pending, so the write deadline covers all of them.
        transport.set_write_buffer_limits(high=0)
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: BaseException | None) -> None:
        self._cancel(self._head_timer)
        self._cancel(self._write_timer)
        self._wire = None
        if not self._shed:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._shed:
            return
        self.wire_bytes += len(data)
        if data and self._idle and self._head_timer is None:
            self._expect_head()
        super().data_received(data)

    def begun(self) -> None:
        """A whole head was parsed and its request is being handled."""
        self._idle = False
        self.wire_bytes = 0
        self._cancel(self._head_timer)
        self._head_timer = None

    def finished(self) -> None:
        """The request was handled; what comes next is another head."""
        self._idle = True

    def pause_writing(self) -> None:
        super().pause_writing()
        self._write_timer = self._loop.call_later(self._bounds.write_seconds, self._abort)

    def resume_writing(self) -> None:
        self._cancel(self._write_timer)
        self._write_timer = None
        super().resume_writing()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """aiohttp's answer to bytes it cannot parse, without its echo of them and without a log line."""
        if request.writer.output_size > 0:
            raise ConnectionError
        response = error_response(ChannelError(code="bad_request" if status < 500 else "internal", status=status))
        response.force_close()
        return response

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """Silent: aiohttp would log the exception, whose text may quote the request."""

    def _expect_head(self) -> None:
        self._head_timer = self._loop.call_later(self._bounds.head_seconds, self.force_close)

    def _abort(self) -> None:
        if self._wire is not None:
            self._wire.abort()

    @staticmethod
    def _cancel(timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()


def protocol_factory(
    server: web.Server, bounds: HttpLimits, access_log: type[AbstractAccessLogger] | None = None
) -> Callable[[], GuardedProtocol]:
    """Makes the protocols of one listener's connections."""
    loop = asyncio.get_running_loop()
    return lambda: GuardedProtocol(server, loop=loop, bounds=bounds, access_log=access_log)


def require_strict_parser() -> None:
    """Refuse to start on aiohttp's lenient Python parser; the cases we refuse were tried on the C one."""
    if HttpRequestParser.__module__ != "aiohttp._http_parser":
        raise ConfigError("aiohttp's C parser is missing; is AIOHTTP_NO_EXTENSIONS set?", code="parser_missing")
