"""A bar on standard error for a person who waits; nothing for a program."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Advance(Protocol):
    """Tells that one more line is done, up to this byte of the input."""

    def __call__(self, end: int) -> None: ...


@contextmanager
def progress(size: int | None) -> Iterator[Advance]:
    """Lines, lines a second and time; with the input's ``size`` (bytes) also how much is done and what is left.

    Results that are written to the terminal show by themselves how far the work is.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda end: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    lines = TextColumn("{task.fields[lines]:,} lines, {task.fields[rate]:,.0f}/s")
    columns = [TextColumn("scanning"), BarColumn(), lines, TimeElapsedColumn()]
    if size is not None:
        columns += [DownloadColumn(), TextColumn("left"), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size, lines=0, rate=0.0)
        began, done = time.monotonic(), 0

        def advance(end: int) -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=end, lines=done, rate=done / max(1e-3, time.monotonic() - began))

        yield advance
        bar.refresh()  # as it stands at the end, however short the work was
