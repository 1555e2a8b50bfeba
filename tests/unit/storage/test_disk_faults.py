"""SQLite on a disk that fails at each call in turn, below SQLite: data and keys.

Whatever fails when, a commit is either there whole or not at all, nobody hears of success before it is there, and
what was acknowledged stays. ``faulty_disk`` says how the faults are made.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from hashlib import sha256
from pathlib import Path

import pytest

from guardrail.errors import (
    DependencyError,
    ErasedError,
    IntegrityError,
    KeysUnavailableError,
    StoreUnavailableError,
)
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage.migrate import head, migrate
from guardrail.storage.store import SqlStore
from guardrail.types import (
    ConsentState,
    DossierKind,
    DossierSaved,
    ErasureBegun,
    Sealed,
    SubjectErased,
    Write,
)
from tests.contract.store_rows import START, audited, consent, dossier, person, placed, received, said
from tests.unit.storage.faulty_disk import FULL, READ_ONLY, SYNC_FAILED, WRITE_FAILED, Disk, faulty_disk

CANARY = b"CANARY-9f21c4d8-sealed-bytes"
FAULTS = pytest.mark.parametrize("code", [FULL, WRITE_FAILED, READ_ONLY], ids=["full", "broken", "read-only"])


@pytest.fixture
def disk() -> Iterator[Disk]:
    with faulty_disk() as made:
        yield made


@pytest.fixture
def url(tmp_path: Path, disk: Disk) -> str:
    made = f"sqlite:///{tmp_path}/state/data.db"
    migrate(made)
    return made


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[SqlStore]:
    store = SqlStore(url, clock=lambda: START)
    try:
        yield store
    finally:
        await store.close()


def in_files(directory: Path, needle: bytes) -> list[str]:
    files = [file for file in directory.iterdir() if file.is_file()]
    return [file.name for file in files if needle in file.read_bytes()]


def turn(number: int) -> list[Write]:
    """A commit of seven tables."""
    sealed = Sealed(f"turn {number} ".encode() * 40)
    return [
        said("ann", str(number), sealed=sealed),
        placed("ann", f"<P_{number}>", sealed=sealed),
        received("ann", str(number), sealed=sealed),
        consent("ann", ConsentState.GIVEN, record_id=f"rec_{number}"),
        DossierSaved(dossier=dossier(str(number), sealed=sealed)),
        audited(),
    ]


def kept(url: str) -> set[int]:
    """The turns that are there, read past the store; a torn one fails."""
    names = {"transcript": ("turn_id", "trn_"), "vault": ("placeholder", "<P_"), "inbox": ("item_id", "itm_")}
    names |= {"consent_ledger": ("record_id", "rec_"), "dossiers": ("id", "cod_")}
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database:
        found = [
            {int(row[0].removeprefix(prefix).rstrip(">")) for row in database.execute(f"SELECT {column} FROM {table}")}
            for table, (column, prefix) in names.items()
        ]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert all(numbers == found[0] for numbers in found)
    return found[0]


@FAULTS
@pytest.mark.parametrize("once", [True, False], ids=["once", "from then on"])
async def test_a_fault_at_any_call_undoes_the_commit_and_nothing_else(
    url: str, disk: Disk, code: int, once: bool
) -> None:
    acknowledged = set()
    async with opened(url) as store:
        await store.commit(person("ann"))
        for number in itertools.count(1):
            disk.fail(number, code, once=once)
            try:
                await store.commit(turn(number), alive=["sub_ann"])
                acknowledged.add(number)
            except StoreUnavailableError:
                assert disk.failed
            failed = disk.failed
            disk.mend()
            assert kept(url) == acknowledged
            if not failed:
                break
        assert number > 10  # calls that a commit makes
        await store.commit(turn(number + 1), alive=["sub_ann"])
    assert kept(url) == acknowledged | {number + 1}


@pytest.mark.parametrize("at", [1, 2, 3])
async def test_after_a_failed_sync_the_store_stops_and_a_new_process_finds_what_was_promised(
    url: str, disk: Disk, at: int
) -> None:
    """The commit that heard of it may be kept or not, but whole."""
    acknowledged: set[int] = set()
    refused: dict[int, str] = {}
    async with opened(url) as store:
        await store.commit(person("ann"))
        disk.fail(at, SYNC_FAILED, only="sync", once=True)
        for number in range(6):
            try:
                await store.commit(turn(number), alive=["sub_ann"])
                acknowledged.add(number)
            except StoreUnavailableError as error:
                refused[number] = error.detail
        assert acknowledged == set(range(at - 1))
        assert ["stopped" in detail for detail in refused.values()] == [False] + [True] * (6 - at)
        calls = disk.calls["write"]
        with pytest.raises(StoreUnavailableError, match="stopped"):
            await store.ready()
        with pytest.raises(StoreUnavailableError, match="stopped"):
            await store.erase_rows("sub_ann")
        assert disk.calls["write"] == calls
    assert acknowledged <= kept(url) <= acknowledged | {at - 1}
    async with opened(url) as store:
        await store.commit(turn(9), alive=["sub_ann"])
    assert kept(url) >= acknowledged | {9}


async def test_a_sync_that_fails_while_traces_are_removed_stops_the_store_too(url: str, disk: Disk) -> None:
    async with opened(url) as store:
        await store.commit(person("ann"))
        await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
        disk.fail(2, SYNC_FAILED, only="sync")
        await store.commit([SubjectErased(subject_id="sub_ann")])
        assert disk.failed
        disk.mend()
        assert await store.person("sub_ann") is None
        with pytest.raises(StoreUnavailableError, match="stopped"):
            await store.commit([audited()])


@FAULTS
async def test_an_erasure_goes_on_after_a_fault_at_any_call_and_leaves_no_byte(
    url: str, disk: Disk, code: int, tmp_path: Path
) -> None:
    rows: list[Write] = []
    for number in range(12):
        sealed = Sealed(CANARY + bytes(2000))
        rows += [said("ann", str(number), sealed=sealed), placed("ann", f"<P_{number}>", sealed=sealed)]
        rows.append(DossierSaved(dossier=dossier(str(number), subject_id="sub_ann", sealed=sealed)))
    faults = 0
    async with opened(url) as store:
        await store.commit([*person("ann"), *rows])
        await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
        calls = itertools.count(1, 3)
        while (await store.dossier(DossierKind.CODE, "cod_0")) is not None:
            disk.fail(next(calls), code)
            try:
                while await store.erase_rows("sub_ann", 2):
                    pass
                await store.commit([SubjectErased(subject_id="sub_ann"), audited()])
            except StoreUnavailableError:
                faults += 1
            disk.mend()
        await store.truncate_log()
        assert faults > 5
        assert await store.person("sub_ann") is None
        assert await store.erasures_begun() == []
        assert in_files(tmp_path / "state", CANARY) == []


@FAULTS
def test_a_migration_that_fails_at_any_call_is_repeated_whole(tmp_path: Path, disk: Disk, code: int) -> None:
    for at in itertools.count(1, 9):
        path = tmp_path / f"{at}.db"
        disk.fail(at, code)
        try:
            migrate(f"sqlite:///{path}")
        except StoreUnavailableError:
            assert disk.failed
        failed = disk.failed
        disk.mend()
        assert migrate(f"sqlite:///{path}") == head()
        if not failed:
            break
    assert at > 50


async def test_a_damaged_file_is_refused_at_every_page_and_left_as_it_is(url: str, tmp_path: Path) -> None:
    """Nothing is repaired: what a repair throws away may be what somebody must be able to prove."""
    async with opened(url) as store:
        await store.commit(person("ann"))
        for number in range(4):
            await store.commit(turn(number))
        await store.truncate_log()
    sound = (tmp_path / "state" / "data.db").read_bytes()
    size = int.from_bytes(sound[16:18], "big")
    assert len(sound) // size > 20
    path = tmp_path / "torn.db"
    for page in range(len(sound) // size):
        torn = sound[: page * size] + b"\xa5" * size + sound[(page + 1) * size :]
        path.write_bytes(torn)
        with pytest.raises(IntegrityError, match="corrupt"):
            migrate(f"sqlite:///{path}")
        assert sha256(path.read_bytes()).digest() == sha256(torn).digest()


# ---------------------------------------------------------------- the key store


@asynccontextmanager
async def ringed(path: Path) -> AsyncIterator[StoredKeyRing]:
    url = f"sqlite:///{path}/keys.db"
    ring = StoredKeyRing(url, FileKeyProvider(path / "kek"), entropy=os.urandom, clock=lambda: START)
    try:
        yield ring
    finally:
        await ring.close()


def wrapped(path: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(path / "keys.db")) as database:
        return dict(database.execute("SELECT owner_id, wrapped FROM data_keys"))


@FAULTS
async def test_a_key_is_there_before_anybody_gets_it(tmp_path: Path, disk: Disk, code: int) -> None:
    given: dict[str, bytes] = {}
    async with ringed(tmp_path) as ring:
        for number in itertools.count(1):
            owner = f"sub_{number}"
            disk.fail(number, code)
            try:
                given[owner] = (await ring.create(owner)).material
            except KeysUnavailableError:
                assert disk.failed
            failed = disk.failed
            disk.mend()
            assert wrapped(tmp_path).keys() == given.keys()
            if not failed:
                break
        assert number > 1
    async with ringed(tmp_path) as ring:
        assert {owner: (await ring.get(owner)).material for owner in given} == given


@FAULTS
async def test_a_key_is_gone_when_destroying_it_says_so(tmp_path: Path, disk: Disk, code: int) -> None:
    """And when it fails, asking again ends it: no file has the wrapped key then."""
    async with ringed(tmp_path) as ring:
        for number in itertools.count(1):
            owner = f"sub_{number}"
            await ring.create(owner)
            wrapping = wrapped(tmp_path)[owner]
            disk.fail(number, code)
            try:
                await ring.destroy(owner)
            except DependencyError:
                assert disk.failed
                disk.mend()
                await ring.destroy(owner)
            failed = disk.failed
            disk.mend()
            with pytest.raises(ErasedError):
                await ring.get(owner)
            assert in_files(tmp_path, wrapping) == []
            if number > 1 and not failed:
                break
        assert number > 2
