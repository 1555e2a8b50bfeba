"""A person's way to their copy: the real service behind a real data plane, opened in a real browser.

The browser is Chromium, as for the demo page; only what needs it is skipped without.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from jsonschema import Draft202012Validator
from prometheus_client import CollectorRegistry

from guardrail.core.bundle_words import WORDS
from guardrail.storage.migrate import migrate
from guardrail.types import Direction
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import RUNNING, data_app
from guardrail.web.my import add_my_pages
from guardrail.web.protocol import HttpLimits
from guardrail.web.server import Listen, Server
from tests.contract.copy_house import House, house
from tests.e2e.test_demo_page import NEEDS_BROWSER, Page, browser
from tests.unit.web.fakes import ScriptedTurns, sessions

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "spec" / "access-bundle.schema.json").read_text())
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202etxt.exe\x1b[31m'
LONG = "one_very_long_word_without_a_space_" + "x" * 200


@asynccontextmanager
async def served(place: Path) -> AsyncIterator[tuple[House, str]]:
    """Somebody with messages, and the address of the link to the copy of them."""
    migrate(f"sqlite:///{place / 'data.db'}")
    async with house(f"sqlite:///{place / 'data.db'}", place) as rooms:
        ann, bob = await rooms.person(), await rooms.person()
        group = await rooms.group()
        await rooms.keeps(ann, "<PERSON_1>", "Mary Sullivan")
        await rooms.keeps(bob, "<PERSON_1>", "Canary-Bob", conversation=group)
        await rooms.says(ann, "I am <PERSON_1>", HOSTILE, LONG)
        await rooms.says(ann, "Hello <PERSON_1>", direction=Direction.OUTBOUND)
        await rooms.says(ann, "<PERSON_1> said so", conversation=group)
        await rooms.agrees(ann)
        await rooms.told(ann)
        links = rooms.links()
        token = await rooms.linked_to(links, rooms.request(ann))
        app = data_app(ScriptedTurns(), sessions())
        add_my_pages(app, copies=links, limits=HttpLimits(), running=app[RUNNING])
        server = Server(app, control_app({}, CollectorRegistry()), data_listen=Listen(), control_listen=Listen())
        await server.start()
        try:
            yield rooms, f"http://127.0.0.1:{server.data.port}/my/{token}"
        finally:
            await server.drain()


async def until_text(page: Page, wanted: str) -> str:
    """The page's text once it has ``wanted`` in it; pages that a form leads to are waited for."""
    async with asyncio.timeout(20):
        while True:
            result = await page.call(
                "Runtime.evaluate", expression="document.body?.innerText ?? ''", returnByValue=True
            )
            text = str(result["result"].get("value", ""))
            if wanted in text:
                return text
            await asyncio.sleep(0.02)


async def visit(page: Page, url: str, width: int) -> None:
    size: dict[str, Any] = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    for domain in ("Page", "Log", "Runtime"):
        await page.call(f"{domain}.enable")
    await page.call("Emulation.setDeviceMetricsOverride", **size)
    await page.call("Page.navigate", url=url)


async def test_by_a_program(tmp_path: Path) -> None:
    async with served(tmp_path) as (rooms, link), aiohttp.ClientSession() as client:
        async with client.get(link) as response:
            assert response.status == 200
        assert rooms.delivered == []
        async with client.post(link, data={"form": "json"}) as response:
            document = await response.json()
        Draft202012Validator(SCHEMA).validate(document)
        texts = [part["text"] for message in document["messages"] for part in message["parts"]]
        assert texts == ["I am Mary Sullivan", HOSTILE, LONG, "Hello Mary Sullivan", "<PERSON_1> said so"]
        assert len(rooms.delivered) == 1
        rooms.time.at = rooms.time.at.replace(hour=rooms.time.at.hour + 1)
        async with client.post(link, data={"form": "json"}) as response:
            assert response.status == 404


@NEEDS_BROWSER
async def test_in_a_browser_the_form_opens_the_page_and_nothing_in_it_acts(tmp_path: Path) -> None:
    async with served(tmp_path) as (rooms, link), browser(tmp_path / "browser") as page:
        await visit(page, link, 1280)
        words = WORDS["en"]
        await until_text(page, words.link["once"])
        assert rooms.delivered == []
        await page.js("document.querySelector('button[value=html]').click()")
        text = await until_text(page, words.copy["restrictions"])
        assert len(rooms.delivered) == 1
        assert "I am Mary Sullivan" in text
        assert "<PERSON_1> said so" in text
        assert "Canary" not in text
        assert '<img src=x onerror="document.title=1">' in text
        assert await page.js("document.title") == words.copy["access"]
        assert await page.js("document.querySelectorAll('img, script').length") == 0
        assert await page.js("document.referrer") == ""
        assert await page.js("getComputedStyle(document.querySelector('.text')).whiteSpace") == "pre-wrap"
        assert page.violations == []


@NEEDS_BROWSER
async def test_in_a_browser_it_fits_320_pixels(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, link), browser(tmp_path / "browser") as page:
        await visit(page, link, 320)
        await until_text(page, WORDS["en"].link["once"])
        assert await page.js("document.scrollingElement.scrollWidth") <= 320
        await page.js("document.querySelector('button[value=html]').click()")
        await until_text(page, WORDS["en"].copy["restrictions"])
        assert await page.js("document.scrollingElement.scrollWidth") <= 320
        await page.picture("copy-narrow.png")
        assert page.violations == []
