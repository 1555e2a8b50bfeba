"""Checkpoints to a server: posted to a webhook, or put into an object store."""

from __future__ import annotations

from urllib.parse import quote

from yarl import URL

from guardrail.audit.anchors.anchor import AnchorError, SignedCheckpoint
from guardrail.audit.posting import Sender, accepted
from guardrail.audit.sinks.sink import SinkError
from guardrail.core.entries import AnchorKind
from guardrail.errors import IntegrityError

_TEXT = "text/plain; charset=utf-8"
_EXISTS = frozenset({409, 412})


class WebhookAnchor:
    """The note as the body of a POST."""

    kind = AnchorKind.WEBHOOK

    def __init__(self, sender: Sender, url: str) -> None:
        self._sender = sender
        self._url = URL(url)

    async def keep(self, checkpoint: SignedCheckpoint) -> None:
        """See :meth:`guardrail.audit.anchors.anchor.Anchor.keep`."""
        status = await _sent(
            self._sender, "POST", self._url, checkpoint,
            guardrail_log_origin=checkpoint.origin, guardrail_log_size=str(checkpoint.size),
        )  # fmt: skip
        if not accepted(status):
            raise AnchorError("the server did not take the checkpoint", code="anchor_refused")


class ObjectAnchor:
    """The note as an object: PUT to ``template`` with ``{origin}`` and ``{size}`` filled in, and ``query``,
    which may authorise. ``If-None-Match: *`` asks the store to replace nothing."""

    kind = AnchorKind.OBJECT

    def __init__(self, sender: Sender, template: str, query: str | None) -> None:
        self._sender = sender
        self._template = template
        self._query = query

    async def keep(self, checkpoint: SignedCheckpoint) -> None:
        """See :meth:`guardrail.audit.anchors.anchor.Anchor.keep`."""
        url = self.url(checkpoint)
        status = await _sent(self._sender, "PUT", url, checkpoint, if_none_match="*")
        if status in _EXISTS:
            await self._compare(url, checkpoint)
        elif not accepted(status):
            raise AnchorError("the store did not take the checkpoint", code="anchor_refused")

    def url(self, checkpoint: SignedCheckpoint) -> URL:
        """Where a checkpoint is put; the size in 19 digits so that names sort as the log grew."""
        address = self._template.format(origin=quote(checkpoint.origin, safe="/"), size=f"{checkpoint.size:019d}")
        return URL(address if self._query is None else f"{address}?{self._query}", encoded=True)

    async def _compare(self, url: URL, checkpoint: SignedCheckpoint) -> None:
        """An object that is there must be this one: sent before, by a process that was killed."""
        note = checkpoint.note.encode()
        there = await self._sender.fetch(url, len(note))
        if there is None:
            raise AnchorError("the store has an object here that cannot be read", code="anchor_refused")
        if there != note:
            raise IntegrityError("the anchor has another checkpoint of this size", code="audit_anchor_conflict")


async def _sent(sender: Sender, method: str, url: URL, checkpoint: SignedCheckpoint, **headers: str) -> int:
    try:
        return await sender.send(method, url, checkpoint.note.encode(), content_type=_TEXT, **headers)
    except SinkError as error:
        code = "anchor_timeout" if error.code == "sink_timeout" else "anchor_unavailable"
        raise AnchorError(error.detail, code=code) from None
