"""How a request comes to be: from a turn of a chat, or from somebody who brings it.

Whoever repeats a request means the one that is open. It is found by a keyed hash of whoever was named, so that it is
found alike whether or not anybody is known by that name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from guardrail.core.entry_kinds import LANGUAGE
from guardrail.core.ids import new_id
from guardrail.core.requests import Request, RequestState, Shown
from guardrail.core.requests_moves import Move
from guardrail.errors import ChannelError, ConflictError, PolicyUnavailableError, RefusedError
from guardrail.ports import Entropy, KeyRing, Store
from guardrail.ports.rights import Asked, Links, Opened
from guardrail.rights.drafts import Draft
from guardrail.rights.fulfilment import WITHDRAWALS
from guardrail.rights.judging import Judge
from guardrail.rights.purposes import Withdrawals
from guardrail.rights.register import Register
from guardrail.rights.words import ASKED, RequestWords
from guardrail.turn.records import Recorder
from guardrail.types import Purpose, Right, Turn, Way

STANDING = WITHDRAWALS | {Right.RESTRICTION}
"""What holds from the day on which it was done, until something else is agreed."""
TOLD_AT_ONCE = frozenset({Way.CHAT, Way.CHANNEL, Way.OPENDSR})
"""Ways in which the answer to the request itself says that it came."""


class Intake:
    """Takes requests in. ``languages`` is each route's own, for people whose language nobody knows."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        links: Links,
        register: Register,
        judge: Judge,
        words: RequestWords,
        withdrawals: Withdrawals,
        recorder: Recorder,
        entropy: Entropy,
        languages: Mapping[str, str],
    ) -> None:
        self._store = store
        self._keys = keys
        self._links = links
        self._register = register
        self._judge = judge
        self._words = words
        self._withdrawals = withdrawals
        self._recorder = recorder
        self._entropy = entropy
        self._languages = languages

    async def of_turn(self, turn: Turn, right: Right, about: Purpose | None) -> Opened:
        """See :meth:`guardrail.ports.rights.Requests.prepare`."""
        if turn.ephemeral:
            raise RefusedError("nothing of this conversation is kept", code="nobody_remembered")
        accounts = await self._links.accounts(turn.subject_id)
        joined = await self._register.like(accounts, right, about, Way.CHAT)
        joined = joined or await self._done_already(accounts, right, about, turn.at)
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
            lookup=self._register.mark(turn.route, turn.subject_id, right, about, Way.CHAT),
        )
        draft = Draft(request, self._recorder, turn=turn)
        await self._received(draft, turn.at)
        return Opened(request=draft.request, writes=draft.writes(new=True))

    async def brought(self, asked: Asked, at: datetime, actor: str | None) -> tuple[Request, bool]:
        """The request, and whether it is new. Raises :class:`~guardrail.errors.UnknownRouteError` and
        :class:`~guardrail.errors.ChannelError` (``bad_request_time``, ``note_too_long``, ``request_of_nobody``).

        Somebody on the telephone may not know what their channel calls them: such a request names nobody, joins no
        other, and waits for a code that says whose it is. One that would be answered without is refused.
        """
        self._judge.policy(asked.route)
        if asked.received_at is not None and asked.received_at > at:
            raise ChannelError("a request of the future", code="bad_request_time")
        if _of_nobody(asked):
            return await self._new(asked, at, actor), True
        joined = await self._joined(asked)
        if joined is not None:
            return joined, False
        try:
            return await self._new(asked, at, actor), True
        except ConflictError:  # the same was asked at the same moment
            joined = await self._joined(asked)
            if joined is None:
                raise
            return joined, False

    async def _joined(self, asked: Asked) -> Request | None:
        """The open request that this one repeats. A controller's are told apart by its own ids."""
        mark = self._mark(asked)
        marked = None if mark is None else await self._register.by_mark(mark)
        if marked is not None or asked.external_id is not None:
            return marked
        subject = await self._subject(asked)
        accounts = [] if subject is None else await self._links.accounts(subject)
        return await self._register.like(accounts, asked.right, asked.about, asked.way)

    def _mark(self, asked: Asked) -> bytes | None:
        if asked.controller is not None and asked.external_id is not None:
            return self._register.external_mark(asked.controller, asked.external_id)
        who = asked.user if asked.user is not None else asked.subject_id
        return None if who is None else self._register.mark(asked.route, who, asked.right, asked.about, asked.way)

    async def _done_already(
        self, accounts: Sequence[str], right: Right, about: Purpose | None, at: datetime
    ) -> Request | None:
        """The request that did what is asked again, while it still holds: nobody fills the store by saying stop."""
        if right not in STANDING:
            return None
        done = await self._register.like(accounts, right, about, Way.CHAT, (RequestState.FULFILLED,))
        if done is None:
            return None
        people = [person for each in accounts if (person := await self._store.person(each)) is not None]
        if right is Right.RESTRICTION:
            return done if all(person.restricted_at is not None for person in people) else None
        try:
            purposes = await self._withdrawals.purposes(done, at)
        except PolicyUnavailableError:
            return None
        for person in people:
            if await self._withdrawals.writes(done, person, purposes, at):
                return None
        return done

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
            request = replace(request, note=await self._words.sealed(request, ASKED, asked.note))
        draft = Draft(request, self._recorder, actor=actor)
        await self._received(draft, at)
        if _of_nobody(asked) and draft.request.state is RequestState.RECEIVED:
            raise PolicyUnavailableError
        if _of_nobody(asked) and draft.request.state is not RequestState.VERIFYING:
            raise ConflictError("nobody would be asked whose request it is", code="request_of_nobody")
        await self._register.add(draft)
        return draft.request

    async def _received(self, draft: Draft, at: datetime) -> None:
        """It came in, whatever happens next; it came when it came, though it may be entered later."""
        draft.move(Move.RECEIVE, draft.request.received_at)
        if draft.request.way in TOLD_AT_ONCE:
            draft.move(Move.ACKNOWLEDGE, at, acknowledged_at=at)
        try:
            await self._judge.decide(draft, at)
        except PolicyUnavailableError:
            return  # stays as it came; see guardrail.rights.clocked

    async def _subject(self, asked: Asked) -> str | None:
        """Whom the channel means; a person whose erasure began is nobody any more."""
        subject = asked.subject_id
        if subject is None and asked.user is not None:
            subject = await self._store.subject_of(asked.route, self._keys.lookup("user", asked.route, asked.user.raw))
        person = None if subject is None else await self._store.person(subject)
        return None if person is None or person.erasing_at is not None else subject

    async def _language(self, told: str | None, subject_id: str | None, route: str) -> str:
        person = None if subject_id is None else await self._store.person(subject_id)
        for language in (told, person.language if person else None, self._languages.get(route)):
            try:
                return str(LANGUAGE.read(language))
            except ValueError:
                continue
        return "en"


def _of_nobody(asked: Asked) -> bool:
    """Whether it names no person; a controller's is told apart by its own id."""
    return asked.user is None and asked.subject_id is None and asked.controller is None
