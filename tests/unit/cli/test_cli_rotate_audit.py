"""keys rotate-audit: the key kept from before goes on being enough."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guardrail.keys.file_provider import SIGNING
from guardrail.keys.signing import rotating
from tests.unit.cli.conftest import House, Run


@pytest.fixture
def first(house: House, command: Run) -> str:
    return command("audit", "key", "--config", house.path).stdout.strip()


def kept(house: House, command: Run, to: Path) -> Path:
    to.write_bytes(command("audit", "checkpoint", "--config", house.path).stdout_bytes)
    return to


def test_exports_and_proofs_are_checked_with_the_key_of_before(
    house: House, command: Run, first: str, tmp_path: Path
) -> None:
    before = kept(house, command, tmp_path / "before.txt")
    seed = (house.config.keys.directory / SIGNING).read_bytes()
    keys = []
    for _ in range(2):
        rotated = command("keys", "rotate-audit", "--config", house.path)
        assert rotated.exit_code == 0, rotated.stderr
        keys.append(rotated.stdout.strip())
    newest = command("audit", "key", "--config", house.path).stdout.strip()
    assert (newest, len({first, *keys})) == (keys[-1], 3)
    assert not any(seed in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    export = tmp_path / "log.jsonl"
    export.write_bytes(command("audit", "export", "--config", house.path).stdout_bytes)
    rest = tmp_path / "rest.jsonl"
    rest.write_bytes(command("audit", "export", "--from", "2", "--config", house.path).stdout_bytes)
    after = kept(house, command, tmp_path / "after.txt")
    sources = (["--file", export], ["--file", rest], ["--config", house.path])
    for key in (first, *keys):
        for source in sources:
            for pinned in (before, after):
                result = command("audit", "verify", *source, "--vkey", key, "--pinned", pinned, "--json")
                assert result.exit_code == 0, result.stdout
                assert json.loads(result.stdout)["handovers"] == 2
        since = command("audit", "verify", "--config", house.path, "--vkey", key, "--since", before)
        assert (since.exit_code, "2 entries from position 2 on" in since.stderr) == (0, True)
        proof = tmp_path / "proof.json"
        proof.write_bytes(command("audit", "proof", "--consistency", "2", "--config", house.path).stdout_bytes)
        checked = command("audit", "check-proof", proof, "--vkey", key, "--pinned", before)
        assert checked.exit_code == 0, checked.stderr


def test_another_rotation_is_waited_for_by_nobody(house: House, command: Run) -> None:
    with rotating(house.config.keys.directory, lambda size: b"x" * size):
        result = command("keys", "rotate-audit", "--config", house.path)
    assert result.exit_code == 1
    assert "running" in result.stderr


def test_a_log_without_a_server_yet(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes:\n  shop:\n    channel: web\n    bot: {url: http://127.0.0.1:9/}\n", encoding="utf-8")
    result = command("keys", "rotate-audit", "--config", path)
    assert (result.exit_code, "nothing_yet" in result.stderr) == (1, True)
