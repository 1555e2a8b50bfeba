"""What the log says of one person, for the copy of their data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from guardrail.audit.search import Wanted, search
from guardrail.audit.tables import Tables
from guardrail.errors import IntegrityError
from guardrail.types import AuditRecorded

T = TypeVar("T")


class Database(Protocol):
    """Where the log lies."""

    async def run(self, work: Callable[[Connection], T]) -> T: ...


class SubjectTrail:
    """Implements :class:`guardrail.rights.gathering.Trail`."""

    def __init__(self, database: Database, tables: Tables) -> None:
        self._database = database
        self._tables = tables

    async def about(self, subject_id: str, tag: str, most: int) -> tuple[Sequence[AuditRecorded], int]:
        """The first ``most`` entries of a tag that name a subject, in order, and how many there are of them.

        Raises :class:`~guardrail.errors.IntegrityError` for a row that is no entry of the catalogue: a copy must not
        be silently short.
        """
        wanted = Wanted(tag=tag, fields={"subject": subject_id})
        return await self._database.run(lambda connection: _first(self._read(connection, wanted), most))

    def _read(self, connection: Connection, wanted: Wanted) -> Iterator[AuditRecorded]:
        for found in search(connection, self._tables, wanted):
            if found.entry is None:
                raise IntegrityError("an entry is not of the catalogue; see `guardrail audit verify`", code="bad_entry")
            yield found.entry


def _first(entries: Iterator[AuditRecorded], most: int) -> tuple[Sequence[AuditRecorded], int]:
    kept: list[AuditRecorded] = []
    count = 0
    for entry in entries:
        count += 1
        if count <= most:
            kept.append(entry)
    return kept, count
