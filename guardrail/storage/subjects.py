"""All of one subject: what is known beside its words, its sealed rows a page at a time, and the end of it.

A subject may have a million rows. Pages and batches therefore walk an index from where they are, and never gather
all rows to throw most of them away again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Table, bindparam, delete, func, literal_column, or_, select

from guardrail.ports import PersonView, SealedRow
from guardrail.storage import schema as s
from guardrail.storage.reads import maybe_time, maybe_word, to_time, to_word
from guardrail.storage.statements import Prepared
from guardrail.types import AgeBracket, Direction, DossierKind, Sealed

BESIDE = 1 << 60
"""Cursors above this are of records that others own in the subject's conversations, above its double of the vault."""

ERASED_BY = (
    (s.transcript, "seq", "owner_id"),
    (s.vault, "seq", "subject_id"),
    (s.inbox, "seq", "subject_id"),
    (s.reply_handles, "lookup", "subject_id"),
    (s.disclosure_ledger, "seq", "subject_id"),
    (s.consent_ledger, "seq", "subject_id"),
)
"""Tables of which a subject may have many rows, their key, and whose column says whose row it is."""

GONE_WITH_SUBJECT = (DossierKind.CODE, DossierKind.LINK, DossierKind.BUNDLE, DossierKind.REVEAL)
GONE_WITH_CONVERSATION = (DossierKind.CODE, DossierKind.REVEAL)
"""Kinds that are about the living; requests, receipts, notices, holds and what they hold prove the erasure."""


def person(connection: Connection, subject_id: str) -> PersonView | None:
    """See :meth:`guardrail.ports.Store.person`."""
    p = s.subjects
    row = connection.execute(select(p).where(p.c.id == subject_id)).first()
    if row is None:
        return None
    return PersonView(
        subject_id=row.id,
        route=row.route,
        created_at=to_time(row.created_at),
        language=row.language,
        age=maybe_word(AgeBracket, row.age),
        restricted_at=maybe_time(row.restricted_at),
        erasing_at=maybe_time(row.erasing_at),
    )


# ---------------------------------------------------------------- reading


def sealed_rows(connection: Connection, subject_id: str, after: int, limit: int) -> Sequence[SealedRow]:
    """See :meth:`guardrail.ports.Store.sealed_rows`. Expired rows that are still there are among them."""
    t, v = s.transcript, s.vault
    mine = t.c.owner_id == subject_id
    beside = t.c.conversation_id.in_(_conversations_of(subject_id)) & (t.c.owner_id != subject_id)
    found: list[SealedRow] = []
    for part, (table, whose) in enumerate(((t, mine), (t, beside), (v, v.c.subject_id == subject_id))):
        base = part * BESIDE
        if len(found) == limit or after >= base + BESIDE:
            continue
        arrival = table.c.seq if whose is not beside else table.c.seq + 0  # no walk in order of arrival over all tables
        page = select(table).where(whose, arrival > max(0, after - base))
        rows = connection.execute(page.order_by(arrival).limit(limit - len(found)))
        found += [_to_sealed(table, row, base) for row in rows]
    return found


def _to_sealed(table: Table, row: Any, base: int) -> SealedRow:
    said = table is s.transcript
    return SealedRow(
        cursor=base + row.seq,
        table=table.name,
        record_id=row.record_id,
        conversation_id=row.conversation_id,
        owner_id=row.owner_id if said else row.subject_id,
        placeholder=None if said else row.placeholder,
        direction=to_word(Direction, row.direction) if said else None,
        at=to_time(row.at) if said else None,
        expires_at=to_time(row.expires_at),
        decision_id=row.decision_id if said else None,
        sealed=Sealed(bytes(row.sealed)),
    )


# ---------------------------------------------------------------- erasing


class RowEraser:
    """Deletes the many rows of a subject in bounded steps."""

    def __init__(self, dialect: Dialect) -> None:
        p = s.subjects.c
        self._erasing = Prepared(select(p.erasing_at).where(p.id == bindparam("subject")), dialect)
        self._steps = [(table.name, Prepared(statement, dialect)) for table, statement in _steps(dialect)]

    def erase(self, connection: Connection, subject_id: str, limit: int) -> Mapping[str, int]:
        """At most ``limit`` rows of all tables together; how many went, by table, zeros left out.

        ValueError when the subject's erasure has not begun: its turns would go on writing.
        """
        living = self._erasing.rows(connection, {"subject": subject_id})
        if living and living[0][0] is None:
            raise ValueError("the erasure of this subject has not begun")
        if connection.dialect.name == "postgresql":
            # Dead rows of the batches before lie at the front of the table, where a scan would begin each time.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        counts: Counter[str] = Counter()
        for name, step in self._steps:
            left = limit - counts.total()
            if left <= 0:
                break
            counts[name] += step.run(connection, {"subject": subject_id, "most": left})
        return dict(+counts)


def _steps(dialect: Dialect) -> list[tuple[Table, Delete]]:
    """By the person first, which finds nearly all, then by the conversations that the person has alone."""
    subject: Any = bindparam("subject")
    steps = []
    for table, key, owner in ERASED_BY:
        column = table.c[key]
        for whose in (table.c[owner] == subject, table.c.conversation_id.in_(_conversations_of(subject))):
            some = select(column).where(whose).limit(bindparam("most"))
            steps.append((table, delete(table).where(_among(dialect, column, some))))
    c = s.consents.c
    some = select(c.purpose).where(c.subject_id == subject).limit(bindparam("most"))
    return [*steps, (s.consents, delete(s.consents).where(c.subject_id == subject, _among(dialect, c.purpose, some)))]


def _among(dialect: Dialect, column: Any, some: Any) -> Any:
    """Whether the column is one of a few, looked up one by one: PostgreSQL would rather join with the whole table."""
    if dialect.name == "postgresql":
        return column == func.any(func.array(some.scalar_subquery()))
    return column.in_(some)


def erasing() -> tuple[Delete, ...]:
    """Every row of a subject and of the conversations that belong to it, conversations last but one."""
    subject: Any = bindparam("subject")
    owned = _conversations_of(subject)
    both = (
        table.delete().where(or_(table.c[owner] == subject, table.c.conversation_id.in_(owned)))
        for table, _, owner in ERASED_BY
    )
    d = s.dossiers
    return (
        *both,
        s.consents.delete().where(s.consents.c.subject_id == subject),
        d.delete().where(d.c.subject_id == subject, _of_kinds(GONE_WITH_SUBJECT)),
        d.delete().where(d.c.parent_id.in_(owned), _of_kinds(GONE_WITH_CONVERSATION)),
        s.conversations.delete().where(s.conversations.c.subject_id == subject),
        s.subjects.delete().where(s.subjects.c.id == subject),
    )


def _of_kinds(kinds: Sequence[DossierKind]) -> Any:
    return s.dossiers.c.kind.in_([literal_column(f"'{kind.value}'") for kind in kinds])


def _conversations_of(subject: Any) -> Any:
    return select(s.conversations.c.id).where(s.conversations.c.subject_id == subject)
