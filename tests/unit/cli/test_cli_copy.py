"""guardrail copy: on a house that a server left behind."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guardrail.cli.rooms import open_store
from guardrail.config import Config
from guardrail.core.ids import new_id
from guardrail.core.requests import Request, RequestState
from guardrail.core.requests_dossier import to_dossier
from guardrail.types import DossierSaved, Right, Way
from tests.unit.cli.conftest import TEXT, House, Run

OFFICER = new_id("off", os.urandom)


async def _file(config: Config, request: Request) -> None:
    async with open_store(config) as store:
        await store.commit([DossierSaved(dossier=to_dossier(request))])


def filed(house: House, state: RequestState = RequestState.WORKING) -> str:
    """A request of the person who lives there."""
    request = Request(
        id=new_id("req", os.urandom),
        right=Right.ACCESS,
        way=Way.OFFICER,
        route="shop",
        subject_id=house.subject,
        received_at=datetime.now(UTC),
        state=state,
        language="en",
    )
    asyncio.run(_file(house.config, request))
    return request.id


def tags(tmp_path: Path) -> list[str]:
    with closing(sqlite3.connect(tmp_path / "var" / "guardrail.db")) as database:
        return [tag for (tag,) in database.execute("SELECT tag FROM audit_entries ORDER BY at")]


def test_a_copy_as_a_file_that_nobody_else_reads(house: House, command: Run, tmp_path: Path) -> None:
    request, out = filed(house), tmp_path / "copy.json"
    arguments = ("copy", "make", request, "--form", "json", "--by", OFFICER, "--config", house.path)
    result = command(*arguments, "--out", out)
    assert result.exit_code == 0, result.stderr
    assert TEXT not in result.stdout + result.stderr
    [message] = json.loads(out.read_bytes())["messages"]
    assert message["parts"] == [{"kind": "message", "text": TEXT}]
    assert b"\x1b" not in out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    assert tags(tmp_path)[-1] == "rights:bundle:made"
    before = out.read_bytes()
    assert command(*arguments, "--out", out).exit_code == 2
    assert out.read_bytes() == before


def test_a_copy_as_a_page(house: House, command: Run, tmp_path: Path) -> None:
    out = tmp_path / "copy.html"
    result = command("copy", "make", filed(house), "--out", out, "--by", OFFICER, "--config", house.path)
    assert result.exit_code == 0, result.stderr
    assert out.read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize("state", [RequestState.VERIFYING, RequestState.REFUSED])
def test_no_copy_for_a_request_that_is_not_in_order(
    house: House, command: Run, tmp_path: Path, state: RequestState
) -> None:
    out = tmp_path / "copy.html"
    result = command("copy", "make", filed(house, state), "--out", out, "--by", OFFICER, "--config", house.path)
    assert result.exit_code == 1
    assert not out.exists()
    unknown = new_id("req", os.urandom)
    result = command("copy", "make", unknown, "--out", out, "--by", OFFICER, "--config", house.path)
    assert result.exit_code == 1
    assert "there is no such request" in result.stderr
    assert not out.exists()


def test_a_link(house: House, command: Run, tmp_path: Path) -> None:
    request = filed(house)
    arguments = ("copy", "link", request, "--by", OFFICER, "--config", house.path)
    assert "rights.public_url" in command(*arguments).stderr
    with house.path.open("a", encoding="utf-8") as file:
        file.write("rights: {public_url: 'https://chat.example'}\n")
    result = command(*arguments)
    assert result.exit_code == 0, result.stderr
    address = result.stdout.strip()
    assert address.startswith("https://chat.example/my/")
    assert len(address.rpartition("/")[2]) == 43
    assert tags(tmp_path)[-1] == "rights:bundle:offered"
