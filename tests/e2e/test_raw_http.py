"""Hostile bytes on real sockets, against both listeners as they run in production.

The numbers are those of the security test list; "seen" marks what aiohttp 3.14.5 lets through by itself.
"""

from __future__ import annotations

import asyncio
import gzip
import io
import json
import logging
import sys
import threading
import tracemalloc
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random

import pytest
import structlog
from prometheus_client import CollectorRegistry

from guardrail import logs
from guardrail.errors import BotTimeoutError, StoreUnavailableError
from guardrail.ports import BotAnswer
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.protocol import HttpLimits
from guardrail.web.server import Listen, Server
from tests.unit.web.fakes import API_KEY, BOT_KEY, ScriptedTurns, sessions

CANARY = "canary-4711"
TOKEN = sessions().issue("shop")
BODY = b'{"text":"hi"}'
AUTH = f"Authorization: Bearer {TOKEN}\nContent-Type: application/json\n"
HEAD = f"Host: chat.example\n{AUTH}"
SHORT = HttpLimits(
    body_bytes=10_000, head_seconds=0.3, body_seconds=0.4, write_seconds=0.4, keep_alive_seconds=5, connections=20
)


@dataclass
class Running:
    turns: ScriptedTurns
    server: Server

    @property
    def port(self) -> int:
        return self.server.data.port


@pytest.fixture
def production_logs() -> Iterator[io.StringIO]:
    """Logs as ``guardrail serve`` writes them; what it changes in the process is put back."""
    root, out = logging.getLogger(), io.StringIO()
    kept = root.handlers[:], root.level, logging.raiseExceptions, warnings.showwarning
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    logs.configure(out)
    yield out
    logging.captureWarnings(False)
    root.handlers[:], logging.raiseExceptions, warnings.showwarning = kept[0], kept[2], kept[3]
    root.setLevel(kept[1])
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()


@asynccontextmanager
async def running(turns: ScriptedTurns | None = None, limits: HttpLimits = SHORT) -> AsyncIterator[Running]:
    turns = turns or ScriptedTurns()
    server = Server(
        data_app(turns, sessions(), limits, origins=["https://shop.example"]),
        control_app({}, CollectorRegistry()),
        data_listen=Listen(limits=limits),
        control_listen=Listen(limits=limits),
        drain_seconds=2,
    )
    await server.start()
    try:
        yield Running(turns, server)
    finally:
        if turns.gate is not None:
            turns.gate.set()
        await server.drain()


async def exchange(port: int, data: bytes, *, seconds: float = 5) -> bytes:
    """Send bytes, read until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(data)
        async with asyncio.timeout(seconds):
            return await _read_all(reader)
    finally:
        writer.close()


async def _read_all(reader: asyncio.StreamReader) -> bytes:
    received = bytearray()
    try:
        while chunk := await reader.read(65_536):
            received += chunk
    except ConnectionResetError:
        pass
    return bytes(received)


def post(head: str = HEAD, body: bytes = BODY, *, path: str = "/chat/shop", length: bool = True) -> bytes:
    counted = f"Content-Length: {len(body)}\n" if length else ""
    return lines(f"POST {path} HTTP/1.1\n{head}Connection: close\n{counted}\n") + body


def lines(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("latin-1")


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def code_of(answer: bytes) -> str:
    return str(json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"])


MALFORMED = {
    "1 length and chunked": post(HEAD + "Transfer-Encoding: chunked\n"),
    "1 two lengths": post(HEAD + "Content-Length: 13\n"),
    "1 two different lengths": post(HEAD + "Content-Length: 12\n"),
    "1 empty length": post(HEAD + "Content-Length: \n", length=False),
    "1 signed length": post(HEAD + "Content-Length: +13\n", length=False),
    "1 hexadecimal length": post(HEAD + "Content-Length: 0xd\n", length=False),
    "1 listed length": post(HEAD + "Content-Length: 13, 13\n", length=False),
    "1 two hosts": post("Host: other\n" + HEAD),
    "1 no host": post(AUTH),
    "1 bare line feeds": post().replace(b"\r\n", b"\n"),
    "1 one bare line feed": post().replace(b"chat.example\r\n", b"chat.example\n"),
    "1 unknown transfer coding": post(HEAD + "Transfer-Encoding: xchunked\n", length=False),
    "1 space before colon": post(HEAD + "Transfer-Encoding : chunked\n"),
    "1 space in a name": post(HEAD + "X A: b\n"),
    "1 folded header": post(HEAD + f"X-A: b\n {CANARY}\n"),
    "1 header without a name": post(HEAD + f": {CANARY}\n"),
    "1 bad chunk size": post(HEAD + "Transfer-Encoding: chunked\n", b"zz\r\n{}\r\n0\r\n\r\n", length=False),
    "1 bare line feed in a chunk": post(HEAD + "Transfer-Encoding: chunked\n", b"2\n{}\r\n0\r\n\r\n", length=False),
    "1 two credentials": post(HEAD + "Authorization: Bearer x\n"),
    "2 HTTP/0.9 (seen)": lines("POST /chat/shop HTTP/0.9\nHost: a\n\n"),
    "2 no version (seen)": lines("GET /chat/shop\n\n"),
    "2 HTTP/2.0 (seen)": lines("POST /chat/shop HTTP/2.0\nHost: a\n\n"),
    "2 HTTP/1.2": lines("POST /chat/shop HTTP/1.2\nHost: a\n\n"),
    "2 HTTP/2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "2 TLS hello": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "2 unknown method": lines(f"{CANARY} /chat/shop HTTP/1.1\nHost: a\n\n"),
    "3 absolute target (seen)": post(path=f"http://{CANARY}/chat/shop"),
    "3 host with a path (seen)": post(HEAD.replace("chat.example", f"{CANARY}/?")),
    "3 host with user information": post(HEAD.replace("chat.example", "a@b")),
    "3 empty host": post(HEAD.replace("chat.example", "")),
    "3 host with a comma": post(HEAD.replace("chat.example", "a,b")),
    "4 double slash": post(path="//evil/chat/shop"),
    "4 dot segment": post(path="/chat/x/../shop"),
    "4 escaped dots (seen)": post(path="/chat/x/%2e%2e/shop"),
    "4 escaped slash (seen)": post(path="/chat%2Fshop"),
    "4 escaped letter": post(path="/%63hat/shop"),
    "4 backslash (seen)": post(path="/chat\\shop"),
    "4 escaped backslash": post(path="/chat/%5cshop"),
    "4 escaped NUL": post(path="/chat/shop%00"),
    "4 double escape": post(path="/chat/shop%252e"),
    "4 half an escape": post(path="/chat/shop%2"),
    "4 fragment": post(path="/chat/shop#a"),
    "4 non-ASCII target": post(path="/chat/\xff"),
    "4 asterisk": lines("OPTIONS * HTTP/1.1\nHost: a\n\n"),
    "5 NUL in a header": post(HEAD + f"X-A: {CANARY}\0\n"),
    "5 CR in a header": post(HEAD + f"X-A: {CANARY}\rX-B: 1\n"),
    "5 escape sequence in a header": post(HEAD + "X-A: \x1b[31m\n"),
    "5 not UTF-8 in a header": post(HEAD + "X-A: \xff\xfe\n"),
    "17 WebSocket": lines("GET /chat/shop HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\n\n"),
    "unknown expectation": post(HEAD + "Expect: the-spanish-inquisition\n"),
    "long header": post(HEAD + "X-A: " + "a" * 20_000 + "\n"),
    "long target": post(path="/chat/" + "a" * 20_000),
    "many headers": post(HEAD + "".join(f"X-{n}: 1\n" for n in range(300))),
}


@pytest.mark.parametrize("name", MALFORMED)
async def test_malformed_requests_get_400_and_a_closed_connection(name: str) -> None:
    async with running() as up:
        answer = await exchange(up.port, MALFORMED[name])
        assert status_of(answer) == 400, answer
        assert code_of(answer) in ("bad_request", "bad_target", "bad_payload", "method_not_allowed")
        assert CANARY.encode() not in answer  # 101
        assert b"aiohttp" not in answer
        assert not up.turns.answered


REFUSED: dict[str, tuple[bytes, int]] = {
    "no credential": (post("Host: a\nContent-Type: application/json\n"), 401),
    "forged session": (post(HEAD.replace(TOKEN, TOKEN[:-2] + "AA")), 401),
    "session of another route": (post(path="/chat/other"), 401),
    "unknown route": (post(path="/chat/nowhere"), 404),
    "route of another channel": (post(path="/chat/gpt"), 404),
    "unknown path": (post(path="/admin"), 404),
    "90 control plane on the data port": (lines("GET /readyz HTTP/1.1\nHost: a\nConnection: close\n\n"), 404),
    "wrong method": (lines("GET /chat/shop HTTP/1.1\nHost: a\nConnection: close\n\n"), 405),
    "trace": (lines("TRACE /chat/shop HTTP/1.1\nHost: a\nConnection: close\n\n"), 405),
    "16 CONNECT": (lines("CONNECT evil:443 HTTP/1.1\nHost: evil:443\n\n"), 403),
    "no content type": (post(f"Host: a\nAuthorization: Bearer {TOKEN}\n"), 415),
    "form": (post(HEAD.replace("application/json", "application/x-www-form-urlencoded")), 415),
    "14 multipart": (post(HEAD.replace("application/json", "multipart/form-data; boundary=a")), 415),
    "14 charset": (post(HEAD.replace("application/json", "application/json; charset=utf-16")), 415),
    "14 byte order mark": (post(body=b"\xef\xbb\xbf" + BODY), 415),
    "14 UTF-16": (post(body=BODY.decode().encode("utf-16-le")), 415),
    "unknown content encoding": (post(HEAD + "Content-Encoding: compress\n"), 415),
    "two content encodings": (post(HEAD + "Content-Encoding: gzip, gzip\n"), 415),
    "not gzip": (post(HEAD + "Content-Encoding: gzip\n"), 400),
    "too large": (post(body=b'"' + b"a" * 10_001 + b'"'), 413),
    "too large, chunked": (
        post(HEAD + "Transfer-Encoding: chunked\n", b"2ee0\r\n" + b"a" * 12_000 + b"\r\n0\r\n\r\n", length=False),
        413,
    ),
    "8 gzip bomb (seen)": (post(HEAD + "Content-Encoding: gzip\n", gzip.compress(b"a" * 9_000_000)), 413),
    "92 foreign page with the cookie": (
        post(f"Host: a\nCookie: guardrail_session={TOKEN}\nContent-Type: application/json\nOrigin: https://evil\n"),
        403,
    ),
    "92 foreign page by fetch metadata": (
        post(
            f"Host: a\nCookie: guardrail_session={TOKEN}\nContent-Type: application/json\nSec-Fetch-Site: cross-site\n"
        ),
        403,
    ),
    "LLM without key": (post("Host: a\nContent-Type: application/json\n", path="/llm/gpt/v1/chat/completions"), 401),
    "LLM with a wrong key": (
        post(
            "Host: a\nAuthorization: Bearer no\nContent-Type: application/json\n", path="/llm/gpt/v1/chat/completions"
        ),
        401,
    ),
    "webhook without signature": (post("Host: a\nContent-Type: application/json\n", path="/in/line"), 401),
    "webhook of another channel": (post("Host: a\nContent-Type: application/json\n", path="/in/shop"), 404),
    "/out without credential": (lines("GET /out/line/v2/bot/info HTTP/1.1\nHost: a\nConnection: close\n\n"), 401),
    "/out of a route without a bot credential": (
        lines(f"GET /out/gpt/x HTTP/1.1\nHost: a\nAuthorization: Bearer {BOT_KEY}\nConnection: close\n\n"),
        404,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_refused_requests_reach_no_turn(name: str) -> None:
    data, status = REFUSED[name]
    async with running() as up:
        answer = await exchange(up.port, data)
        assert status_of(answer) == status, answer
        assert code_of(answer)
        assert up.turns.untouched


OUT = f"Host: a\nAuthorization: Bearer {BOT_KEY}\nConnection: close\n"


@pytest.mark.parametrize(
    "tail",
    [
        "/../admin",
        "/%2e%2e/admin",
        "//evil/x",
        "/a%2fb",
        "\\admin",
        "/a/./b",
        "/..",
        "/.",
        "/a%00",
        "/%2E%2e%2Fx",
        "/a//b",
    ],
)
async def test_ambiguous_api_paths_are_refused(tail: str) -> None:
    async with running() as up:
        answer = await exchange(up.port, lines(f"GET /out/line{tail} HTTP/1.1\n{OUT}\n"))
        assert (status_of(answer), code_of(answer)) == (400, "bad_target")
        assert not up.turns.called


async def test_api_paths_and_queries_arrive_as_sent() -> None:
    path, query = "/v2/bot/message/U1%3A2/a,b@c", "limit=1&to=%20x"
    async with running() as up:
        answer = await exchange(up.port, lines(f"GET /out/line{path}?{query} HTTP/1.1\n{OUT}\n"))
        assert status_of(answer) == 200
        assert up.turns.called[0][:4] == ("line", "GET", path, query)


async def test_hop_by_hop_and_path_claims_do_not_pass() -> None:
    """Case 6."""
    extra = (
        "X-Signature: a\nX-Kept: yes\nKeep-Alive: 5\nTE: trailers\nProxy-Authorization: x\n"
        "X-Forwarded-For: 1.2.3.4\nX-Forwarded-Host: evil\nForwarded: for=1\nX-Real-IP: 9\nX-Original-URL: /admin\n"
    )
    head = HEAD + extra + "Connection: X-Signature, close\nCookie: a=b\n"
    async with running(ScriptedTurns()) as up:
        answer = await exchange(up.port, lines(f"POST /chat/shop HTTP/1.1\n{head}Content-Length: 13\n\n") + BODY)
        assert status_of(answer) == 200
        passed = up.turns.answered[0][3]
        assert b"x-a" not in answer.lower()  # named by the upstream's Connection header
    assert set(passed) == {"content-type", "x-kept"}


async def test_upstream_headers_of_api_answers_are_cleaned() -> None:
    headers = {
        "connection": "x-secret",
        "x-secret": "1",
        "set-cookie": "a=b",
        "server": "line",
        "x-line-request-id": "7",
    }
    async with running(ScriptedTurns(upstream=BotAnswer(status=429, headers=headers, body=b"{}"))) as up:
        answer = await exchange(up.port, lines(f"GET /out/line/x HTTP/1.1\n{OUT}\n"))
    assert status_of(answer) == 429
    assert b"x-line-request-id: 7" in answer.lower()
    assert not any(name in answer.lower() for name in (b"x-secret", b"set-cookie", b"server: line"))


async def test_a_valid_gzip_body_is_read() -> None:
    async with running() as up:
        answer = await exchange(up.port, post(HEAD + "Content-Encoding: gzip\n", gzip.compress(BODY)))
        assert status_of(answer) == 200
        assert up.turns.answered[0][4] == BODY
        assert "content-encoding" not in up.turns.answered[0][3]


def mutated(random: Random) -> bytes:
    """A valid request with a few bytes changed, dropped, doubled or swapped for special ones."""
    data = bytearray(random.choice([post(), post(HEAD + "Cookie: guardrail_session=x\nOrigin: http://[\n"), API_CALL]))
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(data))
        special = random.choice([b"\0", b"\r", b"\n", b"\r\n", b" ", b":", b";", b'"', b"%", b"/", b"\xff", b"=", b","])
        change = random.randrange(4)
        data[at : at + (change < 2)] = special if change != 1 else b""
        if change == 3:
            data[at:at] = data[at : at + random.randint(1, 20)]
    return bytes(data)


API_CALL = lines(
    f"POST /out/line/v2/bot/message/push?x=1 HTTP/1.1\nHost: a\nAuthorization: Bearer {BOT_KEY}\n"
    'Content-Type: application/json; charset="utf-8"\nConnection: close\nContent-Length: 2\n\n{}'
)


async def test_mutated_requests_never_end_in_a_fault(caplog: pytest.LogCaptureFixture) -> None:
    random = Random(4711)
    async with running(limits=HttpLimits(head_seconds=0.05, body_seconds=0.05, keep_alive_seconds=0.05)) as up:
        requests = [mutated(random) for _ in range(500)]
        answers = await asyncio.gather(*(exchange(up.port, request, seconds=30) for request in requests))
        for request, answer in zip(requests, answers, strict=True):
            assert not answer or 200 <= status_of(answer) < 500, (request, answer)
        assert status_of(await exchange(up.port, post())) == 200
    assert not caplog.records


@pytest.mark.parametrize(
    "extra",
    [
        "Cookie: guardrail_session\n",
        'Cookie: guardrail_session="a\\"b"; $x=1; =; ;;\n',
        "Cookie: " + "a=b; " * 1000 + "\n",
        "Authorization: Bearer\n",
        "Authorization: Bearer " + "a" * 5000 + "\n",
        "Authorization: Basic YTpi\n",
        "Authorization: Bearer \u00e4\n",
        "Cookie: guardrail_session=x\nOrigin: http://[::1\n",
        "Cookie: guardrail_session=x\nOrigin: null\n",
    ],
)
async def test_odd_credentials_are_refused(extra: str) -> None:
    async with running() as up:
        data = post("Host: a\nContent-Type: application/json\n" + extra)
        assert status_of(await exchange(up.port, data)) in (400, 401, 403)
        assert up.turns.untouched


# ---------------------------------------------------------------- time and number


async def closes_within(port: int, feed: Callable[[asyncio.StreamWriter], Awaitable[None]], seconds: float) -> bytes:
    """Feed bytes slowly until the server hangs up; what it said."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    feeding = asyncio.create_task(feed(writer))  # type: ignore[arg-type]
    try:
        async with asyncio.timeout(seconds):
            return await _read_all(reader)
    finally:
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)
        writer.close()


async def dribble(writer: asyncio.StreamWriter, data: bytes) -> None:
    for byte in data * 100:
        writer.write(bytes([byte]))
        await asyncio.sleep(0.01)


async def test_a_silent_connection_is_closed() -> None:
    """Case 7 (seen: open after 100 s)."""
    async with running() as up:
        assert await closes_within(up.port, lambda writer: asyncio.sleep(9), 3) == b""


async def test_a_dribbled_head_is_closed() -> None:
    """Case 7, on the first request of a connection and on a later one."""
    async with running() as up:
        head = b"POST /chat/shop HTTP/1.1\r\nX-A: " + b"a" * 5000
        assert await closes_within(up.port, lambda writer: dribble(writer, head), 3) == b""

        async def second(writer: asyncio.StreamWriter) -> None:
            writer.write(post().replace(b"Connection: close\r\n", b""))
            await dribble(writer, head)

        answer = await closes_within(up.port, second, 3)
        assert status_of(answer) == 200
        assert answer.count(b"HTTP/1.1") == 1


async def test_a_slow_body_is_408() -> None:
    async with running() as up:
        head = lines(f"POST /chat/shop HTTP/1.1\n{HEAD}Content-Length: 9000\n\n")

        async def feed(writer: asyncio.StreamWriter) -> None:
            writer.write(head)
            await dribble(writer, BODY)

        answer = await closes_within(up.port, feed, 5)
        assert (status_of(answer), code_of(answer)) == (408, "request_timeout")


async def test_a_body_that_breaks_off_reaches_no_turn() -> None:
    async with running() as up:
        _, writer = await asyncio.open_connection("127.0.0.1", up.port)
        writer.write(post()[:-5])
        writer.write_eof()
        writer.close()
        await writer.wait_closed()
        assert status_of(await exchange(up.port, post())) == 200
        assert len(up.turns.answered) == 1


async def test_a_slow_reader_is_cut_off() -> None:
    """Case 7: a reader that takes nothing holds neither the turn nor its memory."""
    turns = ScriptedTurns(chunks=(b"data: " + b"a" * 60_000 + b"\n\n",) * 2000)
    async with running(turns) as up:
        _reader, writer = await asyncio.open_connection("127.0.0.1", up.port, limit=1024)
        writer.write(post())
        await asyncio.wait_for(turns.closed.wait(), 5)
        assert turns.finished == 0
        writer.close()


async def test_connections_past_the_bound_are_shed_and_the_rest_served() -> None:
    async with running() as up:
        held = [await asyncio.open_connection("127.0.0.1", up.port) for _ in range(SHORT.connections)]
        answer = await exchange(up.port, b"")
        assert (status_of(answer), code_of(answer)) == (503, "overloaded")
        reader, writer = held[0]
        writer.write(post())
        assert status_of(await _read_all(reader)) == 200
        for _, other in held:
            other.close()


async def test_one_byte_chunks_are_bounded() -> None:
    """Case 18."""
    limits = HttpLimits(body_bytes=200_000)
    small = b"1\r\n \r\n"
    async with running(limits=limits) as up:
        head = HEAD + "Transfer-Encoding: chunked\n"
        answer = await exchange(up.port, post(head, small * 50_000 + b"0\r\n\r\n", length=False), seconds=10)
        assert status_of(answer) == 200
        answer = await exchange(up.port, post(head, small * 100_000 + b"0\r\n\r\n", length=False), seconds=10)
        assert (status_of(answer), code_of(answer)) == (413, "payload_too_large")


async def test_pipelined_requests_are_answered_in_order_or_held_back() -> None:
    """Case 18: 10,000 requests at once on one connection stay bounded in memory."""
    one = lines(f"POST /chat/shop HTTP/1.1\n{HEAD}Content-Length: 13\n\n") + BODY
    gate = asyncio.Event()
    turns = ScriptedTurns(gate=gate)
    async with running(turns) as up:
        reader, writer = await asyncio.open_connection("127.0.0.1", up.port)
        tracemalloc.start()
        writer.write(one * 10_000)
        await turns.reached.wait()
        await asyncio.sleep(0.1)
        assert len(turns.answered) == 1
        in_server = [s for s in tracemalloc.take_snapshot().statistics("filename") if "aiohttp" in str(s.traceback)]
        tracemalloc.stop()
        assert sum(statistic.size for statistic in in_server) < 4_000_000
        gate.set()
        answer = await reader.readuntil(b"}]}")
        assert status_of(answer) == 200
        writer.transport.abort()


# ---------------------------------------------------------------- faults and streams


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (StoreUnavailableError(CANARY), 503, "store_unavailable"),
        (BotTimeoutError(CANARY), 504, "bot_timeout"),
        (RuntimeError(CANARY), 500, "internal"),
    ],
)
async def test_faults_are_typed_and_quote_nothing(
    error: Exception, status: int, code: str, capfd: pytest.CaptureFixture[str], production_logs: io.StringIO
) -> None:
    async with running(ScriptedTurns(error=error)) as up:
        answer = await exchange(up.port, post(body=json.dumps({"text": CANARY}).encode()))
    printed = capfd.readouterr()
    assert (status_of(answer), code_of(answer)) == (status, code)
    said = answer.decode() + printed.out + printed.err + production_logs.getvalue()
    assert CANARY not in said  # 99
    assert "Traceback" not in said
    assert ("RuntimeError" in said) == (code == "internal")


async def test_the_access_log_tells_templates_only(production_logs: io.StringIO) -> None:
    """Case 100."""
    listen = Listen(limits=SHORT, access_log=logs.AccessLog)
    server = Server(
        data_app(ScriptedTurns(), sessions(), SHORT),
        control_app({}, CollectorRegistry()),
        data_listen=listen,
        control_listen=Listen(limits=SHORT),
    )
    await server.start()
    for request in (post(), lines(f"GET /out/line/{CANARY}?q={CANARY} HTTP/1.1\n{OUT}\n"), post(path=f"/{CANARY}")):
        await exchange(server.data.port, request)
    await exchange(server.data.port, MALFORMED["3 absolute target (seen)"])
    await server.drain()
    told = [json.loads(line) for line in production_logs.getvalue().splitlines()]
    assert [(line["template"], line["status"]) for line in told] == [
        ("/chat/{route}", 200),
        ("/out/{route}/{tail}", 200),
        ("unmatched", 404),
        ("unmatched", 400),
    ]
    assert CANARY not in production_logs.getvalue()


async def test_llm_errors_have_the_shape_openai_clients_parse() -> None:
    head = f"Host: a\nAuthorization: Bearer {API_KEY}\nContent-Type: application/json\n"
    async with running(ScriptedTurns(error=BotTimeoutError())) as up:
        answer = await exchange(up.port, post(head, path="/llm/gpt/v1/chat/completions"))
        unknown = await exchange(up.port, post(head, path="/llm/none/v1/chat/completions"))
    assert status_of(answer) == 504
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"] == {
        "message": "The bot did not answer in time.",
        "type": "server_error",
        "code": "bot_timeout",
        "param": None,
    }
    assert json.loads(unknown.partition(b"\r\n\r\n")[2])["error"]["type"] == "invalid_request_error"


async def test_stream_chunks_leave_one_by_one() -> None:
    gate = asyncio.Event()
    turns = ScriptedTurns(chunks=(b"data: 1\n\n", b"data: 2\n\n", b"event: done\ndata: {}\n\n"), gate=gate)
    async with running(turns) as up:
        reader, writer = await asyncio.open_connection("127.0.0.1", up.port)
        writer.write(post())
        head = await reader.readuntil(b"\r\n\r\n")
        assert b"text/event-stream" in head
        assert b"nosniff" in head
        assert await reader.readuntil(b"data: 1\n\n")
        assert turns.finished == 0
        gate.set()
        assert (await reader.read()).endswith(b"0\r\n\r\n")
        assert turns.finished == 1
        writer.close()


async def test_a_stream_that_fails_at_once_is_an_ordinary_error() -> None:
    async with running(ScriptedTurns(chunks=(b"",), stream_error=BotTimeoutError(CANARY))) as up:
        answer = await exchange(up.port, post())
        assert (status_of(answer), code_of(answer)) == (504, "bot_timeout")
        assert up.turns.closed.is_set()


@pytest.mark.parametrize("error", [BotTimeoutError(CANARY), RuntimeError(CANARY)])
async def test_a_stream_that_fails_half_way_is_never_taken_for_whole(
    error: Exception, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async with running(ScriptedTurns(chunks=(b"data: 1\n\n",), stream_error=error)) as up:
        answer = await exchange(up.port, post())
    printed = capfd.readouterr()
    assert status_of(answer) == 200
    assert not answer.endswith(b"0\r\n\r\n")
    assert CANARY not in answer.decode() + printed.out + printed.err + caplog.text


async def test_a_client_that_hangs_up_ends_the_stream_at_its_source() -> None:
    """Case 47, while the bot is silent."""
    turns = ScriptedTurns(chunks=(b"data: 1\n\n", b"data: 2\n\n"), gate=asyncio.Event())
    async with running(turns) as up:
        reader, writer = await asyncio.open_connection("127.0.0.1", up.port)
        writer.write(post())
        await reader.readuntil(b"data: 1\n\n")
        writer.transport.abort()
        await asyncio.wait_for(turns.closed.wait(), 5)
    assert turns.finished == 0


async def test_a_client_that_hangs_up_does_not_break_its_turn() -> None:
    gate = asyncio.Event()
    turns = ScriptedTurns(gate=gate)
    async with running(turns) as up:
        _, writer = await asyncio.open_connection("127.0.0.1", up.port)
        writer.write(post())
        await turns.reached.wait()
        writer.transport.abort()
        await asyncio.sleep(0.05)
        gate.set()
        await up.server.drain()
    assert turns.finished == 1


# ---------------------------------------------------------------- stopping (83)


async def test_stopping_finishes_turns_and_refuses_the_rest() -> None:
    gate = asyncio.Event()
    turns = ScriptedTurns(gate=gate)
    stop, started = asyncio.Event(), asyncio.Event()
    limits = HttpLimits()
    server = Server(
        data_app(turns, sessions(), limits),
        control_app({}, CollectorRegistry()),
        data_listen=Listen(limits=limits),
        control_listen=Listen(limits=limits),
        drain_seconds=5,
    )
    run = asyncio.create_task(server.run(stop, started.set))
    await started.wait()
    port, control = server.data.port, server.control.port
    busy_reader, busy = await asyncio.open_connection("127.0.0.1", port)
    idle_reader, idle = await asyncio.open_connection("127.0.0.1", port)
    busy.write(post())
    idle.write(lines("GET /nothing HTTP/1.1\nHost: a\n\n"))
    await idle_reader.readuntil(b"}}")
    await turns.reached.wait()
    stop.set()
    for _ in range(100):
        await asyncio.sleep(0)  # lets the server see it
    assert not server.data.accepting
    ready = await exchange(control, lines("GET /readyz HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
    live = await exchange(control, lines("GET /livez HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
    assert (status_of(ready), status_of(live)) == (503, 200)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    idle.write(post())
    refused = await _read_all(idle_reader)
    assert (status_of(refused), code_of(refused)) == (503, "draining")
    assert not run.done()
    gate.set()
    assert status_of(await _read_all(busy_reader)) == 200
    await asyncio.wait_for(run, 5)
    assert turns.finished == 1
    busy.close()
    idle.close()


async def test_a_turn_that_never_ends_is_given_up() -> None:
    turns = ScriptedTurns(gate=asyncio.Event())
    server = Server(
        data_app(turns, sessions()),
        control_app({}, CollectorRegistry()),
        data_listen=Listen(),
        control_listen=Listen(),
        drain_seconds=0.1,
    )
    await server.start()
    _, writer = await asyncio.open_connection("127.0.0.1", server.data.port)
    writer.write(post())
    await turns.reached.wait()
    await asyncio.wait_for(server.drain(), 5)
    assert turns.finished == 0
    writer.close()
