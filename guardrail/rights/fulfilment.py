"""What an accepted request leads to, by its right. Each can be done again: a killed process may have begun it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from guardrail.core.requests import Request
from guardrail.core.requests_moves import Move
from guardrail.ports import PersonView, Store
from guardrail.ports.rights import Erasure, Links, Recipients
from guardrail.rights.drafts import Draft
from guardrail.rights.purposes import Withdrawals
from guardrail.types import Purpose, RestrictionNoted, Right

WITHDRAWALS = frozenset({Right.OBJECTION, Right.OPT_OUT, Right.LIMIT, Right.WITHDRAW})
NOTHING_HELD = "nothing_held"


class Fulfilment:
    """Does what needs no hands, and tells the recipients."""

    def __init__(
        self, *, store: Store, erasure: Erasure, links: Links, recipients: Recipients, withdrawals: Withdrawals
    ) -> None:
        self._store = store
        self._erasure = erasure
        self._links = links
        self._recipients = recipients
        self._withdrawals = withdrawals

    async def erase(self, request: Request) -> None:
        """Unreadable when this returns; the rows and the receipt follow, which end the request."""
        await self._erasure.erase(request)

    async def do(self, draft: Draft, at: datetime) -> None:
        """Everything of one accepted request that is neither an erasure nor in people's hands."""
        request = draft.request
        people = await self.people(request)
        if request.right is Right.RESTRICTION:
            await self._restrict(draft, people, at)
        elif request.right in WITHDRAWALS:
            await self._withdraw(draft, people, at)
        draft.move(Move.FULFIL, at, reasons=() if people else (NOTHING_HELD,))

    async def completed(self, draft: Draft, at: datetime, *, partly: bool) -> None:
        """People did what only people can do."""
        if draft.request.right is Right.RECTIFICATION:
            await self._tell(draft, await self.people(draft.request), "rectified", at)
        draft.move(Move.FULFIL_PARTLY if partly else Move.FULFIL, at)

    async def lifted(self, draft: Draft, at: datetime) -> None:
        """The data may be processed again; whoever was told of the restriction hears of its end (GDPR Art. 19)."""
        people = await self.people(draft.request)
        for person in people:
            draft.add(RestrictionNoted(subject_id=person.subject_id, at=None))
            draft.alive.append(person.subject_id)
        await self._tell(draft, people, "lifted", at)
        draft.move(Move.LIFT, at, reasons=("warned",))

    async def people(self, request: Request) -> Sequence[PersonView]:
        """Every living account of whoever asked."""
        if request.subject_id is None:
            return ()
        found = [await self._store.person(each) for each in await self._links.accounts(request.subject_id)]
        return [person for person in found if person is not None and person.erasing_at is None]

    async def _restrict(self, draft: Draft, people: Sequence[PersonView], at: datetime) -> None:
        for person in people:
            draft.alive.append(person.subject_id)
            if person.restricted_at is None:
                draft.add(RestrictionNoted(subject_id=person.subject_id, at=at))
                draft.add(draft.entry("rights:restriction:placed", at, subject=person.subject_id))
        await self._tell(draft, people, "restricted", at)

    async def _withdraw(self, draft: Draft, people: Sequence[PersonView], at: datetime) -> None:
        purposes = await self._withdrawals.purposes(draft.request, at)
        for person in people:
            draft.add(*await self._withdrawals.writes(draft.request, person, purposes, at))
            draft.alive.append(person.subject_id)
        await self._tell(draft, people, "opted_out", at, purposes)

    async def _tell(
        self, draft: Draft, people: Sequence[PersonView], what: str, at: datetime, purposes: Sequence[Purpose] = ()
    ) -> None:
        """Whoever was given the data of any of these accounts."""
        if people:
            known = await self._recipients.conversations([person.subject_id for person in people])
            told = self._recipients.notices(draft.request, what, at, purposes=purposes, conversations=known)
            draft.add(*told)
