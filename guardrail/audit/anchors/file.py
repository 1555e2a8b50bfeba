"""A file a checkpoint, in a directory that the operator gave: a write-once volume, another machine's share.

A file is never replaced. The directory is never made either: where a share is not mounted, a directory of the
same name on the local disk would keep nothing safe.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from guardrail.audit.anchors.anchor import AnchorError, SignedCheckpoint
from guardrail.audit.aside import Aside
from guardrail.core.entries import AnchorKind
from guardrail.errors import IntegrityError


class FileAnchor:
    """``<origin>-<size>.txt``, the size in 19 digits so that names sort as the log grew."""

    kind = AnchorKind.FILE

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._aside = Aside("anchor-file")

    async def keep(self, checkpoint: SignedCheckpoint) -> None:
        """See :meth:`guardrail.audit.anchors.anchor.Anchor.keep`."""
        await self._aside(lambda: self._keep(checkpoint))

    def path(self, checkpoint: SignedCheckpoint) -> Path:
        """Where a checkpoint is kept; what a file name cannot hold becomes ``_``."""
        origin = re.sub(r"[^A-Za-z0-9.-]", "_", checkpoint.origin).lstrip(".")[:150]
        return self._directory / f"{origin}-{checkpoint.size:019d}.txt"

    def _keep(self, checkpoint: SignedCheckpoint) -> None:
        path, note = self.path(checkpoint), checkpoint.note.encode()
        try:
            if not _create(path, note):
                _complete(path, note)
            _sync(self._directory)
        except OSError as error:
            raise AnchorError(f"{self._directory.name}: {os.strerror(error.errno or 0)}") from None


def _create(path: Path, note: bytes) -> bool:
    """Write a new file durably; False when there is one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags, 0o644)  # public: who checks the log must be able to read it
    except FileExistsError:
        return False
    _append(descriptor, note)
    return True


def _complete(path: Path, note: bytes) -> None:
    """The same note is there already, or the beginning that a power cut left of it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        there = file.read(len(note) + 1)
    if there == note:
        return
    if not note.startswith(there):
        raise IntegrityError("the anchor has another checkpoint of this size", code="audit_anchor_conflict")
    _append(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW), note[len(there) :])


def _append(descriptor: int, data: bytes) -> None:
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
