"""Fake personal data goes every way there is, also through errors, a kill and a restart; then it is searched
for in all that the bot got and all that is left behind."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from tests.e2e.canary import STRANGER, Person, Search, people, spellings
from tests.e2e.harness import Customer, Guardrail, Peer, Seen, development, peer, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEY, SECRET, TOKEN = "caller-key-0123456789", "channel-secret-0123456789", "channel-token-0123456789"
BOT_SECRET, CREDENTIAL = "bot-facing-secret-0123456789", "bot-facing-token-0123456789"
YES, NO, ERASE = "guardrail:consent:yes", "guardrail:consent:no", "guardrail:erase:yes"


class Bot:
    """Speaks all three protocols; says what it heard, or what it is told to, in the manner it is told to."""

    def __init__(self) -> None:
        self.mode, self.says = "well", ""

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        match self.mode:
            case "500":
                return web.Response(status=500, text=self.says)
            case "429":
                return web.json_response({"error": {"message": self.says}}, status=429)
            case "slow":
                await asyncio.sleep(10)
            case "malformed":
                return web.Response(text='{"messages": [{"text": "' + self.says, content_type="application/json")
            case "wrong shape":
                return web.json_response({"messages": {self.says: self.says}, "choices": [self.says]})
        if "events" in seen.json:
            return web.Response()
        text = self.says or "You said: " + _last(seen.json)
        if "text/event-stream" in request.headers.get("Accept", "") or seen.json.get("stream"):
            return await self._stream(request, text, "messages" in seen.json)
        if "messages" not in seen.json:
            return web.json_response({"messages": [{"text": text}]})
        message: dict[str, Any] = {"role": "assistant", "content": text}
        if seen.json.get("tools"):
            call = {"name": "send", "arguments": json.dumps({"to": "<EMAIL_ADDRESS_1>", "text": text})}
            message = {"role": "assistant", "tool_calls": [{"id": "1", "type": "function", "function": call}]}
        return web.json_response({"id": "1", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    async def _stream(self, request: web.Request, text: str, llm: bool) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for n, word in enumerate(text.split(" ")):
            if self.mode == "cut" and n == 3:
                assert request.transport is not None
                request.transport.abort()
                return response
            piece = {"text": word + " "}
            chunk = {"id": "1", "choices": [{"index": 0, "delta": {"content": word + " "}, "finish_reason": None}]}
            await response.write(b"data: " + json.dumps(chunk if llm else piece).encode() + b"\n\n")
        if self.mode == "endless":
            await asyncio.sleep(10)
        await response.write(b"data: [DONE]\n\n" if llm else b"event: done\ndata: {}\n\n")
        return response


def _last(body: dict[str, Any]) -> str:
    if "messages" not in body:
        return str(body.get("text", ""))
    content = body["messages"][-1].get("content") or ""
    return content if isinstance(content, str) else " ".join(part.get("text", "") for part in content)


@dataclass
class House:
    """What there is, and what was gathered for the search."""

    guard: Guardrail
    bots: Peer
    bot: Bot
    cloud: Peer
    http: aiohttp.ClientSession
    tmp: Path
    crowd: Iterator[Person] = field(default_factory=people)
    used: list[Person] = field(default_factory=list)
    to_bot: list[bytes] = field(default_factory=list)  # what calls of the bot were answered
    shown: list[bytes] = field(default_factory=list)  # what commands and probes print
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def person(self) -> Person:
        person = next(self.crowd)
        self.used.append(person)
        return person

    async def customer(self, route: str = "open") -> Customer:
        return await Customer(self.http, self.guard.url, route).arrive()

    async def llm(self, body: dict[str, Any], status: int = 200, key: str = KEY, **headers: str) -> bytes:
        sent = {"authorization": f"Bearer {key}", **headers}
        url = f"{self.guard.url}/llm/api/v1/chat/completions"
        async with self.http.post(url, json={"model": "m", **body}, headers=sent) as response:
            answer = await response.read()
            assert response.status == status, answer
            return answer

    def event(self, text: str, user: str, **more: Any) -> dict[str, Any]:
        n = next(self.numbers)
        return {
            "type": "message",
            "mode": "active",
            "timestamp": 1790000000000 + n,
            "source": {"type": "user", "userId": user},
            "webhookEventId": f"01HEVENT{n:018d}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": f"reply{n:027d}",
            "message": {"id": f"{n:018d}", "type": "text", "quoteToken": f"quote{n}", "text": text},
            **more,
        }

    async def webhook(self, *events: dict[str, Any], status: int = 200, route: str = "line") -> None:
        body = json.dumps({"destination": "U" + "d" * 32, "events": list(events)}).encode()
        signature = base64.b64encode(hmac.digest(SECRET.encode(), body, hashlib.sha256)).decode()
        headers = {"x-line-signature": signature, "content-type": "application/json"}
        async with self.http.post(f"{self.guard.url}/in/{route}", data=body, headers=headers) as response:
            assert response.status == status, await response.text()

    async def out(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """The bot calls LINE's API through us."""
        headers = {"authorization": f"Bearer {CREDENTIAL}"}
        url = f"{self.guard.url}/out/line/v2/bot/{path}"
        async with self.http.request(method, url, json=body, headers=headers) as response:
            answer = await response.read()
            self.to_bot.append(answer)
            assert response.status == status, answer
            return json.loads(answer)


# ---------------------------------------------------------------- the ways


async def web_chat(house: House) -> None:
    person, customer = house.person(), await house.customer()
    answer = await customer.say(person.told)
    assert person.email in answer[-1]
    status, _ = await customer.post({"text": house.person().told, "metadata": {"x": house.person().told}})
    assert status == 200
    streamed = house.person()
    status, text = await customer.post({"text": streamed.told}, accept="text/event-stream")
    assert status == 200
    assert streamed.email in text
    same = {"id": house.person().email, "text": house.person().told}
    assert [(await customer.post(same))[0] for _ in range(2)] == [200, 200]
    assert (await customer.post({"id": same["id"], "text": house.person().told}))[0] == 409
    assert (await customer.post({"choice": house.person().told}))[0] == 200


async def consent(house: House) -> None:
    agreed, refused, withdrawn = [await house.customer("asks") for _ in range(3)]
    person = house.person()
    await agreed.say(person.told)
    assert person.email in (await agreed.choose(YES))[-1]
    await refused.say(house.person().told)
    await refused.choose(NO)
    await refused.say(house.person().told)  # waits when everything is over
    await withdrawn.say("Hello there, is anybody in?")
    await withdrawn.choose(YES)
    await withdrawn.say("I withdraw my consent")
    await withdrawn.say(house.person().told)


async def refusals(house: House) -> None:
    """What the sender did wrong; every error is told without quoting."""
    customer, person = await house.customer(), house.person()
    told = person.told.encode()
    for body, status in (
        (b'{"text": "' + told, 400),
        (b'{"text": "' + told + b'", "text": 1}', 400),
        (b'{"text": ["' + told + b'"]}', 400),
        (b'{"text": "\\ud800 ' + told + b'"}', 400),
        (b'{"text": "' + told + b'\xff"}', 400),
        (b'{"text": "' + told * 10_000 + b'"}', 413),
        (json.dumps({"text": "x", "locale": person.told}).encode(), 400),
    ):
        got, answer = await customer.post(body)
        assert (got, set(answer)) == (status, {"error"})
        house.shown.append(json.dumps(answer).encode())
    keyed, _ = await customer.post({"text": "Hello", "metadata": {house.person().email: 1}})
    assert keyed in (200, 400)
    attachment = {"type": "file", "name": person.told, "url": f"https://x.example/{person.email}"}
    assert (await customer.post({"text": "look", "attachments": [attachment]}))[0] == 200
    forged = Customer(house.http, house.guard.url, "open")
    forged.token = house.person().email
    assert (await forged.post({"text": person.told}))[0] == 401
    await house.llm({"messages": [{"role": "user", "content": person.told}]}, 401, key=house.person().email)
    await house.llm({"messages": [{"role": person.told, "content": person.told}]})
    await house.llm({"messages": person.told}, 400)
    stray = house.person()
    for path in (f"/chat/{stray.email}", f"/{stray.told}", f"/chat/open?q={stray.told}", f"/in/{stray.name}"):
        headers = {"user-agent": stray.told, "referer": f"https://x.example/{stray.email}", "cookie": stray.email}
        async with house.http.post(house.guard.url + path, data=stray.told, headers=headers) as response:
            assert 400 <= response.status < 500
            house.shown.append(await response.read())


async def bot_errors(house: House) -> None:
    """The bot fails in the middle of a turn, with personal data of its own in what it says."""
    for mode, status in (("500", 502), ("429", 429), ("slow", 504), ("malformed", 502), ("wrong shape", None)):
        person, customer = house.person(), await house.customer("brief")
        house.bot.mode, house.bot.says = mode, person.told
        got, answer = await customer.post({"text": house.person().told})
        assert got >= 400
        assert status in (None, got)
        house.shown.append(json.dumps(answer).encode())
    for mode in ("cut", "endless"):
        customer = await house.customer("brief")
        house.bot.mode, house.bot.says = mode, house.person().told
        status, _ = await customer.post({"text": house.person().told}, accept="text/event-stream")
        assert status == 200
    await house.llm({"user": "cut", "stream": True, "messages": [{"role": "user", "content": house.person().told}]})
    house.bot.mode, house.bot.says = "well", ""


async def guard_stops(house: House) -> None:
    """The bot says something personal that is new, something of somebody else's, and that it is human."""
    customer, ordered = await house.customer(), house.person()
    house.bot.says = f"Your order goes to {ordered.told}"
    assert ordered.email in (await customer.say("Where is my order?"))[-1]
    assert ordered.email in (await customer.post({"text": "Again?"}, accept="text/event-stream"))[1]
    for says, accept in itertools.product(
        (f"It belongs to {house.used[1].told}", f"I am a real person, {house.person().told}"),
        ("application/json", "text/event-stream"),
    ):
        house.bot.says = says
        _, answer = await customer.post({"text": house.person().told}, accept=accept)
        assert house.used[1].email not in str(answer)
        assert "real person" not in str(answer)
    house.bot.says = ""


async def llm(house: House) -> None:
    def user(text: str) -> dict[str, str]:
        return {"role": "user", "content": text}

    person = house.person()
    assert person.email.encode() in await house.llm({"user": house.person().email, "messages": [user(person.told)]})
    person = house.person()
    body = {"metadata": {"conversation_id": person.email, "note": person.told}, "messages": [user(person.told)]}
    await house.llm({**body, "stream": True})
    parts = [{"type": "text", "text": house.person().told}]
    headers = {"X-Guardrail-Conversation": house.person().phone}
    messages = [{"role": "system", "content": house.person().told}, {"role": "user", "content": parts}]
    await house.llm({"messages": messages}, 200, KEY, **headers)
    arguments = json.dumps({"note": house.person().told})
    call = {"id": "1", "type": "function", "function": {"name": "send", "arguments": arguments}}
    tool = {"type": "function", "function": {"name": "send", "description": house.person().told, "parameters": {}}}
    result = {"role": "tool", "tool_call_id": "1", "content": house.person().told}
    history = [user(house.person().told), {"role": "assistant", "content": None, "tool_calls": [call]}, result]
    await house.llm({"user": "tools", "tools": [tool], "messages": history})
    await house.llm({"messages": [user(house.person().told)]})  # ephemeral
    house.bot.mode, house.bot.says = "500", house.person().told
    await house.llm({"messages": [user(house.person().told)]}, 502)
    await house.llm({"user": "errors", "stream": True, "messages": [user(house.person().told)]}, 502)
    house.bot.mode, house.bot.says = "well", ""


async def line(house: House) -> None:
    person = house.person()
    users = [f"U{next(house.numbers):032x}" for _ in range(2)]
    group = {"source": {"type": "group", "groupId": f"C{next(house.numbers):032x}", "userId": users[1]}}
    before = len(house.bots.seen)
    event = house.event(person.told, users[0])
    second, third = house.person(), house.person()
    await house.webhook(event, house.event(second.told, users[1]), house.event(third.told, users[0], **group))
    await until(lambda: len(house.bots.seen) == before + 3)
    placed = house.bots.seen[before].json["events"][0]["message"]["text"]
    reply = {"replyToken": event["replyToken"], "messages": [{"type": "text", "text": placed}]}
    await house.out("POST", "message/reply", reply)
    assert person.email.encode() in house.cloud.everything()
    said = {"type": "text", "text": f"We wrote to <EMAIL_ADDRESS_1>, and {house.person().told}"}
    await house.out("POST", "message/push", {"to": users[0], "messages": [said]})
    profile = await house.out("GET", f"profile/{users[0]}")
    assert profile["userId"] == users[0]
    await house.out("PUT", "channel/webhook/endpoint", {"endpoint": f"https://x.example/{person.email}"}, 403)
    house.bot.mode, house.bot.says = "500", house.person().told
    before = len(house.bots.seen)
    await house.webhook(house.event(house.person().told, users[0]))
    await until(lambda: len(house.bots.seen) >= before + 2)
    house.bot.mode, house.bot.says = "well", ""
    await house.webhook(house.event(house.person().told, users[0]), route="line-asks")
    forged = json.dumps({"events": [house.event(house.person().told, users[0])]})
    headers = {"x-line-signature": "AAAA", "content-type": "application/json"}
    async with house.http.post(f"{house.guard.url}/in/line", data=forged, headers=headers) as response:
        assert response.status == 401


async def erasure(house: House) -> None:
    customer = await house.customer()
    await customer.say(house.person().told)
    await customer.say("delete my data")
    await customer.choose(ERASE)
    await customer.say(house.person().told)


async def kill(house: House) -> None:
    """While turns of every channel are under way."""
    customer, waiting = await house.customer(), await house.customer("asks")
    await waiting.say(house.person().told)
    house.bot.mode, house.bot.says = "slow", house.person().told
    before = len(house.bots.seen)
    asked = [
        asyncio.create_task(customer.post({"text": house.person().told})),
        asyncio.create_task(house.llm({"user": "k", "messages": [{"role": "user", "content": house.person().told}]})),
        asyncio.create_task(house.webhook(house.event(house.person().told, "U" + "e" * 32))),
    ]
    await until(lambda: len(house.bots.seen) >= before + 3)
    await house.guard.kill()
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(result, aiohttp.ClientError) for result in results) == 2
    house.bot.mode, house.bot.says = "well", ""
    before = len(house.bots.seen)
    await house.guard.start()
    await until(lambda: len(house.bots.seen) > before)  # what LINE's webhook brought is delivered now


async def read(house: House) -> None:
    """All that operators can read."""
    for path in ("/metrics", "/readyz", "/livez"):
        house.shown.append(json.dumps((await house.guard.probe(path))[1]).encode())
    code, out, err = await house.guard.command("audit", "export")
    assert code == 0
    assert out.count(b"\n") > 50
    house.shown += [out, err]
    conversation = house.bots.seen[0].headers["Guardrail-Conversation"]
    code, out, err = await house.guard.command("transcript", "show", conversation, "--json")
    assert code == 0
    assert b"<EMAIL_ADDRESS_1>" in out
    house.shown += [out, err]
    for conversation in {seen.headers["Guardrail-Conversation"] for seen in house.bots.seen}:
        house.shown.append(json.dumps(await house.guard.transcript(conversation)).encode())


# ---------------------------------------------------------------- the search


def routes(bots: Peer, cloud: Peer) -> dict[str, Any]:
    chat, free = {"url": f"{bots.url}/chat"}, {"consent": "none"}
    line_route = {
        "channel": "line",
        "bot": {"url": f"{bots.url}/callback", "secret": BOT_SECRET, "credential": CREDENTIAL},
        "channel_secret": SECRET,
        "channel_token": TOKEN,
        "api_url": cloud.url,
        "media_url": cloud.url,
    }
    return {
        "open": {"channel": "web", "bot": chat, "policy": free},
        "brief": {"channel": "web", "bot": {**chat, "timeout": 0.5}, "policy": free},
        "asks": {"channel": "web", "bot": chat},
        "api": {"channel": "openai", "bot": {"url": f"{bots.url}/v1"}, "api_keys": [KEY], "policy": free},
        "line": {**line_route, "policy": free},
        "line-asks": line_route,
    }


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def aftermath(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """Everything happened; the process still runs, so that its write-ahead logs are there."""
    directory, tmp = tmp_path_factory.mktemp("canary"), tmp_path_factory.mktemp("private-tmp")
    bot, stranger = Bot(), Person(STRANGER)

    async def line_cloud(request: web.Request, seen: Seen) -> web.StreamResponse:
        if "/profile/" in seen.path:
            user = seen.path.rsplit("/", 1)[1]
            return web.json_response({"userId": user, "displayName": stranger.name, "statusMessage": stranger.told})
        return web.json_response({"sentMessages": [{"id": "1", "quoteToken": "q"}]})

    async with AsyncExitStack() as stack:
        bots = await stack.enter_async_context(peer(bot))
        cloud = await stack.enter_async_context(peer(line_cloud))
        http = await stack.enter_async_context(aiohttp.ClientSession())
        config = development(routes(bots, cloud))
        places = ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        guard = Guardrail(directory, config, dict.fromkeys(places, str(tmp)))
        await guard.start()
        stack.push_async_callback(guard.kill)
        house = House(guard, bots, bot, cloud, http, tmp, used=[stranger])
        for way in (web_chat, refusals, guard_stops, llm, line, kill, consent, bot_errors, erasure, read):
            await way(house)
        yield house


@pytest.fixture(scope="module")
def search(aftermath: House) -> Search:
    return Search(value for person in aftermath.used for value in person.values)


async def test_the_bot_got_nothing(aftermath: House, search: Search) -> None:
    assert len(aftermath.bots.seen) > 30
    assert b"<EMAIL_ADDRESS_1>" in aftermath.bots.everything()
    leaks = {seen.path: found for seen in aftermath.bots.seen if (found := search(_everything(seen)))}
    assert leaks == {}
    answered = [search(answer) for answer in aftermath.to_bot]
    assert set(answered) == {frozenset()}


async def test_nothing_lies_in_the_files(aftermath: House, search: Search) -> None:
    files = {path.name for path in aftermath.guard.state.rglob("*")}
    assert {"guardrail.db", "guardrail.db-wal", "keys.db"} <= files
    assert search.directory(aftermath.guard.directory) == {}


async def test_nothing_was_logged(aftermath: House, search: Search) -> None:
    log = b"".join(aftermath.guard.output)
    assert log.count(b"http.request") > 40
    assert b"Traceback" not in log
    assert search(log) == frozenset()


async def test_nothing_is_shown_to_operators_or_in_errors(aftermath: House, search: Search) -> None:
    assert {search(each) for each in aftermath.shown} == {frozenset()}


async def test_no_temporary_files_are_left_and_nothing_at_home(aftermath: House) -> None:
    assert list(aftermath.tmp.iterdir()) == []


async def test_the_log_verifies_after_all_this(aftermath: House) -> None:
    code, out, err = await aftermath.guard.command("audit", "verify")
    assert code == 0, (out, err)


async def test_nothing_lies_in_the_files_after_a_good_end(aftermath: House, search: Search) -> None:
    assert await aftermath.guard.stop() == 0
    assert search.directory(aftermath.guard.directory) == {}
    assert list(aftermath.tmp.iterdir()) == []
    assert search(b"".join(aftermath.guard.output)) == frozenset()


def _everything(seen: Seen) -> bytes:
    return f"{seen.method} {seen.path} {json.dumps(dict(seen.headers))}\n".encode() + seen.body


# ---------------------------------------------------------------- the search finds


@pytest.mark.parametrize("encoding", list(spellings("some value")))
async def test_the_search_finds_every_spelling(tmp_path: Path, encoding: str) -> None:
    person = Person(7)
    found = Search(person.values)
    for value in person.values:
        for spelling in spellings(value)[encoding]:
            assert any(hit.startswith(value) for hit in found(b"\x00noise\xff" + spelling + b"more")), spelling


@pytest.mark.parametrize("shift", range(3))
async def test_the_search_finds_what_stands_inside_of_an_encoded_text(tmp_path: Path, shift: int) -> None:
    person = Person(7)
    text = b"x" * shift + person.told.encode()
    (tmp_path / "base64").write_bytes(base64.b64encode(text))
    (tmp_path / "hex").write_bytes(text.hex().upper().encode())
    (tmp_path / "wide").write_bytes(text.decode().encode("utf-16-le"))
    (tmp_path / "escaped").write_text("".join(f"\\u{byte:04X}" for byte in text))
    for hits in Search(person.values).directory(tmp_path).values():
        assert {hit.rpartition(" (")[0] for hit in hits} == set(person.values)


async def test_the_search_finds_a_cell_in_a_write_ahead_log_and_in_a_free_page(tmp_path: Path) -> None:
    person, path = Person(7), tmp_path / "data.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA secure_delete=OFF")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (?)", (person.told,))
    search = Search(person.values)
    assert "data.db-wal" in search.directory(tmp_path)
    connection.execute("DELETE FROM t")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert set(search.directory(tmp_path)) == {"data.db"}
    connection.close()
