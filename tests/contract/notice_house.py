"""An outbox over a real store and key ring, with recipients that do what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import select

from guardrail.audit.events import audit_logger
from guardrail.core.entries import parse
from guardrail.core.ids import new_id
from guardrail.core.notices import Notice, Told, Verdict
from guardrail.core.requests import Request, RequestState
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.ports import Chosen, Entropy
from guardrail.rights.recipients import Outbox, Recipient, Sender
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.types import (
    AuditRecorded,
    ConversationCreated,
    Dossier,
    DossierKind,
    DossierSaved,
    Right,
    SubjectCreated,
    Way,
    Write,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TAKEN = Told(verdict=Verdict.TAKEN, status=204)
BUSY = Told(verdict=Verdict.AGAIN, status=503)
SILENT = Told(verdict=Verdict.AGAIN)


class Time:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


class Chance:
    """Never twice the same."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, size: int) -> bytes:
        return (next(self._numbers) % 256**size).to_bytes(size, "big")


@dataclass
class Receiving:
    """A recipient: what it was sent, and what it answers, the last answer for ever."""

    answers: list[Told] = field(default_factory=lambda: [TAKEN])
    got: list[Notice] = field(default_factory=list)
    at: list[datetime] = field(default_factory=list)
    gate: asyncio.Event | None = None
    failure: Exception | None = None

    async def send(self, notice: Notice, at: datetime) -> Told:
        self.got.append(notice)
        self.at.append(at)
        if self.gate is not None:
            await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@dataclass
class House:
    """What outbox tests need."""

    store: SqlStore
    keys: StoredKeyRing
    time: Time
    chance: Entropy
    told: list[tuple[str, str]] = field(default_factory=list)

    def outbox(self, recipients: Sequence[Recipient], senders: Mapping[str, Sender], **more: object) -> Outbox:
        options: dict[str, object] = {
            "patience": 20.0,
            "count": lambda who, what: self.told.append((who, what)),
            **more,
        }
        return Outbox(
            store=self.store,
            keys=self.keys,
            events=audit_logger(self.time, self.chance),
            clock=self.time,
            entropy=self.chance,
            recipients=recipients,
            senders=senders,
            **options,  # type: ignore[arg-type]
        )

    def request(self, **changes: object) -> Request:
        facts: dict[str, object] = {
            "id": new_id("req", self.chance),
            "right": Right.ERASURE,
            "way": Way.CHAT,
            "route": "shop",
            "subject_id": new_id("sub", self.chance),
            "received_at": self.time(),
            "state": RequestState.WORKING,
            "language": "en",
        }
        return Request(**{**facts, **changes})  # type: ignore[arg-type]

    def conversation(self) -> str:
        return new_id("cnv", self.chance)

    async def person(self, route: str, conversations: int) -> tuple[str, list[str]]:
        subject = new_id("sub", self.chance)
        ids = [self.conversation() for _ in range(conversations)]
        writes: list[Write] = [SubjectCreated(subject_id=subject, route=route, lookup=self.chance(32), at=self.time())]
        for each in ids:
            writes.append(
                ConversationCreated(
                    conversation_id=each, subject_id=subject, route=route, lookup=self.chance(32), at=self.time()
                )
            )
        await self.store.commit(writes)
        return subject, ids

    async def tell(self, outbox: Outbox, what: str = "erased", number: int = 1, **more: object) -> Request:
        """An act with as many conversations, committed with its notices."""
        request = self.request()
        known = {"shop": [self.conversation() for _ in range(number)]}
        options = {"conversations": known, **more}
        await self.store.commit(outbox.notices(request, what, self.time(), **options))  # type: ignore[arg-type]
        return request

    async def notices(self, request: Request) -> Sequence[Dossier]:
        return await self.store.dossiers(DossierKind.NOTICE, Chosen(parent_id=request.id))

    async def entries(self, prefix: str = "rights:notice:") -> list[AuditRecorded]:
        bodies = await self.store.run(
            lambda connection: connection.execute(select(schema.audit_entries.c.body)).scalars().all()
        )
        return [entry for body in bodies if (entry := parse(body.encode())).tag.startswith(prefix)]

    async def everything(self) -> str:
        """All that the database holds of notices, as text."""
        rows = await self.store.run(lambda connection: connection.execute(select(schema.dossiers)).all())
        return repr([tuple(row) for row in rows])


def dossiers(writes: Sequence[Write]) -> list[Dossier]:
    return [write.dossier for write in writes if isinstance(write, DossierSaved)]


@asynccontextmanager
async def house(
    store_url: str, place: Path, *, time: Time | None = None, chance: Entropy | None = None
) -> AsyncIterator[House]:
    time, chance = time or Time(), chance or Chance()
    keys = StoredKeyRing(f"sqlite:///{place / 'keys.db'}", FileKeyProvider(place / "keys"), entropy=chance, clock=time)
    store = SqlStore(store_url, clock=time, readers=2)
    try:
        yield House(store, keys, time, chance)
    finally:
        await store.close()
        await keys.close()


async def until(condition: Callable[[], bool]) -> None:
    """Let others run until something is so."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)
