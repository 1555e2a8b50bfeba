"""What a database says, in Guardrail's words: never statements, parameters or a driver's text."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from guardrail.errors import GuardrailError, IntegrityError, StoreUnavailableError

CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
SYNC_FAILED = frozenset({sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC})
UNIQUE = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
RETRYABLE_STATES = frozenset({"40001", "40P01", "55P03"})  # serialization, deadlock, lock not available


class ClashError(Exception):
    """A unique constraint of this table was violated, or a version was not the next one."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


def translate(error: Exception) -> GuardrailError:
    """The Guardrail error for a library error. Raise it outside of the handler: no chain, no text."""
    if isinstance(error, GuardrailError):
        return error
    code = sqlite_code(error)
    if code is not None and code & 0xFF in CORRUPT:
        return IntegrityError("the database file is corrupt: restore it from a backup")
    return StoreUnavailableError(f"database: {_name(error)}")


def sqlite_code(error: Exception) -> int | None:
    """SQLite's extended result code, if the error has one."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return code if isinstance(code, int) else None


def sync_failed(error: Exception) -> bool:
    """Whether fsync failed: what is on disk is unknown, so writing must stop."""
    return sqlite_code(error) in SYNC_FAILED


def retryable(error: Exception) -> bool:
    """Whether PostgreSQL rolled the whole transaction back for another one's sake."""
    return getattr(getattr(error, "orig", None), "sqlstate", None) in RETRYABLE_STATES


def clash(error: Exception) -> bool:
    """Whether a unique constraint was violated (and no other)."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return state == "23505" or sqlite_code(error) in UNIQUE


def disconnected(error: SQLAlchemyError) -> bool:
    """Whether the connection is gone (and with it, on PostgreSQL, the outcome of a commit)."""
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _name(error: Exception) -> str:
    origin = getattr(error, "orig", None)
    return str(
        getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None) or type(origin or error).__name__
    )
