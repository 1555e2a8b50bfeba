"""HttpApiClient against real servers on loopback."""

from __future__ import annotations

import pytest
from aiohttp import web

from guardrail.clients.api import HttpApiClient
from guardrail.clients.outgoing import new_session
from guardrail.errors import BotError
from guardrail.ports import ApiCall, CallKind
from tests.unit.clients.upstream import serving


def call(
    method: str = "POST", path: str = "/v2/bot/message/push", *, media: bool = False, body: bytes = b""
) -> ApiCall:
    return ApiCall(kind=CallKind.OTHER, method=method, path=path, media_host=media, body=body)


async def test_calls_carry_our_credential_to_the_right_host() -> None:
    seen: list[tuple[str, str, bytes, dict[str, str]]] = []

    async def handle(got: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in got.headers.items()}
        seen.append((got.method, got.raw_path, await got.read(), headers))
        return web.Response(status=200, body=b"{}", headers={"X-Line-Request-Id": "r"})

    async with serving(handle) as url, new_session() as session:
        client = HttpApiClient(session, url + "/api/", url + "/media", "channel-token")
        sent = {"Authorization": "Bearer bot", "X-Line-Retry-Key": "k", "Cookie": "a=b", "X-Other": "1"}
        answer = await client.call(call(body=b'{"to":"U1"}'), sent)
        await client.call(call("GET", "/v2/bot/message/1/content?x=%20", media=True), {})
    method, path, body, headers = seen[0]
    assert (method, path, body) == ("POST", "/api/v2/bot/message/push", b'{"to":"U1"}')
    assert headers["authorization"] == "Bearer channel-token"
    assert headers["x-line-retry-key"] == "k"
    assert headers["content-type"] == "application/json"
    assert not {"cookie", "x-other"} & set(headers)
    assert seen[1][:2] == ("GET", "/media/v2/bot/message/1/content?x=%20")
    assert answer.headers["x-line-request-id"] == "r"


@pytest.mark.parametrize("path", ["//evil/", "v2/bot", "@evil/", "http://evil/"])
async def test_no_path_reaches_another_host(path: str) -> None:
    async with new_session() as session:
        client = HttpApiClient(session, "http://127.0.0.1:1", None, "t")
        with pytest.raises(BotError) as caught:
            await client.call(call(path=path), {})
    assert caught.value.code == "api_call_invalid"


async def test_redirects_and_missing_media_host_fail() -> None:
    async def handle(got: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/x"})

    async with serving(handle) as url, new_session() as session:
        client = HttpApiClient(session, url, None, "t")
        with pytest.raises(BotError):
            await client.call(call(), {})
        with pytest.raises(BotError):
            await client.call(call(media=True), {})
