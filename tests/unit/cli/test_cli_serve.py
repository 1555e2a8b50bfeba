"""serve: what it says when it cannot."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "guardrail.yaml"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        path.write_text(
            "detection: {model: false}\n"
            f"listen: {{port: {taken.getsockname()[1]}, control_port: 0}}\n"
            "routes: {a: {channel: web, bot: {url: 'http://127.0.0.1:9/'}}}\n",
            encoding="utf-8",
        )
        result = subprocess.run(
            [sys.executable, "-m", "guardrail", "serve", "--config", path],
            capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path,
        )  # fmt: skip
    assert result.returncode == 1
    assert result.stderr == "error: config_invalid: listen: Address already in use\n"
