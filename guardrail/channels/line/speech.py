"""Guardrail's own words on LINE: put before a bot's, or said with a reply token."""

from __future__ import annotations

from collections.abc import Sequence

from guardrail.channels.line.calls import MOST_MESSAGES
from guardrail.channels.offsets import utf16_length
from guardrail.core.json_text import Document
from guardrail.ports import ApiCall, CallKind
from guardrail.types import Button, Event, Json, Path, Wording

LONGEST_TEXT = 5000  # UTF-16 units
LONGEST_LABEL = 20  # of a quick reply
MOST_QUICK_REPLIES = 13  # of one message
REPLY = "/v2/bot/message/reply"

_FIRST = ("messages", 0)


def disclosed(document: Document, wording: Wording) -> Document | None:
    """The words as a first message, or before the first text when the call is full; their buttons before the
    bot's own quick replies, which LINE shows with the last message only.

    None when they do not fit: nothing is ever shortened.
    """
    messages = document.get(("messages",))
    if not isinstance(messages, list) or not messages or utf16_length(wording.text) > LONGEST_TEXT:
        return None
    offered = _with_buttons(document, ("messages", len(messages) - 1), wording.buttons)
    if offered is None:
        return None
    if len(messages) < MOST_MESSAGES:
        return offered.insert(("messages",), 0, {"type": "text", "text": wording.text})
    return _merged(offered, wording.text)


def said(event: Event, wordings: Sequence[Wording]) -> ApiCall | None:
    """A reply to the event, its buttons as quick replies; None without a reply token."""
    if event.reply_handle is None or not wordings:
        return None
    texts = [wording.text for wording in wordings]
    if len(texts) > MOST_MESSAGES:
        texts = [*texts[: MOST_MESSAGES - 1], "\n\n".join(texts[MOST_MESSAGES - 1 :])]
    messages: list[dict[str, Json]] = [{"type": "text", "text": text} for text in texts]
    buttons = [button for wording in wordings for button in wording.buttons][-MOST_QUICK_REPLIES:]
    if buttons:
        messages[-1]["quickReply"] = {"items": [_quick_reply(button) for button in buttons]}
    body = Document.of({"replyToken": event.reply_handle.raw, "messages": [*messages]})
    return ApiCall(kind=CallKind.SEND, method="POST", path=REPLY, reply_handle=event.reply_handle, body=body.raw)


def _quick_reply(button: Button) -> Json:
    """Pressing it sends a postback with the payload and shows the label as the person's words."""
    action: dict[str, Json] = {
        "type": "postback",
        "label": button.label[:LONGEST_LABEL],
        "data": button.payload,
        "displayText": button.label,
    }
    return {"type": "action", "action": action}


def _with_buttons(document: Document, last: Path, buttons: Sequence[Button]) -> Document | None:
    """The buttons as the first quick replies of the last message; None when there is no room for all."""
    if not buttons:
        return document
    items = document.get((*last, "quickReply", "items"), [])
    room = isinstance(items, list) and len(items) + len(buttons) <= MOST_QUICK_REPLIES
    if not room or not isinstance(document.get(last), dict):
        return None
    own = [_quick_reply(button) for button in buttons]
    return document.set((*last, "quickReply"), {"items": [*own, *items]})


def _merged(document: Document, words: str) -> Document | None:
    kind, text = document.get((*_FIRST, "type")), document.get((*_FIRST, "text"))
    if kind not in ("text", "textV2") or not isinstance(text, str):
        return None
    if kind == "textV2":
        words = words.replace("{", "{{").replace("}", "}}")  # braces name substitutions there
    prefix = words + "\n\n"
    if utf16_length(prefix + text) > LONGEST_TEXT:
        return None
    merged = document.replace({(*_FIRST, "text"): prefix + text})
    return _emojis_moved(merged, utf16_length(prefix))


def _emojis_moved(document: Document, by: int) -> Document:
    emojis = document.get((*_FIRST, "emojis"))
    indices: dict[Path, Json] = {}
    for n, emoji in enumerate(emojis if isinstance(emojis, list) else ()):
        index = emoji.get("index") if isinstance(emoji, dict) else None
        if isinstance(index, int):
            indices[(*_FIRST, "emojis", n, "index")] = index + by
    return document.assign(indices)
