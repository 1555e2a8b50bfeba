"""Runs the console blocks of a page, as a reader would, and compares what they print with the text blocks."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(console|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_MARK = "console-block-over"


@dataclass(frozen=True)
class Step:
    """A console block, and what it must print; None: the page does not say."""

    commands: tuple[str, ...]
    shown: str | None


def steps(page: Path) -> Sequence[Step]:
    """The page's blocks; a text block belongs to the console block before it."""
    found: list[Step] = []
    for kind, content in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "text":
            found[-1] = Step(found[-1].commands, content)
            continue
        lines = content.splitlines()
        assert all(line.startswith("$ ") for line in lines), content
        found.append(Step(tuple(line.removeprefix("$ ") for line in lines), None))
    return found


def printed(
    page: Path, directory: Path, environ: Mapping[str, str], changed: Callable[[str], str], seconds: float
) -> Sequence[tuple[Step, int, str]]:
    """Each step, its last exit code and what it printed, all in one shell; ``changed`` says other ports, say."""
    done = steps(page)
    script = ["exec 2>&1"]
    for step in done:
        script += [*map(changed, step.commands), f'echo "{_MARK} $?"']
    shell = subprocess.Popen(
        ["bash", "-c", "\n".join(script)],
        cwd=directory, env=dict(environ), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        output, _ = shell.communicate(timeout=seconds)
    finally:
        with suppress(ProcessLookupError):  # what the page left running ends with it, also when it broke off
            os.killpg(shell.pid, signal.SIGKILL)
        shell.communicate()
    parts = re.split(rf"^{_MARK} (\d+)\n", output, flags=re.MULTILINE)
    assert len(parts) == 2 * len(done) + 1, output
    return [(step, int(parts[2 * n + 1]), parts[2 * n]) for n, step in enumerate(done)]


def fits(shown: str, output: str) -> bool:
    """Whether the output is what the page shows; ``…`` stands for anything, a line of it for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "…" else re.escape(line).replace("…", ".*") + r"\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, output if output.endswith("\n") else output + "\n") is not None
