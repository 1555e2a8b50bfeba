"""The demo page in a real browser: both sides appear, hostile text stays text, 320 pixels are enough.

Needs Chromium (Debian: ``apt install chromium``; or its path in ``CHROMIUM``); skipped loudly without.
The pipeline behind is scripted: what the page shows of the real one is tested with the application.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import os
import re
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from guardrail.clients.outgoing import new_session
from guardrail.demo.feed import DemoFeed
from guardrail.demo.page import demo_page
from guardrail.demo.script import reply
from guardrail.demo.visitor import DataPlaneVisitor
from guardrail.types import RawText
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.server import Listen, Server
from guardrail.web.turns import Answer
from tests.unit.web.fakes import ScriptedTurns, sessions

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
NEEDS_BROWSER = pytest.mark.skipif(CHROMIUM is None, reason="NO CHROMIUM: the demo page is not tested in a browser")


class ShopTurns(ScriptedTurns):
    """Answers like the demo bot, and tells the feed what the real pipeline's ports would."""

    def __init__(self, feed: DemoFeed) -> None:
        super().__init__()
        self.feed = feed

    async def answer(
        self, route: str, channel: str, caller: RawText | None, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        self.answered.append((route, channel, caller, headers, body))
        asked = json.loads(body)
        text = asked.get("text", "")
        self._tell(text.replace("Mary Sullivan", "<PERSON_1>"))
        said: list[dict[str, Any]] = [{"text": reply(text) + " " + text}]
        if len(self.answered) == 1:
            buttons = [{"label": "Yes", "payload": "guardrail:consent:yes"}]
            said.insert(0, {"text": "You talk to a machine.", "from": "guardrail", "buttons": buttons})
        return Answer(status=200, body=json.dumps({"messages": said}).encode())

    def _tell(self, text: str) -> None:
        self.feed.publish(
            "decision",
            {
                "direction": "inbound",
                "owner": "s1",
                "language": "en",
                "found": {"PERSON": 1},
                "action": "admit",
                "reasons": ["consent_given", HOSTILE],
                "citations": [{"law": "GDPR", "article": "Art. 6(1)(a)", "source": ""}],
                "obligations": [],
                "effects": [],
                "says": [],
                "disclosure": False,
                "keep_seconds": 86_400 * 30,
                "engine": "embedded",
                "revision": "abc",
            },
        )
        self.feed.publish("bot", {"body": json.dumps({"text": text})})
        self.feed.publish(
            "stored", {"what": "vault, <PERSON_1>", "owner": "s1", "hex": "0a1b" * 16, "bytes": 256, "expires": "x"}
        )
        entry = {"id": "e1", "at": "2026-11-22T10:00:00+00:00", "tag": "turn:message:decided", "fields": {"n": 1}}
        self.feed.publish("audit", entry)


@asynccontextmanager
async def demo() -> AsyncIterator[tuple[str, ShopTurns]]:
    feed = DemoFeed()
    turns = ShopTurns(feed)
    async with new_session() as session:
        visitor = DataPlaneVisitor(session, lambda: f"http://127.0.0.1:{server.data.port}", "shop")
        control = control_app({}, CollectorRegistry(), demo=demo_page(feed, visitor))
        server = Server(data_app(turns, sessions()), control, data_listen=Listen(), control_listen=Listen())
        await server.start()
        try:
            yield f"http://127.0.0.1:{server.control.port}", turns
        finally:
            await server.drain()


class Page:
    """One tab, over the DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.violations: list[str] = []

    async def call(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json(timeout=20)
            if message.get("method") == "Log.entryAdded":
                self.violations.append(message["params"]["entry"]["text"])
            if message.get("method") == "Runtime.exceptionThrown":
                self.violations.append(json.dumps(message["params"]))
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]

    async def js(self, expression: str) -> Any:
        result = await self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def until(self, expression: str) -> None:
        """Wait, inside the page, until it is true."""
        await self.js(
            f"new Promise((ok, no) => {{ const t = Date.now(); (function look() {{ if ({expression}) ok(true);"
            f" else if (Date.now() - t > 10000) no(new Error({json.dumps(expression)}));"
            " else requestAnimationFrame(look); })(); })"
        )

    async def show(self, url: str, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.call("Emulation.setDeviceMetricsOverride", **size)
        await self.call("Page.enable")
        await self.call("Log.enable")
        await self.call("Runtime.enable")
        await self.call("Page.navigate", url=url)
        await self.until("document.readyState === 'complete' && document.querySelectorAll('#customers button').length")

    async def say(self, text: str) -> None:
        await self.js(f"document.getElementById('text').value = {json.dumps(text)}")
        await self.js("document.getElementById('send').click()")
        await self.until("document.getElementById('status').textContent === ''")

    async def picture(self, name: str) -> None:
        """Kept only when ``DEMO_PICTURES`` names a directory."""
        if directory := os.environ.get("DEMO_PICTURES"):
            data = await self.call("Page.captureScreenshot", captureBeyondViewport=False)
            await asyncio.to_thread(Path(directory, name).write_bytes, base64.b64decode(data["data"]))


@asynccontextmanager
async def browser(directory: Path) -> AsyncIterator[Page]:
    assert CHROMIUM is not None
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    options += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *options,
        "--remote-debugging-port=0",
        f"--user-data-dir={directory}",
        "about:blank",
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await asyncio.wait_for(_devtools_port(process), 60)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as response:
                tab = next(one for one in await response.json() if one["type"] == "page")
            async with session.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        process.terminate()
        await process.communicate()


async def _devtools_port(process: asyncio.subprocess.Process) -> int:
    assert process.stderr is not None
    async for line in process.stderr:
        if match := re.search(rb"DevTools listening on ws://127\.0\.0\.1:(\d+)/", line):
            return int(match[1])
    raise RuntimeError("Chromium did not start")


@NEEDS_BROWSER
async def test_both_sides_of_a_chat_appear_and_hostile_text_stays_text(tmp_path: Path) -> None:
    async with demo() as (url, turns), browser(tmp_path) as page:
        await page.show(url + "/demo", 1280, 800)
        await page.say("Hi, I am Mary Sullivan, where is my order?")
        await page.until("document.querySelectorAll('#audit li:not(.empty)').length === 1")
        shown = await page.js("document.querySelector('.behind').innerText")
        assert "<PERSON_1>" in shown
        assert "0a1b0a1b" in shown
        assert "GDPR Art. 6(1)(a)" in shown
        assert "turn:message:decided" in shown
        assert "Mary" not in shown
        assert "Mary Sullivan" in await page.js("document.getElementById('log').innerText")
        await page.js("document.querySelector('.choices button').click()")
        await page.until("document.querySelectorAll('.message.bot').length === 2")
        assert json.loads(turns.answered[1][4]) == {"choice": "guardrail:consent:yes"}
        await page.picture("wide.png")
        await page.say(HOSTILE)
        await page.until("document.querySelectorAll('.message.bot').length === 3")
        assert await page.js("document.querySelectorAll('img, .log script, .behind script').length") == 0
        assert HOSTILE in await page.js("document.getElementById('log').textContent")
        assert await page.js("document.title") == "Guardrail: both sides of a chat"
        assert not page.violations


@NEEDS_BROWSER
async def test_another_customer_is_another_session_in_another_language(tmp_path: Path) -> None:
    async with demo() as (url, turns), browser(tmp_path) as page:
        await page.show(url + "/demo", 1280, 800)
        await page.say("Hello")
        await page.js("document.getElementById('language').value = 'lt'; document.querySelector('#add button').click()")
        await page.until("document.querySelectorAll('#customers button').length === 2")
        assert await page.js("document.getElementById('log').innerText") == ""
        await page.say("Labas")
        assert turns.answered[0][2] != turns.answered[1][2]
        assert turns.answered[1][3]["accept-language"] == "lt"
        await page.js("document.querySelector('#customers button').click()")
        assert "Hello" in await page.js("document.getElementById('log').innerText")


@NEEDS_BROWSER
async def test_it_fits_320_pixels_and_names_its_controls(tmp_path: Path) -> None:
    async with demo() as (url, _), browser(tmp_path) as page:
        await page.show(url + "/demo", 320, 640)
        await page.say(
            "Hi, I am Mary Sullivan and this_is_one_very_long_word_without_any_space_in_it_at_all_" + "x" * 80
        )
        await page.until("document.querySelectorAll('#audit li:not(.empty)').length === 1")
        await page.picture("narrow.png")
        assert await page.js("document.scrollingElement.scrollWidth") <= 320
        unnamed = (
            "[...document.querySelectorAll('button, input, select, textarea')].filter(one => "
            "!one.textContent.trim() && !one.labels?.length && !one.getAttribute('aria-label')).length"
        )
        assert await page.js(unnamed) == 0
        assert await page.js("document.documentElement.lang") == "en"
        assert await page.js("document.querySelectorAll('h1').length") == 1


async def fetch(url: str, method: str = "GET", **options: Any) -> tuple[int, str, Mapping[str, str]]:
    async with aiohttp.ClientSession() as session, session.request(method, url, **options) as response:
        return response.status, await response.text(), response.headers


async def test_the_page_is_static_and_allows_no_inline_code() -> None:
    async with demo() as (url, _):
        status, text, headers = await fetch(url + "/demo")
        assert status == 200
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert not re.search(r"<script>|\son\w+=|style=", text)
        for asset, content_type in (("/demo/demo.js", "text/javascript"), ("/demo/demo.css", "text/css")):
            status, text, headers = await fetch(url + asset)
            assert (status, headers["Content-Type"]) == (200, f"{content_type}; charset=utf-8")
            assert "innerHTML" not in text
            assert "http://" not in text
            assert "https://" not in text


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"session":1}', b'{"session":"a","message":1}', b'{"session":"a\\n","message":{}}']
)
async def test_bad_calls_of_the_page_are_refused(body: bytes) -> None:
    headers = {"X-Guardrail-Demo": "1", "Content-Type": "application/json"}
    async with demo() as (url, turns):
        assert (await fetch(url + "/demo/chat", "POST", data=body, headers=headers))[0] == 400
        assert not turns.answered


async def test_other_sites_cannot_use_the_page() -> None:
    async with demo() as (url, turns):
        message = json.dumps({"session": "a", "message": {"text": "b"}})
        for path in ("/demo/session", "/demo/chat"):
            status, _, _ = await fetch(url + path, "POST", data=message, headers={"Content-Type": "text/plain"})
            assert status == 403
            assert (await fetch(url + path, "POST", data=message, headers={"Host": "evil.example"}))[0] == 403
        assert not turns.answered


async def test_events_arrive_as_they_happen() -> None:
    async with demo() as (url, turns), aiohttp.ClientSession() as session:
        async with session.get(url + "/demo/events") as response:
            assert await response.content.readuntil(b"\n\n") == b": listening\n\n"
            turns.feed.publish("audit", {"tag": "</script>\n\ndata: forged"})
            event = await response.content.readuntil(b"\n\n")
            assert event.startswith(b"id: 1\ndata: ")
            assert json.loads(event.split(b"data: ", 1)[1])["tag"] == "</script>\n\ndata: forged"
        async with session.get(url + "/demo/events", headers={"Last-Event-ID": "0"}) as response:
            await response.content.readuntil(b"\n\n")
            assert (await response.content.readuntil(b"\n\n")).startswith(b"id: 1\n")
