"""The rights of people and the officers who answer them, assembled: requests, erasure, copies, holds, reveals.

A part of the composition root, like :mod:`guardrail.app`; the commands use it, too (:mod:`guardrail.cli.rooms`).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypedDict

import aiohttp

from guardrail.audit.inclusions import LogGrounds
from guardrail.audit.trail import SubjectTrail
from guardrail.clients.callbacks import CallbackClient
from guardrail.clients.opendsr import OpenDsrSender
from guardrail.clients.webhooks import WebhookSender
from guardrail.config import Config
from guardrail.config.rights import OpenDsrSettings, WebhookRecipient
from guardrail.config.rights import Recipient as RecipientSettings
from guardrail.core import notes
from guardrail.core.notice import NoticeFacts
from guardrail.core.notices import Notice, Told, Verdict
from guardrail.core.opendsr import Controller
from guardrail.core.opendsr_signing import Signer, Verifier
from guardrail.errors import ConfigError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.metrics import Metrics
from guardrail.outside import AUDIT_TABLES
from guardrail.policy.decider import legal_notice
from guardrail.policy.law import LawBook
from guardrail.ports import AuditEvents, Clock, Entropy, Ruler
from guardrail.rights.bundles import CopyLinks
from guardrail.rights.clocked import RequestClock
from guardrail.rights.codes import OneTimeCodes
from guardrail.rights.controllers import Callbacks, ControllerRequests
from guardrail.rights.erasure import OrderedErasure
from guardrail.rights.gathering import Gatherer
from guardrail.rights.holds import LegalHolds
from guardrail.rights.keeping import Keeping
from guardrail.rights.links import LinkedAccounts
from guardrail.rights.people import OfficersView
from guardrail.rights.planning import Planner
from guardrail.rights.receipts import SignedReceipts
from guardrail.rights.recipients import Outbox, Recipient, Sender
from guardrail.rights.requests import RequestDesk
from guardrail.rights.retention import Sweeper
from guardrail.rights.reveals import RulingReveals
from guardrail.storage.retained import RetainedRows
from guardrail.storage.store import SqlStore
from guardrail.turn.erasure import Eraser
from guardrail.turn.records import Recorder
from guardrail.turn.vaults import Vaults
from guardrail.turn.words import notice_facts
from guardrail.types import RoutePolicy
from guardrail.upkeep import Chore

WORK = 1.0  # seconds between two looks at erasures, requests and notices that go on
SWEEP = 60.0  # seconds between two sweeps of what is due
LOOK = 15.0  # seconds between two counts of open requests
DAY = 86_400.0  # seconds between two looks for people whose key is gone
HOUR = 3600.0  # seconds between two looks whether keys are due for rotation


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRotation:
    """Wraps all keys anew every so often: from then on older backups of the key store open nothing, and receipts of
    erasures say so."""

    keys: StoredKeyRing
    provider: FileKeyProvider
    receipts: SignedReceipts
    clock: Clock
    every: timedelta

    async def tick(self) -> bool:
        """Rotate if it is time; also when an earlier rotation was interrupted. Whether it was."""
        epochs = await asyncio.to_thread(self.provider.epochs)
        opened = await asyncio.to_thread(self.provider.opened_at, epochs[-1])
        if len(epochs) == 1 and self.clock() - opened < self.every:
            return False
        await self.receipts.rotated(await self.keys.rotate(), self.clock())
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Casework:
    """The services of the rights room."""

    store: SqlStore
    keys: StoredKeyRing
    requests: RequestDesk
    clock: RequestClock
    erasure: OrderedErasure
    receipts: SignedReceipts
    holds: LegalHolds
    retention: Sweeper
    bundles: CopyLinks
    reveals: RulingReveals
    codes: OneTimeCodes
    links: LinkedAccounts
    recipients: Outbox
    people: OfficersView
    rotation: KeyRotation | None  # None: only by hand
    filings: ControllerRequests | None  # of OpenDSR; None: nobody may send requests so
    signer: Signer | None
    caller: CallbackClient | None

    def chores(self, metrics: Metrics) -> Sequence[Chore]:
        """What upkeep does for people's rights."""
        rotation = [Chore(task="rotate", seconds=HOUR, work=self.rotation.tick)] if self.rotation else []
        return [
            *rotation,
            Chore(task="erase", seconds=WORK, work=partial(self._erase, metrics)),
            Chore(task="erase", seconds=DAY, work=self.erasure.replay_missing),  # at every start, above all
            Chore(task="requests", seconds=WORK, work=self.clock.tick),
            Chore(task="requests", seconds=LOOK, work=partial(self._measure, metrics)),
            Chore(task="notify", seconds=WORK, work=self._tell),
            Chore(task="retain", seconds=SWEEP, work=self.retention.sweep),
        ]

    async def _erase(self, metrics: Metrics) -> None:
        metrics.erasures_pending(len(await self.store.erasures_begun()))
        await self.erasure.carry_on()

    async def _measure(self, metrics: Metrics) -> None:
        found = await self.clock.figures()
        counted = {(right.value, state.value): count for (right, state), count in found.open_by_state.items()}
        metrics.requests(counted, found.next_deadline, found.due_soon, found.overdue)

    async def _tell(self) -> None:
        if self.filings is not None:
            await self.filings.watch()
        await self.recipients.deliver()

    async def close(self) -> None:
        """Let deliveries end."""
        await self.recipients.close()
        if self.caller is not None:
            await self.caller.close()


def casework(
    config: Config,
    *,
    store: SqlStore,
    keys: StoredKeyRing,
    provider: FileKeyProvider,
    ruler: Ruler,
    law: LawBook,
    vaults: Vaults,
    recorder: Recorder,
    events: AuditEvents,
    session: aiohttp.ClientSession,
    clock: Clock,
    entropy: Entropy,
    count: Callable[[str, str], None] = lambda recipient, outcome: None,
) -> Casework:
    """All of it, from the settings; nothing runs yet. ``count`` hears of each attempt to tell a recipient.

    Raises :class:`~guardrail.errors.ConfigError`.
    """
    routes = {name: route.policy.choices() for name, route in config.routes.items()}
    rights = config.rights
    common: _Common = {"store": store, "keys": keys, "recorder": recorder, "clock": clock, "entropy": entropy}
    signer = _signer(config, rights.opendsr)
    controllers = controllers_of(rights.opendsr)
    caller = _caller(config, signer)
    links = LinkedAccounts(store=store, recorder=recorder, clock=clock, entropy=entropy)
    codes = OneTimeCodes(**common)
    holds = LegalHolds(**common)
    keeping = Keeping(store=store, keys=keys, recorder=recorder, entropy=entropy)
    late = _Late()
    recipients = Outbox(
        store=store,
        keys=keys,
        events=events,
        clock=clock,
        entropy=entropy,
        recipients=[_recipient(each) for each in rights.recipients],
        senders={each.name: _sender(each, session) for each in rights.recipients},
        callbacks=late,
        links=links,
        regulations={name: _regulation(policy) for name, policy in routes.items()},
        count=count,
    )
    receipts = SignedReceipts(
        **common,
        log=LogGrounds(store.look, AUDIT_TABLES, notes.verifier_of(config.audit.origin, provider.signing_seed())),
        sign=lambda text: notes.sign(text, config.audit.origin, provider.signing_seed()),
        recipients=recipients,
    )
    erasure = OrderedErasure(
        **common,
        epochs=keys,
        eraser=Eraser(store, keys, vaults, recorder),
        planner=Planner(ruler=ruler, routes=routes, holds=holds),
        holds=holds,
        keeping=keeping,
        links=links,
        recipients=recipients,
        issuing=receipts,
    )

    async def delivered(request_id: str) -> object:
        return await requests.delivered(request_id)

    bundles = CopyLinks(
        **common,
        gatherer=Gatherer(
            store=store,
            keys=keys,
            trail=SubjectTrail(store, AUDIT_TABLES),
            facts=partial(_facts, config, routes, law),
            accounts=links.accounts,
            holds=holds.of,
        ),
        delivered=delivered,
        life=rights.link_life,
    )
    requests = RequestDesk(
        **common,
        ruler=ruler,
        routes=routes,
        erasure=erasure,
        links=links,
        recipients=recipients,
        bundles=bundles,
        codes=codes,
        holidays=rights.closed_days(),
        public_url=rights.public_url,
        languages={name: route.language for name, route in config.routes.items()},
    )
    reveals = RulingReveals(**common, ruler=ruler, routes=routes, about_self=_never_about_self)
    filings = None
    if signer is not None:
        filings = ControllerRequests(
            store=store,
            keys=keys,
            requests=requests,
            clock=clock,
            entropy=entropy,
            caller=caller,
            bundles=bundles,
            public_url=rights.public_url,
        )
        if caller is not None:
            late.sender = Callbacks(
                keys=keys, caller=caller, filed=filings, controllers=controllers, domain=signer.domain
            )
    sweeper = Sweeper(
        store=store,
        retained=RetainedRows(store),
        ruler=ruler,
        routes=routes,
        holds=holds,
        keeping=keeping,
        recorder=recorder,
        clock=clock,
        others={
            "receipts": receipts.expire,
            "bundles": bundles.expire,
            "codes": codes.expire,
            "links": links.expire,
            "reveals": reveals.close_due,
            "holds": holds.carry_on,
        },
    )
    return Casework(
        store=store,
        keys=keys,
        requests=requests,
        clock=RequestClock(
            desk=requests, store=store, keys=keys, recorder=recorder, clock=clock, due_soon=rights.due_soon
        ),
        erasure=erasure,
        receipts=receipts,
        holds=holds,
        retention=sweeper,
        bundles=bundles,
        reveals=reveals,
        codes=codes,
        links=links,
        recipients=recipients,
        people=OfficersView(store=store, keys=keys, recorder=recorder, clock=clock),
        rotation=KeyRotation(
            keys=keys, provider=provider, receipts=receipts, clock=clock, every=config.keys.rotate_every
        )
        if config.keys.rotate_every
        else None,
        filings=filings,
        signer=signer,
        caller=caller,
    )


class _Common(TypedDict):
    """What nearly every service works with."""

    store: SqlStore
    keys: StoredKeyRing
    recorder: Recorder
    clock: Clock
    entropy: Entropy


class _Late:
    """Callbacks need the requests, which need the recipients: the sender comes last."""

    sender: Sender | None = None

    async def send(self, notice: Notice, at: datetime) -> Told:
        """See :class:`guardrail.rights.recipients.Sender`."""
        return Told(verdict=Verdict.NEVER) if self.sender is None else await self.sender.send(notice, at)


async def _never_about_self(officer: str, subjects: Sequence[str]) -> bool:
    """Officers' accounts and people's are not connected anywhere, so this is never known; a provider that knows its
    officers' chat accounts could tell."""
    return False


async def _facts(
    config: Config, routes: Mapping[str, RoutePolicy], law: LawBook, route: str, at: datetime
) -> NoticeFacts:
    """What a notice at collection says on this route now."""
    policy = routes.get(route, RoutePolicy())  # of a person whose route is gone: what binds everywhere
    found = await law.in_force(policy.jurisdictions, policy.kind, at)
    facts = config.operator.facts()
    passed_on = [each.name for each in config.rights.recipients if not each.routes or route in each.routes]
    return notice_facts(
        replace(facts, recipients=(*facts.recipients, *passed_on)),
        policy,
        legal_notice(found, policy) if found.known else None,
        policy.jurisdictions,
    )


def _regulation(policy: RoutePolicy) -> str:
    """Under which law a processor is asked (OpenDSR section 7.1 knows two)."""
    return "ccpa" if all(name.startswith("us") for name in policy.jurisdictions) else "gdpr"


def _recipient(each: RecipientSettings) -> Recipient:
    return Recipient(
        name=each.name,
        purposes=frozenset(each.purposes),
        routes=frozenset(each.routes),
        opendsr=each.kind == "opendsr",
    )


def _sender(each: RecipientSettings, session: aiohttp.ClientSession) -> Sender:
    if isinstance(each, WebhookRecipient):
        return WebhookSender(session, each.url, each.secret.reveal(), seconds=each.timeout)
    return OpenDsrSender(
        session,
        each.url,
        token=each.token.reveal() if each.token else None,
        verifier=Verifier(each.domain, _pem(each.certificate)),
        identity=each.identity,
        seconds=each.timeout,
    )


def _signer(config: Config, opendsr: OpenDsrSettings | None) -> Signer | None:
    if opendsr is None:
        return None
    key = opendsr.key.reveal().encode()
    return Signer(opendsr.domain, _pem(opendsr.certificate), key, development=config.mode == "development")


def controllers_of(opendsr: OpenDsrSettings | None) -> Mapping[str, Controller]:
    """Who may send requests by OpenDSR, by name."""
    named = opendsr.controllers if opendsr else ()
    return {
        each.name: Controller(name=each.name, id=each.id, route=each.route, verifies=each.verifies) for each in named
    }


def _caller(config: Config, signer: Signer | None) -> CallbackClient | None:
    opendsr = config.rights.opendsr
    if signer is None or opendsr is None:
        return None
    hosts = {each.name: each.callback_hosts for each in opendsr.controllers}
    return CallbackClient(signer, hosts, development=config.mode == "development")


def _pem(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"rights: the certificate {path.name} cannot be read: {os.strerror(error.errno or 0)}"
        ) from None
