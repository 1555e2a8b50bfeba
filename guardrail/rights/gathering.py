"""Gathers what is held about one person, over all accounts that they linked, in bounded memory.

Read a page at a time. What goes beyond :class:`Bounds` is counted, not read, and the copy says how much that is.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, TypeVar

from guardrail.core import notices
from guardrail.core.bundle import Account, Gathered, Message, portable
from guardrail.core.notice import NoticeFacts
from guardrail.core.notices import ENDED, LIVE, Notice
from guardrail.core.requests import Request
from guardrail.core.requests_dossier import from_dossier
from guardrail.ports import Chosen, KeyRing, PersonView, SealedRow, Store
from guardrail.rights.own_texts import TRANSCRIPT, OwnTexts
from guardrail.rights.recipients import STATUS
from guardrail.types import (
    AuditRecorded,
    ConsentRecorded,
    Direction,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    Right,
)

_PAGE = 500  # rows read at a time
_TOLD = frozenset(state.value for state in LIVE | ENDED)
_BREATH = 25  # messages opened before turns have their way
_T = TypeVar("_T")


class Trail(Protocol):
    """The audit log by subject."""

    async def about(self, subject_id: str, tag: str, most: int) -> tuple[Sequence[AuditRecorded], int]:
        """The first ``most`` entries of a tag that name a subject, in order, and how many there are of them."""
        ...


Facts = Callable[[str, datetime], Awaitable[NoticeFacts]]
"""What a notice at collection says on a route at a time: the operator's facts, the route's purposes, the law's part."""

Accounts = Callable[[str], Awaitable[Sequence[str]]]
"""Every account of the same person (:meth:`guardrail.ports.rights.Links.accounts`)."""

HoldsOf = Callable[[str, str], Awaitable[Sequence[Dossier]]]
"""The holds on a subject of a route (:meth:`guardrail.ports.rights.Holds.of`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one copy holds at most. Fifty messages a day reach the first bound after a year.

    Higher bounds cost turns: while so many objects live, each full round of Python's garbage collector takes longer
    (some 400 ms at 50,000 messages).
    """

    messages: int = 20_000
    characters: int = 8_000_000  # of messages, together
    events: int = 10_000  # of every other list


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    messages: list[Message] = field(default_factory=list)
    characters: int = 0
    conversations: set[str] = field(default_factory=set)
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, name: str, count: int = 1) -> None:
        self.left_out[name] = self.left_out.get(name, 0) + count


class Gatherer:
    """Reads everything of a person for one copy."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        trail: Trail,
        facts: Facts,
        accounts: Accounts,
        holds: HoldsOf,
        bounds: Bounds | None = None,
    ) -> None:
        self._store = store
        self._keys = keys
        self._trail = trail
        self._facts = facts
        self._accounts = accounts
        self._holds = holds
        self._bounds = bounds or Bounds()

    async def gather(
        self, kind: Right, subject_id: str, *, request_id: str, language: str, at: datetime
    ) -> Gathered | None:
        """None when the person is gone, or going. Raises :class:`~guardrail.errors.ErasedError` when an account
        goes meanwhile."""
        people = await self._people(subject_id)
        if subject_id not in {view.subject_id for view in people}:
            return None
        facts = {route: await self._facts(route, at) for route in {view.route for view in people}}
        found = _Found()
        access = kind is Right.ACCESS
        taken = [view for view in people if access or portable(facts[view.route])]
        await self._read_messages(found, taken, at, only_supplied=not access)
        consents = await self._consents(found, people)
        gathered = Gathered(
            kind=kind,
            request_id=request_id,
            language=language,
            at=at,
            accounts=[await self._account(view) for view in people],
            facts=facts,
            messages=found.messages,
            consents=consents,
            left_out=found.left_out,
        )
        return await self._with_the_rest(gathered, found, people) if access else gathered

    async def _with_the_rest(self, gathered: Gathered, found: _Found, people: Sequence[PersonView]) -> Gathered:
        """What was observed and decided, for access only."""
        subjects = [view.subject_id for view in people]
        for subject in subjects:
            found.conversations.update(await self._store.conversations(subject))
        requests = await self._requests(found, subjects)
        return replace(
            gathered,
            disclosures=await self._disclosures(found),
            decisions=await self._decisions(found, subjects),
            reveals=await self._reveals(found, subjects),
            requests=requests,
            told={each.id: await self._told(each.id) for each in requests},
            holds={view.subject_id: await self._holds(view.subject_id, view.route) for view in people},
        )

    async def _people(self, subject_id: str) -> list[PersonView]:
        """Every account that is there and not being erased, the asking one first."""
        linked = await self._accounts(subject_id)
        ids = [subject_id, *sorted(set(linked) - {subject_id})]
        views = [await self._store.person(each) for each in ids]
        return [view for view in views if view is not None and view.erasing_at is None]

    async def _account(self, view: PersonView) -> Account:
        waiting = 0
        for conversation_id in await self._store.conversations(view.subject_id):
            standing = await self._store.standing(view.subject_id, conversation_id)
            waiting += standing.waiting if standing else 0
        return Account(
            subject_id=view.subject_id,
            route=view.route,
            since=view.created_at,
            language=view.language,
            age=view.age,
            restricted_at=view.restricted_at,
            waiting=waiting,
        )

    # ------------------------------------------------------------ messages

    async def _read_messages(
        self, found: _Found, people: Sequence[PersonView], at: datetime, *, only_supplied: bool
    ) -> None:
        texts = OwnTexts(self._store, self._keys, frozenset(view.subject_id for view in people))
        for view in people:
            async for row in self._transcript(view.subject_id):
                if row.expires_at <= at or (only_supplied and row.direction is not Direction.INBOUND):
                    continue
                if self._full(found):
                    found.leave_out("messages")
                    continue
                message = await texts.message(row, view.subject_id)
                found.messages.append(message)
                found.conversations.add(message.conversation_id)
                found.characters += sum(len(text) for _, text in message.parts)
                if len(found.messages) % _BREATH == 0:
                    await asyncio.sleep(0)
        found.messages.sort(key=lambda message: message.at)

    def _full(self, found: _Found) -> bool:
        return len(found.messages) >= self._bounds.messages or found.characters >= self._bounds.characters

    async def _transcript(self, subject_id: str) -> AsyncIterator[SealedRow]:
        after = 0
        while rows := await self._store.sealed_rows(subject_id, after, _PAGE):
            for row in rows:
                if row.table == TRANSCRIPT and row.owner_id in (subject_id, row.conversation_id):
                    yield row
            after = rows[-1].cursor

    # ------------------------------------------------------------ ledgers, decisions, dossiers

    async def _consents(self, found: _Found, people: Sequence[PersonView]) -> list[ConsentRecorded]:
        events = []
        for view in people:
            events += [row.recorded for row in await self._store.consent_history(view.subject_id)]
        events.sort(key=lambda event: event.at)
        return self._within("consents", events, found)

    async def _disclosures(self, found: _Found) -> list[DisclosureRecorded]:
        events: list[DisclosureRecorded] = []
        for conversation_id in sorted(found.conversations):
            there = await self._store.disclosures(conversation_id)
            room = self._bounds.events - len(events)
            events += there[:room]
            found.leave_out("disclosures", len(there[room:]))
        return sorted(events, key=lambda event: event.at)

    async def _decisions(self, found: _Found, subjects: Sequence[str]) -> list[AuditRecorded]:
        entries: list[AuditRecorded] = []
        for subject in subjects:
            some, count = await self._trail.about(subject, "turn:decision:made", self._bounds.events - len(entries))
            entries += some
            found.leave_out("decisions", count - len(some))
        return sorted(entries, key=lambda entry: entry.at)

    async def _reveals(self, found: _Found, subjects: Sequence[str]) -> list[Dossier]:
        """Those of the person's own conversations, and of groups in which they wrote."""
        own = {each for subject in subjects for each in await self._store.conversations(subject)}
        searches = [Chosen(subject_ids=subjects)]
        searches += [Chosen(parent_id=group) for group in sorted(found.conversations - own)]
        opened = {
            dossier.id: dossier
            for chosen in searches
            for dossier in await self._dossiers(DossierKind.REVEAL, chosen)
            if dossier.body.get("opened_at") is not None
        }
        return self._within("reveals", sorted(opened.values(), key=lambda dossier: dossier.at), found)

    async def _requests(self, found: _Found, subjects: Sequence[str]) -> list[Request]:
        dossiers = await self._dossiers(DossierKind.REQUEST, Chosen(subject_ids=subjects))
        requests = sorted((from_dossier(each) for each in dossiers), key=lambda request: request.received_at)
        return self._within("requests", requests, found)

    async def _told(self, request_id: str) -> list[Notice]:
        """What recipients were told of a request; how a controller follows it is none of that."""
        read = map(notices.read, await self._dossiers(DossierKind.NOTICE, Chosen(parent_id=request_id, states=_TOLD)))
        return [notice for notice in read if notice.what != STATUS]

    async def _dossiers(self, kind: DossierKind, chosen: Chosen) -> list[Dossier]:
        every: list[Dossier] = []
        after = None
        while True:
            some = await self._store.dossiers(kind, replace(chosen, after=after, limit=_PAGE))
            every += some
            if len(some) < _PAGE:
                return every
            after = some[-1].id

    def _within(self, name: str, items: list[_T], found: _Found) -> list[_T]:
        found.leave_out(name, len(items[self._bounds.events :]))
        return items[: self._bounds.events]
