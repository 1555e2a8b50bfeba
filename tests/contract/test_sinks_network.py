"""Sinks against real receivers on loopback: syslog over UDP, TCP and TLS, and HTTP."""

from __future__ import annotations

import asyncio
import socket
from functools import partial
from pathlib import Path

import pytest

from guardrail.audit.posting import Sender
from guardrail.audit.sinks.http import HttpSink
from guardrail.audit.sinks.sink import SinkError
from guardrail.audit.sinks.syslog import Format, Server, StreamSyslog, UdpSyslog, tls_context
from guardrail.clients.outgoing import new_session
from tests.contract.receivers import Request, certificates, http_server, syslog_datagrams, syslog_stream
from tests.unit.audit.shipped import shipped

FORM = Format(facility="local0", severity="info", hostname="h", sd_id="guardrail@32473", origin="audit.example/log")
FIVE = [shipped(n) for n in range(5)]


async def arrived(messages: list[bytes], number: int) -> None:
    async with asyncio.timeout(10):
        while len(messages) < number:
            await asyncio.sleep(0.005)


def free_port(kind: socket.SocketKind) -> int:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_udp(tmp_path: Path) -> None:
    async with syslog_datagrams() as server:
        await UdpSyslog(Server(host="127.0.0.1", port=server.port, timeout=5), FORM).ship(FIVE)
        await arrived(server.messages, 5)
    assert server.messages == [FORM.message(entry) for entry in FIVE]


async def test_udp_to_nobody_is_told_when_the_machine_says_so() -> None:
    sink = UdpSyslog(Server(host="127.0.0.1", port=free_port(socket.SOCK_DGRAM), timeout=5), FORM)
    with pytest.raises(SinkError):
        await sink.ship(FIVE)


async def test_tcp_keeps_its_connection() -> None:
    async with syslog_stream() as server:
        sink = StreamSyslog(Server(host="127.0.0.1", port=server.port, timeout=5), FORM)
        await sink.ship(FIVE[:3])
        await sink.ship(FIVE[3:])
        await arrived(server.messages, 5)
        assert server.messages == [FORM.message(entry) for entry in FIVE]
        assert server.connections == 1
        await sink.rest()


async def test_tls_with_a_trusted_authority(tmp_path: Path) -> None:
    made = certificates(tmp_path / "tls")
    async with syslog_stream(made.server) as server:
        tls = partial(tls_context, str(made.ca), None, None)
        sink = StreamSyslog(Server(host="localhost", port=server.port, timeout=5, tls=tls), FORM)
        await sink.ship(FIVE[:1])
        await sink.ship(FIVE[1:])
        await arrived(server.messages, 5)
        assert server.positions() == [0, 1, 2, 3, 4]
        assert server.connections == 1
        await sink.rest()


@pytest.mark.parametrize(("host", "trusted"), [("localhost", False), ("127.0.0.1", True)])
async def test_tls_to_a_stranger_sends_nothing(tmp_path: Path, host: str, trusted: bool) -> None:
    """An unknown authority; a certificate of another name."""
    made = certificates(tmp_path / "tls")
    async with syslog_stream(made.server) as server:
        tls = partial(tls_context, str(made.ca) if trusted else None, None, None)
        sink = StreamSyslog(Server(host=host, port=server.port, timeout=5, tls=tls), FORM)
        with pytest.raises(SinkError) as caught:
            await sink.ship(FIVE)
        assert caught.value.code == "sink_untrusted"
        assert server.messages == []


async def test_a_connection_that_was_replaced_gets_the_last_batch_again() -> None:
    """The server went away after reading some of it: nobody can know which."""
    async with syslog_stream() as first:
        sink = StreamSyslog(Server(host="127.0.0.1", port=first.port, timeout=5), FORM)
        await sink.ship(FIVE[:2])
        await arrived(first.messages, 2)
        first.cut_off()
        port = first.port
    async with syslog_stream(port=port) as second:
        async with asyncio.timeout(10):
            while not second.messages:
                try:
                    await sink.ship(FIVE[2:])
                except SinkError:
                    continue
                await arrived(second.messages, 3)
        await arrived(second.messages, 5)
        assert second.positions() == [0, 1, 2, 3, 4]
        await sink.rest()


async def test_tcp_to_nobody() -> None:
    sink = StreamSyslog(Server(host="127.0.0.1", port=free_port(socket.SOCK_STREAM), timeout=5), FORM)
    with pytest.raises(SinkError) as caught:
        await sink.ship(FIVE)
    assert caught.value.code == "sink_unavailable"


async def test_tcp_to_one_who_does_not_read_is_not_taken_for_shipped() -> None:
    """A listener that never accepts: the other side's buffers fill, then time is up."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        sink = StreamSyslog(Server(host="127.0.0.1", port=listener.getsockname()[1], timeout=0.5), FORM)
        with pytest.raises(SinkError) as caught:
            await sink.ship([shipped(n) for n in range(20_000)])
        assert caught.value.code == "sink_timeout"
        await sink.rest()


@pytest.mark.parametrize("compress", [False, True])
async def test_http(compress: bool) -> None:
    async with http_server() as server, new_session() as session:
        sender = Sender(session=session, timeout=5, token="a-secret-of-ours")
        await HttpSink(sender, server.url + "/in?tenant=7", origin="audit.example/log", compress=compress).ship(FIVE)
    [request] = server.requests
    assert (request.method, request.path) == ("POST", "/in?tenant=7")
    assert [line + b"\n" for line in request.lines] == [entry.line for entry in FIVE]
    told = {name: value for name, value in request.headers.items() if name.startswith(("guardrail-", "auth"))}
    assert told == {
        "authorization": "Bearer a-secret-of-ours",
        "guardrail-log-origin": "audit.example/log",
        "guardrail-log-position": "0",
        "guardrail-log-entries": "5",
    }
    assert request.headers["content-type"] == "application/x-ndjson"


@pytest.mark.parametrize("status", [302, 400, 401, 413, 500, 503])
async def test_http_that_refuses(status: int) -> None:
    def answer(request: Request) -> int:
        return status

    async with http_server(answer) as server, new_session() as session:
        sink = HttpSink(Sender(session=session, timeout=5), server.url, origin="o", compress=False)
        with pytest.raises(SinkError) as caught:
            await sink.ship(FIVE)
    assert caught.value.code == "sink_refused"
    assert len(server.requests) == 1  # a redirect is not followed


async def test_http_that_hangs() -> None:
    async with http_server() as server, new_session() as session:
        server.delay = 5
        sink = HttpSink(Sender(session=session, timeout=0.2), server.url, origin="o", compress=False)
        with pytest.raises(SinkError) as caught:
            await sink.ship(FIVE)
    assert caught.value.code == "sink_timeout"


async def test_a_token_stands_in_no_error_and_no_picture_of_the_sender() -> None:
    async with new_session() as session:
        sender = Sender(session=session, timeout=1, token="a-secret-of-ours", headers={"x-key": "another"})
        assert "secret" not in repr(sender)
        assert "another" not in repr(sender)
        port = free_port(socket.SOCK_STREAM)
        with pytest.raises(SinkError) as caught:
            await HttpSink(sender, f"http://127.0.0.1:{port}", origin="o", compress=False).ship(FIVE)
    assert "secret" not in repr(caught.value)
