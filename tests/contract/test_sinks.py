"""Shipping on both databases: in order, at least once, one process at a time, and nobody waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from guardrail.audit.sinks.shipper import ROUND, Shipper
from guardrail.audit.sinks.sink import Shipped, SinkError
from guardrail.errors import GuardrailError, IntegrityError
from guardrail.storage.store import SqlStore
from tests.contract.audit_house import START, Log, Time, Watch


class Memory:
    """A sink that keeps what it is given, and fails or waits when told."""

    def __init__(self) -> None:
        self.positions: list[int] = []
        self.down = False
        self.lost_answers = 0  # so many batches arrive without its saying so
        self.gate: asyncio.Event | None = None
        self.begun = asyncio.Event()
        self.rested = 0

    async def ship(self, entries: Sequence[Shipped]) -> None:
        self.begun.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.down:
            raise SinkError
        self.positions += [entry.position for entry in entries]
        if self.lost_answers:
            self.lost_answers -= 1
            raise SinkError

    async def rest(self) -> None:
        self.rested += 1


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def store(store_url: str, time: Time) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=time)
    yield opened
    await opened.close()


@pytest.fixture
def log(store: SqlStore, time: Time) -> Log:
    return Log(store, time)


def shipper(log: Log, sink: Memory, holder: str = "one", watch: Watch | None = None, batch: int = 3) -> Shipper:
    return Shipper("siem", sink, log.cursors(holder), watch=watch or Watch(), monotonic=log.time.monotonic, batch=batch)


async def test_every_entry_goes_once_and_in_order(log: Log) -> None:
    sink = Memory()
    shipping = shipper(log, sink)
    await log.grow(7)
    assert await shipping.ship() == 7
    await log.grow(2)
    assert await shipping.ship() == 2
    assert await shipping.ship() == 0
    assert sink.positions == list(range(9))


async def test_what_has_no_place_yet_is_not_shipped(log: Log) -> None:
    from tests.contract.audit_house import epochs

    await log.store.commit(epochs(2))
    sink = Memory()
    assert await shipper(log, sink).ship() == 0
    assert sink.positions == []


async def test_a_long_queue_is_shipped_in_rounds(log: Log) -> None:
    sink = Memory()
    shipping = shipper(log, sink, batch=1)
    await log.grow(ROUND + 2)
    assert await shipping.ship() == ROUND
    assert await shipping.ship() == 2


async def test_a_sink_that_is_down_loses_nothing_and_is_asked_more_rarely(log: Log) -> None:
    sink, watch = Memory(), Watch()
    shipping = shipper(log, sink, watch=watch)
    await log.grow(4)
    sink.down = True
    waits = []
    for _ in range(9):
        with pytest.raises(SinkError):
            await shipping.ship()
        waited = 0.0
        while await attempt(shipping, sink) is False:
            log.time.pass_(0.5)
            waited += 0.5
        waits.append(waited)
    assert waits[:4] == sorted(waits[:4])
    assert max(waits) <= 60.5
    assert shipping.state.error == "sink_unavailable"
    assert set(watch.failures) == {"sink_unavailable"}
    assert watch.lags[-1] == 4
    sink.down = False
    log.time.pass_(61)
    assert await shipping.ship() == 4
    assert (sink.positions, shipping.state.lag, shipping.state.error) == ([0, 1, 2, 3], 0, None)


async def attempt(shipping: Shipper, sink: Memory) -> bool:
    """Whether the next call would reach the sink; it is held back from doing so."""
    reached = shipping._monotonic() >= shipping._again_at
    if not reached:
        assert await shipping.ship() == 0
    return reached


async def test_a_batch_whose_answer_was_lost_comes_again(log: Log) -> None:
    sink = Memory()
    shipping = shipper(log, sink)
    await log.grow(4)
    sink.lost_answers = 1
    with pytest.raises(SinkError):
        await shipping.ship()
    log.time.pass_(2)
    assert await shipping.ship() == 4
    assert sink.positions == [0, 1, 2, 0, 1, 2, 3]


async def test_a_slow_sink_keeps_no_commit_waiting(log: Log) -> None:
    """While it takes its time, entries are committed and placed."""
    sink = Memory()
    sink.gate = asyncio.Event()
    await log.grow(1)
    shipping = asyncio.create_task(shipper(log, sink).ship())
    await sink.begun.wait()
    await log.grow(5)
    assert not shipping.done()
    sink.gate.set()
    assert await shipping == 6
    assert sink.positions == list(range(6))


async def test_one_process_ships(log: Log) -> None:
    mine, theirs = Memory(), Memory()
    first, second = shipper(log, mine, "one"), shipper(log, theirs, "two")
    await log.grow(3)
    assert await first.ship() == 3
    await log.grow(1)
    assert await second.ship() == 0
    assert theirs.positions == []
    assert theirs.rested  # what it held, such as a lock, is given back
    await first.close()
    assert await second.ship() == 1
    assert (mine.positions, theirs.positions) == ([0, 1, 2], [3])


async def test_a_process_with_nothing_to_ship_gives_its_sink_back_in_time(log: Log) -> None:
    """Its lease runs out unrenewed; whoever ships next must not find a locked file."""
    sink = Memory()
    shipping = shipper(log, sink)
    await log.grow(1)
    await shipping.ship()
    log.time.pass_(29)
    await shipping.ship()
    assert sink.rested == 0
    log.time.pass_(1)
    await shipping.ship()
    await shipping.ship()
    assert sink.rested == 1
    await log.grow(1)
    assert await shipping.ship() == 1


async def test_the_work_of_a_dead_process_is_taken_over(log: Log) -> None:
    """It was killed between sending and moving the cursor: its entries come again."""
    mine, theirs = Memory(), Memory()
    mine.lost_answers = 1
    await log.grow(2)
    with pytest.raises(SinkError):
        await shipper(log, mine, "one").ship()
    second = shipper(log, theirs, "two")
    assert await second.ship() == 0
    log.time.pass_(31)
    assert await second.ship() == 2
    assert mine.positions == theirs.positions == [0, 1]


async def test_a_process_that_slept_does_not_move_the_cursor_back(log: Log) -> None:
    sleepy, awake = Memory(), Memory()
    sleepy.gate = asyncio.Event()
    await log.grow(2)
    sleeping = asyncio.create_task(shipper(log, sleepy, "one").ship())
    await sleepy.begun.wait()
    log.time.pass_(31)
    await log.grow(2)
    assert await shipper(log, awake, "two").ship() == 4
    sleepy.gate.set()
    assert await sleeping == 0
    assert (await log.cursors().read("sink:siem")).reached == 4
    assert awake.positions == [0, 1, 2, 3]


async def test_two_processes_that_begin_at_once(log: Log, store_url: str) -> None:
    """Each with connections of its own: the row is made once."""
    other = SqlStore(store_url, clock=log.time)
    try:
        cursors = [log.cursors(f"p{n}", other if n % 2 else None) for n in range(8)]
        claims = await asyncio.gather(*(each.claim("sink:new") for each in cursors))
        assert sum(claim is not None for claim in claims) == 1
    finally:
        await other.close()


async def test_a_lease_of_a_clock_that_jumped_does_not_last(log: Log) -> None:
    log.time.now = START.replace(year=2099)
    assert await log.cursors("one").claim("sink:siem") is not None
    log.time.now = START
    assert await log.cursors("two").claim("sink:siem") is not None


async def test_sinks_do_not_share_a_cursor(log: Log) -> None:
    one, two = Memory(), Memory()
    await log.grow(2)
    await shipper(log, one).ship()
    other = Shipper("archive", two, log.cursors(), watch=Watch(), monotonic=log.time.monotonic)
    await other.ship()
    assert one.positions == two.positions == [0, 1]


async def test_a_log_shorter_than_what_was_shipped_is_told(log: Log) -> None:
    """The database was put back, the cursor was not."""
    await log.grow(2)
    cursors = log.cursors()
    await cursors.claim("sink:siem")
    assert await cursors.advance("sink:siem", 5)
    with pytest.raises(IntegrityError) as caught:
        await shipper(log, Memory()).ship()
    assert caught.value.code == "audit_cursor_ahead"


async def test_a_gap_in_the_log_is_not_stepped_over(log: Log) -> None:
    from sqlalchemy import delete

    from guardrail.storage.schema import audit_entries

    await log.grow(4)
    await log.store.run(lambda c: c.execute(delete(audit_entries).where(audit_entries.c.position == 1)))
    sink = Memory()
    with pytest.raises(GuardrailError) as caught:
        await shipper(log, sink).ship()
    assert caught.value.code == "audit_log_altered"
    assert sink.positions == []
