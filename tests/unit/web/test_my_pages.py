"""The pages behind links, over real sockets: what they change, whom they trust, what they leave behind."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser

import aiohttp
import pytest
from prometheus_client import CollectorRegistry, generate_latest
from structlog.testing import capture_logs

from guardrail.core import notes
from guardrail.core.bundle_words import WORDS
from guardrail.core.erasure_plan import Kept
from guardrail.core.erasure_receipt import Receipt, write
from guardrail.core.pages import STYLE, content_policy
from guardrail.logs import AccessLog
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import RUNNING, data_app
from guardrail.web.my import add_my_pages
from guardrail.web.protocol import HttpLimits
from guardrail.web.receipt_page import add_receipt_page
from guardrail.web.server import Listen, Server
from tests.contract.copy_house import DAY, NOON
from tests.unit.core.receipt_made import Log, made
from tests.unit.web.fakes import ScriptedTurns, sessions

TOKEN = "Abc_def-" * 5 + "xyz"
RECEIPT = "rct_" + "a" * 26
HTML_COPY = b'<!doctype html><html lang="lt"><title>t</title><p>canary-copy</p>'


class FakeCopies:
    """One link, and everything that was asked about any."""

    def __init__(self) -> None:
        self.peeked: list[str] = []
        self.opens: list[tuple[str, str]] = []

    async def peek(self, token: str) -> str | None:
        self.peeked.append(token)
        return "lt" if token == TOKEN else None

    async def opened(self, token: str, form: str) -> bytes | None:
        self.opens.append((token, form))
        if token != TOKEN:
            return None
        return HTML_COPY if form == "html" else b'{"format": "guardrail-access-bundle/1"}\n'


class FakeReceipts:
    """One receipt."""

    def __init__(self, *kept: Kept) -> None:
        seed = bytes(32)
        receipt = Receipt(
            id=RECEIPT, request_id="req_" + "a" * 26, right="erasure", way="chat", ground="request",
            received_at=NOON, decided_at=NOON, unreadable_at=NOON, completed_at=NOON, issued_at=NOON,
            erased={"transcript": 3}, keys=1, kept=kept, recipients=(), epoch=2,
            backups_unreadable_from=NOON + 30 * DAY, revision="0" * 64, accounts=made(Log()).accounts, checkpoint="",
        )  # fmt: skip
        self.signed = write(receipt, lambda text: notes.sign(text, "shop.example", seed))

    async def by_id(self, receipt_id: str) -> bytes | None:
        return self.signed if receipt_id == RECEIPT else None


class Page(HTMLParser):
    """What matters of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


class Site:
    def __init__(self, client: aiohttp.ClientSession, url: str, copies: FakeCopies) -> None:
        self.client, self.url, self.copies = client, url, copies

    @property
    def link(self) -> str:
        return f"{self.url}/my/{TOKEN}"


@asynccontextmanager
async def site(*kept: Kept) -> AsyncIterator[Site]:
    copies, app = FakeCopies(), data_app(ScriptedTurns(), sessions())
    add_my_pages(app, copies=copies, limits=HttpLimits(), running=app[RUNNING])
    add_receipt_page(app, receipts=FakeReceipts(*kept))
    listen = Listen(access_log=AccessLog)
    server = Server(app, control_app({}, CollectorRegistry()), data_listen=listen, control_listen=Listen())
    await server.start()
    try:
        async with aiohttp.ClientSession() as client:
            yield Site(client, f"http://127.0.0.1:{server.data.port}", copies)
    finally:
        await server.drain()


# ---------------------------------------------------------------- looking


async def test_looking_opens_nothing_and_says_what_the_link_is() -> None:
    async with site() as there:
        async with there.client.get(there.link) as response:
            page = Page(await response.text())
            assert (response.status, response.content_type) == (200, "text/html")
        async with there.client.head(there.link) as response:
            assert response.status == 200
        assert there.copies.opens == []
    assert page.named("html") == [{"lang": "lt"}]
    assert page.named("form") == [{"method": "post"}]
    assert [button["value"] for button in page.named("button")] == ["html", "json"]
    assert not page.named("script")
    assert not page.named("img")


async def test_every_answer_is_private() -> None:
    async with site() as there:
        calls = [
            there.client.get(there.link),
            there.client.get(there.url + "/my/nonsense"),
            there.client.post(there.link, data={"form": "html"}),
            there.client.post(there.link, data={"form": "json"}),
            there.client.get(f"{there.url}/receipts/{RECEIPT}"),
            there.client.get(f"{there.url}/receipts/rct_none"),
        ]
        for call in calls:
            async with call as response:
                assert response.headers["Referrer-Policy"] == "no-referrer"
                assert response.headers["Cache-Control"] == "no-store"
                assert response.headers["X-Robots-Tag"].startswith("noindex")
                assert response.headers["X-Content-Type-Options"] == "nosniff"
                if response.content_type == "text/html":
                    policy = response.headers["Content-Security-Policy"]
                    assert policy.startswith("default-src 'none'; style-src 'sha256-")
                    assert policy.endswith("frame-ancestors 'none'")
                    assert "unsafe" not in policy


async def test_a_wrong_and_a_spent_link_are_one_answer() -> None:
    async with site() as there:
        answers = set()
        for path in ("A" * 43, "short", "x" * 2000, "%3Cscript%3E"):
            async with there.client.get(f"{there.url}/my/{path}") as response:
                answers.add((response.status, await response.text()))
            async with there.client.post(f"{there.url}/my/{path}", data={"form": "html"}) as response:
                answers.add((response.status, await response.text()))
        [(status, text)] = answers
        assert status == 404
        assert "script" not in text
        # each of them was looked up, so that the time it takes tells nothing
        assert len(there.copies.peeked) == len(there.copies.opens) == 4
        assert {len(token) for token in there.copies.peeked} == {43}


async def test_the_page_for_a_dead_link_speaks_the_browsers_language() -> None:
    async with site() as there:
        for asked, got in (
            ("de-AT,de;q=0.9,en;q=0.5", "de"),
            ("tlh, zh-Hant-HK;q=0.8, en;q=0.1", "zh-TW"),
            ("en;q=0.2, fr;q=0.9", "fr"),
            ("*", "en"),
            ("es;q=nonsense", "en"),
            ("", "en"),
        ):
            async with there.client.get(there.url + "/my/x", headers={"Accept-Language": asked}) as response:
                assert Page(await response.text()).named("html") == [{"lang": got}]


# ---------------------------------------------------------------- opening


async def test_the_form_opens_the_copy_as_a_page_or_a_file() -> None:
    async with site() as there:
        async with there.client.post(there.link, data={"form": "html"}) as response:
            assert (response.status, await response.read()) == (200, HTML_COPY)
            assert "Content-Disposition" not in response.headers
        async with there.client.post(there.link, data={"form": "json"}) as response:
            assert response.content_type == "application/json"
            assert json.loads(await response.read())["format"] == "guardrail-access-bundle/1"
            assert response.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
        assert there.copies.opens == [(TOKEN, "html"), (TOKEN, "json")]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_a_form_of_another_site_opens_nothing(headers: dict[str, str]) -> None:
    async with site() as there:
        async with there.client.post(there.link, data={"form": "html"}, headers=headers) as response:
            assert response.status == 403
            assert b"canary" not in await response.read()
        assert there.copies.opens == []


async def test_browsers_that_keep_the_referrer_to_themselves_can_open_it() -> None:
    async with site() as there:
        own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
        async with there.client.post(there.link, data={"form": "html"}, headers=own) as response:
            assert response.status == 200


@pytest.mark.parametrize(
    "body", [b"", b"form=", b"form=xml", b"form=html&form=json", b"a=b", b"form=html&a=b", b"\xff"]
)
async def test_a_form_that_says_something_else_opens_nothing(body: bytes) -> None:
    async with site() as there:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        async with there.client.post(there.link, data=body, headers=headers) as response:
            assert response.status == 400
        async with there.client.post(there.link, data=b'{"form":"html"}') as response:
            assert response.status == 415
        for method in ("PUT", "DELETE", "PATCH"):
            async with there.client.request(method, there.link) as response:
                assert response.status == 405
        assert there.copies.opens == []


# ---------------------------------------------------------------- receipts


async def test_a_receipt_is_its_very_bytes_for_programs() -> None:
    async with site() as there:
        signed = FakeReceipts().signed
        for headers in ({}, {"Accept": "application/json"}, {"Accept": "*/*"}):
            async with there.client.get(f"{there.url}/receipts/{RECEIPT}", headers=headers) as response:
                assert (response.status, await response.read()) == (200, signed)
        html = {"Accept": "text/html,application/xhtml+xml"}
        async with there.client.get(f"{there.url}/receipts/{RECEIPT}?form=file", headers=html) as response:
            assert await response.read() == signed
            assert response.headers["Content-Disposition"] == f'attachment; filename="{RECEIPT}.txt"'


@pytest.mark.parametrize("language", sorted(WORDS))
async def test_a_receipt_is_a_page_for_people(language: str) -> None:
    kept = [
        Kept(kind="message", action="restrict", reason="legal_duty", citation="GDPR 17(3)(b)", until=NOON + DAY),
        Kept(kind="request_proof", action="keep", reason="proof_of_request", citation=None, until=NOON + 730 * DAY),
    ]
    async with site(*kept) as there:
        headers = {"Accept": "text/html", "Accept-Language": language}
        async with there.client.get(f"{there.url}/receipts/{RECEIPT}", headers=headers) as response:
            text = await response.text()
    page, words = Page(text), WORDS[language].receipt
    assert page.named("html") == [{"lang": language}]
    assert words["kept"] in text
    assert words["all"] not in text
    assert "GDPR 17(3)(b)" in text
    assert words["proof"].format(at="2028-11-21 12:00") in text
    assert page.named("a") == [{"href": "?form=file", "download": None}]


async def test_a_receipt_that_kept_nothing_says_so() -> None:
    async with site() as there:
        headers = {"Accept": "text/html"}
        async with there.client.get(f"{there.url}/receipts/{RECEIPT}", headers=headers) as response:
            assert WORDS["en"].receipt["all"] in await response.text()


async def test_no_such_receipt() -> None:
    async with site() as there:
        for number in ("rct_" + "b" * 26, "rct_", "..", "%00"):
            async with there.client.get(f"{there.url}/receipts/{number}") as response:
                assert response.status in (400, 404)


# ---------------------------------------------------------------- what is left behind


async def test_neither_log_nor_metric_tells_the_token() -> None:
    with capture_logs() as told:
        async with site() as there:
            async with there.client.get(there.link, headers={"Referer": there.link}):
                pass
            async with there.client.post(there.link, data={"form": "html"}):
                pass
    assert [line["template"] for line in told if line["event"] == "http.request"] == ["/my/{token}"] * 2
    assert TOKEN not in repr(told)
    assert TOKEN.encode() not in generate_latest()


def test_the_policy_names_the_style_by_its_hash() -> None:
    assert "</" not in STYLE
    assert content_policy(forms=True).endswith("form-action 'self'")
