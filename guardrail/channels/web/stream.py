"""One streamed answer of a web chat bot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guardrail.channels.fields import root_object, texts_by_path
from guardrail.channels.web.fields import check_message, message_part
from guardrail.channels.web.speech import DONE, frame
from guardrail.core.json_text import Document
from guardrail.core.sse import SseFrame, SseReader, with_data, write_event
from guardrail.errors import BadPayloadError
from guardrail.ports import Delta, Lane, StreamEvent
from guardrail.types import Json, Markup, PartKind, RawText, Wording


class WebStream:
    """Reads ``data: {"text": …}`` events; the event ``done`` ends the answer.

    Pieces of one message's text share a lane. Every other string of an event is a lane of its own that
    ends with that event.
    """

    def __init__(self) -> None:
        self._reader = SseReader()
        self._open: dict[Lane, Markup] = {}  # in order of appearance
        self._events = 0
        self._last_message = -1
        self._done = False

    def feed(self, data: bytes) -> Sequence[StreamEvent]:
        """Raises :class:`~guardrail.errors.BadPayloadError`. What follows ``done`` is dropped."""
        events: list[StreamEvent] = []
        for received in self._reader.feed(data):
            if not self._done:
                events.append(self._event(received))
        return events

    def rewrite(self, event: StreamEvent, texts: Mapping[Lane, str]) -> bytes:
        if event.document is None:
            return event.raw
        places = [(delta.path, delta.lane, delta.text.raw) for delta in event.deltas]
        edited = event.document.replace(texts_by_path(places, texts))
        return event.raw if edited is event.document else with_data(event.raw, edited.raw)

    def extra(self, lane: Lane, text: str) -> bytes:
        """Raises ValueError for a lane that is not a message's text: those end with their event."""
        if len(lane.key) != 2 or lane.key[0] != "messages":
            raise ValueError("this lane ended with its event")
        piece: dict[str, Json] = {"text": text}
        if lane.key[1] != 0:
            piece["message"] = lane.key[1]
        return write_event(Document.of(piece).raw)

    def failure(self, wording: Wording) -> bytes:
        """The safe reply as a message of its own, and the terminator."""
        return frame(wording, self._last_message + 1) + DONE

    def _event(self, received: SseFrame) -> StreamEvent:
        self._events += 1
        if received.data is None:
            return StreamEvent(raw=received.raw, document=None)
        document = Document.parse(received.data)
        body = root_object(document)
        position = body.get("message", 0)
        if not isinstance(position, int) or isinstance(position, bool) or position < 0:
            raise BadPayloadError("message is not a position")
        check_message(body)
        self._last_message = max(self._last_message, position)
        deltas = self._deltas(document, position)
        self._done = received.event == "done"
        ends = tuple(delta.lane for delta in deltas if len(delta.lane.key) > 2)
        if self._done:
            ends += tuple(self._open)
        return StreamEvent(raw=received.raw, document=document, deltas=deltas, ends=ends, terminal=self._done)

    def _deltas(self, document: Document, position: int) -> tuple[Delta, ...]:
        deltas: list[Delta] = []
        for path, text in document.strings():
            part = message_part(document, (), path, text)
            if part is None or not text:
                continue
            if part.kind is PartKind.MESSAGE:
                lane = Lane(("messages", position))
                markup = self._open.setdefault(lane, part.markup)
            else:
                lane, markup = Lane(("event", self._events, *path)), part.markup
            deltas.append(Delta(lane=lane, text=RawText(text), kind=part.kind, markup=markup, path=path))
        return tuple(deltas)
