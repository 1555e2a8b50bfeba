"""Cutting a webhook body into one piece an event, and putting it together again, byte for byte.

A piece holds the event's source text, what stood around the events (so that it opens by itself), and what
stood between it and the next event. See docs/adr/0007-envelopes-by-path.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from guardrail.channels.fields import objects, root_object
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.types import Path, RawText

_EVENT: Path = ("events", 0)
_MOST_AROUND = 8 << 20  # characters that all pieces together repeat


@dataclass(frozen=True, slots=True)
class _Piece:
    head: str  # the body up to its first event
    event: str
    gap: str  # up to the next event: a comma and white space; empty after the last
    tail: str  # the body after its last event

    def packed(self) -> bytes:
        return json.dumps([self.head, self.event, self.gap, self.tail], ensure_ascii=False).encode()

    def document(self) -> Document:
        return Document.parse((self.head + self.event + self.tail).encode())


def split(document: Document) -> Sequence[bytes]:
    """Pieces in the order of the events; none for the console's empty test call."""
    root_object(document)
    count = len(objects(document, ("events",)))
    if not count:
        return ()
    spans = document.spans([("events", n) for n in range(count)])
    text = document.text
    if count * (len(text) - (spans[-1][1] - spans[0][0])) > _MOST_AROUND:
        raise BadPayloadError("too much text around too many events")
    head, tail = text[: spans[0][0]], text[spans[-1][1] :]
    nexts = [start for start, _ in spans[1:]] + [spans[-1][1]]
    return [
        _Piece(head, text[start:end], text[end:following], tail).packed()
        for (start, end), following in zip(spans, nexts, strict=True)
    ]


def open_piece(piece: bytes) -> Document:
    """The body as if that event had come alone."""
    return _unpacked(piece).document()


def join(pieces: Sequence[bytes]) -> bytes:
    """A body of some pieces of one received body; of all of them: its exact bytes."""
    opened = [_unpacked(piece) for piece in pieces]
    if not opened:
        raise ValueError("nothing to join")
    *inner, last = opened
    events = "".join(piece.event + (piece.gap or ",") for piece in inner) + last.event
    return (opened[0].head + events + last.tail).encode()


def with_document(piece: bytes, document: Document) -> bytes:
    """The piece with its event taken from an edited document that :func:`open_piece` gave."""
    received = _unpacked(piece)
    ((start, end),) = document.spans([_EVENT])
    return _Piece(document.text[:start], document.text[start:end], received.gap, document.text[end:]).packed()


def fingerprint(piece: bytes) -> bytes:
    """The event in canonical form without ``deliveryContext``, the only member a redelivery changes."""
    event = dict(open_piece(piece).get(_EVENT))
    event.pop("deliveryContext", None)
    return json.dumps(event, sort_keys=True, separators=(",", ":")).encode()


def with_reply_handle(piece: bytes, handle: RawText) -> bytes:
    """The piece with another reply token, everything else as it was."""
    document = open_piece(piece)
    return with_document(piece, document.set((*_EVENT, "replyToken"), handle.raw))


def _unpacked(piece: bytes) -> _Piece:
    try:
        fields = json.loads(piece)
    except ValueError:
        fields = None
    if not isinstance(fields, list) or len(fields) != 4 or not all(isinstance(field, str) for field in fields):
        raise BadPayloadError("not a piece of a webhook body")
    return _Piece(*fields)
