"""The door itself: admits, authenticates, asks the policy. Implements :class:`guardrail.ports.access.Door`."""

from __future__ import annotations

from collections.abc import Callable

from guardrail.access.buckets import Buckets, address_key
from guardrail.access.login import Login, Watch
from guardrail.access.officers import Officer
from guardrail.access.provider import Provider
from guardrail.access.register import Register
from guardrail.access.sessions import Session, Sessions, is_ours
from guardrail.core.officers import LoginOutcome, Role
from guardrail.errors import DependencyError, RateLimitedError, RefusedError, UnauthorizedError
from guardrail.ports import AuditEvents, Clock, Ruler, Ruling, Store
from guardrail.ports.access import Actor, ActorKind, OfficerState
from guardrail.types import Json, RawText

LOGINS_PER_MINUTE = 10
"""What one address may try; a whole office behind one address logs in with that."""


class OfficersDoor:
    """``login`` or ``provider`` may be missing: then nobody comes in that way.

    ``jurisdictions`` and ``kind`` are what the policy is asked under; the shipped ``access`` decides alike under
    all of them. ``per_minute`` bounds one officer's requests, and those of one address.
    """

    def __init__(
        self,
        *,
        register: Register,
        sessions: Sessions,
        login: Login | None,
        provider: Provider | None,
        store: Store,
        ruler: Ruler,
        jurisdictions: tuple[str, ...],
        kind: str,
        clock: Clock,
        audit: AuditEvents,
        watch: Watch,
        monotonic: Callable[[], float],
        per_minute: int,
    ) -> None:
        self._register = register
        self._sessions = sessions
        self._login = login
        self._provider = provider
        self._store = store
        self._ruler = ruler
        self._jurisdictions = jurisdictions
        self._kind = kind
        self._clock = clock
        self._audit = audit
        self._watch = watch
        self._addresses = Buckets(per_minute, monotonic=monotonic)
        self._officers = Buckets(per_minute, monotonic=monotonic)
        self._logins = Buckets(LOGINS_PER_MINUTE, monotonic=monotonic)

    def admit(self, source: str) -> None:
        """See :meth:`guardrail.ports.access.Door.admit`."""
        self._addresses.take(address_key(source))

    async def authenticate(self, bearer: str, source: str | None = None) -> Actor:
        """See :meth:`guardrail.ports.access.Door.authenticate`."""
        actor = await (self._by_session(bearer) if is_ours(bearer) else self._by_token(bearer))
        if source is not None:
            self._addresses.give_back(address_key(source))
        self._officers.take(actor.id)
        return actor

    async def log_in(self, name: RawText, password: RawText, code: RawText, source: str) -> tuple[str, Actor]:
        """See :meth:`guardrail.ports.access.Door.log_in`."""
        if self._login is None:
            raise UnauthorizedError
        try:
            self._logins.take(address_key(source))
            entered = await self._login.log_in(name, password, code)
        except RateLimitedError:
            self._watch.login(LoginOutcome.LIMITED)
            raise
        except DependencyError:
            self._watch.login(LoginOutcome.UNAVAILABLE)
            raise
        return entered.token, _actor(entered.officer, entered.session, entered.officer.roles)

    async def log_out(self, actor: Actor) -> None:
        """See :meth:`guardrail.ports.access.Door.log_out`."""
        await self._sessions.end(actor.session, "logged_out")

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
        """See :meth:`guardrail.ports.access.Door.allowed`."""
        now = self._clock()
        question: dict[str, Json] = {
            "roles": [role.value for role in actor.roles],
            "action": action,
            "own_request": own_request,
            "about_self": about_self,
            "holds_keys": actor.holds_keys,
        }
        ruling = await self._ruler.rule("access", question, jurisdictions=self._jurisdictions, kind=self._kind, at=now)
        granted = ruling.decision == "allow"
        told = self._audit.entry(
            "control:action:allowed" if granted else "control:action:denied",
            at=now,
            officer=actor.id,
            session=actor.session,
            roles=actor.roles,
            action=action,
            request=request,
            subject=subject,
            conversation=conversation,
            **({} if granted else {"reasons": ruling.reasons}),
        )
        await self._store.commit([told])
        if not granted:
            raise RefusedError("the access policy does not allow it", code="access_denied")
        return ruling

    async def _by_session(self, token: str) -> Actor:
        session = await self._sessions.find(token)
        if session is None or session.over(self._clock()):
            raise UnauthorizedError
        officer = await self._register.get(session.officer_id)
        if self._login is None or officer is None or not officer.local or officer.state is OfficerState.DISABLED:
            raise UnauthorizedError
        if officer.generation != session.generation:
            raise UnauthorizedError
        await self._sessions.used(session)
        return _actor(officer, session, officer.roles)

    async def _by_token(self, token: str) -> Actor:
        if self._provider is None:
            raise UnauthorizedError
        try:
            officer, session, claims = await self._provider.present(token)
        except UnauthorizedError:
            self._watch.login(LoginOutcome.FAILED)
            raise
        except DependencyError:
            self._watch.login(LoginOutcome.UNAVAILABLE)
            raise
        kind = ActorKind.MACHINE if claims.machine else ActorKind.HUMAN
        return _actor(officer, session, claims.roles, kind)


def _actor(officer: Officer, session: Session, roles: tuple[Role, ...], kind: ActorKind = ActorKind.HUMAN) -> Actor:
    return Actor(
        id=officer.id,
        kind=kind,
        roles=roles,
        session=session.id,
        person=officer.lookup,
        fresh_at=session.fresh_at,
        ends_at=session.ends_at,
        holds_keys=officer.holds_keys,
    )
