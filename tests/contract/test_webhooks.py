"""Webhooks against receivers on loopback; the official Standard Webhooks package checks the signatures."""

from __future__ import annotations

import asyncio
import base64
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from guardrail.clients.outgoing import new_session
from guardrail.clients.webhooks import WebhookSender
from guardrail.core.notices import Notice, Told, Verdict
from guardrail.errors import ConfigError
from guardrail.types import Purpose
from tests.contract.receivers import Request, certificates, http_server

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
ACT = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOTICE = Notice(
    id="ntc_" + "a" * 26,
    request="req_" + "b" * 26,
    recipient="crm",
    what="erased",
    at=ACT,
    give_up=ACT + timedelta(days=30),
    kept_until=ACT + timedelta(days=731),
    purposes=(Purpose.MARKETING,),
    conversations=("cnv_" + "c" * 26, "cnv_" + "d" * 26),
)


async def sent(url: str, *, secret: str = SECRET, seconds: float = 5.0, at: datetime | None = None) -> Told:
    async with new_session() as session:
        return await WebhookSender(session, url, secret, seconds=seconds).send(NOTICE, at or datetime.now(UTC))


@asynccontextmanager
async def raw_server(*answer: bytes, reset: bool = False, end: bool = True) -> AsyncIterator[str]:
    """Answers with these pieces whatever it is asked; then it hangs, unless it ends."""
    done = asyncio.Event()
    serving: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        serving.add(task)
        await reader.readuntil(b"\r\n\r\n")
        for piece in answer:
            writer.write(piece)
            await asyncio.sleep(0.01)
        if reset:
            writer.transport.abort()
        elif not end:
            await done.wait()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    finally:
        done.set()
        await asyncio.gather(*serving)
        server.close()


# ---------------------------------------------------------------- what a receiver gets


@pytest.mark.parametrize("secret", [SECRET, "any text of enough characters"])
async def test_the_official_library_accepts_what_is_sent(secret: str) -> None:
    async with http_server() as server:
        assert await sent(server.url + "/hook", secret=secret) == Told(verdict=Verdict.TAKEN, status=204)
    (request,) = server.requests
    theirs = Webhook(secret if secret.startswith("whsec_") else secret.encode())
    message = theirs.verify(request.body, request.headers)
    assert message == {
        "type": "guardrail.subject.erased",
        "timestamp": "2026-11-22T12:00:00.000000Z",
        "data": {
            "request": NOTICE.request,
            "conversations": list(NOTICE.conversations or ()),
            "purposes": ["marketing"],
        },
    }
    assert request.headers["webhook-id"] == NOTICE.id
    assert request.headers["content-type"] == "application/json"


async def test_id_and_body_stay_the_same_and_the_time_is_of_the_attempt() -> None:
    async with http_server() as server:
        now = datetime.now(UTC)
        await sent(server.url, at=now - timedelta(hours=1))
        await sent(server.url, at=now)
    first, second = server.requests
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 3600
    with pytest.raises(WebhookVerificationError):  # recorded an hour ago and played back
        Webhook(SECRET).verify(first.body, first.headers)


@pytest.mark.parametrize("changed", ["webhook-id", "webhook-timestamp", "body", "secret"])
async def test_the_signature_covers_id_time_and_body(changed: str) -> None:
    async with http_server() as server:
        await sent(server.url)
    (request,) = server.requests
    headers, body, secret = dict(request.headers), request.body, SECRET
    if changed == "body":
        body = body.replace(b"erased", b"lifted")
    elif changed == "secret":
        secret = "whsec_" + base64.b64encode(bytes(32)).decode()
    else:
        headers[changed] = headers[changed].translate(str.maketrans("a1234567890", "b2345678901"))
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, headers)


async def test_nothing_of_a_person_is_sent() -> None:
    """The very keys there are, so that nobody adds one without thinking of this."""
    async with http_server() as server:
        await sent(server.url)
    document = json.loads(server.requests[0].body)
    assert set(document) == {"type", "timestamp", "data"}
    assert set(document["data"]) == {"request", "conversations", "purposes"}


# ---------------------------------------------------------------- what comes of it


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, Verdict.TAKEN),
        (202, Verdict.TAKEN),
        (400, Verdict.AGAIN),
        (401, Verdict.AGAIN),
        (404, Verdict.AGAIN),
        (410, Verdict.NEVER),
        (429, Verdict.AGAIN),
        (500, Verdict.AGAIN),
        (503, Verdict.AGAIN),
    ],
)
async def test_every_answer_means_something(status: int, verdict: Verdict) -> None:
    async with http_server(lambda request: status) as server:
        assert await sent(server.url) == Told(verdict=verdict, status=status)


async def test_redirects_are_not_followed() -> None:
    async with http_server() as elsewhere:

        def away(request: Request) -> web.StreamResponse:
            return web.Response(status=307, headers={"Location": elsewhere.url})

        async with http_server(away) as server:
            assert await sent(server.url) == Told(verdict=Verdict.AGAIN, status=307)
        assert elsewhere.requests == []


async def test_hanging_resetting_and_absent_receivers_are_no_answer() -> None:
    async with raw_server(end=False) as url:
        assert await sent(url, seconds=0.1) == Told(verdict=Verdict.AGAIN)
    async with raw_server(b"HTTP/1.1 2", reset=True) as url:
        assert await sent(url) == Told(verdict=Verdict.AGAIN)
    async with raw_server(b"not http at all\r\n\r\n") as url:
        assert await sent(url) == Told(verdict=Verdict.AGAIN)
    async with raw_server(b"HTTP/1.1 200 OK\r\nX-A: ", *[b"a"] * 5, end=False) as url:
        assert await sent(url, seconds=0.2) == Told(verdict=Verdict.AGAIN)
    assert await sent(url) == Told(verdict=Verdict.AGAIN)  # nobody listens there any more


async def test_an_endless_answer_is_not_read() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"
    async with raw_server(head, b"x" * 65_536, end=False) as url:
        assert await sent(url, seconds=5) == Told(verdict=Verdict.TAKEN, status=200)


async def test_tls_is_checked(tmp_path: Path) -> None:
    made = certificates(tmp_path / "tls")

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(status=204)

    runner = web.ServerRunner(web.Server(handle), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=made.server).start()
    port = runner.addresses[0][1]
    try:
        assert await sent(f"https://localhost:{port}") == Told(verdict=Verdict.AGAIN)  # nobody vouches for it
        trusting = aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile=made.ca))
        jar = aiohttp.DummyCookieJar()
        async with aiohttp.ClientSession(connector=trusting, cookie_jar=jar, auto_decompress=False) as session:
            for host, verdict in (("localhost", Verdict.TAKEN), ("127.0.0.1", Verdict.AGAIN)):
                sender = WebhookSender(session, f"https://{host}:{port}", SECRET, seconds=5)
                assert (await sender.send(NOTICE, datetime.now(UTC))).verdict is verdict
    finally:
        await runner.cleanup()


# ---------------------------------------------------------------- what cannot be configured


@pytest.mark.parametrize("secret", ["whsec_", "whsec_c2hvcnQ=", "whsec_not base64!", "whsec_" + "A" * 200])
async def test_a_secret_that_is_none_is_refused_at_start(secret: str) -> None:
    async with new_session() as session:
        with pytest.raises(ConfigError) as caught:
            WebhookSender(session, "https://crm.example/hook", secret, seconds=5)
        assert caught.value.code == "secret_invalid"
        assert "A" * 20 not in str(caught.value)


@pytest.mark.parametrize("url", ["ftp://crm.example/", "https://169.254.169.254/", "https://a:b@crm.example/"])
async def test_an_address_that_is_none_is_refused_at_start(url: str) -> None:
    async with new_session() as session:
        with pytest.raises(ConfigError):
            WebhookSender(session, url, SECRET, seconds=5)


async def test_the_body_does_not_depend_on_the_attempt() -> None:
    async with http_server() as server, new_session() as session:
        sender = WebhookSender(session, server.url, SECRET, seconds=5)
        for attempts in (0, 7):
            await sender.send(replace(NOTICE, attempts=attempts, version=attempts + 1), datetime.now(UTC))
    assert server.requests[0].body == server.requests[1].body
