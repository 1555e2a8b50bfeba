"""One streamed chat completion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guardrail.channels.fields import root_object, texts_by_path
from guardrail.channels.openai.answer import answer_parts, without_logprobs
from guardrail.channels.openai.speech import TERMINATOR, chunk, spoken
from guardrail.core.json_text import Document
from guardrail.core.sse import SseFrame, SseReader, with_data
from guardrail.errors import BadPayloadError
from guardrail.ports import Delta, Lane, StreamEvent
from guardrail.types import Json, Markup, Part, Path, RawText, Wording

_SPOKEN = frozenset({"content", "refusal", "reasoning", "reasoning_content"})


class OpenAIStream:
    """Reads chunk objects; ``[DONE]`` ends the answer.

    A lane is one text of one choice: ``("choices", index, "content")``, or
    ``("choices", index, "tool_calls", tool index, "function", "arguments")``. Every other string of a
    chunk is a lane of its own that ends with that chunk.
    """

    def __init__(self) -> None:
        self._reader = SseReader()
        self._head: dict[str, Json] = {"id": "", "object": "chat.completion.chunk", "created": 0, "model": ""}
        self._open: dict[Lane, Markup] = {}  # in order of appearance
        self._choices: dict[int, bool] = {0: False}  # whether it has said anything yet
        self._events = 0
        self._done = False

    def feed(self, data: bytes) -> Sequence[StreamEvent]:
        """Raises :class:`~guardrail.errors.BadPayloadError`. What follows ``[DONE]`` is dropped."""
        events: list[StreamEvent] = []
        for frame in self._reader.feed(data):
            if not self._done:
                events.append(self._event(frame))
        return events

    def rewrite(self, event: StreamEvent, texts: Mapping[Lane, str]) -> bytes:
        if event.document is None:
            return event.raw
        places = [(delta.path, delta.lane, delta.text.raw) for delta in event.deltas]
        replaced = texts_by_path(places, texts)
        changed = {path for path, text in replaced.items() if event.document.get(path) != text}
        if not changed:
            return event.raw
        touched = {path[1] for path in changed if path[0] == "choices" and isinstance(path[1], int)}
        edited = without_logprobs(event.document.replace(replaced), touched)
        return with_data(event.raw, edited.raw)

    def extra(self, lane: Lane, text: str) -> bytes:
        """Raises ValueError for a lane that ended with its event."""
        match lane.key:
            case ("choices", int(index), str(field)):
                return chunk(self._head, index, {field: text})
            case ("choices", int(index), "tool_calls", int(tool), str(group), str(field)):
                return chunk(self._head, index, {"tool_calls": [{"index": tool, group: {field: text}}]})
            case ("choices", int(index), str(group), str(field)):
                return chunk(self._head, index, {group: {field: text}})
        raise ValueError("this lane ended with its event")

    def failure(self, wording: Wording) -> bytes:
        """Every choice gets the safe reply and ends as filtered."""
        chunks: list[bytes] = []
        for index, begun in self._choices.items():
            text = spoken([wording])
            chunks.append(chunk(self._head, index, {"content": "\n\n" + text if begun else text}))
            chunks.append(chunk(self._head, index, {}, "content_filter"))
        return b"".join(chunks) + TERMINATOR

    def _event(self, frame: SseFrame) -> StreamEvent:
        self._events += 1
        if frame.data is None:
            return StreamEvent(raw=frame.raw, document=None)
        if frame.data.strip() == b"[DONE]":
            self._done = True
            return StreamEvent(raw=frame.raw, document=None, ends=tuple(self._open), terminal=True)
        document = Document.parse(frame.data)
        self._note_head(root_object(document))
        indices = _choice_indices(document)
        for index in indices:
            self._choices.setdefault(index, False)
        parts = [part for part in answer_parts(document, body="delta") if part.text.raw]
        deltas = tuple(self._delta(document, part, indices) for part in parts)
        ends = [delta.lane for delta in deltas if delta.lane.key[0] == "event"]
        for position, index in enumerate(indices):
            if document.get(("choices", position, "finish_reason")) is not None:
                ends += self._close(index)
        return StreamEvent(raw=frame.raw, document=document, deltas=deltas, ends=tuple(ends))

    def _delta(self, document: Document, part: Part, indices: Sequence[int]) -> Delta:
        key = _lane_key(document, part.path, indices)
        lane = Lane(key or ("event", self._events, *part.path))
        markup = part.markup
        if key is not None:
            markup = self._open.setdefault(lane, _markup_of(part, key))
            index = key[1]
            assert isinstance(index, int)
            self._choices[index] = self._choices[index] or key[2] in _SPOKEN
        return Delta(lane=lane, text=RawText(part.text.raw), kind=part.kind, markup=markup, path=part.path)

    def _close(self, index: int) -> list[Lane]:
        ended = [lane for lane in self._open if lane.key[1] == index]
        for lane in ended:
            del self._open[lane]
        return ended

    def _note_head(self, body: Mapping[str, object]) -> None:
        for name in ("id", "created", "model", "system_fingerprint"):
            value = body.get(name)
            if isinstance(value, str | int):
                self._head[name] = value


def _markup_of(part: Part, key: Sequence[str | int]) -> Markup:
    """The markup of a lane that begins with this piece: content that begins an object is JSON mode's."""
    is_object = key[2] == "content" and part.text.raw.lstrip().startswith("{")
    return Markup.JSON if is_object else part.markup


def _choice_indices(document: Document) -> Sequence[int]:
    choices = document.get(("choices",), [])
    if not isinstance(choices, list):
        raise BadPayloadError("choices is not an array")
    indices: list[int] = []
    for choice in choices:
        index = choice.get("index") if isinstance(choice, dict) else None
        if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < 128:
            raise BadPayloadError("a choice has no index")
        indices.append(index)
    return indices


def _lane_key(document: Document, path: Path, indices: Sequence[int]) -> tuple[str | int, ...] | None:
    """Lanes are named by the indices that chunks carry, not by positions in one chunk."""
    match path:
        case ("choices", int(position), "delta", str(field)):
            return ("choices", indices[position], field) if field in _SPOKEN else None
        case ("choices", int(position), "delta", "tool_calls", int(n), str(group), ("arguments" | "input") as field):
            tool = document.get(("choices", position, "delta", "tool_calls", n, "index"))
            if not isinstance(tool, int) or isinstance(tool, bool):
                raise BadPayloadError("a tool call has no index")
            return ("choices", indices[position], "tool_calls", tool, group, str(field))
        case ("choices", int(position), "delta", ("function_call" | "audio") as group, str(field)):
            known = field in ("arguments", "transcript")
            return ("choices", indices[position], str(group), field) if known else None
    return None
