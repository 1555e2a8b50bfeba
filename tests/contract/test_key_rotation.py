"""The log's key is handed over: the old one is fenced, the pin follows, nothing is lost; on both databases."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from guardrail.audit.handovers import HandedOverError, handovers_in
from guardrail.audit.pin import Pin, PinnedLog
from guardrail.audit.rollback import Rollback
from guardrail.audit.rotation import Rotation
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.verifier import verify_database
from guardrail.core.notes import Checkpoint, Verifier, sign_checkpoint, verifier_of
from guardrail.errors import IntegrityError
from guardrail.keys.file_provider import SIGNING, FileKeyProvider
from guardrail.keys.signing import NEXT, OLD, RotatingError, SigningKey, rotating
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from tests.contract.audit_house import ORIGIN, TABLES, Time, entropy, epochs
from tests.contract.test_pin import saved

RENAMED = "audit.example/log/2"


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def store(store_url: str, time: Time) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=time)
    yield opened
    await opened.close()


class Machine:
    """Key directory and pin of one machine, over a store that several may share."""

    def __init__(self, root: Path, store: SqlStore, time: Time, keys: Path | None = None) -> None:
        self.keys = keys or root / "keys"
        self.pin = root / "audit-pin.txt"
        self.store, self.time = store, time
        self.provider = FileKeyProvider(self.keys)

    @property
    def seed(self) -> bytes:
        return (self.keys / SIGNING).read_bytes()

    @property
    def key(self) -> Verifier:
        return verifier_of(ORIGIN, self.seed)

    def process(self, origin: str = ORIGIN, *, renews: bool = False) -> PinnedLog:
        """As a process that starts has it."""
        seed = self.provider.signing_seed()
        log = Sequencer(
            self.store.run, TABLES, seed=seed, origin=origin, holder=f"p{id(self)}", clock=self.time,
            renewed=self.provider.signing_seed if renews else None,
        )  # fmt: skip
        pin = Pin(self.pin, verifier_of(origin, seed))
        return PinnedLog(log, pin, look=self.store.look, tables=TABLES, monotonic=self.time.monotonic)

    async def serve(self, number: int, origin: str = ORIGIN) -> None:
        """A process starts, places so many entries more, and stops."""
        running = self.process(origin)
        await running.begin()
        await self.store.commit(epochs(number))
        assert await running.sequence() >= number
        await running.close()

    async def rotate(self, origin: str = ORIGIN) -> Verifier:
        with rotating(self.keys, os.urandom) as seeds:
            rotation = Rotation(
                run=self.store.run, look=self.store.look, tables=TABLES, origin=origin,
                pin=Pin(self.pin, verifier_of(origin, self.seed)),
                seeds=seeds, clock=self.time, entropy=entropy,
            )  # fmt: skip
            return await rotation.rotate()

    async def code(self, key: Verifier) -> str | None:
        """What a verifier that trusts this key finds."""
        report = await self.store.look(lambda c: verify_database(c, TABLES, key.vkey))
        return report.problem.code if report.problem else None

    async def size(self) -> int:
        return await self.store.look(lambda c: c.scalars(select(schema.audit_checkpoints.c.size)).all()[-1])


@pytest.fixture
def machine(tmp_path: Path, store: SqlStore, time: Time) -> Machine:
    return Machine(tmp_path / "one", store, time)


async def test_the_log_goes_on_under_a_new_key(machine: Machine) -> None:
    await machine.serve(3)
    first, seed = machine.key, machine.seed
    second = await machine.rotate()
    assert second == machine.key != first
    assert sorted(each.name for each in machine.keys.iterdir() if "audit" in each.name) == [SIGNING]
    assert seed not in b"".join(each.read_bytes() for each in machine.keys.iterdir())
    await machine.serve(2)
    third = await machine.rotate()
    await machine.serve(2)
    assert [await machine.code(key) for key in (first, second, third)] == [None, None, None]
    handovers = await machine.store.look(lambda c: handovers_in(c, TABLES, ORIGIN))
    assert [(each.size, each.old, each.new) for each in handovers] == [(3, first, second), (6, second, third)]
    assert await machine.size() == 9
    pinned = Pin(machine.pin, third).read()
    assert pinned is not None
    assert pinned.size == 9


async def test_an_empty_log_may_be_handed_over(machine: Machine) -> None:
    first = machine.key
    second = await machine.rotate()
    await machine.serve(1)
    assert [await machine.code(key) for key in (first, second)] == [None, None]


async def test_what_waits_is_signed_by_the_new_key(machine: Machine) -> None:
    await machine.serve(1)
    await machine.store.commit(epochs(4))
    second = await machine.rotate()
    running = machine.process()
    await running.begin()
    assert await running.sequence() == 4
    assert await machine.code(second) is None


async def test_a_process_that_holds_the_old_seed_is_fenced(machine: Machine) -> None:
    """Also while it has the lease; whatever waits is signed by the new key, once."""
    first, running = machine.key, machine.process()
    await running.begin()
    await machine.store.commit(epochs(2))
    assert await running.sequence() == 2
    await machine.rotate()
    before = await machine.store.look(saved)
    await machine.store.commit(epochs(2))
    machine.time.pass_(60)
    for work in (running.sequence, running.ready, running.settle, running.sequence):
        with pytest.raises(HandedOverError):
            await work()
    after = await machine.store.look(saved)
    assert after["audit_checkpoints"] == before["audit_checkpoints"]
    assert sum(row["position"] is None for row in after["audit_entries"]) == 2
    await machine.serve(0)
    assert await machine.code(first) is None
    assert await machine.size() == 5


async def test_a_process_takes_the_new_seed_where_it_is_kept(machine: Machine) -> None:
    running = machine.process(renews=True)
    await running.begin()
    await machine.store.commit(epochs(2))
    assert await running.sequence() == 2
    second = await machine.rotate()
    machine.time.pass_(60)
    await running.sequence()  # nothing waits: the pin follows all the same
    await machine.store.commit(epochs(2))
    assert await running.sequence() == 2
    await running.ready()
    assert running.vkey == second.vkey
    await running.close()
    assert (pinned := Pin(machine.pin, second).read()) is not None
    assert pinned.size == 5


async def test_two_processes_and_a_rotation_at_once(machine: Machine) -> None:
    """None signs what another did: every position and checkpoint once, and the chain holds."""
    first = machine.key
    processes = [machine.process(renews=True) for _ in range(2)]
    for each in processes:
        await each.begin()

    async def work(log: PinnedLog) -> None:
        for _ in range(8):
            await machine.store.commit(epochs(1))
            try:
                await log.sequence()
            except HandedOverError:  # between the commit and the file
                continue

    await asyncio.gather(*(work(each) for each in processes), machine.rotate())
    machine.time.pass_(60)
    await machine.serve(0)
    assert await machine.code(first) is None
    assert await machine.size() == 17


async def test_the_old_seed_restored_is_refused(machine: Machine) -> None:
    """From a backup of the key directory."""
    await machine.serve(2)
    old = machine.seed
    await machine.rotate()
    (machine.keys / SIGNING).write_bytes(old)
    with pytest.raises(HandedOverError):
        await machine.process().begin()
    with pytest.raises(HandedOverError):
        await machine.rotate()
    assert not (machine.keys / NEXT).exists()


async def test_a_second_machine_needs_the_new_seed_and_then_follows(
    machine: Machine, tmp_path: Path, store: SqlStore, time: Time
) -> None:
    await machine.serve(2)
    other = Machine(tmp_path / "two", store, time)
    for path in machine.keys.iterdir():
        (other.keys / path.name).write_bytes(path.read_bytes())
    await other.serve(1)
    await machine.rotate()
    with pytest.raises(HandedOverError):
        await other.process().begin()
    with pytest.raises(HandedOverError):
        await other.rotate()
    (other.keys / SIGNING).write_bytes(machine.seed)
    await other.serve(1)  # its pin was signed by the old key
    assert (pinned := Pin(other.pin, machine.key).read()) is not None
    assert pinned.size == 5


async def test_one_rotation_at_a_time(machine: Machine) -> None:
    await machine.serve(1)
    with rotating(machine.keys, os.urandom), pytest.raises(RotatingError):
        await machine.rotate()
    assert not (machine.keys / NEXT).exists()


async def test_a_seed_put_there_by_hand_signs_nothing(machine: Machine) -> None:
    await machine.serve(2)
    (machine.keys / SIGNING).write_bytes(bytes(range(32)))
    for work in (machine.process().begin, machine.process().sequence, machine.rotate):
        await machine.store.commit(epochs(1))
        with pytest.raises(IntegrityError):
            await work()


async def put_back(machine: Machine, kept: dict[str, list[Any]]) -> None:
    def work(connection: Connection) -> None:
        for name, rows in kept.items():
            table = schema.metadata.tables[name]
            connection.execute(delete(table))
            for row in rows:
                connection.execute(insert(table).values(dict(row)))

    await machine.store.run(work)


def rollback(machine: Machine) -> Rollback:
    key = verifier_of(RENAMED, machine.seed)
    return Rollback(
        run=machine.store.run, tables=TABLES, pin=Pin(machine.pin, key), origin=RENAMED, seed=machine.seed,
        clock=machine.time, entropy=entropy,
    )  # fmt: skip


@pytest.mark.parametrize("kept_entries", [2, 5])
async def test_a_database_rolled_back_across_a_rotation(machine: Machine, kept_entries: int) -> None:
    """The old key's public half stands beside the pin: the seed is gone, the database knows nothing of it."""
    await machine.serve(2)
    backups = {2: await machine.store.look(saved)}
    await machine.rotate()
    await machine.serve(2)
    backups[5] = await machine.store.look(saved)
    await machine.serve(1)
    await put_back(machine, backups[kept_entries])
    with pytest.raises(IntegrityError) as caught:
        await machine.process().begin()
    assert caught.value.code in ("audit_rolled_back", "bad_signature")
    machine.time.pass_(60)
    left = await rollback(machine).accept()
    assert (left.signed, left.kept) == (6, kept_entries)
    await machine.serve(1, RENAMED)
    begun = verifier_of(RENAMED, machine.seed)
    assert await machine.code(begun) is None
    await machine.rotate(RENAMED)  # the log of the new name has a chain of its own
    await machine.serve(1, RENAMED)
    assert await machine.code(begun) is None
    handovers = await machine.store.look(lambda c: handovers_in(c, TABLES, RENAMED))
    assert [each.old for each in handovers] == [begun]


async def test_a_pin_that_the_old_key_signs_afterwards_is_none(machine: Machine) -> None:
    await machine.serve(2)
    old = machine.seed
    second = await machine.rotate()
    note = await machine.store.look(lambda c: c.scalars(select(schema.audit_checkpoints.c.note)).all()[-1])
    Pin(machine.pin, second).keep(note)
    machine.pin.write_text(sign_checkpoint(Checkpoint(origin=ORIGIN, size=9, root=bytes(32)), old))
    with pytest.raises(IntegrityError) as caught:
        await machine.process().begin()
    assert caught.value.code == "audit_pin_invalid"


async def test_hand_overs_beside_the_pin_cannot_be_altered(machine: Machine) -> None:
    await machine.serve(2)
    second = await machine.rotate()
    beside = machine.pin.with_name("audit-pin.handovers.txt")
    beside.write_bytes(beside.read_bytes().replace(b"handover/1", b"handover/2"))
    with pytest.raises(IntegrityError) as caught:
        Pin(machine.pin, second).read()
    assert caught.value.code == "audit_pin_invalid"


async def test_an_altered_hand_over_in_the_database_stops_the_start_or_is_found(machine: Machine) -> None:
    await machine.serve(2)
    first = machine.key
    await machine.rotate()
    table = schema.audit_entries
    forged = update(table).where(table.c.position == 2).values(body=table.c.body.concat(" "), leaf_hash=bytes(32))
    await machine.store.run(lambda c: c.execute(forged))
    with pytest.raises(IntegrityError):
        await machine.process().begin()
    assert await machine.code(first) == "edited"


# ---------------------------------------------------------------- interrupted


STEPS = ["next_seed", "hand_over", "pin", "replace", "destroy_old"]


class _InterruptedError(Exception):
    pass


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
async def test_interrupted_anywhere_it_goes_on(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    await machine.serve(3)
    first, seed = machine.key, machine.seed
    places = {"hand_over": (Sequencer, "hand_over"), "pin": (Pin, "follow")}
    owner, name = places.get(step, (SigningKey, step))
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, _cut(getattr(owner, name), after))
        with pytest.raises(_InterruptedError):
            await machine.rotate()
    handed_over = STEPS.index(step) > 1 or (step == "hand_over" and after)
    switched = STEPS.index(step) > 3 or (step == "replace" and after)
    if handed_over and not switched:  # a process that starts now holds the old key
        with pytest.raises(HandedOverError):
            await machine.process().begin()
    else:
        await machine.process().begin()
    second = machine.key if step == "destroy_old" and after else await machine.rotate()
    assert second == machine.key != first
    names = {each.name for each in machine.keys.iterdir()}
    assert not names & {NEXT, OLD}
    assert all(each.read_bytes() != seed for each in machine.keys.iterdir())
    await machine.serve(1)
    handovers = await machine.store.look(lambda c: handovers_in(c, TABLES, ORIGIN))
    assert [(each.old, each.new) for each in handovers] == [(first, second)]
    assert await machine.code(first) is None


def _cut(method: Callable[..., Any], after: bool) -> Callable[..., Any]:
    """The method, interrupted before or after its work."""

    async def waited(*arguments: Any) -> None:
        if after:
            await method(*arguments)
        raise _InterruptedError

    def done(*arguments: Any) -> None:
        if after:
            method(*arguments)
        raise _InterruptedError

    return waited if asyncio.iscoroutinefunction(method) else done
