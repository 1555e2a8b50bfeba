"""Signed notes and log checkpoints (C2SP ``signed-note`` and ``tlog-checkpoint``), Ed25519 only.

A note is text, an empty line, and signature lines ``— <key name> <base64(key id || signature)>``. A
checkpoint is a note whose text says how large a log is and what its root hash is::

    example.com/audit
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

Reading is strict: each checkpoint has exactly one spelling, so that a changed byte never goes unseen.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from guardrail.core.merkle import HASH_SIZE
from guardrail.errors import IntegrityError

ED25519 = b"\x01"  # signature type identifier byte
MAX_NOTE = 64 * 1024  # characters; a note of one signature has about 200
MAX_SIZE = 2**63 - 1  # entries of a log


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """A public key and the name it signs under."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.name) or len(self.public_key) != 32:
            raise ValueError("a key has a name without spaces or plus signs, and 32 bytes")

    @property
    def key_id(self) -> bytes:
        """SHA-256(name || 0x0A || 0x01 || public key), first four bytes."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key as text: ``name+hex(key id)+base64(0x01 || public key)``."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(ED25519 + self.public_key).decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a log signs: its identity, its size in entries, its root hash."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The note text, final newline included."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def verifier_of(name: str, seed: bytes) -> Verifier:
    """The public side of a 32-byte Ed25519 seed (RFC 8032 section 5.1.5)."""
    return Verifier(name=name, public_key=Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def parse_vkey(vkey: str) -> Verifier:
    """Read ``name+key id+base64``; :class:`~guardrail.errors.IntegrityError` unless exact."""
    name, _, rest = vkey.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = from_base64(encoded)
    if not _is_name(name) or len(key) != 33 or key[:1] != ED25519:
        raise IntegrityError("not an Ed25519 verifier key", code="bad_verifier_key")
    verifier = Verifier(name=name, public_key=key[1:])
    if verifier.key_id.hex() != key_id:
        raise IntegrityError("key id and key disagree", code="bad_verifier_key")
    return verifier


def sign(text: str, name: str, seed: bytes) -> str:
    """The text as a note with one signature; ValueError when it cannot be a note text."""
    if not _is_text(text):
        raise ValueError("a note text ends in a newline and holds no other control character")
    return f"{text}\n{signature_line(verifier_of(name, seed), signature(text, seed))}"


def signature(text: str, seed: bytes) -> bytes:
    """The Ed25519 signature (64 bytes) of a note text."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(text.encode())


def signature_line(verifier: Verifier, signed: bytes) -> str:
    """How a note carries a signature of this key, final newline included."""
    return f"— {verifier.name} {b64encode(verifier.key_id + signed).decode()}\n"


def holds(text: str, verifier: Verifier, signed: bytes) -> bool:
    """Whether this is the key's signature of the text."""
    try:
        Ed25519PublicKey.from_public_bytes(verifier.public_key).verify(signed, text.encode())
    except InvalidSignature:
        return False
    return True


def verify(note: str, verifier: Verifier) -> str:
    """The note's text, once a signature of this key on it holds.

    Signatures of unknown keys are ignored, a wrong one of this key refuses the note. Raises
    :class:`~guardrail.errors.IntegrityError` with code ``bad_note`` or ``bad_signature``.
    """
    text, signatures = _parse(note)
    ours = [s for name, key_id, s in signatures if (name, key_id) == (verifier.name, verifier.key_id)]
    if not ours:
        raise IntegrityError("no signature of the expected key", code="bad_signature")
    if not all(holds(text, verifier, signed) for signed in ours):
        raise IntegrityError("wrong signature", code="bad_signature")
    return text


def sign_checkpoint(checkpoint: Checkpoint, seed: bytes) -> str:
    """A checkpoint as a note signed under its origin's name."""
    return sign(checkpoint.text, checkpoint.origin, seed)


def verify_checkpoint(note: str, verifier: Verifier) -> Checkpoint:
    """The checkpoint in a note signed by this key and about the log of the same name."""
    checkpoint = parse_checkpoint(verify(note, verifier))
    if checkpoint.origin != verifier.name:
        raise IntegrityError("checkpoint of another log", code="bad_note")
    return checkpoint


def parse_checkpoint(text: str) -> Checkpoint:
    """Read a note text; extension lines are refused, because nobody could audit them."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not _is_name(lines[0]):
        raise IntegrityError("not a checkpoint", code="bad_note")
    origin, size, root = lines[0], size_in(lines[1]), from_base64(lines[2])
    if size is None:
        raise IntegrityError("wrong tree size", code="bad_note")
    if len(root) != HASH_SIZE:
        raise IntegrityError("wrong root hash", code="bad_note")
    return Checkpoint(origin=origin, size=size, root=root)


def size_in(text: str) -> int | None:
    """A tree size in its one spelling, None for anything else."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 19 or str(int(text)) != text:
        return None
    return int(text) if int(text) <= MAX_SIZE else None


def stated_size(note: str) -> int | None:
    """The tree size that a note claims to be about, whoever signed it; None when it claims none."""
    return size_in([*note.split("\n", 2), ""][1])


def _parse(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    text, blank, tail = note.rpartition("\n\n")
    text += "\n"
    if len(note) > MAX_NOTE or not blank or not _is_text(text) or not tail.endswith("\n"):
        raise IntegrityError("not a signed note", code="bad_note")
    return text, [signature_in(line) for line in tail[:-1].split("\n")]


def signature_in(line: str) -> tuple[str, bytes, bytes]:
    """Key name, key id and signature in a note's signature line (without its newline); ``bad_note`` otherwise."""
    dash, name, encoded = line.split(" ") if line.count(" ") == 2 else ("", "", "")
    decoded = from_base64(encoded)
    if dash != "—" or not _is_name(name) or len(decoded) < 5:
        raise IntegrityError("malformed signature line", code="bad_note")
    return name, decoded[:4], decoded[4:]


def _is_name(name: str) -> bool:
    """Non-empty, no Unicode space, no plus sign, no control character."""
    return bool(name) and "+" not in name and all(c.isprintable() and not c.isspace() for c in name)


def _is_text(text: str) -> bool:
    return len(text) > 1 and text.endswith("\n") and all(c >= " " or c == "\n" for c in text) and _is_utf8(text)


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)


def from_base64(encoded: str) -> bytes:
    """Standard base64 in its one canonical spelling, else nothing."""
    try:
        decoded = b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return decoded if b64encode(decoded).decode() == encoded else b""
