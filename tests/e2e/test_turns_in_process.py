"""Turns in one process with a clock of our own: what needs hours to pass, a fault at a step, or two replicas."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from guardrail.app import App, Observe, build
from guardrail.config import parse
from guardrail.errors import BadPayloadError, BotError, DetectionError, StoreUnavailableError
from guardrail.ports import BotAnswer
from guardrail.types import BotRequest, RawText, Sealed

LINE_SECRET = "channel-secret-of-line"
EMAIL, OTHER = "hermia.b@example.org", "lysander.c@example.org"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


class Bot:
    """Answers with what ``says`` makes of the text it heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.says: Callable[[str], str] = lambda heard: f"You said: {heard}"

    async def send(self, request: BotRequest) -> BotAnswer:
        heard = json.loads(request.body)["text"]
        self.heard.append(heard)
        body = json.dumps({"messages": [{"text": self.says(heard)}]}).encode()
        return BotAnswer(status=200, headers={}, body=body)

    async def stream(self, request: BotRequest) -> AsyncGenerator[bytes, None]:
        heard = json.loads(request.body)["text"]
        self.heard.append(heard)
        for word in self.says(heard).split(" "):
            yield b"data: " + json.dumps({"text": word + " "}).encode() + b"\n\n"
        yield b"event: done\ndata: {}\n\n"

    async def close(self) -> None:
        return None


class House:
    def __init__(self, app: App, bot: Bot, clock: Clock) -> None:
        self.app, self.bot, self.clock = app, bot, clock

    async def post(self, user: str, body: dict[str, Any], route: str = "open", **headers: str) -> tuple[int, bytes]:
        answer = await self.app.answer(route, "web", RawText(user), headers, json.dumps(body).encode())
        if isinstance(answer.body, bytes):
            return answer.status, answer.body
        return answer.status, b"".join([piece async for piece in answer.body])

    async def say(self, user: str, text: str, route: str = "open") -> list[str]:
        status, body = await self.post(user, {"text": text}, route)
        assert status == 200, body
        return [message["text"] for message in json.loads(body)["messages"]]

    async def choose(self, user: str, payload: str, route: str = "asks") -> list[str]:
        status, body = await self.post(user, {"choice": payload}, route)
        assert status == 200, body
        return [message["text"] for message in json.loads(body)["messages"]]

    def rows(self, table: str) -> int:
        with self.app.store.engine.connect() as connection:
            return int(connection.exec_driver_sql(f"select count(*) from {table}").scalar_one())

    def tags(self) -> list[str]:
        with self.app.store.engine.connect() as connection:
            return [row[0] for row in connection.exec_driver_sql("select tag from audit_entries order by at, entry_id")]


@asynccontextmanager
async def opened(directory: Path, bot: Bot, clock: Clock) -> AsyncIterator[House]:
    url = "http://127.0.0.1:1/bot"
    config = parse(
        {
            "mode": "development",
            "detection": {"model": False},
            "routes": {
                "open": {"channel": "web", "bot": {"url": url}, "policy": {"consent": "none", "retention": "P7D"}},
                "asks": {"channel": "web", "bot": {"url": url}},
                "eu": {  # where an account in the chat is proof enough of who asks to be erased
                    "channel": "web",
                    "bot": {"url": url},
                    "policy": {"consent": "none", "jurisdictions": "eu"},
                },
                "line": {
                    "channel": "line",
                    "bot": {"url": url, "secret": "s" * 16, "credential": "c" * 16},
                    "channel_secret": LINE_SECRET,
                    "channel_token": "t" * 16,
                    "api_url": "http://127.0.0.1:1",
                    "media_url": "http://127.0.0.1:1",
                    "policy": {"consent": "none"},
                },
            },
        },
        base=directory,
    )
    async with build(config, clock=clock, observe=Observe(bot=lambda _: bot)) as app:
        yield House(app, bot, clock)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, Bot(), Clock()) as made:
        yield made


async def test_the_identity_is_told_again_after_the_interval(house: House) -> None:
    assert len(await house.say("ann", "Hello there, everybody")) == 2
    assert len(await house.say("ann", "And one more thing")) == 1
    house.clock.now += timedelta(hours=3, minutes=1)
    assert len(await house.say("ann", "Still here, am I not?")) == 2


async def test_what_has_expired_is_deleted_and_said_so(house: House) -> None:
    await house.say("ann", f"my mail is {EMAIL}")
    assert (house.rows("transcript"), house.rows("vault")) == (2, 1)
    await house.app.rights.retention.sweep()
    assert house.rows("transcript") == 2
    house.clock.now += timedelta(days=8)
    await house.app.rights.retention.sweep()
    assert (house.rows("transcript"), house.rows("vault")) == (0, 0)
    assert house.tags()[-1] == "retention:records:expired"


async def test_an_identifier_of_somebody_else_is_stopped(house: House) -> None:
    await house.say("ann", f"my mail is {EMAIL}")
    house.bot.says = lambda heard: f"We wrote to {EMAIL} yesterday."
    status, body = await house.post("bob", {"text": "did you write to me?"})
    assert status == 502
    assert EMAIL.encode() not in body
    assert house.tags()[-1] == "turn:answer:stopped"
    status, streamed = await house.post("bob", {"text": "and now?"}, accept="text/event-stream")
    assert EMAIL.encode() not in streamed
    assert (await house.say("ann", "did you write to me?"))[-1] == f"We wrote to {EMAIL} yesterday."


async def test_new_personal_data_in_an_answer_reaches_the_person_and_is_pseudonymised_in_store(house: House) -> None:
    house.bot.says = lambda heard: f"Your contact is {OTHER}." if "contact" in heard else heard
    assert (await house.say("ann", "who is my contact?"))[-1] == f"Your contact is {OTHER}."
    await house.say("ann", f"so I write to {OTHER}")
    assert house.bot.heard[-1] == "so I write to <EMAIL_ADDRESS_1>"


async def test_several_waiting_messages_are_delivered_in_order_and_answered_together(house: House) -> None:
    texts = ["Where is my parcel, please?", "It was a blue lamp, you know.", "And the invoice is missing."]
    for text in texts:
        await house.say("ann", text, "asks")
    assert house.bot.heard == []
    answers = await house.choose("ann", "guardrail:consent:yes")
    assert house.bot.heard == texts
    assert [text for text in answers if text.startswith("You said")] == [f"You said: {text}" for text in texts]
    assert house.rows("inbox where state = 'waiting'") == 0


async def test_a_release_that_was_cut_is_made_good_with_the_next_message(house: House) -> None:
    await house.say("ann", "Where is my parcel, please?", "asks")
    answering = house.app.answering

    async def cut(*_: object) -> Any:
        raise StoreUnavailableError

    whole, answering._released = answering._released, cut  # type: ignore[method-assign]
    status, _ = await house.post("ann", {"choice": "guardrail:consent:yes"}, "asks")
    assert status == 503
    answering._released = whole  # type: ignore[method-assign]
    await house.say("ann", "Is anybody there at all?", "asks")
    assert house.bot.heard == ["Where is my parcel, please?", "Is anybody there at all?"]


async def test_a_bot_that_fails_on_yes_gets_the_message_with_the_next_one(house: House) -> None:
    await house.say("ann", "Where is my parcel, please?", "asks")

    def down(heard: str) -> str:
        raise BotError

    house.bot.says = down
    status, _ = await house.post("ann", {"choice": "guardrail:consent:yes"}, "asks")
    assert status == 502
    house.bot.says = lambda heard: f"You said: {heard}"
    answers = await house.say("ann", "Is anybody there at all?", "asks")
    assert [text for text in answers if text.startswith("You said")] == [
        "You said: Where is my parcel, please?",
        "You said: Is anybody there at all?",
    ]
    assert house.rows("transcript where direction = 'inbound'") == 2
    assert await house.say("ann", "Now it is quiet.", "asks") == ["You said: Now it is quiet."]


async def test_a_message_on_which_the_bot_always_fails_does_not_block_the_rest(house: House) -> None:
    await house.say("ann", "This one is poison.", "asks")

    def picky(heard: str) -> str:
        if "poison" in heard:
            raise BotError
        return f"You said: {heard}"

    house.bot.says = picky
    await house.post("ann", {"choice": "guardrail:consent:yes"}, "asks")
    statuses = [(await house.post("ann", {"text": f"And this is number {n}."}, "asks"))[0] for n in "abcdef"]
    assert statuses[-1] == 200
    assert "inbox:message:dropped" in house.tags()


@pytest.mark.parametrize("step", range(5))
async def test_an_erasure_that_was_cut_anywhere_is_finished(house: House, step: int) -> None:
    await house.say("ann", f"my mail is {EMAIL}", "eu")
    await house.say("bob", f"my mail is {OTHER}", "eu")
    await house.say("ann", "delete my data", "eu")
    steps = _cut_at(house, step)
    status, _ = await house.post("ann", {"choice": "guardrail:erase:yes"}, "eu")
    assert status in (200, 503)
    assert steps() or status == 200
    _mend(house)
    for _ in range(2):
        house.clock.now += timedelta(minutes=2)  # beyond what whoever began it has for itself
        await house.app.rights.clock.tick()
        await house.app.rights.erasure.carry_on()
    if "erasure:subject:begun" not in house.tags():
        assert house.rows("subjects") == 2
        return
    assert house.rows("subjects") == 1
    assert house.tags().count("erasure:subject:completed") == 1
    assert (await house.say("bob", "and me?", "eu"))[-1] == "You said: and me?"
    await house.say("ann", f"my mail is {EMAIL}", "eu")
    assert house.rows("subjects") == 2


def _cut_at(house: House, step: int) -> Callable[[], bool]:
    """Fail the n-th call of store or keys from now on."""
    left, failed = [step], [False]
    store, keys = house.app.store, house.app.keys
    for holder, name in ((store, "commit"), (store, "conversations"), (keys, "destroy")):
        real = getattr(type(holder), name)

        async def call(*args: Any, _real: Any = real, _holder: Any = holder, **named: Any) -> Any:
            if left[0] == 0:
                failed[0] = True
                raise StoreUnavailableError
            left[0] -= 1
            return await _real(_holder, *args, **named)

        setattr(holder, name, call)
    return lambda: failed[0]


def _mend(house: House) -> None:
    for holder, name in ((house.app.store, "commit"), (house.app.store, "conversations"), (house.app.keys, "destroy")):
        delattr(holder, name)


async def test_two_replicas_share_a_conversation(tmp_path: Path) -> None:
    bot, clock = Bot(), Clock()
    async with opened(tmp_path, bot, clock) as first, opened(tmp_path, bot, clock) as second:
        await first.say("ann", f"my mail is {EMAIL}")
        await second.say("ann", f"and another is {OTHER}")
        assert bot.heard[-1] == "and another is <EMAIL_ADDRESS_2>"
        bot.says = lambda heard: "We have <EMAIL_ADDRESS_1> and <EMAIL_ADDRESS_2>."
        assert (await first.say("ann", "which ones do you have?"))[-1] == f"We have {EMAIL} and {OTHER}."
        await first.say("ann", "a third is third.one@example.org")
        assert bot.heard[-1] == "a third is <EMAIL_ADDRESS_3>"


async def test_an_erasure_elsewhere_stops_this_replica_too(tmp_path: Path) -> None:
    bot, clock = Bot(), Clock()
    async with opened(tmp_path, bot, clock) as first, opened(tmp_path, bot, clock) as second:
        await first.say("ann", f"my mail is {EMAIL}", "eu")
        await second.say("ann", "delete my data", "eu")
        await second.choose("ann", "guardrail:erase:yes", "eu")
        bot.says = lambda heard: "We have <EMAIL_ADDRESS_1>."
        assert (await first.say("ann", "what do you have?", "eu"))[-1] == "We have <EMAIL_ADDRESS_1>."


async def test_a_detector_that_fails_stops_everything_until_it_is_back(house: House) -> None:
    inspector = house.app.pipeline.inspector

    class Broken:
        async def scan(self, texts: object, *, locale: str | None = None) -> Any:
            raise DetectionError

    whole, inspector._detector = inspector._detector, Broken()  # type: ignore[assignment]
    status, body = await house.post("ann", {"text": f"my mail is {EMAIL}"})
    assert status == 503
    assert json.loads(body)["error"]["code"] == "detection_failed"
    assert EMAIL.encode() not in body
    assert house.bot.heard == []
    inspector._detector = whole
    assert (await house.say("ann", f"my mail is {EMAIL}"))[-1] == f"You said: my mail is {EMAIL}"


async def test_a_sealed_message_that_was_damaged_is_given_up_and_blocks_nobody(house: House) -> None:
    event = {
        "type": "message", "timestamp": 1, "source": {"type": "user", "userId": "U" + "1" * 32},
        "webhookEventId": "01H", "message": {"id": "1", "type": "text", "text": "hello there"},
    }  # fmt: skip
    body = json.dumps({"destination": "U" + "d" * 32, "events": [event]}).encode()
    signature = base64.b64encode(hmac.digest(LINE_SECRET.encode(), body, "sha256")).decode()
    await house.app.receive("line", {"x-line-signature": signature}, body)
    (item,) = await house.app.store.inbox_due(house.clock())
    damaged = item.sealed.data[:-1] + bytes([item.sealed.data[-1] ^ 1])
    await house.app.webhooks.deliver(replace(item, sealed=Sealed(damaged)))
    assert house.rows("inbox where state = 'dead'") == 1
    assert house.tags()[-1] == "inbox:message:dead"
    assert house.bot.heard == []


async def test_what_a_turn_takes_is_measured_whole_and_streamed(house: House) -> None:
    await house.say("ann", "Hello there, everybody")
    await house.post("ann", {"text": "And once more, please"}, accept="text/event-stream")
    text = house.app.metrics.render().decode()
    assert 'guardrail_turn_overhead_seconds_count{route="open"} 2.0' in text
    assert 'guardrail_bot_request_duration_seconds_count{route="open"} 2.0' in text


async def test_personal_data_in_an_object_key_ends_the_request(house: House) -> None:
    with pytest.raises(BadPayloadError, match="object key"):
        await house.post("ann", {"text": "hello there", "metadata": {EMAIL: 1}})
    assert house.bot.heard == []


async def test_a_card_written_as_a_number_ends_the_request_and_other_numbers_do_not(house: House) -> None:
    body = {"text": "hello there", "metadata": {"order": 1234567890, "at": 1790000000000}}
    assert (await house.post("ann", body))[0] == 200
    with pytest.raises(BadPayloadError, match="number"):
        await house.post("ann", {"text": "hello there", "metadata": {"card": 4111111111111111}})
    assert house.bot.heard == ["hello there"]


async def test_a_decision_is_durable_before_the_bot_is_called(house: House) -> None:
    seen: list[list[str]] = []
    send = house.bot.send

    async def watching(request: BotRequest) -> BotAnswer:
        seen.append(house.tags())
        return await send(request)

    house.bot.send = watching  # type: ignore[method-assign]
    await house.say("ann", "Hello there, everybody")
    assert "turn:decision:made" in seen[0]
    assert "turn:answer:sent" not in seen[0]
