"""try: what the law of a route makes of a newcomer's first message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.conftest import Run

ROUTES = """\
detection: {model: false}
routes:
  europe: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: eu, purposes: {marketing: consent}}}
  california: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: US_CA, purposes: {sale: consent}}}
"""


@pytest.fixture
def routes(tmp_path: Path) -> Path:
    path = tmp_path / "guardrail.yaml"
    path.write_text(ROUTES, encoding="utf-8")
    return path


def decided(command: Run, path: Path, route: str, *more: str) -> dict[str, Any]:
    result = command("try", "Where is my order?", "--route", route, "--json", *more, "--config", path)
    assert result.exit_code == 0, result.stderr
    [turn] = json.loads(result.stdout)["turns"]
    decision: dict[str, Any] = turn["decision"]
    return decision


def test_another_law_is_another_decision(routes: Path, command: Run) -> None:
    europe = decided(command, routes, "europe")
    assert europe["action"] == "hold"
    assert europe["allowed"] == {"service": False, "marketing": False}
    assert "consent_question" in europe["says"]
    assert set(europe["jurisdictions"]) == {"eu"}
    california = decided(command, routes, "california")
    assert california["action"] == "admit"
    assert california["allowed"]["service"] is True
    assert "consent_question" not in california["says"]


def test_the_browsers_signal_switches_the_sale_off(routes: Path, command: Run) -> None:
    said = decided(command, routes, "california", "--gpc")
    assert {"purpose": "sale", "state": "withdrawn", "method": "signal"} in said["consents"]
    assert said["allowed"]["sale"] is False
    assert "signal" in said["disclosure"]["elements"]


def test_for_people_it_says_what_the_bot_may_do(routes: Path, command: Run) -> None:
    text = "Where is my order?"
    europe = command("try", text, "--route", "europe", "--config", routes).stdout
    assert "the bot may use it for: nothing" in europe
    california = command("try", text, "--route", "california", "--gpc", "--config", routes).stdout
    assert "the bot may use it for: service" in california
    assert "consents: sale withdrawn" in california
    assert "jurisdictions: us, us-ca" in california
