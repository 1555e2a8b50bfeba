"""The composition root: with :mod:`guardrail.serving` the one module that knows concrete classes.

:func:`build` assembles what a configuration asks for and takes it down again.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from time import monotonic
from typing import cast

import aiohttp

from guardrail import detection, reporting  # detection first: it keeps presidio_anonymizer from reading spaCy
from guardrail.access.assembly import Access, door_of
from guardrail.assembly import Assembly
from guardrail.audit.desk import LogDesk
from guardrail.audit.events import audit_logger
from guardrail.audit.pin import Pin, PinnedLog
from guardrail.audit.reports.report import Period, as_document
from guardrail.audit.sequencer import Sequencer
from guardrail.casework import Casework
from guardrail.channels.line import LineChannel
from guardrail.channels.openai import OpenAIChannel
from guardrail.channels.web import WebChannel
from guardrail.clients.api import HttpApiClient
from guardrail.clients.bot import HttpBotClient
from guardrail.clients.outgoing import Timeouts, new_session
from guardrail.config import Config
from guardrail.config.models import PolicySettings
from guardrail.config.routes import LineRoute, OpenAIRoute, WebRoute
from guardrail.config.routes import Route as RouteSettings
from guardrail.core.disclose import recogniser
from guardrail.core.ids import new_id
from guardrail.core.notes import verifier_of
from guardrail.core.texts import Catalogue
from guardrail.detection.entities import ENTITY_TYPES, UNIQUE
from guardrail.errors import ConfigError, GuardrailError, PolicyUnavailableError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.logs import get_logger
from guardrail.metrics import Metrics
from guardrail.outside import AUDIT_TABLES, Outside, outside
from guardrail.pipeline import Pipeline
from guardrail.policy.decider import PolicyDecider
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.rulings import Rulings
from guardrail.policy.tree import default_policy_dir, jurisdiction_names, read_tree
from guardrail.ports import (
    Answer,
    Answerer,
    AuditEvents,
    BotAnswer,
    BotClient,
    Clock,
    ConsentView,
    Decider,
    Detector,
    Entropy,
    HandoffView,
    PolicyEngine,
    Store,
)
from guardrail.reloading import PolicyReload
from guardrail.shapes.answering import Answering
from guardrail.shapes.desk import Desk
from guardrail.shapes.webhook import Webhooks
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.turn.consents import Consents
from guardrail.turn.demands import Demands
from guardrail.turn.identify import Identifier
from guardrail.turn.inspect import Inspector
from guardrail.turn.ledger import Ledger
from guardrail.turn.records import Recorder
from guardrail.turn.route import AnsweringRoute, WebhookRoute
from guardrail.turn.vaults import Vaults
from guardrail.turn.words import Words
from guardrail.types import Json, RawText
from guardrail.upkeep import Chore, Upkeep
from guardrail.web.turns import Credential, RouteInfo

SESSIONS = 300.0
"""Seconds between two sweeps of officers' log-ins that are over."""


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Guardrail, assembled. Implements :class:`guardrail.web.turns.Turns`."""

    config: Config
    store: SqlStore
    keys: StoredKeyRing
    policy: PolicyEngine
    detector: Detector
    audit: PinnedLog
    outside: Outside
    catalogue: Catalogue
    recorder: Recorder
    law: LawBook
    rights: Casework
    access: Access
    log: LogDesk
    pipeline: Pipeline
    answering: Answering
    webhooks: Webhooks
    desk: Desk
    route_info: Mapping[str, RouteInfo]
    metrics: Metrics
    clock: Clock
    entropy: Entropy

    def routes(self) -> Mapping[str, RouteInfo]:
        """What the listeners must know of each route."""
        return self.route_info

    async def answer(
        self, route: str, channel: str, caller: RawText | None, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """See :meth:`guardrail.shapes.answering.Answering.answer`."""
        return await self.answering.answer(route, channel, caller, headers, body)

    async def receive(self, route: str, headers: Mapping[str, str], body: bytes) -> None:
        """See :meth:`guardrail.shapes.webhook.Webhooks.receive`."""
        await self.webhooks.receive(route, headers, body)

    async def call(
        self, route: str, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes
    ) -> BotAnswer:
        """See :meth:`guardrail.shapes.webhook.Webhooks.call`."""
        return await self.webhooks.call(route, method, path, query, headers, body)

    async def consent_of(self, route: str, conversation_id: str) -> ConsentView | None:
        """See :meth:`guardrail.shapes.desk.Desk.consent_of`."""
        return await self.desk.consent_of(route, conversation_id)

    async def hand_over(self, route: str, conversation_id: str, to: Answerer) -> HandoffView | None:
        """See :meth:`guardrail.shapes.desk.Desk.hand_over`."""
        return await self.desk.hand_over(route, conversation_id, to)

    def upkeep(self) -> Upkeep:
        """The background loops, not yet started."""
        return Upkeep(
            store=self.store,
            audit=self.audit,
            webhooks=self.webhooks,
            clock=self.clock,
            interval=self.config.audit.interval,
            metrics=self.metrics,
            report=self.pipeline.report,
            chores=[
                *self.rights.chores(self.metrics),
                Chore(task="sessions", seconds=SESSIONS, work=self.access.sessions.sweep),
                *self.outside.chores(self.config.audit),
            ],
        )

    def policy_reload(self) -> PolicyReload | None:
        """What SIGHUP does; nothing where an OPA server keeps its own policies up to date."""
        if not isinstance(self.policy, EmbeddedEngine):
            return None
        return PolicyReload(
            self.policy.reload, store=self.store, recorder=self.recorder, metrics=self.metrics, clock=self.clock
        )


@asynccontextmanager
async def build(
    config: Config, *, clock: Clock = utc_now, entropy: Entropy = os.urandom, observe: Observe | None = None
) -> AsyncIterator[App]:
    """Everything a configuration asks for, open; closed again in reverse order."""
    async with AsyncExitStack() as stack:
        await asyncio.to_thread(migrate, config.store.url.reveal())
        store = SqlStore(config.store.url.reveal(), clock=clock)
        stack.push_async_callback(store.close)
        provider = FileKeyProvider(config.keys.directory, entropy=entropy)
        metrics = Metrics(
            routes=config.routes,
            entity_types=ENTITY_TYPES,
            languages=config.detection.languages,
            sinks=[each.name for each in config.audit.sinks],
            anchors=[each.name for each in config.audit.anchors],
            recipients=[each.name for each in config.rights.recipients],
        )
        keys = StoredKeyRing(
            config.keys.url.reveal(), provider, entropy=entropy, clock=clock, count=metrics.key_operation
        )
        stack.push_async_callback(keys.close)
        await store.pair(keys.fingerprint)
        holder = new_id("ses", entropy)
        audit = _log(config, store, provider, holder, clock)
        await audit.begin()
        stack.push_async_callback(_closed, audit)
        policy = await asyncio.to_thread(policy_engine, config.policy)
        stack.push_async_callback(policy.close)
        detector = await asyncio.to_thread(_detector, config, entropy)
        stack.push_async_callback(detector.close)
        session = new_session()
        stack.push_async_callback(session.close)
        beside = outside(
            config.audit,
            store=store,
            session=session,
            holder=holder,
            clock=clock,
            entropy=entropy,
            metrics=metrics,
        )
        stack.push_async_callback(beside.close)
        seen = observe or Observe()
        metrics.policy(policy.revision)
        law = LawBook(policy)
        await _refuse_unknown_jurisdictions(config, law, clock)
        app = _assembled(
            config, clock, entropy, seen, metrics, store, keys, provider, policy, law, detector, session, audit, beside
        )
        stack.push_async_callback(app.access.close)
        stack.push_async_callback(app.rights.close)
        yield app


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe:
    """Wraps ports for the demo page, which shows what production never shows."""

    store: Callable[[Store], Store] = lambda store: store
    decider: Callable[[Decider], Decider] = lambda decider: decider
    bot: Callable[[BotClient], BotClient] = lambda bot: bot


def _assembled(
    config: Config,
    clock: Clock,
    entropy: Entropy,
    seen: Observe,
    metrics: Metrics,
    store: SqlStore,
    keys: StoredKeyRing,
    provider: FileKeyProvider,
    policy: PolicyEngine,
    law: LawBook,
    detector: Detector,
    session: aiohttp.ClientSession,
    audit: PinnedLog,
    beside: Outside,
) -> App:
    shown = seen.store(store)
    catalogue = Catalogue(config.operator.name, config.operator.privacy_url, config.operator.contact)
    events = audit_logger(clock, entropy)
    recorder = Recorder(entropy, events)
    vaults = Vaults(shown, keys, entropy)
    ruler = Rulings(policy, law)
    report = _reporter(metrics)
    rights = Assembly(
        config=config,
        store=cast(SqlStore, shown),  # what observes hands through whatever it does not show
        keys=keys,
        provider=provider,
        ruler=ruler,
        law=law,
        vaults=vaults,
        recorder=recorder,
        events=events,
        session=session,
        clock=clock,
        entropy=entropy,
        count=metrics.notice,
    ).casework()
    access = door_of(
        config.access,
        store=store,
        keys=keys,
        ruler=ruler,
        jurisdictions=("strict",),
        kind="assistant",
        session=session,
        clock=clock,
        entropy=entropy,
        audit=events,
        watch=metrics,
        monotonic=monotonic,
    )
    words = Words(catalogue, config.operator.facts())
    consents = Consents(recorder, words, entropy)
    pipeline = Pipeline(
        store=shown,
        keys=keys,
        decider=seen.decider(PolicyDecider(policy, entropy, law)),
        identifier=Identifier(shown, keys, entropy),
        inspector=Inspector(detector),
        vaults=vaults,
        recorder=recorder,
        demands=Demands(
            requests=rights.requests,
            codes=rights.codes,
            links=rights.links,
            store=store,
            report=report,
            public_url=config.rights.public_url,
        ),
        catalogue=catalogue,
        ledger=Ledger(recorder, keys, vaults, consents, UNIQUE, entropy),
        words=words,
        clock=clock,
        entropy=entropy,
        metrics=metrics,
        report=report,
    )
    routes = {name: _route(name, route, session, seen) for name, route in config.routes.items()}
    answering = {name: route for name, route in routes.items() if isinstance(route, AnsweringRoute)}
    webhook = {name: route for name, route in routes.items() if isinstance(route, WebhookRoute)}
    return App(
        config=config,
        store=store,
        keys=keys,
        policy=policy,
        detector=detector,
        audit=audit,
        outside=beside,
        catalogue=catalogue,
        recorder=recorder,
        law=law,
        rights=rights,
        access=access,
        log=_log_desk(config, store, provider, law, events, clock),
        pipeline=pipeline,
        answering=Answering(pipeline, answering, recogniser(catalogue)),
        webhooks=Webhooks(pipeline, webhook),
        desk=Desk(pipeline, ruler, routes),
        route_info={name: _info(name, route, config.demo) for name, route in config.routes.items()},
        metrics=metrics,
        clock=clock,
        entropy=entropy,
    )


# ---------------------------------------------------------------- parts of it


def _log(config: Config, store: SqlStore, keys: FileKeyProvider, holder: str, clock: Clock) -> PinnedLog:
    """The audit log with its newest checkpoint pinned outside the database."""
    origin, seed = config.audit.origin, keys.signing_seed()
    sequencer = Sequencer(
        store.run, AUDIT_TABLES, seed=seed, origin=origin, holder=holder, clock=clock, renewed=keys.signing_seed
    )
    pin = Pin(config.audit.pin, verifier_of(origin, seed))
    return PinnedLog(sequencer, pin, look=store.look, tables=AUDIT_TABLES, monotonic=monotonic)


def _log_desk(
    config: Config, store: SqlStore, provider: FileKeyProvider, law: LawBook, events: AuditEvents, clock: Clock
) -> LogDesk:
    """The log as officers ask for it."""

    async def report(name: str, since: datetime | None, until: datetime | None) -> Mapping[str, Json]:
        done = await reporting.activities(config, law, clock()) if name == reporting.RECORDS else ()
        period = Period(since, until)
        found, source = await store.look(
            lambda connection: reporting.made(connection, AUDIT_TABLES, name, period, config, done)
        )
        return as_document(found, source)

    return LogDesk(
        database=store,
        tables=AUDIT_TABLES,
        verifier=lambda: verifier_of(config.audit.origin, provider.signing_seed()),
        events=events,
        clock=clock,
        report=report,
    )


async def _closed(audit: PinnedLog) -> None:
    """What cannot be pinned now was told of before."""
    with suppress(GuardrailError):
        await audit.close()


async def _refuse_unknown_jurisdictions(config: Config, law: LawBook, clock: Clock) -> None:
    """Raise ConfigError for a route whose law nobody wrote down. An engine that is not there yet is not asked:
    its turns are refused until it is."""
    for name, route in config.routes.items():
        policy = route.policy.choices()
        try:
            known = (await law.in_force(policy.jurisdictions, policy.kind, clock())).known
        except PolicyUnavailableError:
            return
        if not known:
            there = _local_jurisdictions(config.policy)
            place = f"routes.{name}.policy.jurisdictions: the policies have no such jurisdiction"
            raise ConfigError(f"{place} (there are: {', '.join(there)})" if there else place)


def _local_jurisdictions(settings: PolicySettings) -> list[str]:
    """What a route may name. Which policies an OPA server has, only it knows."""
    if settings.engine == "opa":
        return []
    return sorted(jurisdiction_names(read_tree(settings.directory or default_policy_dir())))


def _reporter(metrics: Metrics) -> Callable[[str, GuardrailError], None]:
    """Counts and logs what failed beside a request; the error's code, never its text."""

    def report(component: str, error: GuardrailError) -> None:
        metrics.failed(component, error)
        get_logger().warning("upkeep.failed", component=component, code=error.code, error=error)

    return report


def policy_engine(settings: PolicySettings) -> PolicyEngine:
    """The engine that a configuration names; the embedded one is loaded and tested when this returns."""
    if settings.engine == "opa":
        from guardrail.policy.server import OpaServerEngine  # its client is a sixth of a second of every start

        opa = settings.opa
        return OpaServerEngine(
            opa.url,
            token=opa.token.reveal() if opa.token else None,
            timeout=opa.timeout,
            bundle=opa.bundle,
            expected_revision=opa.expected_revision,
        )
    isolated = settings.isolation == "process" if settings.isolation else None
    return EmbeddedEngine(settings.directory, deadline=settings.deadline, isolated=isolated)


def detection_settings(config: Config) -> detection.DetectionSettings:
    """What the detection room needs of a configuration."""
    chosen = config.detection
    return detection.DetectionSettings(
        languages=chosen.languages,
        model=chosen.model,
        phone_regions=chosen.phone_regions,
        registry=chosen.registry,
        deadline=chosen.deadline,
        threads=chosen.threads,
        max_text=config.listen.max_body,
    )


def _detector(config: Config, entropy: Entropy) -> Detector:
    detector = detection.PresidioDetector(detection_settings(config))
    if not config.detection.cache_entries:
        return detector
    return detection.CachingDetector(detector, key=entropy(32), capacity=config.detection.cache_entries)


def _route(
    name: str, settings: RouteSettings, session: aiohttp.ClientSession, seen: Observe
) -> AnsweringRoute | WebhookRoute:
    timeouts = Timeouts(connect=settings.bot.connect_timeout, idle=settings.bot.timeout, total=settings.bot.timeout)
    suffix = "/chat/completions" if isinstance(settings, OpenAIRoute) else ""
    url = settings.bot.url.rstrip("/") + suffix if suffix else settings.bot.url
    bot = seen.bot(HttpBotClient(session, url, headers=settings.bot.request_headers(), timeouts=timeouts))
    policy = settings.policy.choices()
    if isinstance(settings, LineRoute):
        token = settings.channel_token.reveal()
        return WebhookRoute(
            name=name,
            channel=LineChannel(),
            bot=bot,
            api=HttpApiClient(session, settings.api_url, settings.media_url, token, timeouts=timeouts),
            policy=policy,
            language=settings.language,
            channel_secret=settings.channel_secret.reveal().encode(),
            bot_secret=settings.bot.secret.reveal().encode(),
            patience=timedelta(seconds=settings.bot.timeout + settings.bot.connect_timeout + 5),
        )
    channel = WebChannel() if isinstance(settings, WebRoute) else OpenAIChannel()
    return AnsweringRoute(name=name, channel=channel, bot=bot, policy=policy, language=settings.language)


def _info(name: str, settings: RouteSettings, demo: bool) -> RouteInfo:
    keys: tuple[Credential, ...] = ()
    bots: tuple[Credential, ...] = ()
    if isinstance(settings, OpenAIRoute):
        keys = tuple(_credential(secret.reveal()) for secret in settings.api_keys)
    if settings.bot.credential is not None:
        bots = (_credential(settings.bot.credential.reveal()),)
    return RouteInfo(
        channel=settings.channel,
        api_keys=keys,
        bot_credentials=bots,
        keyless=demo and isinstance(settings, OpenAIRoute) and not keys,
        models=settings.models if isinstance(settings, OpenAIRoute) else (),
    )


def _credential(secret: str) -> Credential:
    """Each key is a caller of its own: the conversations of one are not reached with another."""
    digest = sha256(secret.encode()).digest()
    return Credential(digest=digest, holder=f"key-{digest.hex()[:16]}")
