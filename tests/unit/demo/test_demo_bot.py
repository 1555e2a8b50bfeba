"""The demo bot over HTTP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from guardrail.demo.bot import demo_bot
from guardrail.demo.script import reply

ASKED = "I am <PERSON_1>, where is my order?"


@pytest.fixture
async def url() -> AsyncIterator[str]:
    runner = web.AppRunner(demo_bot(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{site.port}"
    await runner.cleanup()


async def ask(url: str, body: Any, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=body, headers=headers) as response:
        return response.status, await response.text()


def events(text: str) -> list[tuple[str, str]]:
    found = []
    for block in text.split("\n\n")[:-1]:
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((fields.get("event", "message"), fields["data"]))
    return found


async def test_web_chat(url: str) -> None:
    status, text = await ask(url + "/chat", {"text": ASKED})
    assert (status, json.loads(text)) == (200, {"messages": [{"text": reply(ASKED)}]})


async def test_web_chat_streamed(url: str) -> None:
    _, text = await ask(url + "/chat", {"text": ASKED}, Accept="text/event-stream")
    got = events(text)
    assert got[-1] == ("done", "{}")
    assert "".join(json.loads(data)["text"] for _, data in got[:-1]) == reply(ASKED)
    assert len(got) > 10


async def test_completions(url: str) -> None:
    messages = [
        {"role": "user", "content": "earlier"},
        {"role": "assistant", "content": "x"},
        {"role": "user", "content": [{"type": "text", "text": ASKED}]},
    ]
    _, text = await ask(url + "/v1/chat/completions", {"model": "m", "messages": messages})
    answer = json.loads(text)
    assert answer["model"] == "m"
    assert answer["choices"][0]["message"] == {"role": "assistant", "content": reply(ASKED)}
    _, text = await ask(url + "/v1/chat/completions", {"messages": messages, "stream": True})
    got = [data for _, data in events(text)]
    assert got[-1] == "[DONE]"
    chunks = [json.loads(data)["choices"][0] for data in got[:-1]]
    assert "".join(chunk["delta"].get("content", "") for chunk in chunks) == reply(ASKED)
    assert chunks[-1]["finish_reason"] == "stop"


@pytest.mark.parametrize("body", [[], 1, {"text": 1}])
async def test_nonsense_is_refused(url: str, body: Any) -> None:
    assert (await ask(url + "/chat", body))[0] == 400
    assert (await ask(url + "/v1/chat/completions", {"messages": body}))[0] == 200  # a bot that copes
