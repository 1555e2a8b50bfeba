"""OpenDSR 2.0 over real sockets: a client written from the specification against a served control plane."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry

from guardrail.audit.events import audit_logger
from guardrail.clients.callbacks import CallbackClient
from guardrail.core.opendsr import Controller as Known
from guardrail.core.opendsr_signing import Signer
from guardrail.core.requests import Request
from guardrail.errors import RefusedError, StoreUnavailableError
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.ports import Chosen
from guardrail.rights.controllers import Callbacks, ControllerRequests
from guardrail.rights.recipients import Outbox
from guardrail.types import DossierKind, RoutePolicy, Write
from guardrail.web.control_plane import control_app
from guardrail.web.data_plane import data_app
from guardrail.web.opendsr import add_opendsr
from guardrail.web.server import Listen, Server
from guardrail.web.turns import Credential
from tests.contract.opendsr_certificates import certified
from tests.contract.opendsr_client import CallbackEndpoint, Controller, check_error
from tests.unit.rights.office import NOON, Office, engine, office
from tests.unit.web.fakes import ScriptedTurns, sessions

DOMAIN = "localhost"
TOKENS = {"crm": "token-of-the-crm", "other": "token-of-another"}
CUSTOMER = "U-canary-5d1f"
UNKNOWN = "7e0c2a6a-3a53-4f4e-9d2a-0c8b5d9a1f11"


class Copies:
    """Bundles: links that lead nowhere, the newest of which works until it is ``over``."""

    def __init__(self) -> None:
        self.made = 0
        self.over = False

    async def peek(self, token: str) -> str | None:
        return "en" if token == f"token-{self.made}" and not self.over else None

    async def link(self, request: Request) -> tuple[str, list[Write]]:
        if request.subject_id is None:
            raise RefusedError(code="no_copy")
        self.made += 1
        self.over = False
        return f"token-{self.made}", []


@dataclass
class Plane:
    """A control plane that takes requests, and what goes on behind it."""

    office: Office
    filings: ControllerRequests
    outbox: Outbox
    base: str
    session: aiohttp.ClientSession
    copies: Copies
    signer: Signer
    hosts: set[str]

    async def client(self, name: str = "crm", *, version: str = "v2", noun: str = "requests") -> Controller:
        authority = certified(DOMAIN).authority
        base = f"{self.base}/{version}"
        made = Controller(self.session, base, TOKENS[name], DOMAIN, authority, now=self.office.time(), noun=noun)
        await made.discover()
        return made

    async def round(self) -> None:
        """Half a minute passes; changes are noticed and told."""
        self.office.wait(seconds=31)
        await self.filings.watch()
        await self.outbox.deliver()


def stored(place: Path) -> list[tuple[str, bytes]]:
    """Every file there is: databases, their logs, keys."""
    return [(each.name, each.read_bytes()) for each in place.rglob("*") if each.is_file()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def policies() -> EmbeddedEngine:
    return engine()


@asynccontextmanager
async def plane(place: Path, policies: EmbeddedEngine, jurisdiction: str = "lt") -> AsyncIterator[Plane]:
    made, port, hosts = certified(DOMAIN), free_port(), {"127.0.0.1"}
    routes = {"shop": RoutePolicy(jurisdictions=(jurisdiction,)), "help": RoutePolicy(jurisdictions=(jurisdiction,))}
    async with (
        office(place, policies, routes=routes) as desk,
        aiohttp.ClientSession() as session,
    ):
        signer = Signer(DOMAIN, made.certificate, made.key)
        caller = CallbackClient(signer, {"crm": hosts}, seconds=5, development=True)
        controllers = {
            "crm": Known(name="crm", id="controller-1", route="shop"),
            "other": Known(name="other", id="controller-2", route="shop", verifies=True),
        }
        copies = Copies()
        filings = ControllerRequests(
            store=desk.store, keys=desk.keys, requests=desk.desk, clock=desk.time, entropy=desk.entropy, caller=caller,
            bundles=copies, public_url="https://chat.example",  # type: ignore[arg-type]
        )  # fmt: skip
        callbacks = Callbacks(keys=desk.keys, caller=caller, filed=filings, controllers=controllers, domain=DOMAIN)
        outbox = Outbox(
            store=desk.store, keys=desk.keys, events=audit_logger(desk.time, desk.entropy), clock=desk.time,
            entropy=desk.entropy, recipients=[], senders={}, callbacks=callbacks,
        )  # fmt: skip
        app = control_app({}, CollectorRegistry())
        base = f"http://{DOMAIN}:{port}/opendsr"
        add_opendsr(
            app,
            filings=filings,
            signer=signer,
            controllers=controllers,
            credentials=[Credential(digest=hashlib.sha256(t.encode()).digest(), holder=n) for n, t in TOKENS.items()],
            clock=desk.time,
            address=base,
        )
        server = Server(
            data_app(ScriptedTurns(), sessions()), app, data_listen=Listen(), control_listen=Listen(port=port)
        )
        await server.start()
        try:
            yield Plane(desk, filings, outbox, base, session, copies, signer, hosts)
        finally:
            await outbox.close()
            await caller.close()
            await server.drain()


@pytest.fixture
async def served(tmp_path: Path, policies: EmbeddedEngine) -> AsyncIterator[Plane]:
    async with plane(tmp_path, policies) as made:
        yield made


@asynccontextmanager
async def called_back(client: Controller) -> AsyncIterator[CallbackEndpoint]:
    """A controller's endpoint for callbacks, on loopback."""
    assert client.processor is not None
    endpoint = CallbackEndpoint(client.processor)
    app = web.Application()
    app.router.add_post("/opendsr/callbacks", endpoint.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    endpoint.url = f"http://127.0.0.1:{runner.addresses[0][1]}/opendsr/callbacks"
    try:
        yield endpoint
    finally:
        await runner.cleanup()


# ---------------------------------------------------------------- the whole way


async def test_an_erasure_from_discovery_to_its_end(served: Plane) -> None:
    subject, _ = await served.office.person(CUSTOMER)
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)
    receipt = await client.submit(document)
    assert receipt["controller_id"] == "controller-1"
    status = await client.status(document["subject_request_id"])
    assert status["request_status"] == "in_progress"
    request = await served.office.desk.by_external("crm", document["subject_request_id"])
    assert request is not None
    assert request.subject_id == subject
    assert request.shown.account is True
    assert served.office.rooms.erased == [request.id]
    assert request.due_at is not None
    assert receipt["expected_completion_time"] == request.due_at.strftime("%Y-%m-%dT%H:%M:%SZ")


async def test_access_is_behind_a_link_that_stays_the_same(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    document = client.new_request("access", CUSTOMER)
    await client.submit(document)
    first = await client.status(document["subject_request_id"])
    assert (first["request_status"], first["results_count"]) == ("in_progress", 1)
    assert first["results_url"] == "https://chat.example/my/token-1"
    assert (await client.status(document["subject_request_id"]))["results_url"] == first["results_url"]
    assert served.copies.made == 1


async def test_a_link_that_ran_out_unopened_is_replaced(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    document = client.new_request("portability", CUSTOMER)
    await client.submit(document)
    await client.status(document["subject_request_id"])
    served.copies.over = True
    status = await client.status(document["subject_request_id"])
    assert status["results_url"] == "https://chat.example/my/token-2"
    request = await served.office.desk.by_external("crm", document["subject_request_id"])
    assert request is not None
    await served.office.desk.complete(request.id, actor="off_" + "a" * 26)
    served.copies.over = True  # it was opened, and is spent
    assert (await client.status(document["subject_request_id"]))["results_url"] == status["results_url"]


async def test_there_is_no_link_for_somebody_unknown(served: Plane) -> None:
    client = await served.client()
    document = client.new_request("access", CUSTOMER)
    await client.submit(document)
    assert "results_url" not in await client.status(document["subject_request_id"])
    assert served.copies.made == 0


async def test_a_pending_request_is_cancelled_and_stays_so(served: Plane) -> None:
    served.office.law.down = True  # nobody decides: it stays pending
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)
    await client.submit(document)
    assert (await client.status(document["subject_request_id"]))["request_status"] == "pending"
    first = await client.cancel(document["subject_request_id"])
    assert (await client.status(document["subject_request_id"]))["request_status"] == "cancelled"
    served.office.wait(days=1)
    assert await client.cancel(document["subject_request_id"]) == first


async def test_what_is_being_done_cannot_be_cancelled(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)
    await client.submit(document)
    assert "pending" in check_error(await client.delete(document["subject_request_id"]))
    assert (await client.status(document["subject_request_id"]))["request_status"] == "in_progress"


@pytest.mark.parametrize(("name", "status"), [("crm", "pending"), ("other", "in_progress")])
async def test_where_the_law_wants_more_than_an_account_the_controller_must_have_verified(
    tmp_path: Path, policies: EmbeddedEngine, name: str, status: str
) -> None:
    """California wants a reasonable degree of certainty for an erasure (11 CCR 7062)."""
    async with plane(tmp_path, policies, "us-ca") as served:
        await served.office.person(CUSTOMER)
        client = await served.client(name)
        document = client.new_request("erasure", CUSTOMER, regulation="ccpa")
        await client.submit(document)
        assert (await client.status(document["subject_request_id"]))["request_status"] == status


@pytest.mark.parametrize(("version", "noun"), [("v1", "opengdpr_requests"), ("v2", "opengdpr_requests")])
async def test_the_routes_and_headers_of_opengdpr_are_honoured(served: Plane, version: str, noun: str) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client(version=version, noun=noun)
    document = client.new_request("erasure", CUSTOMER, api_version="1.0")
    del document["regulation"]  # version 1 does not know it
    await client.submit(document)
    answer = await client.look(document["subject_request_id"])
    assert answer.headers["X-OpenGDPR-Processor-Domain"] == DOMAIN
    assert answer.headers["X-OpenGDPR-Signature"] == answer.headers["X-OpenDSR-Signature"]
    assert answer.body["api_version"] == "1.0"
    newer = await served.client()
    assert (await newer.status(document["subject_request_id"]))["api_version"] == "2.0"


async def test_status_has_the_route_that_section_3_names(served: Plane) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)
    await client.submit(document)
    client.noun = "status"
    assert (await client.status(document["subject_request_id"]))["subject_request_id"] == document["subject_request_id"]


# ---------------------------------------------------------------- the same again, and others


async def test_the_same_request_gets_the_same_answer(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    sent = json.dumps(client.new_request("erasure", CUSTOMER)).encode()
    first = await client.send(sent)
    served.office.wait(days=3)
    again = await client.send(sent)
    assert (again.status, again.raw) == (first.status, first.raw) == (201, first.raw)
    assert again.headers["X-OpenDSR-Signature"] == first.headers["X-OpenDSR-Signature"]
    assert len(served.office.rooms.erased) == 1


async def test_the_same_request_at_once_is_one(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    sent = json.dumps(client.new_request("erasure", CUSTOMER)).encode()
    answers = await asyncio.gather(*(client.send(sent) for _ in range(6)))
    assert {answer.status for answer in answers} == {201}
    assert len({answer.raw for answer in answers}) == 1
    assert (await served.office.tags()).count("received") == 1


async def test_another_request_under_the_same_id_is_a_conflict(served: Plane) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)
    await client.submit(document)
    changed = await client.send({**document, "subject_request_type": "access"})
    check_error(changed, 409)
    assert (await client.status(document["subject_request_id"]))["request_status"] != "cancelled"


async def test_another_controllers_request_is_as_unknown_as_nobodys(served: Plane) -> None:
    mine, theirs = await served.client(), await served.client("other")
    document = mine.new_request("erasure", CUSTOMER)
    await mine.submit(document)
    for identifier in (document["subject_request_id"], UNKNOWN, "not-an-id", UNKNOWN.upper()):
        looked, deleted = await theirs.look(identifier), await theirs.delete(identifier)
        check_error(looked, 404)
        check_error(deleted, 404)
        assert looked.raw == deleted.raw == (await theirs.look(UNKNOWN)).raw
    await theirs.submit(document)  # the same UUID is their own request
    assert (await theirs.status(document["subject_request_id"]))["controller_id"] == "controller-2"
    assert (await mine.status(document["subject_request_id"]))["controller_id"] == "controller-1"


@pytest.mark.parametrize("token", [None, "", "wrong", "token-of-the-cr", "token-of-the-crm2", "Token-of-the-crm"])
async def test_without_a_credential_there_is_nothing(served: Plane, token: str | None) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)
    client.token = token
    for answer in (await client.send(document), await client.look(UNKNOWN), await client.delete(UNKNOWN)):
        check_error(answer, 401)
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert await served.office.tags() == []


# ---------------------------------------------------------------- what cannot be taken


def _without(name: str) -> Any:
    return lambda document: {key: value for key, value in document.items() if key != name}


def _identity(**changes: object) -> Any:
    whole = {"identity_type": "controller_customer_id", "identity_value": CUSTOMER, "identity_format": "raw"}
    return lambda document: {**document, "subject_identities": [{**whole, **changes}]}


BAD = {
    "no id": _without("subject_request_id"),
    "no type": _without("subject_request_type"),
    "no regulation": _without("regulation"),
    "no time": _without("submitted_time"),
    "no identities": _without("subject_identities"),
    "upper-case id": lambda d: {**d, "subject_request_id": d["subject_request_id"].upper()},
    "version 1 id": lambda d: {**d, "subject_request_id": "b0a1a3e6-c8a5-11ef-9f1a-0242ac120002"},
    "id of another type": lambda d: {**d, "subject_request_id": 7},
    "another type": lambda d: {**d, "subject_request_type": "rectification"},
    "another regulation": lambda d: {**d, "regulation": "lgpd"},
    "no time at all": lambda d: {**d, "submitted_time": "yesterday"},
    "time without a zone": lambda d: {**d, "submitted_time": "2026-11-22T12:00:00"},
    "a day that is none": lambda d: {**d, "submitted_time": "2026-02-30T12:00:00Z"},
    "version 3": lambda d: {**d, "api_version": "3.0"},
    "empty identities": lambda d: {**d, "subject_identities": []},
    "identities of another type": lambda d: {**d, "subject_identities": {}},
    "an identity that is none": lambda d: {**d, "subject_identities": ["x"]},
    "two accounts": lambda d: {
        **d,
        "subject_identities": [*d["subject_identities"], {**d["subject_identities"][0], "identity_value": "second"}],
    },
    "email": _identity(identity_type="email"),
    "sha256": _identity(identity_format="sha256", identity_value="ab" * 32),
    "sha1": _identity(identity_format="sha1"),
    "md5": _identity(identity_format="md5"),
    "an invented type": _identity(identity_type="shoe_size"),
    "an empty value": _identity(identity_value=""),
    "a number as value": _identity(identity_value=5),
    "a half character": _identity(identity_value="\ud800"),
    "an endless value": _identity(identity_value="x" * 3000),
    "extensions of another type": lambda d: {**d, "extensions": []},
    "callbacks of another type": lambda d: {**d, "status_callback_urls": "https://x.example"},
    "too many callbacks": lambda d: {**d, "status_callback_urls": [f"http://127.0.0.1/{n}" for n in range(11)]},
}  # fmt: skip


@pytest.mark.parametrize("change", BAD.values(), ids=BAD.keys())
async def test_what_the_specification_does_not_allow_is_400(served: Plane, change: Any) -> None:
    client = await served.client()
    answer = await client.send(change(client.new_request("erasure", CUSTOMER)))
    check_error(answer)
    assert CUSTOMER.encode() not in answer.raw  # section 7.6
    assert await served.office.tags() == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"a":1,"a":1}', b"[" * 5000, b'{"a":NaN}', b"\xff\xfe", b'{"a":"\xff"}']
)
async def test_what_is_no_object_is_refused(served: Plane, body: bytes) -> None:
    client = await served.client()
    answer = await client.send(body)
    assert answer.status in (400, 415)
    assert answer.body["error"]["code"] == answer.status


async def test_sizes_and_types_are_bounded(served: Plane) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER, extensions={"x.example": "x" * 70_000})
    check_error(await client.send(document), 413)
    headers = {"Authorization": f"Bearer {client.token}", "Content-Type": "text/plain"}
    async with served.session.post(f"{client.base}/requests", data=b"{}", headers=headers) as response:
        assert response.status == 415


async def test_when_the_store_is_down_nothing_is_taken_and_the_controller_comes_again(
    served: Plane, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)

    async def down(*_: object, **__: object) -> None:
        raise StoreUnavailableError("canary")

    with monkeypatch.context() as broken:
        broken.setattr(served.office.store, "commit", down)
        answer = await client.send(document)
        check_error(answer, 503)
        assert answer.headers["Retry-After"]
        assert b"canary" not in answer.raw
    check_error(await client.look(document["subject_request_id"]), 404)
    await client.submit(document)


async def test_a_kill_between_watch_and_request_leaves_what_the_next_attempt_finishes(
    served: Plane, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER)

    async def killed(*_: object, **__: object) -> None:
        raise StoreUnavailableError

    with monkeypatch.context() as broken:
        broken.setattr(served.office.desk, "open", killed)
        check_error(await client.send(document), 503)
    await served.round()
    await client.submit(document)
    assert (await served.office.tags()).count("received") == 1
    abandoned = client.new_request("erasure", CUSTOMER)
    with monkeypatch.context() as broken:
        broken.setattr(served.office.desk, "open", killed)
        check_error(await client.send(abandoned), 503)
    before = len(await served.office.store.dossiers(DossierKind.NOTICE, Chosen()))
    served.office.wait(days=2)
    await served.filings.watch()
    assert len(await served.office.store.dossiers(DossierKind.NOTICE, Chosen())) == before - 1


async def test_what_others_add_is_let_be(served: Plane) -> None:
    client = await served.client()
    more = {"extensions": {"opendsr.other.example": {"mpids": [1]}}, "something_new": [None, {"a": 1}]}
    await client.submit(client.new_request("erasure", CUSTOMER, **more))


@pytest.mark.parametrize(
    "time",
    [
        "2026-11-22T10:00:00Z",
        "2026-11-22t10:00:00.123456789z",
        "2026-11-22T12:00:00+02:00",
        "2099-01-01T00:00:00Z",
    ],
)
async def test_the_clock_runs_from_when_the_person_asked(served: Plane, time: str) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER, submitted_time=time)
    receipt = await client.submit(document)
    request = await served.office.desk.by_external("crm", document["subject_request_id"])
    assert request is not None
    begun = NOON if time.startswith("2099") else NOON - timedelta(hours=2)
    assert abs(request.received_at - begun) < timedelta(seconds=1)
    assert receipt["received_time"] == "2026-11-22T12:00:00Z"  # when we had it


# ---------------------------------------------------------------- what is kept, and told


async def test_nothing_of_the_request_is_stored_in_clear(served: Plane, tmp_path: Path) -> None:
    client = await served.client()
    async with called_back(client) as endpoint:
        document = client.new_request("erasure", CUSTOMER, status_callback_urls=[endpoint.url])
        receipt = await client.submit(document)
        await served.round()
    canaries = [CUSTOMER, endpoint.url, receipt["encoded_request"], base64.b64encode(CUSTOMER.encode()).decode()]
    for name, content in stored(tmp_path):
        assert not [canary for canary in canaries if canary.encode() in content], name


async def test_every_change_is_called_back(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    async with called_back(client) as endpoint:
        served.office.law.down = True
        document = client.new_request("access", CUSTOMER, status_callback_urls=[endpoint.url])
        await client.submit(document)
        await served.round()
        assert endpoint.heard == []  # it is pending, as its answer said
        served.office.law.down = False
        request = await served.office.desk.by_external("crm", document["subject_request_id"])
        assert request is not None
        await served.office.desk.proceed(request.id)
        await served.round()
        await served.round()
        await served.office.desk.complete(request.id, actor="off_" + "a" * 26)
        await served.round()
        await served.round()
    assert [each["request_status"] for each in endpoint.heard] == ["in_progress", "completed"]
    assert endpoint.heard[0]["results_url"] == "https://chat.example/my/token-1"
    assert "extensions" not in endpoint.heard[0]
    assert endpoint.heard[1]["extensions"][DOMAIN]["outcome"] == "fulfilled"
    assert endpoint.refused == 0
    entries = await served.office.entries("rights:notice:")
    assert [(entry.tag, entry.fields["recipient"], entry.fields["what"]) for entry in entries] == [
        ("rights:notice:sent", "crm", "status"),
        ("rights:notice:sent", "crm", "status"),
    ]


async def test_a_callback_is_tried_until_it_is_taken(served: Plane) -> None:
    client = await served.client()
    async with called_back(client) as endpoint:
        endpoint.answers = [500, 307, 503]
        document = client.new_request("erasure", CUSTOMER, status_callback_urls=[endpoint.url])
        await client.submit(document)
        for _ in range(8):
            await served.round()
    assert len(endpoint.heard) == 1


async def test_a_refused_signature_is_not_tried_again(served: Plane) -> None:
    client = await served.client()
    async with called_back(client) as endpoint:
        endpoint.answers = [403, 202]
        await client.submit(client.new_request("erasure", CUSTOMER, status_callback_urls=[endpoint.url]))
        for _ in range(4):
            await served.round()
        assert endpoint.answers == [202]
    (failed,) = await served.outbox.failed()
    assert (failed["recipient"], failed["status"]) == ("crm", 403)


async def test_a_callback_after_a_restart_tells_what_is_so_then(served: Plane) -> None:
    await served.office.person(CUSTOMER)
    client = await served.client()
    async with called_back(client) as endpoint:
        endpoint.answers = [503]
        document = client.new_request("access", CUSTOMER, status_callback_urls=[endpoint.url])
        await client.submit(document)
        await served.round()
        request = await served.office.desk.by_external("crm", document["subject_request_id"])
        assert request is not None
        await served.office.desk.complete(request.id, actor="off_" + "a" * 26)
        await served.round()
        await served.round()
    assert {each["request_status"] for each in endpoint.heard} == {"completed"}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.2:{port}/",
        "http://example.org/",
        "https://metadata.google.internal/",
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:{port}#x",
        "http://user@127.0.0.1:{port}/",
        "http://2130706433/",
        "file:///etc/passwd",
        "http://[::ffff:127.0.0.1]/",
        "no address",
    ],
)
async def test_callbacks_go_nowhere_else(served: Plane, url: str) -> None:
    client = await served.client()
    document = client.new_request("erasure", CUSTOMER, status_callback_urls=[url.format(port=free_port())])
    assert "status_callback_urls" in check_error(await client.send(document))
    assert await served.office.tags() == []


async def test_a_host_that_is_no_longer_agreed_on_is_not_called(served: Plane) -> None:
    client = await served.client()
    async with called_back(client) as endpoint:
        await client.submit(client.new_request("erasure", CUSTOMER, status_callback_urls=[endpoint.url]))
        served.filings._caller._hosts = {"crm": frozenset()}  # type: ignore[union-attr]  # another configuration
        for _ in range(3):
            await served.round()
        assert endpoint.heard == []
    assert len(await served.outbox.failed()) == 1


async def test_a_watch_ends_with_its_request_and_is_kept_as_long_as_the_proof(served: Plane) -> None:
    client = await served.client()
    served.office.law.down = True
    document = client.new_request("erasure", CUSTOMER)
    sent = json.dumps(document).encode()
    first = await client.send(sent)
    await client.cancel(document["subject_request_id"])
    await served.round()
    served.office.wait(days=730)
    await served.filings.watch()
    assert (await client.send(sent)).raw == first.raw
    served.office.wait(days=2)
    await served.filings.watch()
    check_error(await client.look(document["subject_request_id"]), 404)


async def test_the_processors_signature_in_the_body_is_of_the_body_without_it(served: Plane) -> None:
    client = await served.client()
    answer = await client.send(client.new_request("erasure", CUSTOMER))
    without, _, rest = answer.raw.rpartition(b',"processor_signature":')
    assert rest.startswith(b'"')
    assert client.processor is not None
    headers = {"X-OpenDSR-Processor-Domain": DOMAIN, "X-OpenDSR-Signature": answer.body["processor_signature"]}
    assert client.processor.signed(headers, without + b"}")
    assert not client.processor.signed(headers, answer.raw)


async def test_the_certificate_is_there_for_everybody(served: Plane) -> None:
    async with served.session.get(f"{served.base}/v2/certificate.pem") as response:
        assert response.status == 200
        assert await response.read() == certified(DOMAIN).certificate
    async with served.session.get(f"{served.base}/v2/discovery") as response:
        assert (await response.json())["processor_certificate"] == f"{served.base}/v2/certificate.pem"
