"""Proves of a backup what is promised of it: who was erased stays unreadable, who lives can be read, and the audit
log in it is the beginning of the living one."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, tuple_

from guardrail.audit.export import placed, tree_of_first
from guardrail.audit.handovers import handovers_in
from guardrail.audit.tables import Tables, leaf_hashes, newest_checkpoint
from guardrail.core import entries
from guardrail.core.handovers import keys_of
from guardrail.core.merkle import Frontier
from guardrail.core.notes import Verifier
from guardrail.core.sealing import key_id_of, open_sealed
from guardrail.errors import ErasedError, IntegrityError
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage import schema
from guardrail.types import Sealed

PAGE = 500
SAMPLE = 3  # newest records of a living owner in a table, unless all are tried
BEGUN, COMPLETED = "erasure:subject:begun", "erasure:subject:completed"


@dataclass(frozen=True, slots=True)
class Kind:
    """Where sealed records stand: their key columns, whose they may be, and the name of the place they are bound to."""

    table: Table
    order: tuple[str, ...]
    owners: tuple[str, ...]
    place: Callable[[Any], tuple[str, str]]

    @property
    def key(self) -> tuple[ColumnElement[Any], ...]:
        """The columns that a row is found by."""
        return tuple(self.table.c[name] for name in self.order)


KINDS = (
    Kind(schema.transcript, ("seq",), ("owner_id",), lambda row: ("transcript", row.record_id)),
    Kind(schema.vault, ("seq",), ("subject_id",), lambda row: ("vault", row.record_id)),
    Kind(schema.inbox, ("seq",), ("subject_id",), lambda row: ("inbox", row.item_id)),
    # Sealed under a key of its own, its parent's or its subject's: the record names the key.
    Kind(schema.dossiers, ("kind", "id"), ("id", "parent_id", "subject_id"), lambda row: (row.kind, row.id)),
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What does not hold: a stable code, and where (random ids only)."""

    code: str
    detail: str


@dataclass(slots=True)
class Findings:
    """What was found so far; counts of rows where nothing else is said."""

    size: int = 0  # audit entries in the backup
    live_size: int = 0
    erased: int = 0  # owners of records, and people, in the backup that have no key any more
    living: int = 0
    tried: int = 0
    opened: int = 0
    unreadable: int = 0  # without any key, as it must be
    failed: int = 0
    replay: list[str] = field(default_factory=list)  # subjects to erase again after restoring this
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether everything holds."""
        return not self.wrong


# ---------------------------------------------------------------- records


def owners_in(backup: Connection) -> frozenset[str]:
    """Whoever is known in the backup or has sealed records in it."""
    columns = [schema.subjects.c.id, *(kind.table.c[kind.owners[0]] for kind in KINDS if len(kind.owners) == 1)]
    return frozenset(owner for column in columns for owner in backup.scalars(select(column).distinct()) if owner)


def chosen(backup: Connection, kind: Kind, gone: frozenset[str], every: bool) -> Any:
    """The keys of the rows to try, in a sequence: all of the erased, of the living the newest ones or all."""
    by_number = len(kind.order) == 1
    columns = [*kind.key, kind.table.c[kind.owners[0]]]
    query = select(*columns).where(kind.table.c.sealed.is_not(None)).order_by(*kind.key)
    picked: Any = array("q") if by_number else []  # of millions, eight bytes each
    newest: dict[str, deque[Any]] = defaultdict(lambda: deque(maxlen=SAMPLE))
    for row in backup.execute(query.execution_options(yield_per=10_000)):
        key = row[0] if by_number else tuple(row[:-1])
        if every or row[-1] in gone or not by_number:
            picked.append(key)
        else:
            newest[row[-1]].append(key)
    picked.extend(key for keys in newest.values() for key in keys)
    return picked


def rows_of(backup: Connection, kind: Kind, keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Those rows, a page at a time."""
    found = kind.key[0] if len(kind.order) == 1 else tuple_(*kind.key)
    for start in range(0, len(keys), PAGE):
        yield backup.execute(select(kind.table).where(found.in_(list(keys[start : start + PAGE])))).all()


async def try_rows(rows: Iterable[Any], kind: Kind, keys: StoredKeyRing, gone: frozenset[str], found: Findings) -> None:
    """Open what has a key; what has none must name a key that is nowhere."""
    keyless: dict[str, str] = {}
    for row in rows:
        found.tried += 1
        name = "/".join(kind.place(row))
        try:
            opened = await _opens(row, kind, keys)
        except IntegrityError as error:
            found.failed += 1
            found.wrong.append(Wrong("record_unreadable", f"{name}: {error.detail}"))
            continue
        if opened:
            found.opened += 1
        elif len(kind.owners) == 1 and getattr(row, kind.owners[0]) not in gone:
            found.failed += 1
            found.wrong.append(Wrong("record_unreadable", f"{name}: its owner lives, its key is another one"))
        else:
            found.unreadable += 1
            keyless[key_id_of(Sealed(row.sealed))] = name
    for key_id in await keys.holding(list(keyless)):
        found.unreadable -= 1
        found.failed += 1
        found.wrong.append(Wrong("erased_readable", f"{keyless[key_id]}: its key is in the key store, as another's"))


async def _opens(row: Any, kind: Kind, keys: StoredKeyRing) -> bool:
    """Whether a key of its owners opens it. What it says is dropped at once."""
    sealed = Sealed(bytes(row.sealed))
    named = key_id_of(sealed)
    for owner in filter(None, (getattr(row, name) for name in kind.owners)):
        try:
            key = await keys.get(owner)
        except ErasedError:
            continue
        if key.key_id == named:
            open_sealed(key, kind.place(row), sealed)
            return True
    return False


async def without_key(keys: StoredKeyRing, owners: Iterable[str]) -> frozenset[str]:
    """Those owners whose key is gone from the living key store."""
    listed, gone = sorted(owners), frozenset[str]()
    for start in range(0, len(listed), PAGE):
        gone |= await keys.missing(listed[start : start + PAGE])
    return gone


# ---------------------------------------------------------------- the audit log


def log_of(backup: Connection, tables: Tables, found: Findings) -> Frontier | None:
    """The tree of the log in the backup; None when that is not whole."""
    try:
        tree = Frontier().extend(_leaves(backup, tables))
        _hold_against(newest_checkpoint(backup, tables), tree)
    except IntegrityError as error:
        found.wrong.append(Wrong("backup_log_altered", error.detail))
        return None
    found.size = tree.size
    return tree


def compare_logs(tree: Frontier, live: Connection, tables: Tables, verifier: Verifier, found: Findings) -> None:
    """The backup's log must be the beginning of the living one, which must be whole and signed."""
    there = tree_of_first(live, tables, tree.size)
    newest = newest_checkpoint(live, tables)
    found.live_size = newest.size if newest else 0
    if there.size < tree.size:
        detail = f"the backup has {tree.size} audit entries, the living log {there.size}: entries are missing there"
        found.wrong.append(Wrong("backup_newer", detail))
    elif there.root != tree.root:
        found.wrong.append(Wrong("backup_of_another_log", f"its {tree.size} audit entries are not the living log's"))
    try:
        whole = there.extend(leaf_hashes(live, tables, there.size, found.live_size))
        _hold_against(newest, whole)
        if newest is not None:
            keys_of(verifier, handovers_in(live, tables, verifier.name)).verify(newest.note)
    except IntegrityError as error:
        found.wrong.append(Wrong("live_log_altered", error.detail))


def _leaves(backup: Connection, tables: Tables) -> Iterator[bytes]:
    for position, row in enumerate(placed(backup, tables)):
        leaf = entries.leaf(row.body.encode())
        if row.position != position or bytes(row.leaf_hash or b"") != leaf:
            raise IntegrityError(f"audit entry {position} of the backup is missing or altered")
        yield leaf


def _hold_against(checkpoint: Any, tree: Frontier) -> None:
    stated = (0, Frontier().root) if checkpoint is None else (checkpoint.size, bytes(checkpoint.root))
    if stated != (tree.size, tree.root):
        raise IntegrityError("the entries do not give the root of the newest checkpoint")


def erasures(live: Connection, tables: Tables, size: int) -> tuple[frozenset[str], frozenset[str]]:
    """Who was erased, by the living log: ever to the end, and at least begun since the backup."""
    e = tables.entries.c
    query = select(e.position, e.tag, e.body).where(e.tag.in_([BEGUN, COMPLETED]))
    ever, since = set(), set()
    for position, tag, body in live.execute(query.execution_options(yield_per=10_000)):
        subject = str(json.loads(body)["fields"]["subject"])
        if tag == COMPLETED:
            ever.add(subject)
        if position is None or position >= size:
            since.add(subject)
    return frozenset(ever), frozenset(since)
