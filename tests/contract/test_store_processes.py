"""Several processes on one store: locks, lost commits, retries."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from guardrail.errors import ErasedError, StoreUnavailableError
from guardrail.storage import schema
from guardrail.storage.engine import open_engine
from guardrail.storage.store import SqlStore
from guardrail.types import (
    ConsentRecorded,
    ConsentState,
    DossierSaved,
    ErasureBegun,
    LanguageNoted,
    Purpose,
    SubjectErased,
    Write,
)
from tests.contract.store_rows import START, audited, consent, disclosed, dossier, person, placed, said


def clock() -> datetime:
    return START


@pytest.fixture
def url(store_url: str) -> str:
    return store_url


@pytest.fixture
def postgres(migrated_postgres_url: str) -> str:
    return migrated_postgres_url


@pytest.fixture
def admin(postgres: str) -> Iterator[Any]:
    """A connection beside the store's own."""
    engine = open_engine(postgres)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


async def test_processes_that_write_about_the_same_people_do_not_stop_each_other(url: str) -> None:
    stores = [SqlStore(url, clock=clock) for _ in range(3)]
    names = [f"p{number}" for number in range(4)]
    for name in names:
        await stores[0].commit(person(name))
    chance = random.Random(3)

    async def turns(which: int, store: SqlStore) -> None:
        for number in range(8):
            two = chance.sample(names, 2)
            writes = [LanguageNoted(subject_id=f"sub_{name}", language="en") for name in two]
            text = f"{which} {number}"
            await store.commit([said(two[0], text), *writes, audited()], alive=[f"sub_{name}" for name in two])

    await asyncio.gather(*(turns(4 * index + task, store) for index, store in enumerate(stores) for task in range(4)))
    entries = schema.audit_entries
    kept = await stores[1].run(lambda connection: connection.scalar(select(func.count()).select_from(entries)))
    assert kept == 3 * 4 * 8
    for store in stores:
        await store.close()


async def test_nothing_is_stored_for_somebody_another_process_erases(url: str) -> None:
    writing, erasing = SqlStore(url, clock=clock), SqlStore(url, clock=clock)
    await writing.commit(person("ann"))
    outcomes: list[bool] = []

    async def talk() -> None:
        for number in range(5000):
            try:
                await writing.commit([said("ann", str(number)), placed("ann", f"<P_{number}>")], alive=["sub_ann"])
            except ErasedError:
                outcomes.append(False)
                return
            outcomes.append(True)
            if number == 20:
                begun.set()

    async def erase() -> None:
        await begun.wait()
        await erasing.commit([ErasureBegun(subject_id="sub_ann", at=START)], alive=["sub_ann"])
        await erasing.commit([SubjectErased(subject_id="sub_ann")])

    begun = asyncio.Event()
    await asyncio.gather(talk(), erase())
    assert outcomes[-1] is False
    for table in (schema.transcript, schema.vault, schema.subjects, schema.conversations):
        count = select(func.count()).select_from(table)
        assert await erasing.run(lambda connection, count=count: connection.scalar(count)) == 0  # type: ignore[misc]
    await writing.close()
    await erasing.close()


@pytest.mark.parametrize("alive", [["sub_ann"], []], ids=["alive", "unasked"])
async def test_two_processes_that_hear_of_one_consent_agree_with_the_ledger(url: str, alive: list[str]) -> None:
    """The newest event counts, of equally new ones the last of the ledger, whoever wrote it."""
    stores = [SqlStore(url, clock=clock) for _ in range(2)]
    await stores[0].commit(person("ann"))
    chance = random.Random(11)

    def event(number: int) -> ConsentRecorded:
        at = START + chance.randrange(3) * timedelta(seconds=1)
        return consent("ann", chance.choice(list(ConsentState)), at, record_id=f"rec_{number}")

    async def turns(store: SqlStore, events: list[ConsentRecorded]) -> None:
        for one in events:
            await store.commit([one, audited()], alive=alive)

    for step in range(5):
        events = [event(100 * step + number) for number in range(16)]
        shares = [events[start::4] for start in range(4)]
        await asyncio.gather(*(turns(stores[index % 2], share) for index, share in enumerate(shares)))
        history = await stores[0].consent_history("sub_ann")
        newest = max(history, key=lambda row: (row.recorded.at, row.seq)).recorded
        for store in stores:
            found = await store.standing("sub_ann", "cnv_ann")
            assert found is not None
            stands = found.consents[Purpose.SERVICE]
            assert (stands.state, stands.at, stands.method) == (newest.state, newest.at, newest.method)
    assert len(history) == len({row.seq for row in history}) == 5 * 16
    for store in stores:
        await store.close()


async def test_no_consent_outlives_somebody_another_process_erases(url: str) -> None:
    hearing, erasing = SqlStore(url, clock=clock), SqlStore(url, clock=clock)
    await hearing.commit(person("ann"))
    begun = asyncio.Event()

    async def hear() -> bool:
        for number in range(5000):
            if number == 20:
                begun.set()
            at = START + number * timedelta(seconds=1)
            try:
                await hearing.commit([consent("ann", ConsentState.GIVEN, at), disclosed("ann", at)], alive=["sub_ann"])
            except ErasedError:
                return True
        return False

    async def erase() -> None:
        await begun.wait()
        await erasing.commit([ErasureBegun(subject_id="sub_ann", at=START)], alive=["sub_ann"])
        await erasing.commit([SubjectErased(subject_id="sub_ann")])

    stopped, _ = await asyncio.gather(hear(), erase())
    assert stopped
    for table in (schema.consents, schema.consent_ledger, schema.disclosure_ledger):
        count = select(func.count()).select_from(table)
        assert await hearing.run(lambda connection, count=count: connection.scalar(count)) == 0  # type: ignore[misc]
    await hearing.close()
    await erasing.close()


async def test_a_connection_lost_in_commit_is_reported_and_not_tried_again(postgres: str, admin: Any) -> None:
    """The trigger ends its own connection while COMMIT runs; a sequence counts the attempts past the rollback."""
    admin.exec_driver_sql("CREATE SEQUENCE attempts")
    admin.exec_driver_sql(
        "CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM nextval('attempts'); PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"
    )
    admin.exec_driver_sql(
        "CREATE CONSTRAINT TRIGGER hang_up AFTER INSERT ON audit_entries DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION hang_up()"
    )
    admin.commit()
    store = SqlStore(postgres, clock=clock)
    with pytest.raises(StoreUnavailableError):
        await store.commit([audited()])
    assert admin.exec_driver_sql("SELECT last_value FROM attempts").scalar() == 1
    admin.commit()
    await store.commit(person("ann"))
    assert await store.party("cnv_ann") == ("shop", "sub_ann")
    await store.close()


def deafened(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every connection ends right after COMMIT was carried out, unanswered. Grows with each COMMIT."""
    tried: list[str] = []
    commit = store.engine.dialect.do_commit

    def lose(connection: Any) -> None:
        commit(connection)
        tried.append("COMMIT")
        connection.dbapi_connection.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(store.engine.dialect, "do_commit", lose)
    return tried


async def test_a_commit_whose_answer_was_lost_is_looked_up(postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is there, whole: everybody of the group hears what he would have heard, and nothing is written twice."""
    store, beside = SqlStore(postgres, clock=clock), SqlStore(postgres, clock=clock)
    entry = audited()
    await store.commit([*person("ann"), *person("bob"), entry, DossierSaved(dossier=dossier("1"))])
    tried = deafened(store, monkeypatch)
    commits: list[list[Write]] = [
        [said("ann", "first"), audited()],
        [said("ann", "twice"), entry],
        [DossierSaved(dossier=dossier("1"))],
        [said("bob", "last")],
    ]
    results = await asyncio.gather(*(store.commit(writes) for writes in commits), return_exceptions=True)
    assert [type(result).__name__ for result in results] == ["NoneType", "DuplicateError", "ConflictError", "NoneType"]
    assert 1 <= len(tried) <= 4
    assert [row.record_id for row in await beside.transcript("cnv_ann")] == ["rec_first"]
    assert [row.record_id for row in await beside.transcript("cnv_bob")] == ["rec_last"]
    await store.close()
    await beside.close()


async def test_without_an_entry_of_its_own_a_lost_commit_stays_unknown(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a failure, tried once, although it was kept: an entry that was there before proves nothing."""
    store, beside = SqlStore(postgres, clock=clock), SqlStore(postgres, clock=clock)
    entry = audited()
    await store.commit([*person("ann"), entry])
    tried = deafened(store, monkeypatch)
    with pytest.raises(StoreUnavailableError):
        await store.commit([said("ann", "1")])
    with pytest.raises(StoreUnavailableError):
        await store.commit([said("ann", "2"), entry])
    with pytest.raises(StoreUnavailableError):
        await store.run(lambda connection: connection.execute(select(schema.about)).all())
    assert len(tried) == 3
    assert [row.record_id for row in await beside.transcript("cnv_ann")] == ["rec_1"]
    await store.close()
    await beside.close()


async def test_more_readers_than_connections_are_told_so_and_served_later(store_url: str) -> None:
    store = SqlStore(store_url, clock=clock, readers=1)
    await store.commit(person("ann"))
    store.engine.pool._timeout = 0.01  # type: ignore[attr-defined]
    with ExitStack() as held:
        with suppress(PoolTimeoutError):
            while True:
                held.enter_context(store.engine.connect())
        with pytest.raises(StoreUnavailableError, match="database: TimeoutError"):
            await store.party("cnv_ann")
        with pytest.raises(StoreUnavailableError, match="database: TimeoutError"):
            await store.commit([said("ann", "1")])
        with pytest.raises(StoreUnavailableError):
            await store.ready()
    await store.commit([said("ann", "1")])
    assert len(await store.transcript("cnv_ann")) == 1
    await store.close()


@pytest.mark.parametrize("state", ["40001", "40P01", "55P03"])
@pytest.mark.parametrize(("failures", "attempts"), [(2, 3), (3, 3)])
async def test_a_transaction_undone_for_anothers_sake_is_tried_three_times(
    postgres: str, state: str, failures: int, attempts: int
) -> None:
    store = SqlStore(postgres, clock=clock)
    tried = 0

    def work(connection: Any) -> int:
        nonlocal tried
        tried += 1
        connection.execute(schema.about.insert().values(id=1, probed_at=tried))
        if tried <= failures:
            connection.exec_driver_sql(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE='{state}'; END $$")
        return tried

    if failures < attempts:
        assert await store.run(work) == attempts
    else:
        with pytest.raises(StoreUnavailableError, match=state):
            await store.run(work)
    assert tried == attempts
    await store.close()
