"""The control plane under attack, over HTTP: hostile cases 92 to 98.

Log-ins come from addresses of their own (127.0.0.x), because one address may try only ten a minute.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import pytest_asyncio

from guardrail.core.officers import Role
from guardrail.web.control.table import OPERATIONS
from tests.e2e.officers import Badge, Office, Reply, office

pytestmark = pytest.mark.asyncio(loop_scope="module")

NASTY = "<script>alert(1)</script> =cmd|' /C calc'!A0 \u202e\u009b31m <img src=x onerror=alert(1)>"
"""Markup, a formula, an override of direction and a C1 escape, as somebody types them into a chat."""

CHANGELESS = ("requests", "holds", "reveals")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    async with office(tmp_path_factory.mktemp("hostile"), names=("olga", "aldo", "ada")) as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def case(house: Office) -> Mapping[str, Any]:
    """A person who wrote nasty things and asked for a copy."""
    customer, said = await house.customer(NASTY, "yes", "send me a copy of my data")
    found = re.search(r"/my/(\S+)", "\n".join(said))
    assert found is not None
    olga = house.badges["olga"]
    (request,) = (await house.call("GET", "/requests", olga)).json["items"]
    person = (await house.call("GET", f"/subjects/{request['subject']}", olga)).json
    return {"customer": customer, "link": found[1], "request": request["id"], "person": person}


async def state(house: Office) -> list[Any]:
    """What officers see, to compare."""
    olga = house.badges["olga"]
    return [(await house.call("GET", f"/{name}", olga)).json for name in CHANGELESS]


# ---------------------------------------------------------------- 92: other sites


async def test_nothing_is_known_by_a_cookie(house: Office, case: Mapping[str, Any]) -> None:
    """No answer sets one, so that no other site's page can act with an officer's rights."""
    fresh = await house.add("cookie", Role.OFFICER)
    reply = await house.log_in(fresh, source="127.0.0.11")
    answers = [reply, await house.call("GET", "/me", fresh), await house.call("GET", "/requests", fresh)]
    for answer in answers:
        assert answer.status < 300
        assert "Set-Cookie" not in answer.headers
    cookies = {"Cookie": "; ".join(f"{name}={fresh.token}" for name in ("session", "token", "guardrail_session"))}
    assert (await house.call("GET", "/me", headers=cookies)).status == 401


async def test_other_sites_pages_are_told_nothing(house: Office) -> None:
    """Preflights are refused on every path: a page elsewhere cannot send a token or JSON here, nor read answers."""
    asked = {
        "Origin": "https://evil.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    for path in ("/session", "/requests", "/me", "/officers"):
        reply = await house.call("OPTIONS", path, headers=asked)
        assert reply.status == 405
        assert not [name for name in reply.headers if name.lower().startswith("access-control-")]
    reply = await house.call("GET", "/me", house.badges["olga"], headers={"Origin": "https://evil.example"})
    assert not [name for name in reply.headers if name.lower().startswith("access-control-")]
    assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
async def test_what_a_form_can_send_changes_nothing(house: Office, case: Mapping[str, Any], kind: str) -> None:
    """A form of another page has no token and no JSON: 401 without, and 415 even with one."""
    before = await state(house)
    forms = {"Content-Type": kind, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    sent = {"right": "erasure", "route": "shop", "who": {"subject": case["person"]["subject"]}}
    assert (await house.call("POST", "/requests", None, sent, headers=forms)).status == 401
    assert (await house.call("POST", "/requests", house.badges["olga"], sent, headers=forms)).status == 415
    log_in = {"name": "olga", "password": house.badges["olga"].password, "code": "000000"}
    assert (await house.call("POST", "/session", None, log_in, headers=forms)).status == 415
    assert await state(house) == before


async def test_looking_changes_nothing(house: Office, case: Mapping[str, Any]) -> None:
    """Neither a prefetch of every GET nor of the person's own link, which messengers prefetch."""
    names = {
        "request": case["request"],
        "subject": case["person"]["subject"],
        "conversation": case["person"]["conversations"][0],
        **{name: f"{prefix}_{'a' * 26}" for name, prefix in (("hold", "hld"), ("reveal", "rvl"), ("entry", "ent"))},
        "report": "requests",
    }
    before = await state(house)
    prefetch = {"Sec-Purpose": "prefetch", "Purpose": "prefetch"}
    for each in OPERATIONS:
        if each.method == "GET":
            reply = await house.call("GET", each.path.format_map(names), house.badges["olga"], headers=prefetch)
            assert reply.status in (200, 403, 404), (each.name, reply.body)
    for method in ("GET", "HEAD", "GET"):
        url = f"{house.process.url}/my/{case['link']}"
        async with house.http.request(method, url, headers=prefetch) as response:
            assert response.status == 200
    assert await state(house) == before


# ---------------------------------------------------------------- 93: what people write


async def test_what_people_write_is_inert_for_officers(house: Office, case: Mapping[str, Any]) -> None:
    """In JSON nothing is markup; no browser guesses otherwise, and nothing may be run."""
    olga = house.badges["olga"]
    reply = await house.call("GET", f"/conversations/{case['person']['conversations'][0]}/transcript", olga)
    assert any(part["text"] == NASTY for item in reply.json["items"] for part in item["parts"])
    assert reply.headers["Content-Type"].startswith("application/json")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
    assert "no-store" in reply.headers["Cache-Control"]


async def test_the_copy_as_a_page_runs_nothing(house: Office, case: Mapping[str, Any]) -> None:
    olga = house.badges["olga"]
    page = await house.call("GET", f"/requests/{case['request']}/copy", olga, query={"form": "html"})
    assert page.status == 200
    assert page.headers["Content-Disposition"] == 'attachment; filename="copy.html"'
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    text = page.body.decode()
    assert "alert(1)" in text
    assert "<script" not in text.lower()
    assert "<img" not in text.lower()
    file = await house.call("GET", f"/requests/{case['request']}/copy", olga)
    assert file.headers["Content-Disposition"] == 'attachment; filename="copy.json"'
    assert "alert(1)" in json.dumps(file.json)


async def test_what_people_write_is_inert_in_a_terminal(house: Office, case: Mapping[str, Any]) -> None:
    conversation = case["person"]["conversations"][0]
    config = ("--config", str(house.process.path))
    code, out, err = await house.process.command("transcript", "show", conversation, *config)
    assert code == 0, err
    shown = out.decode()
    assert "alert(1)" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


async def test_words_of_officers_carry_no_controls(house: Office, case: Mapping[str, Any]) -> None:
    sent = {"reason": "a claim \x1b[2J", "on": {"subject": case["person"]["subject"]}}
    assert (await house.call("POST", "/holds", house.badges["olga"], sent)).code == "bad_payload"


# ---------------------------------------------------------------- 94: sessions


async def test_a_session_is_never_one_that_somebody_chose(house: Office) -> None:
    badge = await house.add("fixed", Role.OFFICER)
    chosen = "gr_" + "A" * 43
    sent = {"name": badge.name, "password": badge.password, "code": badge.code()}
    fixing = {"Authorization": f"Bearer {chosen}", "Cookie": f"session={chosen}", "X-Session": chosen}
    reply = await house.call("POST", "/session", None, sent, headers=fixing, source="127.0.0.12")
    first = reply.json["token"]
    assert reply.status == 201
    assert first != chosen
    assert (await house.call("GET", "/me", chosen)).status == 401
    sent["code"] = badge.code(1)
    second = (await house.call("POST", "/session", first, sent, source="127.0.0.12")).json["token"]
    assert second != first
    assert (await house.call("DELETE", "/session", first)).status == 204
    assert [(await house.call("GET", "/me", token)).status for token in (first, second)] == [401, 200]
    for more in ({"token": chosen}, {"session": chosen}):
        assert (await house.call("POST", "/session", None, {**sent, **more}, source="127.0.0.12")).code == "bad_payload"


# ---------------------------------------------------------------- 95, 96: log-ins


async def test_a_code_is_good_once_also_in_parallel(house: Office) -> None:
    badge = await house.add("twice", Role.OFFICER)
    code = badge.code()
    spelled = (code, f"{code[:3]} {code[3:]}", f" {code}", code)

    async def attempt(number: int, code: str) -> Reply:
        sent = {"name": badge.name, "password": badge.password, "code": code}
        return await house.call("POST", "/session", None, sent, source=f"127.0.1.{number + 1}")

    replies = await asyncio.gather(*(attempt(number, each) for number, each in enumerate(spelled)))
    assert sorted(reply.status for reply in replies) == [201, 401, 401, 401]
    assert (await attempt(9, code)).status == 401
    opened = [each for each in await house.entries("control:session:opened") if each["officer"] == badge.id]
    assert len(opened) == 1


async def test_other_spellings_are_the_same_account(house: Office) -> None:
    """Case, full-width letters and blanks do not give five more guesses; look-alikes of other scripts are nobody."""
    badge = await house.add("lena", Role.OFFICER)
    spellings = ("lena", "LENA", "Lena", "ｌｅｎａ", " lena ")
    for number, name in enumerate(spellings):
        sent = {"name": name, "password": "not the password", "code": badge.code()}
        assert (await house.call("POST", "/session", None, sent, source=f"127.0.2.{number + 1}")).status == 401
    locked = [each for each in await house.entries("control:officer:locked") if each["officer"] == badge.id]
    assert len(locked) == 1
    assert (await house.log_in(badge, source="127.0.2.10")).status == 401  # right, and refused all the same
    failed = await house.entries("control:session:failed")
    assert failed[-1] == {"tag": "control:session:failed", "officer": badge.id, "code": "locked"} | failed[-1]
    sent = {"name": "l\u0435na", "password": "not the password", "code": "123456"}  # a Cyrillic е
    assert (await house.call("POST", "/session", None, sent, source="127.0.2.11")).status == 401
    assert (await house.entries("control:session:failed"))[-1].get("officer") is None


# ---------------------------------------------------------------- 97: promotion


async def test_nobody_promotes_themselves(house: Office) -> None:
    ada, olga = house.badges["ada"], house.badges["olga"]
    every = {"roles": [role.value for role in Role]}
    secret = {"password": "another long password"}
    for badge in (ada, olga):
        for method, path, sent in (
            ("PUT", f"/officers/{badge.id}/roles", every),
            ("POST", f"/officers/{badge.id}/reset", secret),
            ("POST", f"/officers/{badge.id}/enable", None),
            ("POST", f"/officers/{badge.id}/disable", None),
        ):
            assert (await house.call(method, path, badge, sent)).code == "access_denied", path
        assert (await house.call("GET", "/me", badge)).json["roles"] == [("officer" if badge is olga else "admin")]
    denied = await house.entries("control:action:denied")
    assert [each["reasons"] for each in denied if each["officer"] == ada.id] == [["about_self"]] * 4
    assert [each["reasons"] for each in denied if each["officer"] == olga.id][-4:] != [["about_self"]] * 3


async def test_roles_are_not_said_by_who_logs_in(house: Office) -> None:
    badge = await house.add("more", Role.MONITOR)
    sent = {"name": "more", "password": badge.password, "code": badge.code(), "roles": ["admin"]}
    assert (await house.call("POST", "/session", None, sent, source="127.0.0.14")).code == "bad_payload"
    assert (await house.log_in(badge, source="127.0.0.14")).json["roles"] == ["monitor"]
    for headers in ({"X-Roles": "admin"}, {"X-Forwarded-User": "ada"}, {"X-HTTP-Method-Override": "PUT"}):
        assert (await house.call("GET", "/officers", badge, headers=headers)).code == "access_denied"


async def test_other_roles_end_the_sessions_that_had_the_old_ones(house: Office) -> None:
    badge = await house.add("moved", Role.OFFICER)
    assert (await house.log_in(badge, source="127.0.0.15")).status == 201
    roles = {"roles": ["monitor"]}
    assert (await house.call("PUT", f"/officers/{badge.id}/roles", house.badges["ada"], roles)).status == 200
    assert (await house.call("GET", "/me", badge)).status == 401


async def test_no_operation_changes_what_runs(house: Office) -> None:
    """Sinks, policies and other settings are files on the machine: no path of the API leads there."""
    described = await house.call("GET", "/openapi.json")
    assert {path.split("/")[1] for path in described.json["paths"]} == {
        "session", "me", "requests", "notices", "lookup", "subjects", "conversations", "holds", "retention",
        "reveals", "audit", "officers",
    }  # fmt: skip
    for path in ("/config", "/policies", "/audit/sinks", "/keys", "/reload"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert (await house.call(method, path, house.badges["ada"], {})).status == 404


# ---------------------------------------------------------------- 98: who is known


async def test_failed_log_ins_are_answered_alike(house: Office) -> None:
    """Unknown name, wrong password, wrong code, closed account: the same bytes, and nearly the same time."""
    closed = await house.add("closed", Role.OFFICER)
    assert (await house.call("POST", f"/officers/{closed.id}/disable", house.badges["ada"])).status == 200
    ok = await house.add("alike", Role.OFFICER)
    attempts = (
        {"name": "nobody", "password": "a password nobody has", "code": "123456"},
        {"name": "no such name!", "password": "a password nobody has", "code": "123456"},
        {"name": "alike", "password": "not the password", "code": ok.code()},
        {"name": "alike", "password": ok.password, "code": "000000"},
        {"name": "closed", "password": closed.password, "code": closed.code()},
    )
    answers = set()
    for number, sent in enumerate(attempts):
        reply = await house.call("POST", "/session", None, sent, source=f"127.0.3.{number + 1}")
        headers = {name: value for name, value in reply.headers.items() if name != "Date"}
        answers.add((reply.status, reply.body, json.dumps(headers, sort_keys=True)))
    assert len(answers) == 1
    failed = [each["code"] for each in await house.entries("control:session:failed")][-len(attempts) :]
    assert failed == ["failed", "failed", "failed", "failed", "disabled"]


async def test_lookups_are_audited_whoever_is_found(house: Office, case: Mapping[str, Any]) -> None:
    olga, person = house.badges["olga"], case["person"]["subject"]
    user = "web:" + case["customer"].token.partition(".")[0]
    known = await house.call("POST", "/lookup", olga, {"route": "shop", "user": user})
    unknown = await house.call("POST", "/lookup", olga, {"route": "shop", "user": "web:AAAAAAAAAAAAAAAAAAAAAA"})
    elsewhere = await house.call("POST", "/lookup", olga, {"route": "club", "user": user})
    nowhere = await house.call("POST", "/lookup", olga, {"route": "no-such-route", "user": user})
    assert [each.json for each in (known, unknown, elsewhere, nowhere)] == [
        {"subject": person}, {"subject": None}, {"subject": None}, {"subject": None},
    ]  # fmt: skip
    looked = (await house.entries("control:subject:looked_up"))[-4:]
    assert [(each.get("subject"), each["officer"]) for each in looked] == [
        (person, olga.id), (None, olga.id), (None, olga.id), (None, olga.id),
    ]  # fmt: skip
    log = json.dumps(await house.process.entries())
    assert case["customer"].token.partition(".")[0] not in log


async def test_taking_in_a_request_does_not_tell_who_is_known(house: Office, case: Mapping[str, Any]) -> None:
    """Nothing of the answer differs but the random id, which an officer may look up anyway, and is audited for."""
    user = "web:" + case["customer"].token.partition(".")[0]
    replies = []
    for each in (user, "web:BBBBBBBBBBBBBBBBBBBBBB"):
        sent = {"right": "rectification", "route": "shop", "who": {"user": each}, "received_at": "2026-11-20T10:00:00Z"}
        reply = await house.call("POST", "/requests", house.badges["olga"], sent)
        assert reply.status == 201
        replies.append({name: value for name, value in reply.json.items() if name not in ("id", "subject")})
    assert replies[0] == replies[1]


async def test_nothing_of_all_this_is_in_the_clear(house: Office, case: Mapping[str, Any]) -> None:
    """Last here: no password, token or code in the log that the process wrote, nor in any file of its state."""
    badges: list[Badge] = list(house.badges.values())
    secrets = [value.encode() for each in badges for value in (each.password, each.token) if value]
    written = b"".join(house.process.output)
    files = b"".join(file.read_bytes() for file in house.process.state.rglob("*") if file.is_file())
    assert not [secret for secret in secrets if secret in written or secret in files]
    assert not re.findall(rb"(?:req|cnv|sub|off)_[a-z2-7]{26}", written)
