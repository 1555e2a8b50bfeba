"""LINE, with the official SDK unchanged on the bot's side and LINE's cloud faked on loopback."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from linebot.v3 import WebhookParser
from linebot.v3.messaging import (
    ApiClient,
    Configuration,
    MessagingApi,
    PushMessageRequest,
    ReplyMessageRequest,
    TextMessage,
)
from linebot.v3.webhooks import MessageEvent, TextMessageContent

from tests.e2e.harness import CODE, Guardrail, Peer, Seen, development, guardrail, peer, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHANNEL_SECRET, CHANNEL_TOKEN = "channel-secret-of-line", "channel-token-of-line"
BOT_SECRET, BOT_CREDENTIAL = "bot-facing-secret-0123456789", "bot-facing-token-0123456789"
EMAIL, NAME = "leonora.q@example.org", "Leonora Quillfeather"

numbers = itertools.count(1)


def signature(body: bytes, secret: str = CHANNEL_SECRET) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()


def text_event(user: str, text: str, **more: Any) -> dict[str, Any]:
    n = next(numbers)
    return {
        "type": "message",
        "mode": "active",
        "timestamp": 1790000000000 + n,
        "source": {"type": "user", "userId": user},
        "webhookEventId": f"01HEVENT{n:018d}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"reply{n:027d}",
        "message": {"id": f"{n:018d}", "type": "text", "quoteToken": f"quote{n}", "text": text},
        **more,
    }


def envelope(*events: dict[str, Any]) -> bytes:
    return json.dumps({"destination": "U" + "d" * 32, "events": list(events)}, ensure_ascii=False).encode()


async def line_cloud(request: web.Request, seen: Seen) -> web.StreamResponse:
    """api.line.me, as far as the SDK looks."""
    assert request.headers["Authorization"] == f"Bearer {CHANNEL_TOKEN}"
    if request.path.startswith("/v2/bot/profile/"):
        return web.json_response({"userId": request.path.rsplit("/", 1)[1], "displayName": NAME, "language": "en"})
    return web.json_response({"sentMessages": [{"id": str(next(numbers)), "quoteToken": "q"}]})


class LineBot:
    """An ordinary bot written with the SDK: it echoes by reply, in a thread, as the SDK blocks."""

    def __init__(self) -> None:
        self.parser = WebhookParser(BOT_SECRET)
        self.base = ""
        self.status = 200
        self.pause = 0.0
        self.heard: list[str] = []

    def api(self) -> MessagingApi:
        return MessagingApi(ApiClient(Configuration(host=self.base, access_token=BOT_CREDENTIAL)))

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        if self.status != 200:
            return web.Response(status=self.status)
        await asyncio.sleep(self.pause)
        events = self.parser.parse(seen.body.decode(), request.headers["X-Line-Signature"])
        for event in events:
            if isinstance(event, MessageEvent) and isinstance(event.message, TextMessageContent):
                self.heard.append(event.message.text)
                await asyncio.to_thread(self._reply, event.reply_token, f"You said: {event.message.text}")
        return web.Response()

    def _reply(self, token: str, text: str) -> None:
        self.api().reply_message(ReplyMessageRequest(replyToken=token, messages=[TextMessage(text=text)]))


class House:
    """Everything between a person on LINE and the bot."""

    def __init__(self, guard: Guardrail, cloud: Peer, bot: LineBot, webhooks: Peer, http: aiohttp.ClientSession):
        self.guard, self.cloud, self.bot, self.webhooks, self.http = guard, cloud, bot, webhooks, http

    async def send(self, body: bytes, route: str = "open", sign: str | None = None) -> int:
        headers = {
            "x-line-signature": sign if sign is not None else signature(body),
            "content-type": "application/json",
        }
        async with self.http.post(f"{self.guard.url}/in/{route}", data=body, headers=headers) as response:
            return response.status

    def said(self, user_or_token: str) -> list[dict[str, Any]]:
        """Messages that LINE was asked to show for a reply token or user."""
        calls = [seen.json for seen in self.cloud.seen if seen.path.endswith(("/reply", "/push"))]
        mine = [call for call in calls if user_or_token in (call.get("replyToken"), call.get("to"))]
        return [message for call in mine for message in call["messages"]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    bot = LineBot()
    async with peer(line_cloud) as cloud, peer(bot) as webhooks, aiohttp.ClientSession() as http:
        common = {
            "channel": "line",
            "bot": {"url": f"{webhooks.url}/callback", "secret": BOT_SECRET, "credential": BOT_CREDENTIAL},
            "channel_secret": CHANNEL_SECRET,
            "channel_token": CHANNEL_TOKEN,
            "api_url": cloud.url,
            "media_url": cloud.url,
        }
        routes = {"open": {**common, "policy": {"consent": "none"}}, "asks": common}
        async with guardrail(tmp_path_factory.mktemp("line"), development(routes)) as guard:
            yield House(guard, cloud, bot, webhooks, http)


@pytest.fixture
def house(running: House) -> House:
    running.cloud.seen.clear()
    running.webhooks.seen.clear()
    running.bot.heard.clear()
    running.bot.status, running.bot.pause = 200, 0.0
    running.bot.base = f"{running.guard.url}/out/open"
    return running


async def test_the_sdk_bot_answers_through_us(house: House) -> None:
    event = text_event("U" + "1" * 32, f"Hello, write to {EMAIL} please")
    assert await house.send(envelope(event)) == 200
    await until(lambda: bool(house.said(event["replyToken"])))
    assert house.bot.heard == ["Hello, write to <EMAIL_ADDRESS_1> please"]
    messages = house.said(event["replyToken"])
    assert len(messages) == 2  # the bot identity, then the answer
    assert messages[1]["text"] == f"You said: Hello, write to {EMAIL} please"
    assert EMAIL.encode() not in house.webhooks.everything()


async def test_an_untouched_webhook_arrives_byte_for_byte_and_signed_for_the_bot(house: House) -> None:
    event = json.dumps(text_event("U" + "2" * 32, "how late are you open?")).replace("how", "\\u0068ow")
    body = b'{ "destination":"U%s" ,"events" : [ %s ] }' % (b"d" * 32, event.encode())
    assert await house.send(body) == 200
    await until(lambda: bool(house.webhooks.seen))
    assert house.webhooks.seen[0].body == body
    assert house.webhooks.seen[0].headers["X-Line-Signature"] == signature(body, BOT_SECRET)


async def test_several_people_in_one_webhook(house: House) -> None:
    first = text_event("U" + "3" * 32, f"my mail is {EMAIL}")
    second = text_event("U" + "4" * 32, "my mail is other.person@example.org")
    assert await house.send(envelope(first, second)) == 200
    await until(lambda: bool(house.said(first["replyToken"]) and house.said(second["replyToken"])))
    assert house.bot.heard == ["my mail is <EMAIL_ADDRESS_1>"] * 2
    assert house.said(first["replyToken"])[-1]["text"] == f"You said: my mail is {EMAIL}"
    assert house.said(second["replyToken"])[-1]["text"] == "You said: my mail is other.person@example.org"


async def test_messages_of_one_person_arrive_in_order(house: House) -> None:
    user = "U" + "5" * 32
    texts = [f"and {n} went on with the story" for n in "abcdefgh"]
    for text in texts:
        assert await house.send(envelope(text_event(user, text))) == 200
    await until(lambda: len(house.bot.heard) == len(texts))
    assert house.bot.heard == texts


async def test_a_redelivery_is_recorded_once_and_not_delivered_again(house: House) -> None:
    event = text_event("U" + "6" * 32, "just once, please")
    assert await house.send(envelope(event)) == 200
    await until(lambda: bool(house.said(event["replyToken"])))
    again = {**event, "deliveryContext": {"isRedelivery": True}}
    assert await house.send(envelope(again)) == 200
    marker = text_event("U" + "6" * 32, "and then this")
    assert await house.send(envelope(marker)) == 200
    await until(lambda: "and then this" in house.bot.heard)
    assert house.bot.heard == ["just once, please", "and then this"]


async def test_the_same_id_with_other_content_is_refused(house: House) -> None:
    event = text_event("U" + "7" * 32, "the first content")
    assert await house.send(envelope(event)) == 200
    forged = {**event, "message": {**event["message"], "text": "another content"}}
    assert await house.send(envelope(forged)) == 409
    await until(lambda: bool(house.said(event["replyToken"])))
    assert house.bot.heard == ["the first content"]


@pytest.mark.parametrize("sign", ["", "AAAA", signature(b"another body"), signature(b"x", "wrong secret")])
async def test_a_wrong_signature_is_refused_and_nothing_kept(house: House, sign: str) -> None:
    body = envelope(text_event("U" + "8" * 32, "forged"))
    assert await house.send(body, sign=sign) == 401
    assert house.bot.heard == []


async def test_the_consoles_verify_button(house: House) -> None:
    assert await house.send(envelope()) == 200


async def test_consent_in_the_channel_with_buttons(house: House) -> None:
    house.bot.base = f"{house.guard.url}/out/asks"
    user = "U" + "9" * 32
    event = text_event(user, f"你好，我的信箱是{EMAIL}，謝謝")
    assert await house.send(envelope(event), "asks") == 200
    await until(lambda: bool(house.said(event["replyToken"])))
    assert house.bot.heard == []
    question = house.said(event["replyToken"])[-1]
    items = question["quickReply"]["items"]
    assert [item["action"]["data"] for item in items] == ["guardrail:consent:yes", "guardrail:consent:no"]

    n = next(numbers)
    press = {
        "type": "postback", "mode": "active", "timestamp": 1790000000000 + n,
        "source": {"type": "user", "userId": user},
        "webhookEventId": f"01HPRESS{n:018d}", "deliveryContext": {"isRedelivery": False},
        "replyToken": f"press{n:027d}", "postback": {"data": "guardrail:consent:yes"},
    }  # fmt: skip
    assert await house.send(envelope(press), "asks") == 200
    await until(lambda: bool(house.said(press["replyToken"])))
    assert house.bot.heard == ["你好，我的信箱是<EMAIL_ADDRESS_1>，謝謝"]
    assert house.said(press["replyToken"])[-1]["text"] == f"You said: 你好，我的信箱是{EMAIL}，謝謝"


async def test_an_unsent_message_that_waits_is_never_delivered(house: House) -> None:
    house.bot.base = f"{house.guard.url}/out/asks"
    user = "U" + "f" * 32
    event = text_event(user, "Hello, is anybody there at all?")
    assert await house.send(envelope(event), "asks") == 200
    await until(lambda: bool(house.said(event["replyToken"])))
    n = next(numbers)
    unsend = {**event, "type": "unsend", "webhookEventId": f"01HUNSEND{n:017d}", "replyToken": None}
    del unsend["message"], unsend["replyToken"]
    unsend["unsend"] = {"messageId": event["message"]["id"]}
    assert await house.send(envelope(unsend), "asks") == 200
    yes = text_event(user, "Yes")
    assert await house.send(envelope(yes), "asks") == 200
    await until(lambda: bool(house.said(yes["replyToken"])))
    assert house.bot.heard == []


async def test_asking_for_a_machine_shows_the_identity_again(house: House) -> None:
    user = "U" + "0" * 32
    events = [text_event(user, text) for text in ("Good morning to you", "And one more thing", "Are you a robot?")]
    for event in events:
        assert await house.send(envelope(event)) == 200
        await until(lambda event=event: bool(house.said(event["replyToken"])))
    assert [len(house.said(event["replyToken"])) for event in events] == [2, 1, 2]


async def test_push_restores_for_its_person_only(house: House) -> None:
    user = "U" + "a" * 32
    await house.send(envelope(text_event(user, f"my mail is {EMAIL}")))
    await until(lambda: bool(house.bot.heard))

    def push(to: str) -> None:
        text = TextMessage(text="We wrote to <EMAIL_ADDRESS_1>.")
        house.bot.api().push_message(PushMessageRequest(to=to, messages=[text]))

    await asyncio.to_thread(push, user)
    await asyncio.to_thread(push, "U" + "b" * 32)
    assert house.said(user)[-1]["text"] == f"We wrote to {EMAIL}."
    assert house.said("U" + "b" * 32)[-1]["text"] == "We wrote to <EMAIL_ADDRESS_1>."


async def test_erasing_one_member_of_a_group_leaves_the_others_whole(house: House) -> None:
    ann, bob, group = "U" + "a1" * 16, "U" + "b1" * 16, "C" + "9" * 32

    async def speak(user: str, text: str) -> list[str]:
        event = text_event(user, text, source={"type": "group", "groupId": group, "userId": user})
        assert await house.send(envelope(event)) == 200
        await until(lambda: bool(house.said(event["replyToken"])))
        return [message["text"] for message in house.said(event["replyToken"])]

    await speak(ann, f"write to me at {EMAIL}")
    said = await speak(bob, "and to me at bob.in.group@example.org")
    assert house.bot.heard[-1] == "and to me at <EMAIL_ADDRESS_2>"
    assert said[-1] == "You said: and to me at bob.in.group@example.org"
    await speak(ann, "delete my data")
    told = await speak(ann, "yes")  # the strict law wants more than the account, and a group is no place for codes
    assert not CODE.search(told[-1])

    async def alone(text: str) -> str:
        event = text_event(ann, text)
        assert await house.send(envelope(event)) == 200
        await until(lambda: bool(house.said(event["replyToken"])))
        return str(house.said(event["replyToken"])[-1]["text"])

    code = CODE.search(await alone("/code"))
    assert code is not None
    await alone(code[0])

    def push() -> None:
        text = TextMessage(text="We have <EMAIL_ADDRESS_1> and <EMAIL_ADDRESS_2>.")
        house.bot.api().push_message(PushMessageRequest(to=group, messages=[text]))

    await asyncio.to_thread(push)
    assert house.said(group)[-1]["text"] == "We have <EMAIL_ADDRESS_1> and bob.in.group@example.org."


async def test_a_profile_reaches_the_bot_pseudonymised(house: House) -> None:
    user = "U" + "c" * 32
    event = text_event(user, "hello there, all")
    await house.send(envelope(event))
    await until(lambda: bool(house.said(event["replyToken"])))
    profile = await asyncio.to_thread(house.bot.api().get_profile, user)
    assert profile.user_id == user
    assert profile.display_name == "<PERSON_1>"


async def test_the_bots_credential_is_checked_and_unknown_calls_refused(house: House) -> None:
    url = f"{house.guard.url}/out/open/v2/bot/message/push"
    async with house.http.post(url, json={}, headers={"authorization": "Bearer guess"}) as response:
        assert response.status == 401
    headers = {"authorization": f"Bearer {BOT_CREDENTIAL}"}
    endpoint = f"{house.guard.url}/out/open/v2/bot/channel/webhook/endpoint"
    async with house.http.put(endpoint, json={"endpoint": "https://evil.example"}, headers=headers) as response:
        assert response.status == 403
    disguised = {**headers, "content-type": "image/png"}
    body = json.dumps({"to": "U" + "c" * 32, "messages": [{"type": "text", "text": "hello"}]}).encode()
    async with house.http.post(url, data=body, headers=disguised) as response:
        assert response.status == 400
    assert house.cloud.seen == []


async def test_a_slow_bot_is_asked_once_and_its_conversation_waits(house: House) -> None:
    house.bot.pause = 4.0
    user = "U" + "d1" * 16
    first, second = text_event(user, "Take your time with this one"), text_event(user, "And with this one, too")
    assert await house.send(envelope(first)) == 200
    assert await house.send(envelope(second)) == 200
    await until(lambda: bool(house.said(second["replyToken"])))
    assert house.bot.heard == ["Take your time with this one", "And with this one, too"]
    assert len(house.webhooks.seen) == 2


async def test_a_bot_that_is_down_gets_its_messages_later(house: House) -> None:
    house.bot.status = 503
    event = text_event("U" + "e" * 32, "are you awake yet?")
    assert await house.send(envelope(event)) == 200
    await until(lambda: len(house.webhooks.seen) >= 2)
    house.bot.status = 200
    await until(lambda: bool(house.said(event["replyToken"])))
    assert house.bot.heard == ["are you awake yet?"]
