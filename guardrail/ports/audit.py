"""Who keeps the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from guardrail.types import AuditRecorded


class AuditEvents(Protocol):
    """A structlog logger whose chain ends in entries of the catalogue instead of lines."""

    def entry(self, tag: str, /, *, at: datetime | None = None, **fields: object) -> AuditRecorded:
        """The entry for this event, to be committed with the turn it belongs to; ValueError unless the
        catalogue allows it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditStatus:
    """How far the log is. ``waiting_since`` is the oldest entry without a place."""

    size: int
    checkpoint_at: datetime | None
    waiting: int
    waiting_since: datetime | None


class AuditLog(Protocol):
    """Gives committed entries their place in the Merkle log and signs checkpoints."""

    async def sequence(self) -> int:
        """Place all unsequenced entries, sign a checkpoint when the tree grew; how many were placed."""
        ...

    async def status(self) -> AuditStatus:
        """How far the log is."""
        ...

    async def ready(self) -> None: ...
