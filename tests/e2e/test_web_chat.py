"""A guarded conversation in the web chat, with real processes on both sides."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from tests.e2e.harness import CODE, Customer, Guardrail, Peer, Seen, development, guardrail, peer

NAME, PHONE, CARD, EMAIL = "Ophelia Wrexham", "+44 20 7946 0958", "4111 1111 1111 1111", "ophelia.w@example.org"
TOLD = f"Hello, my name is {NAME}. Call me at {PHONE}, charge {CARD} and write to {EMAIL}."
pytestmark = pytest.mark.asyncio(loop_scope="module")

YES, NO = "guardrail:consent:yes", "guardrail:consent:no"


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    """A bot that says what it heard, whole or word by word."""
    heard = seen.json.get("text", "")
    if "text/event-stream" not in request.headers.get("Accept", ""):
        return web.json_response({"messages": [{"text": f"You said: {heard}"}]})
    response = web.StreamResponse(headers={"content-type": "text/event-stream"})
    await response.prepare(request)
    for word in f"You said: {heard}".split(" "):
        await response.write(b"data: " + json.dumps({"text": word + " "}).encode() + b"\n\n")
    await response.write(b"event: done\ndata: {}\n\n")
    return response


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot() -> AsyncIterator[Peer]:
    async with peer(echo) as server:
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def guard(bot: Peer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Guardrail]:
    routes = {
        "shop": {"channel": "web", "bot": {"url": f"{bot.url}/chat"}},
        "open": {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}},
    }
    directory: Path = tmp_path_factory.mktemp("web")
    async with guardrail(directory, development(routes)) as process:
        yield process


@pytest_asyncio.fixture(loop_scope="module")
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest_asyncio.fixture(loop_scope="module")
async def customer(http: aiohttp.ClientSession, guard: Guardrail, bot: Peer) -> Customer:
    bot.seen.clear()
    return await Customer(http, guard.url, "shop").arrive()


@pytest_asyncio.fixture(loop_scope="module")
async def consented(http: aiohttp.ClientSession, guard: Guardrail, bot: Peer) -> Customer:
    bot.seen.clear()
    return await Customer(http, guard.url, "open").arrive()


async def test_the_first_message_waits_for_consent_and_then_goes_on_pseudonymised(
    customer: Customer, bot: Peer
) -> None:
    asked = await customer.say(TOLD)
    assert bot.seen == []
    assert any("?" in text for text in asked)

    answered = await customer.choose(YES)

    assert len(bot.seen) == 1
    heard = bot.seen[0].json["text"]
    for value in (NAME, PHONE, CARD, EMAIL):
        assert value not in heard
        assert value in answered[-1]
    assert "<PERSON_1>" in heard


async def test_no_drops_the_waiting_message(customer: Customer, bot: Peer) -> None:
    await customer.say(TOLD)
    refused = await customer.choose(NO)
    assert refused
    assert bot.seen == []
    again = await customer.say("hello again")
    assert bot.seen == []
    assert any("?" in text for text in again)


@pytest.mark.parametrize(
    ("first", "yes", "asks"),
    [
        ("Hello, I have a question about my parcel.", "Yes", "?"),
        ("你好，我想查詢我的包裹什麼時候到。", "好", "？"),
        ("Labas, norėčiau sužinoti, kur yra mano siunta.", "Taip", "?"),
        ("Hola, quisiera saber dónde está mi paquete.", "Sí", "?"),
    ],
)
async def test_consent_in_the_language_of_the_person(
    customer: Customer, bot: Peer, first: str, yes: str, asks: str
) -> None:
    assert any(asks in text for text in await customer.say(first))
    await customer.say(yes)
    assert [seen.json["text"] for seen in bot.seen] == [first]


async def test_withdrawing_takes_one_message(customer: Customer, bot: Peer) -> None:
    await customer.say("Hello there, is anybody in?")
    await customer.choose(YES)
    assert len(bot.seen) == 1
    await customer.say("I withdraw my consent")
    await customer.say("Are my parcels here?")
    assert len(bot.seen) == 1


async def test_the_bot_identity_is_told_once_and_when_asked(consented: Customer) -> None:
    first = await consented.say("Hello there!")
    second = await consented.say("And how late are you open?")
    asked = await consented.say("Are you a human?")
    assert len(first) == 2
    assert len(second) == 1
    assert len(asked) == 2
    assert first[0] == asked[0]


async def test_placeholders_are_stable_over_the_conversation(consented: Customer, bot: Peer) -> None:
    await consented.say(f"My e-mail is {EMAIL}.")
    await consented.say(f"I repeat: {EMAIL}, and my card is {CARD}.")
    assert "<EMAIL_ADDRESS_1>" in bot.seen[0].json["text"]
    assert "<EMAIL_ADDRESS_1>" in bot.seen[1].json["text"]
    assert "<CREDIT_CARD_1>" in bot.seen[1].json["text"]


async def test_a_typed_placeholder_comes_back_verbatim_and_opens_nothing(
    consented: Customer, http: aiohttp.ClientSession, guard: Guardrail
) -> None:
    other = await Customer(http, guard.url, "open").arrive()
    await other.say(f"My e-mail is {EMAIL}.")
    answer = await consented.say("What is <EMAIL_ADDRESS_1> and &lt;PERSON_1&gt;?")
    assert answer[-1] == "You said: What is <EMAIL_ADDRESS_1> and &lt;PERSON_1&gt;?"


async def test_untouched_payloads_are_forwarded_byte_for_byte(consented: Customer, bot: Peer) -> None:
    body = b'{ "text" : "hello\\u0021 there",  "metadata":{"n":1.50,"big":12345678901234567890,"e":1E2} }'
    status, _ = await consented.post(body)
    assert status == 200
    assert bot.seen[-1].body == body


async def test_streams_keep_their_chunks_and_restore_split_placeholders(consented: Customer, bot: Peer) -> None:
    await consented.say("Hello there!")
    status, text = await consented.post({"text": TOLD}, accept="text/event-stream")
    assert status == 200
    assert isinstance(text, str)
    events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
    said = "".join(event.get("text", "") for event in events)
    for value in (NAME, PHONE, CARD, EMAIL):
        assert value in said
        assert value.encode() not in bot.seen[-1].body
    words = len(f"You said: {bot.seen[-1].json['text']}".split(" "))
    assert abs(len(events) - 1 - words) <= max(1, words // 10)
    assert text.rstrip().endswith("data: {}")


async def test_the_same_message_id_is_one_turn(consented: Customer, bot: Peer) -> None:
    body = {"id": "m-1", "text": f"My e-mail is {EMAIL}."}
    status, first = await consented.post(body)
    again, second = await consented.post(body)
    assert (status, again) == (200, 200)
    assert first["messages"][-1] == second["messages"][-1]
    assert len(bot.seen) == 1
    other, _ = await consented.post({"id": "m-1", "text": "something else"})
    assert other == 409


async def test_erasure_is_asked_confirmed_and_complete(consented: Customer, bot: Peer, guard: Guardrail) -> None:
    await consented.say(f"My e-mail is {EMAIL}.")
    conversation = bot.seen[0].headers["Guardrail-Conversation"]
    code, shown, _ = await guard.command("transcript", "show", conversation)
    assert code == 0
    assert b"<EMAIL_ADDRESS_1>" in shown
    assert EMAIL.encode() not in shown

    question = await consented.say("delete my data")
    assert "?" in question[-1]
    asked = await consented.choose("guardrail:erase:yes")
    done = await consented.say(CODE.findall(asked[-1])[0])
    assert "req_" in done[-1]

    code, shown, _ = await guard.command("transcript", "show", conversation)
    assert b"EMAIL_ADDRESS" not in shown
    await consented.say("Hello, who am I?")
    assert bot.seen[-1].headers["Guardrail-Conversation"] != conversation


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"text": 5}', 400),
        (b'{"text": "a", "text": "b"}', 400),
        (b'{"text": "\\ud800"}', 400),
        (b'{"text": "a", "metadata": {"n": NaN}}', 400),
        (b'{"text": "\xff"}', 400),
        (b"[" * 100_000, 400),
        (b'{"text": "' + b"a" * 1_100_000 + b'"}', 413),
    ],
)
async def test_bad_input_is_a_typed_error_that_quotes_nothing(
    consented: Customer, bot: Peer, body: bytes, status: int
) -> None:
    got, answer = await consented.post(body)
    assert got == status
    assert set(answer) == {"error"}
    assert set(answer["error"]) == {"code", "message"}
    assert bot.seen == []


async def test_sessions_are_the_servers_and_unguessable(
    http: aiohttp.ClientSession, guard: Guardrail, consented: Customer
) -> None:
    for token in ("", "guess", consented.token[:-1] + ("A" if consented.token[-1] != "A" else "B")):
        forged = Customer(http, guard.url, "open")
        forged.token = token
        status, _ = await forged.post({"text": "hello"})
        assert status == 401
    elsewhere = Customer(http, guard.url, "shop")
    elsewhere.token = consented.token
    assert (await elsewhere.post({"text": "hello"}))[0] == 401
