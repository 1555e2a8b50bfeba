"""Codes and links on a real database with real keys, a clock that stands, and randomness that repeats."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import literal_column, select

from guardrail.audit.events import audit_logger
from guardrail.core.entries import parse
from guardrail.core.ids import new_id
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.rights.codes import OneTimeCodes
from guardrail.rights.links import LinkedAccounts
from guardrail.storage import schema
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.turn.records import Recorder
from guardrail.types import (
    Address,
    AuditRecorded,
    ConversationCreated,
    Direction,
    DossierKind,
    Event,
    EventKind,
    RawText,
    SubjectCreated,
    Turn,
    Write,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Accounts:
    """Everything that a test of codes and links needs."""

    store: SqlStore
    codes: OneTimeCodes
    links: LinkedAccounts
    entropy: Callable[[int], bytes]
    at: datetime = NOON

    def clock(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        """Time passes."""
        self.at += timedelta(**span)

    async def account(self, user: str) -> tuple[str, str]:
        """Somebody who writes: subject and conversation."""
        subject, conversation = new_id("sub", self.entropy), new_id("cnv", self.entropy)
        await self.store.commit(
            [
                SubjectCreated(subject_id=subject, route="shop", lookup=user.encode().ljust(32), at=self.at),
                ConversationCreated(
                    conversation_id=conversation,
                    subject_id=subject,
                    route="shop",
                    lookup=user.encode().rjust(32),
                    at=self.at,
                ),
            ]
        )
        return subject, conversation

    def turn(self, account: tuple[str, str], *, group: bool = False, ephemeral: bool = False) -> Turn:
        """Something that they write now."""
        return Turn(
            id=new_id("trn", self.entropy),
            route="shop",
            channel="web",
            direction=Direction.INBOUND,
            at=self.at,
            subject_id=account[0],
            conversation_id=account[1],
            ephemeral=ephemeral,
            group=group,
            event=Event(kind=EventKind.MESSAGE, address=Address(user=RawText("ann"))),
        )

    async def given(self, account: tuple[str, str]) -> str:
        """A code for an account."""
        code, writes = await self.codes.give(self.turn(account))
        await self.store.commit(writes)
        return code

    async def entered(self, code: str) -> str | None:
        """Whose code it is; spent then."""
        redeemed = await self.codes.redeem(code, self.at)
        if redeemed is None:
            return None
        await self.store.commit(redeemed[1])
        return redeemed[0]

    async def joined(self, here: tuple[str, str], there: tuple[str, str]) -> Sequence[Write]:
        """Two accounts become one person's."""
        writes = await self.links.join(self.turn(here), there[0])
        await self.store.commit(writes)
        return writes

    async def entries(self, prefix: str = "rights:") -> list[AuditRecorded]:
        """The audit entries so far, oldest first, whose tags begin so."""
        table = schema.audit_entries
        rows = await self.store.run(
            lambda connection: connection.execute(select(table.c.body).order_by(literal_column("rowid"))).all()
        )
        return [each for row in rows if (each := parse(row.body.encode())).tag.startswith(prefix)]

    def raw(self, kind: DossierKind) -> list[tuple[object, ...]]:
        """The rows as they stand in the database."""
        with self.store.engine.connect() as connection:
            found = connection.exec_driver_sql(f"select * from dossiers where kind = '{kind.value}'").all()
            return [tuple(row) for row in found]


@asynccontextmanager
async def accounts(directory: Path) -> AsyncIterator[Accounts]:
    """Open for a test."""
    url, entropy = f"sqlite:///{directory / 'data.db'}", Random(7).randbytes
    house: list[Accounts] = []

    def clock() -> datetime:
        return house[0].at if house else NOON

    migrate(url)
    store = SqlStore(url, clock=clock)
    provider = FileKeyProvider(directory / "keys", entropy=entropy)
    keys = StoredKeyRing(f"sqlite:///{directory / 'keys.db'}", provider, entropy=entropy, clock=clock)
    recorder = Recorder(entropy, audit_logger(clock, entropy))
    codes = OneTimeCodes(store=store, keys=keys, recorder=recorder, clock=clock, entropy=entropy)
    links = LinkedAccounts(store=store, recorder=recorder, clock=clock, entropy=entropy)
    house.append(Accounts(store=store, codes=codes, links=links, entropy=entropy))
    try:
        yield house[0]
    finally:
        await keys.close()
        await store.close()
