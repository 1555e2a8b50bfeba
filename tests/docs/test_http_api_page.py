"""The page documents every path, code and limit there is."""

from __future__ import annotations

import re
from pathlib import Path

import guardrail
from guardrail import errors
from guardrail.web.data_plane import data_app
from guardrail.web.protocol import HttpLimits
from guardrail.web.replies import MESSAGES
from tests.unit.web.fakes import ScriptedTurns, sessions

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "http-api.md").read_text(encoding="utf-8")


def _codes() -> set[str]:
    found, queue = set(MESSAGES), [errors.GuardrailError]
    while queue:
        kind = queue.pop()
        found.add(kind.code)
        queue += kind.__subclasses__()
    package = Path(guardrail.__file__).parent
    for room in ("web", "clients"):
        for file in (package / room).glob("*.py"):
            found |= set(re.findall(r'(?:Channel|Bot|Dependency)Error\(code="(\w+)"', file.read_text(encoding="utf-8")))
    return found


def test_every_code_is_listed_under_its_status() -> None:
    rows = dict(re.findall(r"^\| (\d{3}) \| (.+) \|$", PAGE, re.MULTILINE))
    listed = {code for row in rows.values() for code in re.findall(r"`(\w+)`", row)}
    base = {"bad_request", "internal"}
    assert _codes() - listed - base == set()
    queue = errors.GuardrailError.__subclasses__()
    for kind in queue:
        queue += kind.__subclasses__()
        assert f"`{kind.code}`" in rows[str(kind.status)]


def test_every_path_is_listed() -> None:
    for resource in data_app(ScriptedTurns(), sessions()).router.resources():
        assert resource.canonical in PAGE


def test_the_limits_are_those_of_the_code() -> None:
    limits = HttpLimits()
    assert limits.body_bytes == 1_048_576
    for seconds in (limits.head_seconds, limits.body_seconds, limits.write_seconds, limits.keep_alive_seconds):
        assert f"| {seconds:.0f} s |" in PAGE
    assert f"| {limits.connections} | 503 |" in PAGE
    assert limits.wire_bytes == 2 * limits.body_bytes + 64 * 1024
