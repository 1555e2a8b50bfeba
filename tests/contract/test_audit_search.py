"""Search over every store: the same entries in the same order, whatever the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert

from guardrail.audit import search as room
from guardrail.audit.search import Found, Page, Wanted, head, page, read, search
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Tables, micros
from guardrail.errors import IntegrityError
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.types import AuditRecorded
from tests.unit.audit.made import AT, an_id, answered, decided, made

TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
ALICE, BERT = an_id("sub", 1), an_id("sub", 2)
HERE, THERE = an_id("cnv", 1), an_id("cnv", 2)
HOUR = timedelta(hours=1)
CANARY = "canary-5d1e"

LOG = (
    decided(1, "consent_missing", action="hold", subject=ALICE, conversation=HERE, citations=["GDPR 6(1)(a)"]),
    made("consent:purpose:given", AT + HOUR, subject=ALICE, turn=an_id("trn", 2), purpose="service", method="button"),
    decided(3, "consent_given", at=AT + 2 * HOUR, subject=ALICE, conversation=HERE, citations=["GDPR 6(1)(a)"]),
    answered(3, at=AT + 3 * HOUR),
    decided(4, "not_objected", at=AT + 4 * HOUR, subject=BERT, conversation=THERE, route="help",
            citations=["CIV-CODE 1798.100", "GDPRX 1"]),
    answered(4, at=AT + 5 * HOUR),
    made("erasure:subject:requested", AT + 6 * HOUR, subject=BERT),
)  # fmt: skip
WAITING = (made("erasure:subject:begun", AT + 7 * HOUR, subject=BERT), made("process:guardrail:stopped", AT + 8 * HOUR))


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[SqlStore]:
    """Seven entries with a place, and two that wait for theirs."""
    opened = SqlStore(store_url, clock=lambda: AT)
    await opened.commit(LOG)
    log = Sequencer(opened.run, TABLES, seed=bytes(32), origin="o.example/l", holder="one", clock=lambda: AT)
    assert await log.sequence() == len(LOG)
    await opened.commit(WAITING)
    yield opened
    await opened.close()


async def found(store: SqlStore, wanted: Wanted, after: int = -1) -> list[Found]:
    return await store.look(lambda connection: list(search(connection, TABLES, wanted, after=after)))


async def places(store: SqlStore, wanted: Wanted) -> list[int]:
    """Positions; those without one count on from -1 downwards."""
    entries = [*LOG, *reversed(WAITING)]
    at = {each.entry_id: index for index, each in enumerate(entries)}
    said = await found(store, wanted)
    assert [each.entry for each in said] == [entries[at[each.entry.entry_id]] for each in said if each.entry]
    assert [each.position for each in said if each.position is not None] == sorted(
        at[each.entry.entry_id] for each in said if each.entry and each.position is not None
    )
    return [
        at[each.entry.entry_id] if each.position is not None else at[each.entry.entry_id] - len(entries)
        for each in said
        if each.entry
    ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), [0, 1, 2, 3, 4, 5, 6, -1, -2]),
        (Wanted(since=AT + HOUR, until=AT + 3 * HOUR), [1, 2]),
        (Wanted(since=AT + 8 * HOUR), [-2]),
        (Wanted(tag="turn:answer:sent"), [3, 5]),
        (Wanted(tag="erasure:"), [6, -1]),
        (Wanted(fields={"route": "help"}), [4]),
        (Wanted(fields={"action": "hold"}), [0]),
        (Wanted(fields={"subject": ALICE}), [0, 1, 2]),
        (Wanted(fields={"subject": BERT}), [4, 6, -1]),
        (Wanted(fields={"subject": an_id("sub", 3)}), []),
        (Wanted(fields={"conversation": THERE}), [4]),
        (Wanted(fields={"turn": an_id("trn", 3)}), [2, 3]),
        (Wanted(fields={"decision": an_id("dec", 4)}), [4, 5]),
        (Wanted(fields={"subject": ALICE, "action": "admit"}), [2]),
        (Wanted(fields={"subject": ALICE}, turns=True), [0, 1, 2, 3]),
        (Wanted(fields={"conversation": THERE}, turns=True), [4, 5]),
        (Wanted(fields={"subject": BERT}, turns=True, tag="turn:"), [4, 5]),
        (Wanted(reason="consent_missing"), [0]),
        (Wanted(reason="admit"), []),
        (Wanted(citation="GDPR 6(1)(a)"), [0, 2]),
        (Wanted(citation="GDPR"), [0, 2]),
        (Wanted(citation="CIV-CODE"), [4]),
    ],
)
async def test_each_filter_finds_what_it_names(store: SqlStore, wanted: Wanted, expected: list[int]) -> None:
    assert await places(store, wanted) == expected


async def test_pages_join_to_the_whole(store: SqlStore) -> None:
    wanted, after, seen = Wanted(), -1, list[Found]()
    for size in (3, 3, 1):
        part: Page = await store.look(lambda c, a=after, n=size: page(c, TABLES, wanted, after=a, limit=n))  # type: ignore[misc]
        seen += part.found
        assert (len(part.found), part.more) == (size, True)
        after = after if part.after is None else part.after
    assert part.after is None  # the rest has no place: nothing to go on from
    last = await store.look(lambda c: page(c, TABLES, wanted, after=6, limit=2))
    assert [*seen, *last.found] == await found(store, wanted)
    assert (last.more, last.after) == (False, None)


async def test_pieces_fetched_from_the_database_join_to_the_whole(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await found(store, Wanted())
    for size in (1, 2, 3, 7):
        monkeypatch.setattr(room, "FETCH", size)
        assert await found(store, Wanted()) == whole


async def test_the_head_tells_what_waits(store: SqlStore) -> None:
    told = await store.look(lambda connection: head(connection, TABLES))
    assert (told.size, len(bytes.fromhex(told.root)), told.waiting) == (7, 32, 2)


async def test_reports_read_placed_entries_of_their_tags(store: SqlStore) -> None:
    def reading(connection: Connection) -> list[AuditRecorded]:
        return list(
            read(connection, TABLES, frozenset({"erasure:subject:requested", "erasure:subject:begun"}), None, None)
        )

    assert await store.look(reading) == [LOG[6]]


async def test_what_was_smuggled_into_the_table_is_never_shown(store: SqlStore) -> None:
    """Someone with the database in hand writes a row of their own words; it is found, and counted, and that is all."""
    body = f'{{"at":"2026-11-22T12:00:00.000000Z","fields":{{"subject":"{CANARY}"}},"id":"{CANARY}","tag":"{CANARY}"}}'
    row = {"entry_id": CANARY, "position": 7, "at": micros(AT), "tag": "turn:answer:sent", "body": body}
    await store.run(lambda connection: connection.execute(insert(schema.audit_entries).values(row)).rowcount)
    smuggled = [each for each in await found(store, Wanted()) if each.entry is None]
    assert smuggled == [Found(7, None)]

    def reading(connection: Connection) -> int:
        return len(list(read(connection, TABLES, frozenset({"turn:answer:sent"}), None, None)))

    with pytest.raises(IntegrityError) as refused:
        await store.look(reading)
    assert refused.value.code == "bad_entry"
    assert "position 7" in str(refused.value)
    assert CANARY not in str(refused.value)


async def test_nothing_is_written_by_a_search(store: SqlStore) -> None:
    before = await found(store, Wanted())
    await found(store, Wanted(fields={"subject": ALICE}, turns=True, until=datetime(2027, 1, 1, tzinfo=UTC)))
    assert await found(store, Wanted()) == before
