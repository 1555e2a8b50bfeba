"""The audit log over every store: one order, one tree, no fork, no silent repair."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Tables
from guardrail.audit.verifier import verify_database
from guardrail.core import entries, merkle, notes
from guardrail.core.ids import new_id
from guardrail.errors import IntegrityError, StoreUnavailableError
from guardrail.storage import schema
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.types import AuditRecorded

TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
SEED, ORIGIN = bytes(range(32)), "audit.example/log"
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
_numbers = count(1)


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def waiting(number: int, *, at: datetime = START) -> list[AuditRecorded]:
    """So many entries at one time."""
    return [
        entries.entry(
            "retention:records:expired",
            {"rows": {"transcript": index}},
            entry_id=new_id("ent", lambda size: next(_numbers).to_bytes(size, "big")),
            at=at,
        )
        for index in range(number)
    ]


def ids(made: list[AuditRecorded]) -> list[str]:
    return sorted(one.entry_id for one in made)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of the current schema."""
    sqlite = request.param == "sqlite"
    found: str = f"sqlite:///{tmp_path}/data.db" if sqlite else request.getfixturevalue("postgres_url")
    migrate(found)
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    opened = SqlStore(url, clock=clock)
    yield opened
    await opened.close()


def sequencer(store: SqlStore, clock: Clock, holder: str = "one", **options: Any) -> Sequencer:
    options.setdefault("run", store.run)
    run = options.pop("run")
    return Sequencer(run, TABLES, seed=SEED, origin=ORIGIN, holder=holder, clock=clock, **options)


def log(connection: Connection) -> list[Any]:
    table = schema.audit_entries
    return list(connection.execute(select(table).where(table.c.position.is_not(None)).order_by(table.c.position)))


def checkpoints(connection: Connection) -> list[notes.Checkpoint]:
    verifier = notes.verifier_of(ORIGIN, SEED)
    rows = connection.execute(select(schema.audit_checkpoints).order_by(schema.audit_checkpoints.c.size))
    return [notes.verify_checkpoint(row.note, verifier) for row in rows]


async def intact(store: SqlStore, size: int) -> None:
    """Everything placed once, in one tree that an offline verifier accepts."""
    report = await store.run(lambda c: verify_database(c, TABLES, notes.verifier_of(ORIGIN, SEED).vkey))
    assert (report.problem, report.size) == (None, size)


async def test_entries_get_their_place_by_time_then_id(store: SqlStore, clock: Clock) -> None:
    late, early = waiting(2, at=START + timedelta(seconds=1)), waiting(3)
    await store.commit([*late, *reversed(early)])
    assert await sequencer(store, clock).sequence() == 5
    rows = await store.run(log)
    assert [row.entry_id for row in rows] == [*ids(early), *ids(late)]
    assert [row.position for row in rows] == [0, 1, 2, 3, 4]


async def test_the_signed_root_is_that_of_the_bodies(store: SqlStore, clock: Clock) -> None:
    await store.commit(waiting(7))
    await sequencer(store, clock).sequence()
    rows, signed = await store.run(log), await store.run(checkpoints)
    root = merkle.root_of(merkle.leaf_hash(row.body.encode()) for row in rows)
    assert signed == [notes.Checkpoint(origin=ORIGIN, size=7, root=root)]


async def test_without_new_entries_nothing_is_signed(store: SqlStore, clock: Clock) -> None:
    log_of = sequencer(store, clock)
    assert await log_of.sequence() == 0
    assert await store.run(checkpoints) == []
    await log_of.ready()


async def test_each_batch_has_a_checkpoint_consistent_with_the_one_before(store: SqlStore, clock: Clock) -> None:
    await store.commit(waiting(25))
    assert await sequencer(store, clock, batch=10).sequence() == 25
    leaves = [bytes(row.leaf_hash) for row in await store.run(log)]
    signed = await store.run(checkpoints)
    assert [c.size for c in signed] == [10, 20, 25]
    for first, second in pairwise(signed):
        proof = merkle.consistency_proof(leaves[: second.size], first.size)
        assert merkle.verify_consistency(first.size, first.root, second.size, second.root, proof)


async def test_only_the_elected_process_places(store: SqlStore, clock: Clock) -> None:
    one, two = sequencer(store, clock, "one"), sequencer(store, clock, "two")
    await store.commit(waiting(1))
    assert await one.sequence() == 1
    await store.commit(waiting(2))
    assert await two.sequence() == 0
    clock.now += timedelta(seconds=11)  # the first process died
    assert await two.sequence() == 2
    clock.now += timedelta(seconds=11)  # it is back, and finds that the log moved on without it
    await store.commit(waiting(3))
    assert await one.sequence() == 3
    await intact(store, 6)


async def test_a_lease_from_a_clock_that_jumped_does_not_hold_for_ever(store: SqlStore, clock: Clock) -> None:
    clock.now += timedelta(days=400)
    await store.commit(waiting(1))
    await sequencer(store, clock, "one").sequence()
    clock.now = START
    await store.commit(waiting(1))
    assert await sequencer(store, clock, "two").sequence() == 1
    await intact(store, 2)


async def test_processes_that_race_never_fork_the_log(url: str, clock: Clock) -> None:
    stores = [SqlStore(url, clock=clock) for _ in range(3)]
    try:
        logs = [sequencer(s, clock, f"p{i}", batch=7) for i, s in enumerate(stores)]

        async def busy(which: int) -> None:
            for _ in range(5):
                await stores[which].commit(waiting(5))
                clock.now += timedelta(seconds=6)  # leases run out now and then
                await logs[which].sequence()

        await asyncio.gather(*(busy(i) for i in range(3)))
        clock.now += timedelta(seconds=20)
        await logs[0].sequence()
        await intact(stores[0], 75)
    finally:
        for opened in stores:
            await opened.close()


@pytest.mark.parametrize("committed", [False, True])
async def test_a_process_that_dies_in_a_batch_leaves_the_log_whole(
    store: SqlStore, clock: Clock, committed: bool
) -> None:
    """Before the commit nothing happened; after it, but before the answer, the whole batch did."""

    async def dying(work: Callable[[Connection], Any]) -> Any:
        def undone(connection: Connection) -> Any:
            work(connection)
            raise StoreUnavailableError("killed")

        await store.run(work if committed else undone)
        raise StoreUnavailableError("killed")

    await store.commit(waiting(4))
    dead = sequencer(store, clock, run=dying)
    with pytest.raises(StoreUnavailableError):
        await dead.sequence()
    await store.commit(waiting(1))
    clock.now += timedelta(seconds=11)
    assert await sequencer(store, clock, "two").sequence() == (1 if committed else 5)
    await intact(store, 5)


@pytest.mark.parametrize(
    "change",
    [
        {"tag": "keys:epoch:rotated"},
        {"at": 1},
        {"leaf_hash": bytes(32)},
        {"body": '{"at":"2026-11-22T12:00:00.000000Z","fields":{},"id":"ent_x","tag":"keys:epoch:rotated"}'},
        {"body": "{"},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_what_was_altered_before_signing_stops_the_log(
    store: SqlStore, clock: Clock, change: dict[str, object]
) -> None:
    good, bad = waiting(1), waiting(1)
    await store.commit([*good, *bad])
    table = schema.audit_entries
    await store.run(lambda c: c.execute(update(table).where(table.c.entry_id == bad[0].entry_id).values(**change)))
    log_of = sequencer(store, clock)
    await log_of.ready()
    with pytest.raises(IntegrityError, match=bad[0].entry_id):
        await log_of.sequence()
    with pytest.raises(IntegrityError):
        await log_of.ready()  # until somebody has looked, this process serves nobody
    assert await store.run(checkpoints) == []
    assert await store.run(log) == []


async def test_what_was_altered_after_signing_stops_the_log(store: SqlStore, clock: Clock) -> None:
    await store.commit(waiting(3))
    await sequencer(store, clock).sequence()
    table = schema.audit_entries
    await store.run(lambda c: c.execute(update(table).where(table.c.position == 1).values(leaf_hash=bytes(32))))
    with pytest.raises(IntegrityError) as caught:
        await sequencer(store, clock).ready()
    assert caught.value.code == "audit_log_altered"


async def test_a_rolled_back_log_is_not_continued(store: SqlStore, clock: Clock) -> None:
    running = sequencer(store, clock, batch=2)
    await store.commit(waiting(4))
    await running.sequence()

    def roll_back(connection: Connection) -> None:
        connection.execute(delete(schema.audit_checkpoints).where(schema.audit_checkpoints.c.size == 4))
        connection.execute(delete(schema.audit_entries).where(schema.audit_entries.c.position >= 2))

    await store.run(roll_back)
    await store.commit(waiting(1))
    with pytest.raises(IntegrityError) as caught:
        await running.sequence()
    assert caught.value.code == "audit_rolled_back"


async def test_lost_checkpoints_are_noticed(store: SqlStore, clock: Clock) -> None:
    await store.commit(waiting(1))
    await sequencer(store, clock).sequence()
    await store.run(lambda c: c.execute(delete(schema.audit_checkpoints)))
    with pytest.raises(IntegrityError):
        await sequencer(store, clock).ready()


async def test_another_key_does_not_continue_the_log(store: SqlStore, clock: Clock) -> None:
    await store.commit(waiting(1))
    await sequencer(store, clock).sequence()
    other = Sequencer(store.run, TABLES, seed=bytes(32), origin=ORIGIN, holder="one", clock=clock)
    with pytest.raises(IntegrityError):
        await other.ready()


class Outrun(Sequencer):
    """Somebody without a lease writes the next checkpoint in between."""

    def _write_positions(self, connection: Connection, *rest: Any) -> None:
        super()._write_positions(connection, *rest)
        rival = {"size": 1, "origin": ORIGIN, "root": bytes(32), "note": "", "at": 0}
        connection.execute(insert(schema.audit_checkpoints).values(**rival))


async def test_a_size_that_is_taken_loses_the_race(store: SqlStore, clock: Clock) -> None:
    await store.commit(waiting(1))
    outrun = Outrun(store.run, TABLES, seed=SEED, origin=ORIGIN, holder="one", clock=clock)
    assert await outrun.sequence() == 0
    assert await store.run(log) == []


async def test_status_tells_what_waits(store: SqlStore, clock: Clock) -> None:
    log_of = sequencer(store, clock)
    await store.commit(waiting(2))
    before = await log_of.status()
    assert (before.size, before.waiting, before.waiting_since, before.checkpoint_at) == (0, 2, START, None)
    await log_of.sequence()
    after = await log_of.status()
    assert (after.size, after.waiting, after.waiting_since, after.checkpoint_at) == (2, 0, None, START)
