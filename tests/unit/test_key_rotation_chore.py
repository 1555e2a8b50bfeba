"""Keys are rotated when their time is up, and receipts hear of it."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from guardrail.casework import KeyRotation
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing

EVERY = timedelta(days=30)


class Told:
    """Receipts, as far as a rotation is concerned."""

    def __init__(self) -> None:
        self.epochs: list[int] = []

    async def rotated(self, epoch: int, at: datetime) -> int:
        self.epochs.append(epoch)
        return 0


async def test_keys_are_rotated_when_their_time_is_up_and_not_before(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    provider = FileKeyProvider(tmp_path / "keys")
    ring = StoredKeyRing(f"sqlite:///{tmp_path}/keys.db", provider, entropy=os.urandom, clock=lambda: now)
    told = Told()
    rotation = KeyRotation(keys=ring, provider=provider, receipts=told, clock=lambda: now, every=EVERY)  # type: ignore[arg-type]
    try:
        before = await ring.create("sub_x")
        assert not await rotation.tick()
        now += EVERY + timedelta(minutes=1)
        assert await rotation.tick()
        assert provider.epochs() == [2]
        assert told.epochs == [2]
        assert (await ring.get("sub_x")).material == before.material
    finally:
        await ring.close()


async def test_an_interrupted_rotation_goes_on_before_its_time(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    provider = FileKeyProvider(tmp_path / "keys")
    ring = StoredKeyRing(f"sqlite:///{tmp_path}/keys.db", provider, entropy=os.urandom, clock=lambda: now)
    told = Told()
    rotation = KeyRotation(keys=ring, provider=provider, receipts=told, clock=lambda: now, every=EVERY)  # type: ignore[arg-type]
    try:
        provider.open_epoch()  # and there it was killed
        assert await rotation.tick()
        assert provider.epochs() == [2]
        assert told.epochs == [2]
    finally:
        await ring.close()


async def test_keys_are_rotated_before_one_key_has_wrapped_too_many(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    provider = FileKeyProvider(tmp_path / "keys")
    ring = StoredKeyRing(f"sqlite:///{tmp_path}/keys.db", provider, entropy=os.urandom, clock=lambda: now)
    rotation = KeyRotation(keys=ring, provider=provider, receipts=Told(), clock=lambda: now, every=None, most=3)  # type: ignore[arg-type]
    try:
        await ring.create("sub_a")
        await ring.create("sub_b")
        assert await ring.wrapped() == 2
        assert not await rotation.tick()
        await ring.create("sub_c")
        assert await rotation.tick()
        assert provider.epochs() == [2]
        assert await ring.wrapped() == 3  # by the next one, which has room
        for owner in ("sub_a", "sub_b", "sub_c"):
            assert await ring.get(owner)
    finally:
        await ring.close()


async def test_two_servers_that_finish_a_rotation_at_once_lose_no_key(tmp_path: Path) -> None:
    """The server's own look and an operator's command, say, each with its own view of the key directory."""
    now = datetime.now(UTC)
    providers = [FileKeyProvider(tmp_path / "keys") for _ in range(2)]
    rings = [
        StoredKeyRing(f"sqlite:///{tmp_path}/keys.db", provider, entropy=os.urandom, clock=lambda: now)
        for provider in providers
    ]
    told = Told()
    try:
        owners = [f"sub_{number}" for number in range(500)]  # more than a batch
        before = {owner: (await rings[0].create(owner)).material for owner in owners}
        providers[0].open_epoch()  # and there it was killed
        await asyncio.gather(
            *(
                KeyRotation(keys=ring, provider=provider, receipts=told, clock=lambda: now, every=EVERY).tick()  # type: ignore[arg-type]
                for ring, provider in zip(rings, providers, strict=True)
            )
        )
        assert providers[0].epochs() == providers[1].epochs() == [2]
        assert set(told.epochs) == {2}
    finally:
        for ring in rings:
            await ring.close()
    again = StoredKeyRing(f"sqlite:///{tmp_path}/keys.db", providers[1], entropy=os.urandom, clock=lambda: now)
    try:
        assert {owner: (await again.get(owner)).material for owner in owners} == before
    finally:
        await again.close()
