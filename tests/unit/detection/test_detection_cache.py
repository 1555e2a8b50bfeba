"""Resent history costs nothing, and the cache holds no text."""

import gc
from collections.abc import Sequence

import pytest

from guardrail.detection import CachingDetector
from guardrail.types import Finding, RawText, Scan

KEY = bytes(range(32))


class CountingDetector:
    """Remembers how many texts it was given; finds one thing a text."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.closed = False

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        self.batches.append(len(texts))
        return [
            Scan(
                language=locale or "en",
                certain=True,
                findings=(Finding(start=0, end=len(text.raw), entity_type="X", score=1.0, recognizer="x"),),
                intents=frozenset(),
            )
            for text in texts
        ]

    async def ready(self) -> None: ...

    async def close(self) -> None:
        self.closed = True


def raw(*texts: str) -> list[RawText]:
    return [RawText(text) for text in texts]


async def test_only_new_texts_reach_the_detector_each_once() -> None:
    inner = CountingDetector()
    cache = CachingDetector(inner, key=KEY)
    first = await cache.scan(raw("a", "bb", "a"))
    assert [scan.findings[0].end for scan in first] == [1, 2, 1]
    second = await cache.scan(raw("a", "bb", "ccc"))
    assert [scan.findings[0].end for scan in second] == [1, 2, 3]
    await cache.scan(raw("ccc", "a"))
    assert inner.batches == [2, 1]


async def test_another_locale_is_another_question() -> None:
    inner = CountingDetector()
    cache = CachingDetector(inner, key=KEY)
    scans = [(await cache.scan(raw("ok"), locale=locale))[0].language for locale in (None, "lt", "es", "lt")]
    assert scans == ["en", "lt", "es", "lt"]
    assert inner.batches == [1, 1, 1]


async def test_it_forgets_the_least_recently_used() -> None:
    inner = CountingDetector()
    cache = CachingDetector(inner, key=KEY, capacity=2)
    await cache.scan(raw("a", "b"))
    await cache.scan(raw("a"))
    await cache.scan(raw("c"))
    assert len(cache) == 2
    await cache.scan(raw("a", "c"))
    assert inner.batches == [2, 1]
    await cache.scan(raw("b"))
    assert inner.batches == [2, 1, 1]


async def test_it_is_bounded_in_bytes() -> None:
    cache = CachingDetector(CountingDetector(), key=KEY, capacity_bytes=6000)
    for index in range(100):
        await cache.scan(raw(f"text {index}"))
    assert 1 <= len(cache) <= 15


async def test_more_new_texts_than_it_holds_are_still_answered() -> None:
    cache = CachingDetector(CountingDetector(), key=KEY, capacity=3)
    scans = await cache.scan(raw(*[str(index) for index in range(50)]))
    assert len(scans) == 50
    assert len(cache) == 3


async def test_it_holds_neither_text_nor_a_guessable_hash() -> None:
    canary = "canary-4f1c9d"
    cache, other = (CachingDetector(CountingDetector(), key=key) for key in (KEY, KEY[::-1]))
    await cache.scan(raw(canary))
    await other.scan(raw(canary))
    assert set(cache._scans) & set(other._scans) == set()
    held = [item for item in gc.get_referents(cache._scans) if isinstance(item, str | bytes)]
    assert held
    assert all(canary.encode() not in (item if isinstance(item, bytes) else item.encode()) for item in held)


async def test_closing_forgets_and_closes() -> None:
    inner = CountingDetector()
    cache = CachingDetector(inner, key=KEY)
    await cache.scan(raw("a", "\ud800"))
    await cache.close()
    assert len(cache) == 0
    assert inner.closed


def test_a_short_key_is_a_mistake() -> None:
    with pytest.raises(ValueError):
        CachingDetector(CountingDetector(), key=b"short")
