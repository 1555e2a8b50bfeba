"""Checks a receipt of an erasure with nothing but a public key to trust. Pure.

What holds afterwards: a key of the log signed these very bytes; the log of the signed checkpoint contains the entries
that say that the erasure began and was completed; and the receipt says nothing that those entries do not say. What the
operator did is not proven by that, only what the operator's log says and cannot take back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guardrail.core import erasure_receipt, notes
from guardrail.core.entry_kinds import parse_timestamp
from guardrail.core.erasure_receipt import BEGUN, COMPLETED, Account, Proven, Receipt, milliseconds
from guardrail.core.erasure_receipt_form import is_count, is_counts, is_time
from guardrail.core.handovers import Keys, parse_handover
from guardrail.core.notes import Checkpoint, Verifier
from guardrail.core.spelling import parsed
from guardrail.errors import IntegrityError

ROTATED = "backups_unreadable_from"


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
        text, _ = erasure_receipt.split(note)
        receipt = erasure_receipt.read(text)
        keys = trusted_keys(trusted, receipt.handovers, handovers)
        if not erasure_receipt.signed_by(note, keys.all[len(receipt.handovers)]):
            raise IntegrityError("not signed by the key of then, or altered", code="bad_signature")
        signed = keys.verify(receipt.checkpoint)
        _proven(receipt, signed)
        _agrees_with_the_log(receipt)
    except IntegrityError as error:
        return Verdict(receipt=receipt, signed=signed, code=error.code, detail=error.detail)
    if pinned is not None:
        kept = keys.verify(pinned)
        code, detail = _compared(signed, kept)
        return Verdict(receipt=receipt, signed=signed, code=code, detail=detail)
    return Verdict(receipt=receipt, signed=signed)


def trusted_keys(trusted: Verifier, handovers: Sequence[str], later: Iterable[str] = ()) -> Keys:
    """The log's keys, among them the one to trust; raises IntegrityError when it is none of them. ``later``
    hand-overs may be some of ``handovers`` again."""
    more = [note for note in dict.fromkeys(later) if note not in handovers]
    listed = tuple(map(parse_handover, (*handovers, *more)))
    keys = Keys(first=listed[0].old if listed else trusted, handovers=listed)
    if trusted not in keys.all:
        raise IntegrityError("the trusted key is none of this log", code="bad_signature")
    return keys


def _proven(receipt: Receipt, signed: Checkpoint) -> None:
    if not all(proven.holds(signed) for each in receipt.accounts for proven in (each.begun, each.completed)):
        raise IntegrityError("the hashes do not lead to the signed root", code="unproven")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the log: when it was made, and its fields."""

    at: str
    fields: Mapping[str, Any]


def _agrees_with_the_log(receipt: Receipt) -> None:
    if len({each.subject_id for each in receipt.accounts}) < len(receipt.accounts):
        raise _wrong("an account is named twice")
    begun = [_entry(each.begun, BEGUN, each, receipt) for each in receipt.accounts]
    completed = [_entry(each.completed, COMPLETED, each, receipt) for each in receipt.accounts]
    if any(each.completed.position <= each.begun.position for each in receipt.accounts):
        raise _wrong("an erasure was completed before it began")
    if any(entry.fields.get("route") != each.route for entry, each in zip(begun, receipt.accounts, strict=True)):
        raise _wrong("an account is another route's")
    if not all(map(_tells_all, completed)):
        raise _wrong("an entry does not say what was done")
    for name, said, logged in _told(receipt, begun, completed):
        if said != logged:
            raise _wrong(f"{name} is not what the log says")


def _entry(proven: Proven, tag: str, account: Account, receipt: Receipt) -> _Entry:
    """Its form is a part of the receipt's. Members that are not asked for here may be those of a later release."""
    entry = parsed(proven.entry.encode())
    fields = entry["fields"]
    if entry["tag"] != tag or fields.get("subject") != account.subject_id:
        raise _wrong("an entry is about something else")
    if fields.get("request") != receipt.request_id:
        raise _wrong("an entry is about another request")
    if not is_time(entry["at"]):
        raise _wrong("an entry is of no time")
    return _Entry(entry["at"], fields)


def _tells_all(completed: _Entry) -> bool:
    fields = completed.fields
    counted = all(is_count(fields.get(name)) for name in ("keys", "epoch", "milliseconds"))
    return counted and is_counts(fields.get("rows")) and is_time(fields.get(ROTATED, completed.at))


def _told(receipt: Receipt, begun: list[_Entry], completed: list[_Entry]) -> Iterator[tuple[str, object, object]]:
    """What the receipt says, and what the log says of the same."""
    rows: Counter[str] = Counter()
    for entry in completed:
        rows.update(entry.fields["rows"])
    yield "erased", dict(receipt.erased), dict(rows)
    yield "keys", receipt.keys, sum(entry.fields["keys"] for entry in completed)
    yield "epoch", receipt.epoch, max(entry.fields["epoch"] for entry in completed)
    yield "decided_at", receipt.decided_at, parse_timestamp(min(entry.at for entry in begun))
    yield "completed_at", receipt.completed_at, parse_timestamp(max(entry.at for entry in completed))
    took = milliseconds(receipt.decided_at, receipt.unreadable_at)
    yield "unreadable_at", took, max(entry.fields["milliseconds"] for entry in completed)
    rotated = [entry.fields.get(ROTATED, "") for entry in completed]
    if all(rotated):  # told by the log already; else the receipt may tell of a later rotation
        yield ROTATED, receipt.backups_unreadable_from, parse_timestamp(max(rotated))


def _compared(signed: Checkpoint, kept: Checkpoint) -> tuple[str, str]:
    if signed.size != kept.size:
        return "other_size", "the receipt is under a checkpoint of another size: ask for a consistency proof"
    if signed.root != kept.root:
        return "rewritten", "the log is not that of the pinned checkpoint"
    return "", ""


def _wrong(detail: str) -> IntegrityError:
    return IntegrityError(detail, code="contradicts_log")
