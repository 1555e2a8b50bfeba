"""``kill -9`` while entries are committed and placed: nothing acknowledged is lost, the log stays one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Tables
from guardrail.audit.verifier import verify_database
from guardrail.storage import schema
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore

TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
SEED, ORIGIN = bytes(range(32)), "audit.example/log"

WRITER = """
import asyncio, os, sys
from datetime import UTC, datetime
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Tables
from guardrail.core.entries import entry
from guardrail.core.ids import new_id
from guardrail.storage import schema
from guardrail.storage.store import SqlStore

TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
now = lambda: datetime.now(UTC)

async def main(url):
    store = SqlStore(url, clock=now)
    log = Sequencer(store.run, TABLES, seed=bytes(range(32)), origin="audit.example/log", holder=str(os.getpid()),
                    clock=now, batch=3)

    async def write():
        while True:
            one = entry("keys:epoch:rotated", {"epoch": 1}, entry_id=new_id("ent", os.urandom), at=now())
            await store.commit([one])
            print(one.entry_id, flush=True)

    async def place():
        while True:
            await log.sequence()
            await asyncio.sleep(0)

    await asyncio.gather(write(), write(), place())

asyncio.run(main(sys.argv[1]))
"""


def killed(url: str, lines: int) -> list[str]:
    """Ids that a writer reported as committed before it was killed after so many lines."""
    command = [sys.executable, "-c", WRITER, url]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert all(acknowledged)
    return acknowledged


@pytest.mark.parametrize("lines", [1, 20, 150])
async def test_kill_nine(tmp_path: Path, lines: int) -> None:
    url = f"sqlite:///{tmp_path}/data.db"
    migrate(url)
    acknowledged = killed(url, lines)

    def later() -> datetime:
        return datetime(2099, 1, 1, tzinfo=UTC)  # the killed process's lease has run out

    store = SqlStore(url, clock=later)
    log = Sequencer(store.run, TABLES, seed=SEED, origin=ORIGIN, holder="next", clock=later)
    await log.sequence()
    report = await store.run(lambda connection: verify_database(connection, TABLES, log.vkey))
    placed = await store.run(
        lambda c: set(c.scalars(schema.audit_entries.select().with_only_columns(schema.audit_entries.c.entry_id)))
    )
    await store.close()
    assert report.ok
    assert report.size == len(placed)
    assert set(acknowledged) <= placed
