"""The rights of people and the officers who answer them: the services, and what upkeep does for them.

A part of the composition root; :mod:`guardrail.assembly` makes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from guardrail.clients.callbacks import CallbackClient
from guardrail.core.opendsr_signing import Signer
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.metrics import Metrics
from guardrail.ports import Clock
from guardrail.rights.bundles import CopyLinks
from guardrail.rights.clocked import RequestClock
from guardrail.rights.codes import OneTimeCodes
from guardrail.rights.controllers import ControllerRequests
from guardrail.rights.erasure import OrderedErasure
from guardrail.rights.holds import LegalHolds
from guardrail.rights.links import LinkedAccounts
from guardrail.rights.people import OfficersView
from guardrail.rights.receipts import SignedReceipts
from guardrail.rights.recipients import Outbox
from guardrail.rights.requests import RequestDesk
from guardrail.rights.retention import Sweeper
from guardrail.rights.reveals import RulingReveals
from guardrail.storage.store import SqlStore
from guardrail.upkeep import Chore

WORK = 1.0  # seconds between two looks at erasures, requests and notices that go on
SWEEP = 60.0  # seconds between two sweeps of what is due
LOOK = 15.0  # seconds between two counts of open requests
DAY = 86_400.0  # seconds between two looks for people whose key is gone
HOUR = 3600.0  # seconds between two looks whether keys are due for rotation
MOST_WRAPPED = 2**28
"""Living keys under one key-encryption key. AES-GCM with random nonces is sound for 2^32 encryptions under one key
(NIST SP 800-38D, 8.3); that leaves room for fifteen times as many keys that were destroyed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRotation:
    """Wraps all keys anew every so often, and before a key-encryption key has wrapped too many: from then on older
    backups of the key store open nothing, and receipts of erasures say so."""

    keys: StoredKeyRing
    provider: FileKeyProvider
    receipts: SignedReceipts
    clock: Clock
    every: timedelta | None  # None: when somebody asks for it
    most: int = MOST_WRAPPED

    async def tick(self) -> bool:
        """Rotate if it is time; also when an earlier rotation was interrupted. Whether it was."""
        epochs = await asyncio.to_thread(self.provider.epochs)
        if len(epochs) == 1 and not await self._due(epochs[-1]):
            return False
        await self.receipts.rotated(await self.keys.rotate(), self.clock())
        return True

    async def _due(self, epoch: int) -> bool:
        opened = await asyncio.to_thread(self.provider.opened_at, epoch)
        if self.every is not None and self.clock() - opened >= self.every:
            return True
        return await self.keys.wrapped() >= self.most


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
    rotation: KeyRotation
    filings: ControllerRequests | None  # of OpenDSR; None: nobody may send requests so
    signer: Signer | None
    caller: CallbackClient | None

    def chores(self, metrics: Metrics) -> Sequence[Chore]:
        """What upkeep does for people's rights."""
        return [
            Chore(task="rotate", seconds=HOUR, work=self.rotation.tick),
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
