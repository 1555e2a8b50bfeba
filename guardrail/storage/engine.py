"""Connections: what SQLite and PostgreSQL must be told before they keep personal data.

SQLite runs in WAL mode with ``synchronous=FULL`` (a commit is on disk when it returns), overwrites what is
deleted, keeps temporary data in memory and its files private. PostgreSQL keeps its own durability; we only
refuse to wait for ever. Transactions that write start with ``BEGIN IMMEDIATE`` on SQLite, reads outside of
any transaction.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from guardrail.errors import ConfigError, StoreUnavailableError

READING = {"guardrail_reading": True}
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
BUSY_MILLISECONDS = 5_000
OLDEST_SQLITE = (3, 38)  # RETURNING, and JSON always there
POSTGRES_OPTIONS = "-c statement_timeout=15000 -c lock_timeout=5000 -c synchronous_commit=on -c timezone=UTC"


def parse_url(url: str) -> URL:
    """The URL with its driver; raises :class:`~guardrail.errors.ConfigError`, which never shows it."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ConfigError("store.url is not a database URL (sqlite:///path or postgresql://...)") from None
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise ConfigError("store.url must be sqlite:///path or postgresql://...")
    if parsed.database in (None, "", ":memory:"):
        raise ConfigError("store.url needs a file: sqlite:///path/to/data.db")
    return parsed.set(drivername="sqlite+pysqlite")


def open_engine(url: str, *, readers: int = 4) -> Engine:
    """An engine whose errors never show parameters. Makes the SQLite file, readable by its owner only."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(
            parsed,
            hide_parameters=True,
            pool_size=readers + 2,
            pool_timeout=5,
            connect_args={"connect_timeout": 5, "options": POSTGRES_OPTIONS},
        )
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ConfigError(f"SQLite {sqlite3.sqlite_version} is too old: 3.38 or later is needed")
    make_private_file(Path(str(parsed.database)))
    engine = create_engine(parsed, hide_parameters=True, paramstyle="named", pool_size=readers + 2, pool_timeout=5)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_private_file(path: Path) -> None:
    """Make sure of a file with mode 0600; SQLite gives its -wal and -shm files the same mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise StoreUnavailableError(f"the database file cannot be opened: {reason}") from None


def reading(engine: Engine) -> Engine:
    """The same pool for single-statement reads, without a transaction around them."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return engine.execution_options(**READING)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("guardrail_reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
