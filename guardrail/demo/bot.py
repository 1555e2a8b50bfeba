"""The demo bot as an HTTP service: the web chat bot protocol and OpenAI's chat completions.

It keeps nothing and calls nobody. ``POST /chat`` speaks the web chat protocol, ``POST
/v1/chat/completions`` the other; both also as server-sent events.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from aiohttp import web

from guardrail.demo.script import pieces, reply

MODEL = "demo-parcel-shop"


def demo_bot() -> web.Application:
    """The service; serve it on loopback."""
    app = web.Application()
    app.router.add_post("/chat", _chat)
    app.router.add_post("/v1/chat/completions", _complete)
    return app


async def _chat(request: web.Request) -> web.StreamResponse:
    asked = await _object(request)
    text = asked.get("text", asked.get("choice", ""))
    if not isinstance(text, str):
        raise web.HTTPBadRequest
    answer = reply(text)
    if "text/event-stream" not in request.headers.get("Accept", ""):
        return web.json_response({"messages": [{"text": answer}]})
    frames = [_data({"text": piece}) for piece in pieces(answer)]
    return await _stream(request, [*frames, b"event: done\ndata: {}\n\n"])


async def _complete(request: web.Request) -> web.StreamResponse:
    asked = await _object(request)
    answer = reply(_last_user_text(asked.get("messages")))
    base = {"id": "chatcmpl-demo", "created": 0, "model": asked.get("model", MODEL)}
    if asked.get("stream") is True:
        return await _stream(request, _chunks(base, answer))
    message = {"role": "assistant", "content": answer}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    return web.json_response({**base, "object": "chat.completion", "choices": [choice], "usage": usage})


def _chunks(base: dict[str, object], answer: str) -> Iterator[bytes]:
    deltas: list[tuple[dict[str, str], str | None]] = [({"role": "assistant", "content": ""}, None)]
    deltas += [({"content": piece}, None) for piece in pieces(answer)]
    for delta, finish in [*deltas, ({}, "stop")]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        yield _data({**base, "object": "chat.completion.chunk", "choices": [choice]})
    yield b"data: [DONE]\n\n"


def _last_user_text(messages: object) -> str:
    """What the last message of the user says, content parts included."""
    spoken = [one for one in messages if isinstance(one, dict)] if isinstance(messages, list) else []
    for message in reversed(spoken):
        if message.get("role") == "user":
            content = message.get("content")
            if isinstance(content, list):
                return " ".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
            return str(content or "")
    return ""


async def _object(request: web.Request) -> dict[str, object]:
    try:
        asked = await request.json()
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(asked, dict):
        raise web.HTTPBadRequest
    return asked


async def _stream(request: web.Request, frames: Iterable[bytes]) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    for frame in frames:
        await response.write(frame)
    await response.write_eof()
    return response


def _data(event: dict[str, object]) -> bytes:
    return b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n"
