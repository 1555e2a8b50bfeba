"""The data, as one relational schema for SQLite and PostgreSQL.

Nothing here is personal in clear: people are random ids, what channels call them are keyed hashes
(``lookup``, ``dedupe``, ``identifier``), what they said is sealed. All times are whole microseconds since
1970-01-01 UTC, so that both databases keep and compare them alike (:func:`to_micros`, :func:`from_micros`).

``seq`` is the order of arrival. A list of words is a JSON array. Changes to these tables need a migration
(``migrations/versions``); a test compares both.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def to_micros(at: datetime) -> int:
    """Microseconds since the epoch of an aware time, exactly."""
    return (at - EPOCH) // MICROSECOND


def from_micros(micros: int) -> datetime:
    """The aware UTC time of :func:`to_micros`."""
    return EPOCH + micros * MICROSECOND


def _arrival() -> Column[Any]:
    return Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def _time(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, BigInteger, nullable=optional)


def _id(name: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    return Column(name, String(64), nullable=optional, primary_key=key)


def _word(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, String(128), nullable=optional)


def _hash(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, LargeBinary, nullable=optional)


subjects = Table(
    "subjects",
    metadata,
    _id("id", key=True),
    _word("route"),
    _hash("lookup"),
    _time("created_at"),
    _word("language", optional=True),
    _word("age", optional=True),  # a bracket, never a number
    _word("pending", optional=True),
    _time("pending_at", optional=True),
    _word("pending_about", optional=True),
    _time("erasing_at", optional=True),
    _time("restricted_at", optional=True),
    UniqueConstraint("route", "lookup"),
    Index(None, "erasing_at"),
)

conversations = Table(
    "conversations",
    metadata,
    _id("id", key=True),
    _id("subject_id", optional=True),
    _word("route"),
    _hash("lookup"),
    _time("created_at"),
    _time("disclosed_at", optional=True),
    _time("human_at", optional=True),
    UniqueConstraint("route", "lookup"),
    Index(None, "subject_id"),
)

transcript = Table(
    "transcript",
    metadata,
    _arrival(),
    _id("record_id"),
    _id("turn_id"),
    _id("conversation_id"),
    _id("owner_id"),
    _word("direction"),
    _time("at"),
    _time("expires_at"),
    _id("decision_id"),
    Column("sealed", LargeBinary, nullable=False),
    _hash("message_lookup", optional=True),
    UniqueConstraint("message_lookup"),
    Index(None, "conversation_id"),
    Index(None, "owner_id", "seq"),
    Index(None, "turn_id"),
    Index(None, "expires_at"),
)

vault = Table(
    "vault",
    metadata,
    _arrival(),
    _id("record_id"),
    _id("conversation_id"),
    _id("subject_id"),
    _word("placeholder"),
    Column("sealed", LargeBinary, nullable=False),
    _time("expires_at"),
    _hash("identifier", optional=True),
    UniqueConstraint("conversation_id", "placeholder"),
    Index(None, "subject_id", "seq"),
    Index(None, "identifier"),
    Index(None, "expires_at"),
)

# Where a subject stands on each purpose: the newest of the ledger's events.
consents = Table(
    "consents",
    metadata,
    _id("subject_id", key=True),
    Column("purpose", String(128), primary_key=True),
    _word("state"),
    _time("at"),
    _word("method"),
    _word("text_version"),
)

# Revision 0001 did not know the columns from "event" to "revision": what could not be told later is empty there.
consent_ledger = Table(
    "consent_ledger",
    metadata,
    _arrival(),
    _id("record_id"),
    _id("subject_id"),
    _id("conversation_id"),
    _word("purpose"),
    _word("state"),
    _word("text_version"),
    _word("language"),
    _time("at"),
    _word("event"),
    _word("method"),
    _word("basis"),
    Column("jurisdictions", Text, nullable=False),
    _word("text_hash"),  # of our own wording, in which nothing is of the person
    _id("decision_id"),
    _word("revision"),
    Index(None, "subject_id"),
)

disclosure_ledger = Table(
    "disclosure_ledger",
    metadata,
    _arrival(),
    _id("record_id"),
    _id("subject_id", optional=True),
    _id("conversation_id"),
    _id("turn_id"),
    _word("text_version"),
    _word("language"),
    Column("law", Text, nullable=False),
    _time("at"),
    Column("elements", Text, nullable=False),
    _id("message_id", optional=True),
    Index(None, "subject_id"),
    Index(None, "conversation_id"),
)

inbox = Table(
    "inbox",
    metadata,
    _arrival(),
    _id("item_id"),
    _word("route"),
    _id("subject_id"),
    _id("conversation_id"),
    _hash("dedupe"),
    _hash("content"),
    _id("envelope_id"),
    Column("position", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    _word("state"),
    Column("attempts", Integer, nullable=False),
    _time("at"),
    _time("next_at", optional=True),
    _time("leased_until", optional=True),
    _time("expires_at"),
    UniqueConstraint("item_id"),
    UniqueConstraint("route", "dedupe"),
    Index(None, "state", "seq"),
    Index(None, "conversation_id", "state"),
    Index(None, "subject_id"),
    Index(None, "expires_at"),
)

reply_handles = Table(
    "reply_handles",
    metadata,
    Column("lookup", LargeBinary, primary_key=True),
    _id("conversation_id"),
    _id("subject_id"),
    _time("expires_at"),
    Index(None, "subject_id"),
    Index(None, "expires_at"),
)

# Whatever is made, is in a state, falls due and ends (ADR 0017).
dossiers = Table(
    "dossiers",
    metadata,
    Column("kind", String(128), primary_key=True),
    _id("id", key=True),
    _id("parent_id", optional=True),
    _id("subject_id", optional=True),
    _word("state"),
    _time("at"),
    _time("due_at", optional=True),
    _time("leased_until", optional=True),
    _hash("lookup", optional=True),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),  # RFC 8785 JSON, nothing personal in it
    Column("sealed", LargeBinary, nullable=True),
    UniqueConstraint("kind", "lookup"),
    Index(None, "kind", "at", "id"),
    Index(None, "kind", "state", "due_at"),
    Index(None, "kind", "due_at"),
    Index(None, "subject_id", "kind", "at", "id"),
    Index(None, "parent_id", "kind", "at", "id"),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    _id("entry_id", key=True),
    Column("position", BigInteger, nullable=True),  # place in the Merkle log, from 0; null: not placed yet
    _time("at"),
    _word("tag"),
    Column("body", Text, nullable=False),  # RFC 8785 JSON of {"id","at","tag","fields"}
    Column("leaf_hash", LargeBinary, nullable=True),
    UniqueConstraint("position"),
)

audit_checkpoints = Table(
    "audit_checkpoints",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    _word("origin"),
    Column("root", LargeBinary, nullable=False),
    Column("note", Text, nullable=False),
    _time("at"),
)

audit_lease = Table(
    "audit_lease",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    _word("holder"),
    _time("until"),
    CheckConstraint("id = 1", name="single_row"),
)

# How far each place outside has the log, and which process brings it there.
audit_cursors = Table(
    "audit_cursors",
    metadata,
    Column("name", String(128), primary_key=True),  # "sink:…" or "anchor:…", as the configuration names it
    Column("reached", BigInteger, nullable=False),  # entries before this position are there
    _time("reached_at", optional=True),
    _word("holder"),
    _time("until"),
)

about = Table(
    "about",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    _time("probed_at"),  # rewritten to see that writing works
    _word("keys_fingerprint", optional=True),  # the key store and lookup key that this data belongs to
    CheckConstraint("id = 1", name="single_row"),
)
