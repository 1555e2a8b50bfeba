"""Kills rotations, creations and destructions with SIGKILL before every other statement; checks the keys after each.

Run as a program (``python -m tests.unit.keys.kill_rotation directory``): it forks children that are killed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from guardrail.errors import ErasedError
from guardrail.keys import rotation
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


def opened(directory: Path) -> StoredKeyRing:
    url, provider = f"sqlite:///{directory}/keys.db", FileKeyProvider(directory / "kek")
    return StoredKeyRing(url, provider, entropy=os.urandom, clock=lambda: START)


async def living(directory: Path, owners: list[str]) -> dict[str, bytes]:
    """Materials of the owners that have a key; the ring must be in order."""
    ring = opened(directory)
    await ring.ready()
    found = {}
    for owner in owners:
        try:
            found[owner] = (await ring.get(owner)).material
        except ErasedError:
            continue
    await ring.close()
    return found


async def work(directory: Path, after: int) -> None:
    """Destroy one key, make one, rotate; die before the n-th statement."""
    left = after

    def count(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    ring = opened(directory)
    await ring.destroy("sub_0")
    await ring.create("sub_new")
    await ring.rotate()
    await ring.close()


def main(root: Path) -> None:
    """Write how many kills there were; stop with an assertion when a key is wrong."""
    rotation.BATCH = 2
    owners = [f"sub_{number}" for number in range(5)]
    asyncio.run(prepare(root / "template", owners))
    before = asyncio.run(living(root / "template", owners))
    kills = 0
    while True:
        directory = root / str(kills)
        shutil.copytree(root / "template", directory)
        child = os.fork()
        if child == 0:
            asyncio.run(work(directory, 1 + 2 * kills))
            os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        after = asyncio.run(living(directory, owners))
        assert {**after, "sub_0": before["sub_0"]} == before, "a key was lost or changed"
        asyncio.run(go_on(directory, before))
        if not killed:
            break
        kills += 1
    sys.stdout.write(f"{kills}\n")


async def prepare(directory: Path, owners: list[str]) -> None:
    ring = opened(directory)
    for owner in owners:
        await ring.create(owner)
    await ring.close()


async def go_on(directory: Path, before: dict[str, bytes]) -> None:
    """What was cut is finished by asking again."""
    ring = opened(directory)
    await ring.destroy("sub_0")
    await ring.create("sub_new")
    await ring.rotate()
    assert {owner: (await ring.get(owner)).material for owner in before if owner != "sub_0"} == {
        owner: material for owner, material in before.items() if owner != "sub_0"
    }
    assert await ring.missing(["sub_0", "sub_new"]) == {"sub_0"}
    await ring.close()
    assert len(FileKeyProvider(directory / "kek").epochs()) == 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
