"""An erasure that fails at the n-th write, before or after it, for every n: it ends complete all the same."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guardrail.errors import GuardrailError, StoreUnavailableError
from guardrail.ports import Ruler
from tests.unit.rights.erasure_house import Clock, Entropy, opened, real_ruler
from tests.unit.rights.erasure_rounds import Round, carried_out, is_complete, prepared
from tests.unit.rights.faults import Pointed, Points


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    rulings, engine = real_ruler()
    yield rulings
    asyncio.run(engine.close())


def _fail() -> None:
    raise StoreUnavailableError("as the test wants it")


async def _attempt(directory: Path, ruler: Ruler, case: Round, number: int, points: Points) -> bool:
    """False: it failed at its point."""
    clock = Clock()
    clock.wait(hours=number)
    async with opened(
        directory,
        ruler,
        clock=clock,
        entropy=Entropy(f"attempt {number}"),
        store=lambda store: Pointed(store, points),
        ring=lambda ring: Pointed(ring, points),
    ) as house:
        try:
            await carried_out(house, case)
        except GuardrailError:
            return False
        await is_complete(house, case)
        return True


async def test_a_fault_at_any_write_costs_nothing_but_another_attempt(tmp_path: Path, ruler: Ruler) -> None:
    template = tmp_path / "template"
    template.mkdir()
    async with opened(template, ruler) as house:
        case = await prepared(house, "person")
    last, failures = 0, 0
    while True:
        last += 1
        directory = tmp_path / str(last)
        shutil.copytree(template, directory)
        points = Points(last, _fail)
        failed = not await _attempt(directory, ruler, case, 1, points)
        if points.reached < last:
            assert not failed
            break
        failures += failed
        # The next attempt fails, too, a little further on or at once; the one after that goes through.
        await _attempt(directory, ruler, case, 2, Points(1 + last % 7, _fail))
        assert await _attempt(directory, ruler, case, 3, Points())
        shutil.rmtree(directory)
    assert failures > 25
    assert last > 25
