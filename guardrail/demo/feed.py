"""What the demo page shows beside the chat: a bounded ring of events, in memory only."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from guardrail.types import Json


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One thing that happened. ``number`` counts from 1."""

    number: int
    kind: str
    data: Mapping[str, Json]


class DemoFeed:
    """Publish and follow. Publishing never waits: a follower that is too slow misses events."""

    def __init__(self, size: int = 200) -> None:
        self._ring: deque[FeedEvent] = deque(maxlen=size)
        self._count = 0
        self._news = asyncio.Event()
        self._closed = False

    def publish(self, kind: str, data: Mapping[str, Json]) -> None:
        """Show this to everybody who follows now or soon."""
        self._count += 1
        self._ring.append(FeedEvent(self._count, kind, data))
        self._wake()

    async def follow(self, after: int = 0) -> AsyncIterator[FeedEvent]:
        """Everything remembered with a higher number, then what comes, until the feed closes.

        A number from before a restart counts as 0.
        """
        after = after if after <= self._count else 0
        while True:
            news = self._news
            for event in [event for event in self._ring if event.number > after]:
                after = event.number
                yield event
            if self._closed:
                return
            await news.wait()

    def close(self) -> None:
        """End every follower, for a stop without delay."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
