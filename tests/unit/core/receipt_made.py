"""Receipts made without any machinery: the vectors of ``tests/vectors/receipts`` (``python -m`` this writes them)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from guardrail.core import entries, merkle, notes
from guardrail.core.erasure_plan import Kept
from guardrail.core.erasure_receipt import Account, Proven, Receipt, Told, write
from guardrail.core.handovers import Handover, hand_over
from guardrail.core.ids import new_id
from guardrail.core.notes import Checkpoint, Verifier

VECTORS = Path(__file__).parents[2] / "vectors" / "receipts"
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
ORIGIN = "guardrail.test/audit"
SEED, NEXT = sha256(b"the key of the log").digest(), sha256(b"the next key of the log").digest()
UNTIL = START + timedelta(days=365)
SECOND = timedelta(seconds=1)


def named(prefix: str, name: str) -> str:
    return new_id(prefix, lambda size: sha256(f"{prefix} {name}".encode()).digest()[:size])


REQUEST, RECEIPT = named("req", "1"), named("rct", "1")
ANN, ANNE = named("sub", "ann"), named("sub", "anne")


class Log:
    """A log of canonical entries, signed as it stands."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def add(self, tag: str, at: datetime, **fields: Any) -> int:
        entry = entries.entry(tag, fields, entry_id=named("ent", str(len(self.bodies))), at=at)
        self.bodies.append(entries.canonical(entry))
        return len(self.bodies) - 1

    @property
    def leaves(self) -> list[bytes]:
        return [entries.leaf(body) for body in self.bodies]

    def checkpoint(self, seed: bytes = SEED) -> str:
        root = merkle.root_of(self.leaves)
        return notes.sign_checkpoint(Checkpoint(origin=ORIGIN, size=len(self.bodies), root=root), seed)

    def proven(self, position: int) -> Proven:
        return Proven(
            entry=self.bodies[position].decode(),
            position=position,
            hashes=tuple(merkle.inclusion_proof(self.leaves, position)),
        )

    def hand_over(self) -> Handover:
        """To the next key; it stands in the log."""
        made = hand_over(ORIGIN, len(self.bodies), merkle.root_of(self.leaves), SEED, NEXT)
        self.add("audit:key:rotated", START, **made.fields)
        return made


def verifier(seed: bytes = SEED) -> Verifier:
    return notes.verifier_of(ORIGIN, seed)


def sign(text: str, seed: bytes = SEED) -> str:
    return notes.sign(text, ORIGIN, seed)


def made(
    log: Log, *, subjects: Sequence[tuple[str, str]] = ((ANN, "shop"),), seed: bytes = SEED, **changes: Any
) -> Receipt:
    """A receipt for these accounts (subject, route), whose entries go into the log; ``changes`` are made at the end."""
    begun = [
        log.add("erasure:subject:begun", START + SECOND, subject=subject, route=route, request=REQUEST)
        for subject, route in subjects
    ]
    log.add("process:guardrail:started", START + 2 * SECOND, version="1.0.0")
    completed = [
        log.add(
            "erasure:subject:completed",
            START + (3 + number) * SECOND,
            subject=subject,
            request=REQUEST,
            keys=1,
            rows={"transcript": 4, "vault": 2},
            epoch=3,
            milliseconds=7,
        )
        for number, (subject, _) in enumerate(subjects)
    ]
    log.add("rights:request:received", START, request=named("req", "2"), right="access", way="chat")
    handovers = changes.pop("handovers", ())
    facts: dict[str, Any] = {
        "id": RECEIPT,
        "request_id": REQUEST,
        "right": "erasure",
        "way": "chat",
        "ground": "request",
        "received_at": START,
        "decided_at": START + SECOND,
        "unreadable_at": START + SECOND + timedelta(microseconds=6500),
        "completed_at": START + (2 + len(subjects)) * SECOND,
        "issued_at": START + 60 * SECOND,
        "erased": {"transcript": 4 * len(subjects), "vault": 2 * len(subjects)},
        "keys": len(subjects),
        "kept": (),
        "recipients": (
            Told(name="crm", state="sent", at=START + 9 * SECOND),
            Told(name="mailer", state="waiting", at=None),
        ),
        "epoch": 3,
        "backups_unreadable_from": None,
        "revision": sha256(b"the policies").hexdigest(),
        "accounts": tuple(
            Account(subject_id=subject, route=route, begun=log.proven(first), completed=log.proven(last))
            for (subject, route), first, last in zip(subjects, begun, completed, strict=True)
        ),
        "checkpoint": log.checkpoint(seed),
        "handovers": handovers,
    }
    return Receipt(**{**facts, **changes})


HELD = Kept(kind="message", action="restrict", reason="hold", citation="GDPR 17(3)", until=UNTIL)


def vectors() -> Mapping[str, bytes]:
    """File name to content."""
    rotated = Log()
    rotated.add("process:guardrail:started", START, version="1.0.0")
    handover = rotated.hand_over().note
    partly = made(
        Log(),
        subjects=((ANN, "shop"), (ANNE, "desk")),
        kept=(HELD,),
        backups_unreadable_from=UNTIL,
    )
    return {
        "vkey.txt": verifier().vkey.encode() + b"\n",
        "next-vkey.txt": verifier(NEXT).vkey.encode() + b"\n",
        "whole.txt": write(made(Log()), sign),
        "partly.txt": write(partly, sign),
        "rotated.txt": write(made(rotated, seed=NEXT, handovers=(handover,)), lambda text: sign(text, NEXT)),
        "forged-keys.txt": write(made(Log(), keys=9), sign),
        "forged-proof.txt": write(
            made(Log(), checkpoint=notes.sign_checkpoint(Checkpoint(origin=ORIGIN, size=4, root=bytes(32)), SEED)), sign
        ),
        "other-key.txt": write(made(Log(), seed=NEXT), lambda text: sign(text, NEXT)),
    }


if __name__ == "__main__":
    VECTORS.mkdir(exist_ok=True)
    for name, content in vectors().items():
        (VECTORS / name).write_bytes(content)
