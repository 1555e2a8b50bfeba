"""The door over both databases and with the shipped policy: what only the two of them together promise."""

from __future__ import annotations

import asyncio
import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from guardrail.clients.outgoing import new_session
from guardrail.config.access import AccessSettings, OidcSettings
from guardrail.config.access import Role as Setting
from guardrail.core.entries import parse
from guardrail.core.officers import Role
from guardrail.errors import ConflictError, PolicyUnavailableError, RefusedError, UnauthorizedError
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.rulings import Rulings
from guardrail.policy.tree import default_policy_dir
from guardrail.ports.access import Actor
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.types import AuditRecorded, RawText
from tests.e2e.oidc_issuer import AUDIENCE, provider
from tests.unit.access.house import PASSWORD, Clock, House, house


@pytest.fixture(scope="module")
def engine() -> Iterator[EmbeddedEngine]:
    made = EmbeddedEngine(default_policy_dir(), deadline=10, isolated=False)
    yield made
    asyncio.run(made.close())


@pytest.fixture
async def at(store_url: str, engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[House]:
    store = SqlStore(store_url, clock=Clock())
    made = house(tmp_path, store=store, ruler=Rulings(engine, LawBook(engine)))
    yield made
    await made.access.close()
    await made.keys.close()
    await store.close()


async def entries(at: House) -> list[AuditRecorded]:
    """The audit log so far; parsing also checks that each entry is one of the catalogue."""
    query = select(schema.audit_entries.c.body)
    bodies = await at.store.look(lambda connection: list(connection.scalars(query)))
    return [parse(body.encode()) for body in bodies]


async def tags(at: House) -> Counter[str]:
    return Counter(entry.tag for entry in await entries(at))


async def logged_in(at: House, name: str, *roles: Role, holds_keys: bool = False) -> Actor:
    _, secret = await at.account(name, *roles, holds_keys=holds_keys)
    return (await at.log_in(name, at.code(secret), source=f"192.0.2.{len(name)}"))[1]


# ---------------------------------------------------------------- the store


async def test_a_life_of_an_account(at: House) -> None:
    officer, secret = await at.account("alice", Role.OFFICER)
    token, actor = await at.log_in("Alice", at.code(secret))
    assert (await at.access.door.authenticate(token)).id == officer
    await at.access.door.log_out(actor)
    with pytest.raises(UnauthorizedError):
        await at.access.door.authenticate(token)
    at.clock.move(seconds=60)
    token, _ = await at.log_in("alice", at.code(secret))
    await at.access.desk.accounts.disable(officer)
    with pytest.raises(UnauthorizedError):
        await at.access.door.authenticate(token)
    at.clock.move(hours=9)
    assert await at.access.sessions.sweep() == 2
    assert await at.access.sessions.sweep() == 0
    assert await tags(at) == {
        "control:officer:added": 1,
        "control:session:opened": 2,
        "control:session:closed": 2,
        "control:officer:disabled": 1,
    }


async def test_a_code_is_good_once_in_parallel_and_with_spaces(at: House) -> None:
    _, secret = await at.account()
    code = at.code(secret)
    spellings = [code, f"{code[:3]} {code[3:]}", f" {code}", f"{code}\n", code, f"{code[:1]} {code[1:]}"]
    ended = await asyncio.gather(*(at.log_in("alice", each) for each in spellings), return_exceptions=True)
    assert sum(isinstance(each, tuple) for each in ended) == 1
    assert sum(isinstance(each, UnauthorizedError) for each in ended) == 5
    assert (await tags(at))["control:session:opened"] == 1


async def test_guesses_sent_at_once_meet_the_lock(at: House) -> None:
    _, secret = await at.account()
    wrong = [at.log_in(name, at.code(secret), "wrong horse battery") for name in ("alice", "ALICE", "ａlice") * 3]
    ended = await asyncio.gather(*wrong, return_exceptions=True)
    assert all(isinstance(each, UnauthorizedError) for each in ended)
    outcomes = Counter(at.counts.outcomes)
    assert outcomes == {"failed": 5, "locked": 4}
    assert (await tags(at))["control:officer:locked"] == 1
    with pytest.raises(UnauthorizedError):
        await at.log_in("alice", at.code(secret))
    at.clock.move(seconds=31)
    await at.log_in("alice", at.code(secret))


async def test_a_name_is_given_once_also_in_parallel(at: House) -> None:
    add = at.access.desk.accounts.add
    made = [add(RawText(name), RawText(PASSWORD), [Role.OFFICER]) for name in ("alice", "ALICE", "ａlice")]
    ended = await asyncio.gather(*made, return_exceptions=True)
    assert sum(isinstance(each, ConflictError) and each.code == "officer_exists" for each in ended) == 2
    assert len(await at.access.desk.accounts.listed()) == 1


async def test_changes_at_once_all_take_their_turn(at: House) -> None:
    officer, secret = await at.account()
    token, _ = await at.log_in("alice", at.code(secret))
    accounts = at.access.desk.accounts
    await asyncio.gather(
        accounts.assign(officer, [Role.AUDITOR]),
        accounts.disable(officer),
        accounts.enable(officer),
        accounts.reset(officer, RawText("another horse battery")),
    )
    with pytest.raises(UnauthorizedError):
        await at.access.door.authenticate(token)
    (view,) = await accounts.listed()
    assert view.roles == (Role.AUDITOR,)
    assert (await tags(at))["control:session:closed"] == 1


async def test_many_requests_of_one_session_at_once(at: House) -> None:
    _, secret = await at.account()
    token, actor = await at.log_in("alice", at.code(secret))
    at.clock.move(minutes=5)
    found = await asyncio.gather(*(at.access.door.authenticate(token) for _ in range(20)))
    assert {each.session for each in found} == {actor.session}


# ---------------------------------------------------------------- the policy


async def test_what_the_policy_says_is_done_and_written_down(at: House) -> None:
    officer = await logged_in(at, "officer", Role.OFFICER)
    ruling = await at.access.door.allowed(officer, "request.read")
    assert "record" in ruling.obligations
    with pytest.raises(RefusedError) as raised:
        await at.access.door.allowed(officer, "log.read")
    assert raised.value.code == "access_denied"
    told = [entry for entry in await entries(at) if entry.tag.startswith("control:action:")]
    assert [(entry.tag, entry.fields["action"]) for entry in told] == [
        ("control:action:allowed", "request.read"),
        ("control:action:denied", "log.read"),
    ]
    assert told[1].fields["reasons"] == ("not_granted",)
    assert told[1].fields["officer"] == officer.id


async def test_duties_are_apart(at: House) -> None:
    both = await logged_in(at, "both", Role.OFFICER, Role.APPROVER)
    await at.access.door.allowed(both, "reveal.approve")
    for refused in ({"own_request": True}, {"about_self": True}):
        with pytest.raises(RefusedError):
            await at.access.door.allowed(both, "reveal.approve", **refused)
    auditor = await logged_in(at, "auditor", Role.AUDITOR, Role.OFFICER)
    await at.access.door.allowed(auditor, "log.read")
    with pytest.raises(RefusedError):
        await at.access.door.allowed(auditor, "request.read")
    keeper = await logged_in(at, "keeper", Role.OFFICER, holds_keys=True)
    await at.access.door.allowed(keeper, "request.read")
    with pytest.raises(RefusedError):
        await at.access.door.allowed(keeper, "reveal.request")


async def test_nobody_promotes_themselves(at: House) -> None:
    admin = await logged_in(at, "admin", Role.ADMIN)
    other, _ = await at.account("other", Role.OFFICER)
    officers = at.access.officers
    for change in (
        officers.assign(admin, admin.id, list(Role)),
        officers.enable(admin, admin.id),
        officers.disable(admin, admin.id),
        officers.reset(admin, admin.id, RawText(PASSWORD)),
    ):
        with pytest.raises(RefusedError) as raised:
            await change
        assert (raised.value.status, raised.value.code) == (403, "access_denied")
    assert (await officers.assign(admin, other, [Role.AUDITOR])).roles == (Role.AUDITOR,)
    views = {view.id: view.roles for view in await at.access.desk.accounts.listed()}
    assert views[admin.id] == (Role.ADMIN,)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
async def test_only_an_administrator_changes_accounts(at: House, role: Role) -> None:
    actor = await logged_in(at, "somebody", role)
    officer, _ = await at.account("other")
    for change in (
        at.access.officers.listed(actor),
        at.access.officers.add(actor, RawText("third"), RawText(PASSWORD), [Role.ADMIN]),
        at.access.officers.assign(actor, officer, [Role.ADMIN]),
        at.access.officers.reset(actor, officer, RawText(PASSWORD)),
    ):
        with pytest.raises(RefusedError):
            await change


async def test_without_roles_nothing_is_allowed(at: House) -> None:
    actor = replace(await logged_in(at, "officer", Role.OFFICER), roles=())
    for action in ("request.read", "health.read", "log.read", "role.grant"):
        with pytest.raises(RefusedError):
            await at.access.door.allowed(actor, action)


async def test_an_action_that_the_policy_does_not_know_has_no_answer(at: House) -> None:
    actor = await logged_in(at, "admin", Role.ADMIN)
    with pytest.raises(PolicyUnavailableError):
        await at.access.door.allowed(actor, "made.up")


def test_roles_are_those_of_the_policy() -> None:
    data = json.loads((default_policy_dir() / "guardrail" / "access" / "data.json").read_text())
    assert set(data["roles"]) - {"bot"} == {role.value for role in Role}
    assert set(Setting.__args__) == {role.value for role in Role}


# ---------------------------------------------------------------- a provider's tokens


async def test_a_person_first_seen_in_many_requests_is_one_officer(store_url: str, tmp_path: Path) -> None:
    """Two processes share the database, and the keys."""
    async with provider() as issuer, new_session() as session:
        oidc = OidcSettings(issuer=issuer.url, audience=AUDIENCE, roles={"privacy-team": ("officer",)})
        stores = [SqlStore(store_url, clock=Clock()) for _ in range(2)]
        doors = [
            house(tmp_path, AccessSettings(oidc=oidc), session=session, store=store, entropy=os.urandom)
            for store in stores
        ]
        token = issuer.token(doors[0].clock.now)
        actors = await asyncio.gather(*(door.access.door.authenticate(token) for door in doors for _ in range(8)))
        assert len({(actor.id, actor.session, actor.roles) for actor in actors}) == 1
        assert await tags(doors[0]) == {"control:officer:added": 1, "control:session:opened": 1}
        await doors[0].access.door.log_out(actors[0])
        for door in doors:
            with pytest.raises(UnauthorizedError):
                await door.access.door.authenticate(token)
        for door, store in zip(doors, stores, strict=True):
            await door.access.close()
            await door.keys.close()
            await store.close()
