"""Accounts: made, changed, disabled, given other secrets. Whether somebody may was decided before.

Every change of roles, state or secrets begins the account's next generation and ends its sessions, in one commit.
``by`` is the id of the officer who did it; None stands for whoever holds the keys, at the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from guardrail.access import codes
from guardrail.access.names import new_name, one_spelling
from guardrail.access.officers import LocalSecrets, Officer, Subject
from guardrail.access.passwords import Passwords, check_new
from guardrail.access.register import Register
from guardrail.access.sessions import Sessions
from guardrail.core.officers import Role
from guardrail.errors import ConflictError, ErasedError
from guardrail.ports import AuditEvents, Clock, Entropy
from guardrail.ports.access import Enrolment, OfficerState, OfficerView
from guardrail.types import RawText, Write

ISSUER = "Guardrail"
"""What authenticator apps show beside the name, unless something else is given."""


class Accounts:
    """``issuer`` is what authenticator apps show beside the name."""

    def __init__(
        self,
        *,
        register: Register,
        sessions: Sessions,
        passwords: Passwords,
        clock: Clock,
        entropy: Entropy,
        audit: AuditEvents,
        issuer: str = ISSUER,
    ) -> None:
        self._register = register
        self._sessions = sessions
        self._passwords = passwords
        self._clock = clock
        self._entropy = entropy
        self._audit = audit
        self._issuer = issuer

    async def listed(self, *, after: str | None = None, limit: int = 100) -> Sequence[OfficerView]:
        """Newest first; ``after`` is the id of the last one of the page before."""
        return [await self._view(officer) for officer in await self._register.page(after, limit)]

    async def named(self, name: str) -> str | None:
        """The id of the local account with this name."""
        spelled = one_spelling(name)
        found = await self._register.by_lookup(self._register.name_lookup(spelled)) if spelled else None
        return None if found is None else found.id

    async def add(
        self,
        name: RawText,
        password: RawText,
        roles: Collection[Role],
        *,
        holds_keys: bool = False,
        by: str | None = None,
    ) -> Enrolment:
        """See :meth:`guardrail.ports.access.Officers.add`."""
        secrets = await self._secrets(new_name(name.raw), password)
        officer = await self._register.make(
            secrets, self._clock(), roles=sorted(set(roles)), holds_keys=holds_keys, by=by
        )
        return await self._enrolment(officer, secrets)

    async def assign(
        self, officer_id: str, roles: Collection[Role], *, holds_keys: bool = False, by: str | None = None
    ) -> OfficerView:
        """See :meth:`guardrail.ports.access.Officers.assign`."""

        def change(officer: Officer) -> Officer:
            if roles and not officer.local:
                raise ConflictError("the provider gives the roles", code="roles_of_provider")
            return officer.renewed(roles=tuple(sorted(set(roles))), holds_keys=holds_keys)

        return await self._change(officer_id, change, "control:officer:changed", "roles", by)

    async def disable(self, officer_id: str, *, by: str | None = None) -> OfficerView:
        """See :meth:`guardrail.ports.access.Officers.disable`."""
        return await self._change(
            officer_id,
            lambda officer: officer.renewed(state=OfficerState.DISABLED),
            "control:officer:disabled",
            "disabled",
            by,
        )

    async def enable(self, officer_id: str, *, by: str | None = None) -> OfficerView:
        """See :meth:`guardrail.ports.access.Officers.enable`."""
        return await self._change(
            officer_id,
            lambda officer: officer.renewed(state=OfficerState.ACTIVE, failures=0, locked_until=None),
            "control:officer:enabled",
            "enabled",
            by,
        )

    async def reset(self, officer_id: str, password: RawText, *, by: str | None = None) -> Enrolment:
        """See :meth:`guardrail.ports.access.Officers.reset`."""
        before = await self._register.known(officer_id)
        known = await self._register.secrets(before)
        if not isinstance(known, LocalSecrets):
            raise ConflictError("the provider keeps the secrets", code="secrets_of_provider")
        secrets = await self._secrets(known.name, password)
        sealed = await self._register.sealed(before, secrets)
        await self._change(
            officer_id,
            # Codes of the old secret say nothing of the new one: its steps count anew.
            lambda officer: officer.renewed(sealed=sealed, failures=0, locked_until=None, step=0),
            "control:officer:changed",
            "secrets",
            by,
        )
        return await self._enrolment(await self._register.known(officer_id), secrets)

    async def _secrets(self, name: str, password: RawText) -> LocalSecrets:
        check_new(password.raw, name)
        return LocalSecrets(name, await self._passwords.hashed(password.raw), codes.new_secret(self._entropy))

    async def _change(
        self, officer_id: str, change: Callable[[Officer], Officer], tag: str, code: str, by: str | None
    ) -> OfficerView:
        async def writes(officer: Officer) -> Sequence[Write]:
            # Sessions after the officer: a log-in that comes between changes the officer, and we begin anew.
            after, ending = change(officer), await self._sessions.ending(officer_id, code)
            told = self._audit.entry(tag, at=self._clock(), officer=officer_id, by=by, roles=after.roles, code=code)
            return [after.changed(), told, *ending]

        await self._register.change(officer_id, writes)
        return await self._view(await self._register.known(officer_id))

    async def _enrolment(self, officer: Officer, secrets: LocalSecrets) -> Enrolment:
        uri = codes.uri(secrets.totp, secrets.name, self._issuer)
        return Enrolment(officer=await self._view(officer), otpauth=RawText(uri))

    async def _view(self, officer: Officer) -> OfficerView:
        return OfficerView(
            id=officer.id,
            name=await self._name(officer),
            local=officer.local,
            roles=officer.roles,
            holds_keys=officer.holds_keys,
            state=officer.state,
            made_at=officer.at,
            locked_until=officer.locked_until if officer.locked(self._clock()) else None,
        )

    async def _name(self, officer: Officer) -> RawText:
        try:
            secrets = await self._register.secrets(officer)
        except ErasedError:
            return RawText("")
        return RawText(secrets.subject if isinstance(secrets, Subject) else secrets.name)
