"""The audit log's signing key in its directory while it is rotated; each step is durable before the next.

1. ``audit-signing.next.key``: a new seed, not used yet;
2. the log hands over to it (:mod:`guardrail.audit.rotation`): from then on only the new seed may sign;
3. ``audit-signing.old.key``: a second name of the old seed's file;
4. ``audit-signing.key`` becomes the new seed, as one;
5. the old seed is overwritten and removed.

So at any time ``audit-signing.key`` is there, and the files tell which step was the last one.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from guardrail.errors import ConfigError, KeysUnavailableError
from guardrail.keys.file_provider import SIGNING
from guardrail.keys.secret_files import (
    destroy_secret,
    drop_half,
    fresh_secret,
    read_secret,
    sync_directory,
    write_secret,
)

NEXT = "audit-signing.next.key"
OLD = "audit-signing.old.key"


class RotatingError(ConfigError):
    """Another process rotates this key now."""

    code = "running"


class SigningKey:
    """The files, while no other process rotates them. ``rotating`` gives one."""

    def __init__(self, directory: Path, entropy: Callable[[int], bytes]) -> None:
        self._signing, self._next, self._old = (directory / name for name in (SIGNING, NEXT, OLD))
        self._entropy = entropy

    @property
    def seed(self) -> bytes:
        """The seed in use."""
        return read_secret(self._signing)

    @property
    def replaced(self) -> bool:
        """Whether an earlier rotation came as far as step 4: only the old seed is left to be destroyed."""
        return self._old.exists() and not self._next.exists()

    def next_seed(self) -> bytes:
        """The new seed: of a rotation that was interrupted, or made now (step 1)."""
        drop_half(self._next)
        if not self._next.exists():
            write_secret(self._next, fresh_secret(self._entropy))
        return read_secret(self._next)

    def withdraw(self) -> None:
        """The log did not hand over to the new seed, and will not."""
        destroy_secret(self._next, self._entropy)

    def replace(self) -> None:
        """Steps 3 and 4, once the log was handed over."""
        try:
            if self._old.exists() and not self._old.samefile(self._signing):
                self.destroy_old()  # of nothing that is known: the seed in use must be the one to be overwritten
            if not self._old.exists():
                os.link(self._signing, self._old)
                sync_directory(self._signing.parent)
            self._next.replace(self._signing)
            sync_directory(self._signing.parent)
        except OSError as error:
            raise KeysUnavailableError(f"{SIGNING}: {os.strerror(error.errno or 0)}") from None

    def destroy_old(self) -> None:
        """Step 5; no error when it is gone already."""
        destroy_secret(self._old, self._entropy)


@contextmanager
def rotating(directory: Path, entropy: Callable[[int], bytes]) -> Iterator[SigningKey]:
    """The key for one rotation at a time; :class:`RotatingError` while another process has it."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RotatingError("the audit log's key is being rotated by another process") from None
        yield SigningKey(directory, entropy)
    finally:
        os.close(descriptor)
