"""Two processes on the same PostgreSQL databases serve the same people, and keep one story between them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import psycopg
import pytest
import pytest_asyncio
from aiohttp import web

from tests.contract.conftest import postgres_server
from tests.e2e.harness import CODE, Customer, Guardrail, Peer, Seen, development, guardrail, peer

__all__ = ["postgres_server"]  # the fixture
pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME, EMAIL, CARD = "Ophelia Wrexham", "ophelia.w@example.org", "4111 1111 1111 1111"
TOLD = f"Hello, my name is {NAME}, write to {EMAIL} and charge {CARD}."
YES, ERASE = "guardrail:consent:yes", "guardrail:erase:yes"


ORDERS = itertools.count(1)


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    """Says what it heard; of an order it knows something personal that was not said before."""
    said = f"You said: {seen.json['text']}"
    if "order" in seen.json["text"]:
        said += f" It goes to order{next(ORDERS)}@example.org."
    return web.json_response({"messages": [{"text": said}]})


@dataclass
class House:
    first: Guardrail
    second: Guardrail
    bot: Peer
    http: aiohttp.ClientSession
    data_url: str
    keys_url: str

    async def arrive(self, route: str) -> tuple[Customer, Customer]:
        """One person, as each of the processes sees them."""
        here = await Customer(self.http, self.first.url, route).arrive()
        there = Customer(self.http, self.second.url, route)
        there.token = here.token
        return here, there

    def heard(self) -> list[str]:
        return [seen.json["text"] for seen in self.bot.seen]

    def conversations(self) -> set[str]:
        return {seen.headers["Guardrail-Conversation"] for seen in self.bot.seen}


def _database(pattern: str, name: str) -> str:
    with psycopg.connect(pattern.format(database="postgres"), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
    return pattern.format(database=name)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    data, keys = (_database(postgres_server, name) for name in ("e2e_data", "e2e_keys"))
    directory: Path = tmp_path_factory.mktemp("shared-keys")
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(peer(echo))
        http = await stack.enter_async_context(aiohttp.ClientSession())
        web_route: dict[str, Any] = {"channel": "web", "bot": {"url": f"{bot.url}/chat"}}
        config = development(
            {"shop": web_route, "open": {**web_route, "policy": {"consent": "none"}}},
            store={"url": data},
            keys={"url": keys, "directory": str(directory / "keys")},
        )
        guards = [
            await stack.enter_async_context(guardrail(tmp_path_factory.mktemp(name), config))
            for name in ("first", "second")
        ]
        yield House(guards[0], guards[1], bot, http, data, keys)


@pytest.fixture
def house(running: House) -> House:
    running.bot.seen.clear()
    return running


async def test_a_conversation_wanders_between_the_processes(house: House) -> None:
    here, there = await house.arrive("shop")
    assert any("?" in text for text in await here.say(TOLD))
    assert house.heard() == []
    answered = await there.choose(YES)  # the other process delivers what waited
    assert all(value in answered[-1] for value in (NAME, EMAIL, CARD))
    for n, customer in enumerate(itertools.islice(itertools.cycle((here, there)), 6)):
        text = f"Round {n}: {EMAIL}, {CARD}, and for the first time other{n}@example.org."
        assert (await customer.say(text))[-1] == f"You said: {text}"
    assert len(house.conversations()) == 1
    for n, heard in enumerate(house.heard()[1:]):
        place = n + 2  # every process knows what the other gave out
        assert (
            heard == f"Round {n}: <EMAIL_ADDRESS_1>, <CREDIT_CARD_1>, and for the first time <EMAIL_ADDRESS_{place}>."
        )


async def test_both_at_once_never_give_one_placeholder_to_two_values(house: House) -> None:
    here, there = await house.arrive("open")
    await here.say("Hello there!")
    texts = [f"This is mail{n}@example.org and again mail{n}@example.org." for n in range(16)]
    talks = [customer.say(text) for customer, text in zip(itertools.cycle((here, there)), texts, strict=False)]
    answers = await asyncio.gather(*talks, return_exceptions=True)
    assert [answer for answer in answers if isinstance(answer, BaseException)] == []
    assert [answer[-1] for answer in answers if isinstance(answer, list)] == [f"You said: {text}" for text in texts]
    places = [heard.split()[2] for heard in house.heard()[1:]]
    assert sorted(places) == sorted(f"<EMAIL_ADDRESS_{n}>" for n in range(1, 17))
    assert len(house.conversations()) == 1


async def test_what_the_bot_knows_gets_placeholders_of_its_own_at_both(house: House) -> None:
    here, there = await house.arrive("open")
    await here.say("Hello there!")
    people = itertools.cycle((here, there))
    talks = [next(people).say(f"Where is my order of buyer{n}@example.org?") for n in range(12)]
    answers = await asyncio.gather(*talks, return_exceptions=True)
    assert [answer for answer in answers if isinstance(answer, BaseException)] == []
    (conversation,) = house.conversations()
    kept = [text for direction, text in await house.first.transcript(conversation) if direction == "outbound"]
    orders = [text.rpartition("It goes to ")[2] for text in kept if "order" in text]
    assert len(set(orders)) == len(orders) == 12


async def test_a_newcomer_who_arrives_at_both_at_once_is_one_person(house: House) -> None:
    here, there = await house.arrive("open")
    await asyncio.gather(here.say("Hello there!"), there.say("Hello again!"), here.say("Hello!"), there.say("Hi!"))
    assert len(house.conversations()) == 1


async def test_erased_by_one_process_is_gone_for_the_other(house: House) -> None:
    here, there = await house.arrive("open")
    await here.say(f"My e-mail is {EMAIL}.")
    await there.say("What is my e-mail address?")
    (before,) = house.conversations()
    await here.say("delete my data")
    told = await there.choose(ERASE)
    await here.say(CODE.findall(told[-1])[0])  # the strict law wants more than the account
    code, shown, _ = await house.second.command("transcript", "show", before)
    assert code != 0
    assert b"EMAIL" not in shown
    house.bot.seen.clear()
    assert (await here.say("Who is <EMAIL_ADDRESS_1>?"))[-1] == "You said: Who is <EMAIL_ADDRESS_1>?"
    assert (await there.say("And <EMAIL_ADDRESS_1>?"))[-1] == "You said: And <EMAIL_ADDRESS_1>?"
    (after,) = house.conversations()
    assert after != before


async def test_the_log_has_one_line_of_checkpoints_and_nothing_personal_is_in_the_tables(house: House) -> None:
    async with asyncio.timeout(20):
        while await house.first.unplaced():
            await asyncio.sleep(0.1)
    for guard in (house.first, house.second):
        code, out, err = await guard.command("audit", "verify")
        assert code == 0, (out, err)
    tags = [entry["tag"] for entry in await house.first.entries()]
    assert tags.count("process:guardrail:started") == 2
    for url in (house.data_url, house.keys_url):
        content = _dump(url)
        assert len(content) > 500
        assert not [value for value in (NAME, EMAIL, CARD, "example.org") if value.encode() in content]


def _dump(url: str) -> bytes:
    with psycopg.connect(url) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = [row for (name,) in names for row in connection.execute(f'SELECT * FROM "{name}"'.encode()).fetchall()]
    return b"\n".join(bytes(cell) if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row)
