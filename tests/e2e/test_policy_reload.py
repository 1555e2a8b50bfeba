"""SIGHUP on a real process: another policy decides the next turn, a broken one is refused, no turn is lost."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from guardrail.policy.tree import default_policy_dir, read_tree
from tests.e2e.harness import Customer, Guardrail, Seen, development, guardrail, peer, until

pytestmark = pytest.mark.asyncio(loop_scope="module")
DOCUMENT = "guardrail/jurisdictions/strict/data.json"


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": f"You said: {seen.json.get('text', '')}"}]})


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped policies, to be changed under a running process."""
    return Path(shutil.copytree(default_policy_dir(), tmp_path_factory.mktemp("tree") / "policies"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def guard(policies: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Guardrail]:
    async with peer(echo) as bot:
        routes = {"open": {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}}
        config = development(routes, policy={"directory": str(policies)}, detection={"model": False})
        async with guardrail(tmp_path_factory.mktemp("reload"), config) as process:
            yield process


async def revision(guard: Guardrail) -> str:
    status, body = await guard.probe("/readyz")
    assert status == 200
    return str(body["policy_revision"])


def said(guard: Guardrail, event: str) -> int:
    return sum(json.loads(line).get("event") == event for line in guard.output if line.startswith(b"{"))


async def test_a_reload_under_load_loses_no_turn(guard: Guardrail, policies: Path) -> None:
    before = await revision(guard)
    async with aiohttp.ClientSession() as http:
        customers = [await Customer(http, guard.url, "open").arrive() for _ in range(4)]
        stop = asyncio.Event()

        async def talk(customer: Customer) -> int:
            turns = 0
            while not stop.is_set():
                assert (await customer.say("hello there"))[-1] == "You said: hello there"
                turns += 1
            return turns

        talking = [asyncio.create_task(talk(customer)) for customer in customers]
        data = policies / DOCUMENT
        data.write_text(data.read_text() + "\n")
        guard.send_signal(signal.SIGHUP)
        await until(lambda: said(guard, "policy.loaded") == 1)
        after = await revision(guard)
        stop.set()
        turns = await asyncio.gather(*talking)
        assert await customers[0].say("still here")
    assert before != after
    assert all(turns)
    entries = await guard.entries()
    assert [entry["revision"] for entry in entries if entry["tag"] == "process:policy:loaded"] == [after]
    decided = {entry["revision"] for entry in entries if "revision" in entry and entry["tag"].startswith("turn:")}
    assert decided == {before, after}


async def test_a_broken_policy_is_refused_and_the_old_one_decides_on(guard: Guardrail, policies: Path) -> None:
    before = await revision(guard)
    rules = policies / "guardrail/turn/turn.rego"
    good = rules.read_text()
    rules.write_text(good + "\nthis is not rego\n")
    try:
        guard.send_signal(signal.SIGHUP)
        await until(lambda: said(guard, "policy.refused") == 1)
        assert await revision(guard) == before
        async with aiohttp.ClientSession() as http:
            customer = await Customer(http, guard.url, "open").arrive()
            assert (await customer.say("hello"))[-1] == "You said: hello"
    finally:
        rules.write_text(good)
    _, metrics = await guard.probe("/metrics")
    assert "guardrail_policy_last_reload_successful 0.0" in metrics
    assert "policy_invalid" in [entry.get("code") for entry in await guard.entries()]


def children(pid: int) -> set[int]:
    """The processes that it started and that still are."""
    found = set()
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = place.read_text().rpartition(")")[2].split()[:2]
        except OSError:  # it ended meanwhile
            continue
        if int(parent) == pid and state != "Z":
            found.add(int(place.parent.name))
    return found


def lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
async def test_killed_in_the_middle_of_a_reload_it_starts_with_the_newest_policy_and_leaves_no_process(
    guard: Guardrail, policies: Path
) -> None:
    for moment in (0.0, 0.3):
        data = policies / DOCUMENT
        data.write_text(data.read_text() + "\n")
        guard.send_signal(signal.SIGHUP)
        await asyncio.sleep(moment)
        workers = children(guard.pid)
        await guard.kill()
        await until(lambda workers=workers: not any(map(lives, workers)))  # type: ignore[misc]
        await guard.start()
        assert await revision(guard) == read_tree(policies).revision
        async with aiohttp.ClientSession() as http:
            customer = await Customer(http, guard.url, "open").arrive()
            assert (await customer.say("hello"))[-1] == "You said: hello"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
async def test_a_policy_process_that_is_killed_costs_at_most_the_turn_it_decides(guard: Guardrail) -> None:
    async with aiohttp.ClientSession() as http:
        customer = await Customer(http, guard.url, "open").arrive()
        assert children(guard.pid), "policies of the operator's own run in a process of their own"
        for worker in children(guard.pid):
            os.kill(worker, signal.SIGKILL)
        status, _ = await customer.post({"text": "hello"})
        assert status in {200, 503}
        for _ in range(3):
            assert (await customer.say("hello"))[-1] == "You said: hello"
