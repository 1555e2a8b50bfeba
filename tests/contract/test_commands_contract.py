"""The commands that read the store, on each backend."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from click.testing import CliRunner, Result

from guardrail.cli import cli
from guardrail.config import load
from tests.unit.cli.conftest import USER, furnish


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], catch_exceptions=False)


def test_look_verify_and_erase(store_url: str, tmp_path: Path) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text(
        f"store: {{url: '{store_url}'}}\nroutes: {{shop: {{channel: web, bot: {{url: 'http://127.0.0.1:9/'}}}}}}\n",
        encoding="utf-8",
    )
    subject, conversation = asyncio.run(furnish(load(path, {})))
    shown = run("transcript", "show", "--user", USER, "--route", "shop", "--json", "--config", path)
    assert [message["conversation"] for message in json.loads(shown.stdout)] == [conversation]
    assert run("audit", "verify", "--config", path).exit_code == 0
    log = tmp_path / "log.jsonl"
    log.write_bytes(run("audit", "export", "--config", path).stdout_bytes)
    assert len(log.read_bytes().splitlines()) == 4  # header, two entries, one checkpoint
    key = run("audit", "key", "--config", path).stdout.strip()
    assert run("audit", "verify", "--file", log, "--vkey", key).exit_code == 0
    note, proof = tmp_path / "checkpoint.txt", tmp_path / "proof.json"
    note.write_bytes(run("audit", "checkpoint", "--config", path).stdout_bytes)
    assert run("audit", "verify", "--config", path, "--vkey", key, "--since", note).exit_code == 0
    for what in (("--consistency", "2"), ("--entry", json.loads(log.read_bytes().splitlines()[1])["body"]["id"])):
        proof.write_bytes(run("audit", "proof", *what, "--config", path).stdout_bytes)
        assert run("audit", "check-proof", proof, "--vkey", key).exit_code == 0
    assert run("erase", "--subject", subject, "--yes", "--config", path).exit_code == 0
    assert run("transcript", "show", conversation, "--config", path).exit_code == 1
    assert run("audit", "verify", "--config", path).exit_code == 0
