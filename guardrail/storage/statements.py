"""Statements of the hot path, compiled once from the schema and then handed to the driver as text.

SQLAlchemy Core stays the one source of table and column names; only its per-execution work is skipped
(a commit costs a fraction of a millisecond this way, ``bench``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ClauseElement,
    Connection,
    Dialect,
    Insert,
    LargeBinary,
    String,
    Table,
    Update,
    bindparam,
    cast,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from guardrail.storage import schema as s
from guardrail.types import InboxState

Parameters: TypeAlias = Mapping[str, Any]


class Prepared:
    """One statement as driver text, with named parameters."""

    __slots__ = ("_fixed", "text")

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text: Final = str(compiled)
        self._fixed = {name: value for name, value in (compiled.params or {}).items() if value is not None}

    def rows(self, connection: Connection, parameters: Parameters) -> Sequence[Any]:
        """All rows of a query."""
        return connection.exec_driver_sql(self.text, {**self._fixed, **parameters}).all()

    def run(self, connection: Connection, parameters: Parameters) -> int:
        """Run once; how many rows it touched."""
        return connection.exec_driver_sql(self.text, {**self._fixed, **parameters}).rowcount

    def many(self, connection: Connection, parameters: Sequence[dict[str, Any]]) -> int:
        """Run once a parameter set; how many rows that touched."""
        if len(parameters) == 1:
            return connection.exec_driver_sql(self.text, parameters[0]).rowcount
        return connection.exec_driver_sql(self.text, list(parameters)).rowcount


def adding(table: Table, *absent: str) -> Insert:
    """An insert of every column but the generated one and those named."""
    left = {"seq", *absent}
    return insert(table).values({c.name: bindparam(c.name) for c in table.columns if c.name not in left}).inline()


def _upserting(dialect: Dialect, table: Table, changing: Iterable[str], newest: str | None = None) -> Insert:
    """An insert that replaces ``changing`` of a row with the same key, unless that one's ``newest`` is later."""
    maker = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    made: Any = maker(table).values({c.name: bindparam(c.name) for c in table.columns}).inline()
    return made.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=list(table.primary_key),
        set_={name: made.excluded[name] for name in changing},
        where=None if newest is None else made.excluded[newest] >= table.c[newest],
    )


def upserting_reply_handle(dialect: Dialect) -> Insert:
    """A channel may repeat a token in a redelivery: the newest conversation and expiry count."""
    return _upserting(dialect, s.reply_handles, ("conversation_id", "subject_id", "expires_at"))


def upserting_consent(dialect: Dialect) -> Insert:
    """Where a person stands on a purpose: the newest event counts, of equally new ones the last to be written."""
    return _upserting(dialect, s.consents, ("state", "at", "method", "text_version"), newest="at")


def _standing_columns(conversation: Any) -> list[Any]:
    waiting = (
        select(func.count())
        .select_from(s.inbox)
        .where(
            s.inbox.c.conversation_id == conversation.c.id,
            s.inbox.c.state == literal_column(f"'{InboxState.WAITING.value}'"),
            s.inbox.c.subject_id == s.subjects.c.id,
        )
        .scalar_subquery()
    )
    kept = (
        select(func.count())
        .select_from(s.vault)
        .where(s.vault.c.conversation_id == conversation.c.id)
        .scalar_subquery()
    )
    p, c = s.subjects.c, conversation.c
    return [
        p.id, c.id, _consents(), p.pending, p.pending_at, p.pending_about, p.age, p.language, p.restricted_at,
        c.disclosed_at, c.human_at, waiting, kept,
    ]  # fmt: skip


def _consents() -> Any:
    """The subject's consents as "purpose state microseconds method", separated by commas; null without any.

    One text instead of a join, which would count what waits and what is kept once a purpose.
    """
    c = s.consents.c
    space, comma = literal_column("' '", String), literal_column("','", String)
    row = c.purpose + space + c.state + space + cast(c.at, String) + space + c.method
    gathered: Any = func.aggregate_strings
    return select(gathered(row, comma)).where(c.subject_id == s.subjects.c.id).scalar_subquery()


def find_person() -> Any:
    """Subject by route and user lookup; its conversation, unless that belongs to somebody else."""
    c = s.conversations
    mine = or_(c.c.subject_id.is_(None), c.c.subject_id == s.subjects.c.id)
    same = (c.c.route == bindparam("route")) & (c.c.lookup == bindparam("conversation")) & mine
    return (
        select(*_standing_columns(c))
        .select_from(s.subjects.outerjoin(c, same))
        .where(s.subjects.c.route == bindparam("route"), s.subjects.c.lookup == bindparam("user"))
    )


def find_owner() -> Any:
    """The conversation's own subject."""
    c = s.conversations
    return (
        select(*_standing_columns(c))
        .select_from(c.join(s.subjects, c.c.subject_id == s.subjects.c.id))
        .where(c.c.route == bindparam("route"), c.c.lookup == bindparam("conversation"))
    )


def standing() -> Any:
    """Subject by id; its conversation by id, unless that belongs to somebody else."""
    c = s.conversations
    mine = or_(c.c.subject_id.is_(None), c.c.subject_id == s.subjects.c.id)
    same = (c.c.id == bindparam("conversation_id")) & mine
    return (
        select(*_standing_columns(c))
        .select_from(s.subjects.outerjoin(c, same))
        .where(s.subjects.c.id == bindparam("subject_id"))
    )


def living_subjects(dialect: Dialect) -> Any:
    """Which of ``ids`` exist and are not being erased; their rows stay locked until the transaction ends."""
    ids: Any = bindparam("ids")
    p = s.subjects.c
    among: Any
    if dialect.name == "postgresql":
        among = p.id == func.any(cast(ids, postgresql.ARRAY(String)))
    else:
        among = p.id.in_(select(func.json_each(ids).table_valued("value").c.value))
    return select(p.id).where(among, p.erasing_at.is_(None)).order_by(p.id).with_for_update(key_share=True)


def as_ids(dialect: Dialect, ids: Iterable[str]) -> Any:
    """The parameter ``ids``: an array on PostgreSQL, JSON on SQLite."""
    return sorted(ids) if dialect.name == "postgresql" else json.dumps(sorted(ids))


TRANSCRIPT_COLUMNS = tuple(
    s.transcript.c[name]
    for name in (
        "record_id", "turn_id", "conversation_id", "owner_id", "direction", "at", "expires_at", "decision_id",
        "sealed",
    )
)  # fmt: skip
VAULT_COLUMNS = tuple(
    s.vault.c[name] for name in ("record_id", "conversation_id", "subject_id", "placeholder", "sealed")
)
INBOX_COLUMNS = tuple(
    s.inbox.c[name]
    for name in (
        "item_id", "route", "subject_id", "conversation_id", "envelope_id", "position", "sealed", "state",
        "attempts", "at",
    )
)  # fmt: skip


def living_vault() -> Any:
    """All entries of a conversation that have not expired, oldest first."""
    v = s.vault.c
    return (
        select(*VAULT_COLUMNS)
        .where(v.conversation_id == bindparam("conversation_id"), v.expires_at > bindparam("now"))
        .order_by(v.seq)
    )


def newest_transcript() -> Any:
    """The newest records of a conversation, newest first."""
    t = s.transcript.c
    return (
        select(*TRANSCRIPT_COLUMNS)
        .where(t.conversation_id == bindparam("conversation_id"), t.expires_at > bindparam("now"))
        .order_by(t.seq.desc())
        .limit(bindparam("most"))
    )


def setting_question() -> Update:
    """Guardrail's open question."""
    return (
        update(s.subjects)
        .where(s.subjects.c.id == bindparam("b_subject"))
        .values(pending=bindparam("b_pending"), pending_at=bindparam("b_at"), pending_about=bindparam("b_about"))
    )


def noting_age() -> Update:
    """The subject's age bracket."""
    return update(s.subjects).where(s.subjects.c.id == bindparam("b_subject")).values(age=bindparam("b_age"))


def noting_language() -> Update:
    """The subject's language."""
    return update(s.subjects).where(s.subjects.c.id == bindparam("b_subject")).values(language=bindparam("b_language"))


def noting_restriction() -> Update:
    """Since when the subject's data may only be stored; null: it may be processed."""
    return update(s.subjects).where(s.subjects.c.id == bindparam("b_subject")).values(restricted_at=bindparam("b_at"))


def noting_disclosure() -> Update:
    """When the conversation was last told that it talks to a machine."""
    return (
        update(s.conversations)
        .where(s.conversations.c.id == bindparam("b_conversation"))
        .values(disclosed_at=bindparam("b_at"))
    )


def noting_handoff() -> Update:
    """Since when a human answers in the conversation; null: the bot does."""
    return (
        update(s.conversations)
        .where(s.conversations.c.id == bindparam("b_conversation"))
        .values(human_at=bindparam("b_at"))
    )


def moving_inbox() -> Update:
    """The next state of an item, without its lease, and its next content if there is one."""
    return (
        update(s.inbox)
        .where(s.inbox.c.item_id == bindparam("b_item"))
        .values(
            state=bindparam("b_state"),
            attempts=bindparam("b_attempts"),
            next_at=bindparam("b_next_at"),
            leased_until=null(),
            sealed=func.coalesce(bindparam("b_sealed", type_=LargeBinary), s.inbox.c.sealed),
        )
    )


def withdrawing_inbox() -> Update:
    """A message that was taken back before the bot had it; only by the person it is of."""
    i = s.inbox.c
    mine = (i.dedupe == bindparam("b_dedupe")) & (i.subject_id == bindparam("b_subject"))
    unread = i.state.in_([bindparam(f"b_{state}") for state in ("ready", "waiting", "sending")])
    return (
        update(s.inbox)
        .where(i.route == bindparam("b_route"), mine, unread)
        .values(state=bindparam("b_state"), sealed=bindparam("b_sealed"))
    )


def beginning_erasure() -> Update:
    """The first begin counts."""
    return (
        update(s.subjects)
        .where(s.subjects.c.id == bindparam("b_subject"))
        .values(erasing_at=func.coalesce(s.subjects.c.erasing_at, bindparam("b_at")))
    )
