"""Erasure, its mechanics: key destroyed, caches emptied, rows deleted; each step can be repeated.

The order matters. First the database learns, durably, that the erasure has begun, and from then on refuses
every commit of the subject. Then the data key is destroyed in the key store, which makes every copy of
the ciphertext unreadable, also in backups made without the key store. Then the rows go, in small transactions
between which turns have their way. What is erased, and what must be kept, is decided in
:mod:`guardrail.rights.erasure`, which calls these steps.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from guardrail.ports import Chosen, KeyRing, Store
from guardrail.turn.records import Recorder
from guardrail.turn.vaults import Vaults
from guardrail.types import AuditRecorded, DossierKind, ErasureBegun, SubjectErased

BATCH = 200
"""Rows deleted in one transaction: about five milliseconds, which is how long a turn's commit may have to wait."""


REST = 0.02
"""Seconds between two batches, four times what one takes: most of the time the writer is the turns'."""


async def breathe() -> None:
    """Let turns commit between two batches."""
    await asyncio.sleep(REST)


class Eraser:
    """The steps of an erasure (GDPR Art. 17; Cal. Civ. Code 1798.105)."""

    def __init__(
        self,
        store: Store,
        keys: KeyRing,
        vaults: Vaults,
        recorder: Recorder,
        rest: Callable[[], Awaitable[None]] = breathe,
    ) -> None:
        self._store = store
        self._keys = keys
        self._vaults = vaults
        self._recorder = recorder
        self._rest = rest

    def begun(self, subject_id: str, at: datetime, **fields: object) -> tuple[ErasureBegun, AuditRecorded]:
        """From the commit of these on no turn of this subject commits."""
        entry = self._recorder.audit("erasure:subject:begun", at, subject=subject_id, **fields)
        return ErasureBegun(subject_id=subject_id, at=at), entry

    async def destroy(self, subject_ids: Sequence[str]) -> Mapping[str, int]:
        """Make everything of these subjects unreadable, now; how many keys that were, by subject.

        Their own keys go first: everything of a subject outside of groups is sealed under that one. What this
        process has opened is forgotten; other processes check in each turn's own transaction that the subject lives.
        """
        destroyed = Counter(dict.fromkeys(subject_ids, 0))
        for subject_id in subject_ids:
            destroyed[subject_id] += await self._keys.destroy(subject_id)
            self._vaults.erase(subject_id)
        for subject_id in subject_ids:
            for conversation_id in await self._store.conversations(subject_id):
                destroyed[subject_id] += await self._keys.destroy(conversation_id)
            destroyed[subject_id] += await self._reasons(subject_id)
        return destroyed

    async def _reasons(self, subject_id: str) -> int:
        """What officers wrote about somebody in order to read their words has keys of its own."""
        gone, after = 0, None
        while some := await self._store.dossiers(DossierKind.REVEAL, Chosen(subject_ids=(subject_id,), after=after)):
            for reveal in some:
                gone += await self._keys.destroy(reveal.id)
            after = some[-1].id
        return gone

    async def rows(self, subject_id: str) -> Mapping[str, int]:
        """Delete nearly all rows; how many, by table. The few that are left go with :meth:`erased`."""
        deleted: Counter[str] = Counter()
        while any((gone := await self._store.erase_rows(subject_id, BATCH)).values()):
            deleted.update(gone)
            await self._rest()
        return deleted

    def erased(self, subject_id: str, at: datetime, **fields: object) -> tuple[SubjectErased, AuditRecorded]:
        """The end of it, for one commit."""
        entry = self._recorder.audit("erasure:subject:completed", at, subject=subject_id, **fields)
        return SubjectErased(subject_id=subject_id), entry
