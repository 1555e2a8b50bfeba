"""The web chat channel: JSON in, JSON or server-sent events out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from guardrail.channels.fields import is_locale, root_object
from guardrail.channels.web.fields import answer_parts, attachments, request_parts
from guardrail.channels.web.speech import marked, message, stream_of
from guardrail.channels.web.stream import WebStream
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError, PayloadTooLargeError
from guardrail.ports import Limits, Recognise, RequestContext
from guardrail.types import Address, Event, EventKind, Part, Path, RawText, Wording

OWN_CHOICE = "guardrail:"


class WebChannel:
    """Codec of ``POST /chat/{route}`` and of the bot behind it."""

    name = "web"
    limits = Limits(text=10_000, messages=50)

    def events(self, document: Document, context: RequestContext) -> Sequence[Event]:
        """One event a request, spoken by the session that the server authenticated."""
        body = root_object(document)
        _check(body, self.limits.text)
        identifier, choice = body.get("id"), body.get("choice")
        event = Event(
            kind=EventKind.MESSAGE,
            address=Address(user=context.caller),
            parts=tuple(request_parts(document)),
            message_id=RawText(identifier) if isinstance(identifier, str) else None,
            choice=choice if isinstance(choice, str) and choice.startswith(OWN_CHOICE) else None,
            attachments=attachments(document),
            locale=_locale(body, context),
        )
        return (event,)

    def parts(self, document: Document) -> Sequence[Part]:
        """Raises :class:`~guardrail.errors.BadPayloadError` for an answer of another shape."""
        return answer_parts(document)

    def disclose(self, document: Document, wording: Wording) -> Document | None:
        """A first message of Guardrail's own; a silent answer cannot carry it."""
        messages = document.get(("messages",))
        if not isinstance(messages, list) or not messages or len(messages) >= self.limits.messages:
            return None
        return document.insert(("messages",), 0, message(wording))

    def marked(self, document: Document) -> Document:
        """A bot's answer that says of each of its messages that AI generated it, for programs to read."""
        return marked(document)

    def after_redaction(
        self, before: Document, after: Document, edits: Mapping[Path, Sequence[tuple[int, int, int]]] | None = None
    ) -> Document:
        """``after``: nothing in this protocol points into texts."""
        return after

    def wants_stream(self, document: Document, context: RequestContext) -> bool:
        """Whether the client's Accept header names text/event-stream (RFC 9110 section 12.5.1)."""
        ranges = context.headers.get("accept", "").lower().split(",")
        return any(_accepts_events(media_range) for media_range in ranges)

    def speak(self, document: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
        return Document.of({"messages": [message(wording) for wording in wordings]}).raw

    def speak_stream(self, document: Document, wordings: Sequence[Wording], *, id: str, at: datetime) -> bytes:
        return stream_of(wordings)

    def without_ours(self, document: Document, ours: Recognise) -> Document:
        """The request: web chat clients resend no history."""
        return document

    def merge(self, answers: Sequence[Document]) -> Document:
        """The messages of all, in order; other members are the first answer's."""
        first, *rest = answers
        added: list[str] = []
        for answer in rest:
            added += answer.sources([("messages", n) for n in range(len(answer.get(("messages",))))])
        return first.extend(("messages",), added)

    def failure(self, wording: Wording, code: str) -> bytes:
        return Document.of({"messages": [message(wording)], "error": {"code": code}}).raw

    def stream(self, *, generated: bool = False) -> WebStream:
        """Codec of one streamed answer; ``generated`` marks its messages like :meth:`marked`."""
        return WebStream(generated=generated)

    def can_disclose(self, document: Document) -> bool:
        return True


def _check(body: object, longest: int) -> None:
    assert isinstance(body, dict)
    for name in ("text", "id", "choice"):
        if name in body and not isinstance(body[name], str):
            raise BadPayloadError(f"{name} is not a string")
    if "text" not in body and "choice" not in body and not body.get("attachments"):
        raise BadPayloadError("text is missing")
    if len(body.get("text", "")) > longest:
        raise PayloadTooLargeError(f"text longer than {longest} characters")
    if not 1 <= len(body.get("id", "-")) <= 128:
        raise BadPayloadError("id is not 1 to 128 characters long")
    if "metadata" in body and not isinstance(body["metadata"], dict):
        raise BadPayloadError("metadata is not an object")
    if "locale" in body and not is_locale(body["locale"]):
        raise BadPayloadError("locale is not a BCP 47 tag")


def _locale(body: object, context: RequestContext) -> str | None:
    assert isinstance(body, dict)
    said = body.get("locale")
    if isinstance(said, str):
        return said
    preferred = context.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    return preferred if is_locale(preferred) else None


def _accepts_events(media_range: str) -> bool:
    media_type, *parameters = [piece.strip() for piece in media_range.split(";")]
    refused = any(parameter in ("q=0", "q=0.0", "q=0.00", "q=0.000") for parameter in parameters)
    return media_type == "text/event-stream" and not refused
