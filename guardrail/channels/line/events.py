"""What happened, in a webhook body of LINE."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from guardrail.channels.fields import Shape, objects, other, root_object, shape
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.types import Address, Event, EventKind, Part, PartKind, Path, RawText, Speaker

OWN_CHOICE = "guardrail:"

_KINDS = {
    "message": EventKind.MESSAGE,
    "messageEdited": EventKind.MESSAGE,
    "postback": EventKind.MESSAGE,
    "unsend": EventKind.UNSEND,
    "unfollow": EventKind.LEAVE,
    "leave": EventKind.LEAVE,
    "memberLeft": EventKind.LEAVE,
}
_MEDIA = frozenset({"image", "video", "audio", "file"})

_TEXTS: dict[Shape, PartKind] = {
    ("message", "text"): PartKind.MESSAGE,
    ("message", "title"): PartKind.MESSAGE,
    ("message", "address"): PartKind.MESSAGE,
    ("message", "fileName"): PartKind.FILE_NAME,
    ("postback", "data"): PartKind.POSTBACK,
}
# Opaque values of the platform; anything else in these fields is scanned.
_TOKEN = re.compile(r"[A-Za-z0-9_+/=.-]{1,512}")
_OPAQUE: frozenset[Shape] = frozenset(
    {
        ("type",),
        ("mode",),
        ("webhookEventId",),
        ("replyToken",),
        ("source", "type"),
        ("source", "userId"),
        ("source", "groupId"),
        ("source", "roomId"),
        ("message", "id"),
        ("message", "type"),
        ("message", "quoteToken"),
        ("message", "quotedMessageId"),
        ("message", "markAsReadToken"),
        ("message", "packageId"),
        ("message", "stickerId"),
        ("message", "stickerResourceType"),
        ("message", "contentProvider", "type"),
        ("message", "imageSet", "id"),
        ("message", "emojis", None, "productId"),
        ("message", "emojis", None, "emojiId"),
        ("message", "mention", "mentionees", None, "type"),
        ("message", "mention", "mentionees", None, "userId"),
        ("unsend", "messageId"),
        ("beacon", "hwid"),
        ("beacon", "type"),
        ("link", "result"),
        ("joined", "members", None, "type"),
        ("joined", "members", None, "userId"),
        ("left", "members", None, "type"),
        ("left", "members", None, "userId"),
        ("membership", "type"),
        ("module", "type"),
    }
)


def events(document: Document) -> Sequence[Event]:
    """One event an element; strings outside the elements count with the first of them.

    Raises :class:`~guardrail.errors.BadPayloadError` for a body of another shape.
    """
    root_object(document)
    elements = objects(document, ("events",))
    outside = [
        other(path, text, Speaker.PERSON)
        for path, text in document.strings()
        if path[0] != "events" and not (path == ("destination",) and _TOKEN.fullmatch(text))
    ]
    found = [_event(document, n, element) for n, element in enumerate(elements)]
    if found and outside:
        found[0] = _with_parts(found[0], outside)
    return found


def address_of(recipient: RawText) -> Address:
    """LINE's ids name users by U, groups by C, rooms by R."""
    if recipient.raw[:1] in ("C", "R"):
        return Address(user=None, conversation=recipient, group=True)
    return Address(user=recipient)


def _event(document: Document, position: int, element: Mapping[str, Any]) -> Event:
    path: Path = ("events", position)
    name = _text(element, "type")
    if name is None:
        raise BadPayloadError("an event has no type")
    message, postback = _object(element, "message"), _object(element, "postback")
    data = _text(postback, "data") or ""
    standby, edited = element.get("mode") == "standby", name == "messageEdited"
    return Event(
        kind=_kind(name, element),
        address=_address(element),
        parts=tuple(_parts(document, path)),
        message_id=_raw(_text(message, "id")),
        delivery_id=_raw(_text(element, "webhookEventId")),
        about=_raw(_text(_object(element, "unsend"), "messageId") or (_text(message, "id") if edited else None)),
        choice=data if data.startswith(OWN_CHOICE) else None,
        attachments=_attachments(message),
        reply_handle=None if standby else _raw(_text(element, "replyToken")),
        path=path,
    )


def _kind(name: str, element: Mapping[str, Any]) -> EventKind:
    kind = _KINDS.get(name, EventKind.SIGNAL)
    if name == "memberLeft" and len(_left(element)) != 1:
        return EventKind.SIGNAL  # several people at once: nobody's turn
    return kind


def _address(element: Mapping[str, Any]) -> Address:
    source = _object(element, "source")
    user = _text(source, "userId")
    group = _text(source, "groupId") or _text(source, "roomId")
    left = _left(element)
    if user is None and len(left) == 1:
        user = left[0]
    return Address(user=_raw(user), conversation=_raw(group), group=group is not None)


def _left(element: Mapping[str, Any]) -> list[str]:
    members = _object(element, "left").get("members")
    members = members if isinstance(members, list) else []
    return [user for member in members if isinstance(member, dict) and (user := _text(member, "userId"))]


def _attachments(message: Mapping[str, Any]) -> frozenset[str]:
    """Media, and a location: its coordinates are numbers that no redaction reaches."""
    kind = message.get("type")
    if kind == "location" or "latitude" in message:
        return frozenset({"location"})
    return frozenset({kind} & _MEDIA) if isinstance(kind, str) else frozenset()


def _parts(document: Document, base: Path) -> Sequence[Part]:
    parts: list[Part] = []
    for path, text in document.strings(base):
        place = shape(path[len(base) :])
        kind = _TEXTS.get(place)
        if kind is not None:
            parts.append(Part(path=path, text=RawText(text), kind=kind))
        elif place not in _OPAQUE or not _TOKEN.fullmatch(text):
            parts.append(other(path, text, Speaker.PERSON))
    return parts


def _with_parts(event: Event, parts: Sequence[Part]) -> Event:
    return replace(event, parts=(*event.parts, *parts))


def _object(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = holder.get(name, {})
    if not isinstance(value, dict):
        raise BadPayloadError(f"{name} is not an object")
    return value


def _text(holder: Mapping[str, Any], name: str) -> str | None:
    value = holder.get(name)
    if value is not None and not isinstance(value, str):
        raise BadPayloadError(f"{name} is not a string")
    return value or None


def _raw(value: str | None) -> RawText | None:
    return RawText(value) if value else None
