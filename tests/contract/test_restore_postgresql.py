"""A dump put back as ``docs/how-to/back-up-and-restore.md`` says: the rollback is accepted, the erased stay erased."""

from __future__ import annotations

import subprocess
from pathlib import Path

import psycopg
import pytest
import yaml
from sqlalchemy import func, select

from guardrail.audit.pin import Pin, PinnedLog
from guardrail.audit.sequencer import Sequencer
from guardrail.cli.rooms import AUDIT_TABLES
from guardrail.config import load
from guardrail.core.notes import verifier_of
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from tests.contract.test_drill import House, _parts, _tools, made, now

RENAMED = "drill.example/audit/2"


def pinned(house: House) -> None:
    """What a process leaves behind that served and stopped."""

    async def work(store: SqlStore, keys: StoredKeyRing, provider: FileKeyProvider) -> None:
        origin, seed = house.config.audit.origin, provider.signing_seed()
        log = Sequencer(store.run, AUDIT_TABLES, seed=seed, origin=origin, holder="t", clock=now)
        pin = Pin(house.config.audit.pin, verifier_of(origin, seed))
        running = PinnedLog(log, pin, look=store.look, tables=AUDIT_TABLES, monotonic=lambda: 0.0)
        await running.begin()
        await running.sequence()
        await running.close()

    house.do(work)


def renamed(house: House) -> House:
    settings = yaml.safe_load(house.path.read_text("utf-8"))
    settings["audit"]["origin"] = RENAMED
    house.path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return House(house.path, load(house.path, {}), house.root)


def records(house: House, subject: str) -> int:
    query = select(func.count()).select_from(schema.transcript).where(schema.transcript.c.owner_id == subject)

    async def work(store: SqlStore, *_: object) -> int:
        return await store.look(lambda connection: connection.scalar(query) or 0)

    found: int = house.do(work)
    return found


@pytest.mark.parametrize("rotated", [False, True], ids=["one key", "both keys rotated since"])
def test_a_dump_put_back(postgres_server: str, migrated_postgres_url: str, tmp_path: Path, rotated: bool) -> None:
    house = made(tmp_path / "house", migrated_postgres_url)
    people = house.arrive("ann", "bob")
    pinned(house)
    dump = tmp_path / "data.dump"
    run = {"check": True, "timeout": 60, "capture_output": True}
    subprocess.run([_tools() / "pg_dump", "--format=custom", f"--file={dump}", migrated_postgres_url], **run)
    house.erase(people["bob"])
    if rotated:
        assert house.command("keys", "rotate").exit_code == 0
        assert house.command("keys", "rotate-audit").exit_code == 0
    pinned(house)

    _, name = _parts(migrated_postgres_url)
    with psycopg.connect(postgres_server.format(database="postgres"), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}"')
    restore = ["--no-owner", "--exit-on-error", f"--dbname={migrated_postgres_url}", dump]
    subprocess.run([_tools() / "pg_restore", *restore], **run)
    assert records(house, people["bob"]) > 0  # what came back, sealed

    house = renamed(house)
    assert house.command("migrate").exit_code == 0
    accepted = house.command("audit", "accept-rollback", "--yes")
    assert (accepted.exit_code, "erased again: 1" in accepted.output) == (0, True), accepted.output
    assert (records(house, people["bob"]), records(house, people["ann"]) > 0) == (0, True)
    pinned(house)
    assert house.command("audit", "verify").exit_code == 0
    code, found = house.drill(house.backup(), "--all")
    assert (code, found["owners"]) == (0, {"erased": 0, "living": 1})
