"""Opens a backup aside: a copy of an SQLite file, a PostgreSQL database restored aside, or a dump restored for this.

Nothing of the live data is touched. Copies lie in a directory of mode 0700 that goes in any case, a database made
for a dump goes, too; only what is sealed is ever written to a disk.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from guardrail.errors import ConfigError, GuardrailError, IntegrityError
from guardrail.storage.engine import open_engine, parse_url, reading
from guardrail.storage.failures import translate
from guardrail.storage.migrate import check_revision, migrate

SQLITE = b"SQLite format 3\x00"
DUMP = b"PGDMP"
PASSED_ON = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}  # of a connection URL, by the environment: a command line is for everybody to read


class BackupError(ConfigError):
    """This is nothing that can be opened aside."""

    code = "backup_unusable"


@contextmanager
def opened(backup: str, live_url: str, scratch: str | None) -> Iterator[Connection]:
    """One consistent view of the backup, at this release's schema. ``scratch`` is the URL of a PostgreSQL server
    on which a database may be made for a dump.

    Raises :class:`~guardrail.errors.IntegrityError` for a damaged file, :class:`BackupError`.
    """
    with ExitStack() as stack:
        url, ours = stack.enter_context(_reachable(backup, live_url, scratch))
        yield stack.enter_context(_viewed(url, ours))


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """A copy of an SQLite file, with the log that may lie beside it, in a directory that goes in any case."""
    with _ending(), tempfile.TemporaryDirectory(prefix="guardrail-drill-") as made:
        copy = Path(made) / "copy.db"
        try:
            for end in ("", "-wal"):
                source = path.with_name(path.name + end)
                if not end or source.exists():
                    target = copy.with_name(copy.name + end)
                    shutil.copyfile(source, target)
                    target.chmod(0o600)
        except OSError as error:
            raise BackupError(f"the backup cannot be copied: {os.strerror(error.errno or 0)}") from None
        yield copy


@contextmanager
def _reachable(backup: str, live_url: str, scratch: str | None) -> Iterator[tuple[str, bool]]:
    """The URL of a database to look into, and whether it was made for this and may be changed."""
    if backup.startswith(("postgresql:", "postgresql+", "postgres:")):
        if _place(backup) == _place(live_url):
            raise BackupError("this is the live database: restore the backup aside and name that")
        yield backup, False
        return
    path = Path(backup)
    begins = _beginning(path)
    if begins.startswith(DUMP):
        with _restored(path, scratch) as url:
            yield url, True
        return
    if begins != SQLITE:
        raise IntegrityError("neither an SQLite database nor a dump of pg_dump --format=custom", code="backup_corrupt")
    if live_url.startswith("sqlite:") and path.samefile(Path(str(parse_url(live_url).database))):
        raise BackupError("this is the live database, not a backup of it")
    with private_copy(path) as copy:
        yield f"sqlite:///{copy}", True


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE))
    except OSError as error:
        raise BackupError(f"the backup cannot be read: {os.strerror(error.errno or 0)}") from None


@contextmanager
def _viewed(url: str, ours: bool) -> Iterator[Connection]:
    engine = _prepared(url, ours)
    failure: GuardrailError | None = None
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET statement_timeout = 0")  # nobody waits for this transaction
            yield connection
    except SQLAlchemyError as error:
        failure = translate(error)
    finally:
        engine.dispose()
    if failure is not None:
        raise _of_backup(failure)


def _prepared(url: str, ours: bool) -> Engine:
    """What was made for this is brought to this release's schema; another database is only read."""
    failure: GuardrailError
    try:
        if ours:
            migrate(url)
        engine = open_engine(url, readers=1)
        if engine.dialect.name == "sqlite":
            return reading(engine)
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with engine.connect() as connection:
            check_revision(connection)
        return engine
    except (SQLAlchemyError, GuardrailError) as error:
        failure = translate(error)
    raise _of_backup(failure)


def _of_backup(failure: GuardrailError) -> GuardrailError:
    """The same failure, told of the backup and not of the live data."""
    if isinstance(failure, IntegrityError):
        return IntegrityError(failure.detail, code="backup_corrupt")
    return BackupError(f"the backup: {failure.detail}")


@contextmanager
def _restored(dump: Path, scratch: str | None) -> Iterator[str]:
    """The dump in a database made for it, which goes in any case."""
    import psycopg
    from psycopg import sql

    tool = shutil.which("pg_restore")
    if tool is None or scratch is None:
        raise BackupError(
            "a dump needs pg_restore and --scratch, the URL of a PostgreSQL server on which a database may be made; "
            "or restore it yourself and name that database's URL"
        )
    name = f"guardrail_drill_{os.urandom(8).hex()}"
    plain = parse_url(scratch).set(drivername="postgresql")
    admin = plain.render_as_string(hide_password=False)
    made = sql.Identifier(name)
    with _ending():
        try:
            with psycopg.connect(admin, autocommit=True, connect_timeout=5) as server:
                server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(made))
        except psycopg.Error:
            raise BackupError("--scratch: no database could be made on that server") from None
        try:
            _restore(tool, dump, name, psycopg.conninfo.conninfo_to_dict(admin))
            yield plain.set(database=name).render_as_string(hide_password=False)
        finally:
            with psycopg.connect(admin, autocommit=True, connect_timeout=5) as server:
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(made))


def _restore(tool: str, dump: Path, name: str, server: Mapping[str, Any]) -> None:
    """What pg_restore writes about a failure may quote rows: it is not shown."""
    environment = {PASSED_ON[key]: str(value) for key, value in server.items() if key in PASSED_ON}
    done = subprocess.run(  # noqa: S603 - no shell, and the tool is the operator's own
        [tool, "--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={name}", dump],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        detail = f"pg_restore could not restore it (exit code {done.returncode})"
        raise IntegrityError(detail, code="backup_corrupt")


def _place(url: str) -> tuple[object, ...]:
    """Which database a URL means, as far as it says so."""
    parsed = parse_url(url)
    host = parsed.host or parsed.query.get("host") or "localhost"
    return parsed.get_backend_name(), host, parsed.port or 5432, parsed.database


@contextmanager
def _ending() -> Iterator[None]:
    """SIGTERM ends the command in good order: what was made goes."""

    def end(_number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
