"""Where randomness comes from: the operating system, asked each time. A fork or a snapshot repeats nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import guardrail

ROOT = Path(guardrail.__file__).parent


SIBLINGS = """
import os
from guardrail.cli.rooms import entropy
from guardrail.core.sealing import DataKey, seal

key = DataKey("ab" * 16, "sub_1", bytes(range(32)))  # shared, with its memory of nonces
for _ in range(20):
    child = os.fork()
    if child == 0:
        os.write(1, seal(key, ("transcript", "rec"), b"the same words", entropy).data.hex().encode() + b"\\n")
        os._exit(0)
    os.waitpid(child, 0)
"""


def test_processes_that_were_forked_never_use_a_nonce_twice() -> None:
    done = subprocess.run([sys.executable, "-c", SIBLINGS], capture_output=True, text=True, timeout=60, check=True)
    sealed = done.stdout.split()
    assert len(sealed) == 20
    assert len(set(sealed)) == len(sealed)


def test_no_room_draws_from_a_generator_that_a_fork_or_a_snapshot_would_repeat() -> None:
    """``random`` has a state in memory. What trains a model may use it, what runs may not."""
    using = set()
    for path in ROOT.rglob("*.py"):
        if "training" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            using |= {str(path.relative_to(ROOT)) for name in names if name.split(".")[0] == "random"}
    assert using == set()
