"""Legal holds: placed by one person, lifted by two, or run out.

A hold's own key seals its reason and whatever it keeps of people who were erased. Ending it destroys that key first,
then what was sealed under it is deleted; a killed process finds the hold again by its state.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from guardrail.core.holds import IN_FORCE, Hold, HoldState, from_dossier, to_dossier
from guardrail.core.ids import new_id
from guardrail.core.sealing import DataKey, open_sealed, seal
from guardrail.errors import BadPayloadError, ConflictError, ErasedError, RefusedError
from guardrail.ports import Chosen, Clock, Entropy, KeyRing, Store
from guardrail.ports.rights import HoldAsked
from guardrail.turn.records import Recorder
from guardrail.types import (
    AuditRecorded,
    Dossier,
    DossierDeleted,
    DossierKind,
    DossierSaved,
    RawText,
    Sealed,
)

PAGE = 200
_RULE = re.compile(r"[a-z]+(-[a-z]+)?/[a-z0-9_]+", re.ASCII)
_LOGGED_RULE = re.compile(r"[a-z][a-z0-9]{0,31}(_[a-z0-9]{1,31}){1,9}", re.ASCII)


class LegalHolds:
    """Implements :class:`guardrail.ports.rights.Holds`."""

    def __init__(self, *, store: Store, keys: KeyRing, recorder: Recorder, clock: Clock, entropy: Entropy) -> None:
        self._store = store
        self._keys = keys
        self._recorder = recorder
        self._clock = clock
        self._entropy = entropy

    async def place(self, asked: HoldAsked, *, actor: str) -> Dossier:
        """See :meth:`guardrail.ports.rights.Holds.place`.

        Raises :class:`~guardrail.errors.BadPayloadError` for a scope that is none, an end that has passed, a reason
        without a word, or a rule that is not spelt ``jurisdiction/rule``; ConflictError (``nobody``) for a subject
        that is not there: nothing of theirs can be held any more.
        """
        at = self._clock()
        if (asked.subject_id is None) == (asked.route is None):
            raise BadPayloadError("a hold is on one subject or on one route")
        if asked.until is not None and asked.until <= at:
            raise BadPayloadError("a hold must end later than now")
        if not asked.reason.raw.strip() or (asked.rule is not None and not _RULE.fullmatch(asked.rule)):
            raise BadPayloadError("a hold needs a reason, and a rule is spelt jurisdiction/rule")
        if asked.subject_id is not None and await self._store.person(asked.subject_id) is None:
            raise ConflictError("nobody of this id is held here", code="nobody")
        hold_id = new_id("hld", self._entropy)
        reasons = {"placed": asked.reason.raw}
        hold = Hold(
            id=hold_id,
            state=HoldState.ACTIVE,
            at=at,
            subject_id=asked.subject_id,
            route=asked.route,
            rule=asked.rule,
            until=asked.until,
            placed_by=actor,
            sealed=self._sealed(await self._keys.create(hold_id), hold_id, reasons),
        )
        return await self._saved(hold, "hold:scope:placed", at, officer=actor, until=hold.until)

    def excepted(
        self, subject_id: str, rule: str | None, until: datetime | None, kinds: Sequence[str], at: datetime
    ) -> Hold:
        """A hold that the policies place for an exception of the law: on what it keeps of one person, for its time.

        Its key must be made, and it must be committed (:meth:`placed`), before anything is sealed for it.
        """
        return Hold(
            id=new_id("hld", self._entropy),
            state=HoldState.ACTIVE,
            at=at,
            subject_id=subject_id,
            rule=rule,
            until=until,
            kinds=tuple(kinds),
        )

    def placed(self, hold: Hold, at: datetime) -> tuple[DossierSaved, AuditRecorded]:
        """The writes that place a hold of :meth:`excepted`."""
        return DossierSaved(dossier=to_dossier(hold)), self._entry(hold, "hold:scope:placed", at, until=hold.until)

    async def lift(self, hold_id: str, *, actor: str, reason: RawText) -> Dossier:
        """See :meth:`guardrail.ports.rights.Holds.lift`. Whoever asks again takes the asking over."""
        at = self._clock()
        hold = await self._in_force(hold_id, at)
        if not reason.raw.strip():
            raise BadPayloadError("lifting a hold needs a reason")
        key = await self._keys.create(hold_id)  # a hold of the policies has none until something is sealed
        reasons = {**_reasons(hold, key), "lift": reason.raw}
        asked = hold.moved(HoldState.LIFTING, asked_by=actor, sealed=self._sealed(key, hold_id, reasons))
        return await self._saved(asked, "hold:scope:asked", at, officer=actor)

    async def approve(self, hold_id: str, *, actor: str) -> Dossier:
        """See :meth:`guardrail.ports.rights.Holds.approve`."""
        at = self._clock()
        hold = await self._in_force(hold_id, at)
        if hold.state is not HoldState.LIFTING:
            raise ConflictError("nobody asked to lift this hold", code="wrong_state")
        if hold.asked_by == actor:
            raise RefusedError("a second person must agree", code="own_request")
        ending = hold.moved(HoldState.ENDING, ended_by=actor)
        await self._saved(ending, "hold:scope:lifted", at, officer=actor)
        return to_dossier(await self._ended(ending))

    async def listed(self, *, after: str | None = None, limit: int = 100) -> Sequence[Dossier]:
        """See :meth:`guardrail.ports.rights.Holds.listed`; the newest first."""
        return await self._store.dossiers(DossierKind.HOLD, Chosen(after=after, limit=limit))

    async def get(self, hold_id: str) -> Dossier | None:
        """One hold, in force or not."""
        return await self._store.dossier(DossierKind.HOLD, hold_id)

    async def of(self, subject_id: str, route: str) -> Sequence[Dossier]:
        """See :meth:`guardrail.ports.rights.Holds.of`."""
        return [to_dossier(hold) for hold in await self.on(subject_id, route)]

    async def on(self, subject_id: str | None, route: str) -> Sequence[Hold]:
        """The holds in force on a person, or on a route."""
        at = self._clock()
        return [hold for hold in await self.in_force() if hold.holds(subject_id, route, at)]

    async def in_force(self) -> Sequence[Hold]:
        """Every hold that holds something now. Holds are few: they are read whole."""
        found: list[Hold] = []
        after, at = None, self._clock()
        while page := await self._store.dossiers(DossierKind.HOLD, Chosen(states=IN_FORCE, after=after, limit=PAGE)):
            found += map(from_dossier, page)
            after = page[-1].id
        return [hold for hold in found if hold.until is None or at < hold.until]

    async def reason(self, hold_id: str) -> RawText | None:
        """See :meth:`guardrail.ports.rights.Holds.reason`. None: there is no such hold, or its key is gone."""
        dossier = await self._store.dossier(DossierKind.HOLD, hold_id)
        if dossier is None or dossier.sealed is None:
            return None
        try:
            return RawText(_reasons(from_dossier(dossier), await self._keys.get(hold_id)).get("placed", ""))
        except ErasedError:
            return None

    async def carry_on(self) -> int:
        """End what has run out, and finish what a killed process was ending; how many holds that were."""
        at = self._clock()
        over = await self._store.dossiers_due(DossierKind.HOLD, IN_FORCE, at)
        for dossier in over:
            ending = from_dossier(dossier).moved(HoldState.ENDING)
            await self._saved(ending, "hold:scope:expired", at)
        left = await self._store.dossiers_due(DossierKind.HOLD, {HoldState.ENDING}, at)
        for dossier in left:
            await self._ended(from_dossier(dossier))
        return len(left)

    async def _ended(self, hold: Hold) -> Hold:
        """Nothing of it can be read from the first line on; the rest only tidies up."""
        await self._keys.destroy(hold.id)
        kept = Chosen(parent_id=hold.id, limit=PAGE)
        while page := await self._store.dossiers(DossierKind.HELD, kept):
            await self._store.commit([DossierDeleted(kind=DossierKind.HELD, id=each.id) for each in page])
        ended = hold.moved(HoldState.ENDED, sealed=None)
        with suppress(ConflictError):  # another process ended it at the same time
            await self._store.commit([DossierSaved(dossier=to_dossier(ended))])
        return ended

    async def _in_force(self, hold_id: str, at: datetime) -> Hold:
        dossier = await self._store.dossier(DossierKind.HOLD, hold_id)
        if dossier is None:
            raise ConflictError("no such hold", code="unknown_hold", status=404)
        hold = from_dossier(dossier)
        if hold.state not in IN_FORCE or (hold.until is not None and hold.until <= at):
            raise ConflictError("this hold has ended", code="wrong_state")
        return hold

    async def _saved(self, hold: Hold, tag: str, at: datetime, **fields: object) -> Dossier:
        dossier = to_dossier(hold)
        await self._store.commit([DossierSaved(dossier=dossier), self._entry(hold, tag, at, **fields)])
        return dossier

    def _entry(self, hold: Hold, tag: str, at: datetime, **fields: object) -> AuditRecorded:
        rule = (hold.rule or "").rpartition("/")[2]
        logged = rule if _LOGGED_RULE.fullmatch(rule) and len(rule) <= 64 else None
        about: dict[str, Any] = {"hold": hold.id, "subject": hold.subject_id, "route": hold.route, "rule": logged}
        return self._recorder.audit(tag, at, **about, **fields)

    def _sealed(self, key: DataKey, hold_id: str, reasons: dict[str, str]) -> Sealed:
        text = json.dumps(reasons)
        return seal(key, (DossierKind.HOLD.value, hold_id), text.encode(), self._entropy)


def _reasons(hold: Hold, key: DataKey) -> dict[str, str]:
    if hold.sealed is None:
        return {}
    found: dict[str, str] = json.loads(open_sealed(key, (DossierKind.HOLD.value, hold.id), hold.sealed))
    return found
