"""Token buckets: so many requests a minute for each key, in bounded memory.

A caller who comes under ever new keys (addresses of a botnet) cannot push out the bucket of one that is being
refused: when all places are taken by such, newcomers share a single bucket.
"""

from __future__ import annotations

import ipaddress
import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from guardrail.errors import RateLimitedError

_SHARED = "everybody else"


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float  # of the monotonic clock


class Buckets:
    """``per_minute`` is both the rate and how many may come at once; ``most`` bounds the keys that are remembered."""

    def __init__(self, per_minute: int, *, monotonic: Callable[[], float], most: int = 10_000) -> None:
        self._size = float(per_minute)
        self._rate = per_minute / 60
        self._monotonic = monotonic
        self._most = most
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def take(self, key: Hashable) -> None:
        """Raises :class:`~guardrail.errors.RateLimitedError` when the key's bucket is empty."""
        now = self._monotonic()
        bucket = self._bucket(key, now)
        bucket.left = self._filled(bucket, now)
        bucket.at = now
        if bucket.left < 1:
            raise RateLimitedError("too many requests", retry_after=math.ceil((1 - bucket.left) / self._rate))
        bucket.left -= 1

    def give_back(self, key: Hashable) -> None:
        """Undo one :meth:`take`, if the key has a bucket of its own."""
        if key in self._buckets:
            self._buckets[key].left = min(self._size, self._buckets[key].left + 1)

    def __len__(self) -> int:
        return len(self._buckets)

    def _bucket(self, key: Hashable, now: float) -> _Bucket:
        if key not in self._buckets and not self._room(now):
            key = _SHARED
        bucket = self._buckets.setdefault(key, _Bucket(self._size, now))
        self._buckets.move_to_end(key)
        return bucket

    def _room(self, now: float) -> bool:
        """Whether there is a place, or the one longest unused is full again and so remembers nothing."""
        if len(self._buckets) < self._most:
            return True
        oldest = next(iter(self._buckets))
        if self._filled(self._buckets[oldest], now) < self._size:
            return False
        del self._buckets[oldest]
        return True

    def _filled(self, bucket: _Bucket, now: float) -> float:
        return min(self._size, bucket.left + (now - bucket.at) * self._rate)


def address_key(source: str) -> str:
    """The address that shares a bucket: an IPv6 network of 64 bits is one customer, an IPv4 address is one."""
    try:
        address = ipaddress.ip_address(source.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
