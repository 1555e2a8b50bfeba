"""Health, metrics and the protections of the control plane, over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry, Counter

from guardrail.errors import StoreUnavailableError
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.health import Check
from guardrail.web.server import Listen, Server
from tests.unit.web.fakes import ScriptedTurns, sessions


@asynccontextmanager
async def control(checks: dict[str, Check], **options: Any) -> AsyncIterator[str]:
    registry = CollectorRegistry()
    Counter("guardrail_turns", "Turns.", ["outcome"], registry=registry).labels("admit").inc()
    app = control_app(checks, registry, hosts=["ops.example"], check_seconds=0.05, **options)
    server = Server(data_app(ScriptedTurns(), sessions()), app, data_listen=Listen(), control_listen=Listen())
    await server.start()
    try:
        yield f"http://127.0.0.1:{server.control.port}"
    finally:
        await server.drain()


async def fine() -> None: ...


async def down() -> None:
    raise StoreUnavailableError("password=secret")


async def hanging() -> None:
    await asyncio.Event().wait()


async def broken() -> None:
    raise RuntimeError("secret")


async def get(url: str, **headers: str) -> tuple[int, Any, Any]:
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        text = await response.text()
        return response.status, (await response.json() if "json" in response.content_type else text), response.headers


async def test_readiness_names_what_fails_by_code_and_recovers() -> None:
    checks: dict[str, Check] = {"store": down, "keys": fine, "policy": hanging, "model": broken}
    async with control(checks) as url:
        status, body, _ = await get(url + "/readyz")
        assert status == 503
        assert body == {
            "ready": False,
            "checks": {
                "store": {"ok": False, "error": "store_unavailable"},
                "keys": {"ok": True},
                "policy": {"ok": False, "error": "timeout"},
                "model": {"ok": False, "error": "failed"},
            },
        }
        assert (await get(url + "/livez"))[0] == 200
        checks.update(store=fine, policy=fine, model=fine)
        status, body, _ = await get(url + "/readyz")
        assert (status, body["ready"]) == (200, True)


async def test_checks_run_at_the_same_time() -> None:
    both = asyncio.Barrier(2)

    async def meet() -> None:
        await both.wait()

    async with control({"one": meet, "two": meet}) as url:
        assert (await get(url + "/readyz"))[0] == 200


async def test_metrics_are_prometheus_text() -> None:
    async with control({}) as url:
        status, text, headers = await get(url + "/metrics")
    assert status == 200
    assert 'guardrail_turns_total{outcome="admit"} 1.0' in text
    assert headers["Content-Type"].startswith("text/plain; version=")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"])
async def test_a_rebound_name_reaches_nothing(host: str) -> None:
    async with control({}) as url:
        for path in ("/livez", "/readyz", "/metrics", "/demo"):
            status, body, _ = await get(url + path, Host=host)
            assert (status, body["error"]["code"]) == (403, "wrong_host")


@pytest.mark.parametrize("host", ["localhost", "localhost:8081", "LOCALHOST", "ops.example", "[::1]:8081"])
async def test_known_names_are_served(host: str) -> None:
    async with control({}) as url:
        assert (await get(url + "/livez", Host=host))[0] == 200


async def test_browsers_are_told_to_run_nothing() -> None:
    async with control({}) as url:
        for path in ("/livez", "/metrics", "/nothing"):
            _, _, headers = await get(url + path)
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Server"] == "guardrail"


async def test_the_data_plane_is_not_here_and_the_demo_only_on_request() -> None:
    async with control({}) as url:
        for path in ("/demo", "/chat/shop", "/llm/gpt/v1/models", "/out/line/x"):
            assert (await get(url + path))[0] == 404
