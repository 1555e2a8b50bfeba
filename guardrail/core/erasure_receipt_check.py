"""Checks a receipt of an erasure with nothing but a public key to trust. Pure.

What holds afterwards: a key of the log signed these very bytes; the log of the signed checkpoint contains the entries
that say that the erasure began and was completed; and the receipt says nothing that those entries do not say. What the
operator did is not proven by that, only what the operator's log says and cannot take back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guardrail.core import erasure_receipt, notes
from guardrail.core.entry_kinds import parse_timestamp
from guardrail.core.erasure_receipt import BEGUN, COMPLETED, Proven, Receipt, milliseconds
from guardrail.core.handovers import Keys, parse_handover
from guardrail.core.notes import Checkpoint, Verifier
from guardrail.errors import IntegrityError
from guardrail.types import AuditRecorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a receipt shows. ``code`` is empty when all of it holds, else says what is wrong first."""

    receipt: Receipt | None = None
    signed: Checkpoint | None = None
    code: str = ""
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Whether all of it holds."""
        return not self.code


def check(note: bytes, vkey: str, pinned: str | None = None, handovers: Iterable[str] = ()) -> Verdict:
    """Check a receipt with the public key to trust: the log's key of then, or any before or after it.

    ``handovers`` are those that came after the receipt (the receipt has those before); ``pinned`` is a checkpoint
    kept elsewhere, which must be the receipt's. Raises :class:`~guardrail.errors.IntegrityError` only when ``vkey``
    or ``pinned`` themselves are wrong.
    """
    trusted = notes.parse_vkey(vkey)
    receipt = signed = None
    try:
        text, tail = erasure_receipt.split(note)
        receipt = erasure_receipt.read(text)
        keys = trusted_keys(trusted, (*receipt.handovers, *handovers))
        _signed_by_one(text.decode(), tail, keys)
        signed = keys.verify(receipt.checkpoint)
        _agrees_with_the_log(receipt, signed)
    except IntegrityError as error:
        return Verdict(receipt=receipt, signed=signed, code=error.code, detail=error.detail)
    except UnicodeDecodeError:
        return Verdict(code="malformed", detail="not a receipt in its one spelling")
    if pinned is not None:
        kept = keys.verify(pinned)
        code, detail = _compared(signed, kept)
        return Verdict(receipt=receipt, signed=signed, code=code, detail=detail)
    return Verdict(receipt=receipt, signed=signed)


def trusted_keys(trusted: Verifier, handovers: Iterable[str]) -> Keys:
    """The log's keys, among them the one to trust; raises IntegrityError when it is none of them."""
    listed = tuple(parse_handover(note) for note in dict.fromkeys(handovers))
    keys = Keys(first=listed[0].old if listed else trusted, handovers=listed)
    if trusted not in keys.all:
        raise IntegrityError("the trusted key is none of this log", code="bad_signature")
    return keys


def _signed_by_one(text: str, tail: str, keys: Keys) -> None:
    for verifier in keys.all:
        signature = erasure_receipt.signature_of(tail, verifier)
        if signature is not None:
            if notes.holds(text, verifier, signature):
                return
            raise IntegrityError("the receipt was altered", code="bad_signature")
    raise IntegrityError("no signature of the expected key", code="bad_signature")


def _agrees_with_the_log(receipt: Receipt, signed: Checkpoint) -> None:
    if not receipt.accounts:
        raise _wrong("no account is named")
    begun = [_entry(each.begun, BEGUN, each.subject_id, receipt, signed) for each in receipt.accounts]
    completed = [_entry(each.completed, COMPLETED, each.subject_id, receipt, signed) for each in receipt.accounts]
    if any(end.position <= start.position for start, end in _positions(receipt)):
        raise _wrong("an erasure was completed before it began")
    for name, said, logged in _told(receipt, begun, completed):
        if said != logged:
            raise _wrong(f"{name} is not what the log says")


def _positions(receipt: Receipt) -> Iterator[tuple[Proven, Proven]]:
    return ((each.begun, each.completed) for each in receipt.accounts)


def _entry(proven: Proven, tag: str, subject_id: str, receipt: Receipt, signed: Checkpoint) -> AuditRecorded:
    if not proven.holds(signed):
        raise IntegrityError("the hashes do not lead to the signed root", code="unproven")
    entry = proven.read()
    if entry.tag != tag or entry.fields.get("subject") != subject_id:
        raise _wrong("an entry is about something else")
    if entry.fields.get("request") != receipt.request_id:
        raise _wrong("an entry is about another request")
    return entry


def _told(
    receipt: Receipt, begun: list[AuditRecorded], completed: list[AuditRecorded]
) -> Iterator[tuple[str, object, object]]:
    """What the receipt says, and what the log says of the same."""
    rows: Counter[str] = Counter()
    for entry in completed:
        rows.update(dict(_field(entry, "rows", {})))
    yield "erased", dict(receipt.erased), dict(rows)
    yield "keys", receipt.keys, sum(_field(entry, "keys", 0) for entry in completed)
    yield "epoch", receipt.epoch, max(_field(entry, "epoch", 0) for entry in completed)
    yield "decided_at", receipt.decided_at, min(entry.at for entry in begun)
    yield "completed_at", receipt.completed_at, max(entry.at for entry in completed)
    took = milliseconds(receipt.decided_at, receipt.unreadable_at)
    yield "unreadable_at", took, max(_field(entry, "milliseconds", 0) for entry in completed)
    rotated = [_field(entry, "backups_unreadable_from", "") for entry in completed]
    if all(rotated):  # told by the log already; else the receipt may tell of a later rotation
        yield "backups_unreadable_from", receipt.backups_unreadable_from, max(map(parse_timestamp, rotated))


def _field(entry: AuditRecorded, name: str, default: Any) -> Any:
    return entry.fields.get(name, default)


def _compared(signed: Checkpoint, kept: Checkpoint) -> tuple[str, str]:
    if signed.size != kept.size:
        return "other_size", "the receipt is under a checkpoint of another size: ask for a consistency proof"
    if signed.root != kept.root:
        return "rewritten", "the log is not that of the pinned checkpoint"
    return "", ""


def _wrong(detail: str) -> IntegrityError:
    return IntegrityError(detail, code="contradicts_log")
