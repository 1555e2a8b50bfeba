"""Requests of people about their data, from arrival to answer.

Whoever asks, by whatever way, meets the same steps: the request is kept, the policy is asked, and what it says is
done. A policy that does not answer loses nothing: the request stays as it came and is decided when it answers again.
Nothing that is told here depends on whether anybody is known: identity comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from guardrail.core import requests_clocks as clocks
from guardrail.core.requests import Request, RequestState, Shown
from guardrail.core.requests_moves import Move, possible
from guardrail.errors import (
    ChannelError,
    ConflictError,
    RefusedError,
)
from guardrail.ports import Clock, Entropy, KeyRing, Ruler, Store
from guardrail.ports.rights import Asked, Bundles, Codes, Erasure, Links, Opened, Recipients
from guardrail.rights.carrying import Carrier
from guardrail.rights.drafts import Draft
from guardrail.rights.fulfilment import Fulfilment
from guardrail.rights.intake import Intake
from guardrail.rights.judging import Judge, Word
from guardrail.rights.purposes import Withdrawals
from guardrail.rights.register import Register
from guardrail.rights.words import ASKED, DONE, RequestWords
from guardrail.turn.records import Recorder
from guardrail.types import Json, Purpose, RawText, Right, RoutePolicy, Turn

COPIES = frozenset({Right.ACCESS, Right.PORTABILITY})


class RequestDesk:
    """Implements :class:`guardrail.ports.rights.Requests`.

    ``languages`` is each route's own, for people whose language nobody knows.
    """

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        recorder: Recorder,
        clock: Clock,
        entropy: Entropy,
        ruler: Ruler,
        routes: Mapping[str, RoutePolicy],
        erasure: Erasure,
        links: Links,
        recipients: Recipients,
        bundles: Bundles,
        codes: Codes,
        holidays: frozenset[date] = frozenset(),
        public_url: str | None = None,
        languages: Mapping[str, str] | None = None,
    ) -> None:
        self._store = store
        self._recorder = recorder
        self._clock = clock
        self._bundles = bundles
        self._codes = codes
        self._public_url = public_url
        self.register = Register(store=store, keys=keys, recorder=recorder)
        self.judge = Judge(ruler=ruler, routes=routes, holidays=holidays)
        withdrawals = Withdrawals(store=store, ruler=ruler, routes=routes, recorder=recorder, entropy=entropy)
        self.fulfilment = Fulfilment(
            store=store, erasure=erasure, links=links, recipients=recipients, withdrawals=withdrawals
        )
        self.carrier = Carrier(
            store=store,
            register=self.register,
            judge=self.judge,
            fulfilment=self.fulfilment,
            clock=clock,
        )
        self._words = RequestWords(keys=keys, entropy=entropy)
        self._intake = Intake(
            store=store,
            keys=keys,
            links=links,
            register=self.register,
            judge=self.judge,
            words=self._words,
            withdrawals=withdrawals,
            recorder=recorder,
            entropy=entropy,
            languages=languages or {},
        )

    # ------------------------------------------------------------ coming in

    async def prepare(self, turn: Turn, right: Right, *, about: Purpose | None = None) -> Opened:
        """See :class:`guardrail.ports.rights.Requests`. A turn that nobody will remember has no requests:
        :class:`~guardrail.errors.RefusedError` (``nobody_remembered``)."""
        return await self._intake.of_turn(turn, right, about)

    async def open(self, asked: Asked, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`."""
        request, new = await self._intake.brought(asked, self._clock(), actor)
        more = request.shown.and_also(asked.shown) != request.shown
        if more and request.state is RequestState.VERIFYING and not new:
            return await self.identify(request.id, asked.shown, actor=actor)
        return await self.carrier.soon(request)

    async def proceed(self, request_id: str) -> Request:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self.carrier.proceed(request_id)

    # ------------------------------------------------------------ looking

    async def get(self, request_id: str) -> Request | None:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self.register.get(request_id)

    async def note(self, request_id: str) -> RawText | None:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self._words.read(await self.register.known(request_id), ASKED)

    async def outcome(self, request_id: str) -> RawText | None:
        """What people wrote about what they did; None without such words, and once its key is gone."""
        return await self._words.read(await self.register.known(request_id), DONE)

    async def listed(
        self,
        *,
        states: Sequence[str] | None = None,
        subject_id: str | None = None,
        right: Right | None = None,
        due_before: datetime | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Sequence[Request]:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self.register.listed(
            states=states, subject_id=subject_id, right=right, due_before=due_before, after=after, limit=limit
        )

    async def history(self, request_id: str) -> Sequence[Mapping[str, Json]]:
        """See :class:`guardrail.ports.rights.Requests`."""
        request = await self.register.known(request_id)
        return [
            {"at": step.at.isoformat(), "to": step.to.value, "by": step.by, "reasons": [*step.reasons]}
            for step in request.history
        ]

    async def by_external(self, controller: str, external_id: str) -> Request | None:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self.register.by_mark(self.register.external_mark(controller, external_id))

    # ------------------------------------------------------------ moving on

    async def identify(
        self, request_id: str, shown: Shown, *, actor: str | None = None, code: str | None = None
    ) -> Request:
        """See :class:`guardrail.ports.rights.Requests`.

        A code binds the request to its account whomever the request named, so that nobody learns by a code whether
        anybody is known by that name. A request that named nobody needs one: whatever else is shown does not say whose
        it is (:class:`~guardrail.errors.ConflictError`, ``request_of_nobody``). Raises
        :class:`~guardrail.errors.RefusedError` (``code_refused``) for a code that is wrong, spent or old.
        """
        before = await self.register.known(request_id)
        if not possible(before, Move.IDENTIFY):
            raise ConflictError("nobody is asked who they are", code="wrong_state")
        if before.subject_id is None and before.lookup is None and code is None:
            raise ConflictError("only a code says whose request it is", code="request_of_nobody")
        at = self._clock()
        redeemed = None if code is None else await self._codes.redeem(code, at)
        if code is not None and redeemed is None:
            officer = actor if actor is not None and actor.startswith("off_") else None
            await self._store.commit([self._recorder.audit("rights:code:refused", at, officer=officer)])
            raise RefusedError("not a code that can be used", code="code_refused")

        async def step(draft: Draft) -> None:
            more = shown
            if redeemed is not None:
                subject, spent = redeemed
                more = replace(shown, account=True, code=True)
                draft.change(subject_id=subject)
                draft.add(*spent)
            draft.change(shown=draft.request.shown.and_also(more))
            if draft.request.state is RequestState.VERIFYING:
                await self.judge.decide(draft, at)
                if draft.request.state is RequestState.VERIFYING:
                    draft.move(Move.ASK, at, reasons=draft.request.reasons)  # for what is still missing

        return await self.carrier.soon(await self.register.change(request_id, step, actor=actor, again=code is None))

    async def acknowledge(self, request_id: str, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`."""
        at = self._clock()

        async def step(draft: Draft) -> None:
            if draft.request.acknowledged_at is None:
                draft.move(Move.ACKNOWLEDGE, at, acknowledged_at=at)

        return await self.register.change(request_id, step, actor=actor)

    async def ask(self, request_id: str, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`."""
        at = self._clock()

        async def step(draft: Draft) -> None:
            if draft.request.terms is None:
                raise ConflictError("nobody decided about it yet", code="wrong_state")
            before = draft.request
            draft.request = clocks.asked(before, at, self.judge.holidays)
            draft.move(Move.ASK, at)

        return await self.register.change(request_id, step, actor=actor, again=False)

    async def decide(
        self,
        request_id: str,
        *,
        accept: bool,
        actor: str | None = None,
        excessive: str = "no",
        compelling_grounds: bool = False,
    ) -> Request:
        """See :class:`guardrail.ports.rights.Requests`. What is in people's hands already can still be refused, or
        done for a fee (GDPR Art. 12(5)).

        Raises :class:`~guardrail.errors.RefusedError` (``no_ground``) for a no that the law does not know.
        """
        at = self._clock()
        word = Word(accept=accept, excessive=excessive, compelling_grounds=compelling_grounds)

        async def step(draft: Draft) -> None:
            wanted = Move.ACCEPT if accept else Move.REFUSE
            again = draft.request.in_hands and accept and excessive == "no"
            if again or not possible(draft.request, wanted):
                raise ConflictError("there is nothing to decide", code="wrong_state")
            await self.judge.decide(draft, at, word)
            draft.change(decided_by=actor)

        return await self.carrier.soon(await self.register.change(request_id, step, actor=actor, again=False))

    async def extend(self, request_id: str, reason: str, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`. ``reason``: "complexity" or "number" (GDPR Art. 12(3)).

        Raises :class:`~guardrail.errors.RefusedError` (``not_extended``) where the law gives no more time: it did
        already, the first deadline has passed, or it never does.
        """
        at = self._clock()
        if reason not in ("complexity", "number"):
            raise ChannelError("no reason to extend", code="bad_reason")

        async def step(draft: Draft) -> None:
            request = draft.request
            if request.state is RequestState.RECEIVED or not possible(request, Move.EXTEND):
                raise ConflictError("there is nothing to extend", code="wrong_state")
            ruling = await self.judge.ruling(request, at, extend=reason)
            if ruling.decision != "extend":
                raise RefusedError("the law gives no more time", code="not_extended")
            draft.request = clocks.timed(replace(request, extended=reason), self.judge.holidays)
            draft.move(Move.EXTEND, at, reasons=(reason,))

        return await self.register.change(request_id, step, actor=actor, again=False)

    async def complete(
        self, request_id: str, *, actor: str | None = None, partly: bool = False, note: RawText | None = None
    ) -> Request:
        """See :class:`guardrail.ports.rights.Requests`."""
        at = self._clock()

        async def step(draft: Draft) -> None:
            request = draft.request
            if not request.in_hands:
                raise ConflictError("it does not wait for people's work", code="wrong_state")
            await self.fulfilment.completed(draft, at, partly=partly)
            draft.change(decided_by=actor)
            if note is not None:
                draft.change(note=await self._words.sealed(request, DONE, note))

        return await self.register.change(request_id, step, actor=actor, again=False)

    async def delivered(self, request_id: str, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`; a second time changes nothing."""
        at = self._clock()

        async def step(draft: Draft) -> None:
            if draft.request.in_hands and draft.request.right in COPIES:
                draft.move(Move.FULFIL, at)

        return await self.register.change(request_id, step, actor=actor)

    async def cancel(self, request_id: str, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`. What is being done at once is not taken back any more."""
        at = self._clock()

        async def step(draft: Draft) -> None:
            draft.move(Move.CANCEL, at)

        return await self.register.change(request_id, step, actor=actor, again=False)

    async def lift_restriction(self, request_id: str, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`. Lifted already: nothing happens."""
        at = self._clock()

        async def step(draft: Draft) -> None:
            request = draft.request
            if request.right is not Right.RESTRICTION or not possible(request, Move.LIFT):
                raise ConflictError("it restricts nothing", code="wrong_state")
            if all(each.move != Move.LIFT for each in request.history):
                await self.fulfilment.lifted(draft, at)

        return await self.register.change(request_id, step, actor=actor, again=False)

    async def link(self, request_id: str) -> RawText | None:
        """A new link to the copy that this request asks for; None where Guardrail gives none, and while it is not
        accepted or when it is over."""
        request = await self.register.known(request_id)
        if self._public_url is None or not request.in_hands or request.right not in COPIES:
            return None
        token, writes = await self._bundles.link(request)
        await self._store.commit(list(writes))
        return RawText(f"{self._public_url}/my/{token}")
