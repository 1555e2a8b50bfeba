"""SQLite under faults: full and read-only disks, torn pages, kills, and what erasing leaves in files."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from guardrail.errors import ConfigError, IntegrityError, StoreUnavailableError
from guardrail.storage import writer
from guardrail.storage.engine import parse_url
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.types import (
    ConsentState,
    DossierDeleted,
    DossierKind,
    DossierSaved,
    ErasureBegun,
    HandoffNoted,
    InboxMoved,
    InboxState,
    MessageDeleted,
    Sealed,
    SubjectErased,
)
from tests.contract.store_rows import (
    DAY,
    START,
    audited,
    consent,
    disclosed,
    dossier,
    hashed,
    person,
    placed,
    received,
    said,
)

CANARY = b"CANARY-5b1d0c77-sealed-bytes"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "state" / "data.db"
    migrate(f"sqlite:///{found}")
    return found


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqlStore]:
    opened = SqlStore(f"sqlite:///{path}", clock=lambda: START)
    yield opened
    await opened.close()


def in_files(directory: Path, needle: bytes) -> list[str]:
    return sorted(file.name for file in directory.iterdir() if needle in file.read_bytes())


def on_every_connection(store: SqlStore, pragma: str) -> None:
    """As an operating system would limit the process: for connections from now on."""

    def limit(connection: Any, _record: Any) -> None:
        connection.execute(pragma)

    store.engine.dispose()
    event.listen(store.engine, "connect", limit)


# ---------------------------------------------------------------- what is on disk


async def test_files_are_readable_by_their_owner_only(path: Path, store: SqlStore) -> None:
    await store.commit(person("ann"))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes) >= {"data.db", "data.db-wal"}
    assert set(modes.values()) == {0o600}


async def test_settings_that_durability_and_erasure_rest_on(store: SqlStore) -> None:
    names = ("journal_mode", "synchronous", "secure_delete", "temp_store", "busy_timeout", "cell_size_check")
    found = await store.run(
        lambda connection: [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    )
    assert found == ["wal", 2, 1, 2, 5000, 1]


async def test_erased_ciphertext_stands_in_no_file(path: Path, store: SqlStore) -> None:
    sealed = Sealed(CANARY * 300)  # overflow pages, too
    await store.commit(
        [
            *person("ann"),
            said("ann", "1", sealed=sealed),
            placed("ann", "<PERSON_1>", sealed=Sealed(CANARY), identifier=CANARY + b" identifier"),
            received("ann", "m1", sealed=sealed, dedupe=CANARY + b" dedupe"),
            consent("ann", ConsentState.GIVEN),
            disclosed("ann"),
            DossierSaved(dossier=dossier("1", subject_id="sub_ann", sealed=sealed, lookup=CANARY + b" lookup")),
        ]
    )
    assert in_files(path.parent, CANARY) != []
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    await store.commit([SubjectErased(subject_id="sub_ann"), audited()])
    assert in_files(path.parent, CANARY) == []
    assert in_files(path.parent, hashed("ann")) == []
    assert in_files(path.parent, b"sub_ann") == []


async def test_rows_erased_in_steps_and_deleted_dossiers_stand_in_no_file(path: Path, store: SqlStore) -> None:
    sealed = Sealed(CANARY * 300)
    rows = [said("ann", f"{number}", sealed=sealed) for number in range(40)]
    kept = [placed("ann", f"<P_{number}>", sealed=sealed, identifier=CANARY) for number in range(40)]
    request = dossier("1", kind=DossierKind.REQUEST, sealed=Sealed(CANARY))
    await store.commit([*person("ann"), *rows, *kept, DossierSaved(dossier=request)])
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    while await store.erase_rows("sub_ann", 7):
        pass
    await store.commit([SubjectErased(subject_id="sub_ann")])
    assert in_files(path.parent, CANARY) == ["data.db"]  # the request outlives the person
    await store.commit([DossierDeleted(kind=DossierKind.REQUEST, id="cod_1")])
    assert in_files(path.parent, CANARY) == []


async def test_expired_unsent_and_delivered_ciphertext_stands_in_no_file(path: Path, store: SqlStore) -> None:
    expired = said("ann", "1", sealed=Sealed(CANARY + b"expired"))
    unsent = said("ann", "2", sealed=Sealed(CANARY + b"unsent"), expires_at=START + 9 * DAY, message_lookup=b"m")
    item = received("ann", "m1", sealed=Sealed(CANARY + b"delivered"), expires_at=START + 9 * DAY)
    await store.commit([*person("ann"), expired, unsent, item])
    await store.commit([MessageDeleted(conversation_id="cnv_ann", message_lookup=b"m")])
    await store.commit([InboxMoved(item_id="itm_m1", state=InboxState.DELIVERED)])
    assert await store.expire(START + DAY) == {"transcript": 1}
    assert in_files(path.parent, CANARY) == []


async def test_a_long_read_keeps_no_turn_waiting_and_traces_go_after_it(
    path: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.commit([*person("ann"), said("ann", "1", sealed=Sealed(CANARY))])
    export = sqlite3.connect(path, isolation_level=None)
    export.execute("BEGIN")
    export.execute("SELECT count(*) FROM transcript").fetchone()
    await store.commit([SubjectErased(subject_id="sub_ann")])
    assert in_files(path.parent, CANARY) != []
    export.execute("ROLLBACK")
    export.close()
    now = writer.monotonic()
    monkeypatch.setattr(writer, "monotonic", lambda: now + 2)
    await store.commit([audited()])
    assert in_files(path.parent, CANARY) == []


# ---------------------------------------------------------------- faults


async def test_a_full_disk_acknowledges_nothing_and_recovers(path: Path, store: SqlStore) -> None:
    await store.commit(person("ann"))
    pages = await store.run(lambda connection: connection.exec_driver_sql("PRAGMA page_count").scalar())
    on_every_connection(store, f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreUnavailableError, match="SQLITE_FULL"):
        await store.commit([said("ann", "big", sealed=Sealed(bytes(500_000)))], alive=["sub_ann"])
    assert await store.transcript("cnv_ann") == []
    on_every_connection(store, "PRAGMA max_page_count=1000000")
    await store.commit([said("ann", "big", sealed=Sealed(bytes(500_000)))], alive=["sub_ann"])
    assert len(await store.transcript("cnv_ann")) == 1


async def test_a_fault_at_any_statement_undoes_the_whole_commit(store: SqlStore) -> None:
    """The n-th statement fails, for every n, until a commit gets through."""
    await store.commit(person("ann"))
    nothing = await store.standing("sub_ann", "cnv_ann")
    left = 0

    def fail(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))

    event.listen(store.engine, "before_cursor_execute", fail)
    for calls in itertools.count(1):
        left = calls
        turn = [
            said("ann", str(calls)),
            placed("ann", f"<P_{calls}>"),
            received("ann", str(calls)),
            consent("ann", ConsentState.GIVEN),
            HandoffNoted(conversation_id="cnv_ann", at=START),
            audited(),
        ]
        try:
            await store.commit(turn, alive=["sub_ann"])
        except StoreUnavailableError:
            left = 0
            assert await store.transcript("cnv_ann") == await store.vault("cnv_ann") == []
            assert await store.inbox_due(START) == ()
            assert await store.consent_history("sub_ann") == []
            assert await store.standing("sub_ann", "cnv_ann") == nothing
            continue
        break
    left = 0
    assert calls == 10  # begin, who is alive, six tables and one change; the tenth was none
    assert len(await store.transcript("cnv_ann")) == len(await store.vault("cnv_ann")) == 1


async def test_a_fault_in_the_slow_way_undoes_the_group(store: SqlStore) -> None:
    await store.commit([*person("ann"), placed("ann", "<P_1>")])

    def hook(connection: Any, _name: str) -> None:
        raise OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))

    event.listen(store.engine, "savepoint", hook)
    commits = [[said("ann", "1")], [placed("ann", "<P_1>")], [said("ann", "2")]]
    results = await asyncio.gather(*(store.commit(writes) for writes in commits), return_exceptions=True)
    assert {type(result) for result in results[1:]} == {StoreUnavailableError}
    event.remove(store.engine, "savepoint", hook)
    kept = 0 if isinstance(results[0], Exception) else 1
    assert len(await store.transcript("cnv_ann")) == kept


async def test_a_read_only_database_is_not_ready(store: SqlStore) -> None:
    await store.commit(person("ann"))
    on_every_connection(store, "PRAGMA query_only=ON")
    with pytest.raises(StoreUnavailableError, match="SQLITE_READONLY"):
        await store.ready()
    with pytest.raises(StoreUnavailableError):
        await store.commit([audited()])
    assert await store.party("cnv_ann") == ("shop", "sub_ann")


async def test_a_locked_database_is_unavailable_and_then_available(path: Path, store: SqlStore) -> None:
    on_every_connection(store, "PRAGMA busy_timeout=1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailableError, match="SQLITE_BUSY"):
        await store.commit([audited()])
    other.execute("ROLLBACK")
    other.close()
    await store.commit([audited()])


async def test_after_a_failed_fsync_nothing_is_written_any_more(store: SqlStore) -> None:
    def fail(connection: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise OperationalError("COMMIT", {}, error)

    with pytest.raises(StoreUnavailableError, match="SQLITE_IOERR_FSYNC"):
        await store.run(fail)
    for _ in range(2):
        with pytest.raises(StoreUnavailableError, match="stopped"):
            await store.commit([audited()])
    with pytest.raises(StoreUnavailableError, match="stopped"):
        await store.ready()


def test_a_torn_page_is_refused_at_start(path: Path) -> None:
    spoil(path)
    with pytest.raises(IntegrityError, match="corrupt"):
        migrate(f"sqlite:///{path}")


async def test_a_torn_page_is_refused_while_running(path: Path) -> None:
    spoil(path)
    store = SqlStore(f"sqlite:///{path}", clock=lambda: START)
    with pytest.raises(IntegrityError, match="corrupt"):
        await store.commit([said("ann", "1")])
    with pytest.raises(IntegrityError, match="corrupt"):
        await store.transcript("cnv_ann")
    await store.close()


def spoil(path: Path) -> None:
    """Overwrite the root page of every index and table of the transcript."""
    with closing(sqlite3.connect(path)) as database, database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
        pages = [row[0] for row in database.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name='transcript'")]
    database.close()
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xa5" * size)


def test_an_sqlite_that_is_too_old_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(ConfigError, match="too old"):
        migrate(f"sqlite:///{tmp_path}/data.db")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.db"
    path.write_bytes(b"certainly not a database, but long enough to look at" * 20)
    with pytest.raises(IntegrityError, match="corrupt"):
        migrate(f"sqlite:///{path}")


def test_a_directory_that_cannot_be_made_is_named_by_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailableError, match=r"File exists|Not a directory"):
        migrate(f"sqlite:///{tmp_path}/file/data.db")


@pytest.mark.parametrize("url", ["", "mysql://host/db", "sqlite://", "sqlite:///:memory:", "not a url", "://"])
def test_other_urls_are_configuration_errors_that_show_nothing(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_url(url)
    assert "host" not in str(caught.value)


def test_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.storage.kill_loop", tmp_path / "data.db", "25"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    kills, acknowledged, lost, torn, sound = done.stdout.split()
    assert (int(kills), int(lost), int(torn), sound) == (25, 0, 0, "ok")
    assert int(acknowledged) >= 25


async def test_text_bound_to_a_statement_is_never_in_an_error(store: SqlStore) -> None:
    def fail(connection: Any) -> None:
        connection.execute(text("INSERT INTO nowhere VALUES (:value)"), {"value": CANARY.decode()})

    with pytest.raises(StoreUnavailableError) as caught:
        await store.run(fail)
    assert caught.value.detail == "database: SQLITE_ERROR"
    assert caught.value.__cause__ is None
