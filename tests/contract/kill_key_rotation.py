"""Kills rotations of the audit log's key with SIGKILL before every statement and every change of a file.

Run as a program (``python -m tests.contract.kill_key_rotation directory``): it forks children that are killed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from tests.contract import audit_house
from tests.contract.audit_house import Time
from tests.contract.test_key_rotation import Machine

FILES = {"os.link", "os.rename", "os.remove", "os.truncate"}


async def rotated(directory: Path, *, finish: bool) -> None:
    """A rotation; with ``finish`` the log must be whole afterwards, and go on."""
    time = Time()
    store = SqlStore(f"sqlite:///{directory}/data.db", clock=time)
    machine = Machine(directory, store, time)
    if not finish:
        await machine.rotate()
        return
    key = machine.key
    await machine.rotate()
    time.pass_(60)
    await machine.serve(2)
    assert await machine.code(key) is None, "the log is not whole under the key of before"
    assert await machine.code(machine.key) is None, "the log is not whole under its newest key"
    assert not {each.name for each in machine.keys.iterdir()} - {"audit-signing.key", "kek-000001.key", "lookup.key"}
    await store.close()


async def prepare(directory: Path) -> bytes:
    time = Time()
    store = SqlStore(f"sqlite:///{directory}/data.db", clock=time)
    machine = Machine(directory, store, time)
    await machine.serve(3)
    await store.close()
    return machine.seed


def die_before(step: int) -> None:
    """SIGKILL before the n-th statement or change of a file from now on."""
    left = step

    def step_done(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", step_done)
    event.listen(Engine, "commit", step_done)
    sys.addaudithook(lambda name, arguments: step_done() if name in FILES else None)


def main(root: Path) -> None:
    """Write how many kills there were; stop with an assertion when the log or a key is wrong."""
    (root / "template").mkdir()
    migrate(f"sqlite:///{root}/template/data.db")
    seed = asyncio.run(prepare(root / "template"))
    kills = 0
    while True:
        directory = root / str(kills)
        shutil.copytree(root / "template", directory)
        child = os.fork()
        if child == 0:
            audit_house._numbers = count(os.getpid() << 32)  # other ids than the parent's
            die_before(kills + 1)
            asyncio.run(rotated(directory, finish=False))
            os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        asyncio.run(rotated(directory, finish=True))
        files = [path.read_bytes() for path in directory.rglob("*") if path.is_file()]
        assert not any(seed in content for content in files), "the old seed is still there"
        if not killed:
            break
        kills += 1
        shutil.rmtree(directory)
    sys.stdout.write(f"{kills}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
