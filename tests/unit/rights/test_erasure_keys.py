"""After an erasure the key store holds no key of which the data know nothing, whatever the person had open."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from guardrail.errors import ErasedError
from guardrail.ports import Chosen, Ruler
from guardrail.ports.rights import Reader
from guardrail.rights.bundles import CopyLinks
from guardrail.rights.codes import OneTimeCodes
from guardrail.rights.links import LinkedAccounts
from guardrail.rights.reveals import RulingReveals
from guardrail.types import (
    Address,
    Direction,
    DossierKind,
    ErasureBegun,
    Event,
    EventKind,
    RawText,
    Right,
    Turn,
    Write,
)
from tests.unit.rights.erasure_house import OFFICER, ROUTES, House, opened, real_ruler

WHY = RawText("the person complained about an answer")
PARTS = (DossierKind.CODE, DossierKind.LINK, DossierKind.BUNDLE, DossierKind.REVEAL)


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    rulings, engine = real_ruler()
    yield rulings
    asyncio.run(engine.close())


@pytest_asyncio.fixture
async def house(tmp_path: Path, ruler: Ruler) -> AsyncIterator[House]:
    async with opened(tmp_path, ruler) as house:
        yield house


def common(house: House, *names: str) -> dict[str, Any]:
    rooms = {"store": house.store, "keys": house.keys, "recorder": house.recorder}
    return {**rooms, "clock": house.clock, "entropy": house.entropy, **dict.fromkeys(names)}


def reveals(house: House, ruler: Ruler) -> RulingReveals:
    async def about_self(officer: str, subjects: Sequence[str]) -> bool:
        return False

    return RulingReveals(**common(house), ruler=ruler, routes=ROUTES, about_self=about_self)


async def with_everything(house: House, ruler: Ruler) -> str:
    """Somebody with a code, a second account linked, the link to a copy, and a transcript that is asked for."""
    subject, conversation = await house.person("ann"), house.named("cnv", "ann")
    other = await house.person("anne")
    turn = Turn(
        id=house.named("trn", "now"),
        route="shop",
        channel="web",
        direction=Direction.INBOUND,
        at=house.clock(),
        subject_id=subject,
        conversation_id=conversation,
        ephemeral=False,
        group=False,
        event=Event(kind=EventKind.MESSAGE, address=Address(user=RawText("ann"))),
    )
    rooms = common(house)
    linked = {name: room for name, room in rooms.items() if name != "keys"}
    _, code = await OneTimeCodes(**rooms).give(turn)
    link = await LinkedAccounts(**linked).join(turn, other)
    copies = CopyLinks(**common(house, "gatherer", "delivered"), life=timedelta(days=7))
    _, bundle = await copies.link(await house.request(subject, right=Right.ACCESS))
    await house.store.commit([*code, *link, *bundle])
    await reveals(house, ruler).ask(conversation, WHY, 300, by=Reader(id=OFFICER, roles=("officer",), holds_keys=False))
    return subject


def owners(house: House) -> set[str]:
    with closing(sqlite3.connect(_file(house.keys))) as keys:
        return {row[0] for row in keys.execute("SELECT owner_id FROM data_keys")}


async def known(house: House) -> set[str]:
    """Everybody and everything in the data that may have a key."""
    tables = ("subjects", "conversations", "dossiers")
    found: set[str] = set()
    for table in tables:
        query = f"SELECT id FROM {table}"
        rows = await house.store.look(lambda connection, query=query: connection.exec_driver_sql(query).all())
        found.update(row[0] for row in rows)
    return found


def _file(keys: Any) -> str:
    return str(keys._engine.url.database)


async def test_no_key_is_left_without_an_owner(house: House, ruler: Ruler) -> None:
    subject = await with_everything(house, ruler)
    stays = await house.person("bob")
    for kind in PARTS:
        assert len(await house.store.dossiers(kind, Chosen())) == (2 if kind is DossierKind.LINK else 1), kind
    [reveal] = await house.store.dossiers(DossierKind.REVEAL, Chosen())
    assert {subject, stays, reveal.id} <= owners(house) <= await known(house)

    await house.erasure.erase(await house.request(subject))
    assert not {subject, reveal.id} & owners(house)  # at once
    await house.finish()
    assert stays in owners(house) <= await known(house)
    left = [kind for kind in PARTS if await house.store.dossiers(kind, Chosen())]
    assert left == [DossierKind.LINK]  # the other account's


async def test_a_transcript_asked_for_while_its_person_is_erased_leaves_no_key(house: House, ruler: Ruler) -> None:
    subject = await house.person("ann")
    before = owners(house)

    class Begins:
        """The erasure begins between the policy's answer and the commit."""

        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        async def commit(self, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
            await self._inner.commit([ErasureBegun(subject_id=subject, at=house.clock())])
            await self._inner.commit(writes, alive=alive)

    room = reveals(house, ruler)
    room._store = Begins(house.store)
    with pytest.raises(ErasedError):
        await room.ask(house.named("cnv", "ann"), WHY, 300, by=Reader(id=OFFICER, roles=("officer",), holds_keys=False))
    assert owners(house) == before
    assert await house.store.dossiers(DossierKind.REVEAL, Chosen()) == []
