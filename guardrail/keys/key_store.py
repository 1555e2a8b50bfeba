"""The table of wrapped data keys, in a database of its own, apart from the data and its backups.

SQLite keeps deleted bytes in free pages and in its log; ``secure_delete`` and a truncating checkpoint after
each destruction leave them in no file. PostgreSQL keeps dead rows until it vacuums, and copies in its log
and replicas, so there the row is overwritten first and the destroyed epoch is what counts (ADR 0004).
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError

from guardrail.errors import ConfigError, GuardrailError, IntegrityError, KeysUnavailableError

SCHEMA = 1
STORE_LOCK = 0x6B657973  # PostgreSQL advisory lock: one process makes the tables
SYNC_FAILED = frozenset({sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC})
CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

metadata = MetaData()

data_keys = Table(
    "data_keys",
    metadata,
    Column("key_id", String(64), primary_key=True),
    Column("owner_id", String(64), nullable=False),
    Column("epoch", Integer, nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),  # microseconds since 1970-01-01 UTC
    UniqueConstraint("owner_id"),
)

key_store = Table(
    "key_store",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("identity", String(64), nullable=False),  # random, made with the store, kept by its backups
    Column("epoch", Integer, nullable=False),  # new keys are wrapped under this one
    CheckConstraint("id = 1"),
)


def open_key_store(url: str) -> Engine:
    """An engine; an SQLite file is made with mode 0600. Raises ConfigError, KeysUnavailableError."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ConfigError("keys.url is not a database URL (sqlite:///path or postgresql://...)") from None
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        options = "-c statement_timeout=15000 -c lock_timeout=5000 -c synchronous_commit=on"
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_size=2,
            pool_timeout=5,
            connect_args={"connect_timeout": 5, "options": options},
        )
    if backend != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise ConfigError("keys.url must be sqlite:///path/to/keys.db or postgresql://...")
    _make_private_file(Path(str(parsed.database)))
    engine = create_engine(parsed.set(drivername="sqlite+pysqlite"), hide_parameters=True, pool_size=2)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_tables(connection: Connection, first_epoch: int, identity: str) -> str:
    """Create what is missing; the identity of the store (``identity``, if it was made just now).

    Refuses a key store of a later release and a damaged one.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({STORE_LOCK})")
    elif connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise IntegrityError("the key store is corrupt: restore it from its backup")
    metadata.create_all(connection)
    row = connection.execute(select(key_store.c.schema, key_store.c.identity)).first()
    if row is None:
        made = insert(key_store).values(id=1, schema=SCHEMA, epoch=first_epoch, identity=identity)
        connection.execute(made)
        return identity
    if row.schema != SCHEMA:
        raise ConfigError("the key store is of another release: upgrade Guardrail")
    return str(row.identity)


def truncate_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log into the file, so that it keeps nothing that was deleted.

    Raises :class:`~guardrail.errors.KeysUnavailableError` when another process reads just now: the deletion
    is durable, its traces are not gone yet, and the caller must ask again.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect().execution_options(guardrail_plain=True) as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        raise KeysUnavailableError("the key store's log is in use: destroy the key again")


def sync_failed(error: Exception) -> bool:
    """Whether fsync failed: what is on disk is unknown, and asking again may succeed falsely."""
    return getattr(getattr(error, "orig", None), "sqlite_errorcode", None) in SYNC_FAILED


def translate(error: Exception) -> GuardrailError:
    """Guardrail's error for a library error, without its text."""
    if isinstance(error, GuardrailError):
        return error
    origin = getattr(error, "orig", None)
    if getattr(origin, "sqlite_errorcode", 0) & 0xFF in CORRUPT:
        return IntegrityError("the key store is corrupt: restore it from its backup")
    name = getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None)
    return KeysUnavailableError(f"key store: {name or type(origin or error).__name__}")


def _make_private_file(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise KeysUnavailableError(f"the key store cannot be opened: {os.strerror(error.errno or 0)}") from None


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "busy_timeout=5000",
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "trusted_schema=OFF",
        "cell_size_check=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("guardrail_plain"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
