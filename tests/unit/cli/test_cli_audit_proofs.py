"""audit proof, check-proof, export --from, verify --since: on a house that a server left behind."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from guardrail.core import notes
from tests.unit.cli.conftest import USER, House, Run


@pytest.fixture
def key(house: House, command: Run) -> str:
    return command("audit", "key", "--config", house.path).stdout.strip()


@pytest.fixture
def kept(house: House, command: Run, tmp_path: Path) -> Path:
    """The newest checkpoint, kept elsewhere."""
    path = tmp_path / "checkpoint.txt"
    path.write_bytes(command("audit", "checkpoint", "--config", house.path).stdout_bytes)
    return path


def proved(house: House, command: Run, to: Path, *what: str) -> Path:
    made = command("audit", "proof", *what, "--config", house.path)
    assert made.exit_code == 0
    to.write_bytes(made.stdout_bytes)
    return to


def first_entry(house: House, command: Run) -> dict[str, object]:
    lines = command("audit", "export", "--config", house.path).stdout_bytes.splitlines()
    body: dict[str, object] = json.loads(lines[1])["body"]
    return body


def test_one_entry_is_shown_and_no_other(house: House, command: Run, key: str, tmp_path: Path) -> None:
    entry = first_entry(house, command)
    proof = proved(house, command, tmp_path / "entry.json", "--entry", str(entry["id"]))
    checked = command("audit", "check-proof", proof, "--vkey", key, "--json")
    assert checked.exit_code == 0
    shown = json.loads(checked.stdout)
    assert (shown["ok"], shown["entry"], shown["position"], shown["size"]) == (True, entry, 0, 2)
    (other,) = {"erasure:subject:requested", "erasure:subject:cancelled"} - {str(entry["tag"])}
    assert other not in proof.read_text("utf-8")
    assert USER not in proof.read_text("utf-8")
    for_people = command("audit", "check-proof", proof, "--vkey", key)
    assert str(entry["id"]) in for_people.stderr


def test_an_earlier_log(house: House, command: Run, key: str, kept: Path, tmp_path: Path) -> None:
    proof = proved(house, command, tmp_path / "earlier.json", "--consistency", "2")
    alone = command("audit", "check-proof", proof, "--vkey", key)
    assert alone.exit_code == 0
    assert "compare that with a checkpoint kept elsewhere" in alone.stderr
    assert command("audit", "check-proof", proof, "--vkey", key, "--pinned", kept).exit_code == 0
    smaller = proved(house, command, tmp_path / "smaller.json", "--consistency", "1")
    other = command("audit", "check-proof", smaller, "--vkey", key, "--pinned", kept)
    assert other.exit_code == 1
    assert "other_size" in other.stderr


def test_a_forged_proof_shows_nothing(house: House, command: Run, key: str, tmp_path: Path) -> None:
    entry = first_entry(house, command)
    proof = proved(house, command, tmp_path / "entry.json", "--entry", str(entry["id"]))
    proof.write_bytes(proof.read_bytes().replace(str(entry["tag"]).encode(), b"erasure:subject:completed"))
    result = command("audit", "check-proof", proof, "--vkey", key, "--json")
    assert result.exit_code == 1
    shown = json.loads(result.stdout)
    assert (shown["ok"], shown["code"]) == (False, "unproven")
    assert "entry" not in shown
    other = notes.verifier_of("audit.example/other", bytes(range(32))).vkey
    assert "bad_signature" in command("audit", "check-proof", proof, "--vkey", other).stderr


def test_nothing_to_prove(house: House, command: Run) -> None:
    for what in (("--entry", "ent_x"), ("--consistency", "3")):
        result = command("audit", "proof", *what, "--config", house.path)
        assert result.exit_code == 1
        assert "nothing_to_prove" in result.stderr
        assert not result.stdout
    assert command("audit", "proof", "--config", house.path).exit_code == 2
    assert command("audit", "proof", "--entry", "a", "--consistency", "1", "--config", house.path).exit_code == 2


def test_the_rest_alone(house: House, command: Run, key: str, kept: Path, tmp_path: Path) -> None:
    rest = tmp_path / "rest.jsonl"
    rest.write_bytes(command("audit", "export", "--from", "1", "--config", house.path).stdout_bytes)
    assert len(rest.read_bytes().splitlines()) == 3  # header, one entry, its checkpoint
    result = command("audit", "verify", "--file", rest, "--vkey", key, "--since", kept, "--json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert (report["start"], report["size"], report["pinned"]) == (1, 2, True)
    assert "1 entries from position 1 on" in command("audit", "verify", "--file", rest, "--vkey", key).stderr
    assert command("audit", "export", "--from", "3", "--config", house.path).exit_code == 2


def test_the_database_since_a_checkpoint(house: House, command: Run, key: str, kept: Path, tmp_path: Path) -> None:
    since = ("audit", "verify", "--config", house.path, "--vkey", key, "--since", kept, "--json")
    report = json.loads(command(*since).stdout)
    assert (report["ok"], report["start"], report["size"]) == (True, 2, 2)
    with closing(sqlite3.connect(tmp_path / "var" / "guardrail.db")) as database, database:
        database.execute("update audit_entries set leaf_hash = zeroblob(32) where position = 1")
    result = command(*since)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problem"]["code"] == "rewritten"


def test_since_is_called_rightly(house: House, command: Run, key: str, kept: Path) -> None:
    assert command("audit", "verify", "--config", house.path, "--since", kept).exit_code == 2
    both = ("--since", kept, "--pinned", kept)
    assert command("audit", "verify", "--config", house.path, "--vkey", key, *both).exit_code == 2
    kept.write_bytes(b"\xff\xfe no note")
    wrong = command("audit", "verify", "--config", house.path, "--vkey", key, "--since", kept)
    assert wrong.exit_code == 1
    assert "bad_note" in wrong.stderr
