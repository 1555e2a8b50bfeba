"""Transcripts in pseudonyms: shown to officers and on the command line, on record first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from guardrail.errors import StoreUnavailableError
from guardrail.rights import clear_texts, transcripts
from guardrail.rights.clear_texts import ClearTexts
from guardrail.rights.transcripts import shown_transcript
from guardrail.types import RawText
from tests.contract.copy_house import House, Person, house


@pytest_asyncio.fixture
async def rooms(store_url: str, tmp_path: Path) -> AsyncIterator[House]:
    async with house(store_url, tmp_path) as made:
        yield made


async def shown(rooms: House, conversation: str, limit: int = 10, officer: str | None = None) -> list[str] | None:
    found = await shown_transcript(
        conversation, limit, store=rooms.store, keys=rooms.keys, recorder=rooms.recorder, at=rooms.time(),
        officer=officer,
    )  # fmt: skip
    return None if found is None else [part["text"] for message in found for part in message["parts"]]  # type: ignore[union-attr, index, call-overload]


@pytest_asyncio.fixture
async def ann(rooms: House) -> Person:
    someone = await rooms.person()
    await rooms.keeps(someone, "<PERSON_1>", "Canary-Ann")
    await rooms.says(someone, "I am <PERSON_1>", "again <PERSON_1>", "third")
    return someone


async def test_pseudonyms_stay_and_the_log_says_who_looked(rooms: House, ann: Person) -> None:
    officer = rooms.id("off")
    assert await shown(rooms, ann.conversation, 2, officer) == ["again <PERSON_1>", "third"]
    [entry] = await rooms.entries("control:transcript:shown")
    assert (entry.fields["officer"], entry.fields["conversation"], entry.fields["records"]) == (
        officer,
        ann.conversation,
        2,
    )


async def test_it_is_on_record_before_it_is_read(rooms: House, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[RawText] = []
    monkeypatch.setattr(transcripts, "read_transcript", lambda *some: read.append(RawText("")))

    async def failing(*args: object, **more: object) -> None:
        raise StoreUnavailableError

    monkeypatch.setattr(rooms.store, "commit", failing)
    with pytest.raises(StoreUnavailableError):
        await shown(rooms, ann.conversation)
    assert read == []


async def test_a_conversation_that_is_not_there_leaves_no_trace(rooms: House, ann: Person) -> None:
    assert await shown(rooms, rooms.id("cnv")) is None
    assert await rooms.entries("control:transcript:shown") == []
    await rooms.keys.destroy(ann.id)
    assert await shown(rooms, ann.conversation) == []


async def test_in_clear_it_is_said_when_there_is_more(
    rooms: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ClearTexts(rooms.store, rooms.keys)
    scene = await texts.scene(ann.conversation)
    records, whole = await texts.in_clear(scene)
    assert (len(records), whole) == (3, True)
    monkeypatch.setattr(clear_texts, "MOST_RECORDS", 2)
    records, whole = await texts.in_clear(scene)
    assert [record["parts"] for record in records] == [
        [{"kind": "message", "text": "again Canary-Ann"}],
        [{"kind": "message", "text": "third"}],
    ]
    assert not whole
