"""The audit log as officers ask for it over the API: searched, counted, proven. Every search is audited."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from guardrail.audit.proofs import NoProofError, prove_inclusion, write
from guardrail.audit.search import Found, Wanted, page
from guardrail.audit.tables import Tables, newest_checkpoint
from guardrail.core.entry_kinds import timestamp
from guardrail.core.notes import Verifier
from guardrail.errors import ChannelError
from guardrail.ports import AuditEvents, Clock
from guardrail.ports.rights import LogPage
from guardrail.types import Json, Write

T = TypeVar("T")
MakeReport = Callable[[str, datetime | None, datetime | None], Awaitable[Mapping[str, Json]]]


class Database(Protocol):
    """Where the log lies."""

    async def look(self, work: Callable[[Connection], T]) -> T: ...

    async def commit(self, writes: list[Write]) -> None: ...


class LogDesk:
    """Implements :class:`guardrail.ports.rights.Log`. ``report`` makes a report by its name."""

    def __init__(
        self,
        *,
        database: Database,
        tables: Tables,
        verifier: Callable[[], Verifier],
        events: AuditEvents,
        clock: Clock,
        report: MakeReport,
    ) -> None:
        self._database = database
        self._tables = tables
        self._verifier = verifier
        self._events = events
        self._clock = clock
        self._report = report

    async def entries(
        self,
        *,
        fields: Mapping[str, str],
        since: datetime | None = None,
        until: datetime | None = None,
        tag: str | None = None,
        reason: str | None = None,
        turns: bool = False,
        after: int = -1,
        limit: int = 100,
        actor: str,
    ) -> LogPage:
        """See :meth:`guardrail.ports.rights.Log.entries`."""
        try:
            wanted = Wanted(since=since, until=until, tag=tag, fields=fields, reason=reason, turns=turns)
        except ValueError:
            raise ChannelError(code="bad_request") from None
        await self._noted(actor, "search")
        found = await self._database.look(
            lambda connection: page(connection, self._tables, wanted, after=after, limit=limit)
        )
        items = [_shown(each) for each in found.found if each.entry is not None]
        return LogPage(items=items, next=found.after, more=found.more, unread=len(found.found) - len(items))

    async def report(
        self, name: str, since: datetime | None, until: datetime | None, *, actor: str
    ) -> Mapping[str, Json]:
        """See :meth:`guardrail.ports.rights.Log.report`."""
        await self._noted(actor, name.replace("-", "_"))
        return await self._report(name, since, until)

    async def proof(self, entry_id: str) -> bytes | None:
        """See :meth:`guardrail.ports.rights.Log.proof`."""
        try:
            made = await self._database.look(
                lambda connection: prove_inclusion(connection, self._tables, self._verifier(), entry_id)
            )
        except NoProofError:
            return None
        return write(made)

    async def checkpoint(self) -> tuple[str, str] | None:
        """See :meth:`guardrail.ports.rights.Log.checkpoint`."""
        row = await self._database.look(lambda connection: newest_checkpoint(connection, self._tables))
        return None if row is None else (str(row.note), self._verifier().vkey)

    async def _noted(self, actor: str, report: str) -> None:
        at = self._clock()
        await self._database.commit([self._events.entry("control:audit:read", at=at, officer=actor, report=report)])


def _shown(found: Found) -> dict[str, Any]:
    entry = found.entry
    assert entry is not None
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in entry.fields.items()}
    return {
        "position": found.position,
        "at": timestamp(entry.at),
        "id": entry.entry_id,
        "tag": entry.tag,
        "fields": fields,
    }
