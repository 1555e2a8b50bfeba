"""Key-encryption keys in a directory of their own: the provider for one machine.

``kek-000001.key`` … one file an epoch, ``lookup.key`` (keyed hashes) and ``audit-signing.key`` (Ed25519 seed),
32 random bytes each. While the latter is rotated, the next one and the old one stand beside it
(:mod:`guardrail.keys.signing`). They are made on the first run. Later a missing file is an error and never made anew:
a new key in an old key's place would silently orphan everything.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from guardrail.errors import KeysUnavailableError
from guardrail.keys.provider import NONCE_BYTES, unwrap_under, wrap_under
from guardrail.keys.secret_files import destroy_secret, fresh_secret, make_directory, read_secret, write_secret

LOOKUP = "lookup.key"
SIGNING = "audit-signing.key"
_KEK_NAME = re.compile(r"kek-(\d{6})\.key")


class FileKeyProvider:
    """Implements :class:`guardrail.keys.provider.KeyProvider`.

    Raises :class:`~guardrail.errors.ConfigError` for a directory or file that is open to others, empty, of
    the wrong length or all zero, and :class:`~guardrail.errors.KeysUnavailableError` for one that is missing
    or cannot be read; each says what to do.
    """

    def __init__(self, directory: str | os.PathLike[str], *, entropy: Callable[[int], bytes] = os.urandom) -> None:
        self._directory = Path(directory)
        self._entropy = entropy
        self._keks: dict[int, bytes] = {}
        make_directory(self._directory)
        if not self.epochs():
            self._make_first()
        self._lookup = read_secret(self._directory / LOOKUP)
        self.signing_seed()
        for epoch in self.epochs():
            self._kek(epoch)

    def epochs(self) -> Sequence[int]:
        """Living epochs by their files. KEKs whose file another process destroyed are forgotten here, too."""
        try:
            names = os.listdir(self._directory)  # noqa: PTH208 - names are all we need
        except OSError as error:
            raise KeysUnavailableError(f"key directory: {os.strerror(error.errno or 0)}") from None
        living = sorted(int(match[1]) for name in names if (match := _KEK_NAME.fullmatch(name)))
        for epoch in self._keks.keys() - set(living):
            del self._keks[epoch]
        return living

    def wrap(self, epoch: int, material: bytes, context: bytes) -> bytes:
        """AES-256-GCM with a fresh 96-bit nonce."""
        return wrap_under(self._kek(epoch), epoch, material, context, self._entropy(NONCE_BYTES))

    def unwrap(self, epoch: int, wrapped: bytes, context: bytes) -> bytes:
        """Raises KeysUnavailableError when the epoch was destroyed: nothing brings its keys back."""
        return unwrap_under(self._kek(epoch), epoch, wrapped, context)

    def open_epoch(self) -> int:
        """The next KEK, on disk when this returns."""
        epoch = max(self.epochs(), default=0) + 1
        write_secret(self._path(epoch), self._fresh())
        return epoch

    def opened_at(self, epoch: int) -> datetime:
        """When the KEK of an epoch was made, by its file."""
        try:
            return datetime.fromtimestamp(self._path(epoch).stat().st_mtime, UTC)
        except OSError as error:
            raise KeysUnavailableError(f"key directory: {os.strerror(error.errno or 0)}") from None

    def destroy_epoch(self, epoch: int) -> None:
        """Overwrite and remove the file."""
        self._keks.pop(epoch, None)
        destroy_secret(self._path(epoch), self._entropy)

    def lookup_key(self) -> bytes:
        """The key of keyed hashes."""
        return self._lookup

    def signing_seed(self) -> bytes:
        """The Ed25519 seed of audit checkpoints, read anew: it may have been rotated meanwhile."""
        return read_secret(self._directory / SIGNING)

    def _make_first(self) -> None:
        """The KEK comes last: while it is missing, a crashed first run may be finished."""
        for name in (LOOKUP, SIGNING):
            path = self._directory / name
            if not path.exists():
                write_secret(path, self._fresh())
        write_secret(self._path(1), self._fresh())

    def _fresh(self) -> bytes:
        return fresh_secret(self._entropy)

    def _kek(self, epoch: int) -> bytes:
        kek = self._keks.get(epoch)
        if kek is None:
            kek = self._keks[epoch] = read_secret(self._path(epoch))
        return kek

    def _path(self, epoch: int) -> Path:
        return self._directory / f"kek-{epoch:06d}.key"
