"""Many entries a request: JSON lines by POST, kept by the server when it answers 2xx."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from yarl import URL

from guardrail.audit.posting import Sender, accepted
from guardrail.audit.sinks.sink import Shipped, SinkError


class HttpSink:
    """A server that collects.

    A request tells the log's name, the first position and the number of entries, by which a server knows
    what it has already.
    """

    def __init__(self, sender: Sender, url: str, *, origin: str, compress: bool) -> None:
        self._sender = sender
        self._url = URL(url)
        self._origin = origin
        self._compress = compress

    async def ship(self, entries: Sequence[Shipped]) -> None:
        """See :meth:`guardrail.audit.sinks.sink.Sink.ship`."""
        body = b"".join(entry.line for entry in entries)
        headers = {
            "content_type": "application/x-ndjson",
            "guardrail_log_origin": self._origin,
            "guardrail_log_position": str(entries[0].position),
            "guardrail_log_entries": str(len(entries)),
        }
        if self._compress:
            body = gzip.compress(body, 6, mtime=0)
            headers["content_encoding"] = "gzip"
        status = await self._sender.send("POST", self._url, body, **headers)
        if not accepted(status):
            raise SinkError("the server did not take the entries", code="sink_refused", status=502)

    async def rest(self) -> None:
        """Nothing is held."""
