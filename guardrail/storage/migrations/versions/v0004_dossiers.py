"""Dossiers: requests, receipts, holds, codes and whatever else has a life of its own; restricted people.

The indexes by which somebody's sealed rows are read and deleted a page at a time get the order of arrival.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FOUND_BY = (
    ("kind", "at", "id"),
    ("kind", "state", "due_at"),
    ("kind", "due_at"),
    ("subject_id", "kind", "at", "id"),
    ("parent_id", "kind", "at", "id"),
)
PAGED = (("transcript", "owner_id"), ("vault", "subject_id"))


def upgrade() -> None:
    """Nobody is restricted and there is no dossier yet."""
    op.create_table(
        "dossiers",
        sa.Column("kind", sa.String(length=128), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("parent_id", sa.String(length=64), nullable=True),
        sa.Column("subject_id", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("leased_until", sa.BigInteger(), nullable=True),
        sa.Column("lookup", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_dossiers")),
        sa.UniqueConstraint("kind", "lookup", name=op.f("uq_dossiers_kind_lookup")),
    )
    for columns in FOUND_BY:
        op.create_index(op.f("ix_dossiers_" + "_".join(columns)), "dossiers", list(columns))
    op.add_column("subjects", sa.Column("restricted_at", sa.BigInteger(), nullable=True))
    for table, column in PAGED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
        op.create_index(op.f(f"ix_{table}_{column}_seq"), table, [column, "seq"])
