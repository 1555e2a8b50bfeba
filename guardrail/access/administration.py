"""Accounts by the API: an administrator's doing, asked of the ``access`` policy and never about oneself.

Implements :class:`guardrail.ports.access.Officers`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guardrail.access.accounts import Accounts
from guardrail.core.officers import Role
from guardrail.ports.access import Actor, Door, Enrolment, OfficerView
from guardrail.types import RawText

LOOK, CHANGE = "config.read", "role.grant"
"""The policy's actions for seeing accounts, and for changing one in any way."""


class Administration:
    """Every method asks first; a change of one's own account is ``about_self``, which the policy denies."""

    def __init__(self, door: Door, accounts: Accounts) -> None:
        self._door = door
        self._accounts = accounts

    async def listed(self, actor: Actor, *, after: str | None = None, limit: int = 100) -> Sequence[OfficerView]:
        """See :meth:`guardrail.ports.access.Officers.listed`."""
        await self._door.allowed(actor, LOOK)
        return await self._accounts.listed(after=after, limit=limit)

    async def add(
        self, actor: Actor, name: RawText, password: RawText, roles: Collection[Role], *, holds_keys: bool = False
    ) -> Enrolment:
        """See :meth:`guardrail.ports.access.Officers.add`."""
        await self._door.allowed(actor, CHANGE)
        return await self._accounts.add(name, password, roles, holds_keys=holds_keys, by=actor.id)

    async def assign(
        self, actor: Actor, officer_id: str, roles: Collection[Role], *, holds_keys: bool = False
    ) -> OfficerView:
        """See :meth:`guardrail.ports.access.Officers.assign`."""
        await self._may_change(actor, officer_id)
        return await self._accounts.assign(officer_id, roles, holds_keys=holds_keys, by=actor.id)

    async def disable(self, actor: Actor, officer_id: str) -> OfficerView:
        """See :meth:`guardrail.ports.access.Officers.disable`."""
        await self._may_change(actor, officer_id)
        return await self._accounts.disable(officer_id, by=actor.id)

    async def enable(self, actor: Actor, officer_id: str) -> OfficerView:
        """See :meth:`guardrail.ports.access.Officers.enable`."""
        await self._may_change(actor, officer_id)
        return await self._accounts.enable(officer_id, by=actor.id)

    async def reset(self, actor: Actor, officer_id: str, password: RawText) -> Enrolment:
        """See :meth:`guardrail.ports.access.Officers.reset`."""
        await self._may_change(actor, officer_id)
        return await self._accounts.reset(officer_id, password, by=actor.id)

    async def _may_change(self, actor: Actor, officer_id: str) -> None:
        await self._door.allowed(actor, CHANGE, about_self=officer_id == actor.id)
