"""Entries as syslog messages (RFC 5424), and the three ways to send them.

The message is the entry's canonical body; position, leaf hash and the log's name stand in the structured
data, so that a receiver can order, count and check what it has. UDP (RFC 5426) sends a message a datagram;
TCP (RFC 6587) and TLS (RFC 5425) count octets.

Syslog has no acknowledgement. What can be known is known: over TCP and TLS a batch counts as shipped once the
other machine's TCP has all of it and the connection still stands, and the last batch is sent again on a
connection that had to be replaced. Over UDP nothing is known but that nobody refused it.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import ssl
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, sleep

from guardrail.audit.aside import Aside
from guardrail.audit.sinks.sink import Shipped, SinkError

FACILITIES = {
    "kern": 0, "user": 1, "daemon": 3, "auth": 4, "syslog": 5, "authpriv": 10, "audit": 13,
    **{f"local{n}": 16 + n for n in range(8)},
}  # fmt: skip
SEVERITIES = {name: n for n, name in enumerate(("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"))}
_OUTQ = 0x5411  # SIOCOUTQ of Linux: bytes that the other side's TCP has not acknowledged


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What is the same in every message."""

    facility: str
    severity: str
    hostname: str
    sd_id: str
    origin: str

    def message(self, entry: Shipped) -> bytes:
        """``<PRI>1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG``."""
        at = json.loads(entry.body)["at"]
        host = _printable(self.hostname, 255)
        values = {
            "position": str(entry.position), "id": entry.entry_id, "leaf": entry.leaf.hex(), "origin": self.origin,
        }  # fmt: skip
        data = " ".join(f'{name}="{_escaped(value)}"' for name, value in values.items())
        priority = FACILITIES[self.facility] * 8 + SEVERITIES[self.severity]
        head = f"<{priority}>1 {at} {host} guardrail - {_printable(entry.tag, 32)} [{self.sd_id} {data}] "
        return head.encode() + entry.body


def _printable(text: str, most: int) -> str:
    """PRINTUSASCII of at most so many characters; ``-`` for nothing."""
    return "".join(c if "!" <= c <= "~" else "_" for c in text)[:most] or "-"


def _escaped(value: str) -> str:
    """A PARAM-VALUE: three characters are escaped, and no others (RFC 5424 section 6.3.3)."""
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("]", "\\]")


def counted(message: bytes) -> bytes:
    """``MSG-LEN SP MSG`` (RFC 6587 section 3.4.1)."""
    return b"%d %s" % (len(message), message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where messages go; ``tls`` is made when a connection is, so that renewed certificates are read."""

    host: str
    port: int
    timeout: float
    tls: Callable[[], ssl.SSLContext] | None = None


def tls_context(ca: str | None, certificate: str | None, key: str | None) -> ssl.SSLContext:
    """TLS 1.2 or later, the server's name checked."""
    context = ssl.create_default_context(cafile=ca)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if certificate is not None:
        context.load_cert_chain(certificate, key)
    return context


class UdpSyslog:
    """A datagram a message."""

    def __init__(self, server: Server, form: Format) -> None:
        self._server = server
        self._form = form
        self._aside = Aside("sink-syslog")

    async def ship(self, entries: Sequence[Shipped]) -> None:
        """See :meth:`guardrail.audit.sinks.sink.Sink.ship`; nobody can be certain over UDP."""
        messages = [self._form.message(entry) for entry in entries]
        await self._aside(lambda: _guarded(lambda: self._send(messages)))

    async def rest(self) -> None:
        """Nothing is held."""

    def _send(self, messages: Sequence[bytes]) -> None:
        family, kind, protocol, _, address = socket.getaddrinfo(
            self._server.host, self._server.port, type=socket.SOCK_DGRAM
        )[0]
        with socket.socket(family, kind, protocol) as channel:
            channel.settimeout(self._server.timeout)
            channel.connect(address)  # so that a machine that refuses is heard of
            for message in messages:
                channel.send(message)
            _raise_pending(channel)


class StreamSyslog:
    """TCP or TLS; one connection, kept."""

    def __init__(self, server: Server, form: Format) -> None:
        self._server = server
        self._form = form
        self._aside = Aside("sink-syslog")
        self._channel: socket.socket | None = None
        self._last = b""  # sent over a connection that stood then

    async def ship(self, entries: Sequence[Shipped]) -> None:
        """See :meth:`guardrail.audit.sinks.sink.Sink.ship`."""
        batch = b"".join(counted(self._form.message(entry)) for entry in entries)
        await self._aside(lambda: _guarded(lambda: self._send(batch)))

    async def rest(self) -> None:
        """See :meth:`guardrail.audit.sinks.sink.Sink.rest`."""
        await self._aside(self._close)
        self._last = b""

    # ------------------------------------------------------------ in the thread

    def _send(self, batch: bytes) -> None:
        deadline = monotonic() + self._server.timeout
        try:
            if self._channel is not None and not _stands(self._channel):
                self._close()
            if self._channel is None:
                self._channel = self._connect()
                if self._last:
                    self._deliver(self._channel, self._last, deadline)
            self._deliver(self._channel, batch, deadline)
        except OSError:
            self._close()
            raise
        self._last = batch

    def _deliver(self, channel: socket.socket, data: bytes, deadline: float) -> None:
        channel.settimeout(max(0.001, deadline - monotonic()))
        channel.sendall(data)
        while _unacknowledged(channel):
            if monotonic() > deadline:
                raise TimeoutError
            sleep(0.002)
        if not _stands(channel):
            raise ConnectionResetError

    def _connect(self) -> socket.socket:
        channel = socket.create_connection((self._server.host, self._server.port), self._server.timeout)
        try:
            channel.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            if self._server.tls is None:
                return channel
            return self._server.tls().wrap_socket(channel, server_hostname=self._server.host)
        except BaseException:
            channel.close()
            raise

    def _close(self) -> None:
        if self._channel is not None:
            with suppress(OSError):
                self._channel.close()
            self._channel = None


def _stands(channel: socket.socket) -> bool:
    """Whether the other side has neither closed nor reset. Syslog servers say nothing; what TLS says
    (session tickets, its end) is read away."""
    channel.settimeout(0)
    try:
        while channel.recv(4096):
            pass
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False
    return False


def _unacknowledged(channel: socket.socket) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(struct.unpack("i", fcntl.ioctl(channel.fileno(), _OUTQ, struct.pack("i", 0)))[0])


def _raise_pending(channel: socket.socket) -> None:
    if code := channel.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        raise OSError(code, os.strerror(code))


def _guarded(work: Callable[[], None]) -> None:
    """Errors come out as ours, without the text of a library or a server."""
    try:
        work()
    except TimeoutError:
        raise SinkError("the server did not take it in time", code="sink_timeout") from None
    except ssl.SSLCertVerificationError:
        raise SinkError("the server's certificate is not trusted", code="sink_untrusted") from None
    except (OSError, ValueError):
        raise SinkError("not reached") from None
