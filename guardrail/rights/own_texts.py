"""A person's stored messages with their own values back in them, and nobody else's.

A placeholder is undone only when its vault entry is sealed under the key of one of the person's accounts. Entries of
others are not opened at all: their keys are never asked for, so a mistake here cannot show them (GDPR Art. 15(4)).
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

from guardrail.core.bundle import Message
from guardrail.core.restore import reveal
from guardrail.core.sealing import open_sealed
from guardrail.core.vault import Vault
from guardrail.ports import KeyRing, SealedRow, Store
from guardrail.turn.vaults import opened

TRANSCRIPT = "transcript"
_OPEN_VAULTS = 32  # of conversations, at a time


class OwnTexts:
    """Opens messages of the accounts of one person; lives as long as one copy is made."""

    def __init__(self, store: Store, keys: KeyRing, accounts: frozenset[str]) -> None:
        self._store = store
        self._keys = keys
        self._accounts = accounts
        self._vaults: OrderedDict[str, Vault] = OrderedDict()

    async def message(self, row: SealedRow, subject_id: str) -> Message:
        """Raises :class:`~guardrail.errors.ErasedError` when its key is gone."""
        assert row.at is not None
        assert row.direction is not None
        key = await self._keys.get(row.owner_id)
        content: dict[str, Any] = json.loads(open_sealed(key, (TRANSCRIPT, row.record_id), row.sealed))
        vault = await self._vault(row.conversation_id)
        return Message(
            id=row.record_id,
            subject_id=subject_id,
            conversation_id=row.conversation_id,
            at=row.at,
            direction=row.direction.value,
            decision_id=row.decision_id,
            delete_by=row.expires_at,
            parts=[(part["kind"], reveal(part["text"], vault)) for part in content["parts"]],
        )

    async def _vault(self, conversation_id: str) -> Vault:
        vault = self._vaults.get(conversation_id)
        if vault is None:
            rows = await self._store.vault(conversation_id)
            own = [row for row in rows if row.subject_id in self._accounts]
            vault = Vault([opened(row, await self._keys.get(row.subject_id)) for row in own])
            self._vaults[conversation_id] = vault
        self._vaults.move_to_end(conversation_id)
        while len(self._vaults) > _OPEN_VAULTS:
            self._vaults.popitem(last=False)
        return vault
