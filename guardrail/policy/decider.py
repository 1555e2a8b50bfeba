"""Decide: the law in force, the question asked, the answer checked. See :class:`guardrail.ports.Decider`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guardrail.core.ids import new_id
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT, turn_decision
from guardrail.policy.law import Law, LawBook
from guardrail.policy.question import turn_question
from guardrail.ports import Entropy, PolicyEngine, RawDecision
from guardrail.types import Decision, Inspection, LegalNotice, RoutePolicy, Standing, Turn

ATTEMPTS = 2
"""A reload between reading the law and asking is met by reading it again; a second one is a fault."""


class PolicyDecider:
    """One query a turn, on whichever engine the configuration names; the law in force comes from a book.

    ``laws`` is shared with the other decisions, so that each law is read once; without it there is one of its own.
    """

    def __init__(self, engine: PolicyEngine, entropy: Entropy, laws: LawBook | None = None) -> None:
        self._engine = engine
        self._entropy = entropy
        self._laws = laws or LawBook(engine)

    async def decide(self, turn: Turn, standing: Standing, inspection: Inspection, policy: RoutePolicy) -> Decision:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`."""
        raw, law = await self._answer(turn, standing, inspection, policy)
        decision = turn_decision(raw, new_id("dec", self._entropy))
        return replace(decision, legal=legal_notice(law, policy) if law.known else None)

    async def _answer(
        self, turn: Turn, standing: Standing, inspection: Inspection, policy: RoutePolicy
    ) -> tuple[RawDecision, Law]:
        """The answer, decided by the same revision as the law that the question carried."""
        for _ in range(ATTEMPTS):
            law = await self._laws.in_force(tuple(policy.jurisdictions), policy.kind, turn.at)
            question = turn_question(
                turn=turn, standing=standing, inspection=inspection, route=policy, now=turn.at, law=law
            )
            raw = await self._engine.evaluate(ENTRYPOINT, question)
            if raw.revision == law.revision:
                return raw, law
        raise PolicyUnavailableError("the policy changed while it was asked", code="policy_revision")


def legal_notice(law: Law, policy: RoutePolicy) -> LegalNotice:
    """What the law adds to a notice at collection; the retention is that of ``policies/guardrail/storage``."""
    retention: Mapping[str, Any] = law.parameters["retention"]
    rights: Mapping[str, Any] = law.parameters["rights"]
    return LegalNotice(
        rights=tuple(rights["types"]),
        authorities=law.authorities,
        retention_seconds=min(
            policy.retention_seconds or retention["default_seconds"],
            retention["maximum_seconds"],
        ),
    )
