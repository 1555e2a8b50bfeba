"""Servers on loopback that sinks and anchors send to: syslog over UDP, TCP and TLS, and HTTP."""

from __future__ import annotations

import asyncio
import gzip
import json
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class SyslogServer:
    """What arrived."""

    port: int = 0
    messages: list[bytes] = field(default_factory=list)
    connections: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def positions(self) -> list[int]:
        return [int(message.split(b'position="')[1].split(b'"')[0]) for message in self.messages]

    async def read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Octet counting, as RFC 6587 section 3.4.1 has it."""
        self.connections += 1
        self.writers.append(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            while True:
                length = int(await reader.readuntil(b" "))
                self.messages.append(await reader.readexactly(length))
        writer.close()

    def cut_off(self) -> None:
        """Reset every connection."""
        for writer in self.writers:
            writer.transport.abort()


@asynccontextmanager
async def syslog_stream(tls: ssl.SSLContext | None = None, *, port: int = 0) -> AsyncIterator[SyslogServer]:
    found = SyslogServer()
    server = await asyncio.start_server(found.read, "127.0.0.1", port, ssl=tls)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()


@asynccontextmanager
async def syslog_datagrams() -> AsyncIterator[SyslogServer]:
    found = SyslogServer()

    class Reading(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            found.messages.append(data)

    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Reading, local_addr=("127.0.0.1", 0))
    found.port = transport.get_extra_info("sockname")[1]
    try:
        yield found
    finally:
        transport.close()


@dataclass(frozen=True)
class Certificates:
    """Files of one authority and of a server it vouches for under the name ``localhost``."""

    ca: Path
    server: ssl.SSLContext


def certificates(directory: Path) -> Certificates:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    directory.mkdir(exist_ok=True)
    ca, private = directory / "ca.pem", directory / "key.pem"
    ca.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca, private)
    return Certificates(ca, context)


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def lines(self) -> list[bytes]:
        plain = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        assert plain.endswith(b"\n")
        return plain.splitlines()

    @property
    def positions(self) -> list[int]:
        return [json.loads(line)["position"] for line in self.lines]


@dataclass
class HttpServer:
    """What arrived; ``answer`` gives the status of a request, or the response itself."""

    answer: Callable[[Request], int | web.StreamResponse] = lambda request: 204
    url: str = ""
    requests: list[Request] = field(default_factory=list)
    delay: float = 0.0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        seen = Request(request.method, request.path_qs, headers, await request.read())
        self.requests.append(seen)
        answer = self.answer(seen)
        if self.delay:
            await asyncio.sleep(self.delay)
        return web.Response(status=answer) if isinstance(answer, int) else answer


@asynccontextmanager
async def http_server(
    answer: Callable[[Request], int | web.StreamResponse] = lambda request: 204,
) -> AsyncIterator[HttpServer]:
    found = HttpServer(answer)

    async def handler(request: web.BaseRequest) -> web.StreamResponse:
        assert isinstance(request, web.Request)
        return await found.handle(request)

    app = web.Application(client_max_size=1 << 24)
    app.router.add_route("*", "/{tail:.*}", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, auto_decompress=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield found
    finally:
        await runner.cleanup()
