"""The register of officers: found by name or by the provider's subject, made at first sight, changed by version."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime

from guardrail.access.officers import LocalSecrets, Officer, Secrets, Subject, open_secrets, seal_secrets
from guardrail.core.ids import new_id
from guardrail.core.officers import Role
from guardrail.errors import ChannelError, ConflictError, DependencyError
from guardrail.ports import AuditEvents, Chosen, Entropy, KeyRing, Store
from guardrail.types import DossierKind, Sealed, Write

ATTEMPTS = 20
"""How often a change begins anew because another one came first."""


class Register:
    """Officers in the store. Whether somebody may look or change was decided before."""

    def __init__(self, *, store: Store, keys: KeyRing, entropy: Entropy, audit: AuditEvents) -> None:
        self._store = store
        self._keys = keys
        self._entropy = entropy
        self._audit = audit

    def name_lookup(self, name: str) -> bytes:
        """The keyed hash by which a local account is found."""
        return self._keys.lookup("officer name", name)

    def subject_lookup(self, subject: Subject) -> bytes:
        """The keyed hash by which an account of the provider is found."""
        return self._keys.lookup("officer subject", subject.issuer, subject.subject)

    async def by_lookup(self, lookup: bytes) -> Officer | None:
        """The officer with this keyed hash."""
        found = await self._store.dossier_by(DossierKind.OFFICER, lookup)
        return None if found is None else Officer.of(found)

    async def get(self, officer_id: str) -> Officer | None:
        """The officer with this id."""
        found = await self._store.dossier(DossierKind.OFFICER, officer_id)
        return None if found is None else Officer.of(found)

    async def known(self, officer_id: str) -> Officer:
        """The same; raises :class:`~guardrail.errors.ChannelError` (``unknown_officer``) when there is none."""
        officer = await self.get(officer_id)
        if officer is None:
            raise ChannelError("there is no such officer", code="unknown_officer", status=404)
        return officer

    async def page(self, after: str | None, limit: int) -> Sequence[Officer]:
        """Officers, newest first."""
        found = await self._store.dossiers(DossierKind.OFFICER, Chosen(after=after, limit=limit))
        return [Officer.of(dossier) for dossier in found]

    async def secrets(self, officer: Officer) -> Secrets:
        """What is sealed in the account."""
        return open_secrets(await self._keys.get(officer.id), officer)

    async def sealed(self, officer: Officer, secrets: LocalSecrets) -> Sealed:
        """Other secrets for an account that there is."""
        return seal_secrets(await self._keys.get(officer.id), officer.id, secrets, self._entropy)

    async def make(
        self,
        secrets: Secrets,
        at: datetime,
        *,
        roles: Sequence[Role] = (),
        holds_keys: bool = False,
        by: str | None = None,
    ) -> Officer:
        """A new account, audited. Raises :class:`~guardrail.errors.ConflictError` (``officer_exists``)."""
        officer_id = new_id("off", self._entropy)
        key = await self._keys.create(officer_id)
        local = isinstance(secrets, LocalSecrets)
        officer = Officer(
            id=officer_id,
            at=at,
            lookup=self.name_lookup(secrets.name)
            if isinstance(secrets, LocalSecrets)
            else self.subject_lookup(secrets),
            sealed=seal_secrets(key, officer_id, secrets, self._entropy),
            local=local,
            roles=tuple(sorted(set(roles))),
            holds_keys=holds_keys,
        )
        told = self._audit.entry(
            "control:officer:added",
            at=at,
            officer=officer_id,
            by=by,
            roles=officer.roles,
            code="local" if local else "provider",
        )
        try:
            await self._store.commit([officer.made(), told])
        except ConflictError:
            with suppress(DependencyError):  # what it sealed is stored nowhere: a key that stays opens nothing
                await self._keys.destroy(officer_id)
            raise ConflictError("there is such an officer already", code="officer_exists") from None
        return officer

    async def change(self, officer_id: str, change: Callable[[Officer], Awaitable[Sequence[Write]]]) -> None:
        """Commit what ``change`` makes of the newest version, again when another change came first.

        Raises ChannelError (``unknown_officer``), and ConflictError when it never came to its turn.
        """
        for _ in range(ATTEMPTS):
            try:
                await self._store.commit(await change(await self.known(officer_id)))
            except ConflictError as error:
                if error.code != "changed_meanwhile":
                    raise
                continue
            return
        raise ConflictError("the account is being changed all the time", code="changed_meanwhile")
