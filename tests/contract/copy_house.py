"""People with real keys and sealed words in a real database, for copies and reveals."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import select

from guardrail.audit.events import audit_logger
from guardrail.audit.tables import Tables
from guardrail.audit.trail import SubjectTrail
from guardrail.core.entries import parse
from guardrail.core.ids import new_id
from guardrail.core.notice import Authority, NoticeFacts
from guardrail.core.requests import Request, RequestState
from guardrail.core.requests_dossier import to_dossier
from guardrail.core.sealing import seal
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.rights.bundles import CopyLinks
from guardrail.rights.gathering import Bounds, Gatherer
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.turn.records import Recorder
from guardrail.types import (
    AuditRecorded,
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
    SubjectCreated,
    TranscriptAppended,
    VaultAppended,
    Way,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LIFE = timedelta(days=7)
AUDIT_TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)


class Time:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


class Chance:
    """Bytes that never repeat."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, size: int) -> bytes:
        return next(self._numbers).to_bytes(8, "big").rjust(size, b"\x01")[-size:]


@dataclass(frozen=True)
class Person:
    """A subject and a conversation of its own."""

    id: str
    conversation: str
    route: str


FACTS = NoticeFacts(
    controller="Baltic Shoes",
    address="Vilnius, Gedimino 1",
    contact="privacy@shoes.example",
    dpo="dpo@shoes.example",
    privacy_url="https://shoes.example/privacy",
    purposes={Purpose.SERVICE: LegalBasis.CONSENT, Purpose.ANALYTICS: LegalBasis.LEGITIMATE_INTERESTS},
    recipients=("Model Maker Inc.",),
    transfers=("United States (standard clauses)",),
    retention_seconds=30 * 86_400,
    rights=("access", "erasure"),
    authorities=(Authority("VDAI", "https://vdai.lrv.lt"),),
    jurisdictions=("lt", "eu"),
)


class House:
    """The rooms, and people to be put into them."""

    def __init__(self, store: SqlStore, keys: StoredKeyRing, time: Time, chance: Chance) -> None:
        self.store, self.keys, self.time, self.chance = store, keys, time, chance
        self.recorder = Recorder(chance, audit_logger(time, chance))
        self.linked: dict[str, Sequence[str]] = {}
        self.holds: dict[str, Sequence[Dossier]] = {}
        self.facts: dict[str, NoticeFacts] = {}
        self.delivered: list[str] = []

    def links(self, **bounds: int) -> CopyLinks:
        """The service, over all of this."""
        gatherer = Gatherer(
            store=self.store,
            keys=self.keys,
            trail=SubjectTrail(self.store, AUDIT_TABLES),
            facts=self._facts,
            accounts=self._accounts,
            holds=self._holds,
            bounds=Bounds(**bounds),
        )
        return CopyLinks(
            store=self.store,
            keys=self.keys,
            gatherer=gatherer,
            recorder=self.recorder,
            entropy=self.chance,
            clock=self.time,
            delivered=self._noted,
            life=LIFE,
        )

    async def person(self, route: str = "shop") -> Person:
        """A person with a conversation, both new."""
        someone = Person(self.id("sub"), self.id("cnv"), route)
        await self.keys.create(someone.id)
        await self.store.commit(
            [
                SubjectCreated(
                    subject_id=someone.id, route=route, lookup=self.chance(32), at=self.time(), language="lt"
                ),
                ConversationCreated(
                    conversation_id=someone.conversation,
                    subject_id=someone.id,
                    route=route,
                    lookup=self.chance(32),
                    at=self.time(),
                ),
            ]
        )
        return someone

    async def group(self, route: str = "shop") -> str:
        """A conversation of nobody in particular."""
        conversation = self.id("cnv")
        await self.store.commit(
            [
                ConversationCreated(
                    conversation_id=conversation, subject_id=None, route=route, lookup=self.chance(32), at=self.time()
                )
            ]
        )
        return conversation

    async def keeps(self, someone: Person, placeholder: str, value: str, *, conversation: str | None = None) -> None:
        """A value of this person in the vault."""
        record, kind = self.id("rec"), placeholder[1:-1].rpartition("_")[0]
        plaintext = json.dumps({"value": value, "type": kind}).encode()
        key = await self.keys.get(someone.id)
        await self.store.commit(
            [
                VaultAppended(
                    record_id=record,
                    conversation_id=conversation or someone.conversation,
                    subject_id=someone.id,
                    placeholder=placeholder,
                    sealed=seal(key, ("vault", record), plaintext, self.chance),
                    expires_at=self.time() + 30 * DAY,
                )
            ]
        )

    async def says(
        self,
        someone: Person,
        *texts: str,
        conversation: str | None = None,
        direction: Direction = Direction.INBOUND,
        life: timedelta = 30 * DAY,
    ) -> None:
        """Messages in pseudonyms, each with its decision in the audit log."""
        key = await self.keys.get(someone.id)
        for text in texts:
            record, decision, turn = self.id("rec"), self.id("dec"), self.id("trn")
            content = json.dumps({"parts": [{"kind": "message", "text": text}], "body": None}).encode()
            said = TranscriptAppended(
                record_id=record,
                turn_id=turn,
                conversation_id=conversation or someone.conversation,
                owner_id=someone.id,
                direction=direction,
                at=self.time(),
                expires_at=self.time() + life,
                decision_id=decision,
                sealed=seal(key, ("transcript", record), content, self.chance),
            )
            decided = self.recorder.audit(
                "turn:decision:made",
                self.time(),
                turn=turn,
                decision=decision,
                subject=someone.id,
                conversation=conversation or someone.conversation,
                action="admit",
                revision="0" * 64,
                reasons=["consent_given"],
                citations=["GDPR 6(1)(a)"],
            )
            await self.store.commit([said, decided])

    async def agrees(self, someone: Person, state: ConsentState = ConsentState.GIVEN) -> None:
        """An event of the consent ledger."""
        await self.store.commit(
            [
                ConsentRecorded(
                    record_id=self.id("rec"),
                    subject_id=someone.id,
                    conversation_id=someone.conversation,
                    purpose=Purpose.SERVICE,
                    state=state,
                    event="ConsentGiven",
                    method=ConsentMethod.BUTTON,
                    basis=LegalBasis.CONSENT,
                    jurisdictions=("lt", "eu"),
                    text_version="2026-11-1",
                    text_hash="0" * 64,
                    language="lt",
                    at=self.time(),
                    decision_id=self.id("dec"),
                    revision="0" * 64,
                )
            ]
        )

    async def told(self, someone: Person) -> None:
        """An event of the disclosure ledger."""
        await self.store.commit(
            [
                DisclosureRecorded(
                    record_id=self.id("rec"),
                    subject_id=someone.id,
                    conversation_id=someone.conversation,
                    turn_id=self.id("trn"),
                    text_version="2026-11-1",
                    language="lt",
                    law="EU AI Act Art. 50(1)",
                    at=self.time(),
                )
            ]
        )

    def request(self, someone: Person, right: Right = Right.ACCESS, language: str = "en") -> Request:
        """A request that is being worked on."""
        return Request(
            id=self.id("req"),
            right=right,
            way=Way.CHAT,
            route=someone.route,
            subject_id=someone.id,
            received_at=self.time(),
            state=RequestState.WORKING,
            language=language,
        )

    async def filed(self, request: Request) -> None:
        """The request as it stands."""
        stored = await self.store.dossier(DossierKind.REQUEST, request.id)
        version = 1 if stored is None else stored.version + 1
        await self.store.commit([DossierSaved(dossier=to_dossier(replace(request, version=version)))])

    async def linked_to(self, links: CopyLinks, request: Request) -> str:
        """The token of a link that works; the request is stored, too."""
        await self.filed(request)
        token, writes = await links.link(request)
        await self.store.commit(list(writes))
        return token

    async def entries(self, prefix: str = "") -> list[AuditRecorded]:
        """What the log says, in no order."""
        bodies = await self.store.run(
            lambda connection: connection.execute(select(schema.audit_entries.c.body)).scalars().all()
        )
        return [entry for body in bodies if (entry := parse(body.encode())).tag.startswith(prefix)]

    async def stored(self) -> str:
        """Every row of every table, as text."""
        rows = await self.store.run(
            lambda connection: [
                [tuple(row) for row in connection.execute(select(table))] for table in schema.metadata.sorted_tables
            ]
        )
        return repr(rows)

    def id(self, prefix: str) -> str:
        return new_id(prefix, self.chance)

    async def _facts(self, route: str, at: datetime) -> NoticeFacts:
        return self.facts.get(route, FACTS)

    async def _accounts(self, subject_id: str) -> Sequence[str]:
        return self.linked.get(subject_id, (subject_id,))

    async def _holds(self, subject_id: str, route: str) -> Sequence[Dossier]:
        return self.holds.get(subject_id, ())

    async def _noted(self, request_id: str) -> None:
        self.delivered.append(request_id)


def read(content: bytes | None) -> Mapping[str, object]:
    """A JSON copy."""
    assert content is not None
    found: Mapping[str, object] = json.loads(content)
    return found


@asynccontextmanager
async def house(store_url: str, place: Path) -> AsyncIterator[House]:
    time, chance = Time(), Chance()
    keys = StoredKeyRing(f"sqlite:///{place / 'keys.db'}", FileKeyProvider(place / "keys"), entropy=chance, clock=time)
    store = SqlStore(store_url, clock=time, readers=2)
    try:
        yield House(store, keys, time, chance)
    finally:
        await store.close()
        await keys.close()
