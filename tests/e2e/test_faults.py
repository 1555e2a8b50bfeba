"""What a person, the bot and the probes see when something fails, and that it works again by itself."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import resource
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from guardrail.core.texts import Catalogue
from guardrail.policy.tree import default_policy_dir
from guardrail.types import Saying
from tests.contract import opa_binary
from tests.e2e.harness import Customer, Guardrail, Peer, Seen, development, guardrail, peer, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEY = "caller-key-0123456789"
SECRET, TOKEN = "channel-secret-0123456789", "channel-token-0123456789"
BOT_SECRET, CREDENTIAL = "bot-facing-secret-0123456789", "bot-facing-token-0123456789"
EMAIL = "perpetua.f@example.org"
CATALOGUE = Catalogue(None, None)
PLAIN_MODEL = {"detection": {"model": False}}


def safe_reply(language: str) -> str:
    return CATALOGUE.wording(Saying.SAFE_REPLY, language).text


class Bot:
    """A bot of both protocols that behaves as it is told."""

    def __init__(self) -> None:
        self.mode = "well"
        self.go_on = asyncio.Event()

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        match self.mode:
            case "slow":
                await asyncio.sleep(30)
            case "500":
                return web.Response(status=500, text=f"Traceback of {EMAIL}")
            case "not json":
                return web.Response(text=f"<html>{EMAIL}", content_type="text/html")
            case "wrong shape":
                return web.json_response({"messages": "none", "choices": 5})
            case "redirect":
                return web.Response(status=302, headers={"location": "http://127.0.0.1:1/"})
            case "hangs up":
                assert request.transport is not None
                request.transport.abort()
        if "text/event-stream" in request.headers.get("Accept", ""):
            return await self._stream(request)
        if "messages" in seen.json:
            message = {"role": "assistant", "content": "I am well."}
            return web.json_response({"id": "1", "choices": [{"index": 0, "message": message}]})
        return web.json_response({"messages": [{"text": "I am well."}]})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        await response.write(b'data: {"text": "It begins "}\n\n')
        if self.mode == "breaks off":
            assert request.transport is not None
            request.transport.abort()
            return response
        await self.go_on.wait()
        await response.write(b'data: {"text": "and ends."}\n\nevent: done\ndata: {}\n\n')
        return response


class House:
    """A process, its bot, and people who write to it."""

    def __init__(self, guard: Guardrail, server: Peer, bot: Bot, http: aiohttp.ClientSession) -> None:
        self.guard, self.server, self.bot, self.http = guard, server, bot, http

    async def customer(self, route: str = "shop") -> Customer:
        return await Customer(self.http, self.guard.url, route).arrive()

    async def complete(self, text: str, user: str) -> tuple[int, Any]:
        body = {"model": "m", "user": user, "messages": [{"role": "user", "content": text}]}
        headers = {"authorization": f"Bearer {KEY}"}
        url = f"{self.guard.url}/llm/api/v1/chat/completions"
        async with self.http.post(url, json=body, headers=headers) as response:
            return response.status, await response.json()

    async def webhook(self, text: str) -> int:
        """LINE delivers the same message, however often it is called with the same text."""
        number = int.from_bytes(text.encode()[:6])
        event = {
            "type": "message",
            "mode": "active",
            "timestamp": 1790000000000,
            "source": {"type": "user", "userId": "U" + "7" * 32},
            "webhookEventId": f"01HEVENT{number:018d}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": f"reply{number:027d}",
            "message": {"id": f"{number:018d}", "type": "text", "quoteToken": "q", "text": text},
        }
        body = json.dumps({"destination": "U" + "d" * 32, "events": [event]}).encode()
        signature = base64.b64encode(hmac.digest(SECRET.encode(), body, hashlib.sha256)).decode()
        headers = {"x-line-signature": signature, "content-type": "application/json"}
        async with self.http.post(f"{self.guard.url}/in/line", data=body, headers=headers) as response:
            return response.status

    def heard(self) -> str:
        """The conversation id the bot was told last."""
        return self.server.seen[-1].headers["Guardrail-Conversation"]


def routes(server: Peer) -> dict[str, Any]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{probe.getsockname()[1]}"
    free = {"consent": "none"}
    return {
        "shop": {"channel": "web", "bot": {"url": f"{server.url}/chat", "timeout": 0.5}, "policy": free},
        "down": {"channel": "web", "bot": {"url": f"{closed}/chat"}, "policy": free},
        "long": {"channel": "web", "bot": {"url": f"{server.url}/chat", "timeout": 20}, "policy": free},
        "line": {
            "channel": "line",
            "bot": {"url": f"{server.url}/callback", "secret": BOT_SECRET, "credential": CREDENTIAL},
            "channel_secret": SECRET,
            "channel_token": TOKEN,
            "api_url": closed,
            "media_url": closed,
            "policy": free,
        },
        "api": {
            "channel": "openai",
            "bot": {"url": f"{server.url}/v1", "timeout": 0.5},
            "api_keys": [KEY],
            "policy": free,
        },
    }


@asynccontextmanager
async def house_of(directory: Path, **settings: Any) -> AsyncIterator[House]:
    bot = Bot()
    async with peer(bot) as server, aiohttp.ClientSession() as http:
        config = development(routes(server), **PLAIN_MODEL, **settings)
        async with guardrail(directory, config) as guard:
            yield House(guard, server, bot, http)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house_of(tmp_path_factory.mktemp("faults")) as house:
        yield house


@pytest.fixture
def house(running: House) -> House:
    running.bot.mode = "well"
    running.bot.go_on = asyncio.Event()
    running.server.seen.clear()
    return running


# ---------------------------------------------------------------- the bot

TROUBLE = [
    ("500", 502, "bot_unavailable"),
    ("slow", 504, "bot_timeout"),
    ("not json", 502, "bot_answer_unreadable"),
    ("wrong shape", 502, None),
    ("redirect", 502, None),
    ("hangs up", 502, "bot_unavailable"),
]


@pytest.mark.parametrize(("mode", "status", "code"), TROUBLE)
async def test_trouble_with_the_bot_is_told_safely_and_the_inbound_half_stays(
    house: House, mode: str, status: int, code: str | None
) -> None:
    customer = await house.customer()
    house.bot.mode = mode
    got, answer = await customer.post({"text": f"Please write to {EMAIL}.", "locale": "en"})
    assert got == status
    assert set(answer) == {"messages", "error"}
    assert [message["text"] for message in answer["messages"]] == [safe_reply("en")]
    assert code in (None, answer["error"]["code"])
    kept = await house.guard.transcript(house.heard())
    assert kept == [("inbound", "Please write to <EMAIL_ADDRESS_1>.")]
    entries = await house.guard.entries()
    (decided,) = [entry for entry in entries if entry.get("conversation") == house.heard()]
    assert decided["action"] == "admit"
    assert [entry["tag"] for entry in entries if entry.get("turn") == decided["turn"]][-1] == "turn:turn:failed"

    house.bot.mode = "well"
    assert (await customer.say("And now?"))[-1] == "I am well."


@pytest.mark.parametrize(("mode", "status", "code"), TROUBLE)
async def test_callers_of_an_llm_api_get_an_error_of_its_shape(
    house: House, mode: str, status: int, code: str | None
) -> None:
    house.bot.mode = mode
    got, answer = await house.complete(f"Write to {EMAIL}, please.", f"trouble {mode}")
    assert got == status
    assert set(answer) == {"error"}
    assert {"message", "type", "code"} <= set(answer["error"])
    assert answer["error"]["message"] == safe_reply("en")
    assert code in (None, answer["error"]["code"])
    kept = await house.guard.transcript(house.heard())
    assert ("inbound", "Write to <EMAIL_ADDRESS_1>, please.") in kept
    assert {direction for direction, _ in kept} == {"inbound"}


async def test_a_bot_that_nobody_reaches(house: House) -> None:
    status, answer = await (await house.customer("down")).post({"text": "Hello there, is anybody in?"})
    assert (status, answer["error"]["code"]) == (502, "bot_unavailable")
    assert answer["messages"][0]["text"] == safe_reply("en")


SPOKEN = [
    ("lt", "Labas, norėčiau sužinoti, kur yra mano siunta."),
    ("es", "Hola, quisiera saber dónde está mi paquete."),
    ("zh-TW", "你好，我想查詢我的包裹什麼時候到。"),
]


@pytest.mark.parametrize(("language", "text"), SPOKEN)
@pytest.mark.parametrize("stated", [True, False], ids=["stated", "spoken"])
async def test_the_safe_reply_is_in_the_persons_language(house: House, language: str, text: str, stated: bool) -> None:
    house.bot.mode = "500"
    customer = await house.customer()
    _, answer = await customer.post({"text": text, **({"locale": language} if stated else {})})
    assert answer["messages"][0]["text"] == safe_reply(language)


async def test_a_stream_that_breaks_off_ends_with_the_safe_reply(house: House) -> None:
    customer = await house.customer()
    house.bot.mode = "breaks off"
    status, text = await customer.post({"text": "Tell me a story"}, accept="text/event-stream")
    assert status == 200
    events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
    assert safe_reply("en") in [event.get("text") for event in events]
    assert "event: done" in text
    assert ("inbound", "Tell me a story") in await house.guard.transcript(house.heard())


# ---------------------------------------------------------------- the store and the keys


@contextmanager
def disk_full(pid: int) -> Iterator[None]:
    """No file of that process may grow."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Somebody else writes to this database and does not come to an end."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@contextmanager
def without(database: Path, table: str) -> Iterator[None]:
    """Somebody took a table away."""

    def rename(before: str, after: str) -> None:
        connection = sqlite3.connect(database, isolation_level=None, timeout=20)
        connection.execute(f"ALTER TABLE {before} RENAME TO {after}")
        connection.close()

    rename(table, "elsewhere")
    try:
        yield
    finally:
        rename("elsewhere", table)


async def ready(guard: Guardrail) -> bool:
    return (await guard.probe("/readyz"))[0] == 200


async def nothing_goes_on(house: House, customer: Customer, check: str, *codes: str) -> None:
    """A turn is refused safely, the bot hears nothing, and the probe names what fails."""
    house.server.seen.clear()
    asked = customer.post({"text": f"Por favor, escriba a {EMAIL}.", "locale": "es"})
    completed = house.complete(f"Write to {EMAIL}, please.", f"nothing goes on, {check}")
    (status, answer), (got, error), (unready, health) = await asyncio.gather(
        asked, completed, house.guard.probe("/readyz")
    )
    assert (status, got, unready) == (503, 503, 503)
    assert answer["messages"][0]["text"] == safe_reply("es")
    assert {answer["error"]["code"], error["error"]["code"]} <= set(codes)
    assert house.server.seen == []
    assert not health["checks"][check]["ok"]
    assert (await house.guard.probe("/livez"))[0] == 200


async def goes_on(house: House, customer: Customer) -> None:
    """The same process works again."""
    async with asyncio.timeout(20):
        while not await ready(house.guard):
            await asyncio.sleep(0.05)
    assert (await customer.say("And now?"))[-1] == "I am well."
    assert len(house.server.seen) == 1


async def test_a_webhook_that_cannot_be_kept_is_not_acknowledged(house: House) -> None:
    with disk_full(house.guard.pid):
        assert await house.webhook("first, write to me") == 503
        assert await house.webhook("first, write to me") == 503
    assert house.server.seen == []
    async with asyncio.timeout(20):
        while (status := await house.webhook("first, write to me")) == 503:
            await asyncio.sleep(0.05)
    assert status == 200
    assert await house.webhook("first, write to me") == 200
    assert await house.webhook("second, this") == 200
    await until(lambda: len(house.server.seen) >= 2)
    told = [seen.json["events"][0]["message"]["text"] for seen in house.server.seen]
    assert told == ["first, write to me", "second, this"]


@pytest.mark.parametrize("fault", ["disk full", "locked", "broken"])
async def test_a_failing_store_stops_everything_until_it_is_back(house: House, fault: str) -> None:
    customer = await house.customer()
    await customer.say("Hello there!")
    database = house.guard.state / "guardrail.db"
    faults = {
        "disk full": disk_full(house.guard.pid),
        "locked": locked(database),
        "broken": without(database, "transcript"),
    }
    with faults[fault]:
        if fault == "broken":
            house.server.seen.clear()
            status, answer = await customer.post({"text": "Hello?"})
            assert (status, answer["error"]["code"], house.server.seen) == (503, "store_unavailable", [])
        else:
            codes = ["store_unavailable", *(["keys_unavailable"] if fault == "disk full" else [])]
            await nothing_goes_on(house, customer, "store", *codes)
    house.server.seen.clear()
    await goes_on(house, customer)


async def test_a_failing_key_store_stops_everything_until_it_is_back(house: House) -> None:
    stranger = await house.customer()
    with without(house.guard.state / "keys.db", "data_keys"):
        await nothing_goes_on(house, stranger, "keys", "keys_unavailable")
    house.server.seen.clear()
    await goes_on(house, stranger)


async def test_a_turn_that_loses_the_store_under_way_tells_the_person_nothing_unrecorded(house: House) -> None:
    """The bot answers while the disk fills up: the answer cannot be recorded, so nobody sees it."""
    customer = await house.customer("long")
    await customer.say("Hello there!")
    house.server.seen.clear()
    asked = asyncio.create_task(customer.post({"text": "Tell me a story"}, accept="text/event-stream"))
    await until(lambda: bool(house.server.seen))
    with ExitStack() as fault:
        fault.enter_context(disk_full(house.guard.pid))
        house.bot.go_on.set()
        status, text = await asked
    assert status in (200, 503)
    assert safe_reply("en") in (text if isinstance(text, str) else text["messages"][0]["text"])
    house.server.seen.clear()
    await goes_on(house, customer)


# ---------------------------------------------------------------- the policy


class FalseOpa:
    """Answers like an OPA server that something is wrong with."""

    def __init__(self) -> None:
        self.mode = "500"

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        known = {"provenance": {"bundles": {"guardrail": {"revision": "r1"}}}}
        match self.mode:
            case "slow":
                await asyncio.sleep(30)
            case "undefined":
                return web.json_response(known)
            case "empty":
                return web.json_response({})
            case "not json":
                return web.Response(text="<html>", content_type="application/json")
            case "wrong shape":
                return web.json_response({**known, "result": {"action": "admit"}})
            case "unknown action":
                return web.json_response({**known, "result": {"action": "wave it through", "redact": {}}})
            case "allow":
                return web.json_response({**known, "result": True})
        return web.Response(status=500)


class Relay:
    """Where the configuration says OPA is: nothing, a false one, or in the end a real one."""

    def __init__(self) -> None:
        self.false = FalseOpa()
        self.real = ""

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        if not self.real:
            return await self.false(request, seen)
        async with (
            aiohttp.ClientSession() as http,
            http.post(
                self.real + str(request.rel_url), data=seen.body, headers={"content-type": "application/json"}
            ) as r,
        ):
            return web.Response(status=r.status, body=await r.read(), content_type="application/json")


async def test_without_a_policy_decision_nothing_goes_on(tmp_path: Path) -> None:
    relay = Relay()
    async with peer(relay) as opa, house_of(tmp_path, policy={"engine": "opa", "opa": {"url": opa.url}}) as house:
        customer = await house.customer()
        for mode in ("500", "slow", "undefined", "empty", "not json", "wrong shape", "unknown action", "allow"):
            relay.false.mode = mode
            status, answer = await customer.post({"text": f"Por favor, escriba a {EMAIL}.", "locale": "es"})
            assert (status, answer["messages"][0]["text"]) == (503, safe_reply("es")), mode
            assert answer["error"]["code"].startswith("policy_"), mode
            assert house.server.seen == []
            got, health = await house.guard.probe("/readyz")
            assert got == 503
            assert not health["checks"]["policy"]["ok"]
            assert health["checks"]["store"]["ok"]
        assert EMAIL.encode() not in opa.everything()
        with opa_binary.server(default_policy_dir()) as real:
            relay.real = real
            await goes_on(house, customer)


# ---------------------------------------------------------------- the end


async def test_sigterm_finishes_what_runs_and_takes_nothing_new(tmp_path: Path) -> None:
    async with house_of(tmp_path) as house:
        customer, other = await house.customer("long"), await house.customer("long")
        running = asyncio.create_task(customer.post({"text": "Tell me a story"}, accept="text/event-stream"))
        await until(lambda: bool(house.server.seen))
        conversation = house.heard()
        house.guard.send_signal(signal.SIGTERM)
        await asyncio.sleep(0)
        async with asyncio.timeout(10):
            while await ready(house.guard):
                await asyncio.sleep(0.02)
        assert (await house.guard.probe("/livez"))[0] == 200
        assert await _refused(other)
        assert (await house.guard.probe("/livez"))[0] == 200
        assert not running.done()
        house.bot.go_on.set()
        status, text = await running
        assert status == 200
        assert "and ends." in text
        assert "event: done" in text
        assert await house.guard.stop() == 0
        assert await house.guard.transcript(conversation) == [
            ("inbound", "Tell me a story"),
            ("outbound", "It begins and ends."),
        ]
        assert len(house.server.seen) == 1
        code, _, said = await house.guard.command("audit", "verify")
        assert code == 0, said
        tags = [entry["tag"] for entry in await house.guard.entries()]
        assert tags[-1] == "process:guardrail:stopped"


async def _refused(customer: Customer) -> bool:
    try:
        status, _ = await customer.post({"text": "Hello?"})
    except aiohttp.ClientError:
        return True
    return status == 503
