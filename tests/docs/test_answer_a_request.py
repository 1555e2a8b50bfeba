"""The tutorial for officers, done to the letter: every block in one shell, every text compared."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import guardrail
from tests.docs.console import fits, printed

REPOSITORY = Path(guardrail.__file__).parent.parent
PAGE = REPOSITORY / "docs" / "tutorial" / "answer-a-request.md"


@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("curl")), reason="the page needs curl and jq")
def test_every_block(tmp_path: Path, unused_tcp_port_factory: Callable[[], int]) -> None:
    shutil.copy(REPOSITORY / "examples" / "echo_bot.py", tmp_path)
    ports = {number: str(unused_tcp_port_factory()) for number in ("8080", "8081", "9000")}

    def elsewhere(command: str) -> str:
        """Free ports, and patterns only: they suffice, and start faster than models."""
        settings = "; ".join(f"s/{number}/{port}/" for number, port in ports.items())
        if command.startswith("guardrail init"):
            return f"{command}; sed -i '{settings}; s/model: true/model: false/' guard/guardrail.yaml"
        for number, port in ports.items():
            command = command.replace(number, port)
        return command

    scripts = str(Path(sys.executable).parent)
    environ = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY)}
    wrong = []
    for step, code, output in printed(PAGE, tmp_path, environ, elsewhere, seconds=240):
        for number, port in ports.items():
            output = output.replace(port, number)
        if code != 0 or (step.shown is not None and not fits(step.shown, output)):
            wrong.append("\n".join([*step.commands, f"-- {code}, shown:", step.shown or "", "-- printed:", output]))
    assert wrong == [], "\n\n".join(wrong)
