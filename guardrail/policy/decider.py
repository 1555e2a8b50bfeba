"""Decide: the question asked, the answer checked. See :class:`guardrail.ports.Decider`."""

from __future__ import annotations

from guardrail.core.ids import new_id
from guardrail.policy.decisions import turn_decision
from guardrail.policy.question import turn_question
from guardrail.ports import Entropy, PolicyEngine
from guardrail.types import Decision, Inspection, RoutePolicy, Standing, Turn

TURN = "guardrail/turn/decision"


class PolicyDecider:
    """One query a turn, on whichever engine the configuration names."""

    def __init__(self, engine: PolicyEngine, entropy: Entropy) -> None:
        self._engine = engine
        self._entropy = entropy

    async def decide(self, turn: Turn, standing: Standing, inspection: Inspection, policy: RoutePolicy) -> Decision:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`."""
        question = turn_question(turn=turn, standing=standing, inspection=inspection, route=policy, now=turn.at)
        return turn_decision(await self._engine.evaluate(TURN, question), new_id("dec", self._entropy))
