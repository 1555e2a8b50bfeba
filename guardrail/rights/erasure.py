"""Erasures, in their order. The order is the product:

1. the plan: what goes and what stays, by the policies, item by item (:mod:`guardrail.rights.planning`);
2. one commit: from here no turn of these people commits, and the plan stands in the request;
3. what is kept is sealed anew for whatever keeps it (:mod:`guardrail.rights.keeping`), if anything is;
4. keys are destroyed: unreadable, in this database and in every copy of it;
5. one commit: recipients will be told;
6. rows are deleted in the background, and a commit says so for each account;
7. once the log's checkpoint covers both entries of each account, the receipt is signed
   (:mod:`guardrail.rights.receipts`), and the request ends.

Every step can be repeated. A process killed anywhere leaves a dossier whose state says where it was, and any process
carries on from there; two that do so at once hinder each other in nothing: keys are destroyed once, rows deleted once,
and of two commits of one step the second learns that the first was there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from guardrail.core.entry_kinds import MAX_COUNT
from guardrail.core.erasure_plan import Plan, ground_of, to_body
from guardrail.core.erasure_progress import UNFINISHED, Done, Progress, Stage, from_dossier, to_dossier
from guardrail.core.erasure_receipt import milliseconds
from guardrail.core.holds import Hold
from guardrail.core.ids import new_id
from guardrail.core.requests import OPEN, Request, RequestState
from guardrail.core.requests_dossier import from_dossier as request_of
from guardrail.core.requests_moves import Move
from guardrail.errors import ConflictError, ErasedError, GuardrailError, IntegrityError, RefusedError
from guardrail.ports import Chosen, Clock, Entropy, KeyRing, PersonView, Store
from guardrail.ports.rights import Links, Recipients
from guardrail.rights.drafts import Draft
from guardrail.rights.holds import LegalHolds
from guardrail.rights.keeping import Keeping
from guardrail.rights.planning import Planner, forced
from guardrail.turn.erasure import BATCH, Eraser
from guardrail.turn.records import Recorder
from guardrail.types import (
    DossierKind,
    DossierSaved,
    Purpose,
    Right,
    Way,
    Write,
)

HEADSTART = timedelta(seconds=5)
"""How long whoever began an erasure is left alone with it before others carry it on."""
PAGE = 500


class Everybody(Store, Protocol):
    """The data, with the list of whom it is about."""

    async def subject_ids(self, after: str = "", limit: int = 1000) -> Sequence[str]:
        """All subjects in the order of their ids, a page at a time."""
        ...


class Epochs(Protocol):
    """What the key ring knows of its key-encryption keys."""

    async def epoch(self) -> int:
        """The one that new keys are wrapped under."""
        ...

    async def missing(self, owner_ids: Sequence[str]) -> frozenset[str]:
        """Which of these owners have no key."""
        ...


class Issuing(Protocol):
    """Signs what is due (:mod:`guardrail.rights.receipts`)."""

    async def issue(self, progress: Progress) -> bool:
        """Sign the receipt of an erasure whose rows are gone; False while the log is not that far."""
        ...


class OrderedErasure:
    """Implements :class:`guardrail.ports.rights.Erasure`."""

    def __init__(
        self,
        *,
        store: Everybody,
        keys: KeyRing,
        epochs: Epochs,
        eraser: Eraser,
        planner: Planner,
        holds: LegalHolds,
        keeping: Keeping,
        links: Links,
        recipients: Recipients,
        issuing: Issuing,
        recorder: Recorder,
        clock: Clock,
        entropy: Entropy,
    ) -> None:
        self._store = store
        self._keys = keys
        self._epochs = epochs
        self._eraser = eraser
        self._planner = planner
        self._holds = holds
        self._keeping = keeping
        self._links = links
        self._recipients = recipients
        self._issuing = issuing
        self._recorder = recorder
        self._clock = clock
        self._entropy = entropy

    # ---------------------------------------------------------------- beginning

    async def erase(self, request: Request) -> bool:
        """See :meth:`guardrail.ports.rights.Erasure.erase`."""
        progress = await self._of(request.id)
        if progress is None:
            request = await self._newest(request)
            at = self._clock()
            plans, writes = await self._plans(request, at)
            progress = await self._begin(Draft(request, self._recorder), plans, writes, at)
        if progress is None:
            return False
        await self._at_once(progress)
        return progress.whole

    async def order(
        self,
        subject_id: str,
        *,
        ground: str = "request",
        about: Sequence[Purpose] = (),
        actor: str | None = None,
        reason: str = "ordered",
        alone: bool = False,
    ) -> Request | None:
        """Erase a person whom nobody asked about, and (unless ``alone``) who is linked with them: an operator's order,
        or a ground that came about by itself. It becomes a request, so that it has a receipt, too.

        None: nobody is known there, or nothing may go. Raises as :meth:`erase`.
        """
        person = await self._store.person(subject_id)
        if person is None:
            return None
        at = self._clock()
        draft = self._drafted(person, at, actor, reason)
        plans, writes = await self._plans(draft.request, at, ground=ground, about=about, alone=alone)
        if not any(plan.erases for plan in plans):
            return None
        progress = await self._begin(draft, plans, writes, at, new=True)
        if progress is not None:
            await self._at_once(progress)
        return draft.request

    async def preview(self, subject_id: str, *, ground: str = "request") -> Sequence[Plan]:
        """What :meth:`order` would do, account by account; changes nothing. Empty: nobody is known there."""
        at = self._clock()
        people = [await self._store.person(each) for each in await self._links.accounts(subject_id)]
        return [(await self._planner.plan(each, ground, (), at))[0] for each in people if each is not None]

    async def finish(self, request_id: str) -> None:
        """Delete the rows of one erasure now, instead of in the background."""
        progress = await self._of(request_id)
        if progress is not None:
            await self._one(progress)

    async def replay_missing(self) -> int:
        """Erase again whoever stands in the data without a key: the data were restored from before their erasure.

        How many those were. A key is made before its person's first row, so nobody else can be without one.
        """
        replayed, after = 0, ""
        while page := await self._store.subject_ids(after, PAGE):
            after = page[-1]
            for subject_id in sorted(await self._epochs.missing(page)):
                person = await self._store.person(subject_id)
                if person is not None and person.erasing_at is None:
                    await self._again(person, "erased_before")
                    replayed += 1
        return replayed

    async def again(self, subject_id: str) -> None:
        """Erase somebody, and nobody linked with them, who was erased before and came back with a restored backup, of
        the data or of the keys; also their rows are gone when this returns. Holds keep what they keep."""
        person = await self._store.person(subject_id)
        if person is None:
            await self._keys.destroy(subject_id)
            return
        if await self._epochs.missing([subject_id]):
            request: Request | None = await self._again(person, "erased_before")
        else:
            request = await self.order(subject_id, reason="erased_before", alone=True)
        if request is None:
            raise RefusedError("the policies keep all of somebody who was erased before", code="ask_officer")
        await self.finish(request.id)

    async def _again(self, person: PersonView, reason: str) -> Request:
        at = self._clock()
        draft = self._drafted(person, at, None, reason)
        progress = await self._begin(draft, [forced(person, "request", at)], [], at, new=True)
        if progress is not None:
            await self._make_unreadable(progress)
        return draft.request

    def _drafted(self, person: PersonView, at: datetime, actor: str | None, reason: str) -> Draft:
        """A request that nobody made, accepted already."""
        request = Request(
            id=new_id("req", self._entropy),
            right=Right.ERASURE,
            way=Way.OFFICER,
            route=person.route,
            subject_id=person.subject_id,
            received_at=at,
            state=RequestState.RECEIVED,
            language=person.language or "en",
        )
        draft = Draft(request, self._recorder, actor=actor)
        draft.move(Move.RECEIVE, at, reasons=(reason,))
        draft.move(Move.ACCEPT, at, reasons=(reason,))
        return draft

    async def _plans(
        self,
        request: Request,
        at: datetime,
        *,
        ground: str | None = None,
        about: Sequence[Purpose] | None = None,
        alone: bool = False,
    ) -> tuple[Sequence[Plan], Sequence[Write]]:
        """The plan for every living account; and the holds that exceptions of the law need, to be placed with it."""
        if about is None:
            meant = request.right in (Right.OBJECTION, Right.WITHDRAW) and request.about is not None
            about = (request.about,) if meant and request.about else ()
        plans: list[Plan] = []
        writes: list[Write] = []
        accounts: Sequence[str] = () if request.subject_id is None else (request.subject_id,)
        if accounts and not alone:
            accounts = await self._links.accounts(accounts[0])
        for subject_id in dict.fromkeys(accounts):
            person = await self._store.person(subject_id)
            if person is None:
                continue
            plan, _ = await self._planner.plan(person, ground or ground_of(request.right), about, at)
            plans.append(plan)
            for kept in plan.excepted if plan.erases else ():
                exception = self._holds.excepted(subject_id, kept.rule, kept.until, (kept.kind,), at)
                writes += self._holds.placed(exception, at)
        return plans, writes

    async def _begin(
        self, draft: Draft, plans: Sequence[Plan], writes: Sequence[Write], at: datetime, *, new: bool = False
    ) -> Progress | None:
        """Step 2. None: nothing goes, and the request ended with that."""
        draft.change(plan={"accounts": [to_body(plan) for plan in plans]})
        going = [plan for plan in plans if plan.erases]
        if not going:
            self._nothing(draft, plans, at)
            await self._store.commit(draft.writes(new=new))
            return None
        until = max((plan.proof_until for plan in plans if plan.proof_until is not None), default=None)
        if draft.request.proof_seconds is None and until is not None:
            draft.change(proof_seconds=int((until - at).total_seconds()))
        begun: list[Write] = []
        done: dict[str, Done] = {}
        for plan in going:
            mark, entry = self._eraser.begun(plan.subject_id, at, request=draft.request.id, route=plan.route)
            begun += [mark, entry]
            done[plan.subject_id] = Done(begun=entry.entry_id)
        progress = Progress(
            id=new_id("rct", self._entropy),
            request_id=draft.request.id,
            stage=Stage.BEGUN,
            right=draft.request.right.value,
            way=draft.request.way.value,
            received_at=draft.request.received_at,
            decided_at=at,
            plans=tuple(plans),
            done=done,
            due_at=at + HEADSTART,
            kept_until=until,
        )
        saved = DossierSaved(dossier=to_dossier(progress))
        await self._store.commit([*begun, *writes, *draft.writes(new=new), saved])
        return progress

    def _nothing(self, draft: Draft, plans: Sequence[Plan], at: datetime) -> None:
        """Nobody is there any more, or the law keeps all of it. A withdrawal is not ended by that: it is done."""
        if draft.request.right is not Right.ERASURE:
            return
        if not plans:
            draft.move(Move.FULFIL, at, reasons=("nothing_held",))
        else:
            reasons = dict.fromkeys(kept.reason for plan in plans for kept in plan.kept)
            draft.move(Move.FULFIL_PARTLY, at, reasons=tuple(reasons))

    # ---------------------------------------------------------------- unreadable

    async def _make_unreadable(self, progress: Progress) -> Progress:
        """Steps 3 to 5; nothing to do when they are done."""
        if progress.stage is not Stage.BEGUN:
            return progress
        await self._keep(progress)
        going = [plan.subject_id for plan in progress.erased]
        epoch = await self._epochs.epoch()
        destroyed = await self._eraser.destroy(going)
        at = self._clock()
        unreadable = progress.moved(
            Stage.UNREADABLE,
            unreadable_at=at,
            epoch=epoch,
            due_at=at + HEADSTART,
            done={each: replace(done, keys=done.keys + destroyed[each]) for each, done in progress.done.items()},
        )
        told = await self._told(progress, going, at)
        with suppress(ConflictError):  # another process was there first, and told the recipients
            await self._store.commit([DossierSaved(dossier=to_dossier(unreadable)), *told])
            return unreadable
        return await self._of(progress.request_id) or unreadable

    async def _keep(self, progress: Progress) -> None:
        for plan in progress.erased:
            holds = [hold for hold in await self._keepers(plan) if hold.at <= progress.decided_at]
            for hold in holds:
                await self._keys.create(hold.id)
            if holds and await self._readable(plan.subject_id):
                await self._keeping.everything(plan.subject_id, plan.route, holds, progress.decided_at)

    async def _readable(self, subject_id: str) -> bool:
        """False: their key went in an earlier attempt, after all was kept."""
        try:
            await self._keys.get(subject_id)
        except ErasedError:
            return False
        return True

    async def _keepers(self, plan: Plan) -> Sequence[Hold]:
        """The holds that this plan knew of. An account of which nothing stays has none."""
        return await self._holds.on(plan.subject_id, plan.route) if not plan.whole else ()

    async def _told(self, progress: Progress, going: Sequence[str], at: datetime) -> Sequence[Write]:
        dossier = await self._store.dossier(DossierKind.REQUEST, progress.request_id)
        if dossier is None:
            return ()
        known = await self._recipients.conversations(going)
        return self._recipients.notices(request_of(dossier), "erased", at, conversations=known)

    # ---------------------------------------------------------------- the rest

    async def _at_once(self, progress: Progress) -> None:
        """Unreadable when this returns; and whoever has few rows is gone, so that they can come back as somebody new
        with their next message. What fails of that is left to the background."""
        progress = await self._make_unreadable(progress)
        if progress.stage is not Stage.UNREADABLE:
            return
        with suppress(ConflictError):
            for subject_id, done in progress.done.items():
                if done.completed is None:
                    some = await self._store.erase_rows(subject_id, BATCH)
                    if sum(some.values()) < BATCH:
                        progress = await self._deleted(progress, subject_id, some)
                    else:
                        progress = await self._counted(progress, subject_id, some)

    async def _counted(self, progress: Progress, subject_id: str, rows: Mapping[str, int]) -> Progress:
        """There are more: the background deletes them."""
        done = progress.done[subject_id]
        accounts = {**progress.done, subject_id: replace(done, rows=_sum(done.rows, rows))}
        after = progress.moved(Stage.UNREADABLE, done=accounts, due_at=self._clock())
        await self._store.commit([DossierSaved(dossier=to_dossier(after))])
        return after

    async def carry_on(self) -> int:
        """See :meth:`guardrail.ports.rights.Erasure.carry_on`."""
        due = await self._store.dossiers_due(DossierKind.RECEIPT, {Stage.BEGUN, Stage.UNREADABLE}, self._clock())
        failed: list[GuardrailError] = []
        done = 0
        for dossier in due:  # one that cannot go on must not keep the others waiting
            try:
                await self._one(from_dossier(dossier))
                done += 1
            except GuardrailError as error:
                failed.append(error)
        for progress in await self._in(Stage.ERASED):
            try:
                done += await self._issuing.issue(progress)
            except GuardrailError as error:
                failed.append(error)
        done += await self._ownerless()
        if failed:
            raise failed[0]
        return done

    async def _one(self, progress: Progress) -> None:
        progress = await self._make_unreadable(progress)
        if progress.stage is Stage.UNREADABLE:
            await self._delete(progress)

    async def _delete(self, progress: Progress) -> None:
        """Step 6, account by account: a kill between two costs nothing."""
        for subject_id in progress.done:
            if progress.done[subject_id].completed is None:
                rows = await self._eraser.rows(subject_id)
                try:
                    progress = await self._deleted(progress, subject_id, rows)
                except ConflictError:
                    return  # another process carries this on

    async def _deleted(self, progress: Progress, subject_id: str, rows: Mapping[str, int]) -> Progress:
        at, unreadable = self._clock(), progress.unreadable_at
        if unreadable is None:
            raise IntegrityError("an erasure is said to be unreadable, but not since when")
        done = progress.done[subject_id]
        counted = _sum(done.rows, rows)
        gone, entry = self._eraser.erased(
            subject_id,
            at,
            request=progress.request_id,
            keys=done.keys,
            rows=counted,
            epoch=progress.epoch,
            backups_unreadable_from=progress.backups_unreadable_from,
            milliseconds=milliseconds(progress.decided_at, unreadable),
        )
        accounts = {**progress.done, subject_id: replace(done, completed=entry.entry_id, rows=counted)}
        last = all(each.completed is not None for each in accounts.values())
        after = progress.moved(Stage.ERASED if last else Stage.UNREADABLE, done=accounts)
        orphans = await self._orphaned(after, at) if last else ()
        await self._store.commit([gone, entry, DossierSaved(dossier=to_dossier(after)), *orphans])
        return after

    async def _orphaned(self, progress: Progress, at: datetime) -> Sequence[Write]:
        """What else these people asked for: nobody can fulfil it any more."""
        chosen = Chosen(states=[state.value for state in OPEN], subject_ids=[*progress.done])
        writes: list[Write] = []
        while page := await self._store.dossiers(DossierKind.REQUEST, chosen):
            for dossier in page:
                draft = Draft(request_of(dossier), self._recorder)
                if draft.request.id != progress.request_id:
                    draft.orphan(at)
                writes += draft.writes() if draft.changed else ()
            chosen = replace(chosen, after=page[-1].id)
        return writes

    async def _ownerless(self) -> int:
        """Erasures that were begun without a request, by an earlier release: each gets one."""
        begun = await self._store.erasures_begun()
        if not begun:
            return 0
        unfinished = [p for stage in UNFINISHED for p in await self._in(stage)]
        claimed = {subject for progress in unfinished for subject in progress.done}
        lost = [person for each in begun if each not in claimed and (person := await self._store.person(each))]
        for person in lost:
            await self._again(person, "begun_before")
        return len(lost)

    async def _in(self, stage: Stage) -> Sequence[Progress]:
        found: list[Progress] = []
        after = None
        while page := await self._store.dossiers(DossierKind.RECEIPT, Chosen(states={stage}, after=after, limit=PAGE)):
            found += map(from_dossier, page)
            after = page[-1].id
        return found

    async def _of(self, request_id: str) -> Progress | None:
        found = await self._store.dossiers(DossierKind.RECEIPT, Chosen(parent_id=request_id, limit=1))
        return from_dossier(found[0]) if found else None

    async def _newest(self, request: Request) -> Request:
        dossier = await self._store.dossier(DossierKind.REQUEST, request.id)
        return request if dossier is None else request_of(dossier)


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    """Counts by table, as far as an audit entry can tell them."""
    both = Counter(one)
    both.update(other)
    return {table: min(count, MAX_COUNT) for table, count in both.items() if count}
