"""The served API is what its OpenAPI document says: schemathesis, over sockets, with and without a token.

Every check of schemathesis is on. Failures print the call that shows them.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio

from guardrail.web.control.api import BASE
from tests.e2e.officers import Office, office

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEED = "20261122"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    async with office(tmp_path_factory.mktemp("described"), names=("olga", "petra", "aldo", "ada")) as made:
        yield made


async def known(house: Office) -> Mapping[str, str]:
    """One of everything, so that operations get further than 404; by the parameter that names it."""
    olga, aldo = house.badges["olga"], house.badges["aldo"]
    await house.customer("my mail is hermia.b@example.org", "yes", "send me a copy of my data")
    (request,) = (await house.call("GET", "/requests", olga)).json["items"]
    person = (await house.call("GET", f"/subjects/{request['subject']}", olga)).json
    asked = {"conversation": person["conversations"][0], "reason": "a complaint"}
    reveal = (await house.call("POST", "/reveals", olga, asked)).json
    held = {"reason": "a claim", "on": {"subject": person["subject"]}}
    hold = (await house.call("POST", "/holds", olga, held)).json
    entry = (await house.call("GET", "/audit/entries", aldo)).json["items"][0]
    return {
        "request": request["id"],
        "subject": person["subject"],
        "conversation": person["conversations"][0],
        "hold": hold["id"],
        "reveal": reveal["id"],
        "entry": entry["id"],
        "officer": house.badges["petra"].id,
    }


async def nothing_is_found(
    house: Office, directory: Path, token: str | None, *options: str, phases: str = "coverage,fuzzing,stateful"
) -> None:
    """Let schemathesis look with this token. A slow machine is no failure of the API: only examples are bounded."""
    arguments = ["--url", house.process.control + BASE, "--checks", "all", "--phases", phases, "--seed", SEED]
    arguments += ["--suppress-health-check", "all", "--no-color", "--max-failures", "20", *options]
    arguments += ["--generation-database", "none"]
    if token is not None:
        arguments += ["--header", f"Authorization: Bearer {token}"]
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{house.process.control}{BASE}/openapi.json",
        *arguments, cwd=directory, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), 240)
    if process.returncode != 0:
        pytest.fail(out.decode(), pytrace=False)


async def test_what_an_officer_may_call(house: Office, tmp_path: Path) -> None:
    settings = [
        f'[dictionaries.{name}]\nvalues = [{json.dumps(value)}]\n[parameters."path.{name}"]\ndictionary = "{name}"'
        for name, value in (await known(house)).items()
    ]
    (tmp_path / "schemathesis.toml").write_text("\n".join(settings))
    # Logging out ends the session that the run needs; the table's tests call it.
    await nothing_is_found(
        house, tmp_path, house.badges["olga"].token, "--max-examples", "4", "--exclude-operation-id", "logOut"
    )


async def test_what_an_auditor_may_call(house: Office, tmp_path: Path) -> None:
    """What no auditor may call is 403, whatever is sent: the matrix of test_control_access shows it for less time."""
    options = ("--max-examples", "4", "--include-tag", "audit", "--include-tag", "me", "--include-tag", "holds")
    await nothing_is_found(house, tmp_path, house.badges["aldo"].token, *options)


async def test_without_a_token(house: Office, tmp_path: Path) -> None:
    await nothing_is_found(house, tmp_path, None, "--max-examples", "2", phases="fuzzing,stateful")


async def test_nothing_of_all_that_was_an_error_of_ours(house: Office) -> None:
    """Whatever was sent, the log has no failure in it that is not the sender's."""
    events = [json.loads(line) for line in house.process.output if line.startswith(b"{")]
    assert [event for event in events if event.get("level") in ("error", "critical")] == []
