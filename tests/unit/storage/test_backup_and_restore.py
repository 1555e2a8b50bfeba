"""What docs/how-to/back-up-and-restore.md promises, done with its own commands."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ConfigError, ErasedError, KeysUnavailableError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.types import ErasureBegun, SubjectErased
from tests.contract.store_rows import START, person, said

HOW_TO = Path(__file__).parents[3] / "docs/how-to/back-up-and-restore.md"


class Site:
    """Data, key store and key directory as a new installation has them."""

    def __init__(self, root: Path) -> None:
        self.state, self.backup = root / "var", root / "backup"
        self.data, self.keys, self.directory = self.state / "guardrail.db", self.state / "keys.db", self.state / "keys"
        self.backup.mkdir()
        self.start()

    def start(self) -> None:
        migrate(f"sqlite:///{self.data}")
        provider = FileKeyProvider(self.directory)
        self.ring = StoredKeyRing(f"sqlite:///{self.keys}", provider, entropy=os.urandom, clock=lambda: START)
        self.store = SqlStore(f"sqlite:///{self.data}", clock=lambda: START)

    async def stop(self) -> None:
        await self.ring.close()
        await self.store.close()

    async def meet(self, name: str) -> None:
        key = await self.ring.create(f"sub_{name}")
        record = said(name, name, sealed=seal(key, ("transcript", f"rec_{name}"), name.encode(), os.urandom))
        await self.store.commit([*person(name), record], alive=[f"sub_{name}"])

    async def read(self, name: str) -> bytes:
        (row,) = await self.store.transcript(f"cnv_{name}")
        return open_sealed(await self.ring.get(row.owner_id), ("transcript", row.record_id), row.sealed)

    async def erase(self, name: str) -> None:
        await self.store.commit([ErasureBegun(subject_id=f"sub_{name}", at=START)], alive=[f"sub_{name}"])
        await self.ring.destroy(f"sub_{name}")
        await self.store.commit([SubjectErased(subject_id=f"sub_{name}")])

    def take_backup(self) -> None:
        """The SQL of the how-to, while everything runs."""
        for source, copy in ((self.data, "data.db"), (self.keys, "keys.db")):
            database = sqlite3.connect(source)
            database.execute("VACUUM INTO ?", (str(self.backup / copy),))
            database.close()

    async def restore(self, *names: str) -> None:
        await self.stop()
        for name in names:
            target = {"data.db": self.data, "keys.db": self.keys}[name]
            for suffix in ("-wal", "-shm"):
                target.with_name(target.name + suffix).unlink(missing_ok=True)
            shutil.copyfile(self.backup / name, target)
        self.start()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_the_how_to_uses_these_commands() -> None:
    text = HOW_TO.read_text()
    assert re.search(r"VACUUM INTO '/backup/data/", text)
    assert text.index('var/guardrail.db "VACUUM') < text.index('var/keys.db      "VACUUM')


async def test_data_alone_brings_the_living_back_and_nobody_else(site: Site) -> None:
    await site.meet("ann")
    await site.meet("bob")
    site.take_backup()
    await site.erase("ann")
    await site.meet("cem")
    await site.restore("data.db")
    await site.ring.ready()
    await site.store.ready()
    assert await site.read("bob") == b"bob"
    with pytest.raises(ErasedError):
        await site.read("ann")
    assert await site.ring.missing(await site.store.subject_ids()) == {"sub_ann"}
    assert await site.store.transcript("cnv_cem") == []
    await site.stop()


async def test_the_key_store_of_before_a_rotation_opens_nothing(site: Site) -> None:
    await site.meet("ann")
    await site.meet("bob")
    site.take_backup()
    await site.erase("ann")
    await site.ring.rotate()
    await site.restore("data.db", "keys.db")
    for name in ("ann", "bob"):
        with pytest.raises(KeysUnavailableError):
            await site.read(name)
    with pytest.raises(KeysUnavailableError, match="not there"):
        await site.ring.ready()
    await site.stop()


async def test_the_key_store_of_the_same_epoch_restores_the_living(site: Site) -> None:
    await site.meet("ann")
    site.take_backup()
    await site.meet("bob")
    await site.restore("keys.db")
    await site.ring.ready()
    assert await site.read("ann") == b"ann"
    with pytest.raises(ErasedError):
        await site.read("bob")
    await site.stop()


async def test_another_key_store_is_refused_and_a_restored_one_is_not(site: Site, tmp_path: Path) -> None:
    await site.store.pair(site.ring.fingerprint)
    await site.meet("ann")
    site.take_backup()
    await site.restore("data.db", "keys.db")
    await site.store.pair(site.ring.fingerprint)
    empty = StoredKeyRing(
        f"sqlite:///{tmp_path}/new.db", FileKeyProvider(site.directory), entropy=os.urandom, clock=lambda: START
    )
    with pytest.raises(ConfigError, match="another key store"):
        await site.store.pair(empty.fingerprint)
    await empty.close()
    await site.stop()


async def test_backups_hold_nothing_that_was_erased_before(site: Site) -> None:
    await site.meet("ann")
    (row,) = await site.store.transcript("cnv_ann")
    await site.erase("ann")
    site.take_backup()
    for file in site.backup.iterdir():
        assert row.sealed.data not in file.read_bytes()
        assert b"sub_ann" not in file.read_bytes()
    await site.stop()
