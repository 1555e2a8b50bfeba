"""Accounts: what is asked of a new one, what is kept of it, and who may change whom."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.access.names import one_spelling
from guardrail.access.officers import Officer, open_secrets
from guardrail.access.passwords import check_new
from guardrail.core.officers import Role
from guardrail.errors import (
    ChannelError,
    ConflictError,
    IntegrityError,
    PolicyUnavailableError,
    RefusedError,
    StoreUnavailableError,
    UnauthorizedError,
)
from guardrail.ports.access import OfficerState
from guardrail.types import DossierKind, RawText
from tests.unit.access.house import PASSWORD, START, House


async def test_a_new_account_is_audited_and_sealed(at: House) -> None:
    officer, secret = await at.account("alice", Role.ADMIN, holds_keys=True)
    dossier = at.store.dossiers_kept[(DossierKind.OFFICER, officer)]
    assert "alice" not in repr(dossier.body)
    assert secret.encode() not in dossier.sealed.data
    assert b"argon2" not in dossier.sealed.data
    assert at.store.last("control:officer:added") == {"officer": officer, "roles": ("admin",), "code": "local"}
    secrets: Any = open_secrets(await at.keys.get(officer), Officer.of(dossier))
    assert (secrets.name, secrets.totp) == ("alice", secret)
    assert secrets.password.startswith("$argon2id$v=19$")
    assert repr(secrets) == "LocalSecrets(…)"


async def test_the_shipped_parameters_are_those_of_the_rfc() -> None:
    """RFC 9106 section 4, the second recommendation: 64 MiB, three passes, four lanes."""
    from guardrail.access.passwords import Passwords
    from tests.unit.access.house import Entropy

    passwords = Passwords(Entropy())
    hashed = await passwords.hashed(PASSWORD)
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert await passwords.verify(hashed, PASSWORD)
    assert not await passwords.verify(hashed, PASSWORD + "!")
    assert not await passwords.verify(None, PASSWORD)
    with pytest.raises(IntegrityError):
        await passwords.verify("not a hash", PASSWORD)
    await passwords.close()


async def test_a_password_typed_in_another_form_is_the_same(at: House) -> None:
    made = await at.access.desk.passwords.hashed("café ﬁnale 1234")
    assert await at.access.desk.passwords.verify(made, "café finale 1234")


@pytest.mark.parametrize(
    ("password", "name"),
    [("short", "alice"), ("alice-passwd", "alice"), ("ALICEaliceAlice", "alice"), ("", "a"), ("x" * 1025, "alice")],
)
def test_weak_passwords_are_refused(password: str, name: str) -> None:
    with pytest.raises(ChannelError) as raised:
        check_new(password, name)
    assert raised.value.code == "password_weak"
    assert password == "" or password not in str(raised.value)


def test_twelve_characters_beside_the_name_do() -> None:
    check_new("123456789012", "alice")
    check_new("alice-123456789012", "alice")


@given(st.text(max_size=80))
def test_a_name_has_one_spelling(text: str) -> None:
    name = one_spelling(text)
    assert name is None or (one_spelling(name) == name and one_spelling(name.upper()) == name and name.isascii())


@pytest.mark.parametrize("name", ["", "-a", ".a", "a b", "а", "a" * 65, "a\n b", "alice@example", "=cmd"])
async def test_bad_names_are_refused(at: House, name: str) -> None:
    with pytest.raises(ChannelError) as raised:
        await at.account(name)
    assert raised.value.code == "officer_name_invalid"


async def test_a_taken_name_is_refused_and_leaves_no_key(at: House) -> None:
    await at.account("alice")
    with pytest.raises(ConflictError) as raised:
        await at.account("Alice")
    assert raised.value.code == "officer_exists"
    kept = {key for _, key in at.store.dossiers_kept}
    made = [entry.fields["officer"] for entry in at.store.entries]
    assert set(made) == kept


async def test_reset_gives_other_secrets_and_opens_a_lock(at: House) -> None:
    officer, secret = await at.account()
    await at.log_in("alice", at.code(secret, 1))
    for _ in range(5):
        with pytest.raises(UnauthorizedError):
            await at.log_in("alice", "1")
    made = await at.access.desk.accounts.reset(officer, RawText("another horse battery"))
    assert secret not in made.otpauth.raw
    assert "otpauth://" not in repr(made)
    fresh = made.otpauth.raw.split("secret=")[1].split("&")[0]
    await at.log_in("alice", at.code(fresh), "another horse battery")


async def test_the_list_is_paged_and_prints_no_name(at: House) -> None:
    for name in ("a1", "a2", "a3"):
        await at.account(name)
        at.clock.move(seconds=1)
    first = await at.access.desk.accounts.listed(limit=2)
    second = await at.access.desk.accounts.listed(limit=2, after=first[-1].id)
    assert [each.name.raw for each in (*first, *second)] == ["a3", "a2", "a1"]
    assert "a3" not in repr(first)
    assert second[0].made_at == START
    assert second[0].local
    assert second[0].state is OfficerState.ACTIVE


@pytest.mark.parametrize("what", ["assign", "disable", "enable", "reset"])
async def test_there_must_be_such_an_officer(at: House, what: str) -> None:
    more: dict[str, list[Any]] = {"assign": [[Role.OFFICER]], "reset": [RawText(PASSWORD)]}
    with pytest.raises(ChannelError) as raised:
        await getattr(at.access.desk.accounts, what)("off_" + "a" * 26, *more.get(what, []))
    assert (raised.value.code, raised.value.status) == ("unknown_officer", 404)


async def test_a_record_that_is_none_is_refused(at: House) -> None:
    officer, _ = await at.account()
    dossier = at.store.dossiers_kept[(DossierKind.OFFICER, officer)]
    for broken in (
        {"body": {}},
        {"body": {**dossier.body, "roles": ["king"]}},
        {"state": "open"},
        {"sealed": None},
        {"lookup": None},
    ):
        with pytest.raises(IntegrityError):
            Officer.of(type(dossier)(**{**{slot: getattr(dossier, slot) for slot in dossier.__slots__}, **broken}))


# ---------------------------------------------------------------- by the API


async def test_every_change_is_asked_for_and_says_about_whom(at: House) -> None:
    boss, secret = await at.account("boss", Role.ADMIN)
    other, _ = await at.account("other")
    _, actor = await at.log_in("boss", at.code(secret))
    officers = at.access.officers
    await officers.listed(actor)
    made = await officers.add(actor, RawText("third"), RawText(PASSWORD), [Role.OFFICER])
    await officers.assign(actor, other, [Role.AUDITOR], holds_keys=True)
    await officers.disable(actor, other)
    await officers.enable(actor, other)
    await officers.reset(actor, other, RawText(PASSWORD))
    asked = [(each["action"], each["about_self"]) for each in at.policy.asked]
    assert asked == [("config.read", False)] + [("role.grant", False)] * 5
    changes = [entry for entry in at.store.entries if entry.fields.get("by") == boss]
    assert [(entry.tag, entry.fields["officer"]) for entry in changes] == [
        ("control:officer:added", made.officer.id),
        ("control:officer:changed", other),
        ("control:officer:disabled", other),
        ("control:officer:enabled", other),
        ("control:officer:changed", other),
    ]
    for change in (
        officers.assign(actor, boss, list(Role)),
        officers.disable(actor, boss),
        officers.enable(actor, boss),
        officers.reset(actor, boss, RawText(PASSWORD)),
    ):
        at.policy.allow = False
        with pytest.raises(RefusedError):
            await change
        assert at.policy.asked[-1]["about_self"] is True


@pytest.mark.parametrize("allow", [False, None])
async def test_without_leave_nothing_changes(at: House, allow: bool | None) -> None:
    _, secret = await at.account("boss", Role.ADMIN)
    other, _ = await at.account("other")
    _, actor = await at.log_in("boss", at.code(secret))
    at.policy.allow = bool(allow)
    at.policy.error = PolicyUnavailableError() if allow is None else None
    before = dict(at.store.dossiers_kept)
    officers = at.access.officers
    for change in (
        officers.listed(actor),
        officers.add(actor, RawText("third"), RawText(PASSWORD), [Role.OFFICER]),
        officers.assign(actor, other, [Role.ADMIN]),
        officers.disable(actor, other),
        officers.enable(actor, other),
        officers.reset(actor, other, RawText(PASSWORD)),
    ):
        with pytest.raises(PolicyUnavailableError if allow is None else RefusedError):
            await change
    assert at.store.dossiers_kept == before


async def test_what_was_asked_and_answered_stands_in_the_log(at: House) -> None:
    officer, secret = await at.account()
    _, actor = await at.log_in("alice", at.code(secret))
    subject = "sub_" + "a" * 26
    ruling = await at.access.door.allowed(actor, "request.read", subject=subject)
    assert ruling.decision == "allow"
    assert at.store.last("control:action:allowed") == {
        "officer": officer,
        "session": actor.session,
        "roles": ("officer",),
        "action": "request.read",
        "subject": subject,
    }
    at.policy.allow = False
    with pytest.raises(RefusedError) as raised:
        await at.access.door.allowed(actor, "log.read")
    assert (raised.value.code, raised.value.status) == ("access_denied", 403)
    assert at.store.last("control:action:denied")["reasons"] == ("not_granted",)
    json.dumps(dict(at.store.last("control:action:denied")))


async def test_no_audit_entry_no_action(at: House) -> None:
    _, secret = await at.account()
    _, actor = await at.log_in("alice", at.code(secret))
    at.store.down = True
    with pytest.raises(StoreUnavailableError):
        await at.access.door.allowed(actor, "request.read")
