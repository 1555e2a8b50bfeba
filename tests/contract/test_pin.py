"""A database rolled back is noticed, and gone on from in a new log only; on both databases."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from guardrail.audit.pin import Pin, PinnedLog
from guardrail.audit.rollback import LogNameError, NothingLostError, Rollback, RunningError
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.verifier import verify_database
from guardrail.core.notes import Checkpoint, sign_checkpoint, verifier_of
from guardrail.errors import DependencyError, IntegrityError
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from tests.contract.audit_house import ORIGIN, SEED, TABLES, Log, Time, entropy, epochs

NEW = "audit.example/log/2"


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def store(store_url: str, time: Time) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=time)
    yield opened
    await opened.close()


@pytest.fixture
def log(store: SqlStore, time: Time) -> Log:
    return Log(store, time)


@pytest.fixture
def pin(tmp_path: Path) -> Pin:
    return Pin(tmp_path / "state" / "audit-pin.txt", verifier_of(ORIGIN, SEED))


def process(log: Log, pin: Pin, origin: str = ORIGIN, seed: bytes = SEED) -> PinnedLog:
    """As a process that starts has it."""
    sequencer = Sequencer(log.store.run, TABLES, seed=seed, origin=origin, holder="p", clock=log.time)
    named = Pin(pin.path, verifier_of(origin, seed))
    return PinnedLog(sequencer, named, look=log.store.look, tables=TABLES, monotonic=log.time.monotonic)


async def served(log: Log, pin: Pin, number: int, origin: str = ORIGIN) -> None:
    """A process starts, places so many entries more, and stops."""
    running = process(log, pin, origin)
    await running.begin()
    await log.store.commit(epochs(number))
    assert await running.sequence() >= number
    await running.close()


def saved(connection: Connection) -> dict[str, list[Any]]:
    tables = (schema.audit_entries, schema.audit_checkpoints, schema.audit_cursors)
    return {table.name: list(connection.execute(select(table)).mappings()) for table in tables}


async def backup(log: Log) -> dict[str, list[Any]]:
    return await log.store.look(saved)


async def restore(log: Log, kept: dict[str, list[Any]]) -> None:
    def put_back(connection: Connection) -> None:
        for name, rows in kept.items():
            table = schema.metadata.tables[name]
            connection.execute(delete(table))
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])

    await log.store.run(put_back)


def rollback(log: Log, pin: Pin, origin: str = NEW) -> Rollback:
    return Rollback(
        run=log.store.run,
        tables=TABLES,
        pin=Pin(pin.path, verifier_of(origin, SEED)),
        origin=origin,
        seed=SEED,
        clock=log.time,
        entropy=entropy,
    )


async def test_the_newest_checkpoint_is_pinned(log: Log, pin: Pin) -> None:
    await served(log, pin, 3)
    pinned = pin.read()
    assert pinned is not None
    assert (pinned.origin, pinned.size) == (ORIGIN, 3)
    assert stat.S_IMODE(pin.path.stat().st_mode) == 0o600
    assert [each.name for each in pin.path.parent.iterdir()] == ["audit-pin.txt"]


async def test_at_most_once_a_second_and_in_any_case_at_the_end(log: Log, pin: Pin) -> None:
    running = process(log, pin)
    await running.begin()
    for size in (1, 2, 3):
        await log.store.commit(epochs(1))
        await running.sequence()
        pinned = pin.read()
        assert pinned is not None
        assert pinned.size == 1, size
    log.time.pass_(1)
    await running.sequence()
    assert (pinned := pin.read()) is not None
    assert pinned.size == 3
    await log.store.commit(epochs(1))
    await running.sequence()
    await running.close()
    assert (pinned := pin.read()) is not None
    assert pinned.size == 4


async def test_the_same_log_goes_on(log: Log, pin: Pin) -> None:
    await served(log, pin, 3)
    await served(log, pin, 2)
    running = process(log, pin)
    await running.begin()
    await running.ready()


async def test_a_pin_a_little_older_than_the_log_is_no_rollback(log: Log, pin: Pin) -> None:
    """The process was killed between the commit and the file."""
    await served(log, pin, 3)
    await log.grow(2)
    await process(log, pin).begin()
    assert (pinned := pin.read()) is not None
    assert pinned.size == 5


async def test_a_log_that_was_rolled_back_is_not_served(log: Log, pin: Pin) -> None:
    await served(log, pin, 2)
    kept = await backup(log)
    await served(log, pin, 3)
    await restore(log, kept)
    with pytest.raises(IntegrityError) as caught:
        await process(log, pin).begin()
    assert caught.value.code == "audit_rolled_back"
    assert "accept-rollback" in caught.value.detail
    assert (pinned := pin.read()) is not None
    assert pinned.size == 5  # the evidence stays


async def test_an_empty_database_is_a_rollback_too(log: Log, pin: Pin) -> None:
    kept = await backup(log)
    await served(log, pin, 2)
    await restore(log, kept)
    with pytest.raises(IntegrityError) as caught:
        await process(log, pin).begin()
    assert caught.value.code == "audit_rolled_back"


async def test_a_log_as_long_as_the_pinned_one_with_another_history_is_not_served(log: Log, pin: Pin) -> None:
    """Rolled back, and gone on from elsewhere: size alone does not tell."""
    await served(log, pin, 2)
    kept = await backup(log)
    await served(log, pin, 3)
    await restore(log, kept)
    elsewhere = Log(log.store, log.time)
    await elsewhere.grow(6)
    with pytest.raises(IntegrityError) as caught:
        await process(log, pin).begin()
    assert caught.value.code == "audit_rolled_back"


async def test_a_leaf_that_was_changed_is_not_served(log: Log, pin: Pin) -> None:
    await served(log, pin, 3)
    table = schema.audit_entries
    await log.store.run(lambda c: c.execute(update(table).where(table.c.position == 1).values(leaf_hash=bytes(32))))
    with pytest.raises(IntegrityError):
        await process(log, pin).begin()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"audit.example/log\n3\nAAAA\n", b"x" * 70_000])
async def test_a_pin_that_is_no_checkpoint_stops_the_start(log: Log, pin: Pin, content: bytes) -> None:
    await served(log, pin, 1)
    pin.path.write_bytes(content)
    with pytest.raises(IntegrityError) as caught:
        await process(log, pin).begin()
    assert caught.value.code == "audit_pin_invalid"


async def test_a_pin_that_somebody_else_signed_stops_the_start(log: Log, pin: Pin) -> None:
    """Otherwise a smaller forged one would hide a rollback."""
    await served(log, pin, 2)
    forged = Checkpoint(origin=ORIGIN, size=1, root=bytes(32))
    pin.path.write_text(sign_checkpoint(forged, bytes(32)))
    with pytest.raises(IntegrityError) as caught:
        await process(log, pin).begin()
    assert caught.value.code == "audit_pin_invalid"


async def test_a_place_that_cannot_be_written_stops_the_start(log: Log, tmp_path: Path) -> None:
    await log.grow(1)
    (tmp_path / "file").write_text("")
    with pytest.raises(DependencyError) as caught:
        await process(log, Pin(tmp_path / "file" / "pin", verifier_of(ORIGIN, SEED))).begin()
    assert caught.value.code == "audit_pin_unusable"


async def test_a_smaller_checkpoint_never_replaces_a_larger_one(log: Log, pin: Pin) -> None:
    """Of two processes on one machine, the slower one writes last."""
    await log.grow(1)
    early = await log.store.look(lambda c: c.scalar(select(schema.audit_checkpoints.c.note)))
    log.time.pass_(11)  # the lease of whoever signed that has run out
    await served(log, pin, 4)
    pin.keep(str(early))
    assert (pinned := pin.read()) is not None
    assert pinned.size == 5


async def test_another_name_for_the_same_log_is_not_served(log: Log, pin: Pin) -> None:
    await served(log, pin, 1)
    with pytest.raises(IntegrityError) as caught:
        await process(log, pin, NEW).begin()
    assert caught.value.code == "audit_log_renamed"


# ---------------------------------------------------------------- going on all the same


@pytest.fixture
async def rolled_back(log: Log, pin: Pin) -> Log:
    """Five entries were signed, two are left."""
    await served(log, pin, 2)
    kept = await backup(log)
    await served(log, pin, 3)
    await restore(log, kept)
    return log


async def test_what_is_left_begins_a_log_of_a_new_name(rolled_back: Log, pin: Pin) -> None:
    left = await rollback(rolled_back, pin).accept()
    assert (left.origin, left.signed, left.kept) == (ORIGIN, 5, 2)
    await served(rolled_back, pin, 3, NEW)
    vkey = verifier_of(NEW, SEED).vkey
    report = await rolled_back.store.look(lambda c: verify_database(c, TABLES, vkey))
    assert (report.problem, report.origin, report.size) == (None, NEW, 6)
    bodies = await rolled_back.store.look(
        lambda c: list(c.scalars(select(schema.audit_entries.c.body).order_by(schema.audit_entries.c.position)))
    )
    assert [body for body in bodies if '"fields":{"kept":2,"signed":5}' in body and "audit:log:begun" in body]


async def test_no_two_histories_are_signed_under_one_name(rolled_back: Log, pin: Pin) -> None:
    """Every checkpoint there ever was, by name: each is a prefix of the next."""
    with pytest.raises(LogNameError):
        await rollback(rolled_back, pin, ORIGIN).accept()
    await rollback(rolled_back, pin).accept()
    origins = await rolled_back.store.look(lambda c: set(c.scalars(select(schema.audit_checkpoints.c.origin))))
    assert origins == {NEW}


async def test_a_name_that_was_left_is_not_taken_again(rolled_back: Log, pin: Pin) -> None:
    await rollback(rolled_back, pin).accept()
    before = await backup(rolled_back)
    await served(rolled_back, pin, 1, NEW)
    await restore(rolled_back, before)
    for used in (ORIGIN, NEW):
        with pytest.raises(LogNameError):
            await rollback(rolled_back, pin, used).accept()
    await rollback(rolled_back, pin, "audit.example/log/3").accept()
    await served(rolled_back, pin, 1, "audit.example/log/3")
    assert rollback(rolled_back, pin).pin.left() == {ORIGIN, NEW}


async def test_nothing_is_accepted_when_nothing_is_lost(log: Log, pin: Pin) -> None:
    with pytest.raises(NothingLostError):
        await rollback(log, pin).accept()
    await served(log, pin, 3)
    before = await backup(log)
    for name in (ORIGIN, NEW):
        with pytest.raises(NothingLostError):
            await rollback(log, pin, name).accept()
    assert await backup(log) == before


async def test_nothing_is_accepted_while_a_process_runs(rolled_back: Log, pin: Pin) -> None:
    await rolled_back.store.run(lambda c: c.execute(update(schema.audit_lease).values(until=4_102_444_800_000_000)))
    with pytest.raises(RunningError):
        await rollback(rolled_back, pin).accept()


async def test_what_is_left_must_be_a_log_in_itself(rolled_back: Log, pin: Pin) -> None:
    table = schema.audit_entries
    await rolled_back.store.run(
        lambda c: c.execute(update(table).where(table.c.position == 0).values(leaf_hash=bytes(32)))
    )
    with pytest.raises(IntegrityError):
        await rollback(rolled_back, pin).accept()


async def test_a_kill_after_the_commit_is_mended_by_accepting_again(rolled_back: Log, pin: Pin) -> None:
    """The database is in the new log already, the file is not. So it is on a second machine, too."""
    note = pin.path.read_bytes()
    await rollback(rolled_back, pin).accept()
    pin.put_aside()
    pin.path.write_bytes(note)
    with pytest.raises(IntegrityError):
        await process(rolled_back, pin, NEW).begin()
    left = await rollback(rolled_back, pin).accept()
    assert (left.signed, left.kept) == (5, 2)
    await served(rolled_back, pin, 1, NEW)
    told = await rolled_back.store.look(
        lambda c: list(c.scalars(select(schema.audit_entries.c.tag).where(schema.audit_entries.c.tag.like("audit:%"))))
    )
    assert told == ["audit:log:begun"]


async def test_an_empty_database_begins_an_empty_log(log: Log, pin: Pin) -> None:
    kept = await backup(log)
    await served(log, pin, 2)
    await restore(log, kept)
    left = await rollback(log, pin).accept()
    assert (left.signed, left.kept) == (2, 0)
    assert pin.read() is None
    await served(log, pin, 1, NEW)
    assert (pinned := Pin(pin.path, verifier_of(NEW, SEED)).read()) is not None
    assert (pinned.origin, pinned.size) == (NEW, 2)
