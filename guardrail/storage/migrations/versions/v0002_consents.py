"""A consent a purpose, in a table of its own; ledgers that prove more; ages and handoffs.

What the ledgers of revision 0001 did not record cannot be told afterwards: it stays empty, except what was
the same for every event then (consent to the service, asked for and given in words).

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

EVENTS = {
    "asked": "ConsentRequested",
    "given": "ConsentGiven",
    "refused": "ConsentRefused",
    "withdrawn": "ConsentWithdrawn",
}
"""W3C DPV's names of the states that revision 0001 knew."""


def upgrade() -> None:
    """Move consents out of ``subjects`` and widen both ledgers."""
    _move_consents()
    _widen_people()
    _widen_consent_ledger()
    _widen_disclosure_ledger()


def _move_consents() -> None:
    op.create_table(
        "consents",
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(length=128), nullable=False),
        sa.Column("text_version", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", "purpose", name=op.f("pk_consents")),
    )
    op.execute(
        "INSERT INTO consents (subject_id, purpose, state, at, method, text_version) "
        "SELECT id, 'service', consent, COALESCE(consent_at, created_at), 'words', "
        "COALESCE(consent_text_version, '') FROM subjects WHERE consent <> 'unknown'"
    )
    for name in ("consent", "consent_at", "consent_text_version"):
        op.drop_column("subjects", name)


def _widen_people() -> None:
    op.add_column("subjects", sa.Column("age", sa.String(length=128), nullable=True))
    op.add_column("subjects", sa.Column("pending_about", sa.String(length=128), nullable=True))
    op.add_column("conversations", sa.Column("human_at", sa.BigInteger(), nullable=True))


def _widen_consent_ledger() -> None:
    op.execute("UPDATE consent_ledger SET purpose = 'service'")  # an operator's own word for it before
    _require(
        "consent_ledger",
        [
            (sa.Column("event", sa.String(length=128)), sa.case(EVENTS, value=sa.column("state"), else_="")),
            (sa.Column("method", sa.String(length=128)), "words"),
            (sa.Column("basis", sa.String(length=128)), "consent"),
            (sa.Column("jurisdictions", sa.Text()), "[]"),
            (sa.Column("text_hash", sa.String(length=128)), ""),
            (sa.Column("decision_id", sa.String(length=64)), ""),
            (sa.Column("revision", sa.String(length=128)), ""),
        ],
    )


def _widen_disclosure_ledger() -> None:
    _require("disclosure_ledger", [(sa.Column("elements", sa.Text()), '["automated"]')])
    op.add_column("disclosure_ledger", sa.Column("message_id", sa.String(length=64), nullable=True))


def _require(table: str, columns: Sequence[tuple[sa.Column[str], str | sa.ColumnElement[str]]]) -> None:
    """Add columns that are never null, with the value that rows written until now get.

    SQLite cannot add them to a table that has rows, and copies it in the end.
    """
    for column, _ in columns:
        op.add_column(table, column)
    op.execute(
        sa.table(table, *(sa.column(column.name) for column, _ in columns))
        .update()
        .values({column.name: value for column, value in columns})
    )
    with op.batch_alter_table(table) as batch:
        for column, _ in columns:
            batch.alter_column(column.name, existing_type=column.type, nullable=False)
