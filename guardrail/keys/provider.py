"""Key-encryption keys (KEK): what a provider must do, and how a data key is wrapped under one.

A provider keeps KEKs in *epochs*, numbered from 1. The newest wraps; older ones only unwrap until every data
key was wrapped anew, then they are destroyed: from that moment every older copy of the key store is
unreadable. Calls may wait (files, networks) and come from one worker thread, never from the event loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from guardrail.errors import IntegrityError

KEY_BYTES = 32
NONCE_BYTES = 12
WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + 16


class KeyProvider(Protocol):
    """Holds the KEKs. Every method raises :class:`~guardrail.errors.KeysUnavailableError` when it cannot."""

    def epochs(self) -> Sequence[int]:
        """Living epochs, oldest first. Looks anew each time: another process may have rotated."""
        ...

    def wrap(self, epoch: int, material: bytes, context: bytes) -> bytes:
        """Encrypt a data key, bound to ``context``."""
        ...

    def unwrap(self, epoch: int, wrapped: bytes, context: bytes) -> bytes:
        """Raises :class:`~guardrail.errors.IntegrityError` when altered or bound to another context."""
        ...

    def open_epoch(self) -> int:
        """Make the next KEK, durably."""
        ...

    def destroy_epoch(self, epoch: int) -> None:
        """Destroy a KEK for ever; no error when it is gone already."""
        ...

    def lookup_key(self) -> bytes:
        """32 bytes for keyed hashes of what channels call people."""
        ...

    def signing_seed(self) -> bytes:
        """The Ed25519 seed (32 bytes) that signs audit checkpoints. Looks anew each time, as above."""
        ...


def wrapping_context(owner_id: str, key_id: str) -> bytes:
    """Whose key is wrapped, as length-prefixed UTF-8."""
    parts = (b"guardrail wrapped-key v1", owner_id.encode(), key_id.encode())
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def wrap_under(kek: bytes, epoch: int, material: bytes, context: bytes, nonce: bytes) -> bytes:
    """AES-256-GCM under the KEK; nonce, ciphertext and tag."""
    return nonce + AESGCM(kek).encrypt(nonce, material, epoch.to_bytes(8, "big") + context)


def unwrap_under(kek: bytes, epoch: int, wrapped: bytes, context: bytes) -> bytes:
    """The inverse; raises :class:`~guardrail.errors.IntegrityError`."""
    if len(wrapped) != WRAPPED_BYTES:
        raise IntegrityError("wrapped key: wrong length")
    try:
        return AESGCM(kek).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], epoch.to_bytes(8, "big") + context)
    except InvalidTag:
        raise IntegrityError("wrapped key: altered, or wrapped for another owner or epoch") from None
