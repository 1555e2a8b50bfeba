"""Faults at chosen points: each write to the data or the keys has one before and one after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

WRITES = frozenset({"commit", "erase_rows", "expire", "create", "destroy", "rotate"})


class Points:
    """Counts the points that are reached; at ``last`` it calls ``strike``, which does not return."""

    def __init__(self, last: int | None = None, strike: Callable[[], None] = lambda: None) -> None:
        self.reached = 0
        self._last = last
        self._strike = strike

    def pass_one(self) -> None:
        self.reached += 1
        if self.reached == self._last:
            self._strike()


class Pointed:
    """Something whose writes pass points; all else is as it was."""

    def __init__(self, inner: Any, points: Points) -> None:
        self._inner = inner
        self._points = points

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name not in WRITES:
            return found

        async def pointed(*given: Any, **named: Any) -> Any:
            self._points.pass_one()
            result = await found(*given, **named)
            self._points.pass_one()
            return result

        return pointed
