"""doctor: against real servers on loopback that stand for a bot, an LLM and LINE."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from guardrail.cli import examinations
from guardrail.cli.examinations import Outcome, examine
from guardrail.config import Config, parse
from guardrail.types import Json

TOKEN = "line-token-0123456789"
KEY = "sk-upstream-0123456789"


@pytest.fixture
async def vendor() -> AsyncIterator[TestServer]:
    """Answers as LINE (token), as an LLM (key), as a bot that takes only POST, and as one that is ill."""

    def guarded(credential: str) -> Any:
        async def answer(request: web.Request) -> web.Response:
            right = request.headers.get("Authorization") == f"Bearer {credential}"
            return web.json_response({}, status=200 if right else 401)

        return answer

    async def ill(request: web.Request) -> web.Response:
        raise web.HTTPServiceUnavailable

    async def post(request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_get("/v2/bot/info", guarded(TOKEN))
    app.router.add_get("/v1/models", guarded(KEY))
    app.router.add_get("/ill", ill)
    app.router.add_post("/bot", post)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


def configured(base: Path, routes: dict[str, Json]) -> Config:
    return parse({"mode": "development", "detection": {"model": "false"}, "routes": routes}, base=base, environ={})


def line(server: TestServer, token: str) -> dict[str, Json]:
    bot: Json = {"url": str(server.make_url("/bot")), "secret": "s" * 16, "credential": "c" * 16}
    return {
        "channel": "line", "bot": bot, "channel_secret": "x" * 16, "channel_token": token,
        "api_url": str(server.make_url("/")).rstrip("/"),
    }  # fmt: skip


def made(directory: Path) -> list[Path]:
    return list(directory.iterdir())


async def outcomes(config: Config) -> dict[str, Outcome]:
    return {outcome.check: outcome for outcome in await examine(config)}


async def test_everything_that_answers_is_good(vendor: TestServer, tmp_path: Path) -> None:
    llm: Json = {
        "channel": "openai", "api_keys": ["k" * 16], "bot": {"url": str(vendor.make_url("/v1")), "api_key": KEY}
    }  # fmt: skip
    web_chat: Json = {"channel": "web", "bot": {"url": str(vendor.make_url("/bot"))}}
    found = await outcomes(configured(tmp_path, {"line": line(vendor, TOKEN), "llm": llm, "chat": web_chat}))
    good = ["routes.line.bot", "routes.line.channel_token", "routes.llm.bot", "routes.chat.bot", "clock", "policy"]
    assert {check: found[check].state for check in good} == dict.fromkeys(good, "ok")


async def test_refused_credentials_are_named_and_not_shown(vendor: TestServer, tmp_path: Path) -> None:
    llm: Json = {
        "channel": "openai", "api_keys": ["k" * 16], "bot": {"url": str(vendor.make_url("/v1")), "api_key": "hunter2"}
    }  # fmt: skip
    found = await outcomes(configured(tmp_path, {"line": line(vendor, "hunter2"), "llm": llm}))
    assert found["routes.line.channel_token"].state == "fail"
    assert "401" in found["routes.line.channel_token"].cause
    assert found["routes.llm.bot"].state == "fail"
    assert "hunter2" not in json.dumps([(o.cause, o.fix) for o in found.values()])


async def test_bots_that_are_ill_or_down(vendor: TestServer, tmp_path: Path, unused_tcp_port: int) -> None:
    ill: Json = {"channel": "web", "bot": {"url": str(vendor.make_url("/ill"))}}
    down: Json = {"channel": "web", "bot": {"url": f"http://127.0.0.1:{unused_tcp_port}/"}}
    found = await outcomes(configured(tmp_path, {"ill": ill, "down": down}))
    assert found["routes.ill.bot"].state == "warn"
    assert found["routes.down.bot"].state == "fail"


async def test_a_fresh_place_warns_and_is_left_alone(vendor: TestServer, tmp_path: Path) -> None:
    chat: Json = {"channel": "web", "bot": {"url": str(vendor.make_url("/bot"))}}
    found = await outcomes(configured(tmp_path, {"chat": chat}))
    assert (found["database"].state, found["keys"].state) == ("warn", "warn")
    assert made(tmp_path) == []


async def test_broken_policies_and_an_open_control_plane(vendor: TestServer, tmp_path: Path) -> None:
    config = parse(
        {
            "mode": "development",
            "policy": {"directory": "absent"},
            "listen": {"control_host": "0.0.0.0"},
            "detection": {"model": "false"},
            "routes": {"chat": {"channel": "web", "bot": {"url": str(vendor.make_url("/bot"))}}},
        },
        base=tmp_path,
        environ={},
    )
    found = await outcomes(config)
    assert found["policy"].state == "fail"
    assert found["listen"].state == "warn"


async def test_a_jurisdiction_that_the_running_policies_do_not_have(vendor: TestServer, tmp_path: Path) -> None:
    bot: Json = {"url": str(vendor.make_url("/bot"))}
    good: Json = {"channel": "web", "bot": bot, "policy": {"jurisdictions": ["lt", "us_ca"]}}
    lost: Json = {"channel": "web", "bot": bot, "policy": {"jurisdictions": ["lt", "atlantis"]}}
    found = await outcomes(configured(tmp_path, {"good": good, "lost": lost}))
    assert found["policy"].state == "fail"
    assert found["policy"].cause == "knows no such jurisdiction: routes.lost.policy.jurisdictions"


async def test_a_clock_that_is_wrong(vendor: TestServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examinations, "MOST_SKEW", -1.0)  # any difference counts
    chat: Json = {"channel": "web", "bot": {"url": str(vendor.make_url("/bot"))}}
    found = await outcomes(configured(tmp_path, {"chat": chat}))
    assert found["clock"].state == "fail"
