"""What falls when: expired rows, what the law keeps shorter than was promised, proofs and codes whose time is up.

How long a message is kept was decided when it came and stands in its row. A sweep deletes what is due by that, in small
transactions, audited with counts. Before, what a hold keeps of it is sealed anew for the hold; after, rows that the
law of today no longer lets be kept are brought forward, so that the next sweep deletes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from guardrail.core.entries import cite
from guardrail.core.entry_kinds import MAX_SECONDS, timestamp
from guardrail.core.holds import Hold, facts
from guardrail.errors import GuardrailError
from guardrail.ports import Clock, Ruler, Ruling, SealedRow, Store
from guardrail.rights.holds import LegalHolds
from guardrail.rights.keeping import Keeping
from guardrail.turn.records import Recorder
from guardrail.types import Json, Purpose, RoutePolicy

PAGE = 200
RECORDS = {
    "transcript": "message",
    "vault": "vault",
    "inbox": "waiting",
    "subjects": "profile",
    "consent_ledger": "consent_proof",
}
"""What the policies call the rows of a table."""
_SEALED = ("transcript", "vault", "inbox")


class Counted(Protocol):
    """How many rows of a table a route has, the oldest, and how many are due."""

    @property
    def route(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def oldest(self) -> datetime | None: ...
    @property
    def due(self) -> int: ...


class Due(Protocol):
    """A sealed row whose time is up, and whose it is."""

    @property
    def row(self) -> SealedRow: ...
    @property
    def subject_id(self) -> str | None: ...
    @property
    def route(self) -> str: ...


class Retained(Protocol):
    """What the store knows of retention (:class:`guardrail.storage.retained.RetainedRows`)."""

    async def counts(self, now: datetime) -> Sequence[Counted]: ...

    async def expired(self, table: str, now: datetime, after: int, limit: int) -> Sequence[Due]: ...

    async def bring_forward(self, route: str, before: datetime, now: datetime, limit: int) -> int: ...


class Sweeper:
    """Implements :class:`guardrail.ports.rights.Retention`.

    ``others`` delete what is due in their own rooms (proofs, links to copies, codes), by the name it is counted by.
    """

    def __init__(
        self,
        *,
        store: Store,
        retained: Retained,
        ruler: Ruler,
        routes: Mapping[str, RoutePolicy],
        holds: LegalHolds,
        keeping: Keeping,
        recorder: Recorder,
        clock: Clock,
        others: Mapping[str, Callable[[], Awaitable[int]]],
    ) -> None:
        self._store = store
        self._retained = retained
        self._ruler = ruler
        self._routes = routes
        self._holds = holds
        self._keeping = keeping
        self._recorder = recorder
        self._clock = clock
        self._others = others

    async def preview(self) -> Sequence[Mapping[str, Json]]:
        """See :meth:`guardrail.ports.rights.Retention.preview`.

        One row a route and kind of record: ``seconds`` is how long the law and the route keep it, ``due`` how many
        rows a sweep deletes now, ``held`` how many of these are first sealed anew for holds.
        """
        at = self._clock()
        holds = await self._holds.in_force()
        held = await self._held(holds, at) if holds else {}
        found: list[Mapping[str, Json]] = []
        for count in await self._retained.counts(at):
            age = 0 if count.oldest is None else int((at - count.oldest).total_seconds())
            ruling = await self._ruling(count.route, RECORDS[count.table], age, at, holds)
            found.append(
                {
                    "route": count.route,
                    "record": RECORDS[count.table],
                    "rows": count.rows,
                    "oldest": None if count.oldest is None else timestamp(count.oldest),
                    "seconds": ruling.answer.get("seconds"),
                    "oldest_is": ruling.decision,
                    "reasons": list(ruling.reasons),
                    "citations": [*dict.fromkeys(cite(each) for each in ruling.citations)],
                    "due": count.due,
                    "held": held.get((count.route, count.table), 0),
                }
            )
        return found

    async def sweep(self) -> Mapping[str, int]:
        """See :meth:`guardrail.ports.rights.Retention.sweep`.

        What fails keeps the rest from nothing but what must come after it; the first failure is raised at the end.
        """
        at = self._clock()
        deleted: Counter[str] = Counter()
        failed: list[GuardrailError] = []

        async def step(work: Callable[[], Awaitable[Mapping[str, int]]]) -> None:
            try:
                deleted.update(await work())
            except GuardrailError as error:
                failed.append(error)

        await step(lambda: self._expire(at))
        await step(lambda: self._bring_forward(at))
        for name, expire in self._others.items():
            await step(lambda name=name, expire=expire: _named(name, expire))  # type: ignore[misc]
        if failed:
            raise failed[0]
        return {name: count for name, count in deleted.items() if count}

    async def _expire(self, at: datetime) -> Mapping[str, int]:
        """Holds first: what they keep must be sealed anew before its row goes."""
        holds = await self._holds.in_force()
        if holds:
            await self._keep(holds, at)
        deleted: Counter[str] = Counter()
        while rows := {table: count for table, count in (await self._store.expire(at)).items() if count}:
            await self._store.commit([self._recorder.audit("retention:records:expired", at, rows=rows)])
            deleted.update(rows)
        return deleted

    async def _keep(self, holds: Sequence[Hold], at: datetime) -> None:
        async for page in self._due(at):
            whose: dict[tuple[str | None, str], list[SealedRow]] = {}
            for due in page:
                whose.setdefault((due.subject_id, due.route), []).append(due.row)
            for (subject_id, route), rows in whose.items():
                keepers = [hold for hold in holds if hold.holds(subject_id, route, at)]
                if keepers:
                    await self._keeping.rows(rows, subject_id, route, keepers, at)

    async def _held(self, holds: Sequence[Hold], at: datetime) -> Mapping[tuple[str, str], int]:
        """How many due rows a hold keeps, by route and table."""
        counts: Counter[tuple[str, str]] = Counter()
        async for page in self._due(at):
            for due in page:
                kind = RECORDS[due.row.table]
                keeps = any(hold.keeps(kind) and hold.holds(due.subject_id, due.route, at) for hold in holds)
                counts[due.route, due.row.table] += keeps
        return counts

    async def _due(self, at: datetime) -> AsyncIterator[Sequence[Due]]:
        for table in _SEALED:
            after = 0
            while page := await self._retained.expired(table, at, after, PAGE):
                after = page[-1].row.cursor
                yield page

    async def _bring_forward(self, at: datetime) -> Mapping[str, int]:
        """Rows that were promised longer than the law of today, or the configuration, lets them be kept."""
        brought = 0
        for route in self._routes:
            ruling = await self._ruling(route, "message", 0, at, ())
            if ruling.decision == "refuse":
                continue
            before = at - timedelta(seconds=ruling.answer["seconds"])
            while count := await self._retained.bring_forward(route, before, at, PAGE):
                brought += count
        return {"brought_forward": brought}

    async def _ruling(self, route: str, record: str, age: int, at: datetime, holds: Sequence[Hold]) -> Ruling:
        policy = self._routes.get(route, RoutePolicy())  # a route that is gone: the strictest law of all
        on_route = [hold for hold in holds if hold.subject_id is None and hold.holds(None, route, at)]
        question: dict[str, Json] = {
            "record": record,
            "purpose": Purpose.SERVICE.value,
            "age_seconds": max(0, min(MAX_SECONDS, age)),
            "wanted_seconds": policy.retention_seconds,
            "ended": False,
            "holds": facts(on_route, at),
        }
        return await self._ruler.rule(
            "retention", question, jurisdictions=policy.jurisdictions, kind=policy.kind, at=at
        )


async def _named(name: str, expire: Callable[[], Awaitable[int]]) -> Mapping[str, int]:
    return {name: await expire()}
