"""Erasure: key destroyed, caches emptied, rows deleted; resumable after a kill at any point.

The order matters. First the database learns, durably, that the erasure has begun, and from then on refuses
every commit of the subject. Then the data key is destroyed in the key store, which makes every copy of
the ciphertext unreadable, also in backups made without the key store. Then the rows go. A process killed in
between finds the subject among the begun erasures at start and goes on; each step can be repeated.
"""

from __future__ import annotations

from datetime import datetime

from guardrail.ports import KeyRing, Store
from guardrail.turn.records import Recorder
from guardrail.turn.vaults import Vaults
from guardrail.types import ErasureBegun, SubjectErased


class Eraser:
    """Carries out an erasure that was decided (GDPR Art. 17; Cal. Civ. Code 1798.105)."""

    def __init__(self, store: Store, keys: KeyRing, vaults: Vaults, recorder: Recorder) -> None:
        self._store = store
        self._keys = keys
        self._vaults = vaults
        self._recorder = recorder

    async def erase(self, subject_id: str, at: datetime) -> None:
        """Everything of this subject is gone when this returns."""
        begun = self._recorder.audit("erasure:subject:begun", at, subject=subject_id)
        await self._store.commit([ErasureBegun(subject_id=subject_id, at=at), begun])
        await self._finish(subject_id, at)

    async def resume(self, at: datetime) -> int:
        """Finish what a killed process had begun; how many erasures that were."""
        begun = await self._store.erasures_begun()
        for subject_id in begun:
            await self._finish(subject_id, at)
        return len(begun)

    async def _finish(self, subject_id: str, at: datetime) -> None:
        for owner in (*await self._store.conversations(subject_id), subject_id):
            await self._keys.destroy(owner)
        self._vaults.erase(subject_id)
        done = self._recorder.audit("erasure:subject:completed", at, subject=subject_id)
        await self._store.commit([SubjectErased(subject_id=subject_id), done])
