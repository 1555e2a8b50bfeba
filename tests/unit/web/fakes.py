"""A scripted pipeline for the listeners' tests: it records what reached it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from guardrail.errors import UnauthorizedError
from guardrail.ports import BotAnswer
from guardrail.types import Citation, ConsentState, LegalBasis, Purpose, RawText
from guardrail.web.sessions import Sessions
from guardrail.web.turns import (
    Answer,
    Answerer,
    ConsentView,
    Credential,
    HandoffView,
    PurposeView,
    RouteInfo,
)

API_KEY = "key-one"
BOT_KEY = "bot-credential"
SHOP_BOT_KEY = "credential-of-the-shop's-bot"
KNOWN = "cnv_" + "a" * 26
"""The conversation of the route ``shop``."""


def digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


ROUTES = {
    "shop": RouteInfo(channel="web", bot_credentials=(Credential(digest=digest(SHOP_BOT_KEY), holder="shop's bot"),)),
    "other": RouteInfo(channel="web"),
    "gpt": RouteInfo(
        channel="openai",
        api_keys=(Credential(digest=digest(API_KEY), holder="app"), Credential(digest=digest("key-two"), holder="app")),
        models=("demo-1",),
    ),
    "demo": RouteInfo(channel="openai", keyless=True),
    "line": RouteInfo(channel="line", bot_credentials=(Credential(digest=digest(BOT_KEY), holder="bot"),)),
}


VIEW = ConsentView(
    purposes={
        Purpose.MARKETING: PurposeView(
            allowed=False, state=ConsentState.UNKNOWN, since=None, basis=LegalBasis.LEGITIMATE_INTERESTS
        ),
        Purpose.SERVICE: PurposeView(
            allowed=True,
            state=ConsentState.GIVEN,
            since=datetime(2026, 11, 22, 10, 0, 0, 999_999, UTC),
            basis=LegalBasis.CONSENT,
        ),
    },
    citations=[Citation(law="GDPR", article="Art. 6(1)(a)", source="https://law.example/6", rule="eu/consent_service")],
    valid_until=datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC),
    revision="sha256:00",
)


def mac(data: bytes) -> bytes:
    return hmac.digest(b"test key", data, "sha256")


class CountingEntropy:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, size: int) -> bytes:
        self.calls += 1
        return hashlib.sha256(str(self.calls).encode()).digest()[:size]


def sessions() -> Sessions:
    return Sessions(mac, CountingEntropy())


@dataclass
class ScriptedTurns:
    """Answers what it is told to; a stream waits on ``gate`` between its chunks."""

    chunks: tuple[bytes, ...] | None = None
    error: Exception | None = None
    stream_error: Exception | None = None  # at the end, or at once when the first chunk is empty
    gate: asyncio.Event | None = None
    upstream: BotAnswer = field(default_factory=lambda: BotAnswer(status=200, headers={}, body=b"{}"))
    answered: list[tuple[str, str, RawText | None, Mapping[str, str], bytes]] = field(default_factory=list)
    received: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)
    called: list[tuple[str, str, str, str, Mapping[str, str], bytes]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    handed: list[tuple[str, str, Answerer]] = field(default_factory=list)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    finished: int = 0

    @property
    def untouched(self) -> bool:
        return not (self.answered or self.received or self.called or self.asked or self.handed)

    def routes(self) -> Mapping[str, RouteInfo]:
        return ROUTES

    async def answer(
        self, route: str, channel: str, caller: RawText | None, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        self.answered.append((route, channel, caller, headers, body))
        await self._pass()
        if self.chunks is not None:
            return Answer(status=200, body=self._stream(self.chunks))
        self.finished += 1
        return Answer(status=200, body=b'{"messages":[{"text":"ok"}]}', headers={"connection": "x-a", "x-a": "1"})

    async def receive(self, route: str, headers: Mapping[str, str], body: bytes) -> None:
        if "x-line-signature" not in headers:
            raise UnauthorizedError
        self.received.append((route, headers, body))
        await self._pass()

    async def call(
        self, route: str, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes
    ) -> BotAnswer:
        self.called.append((route, method, path, query, headers, body))
        await self._pass()
        return self.upstream

    async def consent_of(self, route: str, conversation_id: str) -> ConsentView | None:
        self.asked.append((route, conversation_id))
        await self._pass()
        return VIEW if (route, conversation_id) == ("shop", KNOWN) else None

    async def hand_over(self, route: str, conversation_id: str, to: Answerer) -> HandoffView | None:
        self.handed.append((route, conversation_id, to))
        await self._pass()
        if (route, conversation_id) != ("shop", KNOWN):
            return None
        return HandoffView(to=to, disclosure_due=to is Answerer.BOT)

    async def _pass(self) -> None:
        self.reached.set()
        if self.gate is not None and self.chunks is None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error

    async def _stream(self, chunks: tuple[bytes, ...]) -> AsyncIterator[bytes]:
        try:
            if self.stream_error is not None and chunks[0] == b"":
                raise self.stream_error
            yield chunks[0]
            if self.gate is not None:
                await self.gate.wait()
            for chunk in chunks[1:]:
                yield chunk
            if self.stream_error is not None:
                raise self.stream_error
            self.finished += 1
        finally:
            self.closed.set()
