"""The data of all turns, on SQLite or PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from guardrail.errors import ConfigError, GuardrailError, StoreUnavailableError
from guardrail.ports import Chosen, Clock, PersonView, SealedRow
from guardrail.storage import dossiers, inbox, reads, subjects
from guardrail.storage import schema as s
from guardrail.storage.applying import as_commit
from guardrail.storage.engine import open_engine, reading
from guardrail.storage.failures import disconnected, translate
from guardrail.storage.migrate import check_revision
from guardrail.storage.reads import Reader, StoredRow
from guardrail.storage.schema import to_micros
from guardrail.storage.subjects import RowEraser
from guardrail.storage.writer import GroupWriter, truncate_log
from guardrail.types import (
    ConsentRow,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    InboxItem,
    Standing,
    TranscriptRow,
    VaultRow,
    Write,
)

T = TypeVar("T")


class SqlStore:
    """Implements :class:`guardrail.ports.Store`.

    ``url`` is ``sqlite:///path`` or ``postgresql://…``, already brought to this release's schema by
    :func:`guardrail.storage.migrate.migrate`. ``clock`` tells what has expired when rows are read.
    One thread writes, ``readers`` threads read. Open it after forking.
    """

    def __init__(self, url: str, *, clock: Clock, readers: int = 4) -> None:
        self.engine: Engine = open_engine(url, readers=readers)
        self._clock = clock
        self._reading = reading(self.engine)
        self._reader = Reader(self.engine.dialect)
        self._row_eraser = RowEraser(self.engine.dialect)
        self._writer = GroupWriter(self.engine)
        self._threads = ThreadPoolExecutor(readers, thread_name_prefix="guardrail-reader")

    async def commit(self, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
        """See :meth:`guardrail.ports.Store.commit`."""
        outcome: GuardrailError | None = await self._writer.submit(as_commit(writes, alive))
        if outcome is not None:
            raise outcome

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in a transaction of its own on the writer thread, serialised with all commits.

        Durable when it returns. It may run again when the database asks for it, so it must touch nothing
        but the connection. Database errors come out as errors of :mod:`guardrail.errors`.
        """
        return await self._writer.submit(work)

    async def look(self, work: Callable[[Connection], T]) -> T:
        """Run reading ``work`` beside the commits, outside of any transaction: each statement sees what is
        committed when it begins. It may run again."""
        return await self._read(work)

    async def find(self, route: str, user: bytes | None, conversation: bytes) -> Standing | None:
        """See :meth:`guardrail.ports.Store.find`."""
        return await self._read(lambda connection: self._reader.find(connection, route, user, conversation))

    async def standing(self, subject_id: str, conversation_id: str) -> Standing | None:
        """See :meth:`guardrail.ports.Store.standing`."""
        return await self._read(lambda connection: self._reader.standing(connection, subject_id, conversation_id))

    async def vault(self, conversation_id: str) -> Sequence[VaultRow]:
        """See :meth:`guardrail.ports.Store.vault`."""
        now = self._now()
        return await self._read(lambda connection: self._reader.vault(connection, conversation_id, now))

    async def foreign(self, identifiers: Sequence[bytes], subject_id: str) -> frozenset[bytes]:
        """See :meth:`guardrail.ports.Store.foreign`."""
        if not identifiers:
            return frozenset()
        now = self._now()
        return await self._read(lambda connection: reads.foreign(connection, identifiers, subject_id, now))

    async def transcript(self, conversation_id: str, limit: int = 100) -> Sequence[TranscriptRow]:
        """See :meth:`guardrail.ports.Store.transcript`."""
        now = self._now()
        return await self._read(lambda connection: self._reader.transcript(connection, conversation_id, now, limit))

    async def conversations(self, subject_id: str) -> Sequence[str]:
        """See :meth:`guardrail.ports.Store.conversations`."""
        c = s.conversations.c
        query = select(c.id).where(c.subject_id == subject_id).order_by(c.created_at, c.id)
        return await self._read(lambda connection: list(connection.scalars(query)))

    async def answered(self, turn_message: bytes) -> Sequence[TranscriptRow]:
        """See :meth:`guardrail.ports.Store.answered`."""
        return await self._read(lambda connection: reads.answered(connection, turn_message))

    async def reply_handle(self, lookup: bytes) -> tuple[str, str] | None:
        """See :meth:`guardrail.ports.Store.reply_handle`."""
        now = self._now()
        return await self._read(lambda connection: reads.reply_handle(connection, lookup, now))

    async def conversation(self, route: str, lookup: bytes) -> str | None:
        """See :meth:`guardrail.ports.Store.conversation`."""
        c = s.conversations.c
        query = select(c.id).where(c.route == route, c.lookup == lookup)
        return await self._read(lambda connection: connection.scalar(query))

    async def party(self, conversation_id: str) -> tuple[str, str] | None:
        """See :meth:`guardrail.ports.Store.party`."""
        found = s.conversations.c
        query = select(found.route, found.subject_id).where(found.id == conversation_id, found.subject_id.is_not(None))
        row = await self._read(lambda connection: connection.execute(query).first())
        return None if row is None else (row.route, row.subject_id)

    async def consent_history(self, subject_id: str) -> Sequence[ConsentRow]:
        """See :meth:`guardrail.ports.Store.consent_history`."""
        return await self._read(lambda connection: reads.consent_history(connection, subject_id))

    async def disclosures(self, conversation_id: str) -> Sequence[DisclosureRecorded]:
        """See :meth:`guardrail.ports.Store.disclosures`."""
        return await self._read(lambda connection: reads.disclosures(connection, conversation_id))

    async def subject_of(self, route: str, lookup: bytes) -> str | None:
        """See :meth:`guardrail.ports.Store.subject_of`."""
        p = s.subjects.c
        query = select(p.id).where(p.route == route, p.lookup == lookup)
        return await self._read(lambda connection: connection.scalar(query))

    async def subject_ids(self, after: str = "", limit: int = 1000) -> Sequence[str]:
        """All subjects in the order of their ids, a page at a time (to compare with the key store)."""
        p = s.subjects.c
        query = select(p.id).where(p.id > after).order_by(p.id).limit(limit)
        return await self._read(lambda connection: list(connection.scalars(query)))

    async def recent_rows(self, limit: int = 20) -> Sequence[StoredRow]:
        """What somebody with the database in hand sees of the newest sealed rows, by table."""
        return await self._read(lambda connection: reads.recent(connection, limit))

    async def inbox_due(self, now: datetime, limit: int = 100) -> Sequence[InboxItem]:
        """See :meth:`guardrail.ports.Store.inbox_due`. Writes nothing when nothing is due."""
        micros = to_micros(now)
        if not await self._read(lambda connection: inbox.any_due(connection, micros)):
            return ()
        return await self.run(lambda connection: inbox.lease_due(connection, micros, limit))

    async def inbox_waiting(self, subject_id: str, conversation_id: str) -> Sequence[InboxItem]:
        """See :meth:`guardrail.ports.Store.inbox_waiting`."""
        return await self._read(lambda connection: reads.waiting(connection, subject_id, conversation_id))

    async def inbox_counts(self) -> Mapping[str, int]:
        """See :meth:`guardrail.ports.Store.inbox_counts`."""
        i = s.inbox.c
        query = select(i.state, func.count()).group_by(i.state)
        return await self._read(lambda connection: {row[0]: row[1] for row in connection.execute(query)})

    async def erase_rows(self, subject_id: str, limit: int = 200) -> Mapping[str, int]:
        """See :meth:`guardrail.ports.Store.erase_rows`. ValueError unless the subject's erasure has begun."""
        return await self.run(lambda connection: self._row_eraser.erase(connection, subject_id, limit))

    async def sealed_rows(self, subject_id: str, after: int = 0, limit: int = 500) -> Sequence[SealedRow]:
        """See :meth:`guardrail.ports.Store.sealed_rows`."""
        return await self._read(lambda connection: subjects.sealed_rows(connection, subject_id, after, limit))

    async def person(self, subject_id: str) -> PersonView | None:
        """See :meth:`guardrail.ports.Store.person`."""
        return await self._read(lambda connection: subjects.person(connection, subject_id))

    async def dossier(self, kind: DossierKind, id: str) -> Dossier | None:
        """See :meth:`guardrail.ports.Store.dossier`."""
        return await self._read(lambda connection: dossiers.find(connection, kind, id))

    async def dossier_by(self, kind: DossierKind, lookup: bytes) -> Dossier | None:
        """See :meth:`guardrail.ports.Store.dossier_by`."""
        return await self._read(lambda connection: dossiers.find_by(connection, kind, lookup))

    async def dossiers(self, kind: DossierKind, chosen: Chosen) -> Sequence[Dossier]:
        """See :meth:`guardrail.ports.Store.dossiers`."""
        return await self._read(lambda connection: dossiers.chosen(connection, kind, chosen))

    async def dossiers_due(
        self, kind: DossierKind, states: Collection[str], now: datetime, limit: int = 100
    ) -> Sequence[Dossier]:
        """See :meth:`guardrail.ports.Store.dossiers_due`. Writes nothing when nothing is due."""
        micros = to_micros(now)
        if not await self._read(lambda connection: dossiers.any_due(connection, kind, states, micros)):
            return ()
        return await self.run(lambda connection: dossiers.lease_due(connection, kind, states, micros, limit))

    async def erasures_begun(self) -> Sequence[str]:
        """See :meth:`guardrail.ports.Store.erasures_begun`."""
        p = s.subjects.c
        query = select(p.id).where(p.erasing_at.is_not(None)).order_by(p.erasing_at)
        return await self._read(lambda connection: list(connection.scalars(query)))

    async def expire(self, now: datetime, limit: int = 1000) -> Mapping[str, int]:
        """See :meth:`guardrail.ports.Store.expire`. What went is gone from SQLite's log, too."""
        micros = to_micros(now)
        counts = await self.run(lambda connection: inbox.delete_expired(connection, micros, limit))
        if counts:
            await self.truncate_log()
        return counts

    async def truncate_log(self) -> bool:
        """Empty SQLite's write-ahead log into the database; False while a reader is in the way."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, truncate_log, self.engine)

    async def ready(self) -> None:
        """Raise unless the schema is this release's and a row could just be written durably."""
        now = self._now()
        await self.run(lambda connection: _probe(connection, now))

    async def pair(self, fingerprint: str) -> None:
        """Bind the data to its key store, once; :class:`~guardrail.errors.ConfigError` for another one.

        Without this a wrong or empty key store would look as if everybody had been erased.
        """
        now = self._now()
        await self.run(lambda connection: _pair(connection, now, fingerprint))

    async def close(self) -> None:
        """Finish waiting commits and close every connection."""
        await asyncio.get_running_loop().run_in_executor(None, self._close)

    def _close(self) -> None:
        self._writer.close()
        self._threads.shutdown()
        self.engine.dispose()

    def _now(self) -> int:
        return to_micros(self._clock())

    async def _read(self, work: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        try:
            running = loop.run_in_executor(self._threads, self._read_now, work)
        except RuntimeError:
            raise StoreUnavailableError("the store is closed") from None
        return await running

    def _read_now(self, work: Callable[[Connection], T]) -> T:
        """Reads are harmless to repeat: a connection found dead is replaced once."""
        for attempt in (1, 2):
            try:
                with self._reading.connect() as connection:
                    return work(connection)
            except (SQLAlchemyError, GuardrailError) as error:
                failure = translate(error)
                again = isinstance(error, SQLAlchemyError) and disconnected(error)
            if attempt == 2 or not again:
                break
        raise failure


def _probe(connection: Connection, now: int) -> None:
    check_revision(connection)
    if connection.execute(s.about.update().values(probed_at=now)).rowcount == 0:
        connection.execute(s.about.insert().values(id=1, probed_at=now))


def _pair(connection: Connection, now: int, fingerprint: str) -> None:
    _probe(connection, now)
    unpaired = s.about.c.keys_fingerprint.is_(None)
    connection.execute(s.about.update().where(unpaired).values(keys_fingerprint=fingerprint))
    if connection.scalar(select(s.about.c.keys_fingerprint)) != fingerprint:
        raise ConfigError("the data belongs to another key store or lookup.key: check keys.url and keys.directory")
