"""Sessions: a random token for each log-in, of which the store has a keyed hash only.

A provider's token is remembered the same way from its first use on, so that it can be ended here before it ends by
itself. A session belongs to one generation of its account: another password, other roles or disabling begin the
next one, and with it every session is over at once, whatever else was committed.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from guardrail.access.officers import Officer
from guardrail.core.ids import new_id
from guardrail.errors import ConflictError, IntegrityError
from guardrail.ports import AuditEvents, Chosen, Clock, Entropy, KeyRing, Store
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, Json, Write

PREFIX: Final = "gr_"
"""Of our own tokens; no JSON Web Token begins so (theirs begin with ``ey``)."""
_TOKEN_BYTES = 32
_LENGTH = len(PREFIX) + 43
_OPEN, _ENDED = "open", "ended"
_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One version of a session."""

    id: str
    officer_id: str
    lookup: bytes
    generation: int  # of the officer
    at: datetime
    fresh_at: datetime  # when the officer last showed who they are
    ends_at: datetime
    idle_at: datetime | None  # when it ends unless it is used; None: it does not
    open: bool = True
    version: int = 1

    def over(self, now: datetime) -> bool:
        """Whether its time is up, or somebody ended it."""
        return not self.open or now >= self.due_at

    @property
    def due_at(self) -> datetime:
        """When its time is up, as far as is known now."""
        return self.ends_at if self.idle_at is None else min(self.idle_at, self.ends_at)

    @classmethod
    def of(cls, dossier: Dossier) -> Session:
        """Raises :class:`~guardrail.errors.IntegrityError` for what no session is kept as."""
        body: Mapping[str, Any] = dossier.body
        if dossier.lookup is None or dossier.parent_id is None:
            raise IntegrityError("a session's record is incomplete")
        try:
            return cls(
                id=dossier.id,
                officer_id=dossier.parent_id,
                lookup=dossier.lookup,
                generation=body["generation"],
                at=dossier.at,
                fresh_at=datetime.fromisoformat(body["fresh_at"]),
                ends_at=datetime.fromisoformat(body["ends_at"]),
                idle_at=datetime.fromisoformat(body["idle_at"]) if body["idle_at"] else None,
                open=dossier.state == _OPEN,
                version=dossier.version,
            )
        except (KeyError, ValueError, TypeError):
            raise IntegrityError("a session's record is not one") from None

    def made(self) -> DossierSaved:
        """The write of a new session."""
        body: dict[str, Json] = {
            "generation": self.generation,
            "fresh_at": self.fresh_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "idle_at": self.idle_at.isoformat() if self.idle_at else None,
        }
        dossier = Dossier(
            kind=DossierKind.SESSION,
            id=self.id,
            parent_id=self.officer_id,
            state=_OPEN if self.open else _ENDED,
            at=self.at,
            due_at=self.due_at,
            lookup=self.lookup,
            version=self.version,
            body=body,
        )
        return DossierSaved(dossier=dossier)

    def changed(self, **changes: Any) -> DossierSaved:
        """The write of the next version, with these changes."""
        return replace(self, version=self.version + 1, **changes).made()


class Sessions:
    """``idle`` and ``life`` are of local log-ins; a provider's token says itself when it ends."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        entropy: Entropy,
        clock: Clock,
        audit: AuditEvents,
        idle: timedelta,
        life: timedelta,
    ) -> None:
        self._store = store
        self._keys = keys
        self._entropy = entropy
        self._clock = clock
        self._audit = audit
        self._idle = idle
        self._life = life

    def lookup(self, token: str) -> bytes:
        """The keyed hash under which a token's session is kept."""
        return self._keys.lookup("officer session", token)

    def begun(self, officer: Officer, now: datetime) -> tuple[str, Session]:
        """A log-in's token (256 random bits) and its session, always a new one. Commits nothing."""
        token = PREFIX + base64.urlsafe_b64encode(self._entropy(_TOKEN_BYTES)).decode().rstrip("=")
        session = self._new(officer, token, now, fresh_at=now, ends_at=now + self._life, idle_at=now + self._idle)
        return token, session

    def presented(self, officer: Officer, token: str, fresh_at: datetime, ends_at: datetime) -> Session:
        """The session of a provider's token that is seen for the first time. Commits nothing."""
        return self._new(officer, token, self._clock(), fresh_at=fresh_at, ends_at=ends_at, idle_at=None)

    async def find(self, token: str) -> Session | None:
        """The session of a token, also when it is over; None when there is none."""
        found = await self._store.dossier_by(DossierKind.SESSION, self.lookup(token))
        return None if found is None else Session.of(found)

    async def used(self, session: Session) -> None:
        """Begin the idle time anew, written once in a tenth of it at most.

        Somebody else who changed the session at the same moment either did the same or ended it; both stand.
        """
        now = self._clock()
        if session.idle_at is None or session.idle_at - now > self._idle * 0.9:
            return
        try:
            await self._store.commit([session.changed(idle_at=now + self._idle)])
        except ConflictError:
            return

    async def end(self, session_id: str, code: str) -> None:
        """End one session, audited; nothing when it is over already."""
        while True:
            found = await self._store.dossier(DossierKind.SESSION, session_id)
            if found is None or not (session := Session.of(found)).open:
                return
            try:
                await self._store.commit(self._ended(session, code, self._clock()))
            except ConflictError:
                continue
            return

    async def ending(self, officer_id: str, code: str) -> Sequence[Write]:
        """The writes that end every open session of an officer, with their audit entries."""
        now, writes, after = self._clock(), list[Write](), None
        while True:
            chosen = Chosen(states=(_OPEN,), parent_id=officer_id, after=after, limit=_PAGE)
            page = await self._store.dossiers(DossierKind.SESSION, chosen)
            for dossier in page:
                writes += self._ended(Session.of(dossier), code, now)
            if len(page) < _PAGE:
                return writes
            after = page[-1].id

    async def sweep(self, limit: int = 100) -> int:
        """Delete sessions whose time is up, unless one was used just now; those that nobody ended are told of in the
        log. How many were looked at."""
        now = self._clock()
        due = await self._store.dossiers_due(DossierKind.SESSION, (_OPEN, _ENDED), now, limit)
        for session in map(Session.of, due):
            told = [self._told(session, "expired", now)] if session.open else []
            gone = DossierDeleted(kind=DossierKind.SESSION, id=session.id, version=session.version)
            with suppress(ConflictError):
                await self._store.commit([gone, *told])
        return len(due)

    def _new(
        self,
        officer: Officer,
        token: str,
        now: datetime,
        *,
        fresh_at: datetime,
        ends_at: datetime,
        idle_at: datetime | None,
    ) -> Session:
        return Session(
            id=new_id("ses", self._entropy),
            officer_id=officer.id,
            lookup=self.lookup(token),
            generation=officer.generation,
            at=now,
            fresh_at=fresh_at,
            ends_at=ends_at,
            idle_at=idle_at,
        )

    def _ended(self, session: Session, code: str, now: datetime) -> Sequence[Write]:
        return session.changed(open=False), self._told(session, code, now)

    def _told(self, session: Session, code: str, now: datetime) -> Write:
        return self._audit.entry(
            "control:session:closed", at=now, officer=session.officer_id, session=session.id, code=code
        )


def is_ours(token: str) -> bool:
    """Whether a bearer token has the form of a local log-in's."""
    return token.startswith(PREFIX) and len(token) == _LENGTH and token.isascii()
