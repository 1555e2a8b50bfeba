"""Brings a database to the schema of this release, and refuses one that is newer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from guardrail.errors import ConfigError, GuardrailError, IntegrityError, StoreUnavailableError
from guardrail.storage.engine import open_engine
from guardrail.storage.failures import translate

MIGRATION_LOCK = 0x6775617264  # one migration at a time on PostgreSQL


def migrate(url: str) -> str:
    """Upgrade the database to the newest revision, which is returned.

    Raises :class:`~guardrail.errors.ConfigError` when the schema is newer than this release,
    :class:`~guardrail.errors.IntegrityError` when an SQLite file is damaged (nothing is repaired), and
    :class:`~guardrail.errors.StoreUnavailableError`.
    """
    failure: GuardrailError
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            _refuse_damaged(connection)
            _upgrade(connection)
            return head()
    except (SQLAlchemyError, GuardrailError) as error:
        failure = translate(error)
    finally:
        engine.dispose()
    raise failure


def head() -> str:
    """The revision this release expects."""
    return _scripts().get_current_head() or ""


def current(connection: Connection) -> str | None:
    """The revision a database is at; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def check_revision(connection: Connection) -> None:
    """Raise unless the database is at the revision this release expects."""
    revision = current(connection)
    if revision == head():
        return
    _refuse_newer(revision)
    raise StoreUnavailableError("the database schema is older than this release: migrate it")


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
    revision = current(connection)
    _refuse_newer(revision)
    if revision != head():
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in {script.revision for script in _scripts().walk_revisions()}:
        raise ConfigError("the database schema is newer than this release: upgrade Guardrail")


def _refuse_damaged(connection: Connection) -> None:
    """SQLite has no page checksums; its structure check finds torn and overwritten pages."""
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise IntegrityError("the database file is corrupt: restore it from a backup")


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
