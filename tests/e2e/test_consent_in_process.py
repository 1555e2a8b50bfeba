"""Consent by purpose, ages, signals, notices and hand-overs, seen from the person, the bot and the ledgers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from guardrail.app import Observe, build
from guardrail.config import parse
from guardrail.ports import Answerer, BotAnswer
from guardrail.types import BotRequest, ConsentState, Element, Purpose
from tests.e2e.test_turns_in_process import Bot, Clock, House

ROUTES: dict[str, dict[str, Any]] = {
    "eu": {"jurisdictions": "eu", "purposes": {"marketing": "consent", "analytics": "legitimate_interests"}},
    "california": {"jurisdictions": "us-ca", "purposes": {"sale": "consent", "marketing": "consent"}},
    "lithuania": {"jurisdictions": "lt", "age": "ask"},
    "plain": {"jurisdictions": "eu"},
}


class Listener(Bot):
    """A bot that keeps the headers it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.headers: list[dict[str, str]] = []

    async def send(self, request: BotRequest) -> BotAnswer:
        self.headers.append(dict(request.headers))
        return await super().send(request)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    routes = {
        name: {"channel": "web", "bot": {"url": "http://127.0.0.1:1/bot", "credential": "c" * 16}, "policy": choices}
        for name, choices in ROUTES.items()
    }
    operator = {
        "name": "Example Shop",
        "contact": "privacy@shop.example",
        "privacy_url": "https://shop.example/privacy",
    }
    config = parse(
        {"mode": "development", "detection": {"model": False}, "routes": routes, "operator": operator}, base=tmp_path
    )
    bot, clock = Listener(), Clock()
    async with build(config, clock=clock, observe=Observe(bot=lambda _: bot)) as app:
        yield House(app, bot, clock)


def listener(house: House) -> Listener:
    assert isinstance(house.bot, Listener)
    return house.bot


async def agreed(house: House, user: str, route: str) -> None:
    await house.say(user, "hello, where is my parcel?", route)
    await house.choose(user, "guardrail:consent:yes", route)


def states(house: House, purpose: Purpose) -> list[tuple[str, str]]:
    """State and method of every event of the ledger, oldest first."""
    with house.app.store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            f"select state, method from consent_ledger where purpose = '{purpose.value}' order by seq"
        )
        return [(row[0], row[1]) for row in rows]


def conversation(house: House) -> str:
    return listener(house).headers[-1]["Guardrail-Conversation"]


async def test_each_purpose_is_asked_by_itself_and_its_question_rides_on_the_answer(house: House) -> None:
    first = await house.say("ann", "hello, where is my parcel?", "eu")
    assert listener(house).heard == []
    assert "automated assistant" in first[0]
    second = await house.choose("ann", "guardrail:consent:yes", "eu")
    assert listener(house).heard == ["hello, where is my parcel?"]
    assert listener(house).headers[-1]["Guardrail-Consent"] == "service, analytics, -marketing"
    assert any("offers" in said or "advert" in said or "marketing" in said.lower() for said in second)
    assert second[-1].startswith("You said: hello")
    assert states(house, Purpose.MARKETING) == [("asked", "words")]
    await house.say("ann", "yes", "eu")
    assert states(house, Purpose.MARKETING)[-1] == ("given", "words")
    await house.say("ann", "and when does it come?", "eu")
    assert listener(house).headers[-1]["Guardrail-Consent"] == "service, analytics, marketing"


async def test_silence_is_no_consent_and_a_refusal_is_remembered(house: House) -> None:
    await agreed(house, "ann", "eu")
    await house.say("ann", "never mind that, when does it come?", "eu")
    assert listener(house).heard[-1] == "never mind that, when does it come?"
    assert listener(house).headers[-1]["Guardrail-Consent"] == "service, analytics, -marketing"
    await house.say("ann", "yes", "eu")  # to the bot's own question, whatever it was
    assert states(house, Purpose.MARKETING) == [("asked", "words")]
    await house.choose("ann", "guardrail:purpose:marketing:no", "eu")
    assert states(house, Purpose.MARKETING)[-1] == ("refused", "button")
    house.clock.now += timedelta(days=30)
    await house.say("ann", "hello again", "eu")
    assert states(house, Purpose.MARKETING)[-1] == ("refused", "button")


async def test_legitimate_interests_end_with_an_objection(house: House) -> None:
    await agreed(house, "ann", "eu")
    await house.choose("ann", "guardrail:purpose:analytics:no", "eu")
    await house.say("ann", "where is it now?", "eu")
    assert "-analytics" in listener(house).headers[-1]["Guardrail-Consent"]


async def test_stop_withdraws_everything(house: House) -> None:
    await agreed(house, "ann", "eu")
    await house.say("ann", "stop", "eu")
    heard = len(listener(house).heard)
    await house.say("ann", "are you still there?", "eu")
    assert len(listener(house).heard) == heard
    assert states(house, Purpose.SERVICE)[-2:] == [("withdrawn", "words"), ("asked", "words")]


async def test_consent_grows_old_and_is_asked_for_again(house: House) -> None:
    await agreed(house, "ann", "plain")
    house.clock.now += timedelta(days=365 * 3)
    heard = len(listener(house).heard)
    await house.say("ann", "hello again", "plain")
    assert len(listener(house).heard) == heard
    assert ("expired", "time") in states(house, Purpose.SERVICE)
    await house.choose("ann", "guardrail:consent:yes", "plain")
    with house.app.store.engine.connect() as connection:
        events = [row[0] for row in connection.exec_driver_sql("select event from consent_ledger order by seq")]
    assert events[-1] == "RenewedConsentGiven"


async def test_the_ledger_proves_what_was_shown(house: House) -> None:
    await agreed(house, "ann", "plain")
    with house.app.store.engine.connect() as connection:
        row = connection.exec_driver_sql(
            "select text_version, text_hash, language, basis, revision from consent_ledger where state = 'given'"
        ).one()
    question = house.app.pipeline.words.question(Purpose.SERVICE, "en")
    assert tuple(row) == (
        question.version,
        house.app.catalogue.hash_of(question),
        "en",
        "consent",
        house.app.policy.revision,
    )


async def test_in_california_people_are_served_until_they_opt_out(house: House) -> None:
    said = await house.say("ann", "hello, where is my parcel?", "california")
    assert said[-1].startswith("You said")
    assert listener(house).headers[-1]["Guardrail-Consent"] == "service, marketing, sale"
    answer = await house.say("ann", "do not sell my personal information", "california")
    assert len(listener(house).heard) == 1
    assert answer
    await house.say("ann", "so where is it?", "california")
    assert listener(house).headers[-1]["Guardrail-Consent"] == "service, -marketing, -sale"


async def test_the_opt_out_signal_is_honoured_forwarded_and_shown(house: House) -> None:
    status, body = await house.post("ann", {"text": "hello"}, "california", **{"sec-gpc": "1"})
    assert status == 200
    assert "not to sell or share" in json.loads(body)["messages"][0]["text"]
    assert listener(house).headers[-1]["Sec-GPC"] == "1"
    assert "-sale" in listener(house).headers[-1]["Guardrail-Consent"]
    assert states(house, Purpose.SALE) == [("withdrawn", "signal")]
    await house.post("ann", {"text": "where is it?"}, "california", **{"sec-gpc": "1"})
    assert len(states(house, Purpose.SALE)) == 1
    await house.say("ann", "and now without the signal", "california")
    assert "Sec-GPC" not in listener(house).headers[-1]
    assert "-sale" in listener(house).headers[-1]["Guardrail-Consent"]


async def test_the_signal_is_forwarded_with_a_message_that_waited(house: House) -> None:
    gpc = {"sec-gpc": "1"}
    await house.post("ann", {"text": "hello, where is my parcel?"}, "eu", **gpc)
    await house.post("ann", {"choice": "guardrail:consent:yes"}, "eu", **gpc)
    assert listener(house).heard == ["hello, where is my parcel?"]
    assert listener(house).headers[-1]["Sec-GPC"] == "1"


@pytest.mark.parametrize("value", ["0", "true", "11", " yes", ""])
async def test_only_exactly_one_is_the_signal(house: House, value: str) -> None:
    await house.post("ann", {"text": "hello"}, "california", **{"sec-gpc": value})
    assert "Sec-GPC" not in listener(house).headers[-1]
    assert states(house, Purpose.SALE) == []


async def test_a_child_needs_a_guardian_and_an_adult_goes_on(house: House) -> None:
    await house.say("kid", "labas, hello", "lithuania")
    assert listener(house).heard == []
    refused = await house.say("kid", "13", "lithuania")
    assert listener(house).heard == []
    assert refused
    assert states(house, Purpose.SERVICE) == []
    await house.say("ann", "hello, where is my parcel?", "lithuania")
    question = await house.choose("ann", "guardrail:age:18_plus", "lithuania")
    assert any("agree" in text.lower() for text in question)
    await house.choose("ann", "guardrail:consent:yes", "lithuania")
    assert listener(house).heard == ["hello, where is my parcel?"]


async def test_the_notice_is_offered_and_shown_before_any_consent(house: House) -> None:
    first = await house.say("ann", "hello", "eu")
    assert "/privacy" in first[0]
    notice = "\n".join(await house.say("ann", "/privacy", "eu"))
    assert listener(house).heard == []
    for fact in ("Example Shop", "privacy@shop.example", "https://shop.example/privacy"):
        assert fact in notice
    assert "turn:notice:shown" in house.tags()


async def test_a_person_sees_what_they_agreed_to(house: House) -> None:
    await agreed(house, "ann", "eu")
    state = "\n".join(await house.say("ann", "/consent", "eu"))
    assert len(state.splitlines()) >= 3
    assert len(listener(house).heard) == 1


async def test_the_disclosure_ledger_says_in_which_message(house: House) -> None:
    await house.say("ann", "hello", "california")
    with house.app.store.engine.connect() as connection:
        row = connection.exec_driver_sql(
            "select d.elements, t.direction, d.law from disclosure_ledger d"
            " join transcript t on t.record_id = d.message_id"
        ).one()
    assert Element.AUTOMATED in row[0]
    assert row[1] == "outbound"
    assert row[2]


async def test_a_bot_may_ask_before_it_tags(house: House) -> None:
    await agreed(house, "ann", "eu")
    view = await house.app.consent_of("eu", conversation(house))
    assert view is not None
    assert view.purposes[Purpose.SERVICE].allowed
    assert view.purposes[Purpose.SERVICE].state is ConsentState.GIVEN
    assert not view.purposes[Purpose.MARKETING].allowed
    assert view.citations
    assert view.revision == house.app.policy.revision
    for route, unknown in (("plain", conversation(house)), ("eu", "cnv_" + "a" * 26), ("eu", "x")):
        assert await house.app.consent_of(route, unknown) is None
        assert await house.app.hand_over(route, unknown, Answerer.HUMAN) is None


async def test_a_human_may_say_so_and_afterwards_the_disclosure_is_due(house: House) -> None:
    await agreed(house, "ann", "plain")
    house.bot.says = lambda heard: "I am a human being."
    stopped, _ = await house.post("ann", {"text": "who is there?"}, "plain")
    assert stopped == 502
    taken = await house.app.hand_over("plain", conversation(house), Answerer.HUMAN)
    assert taken is not None
    assert not taken.disclosure_due
    assert (await house.say("ann", "are you there?", "plain")) == ["I am a human being."]
    given_back = await house.app.hand_over("plain", conversation(house), Answerer.BOT)
    assert given_back is not None
    assert given_back.disclosure_due
    house.bot.says = lambda heard: f"You said: {heard}"
    said = await house.say("ann", "and now?", "plain")
    assert "automated assistant" in said[0]
    assert {"turn:handoff:begun", "turn:handoff:ended"} <= set(house.tags())
