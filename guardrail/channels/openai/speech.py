"""Guardrail's own words as chat completions, and put before a bot's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from guardrail.channels.offsets import moved
from guardrail.channels.openai.answer import without_logprobs
from guardrail.core import disclose
from guardrail.core.json_text import Document
from guardrail.core.sse import write_event
from guardrail.types import Json, Path, Wording

TERMINATOR = write_event(b"[DONE]")
_CONTENT: Path = ("choices", 0, "message", "content")
_NO_USAGE: dict[str, Json] = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def spoken(wordings: Sequence[Wording]) -> str:
    """Wordings as one text; buttons become a line such as "— Yes / No"."""
    return disclose.SEPARATOR.join(map(disclose.spoken, wordings))


def completion(request: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
    """A whole answer of Guardrail's own; ``id`` names it, ``at`` dates it."""
    message: Json = {"role": "assistant", "content": spoken(wordings), "refusal": None}
    choice: Json = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    head = _head(request, id, at, "chat.completion")
    return Document.of({**head, "choices": [choice], "usage": dict(_NO_USAGE)}).raw


def completion_stream(request: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
    """The same as chunks, with the usage chunk when the request asks for one."""
    head = _head(request, id, at, "chat.completion.chunk")
    deltas: list[tuple[Json, Json]] = [
        ({"role": "assistant", "content": ""}, None),
        ({"content": spoken(wordings)}, None),
        ({}, "stop"),
    ]
    chunks = [chunk(head, 0, delta, finish) for delta, finish in deltas]
    if request.get(("stream_options", "include_usage")) is True:
        chunks.append(write_event(Document.of({**head, "choices": [], "usage": dict(_NO_USAGE)}).raw))
    return b"".join(chunks) + TERMINATOR


def error(wording: Wording, code: str) -> bytes:
    """The body of an error response."""
    return Document.of({"error": {"message": wording.text, "type": "guardrail", "param": None, "code": code}}).raw


def merged(answers: Sequence[Document]) -> Document:
    """The last answer, with the first choice's text of the earlier ones put before its own."""
    *earlier, last = answers
    texts = [text for answer in earlier if isinstance(text := answer.get(_CONTENT), str) and text]
    own = last.get(_CONTENT)
    if not texts or not isinstance(own, str | None) or last.get(_CONTENT[:-1]) is None:
        return last
    whole = "\n\n".join([*texts, own] if own else texts)
    shift = len(whole) - len(own or "")
    return without_logprobs(with_citations_moved(last.set(_CONTENT, whole), 0, [(0, 0, shift)]), {0})


def chunk(head: dict[str, Json], index: int, delta: Json, finish_reason: Json = None) -> bytes:
    """One stream event with one choice."""
    choice: Json = {"index": index, "delta": delta, "finish_reason": finish_reason}
    return write_event(Document.of({**head, "choices": [choice]}).raw)


def disclosed(document: Document, wording: Wording) -> Document | None:
    """The words and a blank line before the first text of every choice; None when no choice has text.

    Citations keep pointing at their words, log-probabilities of a changed choice go.
    """
    choices = document.get(("choices",))
    if not isinstance(choices, list):
        return None
    prefix = spoken([wording]) + "\n\n"
    changed: set[int] = set()
    for position in range(len(choices)):
        path = _first_text(document, position)
        if path is not None:
            document = document.replace({path: prefix + document.get(path)})
            if path[-1] == "content":
                document = with_citations_moved(document, position, [(0, 0, len(prefix))])
            changed.add(position)
    return without_logprobs(document, changed) if changed else None


def with_citations_moved(document: Document, position: int, edits: Sequence[tuple[int, int, int]]) -> Document:
    """Citation offsets of a choice after its content was edited (offsets are code points)."""
    base: Path = ("choices", position, "message", "annotations")
    places: dict[Path, Json] = {}
    for n, annotation in enumerate(document.get(base) or ()):
        cited = annotation.get("url_citation") if isinstance(annotation, dict) else None
        if not isinstance(cited, dict):
            continue
        start, end = cited.get("start_index"), cited.get("end_index")
        if isinstance(start, int) and isinstance(end, int):
            now = moved(start, end, edits) or (0, 0)
            places[(*base, n, "url_citation", "start_index")] = now[0]
            places[(*base, n, "url_citation", "end_index")] = now[1]
    return document.assign(places)


def _first_text(document: Document, position: int) -> Path | None:
    base: Path = ("choices", position, "message", "content")
    content = document.get(base)
    if isinstance(content, str) and content:
        return base
    for n, piece in enumerate(content if isinstance(content, list) else ()):
        if isinstance(piece, dict) and isinstance(piece.get("text"), str):
            return (*base, n, "text")
    refusal: Path = (*base[:-1], "refusal")
    return refusal if isinstance(document.get(refusal), str) and document.get(refusal) else None


def _head(request: Document, id: str, at: datetime, kind: str) -> dict[str, Json]:
    model = request.get(("model",))
    return {
        "id": id,
        "object": kind,
        "created": int(at.timestamp()),
        "model": model if isinstance(model, str) else "guardrail",
    }
