"""Dossiers: written one after another as their commit has them, found again, and leased when they fall due.

A version makes sure that nobody overwrites what he has not seen: whoever was not the first to save the next one
learns it and reads again. One statement decides that, so of two processes that redeem one code one wins.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

import rfc8785
from sqlalchemy import Connection, Dialect, bindparam, null, or_, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError as ConstraintError

from guardrail.errors import ConflictError
from guardrail.ports import Chosen
from guardrail.storage import schema as s
from guardrail.storage.failures import ClashError, clash
from guardrail.storage.reads import maybe_time, strange, to_time, to_word
from guardrail.storage.schema import to_micros
from guardrail.storage.statements import Prepared
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, Json, Sealed

VERSION, LOOKUP = "dossiers.version", "dossiers.lookup"
"""What a dossier may clash on."""
LEASE_MICROSECONDS = 60 * 1_000_000
_NAMES = (
    "kind", "id", "parent_id", "subject_id", "state", "at", "due_at", "lookup", "version", "body", "sealed",
)  # fmt: skip
_COLUMNS = tuple(s.dossiers.c[name] for name in _NAMES)


class DossierWriter:
    """The statements that write dossiers, of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._statements = {
            "making": Prepared(_making(dialect), dialect),
            "changing": Prepared(_changing(), dialect),
            "deleting": Prepared(_deleting(), dialect),
            "deleting what was seen": Prepared(_deleting().where(_seen()), dialect),
        }

    def apply(self, connection: Connection, writes: Iterable[DossierSaved | DossierDeleted]) -> None:
        """In this order; what follows one another alike is one batch. Raises :class:`ClashError`."""
        for name, alike in groupby(writes, key=_name):
            rows = [_row(write) for write in alike]
            touched = self._run(connection, name, rows)
            if name != "deleting" and touched != len(rows):
                raise ClashError(VERSION)

    def _run(self, connection: Connection, name: str, rows: Sequence[dict[str, Any]]) -> int:
        try:
            return self._statements[name].many(connection, rows)
        except ConstraintError as error:
            if not clash(error):
                raise
        raise ClashError(LOOKUP)


def explain(clashed: str) -> ConflictError:
    """The error for a clash of a dossier."""
    if clashed == LOOKUP:
        return ConflictError("another dossier of this kind is found by this already", code="lookup_taken")
    return ConflictError("the dossier was changed meanwhile", code="changed_meanwhile")


def find(connection: Connection, kind: DossierKind, dossier_id: str) -> Dossier | None:
    """See :meth:`guardrail.ports.Store.dossier`."""
    return _one(connection, s.dossiers.c.id == dossier_id, kind)


def find_by(connection: Connection, kind: DossierKind, lookup: bytes) -> Dossier | None:
    """See :meth:`guardrail.ports.Store.dossier_by`."""
    return _one(connection, s.dossiers.c.lookup == lookup, kind)


def chosen(connection: Connection, kind: DossierKind, wanted: Chosen) -> Sequence[Dossier]:
    """A page of those that fit.

    Raises :class:`~guardrail.errors.ConflictError` (``changed_meanwhile``) when the dossier that the page before
    ended with is gone: where to go on is unknown then, and to end there would hide the rest.
    """
    d = s.dossiers.c
    query = select(*_COLUMNS).where(d.kind == kind.value)
    if wanted.states is not None:
        query = query.where(d.state.in_(sorted(wanted.states)))
    if wanted.subject_ids is not None:
        query = query.where(d.subject_id.in_(sorted(wanted.subject_ids)))
    if wanted.parent_id is not None:
        query = query.where(d.parent_id == wanted.parent_id)
    if wanted.due_before is not None:
        query = query.where(d.due_at < to_micros(wanted.due_before))
    if wanted.after is not None:
        query = query.where(_behind(connection, kind, wanted.after, by_due=wanted.by_due))
    if wanted.by_due:
        due = d.due_at if wanted.states is None else _sorted(d.due_at)
        query = query.order_by(due.asc().nulls_last(), d.id)
    else:
        made = d.at if wanted.subject_ids is None or len(wanted.subject_ids) == 1 else _sorted(d.at)
        query = query.order_by(made.desc(), d.id.desc())
    return [to_dossier(row) for row in connection.execute(query.limit(wanted.limit))]


def any_due(connection: Connection, kind: DossierKind, states: Collection[str], now: int) -> bool:
    """Whether leasing is worth a write. ``now`` in microseconds."""
    return connection.execute(select(s.dossiers.c.id).where(_due(kind, states, now)).limit(1)).first() is not None


def lease_due(
    connection: Connection, kind: DossierKind, states: Collection[str], now: int, limit: int
) -> Sequence[Dossier]:
    """Lease due dossiers for a minute, earliest first; those that another process leases just now are left to it."""
    d = s.dossiers.c
    due = select(*_COLUMNS).where(_due(kind, states, now)).order_by(_sorted(d.due_at), d.id).limit(limit)
    rows = connection.execute(due.with_for_update(skip_locked=True)).all()
    leased = update(s.dossiers).where(d.kind == kind.value, d.id.in_([row.id for row in rows]))
    connection.execute(leased.values(leased_until=now + LEASE_MICROSECONDS))
    return [to_dossier(row) for row in rows]


def to_dossier(row: Any) -> Dossier:
    """The columns of ``_COLUMNS``."""
    return Dossier(
        kind=to_word(DossierKind, row.kind),
        id=row.id,
        parent_id=row.parent_id,
        subject_id=row.subject_id,
        state=row.state,
        at=to_time(row.at),
        due_at=maybe_time(row.due_at),
        lookup=None if row.lookup is None else bytes(row.lookup),
        version=row.version,
        body=_body(row.body),
        sealed=None if row.sealed is None else Sealed(bytes(row.sealed)),
    )


def _body(text: str) -> Mapping[str, Json]:
    with suppress(ValueError, RecursionError):
        body = json.loads(text)
        if isinstance(body, dict):
            return body
    raise strange()


def _name(write: DossierSaved | DossierDeleted) -> str:
    if isinstance(write, DossierDeleted):
        return "deleting" if write.version is None else "deleting what was seen"
    return "making" if write.dossier.version == 1 else "changing"


def _row(write: DossierSaved | DossierDeleted) -> dict[str, Any]:
    if isinstance(write, DossierDeleted):
        gone = {"b_kind": write.kind.value, "b_id": write.id}
        return gone if write.version is None else {**gone, "b_before": write.version}
    one = write.dossier
    row = {
        "kind": one.kind.value,
        "id": one.id,
        "parent_id": one.parent_id,
        "subject_id": one.subject_id,
        "state": one.state,
        "at": to_micros(one.at),
        "due_at": None if one.due_at is None else to_micros(one.due_at),
        "lookup": one.lookup,
        "version": one.version,
        "body": rfc8785.dumps(dict(one.body)).decode(),
        "sealed": None if one.sealed is None else one.sealed.data,
    }
    return {f"b_{name}": value for name, value in row.items()} | {"b_before": one.version - 1}


def _making(dialect: Dialect) -> Any:
    """An insert that does nothing when the dossier is there: how many rows it made tells."""
    maker = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    made = maker(s.dossiers).values({name: bindparam(f"b_{name}") for name in _NAMES})
    return made.inline().on_conflict_do_nothing(index_elements=["kind", "id"])


def _changing() -> Any:
    """An update of the version before; whoever leased it is done with it."""
    d = s.dossiers.c
    mine = (d.kind == bindparam("b_kind")) & (d.id == bindparam("b_id"))
    values: dict[str, Any] = {name: bindparam(f"b_{name}") for name in _NAMES if name not in ("kind", "id")}
    changed = update(s.dossiers).where(mine, _seen())
    return changed.values(values | {"leased_until": null()})


def _seen() -> Any:
    return s.dossiers.c.version == bindparam("b_before")


def _deleting() -> Any:
    d = s.dossiers.c
    return s.dossiers.delete().where(d.kind == bindparam("b_kind"), d.id == bindparam("b_id"))


def _one(connection: Connection, mine: Any, kind: DossierKind) -> Dossier | None:
    row = connection.execute(select(*_COLUMNS).where(s.dossiers.c.kind == kind.value, mine)).first()
    return None if row is None else to_dossier(row)


def _behind(connection: Connection, kind: DossierKind, after: str, *, by_due: bool) -> Any:
    """What comes after this dossier in the order of the pages."""
    d = s.dossiers.c
    last = connection.execute(select(d.at, d.due_at).where(d.kind == kind.value, d.id == after)).first()
    if last is None:
        raise ConflictError("the page before ended with a dossier that is gone", code="changed_meanwhile")
    if not by_due:
        return tuple_(d.at, d.id) < tuple_(last.at, after)
    if last.due_at is None:
        return d.due_at.is_(None) & (d.id > after)
    return or_(d.due_at > last.due_at, (d.due_at == last.due_at) & (d.id > after), d.due_at.is_(None))


def _sorted(time: Any) -> Any:
    """A time to sort by what other conditions found: an index in its order would lead past all that they exclude,
    such as everything that was closed long ago."""
    return time + 0


def _due(kind: DossierKind, states: Collection[str], now: int) -> Any:
    d = s.dossiers.c
    free = or_(d.leased_until.is_(None), d.leased_until <= now)
    return (d.kind == kind.value) & d.state.in_(sorted(states)) & (d.due_at <= now) & free
