"""`make bench-policy`: how long a turn waits for its decision, with the complete policies, in one run.

Each figure is the whole way: the law from the book, the question, the engine, the answer's shape checked. Closed
loop for the embedded engine (one thread decides, one turn at a time); for the server, which runs beside us on
loopback, questions come on time whether or not the last one was answered, and count from when they were due.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import aiohttp

from bench.timing import Figure
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.scenarios import Case, decide, read_case
from guardrail.policy.server import OpaServerEngine
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import PolicyEngine

RATE = 200  # questions a second to the server
BURST = 500  # questions at once
WARM = 50  # decisions before counting
OPA = Path(__file__).resolve().parents[1] / ".tools/bin/opa"
TURNS = (
    {"case": "somebody who agreed says something"},
    {"case": "with personal data", "message": {"findings": {"PERSON": 1, "EMAIL_ADDRESS": 1, "LOCATION": 2}}},
    {"case": "the bot answers", "direction": "outbound"},
    {
        "case": "a first message",
        "person": {"known": False, "consents": {}},
        "conversation": {"disclosed_age_seconds": None},
    },
    {"case": "somebody wants everything deleted", "message": {"intents": ["erase"]}},
)
"""Mostly turns that go on, as in a chat; every one of them is asked as often."""


def cases(jurisdiction: str) -> list[Case]:
    return [read_case({**turn, "jurisdictions": jurisdiction}) for turn in TURNS]


def quantile(times: Sequence[float], share: float) -> float:
    """Of milliseconds; the slowest below which ``share`` of them lie."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


async def one_by_one(engine: PolicyEngine, asked: Sequence[Case], seconds: float) -> tuple[list[float], float]:
    """Milliseconds of decisions, one after the other; and of this process' computing for each."""
    book, times = LawBook(engine), []
    for number in range(WARM):
        await decide(asked[number % len(asked)], engine, book)
    gc.collect()
    end, number, computed = time.perf_counter() + seconds, 0, time.process_time()
    while time.perf_counter() < end:
        began = time.perf_counter()
        await decide(asked[number % len(asked)], engine, book)
        times.append((time.perf_counter() - began) * 1000)
        number += 1
    return times, (time.process_time() - computed) * 1000 / number


async def on_time(engine: PolicyEngine, asked: Sequence[Case], seconds: float) -> tuple[list[float], int]:
    """Milliseconds since each question was due, and how many had no decision."""
    book, times, failed = LawBook(engine), [], 0
    for number in range(WARM):
        await decide(asked[number % len(asked)], engine, book)

    async def ask(case: Case, due: float) -> None:
        nonlocal failed
        try:
            await decide(case, engine, book)
        except PolicyUnavailableError:
            failed += 1
        times.append((time.perf_counter() - due) * 1000)

    gc.collect()
    first, tasks = time.perf_counter() + 0.1, []
    for number in range(int(seconds * RATE)):
        due = first + number / RATE
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(ask(asked[number % len(asked)], due)))
    await asyncio.gather(*tasks)
    return times, failed


async def at_once(engine: PolicyEngine, asked: Sequence[Case]) -> tuple[float, int]:
    """Seconds until a burst is done, and how many of it had no decision."""
    book = LawBook(engine)
    await decide(asked[0], engine, book)
    began = time.perf_counter()
    ends = await asyncio.gather(
        *(decide(asked[number % len(asked)], engine, book) for number in range(BURST)), return_exceptions=True
    )
    return time.perf_counter() - began, sum(isinstance(end, PolicyUnavailableError) for end in ends)


async def embedded(seconds: float, *, isolated: bool) -> AsyncIterator[Figure]:
    """The engine inside; with a process of its own no limit was promised."""
    where = "in a process of its own" if isolated else "embedded"
    engine = EmbeddedEngine(isolated=isolated)
    for jurisdiction in ("eu", "strict"):
        times, computed = await one_by_one(engine, cases(jurisdiction), seconds)
        note = f"{len(times)} decisions, each {computed:.2f} ms of this process' computing"
        p50, p99 = (None, None) if isolated else (0.6, 2.0)
        yield Figure(f"turn decision, {where}, {jurisdiction}, p50", quantile(times, 0.5), "ms", p50, note=note)
        yield Figure(f"turn decision, {where}, {jurisdiction}, p99", quantile(times, 0.99), "ms", p99)
    took, failed = await at_once(engine, cases("eu"))
    yield Figure(f"{BURST} decisions at once, {where}", took, "s", note=f"{failed} without a decision")
    await engine.close()


async def server(seconds: float) -> AsyncIterator[Figure]:
    """A real OPA beside us."""
    binary = shutil.which("opa") or (str(OPA) if OPA.exists() else None)
    if binary is None:
        print("no opa: run `make tools`", file=sys.stderr)
        return
    with opa(binary) as url:
        await healthy(url)
        engine = OpaServerEngine(url, timeout=1.0)
        for jurisdiction in ("eu", "strict"):
            times, failed = await on_time(engine, cases(jurisdiction), seconds)
            note = f"{len(times)} decisions at {RATE}/s, {failed} without a decision"
            name = f"turn decision, OPA server, {jurisdiction}"
            yield Figure(f"{name}, p50", quantile(times, 0.5), "ms", 2.5, note=note)
            yield Figure(f"{name}, p99", quantile(times, 0.99), "ms")
        took, failed = await at_once(engine, cases("eu"))
        yield Figure(f"{BURST} decisions at once, OPA server", took, "s", note=f"{failed} without a decision")
        await engine.close()


@contextlib.contextmanager
def opa(binary: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [binary, "run", "--server", "--bundle", str(default_policy_dir()), "--addr", address]
    process = subprocess.Popen([*command, "--log-level", "error", "--skip-version-check"], stderr=subprocess.DEVNULL)
    try:
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(10)


async def healthy(url: str) -> None:
    async with aiohttp.ClientSession() as http, asyncio.timeout(20):
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                async with http.get(f"{url}/health") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.05)


async def measured(seconds: float) -> bool:
    """Print every figure as it comes; whether all kept their limits."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    kept = True
    for figures in (embedded(seconds, isolated=False), embedded(seconds, isolated=True), server(seconds)):
        async for figure in figures:
            print(figure, flush=True)
            kept = kept and figure.kept
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10, help="of each measurement")
    sys.exit(0 if asyncio.run(measured(parser.parse_args().seconds)) else 1)


if __name__ == "__main__":
    main()
