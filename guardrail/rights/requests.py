"""Requests of people about their data, from arrival to answer.

Whoever asks, by whatever way, meets the same steps: the request is kept, the policy is asked, and what it says is
done. A policy that does not answer loses nothing: the request stays as it came and is decided when it answers again.
Nothing that is told here depends on whether anybody is known: identity comes first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from guardrail.core import requests_clocks as clocks
from guardrail.core.entry_kinds import LANGUAGE
from guardrail.core.ids import new_id
from guardrail.core.requests import BY_HAND, Request, RequestState, Shown
from guardrail.core.requests_moves import Move, possible
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import (
    ChannelError,
    ConflictError,
    DependencyError,
    ErasedError,
    PolicyUnavailableError,
    RefusedError,
)
from guardrail.ports import Clock, Entropy, KeyRing, Ruler, Store
from guardrail.ports.rights import Asked, Bundles, Codes, Erasure, Links, Opened, Recipients
from guardrail.rights.drafts import Draft
from guardrail.rights.fulfilment import Fulfilment
from guardrail.rights.judging import Judge, Word
from guardrail.rights.purposes import Withdrawals
from guardrail.rights.register import Register
from guardrail.turn.records import Recorder
from guardrail.types import Json, Purpose, RawText, Right, RoutePolicy, Sealed, Turn, Way

TOLD_AT_ONCE = frozenset({Way.CHAT, Way.CHANNEL, Way.OPENDSR})
"""Ways in which the answer to the request itself says that it came."""
COPIES = frozenset({Right.ACCESS, Right.PORTABILITY})
MOST_NOTE = 16_384  # characters


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
        self._keys = keys
        self._recorder = recorder
        self._clock = clock
        self._entropy = entropy
        self._links = links
        self._bundles = bundles
        self._codes = codes
        self._public_url = public_url
        self._languages = languages or {}
        self.register = Register(store=store, keys=keys, recorder=recorder)
        self.judge = Judge(ruler=ruler, routes=routes, holidays=holidays)
        self.fulfilment = Fulfilment(
            store=store,
            erasure=erasure,
            links=links,
            recipients=recipients,
            withdrawals=Withdrawals(store=store, ruler=ruler, routes=routes, recorder=recorder, entropy=entropy),
        )

    # ------------------------------------------------------------ coming in

    async def prepare(self, turn: Turn, right: Right, *, about: Purpose | None = None) -> Opened:
        """See :class:`guardrail.ports.rights.Requests`. A turn that nobody will remember has no requests:
        :class:`~guardrail.errors.RefusedError` (``nobody_remembered``)."""
        if turn.ephemeral:
            raise RefusedError("nothing of this conversation is kept", code="nobody_remembered")
        subjects = await self._links.accounts(turn.subject_id)
        joined = await self.register.open_like(subjects, right, about, Way.CHAT)
        if joined is not None:
            return Opened(request=joined, writes=())
        request = Request(
            id=new_id("req", self._entropy),
            right=right,
            way=Way.CHAT,
            route=turn.route,
            subject_id=turn.subject_id,
            received_at=turn.at,
            state=RequestState.RECEIVED,
            language=await self._language(turn.event.locale, turn.subject_id, turn.route),
            about=about,
            shown=Shown(account=True),
            lookup=self.register.mark(turn.route, turn.subject_id, right, about, Way.CHAT),
        )
        draft = Draft(request, self._recorder, turn=turn)
        await self._received(draft, turn.at)
        return Opened(request=draft.request, writes=draft.writes(new=True))

    async def open(self, asked: Asked, *, actor: str | None = None) -> Request:
        """See :class:`guardrail.ports.rights.Requests`."""
        at = self._clock()
        self.judge.policy(asked.route)
        if asked.received_at is not None and asked.received_at > at:
            raise ChannelError("a request of the future", code="bad_request_time")
        joined = await self._joined(asked)
        if joined is None:
            try:
                joined = await self._new(asked, at, actor)
            except ConflictError:  # the same was asked at the same moment
                joined = await self._joined(asked)
                if joined is None:
                    raise
        elif joined.state is RequestState.VERIFYING and joined.shown.and_also(asked.shown) != joined.shown:
            return await self.identify(joined.id, asked.shown, actor=actor)
        return await self._soon(joined, new=True)

    async def proceed(self, request_id: str) -> Request:
        """See :class:`guardrail.ports.rights.Requests`. One that nobody decided yet is decided first; while the
        policy does not answer it stays as it came."""
        request = await self.register.known(request_id)
        if request.state is RequestState.RECEIVED:
            try:
                request = await self.register.change(request_id, self._decided)
            except PolicyUnavailableError:
                return request
        return await self._carried_on(request)

    # ------------------------------------------------------------ looking

    async def get(self, request_id: str) -> Request | None:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self.register.get(request_id)

    async def note(self, request_id: str) -> RawText | None:
        """See :class:`guardrail.ports.rights.Requests`."""
        words = await self._words(await self.register.known(request_id))
        return RawText(words["asked"]) if "asked" in words else None

    async def outcome(self, request_id: str) -> RawText | None:
        """What people wrote about what they did; None without such words, and once its key is gone."""
        words = await self._words(await self.register.known(request_id))
        return RawText(words["done"]) if "done" in words else None

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
        """See :class:`guardrail.ports.rights.Requests`; ``move`` is what happened."""
        request = await self.register.known(request_id)
        return [
            {
                "at": step.at.isoformat(),
                "move": step.move,
                "to": step.to.value,
                "by": step.by,
                "reasons": [*step.reasons],
            }
            for step in request.history
        ]

    async def by_external(self, controller: str, external_id: str) -> Request | None:
        """See :class:`guardrail.ports.rights.Requests`."""
        return await self.register.by_mark(self.register.external_mark(controller, external_id))

    # ------------------------------------------------------------ moving on

    async def identify(
        self, request_id: str, shown: Shown, *, actor: str | None = None, code: str | None = None
    ) -> Request:
        """See :class:`guardrail.ports.rights.Requests`. A code that is wrong, spent, old or another account's is
        one error: :class:`~guardrail.errors.RefusedError` (``code_refused``)."""
        before = await self.register.known(request_id)
        if not possible(before, Move.IDENTIFY):
            raise ConflictError("nobody is asked who they are", code="wrong_state")
        at = self._clock()
        redeemed = None if code is None else await self._codes.redeem(code, at)
        if code is not None and (redeemed is None or not await self._same_person(before, redeemed[0])):
            if redeemed is not None:
                await self._store.commit(list(redeemed[1]))  # it was told to somebody: it is spent
            raise RefusedError("not a code of this person", code="code_refused")

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

        return await self._soon(await self.register.change(request_id, step, actor=actor, again=code is None))

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
        """See :class:`guardrail.ports.rights.Requests`. What is in people's hands already can still be refused.

        Raises :class:`~guardrail.errors.RefusedError` (``no_ground``) for a no that the law does not know.
        """
        at = self._clock()
        word = Word(accept=accept, excessive=excessive, compelling_grounds=compelling_grounds)

        async def step(draft: Draft) -> None:
            wanted = Move.ACCEPT if accept else Move.REFUSE
            if not possible(draft.request, wanted):
                raise ConflictError("there is nothing to decide", code="wrong_state")
            await self.judge.decide(draft, at, word)
            draft.change(decided_by=actor)

        return await self._soon(await self.register.change(request_id, step, actor=actor, again=False))

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
            self.fulfilment.completed(draft, at, partly=partly)
            draft.change(decided_by=actor)
            if note is not None:
                draft.change(note=await self._sealed({**await self._words(request), "done": note.raw}, request.id))

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

    # ------------------------------------------------------------ inside

    async def _joined(self, asked: Asked) -> Request | None:
        """The open request that this one repeats. A controller's are told apart by their own ids."""
        if asked.controller is not None and asked.external_id is not None:
            return await self.by_external(asked.controller, asked.external_id)
        marked = await self.register.by_mark(self._mark(asked))
        if marked is not None:
            return marked
        subject = await self._subject(asked)
        accounts = [] if subject is None else await self._links.accounts(subject)
        return await self.register.open_like(accounts, asked.right, asked.about, asked.way)

    def _mark(self, asked: Asked) -> bytes:
        if asked.controller is not None and asked.external_id is not None:
            return self.register.external_mark(asked.controller, asked.external_id)
        who = asked.user if asked.user is not None else asked.subject_id
        if who is None:
            raise ChannelError("a request of nobody", code="bad_request")
        return self.register.mark(asked.route, who, asked.right, asked.about, asked.way)

    async def _new(self, asked: Asked, at: datetime, actor: str | None) -> Request:
        subject = await self._subject(asked)
        request = Request(
            id=new_id("req", self._entropy),
            right=asked.right,
            way=asked.way,
            route=asked.route,
            subject_id=subject,
            received_at=asked.received_at or at,
            state=RequestState.RECEIVED,
            language=await self._language(asked.language, subject, asked.route),
            about=asked.about,
            shown=asked.shown,
            controller=asked.controller,
            external_id=asked.external_id,
            lookup=self._mark(asked),
        )
        if asked.note is not None:
            request = replace(request, note=await self._sealed({"asked": asked.note.raw}, request.id))
        draft = Draft(request, self._recorder, actor=actor)
        await self._received(draft, at)
        await self.register.add(draft)
        return draft.request

    async def _received(self, draft: Draft, at: datetime) -> None:
        """It came in, whatever happens next."""
        draft.move(Move.RECEIVE, at)
        if draft.request.way in TOLD_AT_ONCE:
            draft.move(Move.ACKNOWLEDGE, at, acknowledged_at=at)
        try:
            await self.judge.decide(draft, at)
        except PolicyUnavailableError:
            return  # stays as it came; see guardrail.rights.clocked

    async def _decided(self, draft: Draft) -> None:
        if draft.request.state is RequestState.RECEIVED:
            await self.judge.decide(draft, self._clock())

    async def _soon(self, request: Request, *, new: bool = False) -> Request:
        """Carry on now, or at the next look when something needed is down: what was decided is kept already.

        A new erasure of nobody waits for that look in any case, as one of somebody waits for its receipt: the answer
        does not tell who is known.
        """
        if new and request.right is Right.ERASURE and request.subject_id is None:
            return request
        try:
            return await self._carried_on(request)
        except DependencyError:
            return await self.register.known(request.id)

    async def _carried_on(self, request: Request) -> Request:
        """Do what an accepted request asks for, if that needs no hands."""
        if request.state is not RequestState.WORKING or request.right in BY_HAND:
            return request
        at = self._clock()
        if request.right is Right.ERASURE and request.subject_id is not None:
            await self.fulfilment.erase(request)
            return await self.register.known(request.id)

        async def step(draft: Draft) -> None:
            if draft.request.state is RequestState.WORKING:
                await self.fulfilment.do(draft, at)

        return await self.register.change(request.id, step)

    async def _subject(self, asked: Asked) -> str | None:
        """Whom the channel means; a person whose erasure began is nobody any more."""
        subject = asked.subject_id
        if subject is None and asked.user is not None:
            subject = await self._store.subject_of(asked.route, self._keys.lookup("user", asked.route, asked.user.raw))
        person = None if subject is None else await self._store.person(subject)
        return None if person is None or person.erasing_at is not None else subject

    async def _same_person(self, request: Request, subject: str) -> bool:
        """A code binds a request of nobody known to its account; another's it does not prove."""
        if request.subject_id is None:
            return True
        return subject in await self._links.accounts(request.subject_id)

    async def _language(self, told: str | None, subject_id: str | None, route: str) -> str:
        person = None if subject_id is None else await self._store.person(subject_id)
        for language in (told, person.language if person else None, self._languages.get(route)):
            try:
                return str(LANGUAGE.read(language))
            except ValueError:
                continue
        return "en"

    async def _sealed(self, words: Mapping[str, str], request_id: str) -> Sealed:
        """Words about a request, under its own key, which goes with the proof of it."""
        if sum(map(len, words.values())) > MOST_NOTE:
            raise ChannelError("a note too long", code="note_too_long", status=413)
        key = await self._keys.create(request_id)
        return seal(key, ("request", request_id), json.dumps(dict(words)).encode(), self._entropy)

    async def _words(self, request: Request) -> dict[str, str]:
        if request.note is None:
            return {}
        try:
            key = await self._keys.get(request.id)
        except ErasedError:
            return {}
        words: dict[str, str] = json.loads(open_sealed(key, ("request", request.id), request.note))
        return words
