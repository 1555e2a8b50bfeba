"""kill -9 at every commit point of an erasure: after a restart it is complete, with its receipt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.contract.conftest import postgres_server

__all__ = ["postgres_server"]  # the fixture


def _kills(*arguments: object) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.erasure_kills", *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.stderr == ""
    return int(done.stdout)


@pytest.mark.timeout(300)
def test_a_process_killed_at_any_write_leaves_an_erasure_that_is_completed(tmp_path: Path) -> None:
    assert _kills(tmp_path) > 40


@pytest.mark.timeout(300)
def test_the_same_on_postgresql(tmp_path: Path, postgres_server: str) -> None:
    """Every third point, which meets both sides of a write in turn: the steps are those of the test above."""
    with psycopg.connect(postgres_server.format(database="postgres"), autocommit=True) as admin:
        admin.execute("CREATE DATABASE kills")
    assert _kills(tmp_path, postgres_server.format(database="kills"), 3) > 10
