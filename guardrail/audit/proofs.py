"""Proofs about single entries and earlier states of the log, as files that are checked offline.

An *inclusion* proof shows one entry in the tree of a signed checkpoint, a *consistency* proof that an earlier
log is the beginning of the signed one; neither shows any other entry. Both carry the hand-overs of the log's key.
Format: ``docs/spec/audit-log.md``.

They are made in one pass over the stored leaf hashes; bodies of other entries are not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

import rfc8785
from sqlalchemy import Connection, select

from guardrail.audit.handovers import handovers_in
from guardrail.audit.tables import Tables, leaf_hashes, newest_checkpoint
from guardrail.core import merkle, notes
from guardrail.core.handovers import Handover, keys_of, parse_handover
from guardrail.core.spelling import is_entry, parsed
from guardrail.errors import GuardrailError, IntegrityError

INCLUSION = "guardrail-audit-inclusion/1"
CONSISTENCY = "guardrail-audit-consistency/1"

_COMMON = {"checkpoint", "format", "hashes", "root", "size"}
_MEMBERS = {
    INCLUSION: _COMMON | {"body", "position"},
    CONSISTENCY: _COMMON | {"earlier_root", "earlier_size"},
}
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class NoProofError(GuardrailError):
    """There is nothing to prove: no such entry, or no such size, under the newest checkpoint."""

    code = "nothing_to_prove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """The entry ``body`` stands at ``position`` of the log that the checkpoint is about."""

    checkpoint: str
    body: bytes
    position: int
    hashes: tuple[bytes, ...]
    handovers: tuple[Handover, ...] = ()

    def holds(self, signed: notes.Checkpoint) -> bool:
        """Whether the hashes lead from the entry to the signed root."""
        leaf = merkle.leaf_hash(self.body)
        return merkle.verify_inclusion(leaf, self.position, signed.size, self.hashes, signed.root)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The log of ``earlier_size`` entries is the beginning of the one that the checkpoint is about."""

    checkpoint: str
    earlier_size: int
    earlier_root: bytes
    hashes: tuple[bytes, ...]
    handovers: tuple[Handover, ...] = ()

    def holds(self, signed: notes.Checkpoint) -> bool:
        """Whether the hashes lead from the earlier root to the signed one."""
        earlier = self.earlier_size, self.earlier_root
        return merkle.verify_consistency(*earlier, signed.size, signed.root, self.hashes)


Proof: TypeAlias = Inclusion | Consistency
_P = TypeVar("_P", Inclusion, Consistency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a proof file shows. ``code`` is empty when it holds, else says what is wrong."""

    proof: Proof | None
    signed: notes.Checkpoint | None
    code: str = ""
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Whether the proof holds."""
        return not self.code


# ---------------------------------------------------------------- making them


def prove_inclusion(connection: Connection, tables: Tables, verifier: notes.Verifier, entry_id: str) -> Inclusion:
    """That this entry stands in the log of the newest checkpoint.

    Raises :class:`NoProofError` for an entry that is unknown or not signed yet, and
    :class:`~guardrail.errors.IntegrityError` when the log does not give the signed root.
    """
    note, signed, handovers = _newest(connection, tables, verifier)
    row = connection.execute(select(tables.entries).where(tables.entries.c.entry_id == entry_id)).first()
    if row is None or row.position is None or row.position >= signed.size:
        raise NoProofError("no such entry, or it is not signed yet")
    body = row.body.encode()
    if not is_entry(body):
        raise IntegrityError("the entry was altered", code="audit_log_altered")
    spans = merkle.inclusion_spans(signed.size, row.position)
    roots = _roots(connection, tables, signed.size, [*spans, (row.position, row.position + 1)])
    proof = Inclusion(
        checkpoint=note,
        body=body,
        position=row.position,
        hashes=tuple(roots[span] for span in spans),
        handovers=handovers,
    )
    return _sound(proof, signed)


def prove_consistency(connection: Connection, tables: Tables, verifier: notes.Verifier, earlier: int) -> Consistency:
    """That the first ``earlier`` entries are the beginning of the log of the newest checkpoint; raises as above."""
    note, signed, handovers = _newest(connection, tables, verifier)
    if not 0 < earlier <= signed.size:
        raise NoProofError(f"an earlier size lies between 1 and {signed.size}")
    spans = merkle.consistency_spans(signed.size, earlier)
    known = set() if any(low == 0 for low, _ in spans) else {(0, earlier)}
    roots = _roots(connection, tables, signed.size, [*known, *spans])
    peaks = tuple(roots[low, high] for low, high in sorted(roots) if high <= earlier)
    proof = Consistency(
        checkpoint=note,
        earlier_size=earlier,
        earlier_root=peaks[0] if known else merkle.Frontier(earlier, peaks).root,
        hashes=tuple(roots[span] for span in spans),
        handovers=handovers,
    )
    return _sound(proof, signed)


def _newest(
    connection: Connection, tables: Tables, verifier: notes.Verifier
) -> tuple[str, notes.Checkpoint, tuple[Handover, ...]]:
    row = newest_checkpoint(connection, tables)
    if row is None:
        raise NoProofError("nothing has been signed yet")
    handovers = tuple(handovers_in(connection, tables, verifier.name))
    return str(row.note), keys_of(verifier, handovers).verify(row.note), handovers


def _roots(connection: Connection, tables: Tables, size: int, spans: Sequence[merkle.Span]) -> dict[merkle.Span, bytes]:
    try:
        return merkle.subtree_roots(leaf_hashes(connection, tables, 0, size), spans)
    except ValueError:
        raise IntegrityError("entries are missing", code="audit_rolled_back") from None


def _sound(proof: _P, signed: notes.Checkpoint) -> _P:
    if not proof.holds(signed):
        raise IntegrityError("the entries do not give the signed root", code="audit_log_altered")
    return proof


# ---------------------------------------------------------------- as files


def write(proof: Proof) -> bytes:
    """The proof as one line of canonical JSON."""
    signed = notes.parse_checkpoint(proof.checkpoint.rpartition("\n\n")[0] + "\n")
    document: dict[str, Any] = {
        "checkpoint": proof.checkpoint,
        "hashes": [node.hex() for node in proof.hashes],
        "root": signed.root.hex(),
        "size": signed.size,
    }
    if proof.handovers:
        document["handovers"] = [handover.note for handover in proof.handovers]
    if isinstance(proof, Inclusion):
        document |= {"format": INCLUSION, "body": parsed(proof.body), "position": proof.position}
    else:
        document |= {
            "format": CONSISTENCY,
            "earlier_root": proof.earlier_root.hex(),
            "earlier_size": proof.earlier_size,
        }
    return rfc8785.dumps(document) + b"\n"


def check(text: bytes, vkey: str, pinned: str | None = None) -> Verdict:
    """Check a proof file with the public key to trust, the log's first or any later one.

    ``pinned`` is a checkpoint kept elsewhere, which must be the earlier one of a consistency proof. Raises
    :class:`~guardrail.errors.IntegrityError` only when ``vkey`` is no key, or ``pinned`` is not signed by the key
    of the log whose turn it was.
    """
    trusted = notes.parse_vkey(vkey)
    document = parsed(text[:-1]) if text.endswith(b"\n") else None
    try:
        proof = _read(document) if isinstance(document, dict) else None
    except IntegrityError as error:
        return Verdict(proof=None, signed=None, code=error.code, detail=error.detail)
    if document is None or proof is None:
        return Verdict(proof=None, signed=None, code="malformed", detail="not a proof in its one spelling")
    keys = keys_of(proof.handovers[0].old if proof.handovers else trusted, proof.handovers)
    if trusted not in keys.all:
        return Verdict(proof=proof, signed=None, code="bad_signature", detail="the trusted key is none of this log")
    kept = None if pinned is None else keys.verify(pinned)
    try:
        signed = keys.verify(proof.checkpoint)
    except IntegrityError as error:
        detail = f"the checkpoint does not verify: {error.detail}"
        return Verdict(proof=proof, signed=None, code=error.code, detail=detail)
    code, detail = _fault(proof, signed, (document["size"], document["root"]), kept)
    return Verdict(proof=proof, signed=signed, code=code, detail=detail)


def _fault(
    proof: Proof, signed: notes.Checkpoint, stated: tuple[int, str], kept: notes.Checkpoint | None
) -> tuple[str, str]:
    if stated != (signed.size, signed.root.hex()):
        return "altered", "size and root are not those of the checkpoint"
    if not proof.holds(signed):
        return "unproven", "the hashes do not lead to the signed root"
    if kept is None:
        return "", ""
    if isinstance(proof, Inclusion) or proof.earlier_size != kept.size:
        return "other_size", "this is no proof about the pinned checkpoint"
    if proof.earlier_root != kept.root:
        return "rewritten", "the earlier log is not that of the pinned checkpoint"
    return "", ""


def _read(document: dict[str, Any]) -> Proof | None:
    """The proof in a document, None when a member is missing, too many or of another form.

    Raises :class:`~guardrail.errors.IntegrityError` (``bad_handover``) when only its hand-overs are wrong.
    """
    kind = document.get("format")
    if not isinstance(kind, str) or document.keys() - {"handovers"} != _MEMBERS.get(kind):
        return None
    hashes, given = document["hashes"], document.get("handovers", ["-"])
    if not isinstance(hashes, list) or not all(map(_is_hash, [*hashes, document["root"]])):
        return None
    if not isinstance(given, list) or not given or not all(isinstance(each, str) for each in given):
        return None
    if not isinstance(document["checkpoint"], str) or type(document["size"]) is not int:
        return None
    proof = (_inclusion if kind == INCLUSION else _consistency)(document, tuple(map(bytes.fromhex, hashes)))
    if proof is None or "handovers" not in document:
        return proof
    handovers = tuple(map(parse_handover, given))
    return replace(proof, handovers=keys_of(handovers[0].old, handovers).handovers)


def _inclusion(document: dict[str, Any], hashes: tuple[bytes, ...]) -> Inclusion | None:
    body = rfc8785.dumps(document["body"])
    if type(document["position"]) is not int or not is_entry(body):
        return None
    return Inclusion(checkpoint=document["checkpoint"], body=body, position=document["position"], hashes=hashes)


def _consistency(document: dict[str, Any], hashes: tuple[bytes, ...]) -> Consistency | None:
    if type(document["earlier_size"]) is not int or not _is_hash(document["earlier_root"]):
        return None
    return Consistency(
        checkpoint=document["checkpoint"],
        earlier_size=document["earlier_size"],
        earlier_root=bytes.fromhex(document["earlier_root"]),
        hashes=hashes,
    )


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and bool(_HASH.fullmatch(value))
