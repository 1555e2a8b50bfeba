"""Where requests are kept: found, read back, and changed by one at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from guardrail.core.requests import OPEN, Request, RequestState
from guardrail.core.requests_clocks import next_due
from guardrail.core.requests_dossier import from_dossier
from guardrail.errors import ChannelError, ConflictError, ErasedError
from guardrail.ports import Chosen, KeyRing, Store
from guardrail.rights.drafts import Draft
from guardrail.turn.records import Recorder
from guardrail.types import DossierKind, Purpose, RawText, Right, Way

PAGE = 200
ATTEMPTS = 3
NAMES_PURPOSES = frozenset({Right.OBJECTION, Right.OPT_OUT, Right.LIMIT, Right.WITHDRAW})
"""Of these, requests about two purposes are two requests."""

Step = Callable[[Draft], Awaitable[None]]


class Register:
    """Reads and changes the dossiers of requests."""

    def __init__(self, *, store: Store, keys: KeyRing, recorder: Recorder) -> None:
        self._store = store
        self._keys = keys
        self._recorder = recorder

    async def get(self, request_id: str) -> Request | None:
        """Raises :class:`~guardrail.errors.IntegrityError` for a record that is none of ours."""
        found = await self._store.dossier(DossierKind.REQUEST, request_id)
        return None if found is None else from_dossier(found)

    async def known(self, request_id: str) -> Request:
        """Raises :class:`~guardrail.errors.ChannelError` (``unknown_request``)."""
        found = await self.get(request_id)
        if found is None:
            raise ChannelError("no such request", code="unknown_request", status=404)
        return found

    async def change(self, request_id: str, step: Step, *, actor: str | None = None, again: bool = True) -> Request:
        """Do a step and commit what it leaves behind, all of it or nothing.

        ``again``: with what somebody else wrote meanwhile the step may be done anew. An officer's word may not: it
        was about what the officer saw; then :class:`~guardrail.errors.ConflictError` (``changed_meanwhile``) is
        raised.
        """
        attempts = ATTEMPTS if again else 1
        for attempt in range(1, attempts + 1):
            draft = Draft(await self.known(request_id), self._recorder, actor=actor)
            await step(draft)
            if not draft.changed:
                return draft.request
            try:
                await self._store.commit(draft.writes(), alive=tuple(draft.alive))
            except (ConflictError, ErasedError):
                if attempt == attempts:
                    raise
                continue
            return draft.request
        raise AssertionError("unreachable")

    async def add(self, draft: Draft) -> None:
        """Commit a new request. Raises :class:`~guardrail.errors.ConflictError` (``lookup_taken``)."""
        await self._store.commit(draft.writes(new=True), alive=tuple(draft.alive))

    async def by_mark(self, mark: bytes) -> Request | None:
        """The request with this keyed hash."""
        found = await self._store.dossier_by(DossierKind.REQUEST, mark)
        return None if found is None else from_dossier(found)

    async def pages(self, chosen: Chosen) -> AsyncIterator[Request]:
        """All that fit, page by page. What moved between two pages may be missing; the next look sees it."""
        after = chosen.after
        while True:
            try:
                page = await self._store.dossiers(DossierKind.REQUEST, replace(chosen, after=after, limit=PAGE))
            except ConflictError:
                return
            for each in page:
                yield from_dossier(each)
            if len(page) < PAGE:
                return
            after = page[-1].id

    async def listed(
        self,
        *,
        states: Collection[str] | None,
        subject_id: str | None,
        right: Right | None,
        due_before: datetime | None,
        after: str | None,
        limit: int,
    ) -> Sequence[Request]:
        """See :meth:`guardrail.ports.rights.Requests.listed`."""
        chosen = Chosen(
            states=_known(states),
            subject_ids=None if subject_id is None else [subject_id],
            due_before=due_before,
            by_due=True,
            after=after,
        )
        found: list[Request] = []
        async for request in self.pages(chosen):
            due = next_due(request)
            in_time = due_before is None or (due is not None and due < due_before)
            if in_time and right in (None, request.right):
                found.append(request)
            if len(found) == limit:
                break
        return found

    async def like(
        self,
        subjects: Sequence[str],
        right: Right,
        about: Purpose | None,
        way: Way,
        states: Collection[RequestState] = OPEN,
    ) -> Request | None:
        """The newest request of the same person, right and way in one of ``states``: somebody who repeats it means
        that one."""
        if not subjects:
            return None
        async for request in self.pages(Chosen(states=[state.value for state in states], subject_ids=subjects)):
            same = request.right is right and request.way is way and request.controller is None
            if same and (right not in NAMES_PURPOSES or request.about is about):
                return request
        return None

    def mark(self, route: str, who: str | RawText, right: Right, about: Purpose | None, way: Way) -> bytes:
        """By which an open request is found when the same is asked again, whether or not the person is known."""
        purpose = about.value if about is not None and right in NAMES_PURPOSES else ""
        name = ("user", who.raw) if isinstance(who, RawText) else ("subject", who)
        return self._keys.lookup("request", route, *name, right.value, purpose, way.value)

    def external_mark(self, controller: str, external_id: str) -> bytes:
        """By which a controller finds its own request."""
        return self._keys.lookup("request-external", controller, external_id)


def _known(states: Collection[str] | None) -> Collection[str]:
    if states is None:
        return [state.value for state in OPEN]
    if not set(states) <= {state.value for state in RequestState}:
        raise ChannelError("not a state of requests", code="bad_state")
    return states
