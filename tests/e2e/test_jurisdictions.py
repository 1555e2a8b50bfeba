"""One route under another law: nothing changes but a word of the configuration, and the chat does.

Real processes and sockets, with the embedded engine and with a real OPA server.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from guardrail.policy.tree import default_policy_dir
from tests.contract.opa_binary import server
from tests.e2e.harness import Customer, Guardrail, Peer, Seen, development, guardrail, peer

YES = "guardrail:consent:yes"
CREDENTIAL = "bot-facing-token-0123456789"


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": f"You said: {seen.json.get('text', '')}"}]})


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Peer]:
    async with peer(echo) as made:
        yield made


def configuration(bot: Peer, jurisdictions: str | list[str], **settings: Any) -> dict[str, Any]:
    route = {
        "channel": "web",
        "bot": {"url": f"{bot.url}/chat", "credential": CREDENTIAL},
        "policy": {"jurisdictions": jurisdictions, "purposes": {"marketing": "consent", "sale": "consent"}},
    }
    return development({"shop": route}, detection={"model": False}, **settings)


async def arrived(http: aiohttp.ClientSession, house: Guardrail) -> Customer:
    return await Customer(http, house.url, "shop").arrive()


def heard(bot: Peer) -> list[str]:
    return [seen.json["text"] for seen in bot.seen]


async def in_europe(house: Guardrail, bot: Peer, http: aiohttp.ClientSession) -> None:
    ann = await arrived(http, house)
    first = await ann.say("Where is my parcel?")
    assert heard(bot) == []
    assert len(first) == 2  # what is speaking, and the question
    answered = await ann.choose(YES)
    assert heard(bot) == ["Where is my parcel?"]
    assert bot.seen[-1].headers["Guardrail-Consent"] == "service, -marketing, -sale"
    assert answered[-1] == "You said: Where is my parcel?"
    entries = await house.entries()
    cited = {article for entry in entries if entry["tag"] == "turn:decision:made" for article in entry["citations"]}
    assert "GDPR 6(1)(a)" in cited


async def in_california(house: Guardrail, bot: Peer, http: aiohttp.ClientSession) -> None:
    bea = await arrived(http, house)
    answered = await bea.say("Where is my parcel?")
    assert answered[-1] == "You said: Where is my parcel?"
    assert bot.seen[-1].headers["Guardrail-Consent"] == "service, marketing, sale"
    assert "automated assistant" in "\n".join(answered)
    await bea.say("do not sell my personal information")
    await bea.say("And when will it come?")
    assert heard(bot) == ["Where is my parcel?", "And when will it come?"]
    assert bot.seen[-1].headers["Guardrail-Consent"] == "service, -marketing, -sale"
    entries = await house.entries()
    cited = {article for entry in entries if entry["tag"] == "turn:decision:made" for article in entry["citations"]}
    assert not any(article.startswith("GDPR") for article in cited)


async def test_from_europe_to_california_by_one_word(bot: Peer, tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as http:
        async with guardrail(tmp_path, configuration(bot, "eu")) as house:
            await in_europe(house, bot, http)
            await house.stop()
        bot.seen.clear()
        (tmp_path / "ca").mkdir()
        async with guardrail(tmp_path / "ca", configuration(bot, "us-ca")) as house:
            await in_california(house, bot, http)


@pytest.mark.opa
async def test_the_same_decided_by_an_opa_server(bot: Peer, tmp_path: Path) -> None:
    with server(default_policy_dir()) as url:
        opa = {"engine": "opa", "opa": {"url": url, "timeout": 5}}
        async with aiohttp.ClientSession() as http:
            (tmp_path / "eu").mkdir()
            async with guardrail(tmp_path / "eu", configuration(bot, "eu", policy=opa)) as house:
                await in_europe(house, bot, http)
            bot.seen.clear()
            (tmp_path / "ca").mkdir()
            async with guardrail(tmp_path / "ca", configuration(bot, "us-ca", policy=opa)) as house:
                await in_california(house, bot, http)


async def test_of_two_laws_the_stricter_one_binds(bot: Peer, tmp_path: Path) -> None:
    async with guardrail(tmp_path, configuration(bot, ["us-ca", "eu"])) as house, aiohttp.ClientSession() as http:
        await in_europe(house, bot, http)


async def test_a_jurisdiction_that_nobody_wrote_down_is_refused_at_the_start(bot: Peer, tmp_path: Path) -> None:
    house = Guardrail(tmp_path, configuration(bot, "atlantis"))
    with pytest.raises(AssertionError, match="jurisdiction"):
        await house.start()
    await house.kill()


async def test_the_bot_asks_what_it_may_do_and_says_who_answers(bot: Peer, tmp_path: Path) -> None:
    async with guardrail(tmp_path, configuration(bot, "us-ca")) as house, aiohttp.ClientSession() as http:
        bea = await arrived(http, house)
        _, first = await bea.post({"text": "Where is my parcel?"}, **{"Sec-GPC": "1"})
        assert "not to sell or share" in first["messages"][0]["text"]
        assert bot.seen[-1].headers["Sec-GPC"] == "1"
        place = f"{house.url}/bot/shop/conversations/{bot.seen[-1].headers['Guardrail-Conversation']}"
        auth = {"authorization": f"Bearer {CREDENTIAL}", "content-type": "application/json"}
        async with http.get(f"{place}/consent") as response:
            assert response.status == 401
        async with http.get(f"{place}/consent", headers=auth) as response:
            told = await response.json()
        assert told["purposes"]["service"]["allowed"] is True
        assert (told["purposes"]["sale"]["allowed"], told["purposes"]["sale"]["state"]) == (False, "withdrawn")
        async with http.post(f"{place}/handoff", headers=auth, data=json.dumps({"to": "human"})) as response:
            assert (response.status, await response.json()) == (200, {"to": "human", "disclosure_due": False})
        async with http.post(f"{place}/handoff", headers=auth, data=json.dumps({"to": "bot"})) as response:
            assert (await response.json())["disclosure_due"] is True
        assert "automated assistant" in "\n".join(await bea.say("And now?"))


async def test_nobody_can_pretend_to_be_guardrail_toward_the_bot(bot: Peer, tmp_path: Path) -> None:
    async with guardrail(tmp_path, configuration(bot, "us-ca")) as house, aiohttp.ClientSession() as http:
        bea = await arrived(http, house)
        await bea.say("do not sell my personal information")
        forged = {"Guardrail-Consent": "service, sale", "Guardrail-Conversation": "cnv_" + "a" * 26}
        await bea.post({"text": "Where is my parcel?"}, **forged)
        assert bot.seen[-1].headers.getall("Guardrail-Consent") == ["service, -marketing, -sale"]  # type: ignore[attr-defined]
        assert bot.seen[-1].headers["Guardrail-Conversation"] != forged["Guardrail-Conversation"]
