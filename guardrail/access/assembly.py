"""The door and what belongs to it, put together from the settings; the composition root calls it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol

import aiohttp
from argon2 import Parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from guardrail.access.accounts import Accounts
from guardrail.access.administration import Administration
from guardrail.access.door import OfficersDoor
from guardrail.access.fetch import fetched
from guardrail.access.issuer import Issuer
from guardrail.access.login import Login, Watch
from guardrail.access.passwords import Passwords
from guardrail.access.provider import Provider
from guardrail.access.register import Register
from guardrail.access.sessions import Sessions
from guardrail.access.tokens import ProviderSettings, TokenReader
from guardrail.ports import AuditEvents, Clock, Entropy, KeyRing, Ruler, Store


class IssuerSettings(ProviderSettings, Protocol):
    """What the configuration says of a provider."""

    @property
    def issuer(self) -> str: ...
    @property
    def timeout(self) -> float: ...


class DoorSettings(Protocol):
    """What the configuration says of the door (``guardrail.config.access``)."""

    @property
    def oidc(self) -> IssuerSettings | None: ...
    @property
    def local_accounts(self) -> bool: ...
    @property
    def session_idle(self) -> timedelta: ...
    @property
    def session_life(self) -> timedelta: ...
    @property
    def requests_per_minute(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Accounts without a door: what a command at the machine needs."""

    register: Register
    sessions: Sessions
    passwords: Passwords
    accounts: Accounts

    async def close(self) -> None:
        """Let running work end."""
        await self.passwords.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The door, and the administration of accounts behind it. ``sessions.sweep`` is a chore for now and then."""

    door: OfficersDoor
    officers: Administration
    desk: Desk

    @property
    def sessions(self) -> Sessions:
        """Whose sweep deletes what is over."""
        return self.desk.sessions

    async def close(self) -> None:
        """Let running work end."""
        await self.desk.close()


def accounts_of(
    settings: DoorSettings,
    *,
    store: Store,
    keys: KeyRing,
    clock: Clock,
    entropy: Entropy,
    audit: AuditEvents,
    cost: Parameters = RFC_9106_LOW_MEMORY,
) -> Desk:
    """Accounts and their sessions; ``cost`` is what a password hash takes."""
    register = Register(store=store, keys=keys, entropy=entropy, audit=audit)
    sessions = Sessions(
        store=store,
        keys=keys,
        entropy=entropy,
        clock=clock,
        audit=audit,
        idle=settings.session_idle,
        life=settings.session_life,
    )
    passwords = Passwords(entropy, cost)
    accounts = Accounts(
        register=register, sessions=sessions, passwords=passwords, clock=clock, entropy=entropy, audit=audit
    )
    return Desk(register=register, sessions=sessions, passwords=passwords, accounts=accounts)


def door_of(
    settings: DoorSettings,
    *,
    store: Store,
    keys: KeyRing,
    ruler: Ruler,
    jurisdictions: tuple[str, ...],
    kind: str,
    session: aiohttp.ClientSession,
    clock: Clock,
    entropy: Entropy,
    audit: AuditEvents,
    watch: Watch,
    monotonic: Callable[[], float],
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    cost: Parameters = RFC_9106_LOW_MEMORY,
) -> Access:
    """All of it. ``session`` must not inflate, keep cookies or use proxies of the environment."""
    desk = accounts_of(settings, store=store, keys=keys, clock=clock, entropy=entropy, audit=audit, cost=cost)
    login = Login(
        register=desk.register,
        sessions=desk.sessions,
        passwords=desk.passwords,
        store=store,
        clock=clock,
        audit=audit,
        watch=watch,
        monotonic=monotonic,
        pause=pause,
    )
    provider = None
    if settings.oidc is not None:
        fetch = partial(fetched, session, timeout=settings.oidc.timeout)
        issuer = Issuer(settings.oidc.issuer, fetch, monotonic=monotonic)
        provider = Provider(
            issuer=settings.oidc.issuer,
            reader=TokenReader(settings.oidc, issuer, clock=clock),
            register=desk.register,
            sessions=desk.sessions,
            store=store,
            clock=clock,
            audit=audit,
            watch=watch,
        )
    door = OfficersDoor(
        register=desk.register,
        sessions=desk.sessions,
        login=login if settings.local_accounts else None,
        provider=provider,
        store=store,
        ruler=ruler,
        jurisdictions=jurisdictions,
        kind=kind,
        clock=clock,
        audit=audit,
        watch=watch,
        monotonic=monotonic,
        per_minute=settings.requests_per_minute,
    )
    return Access(door=door, officers=Administration(door, desk.accounts), desk=desk)
