"""Requests that controllers send by OpenDSR 2.0: taken in once, and their every change of status told.

Beside the request lies a *watch*: a notice in state ``watching``, found by controller and UUID, that holds what the
controller was answered and, sealed under the watch's own key, where it wants to be called back and a keyed hash of
the body it sent, by which the same request is known from another under the same UUID. When the status is another than
the one that was told last, a callback for each address joins the outbox (:mod:`guardrail.rights.recipients`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from guardrail.core import notices
from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.core.ids import new_id
from guardrail.core.notices import KEPT, PATIENCE, Notice, NoticeState, Told, Verdict
from guardrail.core.opendsr import STATUSES, Controller, NotOpenDsrError, Sent, Status
from guardrail.core.opendsr_answers import Filed, expected, status
from guardrail.core.requests import Request, RequestState, Shown
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ConflictError, ErasedError, GuardrailError, IntegrityError, RefusedError
from guardrail.ports import Clock, Entropy, KeyRing, Store
from guardrail.ports.rights import Asked, Bundles, Requests
from guardrail.rights.recipients import STATUS
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, RawText, Right, Sealed, Way, Write

LOOK = timedelta(seconds=30)
"""How soon a change of status is noticed."""
ABANDONED = timedelta(days=1)
"""When a watch is given up whose request was never opened: its controller got no answer, and would have come again."""
_COPIES = frozenset({Right.ACCESS, Right.PORTABILITY})


class Caller(Protocol):
    """Calls controllers back, at addresses that were agreed on."""

    def allows(self, controller: str, url: str) -> bool: ...

    async def call(self, controller: str, url: str, body: bytes) -> Told:
        """One attempt; raises nothing for what the other side does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """What is known beside the request."""

    dossier: Dossier
    controller: str
    external_id: str
    told: Status
    due: datetime | None  # None: the request was not opened yet
    content: str
    callbacks: tuple[str, ...] = field(repr=False)
    results: str | None = field(default=None, repr=False)


class ControllerRequests:
    """Takes controllers' requests in. ``caller`` None: nobody is called back; ``bundles`` and ``public_url``
    together: copies are behind links (``{public_url}/my/{token}``)."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        requests: Requests,
        clock: Clock,
        entropy: Entropy,
        caller: Caller | None = None,
        bundles: Bundles | None = None,
        public_url: str | None = None,
    ) -> None:
        self._store = store
        self._keys = keys
        self._requests = requests
        self._clock = clock
        self._entropy = entropy
        self._caller = caller
        self._bundles = bundles if public_url is not None else None
        self._public_url = public_url

    async def file(self, controller: Controller, sent: Sent, body: bytes) -> Filed:
        """Take a request in, or find what the same one was answered.

        Raises :class:`~guardrail.core.opendsr.NotOpenDsrError` for a callback's address that was not agreed on and
        :class:`~guardrail.errors.ConflictError` when the UUID came with another body before.
        """
        for url in sent.callbacks:
            if self._caller is None or not self._caller.allows(controller.name, url.raw):
                raise NotOpenDsrError("status_callback_urls names an address that was not agreed on.")
        content = self._keys.lookup("opendsr_content", controller.name, sent.id, body.decode()).hex()
        watch = await self._watch(controller.name, sent.id) or await self._begin(controller, sent, content)
        if watch.content != content:
            raise ConflictError("this subject_request_id came with another request")
        request = await self._opened(controller, sent)
        if watch.due is None:
            watch = await self._answered(watch, request)
        return _filed(watch, request)

    async def find(self, controller: Controller, external_id: str) -> Filed | None:
        """How far a request is; None for one that this controller did not send."""
        request = await self._requests.by_external(controller.name, external_id)
        watch = await self._watch(controller.name, external_id)
        if request is None or watch is None:
            return None
        return _filed(await self._with_copy(watch, request), request)

    async def cancel(self, controller: Controller, external_id: str) -> Filed | None:
        """Take a pending request back; one that was cancelled stays so. None as above.

        Raises :class:`~guardrail.errors.ConflictError` (``not_pending``) once it is being worked on.
        """
        filed = await self.find(controller, external_id)
        if filed is None or filed.request.state is RequestState.CANCELLED:
            return filed
        if STATUSES[filed.request.state] is not Status.PENDING:
            raise ConflictError("the request is no longer pending", code="not_pending")
        return replace(filed, request=await self._requests.cancel(filed.request.id, actor=controller.name))

    # ------------------------------------------------------------ taking in

    async def _begin(self, controller: Controller, sent: Sent, content: str) -> _Watch:
        at, name = self._clock(), new_id("ntc", self._entropy)
        key = await self._keys.create(name)
        hidden = {"content": content, "callbacks": [url.raw for url in sent.callbacks], "results": None}
        dossier = Dossier(
            kind=DossierKind.NOTICE,
            id=name,
            state=NoticeState.WATCHING,
            at=at,
            due_at=at + LOOK,
            lookup=self._lookup(controller.name, sent.id),
            body={"controller": controller.name, "external_id": sent.id, "told": Status.PENDING.value, "due": None},
            sealed=seal(key, ("notice", name), json.dumps(hidden).encode(), self._entropy),
        )
        try:
            await self._store.commit([DossierSaved(dossier=dossier)])
        except ConflictError:
            await self._keys.destroy(name)  # the same request arrived twice at once, and the other was first
            watch = await self._watch(controller.name, sent.id)
            if watch is None:
                raise
            return watch
        return await self._read(dossier)

    async def _opened(self, controller: Controller, sent: Sent) -> Request:
        """The request, opened unless it was. The controller answers for who the person is (section 3.1)."""
        known = await self._requests.by_external(controller.name, sent.id)
        if known is not None:
            return known
        asked = Asked(
            right=sent.right,
            way=Way.OPENDSR,
            route=controller.route,
            user=sent.user,
            shown=Shown(account=True, code=controller.verifies),
            controller=controller.name,
            external_id=sent.id,
            received_at=min(sent.submitted, self._clock()),
        )
        try:
            return await self._requests.open(asked, actor=controller.name)
        except ConflictError:
            known = await self._requests.by_external(controller.name, sent.id)
            if known is None:
                raise
            return known

    async def _answered(self, watch: _Watch, request: Request) -> _Watch:
        """Note what the controller is told, so that it is told the same when it asks the same."""
        due = expected(request)
        body = {**watch.dossier.body, "due": timestamp(due)}
        after = replace(watch.dossier, version=watch.dossier.version + 1, parent_id=request.id, body=body)
        try:
            await self._store.commit([DossierSaved(dossier=after)])
        except ConflictError:
            again = await self._watch(watch.controller, watch.external_id)
            if again is None or again.due is None:
                raise
            return again
        return replace(watch, dossier=after, due=due)

    def _lookup(self, controller: str, external_id: str) -> bytes:
        return self._keys.lookup("opendsr", controller, external_id)

    async def _watch(self, controller: str, external_id: str) -> _Watch | None:
        found = await self._store.dossier_by(DossierKind.NOTICE, self._lookup(controller, external_id))
        return None if found is None else await self._read(found)

    async def _read(self, dossier: Dossier) -> _Watch:
        hidden = json.loads(open_sealed(await self._keys.get(dossier.id), ("notice", dossier.id), _sealed(dossier)))
        due = dossier.body["due"]
        return _Watch(
            dossier=dossier,
            controller=str(dossier.body["controller"]),
            external_id=str(dossier.body["external_id"]),
            told=Status(str(dossier.body["told"])),
            due=None if due is None else parse_timestamp(str(due)),
            content=hidden["content"],
            callbacks=tuple(hidden["callbacks"]),
            results=hidden["results"],
        )

    # ------------------------------------------------------------ watching

    async def watch(self) -> int:
        """Queue callbacks for whatever changed; how many changes there were. Errors of one request keep no other."""
        states = [NoticeState.WATCHING.value, NoticeState.CLOSED.value]
        changes = 0
        for dossier in await self._store.dossiers_due(DossierKind.NOTICE, states, self._clock()):
            try:
                changes += await self._look(dossier)
            except GuardrailError:
                continue  # its lease brings it back in a minute
        return changes

    async def _look(self, dossier: Dossier) -> bool:
        at = self._clock()
        controller, external_id = str(dossier.body["controller"]), str(dossier.body["external_id"])
        request = await self._requests.by_external(controller, external_id)
        if dossier.state == NoticeState.CLOSED or (request is None and at - dossier.at > ABANDONED):
            await self._store.commit([DossierDeleted(kind=dossier.kind, id=dossier.id)])
            await self._keys.destroy(dossier.id)
            return False
        if request is None:
            later = replace(dossier, version=dossier.version + 1, due_at=at + LOOK)
            await self._store.commit([DossierSaved(dossier=later)])
            return False
        return await self._tell(await self._with_copy(await self._read(dossier), request), request, at)

    async def _tell(self, watch: _Watch, request: Request, at: datetime) -> bool:
        now, before = STATUSES[request.state], watch.dossier
        changed = now is not watch.told
        after = replace(
            before,
            version=before.version + 1,
            parent_id=request.id,
            body={**before.body, "told": now.value},
            state=NoticeState.WATCHING if request.open else NoticeState.CLOSED,
            due_at=at + LOOK if request.open else max(request.proof_until or at, at + KEPT),
        )
        writes: list[Write] = [DossierSaved(dossier=after)]
        if changed:
            writes += [await self._callback(watch, request, url, at) for url in watch.callbacks]
        await self._store.commit(writes)
        return changed

    async def _callback(self, watch: _Watch, request: Request, url: str, at: datetime) -> Write:
        name = new_id("ntc", self._entropy)
        key = await self._keys.create(name)
        notice = Notice(
            id=name,
            request=request.id,
            recipient=watch.controller,
            what=STATUS,
            at=at,
            due_at=at,
            give_up=at + PATIENCE,
            kept_until=at + KEPT,
            external_id=watch.external_id,
            sealed=seal(key, ("notice", name), url.encode(), self._entropy),
        )
        return DossierSaved(dossier=notices.saved(notice))

    async def _with_copy(self, watch: _Watch, request: Request) -> _Watch:
        """A link to the copy, once one is wanted and none works; kept, because its token is nowhere else."""
        wanted = request.right in _COPIES and STATUSES[request.state] in (Status.IN_PROGRESS, Status.COMPLETED)
        if self._bundles is None or not wanted:
            return watch
        if watch.results is not None:
            works = await self._bundles.peek(watch.results.rpartition("/")[2]) is not None
            if works or not request.open:
                return watch
        try:
            token, writes = await self._bundles.link(request)
        except RefusedError:
            return watch  # nobody is known by what was given: there is nothing to copy
        results = f"{self._public_url}/my/{token}"
        hidden = {"content": watch.content, "callbacks": list(watch.callbacks), "results": results}
        before = watch.dossier
        key = await self._keys.get(before.id)
        sealed = seal(key, ("notice", before.id), json.dumps(hidden).encode(), self._entropy)
        after = replace(before, version=before.version + 1, sealed=sealed)
        try:
            await self._store.commit([*writes, DossierSaved(dossier=after)])
        except ConflictError:
            # Somebody else made one just now; without the writes ours leads nowhere.
            return await self._watch(watch.controller, watch.external_id) or watch
        return replace(watch, dossier=after, results=results)


class Callbacks:
    """Sends a callback: what it says is how far the request is when it is sent, so an old one says nothing wrong."""

    def __init__(
        self,
        *,
        keys: KeyRing,
        caller: Caller,
        filed: ControllerRequests,
        controllers: Mapping[str, Controller],
        domain: str,
    ) -> None:
        self._keys = keys
        self._caller = caller
        self._filed = filed
        self._controllers = controllers
        self._domain = domain

    async def send(self, notice: Notice, at: datetime) -> Told:
        """See :class:`guardrail.rights.recipients.Sender`."""
        controller = self._controllers.get(notice.recipient)
        if controller is None or notice.sealed is None or notice.external_id is None:
            return Told(verdict=Verdict.NEVER)
        try:
            url = open_sealed(await self._keys.get(notice.id), ("notice", notice.id), notice.sealed).decode()
        except ErasedError:
            return Told(verdict=Verdict.NEVER)
        filed = await self._filed.find(controller, notice.external_id)
        if filed is None:
            return Told(verdict=Verdict.NEVER)
        return await self._caller.call(
            controller.name, url, status(controller.id, filed, domain=self._domain, callback=url)
        )


def _filed(watch: _Watch, request: Request) -> Filed:
    results = None if watch.results is None else RawText(watch.results)
    return Filed(request=request, received_at=watch.dossier.at, due=watch.due or expected(request), results=results)


def _sealed(dossier: Dossier) -> Sealed:
    if dossier.sealed is None:
        raise IntegrityError("a watch without what is sealed in it", code="bad_dossier")
    return dossier.sealed
