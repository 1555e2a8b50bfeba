"""What an erasure means for each account of a person: asked of the policies, item by item, before anything is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from guardrail.core.erasure_plan import Plan, plan, question
from guardrail.core.holds import Hold
from guardrail.errors import RefusedError
from guardrail.ports import PersonView, Ruler
from guardrail.rights.holds import LegalHolds
from guardrail.types import Purpose, RoutePolicy


class Planner:
    """Asks the ruling ``erasure`` about accounts, under the law of their routes."""

    def __init__(self, *, ruler: Ruler, routes: Mapping[str, RoutePolicy], holds: LegalHolds) -> None:
        self._ruler = ruler
        self._routes = routes
        self._holds = holds

    async def plan(
        self, person: PersonView, ground: str, about: Sequence[Purpose], at: datetime
    ) -> tuple[Plan, Sequence[Hold]]:
        """The plan for one account, and the holds that are on it.

        Raises :class:`~guardrail.errors.PolicyUnavailableError`, and :class:`~guardrail.errors.RefusedError`
        (``ask_officer``) where the law is not known: nothing is erased by mistake.
        """
        policy = self._routes.get(person.route, RoutePolicy())  # a route that is gone: the strictest law of all
        held = await self._holds.on(person.subject_id, person.route)
        asked = question(ground, about, policy.purposes, since=person.created_at, at=at, held=held)
        ruling = await self._ruler.rule("erasure", asked, jurisdictions=policy.jurisdictions, kind=policy.kind, at=at)
        if ruling.decision == "refuse":
            raise RefusedError("the law of this route is not known: an officer must decide", code="ask_officer")
        decided = plan(
            ruling.answer,
            ruling.citations,
            ruling.revision,
            subject_id=person.subject_id,
            route=person.route,
            ground=ground,
            at=at,
        )
        return decided, held


def forced(person: PersonView, ground: str, at: datetime) -> Plan:
    """The plan for somebody whose key is gone already: there is nothing left that a policy could keep."""
    return Plan(
        subject_id=person.subject_id,
        route=person.route,
        ground=ground,
        erases=True,
        kept=(),
        conflicts=(),
        proof_until=None,
        citations=(),
        obligations=(),
        revision="",
    )
