"""What each call of the Messaging API does. A path that is not in the table is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guardrail.channels.fields import objects, root_object
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError
from guardrail.ports import ApiCall, CallKind
from guardrail.types import RawText

MOST_MESSAGES = 5

_CANONICAL = re.compile(r"(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]*)+(?:\?[A-Za-z0-9._~=&+,:%-]*)?")

# Tokens, webhook settings and audiences are missing on purpose: with them a bot would leave the proxy, or
# hand over user ids in bulk. ``*`` is one path segment; the second column is LINE's second host.
_TABLE: tuple[tuple[str, str, CallKind, bool], ...] = (
    ("POST", "/v2/bot/message/reply", CallKind.SEND, False),
    ("POST", "/v2/bot/message/push", CallKind.SEND, False),
    ("POST", "/v2/bot/message/multicast", CallKind.BROADCAST, False),
    ("POST", "/v2/bot/message/narrowcast", CallKind.BROADCAST, False),
    ("POST", "/v2/bot/message/broadcast", CallKind.BROADCAST, False),
    ("POST", "/bot/pnp/push", CallKind.BROADCAST, False),
    ("POST", "/v2/bot/message/pnp/templated/push", CallKind.BROADCAST, False),
    ("POST", "/v2/bot/message/validate/*", CallKind.OTHER, False),
    ("POST", "/v2/bot/message/markAsRead", CallKind.OTHER, False),
    ("POST", "/v2/bot/chat/markAsRead", CallKind.OTHER, False),
    ("POST", "/v2/bot/chat/loading/start", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/quota", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/quota/consumption", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/progress/narrowcast", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/delivery/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/delivery/pnp/templated", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/aggregation/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/message/*/content", CallKind.MEDIA, True),
    ("GET", "/v2/bot/message/*/content/preview", CallKind.MEDIA, True),
    ("GET", "/v2/bot/message/*/content/transcoding", CallKind.OTHER, True),
    ("GET", "/v2/bot/profile/*", CallKind.READ, False),
    ("GET", "/v2/bot/followers/ids", CallKind.READ, False),
    ("GET", "/v2/bot/group/*/summary", CallKind.READ, False),
    ("GET", "/v2/bot/group/*/member/*", CallKind.READ, False),
    ("GET", "/v2/bot/group/*/members/ids", CallKind.READ, False),
    ("GET", "/v2/bot/group/*/members/count", CallKind.OTHER, False),
    ("POST", "/v2/bot/group/*/leave", CallKind.OTHER, False),
    ("GET", "/v2/bot/room/*/member/*", CallKind.READ, False),
    ("GET", "/v2/bot/room/*/members/ids", CallKind.READ, False),
    ("GET", "/v2/bot/room/*/members/count", CallKind.OTHER, False),
    ("POST", "/v2/bot/room/*/leave", CallKind.OTHER, False),
    ("GET", "/v2/bot/membership/list", CallKind.OTHER, False),
    ("GET", "/v2/bot/membership/subscription/*", CallKind.READ, False),
    ("GET", "/v2/bot/membership/*/users/ids", CallKind.READ, False),
    ("GET", "/v2/bot/info", CallKind.OTHER, False),
    ("POST", "/v2/bot/user/*/linkToken", CallKind.OTHER, False),
    ("POST", "/v2/bot/richmenu", CallKind.BROADCAST, False),
    ("POST", "/v2/bot/richmenu/validate", CallKind.OTHER, False),
    ("POST", "/v2/bot/richmenu/validate/batch", CallKind.OTHER, False),
    ("POST", "/v2/bot/richmenu/batch", CallKind.OTHER, False),
    ("POST", "/v2/bot/richmenu/bulk/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/richmenu/progress/batch", CallKind.OTHER, False),
    ("GET", "/v2/bot/richmenu/list", CallKind.OTHER, False),
    ("POST", "/v2/bot/richmenu/alias", CallKind.OTHER, False),
    ("GET", "/v2/bot/richmenu/alias/*", CallKind.OTHER, False),
    ("POST", "/v2/bot/richmenu/alias/*", CallKind.OTHER, False),
    ("DELETE", "/v2/bot/richmenu/alias/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/richmenu/*", CallKind.OTHER, False),
    ("DELETE", "/v2/bot/richmenu/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/richmenu/*/content", CallKind.MEDIA, True),
    ("POST", "/v2/bot/richmenu/*/content", CallKind.MEDIA, True),
    ("GET", "/v2/bot/user/*/richmenu", CallKind.OTHER, False),
    ("DELETE", "/v2/bot/user/*/richmenu", CallKind.OTHER, False),
    ("POST", "/v2/bot/user/*/richmenu/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/coupon", CallKind.OTHER, False),
    ("GET", "/v2/bot/coupon/*", CallKind.OTHER, False),
    ("POST", "/v2/bot/coupon", CallKind.BROADCAST, False),
    ("PUT", "/v2/bot/coupon/*/close", CallKind.OTHER, False),
    ("GET", "/v2/bot/insight/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/insight/message/*", CallKind.OTHER, False),
    ("GET", "/v2/bot/insight/message/event/aggregation", CallKind.OTHER, False),
)
_COMPILED = [
    (method, re.compile(re.escape(path).replace(r"\*", "[A-Za-z0-9_-]+")), kind, media)
    for method, path, kind, media in _TABLE
]
_ABOUT = re.compile(
    r"/v2/bot/(?:(?:profile|membership/subscription)/(?P<user>[A-Za-z0-9_-]+)"
    r"|(?:group|room)/(?P<group>[A-Za-z0-9_-]+)/(?:summary|members/ids))$"
    r"|/v2/bot/(?:group|room)/[A-Za-z0-9_-]+/member/(?P<member>[A-Za-z0-9_-]+)$"
)
_WITH_MESSAGES = ("/reply", "/push", "/multicast", "/narrowcast", "/broadcast")


def classify(method: str, path: str, document: Document | None) -> ApiCall:
    """The call with what it does, to whom; REFUSED for a path that is unknown or not canonical.

    ``path`` may carry a query. Raises :class:`~guardrail.errors.BadPayloadError` for a message call of
    another shape.
    """
    kind, media = _looked_up(method, path)
    if kind is CallKind.REFUSED:
        return ApiCall(kind=kind, method=method, path=path)
    bare = path.partition("?")[0]
    body = root_object(document) if document is not None and kind in (CallKind.SEND, CallKind.BROADCAST) else {}
    if bare.endswith(_WITH_MESSAGES) and "/templated/" not in bare:
        _check_messages(document)
    return ApiCall(
        kind=kind,
        method=method,
        path=path,
        media_host=media,
        reply_handle=_reply_handle(bare, body),
        recipients=_recipients(bare, body) or _subject_of(bare),
        body=document.raw if document is not None else b"",
    )


def _looked_up(method: str, path: str) -> tuple[CallKind, bool]:
    if _CANONICAL.fullmatch(path):
        bare = path.partition("?")[0]
        for known, pattern, kind, media in _COMPILED:
            if known == method and pattern.fullmatch(bare):
                return kind, media
    return CallKind.REFUSED, False


def _check_messages(document: Document | None) -> None:
    if document is None:
        raise BadPayloadError("messages are missing")
    if not 1 <= len(objects(document, ("messages",))) <= MOST_MESSAGES:
        raise BadPayloadError(f"not 1 to {MOST_MESSAGES} messages")


def _reply_handle(path: str, body: Mapping[str, object]) -> RawText | None:
    if not path.endswith("/message/reply"):
        return None
    token = body.get("replyToken")
    if not isinstance(token, str) or not token:
        raise BadPayloadError("replyToken is missing")
    return RawText(token)


def _subject_of(path: str) -> tuple[RawText, ...]:
    """Whom a READ call asks about: the user, else the group or room."""
    match = _ABOUT.match(path)
    return (RawText(match.group("user") or match.group("group") or match.group("member")),) if match else ()


def _recipients(path: str, body: Mapping[str, object]) -> tuple[RawText, ...]:
    to = body.get("to")
    if path.endswith("/message/push") and not (isinstance(to, str) and to):
        raise BadPayloadError("to is missing")
    if isinstance(to, str):
        return (RawText(to),)
    if isinstance(to, list):
        if not all(isinstance(user, str) for user in to):
            raise BadPayloadError("to is not a list of user ids")
        return tuple(RawText(user) for user in to)
    return ()
