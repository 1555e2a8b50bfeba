"""The feed and what watches the ports for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from guardrail.demo.feed import DemoFeed
from guardrail.demo.observe import ObservedBot, observed_store
from guardrail.errors import BotError, StoreUnavailableError
from guardrail.ports import BotAnswer
from guardrail.types import (
    AuditRecorded,
    BotRequest,
    Direction,
    Redacted,
    Sealed,
    SubjectErased,
    TranscriptAppended,
    VaultAppended,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


async def all_of(feed: DemoFeed, after: int = 0) -> list[tuple[int, str]]:
    feed.close()
    return [(event.number, event.kind) async for event in feed.follow(after)]


async def test_followers_get_the_past_and_what_comes() -> None:
    feed = DemoFeed()
    feed.publish("one", {})
    follower = feed.follow()
    assert (await anext(follower)).kind == "one"
    step = asyncio.ensure_future(anext(follower))
    await asyncio.sleep(0)
    assert not step.done()
    feed.publish("two", {"a": 1})
    assert (await step).data == {"a": 1}
    assert await all_of(feed, after=1) == [(2, "two")]
    assert await all_of(feed, after=99) == [(1, "one"), (2, "two")]  # a number from before a restart


async def test_the_ring_forgets() -> None:
    feed = DemoFeed(size=3)
    for _ in range(10):
        feed.publish("x", {})
    assert [number for number, _ in await all_of(feed)] == [8, 9, 10]


class _Bot:
    async def send(self, request: BotRequest) -> BotAnswer:
        if request.body == b"fail":
            raise BotError
        return BotAnswer(status=200, headers={}, body=b"<PERSON_1>!")

    async def stream(self, request: BotRequest) -> AsyncIterator[bytes]:
        yield b"<PERSON"
        yield b"_1>!"

    async def close(self) -> None: ...


async def test_the_bot_sees_what_the_page_shows() -> None:
    feed = DemoFeed()
    bot = ObservedBot(_Bot(), feed)
    request = BotRequest(body=b"<PERSON_1>", redacted=Redacted(texts={}, placed=(), counts={}))
    assert (await bot.send(request)).body == b"<PERSON_1>!"
    assert [chunk async for chunk in bot.stream(request)] == [b"<PERSON", b"_1>!"]
    feed.close()
    shown = [(event.kind, event.data["body"]) async for event in feed.follow()]
    assert shown == [("bot", "<PERSON_1>"), ("bot_answer", "<PERSON_1>!")] * 2


class _Store:
    def __init__(self) -> None:
        self.fails = False

    async def commit(self, writes: Sequence[object], *, alive: Sequence[str] = ()) -> None:
        if self.fails:
            raise StoreUnavailableError

    async def ready(self) -> None: ...


async def test_only_durable_writes_are_shown_and_only_sealed_bytes() -> None:
    feed, inner = DemoFeed(), _Store()
    store = observed_store(inner, feed)  # type: ignore[arg-type]
    await store.ready()
    common: dict[str, Any] = {"record_id": "r", "conversation_id": "c", "expires_at": NOW}
    writes: list[Any] = [
        TranscriptAppended(
            turn_id="t",
            owner_id="s",
            direction=Direction.INBOUND,
            at=NOW,
            decision_id="d",
            sealed=Sealed(bytes(range(100))),
            **common,
        ),
        VaultAppended(subject_id="s", placeholder="<PERSON_1>", sealed=Sealed(b"abc"), **common),
        AuditRecorded(
            entry_id="e", at=NOW, tag="turn:subject:decided", fields={"n": {"PERSON": 1}, "x": ["a"], "z": None}
        ),
        SubjectErased(subject_id="s"),
        SimpleNamespace(),
    ]
    await store.commit(writes)
    inner.fails = True
    with pytest.raises(StoreUnavailableError):
        await store.commit(writes)
    feed.close()
    shown = [(event.kind, dict(event.data)) async for event in feed.follow()]
    assert [kind for kind, _ in shown] == ["stored", "stored", "audit", "erased"]
    assert shown[0][1]["hex"] == bytes(range(68, 100)).hex()
    assert shown[0][1]["bytes"] == 100
    assert shown[1][1]["what"] == "vault, <PERSON_1>"
    assert shown[2][1]["fields"] == {"n": {"PERSON": 1}, "x": ["a"]}
    assert json.dumps(shown)
