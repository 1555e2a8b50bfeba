"""The order in which a call is looked at, and what of it never reaches a service."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from guardrail.core.officers import Role
from guardrail.core.requests import Request, RequestState
from guardrail.errors import RateLimitedError, RefusedError, UnauthorizedError
from guardrail.ports.access import Actor, ActorKind
from guardrail.types import Right, Way
from guardrail.web.control.api import BASE, add_api
from guardrail.web.control.services import Services
from guardrail.web.control_plane import control_app
from guardrail.web.protocol import HttpLimits
from guardrail.web.server import Listen, Listener

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
REQUEST = "req_" + "a" * 26
REVEAL = "rvl_" + "a" * 26
TOKEN = "gr_token"


@dataclass
class Door:
    """Lets one token in, and denies what it is told to."""

    fresh_at: datetime = NOON
    limited: bool = False
    denied: bool = False
    asked: list[str] = field(default_factory=list)

    def admit(self, source: str) -> None:
        if self.limited:
            raise RateLimitedError(retry_after=7)

    async def authenticate(self, bearer: str, source: str | None = None) -> Actor:
        self.asked.append("who")
        if bearer != TOKEN:
            raise UnauthorizedError
        return Actor(
            id="off_" + "a" * 26, kind=ActorKind.HUMAN, roles=(Role.OFFICER,), session="ses_" + "a" * 26, person=b"",
            fresh_at=self.fresh_at, ends_at=NOON + timedelta(hours=8),
        )  # fmt: skip

    async def allowed(self, actor: Actor, action: str, **more: Any) -> None:
        self.asked.append(action)
        if self.denied:
            raise RefusedError(code="access_denied")


class Desk:
    """One request, of a right that has copies; no other method is there."""

    async def get(self, request_id: str) -> Request | None:
        return Request(
            id=REQUEST, right=Right.ACCESS, way=Way.OFFICER, route="shop", subject_id="sub_" + "a" * 26,
            received_at=NOON, state=RequestState.WORKING, language="en",
        )  # fmt: skip


class NotAsked:
    """Stands for the rooms that no call here gets through to."""

    def __getattr__(self, name: str) -> Any:
        def reached(*arguments: object, **more: object) -> None:
            raise AssertionError(f"{name} was reached")

        return reached


@dataclass
class Site:
    url: str
    http: aiohttp.ClientSession
    door: Door

    async def call(
        self, method: str, path: str, data: bytes | None = None, token: str | None = TOKEN, **headers: str
    ) -> tuple[int, str, Any]:
        """Status, code and headers of the answer."""
        sent = {} if data is None else {"Content-Type": "application/json"}
        sent |= ({} if token is None else {"Authorization": f"Bearer {token}"}) | headers
        content = None if data is None else io.BytesIO(data)
        async with self.http.request(method, self.url + BASE + path, data=content, headers=sent) as answer:
            body = await answer.read()
            return answer.status, json.loads(body).get("code", "") if body else "", answer.headers


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    door, rest, limits = Door(), NotAsked(), HttpLimits()
    given: Any = dict.fromkeys(Services.__dataclass_fields__, rest)
    given |= {"door": door, "requests": Desk(), "clock": lambda: NOON, "public_url": None}
    services = Services(**given)
    app = control_app({}, CollectorRegistry(), mounts=[lambda app: add_api(app, services, limits)])
    listener = Listener(app, Listen(limits=limits))
    await listener.start()
    async with aiohttp.ClientSession() as http:
        yield Site(f"http://127.0.0.1:{listener.port}", http, door)
    await listener.close()


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("POST", "/requests", b"not JSON"),
        ("GET", "/requests?limit=none", None),
        ("GET", "/requests/no-id", None),
        ("POST", "/requests", b"x" * 2_000_000),
    ],
)
async def test_strangers_are_told_nothing_else(site: Site, method: str, path: str, data: bytes | None) -> None:
    for token in (None, "wrong", ""):
        assert (await site.call(method, path, data, token))[:2] == (401, "unauthorized")


async def test_too_many_calls_are_counted_before_anything(site: Site) -> None:
    site.door.limited = True
    status, code, headers = await site.call("GET", "/me")
    assert (status, code, headers["Retry-After"]) == (429, "rate_limited", "7")
    assert site.door.asked == []


@pytest.mark.parametrize(
    ("method", "path", "data", "code"),
    [
        ("POST", "/requests", b'{"right": "access", "right": "erasure", "route": "shop"}', "bad_payload"),
        ("POST", "/requests", b'{"right": "access", "route": "shop", "state": "fulfilled"}', "bad_payload"),
        ("POST", "/requests", b"", "bad_payload"),
        ("POST", f"/requests/{REQUEST}/acknowledge", b"{}", "bad_payload"),
        ("GET", "/requests?limit=5&limit=6", None, "bad_request"),
        ("GET", "/requests?colour=red", None, "bad_request"),
        ("GET", "/me?verbose=1", None, "bad_request"),
        ("GET", f"/requests/{REQUEST.upper()}", None, "not_found"),
        ("GET", f"/requests/{REQUEST}%0a", None, "bad_target"),
    ],
)
async def test_what_cannot_be_read_reaches_neither_policy_nor_service(
    site: Site, method: str, path: str, data: bytes | None, code: str
) -> None:
    assert (await site.call(method, path, data))[1] == code
    assert set(site.door.asked) <= {"who"}


async def test_what_is_denied_reaches_no_service(site: Site) -> None:
    site.door.denied = True
    assert (await site.call("GET", f"/requests/{REQUEST}"))[:2] == (403, "access_denied")
    assert site.door.asked == ["who", "request.read"]


async def test_reading_in_clear_wants_a_recent_log_in(site: Site) -> None:
    site.door.fresh_at = NOON - timedelta(minutes=15, seconds=1)
    for act in ("approve", "open"):
        status, code, headers = await site.call("POST", f"/reveals/{REVEAL}/{act}")
        assert (status, code) == (401, "log_in_again")
        assert headers["WWW-Authenticate"].startswith("Bearer")


async def test_no_link_leads_nowhere(site: Site) -> None:
    assert (await site.call("POST", f"/requests/{REQUEST}/link"))[:2] == (409, "no_public_url")


@pytest.mark.parametrize(
    ("path", "sent", "code"),
    [
        ("/requests", {"right": "access", "route": "shop", "received_at": "2026-11-22T12:00:01Z"}, "bad_request_time"),
        ("/holds", {"reason": "a claim", "on": {"route": "shop"}, "until": "2026-11-22T12:00:00Z"}, "until_passed"),
    ],
)
async def test_times_that_cannot_be_say_so(site: Site, path: str, sent: Any, code: str) -> None:
    assert (await site.call("POST", path, json.dumps(sent).encode()))[:2] == (409, code)
