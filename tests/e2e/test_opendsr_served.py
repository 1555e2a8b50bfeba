"""A controller's erasure, all the way through: asked by OpenDSR, done here, told to everybody who had the data."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry
from standardwebhooks import Webhook

from guardrail.app import Observe, build
from guardrail.config import parse
from guardrail.serving import _mounts
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.server import Listen, Server
from tests.contract.opendsr_certificates import certified
from tests.contract.opendsr_client import Controller, ProcessorCertificate, check_error
from tests.contract.receivers import HttpServer, Request, http_server
from tests.contract.test_opendsr import called_back, free_port
from tests.contract.test_opendsr_processor import DOMAIN as PROCESSOR
from tests.contract.test_opendsr_processor import Processor, receipt, status
from tests.e2e.test_turns_in_process import Bot, Clock, House
from tests.unit.web.fakes import ScriptedTurns, sessions

DOMAIN = "localhost"
SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
TOKEN = "a token of enough characters"
CUSTOMER = "customer-canary-77aa"


class Echoing(Processor):
    """A processor that answers about whatever it was asked."""

    def __call__(self, request: Request) -> web.StreamResponse:
        if request.method == "POST":
            identifier = json.loads(request.body)["subject_request_id"]
        else:
            identifier = request.path.rpartition("/")[2]
        self.answers["POST"] = receipt(subject_request_id=identifier)
        self.answers["GET"] = status(self.word, subject_request_id=identifier)
        return super().__call__(request)

    word = "in_progress"


@dataclass
class Served:
    house: House
    client: Controller
    crm: HttpServer
    processor: Echoing

    async def round(self, **span: float) -> None:
        """Time passes, and everything that upkeep does is done once."""
        self.house.clock.now += timedelta(**(span or {"seconds": 61}))
        rights = self.house.app.rights
        await rights.erasure.carry_on()
        await self.house.app.audit.sequence()
        await rights.erasure.carry_on()
        await rights.clock.tick()
        assert rights.filings is not None
        await rights.filings.watch()
        await rights.recipients.deliver()


def secret(place: Path, name: str, content: bytes) -> dict[str, str]:
    (place / name).write_bytes(content)
    (place / name).chmod(0o600)
    return {"file": name}


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    ours, theirs, port = certified(DOMAIN), certified(PROCESSOR), free_port()
    for name, made in (("ours.pem", ours), ("theirs.pem", theirs)):
        secret(tmp_path, name, made.certificate)
    processor, bot, clock = Echoing(), Bot(), Clock()
    async with AsyncExitStack() as stack:
        crm = await stack.enter_async_context(http_server())
        behind = await stack.enter_async_context(http_server(processor))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        config = parse(
            {
                "mode": "development",
                "detection": {"model": False},
                "routes": {
                    "shop": {
                        "channel": "web",
                        "bot": {"url": "http://127.0.0.1:1/bot"},
                        "policy": {"jurisdictions": "eu", "consent": "none"},
                    }
                },
                "operator": {"name": "Example Shop", "contact": "privacy@shop.example"},
                "rights": {
                    "recipients": [
                        {"kind": "webhook", "name": "crm", "url": crm.url, "secret": SECRET},
                        {
                            "kind": "opendsr",
                            "name": "analytics",
                            "url": behind.url,
                            "domain": PROCESSOR,
                            "certificate": str(tmp_path / "theirs.pem"),
                        },
                    ],
                    "opendsr": {
                        "domain": DOMAIN,
                        "certificate": str(tmp_path / "ours.pem"),
                        "key": secret(tmp_path, "ours.key", ours.key),
                        "controllers": [
                            {
                                "name": "desk",
                                "token": TOKEN,
                                "id": "shop-1",
                                "route": "shop",
                                "callback_hosts": ["127.0.0.1"],
                            }
                        ],
                    },
                },
            },
            base=tmp_path,
        )
        app = await stack.enter_async_context(build(config, clock=clock, observe=Observe(bot=lambda _: bot)))
        control = control_app({}, CollectorRegistry(), mounts=_mounts(app))
        listening = Listen(port=port)
        server = Server(data_app(ScriptedTurns(), sessions()), control, data_listen=Listen(), control_listen=listening)
        await server.start()
        stack.push_async_callback(server.drain)
        base = f"http://{DOMAIN}:{port}/opendsr/v2"
        client = Controller(session, base, TOKEN, DOMAIN, ours.authority, now=clock.now)
        yield Served(House(app, bot, clock), client, crm, processor)


async def discovered(served: Served) -> Controller:
    """The certificate's address is at the domain, where a proxy with TLS would stand; here it is the listener."""
    async with served.client.session.get(f"{served.client.base}/discovery") as response:
        found: dict[str, Any] = await response.json()
    assert found["processor_certificate"] == f"https://{DOMAIN}/opendsr/v2/certificate.pem"
    async with served.client.session.get(f"{served.client.base}/certificate.pem") as response:
        pem = await response.read()
    served.client.processor = ProcessorCertificate.checked(pem, served.client.authority, DOMAIN, served.client.now)
    served.client.discovered = found
    return served.client


async def test_erased_told_and_called_back(served: Served) -> None:
    client = await discovered(served)
    await served.house.say(CUSTOMER, "hello, my number is +370 612 34567", "shop")
    subject = await served.house.app.store.subject_of("shop", served.house.app.keys.lookup("user", "shop", CUSTOMER))
    assert subject is not None
    conversations = await served.house.app.store.conversations(subject)
    async with called_back(client) as endpoint:
        document = client.new_request("erasure", CUSTOMER, status_callback_urls=[endpoint.url])
        await client.submit(document)
        for _ in range(3):
            await served.round()
        served.processor.word = "completed"
        for _ in range(4):
            await served.round(hours=7)
        ended = await client.status(document["subject_request_id"])
        assert ended["request_status"] == "completed"
        assert endpoint.heard[-1]["request_status"] == "completed"
    await told_by_webhook(served, conversations)
    asked = json.loads(next(each.body for each in served.processor.got if each.method == "POST"))
    assert [each["identity_value"] for each in asked["subject_identities"]] == list(conversations)
    request = await served.house.app.rights.requests.by_external("desk", document["subject_request_id"])
    assert request is not None
    told = {str(each["recipient"]): each["state"] for each in await served.house.app.rights.recipients.of(request.id)}
    assert told == {"crm": "sent", "analytics": "sent"}
    assert served.house.rows("subjects") == 0
    everything = b"".join(each.body for each in (*served.crm.requests, *served.processor.got))
    assert CUSTOMER.encode() not in everything


async def test_an_erasure_of_somebody_unknown_ends_and_nobody_hears_of_it(served: Served) -> None:
    client = await discovered(served)
    document = client.new_request("erasure", CUSTOMER)
    await client.submit(document)
    for _ in range(3):
        await served.round()
    ended = await client.status(document["subject_request_id"])
    assert ended["request_status"] == "completed"
    assert served.crm.requests == served.processor.got == []


async def told_by_webhook(served: Served, conversations: Any) -> None:
    (request,) = served.crm.requests
    at = datetime.fromtimestamp(int(request.headers["webhook-timestamp"]), UTC)
    signed = Webhook(SECRET).sign(request.headers["webhook-id"], at, request.body.decode())
    assert request.headers["webhook-signature"] == signed
    message = json.loads(request.body)
    assert message["type"] == "guardrail.subject.erased"
    assert message["data"]["conversations"] == list(conversations)


async def test_what_officers_use_is_not_open_to_controllers_nor_the_other_way_round(served: Served) -> None:
    client = await discovered(served)
    origin = client.base.removesuffix("/opendsr/v2")
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with client.session.get(f"{origin}/api/v1/requests", headers=headers) as response:
        assert response.status == 401
    client.token = "ses_" + "a" * 26
    check_error(await client.look("a7551968-d5d6-44b2-9831-815ac9017798"), 401)
