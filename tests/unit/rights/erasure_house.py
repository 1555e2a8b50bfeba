"""The rooms of an erasure, put together for tests: a real store, real keys, the real policies, a real log.

Time stands still but for the ticks of the clock; randomness is counted. Nothing runs by itself.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from guardrail.audit.events import audit_logger
from guardrail.audit.inclusions import LogGrounds
from guardrail.audit.sequencer import Sequencer
from guardrail.cli.rooms import AUDIT_TABLES
from guardrail.core import notes
from guardrail.core.ids import new_id
from guardrail.core.requests import Request, RequestState
from guardrail.core.requests_dossier import from_dossier
from guardrail.core.requests_moves import Move
from guardrail.core.sealing import seal
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.rulings import Rulings
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import Chosen, KeyRing, Ruler, Store
from guardrail.rights.drafts import Draft
from guardrail.rights.erasure import OrderedErasure
from guardrail.rights.holds import LegalHolds
from guardrail.rights.keeping import Keeping
from guardrail.rights.planning import Planner
from guardrail.rights.receipts import SignedReceipts
from guardrail.rights.retention import Sweeper
from guardrail.storage.migrate import migrate
from guardrail.storage.retained import RetainedRows
from guardrail.storage.store import SqlStore
from guardrail.turn.erasure import Eraser
from guardrail.turn.records import Recorder
from guardrail.turn.vaults import Vaults
from guardrail.types import (
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    ConversationCreated,
    Direction,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    DossierSaved,
    LegalBasis,
    Purpose,
    Right,
    RoutePolicy,
    SubjectCreated,
    TranscriptAppended,
    VaultAppended,
    Way,
    Write,
)

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
ORIGIN = "guardrail.test/audit"
ROUTES = {
    "shop": RoutePolicy(jurisdictions=("eu",), purposes={"marketing": "consent"}),
    "desk": RoutePolicy(jurisdictions=("us-ca",)),
    "lost": RoutePolicy(jurisdictions=("atlantis",)),
}
"""``lost`` is a route whose law nobody wrote down."""
OFFICER, SECOND = "off_" + "a" * 26, "off_" + "b" * 26


class Clock:
    """Each look at it is a millisecond later."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


class Entropy:
    """Counted, never the same twice."""

    def __init__(self, seed: str = "") -> None:
        self._seed, self._numbers = seed, itertools.count(1)

    def __call__(self, size: int) -> bytes:
        return sha256(f"{self._seed}{next(self._numbers)}".encode()).digest()[:size]


@dataclass
class People:
    """Who is one person: accounts that were linked."""

    groups: list[set[str]] = field(default_factory=list)

    async def join(self, turn: Any, other_subject: str) -> Sequence[Write]:
        raise NotImplementedError

    async def accounts(self, subject_id: str) -> Sequence[str]:
        return sorted(next((group for group in self.groups if subject_id in group), {subject_id}))

    async def part(self, subject_id: str, *, actor: str | None) -> None:
        raise NotImplementedError


@dataclass
class Told:
    """Recipients that take every notice at once; what they were told stands in the store."""

    store: Store
    entropy: Entropy
    names: Sequence[str] = ("crm", "mailer")

    async def conversations(self, subject_ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for subject in subject_ids:
            person = await self.store.person(subject)
            if person is not None:
                found.setdefault(person.route, []).extend(await self.store.conversations(subject))
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
        return [
            DossierSaved(
                dossier=Dossier(
                    kind=DossierKind.NOTICE,
                    id=new_id("ntc", self.entropy),
                    state="waiting",
                    at=at,
                    parent_id=request.id,
                    body={
                        "recipient": name,
                        "what": what,
                        "about": {k: [*v] for k, v in (conversations or {}).items()},
                    },
                )
            )
            for name in self.names
        ]

    async def deliver(self) -> int:
        return 0

    async def of(self, request_id: str) -> Sequence[Mapping[str, Any]]:

        found = await self.store.dossiers(DossierKind.NOTICE, Chosen(parent_id=request_id))
        return [
            {"id": each.id, "recipient": each.body["recipient"], "state": each.state, "at": None, **each.body}
            for each in sorted(found, key=lambda each: str(each.body["recipient"]))
        ]

    async def retry(self, notice_id: str) -> bool:
        return False


@dataclass
class House:
    store: SqlStore
    keys: StoredKeyRing
    provider: FileKeyProvider
    vaults: Vaults
    eraser: Eraser
    erasure: OrderedErasure
    receipts: SignedReceipts
    holds: LegalHolds
    keeping: Keeping
    retention: Sweeper
    recorder: Recorder
    log: Sequencer
    links: People
    recipients: Told
    clock: Clock
    entropy: Entropy
    vkey: str

    async def person(
        self, name: str, *, route: str = "shop", messages: int = 3, group: str | None = None, days: float = 30
    ) -> str:
        """A subject with a conversation of so many messages, each with an original in the vault."""
        subject, conversation = self.named("sub", name), self.named("cnv", name)
        key = await self.keys.create(subject)
        at = self.clock()
        writes: list[Write] = [
            SubjectCreated(subject_id=subject, route=route, lookup=name.encode(), at=at, language="en"),
            ConversationCreated(
                conversation_id=conversation, subject_id=subject, route=route, lookup=name.encode(), at=at
            ),
            ConsentRecorded(
                record_id=self.named("rec", f"consent of {name}"),
                subject_id=subject,
                conversation_id=conversation,
                purpose=Purpose.SERVICE,
                state=ConsentState.GIVEN,
                event="ConsentGiven",
                method=ConsentMethod.WORDS,
                basis=LegalBasis.CONSENT,
                jurisdictions=("eu",),
                text_version="2026-11-1",
                text_hash="",
                language="en",
                at=at,
                decision_id=self.named("dec", name),
                revision="rev",
            ),
            DisclosureRecorded(
                record_id=self.named("rec", f"disclosure to {name}"),
                subject_id=subject,
                conversation_id=conversation,
                turn_id=self.named("trn", name),
                text_version="2026-11-1",
                language="en",
                law="EU AI Act Art. 50(1)",
                at=at,
            ),
        ]
        for number in range(messages):
            record, original = (self.named("rec", f"{what} {number} of {name}") for what in ("message", "original"))
            text = json.dumps({"parts": [{"kind": "message", "text": f"{name} says {number}"}], "body": None})
            writes += [
                TranscriptAppended(
                    record_id=record,
                    turn_id=self.named("trn", name),
                    conversation_id=conversation,
                    owner_id=subject,
                    direction=Direction.INBOUND,
                    at=at,
                    expires_at=at + timedelta(days=days),
                    decision_id=self.named("dec", name),
                    sealed=seal(key, ("transcript", record), text.encode(), self.entropy),
                ),
                VaultAppended(
                    record_id=original,
                    conversation_id=conversation,
                    subject_id=subject,
                    placeholder=f"<EMAIL_ADDRESS_{number + 1}>",
                    sealed=seal(
                        key,
                        ("vault", original),
                        json.dumps({"value": f"{name}{number}@example.org", "type": "EMAIL_ADDRESS"}).encode(),
                        self.entropy,
                    ),
                    expires_at=at + timedelta(days=days),
                ),
            ]
        await self.store.commit(writes)
        return subject

    async def request(
        self, subject: str | None, *, right: Right = Right.ERASURE, accepted: bool = True, **changes: Any
    ) -> Request:
        """An accepted request, as the requests' room leaves it; or one that an officer has still to decide."""
        at = self.clock()
        route = changes.pop("route", "shop")
        request = Request(
            id=new_id("req", self.entropy),
            right=right,
            way=Way.CHAT,
            route=route,
            subject_id=subject,
            received_at=at,
            state=RequestState.RECEIVED,
            language="en",
            **changes,
        )
        draft = Draft(request, self.recorder)
        draft.move(Move.RECEIVE, at)
        draft.move(Move.ACCEPT if accepted else Move.ESCALATE, at)
        await self.store.commit(draft.writes(new=True))
        return draft.request

    async def known(self, request_id: str) -> Request:
        dossier = await self.store.dossier(DossierKind.REQUEST, request_id)
        assert dossier is not None
        return from_dossier(dossier)

    async def finish(self, rounds: int = 6) -> None:
        """What the background does, until nothing is left to do."""
        for _ in range(rounds):
            self.clock.wait(seconds=61)  # beyond every lease
            await self.log.sequence()
            if not await self.erasure.carry_on() + await self.holds.carry_on():
                return

    async def entries(self, tag: str = "") -> list[dict[str, Any]]:
        query = "SELECT tag, body FROM audit_entries ORDER BY at, entry_id"
        rows = await self.store.look(lambda connection: connection.exec_driver_sql(query).all())
        return [{"tag": row[0], **json.loads(row[1])["fields"]} for row in rows if row[0].startswith(tag)]

    async def count(self, table: str) -> int:
        query = f"SELECT count(*) FROM {table}"
        return int(await self.store.look(lambda connection: connection.exec_driver_sql(query).scalar_one()))

    @staticmethod
    def named(prefix: str, name: str) -> str:
        """An id that a test can name again."""
        return new_id(prefix, lambda size: sha256(f"{prefix} {name}".encode()).digest()[:size])


@asynccontextmanager
async def opened(
    directory: Path,
    ruler: Ruler,
    *,
    clock: Clock | None = None,
    entropy: Entropy | None = None,
    store_url: str | None = None,
    store: Callable[[SqlStore], Any] = lambda store: store,
    ring: Callable[[StoredKeyRing], Any] = lambda ring: ring,
    rest: Callable[[], Awaitable[None]] | None = None,
) -> AsyncIterator[House]:
    """Everything, over ``directory``; ``store`` and ``ring`` may stand between the rooms and what they use."""
    clock, entropy = clock or Clock(), entropy or Entropy()
    url = store_url or f"sqlite:///{directory}/data.db"
    await asyncio.to_thread(migrate, url)
    data = SqlStore(url, clock=clock, readers=1)
    provider = FileKeyProvider(directory / "keys", entropy=entropy)
    keys = StoredKeyRing(f"sqlite:///{directory}/keys.db", provider, entropy=entropy, clock=clock)
    shown: Any = store(data)
    held: Any = ring(keys)
    try:
        yield _assembled(shown, held, data, provider, ruler, clock, entropy, rest)
    finally:
        await keys.close()
        await data.close()


def _assembled(
    shown: Any,
    held: KeyRing,
    data: SqlStore,
    provider: FileKeyProvider,
    ruler: Ruler,
    clock: Clock,
    entropy: Entropy,
    rest: Callable[[], Awaitable[None]] | None,
) -> House:
    async def no_rest() -> None:
        return None

    seed = provider.signing_seed()
    verifier = notes.verifier_of(ORIGIN, seed)
    recorder = Recorder(entropy, audit_logger(clock, entropy))
    log = Sequencer(data.run, AUDIT_TABLES, seed=seed, origin=ORIGIN, holder="ses_" + "a" * 26, clock=clock)
    holds = LegalHolds(store=shown, keys=held, recorder=recorder, clock=clock, entropy=entropy)
    keeping = Keeping(store=shown, keys=held, recorder=recorder, entropy=entropy)
    links, recipients = People(), Told(shown, entropy)
    vaults = Vaults(shown, held, entropy)
    eraser = Eraser(shown, held, vaults, recorder, rest or no_rest)
    receipts = SignedReceipts(
        store=shown,
        keys=held,
        log=LogGrounds(data.look, AUDIT_TABLES, verifier),
        sign=lambda text: notes.sign(text, ORIGIN, seed),
        recipients=recipients,
        recorder=recorder,
        clock=clock,
        entropy=entropy,
    )
    erasure = OrderedErasure(
        store=shown,
        keys=held,
        epochs=held,  # type: ignore[arg-type]
        eraser=eraser,
        planner=Planner(ruler=ruler, routes=ROUTES, holds=holds),
        holds=holds,
        keeping=keeping,
        links=links,
        recipients=recipients,
        issuing=receipts,
        recorder=recorder,
        clock=clock,
        entropy=entropy,
    )
    retention = Sweeper(
        store=shown,
        retained=RetainedRows(data),
        ruler=ruler,
        routes=ROUTES,
        holds=holds,
        keeping=keeping,
        recorder=recorder,
        clock=clock,
        others={"receipt": receipts.expire},
    )
    return House(
        store=shown,
        keys=held,  # type: ignore[arg-type]
        provider=provider,
        vaults=vaults,
        eraser=eraser,
        erasure=erasure,
        receipts=receipts,
        holds=holds,
        keeping=keeping,
        retention=retention,
        recorder=recorder,
        log=log,
        links=links,
        recipients=recipients,
        clock=clock,
        entropy=entropy,
        vkey=verifier.vkey,
    )


def real_ruler() -> tuple[Rulings, EmbeddedEngine]:
    """The shipped policies on the embedded engine, in a thread."""
    engine = EmbeddedEngine(default_policy_dir(), deadline=10, isolated=False)
    return Rulings(engine, LawBook(engine)), engine
