"""What the log says of one person, read beside the commits: nothing twice, nothing missed, nothing unknown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Connection, update

import guardrail.audit.search
from guardrail.audit.trail import SubjectTrail
from guardrail.errors import IntegrityError
from guardrail.storage import schema
from tests.contract.copy_house import AUDIT_TABLES, House, house

TAG = "turn:decision:made"


@pytest_asyncio.fixture
async def rooms(store_url: str, tmp_path: Path) -> AsyncIterator[House]:
    async with house(store_url, tmp_path) as made:
        yield made


def place(connection: Connection) -> None:
    """Give every entry a place, as the sequencer does."""
    entries = schema.audit_entries
    for position, entry_id in enumerate(
        connection.scalars(entries.select().order_by("at").with_only_columns(entries.c.entry_id)).all()
    ):
        connection.execute(update(entries).where(entries.c.entry_id == entry_id).values(position=position))


async def test_the_first_entries_of_one_person_and_how_many_there_are(rooms: House) -> None:
    ann, bob = await rooms.person(), await rooms.person()
    await rooms.says(ann, "one", "two", "three")
    await rooms.says(bob, "other")
    await rooms.agrees(ann)
    trail = SubjectTrail(rooms.store, AUDIT_TABLES)
    entries, number = await trail.about(ann.id, TAG, 2)
    assert (len(entries), number) == (2, 3)
    assert {entry.fields["subject"] for entry in entries} == {ann.id}
    await rooms.store.run(place)
    placed, number = await trail.about(ann.id, TAG, 10)
    assert (len(placed), number) == (3, 3)
    assert await trail.about(rooms.id("sub"), TAG, 10) == ([], 0)


@pytest.mark.parametrize("moment", [1, 2])
async def test_entries_that_get_their_place_meanwhile(
    rooms: House, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Between the two halves of the first search, or of the second, the sequencer places everything."""
    ann = await rooms.person()
    await rooms.says(ann, "one", "two", "three")
    halves: list[int] = []
    unplaced = guardrail.audit.search._unplaced

    def later(connection: Connection, *rest: Any) -> Any:
        halves.append(1)
        if len(halves) == moment:
            place(connection)
        return unplaced(connection, *rest)

    monkeypatch.setattr(guardrail.audit.search, "_unplaced", later)
    entries, number = await SubjectTrail(Writing(rooms), AUDIT_TABLES).about(ann.id, TAG, 10)
    assert (len({entry.entry_id for entry in entries}), len(entries), number) == (3, 3, 3)
    assert len(halves) == 2


class Writing:
    """A database whose look may write, to play the sequencer within it."""

    def __init__(self, rooms: House) -> None:
        self._rooms = rooms

    async def look(self, work: Callable[[Connection], Any]) -> Any:
        return await self._rooms.store.run(work)


async def test_a_row_that_is_no_entry_is_not_passed_over(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "one")
    entries = schema.audit_entries
    body = f'{{"at":"x","fields":{{"subject":"{ann.id}"}},"id":"x","tag":"{TAG}"}}'
    await rooms.store.run(lambda connection: connection.execute(update(entries).values(body=body)))
    with pytest.raises(IntegrityError):
        await SubjectTrail(rooms.store, AUDIT_TABLES).about(ann.id, TAG, 10)
