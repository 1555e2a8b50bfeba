"""What an anchor is: a second place that keeps checkpoints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from guardrail.core.entries import AnchorKind
from guardrail.errors import DependencyError


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCheckpoint:
    """A checkpoint as it was signed, with what its text says."""

    origin: str
    size: int
    note: str


class Anchor(Protocol):
    """A second place."""

    kind: AnchorKind

    async def keep(self, checkpoint: SignedCheckpoint) -> None:
        """Return once the place has it; again is harmless. Raises :class:`AnchorError` when that is not
        certain, and :class:`~guardrail.errors.IntegrityError` (``audit_anchor_conflict``) when the place
        has another checkpoint of this size."""
        ...


class AnchorError(DependencyError):
    """The place does not take checkpoints now."""

    code = "anchor_unavailable"
