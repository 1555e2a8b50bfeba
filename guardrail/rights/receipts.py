"""Receipts of erasures: signed once the log covers the erasure; and the proof of the request, sealed beside them.

The receipt is for everybody: the person keeps it, and nothing in it is personal. The proof is what the operator must
keep about the request (11 CCR 7101: date, nature, manner, date and nature of the response, basis of a denial); it is
sealed under a key of its own, an officer's look at it is audited, and both go when their time is up.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from guardrail.core import erasure_receipt
from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.core.erasure_plan import Kept
from guardrail.core.erasure_progress import Progress, Stage, from_dossier, to_dossier
from guardrail.core.erasure_receipt import Account, Grounds, Receipt, Sign, Told
from guardrail.core.handovers import Keys
from guardrail.core.requests import Request, RequestState
from guardrail.core.requests_dossier import from_dossier as request_of
from guardrail.core.requests_moves import Move
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ConflictError, ErasedError, IntegrityError
from guardrail.ports import Chosen, Clock, Entropy, KeyRing, Store
from guardrail.ports.rights import Recipients
from guardrail.rights.drafts import Draft
from guardrail.turn.records import Recorder
from guardrail.types import DossierDeleted, DossierKind, DossierSaved, Json, Sealed, Write

KEPT = timedelta(days=731)
"""How long the proof of an erasure is kept that no policy was asked about (24 months, 11 CCR 7101(a))."""
PAGE = 200


class Log(Protocol):
    """What the audit log proves of its entries (:class:`guardrail.audit.inclusions.LogGrounds`)."""

    async def of(self, entry_ids: Sequence[str]) -> Grounds | None:
        """None: not all of them are under a signed checkpoint yet."""
        ...

    async def keys(self) -> Keys:
        """The log's keys, from the first to the one in use."""
        ...


class SignedReceipts:
    """Implements :class:`guardrail.ports.rights.Receipts`. ``sign`` signs a note text with the log's key."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        log: Log,
        sign: Sign,
        recipients: Recipients,
        recorder: Recorder,
        clock: Clock,
        entropy: Entropy,
    ) -> None:
        self._store = store
        self._keys = keys
        self._log = log
        self._sign = sign
        self._recipients = recipients
        self._recorder = recorder
        self._clock = clock
        self._entropy = entropy

    async def receipt(self, request_id: str) -> bytes | None:
        """See :meth:`guardrail.ports.rights.Receipts.receipt`."""
        found = await self._of(request_id)
        return None if found is None or found.receipt is None else found.receipt.encode()

    async def by_id(self, receipt_id: str) -> bytes | None:
        """The same by the receipt's own id, which whoever was told of it knows."""
        dossier = await self._store.dossier(DossierKind.RECEIPT, receipt_id)
        text = None if dossier is None else from_dossier(dossier).receipt
        return None if text is None else text.encode()

    async def proof(self, request_id: str, *, actor: str) -> Mapping[str, Json] | None:
        """See :meth:`guardrail.ports.rights.Receipts.proof`."""
        found = await self._of(request_id)
        if found is None or found.proof is None:
            return None
        try:
            key = await self._keys.get(found.id)
        except ErasedError:  # its time was up; the row goes next
            return None
        shown = self._recorder.audit(
            "rights:proof:shown", self._clock(), request=request_id, receipt=found.id, officer=actor
        )
        await self._store.commit([shown])
        proof: dict[str, Json] = json.loads(open_sealed(key, _place(found.id), found.proof))
        return proof

    # ---------------------------------------------------------------- issuing

    async def issue(self, progress: Progress) -> bool:
        """Sign the receipt of an erasure whose rows are gone, and end its request; False while the log is not that
        far, or when another process was first."""
        ids = [each for done in progress.done.values() for each in (done.begun, done.completed) if each]
        grounds = await self._log.of(ids)
        if grounds is None:
            return False
        at = self._clock()
        receipt = self._receipt(progress, grounds, await self._recipients.of(progress.request_id), at)
        written = erasure_receipt.write(receipt, self._sign)
        if not erasure_receipt.signed_by(written, grounds.signer):
            return False  # the key was handed over, and this process has the old one still
        writes = await self._ending(progress, at)
        kept_until = progress.kept_until or at + KEPT
        issued = progress.moved(
            Stage.ISSUED,
            due_at=kept_until,
            kept_until=kept_until,
            receipt=written.decode(),
            proof=await self._proof(progress, receipt),
        )
        told = self._recorder.audit("rights:receipt:issued", at, receipt=progress.id, request=progress.request_id)
        try:
            await self._store.commit([DossierSaved(dossier=to_dossier(issued)), told, *writes])
        except ConflictError:
            return False
        return True

    async def rotated(self, epoch: int, at: datetime) -> int:
        """Note that keys are wrapped under ``epoch`` and no key-encryption key of before exists since ``at``, and sign
        receipts anew: backups of the keys they are about are unreadable from then on. How many; safe to call again.

        An erasure that is not that far yet has its keys under the new epoch, or none."""
        await self._store.commit(
            [
                self._recorder.audit("keys:epoch:rotated", at, epoch=epoch),
                self._recorder.audit("keys:epoch:destroyed", at, epoch=epoch - 1),
            ]
        )
        noted, after = 0, None
        chosen = Chosen(states={Stage.UNREADABLE, Stage.ERASED, Stage.ISSUED}, limit=PAGE)
        while page := await self._store.dossiers(DossierKind.RECEIPT, replace(chosen, after=after)):
            after = page[-1].id
            for dossier in page:
                noted += await self._note_rotation(from_dossier(dossier), epoch, at)
        return noted

    async def _note_rotation(self, progress: Progress, epoch: int, at: datetime) -> bool:
        if progress.backups_unreadable_from is not None or progress.epoch >= epoch:
            return False
        changes: dict[str, object] = {"backups_unreadable_from": at}
        writes: list[Write] = []
        if progress.receipt is not None:
            keys = await self._log.keys()
            again = await self._renewed(progress, progress.receipt, keys, at)
            written = erasure_receipt.write(again, self._sign)
            if not erasure_receipt.signed_by(written, keys.newest):
                raise IntegrityError("the log's key was handed over", code="audit_key_handed_over")
            changes["receipt"] = written.decode()
            issued = {"receipt": progress.id, "request": progress.request_id}
            writes.append(self._recorder.audit("rights:receipt:issued", again.issued_at, **issued))
        try:
            after = progress.moved(progress.stage, **changes)
            await self._store.commit([DossierSaved(dossier=to_dossier(after)), *writes])
        except ConflictError:  # it went a step further meanwhile
            dossier = await self._store.dossier(DossierKind.RECEIPT, progress.id)
            return dossier is not None and await self._note_rotation(from_dossier(dossier), epoch, at)
        return True

    async def _renewed(self, progress: Progress, signed: str, keys: Keys, at: datetime) -> Receipt:
        """The same proofs; the key that signs now may have come after them."""
        text, _ = erasure_receipt.split(signed.encode())
        return replace(
            erasure_receipt.read(text),
            backups_unreadable_from=at,
            handovers=tuple(each.note for each in keys.handovers),
            issued_at=max(at, self._clock()),
            recipients=_told(await self._recipients.of(progress.request_id)),
        )

    async def expire(self) -> int:
        """Destroy the keys of proofs whose time is up, and delete them with their receipts; how many."""
        at = self._clock()
        over = await self._store.dossiers_due(DossierKind.RECEIPT, {Stage.ISSUED}, at)
        for dossier in over:
            await self._keys.destroy(dossier.id)
            told = self._recorder.audit("rights:proof:expired", at, request=dossier.parent_id, receipt=dossier.id)
            await self._store.commit([DossierDeleted(kind=DossierKind.RECEIPT, id=dossier.id), told])
        return len(over)

    def _receipt(
        self, progress: Progress, grounds: Grounds, notices: Sequence[Mapping[str, Json]], at: datetime
    ) -> Receipt:
        rows: Counter[str] = Counter()
        for done in progress.done.values():
            rows.update(done.rows)
        accounts = []
        for plan in progress.erased:
            done = progress.done[plan.subject_id]
            if done.completed is None:
                raise IntegrityError("a receipt is due for an erasure that is not completed")
            begun, completed = grounds.entries[done.begun], grounds.entries[done.completed]
            accounts.append(Account(subject_id=plan.subject_id, route=plan.route, begun=begun, completed=completed))
        unreadable = progress.unreadable_at or progress.decided_at
        return Receipt(
            id=progress.id,
            request_id=progress.request_id,
            right=progress.right,
            way=progress.way,
            ground=progress.erased[0].ground,
            received_at=progress.received_at,
            decided_at=progress.decided_at,
            unreadable_at=unreadable,
            completed_at=max(each.completed.read().at for each in accounts),
            issued_at=at,
            erased=dict(sorted(rows.items())),
            keys=sum(done.keys for done in progress.done.values()),
            kept=_all_kept(progress),
            recipients=_told(notices),
            epoch=progress.epoch,
            backups_unreadable_from=progress.backups_unreadable_from,
            revision=progress.erased[0].revision,
            accounts=tuple(accounts),
            checkpoint=grounds.checkpoint,
            handovers=grounds.handovers,
        )

    async def _ending(self, progress: Progress, at: datetime) -> Sequence[Write]:
        """The request ends with its receipt, unless it ended before."""
        dossier = await self._store.dossier(DossierKind.REQUEST, progress.request_id)
        request: Request | None = None if dossier is None else request_of(dossier)
        if request is None or request.state is not RequestState.WORKING:
            return ()
        draft = Draft(request, self._recorder)
        if progress.whole:
            draft.move(Move.FULFIL, at)
        else:
            reasons = dict.fromkeys(kept.reason for kept in _all_kept(progress))
            draft.move(Move.FULFIL_PARTLY, at, reasons=tuple(reasons))
        return draft.writes()

    async def _proof(self, progress: Progress, receipt: Receipt) -> Sealed:
        key = await self._keys.create(progress.id)
        dossier = await self._store.dossier(DossierKind.REQUEST, progress.request_id)
        request = None if dossier is None else request_of(dossier)
        proof: dict[str, Any] = {
            "request": progress.request_id,
            "receipt": progress.id,
            "received_at": timestamp(progress.received_at),
            "nature": progress.right,
            "manner": progress.way,
            "route": request and request.route,
            "controller": request and request.controller,
            "responded_at": timestamp(receipt.issued_at),
            "response": "fulfilled" if progress.whole else "partly",
            "denial": [
                {"record": each.kind, "reason": each.reason, "citation": each.citation} for each in receipt.kept
            ],
            "subjects": [plan.subject_id for plan in progress.plans],
            "unreadable_at": timestamp(receipt.unreadable_at),
            "citations": list(dict.fromkeys(cited for plan in progress.plans for cited in plan.citations)),
        }
        return seal(key, _place(progress.id), json.dumps(proof).encode(), self._entropy)

    async def _of(self, request_id: str) -> Progress | None:
        found = await self._store.dossiers(DossierKind.RECEIPT, Chosen(parent_id=request_id, limit=1))
        return from_dossier(found[0]) if found else None


def _place(receipt_id: str) -> tuple[str, str]:
    return DossierKind.RECEIPT.value, receipt_id


def _all_kept(progress: Progress) -> tuple[Kept, ...]:
    """What stays of any account, each thing once."""
    return tuple(dict.fromkeys(kept for plan in progress.plans for kept in plan.kept))


def _told(notices: Sequence[Mapping[str, Json]]) -> tuple[Told, ...]:
    return tuple(
        Told(name=str(each["recipient"]), state=str(each["state"]), at=_moment(each.get("at"))) for each in notices
    )


def _moment(value: object) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    try:
        return parse_timestamp(str(value))
    except ValueError:
        return datetime.fromisoformat(str(value))
