"""What the decision ``rights`` says of a request, and what follows from it.

The law is the one that was in force when the request came. What it gave in durations then is kept with the request,
so that a later law moves no deadline that somebody was told.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from guardrail.core import requests_clocks as clocks
from guardrail.core.entries import cite
from guardrail.core.requests import Request, RequestState, Terms
from guardrail.core.requests_moves import Move
from guardrail.errors import RefusedError, UnknownRouteError
from guardrail.ports import Ruler, Ruling
from guardrail.rights.drafts import Draft
from guardrail.types import Json, Purpose, Right, RoutePolicy, Way

MOST_CITED = 64
MOST_POINTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What an officer says of a request."""

    accept: bool
    excessive: str = "no"  # "refuse", "charge"
    compelling_grounds: bool = False


class Judge:
    """Asks the policy about requests and moves them as it says."""

    def __init__(self, *, ruler: Ruler, routes: Mapping[str, RoutePolicy], holidays: Set[date]) -> None:
        self._ruler = ruler
        self._routes = routes
        self.holidays = holidays

    def policy(self, route: str) -> RoutePolicy:
        """What the operator chose for a route; :class:`~guardrail.errors.UnknownRouteError` when there is none."""
        found = self._routes.get(route)
        if found is None:
            raise UnknownRouteError("no such route")
        return found

    async def ruling(
        self, request: Request, at: datetime, *, word: Word | None = None, extend: str | None = None
    ) -> Ruling:
        """Raises :class:`~guardrail.errors.PolicyUnavailableError`: nothing is decided."""
        policy = self.policy(request.route)
        identity: dict[str, Json] = asdict(request.shown)
        identity["data_points"] = min(request.shown.data_points, MOST_POINTS)
        question: dict[str, Json] = {
            "right": request.right.value,
            "way": request.way.value,
            "about": request.about.value if request.about else None,
            "identity": identity,
            "late": clocks.late(request, at),
            "extended": request.extended is not None,
            "extend": extend,
            "excessive": word.excessive if word else "no",
            "compelling_grounds": word is not None and word.compelling_grounds,
        }
        return await self._ruler.rule(
            "rights", question, jurisdictions=policy.jurisdictions, kind=policy.kind, at=request.received_at
        )

    async def decide(self, draft: Draft, at: datetime, word: Word | None = None) -> None:
        """Move a request that is open and not accepted yet; ``word`` is an officer's, the policy has the last one.

        Raises :class:`~guardrail.errors.PolicyUnavailableError`, and :class:`~guardrail.errors.RefusedError`
        (``no_ground``) for an officer's no that the law does not know.
        """
        ruling = await self.ruling(draft.request, at, word=word)
        before = draft.request
        draft.request = self.ruled(before, ruling)
        if ruling.decision == "refuse" and "ask_officer" in ruling.obligations:
            self._by_officer(draft, at, ruling, word)
        elif ruling.decision == "refuse":
            draft.move(Move.REFUSE, at, reasons=ruling.reasons)
        elif word is not None and not word.accept:
            raise RefusedError("the law knows no such ground to refuse it", code="no_ground")
        elif ruling.decision == "verify":
            self._asked(draft, at, ruling.reasons, word)
        elif word is None and _for_officers(draft.request):
            self._escalated(draft, at, ruling.reasons)
        else:
            self._accepted(draft, at, ruling.reasons)

    def ruled(self, request: Request, ruling: Ruling) -> Request:
        """The request with what the ruling says of it; its terms stay those that it was given first."""
        answer = ruling.answer
        terms = request.terms
        if terms is None or not terms.deadlines:
            terms = Terms(
                deadlines=tuple(answer["deadlines"]),
                acknowledge=tuple(answer["acknowledge"]),
                extensions=tuple(answer["extension"]["durations"]),
                start=answer["clock"]["start"],
                pauses=answer["clock"]["pauses"],
            )
        return replace(
            request,
            terms=terms,
            ways=tuple(answer["identity"]["ways"]),
            fee=answer["fee"],
            reasons=ruling.reasons,
            obligations=ruling.obligations,
            citations=tuple(dict.fromkeys(cite(each) for each in ruling.citations))[:MOST_CITED],
            elements=tuple(answer["refusal_elements"]),
            revision=ruling.revision,
            proof_seconds=answer["proof_seconds"],
        )

    def _by_officer(self, draft: Draft, at: datetime, ruling: Ruling, word: Word | None) -> None:
        """The law is not known: an officer decides, but nobody gets anything who did not show who they are."""
        identity = ruling.answer["identity"]
        if word is None:
            self._escalated(draft, at, ruling.reasons)
        elif not word.accept:
            draft.move(Move.REFUSE, at, reasons=ruling.reasons)
        elif identity["shown"] != identity["needed"]:
            self._asked(draft, at, ("identity_not_shown",), word)
        else:
            self._accepted(draft, at, ruling.reasons)

    def _asked(self, draft: Draft, at: datetime, reasons: tuple[str, ...], word: Word | None) -> None:
        """Once; again only when something new was said or shown."""
        if draft.request.state is not RequestState.VERIFYING:
            draft.request = clocks.asked(draft.request, at, self.holidays)
            draft.move(Move.ASK, at, reasons=reasons)

    def _escalated(self, draft: Draft, at: datetime, reasons: tuple[str, ...]) -> None:
        if draft.request.state is not RequestState.REVIEWING:
            draft.request = clocks.answered(draft.request, at, self.holidays)
            draft.move(Move.ESCALATE, at, reasons=reasons)

    def _accepted(self, draft: Draft, at: datetime, reasons: tuple[str, ...]) -> None:
        if draft.request.state is RequestState.VERIFYING:
            draft.move(Move.IDENTIFY, at)
        draft.request = clocks.answered(draft.request, at, self.holidays)
        draft.move(Move.ACCEPT, at, reasons=reasons)


def _for_officers(request: Request) -> bool:
    """Whether somebody may hold compelling grounds against it (GDPR Art. 21(1)): an objection that an officer or an
    agent brought. One from the chat stops the processing at once, and to advertising there is no ground at all."""
    brought = request.way in (Way.OFFICER, Way.AGENT)
    return brought and request.right is Right.OBJECTION and request.about is not Purpose.MARKETING
