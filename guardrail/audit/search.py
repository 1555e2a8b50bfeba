"""Search: which entries of the log speak of what.

The database narrows, by columns and by what the canonical body must contain; the entry itself, read back
through the catalogue, decides. So an answer shows only what the catalogue allows, whatever was written into
the tables by hand, and needs no index: turns pay nothing for it.

Entries come in the order of the log; those without a place yet come last, by their time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from guardrail.audit.tables import Tables, micros, newest_checkpoint
from guardrail.core import entries
from guardrail.core.entry_kinds import (
    CITATION,
    CODE,
    CONVERSATION,
    DECISION,
    NAME,
    RECEIPT,
    REQUEST,
    SUBJECT,
    TURN,
    Kind,
    among,
    parse_timestamp,
)
from guardrail.errors import IntegrityError
from guardrail.types import Action, AuditRecorded

FETCH = 2_000  # rows held in memory at a time

_TURN = '"turn":"'
_ID = len("trn_") + 26  # characters of a random id

FIELDS: Mapping[str, Kind] = {
    "route": NAME,
    "decision": DECISION,
    "action": among(Action),
    "subject": SUBJECT,
    "conversation": CONVERSATION,
    "turn": TURN,
    "request": REQUEST,
    "receipt": RECEIPT,
}
"""Fields of an entry that a search names by their whole value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an entry must be; whatever is not set does not matter. ValueError names what cannot be."""

    since: datetime | None = None
    until: datetime | None = None  # exclusive
    tag: str | None = None  # whole, or its beginning up to a colon: ``consent:``
    fields: Mapping[str, str] = field(default_factory=dict)  # by names of FIELDS
    reason: str | None = None
    citation: str | None = None  # whole (``GDPR 6(1)(a)``), or a law: ``GDPR``
    turns: bool = False  # also the other entries of the turns of this subject or conversation
    tags: frozenset[str] = field(init=False)  # of the catalogue, that ``tag`` means

    def __post_init__(self) -> None:
        object.__setattr__(self, "tags", _tags(self.tag or ""))
        if self.tag is not None and not self.tags:
            raise ValueError("tag")
        for name, value in self.fields.items():
            _read(name, FIELDS[name], value)
        if self.reason is not None:
            _read("reason", CODE, self.reason)
        if self.citation is not None:
            _read("citation", CITATION, self.citation if " " in self.citation else f"{self.citation} 0")

    def matches(self, entry: AuditRecorded) -> bool:
        """Whether the entry is what was asked for. Which turns are in company only the database knows."""
        said = entry.fields
        named = self.fields.keys() - self.company if "turn" in said else self.fields.keys()
        return (
            (self.since is None or entry.at >= self.since)
            and (self.until is None or entry.at < self.until)
            and (self.tag is None or entry.tag in self.tags)
            and all(said.get(name) == self.fields[name] for name in named)
            and (self.reason is None or self.reason in _listed(said, "reasons"))
            and (self.citation is None or any(map(self._cited, _listed(said, "citations"))))
        )

    @property
    def company(self) -> frozenset[str]:
        """Fields whose entries bring the other entries of their turns along."""
        return frozenset(self.fields.keys() & {"subject", "conversation"}) if self.turns else frozenset()

    def _cited(self, citation: str) -> bool:
        return self.citation is not None and (citation + " ").startswith(self.citation + " ")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and its place in the log, from 0; None: it has none yet.

    ``entry`` is None when the row holds nothing that this release's catalogue knows: never show it.
    """

    position: int | None
    entry: AuditRecorded | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found. ``after`` goes on from here; ``more`` without it: the rest has no place yet."""

    found: Sequence[Found]
    more: bool
    after: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log is signed, and how many entries wait for their place."""

    size: int
    root: str  # hexadecimal; empty: nothing is signed
    waiting: int


def head(connection: Connection, tables: Tables) -> Head:
    """The newest checkpoint as the database has it."""
    row = newest_checkpoint(connection, tables)
    unplaced = select(func.count()).where(tables.entries.c.position.is_(None))
    size, root = (0, "") if row is None else (row.size, bytes(row.root).hex())
    return Head(size, root, connection.scalar(unplaced) or 0)


def search(connection: Connection, tables: Tables, wanted: Wanted, *, after: int = -1) -> Iterator[Found]:
    """Everything wanted behind the position ``after``, one by one, in bounded memory.

    The connection looks at one snapshot, or an entry that is being placed meanwhile may be missed.
    """
    e = tables.entries.c
    narrowed = select(e.position, e.at, e.entry_id, e.body).where(*_conditions(connection, tables, wanted))
    for rows in (_placed(connection, narrowed, e, after), _unplaced(connection, narrowed, e)):
        for row in rows:
            entry = _entry(row.body)
            if entry is None or wanted.matches(entry):
                yield Found(row.position, entry)


def page(connection: Connection, tables: Tables, wanted: Wanted, *, after: int = -1, limit: int) -> Page:
    """At most ``limit`` of what is wanted behind the position ``after``."""
    found = list(islice(search(connection, tables, wanted, after=after), limit + 1))
    shown, left = found[:limit], found[limit:]
    going_on = bool(left) and left[0].position is not None
    return Page(shown, bool(left), shown[-1].position if going_on else None)


def read(
    connection: Connection, tables: Tables, tags: frozenset[str], since: datetime | None, until: datetime | None
) -> Iterator[AuditRecorded]:
    """The placed entries of these tags between two times (the second exclusive), in order.

    :class:`~guardrail.errors.IntegrityError` for a row that is no entry of the catalogue: what is counted from a log
    that was tampered with must not look like evidence.
    """
    e = tables.entries.c
    query = select(e.position, e.body).where(e.tag.in_(sorted(tags)), *_times(e, since, until))
    for row in _placed(connection, query, e, -1):
        entry = _entry(row.body)
        if entry is None or entry.tag not in tags:
            raise IntegrityError(
                f"the entry at position {row.position} is not of the catalogue; see `guardrail audit verify`",
                code="bad_entry",
            )
        yield entry


def _placed(connection: Connection, query: Select[Any], e: Any, after: int) -> Iterator[Any]:
    """Rows behind a position in the order of the log, a piece at a time: no cursor keeps the database waiting."""
    while True:
        rows = connection.execute(query.where(e.position > after).order_by(e.position).limit(FETCH)).all()
        yield from rows
        if len(rows) < FETCH:
            return
        after = rows[-1].position


def _unplaced(connection: Connection, query: Select[Any], e: Any) -> Iterator[Any]:
    """Rows without a position, in the order in which they would get one."""
    query = query.where(e.position.is_(None)).order_by(e.at, e.entry_id).limit(FETCH)
    piece = query
    while True:
        rows = connection.execute(piece).all()
        yield from rows
        if len(rows) < FETCH:
            return
        last = rows[-1]
        piece = query.where(or_(e.at > last.at, and_(e.at == last.at, e.entry_id > last.entry_id)))


def _entry(body: str) -> AuditRecorded | None:
    """What a body says, if the catalogue allows all of it. Whether it is spelled as it was signed is for the
    verifier to say; spelling it anew would triple the time of a report."""
    try:
        if len(body) > entries.MAX_BYTES:
            return None
        said = json.loads(body)
        return entries.entry(said["tag"], said["fields"], entry_id=said["id"], at=parse_timestamp(said["at"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _conditions(connection: Connection, tables: Tables, wanted: Wanted) -> list[ColumnElement[bool]]:
    e, text = tables.entries.c, _Text(connection)
    found = list(_times(e, wanted.since, wanted.until))
    if wanted.tag is not None:
        found.append(e.tag.in_(sorted(wanted.tags)))
    company = sorted(wanted.company)
    found += [text.names(e.body, name, wanted.fields[name]) for name in sorted(wanted.fields.keys() - wanted.company)]
    if company:
        other = tables.entries.alias().c
        named = [text.names(other.body, name, wanted.fields[name]) for name in company]
        turns = select(text.turn(other.body)).where(*named, text.holds(other.body, _TURN))
        here = and_(*(text.names(e.body, name, wanted.fields[name]) for name in company))
        found.append(or_(here, and_(text.holds(e.body, _TURN), text.turn(e.body).in_(turns))))
    if wanted.reason is not None:
        found.append(text.holds(e.body, json.dumps(wanted.reason)))
    if wanted.citation is not None:
        found.append(text.holds(e.body, f'"{wanted.citation}' + ('"' if " " in wanted.citation else " ")))
    return found


def _times(e: Any, since: datetime | None, until: datetime | None) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield e.at >= micros(since)
    if until is not None:
        yield e.at < micros(until)


class _Text:
    """Questions to the database about canonical bodies, byte by byte; LIKE would give ``_`` a meaning.

    A canonical body spells a field in one way, and no value can hold a quotation mark.
    """

    def __init__(self, connection: Connection) -> None:
        self._place = func.strpos if connection.dialect.name == "postgresql" else func.instr

    def holds(self, body: Any, piece: str) -> ColumnElement[bool]:
        found: ColumnElement[bool] = self._place(body, piece) > 0
        return found

    def names(self, body: Any, name: str, value: str) -> ColumnElement[bool]:
        return self.holds(body, f'"{name}":{json.dumps(value)}')

    def turn(self, body: Any) -> ColumnElement[str]:
        """The turn's id, of a body that has one."""
        found: ColumnElement[str] = func.substr(body, self._place(body, _TURN) + len(_TURN), _ID)
        return found


def _tags(tag: str) -> frozenset[str]:
    return frozenset(each for each in entries.CATALOGUE if each == tag or (tag.endswith(":") and each.startswith(tag)))


def _read(name: str, kind: Kind, value: str) -> None:
    try:
        kind.read(value)
    except ValueError:
        raise ValueError(name) from None


def _listed(fields: Mapping[str, Any], name: str) -> Sequence[str]:
    listed: Sequence[str] = fields.get(name, ())
    return listed
