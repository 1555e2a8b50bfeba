"""Which strings of the bot's API calls, and of LINE's answers to them, are text.

Message objects nest (templates in carousels, flex boxes in boxes), so a field is known by its name and
its parent's, not by its whole path. What neither table knows is scanned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrail.channels.fields import is_link, is_locale, other, root_object
from guardrail.core.json_text import Document
from guardrail.types import Part, PartKind, Path, RawText, Speaker

_TEXTS = {
    "text": PartKind.MESSAGE,
    "address": PartKind.MESSAGE,
    "altText": PartKind.LABEL,
    "title": PartKind.LABEL,
    "label": PartKind.LABEL,
    "displayText": PartKind.LABEL,
    "fillInText": PartKind.LABEL,
    "clipboardText": PartKind.LABEL,
    "chatBarText": PartKind.LABEL,
    "description": PartKind.LABEL,
    "usageCondition": PartKind.LABEL,
    "data": PartKind.POSTBACK,
    "name": PartKind.NAME,
    "uri": PartKind.LINK,
    "linkUri": PartKind.LINK,
    "desktop": PartKind.LINK,
    "url": PartKind.LINK,
    "imageUrl": PartKind.LINK,
    "iconUrl": PartKind.LINK,
    "baseUrl": PartKind.LINK,
    "previewUrl": PartKind.LINK,
    "originalContentUrl": PartKind.LINK,
    "previewImageUrl": PartKind.LINK,
    "thumbnailImageUrl": PartKind.LINK,
}
_ACTIONS = frozenset({"action", "actions", "defaultAction"})
_TOKEN = re.compile(r"[A-Za-z0-9_+/=.-]{1,512}")
_OPAQUE = frozenset(
    {
        "type",
        "to",
        "replyToken",
        "quoteToken",
        "packageId",
        "stickerId",
        "productId",
        "emojiId",
        "trackingId",
        "userId",
        "couponId",
        "richMenuAliasId",
        "chatId",
        "inputOption",
        "mode",
        "retryKey",
        "customAggregationUnits",
    }
)
_STYLE = re.compile(r"[#A-Za-z0-9.%:_-]{1,40}")
_STYLES = frozenset(
    {
        "size",
        "color",
        "align",
        "gravity",
        "weight",
        "style",
        "decoration",
        "margin",
        "spacing",
        "position",
        "layout",
        "height",
        "width",
        "maxHeight",
        "maxWidth",
        "direction",
        "lineSpacing",
        "offsetTop",
        "offsetBottom",
        "offsetStart",
        "offsetEnd",
        "paddingAll",
        "paddingTop",
        "paddingBottom",
        "paddingStart",
        "paddingEnd",
        "borderWidth",
        "borderColor",
        "cornerRadius",
        "backgroundColor",
        "justifyContent",
        "alignItems",
        "aspectRatio",
        "aspectMode",
        "angle",
        "startColor",
        "centerColor",
        "endColor",
        "centerPosition",
        "adjustMode",
        "separatorColor",
        "imageAspectRatio",
        "imageSize",
        "imageBackgroundColor",
    }
)


def call_parts(document: Document) -> Sequence[Part]:
    """Every string of an API call's body but recipients, tokens and styles.

    Raises :class:`~guardrail.errors.BadPayloadError` for what is no object.
    """
    root_object(document)
    classified = (_call_part(path, text) for path, text in document.strings())
    return [part for part in classified if part is not None]


def response_parts(document: Document) -> Sequence[Part]:
    """Every string of a profile, group summary or the like that LINE gives the bot."""
    root_object(document)
    parts: list[Part] = []
    for path, text in document.strings():
        field = _field(path)
        if field in ("displayName", "groupName"):
            parts.append(Part(path=path, text=RawText(text), kind=PartKind.NAME))
        elif field == "language" and is_locale(text):
            continue
        elif field not in ("userId", "groupId", "memberIds", "userIds", "next") or not _TOKEN.fullmatch(text):
            parts.append(other(path, text, Speaker.PERSON))
    return parts


def _call_part(path: Path, text: str) -> Part | None:
    field, parent = _field(path), _field(path[:-1])
    if field in _OPAQUE and _TOKEN.fullmatch(text):
        return None
    if field in _STYLES and _STYLE.fullmatch(text):
        return None
    kind = _TEXTS.get(field)
    if kind is None:
        return other(path, text, Speaker.BOT)
    if field == "text" and parent in _ACTIONS:
        kind = PartKind.LABEL  # what the person will say by pressing the button
    if kind is not PartKind.MESSAGE and is_link(text):
        kind = PartKind.LINK
    return Part(path=path, text=RawText(text), kind=kind, speaker=Speaker.BOT)


def _field(path: Path) -> str:
    """The nearest object key: an element of an array is known by the array's name."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")
