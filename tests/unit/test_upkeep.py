"""Loops beside the turns go on whatever happens to one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from structlog.testing import capture_logs

from guardrail import upkeep as room
from guardrail.errors import GuardrailError, StoreUnavailableError
from guardrail.metrics import Metrics
from guardrail.ports import AuditStatus
from guardrail.upkeep import Chore, Upkeep


class Quiet:
    """A store, a log and an inbox in which nothing happens."""

    def __init__(self) -> None:
        self.arrived = asyncio.Event()

    async def inbox_due(self, now: datetime, limit: int = 100) -> Sequence[Any]:
        return ()

    async def inbox_counts(self) -> Mapping[str, int]:
        return {}

    async def sequence(self) -> int:
        return 0

    async def status(self) -> AuditStatus:
        return AuditStatus(size=0, checkpoint_at=None, waiting=0, waiting_since=None)


@pytest.mark.parametrize("fault", [StoreUnavailableError(), KeyError("a person's words")], ids=["ours", "a mistake"])
async def test_a_chore_that_fails_is_tried_again_and_told_of_by_code(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "PAUSE", 0.001)
    done, tried, told = asyncio.Event(), 0, list[tuple[str, str]]()

    async def work() -> None:
        nonlocal tried
        tried += 1
        if tried == 1:
            raise fault
        done.set()

    def report(name: str, error: GuardrailError) -> None:
        told.append((name, error.code))

    quiet: Any = Quiet()
    upkeep = Upkeep(
        store=quiet,
        audit=quiet,
        webhooks=quiet,
        clock=lambda: datetime.now(UTC),
        interval=60,
        metrics=Metrics(),
        report=report,
        chores=[Chore(task="requests", seconds=0.001, work=work)],
    )
    with capture_logs() as logged:
        upkeep.start()
        await asyncio.wait_for(done.wait(), 10)
        await upkeep.stop()
    code = fault.code if isinstance(fault, GuardrailError) else "internal"
    assert told == [("requests", code)]
    assert [each["event"] for each in logged] == ([] if isinstance(fault, GuardrailError) else ["upkeep.fault"])
