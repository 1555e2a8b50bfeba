"""The services of people's rights, made from the settings, each when another first asks for it.

A part of the composition root, like :mod:`guardrail.app`; the commands use it, too (:mod:`guardrail.cli.rooms`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypedDict

import aiohttp

from guardrail.audit.inclusions import LogGrounds
from guardrail.audit.trail import SubjectTrail
from guardrail.casework import Casework, KeyRotation
from guardrail.clients.callbacks import CallbackClient
from guardrail.config import Config
from guardrail.core import notes
from guardrail.core.notice import NoticeFacts
from guardrail.core.notices import Notice, Told, Verdict
from guardrail.core.opendsr_signing import Signer
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.outside import AUDIT_TABLES
from guardrail.parties import caller_of, controllers_of, recipient_of, sender_to, signer_of
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
from guardrail.rights.recipients import Outbox, Sender
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


class _Common(TypedDict):
    """What nearly every service works with."""

    store: SqlStore
    keys: StoredKeyRing
    recorder: Recorder
    clock: Clock
    entropy: Entropy


@dataclass(kw_only=True)
class Assembly:
    """Everything that :meth:`casework` is made of; nothing of it runs yet.

    ``count`` hears of each attempt to tell a recipient. Making any of it raises
    :class:`~guardrail.errors.ConfigError` for settings that do not hold.
    """

    config: Config
    store: SqlStore
    keys: StoredKeyRing
    provider: FileKeyProvider
    ruler: Ruler
    law: LawBook
    vaults: Vaults
    recorder: Recorder
    events: AuditEvents
    session: aiohttp.ClientSession
    clock: Clock
    entropy: Entropy
    count: Callable[[str, str], None] = lambda recipient, outcome: None

    def casework(self) -> Casework:
        """All of it."""
        return Casework(
            store=self.store,
            keys=self.keys,
            requests=self.requests,
            clock=self.request_clock,
            erasure=self.erasure,
            receipts=self.receipts,
            holds=self.holds,
            retention=self.retention,
            bundles=self.bundles,
            reveals=self.reveals,
            codes=self.codes,
            links=self.links,
            recipients=self.recipients,
            people=OfficersView(store=self.store, keys=self.keys, recorder=self.recorder, clock=self.clock),
            rotation=self.rotation,
            filings=self.filings,
            signer=self.signer,
            caller=self.caller,
        )

    # ---------------------------------------------------------------- what all of them need

    @property
    def common(self) -> _Common:
        return {
            "store": self.store,
            "keys": self.keys,
            "recorder": self.recorder,
            "clock": self.clock,
            "entropy": self.entropy,
        }

    @cached_property
    def routes(self) -> Mapping[str, RoutePolicy]:
        return {name: route.policy.choices() for name, route in self.config.routes.items()}

    async def facts(self, route: str, at: datetime) -> NoticeFacts:
        """What a notice at collection says on this route now."""
        policy = self.routes.get(route, RoutePolicy())  # of a person whose route is gone: what binds everywhere
        found = await self.law.in_force(policy.jurisdictions, policy.kind, at)
        facts = self.config.operator.facts()
        told = [each.name for each in self.config.rights.recipients if not each.routes or route in each.routes]
        return notice_facts(
            replace(facts, recipients=(*facts.recipients, *told)),
            policy,
            legal_notice(found, policy) if found.known else None,
            policy.jurisdictions,
        )

    # ---------------------------------------------------------------- requests

    @cached_property
    def requests(self) -> RequestDesk:
        rights = self.config.rights
        return RequestDesk(
            **self.common,
            ruler=self.ruler,
            routes=self.routes,
            erasure=self.erasure,
            links=self.links,
            recipients=self.recipients,
            bundles=self.bundles,
            codes=self.codes,
            holidays=rights.closed_days(),
            public_url=rights.public_url,
            languages={name: route.language for name, route in self.config.routes.items()},
        )

    @cached_property
    def request_clock(self) -> RequestClock:
        return RequestClock(
            desk=self.requests,
            store=self.store,
            keys=self.keys,
            recorder=self.recorder,
            clock=self.clock,
            due_soon=self.config.rights.due_soon,
        )

    @cached_property
    def links(self) -> LinkedAccounts:
        return LinkedAccounts(store=self.store, recorder=self.recorder, clock=self.clock, entropy=self.entropy)

    @cached_property
    def codes(self) -> OneTimeCodes:
        return OneTimeCodes(**self.common)

    @cached_property
    def bundles(self) -> CopyLinks:
        gatherer = Gatherer(
            store=self.store,
            keys=self.keys,
            trail=SubjectTrail(self.store, AUDIT_TABLES),
            facts=self.facts,
            accounts=self.links.accounts,
            holds=self.holds.of,
        )
        return CopyLinks(
            **self.common,
            gatherer=gatherer,
            delivered=lambda request_id: self.requests.delivered(request_id),  # which need the links themselves
            life=self.config.rights.link_life,
        )

    @cached_property
    def reveals(self) -> RulingReveals:
        return RulingReveals(**self.common, ruler=self.ruler, routes=self.routes, about_self=_never_about_self)

    # ---------------------------------------------------------------- erasure

    @cached_property
    def erasure(self) -> OrderedErasure:
        return OrderedErasure(
            **self.common,
            epochs=self.keys,
            eraser=Eraser(self.store, self.keys, self.vaults, self.recorder),
            planner=Planner(ruler=self.ruler, routes=self.routes, holds=self.holds),
            holds=self.holds,
            keeping=self.keeping,
            links=self.links,
            recipients=self.recipients,
            issuing=self.receipts,
        )

    @cached_property
    def holds(self) -> LegalHolds:
        return LegalHolds(**self.common)

    @cached_property
    def keeping(self) -> Keeping:
        return Keeping(store=self.store, keys=self.keys, recorder=self.recorder, entropy=self.entropy)

    @cached_property
    def receipts(self) -> SignedReceipts:
        origin, provider = self.config.audit.origin, self.provider
        return SignedReceipts(
            **self.common,
            log=LogGrounds(self.store.look, AUDIT_TABLES, notes.verifier_of(origin, provider.signing_seed())),
            sign=lambda text: notes.sign(text, origin, provider.signing_seed()),
            recipients=self.recipients,
        )

    @cached_property
    def retention(self) -> Sweeper:
        return Sweeper(
            store=self.store,
            retained=RetainedRows(self.store),
            ruler=self.ruler,
            routes=self.routes,
            holds=self.holds,
            keeping=self.keeping,
            recorder=self.recorder,
            clock=self.clock,
            others={
                "receipts": self.receipts.expire,
                "bundles": self.bundles.expire,
                "codes": self.codes.expire,
                "links": self.links.expire,
                "reveals": self.reveals.close_due,
                "holds": self.holds.carry_on,
            },
        )

    @property
    def rotation(self) -> KeyRotation:
        return KeyRotation(
            keys=self.keys,
            provider=self.provider,
            receipts=self.receipts,
            clock=self.clock,
            every=self.config.keys.rotate_every,
        )

    # ---------------------------------------------------------------- who is told, and who asks

    @cached_property
    def recipients(self) -> Outbox:
        named = self.config.rights.recipients
        return Outbox(
            store=self.store,
            keys=self.keys,
            events=self.events,
            clock=self.clock,
            entropy=self.entropy,
            recipients=[recipient_of(each) for each in named],
            senders={each.name: sender_to(each, self.session) for each in named},
            callbacks=_Later(lambda: self.callbacks),
            links=self.links,
            regulations={name: _regulation(policy) for name, policy in self.routes.items()},
            count=self.count,
        )

    @cached_property
    def signer(self) -> Signer | None:
        return signer_of(self.config)

    @cached_property
    def caller(self) -> CallbackClient | None:
        return caller_of(self.config, self.signer)

    @cached_property
    def filings(self) -> ControllerRequests | None:
        if self.signer is None:
            return None
        return ControllerRequests(
            store=self.store,
            keys=self.keys,
            requests=self.requests,
            clock=self.clock,
            entropy=self.entropy,
            caller=self.caller,
            bundles=self.bundles,
            public_url=self.config.rights.public_url,
        )

    @cached_property
    def callbacks(self) -> Sender | None:
        if self.filings is None or self.caller is None or self.signer is None:
            return None
        return Callbacks(
            keys=self.keys,
            caller=self.caller,
            filed=self.filings,
            controllers=controllers_of(self.config.rights.opendsr),
            domain=self.signer.domain,
        )


@dataclass(frozen=True, slots=True)
class _Later:
    """Callbacks need the requests, which need the recipients: the sender is found when it has something to send."""

    sender: Callable[[], Sender | None]

    async def send(self, notice: Notice, at: datetime) -> Told:
        """See :class:`guardrail.rights.recipients.Sender`."""
        sender = self.sender()
        return Told(verdict=Verdict.NEVER) if sender is None else await sender.send(notice, at)


async def _never_about_self(officer: str, subjects: Sequence[str]) -> bool:
    """Officers' accounts and people's are not connected anywhere, so this is never known; a provider that knows its
    officers' chat accounts could tell."""
    return False


def _regulation(policy: RoutePolicy) -> str:
    """Under which law a processor is asked (OpenDSR section 7.1 knows two)."""
    return "ccpa" if all(name.startswith("us") for name in policy.jurisdictions) else "gdpr"
