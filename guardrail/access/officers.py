"""An officer as the store keeps them: a dossier of kind ``officer``, and what is sealed in it.

In the clear stand roles, counters and times. Name, password hash and the secret of one-time codes, or the
provider's issuer and subject, are sealed under the account's own data key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from guardrail.access.lockout import lock
from guardrail.core.officers import Role
from guardrail.core.sealing import DataKey, open_sealed, seal
from guardrail.errors import IntegrityError
from guardrail.ports import Entropy
from guardrail.ports.access import OfficerState
from guardrail.types import Dossier, DossierKind, DossierSaved, Json, Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One version of an account. ``lookup`` is the keyed hash of its name, or of issuer and subject."""

    id: str
    at: datetime  # made
    lookup: bytes
    sealed: Sealed
    local: bool  # else of the provider, whose tokens name the roles
    state: OfficerState = OfficerState.ACTIVE
    roles: tuple[Role, ...] = ()
    holds_keys: bool = False
    generation: int = 1  # sessions of an earlier one are over
    failures: int = 0  # wrong log-ins since the last right one
    locked_until: datetime | None = None
    step: int = 0  # of the newest one-time code that was accepted
    version: int = 1

    def locked(self, now: datetime) -> bool:
        """Whether no log-in succeeds now."""
        return self.locked_until is not None and now < self.locked_until

    def failed(self, now: datetime) -> Officer:
        """After one more wrong log-in."""
        failures = min(self.failures + 1, 1_000)
        lasts = lock(failures)
        return replace(self, failures=failures, locked_until=now + lasts if lasts else None)

    def succeeded(self, step: int) -> Officer:
        """After a log-in with the code of this time step."""
        return replace(self, failures=0, locked_until=None, step=step)

    def renewed(self, **changes: Any) -> Officer:
        """With these changes, and none of its sessions."""
        return replace(self, **changes, generation=self.generation + 1)

    @classmethod
    def of(cls, dossier: Dossier) -> Officer:
        """Raises :class:`~guardrail.errors.IntegrityError` for what no officer is kept as."""
        body: Mapping[str, Any] = dossier.body
        if dossier.lookup is None or dossier.sealed is None:
            raise IntegrityError("an officer's record is incomplete")
        try:
            return cls(
                id=dossier.id,
                at=dossier.at,
                lookup=dossier.lookup,
                sealed=dossier.sealed,
                local=body["local"],
                state=OfficerState(dossier.state),
                roles=tuple(Role(role) for role in body["roles"]),
                holds_keys=body["holds_keys"],
                generation=body["generation"],
                failures=body["failures"],
                locked_until=datetime.fromisoformat(body["locked_until"]) if body["locked_until"] else None,
                step=body["step"],
                version=dossier.version,
            )
        except (KeyError, ValueError, TypeError):
            raise IntegrityError("an officer's record is not one") from None

    def made(self) -> DossierSaved:
        """The write of a new account."""
        body: dict[str, Json] = {
            "local": self.local,
            "roles": [role.value for role in self.roles],
            "holds_keys": self.holds_keys,
            "generation": self.generation,
            "failures": self.failures,
            "locked_until": self.locked_until.isoformat() if self.locked_until else None,
            "step": self.step,
        }
        dossier = Dossier(
            kind=DossierKind.OFFICER,
            id=self.id,
            state=self.state.value,
            at=self.at,
            lookup=self.lookup,
            version=self.version,
            body=body,
            sealed=self.sealed,
        )
        return DossierSaved(dossier=dossier)

    def changed(self) -> DossierSaved:
        """The write of another version; the commit fails when it is not the next one any more."""
        return replace(self, version=self.version + 1).made()


@dataclass(frozen=True, slots=True)
class LocalSecrets:
    """What a local account is known by. Prints as nothing."""

    name: str
    password: str  # a PHC string
    totp: str  # base 32

    def __repr__(self) -> str:
        return "LocalSecrets(…)"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who an account is at the provider. Prints as nothing."""

    issuer: str
    subject: str

    def __repr__(self) -> str:
        return "Subject(…)"


Secrets = LocalSecrets | Subject


def seal_secrets(key: DataKey, officer_id: str, secrets: Secrets, entropy: Entropy) -> Sealed:
    """Sealed for the officer's own place."""
    content = {slot: getattr(secrets, slot) for slot in secrets.__slots__}
    return seal(key, (DossierKind.OFFICER.value, officer_id), json.dumps(content).encode(), entropy)


def open_secrets(key: DataKey, officer: Officer) -> Secrets:
    """Raises :class:`~guardrail.errors.IntegrityError`."""
    content = json.loads(open_sealed(key, (DossierKind.OFFICER.value, officer.id), officer.sealed))
    return LocalSecrets(**content) if officer.local else Subject(**content)
