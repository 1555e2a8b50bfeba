"""``guardrail serve``: the assembled app behind its two listeners, until it is told to stop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from hashlib import sha256
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from guardrail import __version__
from guardrail.app import App, Observe, build
from guardrail.config import Config
from guardrail.errors import ConfigError, GuardrailError
from guardrail.logs import AccessLog, get_logger
from guardrail.logs import configure as configure_logs
from guardrail.parties import controllers_of
from guardrail.types import Write
from guardrail.upkeep import Upkeep
from guardrail.web.control.api import add_api
from guardrail.web.control.services import Services
from guardrail.web.control_plane import Mount, control_app
from guardrail.web.data_plane import data_app
from guardrail.web.health import Check
from guardrail.web.opendsr import add_opendsr
from guardrail.web.protocol import HttpLimits
from guardrail.web.server import Listen, Server, reload_on_signal, stop_on_signals
from guardrail.web.sessions import Sessions
from guardrail.web.turns import Credential

DEMO_ROUTE = "shop"
"""The web chat that the demo page opens; its bot is the scripted one."""

CONTROL_LIMITS = HttpLimits(connections=100, body_bytes=65_536)
"""Of the control plane, which few people use."""

SWITCH_INTERVAL = 0.001
"""Seconds that a thread may keep the interpreter while others wait (Python's default is five times that): a
turn changes threads several times, and each change would wait for whoever computes."""


async def serve(config: Config) -> None:
    """Run until SIGTERM or SIGINT, then finish the turns at hand and stop."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    stop = asyncio.Event()
    stop_on_signals(stop)
    configure_logs()
    log = get_logger()
    log.info("serve.starting", version=__version__)
    demo = Demo(config) if config.demo else None
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(build(config, observe=demo.observe if demo else None))
        mount = await stack.enter_async_context(demo.running()) if demo else None
        server = _server(app, mount)
        if demo:
            demo.server = server
        upkeep = app.upkeep()
        await app.store.commit([await _started(app)])
        upkeep.start()
        stack.push_async_callback(_stopped, app, upkeep)
        reload = app.policy_reload()
        if reload is not None:
            reload.start()
            stack.push_async_callback(reload.stop)
        # Unhandled, the signal would end the process.
        reload_on_signal(reload.request if reload else lambda: log.info("policy.reload_left_to_opa"))

        def listening() -> None:
            log.info("serve.listening", listener="data", port=server.data.port)
            log.info("serve.listening", listener="control", port=server.control.port)

        await server.run(stop, listening)
    log.info("serve.stopped")


def _server(app: App, demo: Mount | None) -> Server:
    listen = app.config.listen
    limits = HttpLimits(body_bytes=listen.max_body)
    sessions = Sessions(lambda data: app.keys.lookup("session", data.hex()), app.entropy)
    secure = app.config.mode == "production"
    return Server(
        data_app(
            app,
            sessions,
            limits,
            origins=listen.public_origins,
            secure_cookies=secure,
            gpc_since=app.config.operator.gpc_since,
            copies=app.rights.bundles,
            receipts=app.rights.receipts,
        ),
        control_app(
            _checks(app),
            app.metrics.registry,
            demo=demo,
            hosts=(listen.control_host,),
            mounts=_mounts(app),
            facts=lambda: {"version": __version__, "policy_revision": app.policy.revision, **app.outside.facts()},
        ),
        data_listen=Listen(host=listen.host, port=listen.port, limits=limits, access_log=AccessLog),
        control_listen=Listen(
            host=listen.control_host, port=listen.control_port, limits=CONTROL_LIMITS, access_log=AccessLog
        ),
    )


def _mounts(app: App) -> Sequence[Mount]:
    """What officers call, and controllers where there are any."""
    rights, settings = app.rights, app.config.rights
    services = Services(
        door=app.access.door,
        officers=app.access.officers,
        requests=rights.requests,
        receipts=rights.receipts,
        holds=rights.holds,
        retention=rights.retention,
        bundles=rights.bundles,
        reveals=rights.reveals,
        links=rights.links,
        recipients=rights.recipients,
        people=rights.people,
        log=app.log,
        clock=app.clock,
        public_url=settings.public_url,
    )
    mounts = [partial(add_api, services=services, limits=CONTROL_LIMITS)]
    if rights.filings is not None and rights.signer is not None and settings.opendsr is not None:
        mounts.append(
            partial(
                add_opendsr,
                filings=rights.filings,
                signer=rights.signer,
                controllers=controllers_of(settings.opendsr),
                credentials=[
                    Credential(digest=sha256(each.token.reveal().encode()).digest(), holder=each.name)
                    for each in settings.opendsr.controllers
                ],
                clock=app.clock,
            )
        )
    return mounts


def _checks(app: App) -> Mapping[str, Check]:
    return {
        "store": app.store.ready,
        "keys": app.keys.ready,
        "policy": app.policy.ready,
        "model": app.detector.ready,
        "audit": app.audit.ready,
    }


async def _started(app: App) -> Write:
    """With the policy's revision, unless it is a server that does not answer yet."""
    with suppress(GuardrailError):
        await app.policy.ready()
    return app.recorder.audit(
        "process:guardrail:started",
        app.clock(),
        version=__version__,
        revision=app.policy.revision or None,
        routes=sorted(app.config.routes),
    )


async def _stopped(app: App, upkeep: Upkeep) -> None:
    """Stop the loops in any case; a store that is down now loses nothing but this entry."""
    try:
        await app.store.commit([app.recorder.audit("process:guardrail:stopped", app.clock(), version=__version__)])
    except GuardrailError as error:
        app.pipeline.report("stop", error)
    await upkeep.stop()


class Demo:
    """The demo page, what feeds it, and the scripted bot. Loaded in demo mode only."""

    def __init__(self, config: Config) -> None:
        from guardrail.demo.feed import DemoFeed
        from guardrail.demo.observe import ObservedBot, ObservedDecider, observed_store

        route = config.routes.get(DEMO_ROUTE)
        if route is None or route.channel != "web":
            raise ConfigError(f"the demo needs a web route named {DEMO_ROUTE}")
        feed = self._feed = DemoFeed()
        self._bot_url = route.bot.url
        self.server: Server | None = None
        self.observe = Observe(
            store=lambda store: observed_store(store, feed),
            decider=lambda decider: ObservedDecider(decider, feed),
            bot=lambda bot: ObservedBot(bot, feed),
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Mount]:
        """The scripted bot listens; the page is ready to be mounted on the control plane."""
        from guardrail.demo.bot import demo_bot
        from guardrail.demo.page import demo_page
        from guardrail.demo.visitor import DataPlaneVisitor

        place = urlsplit(self._bot_url)
        bot = web.AppRunner(demo_bot(), access_log=None, shutdown_timeout=1.0)
        await bot.setup()
        try:
            await web.TCPSite(bot, place.hostname, place.port).start()
            async with aiohttp.ClientSession() as session:
                yield demo_page(self._feed, DataPlaneVisitor(session, self._data_plane, DEMO_ROUTE))
        finally:
            self._feed.close()
            await bot.cleanup()

    def _data_plane(self) -> str:
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.data.port}"
