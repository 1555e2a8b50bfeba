"""What a bot may ask and tell beside its turns: what it may do with a person's data, and who answers."""

from __future__ import annotations

from collections.abc import Mapping

from guardrail.errors import ErasedError, RefusedError
from guardrail.pipeline import Pipeline
from guardrail.ports import Answerer, ConsentView, HandoffView, PurposeView, Ruler
from guardrail.turn.case import Case
from guardrail.turn.route import Route
from guardrail.types import (
    Address,
    ConsentState,
    Direction,
    Event,
    EventKind,
    HandoffNoted,
    LegalBasis,
    Purpose,
)


class Desk:
    """Answers bots about conversations of their own route; of any other it says that there is none."""

    def __init__(self, pipeline: Pipeline, ruler: Ruler, routes: Mapping[str, Route]) -> None:
        self._pipeline = pipeline
        self._ruler = ruler
        self._routes = routes

    async def consent_of(self, name: str, conversation_id: str) -> ConsentView | None:
        """What the person's data may be used for now; decided as a turn is, and nothing is stored.

        None: there is no such conversation. Raises :class:`~guardrail.errors.PolicyUnavailableError`.
        """
        case = await self._case(name, conversation_id)
        if case is None:
            return None
        decision, consents = case.decision, case.standing.consents
        purposes = {
            purpose: PurposeView(
                allowed=permitted,
                state=consents[purpose].state if purpose in consents else ConsentState.UNKNOWN,
                since=consents[purpose].at if purpose in consents else None,
                basis=LegalBasis(case.route.policy.purposes.get(purpose, LegalBasis.CONSENT)),
            )
            for purpose in Purpose
            if (permitted := decision.allowed.get(purpose)) is not None
        }
        return ConsentView(
            purposes=purposes,
            citations=decision.citations,
            valid_until=decision.valid_until,
            revision=decision.revision,
        )

    async def hand_over(self, name: str, conversation_id: str, to: Answerer) -> HandoffView | None:
        """A human takes the conversation over, or gives it back to the bot.

        None: there is no such conversation. Raises :class:`~guardrail.errors.RefusedError` when policy does
        not let it.
        """
        case, pipeline = await self._case(name, conversation_id), self._pipeline
        if case is None:
            return None
        turn, policy, human_at, at = case.turn, case.route.policy, case.standing.human_at, pipeline.clock()
        age = None if human_at is None else max(0, int((at - human_at).total_seconds()))
        ruling = await self._ruler.rule(
            "handoff",
            {"to": to.value, "by": "bot", "conversation": {"ephemeral": False, "human_age_seconds": age}},
            jurisdictions=policy.jurisdictions,
            kind=policy.kind,
            at=at,
        )
        if ruling.decision != "allow":
            raise RefusedError("the policy does not let the conversation change hands", code="handoff_refused")
        if ruling.answer["changes"]:
            human = to is Answerer.HUMAN
            told = pipeline.recorder.audit(
                "turn:handoff:begun" if human else "turn:handoff:ended",
                at,
                conversation=conversation_id,
                subject=turn.subject_id,
                route=name,
                revision=ruling.revision,
                engine=ruling.engine,
            )
            noted = HandoffNoted(conversation_id=conversation_id, at=at if human else None)
            await pipeline.store.commit([noted, told], alive=(turn.subject_id,))
        return HandoffView(to=to, disclosure_due=ruling.answer["disclosure_due"])

    async def _case(self, name: str, conversation_id: str) -> Case | None:
        """A turn in which nothing was said."""
        route = self._routes.get(name)
        party = await self._pipeline.store.party(conversation_id)
        if route is None or party is None or party[0] != name:
            return None
        address = Address(user=None, known=(conversation_id, party[1]))
        try:
            return await self._pipeline.decide(route, Event(kind=EventKind.SIGNAL, address=address), Direction.INBOUND)
        except ErasedError:
            return None
