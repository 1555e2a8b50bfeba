"""Who may do what, over HTTP, for every operation of the table: hostile cases 90 and 91.

What is allowed is worked out here from the policy's data, and compared with what the served API does.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from jsonschema import Draft202012Validator

import guardrail
from guardrail.core.officers import Role
from guardrail.web.control.operations import Operation
from guardrail.web.control.table import OPERATIONS
from tests.e2e.officers import BOT_CREDENTIAL, Badge, Office, Reply, office

pytestmark = pytest.mark.asyncio(loop_scope="module")

POLICY = json.loads(
    (Path(guardrail.__file__).parent / "policies" / "guardrail" / "access" / "data.json").read_text(encoding="utf-8")
)
CLOSED = tuple(each for each in OPERATIONS if not each.public)
RULED = tuple(each for each in CLOSED if each.action is not None)
NOBODY = "a" * 26
PREFIXES = {
    "request": "req_",
    "subject": "sub_",
    "conversation": "cnv_",
    "hold": "hld_",
    "reveal": "rvl_",
    "officer": "off_",
    "entry": "ent_",
    "notice": "ntc_",
}
UNKNOWN = {name: prefix + NOBODY for name, prefix in PREFIXES.items()} | {"report": "requests"}
BODIES: Mapping[str, Any] = {
    "newRequest": {"right": "access", "route": "shop", "who": {"user": "web:nobody"}},
    "identify": {"data_points": 1},
    "decide": {"accept": True},
    "extend": {"reason": "complexity"},
    "complete": {},
    "findSubject": {"route": "shop", "user": "web:nobody"},
    "placeHold": {"reason": "a claim", "on": {"subject": UNKNOWN["subject"]}},
    "liftHold": {"reason": "settled"},
    "askReveal": {"conversation": UNKNOWN["conversation"], "reason": "a complaint"},
    "addOfficer": {"name": "new", "password": "another long password", "roles": []},
    "assignRoles": {"roles": ["monitor"]},
    "resetOfficer": {"password": "another long password"},
}
"""A body that is read by each operation that takes one, and changes as little as can be."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    async with office(tmp_path_factory.mktemp("access")) as made:
        for name, roles, options in (
            ("oriana", (Role.OFFICER, Role.ADMIN), ()),
            ("kasia", (Role.OFFICER,), ("--holds-keys",)),
            ("abel", (Role.AUDITOR, Role.OFFICER, Role.APPROVER, Role.ADMIN), ()),
        ):
            badge = await made.add(name, *roles, options=options)
            assert (await made.log_in(badge, source="127.0.0.2")).status == 201
        yield made


ROLES: Mapping[str, tuple[frozenset[str], bool]] = {
    "olga": (frozenset({"officer"}), False),
    "petra": (frozenset({"approver"}), False),
    "aldo": (frozenset({"auditor"}), False),
    "ada": (frozenset({"admin"}), False),
    "mona": (frozenset({"monitor"}), False),
    "denis": (frozenset({"agent_desk"}), False),
    "oriana": (frozenset({"officer", "admin"}), False),
    "kasia": (frozenset({"officer"}), True),
    "abel": (frozenset({"auditor", "officer", "approver", "admin"}), False),
}
"""Every role alone, and those that take something away from another."""


def may(name: str, action: str) -> bool:
    """What the data of the policy says."""
    roles, holds_keys = ROLES[name]
    if action in POLICY["shows_words"] and (holds_keys or roles & set(POLICY["holds_keys"])):
        return False
    counted = roles & set(POLICY["alone"]) or roles
    return any(action in POLICY["roles"][role]["may"] for role in counted)


def path_of(operation: Operation, names: Mapping[str, str] = UNKNOWN) -> str:
    """The operation's path with these objects."""
    return operation.path.format_map(names)


async def called(house: Office, operation: Operation, by: Badge | str | None, names: Mapping[str, str]) -> Reply:
    return await house.call(operation.method, path_of(operation, names), by, BODIES.get(operation.name))


def misdescribed(document: Mapping[str, Any], operation: Operation, reply: Reply) -> str | None:
    """What the document says otherwise of this answer."""
    responses = document["paths"][operation.path][operation.method.lower()]["responses"]
    if str(reply.status) not in responses:
        return f"{reply.status} is not described"
    content = responses[str(reply.status)].get("content")
    kind = reply.headers.get("Content-Type", "").partition(";")[0]
    if content is None or kind not in content:
        return None if content is None and reply.body == b"" else f"{kind} is not described"
    if not kind.endswith("json"):
        return None
    schema = {**content[kind]["schema"], "components": document["components"]}
    found = next(Draft202012Validator(schema).iter_errors(reply.json), None)
    return None if found is None else found.message


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def existing(house: Office) -> Mapping[str, str]:
    """One of everything that a path can name."""
    olga, ada, aldo = house.badges["olga"], house.badges["ada"], house.badges["aldo"]
    await house.customer("my mail is hermia.b@example.org", "yes", "send me a copy of my data")
    (request,) = (await house.call("GET", "/requests", olga)).json["items"]
    subject = request["subject"]
    person = (await house.call("GET", f"/subjects/{subject}", olga)).json
    conversation = person["conversations"][0]
    hold = (await house.call("POST", "/holds", olga, {"reason": "a claim", "on": {"subject": subject}})).json
    asked = {"conversation": conversation, "reason": "a complaint"}
    reveal = (await house.call("POST", "/reveals", olga, asked)).json
    added = {"name": "spare", "password": "a password of some length", "roles": ["monitor"]}
    officer = (await house.call("POST", "/officers", ada, added)).json
    entry = (await house.call("GET", "/audit/entries", aldo)).json["items"][0]
    return {
        **UNKNOWN,
        "request": request["id"],
        "subject": subject,
        "conversation": conversation,
        "hold": hold["id"],
        "reveal": reveal["id"],
        "officer": officer["id"],
        "entry": entry["id"],
    }


async def test_what_the_policy_grants_is_what_is_served(house: Office, existing: Mapping[str, str]) -> None:
    """Role by operation by object; each answer is as described, and each of the policy stands in the audit log."""
    granted = {action for role in POLICY["roles"].values() for action in role["may"]}
    assert {each.action for each in RULED} <= granted
    assert {each.name for each in CLOSED if each.body} == set(BODIES)
    document = (await house.call("GET", "/openapi.json")).json
    expected: Counter[tuple[str, str, str]] = Counter()
    wrong = []
    before = await counted(house)
    for name in ROLES:
        badge = house.badges[name]
        for operation in RULED:
            assert operation.action is not None
            right = may(name, operation.action)
            for names in (existing, UNKNOWN) if not right or operation.method == "GET" else (UNKNOWN,):
                reply = await called(house, operation, badge, names)
                denied = reply.status == 403 and reply.code == "access_denied"
                if denied == right or reply.status in (401, 500, 503):
                    wrong.append((name, operation.name, reply.status, str(reply.body)))
                if said := misdescribed(document, operation, reply):
                    wrong.append((name, operation.name, reply.status, said))
                tag = "control:action:allowed" if right else "control:action:denied"
                expected[tag, badge.id, operation.action] += 1
    assert wrong == []
    assert await counted(house) - before == expected


async def test_what_needs_no_role_is_for_whoever_is_logged_in(house: Office) -> None:
    assert {each.name for each in CLOSED} - {each.name for each in RULED} == {"logOut", "whoAmI"}
    for name, badge in house.badges.items():
        if badge.token:
            reply = await house.call("GET", "/me", badge)
            assert (reply.status, reply.json["officer"]) == (200, badge.id), name


async def counted(house: Office) -> Counter[tuple[str, str, str]]:
    """How often the policy let whom do what, and did not."""
    entries = [each for each in await house.process.entries() if each["tag"].startswith("control:action:")]
    return Counter((each["tag"], each["officer"], each["action"]) for each in entries)


async def test_no_credential_that_holds_is_401_everywhere(house: Office, existing: Mapping[str, str]) -> None:
    """Case 90: nothing, rubbish, forged, of the data plane, of the bot, logged out, of a disabled account."""
    spare = await house.add("gone", Role.OFFICER)
    assert (await house.log_in(spare, source="127.0.0.3")).status == 201
    logged_out = spare.token
    assert (await house.call("DELETE", "/session", spare)).status == 204
    assert (await house.log_in(spare, steps=1, source="127.0.0.3")).status == 201
    disabled = spare.token
    assert (await house.call("POST", f"/officers/{spare.id}/disable", house.badges["ada"])).status == 200
    customer, _ = await house.customer()
    token = house.badges["olga"].token
    credentials = {
        "nothing": {},
        "rubbish": {"Authorization": "Bearer x"},
        "forged": {"Authorization": f"Bearer gr_{'A' * (len(token) - 3)}"},
        "cut": {"Authorization": f"Bearer {token[:-1]}"},
        "longer": {"Authorization": f"Bearer {token}A"},
        "another scheme": {"Authorization": f"Basic {token}"},
        "a web chat's": {"Authorization": f"Bearer {customer.token}"},
        "the bot's": {"Authorization": f"Bearer {BOT_CREDENTIAL}"},
        "logged out": {"Authorization": f"Bearer {logged_out}"},
        "disabled": {"Authorization": f"Bearer {disabled}"},
        "a cookie": {"Cookie": f"session={token}; token={token}; guardrail_session={token}"},
        "unsigned": {"Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJvbGdhIn0."},
    }
    answers = set()
    for operation in CLOSED:
        for headers in credentials.values():
            reply = await house.call(
                operation.method, path_of(operation, existing), None, BODIES.get(operation.name), headers=headers
            )
            assert reply.headers["WWW-Authenticate"].startswith("Bearer")
            answers.add((reply.status, reply.body))
        for query in ({"access_token": token}, {"token": token}):
            reply = await house.call(
                operation.method, path_of(operation), None, BODIES.get(operation.name), query=query
            )
            answers.add((reply.status, reply.body))
    assert len(answers) == 1
    ((status, body),) = answers
    assert (status, json.loads(body)["code"]) == (401, "unauthorized")


async def test_whoever_is_not_let_in_learns_nothing_of_what_exists(house: Office, existing: Mapping[str, str]) -> None:
    """401 and 403 are the same for what exists, what does not and what is no id at all."""
    for operation in CLOSED:
        if "{" not in operation.path or "{report}" in operation.path:
            continue
        odd = dict.fromkeys(UNKNOWN, "%2e%2e")
        for by in (None, house.badges["mona"]):
            replies = [await called(house, operation, by, names) for names in (existing, UNKNOWN)]
            assert replies[0].status in (401, 403)
            assert len({(each.status, each.body) for each in replies}) == 1
        assert (await called(house, operation, None, odd)).status in (400, 401, 404)


async def test_other_ids_are_the_same_404(house: Office, existing: Mapping[str, str]) -> None:
    """Case 91: what does not exist, and what exists as something else, are answered in the same words."""
    olga = house.badges["olga"]
    for path, kind in (
        ("/requests/{}", "request"),
        ("/requests/{}/note", "request"),
        ("/requests/{}/proof", "request"),
        ("/requests/{}/receipt", "request"),
        ("/subjects/{}", "subject"),
        ("/subjects/{}/consents", "subject"),
        ("/conversations/{}/transcript", "conversation"),
        ("/holds/{}/reason", "hold"),
        ("/reveals/{}/reason", "reveal"),
    ):
        named = [UNKNOWN[kind]]
        for other, prefix in PREFIXES.items():
            if other != kind:
                named += [existing[other], PREFIXES[kind] + existing[other].removeprefix(prefix)]
        replies = [await house.call("GET", path.format(name), olga) for name in named]
        assert {reply.status for reply in replies} == {404}, path
        assert len({reply.body for reply in replies}) == 1, path


async def test_a_bot_of_another_route_meets_the_same_404(house: Office, existing: Mapping[str, str]) -> None:
    """Case 91 on the data plane."""
    headers = {"Authorization": f"Bearer {BOT_CREDENTIAL}"}
    answers = []
    for conversation in (existing["conversation"], UNKNOWN["conversation"]):
        url = f"{house.process.url}/bot/club/conversations/{conversation}/consent"
        async with house.http.get(url, headers=headers) as response:
            answers.append((response.status, await response.read()))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


async def test_nobody_is_an_officer_on_the_data_plane(house: Office, existing: Mapping[str, str]) -> None:
    """Neither the API nor what controllers call is there: 404 as for any other path."""
    token = house.badges["olga"].token
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    paths = [(each.method, "/api/v1" + path_of(each, existing)) for each in OPERATIONS]
    paths += [("GET", path) for path in ("/api", "/api/v1", "/api/v1/openapi.json", "/opendsr", "/metrics", "/readyz")]
    paths += [("POST", f"/opendsr/{path}") for path in ("requests", "v2/requests", "discovery")]
    answers = set()
    for method, path in [*paths, ("GET", "/nothing/of/this/name")]:
        async with house.http.request(method, house.process.url + path, headers=headers, data=b"{}") as response:
            answers.add((response.status, "not_found" in await response.text(), response.headers.get("Allow")))
    assert answers == {(404, True, None)}


async def test_a_log_in_ends(house: Office) -> None:
    """Last here: the process starts anew, with log-ins that end after two seconds. An expired one is nobody's."""
    access = {"local_accounts": True, "requests_per_minute": 100_000, "session_idle": "PT2S", "session_life": "PT2S"}
    await house.process.stop()
    house.process.configure(access=access)
    await house.process.start()
    badge = await house.add("late", Role.OFFICER)
    assert (await house.log_in(badge, source="127.0.0.4")).status == 201
    async with asyncio.timeout(30):
        while (reply := await house.call("GET", "/me", badge)).status == 200:
            await asyncio.sleep(0.2)  # the server's clock is the real one
    assert (reply.status, reply.code) == (401, "unauthorized")
