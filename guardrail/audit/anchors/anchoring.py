"""Puts the newest checkpoint to a second place from time to time, and records which it was.

The record, an audit entry, grows the log in its turn; so that an idle log comes to rest, a checkpoint that
covers nothing but such records is not anchored.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection, insert, select

from guardrail.audit.anchors.anchor import Anchor, AnchorError, SignedCheckpoint
from guardrail.audit.cursors import PATIENCE, Cursor, Cursors
from guardrail.audit.tables import from_micros, micros, newest_checkpoint
from guardrail.core import entries
from guardrail.core.ids import new_id
from guardrail.errors import GuardrailError
from guardrail.ports import Entropy

ANCHORED = "audit:checkpoint:anchored"
LONGEST_PAUSE = 300.0  # seconds between two attempts at a place that is down


class Watch(Protocol):
    """What is told of an anchor."""

    def anchor_age(self, anchor: str, seconds: float) -> None:
        """Age of the newest anchored checkpoint while a newer one waits; 0 when none does."""
        ...

    def anchor_failed(self, anchor: str, code: str) -> None:
        """A checkpoint was not kept."""
        ...


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A checkpoint that the place lacks, and since when it lacks one."""

    checkpoint: SignedCheckpoint
    since: datetime


class Anchoring:
    """One anchor's. ``every`` is the least time between two; ``monotonic`` gives seconds, for pauses."""

    def __init__(
        self,
        name: str,
        anchor: Anchor,
        cursors: Cursors,
        *,
        every: timedelta,
        entropy: Entropy,
        watch: Watch,
        monotonic: Callable[[], float],
    ) -> None:
        self.name = name
        self.error: str | None = None
        self._anchor = anchor
        self._cursors = cursors
        self._place = f"anchor:{name}"
        self._every = every
        self._entropy = entropy
        self._watch = watch
        self._monotonic = monotonic
        self._failures = 0
        self._again_at = 0.0

    async def anchor(self) -> int:
        """Anchor what is due; the size that was anchored, 0 for nothing. Raises
        :class:`~guardrail.errors.GuardrailError` for an attempt that failed."""
        try:
            size = await self._anchor_due()
        except GuardrailError as error:
            self._failed(error)
            raise
        if size:
            self._failures, self.error = 0, None
        return size

    async def _anchor_due(self) -> int:
        cursor = await self._cursors.read(self._place)
        waiting = await self._cursors.look(lambda connection: self._waiting(connection, cursor))
        now = self._cursors.clock()
        self._watch.anchor_age(self.name, (now - waiting.since).total_seconds() if waiting else 0.0)
        if waiting is None or self._monotonic() < self._again_at:
            return 0
        if cursor.at is not None and cursor.at <= now < cursor.at + self._every:
            return 0
        if await self._cursors.claim(self._place) is None:
            return 0
        await self._keep(waiting.checkpoint)
        size = waiting.checkpoint.size
        kept = await self._cursors.advance(self._place, size, lambda connection: self._record(connection, size))
        await self._cursors.release(self._place)
        if not kept:
            return 0
        self._watch.anchor_age(self.name, 0.0)
        return size

    async def _keep(self, checkpoint: SignedCheckpoint) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._anchor.keep(checkpoint)
        except TimeoutError:
            raise AnchorError("it took too long", code="anchor_timeout") from None

    def _waiting(self, connection: Connection, cursor: Cursor) -> _Waiting | None:
        """The newest checkpoint, when it covers more than records of anchors since the last one."""
        newest = newest_checkpoint(connection, self._cursors.tables)
        if newest is None or newest.size <= cursor.reached:
            return None
        table = self._cursors.tables.entries
        more = select(table.c.at).where(
            table.c.position >= cursor.reached, table.c.position < newest.size, table.c.tag != ANCHORED
        )
        oldest = connection.execute(more.order_by(table.c.position).limit(1)).first()
        if oldest is None:
            return None
        checkpoint = SignedCheckpoint(origin=newest.origin, size=newest.size, note=newest.note)
        return _Waiting(checkpoint, cursor.at or from_micros(oldest.at))

    def _record(self, connection: Connection, size: int) -> None:
        """In the transaction that moves the cursor, so that the log tells of each anchor once."""
        entry = entries.entry(
            ANCHORED,
            {"anchor": self.name, "kind": self._anchor.kind, "size": size},
            entry_id=new_id("ent", self._entropy),
            at=self._cursors.clock(),
        )
        body = entries.canonical(entry)
        connection.execute(
            insert(self._cursors.tables.entries).values(
                entry_id=entry.entry_id,
                at=micros(entry.at),
                tag=entry.tag,
                body=body.decode(),
                leaf_hash=entries.leaf(body),
            )
        )

    def _failed(self, error: GuardrailError) -> None:
        self.error = error.code
        self._failures += 1
        self._again_at = self._monotonic() + min(LONGEST_PAUSE, 2.0 ** min(self._failures - 1, 10))
        self._watch.anchor_failed(self.name, error.code)
