"""What the log says of one person, for the copy of their data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from guardrail.audit.search import Found, Wanted, search
from guardrail.audit.tables import Tables
from guardrail.errors import IntegrityError
from guardrail.types import AuditRecorded

T = TypeVar("T")


class Database(Protocol):
    """Where the log lies."""

    async def look(self, work: Callable[[Connection], T]) -> T: ...


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
        return await self._database.look(lambda connection: self._first(connection, wanted, most))

    def _first(self, connection: Connection, wanted: Wanted, most: int) -> tuple[Sequence[AuditRecorded], int]:
        """Beside the commits there is no snapshot: an entry that gets its place between the two halves of a search
        is in neither. So what was placed meanwhile is searched once more; what was seen without a place is known."""
        kept: list[AuditRecorded] = []
        count, newest = 0, -1
        waiting: set[str] = set()
        for _ in range(2):
            for found in search(connection, self._tables, wanted, after=newest):
                entry = _known(found)
                if entry.entry_id in waiting:
                    continue
                count += 1
                if count <= most:
                    kept.append(entry)
                if found.position is None:
                    waiting.add(entry.entry_id)
                else:
                    newest = max(newest, found.position)
        return sorted(kept, key=lambda entry: entry.at), count


def _known(found: Found) -> AuditRecorded:
    if found.entry is None:
        raise IntegrityError("an entry is not of the catalogue; see `guardrail audit verify`", code="bad_entry")
    return found.entry
