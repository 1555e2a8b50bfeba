"""`make run`, as a new user meets it: the real process, its demo page and its scripted bot."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.e2e.harness import Guardrail, development, guardrail
from tests.e2e.test_demo_page import NEEDS_BROWSER, browser

SAID = "Hi, I am Mary Sullivan. Call me at +1 415 555 0134, card 4111 1111 1111 1111, mary.sullivan@example.com"
CANARIES = ("Mary", "Sullivan", "415 555", "4111 1111", "mary.sullivan")
PAGE = {"X-Guardrail-Demo": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def demo(directory: Path) -> AsyncIterator[Guardrail]:
    bot = f"http://127.0.0.1:{free_port()}"
    routes = {
        "shop": {"channel": "web", "bot": {"url": bot + "/chat"}, "policy": {"jurisdictions": "eu"}},
        "demo": {
            "channel": "openai",
            "bot": {"url": bot + "/v1"},
            "policy": {"jurisdictions": "strict", "consent": "none"},
        },
    }
    async with guardrail(directory, development(routes, demo=True)) as process:
        yield process


class Script:
    """What the page's script does, without a browser: a customer, and the events beside."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self._http = http
        self._base = base
        self.events: list[dict[str, Any]] = []
        self.session = ""

    async def post(self, path: str, body: Any) -> Any:
        async with self._http.post(self._base + path, json=body, headers=PAGE) as response:
            assert response.status in (200, 201), await response.text()
            return await response.json()

    async def begin(self) -> None:
        self.session = (await self.post("/demo/session", {}))["session"]

    async def say(self, **message: str) -> list[dict[str, Any]]:
        asked = {"session": self.session, "language": "en", "message": message}
        return list((await self.post("/demo/chat", asked))["messages"])

    async def follow(self) -> None:
        async with self._http.get(self._base + "/demo/events", timeout=aiohttp.ClientTimeout(total=None)) as response:
            async for line in response.content:
                if line.startswith(b"data: "):
                    self.events.append(json.loads(line[6:]))

    def kinds(self) -> set[str]:
        return {event["kind"] for event in self.events}

    async def until(self, kind: str) -> None:
        async with asyncio.timeout(20):
            while kind not in self.kinds():
                await asyncio.sleep(0.02)


def choice(messages: list[dict[str, Any]]) -> str:
    return str(next(message["buttons"][0]["payload"] for message in messages if message.get("buttons")))


async def test_a_chat_shows_both_sides_and_ends_in_an_erasure(tmp_path: Path) -> None:
    async with demo(tmp_path) as process, aiohttp.ClientSession() as http:
        script = Script(http, process.control)
        following = asyncio.create_task(script.follow())
        await script.begin()
        asked = await script.say(text=SAID)
        assert "bot" not in script.kinds()  # nothing goes on before consent
        answered = await script.say(choice=choice(asked))
        text = " ".join(message["text"] for message in answered)
        assert "+1 415 555 0134" in text
        assert "mary.sullivan@example.com" in text
        await script.until("bot_answer")
        assert {"bot", "bot_answer", "decision", "stored", "audit"} <= script.kinds()
        shown = json.dumps(script.events, ensure_ascii=False)
        assert not [canary for canary in CANARIES if canary in shown]
        assert "<PHONE_NUMBER_1>" in shown
        assert "<CREDIT_CARD_1>" in shown
        assert "<EMAIL_ADDRESS_1>" in shown
        assert "<PERSON_1>" in shown
        sure = await script.say(text="Delete my data")
        await script.say(choice=choice(sure))
        await script.until("erased")
        began = time.monotonic()
        assert await process.stop() == 0  # also with the page still open
        assert time.monotonic() - began < 15
        await asyncio.wait([following], timeout=5)
        following.cancel()
        printed = b"".join(process.output).decode()
        assert not [canary for canary in CANARIES if canary in printed]


async def test_the_demo_llm_route_needs_no_key_and_streams(tmp_path: Path) -> None:
    async with demo(tmp_path) as process, aiohttp.ClientSession() as http:
        asked: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": SAID}], "stream": True}
        async with http.post(process.url + "/llm/demo/v1/chat/completions", json=asked) as response:
            assert response.status == 200
            assert response.content_type == "text/event-stream"
            raw = await response.text()
        frames = [line[6:] for line in raw.splitlines() if line.startswith("data: ")]
        assert frames[-1] == "[DONE]"
        choices = [choice for frame in frames[:-1] for choice in json.loads(frame)["choices"]]
        said = "".join(choice["delta"].get("content") or "" for choice in choices)
        assert "+1 415 555 0134" in said
        assert "<" not in said


@NEEDS_BROWSER
async def test_the_page_of_the_real_process_in_a_browser(tmp_path: Path) -> None:
    (tmp_path / "browser").mkdir()
    async with demo(tmp_path) as process, browser(tmp_path / "browser") as page:
        await page.show(process.control + "/demo", 1280, 800)
        await page.say(SAID)
        await page.until("document.querySelectorAll('.choices button').length > 1")
        await page.js("document.querySelector('.choices button').click()")
        await page.until("document.querySelectorAll('.message.bot').length === 1")
        await page.until("document.querySelectorAll('#bot mark').length > 3")
        await page.picture("real.png")
        shown = await page.js("document.querySelector('.behind').innerText")
        assert not [canary for canary in CANARIES if canary in shown]
        assert "Mary Sullivan" in await page.js("document.querySelector('.message.bot').innerText")
        assert not page.violations
