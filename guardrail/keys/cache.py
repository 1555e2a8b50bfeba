"""Unwrapped keys in memory: few, not for long, and gone when they are destroyed."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

from guardrail.core.sealing import DataKey
from guardrail.ports import Clock


class KeyCache:
    """Least recently used keys go first; a key older than ``max_age`` is looked up again."""

    def __init__(self, size: int, max_age: timedelta, clock: Clock) -> None:
        self._size = size
        self._max_age = max_age
        self._clock = clock
        self._keys: OrderedDict[str, tuple[DataKey, datetime]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, owner_id: str) -> DataKey | None:
        """The key, if it is here and young."""
        with self._lock:
            held = self._keys.get(owner_id)
            if held is None:
                return None
            key, since = held
            if self._clock() - since > self._max_age:
                del self._keys[owner_id]
                return None
            self._keys.move_to_end(owner_id)
            return key

    def put(self, key: DataKey) -> DataKey:
        """Keep a key that was just read; the one that is returned is to be used."""
        with self._lock:
            self._keys[key.owner_id] = key, self._clock()
            self._keys.move_to_end(key.owner_id)
            while len(self._keys) > self._size:
                self._keys.popitem(last=False)
        return key

    def drop(self, owner_id: str) -> None:
        """Forget a key."""
        with self._lock:
            self._keys.pop(owner_id, None)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._keys.clear()
