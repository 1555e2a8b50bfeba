"""What runs beside the turns: inbox delivery, log sequencing, and chores that other rooms bring.

Each loop survives the failure of what it needs: it reports the error's code, waits and tries again, so that
recovery needs no restart. Each stops between two pieces of work when it is told to.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from guardrail.errors import GuardrailError
from guardrail.metrics import Metrics
from guardrail.ports import AuditLog, Store
from guardrail.shapes.webhook import Webhooks
from guardrail.types import InboxItem

DELIVERIES = 32  # at the same time
POLL = 1.0  # seconds between looks into the inbox when nothing arrived here
SWEEP = 60.0  # seconds between two looks at how many messages lie in the inbox
PAUSE = 2.0  # seconds after a failure

Report = Callable[[str, GuardrailError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """Further work, which may be broken off anywhere: ``work`` is done every so many seconds. ``task`` is what
    its failures count as."""

    task: str
    seconds: float
    work: Callable[[], Awaitable[object]]


class Upkeep:
    """The background loops of one process."""

    def __init__(
        self,
        *,
        store: Store,
        audit: AuditLog,
        webhooks: Webhooks,
        clock: Callable[[], datetime],
        interval: float,
        metrics: Metrics,
        report: Report,
        chores: Sequence[Chore] = (),
    ) -> None:
        self._store = store
        self._audit = audit
        self._webhooks = webhooks
        self._clock = clock
        self._interval = interval
        self._metrics = metrics
        self._report = report
        self._chores = chores
        self._stopping = asyncio.Event()
        self._delivering: set[asyncio.Task[None]] = set()
        self._loops: list[asyncio.Task[None]] = []
        self._beside: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin; each loop works at once, and then every so often."""
        self._loops = [
            asyncio.create_task(self._every("sequence", self._interval, self._sequence)),
            asyncio.create_task(self._every("deliver", SWEEP, self._count)),
            asyncio.create_task(self._deliver()),
        ]
        self._beside = [
            asyncio.create_task(self._every(chore.task, chore.seconds, chore.work)) for chore in self._chores
        ]

    async def stop(self) -> None:
        """Finish the work at hand, then place what is left in the audit log. Nobody waits for a chore."""
        self._stopping.set()
        self._webhooks.arrived.set()
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        await asyncio.gather(*self._loops)
        await asyncio.gather(*self._delivering)
        try:
            await self._sequence()
        except GuardrailError as error:
            self._report("sequence", error)

    async def _every(self, name: str, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        while not self._stopping.is_set():
            pause = seconds
            try:
                await work()
            except GuardrailError as error:
                self._report(name, error)
                pause = PAUSE
            except Exception as fault:
                # A mistake of ours must not end the loop unseen; the log tells its class and places, never its text.
                structlog.get_logger().error("upkeep.fault", component=name, error=fault)
                self._report(name, GuardrailError())
                pause = max(PAUSE, seconds)
            await self._rest(pause)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _sequence(self) -> None:
        await self._audit.sequence()
        waiting_since = (await self._audit.status()).waiting_since
        age = (self._clock() - waiting_since).total_seconds() if waiting_since else 0.0
        self._metrics.checkpoint_age(age)

    async def _count(self) -> None:
        self._metrics.inbox(await self._store.inbox_counts())

    async def _deliver(self) -> None:
        while not self._stopping.is_set():
            self._webhooks.arrived.clear()
            try:
                room = DELIVERIES - len(self._delivering)
                due = await self._store.inbox_due(self._clock(), room) if room else ()
            except GuardrailError as error:
                self._report("deliver", error)
                await self._rest(PAUSE)
                continue
            for item in due:
                task = asyncio.create_task(self._one(item))
                self._delivering.add(task)
                task.add_done_callback(self._delivered)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._webhooks.arrived.wait(), POLL)

    async def _one(self, item: InboxItem) -> None:
        try:
            await self._webhooks.deliver(item)
        except GuardrailError as error:
            self._report("deliver", error)  # its lease runs out, then it is tried again

    def _delivered(self, task: asyncio.Task[None]) -> None:
        self._delivering.discard(task)
        self._webhooks.arrived.set()  # the next message of that conversation
