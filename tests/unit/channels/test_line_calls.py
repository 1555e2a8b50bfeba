"""The bot's calls of LINE's API: what they do, which texts they carry, Guardrail's words on them."""

from __future__ import annotations

import json
import re
from pathlib import Path as FilePath
from typing import Any

import pytest

from guardrail.channels.line import LineChannel
from guardrail.channels.offsets import code_point_of, moved, replacements, utf16_length, utf16_offsets
from guardrail.core.json_text import Document
from guardrail.core.texts import Catalogue
from guardrail.errors import BadPayloadError
from guardrail.ports import CallKind
from guardrail.types import (
    Address,
    Button,
    Element,
    Event,
    EventKind,
    PartKind,
    Purpose,
    RawText,
    Saying,
    Speaker,
    Wording,
)

LINE = LineChannel()
CATALOGUE = Catalogue("Example Foods", "https://example.com/privacy", "privacy@example.com")
WORDS = Wording(saying=Saying.BOT_IDENTITY, language="en", version="1", text="I am a bot. 🤖")
QUESTION = Wording(
    saying=Saying.CONSENT_QUESTION,
    language="en",
    version="1",
    text="May we?",
    buttons=(
        Button(label="Yes", payload="guardrail:consent:yes"),
        Button(label="No, I would rather not", payload="guardrail:consent:no"),
    ),
)
REPLY = {"replyToken": "nHuyWiB7yP", "messages": [{"type": "text", "text": "Hello <PERSON_1>"}]}


def texts(body: Any) -> dict[str, PartKind]:
    parts = LINE.parts(Document.of(body))
    assert all(part.speaker is Speaker.BOT for part in parts)
    return {part.text.raw: part.kind for part in parts}


# ---------------------------------------------------------------- which call


def test_reply_and_push() -> None:
    reply = LINE.call("POST", "/v2/bot/message/reply", Document.of(REPLY))
    assert (reply.kind, reply.reply_handle, reply.recipients) == (CallKind.SEND, RawText("nHuyWiB7yP"), ())
    assert reply.body == Document.of(REPLY).raw
    push = LINE.call("POST", "/v2/bot/message/push", Document.of({"to": "U1", "messages": REPLY["messages"]}))
    assert (push.kind, push.recipients) == (CallKind.SEND, (RawText("U1"),))


@pytest.mark.parametrize(
    ("method", "path", "kind", "media"),
    [
        ("GET", "/v2/bot/profile/U4af", CallKind.READ, False),
        ("GET", "/v2/bot/group/C1/member/U1", CallKind.READ, False),
        ("GET", "/v2/bot/followers/ids?limit=3&start=abc", CallKind.READ, False),
        ("GET", "/v2/bot/message/123/content", CallKind.MEDIA, True),
        ("GET", "/v2/bot/message/123/content/preview", CallKind.MEDIA, True),
        ("GET", "/v2/bot/message/123/content/transcoding", CallKind.OTHER, True),
        ("POST", "/v2/bot/richmenu/richmenu-1/content", CallKind.MEDIA, True),
        ("POST", "/v2/bot/chat/loading/start", CallKind.OTHER, False),
        ("GET", "/v2/bot/message/quota", CallKind.OTHER, False),
        ("GET", "/v2/bot/insight/message/delivery", CallKind.OTHER, False),
        ("PUT", "/v2/bot/channel/webhook/endpoint", CallKind.REFUSED, False),
        ("GET", "/v2/bot/channel/webhook/endpoint", CallKind.REFUSED, False),
        ("POST", "/v2/bot/channel/webhook/test", CallKind.REFUSED, False),
        ("POST", "/v2/oauth/accessToken", CallKind.REFUSED, False),
        ("POST", "/oauth2/v2.1/token", CallKind.REFUSED, False),
        ("POST", "/v2/bot/audienceGroup/upload", CallKind.REFUSED, False),
        ("POST", "/liff/v1/apps", CallKind.REFUSED, False),
        ("POST", "/v3/bot/message/reply", CallKind.REFUSED, False),
        ("GET", "/v2/bot/message/reply", CallKind.REFUSED, False),
        ("DELETE", "/v2/bot/profile/U1", CallKind.REFUSED, False),
    ],
)
def test_kinds_of_calls(method: str, path: str, kind: CallKind, media: bool) -> None:
    call = LINE.call(method, path, None)
    assert (call.kind, call.media_host) == (kind, media)


@pytest.mark.parametrize(
    ("path", "about"),
    [
        ("/v2/bot/profile/U1", ["U1"]),
        ("/v2/bot/membership/subscription/U2", ["U2"]),
        ("/v2/bot/group/C1/summary", ["C1"]),
        ("/v2/bot/group/C1/members/ids?start=x", ["C1"]),
        ("/v2/bot/room/R1/member/U3", ["U3"]),
        ("/v2/bot/followers/ids", []),
    ],
)
def test_reading_calls_say_whom_they_ask_about(path: str, about: list[str]) -> None:
    call = LINE.call("GET", path, None)
    assert call.kind is CallKind.READ
    assert [recipient.raw for recipient in call.recipients] == about


@pytest.mark.parametrize(
    "path",
    [
        "",
        "v2/bot/info",
        "/v2/bot/info/",
        "/v2/bot//info",
        "//v2/bot/info",
        "/v2/bot/../bot/info",
        "/v2/./bot/info",
        "/v2/bot/%69nfo",
        "/v2/bot/profile/U1%2f..%2f..",
        "/v2/bot\\info",
        "/v2/bot/info\r\nX: y",
        "/v2/bot/info#x",
        "/v2/bot/info?a=b c",
        "/V2/bot/info",
        "http://evil.example/v2/bot/info",
        "/v2/bot/profile/Ünïcode",
        "/v2/bot/info\n",
    ],
)
def test_paths_that_are_not_canonical_are_refused(path: str) -> None:
    assert LINE.call("GET", path, None).kind is CallKind.REFUSED


def test_every_call_of_the_sdk_is_known_or_refused_on_purpose() -> None:
    import linebot.v3.messaging.api as api

    known = 0
    for source in ("messaging_api.py", "messaging_api_blob.py"):
        text = (FilePath(api.__file__).parent / source).read_text()
        for path, method in re.findall(r"call_api\(\s*'([^']+)', '([A-Z]+)'", text):
            kind = LINE.call(method, re.sub(r"\{\w+\}", "x1", path), _body_for(path)).kind
            assert (kind is CallKind.REFUSED) == ("/channel/webhook/" in path), path
            known += 1
    assert known > 70


def _body_for(path: str) -> Document | None:
    return Document.of({"to": "U1", **REPLY}) if "message" in path or "pnp" in path else None


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("reply", None),
        ("reply", []),
        ("reply", {"messages": [{}]}),
        ("reply", {"replyToken": 5, "messages": [{}]}),
        ("reply", {"replyToken": "r", "messages": []}),
        ("reply", {"replyToken": "r", "messages": [{}] * 6}),
        ("reply", {"replyToken": "r", "messages": ["x"]}),
        ("push", {"messages": [{}]}),
        ("push", {"to": ["U1"], "messages": [{}]}),
        ("multicast", {"to": [1], "messages": [{}]}),
    ],
)
def test_wrong_shapes_are_typed_errors(path: str, body: Any) -> None:
    with pytest.raises(BadPayloadError):
        LINE.call("POST", f"/v2/bot/message/{path}", None if body is None else Document.of(body))


def test_a_query_changes_nothing() -> None:
    call = LINE.call("POST", "/v2/bot/message/reply?x=1", Document.of(REPLY))
    assert (call.kind, call.reply_handle) == (CallKind.SEND, RawText("nHuyWiB7yP"))
    with pytest.raises(BadPayloadError):
        LINE.call("POST", "/v2/bot/message/reply?x=1", Document.of({}))


def test_multicast_reaches_several_people() -> None:
    call = LINE.call("POST", "/v2/bot/message/multicast", Document.of({"to": ["U1", "U2"], **REPLY}))
    assert (call.kind, call.recipients) == (CallKind.BROADCAST, (RawText("U1"), RawText("U2")))


# ---------------------------------------------------------------- texts


def test_texts_of_simple_messages() -> None:
    assert texts(
        {
            "to": "U1",
            "messages": [
                {"type": "text", "text": "a", "emojis": [{"index": 0, "productId": "5ac1", "emojiId": "001"}]},
                {
                    "type": "textV2",
                    "text": "b {u}",
                    "substitution": {"u": {"type": "mention", "mentionee": {"type": "user", "userId": "U1"}}},
                },
                {"type": "location", "title": "c", "address": "d", "latitude": 1.5, "longitude": 2},
                {
                    "type": "image",
                    "originalContentUrl": "https://e.example/1",
                    "previewImageUrl": "https://e.example/2",
                },
                {
                    "type": "sticker",
                    "packageId": "446",
                    "stickerId": "1988",
                    "quoteToken": "q-_=",
                    "sender": {"name": "e", "iconUrl": "https://e.example/3"},
                },
            ],
        }
    ) == {
        "a": PartKind.MESSAGE,
        "b {u}": PartKind.MESSAGE,
        "c": PartKind.LABEL,
        "d": PartKind.MESSAGE,
        "https://e.example/1": PartKind.LINK,
        "https://e.example/2": PartKind.LINK,
        "https://e.example/3": PartKind.LINK,
        "e": PartKind.NAME,
    }


def test_texts_of_templates_and_actions() -> None:
    actions = [
        {
            "type": "postback",
            "label": "l1",
            "data": "d1",
            "displayText": "t1",
            "fillInText": "f1",
            "inputOption": "openKeyboard",
        },
        {"type": "message", "label": "l2", "text": "t2"},
        {
            "type": "uri",
            "label": "l3",
            "uri": "https://e.example/<PERSON_1>",
            "altUri": {"desktop": "https://e.example/d"},
        },
        {"type": "uri", "label": "l4", "uri": "tel:<PHONE_1>"},
        {"type": "clipboard", "label": "l5", "clipboardText": "c5"},
        {"type": "datetimepicker", "label": "l6", "data": "d6", "mode": "date", "initial": "2026-11-22"},
    ]
    found = texts(
        {
            "messages": [
                {
                    "type": "template",
                    "altText": "alt",
                    "template": {
                        "type": "carousel",
                        "imageSize": "cover",
                        "columns": [
                            {
                                "thumbnailImageUrl": "https://e.example/i",
                                "title": "ti",
                                "text": "te",
                                "actions": actions,
                            }
                        ],
                    },
                    "quickReply": {
                        "items": [{"type": "action", "imageUrl": "https://e.example/q", "action": actions[1]}]
                    },
                }
            ]
        }
    )
    kinds = {kind: {text for text, k in found.items() if k is kind} for kind in set(found.values())}
    assert kinds[PartKind.LABEL] == {"alt", "ti", "l1", "t1", "f1", "l2", "t2", "l3", "l4", "l5", "c5", "l6"}
    assert kinds[PartKind.MESSAGE] == {"te"}
    assert kinds[PartKind.POSTBACK] == {"d1", "d6"}
    assert kinds[PartKind.LINK] == {
        "https://e.example/<PERSON_1>", "https://e.example/d", "tel:<PHONE_1>", "https://e.example/i", "https://e.example/q",
    }  # fmt: skip
    assert kinds[PartKind.METADATA] == {"2026-11-22"}


def test_texts_of_flex_messages_at_any_depth() -> None:
    text = {
        "type": "text",
        "text": "total",
        "size": "xl",
        "color": "#111111",
        "weight": "bold",
        "contents": [{"type": "span", "text": "span"}],
    }
    odd = {"type": "text", "text": "odd", "color": "ann@example.org", "novel": "something new"}
    box = {
        "type": "box",
        "layout": "vertical",
        "contents": [{"type": "box", "layout": "baseline", "contents": [text, odd]}],
    }
    found = texts({"messages": [{"type": "flex", "altText": "alt", "contents": {"type": "bubble", "body": box}}]})
    assert found == {
        "alt": PartKind.LABEL,
        "total": PartKind.MESSAGE,
        "span": PartKind.MESSAGE,
        "odd": PartKind.MESSAGE,
        "ann@example.org": PartKind.METADATA,
        "something new": PartKind.METADATA,
    }


def test_rich_menus_carry_text_too() -> None:
    menu = {
        "size": {"width": 2500},
        "name": "Menu A",
        "chatBarText": "Tap",
        "areas": [{"action": {"type": "message", "text": "Hi", "label": "L"}}],
    }
    assert texts(menu) == {"Menu A": PartKind.NAME, "Tap": PartKind.LABEL, "Hi": PartKind.LABEL, "L": PartKind.LABEL}


def test_profiles_are_names() -> None:
    profile = {
        "displayName": "Ann Example",
        "userId": "U1",
        "language": "zh-TW",
        "pictureUrl": "https://e.example/p",
        "statusMessage": "call 555 0100",
    }
    assert {part.text.raw: part.kind for part in LINE.response_parts(Document.of(profile))} == {
        "Ann Example": PartKind.NAME,
        "https://e.example/p": PartKind.LINK,
        "call 555 0100": PartKind.METADATA,
    }


# ---------------------------------------------------------------- Guardrail's words


def test_disclosure_is_a_first_message() -> None:
    edited = LINE.disclose(Document.of(REPLY), WORDS)
    assert edited is not None
    assert edited.get(("messages",)) == [{"type": "text", "text": WORDS.text}, REPLY["messages"][0]]
    LINE.call("POST", "/v2/bot/message/reply", edited)


def test_disclosure_in_a_full_call_goes_before_the_first_text() -> None:
    emoji = {"index": 6, "productId": "5ac1", "emojiId": "001"}
    first = {"type": "text", "text": "Hello $", "emojis": [emoji]}
    edited = LINE.disclose(Document.of({"messages": [first, *[{"type": "text", "text": "x"}] * 4]}), WORDS)
    assert edited is not None
    assert len(edited.get(("messages",))) == 5
    text, index = edited.get(("messages", 0, "text")), edited.get(("messages", 0, "emojis", 0, "index"))
    assert text == "I am a bot. 🤖\n\nHello $"
    assert text[code_point_of(utf16_offsets(text), index) or 0] == "$"


def test_disclosure_in_text_v2_escapes_braces() -> None:
    words = Wording(saying=Saying.BOT_IDENTITY, language="en", version="1", text="I am {a bot}")
    edited = LINE.disclose(Document.of({"messages": [{"type": "textV2", "text": "Hi {u}"}] * 5}), words)
    assert edited is not None
    assert edited.get(("messages", 0, "text")) == "I am {{a bot}}\n\nHi {u}"


@pytest.mark.parametrize(
    "first",
    [{"type": "sticker"}, {"type": "text", "text": "😀" * 2493}, {"type": "flex", "contents": {}}, {"type": "text"}],
)
def test_disclosure_that_does_not_fit_stays_due(first: dict[str, Any]) -> None:
    assert LINE.disclose(Document.of({"messages": [first, *[{"type": "text", "text": "x"}] * 4]}), WORDS) is None


def test_calls_without_messages_carry_no_disclosure() -> None:
    for body in ({}, {"messages": []}, {"chatId": "U1"}):
        assert LINE.disclose(Document.of(body), WORDS) is None


def test_say_replies_with_buttons() -> None:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("U1")), reply_handle=RawText("r1"))
    call = LINE.say(event, [WORDS, QUESTION])
    assert call is not None
    assert (call.kind, call.path, call.reply_handle) == (CallKind.SEND, "/v2/bot/message/reply", RawText("r1"))
    body = json.loads(call.body)
    assert body["replyToken"] == "r1"
    assert [message["text"] for message in body["messages"]] == [WORDS.text, "May we?"]
    yes, no = [item["action"] for item in body["messages"][1]["quickReply"]["items"]]
    assert yes == {"type": "postback", "label": "Yes", "data": "guardrail:consent:yes", "displayText": "Yes"}
    assert len(no["label"]) == 20


def test_a_questions_buttons_stand_before_the_bots_own() -> None:
    """LINE shows the quick replies of the last message only."""
    own = {"type": "action", "action": {"type": "message", "label": "Help", "text": "help"}}
    last = {"type": "text", "text": "Bye", "quickReply": {"items": [own]}}
    edited = LINE.disclose(Document.of({"messages": [*REPLY["messages"], last]}), QUESTION)
    assert edited is not None
    question, hello, bye = edited.get(("messages",))
    assert question == {"type": "text", "text": "May we?"}
    assert hello == REPLY["messages"][0]
    yes, no, kept = bye["quickReply"]["items"]
    assert (yes["action"]["data"], no["action"]["data"], kept) == (
        "guardrail:consent:yes",
        "guardrail:consent:no",
        own,
    )


def test_a_questions_buttons_fit_a_full_call_or_the_question_waits() -> None:
    full = {"messages": [{"type": "text", "text": "x"}] * 5}
    merged = LINE.disclose(Document.of(full), QUESTION)
    assert merged is not None
    assert merged.get(("messages", 0, "text")) == "May we?\n\nx"
    assert len(merged.get(("messages", 4, "quickReply", "items"))) == 2
    crowded = {"type": "text", "text": "x", "quickReply": {"items": [{}] * 12}}
    assert LINE.disclose(Document.of({"messages": [crowded]}), QUESTION) is None
    assert LINE.disclose(Document.of({"messages": [{**crowded, "quickReply": {"items": [{}] * 11}}]}), QUESTION)
    assert LINE.disclose(Document.of({"messages": [{**crowded, "quickReply": {"items": "x"}}]}), QUESTION) is None
    assert LINE.disclose(Document.of({"messages": ["x"]}), QUESTION) is None


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_what_guardrail_says_fits_with_all_its_buttons(language: str) -> None:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("U1")), reply_handle=RawText("r1"))
    state = CATALOGUE.consents(language, dict.fromkeys(Purpose, True))
    for wording in (*CATALOGUE, state):
        call = LINE.say(event, [CATALOGUE.identity(language, Element), wording])
        assert call is not None
        first, second = json.loads(call.body)["messages"]
        assert first["text"].count("\n") >= len(Element)
        assert second["text"] == wording.text
        items = second.get("quickReply", {"items": []})["items"]
        assert [item["action"]["label"] for item in items] == [button.label for button in wording.buttons]


def test_more_buttons_than_fit_leave_the_newest() -> None:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("U1")), reply_handle=RawText("r1"))
    call = LINE.say(event, [CATALOGUE.wording(Saying.AGE_QUESTION, "en")] * 3)
    assert call is not None
    items = json.loads(call.body)["messages"][-1]["quickReply"]["items"]
    assert len(items) == 13
    assert items[-1]["action"]["label"] == "18 or older"


def test_a_call_has_no_place_for_a_mark() -> None:
    document = Document.of(REPLY)
    assert LINE.marked(document) is document


def test_say_fits_many_wordings_into_five_messages() -> None:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("U1")), reply_handle=RawText("r1"))
    call = LINE.say(event, [WORDS] * 7)
    assert call is not None
    assert len(json.loads(call.body)["messages"]) == 5
    assert call.body.decode().count("I am a bot") == 7


def test_nothing_is_said_without_a_reply_token() -> None:
    assert LINE.say(Event(kind=EventKind.LEAVE, address=Address(user=RawText("U1"))), [WORDS]) is None


# ---------------------------------------------------------------- emojis and mentions


def test_emojis_and_mentions_move_with_their_text() -> None:
    text = "😀 Ann Example and @Bob Sample (love)"
    message = {
        "text": text,
        "emojis": [{"index": text.index("(") + 1, "length": 6, "productId": "5ac1", "emojiId": "001"}],
        "mention": {"mentionees": [{"index": text.index("@") + 1, "length": 11, "type": "user", "userId": "U2"}]},
    }
    before = Document.of({"events": [{"message": message}]})
    path = ("events", 0, "message", "text")
    after = before.replace({path: "😀 <PERSON_1> and @<PERSON_2> (love)"})
    edits = {path: [(2, 13, 10), (19, 29, 10)]}
    moved_message = LINE.after_redaction(before, after, edits).get(("events", 0, "message"))
    new = moved_message["text"]
    emoji, mention = moved_message["emojis"][0], moved_message["mention"]["mentionees"][0]
    assert _utf16(new, emoji) == "(love)"
    assert _utf16(new, mention) == "@<PERSON_2>"


def _utf16(text: str, pointer: dict[str, Any]) -> str:
    units = text.encode("utf-16-le")
    return units[2 * pointer["index"] : 2 * (pointer["index"] + pointer["length"])].decode("utf-16-le")


def test_a_pointer_that_was_cut_is_dropped() -> None:
    emoji = {"index": 2, "length": 6, "productId": "p", "emojiId": "e"}
    before = Document.of({"m": {"text": "a (love) b", "emojis": [emoji, {**emoji, "index": 99}]}})
    after = before.replace({("m", "text"): "<X_1>ve) b"})
    assert LINE.after_redaction(before, after, {("m", "text"): [(0, 5, 5)]}).get(("m", "emojis")) == []


def test_without_spans_placeholders_tell_them() -> None:
    text = "Ann $ Bob $ Cy"
    before = Document.of({"m": {"text": text, "emojis": [{"index": 4}, {"index": 10}]}})
    after = before.replace({("m", "text"): "<P_1> $ <P_2> $ <P_3>"})
    assert LINE.after_redaction(before, after).get(("m", "emojis")) == [{"index": 6}, {"index": 14}]
    back = LINE.after_redaction(LINE.after_redaction(before, after), before.replace({("m", "text"): text}))
    assert back.get(("m", "text")) == text


def test_without_spans_the_changed_middle_counts_as_one() -> None:
    before = Document.of({"m": {"text": "I am Ann Example $", "emojis": [{"index": 17}]}})
    after = before.replace({("m", "text"): "I am <PERSON_1> $"})
    assert LINE.after_redaction(before, after).get(("m", "emojis", 0, "index")) == 16
    assert LINE.after_redaction(before, before) is before


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("same", "same", []),
        ("abc", "abXc", [(2, 2, 1)]),
        ("aaa", "aa", [(2, 3, 0)]),
        ("", "x", [(0, 0, 1)]),
        ("Ann is", "<P> is", [(0, 3, 3)]),
        ("a Ann b Bob c", "a <PERSON_1> b <PERSON_2> c", [(2, 5, 10), (8, 11, 10)]),
        ("a <PERSON_1> b <PERSON_2> c", "a Ann b Bob c", [(2, 12, 3), (15, 25, 3)]),
        ("<PERSON_1> and <X_9>", "Ann and <X_9>", [(0, 10, 3), (15, 20, 5)]),
        ("AnnBob x", "<P_1><P_2> x", [(0, 6, 10)]),
        ("Ann b Bob", "<P_1> c <P_2>", [(0, 9, 13)]),
    ],
)
def test_replacements(old: str, new: str, expected: list[tuple[int, int, int]]) -> None:
    assert replacements(old, new) == expected


def test_moved_ranges() -> None:
    assert moved(5, 6, [(0, 3, 10)]) == (12, 13)
    assert moved(0, 2, [(2, 3, 10)]) == (0, 2)
    assert moved(0, 9, [(2, 3, 10)]) == (0, 18)
    assert moved(1, 3, [(2, 4, 1)]) is None
    assert utf16_length("a😀") == 3
    assert [code_point_of(utf16_offsets("😀b"), unit) for unit in range(5)] == [0, None, 1, 2, None]
