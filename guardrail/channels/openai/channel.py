"""The OpenAI-compatible channel: ``POST /v1/chat/completions``, whole and streamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from guardrail.channels.fields import root_object
from guardrail.channels.offsets import Replacement, replacements
from guardrail.channels.openai import history, speech
from guardrail.channels.openai.answer import answer_parts, without_logprobs
from guardrail.channels.openai.identity import address_of
from guardrail.channels.openai.request import attachments, exchange_of, request_parts
from guardrail.channels.openai.stream import OpenAIStream
from guardrail.core.json_text import Document
from guardrail.core.texts import purpose_choice
from guardrail.errors import BadPayloadError
from guardrail.ports import Limits, Recognise, RequestContext
from guardrail.types import Event, EventKind, Part, PartKind, Path, Speaker, Wording


class OpenAIChannel:
    """Codec of chat completions. An answer's text is taken as plain: clients differ in what they render."""

    name = "openai"
    limits = Limits(text=1_000_000, messages=1)

    def events(self, document: Document, context: RequestContext) -> Sequence[Event]:
        """One event a request: what the person wrote after the bot last spoke; the rest is history."""
        body = root_object(document)
        if not isinstance(body.get("stream"), bool | None):
            raise BadPayloadError("stream is not a boolean")
        exchange = exchange_of(document)
        parts = tuple(request_parts(document, exchange))
        event = Event(
            kind=EventKind.MESSAGE,
            address=address_of(document, context),
            parts=parts,
            choice=_choice(parts),
            attachments=attachments(document),
            continued=exchange.continued,
        )
        return (event,)

    def parts(self, document: Document) -> Sequence[Part]:
        """Raises :class:`~guardrail.errors.BadPayloadError` for neither an answer nor an error."""
        body = root_object(document)
        if not isinstance(body.get("choices"), list) and "error" not in body:
            raise BadPayloadError("choices are missing")
        return answer_parts(document)

    def after_redaction(
        self, before: Document, after: Document, edits: Mapping[Path, Sequence[Replacement]] | None = None
    ) -> Document:
        """What an answer's changed content drags along: citation offsets, log-probabilities."""
        choices = before.get(("choices",))
        changed: set[int] = set()
        for position in range(len(choices) if isinstance(choices, list) else 0):
            path: Path = ("choices", position, "message", "content")
            old, new = before.get(path), after.get(path)
            if isinstance(old, str) and isinstance(new, str) and old != new:
                spans = (edits or {}).get(path) or replacements(old, new)
                after = speech.with_citations_moved(after, position, spans)
                changed.add(position)
            elif before.get(path[:-1]) != after.get(path[:-1]):
                changed.add(position)
        return without_logprobs(after, changed)

    def marked(self, document: Document) -> Document:
        """The answer as it is: the format has no place for a mark, the response's header bears it."""
        return document

    def disclose(self, document: Document, wording: Wording) -> Document | None:
        return speech.disclosed(document, wording)

    def wants_stream(self, document: Document, context: RequestContext) -> bool:
        return document.get(("stream",)) is True

    def speak(self, document: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
        return speech.completion(document, wordings, id=id, at=at)

    def speak_stream(self, document: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
        return speech.completion_stream(document, wordings, id=id, at=at)

    def without_ours(self, document: Document, ours: Recognise) -> Document:
        return history.without_ours(document, ours)

    def merge(self, answers: Sequence[Document]) -> Document:
        return speech.merged(answers)

    def failure(self, wording: Wording, code: str) -> bytes:
        return speech.error(wording, code)

    def stream(self, *, generated: bool = False) -> OpenAIStream:
        """Codec of one streamed answer; ``generated`` changes nothing in its events, see :meth:`marked`."""
        return OpenAIStream()

    def can_disclose(self, document: Document) -> bool:
        """Not where a program reads the answer: JSON modes and forced tool calls."""
        if document.get(("response_format", "type")) in ("json_object", "json_schema"):
            return False
        choice = document.get(("tool_choice",))
        forced = choice == "required" or isinstance(choice, dict)
        return not forced and not isinstance(document.get(("function_call",)), dict)


def _choice(parts: Sequence[Part]) -> str | None:
    """The button whose label is all that the person wrote: this format shows buttons as words."""
    said = [part.text.raw for part in parts if part.kind is PartKind.MESSAGE and part.speaker is Speaker.PERSON]
    return purpose_choice(said[0]) if len(said) == 1 else None
