"""Guardrail's own words in the web chat protocol."""

from __future__ import annotations

from collections.abc import Sequence

from guardrail.core.json_text import Document
from guardrail.core.sse import write_event
from guardrail.types import Json, Wording

DONE = write_event(b"{}", "done")


def message(wording: Wording) -> dict[str, Json]:
    """A message marked as Guardrail's, so that a page can show it apart."""
    said: dict[str, Json] = {"text": wording.text, "from": "guardrail"}
    if wording.buttons:
        said["buttons"] = [{"label": button.label, "payload": button.payload} for button in wording.buttons]
    return said


def frame(wording: Wording, position: int) -> bytes:
    """A message as one stream event."""
    return write_event(Document.of({**message(wording), "message": position}).raw)


def stream_of(wordings: Sequence[Wording]) -> bytes:
    """A whole stream, terminator included."""
    return b"".join(frame(wording, position) for position, wording in enumerate(wordings)) + DONE
