"""Chat completions answers: texts, disclosure, streams."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from guardrail.channels.openai import OpenAIChannel
from guardrail.core.json_text import Document
from guardrail.core.sse import write_event
from guardrail.core.texts import Catalogue
from guardrail.errors import BadPayloadError
from guardrail.ports import Lane
from guardrail.types import Button, Element, Markup, PartKind, Saying, Wording

OPENAI = OpenAIChannel()
AT = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = Wording(saying=Saying.BOT_IDENTITY, language="en", version="1", text="I am a bot.")
ASK = Wording(
    saying=Saying.CONSENT_QUESTION,
    language="en",
    version="1",
    text="May we?",
    buttons=(Button(label="Yes", payload="y"), Button(label="No", payload="n")),
)
REQUEST = Document.of({"model": "gpt-4o", "messages": [{"role": "user", "content": "hi"}]})


def answer(*choices: dict[str, Any], **members: Any) -> Document:
    listed = [{"index": n, "finish_reason": "stop", "logprobs": None, **choice} for n, choice in enumerate(choices)]
    head = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-4o-2024"}
    return Document.of({**head, "choices": listed, **members})


def says(content: Any, **message: Any) -> dict[str, Any]:
    return {"message": {"role": "assistant", "content": content, "refusal": None, **message}}


def test_texts_of_an_answer() -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": '{"a":"<P>"}'}}
    citation = {
        "type": "url_citation",
        "url_citation": {"title": "t", "url": "https://e.example", "start_index": 0, "end_index": 1},
    }
    document = answer(
        says("hello", annotations=[citation], reasoning_content="because"),
        says(None, tool_calls=[call], function_call={"name": "g", "arguments": "{}"}),
        says(None, audio={"id": "audio_1", "data": "UklGRg==", "transcript": "tr", "expires_at": 5}),
        {
            **says("no"),
            "message": {"role": "assistant", "refusal": "cannot"},
            "logprobs": {"content": [{"token": "tok"}]},
        },
        system_fingerprint="fp_1",
        provider_note="noted",
    )
    assert {part.text.raw: (part.kind, part.markup) for part in OPENAI.parts(document)} == {
        "hello": (PartKind.MESSAGE, Markup.PLAIN),
        "t": (PartKind.LABEL, Markup.PLAIN),
        "https://e.example": (PartKind.LINK, Markup.PLAIN),
        "because": (PartKind.METADATA, Markup.PLAIN),
        '{"a":"<P>"}': (PartKind.TOOL_ARGUMENTS, Markup.JSON),
        "{}": (PartKind.TOOL_ARGUMENTS, Markup.JSON),
        "tr": (PartKind.MESSAGE, Markup.PLAIN),
        "cannot": (PartKind.MESSAGE, Markup.PLAIN),
        "noted": (PartKind.METADATA, Markup.PLAIN),
    }


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        ('{"name": "<PERSON_1>"}', Markup.JSON),
        ("[1, 2]", Markup.JSON),
        ("[1] see", Markup.PLAIN),
        ("{hello}", Markup.PLAIN),
    ],
)
def test_json_content_is_json(content: str, markup: Markup) -> None:
    (part,) = OPENAI.parts(answer(says(content)))
    assert part.markup is markup


def test_streamed_objects_are_json() -> None:
    codec = OPENAI.stream()
    raw = (
        chunk({"delta": {"content": ""}})
        + chunk({"delta": {"content": ' {"a'}})
        + chunk({"delta": {"content": '":1}'}})
    )
    markups = [delta.markup for event in codec.feed(raw) for delta in event.deltas]
    assert markups == [Markup.JSON, Markup.JSON]
    (event,) = codec.feed(chunk({"index": 1, "delta": {"content": "[1] see"}}))
    assert event.deltas[0].markup is Markup.PLAIN


def test_upstream_errors_are_scanned_and_other_shapes_refused() -> None:
    (part,) = OPENAI.parts(Document.of({"error": {"message": "Ann is not allowed", "code": 5}}))
    assert part.kind is PartKind.METADATA
    for body in ([], {}, {"choices": {}}):
        with pytest.raises(BadPayloadError):
            OPENAI.parts(Document.of(body))


# ---------------------------------------------------------------- our words


def test_disclosure_goes_before_the_text_of_every_choice() -> None:
    edited = OPENAI.disclose(answer(says("a"), says(None, tool_calls=[]), says([{"type": "text", "text": "b"}])), WORDS)
    assert edited is not None
    assert edited.get(("choices", 0, "message", "content")) == "I am a bot.\n\na"
    assert edited.get(("choices", 1, "message", "content"), "gone") is None
    assert edited.get(("choices", 2, "message", "content", 0, "text")) == "I am a bot.\n\nb"


def test_disclosure_goes_before_a_refusal() -> None:
    edited = OPENAI.disclose(answer({"message": {"role": "assistant", "content": None, "refusal": "No."}}), WORDS)
    assert edited is not None
    assert edited.get(("choices", 0, "message", "refusal")) == "I am a bot.\n\nNo."


def test_disclosure_stays_due_after_a_tool_only_answer() -> None:
    for silent in (answer(says(None, tool_calls=[])), answer(says("")), Document.of({"error": {}})):
        assert OPENAI.disclose(silent, WORDS) is None


def test_disclosure_moves_citations_and_drops_logprobs() -> None:
    cited = {"type": "url_citation", "url_citation": {"title": "t", "url": "u", "start_index": 2, "end_index": 5}}
    choice = {**says("see one", annotations=[cited]), "logprobs": {"content": [{"token": "see"}]}}
    edited = OPENAI.disclose(answer(choice), WORDS)
    assert edited is not None
    base = ("choices", 0, "message")
    place = edited.get((*base, "annotations", 0, "url_citation"))
    assert edited.get((*base, "content"))[place["start_index"] : place["end_index"]] == "e o"
    assert edited.get(("choices", 0, "logprobs"), "gone") is None


def test_after_redaction_drags_citations_and_logprobs_along() -> None:
    cited = {"type": "url_citation", "url_citation": {"title": "t", "url": "u", "start_index": 11, "end_index": 14}}
    choice = {**says("<PERSON_1> see", annotations=[cited]), "logprobs": {"content": []}}
    before = answer(choice, {**says("same"), "logprobs": {"content": []}})
    path = ("choices", 0, "message", "content")
    after = before.replace({path: "Ann see"})
    edited = OPENAI.after_redaction(before, after, {path: [(0, 10, 3)]})
    place = edited.get(("choices", 0, "message", "annotations", 0, "url_citation"))
    assert "Ann see"[place["start_index"] : place["end_index"]] == "see"
    assert edited.get(("choices", 0, "logprobs"), "gone") is None
    assert edited.get(("choices", 1, "logprobs")) == {"content": []}
    assert OPENAI.after_redaction(before, before) is before


def test_guardrails_own_answers_parse_in_the_sdk() -> None:
    from openai.types.chat import ChatCompletion, ChatCompletionChunk

    whole = ChatCompletion.model_validate_json(OPENAI.speak(REQUEST, [WORDS, ASK], id="chatcmpl-g", at=AT))
    assert whole.choices[0].message.content == "I am a bot.\n\nMay we?\n\n— Yes / No"
    assert (whole.model, whole.created) == ("gpt-4o", int(AT.timestamp()))
    raw = OPENAI.speak_stream(REQUEST.set(("stream_options",), {"include_usage": True}), [ASK], id="g", at=AT)
    *chunks, last = raw.decode().strip().split("\n\n")
    assert last == "data: [DONE]"
    parsed = [ChatCompletionChunk.model_validate_json(chunk.removeprefix("data: ")) for chunk in chunks]
    assert "".join(c.choices[0].delta.content or "" for c in parsed if c.choices) == "May we?\n\n— Yes / No"
    assert parsed[-1].usage is not None
    assert json.loads(OPENAI.failure(WORDS, "bot_timeout"))["error"]["code"] == "bot_timeout"


def test_merged_answers() -> None:
    first, second = answer(says("one")), answer(says("two"), usage={"total_tokens": 3})
    merged = OPENAI.merge([first, second])
    assert merged.get(("choices", 0, "message", "content")) == "one\n\ntwo"
    assert merged.get(("usage", "total_tokens")) == 3
    assert OPENAI.merge([first, answer(says(None))]).get(("choices", 0, "message", "content")) == "one"
    assert OPENAI.merge([first]) is first


# ---------------------------------------------------------------- streams


def chunk(*choices: dict[str, Any], **members: Any) -> bytes:
    listed = [{"index": 0, "finish_reason": None, **choice} for choice in choices]
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 7, "model": "m1"}
    return write_event(json.dumps({**head, "choices": listed, **members}).encode())


def tool(index: int, **function: str) -> dict[str, Any]:
    return {"delta": {"tool_calls": [{"index": index, "id": "call_1", "type": "function", "function": function}]}}


CONTENT = Lane(("choices", 0, "content"))
ARGUMENTS = Lane(("choices", 0, "tool_calls", 1, "function", "arguments"))
DONE = b"data: [DONE]\n\n"


def test_lanes_of_a_stream_cut_at_every_byte() -> None:
    raw = (
        chunk({"delta": {"role": "assistant", "content": ""}})
        + chunk({"delta": {"content": "Hé"}}, {"index": 1, "delta": {"content": "zwei"}})
        + chunk(tool(1, name="get_order", arguments='{"a'))
        + chunk(tool(1, arguments='":1}'))
        + chunk({"delta": {}, "finish_reason": "stop"})
        + chunk(usage={"total_tokens": 9})
        + b": keep-alive\n\n"
        + DONE
    )
    codec = OPENAI.stream()
    events = [event for n in range(len(raw)) for event in codec.feed(raw[n : n + 1])]
    assert [[(d.lane, d.text.raw) for d in event.deltas] for event in events] == [
        [],
        [(CONTENT, "Hé"), (Lane(("choices", 1, "content")), "zwei")],
        [(ARGUMENTS, '{"a')],
        [(ARGUMENTS, '":1}')],
        [],
        [],
        [],
        [],
    ]
    assert events[4].ends == (CONTENT, ARGUMENTS)
    assert events[-1].ends == (Lane(("choices", 1, "content")),)
    assert [event.terminal for event in events] == [False] * 7 + [True]
    assert b"".join(codec.rewrite(event, {}) for event in events) == raw


def test_rewriting_changes_the_text_and_drops_logprobs() -> None:
    codec = OPENAI.stream()
    raw = chunk(
        {"delta": {"content": "<PER"}, "logprobs": {"content": [{"token": "<PER"}]}},
        {"index": 1, "delta": {"content": "x"}},
    )
    (event,) = codec.feed(raw)
    assert codec.rewrite(event, {CONTENT: "<PER"}) == raw
    edited = json.loads(codec.rewrite(event, {CONTENT: "\n\ndata: [DONE]\n\n"})[6:])
    assert edited["choices"][0] == {
        "index": 0,
        "finish_reason": None,
        "delta": {"content": "\n\ndata: [DONE]\n\n"},
        "logprobs": None,
    }
    assert edited["choices"][1]["delta"] == {"content": "x"}


def test_other_strings_of_a_chunk_are_lanes_that_end_with_it() -> None:
    (event,) = OPENAI.stream().feed(chunk({"delta": {"content": "a", "novel": "n"}}, provider_note="noted"))
    others = [delta for delta in event.deltas if delta.lane != CONTENT]
    assert [(delta.text.raw, delta.kind) for delta in others] == [
        ("n", PartKind.METADATA),
        ("noted", PartKind.METADATA),
    ]
    assert event.ends == tuple(delta.lane for delta in others)


def test_extra_text_carries_the_streams_head() -> None:
    codec = OPENAI.stream()
    codec.feed(chunk({"delta": {"content": "a"}}, system_fingerprint="fp"))
    content = json.loads(codec.extra(CONTENT, "rest")[6:])
    assert content == {
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 7, "model": "m1", "system_fingerprint": "fp",
        "choices": [{"index": 0, "delta": {"content": "rest"}, "finish_reason": None}],
    }  # fmt: skip
    arguments = json.loads(codec.extra(ARGUMENTS, "}")[6:])["choices"][0]["delta"]
    assert arguments == {"tool_calls": [{"index": 1, "function": {"arguments": "}"}}]}
    with pytest.raises(ValueError, match="ended"):
        codec.extra(Lane(("event", 1, "x")), "")


def test_extra_text_is_read_back_as_the_same_lane() -> None:
    codec = OPENAI.stream()
    for lane in (CONTENT, ARGUMENTS, Lane(("choices", 3, "refusal")), Lane(("choices", 0, "audio", "transcript"))):
        (event,) = OPENAI.stream().feed(codec.extra(lane, "t"))
        assert [(delta.lane, delta.text.raw) for delta in event.deltas] == [(lane, "t")]


def test_a_broken_stream_ends_with_the_safe_reply() -> None:
    from openai.types.chat import ChatCompletionChunk

    codec = OPENAI.stream()
    codec.feed(chunk({"delta": {"content": "half"}}, {"index": 1, "delta": {"role": "assistant"}}))
    *chunks, last = codec.failure(WORDS).decode().strip().split("\n\n")
    assert last == "data: [DONE]"
    choices = [ChatCompletionChunk.model_validate_json(text.removeprefix("data: ")).choices[0] for text in chunks]
    assert [(c.index, c.delta.content, c.finish_reason) for c in choices[:2]] == [
        (0, "\n\nI am a bot.", None),
        (0, None, "content_filter"),
    ]
    assert OPENAI.stream().failure(WORDS).endswith(DONE)


def test_what_follows_the_terminator_is_dropped() -> None:
    codec = OPENAI.stream()
    assert len(codec.feed(DONE + chunk({"delta": {"content": "late"}}))) == 1
    assert codec.feed(b"data: {\n\n") == []


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[]",
        b'{"choices":{}}',
        b'{"choices":[{}]}',
        b'{"choices":[{"index":true}]}',
        b'{"choices":[{"index":-1}]}',
        b'{"choices":[{"index":1e9}]}',
        b'{"choices":[{"index":0,"delta":{"tool_calls":[{"function":{"arguments":"x"}}]}}]}',
    ],
)
def test_wrong_chunks_are_typed_errors(data: bytes) -> None:
    with pytest.raises(BadPayloadError):
        OPENAI.stream().feed(write_event(data))


def test_an_endless_event_is_bounded() -> None:
    codec = OPENAI.stream()
    codec.feed(b"data: " + b"x" * 1_000_000)
    with pytest.raises(BadPayloadError):
        codec.feed(b"x" * 100_000)


def test_many_lines_and_buttons_are_one_text() -> None:
    catalogue = Catalogue("Example Foods", "https://example.com/privacy")
    wordings = [catalogue.identity("fr", Element), catalogue.wording(Saying.AGE_QUESTION, "fr")]
    body = json.loads(OPENAI.speak(REQUEST, wordings, id="x", at=AT))
    content = body["choices"][0]["message"]["content"]
    assert content == (
        f"{wordings[0].text}\n\n{wordings[1].text}\n\n— Moins de 13 / 13 / 14 / 15 / 16 ou 17 / 18 ou plus"
    )
    edited = OPENAI.disclose(answer(says("Bonjour")), wordings[0])
    assert edited is not None
    assert edited.get(("choices", 0, "message", "content")) == f"{wordings[0].text}\n\nBonjour"


def test_the_format_has_no_place_for_a_mark() -> None:
    document = answer(says("hi"))
    assert OPENAI.marked(document) is document
    assert OPENAI.stream(generated=True).feed(write_event(b"[DONE]"))[0].terminal
