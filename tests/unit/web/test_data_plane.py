"""What the data plane's handlers hand to the pipeline, over real sockets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import aiohttp
from aiohttp import CookieJar
from prometheus_client import CollectorRegistry

from guardrail.types import RawText
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.server import Listen, Server
from tests.unit.web.fakes import API_KEY, BOT_KEY, ScriptedTurns, sessions

JSON = {"Content-Type": "application/json"}
PAGE = "https://shop.example"


@asynccontextmanager
async def data(turns: ScriptedTurns, gpc_since: date | None = None) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    app = data_app(turns, sessions(), origins=[PAGE], secure_cookies=False, gpc_since=gpc_since)
    server = Server(app, control_app({}, CollectorRegistry()), data_listen=Listen(), control_listen=Listen())
    await server.start()
    try:
        async with aiohttp.ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
            yield session, f"http://127.0.0.1:{server.data.port}"
    finally:
        await server.drain()


async def test_a_session_is_issued_and_is_the_caller_by_header_and_by_cookie() -> None:
    turns = ScriptedTurns()
    async with data(turns) as (client, url):
        async with client.post(url + "/chat/shop/session") as response:
            token = (await response.json())["session"]
            cookie = response.headers["Set-Cookie"]
            assert response.status == 201
        assert {"HttpOnly", "SameSite=Strict", "Path=/chat/shop"} <= set(cookie.split("; "))
        async with client.post(url + "/chat/shop", data=b'{"text":"a"}', headers=JSON) as response:
            assert response.status == 200
        client.cookie_jar.clear()
        bearer = {**JSON, "Authorization": f"Bearer {token}", "Accept-Language": "lt"}
        async with client.post(url + "/chat/shop", data=b'{"text": 1.0e0}', headers=bearer) as response:
            assert await response.json() == {"messages": [{"text": "ok"}]}
    callers = [answered[2] for answered in turns.answered]
    assert callers[0] == callers[1] == sessions().user("shop", token)
    route, channel, _, headers, body = turns.answered[1]
    assert (route, channel, body) == ("shop", "web", b'{"text": 1.0e0}')
    assert headers["accept-language"] == "lt"


async def test_cookies_are_secure_unless_told_otherwise() -> None:
    app = data_app(ScriptedTurns(), sessions())
    server = Server(app, control_app({}, CollectorRegistry()), data_listen=Listen(), control_listen=Listen())
    await server.start()
    url = f"http://127.0.0.1:{server.data.port}/chat/shop/session"
    async with aiohttp.ClientSession() as client, client.post(url) as response:
        assert "Secure" in response.headers["Set-Cookie"].split("; ")
    await server.drain()


async def test_llm_callers_are_known_by_their_key_not_its_text() -> None:
    turns = ScriptedTurns()
    async with data(turns) as (client, url):
        for key in (API_KEY, "key-two"):
            headers = {**JSON, "Authorization": f"Bearer {key}"}
            async with client.post(url + "/llm/gpt/v1/chat/completions", data=b"{}", headers=headers) as response:
                assert response.status == 200
        async with client.post(url + "/llm/demo/v1/chat/completions", data=b"{}", headers=JSON) as response:
            assert response.status == 200
    assert [answered[2] for answered in turns.answered] == [
        RawText("key:app"),
        RawText("key:app"),
        RawText("keyless"),
    ]


async def test_models_are_listed_for_key_holders() -> None:
    async with data(ScriptedTurns()) as (client, url):
        async with client.get(url + "/llm/gpt/v1/models") as response:
            assert response.status == 401
        async with client.get(url + "/llm/gpt/v1/models", headers={"Authorization": f"Bearer {API_KEY}"}) as response:
            listed = await response.json()
    assert listed["object"] == "list"
    assert [model["id"] for model in listed["data"]] == ["demo-1"]


async def test_webhooks_pass_their_exact_bytes() -> None:
    turns = ScriptedTurns()
    body = b'{ "events" : [ ] , "destination":"\\u0055" }'
    async with data(turns) as (client, url):
        headers = {"Content-Type": "application/json; charset=utf-8", "X-Line-Signature": "s"}
        async with client.post(url + "/in/line", data=body, headers=headers) as response:
            assert (response.status, await response.read()) == (200, b"{}")
    assert turns.received[0][0] == "line"
    assert turns.received[0][2] == body
    assert turns.received[0][1]["x-line-signature"] == "s"


async def test_api_calls_pass_every_method_and_hide_the_bot_credential() -> None:
    turns = ScriptedTurns()
    headers = {**JSON, "Authorization": f"Bearer {BOT_KEY}", "X-Line-Retry-Key": "k"}
    async with data(turns) as (client, url):
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            async with client.request(method, url + "/out/line/v2/bot/x", data=b"{}", headers=headers) as response:
                assert response.status == 200
        image = {**headers, "Content-Type": "image/png"}
        async with client.post(url + "/out/line/v2/bot/richmenu/r/content", data=b"\x89PNG", headers=image) as response:
            assert response.status == 200
        form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        async with client.post(url + "/out/line/v2/oauth/revoke", data=b"a=b", headers=form) as response:
            assert response.status == 415
    assert [called[1] for called in turns.called] == ["GET", "POST", "PUT", "PATCH", "DELETE", "POST"]
    assert turns.called[-1][5] == b"\x89PNG"
    assert all("authorization" not in called[4] for called in turns.called)
    assert turns.called[0][4]["x-line-retry-key"] == "k"


async def test_listed_pages_may_use_the_chat_from_a_browser() -> None:
    async with data(ScriptedTurns()) as (client, url):
        asked = {"Origin": PAGE, "Access-Control-Request-Method": "POST"}
        async with client.options(url + "/chat/shop", headers=asked) as response:
            assert response.status == 204
            assert response.headers["Access-Control-Allow-Origin"] == PAGE
            assert "Authorization" in response.headers["Access-Control-Allow-Headers"]
            assert "Access-Control-Allow-Credentials" not in response.headers
        page = {"Origin": PAGE, "Sec-Fetch-Site": "cross-site"}
        async with client.post(url + "/chat/shop/session", headers=page) as response:
            token = json.loads(await response.read())["session"]
        client.cookie_jar.clear()
        bearer = {**JSON, **page, "Authorization": f"Bearer {token}"}
        async with client.post(url + "/chat/shop", data=b'{"text":"a"}', headers=bearer) as response:
            assert response.status == 200
            assert response.headers["Access-Control-Allow-Origin"] == PAGE
            assert response.headers["Access-Control-Expose-Headers"] == "Guardrail-Generated"
        async with client.post(url + "/chat/shop", data=b"{}", headers={**JSON, "Origin": PAGE}) as response:
            assert response.status == 401  # errors are readable, too
            assert response.headers["Access-Control-Allow-Origin"] == PAGE


async def test_other_pages_may_not() -> None:
    evil = {"Origin": "https://evil.example"}
    async with data(ScriptedTurns()) as (client, url):
        async with client.options(url + "/chat/shop", headers=evil) as response:
            assert "Access-Control-Allow-Origin" not in response.headers
        async with client.post(url + "/chat/shop", headers=evil) as response:
            assert "Access-Control-Expose-Headers" not in response.headers
        async with client.post(url + "/chat/shop/session", headers=evil) as response:
            assert response.status == 403
        headers = {"Origin": PAGE, "Authorization": f"Bearer {API_KEY}"}
        async with client.get(url + "/llm/gpt/v1/models", headers=headers) as response:
            assert "Access-Control-Allow-Origin" not in response.headers


async def test_an_opt_out_signal_reaches_the_pipeline_and_forged_headers_do_not() -> None:
    turns = ScriptedTurns()
    said = {"Sec-GPC": "1", "Guardrail-Consent": "service, marketing", "Guardrail-Purpose": "service"}
    async with data(turns) as (client, url):
        async with client.post(url + "/chat/shop/session") as response:
            assert response.status == 201
        async with client.post(url + "/chat/shop", data=b'{"text":"a"}', headers={**JSON, **said}) as response:
            assert response.status == 200
        bot = {**JSON, **said, "Authorization": f"Bearer {BOT_KEY}"}
        async with client.post(url + "/out/line/v2/bot/message/push", data=b"{}", headers=bot) as response:
            assert response.status == 200
    heard = turns.answered[0][3]
    assert heard["sec-gpc"] == "1"
    assert not [name for name in heard if name.startswith("guardrail-")]
    asked = turns.called[0][4]
    assert {name: value for name, value in asked.items() if name.startswith("guardrail-")} == {
        "guardrail-purpose": "service"
    }


async def test_the_statement_about_gpc_is_the_operators() -> None:
    async with data(ScriptedTurns(), gpc_since=date(2026, 3, 1)) as (client, url):
        async with client.get(url + "/.well-known/gpc.json") as response:
            assert response.content_type == "application/json"
            assert await response.json() == {"gpc": True, "lastUpdate": "2026-03-01"}
        async with client.post(url + "/.well-known/gpc.json") as response:
            assert response.status == 405


async def test_no_statement_about_gpc_unless_one_was_made() -> None:
    async with data(ScriptedTurns()) as (client, url), client.get(url + "/.well-known/gpc.json") as response:
        assert response.status == 404
