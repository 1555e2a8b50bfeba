"""Remembers what was found in texts that come again, such as history that a client resends."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

from guardrail.ports import Detector
from guardrail.types import RawText, Scan

_ENTRY = 400
_FINDING = 160
"""Approximate bytes in memory of an entry and of each of its findings."""


class CachingDetector:
    """A detector in front of another one.

    Entries hold scans, never text, under a BLAKE2b of locale and text keyed with ``key`` (16 to 64 random
    bytes of this process), so neither a memory dump nor a chosen text tells what was cached. Bounded by
    entries and by approximate bytes; the least recently used goes first.
    """

    def __init__(
        self, detector: Detector, *, key: bytes, capacity: int = 50_000, capacity_bytes: int = 32 << 20
    ) -> None:
        if not 16 <= len(key) <= 64:
            raise ValueError("the cache key is 16 to 64 bytes")
        self._detector = detector
        self._key = key
        self._capacity = capacity
        self._capacity_bytes = capacity_bytes
        self._scans: OrderedDict[bytes, Scan] = OrderedDict()
        self._bytes = 0

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        """One scan a text, in order; only texts not seen lately reach the detector, each once."""
        names = [self._name(text, locale) for text in texts]
        known = {name: scan for name in names if (scan := self._recall(name)) is not None}
        new = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
        if new:
            scans = await self._detector.scan(list(new.values()), locale=locale)
            for name, scan in zip(new, scans, strict=True):
                known[name] = scan
                self._remember(name, scan)
        return [known[name] for name in names]

    async def ready(self) -> None:
        """The detector's own readiness."""
        await self._detector.ready()

    async def close(self) -> None:
        """Forget everything, close the detector."""
        self.clear()
        await self._detector.close()

    def clear(self) -> None:
        """Forget everything."""
        self._scans.clear()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._scans)

    def _name(self, text: RawText, locale: str | None) -> bytes:
        digest = blake2b(key=self._key, digest_size=16)
        place = (locale or "").encode("utf-8", "surrogatepass")
        digest.update(len(place).to_bytes(4, "big") + place + text.raw.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _recall(self, name: bytes) -> Scan | None:
        scan = self._scans.get(name)
        if scan is not None:
            self._scans.move_to_end(name)
        return scan

    def _remember(self, name: bytes, scan: Scan) -> None:
        if name in self._scans:  # another task was faster
            return
        self._scans[name] = scan
        self._bytes += _size(scan)
        while len(self._scans) > self._capacity or self._bytes > self._capacity_bytes:
            _, oldest = self._scans.popitem(last=False)
            self._bytes -= _size(oldest)


def _size(scan: Scan) -> int:
    return _ENTRY + _FINDING * len(scan.findings)
