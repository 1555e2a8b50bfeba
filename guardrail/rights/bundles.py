"""Copies of somebody's data behind one-time links (GDPR Art. 12(3), 15, 20; 11 CCR 7024).

A link holds a token of 256 bits; the store holds its keyed hash. Nothing personal is stored a second time: the copy
is made at the moment of opening from what is there then, and a person who was erased meanwhile gets none. Looking at a
link changes nothing, because messengers and mail scanners fetch links before people do; opening it is a step of its
own. Fifteen minutes after the first opening the link is spent, so that somebody can have both forms, and try again.
"""

from __future__ import annotations

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from guardrail.core.bundle import KINDS, Gathered, bundle, moment, records
from guardrail.core.ids import new_id
from guardrail.core.inert import inert_json
from guardrail.core.requests import Request, RequestState
from guardrail.errors import ConflictError, ErasedError, RefusedError
from guardrail.ports import Chosen, Clock, Entropy, KeyRing, Store
from guardrail.rights.copy_page import copy_page
from guardrail.rights.gathering import Gatherer
from guardrail.turn.records import Recorder
from guardrail.types import AuditRecorded, Dossier, DossierDeleted, DossierKind, DossierSaved, Right, Write

TOKEN_BYTES = 32
WINDOW = timedelta(minutes=15)
"""For how long an opened link works on."""

READY, OPENED = "ready", "opened"
_STATES = frozenset({READY, OPENED})
_IN_ORDER = frozenset({RequestState.WORKING, RequestState.FULFILLED, RequestState.PARTLY})
"""States of a request whose person may have the copy."""
_DOMAIN = "bundle"
_AT_ONCE = 2  # copies made at a time: each may hold tens of megabytes

FORMS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {"json": inert_json, "html": copy_page}


class CopyLinks:
    """Implements :class:`guardrail.ports.rights.Bundles`.

    ``delivered`` hears the id of a request whose copy was opened, at every opening. ``life`` is for how long a link
    that nobody opens works.
    """

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        gatherer: Gatherer,
        recorder: Recorder,
        entropy: Entropy,
        clock: Clock,
        delivered: Callable[[str], Awaitable[object]],
        life: timedelta,
    ) -> None:
        self._store = store
        self._keys = keys
        self._gatherer = gatherer
        self._recorder = recorder
        self._entropy = entropy
        self._clock = clock
        self._delivered = delivered
        self._life = life
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def link(self, request: Request) -> tuple[str, Sequence[Write]]:
        """See :meth:`guardrail.ports.rights.Bundles.link`. Older links of the request end.

        Raises :class:`~guardrail.errors.RefusedError`: ``no_copy`` when no copy answers the request, ``not_accepted``
        when it is not in order (nobody has shown who asks, say), or was refused.
        """
        return await self._link(request, None)

    async def issue(self, request: Request, *, actor: str | None) -> str:
        """See :meth:`guardrail.ports.rights.Bundles.issue`. Raises as :meth:`link`, and
        :class:`~guardrail.errors.ErasedError`."""
        token, writes = await self._link(request, actor)
        await self._store.commit(writes, alive=[_subject(request)])
        return token

    async def peek(self, token: str) -> str | None:
        """See :meth:`guardrail.ports.rights.Bundles.peek`."""
        dossier = await self._living(token)
        return None if dossier is None else str(dossier.body["language"])

    async def opened(self, token: str, form: str) -> bytes | None:
        """See :meth:`guardrail.ports.rights.Bundles.opened`."""
        dossier = await self._living(token)
        if dossier is None or dossier.subject_id is None or dossier.parent_id is None:
            return None
        try:
            made = await self._make(
                Right(str(dossier.body["right"])),
                dossier.subject_id,
                dossier.parent_id,
                str(dossier.body["language"]),
                form,
            )
            if made is None:
                return None
            content, count = made
            await self._note(dossier, count)
        except ErasedError:
            return None
        await self._delivered(dossier.parent_id)
        return content

    async def made(self, request: Request, form: str, *, actor: str | None) -> bytes:
        """See :meth:`guardrail.ports.rights.Bundles.made`.

        Raises as :meth:`link`, and :class:`~guardrail.errors.ErasedError`.
        """
        subject_id = _subject(request)
        made = await self._make(request.right, subject_id, request.id, request.language, form)
        if made is None:
            raise ErasedError
        content, count = made
        entry = self._audit(self._clock(), request.id, subject_id, count, officer=actor)
        await self._store.commit([entry], alive=[subject_id])
        return content

    async def expire(self) -> int:
        """Forget links whose time is up; how many."""
        due = await self._store.dossiers_due(DossierKind.BUNDLE, _STATES, self._clock())
        if due:
            await self._store.commit([DossierDeleted(kind=DossierKind.BUNDLE, id=each.id) for each in due])
        return len(due)

    # ------------------------------------------------------------ steps

    async def _link(self, request: Request, officer: str | None) -> tuple[str, Sequence[Write]]:
        subject_id = _subject(request)
        at = self._clock()
        token = urlsafe_b64encode(self._entropy(TOKEN_BYTES)).rstrip(b"=").decode()
        made = Dossier(
            kind=DossierKind.BUNDLE,
            id=new_id("bnd", self._entropy),
            state=READY,
            at=at,
            parent_id=request.id,
            subject_id=subject_id,
            due_at=at + self._life,
            lookup=self._lookup(token),
            body={"right": request.right.value, "language": request.language, "opened_at": None},
        )
        offered = self._recorder.audit(
            "rights:bundle:offered", at, bundle=made.id, request=request.id, subject=subject_id, officer=officer
        )
        older = await self._store.dossiers(DossierKind.BUNDLE, Chosen(parent_id=request.id))
        ended = [DossierDeleted(kind=DossierKind.BUNDLE, id=each.id) for each in older]
        return token, [*ended, DossierSaved(dossier=made), offered]

    async def _living(self, token: str) -> Dossier | None:
        """One look-up, whether the token is wrong or spent: its time tells nothing. A living one's request must still
        be in order: an officer may have come to doubt who asked."""
        dossier = await self._store.dossier_by(DossierKind.BUNDLE, self._lookup(token))
        if dossier is None or dossier.due_at is None or dossier.due_at <= self._clock():
            return None
        request = await self._store.dossier(DossierKind.REQUEST, dossier.parent_id or "")
        return dossier if request is not None and request.state in _IN_ORDER else None

    async def _make(
        self, right: Right, subject_id: str, request_id: str, language: str, form: str
    ) -> tuple[bytes, int] | None:
        async with self._turns:
            found = await self._gatherer.gather(
                right, subject_id, request_id=request_id, language=language, at=self._clock()
            )
            if found is None:
                return None
            return await asyncio.to_thread(_written, found, form)  # may take seconds, which turns must not wait

    async def _note(self, dossier: Dossier, count: int) -> None:
        """That it is opened, durable before a byte of it leaves."""
        at = self._clock()
        assert dossier.parent_id is not None
        assert dossier.subject_id is not None
        entry = self._audit(at, dossier.parent_id, dossier.subject_id, count, bundle=dossier.id)
        writes: list[Write] = [entry]
        if dossier.state == READY:
            begun = replace(
                dossier,
                state=OPENED,
                due_at=at + WINDOW,
                version=dossier.version + 1,
                body={**dossier.body, "opened_at": moment(at)},
            )
            writes.append(DossierSaved(dossier=begun))
        try:
            await self._store.commit(writes, alive=[dossier.subject_id])
        except ConflictError:  # somebody opened it at the same moment: its time runs
            await self._store.commit([entry], alive=[dossier.subject_id])

    def _audit(
        self,
        at: datetime,
        request_id: str,
        subject_id: str,
        count: int,
        *,
        bundle: str | None = None,
        officer: str | None = None,
    ) -> AuditRecorded:
        return self._recorder.audit(
            "rights:bundle:made",
            at,
            bundle=bundle,
            request=request_id,
            subject=subject_id,
            officer=officer,
            records=count,
        )

    def _lookup(self, token: str) -> bytes:
        return self._keys.lookup(_DOMAIN, token)


def _written(found: Gathered, form: str) -> tuple[bytes, int]:
    document = bundle(found)
    return FORMS[form](document), records(document)


def _subject(request: Request) -> str:
    if request.subject_id is None or request.right not in KINDS:
        raise RefusedError(code="no_copy")
    if request.state not in _IN_ORDER:
        raise RefusedError(code="not_accepted", status=409)
    return request.subject_id
