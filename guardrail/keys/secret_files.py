"""Secret files: written whole or not at all, readable by their owner only, overwritten when they go.

Overwriting is what a program can do; copy-on-write file systems, snapshots and wear levelling may keep old
blocks, which is why the disk under a key directory should be encrypted (``docs/adr/0004-keys-and-erasure.md``).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from guardrail.errors import ConfigError, KeysUnavailableError

SECRET_BYTES = 32


def make_directory(directory: Path) -> None:
    """Create the directory with mode 0700, or refuse one that others may enter."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = directory.stat().st_mode
    except OSError as error:
        raise KeysUnavailableError(f"key directory: {_reason(error)}") from None
    if mode & 0o077:
        raise ConfigError("key directory: others may enter it; run chmod 0700 on it")


def fresh_secret(entropy: Callable[[int], bytes]) -> bytes:
    """A new secret; ConfigError when the random source gives none."""
    secret = entropy(SECRET_BYTES)
    if len(secret) != SECRET_BYTES or len(set(secret)) == 1:
        raise ConfigError("the random source gives no key: check the operating system's entropy")
    return secret


def write_secret(path: Path, secret: bytes) -> None:
    """Keep a new secret durably. Never replaces a file that exists."""
    half = _half(path)
    try:
        drop_half(path)
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        os.link(half, path)
        half.unlink()
        sync_directory(path.parent)
    except OSError as error:
        raise KeysUnavailableError(f"{path.name}: {_reason(error)}") from None


def drop_half(path: Path) -> None:
    """What a crash in :func:`write_secret` left beside the secret, or before there was one."""
    _half(path).unlink(missing_ok=True)


def read_secret(path: Path) -> bytes:
    """A secret, unless others could have read or planted it, or it is no secret at all."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            secret = file.read(SECRET_BYTES + 1) if stat.S_ISREG(status.st_mode) else b""
    except OSError as error:
        raise KeysUnavailableError(f"{path.name}: {_reason(error)}") from None
    if not stat.S_ISREG(status.st_mode):
        raise ConfigError(f"{path.name}: not a regular file")
    if status.st_mode & 0o077:
        raise ConfigError(f"{path.name}: others may read it; run chmod 0600 on it and rotate the keys")
    if not secret:
        raise ConfigError(f"{path.name}: empty; restore it from its backup")
    if len(secret) != SECRET_BYTES:
        raise ConfigError(f"{path.name}: wrong length; restore it from its backup")
    if secret == bytes(SECRET_BYTES):
        raise ConfigError(f"{path.name}: all zero; restore it from its backup")
    return secret


def destroy_secret(path: Path, entropy: Callable[[int], bytes]) -> None:
    """Overwrite with random bytes, then remove, each durably. No error when it is gone already."""
    try:
        with path.open("r+b") as file:
            file.write(entropy(max(SECRET_BYTES, os.fstat(file.fileno()).st_size)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_directory(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise KeysUnavailableError(f"{path.name}: {_reason(error)}") from None


def sync_directory(directory: Path) -> None:
    """Make creations and removals in a directory durable."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _half(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _reason(error: OSError) -> str:
    return os.strerror(error.errno or 0)
