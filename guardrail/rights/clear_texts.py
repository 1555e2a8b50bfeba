"""Whom a conversation is about, and what was really said in it. Only reveals read here, after their audit entry."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guardrail.core.restore import reveal
from guardrail.core.vault import Vault
from guardrail.errors import ChannelError, ErasedError
from guardrail.ports import KeyRing, Store
from guardrail.turn.records import read_transcript
from guardrail.turn.vaults import opened
from guardrail.types import Json, Placed, TranscriptRow

MOST_RECORDS = 10_000
"""The newest messages of a conversation that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Whom a conversation is about."""

    conversation_id: str
    route: str
    subject_id: str | None  # None: a group
    subjects: Sequence[str]  # everybody whose messages are in it
    state: str  # "living", "restricted", "erased"


class ClearTexts:
    """Reads conversations with every living member's values back in them."""

    def __init__(self, store: Store, keys: KeyRing) -> None:
        self._store = store
        self._keys = keys

    async def scene(self, conversation_id: str) -> Scene:
        """Raises ChannelError 404 for a conversation that nobody is known in."""
        party = await self._store.party(conversation_id)
        subjects = [party[1]] if party else await self._authors(conversation_id)
        views = [view for each in subjects if (view := await self._store.person(each)) is not None]
        if not party and not views:
            raise ChannelError(code="unknown_conversation", status=404)
        living = [view for view in views if view.erasing_at is None]
        restricted = any(view.restricted_at is not None for view in living)
        return Scene(
            conversation_id=conversation_id,
            route=party[0] if party else views[0].route,
            subject_id=party[1] if party else None,
            subjects=subjects,
            state="restricted" if restricted else "living" if living else "erased",
        )

    async def _authors(self, conversation_id: str) -> Sequence[str]:
        """Everybody whose messages are kept of a group."""
        rows = await self._store.transcript(conversation_id, MOST_RECORDS)
        return sorted({row.owner_id for row in rows if row.owner_id.startswith("sub_")})

    async def in_clear(self, scene: Scene) -> tuple[Sequence[Mapping[str, Json]], bool]:
        """Its newest messages, oldest first, and whether these are all."""
        rows = await self._store.transcript(scene.conversation_id, MOST_RECORDS + 1)
        vault = Vault([placed async for placed in self._values(scene.conversation_id)])
        shown: list[dict[str, Json]] = []
        for row in rows[-MOST_RECORDS:]:
            try:
                shown.append(await self._record(row, vault))
            except ErasedError:
                continue  # a member of the group who was erased
        return shown, len(rows) <= MOST_RECORDS

    async def _values(self, conversation_id: str) -> AsyncIterator[Placed]:
        for row in await self._store.vault(conversation_id):
            try:
                placed = opened(row, await self._keys.get(row.subject_id))
            except ErasedError:
                continue
            yield placed

    async def _record(self, row: TranscriptRow, vault: Vault) -> dict[str, Json]:
        content: Mapping[str, Any] = read_transcript(row, await self._keys.get(row.owner_id))
        return {
            "at": row.at.isoformat(),
            "direction": row.direction.value,
            "parts": [{"kind": part["kind"], "text": reveal(part["text"], vault)} for part in content["parts"]],
        }
