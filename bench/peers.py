"""The other processes of the measurement: a bot, the bare pass-through proxy that is the baseline, people.

    python -m bench.peers bot                a web chat bot: whole answers and streams
    python -m bench.peers proxy URL          forwards every request to URL and the answer back, nothing else
    python -m bench.peers load URL SECONDS   people who send Guardrail at URL messages that need the model

The first two print the port they listen on, the last how many turns a second it got answers to.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import aiohttp
from aiohttp import web

STREAM_PIECES = 100
STREAM_PAUSE = 0.01  # seconds between two pieces
PEOPLE = 16


async def bot(request: web.Request) -> web.StreamResponse:
    heard = (await request.json()).get("text", "")
    said = f"Thank you. We noted: {heard[:60]} and will come back to you soon."
    if "text/event-stream" not in request.headers.get("Accept", ""):
        return web.json_response({"messages": [{"text": said}]})
    response = web.StreamResponse(headers={"content-type": "text/event-stream"})
    await response.prepare(request)
    for n in range(STREAM_PIECES):
        await response.write(b"data: " + json.dumps({"text": f"word{n} "}).encode() + b"\n\n")
        await asyncio.sleep(STREAM_PAUSE)
    await response.write(b"event: done\ndata: {}\n\n")
    return response


def proxy(upstream: str) -> web.Application:
    app = web.Application()

    async def session(app: web.Application) -> object:
        app["http"] = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100))
        yield
        await app["http"].close()

    async def forward(request: web.Request) -> web.StreamResponse:
        body = await request.read()
        headers = {"content-type": "application/json", "accept": request.headers.get("Accept", "*/*")}
        async with request.app["http"].post(upstream, data=body, headers=headers) as answer:
            if "event-stream" not in answer.content_type:
                return web.Response(body=await answer.read(), content_type="application/json")
            response = web.StreamResponse(headers={"content-type": "text/event-stream"})
            await response.prepare(request)
            async for piece in answer.content.iter_any():
                await response.write(piece)
            return response

    app.cleanup_ctx.append(session)
    app.router.add_post("/{tail:.*}", forward)
    return app


async def load(url: str, seconds: float) -> None:
    """People who write and wait for the answer, again and again."""
    end = time.perf_counter() + seconds
    turns = 0

    async def person(http: aiohttp.ClientSession, number: int) -> None:
        nonlocal turns
        async with http.post(f"{url}/chat/bench/session") as response:
            headers = {"authorization": f"Bearer {(await response.json())['session']}"}
        while time.perf_counter() < end:
            turns += 1
            text = f"Hello, Anna Smith number {number}{turns} from Leeds here, where is the parcel that Tom Brown sent?"
            async with http.post(f"{url}/chat/bench", json={"text": text}, headers=headers) as response:
                await response.read()
                assert response.status == 200, await response.text()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=PEOPLE)) as http:
        await asyncio.gather(*(person(http, number) for number in range(PEOPLE)))
    print(turns / seconds, flush=True)


async def main() -> None:
    if sys.argv[1] == "load":
        return await load(sys.argv[2], float(sys.argv[3]))
    if sys.argv[1] == "bot":
        app = web.Application()
        app.router.add_post("/{tail:.*}", bot)
    else:
        app = proxy(sys.argv[2])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()
    return None


if __name__ == "__main__":
    asyncio.run(main())
