"""Payloads as platforms and bots send them: what the codecs see in them, and what they give back.

Beside each payload lie its golden files: ``….canonical.json`` (the events or parts found) and
``….replaced.json`` or ``.sse`` (the payload with every part's text replaced, to show what an edit touches
and what not). ``REWRITE_GOLDEN=1 pytest tests/wire`` writes them anew; read the difference before you
commit it. All names, numbers and ids are invented.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from guardrail.channels.line import LineChannel
from guardrail.channels.openai import OpenAIChannel
from guardrail.channels.web import WebChannel
from guardrail.core.json_text import Document
from guardrail.ports import RequestContext, StreamEvent
from guardrail.types import Event, Part, RawText

HERE = Path(__file__).parent
CHANNELS = {channel.name: channel for channel in (WebChannel(), OpenAIChannel(), LineChannel())}
REQUESTS = sorted(HERE.glob("*/*.request.json"))
ANSWERS = sorted(HERE.glob("*/*.answer.json"))
STREAMS = sorted(HERE.glob("*/*.answer.sse"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def channel_of(path: Path) -> Any:
    return CHANNELS[path.parent.name]


def context() -> RequestContext:
    return RequestContext(route="shop", caller=RawText("caller"), headers={})


def golden(payload: Path, kind: str, content: bytes) -> None:
    """Compares with the golden file, or writes it when asked to."""
    stem = payload.name.rsplit(".", 1)[0]
    path = payload.with_name(f"{stem}.{kind}")
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_bytes(content)
    assert path.read_bytes() == content, f"{name(path)} differs"


def canonical(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False, default=lambda raw: raw.raw) + "\n").encode()


def shown_part(part: Part) -> dict[str, Any]:
    place = "/".join(str(step) for step in part.path)
    tags = [str(part.kind), str(part.speaker), *([str(part.markup)] if part.markup != "plain" else [])]
    return {"at": place, "is": " ".join(tags), "text": part.text.raw}


def shown_event(event: Event) -> dict[str, Any]:
    shown = {
        "kind": event.kind,
        "user": event.address.user,
        "conversation": event.address.conversation,
        "group": event.address.group,
        "message_id": event.message_id,
        "delivery_id": event.delivery_id,
        "about": event.about,
        "choice": event.choice,
        "attachments": sorted(event.attachments),
        "locale": event.locale,
        "reply_handle": event.reply_handle,
        "continued": event.continued,
        "parts": [shown_part(part) for part in event.parts],
    }
    return {key: value for key, value in shown.items() if value not in (None, False, [])}


def replaced(document: Document, parts: list[Part]) -> Document:
    return document.replace({part.path: f"<{part.kind.upper()}_{n}>" for n, part in enumerate(parts, 1)})


@pytest.mark.parametrize("payload", REQUESTS, ids=name)
def test_requests(payload: Path) -> None:
    raw = payload.read_bytes()
    document = Document.parse(raw)
    events = channel_of(payload).events(document, context())
    golden(payload, "canonical.json", canonical([shown_event(event) for event in events]))
    golden(payload, "replaced.json", replaced(document, [part for event in events for part in event.parts]).raw)
    assert document.replace({part.path: part.text.raw for event in events for part in event.parts}).raw == raw


@pytest.mark.parametrize("payload", ANSWERS, ids=name)
def test_answers(payload: Path) -> None:
    raw = payload.read_bytes()
    document = Document.parse(raw)
    parts = list(channel_of(payload).parts(document))
    golden(payload, "canonical.json", canonical([shown_part(part) for part in parts]))
    after = replaced(document, parts)
    golden(payload, "replaced.json", channel_of(payload).after_redaction(document, after).raw)
    assert document.replace({part.path: part.text.raw for part in parts}).raw == raw


@pytest.mark.parametrize("payload", STREAMS, ids=name)
def test_streams(payload: Path) -> None:
    raw = payload.read_bytes()
    codec = channel_of(payload).stream()
    events: list[StreamEvent] = list(codec.feed(raw))
    shown = [
        {
            "deltas": [["/".join(map(str, d.lane.key)), d.kind, d.text.raw] for d in event.deltas],
            "ends": ["/".join(map(str, lane.key)) for lane in event.ends],
            "terminal": event.terminal,
        }
        for event in events
    ]
    golden(payload, "canonical.json", canonical(shown))
    other = [
        codec.rewrite(event, {delta.lane: f"<{delta.kind.upper()}>" for delta in event.deltas}) for event in events
    ]
    golden(payload, "replaced.sse", b"".join(other))
    same = [codec.rewrite(event, {delta.lane: delta.text.raw for delta in event.deltas}) for event in events]
    assert b"".join(same) == raw


def test_line_pieces_of_every_request_give_its_exact_bytes() -> None:
    line = LineChannel()
    for payload in HERE.glob("line/*.request.json"):
        raw = payload.read_bytes()
        pieces = line.split(Document.parse(raw))
        assert line.join(pieces) == raw
        opened = [line.events(line.open(piece), context())[0] for piece in pieces]
        whole = line.events(Document.parse(raw), context())
        assert [event.delivery_id for event in opened] == [event.delivery_id for event in whole]
        assert [len(event.parts) for event in opened] == [len(event.parts) for event in whole]


def test_no_string_of_a_payload_is_lost_on_the_way_to_the_scanner() -> None:
    """Whatever is not a part is on a channel's closed list of identifiers; this list is read by people."""
    unscanned: dict[str, set[str]] = {}
    for payload in REQUESTS:
        document = Document.parse(payload.read_bytes())
        seen = {part.path for event in channel_of(payload).events(document, context()) for part in event.parts}
        fields = {
            "/".join("*" if isinstance(step, int) else step for step in path)
            for path, _ in document.strings()
            if path not in seen
        }
        unscanned.setdefault(payload.parent.name, set()).update(fields)
    golden(
        HERE / "unscanned.fields", "json", canonical({key: sorted(value) for key, value in sorted(unscanned.items())})
    )
