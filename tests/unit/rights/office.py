"""The desk of requests with real policies, keys and database, and stand-ins for the rooms beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import literal_column, select

from guardrail.audit.events import audit_logger
from guardrail.core.entries import parse
from guardrail.core.ids import new_id
from guardrail.core.requests import Request
from guardrail.errors import PolicyUnavailableError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.rulings import Rulings
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import Ruling
from guardrail.rights.clocked import RequestClock
from guardrail.rights.requests import RequestDesk
from guardrail.storage import schema
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.turn.records import Recorder
from guardrail.types import (
    Address,
    AuditRecorded,
    ConversationCreated,
    Direction,
    ErasureBegun,
    Event,
    EventKind,
    Json,
    Purpose,
    RawText,
    RoutePolicy,
    SubjectCreated,
    Turn,
    Write,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
USER = "U-canary-90ab"
OFFICER = new_id("off", lambda size: bytes(size))


class Time:
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


class Chance:
    """Bytes that never repeat."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, size: int) -> bytes:
        return next(self._numbers).to_bytes(8, "big").rjust(size, b"\x01")[-size:]


class Law:
    """The real rulings; ``down`` makes them fail, ``asked`` remembers what was asked."""

    def __init__(self, rulings: Rulings) -> None:
        self._rulings = rulings
        self.down = False
        self.asked: list[str] = []

    async def rule(
        self, name: str, question: Mapping[str, Json], *, jurisdictions: tuple[str, ...], kind: str, at: datetime
    ) -> Ruling:
        self.asked.append(name)
        if self.down:
            raise PolicyUnavailableError("down")
        return await self._rulings.rule(name, question, jurisdictions=jurisdictions, kind=kind, at=at)


@dataclass
class Rooms:
    """Erasure, links, recipients, bundles and codes: each does the least, and remembers it."""

    store: SqlStore | None = None
    erased: list[str] = field(default_factory=list)
    told: list[tuple[str, tuple[Purpose, ...]]] = field(default_factory=list)
    about: list[Mapping[str, Sequence[str]]] = field(default_factory=list)
    accounts_of: dict[str, Sequence[str]] = field(default_factory=dict)
    code_of: dict[str, str] = field(default_factory=dict)
    failure: Exception | None = None

    async def erase(self, request: Request) -> bool:
        if self.failure is not None:
            raise self.failure
        assert self.store is not None
        assert request.subject_id is not None
        for subject in await self.accounts(request.subject_id):
            await self.store.commit([ErasureBegun(subject_id=subject, at=request.received_at)])
        self.erased.append(request.id)
        return True

    async def carry_on(self) -> int:
        return 0

    async def accounts(self, subject_id: str) -> Sequence[str]:
        return self.accounts_of.get(subject_id, (subject_id,))

    async def join(self, turn: Turn, other_subject: str) -> Sequence[Write]:
        return ()

    async def part(self, subject_id: str, *, actor: str | None) -> None:
        return None

    async def conversations(self, subject_ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        return {"shop": [f"of {each}" for each in subject_ids]}

    def notices(
        self,
        request: Request,
        what: str,
        at: datetime,
        *,
        purposes: Sequence[Purpose] = (),
        conversations: Mapping[str, Sequence[str]] | None = None,
    ) -> Sequence[Write]:
        self.told.append((what, tuple(purposes)))
        self.about.append(conversations or {})
        return ()

    async def deliver(self) -> int:
        return 0

    async def of(self, request_id: str) -> Sequence[Mapping[str, Json]]:
        return ()

    async def link(self, request: Request) -> tuple[str, Sequence[Write]]:
        return "token", ()

    async def peek(self, token: str) -> str | None:
        return None

    async def opened(self, token: str, form: str) -> bytes | None:
        return None

    async def made(self, request: Request, form: str, *, actor: str) -> bytes:
        return b""

    async def give(self, turn: Turn) -> tuple[str, Sequence[Write]]:
        return "", ()

    async def redeem(self, code: str, at: datetime) -> tuple[str, Sequence[Write]] | None:
        subject = self.code_of.get(code)
        return None if subject is None else (subject, ())


@dataclass
class Office:
    """Everything that a test of requests needs."""

    desk: RequestDesk
    clock: RequestClock
    time: Time
    store: SqlStore
    keys: StoredKeyRing
    law: Law
    rooms: Rooms
    entropy: Callable[[int], bytes]
    routes: dict[str, RoutePolicy]

    async def person(self, user: str = USER, route: str = "shop") -> tuple[str, str]:
        """Somebody who writes on a route: subject and conversation."""
        subject, conversation = new_id("sub", self.entropy), new_id("cnv", self.entropy)
        await self.keys.create(subject)
        await self.store.commit(
            [
                SubjectCreated(
                    subject_id=subject, route=route, lookup=self.keys.lookup("user", route, user), at=self.time()
                ),
                ConversationCreated(
                    conversation_id=conversation,
                    subject_id=subject,
                    route=route,
                    lookup=self.keys.lookup("conversation", route, user),
                    at=self.time(),
                ),
            ]
        )
        return subject, conversation

    def turn(self, subject: str, conversation: str, *, ephemeral: bool = False) -> Turn:
        """Something that they write now."""
        return Turn(
            id=new_id("trn", self.entropy),
            route="shop",
            channel="web",
            direction=Direction.INBOUND,
            at=self.time(),
            subject_id=subject,
            conversation_id=conversation,
            ephemeral=ephemeral,
            group=False,
            event=Event(kind=EventKind.MESSAGE, address=Address(user=RawText(USER))),
        )

    def wait(self, **span: float) -> None:
        """Time passes."""
        self.time.at += timedelta(**span)

    async def entries(self, prefix: str = "") -> list[AuditRecorded]:
        """The audit entries so far, oldest first, whose tags begin so."""
        table = schema.audit_entries
        rows = await self.store.run(
            lambda connection: connection.execute(select(table.c.body).order_by(literal_column("rowid"))).all()
        )
        return [each for row in rows if (each := parse(row.body.encode())).tag.startswith(prefix)]

    async def tags(self, prefix: str = "rights:request:") -> list[str]:
        """Their last words."""
        return [each.tag.rpartition(":")[2] for each in await self.entries(prefix)]


def engine() -> EmbeddedEngine:
    """The shipped policies, in this process."""
    return EmbeddedEngine(default_policy_dir(), deadline=10, isolated=False)


@asynccontextmanager
async def office(
    place: Path,
    policies: EmbeddedEngine,
    *,
    at: datetime = NOON,
    routes: Mapping[str, RoutePolicy] | None = None,
    holidays: frozenset[date] = frozenset(),
    public_url: str | None = None,
    entropy: Callable[[int], bytes] | None = None,
    url: str | None = None,
) -> AsyncIterator[Office]:
    """A desk over a new SQLite database, or over another of the current schema."""
    if url is None:
        url = f"sqlite:///{place / 'data.db'}"
        migrate(url)
    time, entropy = Time(at), entropy or Chance()
    provider = FileKeyProvider(place / "keys")
    keys = StoredKeyRing(f"sqlite:///{place / 'keys.db'}", provider, entropy=entropy, clock=time)
    store = SqlStore(url, clock=time, readers=1)
    rooms = Rooms(store=store)
    law = Law(Rulings(policies, LawBook(policies)))
    recorder = Recorder(entropy, audit_logger(time, entropy))
    given = dict(routes or {"shop": RoutePolicy(jurisdictions=("lt",), purposes={"marketing": "consent"})})
    desk = RequestDesk(
        store=store, keys=keys, recorder=recorder, clock=time, entropy=entropy, ruler=law, routes=given,
        erasure=rooms, links=rooms, recipients=rooms, bundles=rooms, codes=rooms, holidays=holidays,
        public_url=public_url, languages={"shop": "lt"},
    )  # fmt: skip
    clock = RequestClock(
        desk=desk, store=store, keys=keys, recorder=recorder, clock=time, due_soon=timedelta(days=7)
    )  # fmt: skip
    try:
        yield Office(desk, clock, time, store, keys, law, rooms, entropy, given)
    finally:
        await store.close()
        await keys.close()
