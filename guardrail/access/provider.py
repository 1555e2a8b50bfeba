"""Officers of an OpenID provider: a token in, the account and the session that stand for it out.

An account is made when its person is first seen, and has a random id; issuer and subject stand sealed in it and
as a keyed hash. Roles are the token's own, of this moment.
"""

from __future__ import annotations

from guardrail.access.login import Watch
from guardrail.access.officers import Officer, Subject
from guardrail.access.register import ATTEMPTS, Register
from guardrail.access.sessions import Session, Sessions
from guardrail.access.tokens import Claims, TokenReader
from guardrail.core.officers import LoginOutcome
from guardrail.errors import ConflictError, DependencyError, UnauthorizedError
from guardrail.ports import AuditEvents, Clock, Store
from guardrail.ports.access import OfficerState

Presented = tuple[Officer, Session, Claims]


class Provider:
    """Lets in whoever has a token of the provider that holds."""

    def __init__(
        self,
        *,
        issuer: str,
        reader: TokenReader,
        register: Register,
        sessions: Sessions,
        store: Store,
        clock: Clock,
        audit: AuditEvents,
        watch: Watch,
    ) -> None:
        self._issuer = issuer
        self._reader = reader
        self._register = register
        self._sessions = sessions
        self._store = store
        self._clock = clock
        self._audit = audit
        self._watch = watch

    async def present(self, token: str) -> Presented:
        """Raises :class:`~guardrail.errors.UnauthorizedError`; a token that was logged out stays refused."""
        claims = await self._reader.read(token)
        for _ in range(ATTEMPTS):
            session = await self._sessions.find(token)
            if session is not None:
                return await self._again(session, claims)
            officer = await self._officer(Subject(self._issuer, claims.subject))
            if officer.state is OfficerState.DISABLED:
                self._watch.login(LoginOutcome.DISABLED)
                raise UnauthorizedError
            try:
                return officer, await self._first(officer, token, claims), claims
            except ConflictError:  # the same token in another request
                continue
        raise DependencyError("too many log-ins at once", code="overloaded")

    async def _again(self, session: Session, claims: Claims) -> Presented:
        officer = await self._register.get(session.officer_id)
        if (
            officer is None
            or officer.state is OfficerState.DISABLED
            or session.generation != officer.generation
            or session.over(self._clock())
        ):
            raise UnauthorizedError
        return officer, session, claims

    async def _officer(self, subject: Subject) -> Officer:
        lookup = self._register.subject_lookup(subject)
        found = await self._register.by_lookup(lookup)
        if found is not None:
            return found
        try:
            return await self._register.make(subject, self._clock())
        except ConflictError:
            found = await self._register.by_lookup(lookup)
            if found is None:
                raise
            return found

    async def _first(self, officer: Officer, token: str, claims: Claims) -> Session:
        session = self._sessions.presented(officer, token, claims.fresh_at, claims.ends_at)
        told = self._audit.entry(
            "control:session:opened",
            at=self._clock(),
            officer=officer.id,
            session=session.id,
            roles=claims.roles,
            code="provider",
        )
        await self._store.commit([session.made(), told])
        self._watch.login(LoginOutcome.OPENED)
        return session
