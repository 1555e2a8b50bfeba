"""Kills processes with SIGKILL at every write of an erasure, before and after it; checks the erasure after each.

Run as a program (``python -m tests.e2e.erasure_kills directory [database URL]``): it forks children that are killed.
All erasures are in one database, each with people of its own; the clock of each process is far beyond the leases
of the one before. Prints how many were killed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from guardrail.ports import Ruling
from tests.unit.rights.erasure_house import START, Clock, House, opened, real_ruler
from tests.unit.rights.erasure_rounds import Round, carried_out, is_complete, prepared
from tests.unit.rights.faults import Pointed, Points

STEP = 1
"""Every point; a greater one leaves points out."""


class Remembered:
    """Rulings of the shipped policies, asked once: what breaks here is not the engine."""

    def __init__(self) -> None:
        self._known: dict[bool, Ruling] = {}

    async def learn(self, directory: Path, url: str | None) -> None:
        self._real, engine = real_ruler()
        async with opened(directory, self, clock=_clock(0), entropy=os.urandom, store_url=url) as house:
            case = await prepared(house, "the first")
            await carried_out(house, case)
            await is_complete(house, case)
        await engine.close()

    async def rule(
        self, name: str, question: Mapping[str, Any], *, jurisdictions: tuple[str, ...], kind: str, at: datetime
    ) -> Ruling:
        held = any(item["holds"] for item in question["items"])
        if held not in self._known:
            asked = await self._real.rule(name, question, jurisdictions=jurisdictions, kind=kind, at=at)
            self._known[held] = asked
        return self._known[held]


RULER = Remembered()


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _clock(number: int) -> Clock:
    return Clock(START + timedelta(hours=number))


async def _prepare(directory: Path, url: str | None, number: int) -> Round:
    async with opened(directory, RULER, clock=_clock(number), entropy=os.urandom, store_url=url) as house:
        return await prepared(house, f"person {number}")


async def _work(directory: Path, url: str | None, case: Round, number: int, points: Points) -> None:
    async with opened(
        directory,
        RULER,
        clock=_clock(number),
        entropy=os.urandom,
        store_url=url,
        store=lambda store: Pointed(store, points),
        ring=lambda ring: Pointed(ring, points),
    ) as house:
        await carried_out(house, case)
        await is_complete(house, case)
        await _log_is_sound(house)


async def _log_is_sound(house: House) -> None:
    status = await house.log.status()
    assert status.waiting == 0, "entries are left without a place"


def _in_a_child(directory: Path, url: str | None, case: Round, number: int, last: int) -> bool:
    """Whether it was killed; whatever else ends it before it is done is an error."""
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(_work(directory, url, case, number, Points(last, _killed)))
        except BaseException as error:
            sys.stderr.write(f"point {last}: {type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"a process failed instead of being killed at point {last}")
    return os.WIFSIGNALED(status)


def main(directory: Path, url: str | None, step: int) -> None:
    """Write how many processes were killed; an assertion stops it when something is left, or lost."""
    asyncio.run(RULER.learn(directory, url))
    kills, last, number = 0, 0, 0
    while True:
        last += step
        number += 10
        case = asyncio.run(_prepare(directory, url, number))
        killed = _in_a_child(directory, url, case, number + 1, last)
        if killed:  # and the one that carries on is killed, too; the third goes through
            kills += 1 + _in_a_child(directory, url, case, number + 2, 1 + last % 11)
        asyncio.run(_work(directory, url, case, number + 3, Points()))
        if not killed:
            break
    sys.stdout.write(f"{kills}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None, int(sys.argv[3]) if len(sys.argv) > 3 else STEP)
