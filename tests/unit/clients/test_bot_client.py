"""HttpBotClient against real servers on loopback."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from guardrail.clients.bot import HttpBotClient
from guardrail.clients.outgoing import Timeouts, new_session
from guardrail.errors import BotError, BotTimeoutError, ConfigError
from guardrail.types import BotRequest, Redacted
from tests.unit.clients.upstream import saying, serving

BODY = b'{"text":"hello <PERSON_1>",   "n":1.00}'
SHORT = Timeouts(connect=0.3, idle=0.3, total=0.6, stream=0.6)


def request(**headers: str) -> BotRequest:
    return BotRequest(body=BODY, redacted=Redacted(texts={}, placed=(), counts={}), headers=headers)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with new_session() as session:
        yield session


async def test_exact_bytes_and_headers_reach_the_bot(session: aiohttp.ClientSession) -> None:
    seen: list[tuple[bytes, dict[str, str]]] = []

    async def handle(got: web.Request) -> web.Response:
        seen.append((await got.read(), {name.lower(): value for name, value in got.headers.items()}))
        return web.Response(body=b'{"ok":1}', headers={"X-Kept": "1", "Set-Cookie": "a=b", "Connection": "X-Kept2"})

    async with serving(handle) as url:
        client = HttpBotClient(
            session,
            url + "/hook",
            headers={"Authorization": "Bearer bot"},
            sign=lambda body: {"x-signature": str(len(body))},
        )
        answer = await client.send(request(authorization="Bearer stolen", accept="text/event-stream"))
        await client.send(request())
    body, headers = seen[0]
    assert body == BODY
    assert headers["authorization"] == "Bearer bot"
    assert headers["x-signature"] == str(len(BODY))
    assert headers["accept"] == "text/event-stream"
    assert headers["accept-encoding"] == "identity"
    assert "cookie" not in seen[1][1]
    assert answer.status == 200
    assert answer.body == b'{"ok":1}'
    assert answer.headers["x-kept"] == "1"
    assert not {"set-cookie", "server", "date", "content-length", "connection"} & set(answer.headers)


async def test_an_error_status_is_an_answer(session: aiohttp.ClientSession) -> None:
    async def handle(got: web.Request) -> web.Response:
        return web.Response(status=429, body=b"{}", headers={"Retry-After": "3"})

    async with serving(handle) as url:
        answer = await HttpBotClient(session, url).send(request())
        assert (answer.status, answer.headers["retry-after"]) == (429, "3")
        with pytest.raises(BotError):
            await anext(aiter(HttpBotClient(session, url).stream(request())))


async def test_redirects_are_not_followed(session: aiohttp.ClientSession) -> None:
    paths: list[str] = []

    async def handle(got: web.Request) -> web.Response:
        paths.append(got.path)
        return web.Response(status=307, headers={"Location": "/elsewhere"})

    async with serving(handle) as url:
        with pytest.raises(BotError):
            await HttpBotClient(session, url + "/a").send(request())
    assert paths == ["/a"]


@pytest.mark.parametrize(
    ("encoding", "squeeze"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
async def test_answers_are_inflated_within_the_bound(
    session: aiohttp.ClientSession, encoding: str, squeeze: Any
) -> None:
    async def handle(got: web.Request) -> web.Response:
        plain = b"a" * (1000 if got.path == "/small" else 50_000_000)
        return web.Response(body=squeeze(plain), headers={"Content-Encoding": encoding})

    async with serving(handle) as url:
        small = await HttpBotClient(session, url + "/small", max_bytes=1000).send(request())
        assert small.body == b"a" * 1000
        with pytest.raises(BotError):
            await HttpBotClient(session, url + "/small", max_bytes=999).send(request())
        with pytest.raises(BotError) as caught:
            await HttpBotClient(session, url + "/bomb", max_bytes=100_000).send(request())
    assert caught.value.code == "bot_answer_too_large"


async def test_a_bomb_in_a_stream_stops_at_the_bound(session: aiohttp.ClientSession) -> None:
    async def handle(got: web.Request) -> web.Response:
        return web.Response(body=gzip.compress(b"a" * 50_000_000), headers={"Content-Encoding": "gzip"})

    received = []

    async def read(url: str) -> None:
        async for piece in HttpBotClient(session, url, max_bytes=100_000).stream(request()):
            received.append(len(piece))

    async with serving(handle) as url:
        with pytest.raises(BotError):
            await read(url)
    assert sum(received) <= 100_000


async def test_unknown_encodings_and_broken_gzip_fail(session: aiohttp.ClientSession) -> None:
    bodies = {"/br": (b"xyz", "br"), "/cut": (gzip.compress(b"abc" * 99)[:-9], "gzip"), "/bad": (b"no", "gzip")}

    async def handle(got: web.Request) -> web.Response:
        body, encoding = bodies[got.path]
        return web.Response(body=body, headers={"Content-Encoding": encoding})

    async with serving(handle) as url:
        for path in bodies:
            with pytest.raises(BotError):
                await HttpBotClient(session, url + path).send(request())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    ],
)
async def test_broken_answers_are_bot_errors(session: aiohttp.ClientSession, data: bytes) -> None:
    async with saying(data) as url:
        with pytest.raises(BotError):
            await HttpBotClient(session, url).send(request())
        with pytest.raises(BotError):
            async for _ in HttpBotClient(session, url).stream(request()):
                pass


async def test_nobody_listening_is_a_bot_error(session: aiohttp.ClientSession) -> None:
    async with saying(b"") as url:
        pass
    with pytest.raises(BotError):
        await HttpBotClient(session, url).send(request())


async def test_silence_times_out(session: aiohttp.ClientSession) -> None:
    hold = asyncio.Event()
    async with saying(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab", hold=hold) as url:
        client = HttpBotClient(session, url, timeouts=SHORT)
        with pytest.raises(BotTimeoutError):
            await client.send(request())
        stream = client.stream(request())
        assert await anext(stream) == b"ab"
        with pytest.raises(BotTimeoutError):
            await anext(stream)


async def test_chunks_come_as_they_are_said_and_closing_hangs_up(session: aiohttp.ClientSession) -> None:
    gone = asyncio.Event()
    more = asyncio.Event()

    async def handle(got: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(got)
        try:
            await response.write(b"data: 1\n\n")
            await more.wait()
            await response.write(b"data: 2\n\n")
            await asyncio.Event().wait()
        finally:
            gone.set()
        return response

    async with serving(handle) as url:
        stream: Any = HttpBotClient(session, url).stream(request())
        assert await anext(stream) == b"data: 1\n\n"
        more.set()
        assert await anext(stream) == b"data: 2\n\n"
        assert not gone.is_set()
        await stream.aclose()
        await asyncio.wait_for(gone.wait(), 5)


async def test_cancelling_a_step_hangs_up(session: aiohttp.ClientSession) -> None:
    gone = asyncio.Event()
    begun = asyncio.Event()

    async def handle(got: web.Request) -> web.StreamResponse:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            gone.set()
        raise AssertionError

    async with serving(handle) as url:
        task = asyncio.create_task(HttpBotClient(session, url).send(request()))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(gone.wait(), 5)


async def test_errors_hold_no_text_of_the_answer(session: aiohttp.ClientSession) -> None:
    async with saying(b"HTTP/1.1 2OO secret-canary\r\n\r\nsecret-canary") as url:
        with pytest.raises(BotError) as caught:
            await HttpBotClient(session, url).send(request())
    assert "canary" not in repr(caught.value) + str(caught.value)
    assert caught.value.__suppress_context__


async def test_a_lax_session_is_refused() -> None:
    async with aiohttp.ClientSession() as lax:
        with pytest.raises(ConfigError):
            HttpBotClient(lax, "http://127.0.0.1:1/")
