"""The bot API over real sockets: what it answers, and what it tells nobody."""

from __future__ import annotations

import asyncio
import http.client
import io
import json
from collections.abc import AsyncIterator
from contextlib import closing

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from guardrail.errors import ErasedError, StoreUnavailableError
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.server import Listen, Server
from guardrail.web.turns import Answerer
from tests.unit.web.fakes import API_KEY, BOT_KEY, KNOWN, SHOP_BOT_KEY, ScriptedTurns, sessions

JSON = {"Content-Type": "application/json"}
BOT = {"Authorization": f"Bearer {SHOP_BOT_KEY}"}
CONSENT = f"/bot/shop/conversations/{KNOWN}/consent"
HANDOFF = f"/bot/shop/conversations/{KNOWN}/handoff"
UNKNOWN = "cnv_" + "b" * 26


@pytest.fixture
def turns() -> ScriptedTurns:
    return ScriptedTurns()


@pytest.fixture
async def port(turns: ScriptedTurns) -> AsyncIterator[int]:
    app = data_app(turns, sessions(), secure_cookies=False)
    server = Server(app, control_app({}, CollectorRegistry()), data_listen=Listen(), control_listen=Listen())
    await server.start()
    yield server.data.port
    await server.drain()


@pytest.fixture
async def client(port: int) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        yield session


async def test_a_bot_reads_what_it_may_do(client: aiohttp.ClientSession, turns: ScriptedTurns) -> None:
    async with client.get(CONSENT, headers=BOT) as response:
        assert response.status == 200
        assert response.headers["Cache-Control"] == "no-store"
        told = await response.json()
    assert told == {
        "purposes": {
            "service": {"allowed": True, "state": "given", "since": "2026-11-22T10:00:00Z", "basis": "consent"},
            "marketing": {"allowed": False, "state": "unknown", "since": None, "basis": "legitimate_interests"},
        },
        "citations": [
            {
                "law": "GDPR",
                "article": "Art. 6(1)(a)",
                "source": "https://law.example/6",
                "rule": "eu/consent_service",
            }
        ],
        "valid_until": "2026-12-31T23:59:59Z",
        "revision": "sha256:00",
    }
    assert list(told["purposes"]) == ["service", "marketing"]
    assert turns.asked == [("shop", KNOWN)]


@pytest.mark.parametrize(("to", "due"), [("human", False), ("bot", True)])
async def test_a_bot_hands_over(client: aiohttp.ClientSession, turns: ScriptedTurns, to: str, due: bool) -> None:
    async with client.post(HANDOFF, json={"to": to}, headers=BOT) as response:
        assert response.status == 200
        assert await response.json() == {"to": to, "disclosure_due": due}
    assert turns.handed == [("shop", KNOWN, Answerer(to))]


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer wrong", f"Bearer {BOT_KEY}", f"Bearer {API_KEY}", f"Basic {SHOP_BOT_KEY}"],
)
@pytest.mark.parametrize("conversation", [KNOWN, UNKNOWN, "x"])
async def test_nobody_else_does(
    client: aiohttp.ClientSession, turns: ScriptedTurns, authorization: str | None, conversation: str
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    place = f"/bot/shop/conversations/{conversation}"
    async with client.get(f"{place}/consent", headers=headers) as response:
        assert response.status == 401
    async with client.post(f"{place}/handoff", data=b"\xff nonsense", headers=headers) as response:
        assert response.status == 401  # before the body is looked at
    assert turns.untouched


async def test_a_route_without_a_credential_lets_nobody_in(client: aiohttp.ClientSession, turns: ScriptedTurns) -> None:
    for headers in ({}, BOT, {"Authorization": "Bearer "}):
        async with client.get(f"/bot/other/conversations/{KNOWN}/consent", headers=headers) as response:
            assert response.status == 401
    assert turns.untouched


async def test_the_person_at_the_web_chat_is_not_the_bot(client: aiohttp.ClientSession, turns: ScriptedTurns) -> None:
    async with client.post("/chat/shop/session") as response:
        token = (await response.json())["session"]
    async with client.get(CONSENT, headers={"Authorization": f"Bearer {token}"}) as response:
        assert response.status == 401
    async with client.get(CONSENT) as response:  # the cookie alone
        assert response.status == 401
    assert turns.untouched


async def test_a_foreign_conversation_is_as_unknown_as_one_that_never_was(
    client: aiohttp.ClientSession, turns: ScriptedTurns
) -> None:
    line = {"Authorization": f"Bearer {BOT_KEY}"}
    answers = set()
    for route, headers, conversation in [("line", line, KNOWN), ("shop", BOT, UNKNOWN), ("shop", BOT, "cnv_short")]:
        place = f"/bot/{route}/conversations/{conversation}"
        async with client.get(f"{place}/consent", headers=headers) as response:
            answers.add((response.status, await response.read()))
        async with client.post(f"{place}/handoff", json={"to": "human"}, headers=headers) as response:
            answers.add((response.status, await response.read()))
    assert len(answers) == 1
    [(status, body)] = answers
    assert status == 404
    assert json.loads(body)["error"]["code"] == "unknown_conversation"


@pytest.mark.parametrize(
    "conversation",
    [
        "CNV_" + "a" * 26,
        "cnv_" + "a" * 25,
        "cnv_" + "a" * 27,
        "cnv_" + "1" * 26,
        KNOWN + "%20",
        KNOWN + "%0a",
        KNOWN + "%00",
        KNOWN + ";x=1",
        "%EF%BD%83nv_" + "a" * 26,
        "sub_" + "a" * 26,
        "cnv_" + "%61" * 26,
        "..%2f" + KNOWN,
        "'%20or%201=1",
        "a" * 4000,
    ],
)
async def test_hostile_ids_reach_nothing(port: int, turns: ScriptedTurns, conversation: str) -> None:
    status = await asyncio.to_thread(raw_get, port, f"/bot/shop/conversations/{conversation}/consent")
    assert status in (400, 404)
    assert turns.untouched


def raw_get(port: int, target: str) -> int:
    """The status of a target exactly as written: other clients would tidy it up."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.putrequest("GET", target, skip_accept_encoding=True)
        connection.putheader("Authorization", BOT["Authorization"])
        connection.endheaders()
        return connection.getresponse().status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'"human"',
        b'{"to": "Human"}',
        b'{"to": "human "}',
        b'{"to": null}',
        b'{"to": ["human"]}',
        b'{"to": {"human": 1}}',
        b'{"to": "machine"}',
        b'{"to": "human", "to": "bot"}',
        b'{"to": "human", "why": "canary-5512"}',
        b'{"to": "human"} {}',
        b"[" * 5000,
        b'{"to": "\\ud800"}',
        b"\xef\xbb\xbf" + b'{"to": "human"}',
    ],
)
async def test_hostile_bodies_hand_over_to_nobody(
    client: aiohttp.ClientSession, turns: ScriptedTurns, body: bytes
) -> None:
    async with client.post(HANDOFF, data=body, headers={**BOT, **JSON}) as response:
        assert response.status in (400, 415)
        assert b"canary" not in await response.read()
    assert turns.untouched


async def test_a_body_is_json_and_bounded(client: aiohttp.ClientSession, turns: ScriptedTurns) -> None:
    async with client.post(HANDOFF, data=b"to=human", headers=BOT) as response:
        assert response.status == 415
    huge = b'{"to": "' + b"a" * 2_000_000 + b'"}'
    async with client.post(HANDOFF, data=io.BytesIO(huge), headers={**BOT, **JSON}) as response:
        assert response.status == 413
    assert turns.untouched


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", CONSENT),
        ("PUT", CONSENT),
        ("HEAD", CONSENT),
        ("DELETE", CONSENT),
        ("GET", HANDOFF),
        ("PATCH", HANDOFF),
        ("OPTIONS", HANDOFF),
    ],
)
async def test_other_methods_do_nothing(
    client: aiohttp.ClientSession, turns: ScriptedTurns, method: str, path: str
) -> None:
    async with client.request(method, path, headers=BOT) as response:
        assert response.status == 405
    assert turns.untouched


@pytest.mark.parametrize("path", ["/bot/nowhere", "/bot/SHOP", "/bot/shop%20", "/bot/", "/bot/a.b"])
async def test_other_routes_are_unknown(client: aiohttp.ClientSession, turns: ScriptedTurns, path: str) -> None:
    async with client.get(f"{path}/conversations/{KNOWN}/consent", headers=BOT) as response:
        assert response.status in (400, 404)
    assert turns.untouched


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [(StoreUnavailableError(), 503, "store_unavailable"), (ErasedError(), 409, "subject_erased")],
)
async def test_what_fails_is_an_error_in_the_one_shape(
    client: aiohttp.ClientSession, turns: ScriptedTurns, error: Exception, status: int, code: str
) -> None:
    turns.error = error
    async with client.get(CONSENT, headers=BOT) as response:
        assert response.status == status
        assert (await response.json())["error"]["code"] == code


async def test_pages_of_other_sites_read_nothing(client: aiohttp.ClientSession) -> None:
    async with client.get(CONSENT, headers={**BOT, "Origin": "https://evil.example"}) as response:
        assert "Access-Control-Allow-Origin" not in response.headers
