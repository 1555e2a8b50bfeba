"""What time does to requests: each is looked at when its time has come, so that none gets stuck unseen.

Who never showed who they are is refused when the law lets that be; what nobody acknowledged or answered in time is
audited once; what a killed process left, or the policy did not answer, is taken up again; the proof of what is long
closed goes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from guardrail.core import requests_clocks as clocks
from guardrail.core.requests import OPEN, Request, RequestState
from guardrail.core.requests_moves import Move
from guardrail.errors import DependencyError, GuardrailError
from guardrail.ports import Chosen, Clock, KeyRing, Store
from guardrail.rights.drafts import Draft
from guardrail.rights.figures import RequestFigures, figures
from guardrail.rights.requests import RequestDesk
from guardrail.turn.records import Recorder
from guardrail.types import DossierDeleted, DossierKind

PAGE = 100
COUNTED_EVERY = timedelta(seconds=15)
"""Figures are as old as that at most: they read every open request."""


class RequestClock:
    """The desk's part of upkeep. Any number of processes may run it: each request is leased to one."""

    def __init__(
        self, *, desk: RequestDesk, store: Store, keys: KeyRing, recorder: Recorder, clock: Clock, due_soon: timedelta
    ) -> None:
        self._desk = desk
        self._store = store
        self._keys = keys
        self._recorder = recorder
        self._clock = clock
        self._due_soon = due_soon
        self._counted: tuple[datetime, RequestFigures] | None = None

    async def tick(self) -> int:
        """Look at every request whose time has come; how many were.

        One that fails keeps none of the others waiting; the first failure is raised at the end, to be reported.
        """
        seen: set[str] = set()
        failure: GuardrailError | None = None
        states = [state.value for state in RequestState]
        while True:
            due = await self._store.dossiers_due(DossierKind.REQUEST, states, self._clock(), PAGE)
            if not due:
                break
            fresh = [dossier.id for dossier in due if dossier.id not in seen]  # a change ends a lease: they come again
            seen.update(fresh)
            for request_id in fresh:
                try:
                    await self._look(request_id)
                except GuardrailError as error:
                    failure = failure or error
        if failure is not None:
            raise failure
        return len(seen)

    async def figures(self) -> RequestFigures:
        """For metrics; not counted anew each time that it is asked."""
        now = self._clock()
        if self._counted is not None and self._counted[0] <= now < self._counted[0] + COUNTED_EVERY:
            return self._counted[1]
        chosen = Chosen(states=[state.value for state in OPEN], by_due=True)
        found = [request async for request in self._desk.register.pages(chosen)]
        self._counted = now, figures(found, now, self._due_soon)
        return self._counted[1]

    async def _look(self, request_id: str) -> None:
        request = await self._desk.register.get(request_id)
        if request is None:
            return
        if not request.open:
            await self._forget(request)
            return
        failure: DependencyError | None = None
        try:
            await self._carry_on(request)
        except DependencyError as error:
            failure = error  # but time goes on: an overdue request is told of all the same
        await self._desk.register.change(request_id, self._remind)
        if failure is not None:
            raise failure

    async def _carry_on(self, request: Request) -> None:
        request = await self._desk.register.change(request.id, self._desk.carrier.unowned)
        if request.in_hands:
            return
        if request.state in (RequestState.RECEIVED, RequestState.WORKING):
            await self._desk.carrier.proceed(request.id)
        elif request.state is RequestState.VERIFYING and clocks.late(request, self._clock()):
            await self._desk.register.change(request.id, self._lapse)

    async def _lapse(self, draft: Draft) -> None:
        """Nobody showed enough in time: the policy says what becomes of it."""
        if draft.request.state is RequestState.VERIFYING and clocks.late(draft.request, self._clock()):
            await self._desk.judge.decide(draft, self._clock())

    async def _remind(self, draft: Draft) -> None:
        at = self._clock()
        if draft.request.reminded_at is None and clocks.unacknowledged(draft.request, at):
            draft.move(Move.REMIND, at, reasons=("not_acknowledged",), reminded_at=at)
        if draft.request.overdue_at is None and clocks.overdue(draft.request, at):
            draft.move(Move.OVERDUE, at, reasons=("not_answered",), overdue_at=at)

    async def _forget(self, request: Request) -> None:
        """The proof has outlived its time (11 CCR 7101): the key of its words first, then the row."""
        if request.proof_until is None or request.proof_until > self._clock():
            return
        await self._keys.destroy(request.id)
        expired = self._recorder.audit("rights:proof:expired", self._clock(), request=request.id)
        await self._store.commit([DossierDeleted(kind=DossierKind.REQUEST, id=request.id), expired])
