"""What a sink is: a place outside that takes entries in order, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from guardrail.errors import DependencyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A placed entry: its canonical body and leaf hash; ``tag`` and ``entry_id`` stand in the body, too."""

    position: int
    tag: str
    entry_id: str
    body: bytes
    leaf: bytes

    @property
    def line(self) -> bytes:
        """The entry as a line of an exported log (``docs/spec/audit-log.md``), newline included."""
        return b'{"body":%s,"leaf":"%s","position":%d}\n' % (self.body, self.leaf.hex().encode(), self.position)


class Sink(Protocol):
    """A place outside."""

    async def ship(self, entries: Sequence[Shipped]) -> None:
        """Return once the place has them all; raise :class:`SinkError` when that is not certain. Some of
        them may be there then, and come again."""
        ...

    async def rest(self) -> None:
        """Another process ships now, or this one ends: give back what is held. ``ship`` may follow."""
        ...


class SinkError(DependencyError):
    """The place does not take entries now; they wait in the log."""

    code = "sink_unavailable"
