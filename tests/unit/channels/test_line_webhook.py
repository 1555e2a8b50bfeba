"""LINE's webhook: signature, events, pieces."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest

from guardrail.channels.line import LineChannel
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError, UnauthorizedError
from guardrail.ports import RequestContext
from guardrail.types import Event, EventKind, PartKind, RawText

LINE = LineChannel()
SECRET = b"channel-secret"
CONTEXT = RequestContext(route="shop", caller=None, headers={})
USER = {"type": "user", "userId": "U4af4980629"}
GROUP = {"type": "group", "groupId": "Ca56f94637c", "userId": "U4af4980629"}


def element(kind: str, **members: Any) -> dict[str, Any]:
    common = {"type": kind, "mode": "active", "timestamp": 1692251666727, "source": USER}
    delivery = {"webhookEventId": "01H810YECXQQZ37VAXPF6H9E6T", "deliveryContext": {"isRedelivery": False}}
    return {**common, **delivery, **members}


def one(kind: str, **members: Any) -> Event:
    (event,) = LINE.events(Document.of({"destination": "Uaa", "events": [element(kind, **members)]}), CONTEXT)
    return event


def texts(event: Event) -> dict[str, PartKind]:
    return {part.text.raw: part.kind for part in event.parts}


# ---------------------------------------------------------------- signature


def _header(body: bytes, secret: bytes = SECRET) -> dict[str, str]:
    return {"x-line-signature": base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()}


def test_signature_over_the_raw_bytes() -> None:
    body = b'{"destination": "U1", "events": []}'
    LINE.verify(SECRET, _header(body), body)
    assert {name.lower(): value for name, value in LINE.sign(SECRET, body).items()} == _header(body)
    for forged in (body.replace(b" ", b""), body + b"\n", b""):
        with pytest.raises(UnauthorizedError):
            LINE.verify(SECRET, _header(body), forged)


def test_the_sdk_accepts_our_signature() -> None:
    from linebot.v3.webhook import SignatureValidator

    body = '{"events":[],"destination":"Ü"}'
    (value,) = LINE.sign(SECRET, body.encode()).values()
    assert SignatureValidator(SECRET.decode()).validate(body, value)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-line-signature": ""},
        {"x-line-signature": "AAAA"},
        {"x-line-signature": "é" * 44},
        {"x-hub-signature": "sha1=00"},
        _header(b"x", b"other secret"),
        {"x-line-signature": _header(b"x")["x-line-signature"] + ", " + _header(b"x")["x-line-signature"]},
        {"x-line-signature": _header(b"x")["x-line-signature"], "X-Line-Signature": "AAAA"},
    ],
)
def test_missing_wrong_and_doubled_signatures(headers: dict[str, str]) -> None:
    with pytest.raises(UnauthorizedError):
        LINE.verify(SECRET, headers, b"x")


def test_a_header_doubled_in_a_multidict() -> None:
    from multidict import CIMultiDict

    right = _header(b"x")["x-line-signature"]
    LINE.verify(SECRET, CIMultiDict([("X-Line-Signature", right)]), b"x")
    with pytest.raises(UnauthorizedError):
        LINE.verify(SECRET, CIMultiDict([("X-Line-Signature", right), ("x-line-signature", right)]), b"x")


def test_an_empty_secret_signs_nothing() -> None:
    with pytest.raises(ValueError, match="empty"):
        LINE.sign(b"", b"x")


# ---------------------------------------------------------------- events


def test_text_message() -> None:
    event = one("message", replyToken="nHuyWiB7yP", message={"id": "444573", "type": "text", "text": "I am Ann"})
    assert event.kind is EventKind.MESSAGE
    assert event.address.user == RawText("U4af4980629")
    assert event.address.conversation is None
    assert event.message_id == RawText("444573")
    assert event.delivery_id == RawText("01H810YECXQQZ37VAXPF6H9E6T")
    assert event.reply_handle == RawText("nHuyWiB7yP")
    assert texts(event) == {"I am Ann": PartKind.MESSAGE}
    assert event.parts[0].path == ("events", 0, "message", "text")


def test_groups_and_rooms_are_conversations_of_their_own() -> None:
    event = one("message", source=GROUP, message={"id": "1", "type": "text", "text": "hi"})
    assert (event.address.user, event.address.conversation) == (RawText("U4af4980629"), RawText("Ca56f94637c"))
    assert event.address.group
    room = one("message", source={"type": "room", "roomId": "Ra1"}, message={"id": "1", "type": "text", "text": "hi"})
    assert (room.address.user, room.address.conversation) == (None, RawText("Ra1"))


def test_recipients_are_addresses() -> None:
    assert LINE.address(RawText("U1")).user == RawText("U1")
    group = LINE.address(RawText("C1"))
    assert (group.user, group.conversation, group.group) == (None, RawText("C1"), True)


@pytest.mark.parametrize(
    ("message", "expected", "attachments"),
    [
        ({"type": "image", "contentProvider": {"type": "line"}}, {}, {"image"}),
        (
            {
                "type": "video",
                "contentProvider": {"type": "external", "originalContentUrl": "https://e.example/ann.mp4"},
            },
            {"https://e.example/ann.mp4": PartKind.LINK},
            {"video"},
        ),
        ({"type": "audio", "duration": 6000}, {}, {"audio"}),
        ({"type": "file", "fileName": "Ann Example CV.pdf"}, {"Ann Example CV.pdf": PartKind.FILE_NAME}, {"file"}),
        (
            {"type": "location", "title": "Home", "address": "1-3 Example St", "latitude": 35.6, "longitude": 139.7},
            {"Home": PartKind.MESSAGE, "1-3 Example St": PartKind.MESSAGE},
            {"location"},
        ),
        (
            {"type": "sticker", "packageId": "446", "stickerId": "1988", "keywords": ["hey Ann"], "text": "Let's"},
            {"hey Ann": PartKind.METADATA, "Let's": PartKind.MESSAGE},
            set(),
        ),
        ({"type": "hologram", "novel": {"deep": ["ann@example.org"]}}, {"ann@example.org": PartKind.METADATA}, set()),
    ],
)
def test_every_kind_of_message(message: dict[str, Any], expected: dict[str, PartKind], attachments: set[str]) -> None:
    event = one("message", message={"id": "1", **message})
    assert {text: kind for text, kind in texts(event).items() if text != "hologram"} == expected
    assert event.attachments == attachments


def test_postback_is_an_act_of_the_person() -> None:
    event = one("postback", replyToken="r1", postback={"data": "action=buy&name=Ann", "params": {"date": "2026-11-22"}})
    assert event.kind is EventKind.MESSAGE
    assert event.choice is None
    assert texts(event)["action=buy&name=Ann"] is PartKind.POSTBACK
    assert one("postback", postback={"data": "guardrail:consent:yes"}).choice == "guardrail:consent:yes"


@pytest.mark.parametrize(
    ("kind", "members", "expected"),
    [
        ("unsend", {"unsend": {"messageId": "325708"}}, EventKind.UNSEND),
        ("unfollow", {}, EventKind.LEAVE),
        ("leave", {"source": {"type": "group", "groupId": "C1"}}, EventKind.LEAVE),
        ("follow", {"replyToken": "r", "follow": {"isUnblocked": False}}, EventKind.SIGNAL),
        ("join", {"replyToken": "r"}, EventKind.SIGNAL),
        ("memberJoined", {"joined": {"members": [USER]}}, EventKind.SIGNAL),
        ("memberLeft", {"left": {"members": [USER, {**USER, "userId": "U2"}]}}, EventKind.SIGNAL),
        ("beacon", {"beacon": {"hwid": "d41d8cd98f", "type": "enter"}}, EventKind.SIGNAL),
        ("accountLink", {"link": {"result": "ok", "nonce": "xxx"}}, EventKind.SIGNAL),
        ("videoPlayComplete", {"videoPlayComplete": {"trackingId": "track-1"}}, EventKind.SIGNAL),
        ("membership", {"membership": {"type": "left", "membershipId": 3189}}, EventKind.SIGNAL),
        ("messageEdited", {"message": {"id": "1", "type": "text", "text": "x"}}, EventKind.MESSAGE),
        ("somethingNew", {"note": {"from": "Ann Example"}}, EventKind.SIGNAL),
    ],
)
def test_kinds(kind: str, members: dict[str, Any], expected: EventKind) -> None:
    assert one(kind, **members).kind is expected


def test_unsend_names_the_message() -> None:
    assert one("unsend", unsend={"messageId": "325708"}).about == RawText("325708")


def test_a_single_member_who_left_is_the_speaker() -> None:
    event = one("memberLeft", source={"type": "group", "groupId": "C1"}, left={"members": [USER]})
    assert event.kind is EventKind.LEAVE
    assert (event.address.user, event.address.conversation) == (RawText("U4af4980629"), RawText("C1"))


def test_unknown_strings_are_scanned_and_opaque_fields_only_while_opaque() -> None:
    event = one("somethingNew", note={"from": "Ann Example"}, webhookEventId="call me: +44 20 7946 0000")
    assert texts(event) == {"Ann Example": PartKind.METADATA, "call me: +44 20 7946 0000": PartKind.METADATA}


def test_strings_outside_the_events_count_with_the_first() -> None:
    document = Document.of(
        {"destination": "U1", "operator": "Ann Example", "events": [element("follow"), element("join")]}
    )
    first, second = LINE.events(document, CONTEXT)
    assert texts(first) == {"Ann Example": PartKind.METADATA}
    assert second.parts == ()


def test_standby_is_not_answered() -> None:
    event = one("message", mode="standby", replyToken="r", message={"id": "1", "type": "text", "text": "hi"})
    assert event.reply_handle is None


def test_the_consoles_test_call() -> None:
    assert LINE.events(Document.of({"destination": "U1", "events": []}), CONTEXT) == []
    assert LINE.split(Document.of({"destination": "U1", "events": []})) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'"x"',
        b"{}",
        b'{"events":{}}',
        b'{"events":[1]}',
        b'{"events":[{}]}',
        b'{"events":[{"type":1}]}',
        b'{"events":[{"type":"message","message":"x"}]}',
        b'{"events":[{"type":"message","message":{"id":5}}]}',
        b'{"events":[{"type":"message","source":[]}]}',
        b'{"events":[{"type":"message","source":{"userId":7}}]}',
        b'{"events":[{"type":"unsend","unsend":{"messageId":[]}}]}',
        b'{"events":[{"type":"postback","postback":{"data":{}}}]}',
        b'{"events":[{"type":"message","replyToken":{}}]}',
    ],
)
def test_wrong_shapes_are_typed_errors(body: bytes) -> None:
    with pytest.raises(BadPayloadError):
        LINE.events(Document.parse(body), CONTEXT)


# ---------------------------------------------------------------- pieces

BODY = (
    '{ "destination":"Uaa" ,\r\n "events" : [ {"type":"follow","timestamp":1e3,"deliveryContext":{}} ,'
    '\n  {"type":"message","message":{"id":"1","type":"text","text":"\\u00e9😀"}},{"type":"join"}\t] , "x":1.0 }'
).encode()


def test_all_pieces_give_the_exact_bytes() -> None:
    pieces = LINE.split(Document.parse(BODY))
    assert len(pieces) == 3
    assert LINE.join(pieces) == BODY
    assert LINE.join([LINE.with_document(piece, LINE.open(piece)) for piece in pieces]) == BODY


def test_a_piece_opens_by_itself() -> None:
    first, second, third = LINE.split(Document.parse(BODY))
    assert LINE.open(second).get(("events",)) == [
        {"type": "message", "message": {"id": "1", "type": "text", "text": "é😀"}}
    ]
    assert LINE.open(third).get(("destination",)) == "Uaa"
    assert LINE.open(first).get(("x",)) == 1.0


@pytest.mark.parametrize("chosen", [[0], [1], [2], [0, 1], [0, 2], [1, 2]])
def test_some_pieces_give_a_valid_body_of_those_events(chosen: list[int]) -> None:
    pieces = LINE.split(Document.parse(BODY))
    joined = Document.parse(LINE.join([pieces[n] for n in chosen]))
    whole = Document.parse(BODY)
    assert joined.get(("events",)) == [whole.get(("events", n)) for n in chosen]


def test_edited_pieces_keep_what_stands_between() -> None:
    pieces = list(LINE.split(Document.parse(BODY)))
    edited = LINE.open(pieces[1]).replace({("events", 0, "message", "text"): "<X_1>"})
    pieces[1] = LINE.with_document(pieces[1], edited)
    assert LINE.join(pieces) == BODY.replace('"\\u00e9😀"'.encode(), b'"<X_1>"')


def test_fingerprint_ignores_redelivery_marks_only() -> None:
    def fingerprint(**members: Any) -> bytes:
        (piece,) = LINE.split(Document.of({"events": [element("message", **members)]}))
        return LINE.fingerprint(piece)

    plain = fingerprint(message={"id": "1", "text": "a"})
    assert plain == fingerprint(message={"id": "1", "text": "a"}, deliveryContext={"isRedelivery": True})
    assert plain != fingerprint(message={"id": "1", "text": "b"})


def test_a_fresh_reply_token() -> None:
    pieces = list(LINE.split(Document.of({"events": [element("message", replyToken="old"), element("join")]})))
    pieces[0] = LINE.with_reply_handle(pieces[0], RawText("new"))
    pieces[1] = LINE.with_reply_handle(pieces[1], RawText("added"))
    opened = json.loads(LINE.join(pieces))
    assert [event["replyToken"] for event in opened["events"]] == ["new", "added"]


@pytest.mark.parametrize("piece", [b"", b"{}", b"[1,2,3,4]", b'["{","","",""]', b"\xff"])
def test_what_is_no_piece_does_not_open(piece: bytes) -> None:
    with pytest.raises(BadPayloadError):
        LINE.open(piece)


def test_many_events_with_much_around_them_are_refused() -> None:
    body = {"x": "a" * 100_000, "events": [element("join")] * 100}
    with pytest.raises(BadPayloadError, match="around"):
        LINE.split(Document.of(body))
    assert len(LINE.split(Document.of({"x": "a" * 10_000, "events": [element("join")] * 100}))) == 100
