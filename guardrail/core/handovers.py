"""A log's signing key hands over to the next one, and both sign that (``docs/spec/audit-log.md``).

The statement is a signed note: how many entries there were, their root, the old key and the new one. The old
key says by it who comes after, and vouches for all before; the new key says whom it follows. So whoever trusts
one key of a log comes from hand-over to hand-over to every other::

    guardrail-audit-handover/1
    5
    yThAZxNei0BPF0xgpLnI63ZU3+VBwyw5MDtRSvrkuxE=
    audit.example/log+4c3ecd77+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
    audit.example/log+73a9727c+ASmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X

It stands in the log as an entry, at the position that is its size: checkpoints of that size and smaller ones are
the old key's, larger ones the new key's.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guardrail.core import notes
from guardrail.core.merkle import HASH_SIZE
from guardrail.core.notes import Checkpoint, Verifier
from guardrail.errors import IntegrityError

FORMAT = "guardrail-audit-handover/1"
TAG = "audit:key:rotated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """``size`` entries and their ``root`` are the old key's; signatures are 64 bytes each."""

    size: int
    root: bytes
    old: Verifier
    new: Verifier
    old_signature: bytes
    new_signature: bytes

    @property
    def text(self) -> str:
        """What both keys sign."""
        return statement(self.size, self.root, self.old, self.new)

    @property
    def note(self) -> str:
        """The statement with both signatures, the old key's first: its one spelling."""
        lines = ((self.old, self.old_signature), (self.new, self.new_signature))
        return self.text + "\n" + "".join(notes.signature_line(*line) for line in lines)

    @property
    def fields(self) -> dict[str, Any]:
        """Those of its entry in the log."""
        return {
            "size": self.size,
            "root": self.root.hex(),
            "old": self.old.public_key.hex(),
            "new": self.new.public_key.hex(),
            "old_signature": _halves(self.old_signature),
            "new_signature": _halves(self.new_signature),
        }

    def checked(self) -> Handover:
        """Itself, once one log's two keys signed it; else :class:`~guardrail.errors.IntegrityError`."""
        signed = notes.holds(self.text, self.old, self.old_signature)
        if self.old.name != self.new.name or not signed or not notes.holds(self.text, self.new, self.new_signature):
            raise _bad("not signed by both keys")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """All keys of a log: the first one, and whom each handed over to.

    Raises :class:`~guardrail.errors.IntegrityError` (``bad_handover``) unless each hand-over is of the key before
    it, later than the one before it, and to a key that was none of them yet.
    """

    first: Verifier
    handovers: tuple[Handover, ...] = ()

    def __post_init__(self) -> None:
        known, size = [self.first], -1
        for handover in self.handovers:
            if handover.old != known[-1] or handover.new in known or handover.size <= size:
                raise _bad("it does not continue the one before it")
            known.append(handover.new)
            size = handover.size

    @property
    def all(self) -> tuple[Verifier, ...]:
        """From the first to the newest."""
        return (self.first, *(handover.new for handover in self.handovers))

    @property
    def newest(self) -> Verifier:
        """Who signs now."""
        return self.all[-1]

    def signer(self, size: int) -> Verifier:
        """Whose checkpoints of this size are."""
        return self.all[sum(handover.size < size for handover in self.handovers)]

    def verify(self, note: str) -> Checkpoint:
        """The checkpoint in a note, signed by the key whose turn it was; raises as ``notes.verify_checkpoint``."""
        size = notes.stated_size(note)
        return notes.verify_checkpoint(note, self.newest if size is None else self.signer(size))


def keys_of(trusted: Verifier, handovers: Iterable[Handover]) -> Keys:
    """The keys of a log that the trusted one is among; raises as :class:`Keys` when it is none of them."""
    listed = tuple(handovers)
    keys = Keys(first=listed[0].old if listed else trusted, handovers=listed)
    if trusted not in keys.all:
        raise _bad("the trusted key is none of this log")
    return keys


def hand_over(name: str, size: int, root: bytes, old_seed: bytes, new_seed: bytes) -> Handover:
    """The statement about a log of this name and so many entries, signed with both seeds."""
    old, new = notes.verifier_of(name, old_seed), notes.verifier_of(name, new_seed)
    text = statement(size, root, old, new)
    return Handover(
        size=size,
        root=root,
        old=old,
        new=new,
        old_signature=notes.signature(text, old_seed),
        new_signature=notes.signature(text, new_seed),
    )


def statement(size: int, root: bytes, old: Verifier, new: Verifier) -> str:
    """The note text."""
    return f"{FORMAT}\n{size}\n{b64encode(root).decode()}\n{old.vkey}\n{new.vkey}\n"


def parse_handover(note: str) -> Handover:
    """Read a hand-over that both keys signed, in its one spelling; ``bad_handover`` for anything else."""
    lines = note.split("\n")
    if len(lines) != 9 or len(note) > notes.MAX_NOTE:
        raise _bad("not a hand-over")
    size, root = notes.size_in(lines[1]), notes.from_base64(lines[2])
    try:
        old, new = notes.parse_vkey(lines[3]), notes.parse_vkey(lines[4])
    except IntegrityError:
        raise _bad("not of two keys") from None
    first, second = (notes.from_base64(line.rpartition(" ")[2])[4:] for line in lines[6:8])
    if size is None or len(root) != HASH_SIZE:
        raise _bad("not about a tree")
    read = Handover(size=size, root=root, old=old, new=new, old_signature=first, new_signature=second)
    if read.note != note:
        raise _bad("not in its one spelling")
    return read.checked()


def from_fields(name: str, fields: Mapping[str, object]) -> Handover:
    """The hand-over that an entry of the log of this name records; ``bad_handover`` when it is of another log."""
    try:
        first, second = (bytes.fromhex("".join(_texts(fields[each]))) for each in ("old_signature", "new_signature"))
        size = fields["size"]
        root, old, new = (bytes.fromhex(str(fields[each])) for each in ("root", "old", "new"))
        if type(size) is not int or len(root) != HASH_SIZE:
            raise ValueError
        return Handover(
            size=size,
            root=root,
            old=Verifier(name=name, public_key=old),
            new=Verifier(name=name, public_key=new),
            old_signature=first,
            new_signature=second,
        ).checked()
    except (ValueError, KeyError, TypeError):
        raise _bad("not a hand-over") from None


def _halves(signature: bytes) -> list[str]:
    return [signature[:HASH_SIZE].hex(), signature[HASH_SIZE:].hex()]


def _texts(value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise TypeError("not a list")
    return [str(each) for each in value]


def _bad(detail: str) -> IntegrityError:
    return IntegrityError(f"hand-over of the key: {detail}", code="bad_handover")
