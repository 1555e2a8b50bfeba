"""kill -9 at any moment: what was acknowledged is there afterwards, and nothing is half done."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import random
import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from guardrail.core.ids import new_id
from tests.e2e.harness import Guardrail, Seen, development, peer, until

T = TypeVar("T")
pytestmark = pytest.mark.asyncio(loop_scope="module")

KILLS, CUSTOMERS, PEOPLE = 8, 8, 3
SECRET, TOKEN = "channel-secret-0123456789", "channel-token-0123456789"
BOT_SECRET, CREDENTIAL = "bot-facing-secret-0123456789", "bot-facing-token-0123456789"


class Bot:
    """Echoes the chat; notes per person what LINE's webhooks say."""

    def __init__(self) -> None:
        self.delivered: dict[str, list[str]] = defaultdict(list)

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        body = seen.json
        if "events" not in body:
            return web.json_response({"messages": [{"text": f"You said: {body['text']}"}]})
        for event in body["events"]:
            self.delivered[event["source"]["userId"]].append(event["message"]["text"])
        return web.Response()


async def line_cloud(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"sentMessages": [{"id": "1", "quoteToken": "q"}]})


class Traffic:
    """People who go on writing whatever happens, and what they were promised."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self._url = http, url
        self._numbers = itertools.count(1)
        self.answered: dict[str, list[str]] = defaultdict(list)  # by customer: texts whose answer was seen
        self.acknowledged: dict[str, list[str]] = defaultdict(list)  # by LINE user: texts answered 200
        self.erased = 0
        self.failures = 0

    async def chat(self, customer: str) -> None:
        """A customer; every text has an e-mail address of its own."""
        token = await self._until_done(self._session)
        while True:
            n = next(self._numbers)
            text = f"{customer} writes {n}: my mail is c{n}@example.org"
            if await self._said(token, {"text": text}):
                self.answered[customer].append(f"{customer} writes {n}")
            await asyncio.sleep(0.01)

    async def vanish(self) -> None:
        """One customer after the other comes, tells something and has it all deleted."""
        while True:
            token = await self._until_done(self._session)
            await self._said(token, {"text": f"my mail is gone{next(self._numbers)}@example.org"})
            await self._said(token, {"text": "delete my data"})
            self.erased += await self._said(token, {"choice": "guardrail:erase:yes"})
            await asyncio.sleep(0.02)

    async def webhook(self, user: str) -> None:
        """LINE, for one user: redelivers until it is acknowledged, then goes on."""
        while True:
            n = next(self._numbers)
            text = f"message {n} of mine"
            await self._until_done(partial(self._deliver, _event(n, user, text)))
            self.acknowledged[user].append(text)
            await asyncio.sleep(0.03)

    async def _session(self) -> str:
        async with self._http.post(f"{self._url}/chat/shop/session") as response:
            return str((await response.json())["session"])

    async def _said(self, token: str, body: dict[str, Any]) -> bool:
        headers = {"authorization": f"Bearer {token}"}
        try:
            async with self._http.post(f"{self._url}/chat/shop", json=body, headers=headers) as response:
                await response.read()
                return response.status == 200
        except (aiohttp.ClientError, OSError):
            await self._failed()
            return False

    async def _deliver(self, event: dict[str, Any]) -> None:
        body = json.dumps({"destination": "U" + "d" * 32, "events": [event]}).encode()
        signature = base64.b64encode(hmac.digest(SECRET.encode(), body, hashlib.sha256)).decode()
        headers = {"x-line-signature": signature, "content-type": "application/json"}
        async with self._http.post(f"{self._url}/in/line", data=body, headers=headers) as response:
            response.raise_for_status()

    async def _until_done(self, attempt: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                return await attempt()
            except (aiohttp.ClientError, OSError):
                await self._failed()

    async def _failed(self) -> None:
        self.failures += 1
        await asyncio.sleep(0.05)


def _event(n: int, user: str, text: str) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": 1790000000000 + n,
        "source": {"type": "user", "userId": user},
        "webhookEventId": f"01HEVENT{n:018d}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"reply{n:027d}",
        "message": {"id": f"{n:018d}", "type": "text", "quoteToken": f"quote{n}", "text": text},
    }


class House:
    """What was promised, and the process that must have kept it."""

    def __init__(self, guard: Guardrail, bot: Bot, traffic: Traffic) -> None:
        self.guard, self.bot, self.traffic = guard, bot, traffic


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def aftermath(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """After the last kill and a restart, with everything delivered."""
    bot, moments = Bot(), random.Random(7)
    async with peer(bot) as bots, peer(line_cloud) as cloud, aiohttp.ClientSession() as http:
        free = {"consent": "none", "jurisdictions": "eu"}  # where an account in the chat may be erased without a code
        routes = {
            "shop": {"channel": "web", "bot": {"url": f"{bots.url}/chat"}, "policy": free},
            "line": {
                "channel": "line",
                "bot": {
                    "url": f"{bots.url}/callback",
                    "secret": BOT_SECRET,
                    "credential": CREDENTIAL,
                    "timeout": 3,
                    "connect_timeout": 1,
                },
                "channel_secret": SECRET,
                "channel_token": TOKEN,
                "api_url": cloud.url,
                "media_url": cloud.url,
                "policy": free,
            },
        }
        port = _free_port()
        config = development(routes, detection={"model": False}, listen={"port": port, "control_port": 0})
        guard = Guardrail(tmp_path_factory.mktemp("kills"), config)
        traffic = Traffic(http, f"http://127.0.0.1:{port}")
        await guard.start()
        people: list[Coroutine[Any, Any, None]] = [traffic.chat(f"customer {n}") for n in range(CUSTOMERS)]
        people += [traffic.webhook(f"U{n:032x}") for n in range(PEOPLE)]
        people.append(traffic.vanish())
        tasks = [asyncio.create_task(person) for person in people]
        try:
            for _ in range(KILLS):
                await asyncio.sleep(moments.uniform(0.1, 0.9))
                await guard.kill()
                await guard.start()
            await until(lambda: traffic.erased > 2, 30)  # an erasure takes longer than most of these lives
            assert [task for task in tasks if task.done()] == []
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await guard.kill()
            await guard.start()
            yield House(guard, bot, traffic)
        finally:
            for task in tasks:
                task.cancel()
            await guard.kill()


async def test_there_was_something_to_lose(aftermath: House) -> None:
    traffic = aftermath.traffic
    assert len(traffic.answered) == CUSTOMERS
    assert sum(map(len, traffic.answered.values())) > 5 * KILLS
    assert sum(map(len, traffic.acknowledged.values())) > KILLS
    assert traffic.erased > 2
    assert traffic.failures > KILLS


async def test_every_answer_that_was_seen_is_in_the_transcript(aftermath: House) -> None:
    kept: set[str] = set()
    async with aftermath.guard.rooms() as (store, _):
        async with asyncio.timeout(120):  # whoever carried an erasure on when it was killed holds it for a minute
            while await store.erasures_begun():
                await asyncio.sleep(0.5)
        subjects = await store.subject_ids()
        conversations = [each for subject in subjects for each in await store.conversations(subject)]
    said: dict[str, list[str]] = {"inbound": [], "outbound": []}
    for conversation in conversations:
        for direction, text in await aftermath.guard.transcript(conversation):
            said[direction].append(text)
    kept.update(said["outbound"])
    heard = {text.partition(":")[0] for text in said["inbound"]}
    replied = {text.removeprefix("You said: ").partition(":")[0] for text in kept}
    promised = {text for texts in aftermath.traffic.answered.values() for text in texts}
    assert promised - heard == set()
    assert promised - replied == set()
    assert not any("@example.org" in text for text in (*said["inbound"], *said["outbound"]))


async def test_every_acknowledged_webhook_reaches_the_bot_in_order(aftermath: House) -> None:
    delivered = aftermath.bot.delivered
    acknowledged = aftermath.traffic.acknowledged
    await until(lambda: all(set(texts) <= set(delivered[user]) for user, texts in acknowledged.items()), 90)
    for user, texts in acknowledged.items():
        firsts = list(dict.fromkeys(delivered[user]))  # at least once: repetitions count where they began
        assert [text for text in firsts if text in set(texts)] == texts


async def test_the_audit_log_verifies(aftermath: House) -> None:
    async with asyncio.timeout(20):
        while await aftermath.guard.unplaced():
            await asyncio.sleep(0.1)
    code, out, err = await aftermath.guard.command("audit", "verify", "--json")
    assert code == 0, err
    report = json.loads(out)
    assert report["ok"]
    assert report["size"] == len(await aftermath.guard.entries())


async def test_nobody_is_half_erased(aftermath: House) -> None:
    async with aftermath.guard.rooms() as (store, keys):
        async with asyncio.timeout(20):
            while await store.erasures_begun():
                await asyncio.sleep(0.1)
        entries = await aftermath.guard.entries()
        begun = {entry["subject"] for entry in entries if entry["tag"] == "erasure:subject:begun"}
        completed = {entry["subject"] for entry in entries if entry["tag"] == "erasure:subject:completed"}
        subjects = await store.subject_ids()
        assert len(begun) >= aftermath.traffic.erased
        assert begun == completed
        assert not begun & set(subjects)
        assert await keys.missing(sorted(begun)) == begun
        assert await keys.missing(subjects) == frozenset()
        assert await keys.missing([new_id("sub", lambda size: b"\0" * size)])
