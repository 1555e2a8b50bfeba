"""SIGKILL between every two steps of a rotation of the audit log's key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_kills_leave_a_log_that_goes_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.contract.kill_key_rotation", tmp_path],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.stderr == ""
    assert int(done.stdout) > 15
