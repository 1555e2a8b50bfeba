"""Break-glass: an officer reads what a person really wrote (policy ``reveal``; GDPR Art. 32).

One transcript, for a written reason, agreed to by a second person, for minutes from the first opening. The policy is
asked at each step, with what is true then; whoever was denied is in the audit log with the reasons. What was opened
stands in the log before anybody sees it, and in the person's next copy. A closed reveal stays as evidence, its reason
sealed under a key of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from guardrail.core.bundle import moment
from guardrail.core.ids import new_id
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ChannelError, ConflictError, ErasedError, RefusedError
from guardrail.ports import Chosen, Clock, Entropy, KeyRing, Ruler, Ruling, Store
from guardrail.ports.rights import Opening, Reader
from guardrail.rights.clear_texts import ClearTexts, Scene
from guardrail.turn.records import Recorder
from guardrail.types import Dossier, DossierKind, DossierSaved, Json, RawText, RoutePolicy

ASKED, APPROVED, OPENED, CLOSED = "asked", "approved", "opened", "closed"
_LIVING = frozenset({ASKED, APPROVED, OPENED})
_ASKED_LIFE = timedelta(days=7)
"""For how long a question waits for the second person before it closes by itself."""
_APPROVED_LIFE = timedelta(days=1)
"""When to look at an approved one again; until when it may be opened is the policy's to say."""

_PLACE = "reveal"


AboutSelf = Callable[[str, Sequence[str]], Awaitable[bool]]
"""Whether one of these subjects is the officer (id) themselves, as far as that is known."""


class RulingReveals:
    """Implements :class:`guardrail.ports.rights.Reveals` by the ruling ``reveal``."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        ruler: Ruler,
        recorder: Recorder,
        entropy: Entropy,
        clock: Clock,
        routes: Mapping[str, RoutePolicy],
        about_self: AboutSelf,
    ) -> None:
        self._store = store
        self._keys = keys
        self._ruler = ruler
        self._recorder = recorder
        self._entropy = entropy
        self._clock = clock
        self._routes = routes
        self._about_self = about_self
        self._texts = ClearTexts(store, keys)

    # ------------------------------------------------------------ steps

    async def ask(self, conversation_id: str, reason: RawText, seconds: int, *, by: Reader) -> Dossier:
        """See :meth:`guardrail.ports.rights.Reveals.ask`.

        Raises :class:`~guardrail.errors.RefusedError` whose code is the policy's reason, here and below, and
        ChannelError 404 (``unknown_conversation``).
        """
        scene = await self._texts.scene(conversation_id)
        at = self._clock()
        body: dict[str, Json] = {
            "officer": by.id,
            "roles": [*by.roles],
            "holds_keys": by.holds_keys,
            "seconds": seconds,
            "reason_given": bool(reason.raw.strip()),
            "approver": None,
            "approver_roles": [],
            "approved_at": None,
            "opened_at": None,
            "open_seconds": None,
        }
        made = Dossier(
            kind=DossierKind.REVEAL,
            id=new_id("rvl", self._entropy),
            state=ASKED,
            at=at,
            parent_id=conversation_id,
            subject_id=scene.subject_id,
            due_at=at + _ASKED_LIFE,
            body=body,
        )
        await self._allowed("request", made, scene, at, actor=by.id)
        key = await self._keys.create(made.id)
        made = replace(made, sealed=seal(key, (_PLACE, made.id), reason.raw.encode(), self._entropy))
        try:
            await self._save(made, scene, at, "reveal:transcript:asked", officer=by.id, seconds=seconds)
        except ErasedError:  # the person is being erased: nobody looks for this key any more
            await self._keys.destroy(made.id)
            raise
        return made

    async def approve(self, reveal_id: str, *, by: Reader) -> Dossier:
        """See :meth:`guardrail.ports.rights.Reveals.approve`."""
        dossier, scene = await self._known(reveal_id, ASKED)
        at = self._clock()
        agreed = replace(
            dossier,
            state=APPROVED,
            due_at=at + _APPROVED_LIFE,
            version=dossier.version + 1,
            body={**dossier.body, "approver": by.id, "approver_roles": [*by.roles], "approved_at": moment(at)},
        )
        await self._allowed("approve", agreed, scene, at, actor=by.id)
        await self._save(agreed, scene, at, "reveal:transcript:approved", officer=by.id)
        return agreed

    async def open(self, reveal_id: str, *, by: Reader) -> Opening:
        """See :meth:`guardrail.ports.rights.Reveals.open`. Only whoever asked opens, with the roles they have now."""
        dossier, scene = await self._known(reveal_id, ASKED, APPROVED, OPENED)
        at = self._clock()
        if by.id != dossier.body["officer"]:
            await self._denied(dossier, scene, at, by.id, ("not_requester",))
        now = replace(dossier, body={**dossier.body, "roles": [*by.roles], "holds_keys": by.holds_keys})
        ruling = await self._allowed("open", now, scene, at, actor=by.id)
        left = int(ruling.answer["seconds"])
        begun, closes = dossier.body["opened_at"] or moment(at), at + timedelta(seconds=left)
        shown = replace(
            now,
            state=OPENED,
            due_at=closes,
            version=dossier.version + 1,
            body={**now.body, "opened_at": begun, "open_seconds": dossier.body["open_seconds"] or left},
        )
        await self._save(shown, scene, at, "reveal:transcript:opened", officer=by.id, seconds=left)
        records, whole = await self._texts.in_clear(scene)
        return Opening(closes_at=closes, records=records, whole=whole)

    async def listed(self, *, after: str | None = None, limit: int = 100) -> Sequence[Dossier]:
        """See :meth:`guardrail.ports.rights.Reveals.listed`; newest first."""
        return await self._store.dossiers(DossierKind.REVEAL, Chosen(after=after, limit=limit))

    async def reason(self, reveal_id: str) -> RawText | None:
        """Why, as the officer wrote it; None when there is no such reveal, or its key is gone."""
        dossier = await self._store.dossier(DossierKind.REVEAL, reveal_id)
        if dossier is None or dossier.sealed is None:
            return None
        try:
            key = await self._keys.get(dossier.id)
        except ErasedError:
            return None
        return RawText(open_sealed(key, (_PLACE, dossier.id), dossier.sealed).decode())

    async def close_due(self) -> int:
        """Close what nobody agreed to, nobody opened, or was open long enough; how many."""
        due = await self._store.dossiers_due(DossierKind.REVEAL, _LIVING, self._clock())
        for dossier in due:
            closed = replace(dossier, state=CLOSED, due_at=None, version=dossier.version + 1)
            with suppress(ConflictError):  # somebody agreed to it just now: it is due again later
                await self._store.commit([DossierSaved(dossier=closed)])
        return len(due)

    # ------------------------------------------------------------ what is asked of the policy

    async def _allowed(self, phase: str, dossier: Dossier, scene: Scene, at: datetime, *, actor: str) -> Ruling:
        policy = self._routes.get(scene.route, RoutePolicy())  # a route that is gone: as strict as can be
        ruling = await self._ruler.rule(
            "reveal",
            await self._question(phase, dossier, scene, at),
            jurisdictions=policy.jurisdictions,
            kind=policy.kind,
            at=at,
        )
        if ruling.decision != "allow":
            await self._denied(dossier, scene, at, actor, ruling.reasons)
        return ruling

    async def _question(self, phase: str, dossier: Dossier, scene: Scene, at: datetime) -> Mapping[str, Json]:
        body: Mapping[str, Any] = dossier.body
        approval: Json = None
        if body["approver"] is not None:
            approval = {
                "roles": [*body["approver_roles"]],
                "by_requester": body["approver"] == body["officer"],
                "about_self": await self._about_self(body["approver"], scene.subjects),
                "age_seconds": _age(body["approved_at"], at),
            }
        return {
            "phase": phase,
            "reason_given": body["reason_given"],
            "wanted_seconds": body["seconds"],
            "transcripts": 1 + await self._open_elsewhere(dossier, at) if phase == "open" else 1,
            "subject": scene.state,
            "requester": {
                "roles": [*body["roles"]],
                "holds_keys": body["holds_keys"],
                "about_self": await self._about_self(body["officer"], scene.subjects),
            },
            "approval": approval,
            "opened_age_seconds": _age(body["opened_at"], at) if body["opened_at"] else None,
        }

    async def _open_elsewhere(self, dossier: Dossier, at: datetime) -> int:
        """How many other transcripts this officer has open: one at a time."""
        count, after = 0, None
        while some := await self._store.dossiers(DossierKind.REVEAL, Chosen(states=(OPENED,), after=after)):
            count += sum(
                each.id != dossier.id
                and each.body["officer"] == dossier.body["officer"]
                and each.due_at is not None
                and each.due_at > at
                for each in some
            )
            after = some[-1].id
        return count

    async def _denied(self, dossier: Dossier, scene: Scene, at: datetime, actor: str, reasons: Sequence[str]) -> None:
        """Audit it, then refuse."""
        known = dossier.state != ASKED or dossier.sealed is not None
        entry = self._recorder.audit(
            "reveal:transcript:denied",
            at,
            reveal=dossier.id if known else None,
            conversation=scene.conversation_id,
            subject=scene.subject_id,
            officer=actor,
            reasons=reasons,
        )
        await self._store.commit([entry])
        raise RefusedError(code=reasons[0])

    async def _save(self, dossier: Dossier, scene: Scene, at: datetime, tag: str, **fields: object) -> None:
        """The dossier and its audit entry, in one transaction in which the person still lives."""
        entry = self._recorder.audit(
            tag, at, reveal=dossier.id, conversation=scene.conversation_id, subject=scene.subject_id, **fields
        )
        alive = [scene.subject_id] if scene.subject_id else []
        await self._store.commit([DossierSaved(dossier=dossier), entry], alive=alive)

    async def _known(self, reveal_id: str, *states: str) -> tuple[Dossier, Scene]:
        dossier = await self._store.dossier(DossierKind.REVEAL, reveal_id)
        if dossier is None or dossier.parent_id is None:
            raise ChannelError(code="not_found", status=404)
        if dossier.state not in states:
            raise RefusedError(code="reveal_closed" if dossier.state == CLOSED else "reveal_" + dossier.state)
        return dossier, await self._texts.scene(dossier.parent_id)


def _age(since: Any, at: datetime) -> int:
    """Whole seconds; a clock that went back gives none."""
    return max(0, int((at - datetime.fromisoformat(since)).total_seconds()))
