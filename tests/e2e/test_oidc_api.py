"""The real door in front of the real API, over HTTP: cases 90, 94, 95, 97 and 98 as a caller meets them."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from guardrail.clients.outgoing import new_session
from guardrail.config.access import AccessSettings, OidcSettings
from guardrail.core.officers import Role
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.rulings import Rulings
from guardrail.policy.tree import default_policy_dir
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.web.control.api import BASE, add_api
from guardrail.web.control.operations import Operation
from guardrail.web.control.paths import PARAMETERS
from guardrail.web.control.services import Services
from guardrail.web.control.table import OPERATIONS
from guardrail.web.control_plane import control_app
from guardrail.web.protocol import HttpLimits
from guardrail.web.server import Listen, Listener
from tests.e2e.oidc_issuer import AUDIENCE, Key, Provider, provider
from tests.unit.access.house import PASSWORD, Clock, House, house


class NotAsked:
    """Stands for the rooms that no test here gets through to."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was reached")


@dataclass
class Site:
    """The control plane, and a client of it."""

    url: str
    client: aiohttp.ClientSession
    house: House
    issuer: Provider

    async def call(self, method: str, path: str, token: str | None = None, sent: Any = None) -> tuple[int, Any, Any]:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with self.client.request(method, self.url + BASE + path, headers=headers, json=sent) as answer:
            text = await answer.text()
            return answer.status, json.loads(text) if text else None, answer.headers

    async def log_in(self, name: str, code: str, password: str = PASSWORD) -> tuple[int, Any, Any]:
        return await self.call("POST", "/session", sent={"name": name, "password": password, "code": code})


@pytest.fixture(scope="module")
def engine() -> Iterator[EmbeddedEngine]:
    made = EmbeddedEngine(default_policy_dir(), deadline=10, isolated=False)
    yield made
    asyncio.run(made.close())


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "data.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
async def site(tmp_path: Path, template: Path, engine: EmbeddedEngine) -> AsyncIterator[Site]:
    shutil.copy(template, tmp_path / "data.db")
    async with provider() as issuer, new_session() as outgoing, aiohttp.ClientSession() as client:
        oidc = OidcSettings(issuer=issuer.url, audience=AUDIENCE, roles={"privacy-team": ("officer",)}, timeout=1)
        store = SqlStore(f"sqlite:///{tmp_path}/data.db", clock=Clock())
        settings = AccessSettings(oidc=oidc, local_accounts=True, requests_per_minute=1000)
        made = house(tmp_path, settings, session=outgoing, store=store, ruler=Rulings(engine, LawBook(engine)))
        rest: Any = NotAsked()
        services = Services(
            door=made.access.door, officers=made.access.officers, requests=rest, receipts=rest, holds=rest,
            retention=rest, bundles=rest, reveals=rest, links=rest, recipients=rest, people=rest, log=rest,
            clock=made.clock,
        )  # fmt: skip
        limits = HttpLimits()
        app = control_app({}, CollectorRegistry(), mounts=[lambda app: add_api(app, services, limits)])
        listener = Listener(app, Listen(limits=limits))
        await listener.start()
        yield Site(f"http://127.0.0.1:{listener.port}", client, made, issuer)
        await listener.close()
        await made.access.close()
        await made.keys.close()
        await store.close()


def path_of(operation: Operation) -> str:
    """A path that could exist."""
    path = operation.path.replace("{report}", "requests")
    for name, parameter in PARAMETERS.items():
        path = path.replace(f"{{{name}}}", parameter.pattern[:4] + "a" * 26)
    return path


async def test_without_a_credential_that_holds_every_operation_is_401(site: Site) -> None:
    now = site.house.clock.now
    credentials = {
        "none": None,
        "rubbish": "x",
        "forged session": "gr_" + "A" * 43,
        "data plane": "0123456789abcdef0123456789abcdef",
        "forged": site.issuer.token(now, key=Key("k1", "EdDSA")),
        "expired": site.issuer.token(now, iat=int(now.timestamp()) - 600, exp=int(now.timestamp()) - 60),
        "another audience": site.issuer.token(now, aud="another"),
        "long": "ey" + "x" * 7000,
    }
    closed = [operation for operation in OPERATIONS if not operation.public]
    assert len(closed) > 30
    for operation in closed:
        for name, token in credentials.items():
            status, body, headers = await site.call(operation.method, path_of(operation), token)
            assert (status, body["code"]) == (401, "unauthorized"), (operation.name, name)
            assert headers["WWW-Authenticate"].startswith("Bearer")
            assert "Set-Cookie" not in headers


async def test_a_life_over_http(site: Site) -> None:
    officer, secret = await site.house.account("jane", Role.OFFICER)
    status, body, _ = await site.log_in("Jane", site.house.code(secret))
    assert (status, body["officer"]) == (201, officer)
    token = body["token"]
    status, body, _ = await site.call("GET", "/me", token)
    assert (status, body["officer"], body["roles"]) == (200, officer, ["officer"])
    status, again, _ = await site.log_in("jane", site.house.code(secret))
    assert (status, again["code"]) == (401, "unauthorized")
    site.house.clock.move(seconds=30)
    status, other, _ = await site.log_in("jane", site.house.code(secret))
    assert status == 201
    assert other["token"] != token
    assert (await site.call("DELETE", "/session", token))[0] == 204
    assert (await site.call("GET", "/me", token))[0] == 401
    assert (await site.call("GET", "/me", other["token"]))[0] == 200


async def test_a_code_at_once_over_http_is_good_once(site: Site) -> None:
    _, secret = await site.house.account("jane")
    code = site.house.code(secret)
    answers = await asyncio.gather(
        *(site.log_in("jane", each) for each in (code, f"{code[:3]} {code[3:]}", f" {code}"))
    )
    assert sorted(status for status, _, _ in answers) == [201, 401, 401]


async def test_unknown_and_known_names_get_the_same_bytes(site: Site) -> None:
    await site.house.account("jane")
    _, known, known_headers = await site.log_in("jane", "123456", "wrong horse battery")
    _, unknown, unknown_headers = await site.log_in("john", "123456", "wrong horse battery")
    assert known == unknown
    assert {name: value for name, value in known_headers.items() if name != "Date"} == {
        name: value for name, value in unknown_headers.items() if name != "Date"
    }
    assert site.house.pauses == [0.5, 0.5]


async def test_nobody_promotes_themselves_over_http(site: Site) -> None:
    admin, secret = await site.house.account("boss", Role.ADMIN)
    other, _ = await site.house.account("other", Role.OFFICER)
    _, body, _ = await site.log_in("boss", site.house.code(secret))
    token = body["token"]
    sent = {"roles": ["admin", "officer", "approver"]}
    status, body, _ = await site.call("PUT", f"/officers/{admin}/roles", token, sent)
    assert (status, body["code"]) == (403, "access_denied")
    status, body, _ = await site.call("PUT", f"/officers/{other}/roles", token, {"roles": ["approver"]})
    assert (status, body["roles"]) == (200, ["approver"])
    status, body, _ = await site.call("GET", "/officers", token)
    assert {each["name"]: each["roles"] for each in body["items"]} == {"boss": ["admin"], "other": ["approver"]}


async def test_a_provider_s_token_over_http(site: Site) -> None:
    token = site.issuer.token(site.house.clock.now)
    status, body, _ = await site.call("GET", "/me", token)
    assert (status, body["roles"]) == (200, ["officer"])
    status, body, _ = await site.call("GET", "/officers", token)
    assert (status, body["code"]) == (403, "access_denied")
    assert (await site.call("DELETE", "/session", token))[0] == 204
    assert (await site.call("GET", "/me", token))[0] == 401


async def test_while_the_provider_is_down_it_is_503(site: Site) -> None:
    site.issuer.down = True
    status, body, headers = await site.call("GET", "/me", site.issuer.token(site.house.clock.now))
    assert (status, body["code"]) == (503, "issuer_unavailable")
    assert headers["Retry-After"] == "1"


async def test_who_asks_too_often_is_told_when_to_come_back(site: Site) -> None:
    for number in range(10):
        assert (await site.log_in(f"name{number}", "123456"))[0] == 401
    status, body, headers = await site.log_in("name", "123456")
    assert (status, body["code"], headers["Retry-After"]) == (429, "rate_limited", "6")
