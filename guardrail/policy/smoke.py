"""What an engine must answer before it decides anything real: a law, and a first message."""

from __future__ import annotations

from collections.abc import Mapping

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT as TURN
from guardrail.policy.decisions import turn_decision
from guardrail.policy.law import ENTRYPOINT as LAW
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.shape import conforms
from guardrail.ports import RawDecision
from guardrail.types import Json

LAW_QUESTION: dict[str, Json] = {"now": "2026-01-01T00:00:00Z", "jurisdictions": ["strict"], "kind": "assistant"}
QUESTIONS: Mapping[str, dict[str, Json]] = {LAW: LAW_QUESTION, TURN: SMOKE_QUESTION}
"""By entry point; the law first, since without it no other question can be asked."""


def check(entrypoint: str, raw: RawDecision) -> None:
    """Raise :class:`PolicyUnavailableError` unless the answer to one of :data:`QUESTIONS` has its shape."""
    if entrypoint == TURN:
        turn_decision(raw, "dec_smoke")
    elif not conforms("law", "answer", raw.result):
        raise PolicyUnavailableError(f"{entrypoint}: wrong shape ({raw.revision})", code="policy_shape")
