"""kill -9 while recipients are told: each hears of everything, and knows by its id what it heard before."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from pathlib import Path

from aiohttp import web

from guardrail.ports import Chosen
from guardrail.rights.recipients import Recipient
from guardrail.storage.migrate import migrate
from guardrail.types import DossierKind
from tests.contract.notice_house import house
from tests.contract.receivers import Request, http_server

NOTICES = 60
KILLS = (1, 2, 20, 63)
"""After so many messages in all the process that sends them dies, before it hears the answer."""
ROOT = Path(__file__).parents[2]


async def run(place: Path, url: str, receiver: str, hours: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.notice_kills", str(place), url, receiver, str(hours), cwd=ROOT
    )


async def test_nothing_is_lost_and_nothing_comes_as_something_else(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data.db'}"
    migrate(url)
    async with house(url, tmp_path, chance=os.urandom) as home:
        outbox = home.outbox([Recipient(name="crm")], {})
        requests = [await home.tell(outbox) for _ in range(NOTICES)]
        names = {each.id for request in requests for each in await home.notices(request)}
    heard: list[tuple[str, bytes]] = []
    running: list[asyncio.subprocess.Process] = []

    def answer(request: Request) -> int | web.StreamResponse:
        heard.append((request.headers["webhook-id"], request.body))
        if len(heard) in KILLS:
            running[-1].send_signal(signal.SIGKILL)
        return 204

    async with http_server(answer) as receiver:
        for hours in range(1, len(KILLS) + 3):
            running.append(await run(tmp_path, url, receiver.url, hours))
            async with asyncio.timeout(60):
                await running[-1].wait()
    died = [each.returncode for each in running].count(-signal.SIGKILL)
    assert died == len(KILLS)
    assert running[-1].returncode == 0
    assert {name for name, _ in heard} == names
    assert len(set(heard)) == NOTICES  # what came twice was the same to the byte
    assert sum(Counter(name for name, _ in heard).values()) <= NOTICES + len(KILLS)
    async with house(url, tmp_path, chance=os.urandom) as home:
        left = await home.store.dossiers(DossierKind.NOTICE, Chosen(limit=1000))
        assert {each.state for each in left} == {"sent"}
        entries = await home.entries("rights:notice:sent")
        assert len(entries) == len({entry.fields["notice"] for entry in entries}) == NOTICES
