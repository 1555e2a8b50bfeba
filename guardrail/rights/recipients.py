"""Tells recipients, again and again until they took it (GDPR Art. 19; 11 CCR 7022).

A notice is committed with the act it tells of and lies in the store until it was taken, so neither a kill nor a
restart loses one. Several processes share the work: what is due is leased. A notice may arrive twice, after a kill
between its being taken and that being written down; its id is the same, so that a receiver drops what it has.

One recipient's notices go out one after another, all recipients' side by side; one that hangs keeps only its own
waiting.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from guardrail.core import notices
from guardrail.core.entry_kinds import timestamp
from guardrail.core.ids import new_id
from guardrail.core.notices import ENDED, KEPT, LIVE, MOST_CONVERSATIONS, PATIENCE, Notice, NoticeState, Told, Verdict
from guardrail.core.opendsr import uuid4
from guardrail.core.requests import Request
from guardrail.errors import ConflictError, GuardrailError, IntegrityError
from guardrail.ports import AuditEvents, Chosen, Clock, Entropy, KeyRing, Store
from guardrail.ports.rights import Links
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, Json, Purpose, Write

ERASED, RECTIFIED, RESTRICTED, LIFTED, OPTED_OUT = "erased", "rectified", "restricted", "lifted", "opted_out"
ACTS = frozenset({ERASED, RECTIFIED, RESTRICTED, LIFTED, OPTED_OUT})
STATUS = "status"
"""Of a notice that tells a controller how far its request is (:mod:`guardrail.rights.controllers`)."""
BATCH = 100
LONGEST_ATTEMPT, LONGEST_WAIT = 25.0, timedelta(seconds=30)
"""Together less than the minute for which a store leases: what was not begun by then is left to whoever is next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who was given data. Empty sets mean everything."""

    name: str
    purposes: frozenset[Purpose] = frozenset()
    routes: frozenset[str] = frozenset()
    opendsr: bool = False  # a processor, which can be told of erasures only


class Sender(Protocol):
    """Hands a notice over, once."""

    async def send(self, notice: Notice, at: datetime) -> Told:
        """What came of it; it does not raise for anything that the recipient does."""
        ...


class Outbox:
    """Implements :class:`guardrail.ports.rights.Recipients`.

    ``senders`` by recipient's name, ``callbacks`` for what controllers are told, ``links`` of people's accounts.
    ``regulations`` by route: ``ccpa``
    or ``gdpr`` (the default). ``patience`` is how many seconds :meth:`deliver` waits for slow recipients, which go
    on without it. ``count`` hears of each attempt: recipient and outcome, a closed set of words.
    """

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        events: AuditEvents,
        clock: Clock,
        entropy: Entropy,
        recipients: Sequence[Recipient],
        senders: Mapping[str, Sender],
        callbacks: Sender | None = None,
        links: Links | None = None,
        regulations: Mapping[str, str] | None = None,
        patience: float = 2.0,
        count: Callable[[str, str], None] = lambda recipient, outcome: None,
    ) -> None:
        self._store = store
        self._keys = keys
        self._events = events
        self._clock = clock
        self._entropy = entropy
        self._recipients = {each.name: each for each in recipients}
        self._senders = senders
        self._callbacks = callbacks
        self._links = links
        self._regulations = regulations or {}
        self._patience = patience
        self._count = count
        self._queues: dict[str, deque[tuple[datetime, Dossier]]] = {}
        self._running: dict[str, asyncio.Task[int]] = {}

    # ------------------------------------------------------------ what must be told

    async def conversations(self, subject_ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """See :meth:`guardrail.ports.rights.Recipients.conversations`."""
        found: dict[str, list[str]] = {}
        for subject_id in subject_ids:
            person = await self._store.person(subject_id)
            if person is not None:
                found.setdefault(person.route, []).extend(await self._store.conversations(subject_id))
        return found

    def notices(
        self,
        request: Request,
        what: str,
        at: datetime,
        *,
        purposes: Sequence[Purpose] = (),
        conversations: Mapping[str, Sequence[str]] | None = None,
    ) -> Sequence[Write]:
        """See :meth:`guardrail.ports.rights.Recipients.notices`. ValueError for an act that nobody knows, and for an
        erasure without conversations: once it went through, nobody could say any more whom it was about."""
        if what not in ACTS or (what == ERASED and conversations is None):
            raise ValueError("notices of what, about whom?")
        writes: list[Write] = []
        for recipient in self._recipients.values():
            used = frozenset(purposes) & recipient.purposes if recipient.purposes else frozenset(purposes)
            if (purposes and not used) or (recipient.opendsr and what != ERASED):
                continue
            for some in _portions(recipient, request, conversations):
                notice = self._notice(recipient, request, what, at, some)
                writes.append(DossierSaved(dossier=notices.saved(replace(notice, purposes=tuple(sorted(used))))))
        return writes

    def _notice(
        self, recipient: Recipient, request: Request, what: str, at: datetime, conversations: tuple[str, ...] | None
    ) -> Notice:
        return Notice(
            id=new_id("ntc", self._entropy),
            request=request.id,
            recipient=recipient.name,
            what=what,
            at=at,
            due_at=at,
            give_up=at + PATIENCE,
            kept_until=max(request.proof_until or at, at + KEPT),
            conversations=conversations,
            count=len(conversations or ()),
            subject=request.subject_id if conversations is None else None,
            external_id=uuid4(self._entropy(16)) if recipient.opendsr else None,
            regulation=self._regulations.get(request.route, "gdpr"),
        )

    # ------------------------------------------------------------ telling

    async def deliver(self) -> int:
        """See :meth:`guardrail.ports.rights.Recipients.deliver`. Errors of the store do come through, before
        anything is sent."""
        due = await self._store.dossiers_due(
            DossierKind.NOTICE, [state.value for state in sorted(LIVE | ENDED)], self._clock(), BATCH
        )
        claimed = self._clock()
        for dossier in due:
            self._queues.setdefault(_lane(dossier), deque()).append((claimed, dossier))
        started = [self._start(lane) for lane in self._queues.keys() - self._running.keys()]
        if not started:
            return 0
        done, _ = await asyncio.wait(started, timeout=self._patience)
        return sum(task.result() for task in done)

    async def close(self) -> None:
        """Give up what is being sent just now; it is sent again by whoever comes next."""
        self._queues.clear()
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _start(self, lane: str) -> asyncio.Task[int]:
        task = asyncio.create_task(self._work(lane))
        self._running[lane] = task
        task.add_done_callback(lambda _: self._running.pop(lane, None))
        return task

    async def _work(self, lane: str) -> int:
        """Send to one recipient until there is no more, or nobody answers there; how many it took."""
        taken, queue = 0, self._queues[lane]
        while queue:
            claimed, dossier = queue.popleft()
            if self._clock() - claimed > LONGEST_WAIT:
                continue
            try:
                told = await self._one(dossier)
            except IntegrityError as error:
                self._count(lane, error.code)
                continue
            except GuardrailError as error:
                self._count(lane, error.code)
                break
            taken += told is Verdict.TAKEN
            if told is None:
                break
        self._queues.pop(lane, None)  # the rest is left to whoever comes once its lease is over
        return taken

    async def _one(self, dossier: Dossier) -> Verdict | None:
        """What came of a notice; None when there was no answer at all."""
        notice = notices.read(dossier)
        if notice.state in ENDED:
            await self._forget(notice)
            return Verdict.NEVER
        told = await self._attempt(await self._located(notice))
        await self._conclude(notice, told)
        return None if told.verdict is Verdict.AGAIN and told.status is None else told.verdict

    async def _located(self, notice: Notice) -> Notice:
        if notice.conversations is not None:
            return notice
        subjects: Sequence[str] = [notice.subject] if notice.subject else []
        if subjects and self._links is not None:
            subjects = await self._links.accounts(subjects[0])
        ids = await self.conversations(subjects)
        recipient = self._recipients.get(notice.recipient)
        known = _concerning(recipient, ids) if recipient else ()
        return replace(notice, conversations=known, count=len(known))

    async def _attempt(self, notice: Notice) -> Told:
        sender = self._callbacks if notice.what == STATUS else self._senders.get(notice.recipient)
        if sender is None:
            return Told(verdict=Verdict.AGAIN)  # it is not in the configuration now; it may come back
        try:
            async with asyncio.timeout(LONGEST_ATTEMPT):
                return await sender.send(notice, self._clock())
        except TimeoutError:
            return Told(verdict=Verdict.AGAIN)
        except GuardrailError:
            raise
        except Exception as error:  # a mistake of ours, for one recipient, must not keep the others waiting
            structlog.get_logger().error("rights.notice", error=error)
            return Told(verdict=Verdict.AGAIN)

    async def _conclude(self, notice: Notice, told: Told) -> None:
        at = self._clock()
        after = notices.after(notice, told, at, self._entropy)
        writes: list[Write] = [DossierSaved(dossier=notices.saved(after))]
        if after.state in ENDED:
            tag = "rights:notice:sent" if after.state is NoticeState.SENT else "rights:notice:failed"
            fields = {"notice": notice.id, "request": notice.request, "recipient": notice.recipient}
            writes.append(
                self._events.entry(tag, at=at, what=notice.what, status=told.status, attempts=after.attempts, **fields)
            )
        self._count(notice.recipient, told.verdict.value)
        try:
            await self._store.commit(writes)
        except ConflictError:
            return  # another process sent it, too, and wrote that down first
        if after.state is NoticeState.SENT and notice.sealed is not None:
            await self._keys.destroy(notice.id)

    async def _forget(self, notice: Notice) -> None:
        await self._store.commit([DossierDeleted(kind=DossierKind.NOTICE, id=notice.id)])
        if notice.what == STATUS:
            await self._keys.destroy(notice.id)

    # ------------------------------------------------------------ what was told

    async def of(self, request_id: str) -> Sequence[Mapping[str, Json]]:
        """See :meth:`guardrail.ports.rights.Recipients.of`."""
        states = [state.value for state in LIVE | ENDED]
        chosen = Chosen(states=states, parent_id=request_id, limit=10_000)
        found = [notices.read(each) for each in await self._store.dossiers(DossierKind.NOTICE, chosen)]
        return [_shown(notice) for notice in reversed(found) if notice.what != STATUS]

    async def failed(self, *, after: str | None = None, limit: int = 100) -> Sequence[Mapping[str, Json]]:
        """See :meth:`guardrail.ports.rights.Recipients.failed`."""
        chosen = Chosen(states=[NoticeState.FAILED.value], after=after, limit=limit)
        return [_shown(notices.read(each)) for each in await self._store.dossiers(DossierKind.NOTICE, chosen)]

    async def retry(self, notice_id: str) -> Mapping[str, Json]:
        """See :meth:`guardrail.ports.rights.Recipients.retry`: at once, and for another 30 days."""
        dossier = await self._store.dossier(DossierKind.NOTICE, notice_id)
        if dossier is None or dossier.state != NoticeState.FAILED:
            raise ConflictError("this notice did not fail", code="notice_not_failed")
        again = notices.again(notices.read(dossier), self._clock())
        await self._store.commit([DossierSaved(dossier=notices.saved(again))])
        return _shown(again)


def _portions(
    recipient: Recipient, request: Request, conversations: Mapping[str, Sequence[str]] | None
) -> Sequence[tuple[str, ...] | None]:
    """What each notice to this recipient is about; none when it has no data of them."""
    if conversations is None:
        return [None] if not recipient.routes or request.route in recipient.routes else []
    ids = _concerning(recipient, conversations)
    return [ids[start : start + MOST_CONVERSATIONS] for start in range(0, len(ids), MOST_CONVERSATIONS)]


def _concerning(recipient: Recipient, conversations: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The conversations that a recipient has data of."""
    routes = [route for route in sorted(conversations) if not recipient.routes or route in recipient.routes]
    return tuple(each for route in routes for each in conversations[route])


def _lane(dossier: Dossier) -> str:
    """Who is told one after another; a controller may have the name of a recipient."""
    if dossier.state in ENDED:
        return ""
    name = str(dossier.body.get("recipient", ""))
    return f"callback:{name}" if dossier.body.get("what") == STATUS else name


def _shown(notice: Notice) -> Mapping[str, Json]:
    return {
        "notice": notice.id,
        "request": notice.request,
        "recipient": notice.recipient,
        "what": notice.what,
        "state": notice.state.value,
        "attempts": notice.attempts,
        "at": timestamp(notice.told_at or notice.at),
        "status": notice.status,
    }
