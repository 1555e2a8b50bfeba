"""What the audit log is brought to, made from the settings: sinks, anchors, and the pin.

A part of the composition root, like :mod:`guardrail.app`.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic

import aiohttp

from guardrail.audit.anchors.anchor import Anchor
from guardrail.audit.anchors.anchoring import Anchoring
from guardrail.audit.anchors.file import FileAnchor
from guardrail.audit.anchors.http import ObjectAnchor, WebhookAnchor
from guardrail.audit.cursors import Cursors
from guardrail.audit.posting import Sender
from guardrail.audit.sinks.file import FileSink
from guardrail.audit.sinks.http import HttpSink
from guardrail.audit.sinks.shipper import Shipper
from guardrail.audit.sinks.sink import Sink
from guardrail.audit.sinks.syslog import Format, Server, StreamSyslog, UdpSyslog, tls_context
from guardrail.audit.tables import Tables
from guardrail.config import AuditSettings
from guardrail.config import audit as settings
from guardrail.metrics import Metrics
from guardrail.ports import Clock, Entropy
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.upkeep import Chore

AUDIT_TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
SHIP_EVERY = 1.0  # seconds between two looks for entries to ship
ANCHOR_EVERY = 5.0  # seconds between two looks whether an anchor is due, at most


@dataclass(frozen=True, slots=True)
class Outside:
    """The sinks and anchors of one process."""

    shippers: Sequence[Shipper] = ()
    anchorings: Sequence[Anchoring] = ()

    def chores(self, settings: AuditSettings) -> Sequence[Chore]:
        """What upkeep does for each of them."""
        looks = {each.name: min(ANCHOR_EVERY, each.every) for each in settings.anchors}
        return [
            *(Chore(task="ship", seconds=SHIP_EVERY, work=each.ship) for each in self.shippers),
            *(Chore(task="anchor", seconds=looks[each.name], work=each.anchor) for each in self.anchorings),
        ]

    def facts(self) -> Mapping[str, object]:
        """How they do, for ``/readyz``. None of it makes a process unready: the log waits for them."""
        found: dict[str, object] = {}
        if self.shippers:
            found["audit_sinks"] = {
                each.name: {"lag": each.state.lag, "error": each.state.error} for each in self.shippers
            }
        if self.anchorings:
            found["audit_anchors"] = {each.name: {"error": each.error} for each in self.anchorings}
        return found

    async def close(self) -> None:
        """Give back what sinks hold."""
        for each in self.shippers:
            await each.close()


def outside(
    audit: AuditSettings,
    *,
    store: SqlStore,
    session: aiohttp.ClientSession,
    holder: str,
    clock: Clock,
    entropy: Entropy,
    metrics: Metrics,
) -> Outside:
    """Everything that ``audit.sinks`` and ``audit.anchors`` name; nothing is connected yet."""
    cursors = Cursors(
        look=store.look, run=store.run, tables=AUDIT_TABLES, cursors=schema.audit_cursors, holder=holder, clock=clock
    )
    shippers = [
        Shipper(
            each.name,
            _sink(each, audit.origin, session),
            cursors,
            watch=metrics,
            monotonic=monotonic,
            batch=each.batch if isinstance(each, settings.HttpSink) else 500,
        )
        for each in audit.sinks
    ]
    anchorings = [
        Anchoring(
            each.name,
            _anchor(each, session),
            cursors,
            every=timedelta(seconds=each.every),
            entropy=entropy,
            watch=metrics,
            monotonic=monotonic,
        )
        for each in audit.anchors
    ]
    return Outside(shippers, anchorings)


def _sink(each: settings.Sink, origin: str, session: aiohttp.ClientSession) -> Sink:
    if isinstance(each, settings.FileSink):
        return FileSink(each.path, max_bytes=each.max_bytes, keep=each.keep)
    if isinstance(each, settings.HttpSink):
        token = each.token.reveal() if each.token else None
        sender = Sender(session=session, timeout=each.timeout, token=token)
        return HttpSink(sender, each.url, origin=origin, compress=each.gzip)
    form = Format(
        facility=each.facility,
        severity=each.severity,
        hostname=socket.gethostname(),
        sd_id=each.sd_id,
        origin=origin,
    )
    if each.transport == "udp":
        return UdpSyslog(Server(host=each.host, port=each.port, timeout=each.timeout), form)
    paths = (str(path) if path else None for path in (each.ca, each.certificate, each.key))
    tls = partial(tls_context, *paths) if each.transport == "tls" else None
    return StreamSyslog(Server(host=each.host, port=each.port, timeout=each.timeout, tls=tls), form)


def _anchor(each: settings.Anchor, session: aiohttp.ClientSession) -> Anchor:
    if isinstance(each, settings.FileAnchor):
        return FileAnchor(each.directory)
    token = each.token.reveal() if each.token else None
    if isinstance(each, settings.WebhookAnchor):
        return WebhookAnchor(Sender(session=session, timeout=each.timeout, token=token), each.url)
    headers = {name: secret.reveal() for name, secret in each.headers.items()}
    sender = Sender(session=session, timeout=each.timeout, token=token, headers=headers)
    return ObjectAnchor(sender, each.url, each.query.reveal() if each.query else None)
