"""Requests that controllers send by OpenDSR 2.0: taken in once, and their every change of status told.

Beside the request lies a *watch* (:mod:`guardrail.rights.watches`). By it the same request is known from another under
the same UUID, and when the status is another than the one that was told last, a callback for each address joins the
outbox (:mod:`guardrail.rights.recipients`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from guardrail.core import notices
from guardrail.core.entry_kinds import timestamp
from guardrail.core.ids import new_id
from guardrail.core.notices import KEPT, PATIENCE, Notice, NoticeState, Told, Verdict
from guardrail.core.opendsr import STATUSES, Controller, NotOpenDsrError, Sent, Status
from guardrail.core.opendsr_answers import Filed, expected, status
from guardrail.core.requests import Request, RequestState, Shown
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ConflictError, ErasedError, GuardrailError, RefusedError
from guardrail.ports import Clock, Entropy, KeyRing, Store
from guardrail.ports.rights import Asked, Bundles, Requests
from guardrail.rights.recipients import STATUS
from guardrail.rights.watches import LOOK, Watch, Watches
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, RawText, Right, Way, Write

ABANDONED = timedelta(days=1)
"""When a watch is given up whose request was never opened: its controller got no answer, and would have come again."""
_COPIES = frozenset({Right.ACCESS, Right.PORTABILITY})


class Caller(Protocol):
    """Calls controllers back, at addresses that were agreed on."""

    def allows(self, controller: str, url: str) -> bool: ...

    async def call(self, controller: str, url: str, body: bytes) -> Told:
        """One attempt; raises nothing for what the other side does."""
        ...


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
        self._watches = Watches(store=store, keys=keys, entropy=entropy)
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
        watch = await self._watches.find(controller.name, sent.id)
        if watch is None:
            callbacks = tuple(url.raw for url in sent.callbacks)
            watch = await self._watches.begin(controller.name, sent.id, content, callbacks, self._clock())
        if watch.content != content:
            raise ConflictError("this subject_request_id came with another request")
        request = await self._opened(controller, sent)
        if watch.due is None:
            watch = await self._answered(watch, request)
        return _filed(watch, request)

    async def find(self, controller: Controller, external_id: str) -> Filed | None:
        """How far a request is; None for one that this controller did not send."""
        request = await self._requests.by_external(controller.name, external_id)
        watch = await self._watches.find(controller.name, external_id)
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

    async def _answered(self, watch: Watch, request: Request) -> Watch:
        """Note what the controller is told, so that it is told the same when it asks the same."""
        due = expected(request)
        body = {**watch.dossier.body, "due": timestamp(due)}
        after = replace(watch.dossier, version=watch.dossier.version + 1, parent_id=request.id, body=body)
        try:
            await self._store.commit([DossierSaved(dossier=after)])
        except ConflictError:
            again = await self._watches.find(watch.controller, watch.external_id)
            if again is None or again.due is None:
                raise
            return again
        return replace(watch, dossier=after, due=due)

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
        return await self._tell(await self._with_copy(await self._watches.read(dossier), request), request, at)

    async def _tell(self, watch: Watch, request: Request, at: datetime) -> bool:
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

    async def _callback(self, watch: Watch, request: Request, url: str, at: datetime) -> Write:
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

    async def _with_copy(self, watch: Watch, request: Request) -> Watch:
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
        after = await self._watches.with_results(watch, results)
        try:
            await self._store.commit([*writes, DossierSaved(dossier=after.dossier)])
        except ConflictError:
            # Somebody else made one just now; without the writes ours leads nowhere.
            return await self._watches.find(watch.controller, watch.external_id) or watch
        return after


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


def _filed(watch: Watch, request: Request) -> Filed:
    results = None if watch.results is None else RawText(watch.results)
    return Filed(request=request, received_at=watch.dossier.at, due=watch.due or expected(request), results=results)
