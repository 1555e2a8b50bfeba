"""The page documents every path, code and limit there is."""

from __future__ import annotations

import re
from pathlib import Path

import guardrail
from guardrail import errors
from guardrail.core.vault import VaultFullError
from guardrail.web.data_plane import data_app
from guardrail.web.protocol import HttpLimits
from guardrail.web.replies import MESSAGES
from tests.unit.web.fakes import ScriptedTurns, sessions

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "http-api.md").read_text(encoding="utf-8")
_RAISED = re.compile(r'(\w+Error)\([^()]*?code="(\w+)"')
_ANSWERED = {name for name in vars(errors) if name.endswith("Error")} - {"ConfigError", "IntegrityError"} | {
    "PanickedError"
}
_OFFICERS = (
    "rights",
    "access",
    "audit/desk.py",
    "core/requests_moves.py",
    "core/opendsr_signing.py",
    "storage/dossiers.py",
)
"""Rooms behind the control plane's API."""
_OBSTACLE = re.compile(r'^(?:obstacle|against_approval|\}) .*:= "(\w+)"', re.MULTILINE)
"""Whatever stands against a reveal is the code of its refusal."""


def _codes() -> set[str]:
    found = set(MESSAGES) | {kind.code for kind in _kinds()}
    package = Path(guardrail.__file__).parent
    for room in ("web", "clients", "shapes", "turn", "pipeline.py", "core/guard.py", "policy", "detection", *_OFFICERS):
        for file in [package / room, *(package / room).rglob("*.py")]:
            if file.is_file():
                found |= {code for kind, code in _RAISED.findall(file.read_text(encoding="utf-8")) if kind in _ANSWERED}
    return found | set(_OBSTACLE.findall((package / "policies" / "guardrail" / "reveal" / "reveal.rego").read_text()))


def _kinds() -> list[type[errors.GuardrailError]]:
    """The errors that a listener can meet; commands have some of their own."""
    everything = [errors.GuardrailError, *vars(errors).values(), VaultFullError]
    return [kind for kind in everything if isinstance(kind, type) and issubclass(kind, errors.GuardrailError)]


def test_every_code_is_listed_under_its_status() -> None:
    rows = dict(re.findall(r"^\| (\d{3}) \| (.+) \|$", PAGE, re.MULTILINE))
    listed = {code for row in rows.values() for code in re.findall(r"`(\w+)`", row)}
    base = {"bad_request", "internal"}
    assert _codes() - listed - base == set()
    for kind in set(_kinds()) - {errors.GuardrailError}:
        assert f"`{kind.code}`" in rows[str(kind.status)]


def test_every_code_has_words_of_its_own() -> None:
    """An officer reads the words; codes of the data plane that only programs see may share those of their status."""
    package = Path(guardrail.__file__).parent
    for room in ("web/control", "rights", "access"):
        for file in (package / room).rglob("*.py"):
            raised = _RAISED.findall(file.read_text(encoding="utf-8"))
            assert {code for kind, code in raised if kind in _ANSWERED} <= set(MESSAGES) | {"issuer_unavailable"}, file


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
