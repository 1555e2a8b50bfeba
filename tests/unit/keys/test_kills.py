"""SIGKILL while keys are made, destroyed and rotated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_kills_between_statements_leave_every_key_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.keys.kill_rotation", tmp_path],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert int(done.stdout) > 15
