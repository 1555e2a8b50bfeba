"""Imports point inward: who may know whom, read from the source."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "guardrail"

CORE = {"types", "errors", "core"}
INNER = CORE | {"ports"}
ALLOWED = {
    "types": {"types"},
    "errors": set(),
    "core": CORE,
    "ports": CORE | {"ports"},
    "metrics": CORE,
    "logs": INNER,
    "channels": INNER | {"channels"},
    "clients": INNER | {"clients"},
    "detection": INNER | {"detection"},
    "policy": INNER | {"policy"},
    "storage": INNER | {"storage"},
    "keys": INNER | {"keys"},
    "audit": INNER | {"audit"},
    "config": INNER | {"config"},
    "demo": INNER | {"demo"},
    "access": INNER | {"access"},
    "web": INNER | {"web"},
    "turn": INNER | {"turn"},
    "rights": INNER | {"turn", "rights"},
    "pipeline": INNER | {"turn", "metrics"},
    "shapes": INNER | {"turn", "pipeline", "shapes"},
    "reloading": INNER | {"turn", "metrics", "logs"},
    "upkeep": INNER | {"turn", "rights", "shapes", "metrics"},
}
FREE = {"app", "assembly", "casework", "parties", "outside", "reporting", "serving", "cli", "__main__", "__init__"}
"""The composition root, what serves it and the commands know concrete classes."""

FORBIDDEN_IN_CORE = {
    "asyncio",
    "socket",
    "threading",
    "time",
    "random",
    "secrets",
    "os",
    "pathlib",
    "aiohttp",
    "sqlalchemy",
}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Modules a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_inward(path: Path) -> None:
    here = room(path)
    if here in FREE:
        return
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("guardrail.")}
    assert rooms <= ALLOWED[here] | {"__version__"}


@pytest.mark.parametrize("path", [path for path in FILES if room(path) == "core"], ids=lambda path: path.stem)
def test_the_core_is_pure(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & FORBIDDEN_IN_CORE
