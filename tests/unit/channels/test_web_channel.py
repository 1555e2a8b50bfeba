"""The web chat protocol, client side and bot side."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from guardrail.channels.web import WebChannel
from guardrail.core.json_text import Document
from guardrail.core.sse import SseReader
from guardrail.core.texts import Catalogue
from guardrail.errors import BadPayloadError, PayloadTooLargeError
from guardrail.ports import Lane, RequestContext, StreamEvent
from guardrail.types import Button, Element, Event, Markup, PartKind, Purpose, RawText, Saying, Speaker, Wording

WEB = WebChannel()
AT = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = Wording(
    saying=Saying.BOT_IDENTITY,
    language="en",
    version="1",
    text="I am a bot.",
    buttons=(Button(label="OK", payload="guardrail:ok"),),
)
OURS = {"text": "I am a bot.", "from": "guardrail", "buttons": [{"label": "OK", "payload": "guardrail:ok"}]}


def context(**headers: str) -> RequestContext:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return RequestContext(route="shop", caller=RawText("ses_1"), headers=names)


def one(body: Any, **headers: str) -> Event:
    (event,) = WEB.events(Document.of(body), context(**headers))
    return event


def texts(event: Event) -> dict[str, PartKind]:
    return {part.text.raw: part.kind for part in event.parts}


# ---------------------------------------------------------------- the client's request


def test_a_message() -> None:
    event = one({"text": "I am Ann", "id": "m-1", "locale": "zh-TW"})
    assert event.address.user == RawText("ses_1")
    assert event.message_id == RawText("m-1")
    assert event.locale == "zh-TW"
    assert texts(event) == {"I am Ann": PartKind.MESSAGE, "m-1": PartKind.METADATA}


def test_every_string_is_a_part() -> None:
    event = one(
        {
            "text": "a",
            "choice": "b",
            "metadata": {"page": "https://shop.example/?q=ann", "deep": [{"x": "c"}]},
            "attachments": [
                {"type": "image", "name": "d.png", "url": "https://e.example/d.png", "alt": "e"},
                {"type": "odd"},
            ],
            "novel": "f",
        }
    )
    assert texts(event) == {
        "a": PartKind.MESSAGE,
        "b": PartKind.POSTBACK,
        "https://shop.example/?q=ann": PartKind.LINK,
        "c": PartKind.METADATA,
        "d.png": PartKind.FILE_NAME,
        "https://e.example/d.png": PartKind.LINK,
        "e": PartKind.METADATA,
        "odd": PartKind.METADATA,
        "f": PartKind.METADATA,
    }
    assert event.attachments == {"image", "file"}


def test_own_buttons_are_choices() -> None:
    assert one({"choice": "guardrail:consent:yes"}).choice == "guardrail:consent:yes"
    assert one({"text": "x", "choice": "buy"}).choice is None


def test_the_browsers_language_is_a_hint() -> None:
    assert one({"text": "x"}, accept_language="lt-LT,lt;q=0.9").locale == "lt-LT"
    assert one({"text": "x"}, accept_language="*").locale is None


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"text": 5},
        {"text": None},
        {"text": "x", "id": 7},
        {"text": "x", "id": ""},
        {"text": "x", "id": "i" * 129},
        {"text": "x", "choice": []},
        {"text": "x", "metadata": "ann"},
        {"text": "x", "locale": "my name is Ann"},
        {"text": "x", "locale": 5},
        {"text": "x", "attachments": {}},
        {"text": "x", "attachments": ["a"]},
        {"metadata": {}},
    ],
)
def test_wrong_shapes_are_typed_errors(body: Any) -> None:
    with pytest.raises(BadPayloadError):
        one(body)


def test_long_texts_are_refused() -> None:
    assert one({"text": "é" * 10_000})
    with pytest.raises(PayloadTooLargeError):
        one({"text": "é" * 10_001})


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/event-stream", True),
        ("application/json, Text/Event-Stream;q=0.5", True),
        ("text/event-stream;q=0", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_streams_are_asked_for_by_accept(accept: str, expected: bool) -> None:
    assert WEB.wants_stream(Document.of({}), context(accept=accept)) is expected


def test_requests_hold_no_history() -> None:
    document = Document.of({"text": "x"})
    assert WEB.without_ours(document, lambda text: None) is document
    assert WEB.can_disclose(document)


# ---------------------------------------------------------------- the bot's answer


def test_texts_of_an_answer() -> None:
    answer = {
        "messages": [
            {"text": "plain", "buttons": [{"label": "l", "payload": "p"}, {"label": "m", "url": "https://e.example"}]},
            {"text": "*md*", "format": "markdown"},
            {"text": "<b>", "format": "html", "card": {"note": "n"}},
            {"text": "odd", "format": "klingon"},
        ],
        "trace": "t",
    }
    parts = WEB.parts(Document.of(answer))
    assert all(part.speaker is Speaker.BOT for part in parts)
    assert {part.text.raw: (part.kind, part.markup) for part in parts} == {
        "plain": (PartKind.MESSAGE, Markup.PLAIN),
        "l": (PartKind.LABEL, Markup.PLAIN),
        "p": (PartKind.POSTBACK, Markup.PLAIN),
        "m": (PartKind.LABEL, Markup.PLAIN),
        "https://e.example": (PartKind.LINK, Markup.PLAIN),
        "*md*": (PartKind.MESSAGE, Markup.MARKDOWN),
        "<b>": (PartKind.MESSAGE, Markup.HTML),
        "n": (PartKind.METADATA, Markup.PLAIN),
        "odd": (PartKind.MESSAGE, Markup.PLAIN),
        "klingon": (PartKind.METADATA, Markup.PLAIN),
        "t": (PartKind.METADATA, Markup.PLAIN),
    }


@pytest.mark.parametrize("body", [[], {}, {"messages": {}}, {"messages": ["x"]}, {"messages": [{"text": 1}]}])
def test_wrong_answers_are_typed_errors(body: Any) -> None:
    with pytest.raises(BadPayloadError):
        WEB.parts(Document.of(body))


def test_disclosure_is_a_message_of_its_own() -> None:
    edited = WEB.disclose(Document.parse(b'{ "messages" : [ {"text":"hi"} ] }'), WORDS)
    assert edited is not None
    assert edited.get(("messages",)) == [OURS, {"text": "hi"}]
    for silent in ({"messages": []}, {"error": "x"}, {"messages": [{}] * 50}):
        assert WEB.disclose(Document.of(silent), WORDS) is None


def test_a_bots_messages_are_marked_as_generated() -> None:
    answer = {"messages": [{"text": "hi"}, {"text": "you", "generated": False}], "trace": 1.50}
    marked = WEB.marked(Document.of(answer))
    assert [message["generated"] for message in marked.get(("messages",))] == [True, True]
    disclosed = WEB.disclose(marked, WORDS)
    assert disclosed is not None
    assert disclosed.get(("messages", 0)) == OURS
    assert WEB.marked(disclosed).get(("messages", 0)) == OURS, "Guardrail's own words are not generated"
    assert WEB.marked(Document.of({"messages": []})).get(("messages",)) == []


def test_many_lines_and_buttons_arrive_whole() -> None:
    catalogue = Catalogue("Example Foods", "https://example.com/privacy")
    for wording in (
        catalogue.identity("lt", Element),
        catalogue.wording(Saying.AGE_QUESTION, "zh-TW"),
        catalogue.consents("de", dict.fromkeys(Purpose, False)),
    ):
        (said,) = json.loads(WEB.speak(Document.of({}), [wording], id="x", at=AT))["messages"]
        assert said["text"] == wording.text
        assert [(button["label"], button["payload"]) for button in said.get("buttons", [])] == [
            (button.label, button.payload) for button in wording.buttons
        ]
        frame, _ = SseReader().feed(WEB.speak_stream(Document.of({}), [wording], id="x", at=AT))
        assert json.loads(frame.data or b"")["text"] == wording.text


def test_guardrails_own_answers() -> None:
    assert json.loads(WEB.speak(Document.of({}), [WORDS], id="x", at=AT)) == {"messages": [OURS]}
    assert json.loads(WEB.failure(WORDS, "bot_timeout")) == {"messages": [OURS], "error": {"code": "bot_timeout"}}
    frames = SseReader().feed(WEB.speak_stream(Document.of({}), [WORDS, WORDS], id="x", at=AT))
    assert [json.loads(frame.data or b"").get("text") for frame in frames] == ["I am a bot."] * 2 + [None]
    assert frames[-1].event == "done"


def test_answers_merge_in_order_with_their_bytes() -> None:
    first = Document.parse(b'{"messages":[{"text":"1"}],"x":1.0}')
    second = Document.parse(b'{"messages":[{"text": "2","n":1.50},{"text":"3"}]}')
    merged = WEB.merge([first, second])
    assert merged.raw == b'{"messages":[{"text":"1"},{"text": "2","n":1.50},{"text":"3"}],"x":1.0}'
    assert WEB.merge([first]) is first


# ---------------------------------------------------------------- streams

STREAM = (
    'data: {"text":"Hello <PER"}\n\n: ping\n\ndata: {"text":"SON_1>, é","n":1.0}\r\n\r\n'
    'data: {"text":"second","message":1,"buttons":[{"label":"OK","payload":"ok"}]}\n\nevent: done\ndata: {}\n\n'
).encode()
FIRST, SECOND = Lane(("messages", 0)), Lane(("messages", 1))


def read(raw: bytes) -> list[StreamEvent]:
    codec = WEB.stream()
    return [event for n in range(len(raw)) for event in codec.feed(raw[n : n + 1])]


def test_lanes_of_a_stream() -> None:
    events = read(STREAM)
    assert [[(d.lane, d.text.raw) for d in event.deltas][:1] for event in events] == [
        [(FIRST, "Hello <PER")],
        [],
        [(FIRST, "SON_1>, é")],
        [(SECOND, "second")],
        [],
    ]
    assert [event.terminal for event in events] == [False] * 4 + [True]
    assert events[-1].ends == (FIRST, SECOND)


def test_other_strings_end_with_their_event() -> None:
    event = read(STREAM)[3]
    kinds = {delta.text.raw: delta.kind for delta in event.deltas}
    assert kinds == {"second": PartKind.MESSAGE, "OK": PartKind.LABEL, "ok": PartKind.POSTBACK}
    assert set(event.ends) == {delta.lane for delta in event.deltas if delta.text.raw != "second"}


def test_unchanged_events_keep_their_bytes() -> None:
    codec = WEB.stream()
    events = codec.feed(STREAM)
    same = [{delta.lane: delta.text.raw for delta in event.deltas} for event in events]
    assert b"".join(codec.rewrite(e, texts) for e, texts in zip(events, same, strict=True)) == STREAM


def test_rewritten_events_change_only_their_text() -> None:
    codec = WEB.stream()
    events = codec.feed(STREAM)
    assert codec.rewrite(events[2], {FIRST: "Ann\n\nevent: done"}) == (
        b'data: {"text":"Ann\\n\\nevent: done","n":1.0}\r\n\r\n'
    )
    assert codec.rewrite(events[0], {FIRST: ""}) == b'data: {"text":""}\n\n'


def test_a_messages_format_holds_for_all_its_pieces() -> None:
    codec = WEB.stream()
    raw = b'data: {"text":"*a","format":"markdown"}\n\ndata: {"text":"b*"}\n\n'
    assert [delta.markup for event in codec.feed(raw) for delta in event.deltas] == [Markup.MARKDOWN] * 2


def test_the_first_event_of_each_message_is_marked_as_generated() -> None:
    codec = WEB.stream(generated=True)
    events = codec.feed(STREAM)
    written = [codec.rewrite(event, {delta.lane: delta.text.raw for delta in event.deltas}) for event in events]
    assert written[0] == b'data: {"text":"Hello <PER","generated":true}\n\n'
    assert written[1:3] == [event.raw for event in events[1:3]]
    assert json.loads(written[3].removeprefix(b"data: "))["generated"] is True
    assert written[4] == events[4].raw
    begun = codec.rewrite(WEB.stream().feed(STREAM)[0], {FIRST: ""})
    assert b"generated" not in begun


def test_a_message_is_marked_once_and_an_end_without_words_never() -> None:
    codec = WEB.stream(generated=True)
    events = codec.feed(b'data: {"buttons":[]}\n\ndata: {"text":"a"}\n\nevent: done\ndata: {"text":"b"}\n\n')
    written = [codec.rewrite(event, {delta.lane: delta.text.raw for delta in event.deltas}) for event in events]
    assert [b"generated" in one for one in written] == [True, False, False]
    ended = WEB.stream(generated=True)
    (event,) = ended.feed(b"event: done\ndata: {}\n\n")
    assert ended.rewrite(event, {}) == event.raw


def test_extra_text_and_failure() -> None:
    codec = WEB.stream()
    codec.feed(STREAM)
    assert codec.extra(FIRST, "rest") == b'data: {"text":"rest"}\n\n'
    assert codec.extra(SECOND, "rest") == b'data: {"text":"rest","message":1}\n\n'
    with pytest.raises(ValueError, match="ended"):
        codec.extra(Lane(("event", 3, "x")), "rest")
    reply, done = SseReader().feed(codec.failure(WORDS))
    assert json.loads(reply.data or b"") == {**OURS, "message": 2}
    assert done.event == "done"


def test_what_follows_the_terminator_is_dropped() -> None:
    codec = WEB.stream()
    assert len(codec.feed(STREAM + b'data: {"text":"late"}\n\n')) == 5
    assert codec.feed(b"data: nonsense\n\n") == []


@pytest.mark.parametrize(
    "data", [b"nope", b"[]", b'{"text":1}', b'{"message":-1}', b'{"message":true}', b'{"a":1,"a":2}']
)
def test_wrong_events_are_typed_errors(data: bytes) -> None:
    with pytest.raises(BadPayloadError):
        WEB.stream().feed(b"data: " + data + b"\n\n")


def test_a_bot_never_speaks_as_guardrail() -> None:
    answer = Document.of({"messages": [{"text": "Do you agree?", "from": "guardrail"}]})
    with pytest.raises(BadPayloadError):
        WebChannel().parts(answer)
    with pytest.raises(BadPayloadError):
        WebChannel().stream().feed(b'data: {"text": "Do you agree?", "from": "guardrail"}\n\n')
