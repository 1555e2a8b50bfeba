"""Streams may be cut anywhere, envelopes may be split anyhow: what comes out is the same."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.channels.line import LineChannel
from guardrail.channels.offsets import moved, replacements
from guardrail.channels.openai import OpenAIChannel
from guardrail.channels.web import WebChannel
from guardrail.core.json_text import Document
from guardrail.errors import ChannelError
from guardrail.ports import RequestContext
from guardrail.types import RawText, Saying, Wording

LINE, OPENAI, WEB = LineChannel(), OpenAIChannel(), WebChannel()
CONTEXT = RequestContext(route="shop", caller=RawText("caller"), headers={})
WORDS = Wording(saying=Saying.BOT_IDENTITY, language="en", version="1", text="I am a bot.")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=15)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def _cut(raw: bytes, cuts: list[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(raw) + 1) for cut in cuts), len(raw)]
    return [raw[a:b] for a, b in pairwise(places)]


def _web_stream(pieces: list[str]) -> bytes:
    events = [f"data: {json.dumps({'text': piece}, ensure_ascii=False)}\n\n" for piece in pieces]
    return ("".join(events) + "event: done\ndata: {}\n\n").encode()


def _openai_stream(pieces: list[str]) -> bytes:
    chunks = [{"id": "c", "choices": [{"index": 0, "delta": {"content": piece}}]} for piece in pieces]
    return ("".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n").encode()


@pytest.mark.parametrize(("channel", "stream"), [(WEB, _web_stream), (OPENAI, _openai_stream)])
def test_streams_may_be_cut_anywhere(channel: Any, stream: Any) -> None:
    @given(st.lists(TEXTS, max_size=5), st.lists(st.integers(0, 5000), max_size=10))
    def check(pieces: list[str], cuts: list[int]) -> None:
        raw = stream(pieces)
        codec = channel.stream()
        events = [event for part in _cut(raw, cuts) for event in codec.feed(part)]
        assert "".join(
            delta.text.raw for event in events for delta in event.deltas if "event" not in delta.lane.key
        ) == "".join(pieces)
        assert b"".join(codec.rewrite(event, {}) for event in events) == raw
        assert events[-1].terminal
        echoed = channel.stream().feed(
            b"".join(
                codec.rewrite(event, {d.lane: d.text.raw + "\n\ndata: x" for d in event.deltas}) for event in events
            )
        )
        assert len(echoed) == len(events)

    check()


@given(
    st.lists(st.dictionaries(TEXTS, JSON, max_size=3), min_size=1, max_size=5),
    st.integers(0, 3),
    st.booleans(),
    st.data(),
)
def test_line_bodies_split_and_join(extras: list[Any], indent: int, ascii_only: bool, data: st.DataObject) -> None:
    elements = [{**extra, "type": "message", "webhookEventId": f"e{n}"} for n, extra in enumerate(extras)]
    raw = json.dumps({"destination": "U1", "events": elements, "z": 1}, indent=indent, ensure_ascii=ascii_only).encode()
    pieces = LINE.split(Document.parse(raw))
    assert LINE.join(pieces) == raw
    chosen = sorted(data.draw(st.sets(st.integers(0, len(pieces) - 1), min_size=1)))
    joined = json.loads(LINE.join([pieces[n] for n in chosen]))
    assert joined == {"destination": "U1", "events": [elements[n] for n in chosen], "z": 1}


@pytest.mark.parametrize("channel", [WEB, OPENAI, LINE], ids=lambda channel: channel.name)
def test_any_object_gives_events_or_a_typed_error(channel: Any) -> None:
    fields = st.sampled_from(
        ["text", "messages", "events", "type", "role", "content", "message", "source", "user", "metadata"]
    )
    bodies = st.recursive(
        JSON, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=4), max_leaves=12
    )

    @settings(max_examples=50)
    @given(bodies)
    def check(body: Any) -> None:
        document = Document.of(body)
        try:
            events = channel.events(document, CONTEXT)
        except ChannelError:
            return
        texts = {part.path: part.text.raw for event in events for part in event.parts}
        assert document.replace(texts) is document
        if events:
            assert {path for path, _ in document.strings()} >= set(texts)

    check()


@pytest.mark.parametrize("channel", [WEB, OPENAI, LINE], ids=lambda channel: channel.name)
def test_any_answer_gives_parts_or_a_typed_error(channel: Any) -> None:
    fields = st.sampled_from(
        ["text", "messages", "choices", "message", "content", "type", "index", "delta", "annotations"]
    )
    bodies = st.recursive(
        JSON, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=4), max_leaves=12
    )

    @settings(max_examples=50)
    @given(bodies)
    def check(body: Any) -> None:
        document = Document.of(body)
        try:
            parts = channel.parts(document)
        except ChannelError:
            return
        assert document.replace({part.path: part.text.raw for part in parts}) is document
        other = document.replace({part.path: part.text.raw + "x" for part in parts})
        channel.after_redaction(document, other)
        disclosed = channel.disclose(document, WORDS)
        assert disclosed is None or WORDS.text in disclosed.raw.decode()

    check()


@pytest.mark.parametrize("channel", [WEB, OPENAI], ids=lambda channel: channel.name)
def test_any_stream_event_is_rewritten_or_a_typed_error(channel: Any) -> None:
    fields = st.sampled_from(
        ["text", "message", "choices", "index", "delta", "content", "tool_calls", "function", "arguments"]
    )
    bodies = st.dictionaries(
        fields,
        st.recursive(
            JSON, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=4), max_leaves=12
        ),
    )

    @settings(max_examples=50)
    @given(bodies)
    def check(body: Any) -> None:
        codec = channel.stream()
        raw = b"data: " + json.dumps(body).encode() + b"\n\n"
        try:
            (event,) = codec.feed(raw)
        except ChannelError:
            return
        assert codec.rewrite(event, {delta.lane: delta.text.raw for delta in event.deltas}) == raw
        (again,) = channel.stream().feed(codec.rewrite(event, {delta.lane: "\n\n" for delta in event.deltas}))
        assert [delta.lane for delta in again.deltas] == [delta.lane for delta in event.deltas]

    check()


@given(
    st.recursive(
        JSON,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["role", "content", "text", "tool_calls"]), inner, max_size=4)
        ),
    )
)
def test_any_history_is_cleaned(body: Any) -> None:
    document = Document.of({"messages": body})
    Document.parse(OPENAI.without_ours(document, lambda text: None if len(text) > 1 else text).raw)


@given(TEXTS, TEXTS)
def test_replacements_rebuild_the_new_text(old: str, new: str) -> None:
    spans = replacements(old, new)
    assert sum(length - (end - start) for start, end, length in spans) == len(new) - len(old)
    if spans and moved(0, spans[0][0], spans) == (0, spans[0][0]):
        assert old[: spans[0][0]] == new[: spans[0][0]]


@given(st.lists(TEXTS.filter(lambda text: "<" not in text), min_size=1, max_size=5), st.data())
def test_placeholders_tell_the_replacements(literals: list[str], data: st.DataObject) -> None:
    values = [data.draw(st.text("abcé😀", min_size=1, max_size=6)) for _ in literals[1:]]
    old = literals[0] + "".join(value + literal for value, literal in zip(values, literals[1:], strict=True))
    marked = [f"<X_{n}>{literal}" for n, literal in enumerate(literals[1:])]
    new = literals[0] + "".join(marked)
    for before, after in ((old, new), (new, old)):
        rebuilt, at = "", 0
        for start, end, length in replacements(before, after):
            rebuilt += before[at:start]
            rebuilt += after[len(rebuilt) : len(rebuilt) + length]
            at = end
        assert rebuilt + before[at:] == after
