"""Vaults: which placeholder stands for which value, per conversation; opened here, sealed at rest.

Opened vaults are cached, bounded, because every turn of a conversation needs its vault twice. A turn's
commit checks that its subject still lives, and an erasure empties the cached vaults in place, so that a
stream which is being restored at that moment stops finding values.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence

from guardrail.core.sealing import DataKey, open_sealed, seal
from guardrail.core.vault import Vault
from guardrail.errors import ErasedError
from guardrail.ports import Entropy, KeyRing, Store
from guardrail.types import Placed, RawText, Sealed, VaultRow


class Vaults:
    """Opens, caches and seals the vaults of conversations."""

    def __init__(self, store: Store, keys: KeyRing, entropy: Entropy, *, capacity: int = 4096) -> None:
        self._store = store
        self._keys = keys
        self._entropy = entropy
        self._capacity = capacity
        self._open: OrderedDict[str, Vault] = OrderedDict()

    async def open(self, conversation_id: str, kept: int) -> Vault:
        """The conversation's vault, read again when the store holds more of it (``kept`` entries) than the
        cache: another process served the conversation meanwhile."""
        vault = self._open.get(conversation_id)
        if vault is None or len(vault) < kept:
            vault = Vault(await self._placed(conversation_id) if kept else ())
            self._open[conversation_id] = vault
        self._open.move_to_end(conversation_id)
        while len(self._open) > self._capacity:
            self._open.popitem(last=False)
        return vault

    def drop(self, conversation_id: str) -> None:
        """Forget a cached vault: another process wrote to it, or its turn did not commit."""
        self._open.pop(conversation_id, None)

    def erase(self, subject_id: str) -> None:
        """Empty every cached vault that holds values of this subject, also for turns that run now."""
        for conversation_id, vault in list(self._open.items()):
            if vault.forget(subject_id):
                del self._open[conversation_id]

    def seal(self, key: DataKey, record_id: str, placed: Placed) -> Sealed:
        """A vault entry for the store."""
        plaintext = json.dumps({"value": placed.value.raw, "type": placed.entity_type}).encode()
        return seal(key, ("vault", record_id), plaintext, self._entropy)

    async def _placed(self, conversation_id: str) -> Sequence[Placed]:
        placed = []
        for row in await self._store.vault(conversation_id):
            try:
                key = await self._keys.get(row.subject_id)
            except ErasedError:
                continue  # another member of the group, erased; the others' values stay whole
            placed.append(opened(row, key))
        return placed


def opened(row: VaultRow, key: DataKey) -> Placed:
    """A vault entry, with the key of the person it belongs to."""
    content = json.loads(open_sealed(key, ("vault", row.record_id), row.sealed))
    return Placed(
        placeholder=row.placeholder,
        value=RawText(content["value"]),
        entity_type=content["type"],
        subject_id=row.subject_id,
    )
