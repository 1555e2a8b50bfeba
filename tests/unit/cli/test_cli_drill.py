"""drill, as people meet it; what it proves is in tests/contract/test_drill.py."""

from __future__ import annotations

import asyncio
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from guardrail.cli.drill import _bar
from guardrail.cli.rooms import open_keys, open_store
from tests.unit.cli.conftest import TEXT, USER, House, Run


@pytest.fixture
def backup(house: House, tmp_path: Path) -> Path:
    asyncio.run(_pair(house))
    path = tmp_path / "backup.db"
    with closing(sqlite3.connect(house.config.store.url.reveal().removeprefix("sqlite:///"))) as connection:
        connection.execute(f"VACUUM INTO '{path}'")
    return path


async def _pair(house: House) -> None:
    """As the server does at its start."""
    async with open_store(house.config) as store, open_keys(house.config) as keys:
        await store.pair(keys.fingerprint)


def test_it_says_what_holds_and_nothing_of_anybody(house: House, command: Run, backup: Path) -> None:
    done = command("drill", backup, "--config", house.path)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 living: 1 records opened, 0 failed" in done.stderr
    assert "audit log: 2 entries in the backup, 2 signed in the living log" in done.stderr
    assert "the backup holds" in done.stderr
    assert not any(each in done.stderr for each in (USER, TEXT, house.conversation))


def test_it_says_who_must_be_erased_again(house: House, command: Run, backup: Path) -> None:
    assert command("erase", "--subject", house.subject, "--yes", "--config", house.path).exit_code == 0
    done = command("drill", backup, "--config", house.path)
    assert done.exit_code == 0
    assert f"`guardrail audit accept-rollback` erases 1 again: {house.subject}" in done.stderr


def test_what_does_not_hold_comes_first_and_ends_with_one(house: House, command: Run, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE transcript SET sealed = randomblob(length(sealed))")
    done = command("drill", backup, "--config", house.path)
    assert done.exit_code == 1
    assert done.stderr.startswith("record_unreadable: transcript/rec_")
    assert done.stderr.rstrip().endswith("the backup does not hold")
    found = json.loads(command("drill", backup, "--json", "--config", house.path).stdout)
    assert [each["code"] for each in found["problems"]] == ["record_unreadable"]


def test_a_person_who_waits_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    with _bar(7) as advance:
        advance(3)
        advance(4)
    assert "7/7" in terminal.getvalue()


def test_a_program_sees_none(capsys: pytest.CaptureFixture[str]) -> None:
    with _bar(7) as advance:
        advance(7)
    assert capsys.readouterr() == ("", "")
