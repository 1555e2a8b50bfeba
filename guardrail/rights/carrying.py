"""Carrying requests on: what was accepted is done, now or when what failed is back."""

from __future__ import annotations

from guardrail.core.requests import BY_HAND, Request, RequestState
from guardrail.errors import ConflictError, DependencyError, PolicyUnavailableError
from guardrail.ports import Clock, Store
from guardrail.rights.drafts import Draft
from guardrail.rights.fulfilment import Fulfilment
from guardrail.rights.judging import Judge
from guardrail.rights.register import Register
from guardrail.types import Right


class Carrier:
    """Every step of it can be done again, and by several processes at once."""

    def __init__(self, *, store: Store, register: Register, judge: Judge, fulfilment: Fulfilment, clock: Clock) -> None:
        self._store = store
        self._register = register
        self._judge = judge
        self._fulfilment = fulfilment
        self._clock = clock

    async def proceed(self, request_id: str) -> Request:
        """See :meth:`guardrail.ports.rights.Requests.proceed`. One that nobody decided yet is decided first; while
        the policy does not answer it stays as it came."""
        request = await self._register.known(request_id)
        if request.state is RequestState.RECEIVED:
            try:
                request = await self._register.change(request_id, self._decided)
            except PolicyUnavailableError:
                return request
        return await self._done(request)

    async def soon(self, request: Request) -> Request:
        """Carry on now, or at the next look when something needed is down: what was decided is kept already.

        A request of nobody waits for that look in any case where one of somebody would take its time, too: the answer
        does not tell who is known.
        """
        slow = request.right is Right.ERASURE or request.right in BY_HAND
        if slow and request.subject_id is None:
            return request
        try:
            return await self._done(request)
        except DependencyError:
            return await self._register.known(request.id)

    async def unowned(self, draft: Draft) -> None:
        """An erasure ends what its person still waited for; this finds what came in between."""
        if draft.request.subject_id is None:
            return
        person = await self._store.person(draft.request.subject_id)
        if person is None or person.erasing_at is not None:
            draft.orphan(self._clock())

    async def _decided(self, draft: Draft) -> None:
        if draft.request.state is RequestState.RECEIVED:
            await self._judge.decide(draft, self._clock())

    async def _done(self, request: Request) -> Request:
        """What an accepted request asks for, if that needs no hands."""
        if request.state is not RequestState.WORKING or request.in_hands:
            return request
        if request.right is Right.ERASURE and request.subject_id is not None:
            return await self._erased(request)

        async def step(draft: Draft) -> None:
            if draft.request.state is RequestState.WORKING:
                await self._fulfilment.do(draft, self._clock())

        return await self._register.change(request.id, step)

    async def _erased(self, request: Request) -> Request:
        try:
            await self._fulfilment.erase(request)
        except ConflictError:  # another process began it at this moment; again is no harm
            await self._fulfilment.erase(request)
        return await self._register.known(request.id)
