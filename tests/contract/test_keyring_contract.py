"""The key ring's port, over SQLite and PostgreSQL key stores, with keys in files."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ConfigError, ErasedError, IntegrityError, KeysUnavailableError
from guardrail.keys import rotation
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.key_store import data_keys, key_store, open_key_store
from guardrail.keys.ring import StoredKeyRing

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store/keys.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def provider(tmp_path: Path) -> FileKeyProvider:
    return FileKeyProvider(tmp_path / "kek")


def opened(url: str, provider: object, clock: Clock, **options: float) -> StoredKeyRing:
    return StoredKeyRing(url, provider, entropy=os.urandom, clock=clock, **options)  # type: ignore[arg-type]


@pytest.fixture
async def ring(url: str, provider: FileKeyProvider, clock: Clock) -> AsyncIterator[StoredKeyRing]:
    made = opened(url, provider, clock)
    yield made
    await made.close()


def stored(url: str) -> dict[str, tuple[int, bytes]]:
    """Epoch and wrapped bytes by owner, read past the ring."""
    engine = open_key_store(url)
    with engine.connect() as connection:
        rows = connection.execute(select(data_keys.c.owner_id, data_keys.c.epoch, data_keys.c.wrapped)).all()
    engine.dispose()
    return {row.owner_id: (row.epoch, bytes(row.wrapped)) for row in rows}


# ---------------------------------------------------------------- create, get, destroy


async def test_a_key_is_made_once_and_found_after_a_restart(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider, clock: Clock
) -> None:
    key = await ring.create("sub_ann")
    assert (key.owner_id, len(key.material)) == ("sub_ann", 32)
    assert await ring.create("sub_ann") == await ring.get("sub_ann") == key
    other = opened(url, provider, clock)
    assert await other.get("sub_ann") == await other.create("sub_ann") == key
    assert (await other.create("sub_bob")).material != key.material
    await other.close()


async def test_an_owner_without_key_counts_as_erased(ring: StoredKeyRing) -> None:
    with pytest.raises(ErasedError):
        await ring.get("sub_nobody")
    assert await ring.destroy("sub_nobody") is False


async def test_a_destroyed_key_is_gone_from_store_and_cache(url: str, ring: StoredKeyRing) -> None:
    key = await ring.create("sub_ann")
    bob = await ring.create("sub_bob")
    assert await ring.destroy("sub_ann") is True
    assert await ring.destroy("sub_ann") is False
    with pytest.raises(ErasedError):
        await ring.get("sub_ann")
    assert list(stored(url)) == ["sub_bob"]
    assert await ring.get("sub_bob") == bob
    assert await ring.create("sub_ann") != key


async def test_the_wrapped_key_is_in_no_file_after_destruction(
    tmp_path: Path, provider: FileKeyProvider, clock: Clock
) -> None:
    url = f"sqlite:///{tmp_path}/store/keys.db"
    ring = opened(url, provider, clock)
    for number in range(20):
        await ring.create(f"sub_{number}")
    before = stored(url)
    for number in range(10):
        wrapped = before[f"sub_{number}"][1]
        assert in_files(tmp_path, wrapped) != []
        await ring.destroy(f"sub_{number}")
        assert in_files(tmp_path, wrapped) == []
        assert in_files(tmp_path, wrapped[12:44]) == []
    kept = before["sub_15"][1]
    await ring.rotate()
    assert in_files(tmp_path, kept) == []
    await ring.close()


def in_files(directory: Path, needle: bytes) -> list[str]:
    return [str(file) for file in directory.rglob("*") if file.is_file() and needle in file.read_bytes()]


async def test_a_reader_in_the_way_makes_destruction_fail_until_it_is_complete(
    tmp_path: Path, provider: FileKeyProvider, clock: Clock
) -> None:
    url = f"sqlite:///{tmp_path}/store/keys.db"
    ring = opened(url, provider, clock)
    await ring.create("sub_ann")
    await ring.create("sub_bob")
    wrapped = stored(url)["sub_ann"][1]
    other = open_key_store(url)
    with other.connect().execution_options(guardrail_plain=True) as connection:
        connection.exec_driver_sql("BEGIN")
        connection.execute(select(data_keys)).all()
        with_no_patience(ring)
        with pytest.raises(KeysUnavailableError, match="again"):
            await ring.destroy("sub_ann")
        with pytest.raises(ErasedError):
            await ring.get("sub_ann")
    assert await ring.destroy("sub_ann") is False
    assert in_files(tmp_path, wrapped) == []
    other.dispose()
    await ring.close()


def with_no_patience(ring: StoredKeyRing) -> None:
    with ring._engine.connect().execution_options(guardrail_plain=True) as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")


async def test_sixteen_tasks_create_one_key_an_owner(url: str, ring: StoredKeyRing, provider: FileKeyProvider) -> None:
    rival = opened(url, provider, Clock())
    keys = await asyncio.gather(*(one.create(f"sub_{n % 4}") for n in range(32) for one in (ring, rival)))
    assert len({key.material for key in keys}) == len(stored(url)) == 4
    await rival.close()


async def test_the_cache_is_bounded_and_young(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider, clock: Clock
) -> None:
    small = opened(url, provider, clock, cache_size=3, max_age=60)
    for number in range(10):
        await small.create(f"sub_{number}")
    assert len(small._cache) == 3
    await ring.destroy("sub_9")
    assert (await small.get("sub_9")).owner_id == "sub_9"
    clock.now += timedelta(seconds=61)
    with pytest.raises(ErasedError):
        await small.get("sub_9")
    await small.close()


async def test_concurrent_reads_do_not_bring_a_destroyed_key_back(
    url: str, provider: FileKeyProvider, clock: Clock
) -> None:
    ring = opened(url, provider, clock)
    await ring.create("sub_ann")
    ring._cache.clear()
    await asyncio.gather(ring.get("sub_ann"), ring.destroy("sub_ann"), ring.get("sub_ann"), return_exceptions=True)
    assert len(ring._cache) == 0
    with pytest.raises(ErasedError):
        await ring.get("sub_ann")
    await ring.close()


async def test_owners_without_a_key_are_told(ring: StoredKeyRing) -> None:
    for name in ("ann", "bob"):
        await ring.create(f"sub_{name}")
    await ring.destroy("sub_bob")
    assert await ring.missing(["sub_ann", "sub_bob", "sub_cem"]) == {"sub_bob", "sub_cem"}
    assert await ring.missing([]) == frozenset()


async def test_the_fingerprint_is_of_key_store_and_lookup_key(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider, tmp_path: Path, clock: Clock
) -> None:
    again = opened(url, provider, clock)
    other_store = opened(f"sqlite:///{tmp_path}/other.db", provider, clock)
    other_lookup = opened(url, FileKeyProvider(tmp_path / "other"), clock)
    assert again.fingerprint == ring.fingerprint
    assert len({ring.fingerprint, other_store.fingerprint, other_lookup.fingerprint}) == 3
    for one in (again, other_store, other_lookup):
        await one.close()


# ---------------------------------------------------------------- tampering


async def test_a_wrapped_key_opens_for_its_own_owner_only(url: str, ring: StoredKeyRing) -> None:
    await ring.create("sub_ann")
    await ring.create("sub_bob")
    anns = stored(url)["sub_ann"][1]
    await change(url, "sub_bob", wrapped=anns)
    ring._cache.clear()
    with pytest.raises(IntegrityError):
        await ring.get("sub_bob")


async def test_every_flipped_bit_of_a_wrapped_key_is_found(url: str, ring: StoredKeyRing) -> None:
    await ring.create("sub_ann")
    wrapped = stored(url)["sub_ann"][1]
    for bit in range(0, len(wrapped) * 8, 7):
        flipped = bytearray(wrapped)
        flipped[bit // 8] ^= 1 << bit % 8
        await change(url, "sub_ann", wrapped=bytes(flipped))
        ring._cache.clear()
        with pytest.raises(IntegrityError):
            await ring.get("sub_ann")


async def change(url: str, owner: str, **values: object) -> None:
    engine = open_key_store(url)
    with engine.begin() as connection:
        connection.execute(update(data_keys).where(data_keys.c.owner_id == owner).values(**values))
    engine.dispose()


# ---------------------------------------------------------------- lookups


async def test_lookups_are_keyed_and_cannot_be_confused(
    url: str, ring: StoredKeyRing, tmp_path: Path, clock: Clock
) -> None:
    assert ring.lookup("user", "shop", "ann") == ring.lookup("user", "shop", "ann")
    spelt = [
        ring.lookup(*parts)
        for parts in [("user", "shop", "ann"), ("user", "shopann"), ("user", "sho", "pann"), ("users", "hop", "ann"),
                      ("user", "shop", "ann", ""), ("user", "ann", "shop"), ("user", "shop", "\ud800")]
    ]  # fmt: skip
    assert len(set(spelt)) == len(spelt)
    assert {len(one) for one in spelt} == {32}
    stranger = opened(f"sqlite:///{tmp_path}/other.db", FileKeyProvider(tmp_path / "other"), clock)
    assert stranger.lookup("user", "shop", "ann") != spelt[0]
    await stranger.close()


# ---------------------------------------------------------------- rotation


async def test_rotation_wraps_every_key_anew_and_destroys_the_old_epoch(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 4)
    keys = {owner: await ring.create(owner) for owner in (f"sub_{n}" for n in range(10))}
    before = stored(url)
    assert await ring.rotate() == 2
    assert provider.epochs() == [2]
    after = stored(url)
    assert {epoch for epoch, _ in after.values()} == {2}
    assert not {wrapped for _, wrapped in before.values()} & {wrapped for _, wrapped in after.values()}
    ring._cache.clear()
    assert {owner: await ring.get(owner) for owner in keys} == keys
    assert (await ring.create("sub_new")).owner_id == "sub_new"
    assert stored(url)["sub_new"][0] == 2
    assert await ring.rotate() == 3
    await ring.ready()


async def test_another_process_goes_on_through_a_rotation(
    url: str, ring: StoredKeyRing, tmp_path: Path, clock: Clock
) -> None:
    """``guardrail keys rotate`` runs beside the server, whose provider still knows the old epoch."""
    server = opened(url, FileKeyProvider(tmp_path / "kek"), clock)
    await server.create("sub_ann")
    await ring.rotate()
    server._cache.clear()
    assert (await server.get("sub_ann")).owner_id == "sub_ann"
    await server.create("sub_bob")
    assert {epoch for epoch, _ in stored(url).values()} == {2}
    await server.ready()
    assert set(server._provider._keks) == {2}  # type: ignore[attr-defined]
    await server.close()


class PowerCut(BaseException):
    """The process ends here."""


class FailingProvider:
    """A provider whose n-th call never comes back, before or after it had its effect."""

    def __init__(self, real: FileKeyProvider, calls: int, *, after: bool) -> None:
        self._real, self._left, self._after = real, calls, after

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            self._left -= 1
            if self._left == 0 and not self._after:
                raise PowerCut
            result = getattr(self._real, name)(*arguments)
            if self._left == 0:
                raise PowerCut
            return result

        return call


@pytest.mark.parametrize("after", [False, True])
async def test_a_rotation_cut_at_any_step_leaves_every_key_open_and_goes_on(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 2)
    for calls in itertools.count(1):
        directory = tmp_path / str(calls)
        url = f"sqlite:///{directory}/store/keys.db"
        provider = FileKeyProvider(directory / "kek")
        ring = opened(url, provider, clock)
        keys = [await ring.create(f"sub_{number}") for number in range(5)]
        await ring.close()
        cut = await rotate_until_cut(url, FailingProvider(provider, calls, after=after))
        provider = FileKeyProvider(directory / "kek")
        ring = opened(url, provider, clock)
        await ring.ready()
        assert [await ring.get(key.owner_id) for key in keys] == keys
        assert await ring.rotate() <= 3
        ring._cache.clear()
        assert [await ring.get(key.owner_id) for key in keys] == keys
        assert len(provider.epochs()) == 1
        await ring.close()
        if not cut:
            assert calls > 10
            return


async def rotate_until_cut(url: str, provider: FailingProvider) -> bool:
    engine = open_key_store(url)
    try:
        target = rotation.begin(engine, provider)  # type: ignore[arg-type]
        while rotation.rewrap_batch(engine, provider, target):  # type: ignore[arg-type]
            pass
        rotation.finish(engine, provider, target)  # type: ignore[arg-type]
    except PowerCut:
        return True
    finally:
        engine.dispose()
    return False


async def test_a_rotation_that_fell_behind_touches_nothing(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider
) -> None:
    """It chose epoch 2, slept, and wakes up after others finished that rotation and a further one."""
    await ring.create("sub_ann")
    await ring.rotate()
    provider.open_epoch()

    engine = open_key_store(url)
    behind = FileKeyProvider(provider._directory)
    behind.epochs = lambda: [1, 2]  # type: ignore[method-assign]
    assert rotation.begin(engine, behind) == 2
    assert await ring.rotate() == 3
    assert rotation.rewrap_batch(engine, behind, 2) == 0
    with pytest.raises(KeysUnavailableError, match="not there"):
        rotation.begin(engine, behind)
    rotation.finish(engine, behind, 2)
    engine.dispose()
    assert provider.epochs() == [3]
    assert {epoch for epoch, _ in stored(url).values()} == {3}
    await ring.ready()


async def test_no_epoch_is_opened_beside_a_missing_one(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider, tmp_path: Path
) -> None:
    await ring.create("sub_ann")
    old = (tmp_path / "kek" / "kek-000001.key").read_bytes()
    await ring.rotate()
    (tmp_path / "kek" / "kek-000002.key").rename(tmp_path / "mislaid")
    (tmp_path / "kek" / "kek-000001.key").write_bytes(old)
    (tmp_path / "kek" / "kek-000001.key").chmod(0o600)
    with pytest.raises(KeysUnavailableError, match="restore it"):
        await ring.rotate()
    (tmp_path / "mislaid").rename(tmp_path / "kek" / "kek-000002.key")
    assert await ring.rotate() == 2
    assert provider.epochs() == [2]


async def test_a_key_that_does_not_open_keeps_the_old_epoch(
    url: str, ring: StoredKeyRing, provider: FileKeyProvider
) -> None:
    await ring.create("sub_ann")
    await change(url, "sub_ann", wrapped=bytes(60))
    with pytest.raises(IntegrityError):
        await ring.rotate()
    assert provider.epochs() == [1, 2]


# ---------------------------------------------------------------- backups and readiness


async def test_a_key_store_from_before_a_rotation_brings_nobody_back(
    tmp_path: Path, provider: FileKeyProvider, clock: Clock
) -> None:
    path = tmp_path / "store" / "keys.db"
    ring = opened(f"sqlite:///{path}", provider, clock)
    key = await ring.create("sub_ann")
    record = seal(key, ("transcript", "rec_1"), b"hello", os.urandom)
    await ring.rotate()
    backup = path.read_bytes()  # rotation leaves the log empty
    await ring.destroy("sub_ann")
    await ring.rotate()
    await ring.close()
    path.write_bytes(backup)
    restored = opened(f"sqlite:///{path}", provider, clock)
    with pytest.raises(KeysUnavailableError):
        await restored.get("sub_ann")
    with pytest.raises(KeysUnavailableError, match="not there"):
        await restored.ready()
    await restored.close()
    assert open_sealed(key, ("transcript", "rec_1"), record) == b"hello"


async def test_other_key_encryption_keys_are_noticed(url: str, ring: StoredKeyRing, tmp_path: Path) -> None:
    await ring.create("sub_ann")
    stranger = opened(url, FileKeyProvider(tmp_path / "other"), Clock())
    with pytest.raises(IntegrityError):
        await stranger.ready()
    await stranger.close()


async def test_a_key_store_of_a_later_release_is_refused(url: str, ring: StoredKeyRing, tmp_path: Path) -> None:
    engine = open_key_store(url)
    with engine.begin() as connection:
        connection.execute(update(key_store).values(schema=99))
    engine.dispose()
    with pytest.raises(ConfigError, match="upgrade"):
        opened(url, FileKeyProvider(tmp_path / "kek"), Clock())


async def test_a_closed_ring_is_unavailable(url: str, provider: FileKeyProvider, clock: Clock) -> None:
    ring = opened(url, provider, clock)
    await ring.close()
    with pytest.raises(KeysUnavailableError):
        await ring.get("sub_ann")


async def test_a_key_store_that_is_not_there_is_unavailable(tmp_path: Path, provider: FileKeyProvider) -> None:
    with pytest.raises(KeysUnavailableError) as caught:
        opened(f"postgresql://nobody@/none?host={tmp_path}", provider, Clock())
    assert str(tmp_path) not in str(caught.value)


async def test_a_damaged_key_store_is_refused(tmp_path: Path, provider: FileKeyProvider) -> None:
    (tmp_path / "keys.db").write_bytes(b"no database" * 500)
    with pytest.raises(IntegrityError, match="corrupt"):
        opened(f"sqlite:///{tmp_path}/keys.db", provider, Clock())


async def test_a_torn_page_of_the_key_store_is_refused(tmp_path: Path, provider: FileKeyProvider) -> None:
    path = tmp_path / "keys.db"
    ring = opened(f"sqlite:///{path}", provider, Clock())
    for number in range(50):
        await ring.create(f"sub_{number}")
    await ring.rotate()
    await ring.close()
    content = bytearray(path.read_bytes())
    content[4096 + 8 : 8192] = b"\xa5" * (4096 - 8)
    path.write_bytes(content)
    with pytest.raises(IntegrityError, match="corrupt"):
        opened(f"sqlite:///{path}", provider, Clock())


async def test_an_emptied_key_store_makes_no_keys(url: str, ring: StoredKeyRing) -> None:
    engine = open_key_store(url)
    with engine.begin() as connection:
        connection.execute(delete(key_store))
    engine.dispose()
    with pytest.raises(KeysUnavailableError, match="empty"):
        await ring.create("sub_ann")


async def test_a_key_store_open_to_others_is_closed_to_them(tmp_path: Path, provider: FileKeyProvider) -> None:
    path = tmp_path / "keys.db"
    path.touch(mode=0o644)
    ring = opened(f"sqlite:///{path}", provider, Clock())
    assert path.stat().st_mode & 0o777 == 0o600
    await ring.close()
    with pytest.raises(KeysUnavailableError, match=r"Not a directory|File exists"):
        opened(f"sqlite:///{path}/keys.db", provider, Clock())


async def test_a_key_directory_that_went_away_is_unavailable(
    ring: StoredKeyRing, provider: FileKeyProvider, tmp_path: Path
) -> None:
    (tmp_path / "kek").rename(tmp_path / "unmounted")
    with pytest.raises(KeysUnavailableError, match="key directory"):
        await ring.ready()
    (tmp_path / "unmounted").rename(tmp_path / "kek")
    await ring.ready()


@pytest.mark.parametrize("url", ["", "sqlite://", "mysql://host/x", "://"])
def test_other_urls_are_configuration_errors(url: str) -> None:
    with pytest.raises(ConfigError):
        open_key_store(url)
