"""Logging in with a local account: what lets in, what does not, and that nobody learns why."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from threading import Event

import pytest

from guardrail.access.lockout import FREE, LONGEST, lock
from guardrail.access.sessions import is_ours
from guardrail.core.officers import Role
from guardrail.errors import RateLimitedError, StoreUnavailableError, UnauthorizedError
from guardrail.ports.access import ActorKind
from guardrail.types import DossierKind, RawText
from tests.unit.access.house import PASSWORD, START, House


async def test_name_password_and_code_open_a_session(at: House) -> None:
    officer, secret = await at.account("alice", Role.OFFICER, Role.MONITOR)
    token, actor = await at.log_in("alice", at.code(secret))
    assert actor.id == officer
    assert actor.kind is ActorKind.HUMAN
    assert actor.roles == (Role.MONITOR, Role.OFFICER)
    assert actor.fresh_at == START
    assert actor.session.startswith("ses_")
    assert is_ours(token)
    assert await at.access.door.authenticate(token) == actor
    assert at.store.last("control:session:opened") == {
        "officer": officer, "session": actor.session, "roles": ("monitor", "officer"), "code": "local",
    }  # fmt: skip
    assert at.counts.outcomes == ["opened"]
    assert at.pauses == []


@pytest.mark.parametrize("name", ["Alice", " ALICE ", "ａｌｉｃｅ", "alIce\n"])
async def test_every_spelling_is_the_same_account(at: House, name: str) -> None:
    officer, secret = await at.account()
    assert (await at.log_in(name, at.code(secret)))[1].id == officer


@pytest.mark.parametrize("name", ["аlice", "alice​", "ali ce", "alıce", "", "x" * 300, "alice\0", "álice"])
async def test_names_that_only_look_alike_are_nobody(at: House, name: str) -> None:
    _, secret = await at.account()
    with pytest.raises(UnauthorizedError):
        await at.log_in(name, at.code(secret))


async def test_what_is_wrong_shows_nowhere(at: House) -> None:
    """Unknown name, wrong password, wrong code, disabled, locked: one error, one pause, one kind of entry."""
    _, secret = await at.account("alice")
    gone, gone_secret = await at.account("carol")
    await at.access.desk.accounts.disable(gone)
    errors = []
    for name, code, password in [
        ("nobody", "123456", PASSWORD),
        ("alice", at.code(secret), "wrong horse battery"),
        ("alice", "000000" if at.code(secret) != "000000" else "111111", PASSWORD),
        ("alice", "", PASSWORD),
        ("alice", "１２３４５６", PASSWORD),
        ("alice", at.code(secret), "x" * 5000),
        ("carol", at.code(gone_secret), PASSWORD),
    ]:
        with pytest.raises(UnauthorizedError) as raised:
            await at.log_in(name, code, password)
        errors.append((raised.value.code, raised.value.status, str(raised.value)))
    assert set(errors) == {("unauthorized", 401, "")}
    assert at.pauses == [0.5] * 7
    assert at.store.tags().count("control:session:failed") == 7
    assert at.counts.outcomes == ["failed"] * 6 + ["disabled"]
    assert "nobody" not in at.store.everything()


async def test_an_unknown_name_costs_a_password_hash_too(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    hasher = at.access.desk.passwords._hasher
    real = hasher.verify

    class Counting:
        def verify(self, hashed: str, text: bytes) -> bool:
            verified.append(hashed)
            return real(hashed, text)

    monkeypatch.setattr(at.access.desk.passwords, "_hasher", Counting())
    for name in ("nobody", "nobody", "somebody"):
        with pytest.raises(UnauthorizedError):
            await at.log_in(name, "123456")
    assert len(verified) == 3
    assert {hashed.rsplit("$", 2)[0] for hashed in verified} == {"$argon2id$v=19$m=8,t=1,p=1"}


async def test_a_failure_waits_for_a_whole_half_second(at: House) -> None:
    """However long the work took, the answer comes at a multiple of it after the request."""
    real = at.access.desk.passwords.verify

    async def slow(hashed: str | None, password: str) -> bool:
        at.clock.move(seconds=0.7)
        return await real(hashed, password)

    at.access.desk.passwords.verify = slow  # type: ignore[method-assign]
    with pytest.raises(UnauthorizedError):
        await at.log_in("nobody", "123456")
    assert at.pauses == [pytest.approx(0.3)]


# ---------------------------------------------------------------- one-time codes


async def test_a_code_is_good_once(at: House) -> None:
    _, secret = await at.account()
    code = at.code(secret)
    await at.log_in("alice", code)
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", code)
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", f" {code[:3]} {code[3:]} ")
    at.clock.move(seconds=30)
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", code)
    await at.log_in("alice", at.code(secret))


async def test_a_code_is_good_once_in_parallel_and_with_spaces(at: House) -> None:
    _, secret = await at.account()
    code = at.code(secret)
    spellings = [code, f"{code[:3]} {code[3:]}", f" {code}", f"{code}\n", code]
    ended = await asyncio.gather(*(at.log_in("alice", each) for each in spellings), return_exceptions=True)
    assert sum(isinstance(each, tuple) for each in ended) == 1
    assert sum(isinstance(each, UnauthorizedError) for each in ended) == 4


@pytest.mark.parametrize("steps", [-1, 0, 1])
async def test_a_clock_may_be_a_step_off(at: House, steps: int) -> None:
    _, secret = await at.account()
    await at.log_in("alice", at.code(secret, steps))


@pytest.mark.parametrize("steps", [-2, 2])
async def test_but_not_two(at: House, steps: int) -> None:
    _, secret = await at.account()
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret, steps))


async def test_after_a_later_code_no_earlier_one_is_accepted(at: House) -> None:
    _, secret = await at.account()
    await at.log_in("alice", at.code(secret, 1))
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))


# ---------------------------------------------------------------- lock-out


def test_each_mistake_costs_twice_the_one_before() -> None:
    assert [lock(failures) for failures in range(FREE)] == [None] * FREE
    locks = [lock(FREE + more) for more in range(4)]
    assert locks == [timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert lock(100) == lock(10**6) == LONGEST


async def test_mistakes_lock_an_account_whatever_comes_then(at: House) -> None:
    officer, secret = await at.account()
    for name in ("alice", "ALICE", "ａlice", " alice", "Alice"):
        with pytest.raises(UnauthorizedError):
            await at.log_in(name, at.code(secret), "wrong horse battery")
    assert at.store.last("control:officer:locked") == {"officer": officer, "seconds": 30}
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))
    assert at.counts.outcomes[-1] == "locked"
    at.clock.move(seconds=31)
    await at.log_in("alice", at.code(secret))


async def test_what_is_tried_while_locked_does_not_lengthen_it(at: House) -> None:
    officer, secret = await at.account()
    for _ in range(FREE + 3):
        with pytest.raises(UnauthorizedError):
            await at.log_in("alice", "1", "wrong horse battery")
    assert at.store.tags().count("control:officer:locked") == 1
    assert at.store.dossiers_kept[(DossierKind.OFFICER, officer)].version == 1 + FREE
    (view,) = await at.access.desk.accounts.listed()
    assert view.locked_until == START + timedelta(seconds=30)
    at.clock.move(seconds=31)
    await at.log_in("alice", at.code(secret))
    (view,) = await at.access.desk.accounts.listed()
    assert view.locked_until is None


async def test_the_lock_is_kept_with_the_account(at: House) -> None:
    officer, _ = await at.account()
    for _ in range(FREE):
        with pytest.raises(UnauthorizedError):
            await at.log_in("alice", "1")
    body = at.store.dossiers_kept[(DossierKind.OFFICER, officer)].body
    assert body["failures"] == FREE
    assert body["locked_until"] == "2026-11-22T12:00:30+00:00"


async def test_guesses_sent_at_once_meet_the_lock_too(at: House) -> None:
    """Of a burst only the free guesses count: a right one among the others does not open."""
    _, secret = await at.account()
    guesses = [at.log_in("alice", at.code(secret), "wrong horse battery") for _ in range(7)]
    ended = await asyncio.gather(*guesses, return_exceptions=True)
    assert all(isinstance(each, UnauthorizedError) for each in ended)
    assert at.counts.outcomes.count("failed") == FREE
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))


async def test_a_success_between_a_look_and_its_commit_is_not_lost(at: House) -> None:
    _, secret = await at.account()

    async def lock_it() -> None:
        (officer,) = [each for each in at.store.dossiers_kept.values() if each.kind is DossierKind.OFFICER]
        await at.access.desk.accounts.disable(officer.id)

    at.store.before_commit = lock_it
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))
    assert at.counts.outcomes == ["disabled"]


async def test_a_log_in_with_secrets_that_are_being_replaced_fails(at: House) -> None:
    officer, secret = await at.account()

    async def reset() -> None:
        await at.access.desk.accounts.reset(officer, RawText("another horse battery"))

    at.store.before_commit = reset
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))


# ---------------------------------------------------------------- limits and failures


async def test_one_address_tries_ten_times_a_minute(at: House) -> None:
    for number in range(10):
        with pytest.raises(UnauthorizedError):
            await at.log_in(f"name{number}", "123456")
    with pytest.raises(RateLimitedError) as raised:
        await at.log_in("name", "123456")
    assert raised.value.retry_after == 6
    assert at.counts.outcomes[-1] == "limited"
    with pytest.raises(UnauthorizedError):
        await at.log_in("name", "123456", source="192.0.2.2")


async def test_many_passwords_at_once_are_refused_not_queued(at: House) -> None:
    gate = Event()
    at.access.desk.passwords._fits = lambda hashed, text: gate.wait(30)  # type: ignore[method-assign]
    attempts = [asyncio.ensure_future(at.log_in(f"n{n}", "123456", source=f"192.0.2.{n}")) for n in range(60)]
    for _ in range(5):
        await asyncio.sleep(0)
    limited = [each for each in attempts if each.done() and isinstance(each.exception(), RateLimitedError)]
    gate.set()
    ended = await asyncio.gather(*attempts, return_exceptions=True)
    assert len(limited) == 42
    assert sum(isinstance(each, UnauthorizedError) for each in ended) == 18


async def test_callers_who_hang_up_do_not_make_room_for_more(at: House) -> None:
    """Their passwords are still being hashed: the bound is on the work, not on those who wait for it."""
    gate = Event()
    passwords = at.access.desk.passwords
    passwords._fits = lambda hashed, text: gate.wait(30)  # type: ignore[method-assign]
    begun = [asyncio.ensure_future(passwords.verify(None, "x")) for _ in range(18)]
    await asyncio.sleep(0)
    for each in begun[:2]:
        each.cancel()
    await asyncio.sleep(0)
    with pytest.raises(RateLimitedError):
        await passwords.verify(None, "x")
    gate.set()
    await asyncio.gather(*begun, return_exceptions=True)
    assert not await passwords.verify(None, "x")


async def test_without_the_store_nobody_comes_in(at: House) -> None:
    _, secret = await at.account()
    at.store.down = True
    with pytest.raises(StoreUnavailableError):
        await at.log_in("alice", at.code(secret))
    assert at.counts.outcomes == ["unavailable"]


async def test_an_account_without_its_key_is_none(at: House) -> None:
    officer, secret = await at.account()
    await at.keys.destroy(officer)
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))
