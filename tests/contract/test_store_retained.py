"""What is retained, on every backend: counts by route, what is about to expire, and what the law shortens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from guardrail.storage import schema
from guardrail.storage.retained import Count, RetainedRows
from guardrail.storage.schema import from_micros
from guardrail.storage.store import SqlStore
from guardrail.types import ConsentState, ConversationCreated
from tests.contract.store_rows import DAY, START, consent, hashed, person, placed, received, said


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=lambda: START)
    yield opened
    await opened.close()


@pytest.fixture
def retained(store: SqlStore) -> RetainedRows:
    return RetainedRows(store)


async def expiries(store: SqlStore) -> dict[str, int]:
    """In days from the start, by record."""
    found = {}
    for table in (schema.transcript, schema.vault):
        query = select(table.c.record_id, table.c.expires_at)
        for row in await store.look(lambda connection, query=query: connection.execute(query).all()):  # type: ignore[misc]
            found[row.record_id] = (from_micros(row.expires_at) - START) // DAY
    return found


async def test_counts_are_by_route_and_table(store: SqlStore, retained: RetainedRows) -> None:
    assert await retained.counts(START) == []
    await store.commit([*person("ann"), *person("bob", route="help"), consent("bob", ConsentState.GIVEN)])
    await store.commit([said("ann", "1"), said("ann", "2", at=START - DAY, expires_at=START), placed("ann", "<P>")])
    await store.commit([received("ann", "m")])
    assert await retained.counts(START) == [
        Count(route="help", table="consent_ledger", rows=1, oldest=START, due=0),
        Count(route="help", table="subjects", rows=1, oldest=START, due=0),
        Count(route="shop", table="inbox", rows=1, oldest=START, due=0),
        Count(route="shop", table="subjects", rows=1, oldest=START, due=0),
        Count(route="shop", table="transcript", rows=2, oldest=START - DAY, due=1),
        Count(route="shop", table="vault", rows=1, oldest=None, due=0),
    ]


@pytest.mark.parametrize("size", [1, 2, 100])
async def test_what_is_about_to_expire_is_what_expires(store: SqlStore, retained: RetainedRows, size: int) -> None:
    group = ConversationCreated(
        conversation_id="cnv_group", subject_id=None, route="shop", lookup=hashed("group"), at=START
    )
    await store.commit([*person("ann"), group])
    await store.commit([said("ann", f"{number}", expires_at=START + number * DAY) for number in range(5)])
    await store.commit(
        [said("group", "all", owner="cnv_group", expires_at=START), placed("group", "<P>", subject="ann")]
    )
    await store.commit([received("ann", "m", expires_at=START)])
    now = START + 2 * DAY
    found = []
    for table in ("transcript", "vault", "inbox"):
        after = 0
        while page := await retained.expired(table, now, after, size):
            assert len(page) <= size
            after = page[-1].row.cursor
            found += [(each.row.table, each.row.record_id, each.subject_id, each.route) for each in page]
    assert found == [
        *(("transcript", f"rec_{number}", "sub_ann", "shop") for number in range(3)),
        ("transcript", "rec_all", None, "shop"),
        ("vault", "rec_group_<P>", "sub_ann", "shop"),
        ("inbox", "itm_m", "sub_ann", "shop"),
    ]
    assert await store.expire(now) == {"transcript": 4, "vault": 1, "inbox": 1}


async def test_what_is_kept_too_long_is_brought_forward_in_bounded_steps(
    store: SqlStore, retained: RetainedRows
) -> None:
    """Originals stay while their conversation goes on; another route has its own law."""
    long = START + 400 * DAY
    for name, route in (("ann", "shop"), ("bob", "shop"), ("cem", "help")):
        await store.commit(person(name, route=route))
        old = [said(name, f"{name} {number}", expires_at=long) for number in range(3)]
        await store.commit([*old, placed(name, "<P>", expires_at=long)])
    now = START + 31 * DAY
    await store.commit([said("bob", "bob late", at=now, expires_at=long)])
    before = now - 30 * DAY + timedelta(seconds=1)
    steps = []
    while count := await retained.bring_forward("shop", before, now, 2):
        steps.append(count)
    assert steps == [3, 2, 2]
    assert await expiries(store) == {
        **{f"rec_{name} {number}": 31 for name in ("ann", "bob") for number in range(3)},
        **{f"rec_cem {number}": 400 for number in range(3)},
        "rec_bob late": 400,
        "rec_ann_<P>": 31,
        "rec_bob_<P>": 400,
        "rec_cem_<P>": 400,
    }
