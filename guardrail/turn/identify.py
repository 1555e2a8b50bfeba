"""Identify: from the channel's names for a person and a conversation to random ids and what is known.

The index is a keyed hash: the channel's ids are stored nowhere else (they may hold a phone number).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from guardrail.core.ids import new_id
from guardrail.core.sealing import DataKey
from guardrail.errors import ErasedError
from guardrail.ports import Entropy, KeyRing, Store
from guardrail.types import Address, ConversationCreated, Standing, SubjectCreated, SubjectErased, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person in a conversation, with the key for what is kept about them."""

    standing: Standing
    key: DataKey
    births: tuple[Write, ...]  # rows that the turn's first commit creates
    ephemeral: bool


class Identifier:
    """Finds or creates subjects and conversations."""

    def __init__(self, store: Store, keys: KeyRing, entropy: Entropy) -> None:
        self._store = store
        self._keys = keys
        self._entropy = entropy

    async def identify(self, route: str, address: Address, at: datetime) -> Identity:
        """Who speaks. New rows are returned, not written: they commit with the turn's intent."""
        if address.ephemeral:
            return self._passing()
        if address.known is not None:
            return await self._known(*address.known)
        names = self.lookups(route, address)
        found = await self._store.find(route, *names)
        if found is None:
            return await self._newcomer(route, names, address, at)
        try:
            key = await self._keys.get(found.subject_id)
        except ErasedError:
            # Rows came back from a backup made before the erasure; without the key they are unreadable.
            await self._store.commit([SubjectErased(subject_id=found.subject_id)])
            return await self._newcomer(route, names, address, at)
        if found.conversation_id:
            return Identity(standing=found, key=key, births=(), ephemeral=False)
        return await self._in_conversation(found, key, route, names[1], address, at)

    async def _known(self, conversation_id: str, subject_id: str) -> Identity:
        standing = await self._store.standing(subject_id, conversation_id)
        if standing is None:
            raise ErasedError("the person is gone")
        return Identity(standing=standing, key=await self._keys.get(subject_id), births=(), ephemeral=False)

    def lock_key(self, route: str, address: Address) -> bytes | None:
        """What turns of one conversation have in common before it is looked up; None when ephemeral."""
        if address.known is not None:
            return address.known[0].encode()
        return None if address.ephemeral else self.lookups(route, address)[1]

    def lookups(self, route: str, address: Address) -> tuple[bytes, bytes]:
        """The keyed hashes of a person and of a conversation.

        A group that is addressed as such, by no member, is a subject of its own.
        """
        place = address.conversation or address.user
        if place is None:
            raise ValueError("an ephemeral address has no lookup")
        who = self._keys.lookup("user", route, address.user.raw) if address.user else None
        return who or self._keys.lookup("group", route, place.raw), self._keys.lookup("conversation", route, place.raw)

    def _passing(self) -> Identity:
        subject_id = new_id("sub", self._entropy)
        standing = Standing(subject_id=subject_id, conversation_id=new_id("cnv", self._entropy), known=False)
        return Identity(standing=standing, key=ephemeral_key(subject_id, self._entropy), births=(), ephemeral=True)

    async def _newcomer(self, route: str, names: tuple[bytes, bytes], address: Address, at: datetime) -> Identity:
        subject_id = new_id("sub", self._entropy)
        born = SubjectCreated(subject_id=subject_id, route=route, lookup=names[0], at=at)
        standing = Standing(subject_id=subject_id, conversation_id="", known=False)
        key = await self._keys.create(subject_id)
        here = await self._in_conversation(standing, key, route, names[1], address, at)
        return Identity(standing=here.standing, key=key, births=(born, *here.births), ephemeral=False)

    async def _in_conversation(
        self, standing: Standing, key: DataKey, route: str, lookup: bytes, address: Address, at: datetime
    ) -> Identity:
        shared = await self._store.conversation(route, lookup) if address.group else None
        if shared is not None:
            # The group itself has been here as long as its members; their values are in its vault.
            known = standing.known or address.user is None
            here = replace(standing, conversation_id=shared, known=known, kept=1)
            return Identity(standing=here, key=key, births=(), ephemeral=False)
        conversation_id = new_id("cnv", self._entropy)
        born = ConversationCreated(
            conversation_id=conversation_id,
            subject_id=None if address.group else standing.subject_id,
            route=route,
            lookup=lookup,
            at=at,
        )
        return Identity(
            standing=replace(standing, conversation_id=conversation_id), key=key, births=(born,), ephemeral=False
        )


def ephemeral_key(owner_id: str, entropy: Entropy) -> DataKey:
    """A key that was never wrapped nor written: it dies with the request."""
    return DataKey(key_id="ephemeral", owner_id=owner_id, material=entropy(32))
