"""Asking a processor behind us to erase: nothing it says counts unless its signature is good."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from guardrail.clients.opendsr import OpenDsrSender
from guardrail.clients.outgoing import new_session
from guardrail.core.notices import Notice, NoticeState, Told, Verdict
from guardrail.core.opendsr import read_request
from guardrail.core.opendsr_signing import Signer, Verifier
from guardrail.errors import ConfigError
from tests.contract.opendsr_certificates import certified
from tests.contract.receivers import Request, http_server

DOMAIN = "opendsr.processor.example"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ID = "a7551968-d5d6-44b2-9831-815ac9017798"
NOTICE = Notice(
    id="ntc_" + "a" * 26,
    request="req_" + "b" * 26,
    recipient="processor",
    what="erased",
    at=NOON,
    give_up=NOON + timedelta(days=30),
    kept_until=NOON + timedelta(days=731),
    conversations=("cnv_" + "c" * 26, "cnv_" + "d" * 26),
    external_id=ID,
)
ACCEPTED = replace(NOTICE, state=NoticeState.ACCEPTED, attempts=1)
Answer = tuple[int, dict[str, Any]]


def signer(domain: str = DOMAIN, number: int = 1) -> Signer:
    made = certified(domain, number=number)
    return Signer(domain, made.certificate, made.key)


@dataclass
class Processor:
    """Answers as told, signed; ``spoil`` changes headers and body on their way."""

    answers: dict[str, Answer] = field(default_factory=dict)
    signing: Signer = field(default_factory=signer)
    spoil: Callable[[dict[str, str], bytes], tuple[dict[str, str], bytes]] = lambda headers, body: (headers, body)
    got: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> web.StreamResponse:
        self.got.append(request)
        status, document = self.answers.get(request.method, (404, {}))
        body = json.dumps(document).encode()
        headers, body = self.spoil(dict(self.signing.headers(body)), body)
        return web.Response(status=status, body=body, headers=headers, content_type="application/json")


def receipt(**changes: object) -> Answer:
    return 201, {
        "controller_id": "us",
        "expected_completion_time": "2026-12-20T00:00:00Z",
        "received_time": "2026-11-22T12:00:00Z",
        "encoded_request": "…",
        "subject_request_id": ID,
        **changes,
    }


def status(word: str, **changes: object) -> Answer:
    document = {"controller_id": "us", "expected_completion_time": "2026-12-20T00:00:00Z", "subject_request_id": ID}
    return 200, {**document, "request_status": word, **changes}


@asynccontextmanager
async def asking(processor: Processor, *, token: str | None = "t" * 20) -> AsyncIterator[OpenDsrSender]:
    verifier = Verifier(DOMAIN, certified(DOMAIN).certificate)
    async with http_server(processor) as server, new_session() as session:
        yield OpenDsrSender(
            session, server.url + "/v2/", token=token, verifier=verifier, identity="controller_customer_id", seconds=5
        )


async def test_a_request_is_what_the_specification_wants() -> None:
    processor = Processor({"POST": receipt()})
    async with asking(processor) as sender:
        told = await sender.send(NOTICE, NOON)
    assert told == Told(verdict=Verdict.WORKING, status=201, until=datetime(2026, 12, 20, tzinfo=UTC))
    (request,) = processor.got
    assert (request.method, request.path) == ("POST", "/v2/requests")
    assert request.headers["authorization"] == "Bearer " + "t" * 20
    assert json.loads(request.body) == {
        "regulation": "gdpr",
        "subject_request_id": ID,
        "subject_request_type": "erasure",
        "submitted_time": "2026-11-22T12:00:00Z",
        "subject_identities": [
            {"identity_type": "controller_customer_id", "identity_value": each, "identity_format": "raw"}
            for each in NOTICE.conversations or ()
        ],
        "api_version": "2.0",
    }


async def test_our_own_server_reads_what_we_send() -> None:
    processor = Processor({"POST": receipt()})
    one = replace(NOTICE, conversations=NOTICE.conversations[:1] if NOTICE.conversations else (), regulation="ccpa")
    async with asking(processor, token=None) as sender:
        await sender.send(one, NOON)
    sent = read_request(processor.got[0].body)
    assert (sent.id, sent.user.raw, sent.submitted) == (ID, "cnv_" + "c" * 26, NOON)
    assert "authorization" not in processor.got[0].headers


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("pending", Verdict.WORKING),
        ("in_progress", Verdict.WORKING),
        ("completed", Verdict.TAKEN),
        ("cancelled", Verdict.NEVER),
        ("deleted", Verdict.AGAIN),
    ],
)
async def test_its_status_says_how_far_it_is(word: str, verdict: Verdict) -> None:
    processor = Processor({"GET": status(word)})
    async with asking(processor) as sender:
        assert (await sender.send(ACCEPTED, NOON)).verdict is verdict
    assert processor.got[0].path == f"/v2/requests/{ID}"


async def test_whoever_may_have_it_is_asked_before_it_is_sent_again() -> None:
    """The answer to the first attempt was lost."""
    again = replace(NOTICE, attempts=1)
    knows = Processor({"GET": status("in_progress"), "POST": (400, {})})
    async with asking(knows) as sender:
        assert (await sender.send(again, NOON)).verdict is Verdict.WORKING
    assert [request.method for request in knows.got] == ["GET"]
    never_heard = Processor({"POST": receipt()})
    async with asking(never_heard) as sender:
        assert (await sender.send(again, NOON)).verdict is Verdict.WORKING
    assert [request.method for request in never_heard.got] == ["GET", "POST"]


async def test_what_it_forgot_is_sent_again() -> None:
    async with asking(Processor()) as sender:
        assert await sender.send(ACCEPTED, NOON) == Told(verdict=Verdict.LOST, status=404)


@pytest.mark.parametrize("code", [200, 202, 302, 400, 401, 409, 500])
async def test_any_other_answer_is_none(code: int) -> None:
    processor = Processor({"POST": (code, receipt()[1])})
    async with asking(processor) as sender:
        assert await sender.send(NOTICE, NOON) == Told(verdict=Verdict.AGAIN, status=code)


def _header(name: str, value: str | None) -> Any:
    def spoil(headers: dict[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
        kept = {each: text for each, text in headers.items() if each != name}
        return (kept if value is None else {**kept, name: value}), body

    return spoil


def _flipped(headers: dict[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
    return headers, body.replace(b'"us"', b'"uz"')


def _bit(headers: dict[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
    signature = bytearray(base64.b64decode(headers["X-OpenDSR-Signature"]))
    signature[7] ^= 1
    return {**headers, "X-OpenDSR-Signature": base64.b64encode(signature).decode()}, body


FORGERIES = {
    "another body": _flipped,
    "a flipped bit": _bit,
    "no signature": _header("X-OpenDSR-Signature", None),
    "no domain": _header("X-OpenDSR-Processor-Domain", None),
    "another domain": _header("X-OpenDSR-Processor-Domain", "opendsr.evil.example"),
    "no base64": _header("X-OpenDSR-Signature", "!!!!"),
    "nothing": _header("X-OpenDSR-Signature", ""),
    "re-serialised": lambda headers, body: (headers, json.dumps(json.loads(body), indent=1).encode()),
}


@pytest.mark.parametrize("spoil", FORGERIES.values(), ids=FORGERIES.keys())
@pytest.mark.parametrize("notice", [NOTICE, ACCEPTED], ids=["receipt", "status"])
async def test_what_is_not_signed_is_no_answer(spoil: Any, notice: Notice) -> None:
    processor = Processor({"POST": receipt(), "GET": status("completed")}, spoil=spoil)
    async with asking(processor) as sender:
        assert (await sender.send(notice, NOON)).verdict is Verdict.AGAIN


async def test_another_key_of_the_same_domain_does_not_count() -> None:
    processor = Processor({"GET": status("completed")}, signing=signer(number=2))
    async with asking(processor) as sender:
        assert (await sender.send(ACCEPTED, NOON)).verdict is Verdict.AGAIN


@pytest.mark.parametrize("at", [datetime(2025, 12, 31, tzinfo=UTC), datetime(2036, 1, 2, tzinfo=UTC)])
async def test_a_certificate_out_of_its_time_does_not_count(at: datetime) -> None:
    async with asking(Processor({"GET": status("completed")})) as sender:
        assert (await sender.send(ACCEPTED, at)).verdict is Verdict.AGAIN


async def test_a_signed_answer_about_another_request_does_not_count() -> None:
    other = "00000000-0000-4000-8000-000000000000"
    processor = Processor({"GET": status("completed", subject_request_id=other)})
    async with asking(processor) as sender:
        assert (await sender.send(ACCEPTED, NOON)).verdict is Verdict.AGAIN


async def test_the_headers_of_opengdpr_count_too() -> None:
    def old(headers: dict[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
        return {name.replace("DSR", "GDPR"): value for name, value in headers.items()}, body

    async with asking(Processor({"GET": status("completed")}, spoil=old)) as sender:
        assert (await sender.send(ACCEPTED, NOON)).verdict is Verdict.TAKEN


async def test_an_answer_that_is_too_large_is_none() -> None:
    processor = Processor({"POST": receipt(encoded_request="x" * 1_100_000)})
    async with asking(processor) as sender:
        assert await sender.send(NOTICE, NOON) == Told(verdict=Verdict.AGAIN)


async def test_a_processor_that_hangs_is_left() -> None:
    gate = asyncio.Event()

    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await gate.wait()
        writer.close()

    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    verifier = Verifier(DOMAIN, certified(DOMAIN).certificate)
    async with new_session() as session:
        sender = OpenDsrSender(session, url, token=None, verifier=verifier, identity="email", seconds=0.1)
        assert await sender.send(NOTICE, NOON) == Told(verdict=Verdict.AGAIN)
    gate.set()
    await asyncio.sleep(0)
    server.close()


async def test_without_conversations_there_is_nobody_to_name() -> None:
    processor = Processor()
    async with asking(processor) as sender:
        assert (await sender.send(replace(NOTICE, conversations=()), NOON)).verdict is Verdict.NEVER
    assert processor.got == []


# ---------------------------------------------------------------- certificates


def test_a_signer_knows_what_belongs_together() -> None:
    good, other = certified(DOMAIN), certified(DOMAIN, number=2)
    own = certified(DOMAIN, self_signed=True)
    with pytest.raises(ConfigError):
        Signer("another.example", good.certificate, good.key)
    with pytest.raises(ConfigError):
        Signer(DOMAIN, good.certificate, other.key)
    with pytest.raises(ConfigError):
        Signer(DOMAIN, own.certificate, own.key)
    with pytest.raises(ConfigError):
        Signer(DOMAIN, b"no certificate", good.key)
    with pytest.raises(ConfigError):
        Signer(DOMAIN, good.certificate, b"no key")
    with pytest.raises(ConfigError):
        Verifier("another.example", good.certificate)
    assert Signer(DOMAIN, own.certificate, own.key, development=True).signature(b"x")


def test_short_keys_are_refused() -> None:
    short = certified(DOMAIN, number=3, bits=1024)
    with pytest.raises(ConfigError):
        Signer(DOMAIN, short.certificate, short.key)
    with pytest.raises(ConfigError):
        Verifier(DOMAIN, short.certificate)
