"""A disk that did not sync: what is on it is unknown, and asking SQLite again may succeed falsely.

So the ring stops, and the next one on the same files tells what is there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from guardrail.errors import ErasedError, KeysUnavailableError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from tests.contract.store_rows import START
from tests.unit.storage.faulty_disk import SYNC_FAILED, Disk, faulty_disk

ANN, BOB = "sub_ann", "sub_bob"
SYNCS_OF_A_DESTRUCTION = 3  # the log; then, to empty the log into the file, both


@pytest.fixture
def disk() -> Iterator[Disk]:
    with faulty_disk() as made:
        yield made


@asynccontextmanager
async def ringed(path: Path) -> AsyncIterator[StoredKeyRing]:
    ring = StoredKeyRing(
        f"sqlite:///{path}/keys.db", FileKeyProvider(path / "kek"), entropy=os.urandom, clock=lambda: START
    )
    try:
        yield ring
    finally:
        await ring.close()


def wrapped(path: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(path / "keys.db")) as database:
        return dict(database.execute("SELECT owner_id, wrapped FROM data_keys"))


def files_with(path: Path, needle: bytes) -> list[str]:
    return [file.name for file in path.iterdir() if file.is_file() and needle in file.read_bytes()]


async def syncs(path: Path, disk: Disk) -> tuple[int, int]:
    """How often the disk is synced to make a key, and to destroy it."""
    async with ringed(path) as ring:
        before = disk.calls["sync"]
        await ring.create(ANN)
        made = disk.calls["sync"]
        await ring.destroy(ANN)
        return made - before, disk.calls["sync"] - made


async def test_how_often_the_disk_is_synced(tmp_path: Path, disk: Disk) -> None:
    """The tests below fail each of these."""
    async with ringed(tmp_path) as ring:
        await ring.create(BOB)  # which begins the log
    made, destroyed = await syncs(tmp_path, disk)
    assert 1 <= made <= 2  # a log that begins anew has its head synced, too
    assert destroyed == SYNCS_OF_A_DESTRUCTION


@pytest.mark.parametrize("at", range(1, SYNCS_OF_A_DESTRUCTION + 1))
async def test_a_key_does_not_count_as_destroyed_after_a_failed_sync(tmp_path: Path, disk: Disk, at: int) -> None:
    async with ringed(tmp_path) as ring:
        material = (await ring.create(ANN)).material
        await ring.create(BOB)
        wrapping = wrapped(tmp_path)[ANN]
        disk.fail(at, SYNC_FAILED, only="sync", once=True)
        with pytest.raises(KeysUnavailableError):
            await ring.destroy(ANN)
        assert disk.failed

        # the disk works again, and still nobody is told that the key is gone, nor gets it
        for again in (ring.destroy(ANN), ring.destroy(ANN), ring.get(ANN), ring.create(ANN), ring.destroy(BOB)):
            with pytest.raises(KeysUnavailableError):
                await again
        for asked in (ring.missing([ANN]), ring.epoch(), ring.ready()):
            with pytest.raises(KeysUnavailableError):
                await asked
    async with ringed(tmp_path) as ring:
        there = ANN in wrapped(tmp_path)
        assert await ring.missing([ANN, BOB]) == (frozenset() if there else {ANN})
        if there:
            assert (await ring.get(ANN)).material == material
        assert await ring.destroy(ANN) is there
        with pytest.raises(ErasedError):
            await ring.get(ANN)
        assert files_with(tmp_path, wrapping) == []
        await ring.get(BOB)


async def test_a_key_is_not_given_out_after_a_failed_sync(tmp_path: Path, disk: Disk) -> None:
    async with ringed(tmp_path) as ring:
        kept = (await ring.create(BOB)).material
        disk.fail(1, SYNC_FAILED, only="sync", once=True)
        with pytest.raises(KeysUnavailableError):
            await ring.create(ANN)
        assert disk.failed
        for again in (ring.create(ANN), ring.get(ANN), ring.rotate()):
            with pytest.raises(KeysUnavailableError):
                await again
    async with ringed(tmp_path) as ring:
        made = (await ring.create(ANN)).material
    async with ringed(tmp_path) as ring:
        assert (await ring.get(ANN)).material == made
        assert (await ring.get(BOB)).material == kept
        assert len(wrapped(tmp_path)) == 2
