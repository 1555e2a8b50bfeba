"""Runs the two listeners and stops them without breaking a turn.

Stopping: ``/readyz`` fails, so that load balancers look elsewhere; the data plane's socket closes and
new requests on open connections get 503; turns in flight finish, within a bound; then the control plane,
which has answered probes all the while, closes last.
"""

from __future__ import annotations

import asyncio
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

from guardrail.web.control_plane import DRAINING, HOSTS
from guardrail.web.data_plane import RUNNING
from guardrail.web.gate import HeadCheck, gated, only_hosts
from guardrail.web.protocol import HttpLimits, protocol_factory, require_strict_parser


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """Where a listener listens; port 0 takes a free one."""

    host: str = "127.0.0.1"
    port: int = 0
    limits: HttpLimits = field(default_factory=HttpLimits)
    access_log: type[AbstractAccessLogger] | None = None  # must print neither path nor query


class Listener:
    """One application behind the gate on one socket."""

    def __init__(self, app: web.Application, listen: Listen, extra: HeadCheck | None = None) -> None:
        self._runner = web.AppRunner(
            app, handle_signals=False, access_log=None, handler_cancellation=True, shutdown_timeout=2.0
        )
        self._listen = listen
        self._extra = extra
        self._server: asyncio.Server | None = None
        self.accepting = True

    async def start(self) -> None:
        """Bind and accept; raises OSError when the port is taken."""
        await self._runner.setup()
        manager = self._runner.server
        assert manager is not None
        manager.request_handler = gated(manager.request_handler, accepting=lambda: self.accepting, extra=self._extra)
        self._server = await asyncio.get_running_loop().create_server(
            protocol_factory(manager, self._listen.limits, self._listen.access_log),
            self._listen.host,
            self._listen.port,
            backlog=512,
        )

    @property
    def port(self) -> int:
        """The bound port."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    def refuse(self) -> None:
        """Take no more connections; answer 503 on those that are open."""
        self.accepting = False
        if self._server is not None:
            self._server.close()

    async def close(self) -> None:
        """Close every connection."""
        self.refuse()
        await self._runner.cleanup()


class Server:
    """Both listeners, from start to drained stop."""

    def __init__(
        self,
        data: web.Application,
        control: web.Application,
        *,
        data_listen: Listen,
        control_listen: Listen,
        unready_seconds: float = 0.0,
        drain_seconds: float = 25.0,
    ) -> None:
        require_strict_parser()
        self._data_app = data
        self._control_app = control
        self.data = Listener(data, data_listen)
        self.control = Listener(control, control_listen, only_hosts(control[HOSTS]))
        self._unready_seconds = unready_seconds
        self._drain_seconds = drain_seconds

    async def start(self) -> None:
        """Open the control plane, then the data plane."""
        await self.control.start()
        try:
            await self.data.start()
        except BaseException:
            await self.control.close()
            raise

    async def run(self, stop: asyncio.Event, started: Callable[[], None] | None = None) -> None:
        """Serve until ``stop`` is set, then drain. ``started`` is called once both ports are open."""
        raise_file_limit()
        await self.start()
        if started is not None:
            started()
        try:
            await stop.wait()
        finally:
            await self.drain()

    async def drain(self) -> None:
        """Stop in order; returns after at most ``unready_seconds + drain_seconds`` and a little."""
        self._control_app[DRAINING].begun = True
        await asyncio.sleep(self._unready_seconds)
        self.data.refuse()
        await self._finish_turns()
        await self.data.close()
        await self.control.close()

    async def _finish_turns(self) -> None:
        running = self._data_app[RUNNING]
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._drain_seconds
        while running and loop.time() < deadline:
            await asyncio.wait(set(running), timeout=deadline - loop.time())
        for task in set(running):
            task.cancel()


def stop_on_signals(stop: asyncio.Event) -> None:
    """Let SIGTERM and SIGINT set ``stop``. Install it before anything slow starts."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


def reload_on_signal(reload: Callable[[], None]) -> None:
    """Let SIGHUP ask for a reload."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload)


def raise_file_limit(wanted: int = 16_384) -> None:
    """Let connections be bounded by our limits, which answer 503, and not by the shell's soft limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
