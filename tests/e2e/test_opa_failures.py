"""Guardrail beside an OPA that is down, slow, overloaded or talks nonsense: one counted denial a turn, no retries."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.tree import default_policy_dir
from tests.contract import opa_binary
from tests.e2e.harness import Customer, Guardrail, Peer, Seen, development, guardrail, peer

LAW, TURN = "/v1/data/guardrail/law/decision", "/v1/data/guardrail/turn/decision"
TIMEOUT = 4.0
CROWD = 24


class Opa:
    """Decides as the real one does, unless it is told to fail."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        self._engine = engine
        self.mode = "well"
        self.asked: Counter[str] = Counter()
        self._never = asyncio.Event()

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        self.asked[seen.path] += 1
        match self.mode:
            case "slow":
                await self._never.wait()
            case "500" | "503":
                return web.Response(status=int(self.mode))
            case "garbage":
                return web.Response(body=b"\x00\xff{", content_type="application/json")
            case "reset":
                assert request.transport is not None
                request.transport.abort()
        raw = await self._engine.evaluate(seen.path.removeprefix("/v1/data/"), seen.json["input"])
        bundles = {"guardrail": {"revision": raw.revision}}
        return web.json_response({"result": raw.result, "provenance": {"bundles": bundles}})


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": f"You said: {seen.json.get('text', '')}"}]})


@asynccontextmanager
async def house(directory: Path, opa: str) -> AsyncIterator[tuple[Guardrail, Peer, list[Customer]]]:
    """Guardrail asking ``opa``, its bot, and a crowd of customers who have arrived."""
    async with peer(echo) as bot, aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        routes = {"shop": {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}}
        settings = {"engine": "opa", "opa": {"url": opa, "timeout": TIMEOUT}}
        config = development(routes, policy=settings, detection={"model": False})
        async with guardrail(directory, config) as guard:
            yield guard, bot, [await Customer(http, guard.url, "shop").arrive() for _ in range(CROWD)]


async def refusals(guard: Guardrail) -> Counter[str]:
    """How many turns ended without a decision, by code."""
    _, exposition = await guard.probe("/metrics")
    pattern = r'^guardrail_refusals_total\{([^}]*stage="decide"[^}]*)\} ([0-9.]+)$'
    found = re.findall(pattern, exposition, flags=re.MULTILINE)
    return Counter({re.search(r'code="([a-z_]+)"', labels)[1]: int(float(count)) for labels, count in found})  # type: ignore[index]


async def say(customer: Customer) -> tuple[int, Any]:
    return await customer.post({"text": "hello there", "locale": "en"})


async def goes_on(customers: list[Customer]) -> None:
    """Everybody is answered again."""
    for status, answer in await asyncio.gather(*(say(each) for each in customers)):
        assert (status, answer["messages"][-1]["text"]) == (200, "You said: hello there")


async def test_every_turn_is_denied_once_and_counted_and_nothing_is_asked_again(tmp_path: Path) -> None:
    engine = EmbeddedEngine(deadline=20)
    opa = Opa(engine)
    async with peer(opa) as served, house(tmp_path, served.url) as (guard, bot, customers):
        await goes_on(customers)
        assert opa.asked[TURN] >= CROWD
        for mode in ("slow", "500", "503", "garbage", "reset"):
            bot.seen.clear()
            opa.mode, before = mode, await refusals(guard)
            opa.asked.clear()
            begun = asyncio.get_running_loop().time()
            denied = await asyncio.gather(*(say(each) for each in customers))
            took = asyncio.get_running_loop().time() - begun
            assert {status for status, _ in denied} == {503}, mode
            assert {answer["error"]["code"][:7] for _, answer in denied} == {"policy_"}
            assert opa.asked.total() <= CROWD  # at most one question a turn; the law in force is known
            assert bot.seen == []
            assert took < 5 * TIMEOUT  # no queue of timeouts, one after the other
            counted = await refusals(guard) - before
            assert counted.total() == CROWD
            assert all(code.startswith("policy_") for code in counted)
            status, health = await guard.probe("/readyz")
            assert (status, health["checks"]["policy"]["ok"]) == (503, False)
            opa.mode = "well"
            await goes_on(customers)
    await engine.close()


async def test_the_law_in_force_is_read_once_and_never_from_a_failure(tmp_path: Path) -> None:
    engine = EmbeddedEngine(deadline=20)
    opa = Opa(engine)
    opa.mode = "500"
    async with peer(opa) as served, house(tmp_path, served.url) as (_, _, customers):
        assert {status for status, _ in [await say(each) for each in customers[:3]]} == {503}
        opa.mode = "well"
        await goes_on(customers[:1])
        read = opa.asked[LAW]
        for _ in range(3):
            await goes_on(customers)
        assert opa.asked[LAW] == read
        asked = [json.loads(seen.body)["input"] for seen in served.seen if seen.path == TURN]
        assert all(question["law"]["known"] for question in asked)
    await engine.close()


@pytest.mark.opa
async def test_an_opa_that_is_killed_and_started_again_is_missed_and_found_without_a_restart(tmp_path: Path) -> None:
    address = opa_binary.free_address()
    tree = ("--bundle", str(default_policy_dir()))
    async with house(tmp_path, f"http://{address}") as (guard, bot, customers):
        with opa_binary.serving(*tree, address=address):
            await goes_on(customers[:3])
        bot.seen.clear()
        assert {status for status, _ in [await say(each) for each in customers[:3]]} == {503}
        assert bot.seen == []
        assert await refusals(guard) == {"policy_unavailable": 3}
        with opa_binary.serving(*tree, address=address):
            await goes_on(customers[:3])
