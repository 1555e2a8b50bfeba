"""A store with an audit log in it, for what the log is brought to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from guardrail.audit.cursors import Cursors
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Tables
from guardrail.core import entries
from guardrail.core.ids import new_id
from guardrail.core.notes import verifier_of
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.types import AuditRecorded

TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
SEED, ORIGIN = bytes(range(32)), "audit.example/log"
VKEY = verifier_of(ORIGIN, SEED).vkey
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
_numbers = count(1)


class Time:
    """The wall clock and the monotonic one, moved when told."""

    def __init__(self) -> None:
        self.now = START
        self.seconds = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.seconds

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds


def entropy(size: int) -> bytes:
    """Never twice the same."""
    return next(_numbers).to_bytes(size, "big")


def epochs(number: int) -> list[AuditRecorded]:
    """So many entries."""
    return [
        entries.entry("keys:epoch:rotated", {"epoch": n}, entry_id=new_id("ent", entropy), at=START)
        for n in range(number)
    ]


class Watch:
    """What was told of sinks and anchors."""

    def __init__(self) -> None:
        self.lags: list[int] = []
        self.failures: list[str] = []
        self.ages: list[float] = []

    def sink_lag(self, sink: str, entries: int) -> None:
        self.lags.append(entries)

    def sink_failed(self, sink: str, code: str) -> None:
        self.failures.append(code)

    def anchor_age(self, anchor: str, seconds: float) -> None:
        self.ages.append(seconds)

    def anchor_failed(self, anchor: str, code: str) -> None:
        self.failures.append(code)


class Log:
    """The store, its sequencer, and the cursors of any process."""

    def __init__(self, store: SqlStore, time: Time) -> None:
        self.store = store
        self.time = time
        self._sequencer = Sequencer(store.run, TABLES, seed=SEED, origin=ORIGIN, holder="seq", clock=time)

    async def grow(self, number: int) -> None:
        """So many entries more, placed and signed."""
        await self.store.commit(epochs(number))
        await self.place()

    async def place(self) -> int:
        return await self._sequencer.sequence()

    def cursors(self, holder: str = "one", store: SqlStore | None = None) -> Cursors:
        used = store or self.store
        return Cursors(
            look=used.look,
            run=used.run,
            tables=TABLES,
            cursors=schema.audit_cursors,
            holder=holder,
            clock=self.time,
        )
