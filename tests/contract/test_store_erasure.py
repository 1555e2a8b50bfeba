"""A subject's rows on every backend: read by the page, deleted in bounded steps, and by an index each time."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select

from guardrail.errors import ErasedError
from guardrail.ports import PersonView, SealedRow
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.types import (
    AgeBracket,
    AgeNoted,
    ConsentState,
    ConversationCreated,
    Direction,
    ErasureBegun,
    LanguageNoted,
    Purpose,
    ReplyHandleNoted,
    RestrictionNoted,
    Sealed,
    SubjectErased,
    Write,
)
from tests.contract.store_plans import planned
from tests.contract.store_rows import DAY, START, audited, consent, disclosed, hashed, person, placed, received, said

MANY = ("transcript", "vault", "inbox", "reply_handles", "disclosure_ledger", "consent_ledger", "consents")
BEGUN = ErasureBegun(subject_id="sub_ann", at=START)


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=lambda: START)
    yield opened
    await opened.close()


def lived(name: str) -> list[Write]:
    """Rows in every table: the person's own, and others' in a conversation that the person has alone."""
    alone, group = f"cnv_{name}", "cnv_group"
    handles = [
        ReplyHandleNoted(lookup=hashed(f"{name} {n}"), conversation_id=alone, subject_id=whose, expires_at=START + DAY)
        for n, whose in enumerate((f"sub_{name}", f"sub_{name}", "sub_other"))
    ]
    return [
        *person(name),
        *(said(name, f"{name} {number}") for number in range(5)),
        said(name, f"the bot to {name}", owner=alone, direction=Direction.OUTBOUND),
        said("group", f"{name} in the group", owner=f"sub_{name}"),
        *(placed(name, f"<P_{number}>") for number in range(3)),
        placed(name, "<OTHER>", subject="other"),
        placed("group", f"<{name}>", subject=name),
        *(received(name, f"{name} {number}") for number in range(2)),
        received(name, f"other of {name}", subject_id="sub_other"),
        *handles,
        disclosed(name),
        disclosed(name, subject_id=None),
        consent(name, ConsentState.ASKED),
        consent(name, ConsentState.GIVEN),
        consent(name, ConsentState.GIVEN, purpose=Purpose.ANALYTICS, conversation_id=group),
        consent("other", ConsentState.GIVEN, conversation_id=alone),
    ]


EACH = {
    "transcript": 7, "vault": 5, "inbox": 3, "reply_handles": 3, "disclosure_ledger": 2, "consent_ledger": 4,
    "consents": 2,
}  # fmt: skip


async def fill(store: SqlStore) -> None:
    group = ConversationCreated(
        conversation_id="cnv_group", subject_id=None, route="shop", lookup=hashed("group"), at=START
    )
    await store.commit([group, said("group", "the bot", owner="cnv_group"), *lived("ann"), *lived("bob")])


async def counts(store: SqlStore) -> dict[str, int]:
    tables = [schema.metadata.tables[name] for name in MANY]
    return await store.look(
        lambda connection: {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}
    )


# ---------------------------------------------------------------- what is known


async def test_what_is_known_of_a_person_beside_the_words(store: SqlStore) -> None:
    assert await store.person("sub_ann") is None
    await store.commit(person("ann", route="help"))
    bare = PersonView(
        subject_id="sub_ann", route="help", created_at=START, language=None, age=None, restricted_at=None,
        erasing_at=None,
    )  # fmt: skip
    assert await store.person("sub_ann") == bare
    await store.commit(
        [
            LanguageNoted(subject_id="sub_ann", language="lt"),
            AgeNoted(subject_id="sub_ann", age=AgeBracket.ADULT),
            RestrictionNoted(subject_id="sub_ann", at=START + DAY),
        ]
    )
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START + 2 * DAY)])
    assert await store.person("sub_ann") == PersonView(
        subject_id="sub_ann", route="help", created_at=START, language="lt", age=AgeBracket.ADULT,
        restricted_at=START + DAY, erasing_at=START + 2 * DAY,
    )  # fmt: skip
    await store.commit([SubjectErased(subject_id="sub_ann")])
    assert await store.person("sub_ann") is None


# ---------------------------------------------------------------- sealed rows


async def pages(store: SqlStore, name: str, size: int) -> list[SealedRow]:
    rows: list[SealedRow] = []
    while page := await store.sealed_rows(f"sub_{name}", rows[-1].cursor if rows else 0, size):
        assert len(page) <= size
        rows += page
    return rows


@pytest.mark.parametrize("size", [1, 2, 5, 500])
async def test_sealed_rows_come_by_table_and_arrival_each_once(store: SqlStore, size: int) -> None:
    await fill(store)
    rows = await pages(store, "ann", size)
    own = [f"rec_ann {number}" for number in range(5)]
    assert [row.record_id for row in rows] == [
        *own, "rec_ann in the group", "rec_the bot to ann",
        *(f"rec_ann_<P_{number}>" for number in range(3)), "rec_group_<ann>",
    ]  # fmt: skip
    cursors = [row.cursor for row in rows]
    assert cursors == sorted(set(cursors))
    assert rows[0] == SealedRow(
        cursor=rows[0].cursor,
        table="transcript",
        record_id="rec_ann 0",
        conversation_id="cnv_ann",
        owner_id="sub_ann",
        placeholder=None,
        direction=Direction.INBOUND,
        at=START,
        expires_at=START + DAY,
        decision_id="dec_1",
        sealed=Sealed(b"sealed ann 0"),
    )
    assert (rows[6].owner_id, rows[6].direction) == ("cnv_ann", Direction.OUTBOUND)
    assert rows[-1] == SealedRow(
        cursor=rows[-1].cursor,
        table="vault",
        record_id="rec_group_<ann>",
        conversation_id="cnv_group",
        owner_id="sub_ann",
        placeholder="<ann>",
        direction=None,
        at=None,
        expires_at=START + DAY,
        decision_id=None,
        sealed=Sealed(b"sealed <ann>"),
    )
    assert await store.sealed_rows("sub_nobody") == []


async def test_a_page_goes_on_where_it_was_when_rows_come_and_go(store: SqlStore) -> None:
    await store.commit([*person("ann"), *(said("ann", f"{number}") for number in range(4)), placed("ann", "<P_1>")])
    first = await store.sealed_rows("sub_ann", limit=2)
    assert await store.expire(START + DAY, limit=2) == {"transcript": 2, "vault": 1}
    await store.commit([said("ann", "4"), placed("ann", "<P_2>")])
    rest = await store.sealed_rows("sub_ann", first[-1].cursor)
    assert [row.record_id for row in rest] == ["rec_2", "rec_3", "rec_4", "rec_ann_<P_2>"]


# ---------------------------------------------------------------- deleting


@pytest.mark.parametrize("limit", [1, 2, 7, 1000])
async def test_rows_go_in_bounded_steps_and_nobody_elses_do(store: SqlStore, limit: int) -> None:
    await fill(store)
    before = await counts(store)
    bob = await pages(store, "bob", 100)
    await store.commit([BEGUN])
    gone: Counter[str] = Counter()
    while step := await store.erase_rows("sub_ann", limit):
        assert 0 < sum(step.values()) <= limit
        gone.update(step)
        left = await counts(store)
        assert {name: before[name] - gone[name] for name in MANY} == left
    assert gone == EACH
    assert await store.erasures_begun() == ["sub_ann"]
    assert await store.conversations("sub_ann") == ["cnv_ann"]
    await store.commit([SubjectErased(subject_id="sub_ann"), audited()])
    assert await counts(store) == left
    assert await pages(store, "bob", 100) == bob
    assert [row.record_id for row in await store.transcript("cnv_group")] == ["rec_the bot", "rec_bob in the group"]
    assert await store.erase_rows("sub_ann") == {}


async def test_what_the_steps_did_not_take_goes_with_the_subject(store: SqlStore) -> None:
    """Killed in between, or never begun: the last write takes the same rows."""
    await fill(store)
    before = await counts(store)
    await store.commit([BEGUN])
    await store.erase_rows("sub_ann", 3)
    await store.commit([SubjectErased(subject_id="sub_ann")])
    left = await counts(store)
    assert {name: before[name] - left[name] for name in MANY} == EACH


async def test_rows_of_the_living_are_never_deleted(store: SqlStore) -> None:
    await fill(store)
    before = await counts(store)
    with pytest.raises(ValueError, match="not begun"):
        await store.erase_rows("sub_ann")
    assert await counts(store) == before
    assert await store.erase_rows("sub_nobody") == {}


async def test_turns_of_others_go_on_between_the_steps(store: SqlStore) -> None:
    await fill(store)
    await store.commit([BEGUN])

    async def erase() -> int:
        steps = 0
        while await store.erase_rows("sub_ann", 1):
            steps += 1
        return steps

    async def talk() -> None:
        for number in range(20):
            await store.commit([said("bob", f"on {number}"), audited()], alive=["sub_bob"])
            with pytest.raises(ErasedError):
                await store.commit([said("ann", f"late {number}")], alive=["sub_ann"])

    steps, _ = await asyncio.gather(erase(), talk())
    assert steps == sum(EACH.values())
    assert len(await store.transcript("cnv_bob")) == 6 + 20
    assert await store.sealed_rows("sub_ann") == []


# ---------------------------------------------------------------- by an index


def scans(plans: list[str]) -> list[str]:
    """Walks over a whole table. PostgreSQL scans two people rather than look one up."""
    walk = r"^SCAN |Seq Scan on (?!subjects|conversations)|\(rowid>\?\)|Hash"
    return [line for line in plans if re.search(walk, line)]


async def crowd(store: SqlStore) -> None:
    """Somebody with nearly all rows, which is when a database would rather scan."""
    await fill(store)
    many = 3000

    def insert(connection: Any) -> None:
        ann = {"conversation_id": "cnv_ann", "expires_at": 1 << 50, "sealed": b"sealed"}
        said = {**ann, "owner_id": "sub_ann", "direction": "inbound", "at": 1, "decision_id": "dec_1"}
        kept = {**ann, "subject_id": "sub_ann"}
        rows = [{**said, "record_id": f"rec_{n}", "turn_id": f"trn_{n}"} for n in range(many)]
        connection.execute(schema.transcript.insert(), rows)
        rows = [{**kept, "record_id": f"rec_{n}", "placeholder": f"<Q_{n}>"} for n in range(many)]
        connection.execute(schema.vault.insert(), rows)
        if connection.dialect.name == "postgresql":  # it does so by itself; nobody does it on SQLite
            connection.exec_driver_sql("ANALYZE")

    await store.run(insert)


async def test_neither_pages_nor_steps_walk_over_a_table(store: SqlStore) -> None:
    await crowd(store)
    await store.commit([BEGUN])
    with planned(store) as plans:
        (first,) = await store.sealed_rows("sub_ann", 0, 1)
        await store.sealed_rows("sub_ann", first.cursor, 100)
        await store.sealed_rows("sub_ann", first.cursor, 4000)  # on to the vault
        await store.erase_rows("sub_ann", 100)
    assert len(plans) > 5
    assert scans(plans) == []
    if store.engine.dialect.name == "sqlite":
        assert len([line for line in plans if "TEMP B-TREE" in line]) == 1  # what others own in her conversations
