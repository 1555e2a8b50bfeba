"""Rate limits: how many, how long to wait, and how much memory an attacker's keys take."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrail.access.buckets import Buckets, address_key
from guardrail.errors import RateLimitedError, UnauthorizedError
from tests.unit.access.house import Clock, house


def take(buckets: Buckets, key: str, times: int) -> int:
    """How many of so many were let through."""
    passed = 0
    for _ in range(times):
        try:
            buckets.take(key)
        except RateLimitedError:
            continue
        passed += 1
    return passed


def test_as_many_as_fit_and_then_as_time_passes() -> None:
    clock = Clock()
    buckets = Buckets(60, monotonic=clock.monotonic)
    assert take(buckets, "a", 100) == 60
    clock.move(seconds=10)
    assert take(buckets, "a", 100) == 10
    clock.move(hours=1)
    assert take(buckets, "a", 100) == 60


def test_one_does_not_use_up_another_s() -> None:
    buckets = Buckets(5, monotonic=Clock().monotonic)
    assert take(buckets, "a", 10) == take(buckets, "b", 10) == 5


def test_how_long_to_wait_is_said() -> None:
    clock = Clock()
    buckets = Buckets(2, monotonic=clock.monotonic)
    take(buckets, "a", 2)
    with pytest.raises(RateLimitedError) as raised:
        buckets.take("a")
    assert raised.value.retry_after == 30
    clock.move(seconds=29)
    assert take(buckets, "a", 1) == 0
    clock.move(seconds=1)
    assert take(buckets, "a", 1) == 1


def test_ever_new_keys_take_bounded_memory_and_share_one_bucket() -> None:
    clock = Clock()
    buckets = Buckets(10, monotonic=clock.monotonic, most=100)
    assert take(buckets, "attacker", 20) == 10
    assert sum(take(buckets, f"k{number}", 1) for number in range(10_000)) == 99 + 10
    assert len(buckets) == 101
    assert take(buckets, "attacker", 1) == 0


def test_places_of_those_who_waited_are_given_away() -> None:
    clock = Clock()
    buckets = Buckets(10, monotonic=clock.monotonic, most=100)
    for number in range(100):
        take(buckets, f"k{number}", 10)
    clock.move(minutes=2)
    assert take(buckets, "new", 20) == 10
    assert len(buckets) == 100


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("evil\r\n", "unknown"),
    ],
)
def test_whose_bucket_an_address_takes_from(source: str, key: str) -> None:
    assert address_key(source) == key


async def test_the_door_admits_an_address_so_often(tmp_path: Path) -> None:
    at = house(tmp_path)
    for _ in range(120):
        at.access.door.admit("192.0.2.1")
    with pytest.raises(RateLimitedError):
        at.access.door.admit("192.0.2.1")
    at.access.door.admit("192.0.2.2")
    await at.access.close()
    await at.keys.close()


def test_what_was_taken_can_be_given_back() -> None:
    buckets = Buckets(5, monotonic=Clock().monotonic)
    buckets.give_back("a")
    assert take(buckets, "a", 3) == 3
    buckets.give_back("a")
    assert take(buckets, "a", 9) == 3
    for _ in range(9):
        buckets.give_back("a")
    assert take(buckets, "a", 9) == 5


async def test_an_office_shares_an_address_and_not_its_requests(tmp_path: Path) -> None:
    """Each officer has their own; only what is not authenticated counts for the address."""
    at = house(tmp_path)
    tokens = []
    for name in ("alice", "bob", "carol"):
        _, secret = await at.account(name)
        tokens.append((await at.log_in(name, at.code(secret)))[0])
    for _ in range(120):
        for token in tokens:
            at.access.door.admit("192.0.2.1")
            await at.access.door.authenticate(token, "192.0.2.1")
    for _ in range(120):
        at.access.door.admit("192.0.2.1")
        with pytest.raises(UnauthorizedError):
            await at.access.door.authenticate("gr_" + "A" * 43, "192.0.2.1")
    with pytest.raises(RateLimitedError):
        at.access.door.admit("192.0.2.1")
    await at.access.close()
    await at.keys.close()
