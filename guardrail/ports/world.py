"""Time and randomness: given, never taken."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; always timezone-aware UTC."""

    def __call__(self) -> datetime: ...


class Entropy(Protocol):
    """Gives ``size`` unpredictable bytes."""

    def __call__(self, size: int, /) -> bytes: ...
