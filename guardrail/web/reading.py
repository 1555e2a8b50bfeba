"""Reads a request's body within its bounds: type, encoding, size, time."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.helpers import parse_mimetype
from aiohttp.web_protocol import RequestPayloadError

from guardrail.errors import BadPayloadError, ChannelError, PayloadTooLargeError, UnsupportedMediaError
from guardrail.web.protocol import GuardedProtocol, HttpLimits

JSON = frozenset({"application/json"})
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})


async def read_body(request: web.BaseRequest, limits: HttpLimits, types: frozenset[str] = JSON) -> bytes:
    """The whole body, decompressed.

    Raises :class:`~guardrail.errors.UnsupportedMediaError` (415) for another type than ``types``, a
    character set other than UTF-8 (said or seen) or an unknown content encoding,
    :class:`~guardrail.errors.PayloadTooLargeError` (413) past ``limits.body_bytes`` of content,
    ``ChannelError`` (408) when it dribbles in too slowly and
    :class:`~guardrail.errors.BadPayloadError` when it breaks off or does not decompress.
    """
    _check_type(request, types)
    if (request.content_length or 0) > limits.body_bytes:
        raise PayloadTooLargeError
    try:
        async with asyncio.timeout(limits.body_seconds):
            body = await _collect(request, limits)
    except TimeoutError:
        raise ChannelError(code="request_timeout", status=408) from None
    except (RequestPayloadError, web.HTTPException, ValueError):
        raise BadPayloadError from None
    if types is JSON and not _looks_like_utf8(body):
        raise UnsupportedMediaError
    return body


async def read_optional_body(request: web.BaseRequest, limits: HttpLimits, types: frozenset[str]) -> bytes:
    """The same, for methods that need not have one."""
    return await read_body(request, limits, types) if request.body_exists else b""


async def _collect(request: web.BaseRequest, limits: HttpLimits) -> bytes:
    protocol = request.protocol
    assert isinstance(protocol, GuardedProtocol)
    body = bytearray()
    while chunk := await request.content.readany():
        body += chunk
        if len(body) > limits.body_bytes or protocol.wire_bytes > limits.wire_bytes:
            raise PayloadTooLargeError
    return bytes(body)


def _looks_like_utf8(body: bytes) -> bool:
    """JSON has no byte order mark (RFC 8259 section 8.1), and no NUL among its first octets in UTF-8."""
    return not body.startswith(_MARKS) and b"\0" not in body[:4]


def _check_type(request: web.BaseRequest, types: frozenset[str]) -> None:
    mime = parse_mimetype(request.headers.get("Content-Type", ""))
    content_type = f"{mime.type}/{mime.subtype}"
    charset = mime.parameters.get("charset", "utf-8").lower()
    if content_type not in types or charset not in ("utf-8", "utf8"):
        raise UnsupportedMediaError
    if request.headers.get("Content-Encoding", "").strip().lower() not in _ENCODINGS:
        raise UnsupportedMediaError
