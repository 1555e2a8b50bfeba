"""Applies commits inside a transaction that somebody else opened.

``apply_together`` runs many commits as one batch a table, which is fast but cannot tell whose row clashed;
``apply_alone`` runs one commit and names the clash. Both check in the transaction itself that the subjects a
commit names are alive, so that nothing is stored for somebody whose erasure has begun.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from sqlalchemy import Connection, Dialect, bindparam, select
from sqlalchemy.exc import IntegrityError as ConstraintError

from guardrail.errors import ConflictError, DuplicateError, ErasedError, GuardrailError, StaleVaultError
from guardrail.storage import dossiers, statements, subjects
from guardrail.storage import schema as s
from guardrail.storage.dossiers import DossierWriter
from guardrail.storage.failures import ClashError, clash
from guardrail.storage.rows import DOSSIERS, FIRST, INSERTS, LAST, UPDATES, Row, rows_of
from guardrail.storage.schema import to_micros
from guardrail.storage.statements import Prepared
from guardrail.types import (
    DossierDeleted,
    DossierSaved,
    ErasureBegun,
    InboxState,
    InboxWithdrawn,
    MessageDeleted,
    SubjectCreated,
    SubjectErased,
    Write,
)


@dataclass(frozen=True, slots=True)
class Commit:
    """What one turn wants written, ready for the database."""

    rows: Mapping[str, Sequence[Row]]
    dossiers: tuple[DossierSaved | DossierDeleted, ...]
    first: tuple[MessageDeleted | InboxWithdrawn, ...]
    last: tuple[ErasureBegun | SubjectErased, ...]
    alive: frozenset[str]
    created: frozenset[str]


def as_commit(writes: Sequence[Write], alive: Iterable[str]) -> Commit:
    """Turn writes into rows. Messages are taken back before the rest of a commit, subjects erased after it."""
    return Commit(
        rows_of(writes),
        tuple(write for write in writes if isinstance(write, DOSSIERS)),
        tuple(write for write in writes if isinstance(write, FIRST)),
        tuple(write for write in writes if isinstance(write, LAST)),
        frozenset(alive),
        frozenset(write.subject_id for write in writes if isinstance(write, SubjectCreated)),
    )


class Applier:
    """The statements of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._batched = {name: Prepared(statement, dialect) for name, statement in _batched(dialect).items()}
        self._dossiers = DossierWriter(dialect)
        self._begin_erasure = Prepared(statements.beginning_erasure(), dialect)
        self._erase = [Prepared(statement, dialect) for statement in subjects.erasing()]
        self._delete_message = Prepared(_deleting_message(), dialect)
        self._withdraw_message = Prepared(statements.withdrawing_inbox(), dialect)
        self._alive = Prepared(statements.living_subjects(dialect), dialect)
        self._content = Prepared(_known_content(), dialect)
        self._entry = Prepared(_known_entry(), dialect)

    def apply_together(self, connection: Connection, commits: Sequence[Commit]) -> list[GuardrailError | None]:
        """Outcomes in order; raises :class:`ClashError` when any commit clashes (nothing is told apart then)."""
        living = self._living(connection, frozenset().union(*(commit.alive for commit in commits)))
        outcomes: list[GuardrailError | None] = []
        batch: list[Commit] = []
        for commit in commits:
            if commit.alive - commit.created - living:
                outcomes.append(ErasedError("a data subject of this commit was erased"))
                continue
            outcomes.append(None)
            living |= commit.created
            if commit.first:
                self._flush(connection, batch)
                self._take_back(connection, commit.first)
                batch = []
            batch.append(commit)
            if commit.last:
                self._flush(connection, batch)
                self._end(connection, commit.last)
                living -= {write.subject_id for write in commit.last}
                batch = []
        self._flush(connection, batch)
        return outcomes

    def apply_alone(self, connection: Connection, commit: Commit) -> GuardrailError | None:
        """The outcome of one commit, inside a savepoint of its own."""
        try:
            with connection.begin_nested():
                (outcome,) = self.apply_together(connection, [commit])
                return outcome
        except ClashError as error:
            table = error.table
        except ErasedError as error:
            return error
        return self._explain(connection, commit, table)

    def kept(self, connection: Connection, entry_id: str) -> bool:
        """Whether an audit entry is there, and with it the transaction that wrote it."""
        return bool(self._entry.rows(connection, {"entry": entry_id}))

    def _living(self, connection: Connection, ids: frozenset[str]) -> set[str]:
        """Which of these subjects exist and are not being erased; locked until the transaction ends."""
        if not ids:
            return set()
        rows = self._alive.rows(connection, {"ids": statements.as_ids(self._dialect, ids)})
        return {row[0] for row in rows}

    def _flush(self, connection: Connection, commits: Sequence[Commit]) -> None:
        for name in (*INSERTS, *UPDATES):
            rows = [row for commit in commits for row in commit.rows.get(name, ())]
            if rows:
                self._run(connection, name, rows)
        self._dossiers.apply(connection, (write for commit in commits for write in commit.dossiers))

    def _run(self, connection: Connection, name: str, rows: list[Row]) -> None:
        try:
            self._batched[name].many(connection, rows)
        except ConstraintError as error:
            if not clash(error):
                raise
        else:
            return
        raise ClashError(name)

    def _take_back(self, connection: Connection, writes: Iterable[MessageDeleted | InboxWithdrawn]) -> None:
        for write in writes:
            match write:
                case MessageDeleted():
                    self._delete_message.run(
                        connection, {"conversation": write.conversation_id, "message": write.message_lookup}
                    )
                case InboxWithdrawn():
                    row = {
                        "b_route": write.route,
                        "b_subject": write.subject_id,
                        "b_dedupe": write.dedupe,
                        "b_ready": InboxState.READY.value,
                        "b_waiting": InboxState.WAITING.value,
                        "b_sending": InboxState.SENDING.value,
                        "b_state": InboxState.DROPPED.value,
                        "b_sealed": b"",
                    }
                    self._withdraw_message.run(connection, row)

    def _end(self, connection: Connection, writes: Iterable[ErasureBegun | SubjectErased]) -> None:
        for write in writes:
            match write:
                case ErasureBegun():
                    row = {"b_subject": write.subject_id, "b_at": to_micros(write.at)}
                    if self._begin_erasure.run(connection, row) == 0:
                        raise ErasedError("the data subject is gone already")
                case SubjectErased():
                    for statement in self._erase:
                        statement.run(connection, {"subject": write.subject_id})
                case _:
                    assert_never(write)

    def _explain(self, connection: Connection, commit: Commit, table: str) -> GuardrailError:
        match table:
            case "inbox":
                return DuplicateError("inbox item known", same=self._same_content(connection, commit))
            case "transcript":
                return DuplicateError("transcript message known", same=True)
            case "audit_entries":
                return DuplicateError("audit entry known", same=True)
            case "vault":
                return StaleVaultError("placeholder taken")
            case dossiers.VERSION | dossiers.LOOKUP:
                return dossiers.explain(table)
            case _:
                return ConflictError("a concurrent first turn came first")

    def _same_content(self, connection: Connection, commit: Commit) -> bool:
        """Whether every item that is known already has the content it had."""
        for row in commit.rows.get("inbox", ()):
            known = self._content.rows(connection, {"route": row["route"], "dedupe": row["dedupe"]})
            if known and bytes(known[0][0]) != row["content"]:
                return False
        return True


def _batched(dialect: Dialect) -> dict[str, Any]:
    """The statement that each name of :mod:`guardrail.storage.rows` stands for."""
    return {
        "subjects": statements.adding(
            s.subjects, "age", "pending", "pending_at", "pending_about", "erasing_at", "restricted_at"
        ),
        "conversations": statements.adding(s.conversations, "disclosed_at", "human_at"),
        "inbox": statements.adding(s.inbox, "next_at", "leased_until"),
        "transcript": statements.adding(s.transcript),
        "vault": statements.adding(s.vault),
        "consents": statements.upserting_consent(dialect),
        "consent_ledger": statements.adding(s.consent_ledger),
        "disclosure_ledger": statements.adding(s.disclosure_ledger),
        "reply_handles": statements.upserting_reply_handle(dialect),
        "audit_entries": statements.adding(s.audit_entries, "position"),
        "question": statements.setting_question(),
        "age": statements.noting_age(),
        "language": statements.noting_language(),
        "restriction": statements.noting_restriction(),
        "disclosure": statements.noting_disclosure(),
        "handoff": statements.noting_handoff(),
        "moved": statements.moving_inbox(),
    }


def _deleting_message() -> Any:
    t = s.transcript
    mine = t.c.conversation_id == bindparam("conversation")
    return t.delete().where(mine, t.c.message_lookup == bindparam("message"))


def _known_content() -> Any:
    i = s.inbox.c
    return select(i.content).where(i.route == bindparam("route"), i.dedupe == bindparam("dedupe"))


def _known_entry() -> Any:
    e = s.audit_entries.c
    return select(e.entry_id).where(e.entry_id == bindparam("entry"))
