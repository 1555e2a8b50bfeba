"""Anchoring on both databases: what is put where, when, and that the log tells of it once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from guardrail.audit.anchors.anchor import AnchorError, SignedCheckpoint
from guardrail.audit.anchors.anchoring import ANCHORED, Anchoring
from guardrail.audit.anchors.file import FileAnchor
from guardrail.audit.verifier import verify_database
from guardrail.core import notes
from guardrail.core.entries import AnchorKind
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from tests.contract.audit_house import ORIGIN, TABLES, VKEY, Log, Time, Watch, entropy


class Memory:
    """A place that keeps notes, and fails when told."""

    kind = AnchorKind.WEBHOOK

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.down = False
        self.lost_answers = 0

    async def keep(self, checkpoint: SignedCheckpoint) -> None:
        if self.down:
            raise AnchorError
        self.sizes.append(notes.verify_checkpoint(checkpoint.note, notes.parse_vkey(VKEY)).size)
        if self.lost_answers:
            self.lost_answers -= 1
            raise AnchorError


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def store(store_url: str, time: Time) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=time)
    yield opened
    await opened.close()


@pytest.fixture
def log(store: SqlStore, time: Time) -> Log:
    return Log(store, time)


def anchoring(log: Log, anchor: Any, holder: str = "one", watch: Watch | None = None) -> Anchoring:
    return Anchoring(
        "archive",
        anchor,
        log.cursors(holder),
        every=timedelta(seconds=300),
        entropy=entropy,
        watch=watch or Watch(),
        monotonic=log.time.monotonic,
    )


async def told(log: Log) -> list[dict[str, Any]]:
    """The fields of the log's records of anchors."""
    table = schema.audit_entries
    query = select(table.c.body).where(table.c.tag == ANCHORED).order_by(table.c.at)
    return [json.loads(body)["fields"] for body in await log.store.look(lambda c: list(c.scalars(query)))]


async def test_the_newest_checkpoint_every_so_often(log: Log) -> None:
    place = Memory()
    anchor = anchoring(log, place)
    assert await anchor.anchor() == 0  # an empty log
    await log.grow(3)
    assert await anchor.anchor() == 3
    await log.grow(2)
    assert await anchor.anchor() == 0
    log.time.pass_(299)
    assert await anchor.anchor() == 0
    log.time.pass_(1)
    assert await anchor.anchor() == 6  # with the record of the first anchor
    assert place.sizes == [3, 6]
    assert await told(log) == [
        {"anchor": "archive", "kind": "webhook", "size": 3},
        {"anchor": "archive", "kind": "webhook", "size": 6},
    ]


async def test_an_idle_log_comes_to_rest(log: Log) -> None:
    """The record of an anchor grows the log, and is not anchored for its own sake."""
    place, watch = Memory(), Watch()
    anchor = anchoring(log, place, watch=watch)
    await log.grow(1)
    for _ in range(5):
        await anchor.anchor()
        await log.place()
        log.time.pass_(400)
    assert place.sizes == [1]
    assert watch.ages[-1] == 0


async def test_a_place_that_is_down_shows_and_gets_the_newest_later(log: Log) -> None:
    place, watch = Memory(), Watch()
    anchor = anchoring(log, place, watch=watch)
    await log.grow(1)
    assert await anchor.anchor() == 1
    place.down = True
    await log.grow(1)
    log.time.pass_(300)
    with pytest.raises(AnchorError):
        await anchor.anchor()
    assert await anchor.anchor() == 0  # not again at once
    assert (watch.failures, anchor.error, watch.ages[-1]) == (["anchor_unavailable"], "anchor_unavailable", 300)
    place.down = False
    await log.grow(1)
    log.time.pass_(5)
    assert await anchor.anchor() == 4
    assert (place.sizes, anchor.error, watch.ages[-1]) == ([1, 4], None, 0)


async def test_a_kill_between_the_place_and_the_record_anchors_again(log: Log) -> None:
    place = Memory()
    place.lost_answers = 1
    await log.grow(2)
    with pytest.raises(AnchorError):
        await anchoring(log, place, "one").anchor()
    log.time.pass_(31)
    assert await anchoring(log, place, "two").anchor() == 2
    assert place.sizes == [2, 2]
    assert [each["size"] for each in await told(log)] == [2]


async def test_one_process_anchors(log: Log) -> None:
    place = Memory()
    await log.grow(2)
    assert [await anchoring(log, place, holder).anchor() for holder in ("one", "two")] == [2, 0]
    assert len(await told(log)) == 1


async def test_what_the_file_anchor_wrote_pins_the_log(log: Log, tmp_path: Path) -> None:
    await log.grow(3)
    anchor = FileAnchor(tmp_path)
    assert await anchoring(log, anchor).anchor() == 3
    note = anchor.path(SignedCheckpoint(origin=ORIGIN, size=3, note="")).read_text()
    await log.grow(4)
    report = await log.store.look(lambda c: verify_database(c, TABLES, VKEY, note))
    assert (report.problem, report.size) == (None, 8)
    table = schema.audit_entries
    await log.store.run(lambda c: c.execute(table.delete().where(table.c.position >= 2)))
    await log.store.run(lambda c: c.execute(schema.audit_checkpoints.delete()))
    report = await log.store.look(lambda c: verify_database(c, TABLES, VKEY, note))
    assert report.problem is not None
    assert report.problem.code == "truncated"
