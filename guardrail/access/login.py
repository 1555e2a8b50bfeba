"""The log-in of a local account: name, password and one-time code, all of them or nothing.

Whatever is wrong, the answer is the same and comes after the same time: an unknown name costs a password hash and
a commit, too, and what is left of a difference vanishes because every failure waits for the next full half second.
Verdicts are committed by the account's version, so that of many attempts in parallel each sees the ones before: a
code counts once, and guesses beyond the free ones meet the lock even when they were sent at once.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from guardrail.access.codes import step_of
from guardrail.access.names import one_spelling
from guardrail.access.officers import LocalSecrets, Officer
from guardrail.access.passwords import Passwords
from guardrail.access.register import ATTEMPTS, Register
from guardrail.access.sessions import Session, Sessions
from guardrail.core.officers import LoginOutcome
from guardrail.errors import ConflictError, DependencyError, ErasedError, UnauthorizedError
from guardrail.ports import AuditEvents, Clock, Store
from guardrail.ports.access import OfficerState
from guardrail.types import RawText, Write

EVEN = 0.5
"""Seconds: failures are answered at whole multiples of it after they arrived."""


class Watch(Protocol):
    """What is told of log-ins."""

    def login(self, outcome: str) -> None:
        """A log-in ended; ``outcome`` is one of :class:`~guardrail.core.officers.LoginOutcome`."""
        ...


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """What a log-in made."""

    token: str
    session: Session
    officer: Officer

    def __repr__(self) -> str:
        return f"LoggedIn({self.session.id})"


class Login:
    """``monotonic`` (seconds) and ``pause`` make every failure take the same time."""

    def __init__(
        self,
        *,
        register: Register,
        sessions: Sessions,
        passwords: Passwords,
        store: Store,
        clock: Clock,
        audit: AuditEvents,
        watch: Watch,
        monotonic: Callable[[], float],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._register = register
        self._sessions = sessions
        self._passwords = passwords
        self._store = store
        self._clock = clock
        self._audit = audit
        self._watch = watch
        self._monotonic = monotonic
        self._pause = pause

    async def log_in(self, name: RawText, password: RawText, code: RawText) -> LoggedIn:
        """Raises :class:`~guardrail.errors.UnauthorizedError`, without saying why."""
        begun = self._monotonic()
        outcome = await self._attempt(name, password, code)
        if isinstance(outcome, LoggedIn):
            self._watch.login(LoginOutcome.OPENED)
            return outcome
        self._watch.login(outcome)
        spent = self._monotonic() - begun
        await self._pause((math.floor(spent / EVEN) + 1) * EVEN - spent)
        raise UnauthorizedError

    async def _attempt(self, name: RawText, password: RawText, code: RawText) -> LoggedIn | LoginOutcome:
        lookup = self._register.name_lookup(one_spelling(name.raw) or "")  # no account has the empty name
        officer = await self._register.by_lookup(lookup)
        secrets = await self._secrets(officer)
        right = await self._passwords.verify(secrets.password if secrets else None, password.raw)
        if officer is None or secrets is None:
            await self._store.commit([self._told(None, LoginOutcome.FAILED, self._clock())])
            return LoginOutcome.FAILED
        sealed = officer.sealed
        for _ in range(ATTEMPTS):
            now = self._clock()
            step = step_of(secrets.totp, code.raw, now) if right and officer.sealed == sealed else None
            outcome, after = judged(officer, step, now)
            opened = self._sessions.begun(after, now) if outcome is LoginOutcome.OPENED else None
            try:
                await self._store.commit(self._writes(outcome, officer, after, opened[1] if opened else None, now))
            except ConflictError:
                found = await self._register.get(officer.id)
                if found is None:
                    return LoginOutcome.FAILED
                officer = found
                continue
            return LoggedIn(*opened, after) if opened else outcome
        raise DependencyError("too many log-ins at once", code="overloaded")

    async def _secrets(self, officer: Officer | None) -> LocalSecrets | None:
        if officer is None:
            return None
        try:
            secrets = await self._register.secrets(officer)
        except ErasedError:  # its key is gone: an account that is not
            return None
        return secrets if isinstance(secrets, LocalSecrets) else None

    def _writes(
        self, outcome: LoginOutcome, before: Officer, after: Officer, session: Session | None, now: datetime
    ) -> list[Write]:
        writes: list[Write] = [after.changed()] if after != before else []
        if session is not None:
            opened = self._audit.entry(
                "control:session:opened", at=now, officer=after.id, session=session.id, roles=after.roles, code="local"
            )
            return [*writes, session.made(), opened]
        writes.append(self._told(after.id, outcome, now))
        if outcome is LoginOutcome.FAILED and after.locked_until is not None:
            seconds = round((after.locked_until - now).total_seconds())
            writes.append(self._audit.entry("control:officer:locked", at=now, officer=after.id, seconds=seconds))
        return writes

    def _told(self, officer_id: str | None, outcome: LoginOutcome, now: datetime) -> Write:
        return self._audit.entry("control:session:failed", at=now, officer=officer_id, code=outcome.value)


def judged(officer: Officer, step: int | None, now: datetime) -> tuple[LoginOutcome, Officer]:
    """How a log-in ends and what becomes of the account.

    ``step`` is the time step of the code when password and code are right, else None. A locked or disabled account
    stays as it is: what is tried there counts for nothing.
    """
    if officer.state is OfficerState.DISABLED:
        return LoginOutcome.DISABLED, officer
    if officer.locked(now):
        return LoginOutcome.LOCKED, officer
    if step is None or step <= officer.step:
        return LoginOutcome.FAILED, officer.failed(now)
    return LoginOutcome.OPENED, officer.succeeded(step)
