"""The example recipient is a good one: our webhooks reach it, forgeries and repetitions do not."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guardrail.clients.outgoing import new_session
from guardrail.clients.webhooks import WebhookSender
from guardrail.core.notices import Told, Verdict
from tests.contract.test_webhooks import NOTICE, SECRET

EXAMPLE = Path(__file__).parents[2] / "examples" / "recipient.py"


@asynccontextmanager
async def running(secret: str) -> AsyncIterator[tuple[str, asyncio.StreamReader]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-u", str(EXAMPLE), secret, "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            port = (await process.stdout.readline()).split()[-1].decode()
        yield f"http://127.0.0.1:{port}/", process.stdout
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.parametrize("secret", [SECRET, "any text of enough characters"])
async def test_it_takes_what_we_send_and_does_it_once(secret: str) -> None:
    async with running(secret) as (url, printed), new_session() as session:
        sender = WebhookSender(session, url, secret, seconds=10)
        for _ in range(2):
            assert await sender.send(NOTICE, datetime.now(UTC)) == Told(verdict=Verdict.TAKEN, status=204)
        other = replace(NOTICE, id="ntc_" + "z" * 26, what="lifted", conversations=("cnv_" + "z" * 26,))
        await sender.send(other, datetime.now(UTC))
        lines = [(await printed.readline()).decode().split() for _ in range(3)]
    assert lines == [["guardrail.subject.erased", each] for each in NOTICE.conversations or ()] + [
        ["guardrail.subject.lifted", "cnv_" + "z" * 26]
    ]


async def test_it_refuses_whoever_does_not_know_the_secret_and_what_is_old() -> None:
    async with running(SECRET) as (url, _), new_session() as session:
        stranger = WebhookSender(session, url, "another secret of enough characters", seconds=10)
        assert await stranger.send(NOTICE, datetime.now(UTC)) == Told(verdict=Verdict.AGAIN, status=401)
        ours = WebhookSender(session, url, SECRET, seconds=10)
        for late in (-10, 10):
            at = datetime.now(UTC) + timedelta(minutes=late)
            assert await ours.send(NOTICE, at) == Told(verdict=Verdict.AGAIN, status=401)
