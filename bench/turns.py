"""`make bench`: what a turn costs, beside a bare pass-through proxy, in one run.

Client, bot and proxy are three processes on the same machine. Every message is about 100 characters and
new (nothing is found in a cache), every turn passes both directions, half the messages hold personal data,
and a conversation has 20 turns.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

CONNECTIONS = 16
CONVERSATION = 20  # turns, then somebody new comes on the same connection
_MESSAGES = (
    "Hello, could you tell me when parcel number {n} leaves the depot and whether it arrives this week?",
    "Hi, my e-mail is user{n}@example.org and I would like to have the invoice of last month sent there.",
    "I ordered two lamps in blue, order {n}, but one of them came in green; what can be done about that?",
    "Please call me back on +44 20 7946 0{m} about ticket {n}, any time in the afternoon is fine with me.",
)


@dataclass(frozen=True)
class Target:
    """Something to measure."""

    name: str
    url: str
    needs_session: bool


@dataclass(frozen=True)
class Result:
    """Milliseconds and turns a second."""

    p50: float
    p99: float
    rate: float


def message(rng: random.Random) -> dict[str, str]:
    text = rng.choice(_MESSAGES).format(n=rng.randrange(10**6, 10**7), m=rng.randrange(100, 1000))
    return {"text": text}


async def started(*command: str, env: dict[str, str] | None = None) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, env={**os.environ, **(env or {})}
    )


@asynccontextmanager
async def peer(*arguments: str) -> AsyncIterator[str]:
    process = await started("-m", "bench.peers", *arguments)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def guardrail(bot: str, *, model: bool) -> AsyncIterator[str]:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "guardrail.yaml"
        config = {
            "mode": "development",
            "listen": {"port": 0, "control_port": 0},
            "detection": {"model": model},
            "routes": {"bench": {"channel": "web", "bot": {"url": f"{bot}/chat"}, "policy": {"consent": "none"}}},
        }
        path.write_text(json.dumps(config))
        process = await started("-m", "guardrail", "serve", "--config", str(path))
        assert process.stdout is not None
        url = ""
        async for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "serve.listening" and event["listener"] == "data":
                url = f"http://127.0.0.1:{event['port']}"
                break
        drain = asyncio.create_task(_drained(process.stdout))
        try:
            yield url
        finally:
            process.terminate()
            await process.wait()
            await drain


async def _drained(stream: asyncio.StreamReader) -> None:
    while await stream.read(1 << 16):
        pass


async def headers_for(http: aiohttp.ClientSession, target: Target) -> dict[str, str]:
    if not target.needs_session:
        return {}
    async with http.post(f"{target.url}/chat/bench/session") as response:
        return {"authorization": f"Bearer {(await response.json())['session']}"}


async def whole(target: Target, seconds: float, seed: int) -> Result:
    """Turns back to back on every connection."""
    latencies: list[float] = []
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(connector=connector) as http:

        async def person(number: int) -> None:
            rng = random.Random(seed * 1000 + number)
            turns = 0
            while time.perf_counter() < end:
                if turns % CONVERSATION == 0:
                    headers = await headers_for(http, target)
                turns += 1
                begun = time.perf_counter()
                async with http.post(f"{target.url}/chat/bench", json=message(rng), headers=headers) as response:
                    await response.read()
                    assert response.status == 200, await response.text()
                if begun > warm:
                    latencies.append(time.perf_counter() - begun)

        warm = time.perf_counter() + min(1.0, seconds / 4)
        end = warm + seconds
        await asyncio.gather(*(person(n) for n in range(CONNECTIONS)))
    ordered = sorted(latencies)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return Result(statistics.median(ordered) * 1000, p99 * 1000, len(ordered) / seconds)


async def streamed(target: Target, times: int, seed: int) -> tuple[float, float]:
    """Median milliseconds to the first text, median chunks, one stream at a time."""
    firsts, chunks = [], []
    rng = random.Random(seed)
    async with aiohttp.ClientSession() as http:
        headers = {**await headers_for(http, target), "accept": "text/event-stream"}
        for _ in range(times):
            begun = time.perf_counter()
            first, count = 0.0, 0
            async with http.post(f"{target.url}/chat/bench", json=message(rng), headers=headers) as response:
                assert response.status == 200, await response.text()
                async for line in response.content:
                    if line.startswith(b'data: {"text"'):
                        first = first or time.perf_counter() - begun
                        count += 1
            firsts.append(first)
            chunks.append(count)
    return statistics.median(firsts) * 1000, statistics.median(chunks)


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8.0, help="of load per target and round (default 8)")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved; the median counts (default 3)")
    parser.add_argument("--only", default="", help="measure only targets whose name contains this")
    parser.add_argument("--streams", type=int, default=7, help="streams per target (default 7)")
    options = parser.parse_args()
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(peer("bot"))
        starts = {
            "bare proxy": lambda: peer("proxy", bot),
            "Guardrail, patterns": lambda: guardrail(bot, model=False),
            "Guardrail, model": lambda: guardrail(bot, model=True),
        }
        targets = [
            Target(name, await stack.enter_async_context(start()), name != "bare proxy")
            for name, start in starts.items()
            if options.only in name
        ]
        results: dict[str, list[Result]] = {target.name: [] for target in targets}
        for number in range(options.rounds):
            for target in targets:
                print(f"round {number + 1}/{options.rounds}: {target.name}", file=sys.stderr)
                results[target.name].append(await whole(target, options.seconds, number))
        firsts = {target.name: await streamed(target, options.streams, 7) for target in targets}
    print(f"{CONNECTIONS} connections, about 100 characters a message, both directions, {os.cpu_count()} cores,")
    print("one process each for client, bot and proxy; medians over the rounds\n")
    print("| | turns/s | p50 ms | p99 ms | first text ms | chunks |")
    print("|---|---|---|---|---|---|")
    for name, rounds in results.items():
        rate, p50, p99 = (statistics.median(getattr(r, key) for r in rounds) for key in ("rate", "p50", "p99"))
        first, chunks = firsts[name]
        print(f"| {name} | {rate:.0f} | {p50:.1f} | {p99:.1f} | {first:.1f} | {chunks:.0f} |")


if __name__ == "__main__":
    asyncio.run(main())
