"""One person, several accounts: linked after proof on both sides, parted at a word.

The proof of the one side is the code that only its chat showed; that of the other is that the code was entered there,
and that its person said that the account is theirs, too. Each account has one dossier, whose parent is the person
(``per_…``); so two that link the same account at once meet at its version, and one of them reads again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from guardrail.core.ids import new_id
from guardrail.errors import RefusedError
from guardrail.ports import Chosen, Clock, Entropy, Store
from guardrail.turn.records import Recorder
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, Turn, Write

MOST_ACCOUNTS = 20
"""Of one person; more is no person."""
ASKING = timedelta(minutes=10)
"""How long the question is open whether an account is somebody's, too (``guardrail.facts`` asks the same)."""

LINKED, ASKED = "linked", "asked"


class LinkedAccounts:
    """Implements :class:`guardrail.ports.rights.LinksOfChats`."""

    def __init__(self, *, store: Store, recorder: Recorder, clock: Clock, entropy: Entropy) -> None:
        self._store = store
        self._recorder = recorder
        self._clock = clock
        self._entropy = entropy

    # ------------------------------------------------------------ asking first

    async def offer(self, turn: Turn, other_subject: str) -> Sequence[Write]:
        """See :meth:`guardrail.ports.rights.LinksOfChats.offer`. An older question ends."""
        asked = Dossier(
            kind=DossierKind.LINK,
            id=new_id("lnk", self._entropy),
            state=ASKED,
            at=turn.at,
            subject_id=turn.subject_id,
            due_at=turn.at + ASKING,
            body={"other": other_subject},
        )
        return [*map(_gone, await self._asked(turn.subject_id)), DossierSaved(dossier=asked)]

    async def offered(self, turn: Turn) -> tuple[str, Sequence[Write]] | None:
        """See :meth:`guardrail.ports.rights.LinksOfChats.offered`."""
        asked = await self._asked(turn.subject_id)
        open_now = [each for each in asked if each.due_at is not None and each.due_at > turn.at]
        return (str(open_now[0].body["other"]), [*map(_gone, asked)]) if open_now else None

    async def _asked(self, subject_id: str) -> Sequence[Dossier]:
        return await self._store.dossiers(DossierKind.LINK, Chosen(states={ASKED}, subject_ids={subject_id}))

    # ------------------------------------------------------------ one person

    async def join(self, turn: Turn, other_subject: str) -> Sequence[Write]:
        """See :meth:`guardrail.ports.rights.Links.join`. Whoever had others already brings them along.

        Raises :class:`~guardrail.errors.RefusedError` (``code_in_group``) in a group.
        """
        if turn.group or turn.ephemeral:
            raise RefusedError("nobody proves an account here", code="code_in_group")
        other = await self._store.person(other_subject)
        if other_subject == turn.subject_id or other is None or other.erasing_at is not None:
            return []
        mine, theirs = await self._person(turn.subject_id), await self._person(other_subject)
        person = mine or theirs or new_id("per", self._entropy)
        accounts = {*await self.accounts(turn.subject_id), *await self.accounts(other_subject)}
        if len(accounts) > MOST_ACCOUNTS or (mine is not None and mine == theirs):
            return []
        writes: list[Write] = []
        for subject in sorted(accounts):
            kept = await self._store.dossier(DossierKind.LINK, _id(subject))
            if kept is None or kept.parent_id != person:
                writes += self._linked(subject, person, kept, turn.at)
        return writes

    async def accounts(self, subject_id: str) -> Sequence[str]:
        """See :meth:`guardrail.ports.rights.Links.accounts`."""
        person = await self._person(subject_id)
        if person is None:
            return (subject_id,)
        linked = await self._of(person)
        return tuple(sorted({subject_id, *(each.subject_id for each in linked if each.subject_id)}))

    def _linked(self, subject: str, person: str, kept: Dossier | None, at: datetime) -> list[Write]:
        made = Dossier(
            kind=DossierKind.LINK,
            id=_id(subject),
            state=LINKED,
            at=at,
            parent_id=person,
            subject_id=subject,
            version=1 if kept is None else kept.version + 1,
        )
        told = self._recorder.audit("rights:account:linked", at, subject=subject, person=person)
        return [DossierSaved(dossier=made), told]

    async def _person(self, subject_id: str) -> str | None:
        found = await self._store.dossier(DossierKind.LINK, _id(subject_id))
        return None if found is None else found.parent_id

    async def _of(self, person: str) -> Sequence[Dossier]:
        return await self._store.dossiers(DossierKind.LINK, Chosen(states={LINKED}, parent_id=person))

    # ------------------------------------------------------------ parting

    async def parting(self, subject_id: str, at: datetime, *, actor: str | None = None) -> Sequence[Write]:
        """See :meth:`guardrail.ports.rights.LinksOfChats.parting`. Of two accounts, the other is alone then, too."""
        person = await self._person(subject_id)
        if person is None:
            return []
        linked = await self._of(person)
        others = [each for each in linked if each.subject_id != subject_id]
        alone = others if len(others) == 1 else []
        parted = [each for each in linked if each.subject_id == subject_id] + alone
        return [write for each in parted for write in self._parted(each, person, at, actor)]

    async def part(self, subject_id: str, *, actor: str | None) -> None:
        """See :meth:`guardrail.ports.rights.Links.part`."""
        if writes := await self.parting(subject_id, self._clock(), actor=actor):
            await self._store.commit(writes)

    def _parted(self, link: Dossier, person: str, at: datetime, actor: str | None) -> list[Write]:
        told = self._recorder.audit("rights:account:parted", at, subject=link.subject_id, person=person, officer=actor)
        return [_gone(link), told]

    async def expire(self) -> int:
        """Forget questions that nobody answered; how many."""
        due = await self._store.dossiers_due(DossierKind.LINK, (ASKED,), self._clock())
        if due:
            await self._store.commit([*map(_gone, due)])
        return len(due)


def _id(subject_id: str) -> str:
    """One dossier an account; it goes with the account."""
    return f"lnk_{subject_id.partition('_')[2]}"


def _gone(link: Dossier) -> Write:
    return DossierDeleted(kind=DossierKind.LINK, id=link.id)
