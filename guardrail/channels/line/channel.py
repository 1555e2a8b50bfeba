"""The LINE channel: a webhook body in, Messaging API calls out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guardrail.channels.line import calls, envelope, events, fields, relocation, signature, speech
from guardrail.channels.offsets import Replacement
from guardrail.core.json_text import Document
from guardrail.ports import ApiCall, Limits, RequestContext
from guardrail.types import Address, Event, Part, Path, RawText, Wording


class LineChannel:
    """Codec of LINE's Messaging API."""

    name = "line"
    limits = Limits(text=speech.LONGEST_TEXT, utf16=True, messages=calls.MOST_MESSAGES)

    def verify(self, secret: bytes, headers: Mapping[str, str], body: bytes) -> None:
        signature.verify(secret, headers, body)

    def sign(self, secret: bytes, body: bytes) -> Mapping[str, str]:
        return {"X-Line-Signature": signature.signature(secret, body).decode()}

    def events(self, document: Document, context: RequestContext) -> Sequence[Event]:
        return events.events(document)

    def parts(self, document: Document) -> Sequence[Part]:
        """Texts of an API call's body."""
        return fields.call_parts(document)

    def response_parts(self, document: Document) -> Sequence[Part]:
        """Texts of what LINE answers to a READ call: redacted before the bot gets it."""
        return fields.response_parts(document)

    def after_redaction(
        self, before: Document, after: Document, edits: Mapping[Path, Sequence[Replacement]] | None = None
    ) -> Document:
        """Moves emojis and mentions of changed texts; see :func:`relocation.relocated`."""
        return relocation.relocated(before, after, edits or {})

    def marked(self, document: Document) -> Document:
        """The call as it is: the Messaging API has no place for a mark."""
        return document

    def disclose(self, document: Document, wording: Wording) -> Document | None:
        return speech.disclosed(document, wording)

    def split(self, document: Document) -> Sequence[bytes]:
        return envelope.split(document)

    def open(self, piece: bytes) -> Document:
        return envelope.open_piece(piece)

    def join(self, pieces: Sequence[bytes]) -> bytes:
        return envelope.join(pieces)

    def with_document(self, piece: bytes, document: Document) -> bytes:
        """The piece with its event as edited in the document that :meth:`open` gave."""
        return envelope.with_document(piece, document)

    def fingerprint(self, piece: bytes) -> bytes:
        return envelope.fingerprint(piece)

    def with_reply_handle(self, piece: bytes, handle: RawText) -> bytes:
        return envelope.with_reply_handle(piece, handle)

    def address(self, recipient: RawText) -> Address:
        return events.address_of(recipient)

    def call(self, method: str, path: str, document: Document | None) -> ApiCall:
        return calls.classify(method, path, document)

    def say(self, event: Event, wordings: Sequence[Wording]) -> ApiCall | None:
        return speech.said(event, wordings)
