"""The command: what an officer types, sees, and is asked before there is no way back."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guardrail.cli import rooms
from guardrail.cli.common import Commands
from guardrail.cli.requests import requests
from guardrail.config import Config
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.types import RoutePolicy
from tests.unit.rights.office import NOON, OFFICER, USER, engine, office

Run = Callable[..., Result]
CALIFORNIAN = {"shop": RoutePolicy(jurisdictions=("us-ca",))}
NOTE = "canary-note-41"


@pytest.fixture(scope="module")
def policies() -> Iterator[EmbeddedEngine]:
    made = engine()
    yield made
    asyncio.run(made.close())


class Day:
    """The commands' clock."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def command(policies: EmbeddedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: Day) -> Run:
    """Runs the command over one database; each run opens it anew."""

    @asynccontextmanager
    async def open_rights(config: Config) -> AsyncIterator[Any]:
        async with office(tmp_path, policies, at=day.at, routes=CALIFORNIAN, entropy=os.urandom) as house:
            yield SimpleNamespace(requests=house.desk)

    monkeypatch.setattr(rooms, "open_rights", open_rights, raising=False)
    monkeypatch.setattr(rooms, "now", day)
    config = tmp_path / "guardrail.yaml"
    config.write_text("routes:\n  shop:\n    channel: web\n    bot: {url: http://127.0.0.1:9/}\n", encoding="utf-8")
    top = Commands("guardrail")
    top.add_command(requests)

    def run(*arguments: str, input: str | None = None) -> Result:
        line = ["requests", *arguments, "--config", str(config)]
        return CliRunner().invoke(top, line, input=input, catch_exceptions=False)

    return run


def new(command: Run, *more: str, input: str | None = None) -> dict[str, Any]:
    made = command("new", "--route", "shop", "--user", USER, "--json", *more, input=input)
    assert made.exit_code == 0, made.output
    read: dict[str, Any] = json.loads(made.stdout)
    return read


def settled(command: Run, tmp_path: Path, policies: EmbeddedEngine) -> str:
    """Somebody whom the shop knows."""

    async def settle() -> str:
        async with office(tmp_path, policies, routes=CALIFORNIAN, entropy=os.urandom) as house:
            return (await house.person())[0]

    return asyncio.run(settle())


def test_from_a_letter_to_the_answer(command: Run) -> None:
    made = new(command, "--right", "access", "--received", "2026-11-20", "--by", OFFICER)
    assert made["state"] == "verifying"
    assert made["due_at"] == "2027-01-04T00:00:00+00:00"
    assert made["identity_by_one_of"] == ["account_and_code", "three_data_points_and_declaration"]
    one = made["id"]
    steps = [
        ("acknowledge", one),
        ("identify", one, "--data-points", "3", "--declaration", "--by", OFFICER),
        ("extend", one, "--reason", "complexity"),
        ("complete", one, "--partly", "--by", OFFICER),
    ]
    for step in steps:
        done = command(*step)
        assert done.exit_code == 0, done.output
        assert one in done.stdout
    told = json.loads(command("show", one, "--json").stdout)
    assert told["state"] == "partly"
    assert [step["move"] for step in told["history"]] == [
        "receive", "ask", "acknowledge", "identify", "accept", "extend", "fulfil_partly",
    ]  # fmt: skip
    assert told["history"][-1]["by"] == OFFICER


def test_the_list_marks_what_is_overdue_and_says_so_to_scripts(command: Run, day: Day) -> None:
    assert "no such requests" in command("list").stderr
    late = new(command, "--right", "rectification", "--data-points", "3", "--declaration")["id"]
    shown = command("list", "--check")
    assert shown.exit_code == 0
    assert "acknowledge in 12 d" in shown.stdout
    assert command("list", "--due-within", "P7D", "--json").stdout.strip() == "[]"
    assert json.loads(command("list", "--due-within", "P20D", "--json").stdout)[0]["days_left"] == 12
    day.at = NOON + timedelta(days=50)
    shown = command("list")
    assert shown.exit_code == 0
    assert "OVERDUE" in shown.stdout
    assert late in shown.stdout
    checked = command("list", "--check", "--json")
    assert checked.exit_code == 1
    assert "1 overdue" in checked.stderr
    assert json.loads(checked.stdout)[0]["overdue"] is True
    assert json.loads(command("list", "--right", "access", "--json").stdout) == []
    assert json.loads(command("list", "--state", "refused", "--json").stdout) == []


def test_nobody_is_erased_without_a_second_thought(command: Run, tmp_path: Path, policies: EmbeddedEngine) -> None:
    settled(command, tmp_path, policies)
    asked = ("new", "--right", "erasure", "--route", "shop", "--user", USER, "--data-points", "2")
    refused = command(*asked, input="n\n")
    assert refused.exit_code == 1
    assert "no way back" in refused.stderr
    assert json.loads(command("list", "--json").stdout) == []
    assert "working" in command(*asked, "--yes").stdout


def test_nor_by_what_was_shown_later(command: Run, tmp_path: Path, policies: EmbeddedEngine) -> None:
    settled(command, tmp_path, policies)
    one = new(command, "--right", "erasure", "--yes")["id"]
    assert command("identify", one, "--data-points", "2", input="n\n").exit_code == 1
    assert json.loads(command("show", one, "--json").stdout)["state"] == "verifying"
    assert command("identify", one, "--data-points", "2", "--yes").exit_code == 0
    assert json.loads(command("show", one, "--json").stdout)["state"] == "working"


def test_a_refusal_says_what_it_must_say(command: Run) -> None:
    one = new(command, "--right", "access", "--data-points", "3", "--declaration")["id"]
    none = command("decide", one, "refuse")
    assert none.exit_code == 1
    assert "no_ground" in none.stderr
    refused = command("decide", one, "refuse", "--unfounded", "--by", OFFICER)
    assert refused.exit_code == 0
    assert "explain_refusal" in refused.stderr
    assert "tell the person: correction_alternative, denial_basis, reasons" in refused.stderr


def test_for_a_fee(command: Run) -> None:
    one = new(command, "--right", "access", "--data-points", "3", "--declaration")["id"]
    charged = json.loads(command("decide", one, "accept", "--unfounded", "--json").stdout)
    assert (charged["fee"], charged["state"]) == ("reasonable", "working")


def test_words_are_shown_only_when_asked_for(command: Run, tmp_path: Path) -> None:
    one = new(command, "--right", "rectification", "--note-file", "-", input=NOTE)["id"]
    assert NOTE not in command("show", one).output
    assert NOTE not in command("show", one, "--json").output
    assert NOTE in command("show", one, "--words").stdout
    assert json.loads(command("show", one, "--words", "--json").stdout)["note"] == NOTE
    too_long = tmp_path / "long.txt"
    too_long.write_text("x" * 70_000)
    assert command("complete", one, "--note-file", str(too_long)).exit_code == 2


def test_a_restriction_is_lifted_after_a_warning_only(command: Run, tmp_path: Path, policies: EmbeddedEngine) -> None:
    one = new(command, "--right", "withdraw")["id"]
    assert command("lift", one).exit_code == 2
    wrong = command("lift", one, "--warned")
    assert wrong.exit_code == 1
    assert "wrong_state" in wrong.stderr


def test_somebody_on_the_telephone(command: Run) -> None:
    """Nobody is named: it waits for a code of their chat. A no that would be done at once names somebody."""
    made = command("new", "--route", "shop", "--right", "access", "--json")
    assert made.exit_code == 0
    assert (json.loads(made.stdout)["state"], json.loads(made.stdout)["subject"]) == ("verifying", None)
    refused = command("new", "--route", "shop", "--right", "opt_out")
    assert refused.exit_code == 1
    assert "request_of_nobody" in refused.stderr


def test_taken_back(command: Run) -> None:
    one = new(command, "--right", "access")["id"]
    assert "cancelled" in command("cancel", one).stdout
    again = command("ask", one)
    assert again.exit_code == 1
    assert "wrong_state" in again.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "--right", "access", "--route", "shop", "--user", "u", "--subject", "sub_x"),
        ("new", "--right", "access", "--route", "shop", "--user", "u", "--by", "Jonas"),
        ("new", "--right", "access", "--route", "shop", "--user", "u", "--received", "yesterday"),
        ("list", "--due-within", "soon"),
        ("extend", "req_x", "--reason", "holidays"),
        ("decide", "req_x", "perhaps"),
    ],
)
def test_called_wrongly(command: Run, arguments: tuple[str, ...]) -> None:
    assert command(*arguments).exit_code == 2


def test_an_unknown_request(command: Run) -> None:
    for arguments in (("show", "req_x"), ("ask", "req_x"), ("identify", "req_x"), ("decide", "req_x", "accept")):
        done = command(*arguments)
        assert done.exit_code == 1
        assert "unknown_request" in done.stderr


def test_the_future_is_not_received(command: Run) -> None:
    future = command("new", "--right", "access", "--route", "shop", "--user", "u", "--received", "2027-01-01")
    assert future.exit_code == 1
    assert "bad_request_time" in future.stderr
