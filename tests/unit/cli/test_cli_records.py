"""transcript, erase, keys, audit: on a house that a server left behind."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.cli.conftest import TEXT, USER, House, Run


def test_a_transcript_shows_pseudonyms_and_no_terminal_escapes(house: House, command: Run) -> None:
    result = command("transcript", "show", house.conversation, "--config", house.path)
    assert result.exit_code == 0
    assert "<PERSON_1>" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\\x1b[2J" in result.stdout


def test_a_transcript_by_user_as_data(house: House, command: Run) -> None:
    result = command("transcript", "show", "--user", USER, "--route", "shop", "--json", "--config", house.path)
    [message] = json.loads(result.stdout)
    assert message["parts"] == [{"kind": "message", "text": TEXT}]
    assert message["conversation"] == house.conversation


def test_whoever_reads_a_transcript_is_on_record(house: House, command: Run, tmp_path: Path) -> None:
    command("transcript", "show", "--user", USER, "--route", "shop", "--config", house.path)
    with closing(sqlite3.connect(tmp_path / "var" / "guardrail.db")) as database:
        tags = [tag for (tag,) in database.execute("SELECT tag FROM audit_entries ORDER BY at")]
    assert tags[-2:] == ["control:subject:looked_up", "control:transcript:shown"]


@pytest.mark.parametrize("arguments", [["cnv_unknown"], ["--user", "nobody", "--route", "shop"]])
def test_an_unknown_conversation_is_found_wrong(house: House, command: Run, arguments: list[str]) -> None:
    result = command("transcript", "show", *arguments, "--config", house.path)
    assert result.exit_code == 1
    assert "nothing is kept there" in result.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["--user", "x"], ["--route", "shop"], ["cnv_x", "--user", "x", "--route", "shop"]]
)
def test_transcript_usage(house: House, command: Run, arguments: list[str]) -> None:
    assert command("transcript", "show", *arguments, "--config", house.path).exit_code == 2


def test_erasing_leaves_nothing_to_show(house: House, command: Run) -> None:
    result = command("erase", "--user", USER, "--route", "shop", "--yes", "--config", house.path)
    assert result.exit_code == 0
    assert house.subject in result.stderr
    assert command("transcript", "show", house.conversation, "--config", house.path).exit_code == 1
    again = command("erase", "--subject", house.subject, "--yes", "--config", house.path)
    assert again.exit_code == 1
    assert "nobody is known there" in again.stderr


def test_erasing_asks_first(house: House, command: Run) -> None:
    result = command("erase", "--subject", house.subject, "--config", house.path, input="n\n")
    assert result.exit_code == 1
    assert "Aborted" in result.stderr
    assert command("transcript", "show", house.conversation, "--config", house.path).exit_code == 0


def test_a_restored_backup_of_the_data_brings_nobody_back(house: House, command: Run, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with (
        closing(sqlite3.connect(tmp_path / "var" / "guardrail.db")) as source,
        closing(sqlite3.connect(backup)) as target,
    ):
        source.backup(target)
    assert command("erase", "--subject", house.subject, "--yes", "--config", house.path).exit_code == 0
    for leftover in (tmp_path / "var").glob("guardrail.db*"):
        leftover.unlink()
    shutil.copy(backup, tmp_path / "var" / "guardrail.db")
    result = command("transcript", "show", house.conversation, "--json", "--config", house.path)
    assert result.exit_code == 1
    assert json.loads(result.stdout) == []


def test_rotation_keeps_every_living_key_open(house: House, command: Run) -> None:
    result = command("keys", "rotate", "--config", house.path)
    assert result.exit_code == 0
    assert "epoch 2" in result.stderr
    assert [path.name for path in house.config.keys.directory.glob("kek-*")] == ["kek-000002.key"]
    assert command("transcript", "show", house.conversation, "--config", house.path).exit_code == 0


@pytest.mark.parametrize("arguments", [["keys", "rotate"], ["audit", "key"], ["transcript", "show", "cnv_x"]])
def test_looking_never_makes_keys_or_databases(tmp_path: Path, command: Run, arguments: list[str]) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes: {a: {channel: web, bot: {url: 'http://127.0.0.1:9/'}}}\n", encoding="utf-8")
    result = command(*arguments, "--config", path)
    assert result.exit_code == 1
    assert "nothing_yet" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["guardrail.yaml"]


def exported(house: House, command: Run, to: Path) -> tuple[Path, str, Path]:
    """The log as a file, its key, and its newest checkpoint as a file."""
    to.write_bytes(command("audit", "export", "--config", house.path).stdout_bytes)
    key = command("audit", "key", "--config", house.path).stdout.strip()
    note = to.with_suffix(".note")
    note.write_bytes(command("audit", "checkpoint", "--config", house.path).stdout_bytes)
    return to, key, note


def test_the_log_verifies_in_the_database_and_from_a_file(house: House, command: Run, tmp_path: Path) -> None:
    log, key, note = exported(house, command, tmp_path / "log.jsonl")
    in_place = command("audit", "verify", "--json", "--config", house.path)
    outside = command("audit", "verify", "--json", "--file", log, "--vkey", key, "--pinned", note)
    assert (in_place.exit_code, outside.exit_code) == (0, 0)
    report = json.loads(outside.stdout)
    assert (report["ok"], report["trusted"], report["pinned"], report["size"]) == (True, True, True, 2)
    assert json.loads(in_place.stdout)["root"] == report["root"]
    assert USER not in log.read_text(encoding="utf-8")


def test_every_change_is_named(house: House, command: Run, tmp_path: Path) -> None:
    log, key, note = exported(house, command, tmp_path / "log.jsonl")
    lines = log.read_bytes().splitlines(keepends=True)
    edited = tmp_path / "edited.jsonl"
    edited.write_bytes(b"".join(lines).replace(b"erasure:subject:cancelled", b"erasure:subject:completed"))
    result = command("audit", "verify", "--file", edited, "--vkey", key)
    assert result.exit_code == 1
    assert "edited" in result.stderr
    assert "ent_" in result.stderr
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(lines[0])
    assert command("audit", "verify", "--file", cut, "--vkey", key).exit_code == 0  # cannot be seen without
    result = command("audit", "verify", "--json", "--file", cut, "--vkey", key, "--pinned", note)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problem"]["code"] == "truncated"


def test_an_edited_database_is_found(house: House, command: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "var" / "guardrail.db")) as database, database:
        database.execute("update audit_entries set body = replace(body, 'cancelled', 'completed')")
    result = command("audit", "verify", "--config", house.path)
    assert result.exit_code == 1
    assert "edited" in result.stderr


def test_audit_usage(house: House, command: Run, tmp_path: Path) -> None:
    log, _, note = exported(house, command, tmp_path / "log.jsonl")
    assert command("audit", "verify", "--file", log, "--pinned", note).exit_code == 2
    assert command("audit", "verify", "--file", tmp_path / "absent").exit_code == 2
    wrong = command("audit", "verify", "--file", log, "--vkey", "nonsense")
    assert wrong.exit_code == 1
    assert "nonsense" not in wrong.stderr
