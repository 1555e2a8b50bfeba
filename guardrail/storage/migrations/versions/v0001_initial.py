"""The first schema.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "about",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("probed_at", sa.BigInteger(), nullable=False),
        sa.Column("keys_fingerprint", sa.String(length=128), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_about_single_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_about")),
    )
    op.create_table(
        "audit_checkpoints",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("origin", sa.String(length=128), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_audit_checkpoints")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.String(length=128), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_audit_entries")),
        sa.UniqueConstraint("position", name=op.f("uq_audit_entries_position")),
    )
    op.create_table(
        "audit_lease",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("holder", sa.String(length=128), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_lease_single_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_lease")),
    )
    op.create_table(
        "consent_ledger",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=128), nullable=False),
        sa.Column("text_version", sa.String(length=128), nullable=False),
        sa.Column("language", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_consent_ledger")),
    )
    op.create_index(op.f("ix_consent_ledger_subject_id"), "consent_ledger", ["subject_id"])
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=True),
        sa.Column("route", sa.String(length=128), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disclosed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint("route", "lookup", name=op.f("uq_conversations_route_lookup")),
    )
    op.create_index(op.f("ix_conversations_subject_id"), "conversations", ["subject_id"])
    op.create_table(
        "disclosure_ledger",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=True),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("turn_id", sa.String(length=64), nullable=False),
        sa.Column("text_version", sa.String(length=128), nullable=False),
        sa.Column("language", sa.String(length=128), nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_disclosure_ledger")),
    )
    op.create_index(op.f("ix_disclosure_ledger_conversation_id"), "disclosure_ledger", ["conversation_id"])
    op.create_index(op.f("ix_disclosure_ledger_subject_id"), "disclosure_ledger", ["subject_id"])
    op.create_table(
        "inbox",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("route", sa.String(length=128), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("dedupe", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("envelope_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=128), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("leased_until", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
        sa.UniqueConstraint("item_id", name=op.f("uq_inbox_item_id")),
        sa.UniqueConstraint("route", "dedupe", name=op.f("uq_inbox_route_dedupe")),
    )
    op.create_index(op.f("ix_inbox_conversation_id_state"), "inbox", ["conversation_id", "state"])
    op.create_index(op.f("ix_inbox_expires_at"), "inbox", ["expires_at"])
    op.create_index(op.f("ix_inbox_state_seq"), "inbox", ["state", "seq"])
    op.create_index(op.f("ix_inbox_subject_id"), "inbox", ["subject_id"])
    op.create_table(
        "reply_handles",
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("lookup", name=op.f("pk_reply_handles")),
    )
    op.create_index(op.f("ix_reply_handles_expires_at"), "reply_handles", ["expires_at"])
    op.create_index(op.f("ix_reply_handles_subject_id"), "reply_handles", ["subject_id"])
    op.create_table(
        "subjects",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("route", sa.String(length=128), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=128), nullable=True),
        sa.Column("consent", sa.String(length=128), nullable=False),
        sa.Column("consent_at", sa.BigInteger(), nullable=True),
        sa.Column("consent_text_version", sa.String(length=128), nullable=True),
        sa.Column("pending", sa.String(length=128), nullable=True),
        sa.Column("pending_at", sa.BigInteger(), nullable=True),
        sa.Column("erasing_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subjects")),
        sa.UniqueConstraint("route", "lookup", name=op.f("uq_subjects_route_lookup")),
    )
    op.create_index(op.f("ix_subjects_erasing_at"), "subjects", ["erasing_at"])
    op.create_table(
        "transcript",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("turn_id", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=False),
        sa.Column("direction", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("decision_id", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("message_lookup", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_transcript")),
        sa.UniqueConstraint("message_lookup", name=op.f("uq_transcript_message_lookup")),
    )
    op.create_index(op.f("ix_transcript_conversation_id"), "transcript", ["conversation_id"])
    op.create_index(op.f("ix_transcript_expires_at"), "transcript", ["expires_at"])
    op.create_index(op.f("ix_transcript_owner_id"), "transcript", ["owner_id"])
    op.create_index(op.f("ix_transcript_turn_id"), "transcript", ["turn_id"])
    op.create_table(
        "vault",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("placeholder", sa.String(length=128), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("identifier", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_vault")),
        sa.UniqueConstraint("conversation_id", "placeholder", name=op.f("uq_vault_conversation_id_placeholder")),
    )
    op.create_index(op.f("ix_vault_expires_at"), "vault", ["expires_at"])
    op.create_index(op.f("ix_vault_identifier"), "vault", ["identifier"])
    op.create_index(op.f("ix_vault_subject_id"), "vault", ["subject_id"])
