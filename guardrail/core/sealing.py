"""Sealed records: AES-256-GCM under a data subject's own key, bound to their place.

A sealed record opens only with the key that sealed it, for the owner of that key, and at the place it was
sealed for (its *identity*, e.g. ``("transcript", record_id)``). The format is specified in
``docs/spec/sealed-record.md``; vectors stand in ``tests/vectors/sealed``.

Theory: GCM (NIST SP 800-38D) alone does not commit to its key: one ciphertext can be made to open under two
keys. The header therefore carries a commitment derived beside the encryption key (HKDF, RFC 5869), which is
compared before anything is decrypted. Plaintexts are padded into buckets so that sizes tell little.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from guardrail.errors import IntegrityError
from guardrail.types import Sealed

VERSION = 1
AES_256_GCM_COMMITTED = 1

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
COMMITMENT_BYTES = 32
LENGTH_BYTES = 4

SMALLEST_BUCKET = 64
LARGEST_POWER = 64 * 1024
MOST_PLAINTEXT = 64 * 1024 * 1024
NONCES_REMEMBERED = 64

Identity = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of one owner (a subject, or a conversation). Prints without its material.

    It remembers its latest nonces, so that a random source that repeats is refused, not trusted.
    """

    key_id: str
    owner_id: str
    material: bytes = field(repr=False)
    _nonces: dict[bytes, None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.material) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        if not (self.key_id.isascii() and 0 < len(self.key_id) < 256):
            raise ValueError("a key id has 1 to 255 ASCII characters")

    def __reduce__(self) -> NoReturn:
        raise TypeError("DataKey is never pickled")


def seal(key: DataKey, identity: Identity, plaintext: bytes, entropy: Callable[[int], bytes]) -> Sealed:
    """Encrypt a record for one place.

    ``entropy`` gives unpredictable bytes (96 bits are drawn). Raises
    :class:`~guardrail.errors.IntegrityError` when it repeats itself or comes up short.
    """
    if len(plaintext) > MOST_PLAINTEXT:
        raise ValueError("a sealed record holds at most 64 MiB")
    encryption_key, commitment = _derive(key)
    header = _header(key, commitment, _fresh_nonce(key, entropy))
    nonce = header[-NONCE_BYTES:]
    body = AESGCM(encryption_key).encrypt(nonce, _pad(plaintext), _associated(header, identity, key.owner_id))
    return Sealed(header + body)


def open_sealed(key: DataKey, identity: Identity, sealed: Sealed) -> bytes:
    """The plaintext of a record, if it is whole and stands where it was sealed for.

    Raises :class:`~guardrail.errors.IntegrityError` naming what does not fit, never any content.
    """
    header, body = _split(sealed.data)
    encryption_key, commitment = _derive(key)
    if header[3 : 3 + header[2]] != key.key_id.encode():
        raise IntegrityError("sealed record: sealed under another key")
    nonce = header[-NONCE_BYTES:]
    if not hmac.compare_digest(header[-NONCE_BYTES - COMMITMENT_BYTES : -NONCE_BYTES], commitment):
        raise IntegrityError("sealed record: key commitment does not match")
    try:
        padded = AESGCM(encryption_key).decrypt(nonce, body, _associated(header, identity, key.owner_id))
    except InvalidTag:
        raise IntegrityError("sealed record: altered, or moved from its place") from None
    return _unpad(padded)


def key_id_of(sealed: Sealed) -> str:
    """Which key a record names in its header (not authenticated before it is opened)."""
    header, _ = _split(sealed.data)
    return header[3 : 3 + header[2]].decode("ascii", "replace")


def _derive(key: DataKey) -> tuple[bytes, bytes]:
    """Encryption key and commitment: the two blocks of HKDF-SHA-256 without salt (RFC 5869)."""
    info = b"guardrail sealed-record v1\x00" + key.key_id.encode()
    extracted = hmac.digest(bytes(32), key.material, sha256)
    first = hmac.digest(extracted, info + b"\x01", sha256)
    return first, hmac.digest(extracted, first + info + b"\x02", sha256)


def _fresh_nonce(key: DataKey, entropy: Callable[[int], bytes]) -> bytes:
    nonce = entropy(NONCE_BYTES)
    if len(nonce) != NONCE_BYTES:
        raise IntegrityError("sealing refused: the random source came up short")
    if nonce in key._nonces:
        raise IntegrityError("sealing refused: the random source repeats")
    if len(key._nonces) >= NONCES_REMEMBERED:
        key._nonces.pop(next(iter(key._nonces)), None)
    key._nonces[nonce] = None
    return nonce


def _header(key: DataKey, commitment: bytes, nonce: bytes) -> bytes:
    key_id = key.key_id.encode()
    return bytes((VERSION, AES_256_GCM_COMMITTED, len(key_id))) + key_id + commitment + nonce


def _split(data: bytes) -> tuple[bytes, bytes]:
    """Header and body, the version checked first: a later one may have another shape."""
    if len(data) < 3:
        raise IntegrityError("sealed record: truncated")
    if data[0] != VERSION:
        raise IntegrityError("sealed record: unknown version")
    if data[1] != AES_256_GCM_COMMITTED:
        raise IntegrityError("sealed record: unknown algorithm")
    end = 3 + data[2] + COMMITMENT_BYTES + NONCE_BYTES
    if len(data) < end + SMALLEST_BUCKET + TAG_BYTES:
        raise IntegrityError("sealed record: truncated")
    return data[:end], data[end:]


def _associated(header: bytes, identity: Identity, owner_id: str) -> bytes:
    """Header, then identity and owner as length-prefixed UTF-8, which no other parts can spell."""
    parts = (identity,) if isinstance(identity, str) else identity
    encoded = [part.encode() for part in (*parts, owner_id)]
    return header + b"".join(len(part).to_bytes(LENGTH_BYTES, "big") + part for part in encoded)


def bucket(size: int) -> int:
    """The padded size in bytes: powers of two from 64 B to 64 KiB, then multiples of 64 KiB."""
    if size > LARGEST_POWER:
        return -(-size // LARGEST_POWER) * LARGEST_POWER
    return int(max(SMALLEST_BUCKET, 1 << (size - 1).bit_length()))


def _pad(plaintext: bytes) -> bytes:
    size = LENGTH_BYTES + len(plaintext)
    return len(plaintext).to_bytes(LENGTH_BYTES, "big") + plaintext + bytes(bucket(size) - size)


def _unpad(padded: bytes) -> bytes:
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    if bucket(end) != len(padded) or padded[end:].strip(b"\x00"):
        raise IntegrityError("sealed record: padding does not fit")
    return padded[LENGTH_BYTES:end]
