"""Sessions: what ends them, and that nothing in the store stands for one."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from guardrail.access.sessions import PREFIX, is_ours
from guardrail.core.officers import Role
from guardrail.errors import ConflictError, RateLimitedError, StoreUnavailableError, UnauthorizedError
from guardrail.types import DossierKind, RawText
from tests.unit.access.house import PASSWORD, House


async def entered(at: House, name: str = "alice") -> tuple[str, str, str]:
    """Officer, token and session of a fresh account that logged in."""
    officer, secret = await at.account(name)
    token, actor = await at.log_in(name, at.code(secret))
    return officer, token, actor.session


async def refused(at: House, token: str) -> None:
    with pytest.raises(UnauthorizedError):
        await at.access.door.authenticate(token)


async def test_each_log_in_has_a_session_of_its_own(at: House) -> None:
    """Nothing that came before, a token in hand included, becomes the new session."""
    _, secret = await at.account()
    token, actor = await at.log_in("alice", at.code(secret))
    at.clock.move(seconds=30)
    other, later = await at.log_in("alice", at.code(secret))
    assert token != other
    assert actor.session != later.session
    await at.access.door.log_out(later)
    await refused(at, other)
    assert (await at.access.door.authenticate(token)).session == actor.session


async def test_the_store_has_no_token(at: House) -> None:
    _, token, _ = await entered(at)
    assert len(token) == len(PREFIX) + 43
    everything = at.store.everything()
    assert token not in everything
    assert token.removeprefix(PREFIX) not in everything
    for word in ("alice", PASSWORD):
        assert word not in everything


@pytest.mark.parametrize(
    "bearer", ["", "gr_", "gr_" + "A" * 43, "gr_" + "A" * 42, "gr_" + "Ä" * 43, "Bearer x", "A" * 43, "ey.ey.x"]
)
async def test_what_was_never_given_out_is_refused(at: House, bearer: str) -> None:
    await refused(at, bearer)


def test_our_tokens_are_told_from_the_provider_s() -> None:
    assert is_ours("gr_" + "x" * 43)
    assert not is_ours("eyJhbGciOiJSUzI1NiJ9.e30.x")


async def test_log_out_ends_the_session(at: House) -> None:
    officer, token, session = await entered(at)
    actor = await at.access.door.authenticate(token)
    await at.access.door.log_out(actor)
    await at.access.door.log_out(actor)
    await refused(at, token)
    assert at.store.last("control:session:closed") == {"officer": officer, "session": session, "code": "logged_out"}
    assert at.store.tags().count("control:session:closed") == 1


async def test_an_idle_session_ends(at: House) -> None:
    _, token, _ = await entered(at)
    at.clock.move(minutes=14)
    await at.access.door.authenticate(token)
    at.clock.move(minutes=14)
    await at.access.door.authenticate(token)
    at.clock.move(minutes=15)
    await refused(at, token)


async def test_a_busy_session_ends_as_well(at: House) -> None:
    _, token, _ = await entered(at)
    for _ in range(47):
        at.clock.move(minutes=10)
        await at.access.door.authenticate(token)
    at.clock.move(minutes=10)
    await refused(at, token)


async def test_use_is_written_once_in_a_while(at: House) -> None:
    _, token, session = await entered(at)
    for _ in range(20):
        at.clock.move(seconds=1)
        await at.access.door.authenticate(token)
    assert at.store.dossiers_kept[(DossierKind.SESSION, session)].version == 1
    at.clock.move(minutes=2)
    await at.access.door.authenticate(token)
    assert at.store.dossiers_kept[(DossierKind.SESSION, session)].version == 2


async def test_disabling_ends_every_session(at: House) -> None:
    officer, secret = await at.account()
    tokens = []
    for _ in range(3):
        tokens.append((await at.log_in("alice", at.code(secret)))[0])
        at.clock.move(seconds=30)
    await at.access.desk.accounts.disable(officer)
    for token in tokens:
        await refused(at, token)
    assert at.store.tags().count("control:session:closed") == 3
    await at.access.desk.accounts.enable(officer)
    for token in tokens:
        await refused(at, token)


async def test_more_sessions_than_a_page_end_together(at: House) -> None:
    officer, secret = await at.account()
    for number in range(130):
        at.clock.move(seconds=30)
        await at.log_in("alice", at.code(secret), source=f"192.0.2.{number}")
    await at.access.desk.accounts.disable(officer)
    assert at.store.tags().count("control:session:closed") == 130


async def test_a_session_of_an_earlier_generation_is_over_even_if_it_stayed_open(at: House) -> None:
    officer, token, session = await entered(at)
    before = at.store.dossiers_kept[(DossierKind.SESSION, session)]
    await at.access.desk.accounts.assign(officer, [Role.APPROVER])
    at.store.dossiers_kept[(DossierKind.SESSION, session)] = before
    await refused(at, token)


async def test_other_roles_end_every_session(at: House) -> None:
    officer, token, _ = await entered(at)
    await at.access.desk.accounts.assign(officer, [Role.APPROVER])
    await refused(at, token)
    assert at.store.last("control:officer:changed")["roles"] == ("approver",)


async def test_another_password_ends_every_session(at: House) -> None:
    officer, token, _ = await entered(at)
    await at.access.desk.accounts.reset(officer, RawText("another horse battery"))
    await refused(at, token)


async def test_a_log_in_while_the_account_is_disabled_has_no_session(at: House) -> None:
    """Whichever commits first: afterwards there is none."""
    officer, secret = await at.account()

    async def log_in() -> None:
        await at.log_in("alice", at.code(secret))

    at.store.before_commit = log_in
    await at.access.desk.accounts.disable(officer)
    kept = [each for each in at.store.dossiers_kept.values() if each.kind is DossierKind.SESSION]
    assert [each.state for each in kept] == ["ended"]


async def test_a_session_in_use_while_it_is_ended_stays_ended(at: House) -> None:
    _, token, _ = await entered(at)
    actor = await at.access.door.authenticate(token)
    at.clock.move(minutes=5)

    async def log_out() -> None:
        await at.access.door.log_out(actor)

    at.store.before_commit = log_out
    await at.access.door.authenticate(token)  # it was open when it was asked
    await refused(at, token)


async def test_ending_goes_on_while_the_session_is_used(at: House) -> None:
    _, token, _ = await entered(at)
    actor = await at.access.door.authenticate(token)
    at.clock.move(minutes=5)

    async def use() -> None:
        await at.access.door.authenticate(token)

    at.store.before_commit = use
    await at.access.door.log_out(actor)
    await refused(at, token)


async def test_a_session_whose_officer_is_gone_is_refused(at: House) -> None:
    officer, token, _ = await entered(at)
    del at.store.dossiers_kept[(DossierKind.OFFICER, officer)]
    await refused(at, token)


async def test_what_is_over_is_swept_and_told_of(at: House) -> None:
    officer, token, session = await entered(at)
    _, other, _ = await entered(at, "bob")
    await at.access.door.log_out(await at.access.door.authenticate(other))
    assert await at.access.sessions.sweep() == 0
    at.clock.move(hours=9)
    assert await at.access.sessions.sweep() == 2
    assert [each for each in at.store.dossiers_kept if each[0] is DossierKind.SESSION] == []
    assert at.store.last("control:session:closed") == {"officer": officer, "session": session, "code": "expired"}
    assert at.store.tags().count("control:session:closed") == 2
    await refused(at, token)


async def test_an_officer_who_asks_too_often_must_wait(at: House) -> None:
    _, token, _ = await entered(at)
    _, other, _ = await entered(at, "bob")
    for _ in range(120):
        await at.access.door.authenticate(token)
    with pytest.raises(RateLimitedError) as raised:
        await at.access.door.authenticate(token)
    assert raised.value.status == 429
    assert raised.value.retry_after == 1
    await at.access.door.authenticate(other)
    at.clock.move(seconds=1)
    await at.access.door.authenticate(token)


async def test_without_the_store_no_session_holds(at: House) -> None:
    _, token, _ = await entered(at)
    at.store.down = True
    with pytest.raises(StoreUnavailableError):
        await at.access.door.authenticate(token)


async def test_a_name_is_given_once_also_in_parallel(at: House) -> None:
    add = at.access.desk.accounts.add
    made = [add(RawText(name), RawText(PASSWORD), [Role.OFFICER]) for name in ("alice", "ALICE", "ａlice")]
    ended = await asyncio.gather(*made, return_exceptions=True)
    assert sum(isinstance(each, ConflictError) for each in ended) == 2
    assert len(await at.access.desk.accounts.listed()) == 1


async def test_sessions_end_as_the_settings_say(at: House) -> None:
    _, token, _ = await entered(at)
    actor = await at.access.door.authenticate(token)
    assert actor.ends_at - actor.fresh_at == timedelta(hours=8)
