"""Who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from guardrail.types import Citation, Decision, Inspection, Json, RoutePolicy, Standing, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDecision:
    """What an engine answered, before its shape is checked (``guardrail.policy.decisions``)."""

    result: Json
    revision: str
    engine: str


class PolicyEngine(Protocol):
    """Evaluates a named decision of ``policies/`` for a validated input without personal data."""

    @property
    def revision(self) -> str:
        """Hash of the policy files and data that decide now."""
        ...

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        """E.g. ``("guardrail/turn/decision", {...})``.

        Raises :class:`~guardrail.errors.PolicyUnavailableError` when the engine is down, too slow,
        raises, or the result is undefined.
        """
        ...

    async def ready(self) -> None:
        """Raise unless a smoke question is answered."""
        ...

    async def close(self) -> None:
        """Free connections and threads."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision beside the turn, with what all of them have in common; ``answer`` is the whole of it."""

    name: str
    decision: str
    reasons: tuple[str, ...]
    obligations: tuple[str, ...]
    citations: tuple[Citation, ...]
    valid_until: datetime | None  # when the law changes next; ages and times in the question may end it sooner
    answer: Mapping[str, Any]
    revision: str
    engine: str


class Ruler(Protocol):
    """Decides beside the turn: proactive, opt_out, rights, erasure, retention, handoff, access, reveal."""

    async def rule(
        self, name: str, question: Mapping[str, Json], *, jurisdictions: tuple[str, ...], kind: str, at: datetime
    ) -> Ruling:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`: no decision, and nothing is done."""
        ...


class Decider(Protocol):
    """Decides a turn: one policy query, its answer checked and typed."""

    async def decide(self, turn: Turn, standing: Standing, inspection: Inspection, policy: RoutePolicy) -> Decision:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`: no decision, no processing."""
        ...
