"""Durations, and figures beside the limits they must keep."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Call = Callable[[], object]
TOGETHER = 20
"""Calls of one kind in a row: enough for the processor's caches to know the code, as they do in a server."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. ``beside`` is what it is compared with, in the same unit, e.g. stock Presidio."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the value is within its limit."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    def __str__(self) -> str:
        limit = f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}" if self.least is not None else ""
        verdict = "" if not limit else "ok" if self.kept else "OVER" if self.most is not None else "UNDER"
        return f"{self.name:<52} {self.value:>9.3f} {self.unit:<5} {limit:>7} {verdict:<5} {self.note}".rstrip()


def alternating(calls: Sequence[Sequence[Call]], seconds: float, least: int = TOGETHER) -> list[float]:
    """Median milliseconds of processor time of each series: a few calls of each in turn.

    A busy machine slows them alike, and time in which the process does not run is not counted. The calls of a
    series differ, so that none lives off what it kept of its last text.
    """
    times: list[list[float]] = [[] for _ in calls]
    gc.collect()
    end, turn = time.perf_counter() + seconds * len(calls), 0
    while time.perf_counter() < end or turn * TOGETHER < least:
        for series, durations in zip(calls, times, strict=True):
            for number in range(turn * TOGETHER, (turn + 1) * TOGETHER):
                call = series[number % len(series)]
                began = time.process_time()
                call()
                durations.append((time.process_time() - began) * 1000)
        turn += 1
    return [statistics.median(durations) for durations in times]


def processor_ms(call: Call, times: int = 3) -> float:
    """The least milliseconds of processor time that the call needs, of a few tries."""
    found = []
    for _ in range(times):
        began = time.process_time()
        call()
        found.append((time.process_time() - began) * 1000)
    return min(found)
