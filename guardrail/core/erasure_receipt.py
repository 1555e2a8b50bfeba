"""Receipts of erasures: what a person keeps as proof, signed with the log's key. Pure.

A receipt is a C2SP signed note: one line of canonical JSON (RFC 8785), an empty line, one signature line. So its bytes
are checked as they stand, by any reader of signed notes. It says what went and what stays, and carries the audit
entries of the erasure with their inclusion proofs under one signed checkpoint; ``docs/spec/erasure-receipt.md``.

Nothing in it is personal: times, counts, words of enumerations, names of the configuration, random ids of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import rfc8785

from guardrail.core import entries, notes
from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.core.erasure_plan import Kept
from guardrail.core.erasure_receipt_form import FORMAT, fits
from guardrail.core.merkle import verify_inclusion
from guardrail.core.notes import Checkpoint, Verifier
from guardrail.core.spelling import parsed
from guardrail.errors import IntegrityError
from guardrail.types import AuditRecorded, Json

MOST = 1024 * 1024  # bytes of a receipt
BEGUN, COMPLETED = "erasure:subject:begun", "erasure:subject:completed"
MOST_MILLISECONDS = 86_400_000  # that an audit entry can tell

SIGNATURE_BYTES = 64  # of Ed25519

Sign = Callable[[str], str]
"""A note text as a note with one signature of the log's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """An audit entry (its canonical bytes as text) and where it stands in the log of the receipt's checkpoint."""

    entry: str
    position: int
    hashes: tuple[bytes, ...]

    def holds(self, signed: Checkpoint) -> bool:
        """Whether the hashes lead from the entry to the signed root."""
        leaf = entries.leaf(self.entry.encode())
        return verify_inclusion(leaf, self.position, signed.size, self.hashes, signed.root)

    def read(self) -> AuditRecorded:
        """The entry; :class:`~guardrail.errors.IntegrityError` unless the catalogue allows it."""
        return entries.parse(self.entry.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the log says of some entries, by their ids, under one signed checkpoint. ``signer``: the log's key now."""

    checkpoint: str
    handovers: tuple[str, ...]
    signer: Verifier
    entries: Mapping[str, Proven]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One erased account: its random id, and what the log says of its erasure."""

    subject_id: str
    route: str
    begun: Proven
    completed: Proven


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A recipient of the data and how far it was told: ``state`` and time as its notice had them."""

    name: str
    state: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt says. ``erased`` counts rows by table, ``keys`` the keys destroyed."""

    id: str
    request_id: str
    right: str
    way: str
    ground: str
    received_at: datetime
    decided_at: datetime
    unreadable_at: datetime
    completed_at: datetime
    issued_at: datetime
    erased: Mapping[str, int]
    keys: int
    kept: tuple[Kept, ...]
    recipients: tuple[Told, ...]
    epoch: int
    backups_unreadable_from: datetime | None
    revision: str
    accounts: tuple[Account, ...]
    checkpoint: str
    handovers: tuple[str, ...] = ()


def write(receipt: Receipt, sign: Sign) -> bytes:
    """The signed receipt; ValueError when it could not be read back."""
    whole = document(receipt)
    if not fits(whole):
        raise ValueError("not of the form of a receipt")
    text = rfc8785.dumps(whole).decode() + "\n"
    written = sign(text).encode()
    if len(written) > MOST:
        raise ValueError(f"a receipt of more than {MOST} bytes")
    return written


def document(receipt: Receipt) -> dict[str, Any]:
    """The receipt as JSON, ``docs/spec/erasure-receipt.schema.json``."""
    return {
        "format": FORMAT,
        "id": receipt.id,
        "request": receipt.request_id,
        "right": receipt.right,
        "way": receipt.way,
        "ground": receipt.ground,
        "received_at": timestamp(receipt.received_at),
        "decided_at": timestamp(receipt.decided_at),
        "unreadable_at": timestamp(receipt.unreadable_at),
        "completed_at": timestamp(receipt.completed_at),
        "issued_at": timestamp(receipt.issued_at),
        "erased": dict(receipt.erased),
        "keys": receipt.keys,
        "kept": [_kept(each) for each in receipt.kept],
        "recipients": [{"name": each.name, "state": each.state, "at": _spelt(each.at)} for each in receipt.recipients],
        "epoch": receipt.epoch,
        "backups_unreadable_from": _spelt(receipt.backups_unreadable_from),
        "revision": receipt.revision,
        "accounts": [
            {
                "subject": each.subject_id,
                "route": each.route,
                "begun": _proven(each.begun),
                "completed": _proven(each.completed),
            }
            for each in receipt.accounts
        ],
        "checkpoint": receipt.checkpoint,
        "handovers": list(receipt.handovers),
    }


def read(text: bytes) -> Receipt:
    """The receipt in a note's text, whoever signed it, in its one spelling.

    Raises :class:`~guardrail.errors.IntegrityError` (``malformed``) for anything else, naming nothing of it.
    """
    document = parsed(text[:-1]) if text.endswith(b"\n") else None
    if not isinstance(document, dict) or not fits(document):
        raise _malformed()
    return _read(document)


def milliseconds(decided: datetime, unreadable: datetime) -> int:
    """From the decision until nothing could be read any more, as an audit entry tells it: rounded up, a day at most."""
    return max(0, min(MOST_MILLISECONDS, -(-(unreadable - decided) // timedelta(milliseconds=1))))


def split(note: bytes) -> tuple[bytes, str]:
    """A receipt's signed text and its one signature line; ``malformed`` when it has no such shape."""
    text, blank, tail = note.rpartition(b"\n\n")
    if len(note) > MOST or not blank or b"\n" in text or tail.count(b"\n") != 1 or not tail.endswith(b"\n"):
        raise _malformed()
    try:
        line = tail.decode()
        _, _, signed = notes.signature_in(line[:-1])
    except (UnicodeDecodeError, IntegrityError):
        raise _malformed() from None
    if len(signed) != SIGNATURE_BYTES:
        raise _malformed()
    return text + b"\n", line


def signed_by(note: bytes, verifier: Verifier) -> bool:
    """Whether this is the key's signature under a receipt; ``malformed`` as :func:`split`."""
    text, line = split(note)
    name, key_id, signed = notes.signature_in(line[:-1])
    ours = (name, key_id) == (verifier.name, verifier.key_id)
    return ours and notes.holds(text.decode(errors="replace"), verifier, signed)


# ---------------------------------------------------------------- parts of it


def _kept(each: Kept) -> dict[str, Json]:
    return {
        "kind": each.kind,
        "action": each.action,
        "reason": each.reason,
        "citation": each.citation,
        "until": _spelt(each.until),
    }


def _proven(each: Proven) -> dict[str, Json]:
    return {"entry": each.entry, "position": each.position, "hashes": [node.hex() for node in each.hashes]}


def _malformed() -> IntegrityError:
    return IntegrityError("not a receipt in its one spelling", code="malformed")


def _read(found: Mapping[str, Any]) -> Receipt:
    return Receipt(
        id=found["id"],
        request_id=found["request"],
        right=found["right"],
        way=found["way"],
        ground=found["ground"],
        **{name: parse_timestamp(found[name]) for name in _TIMES},
        erased=found["erased"],
        keys=found["keys"],
        kept=tuple(Kept(**{**each, "until": _moment(each["until"])}) for each in found["kept"]),
        recipients=tuple(Told(**{**each, "at": _moment(each["at"])}) for each in found["recipients"]),
        epoch=found["epoch"],
        backups_unreadable_from=_moment(found["backups_unreadable_from"]),
        revision=found["revision"],
        accounts=tuple(
            Account(
                subject_id=each["subject"],
                route=each["route"],
                begun=_placed(each["begun"]),
                completed=_placed(each["completed"]),
            )
            for each in found["accounts"]
        ),
        checkpoint=found["checkpoint"],
        handovers=tuple(found["handovers"]),
    )


_TIMES = ("received_at", "decided_at", "unreadable_at", "completed_at", "issued_at")


def _placed(found: Mapping[str, Any]) -> Proven:
    hashes = tuple(map(bytes.fromhex, found["hashes"]))
    return Proven(entry=found["entry"], position=found["position"], hashes=hashes)


def _spelt(moment: datetime | None) -> str | None:
    return None if moment is None else timestamp(moment)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else parse_timestamp(text)
