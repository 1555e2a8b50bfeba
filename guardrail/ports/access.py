"""What the control plane asks of the officers' door: who calls, and whether they may.

Everything raises errors of :mod:`guardrail.errors` only. Names, passwords and codes come as
:class:`~guardrail.types.RawText`, so that no traceback shows them; officers are named by random ids.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from guardrail.core.officers import Role
from guardrail.ports import Ruling
from guardrail.types import RawText


class ActorKind(StrEnum):
    """Who stands behind a credential."""

    HUMAN = "human"
    MACHINE = "machine"  # a client of the provider that acts for itself (RFC 9068 section 2.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever called, authenticated. ``person`` is a keyed hash of the account's name, or of issuer and subject."""

    id: str  # off_…, as audit entries name them
    kind: ActorKind
    roles: tuple[Role, ...]  # sorted
    session: str  # ses_…
    person: bytes = field(repr=False)
    fresh_at: datetime  # when they last showed who they are, by password and code or to the provider
    ends_at: datetime  # when this credential is over, at the latest
    holds_keys: bool = False  # they can reach keys by another way than their roles


class Door(Protocol):
    """Lets officers in, and asks the ``access`` policy what they may do."""

    def admit(self, source: str) -> None:
        """Before anything else of a request: ``source`` is the caller's address.

        Raises :class:`~guardrail.errors.RateLimitedError` when it asked too often.
        """
        ...

    async def authenticate(self, bearer: str, source: str | None = None) -> Actor:
        """The officer behind a bearer token: of a local log-in (``gr_…``) or the provider's.

        From then on the request counts for the officer, and no longer for the ``source`` that was admitted: a whole
        office may share an address.

        Raises :class:`~guardrail.errors.UnauthorizedError`, RateLimitedError when this officer asked too often,
        and :class:`~guardrail.errors.DependencyError` (``issuer_unavailable``) when the provider's keys cannot
        be had.
        """
        ...

    async def log_in(self, name: RawText, password: RawText, code: RawText, source: str) -> tuple[str, Actor]:
        """A new session of a local account, and the token that stands for it, which is stored nowhere.

        Raises UnauthorizedError, the same and after the same time for whatever is wrong, and RateLimitedError.
        """
        ...

    async def log_out(self, actor: Actor) -> None:
        """End the session; its token, a provider's as well, is refused from now on."""
        ...

    async def allowed(
        self,
        actor: Actor,
        action: str,
        *,
        own_request: bool = False,
        about_self: bool = False,
        request: str | None = None,
        subject: str | None = None,
        conversation: str | None = None,
    ) -> Ruling:
        """The ruling that lets the actor do this; committed to the audit log before it returns.

        ``own_request``: the actor began what is to be approved; ``about_self``: it concerns the actor's own data
        or account. ``request``, ``subject`` and ``conversation`` are ids for the audit entry. Raises
        :class:`~guardrail.errors.RefusedError` (``access_denied``) when the policy denies it, and
        :class:`~guardrail.errors.PolicyUnavailableError` when it does not answer.
        """
        ...


class OfficerState(StrEnum):
    """Whether an account may be used."""

    ACTIVE = "active"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerView:
    """An account as an administrator sees it. ``name`` is a local account's, or the provider's subject."""

    id: str
    name: RawText
    local: bool  # False: of the provider, which gives the roles; ``roles`` is empty
    roles: tuple[Role, ...]
    holds_keys: bool
    state: OfficerState
    made_at: datetime
    locked_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A new secret for one-time codes, as the URI that authenticator apps read. It is shown this once."""

    officer: OfficerView
    otpauth: RawText


class Officers(Protocol):
    """Accounts, looked after by an administrator. The access policy decides; nobody changes their own.

    Raises :class:`~guardrail.errors.RefusedError` as :meth:`Door.allowed` does, and
    :class:`~guardrail.errors.ChannelError` (``unknown_officer``, 404).
    """

    async def listed(self, actor: Actor, *, after: str | None = None, limit: int = 100) -> Sequence[OfficerView]: ...

    async def add(
        self, actor: Actor, name: RawText, password: RawText, roles: Collection[Role], *, holds_keys: bool = False
    ) -> Enrolment:
        """Raises ChannelError (``officer_name_invalid``, ``password_weak``) and
        :class:`~guardrail.errors.ConflictError` (``officer_exists``)."""
        ...

    async def assign(
        self, actor: Actor, officer_id: str, roles: Collection[Role], *, holds_keys: bool = False
    ) -> OfficerView:
        """Other roles than before, from now on; ends the account's sessions. Raises ConflictError
        (``roles_of_provider``) for roles that the provider gives."""
        ...

    async def disable(self, actor: Actor, officer_id: str) -> OfficerView:
        """Ends the account's sessions."""
        ...

    async def enable(self, actor: Actor, officer_id: str) -> OfficerView: ...

    async def reset(self, actor: Actor, officer_id: str, password: RawText) -> Enrolment:
        """Another password and secret for somebody who lost theirs; ends sessions and a lock-out. Raises
        ChannelError (``password_weak``) and ConflictError (``secrets_of_provider``)."""
        ...
