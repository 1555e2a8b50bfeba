"""Commands that promise to be offline: an audit hook of the interpreter stops every way to a network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GUARD = """
import sys
FORBIDDEN = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}
def hook(event, arguments):
    if event in FORBIDDEN:
        raise RuntimeError(f"{event} in an offline command")
sys.addaudithook(hook)
from guardrail.cli import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "input"),
    [
        (["check", "--config", "guardrail.yaml"], ""),
        (["config", "show", "--config", "guardrail.yaml"], ""),
        (["policy", "test"], ""),
        (["try", "mail anna@example.co.uk or https://example.com/a", "--config", "guardrail.yaml"], ""),
        (["scan"], json.dumps({"id": 1, "text": "mail anna@example.co.uk or https://example.com/a"}) + "\n"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_no_network(tmp_path: Path, arguments: list[str], input: str) -> None:
    (tmp_path / "guardrail.yaml").write_text(
        "routes: {shop: {channel: web, bot: {url: 'https://bot.example/'}}}\n", encoding="utf-8"
    )
    result = subprocess.run(
        [sys.executable, "-c", GUARD, *arguments],
        input=input, capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["guardrail.yaml"]
