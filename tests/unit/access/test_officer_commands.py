"""``guardrail officer``, from an account made at the machine to a log-in with it."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyotp import TOTP, parse_uri

from guardrail.access.assembly import door_of
from guardrail.audit.events import audit_logger
from guardrail.cli.common import Commands
from guardrail.cli.officer import officer
from guardrail.clients.outgoing import new_session
from guardrail.config import Config, load
from guardrail.errors import UnauthorizedError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.ports.access import Actor
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.types import RawText
from tests.unit.access.house import Counts, Policy

PASSWORD = "canary horse battery"

Run = Callable[..., Result]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A house on disk as a server would have left it."""
    path = tmp_path / "guardrail.yaml"
    path.write_text(
        "access: {local_accounts: true}\nroutes:\n  shop:\n    channel: web\n    bot: {url: http://127.0.0.1:9/}\n",
        encoding="utf-8",
    )
    made = load(path, {})
    migrate(made.store.url.reveal())

    async def keys() -> None:
        ring = StoredKeyRing(
            made.keys.url.reveal(), FileKeyProvider(made.keys.directory), entropy=os.urandom, clock=now
        )
        await ring.close()

    asyncio.run(keys())
    (tmp_path / "password").write_text(PASSWORD + "\n")
    return made


@pytest.fixture
def command(config: Config, tmp_path: Path) -> Run:
    group = Commands("guardrail", commands={"officer": officer})

    def run(name: str, *arguments: str, input: str | None = None) -> Result:
        words = ["officer", name, *arguments, "--config", str(tmp_path / "guardrail.yaml")]
        return CliRunner().invoke(group, words, input=input, catch_exceptions=False)

    return run


async def enter(config: Config, name: str, uri: str, password: str = PASSWORD) -> Actor:
    store = SqlStore(config.store.url.reveal(), clock=now, readers=1)
    keys = StoredKeyRing(
        config.keys.url.reveal(), FileKeyProvider(config.keys.directory), entropy=os.urandom, clock=now
    )

    async def pause(seconds: float) -> None:
        return

    async with new_session() as session:
        access = door_of(
            config.access, store=store, keys=keys, ruler=Policy(), jurisdictions=("house",), kind="assistant",
            session=session, clock=now, entropy=os.urandom, audit=audit_logger(now, os.urandom), watch=Counts(),
            monotonic=lambda: 0.0, pause=pause,
        )  # fmt: skip
        try:
            code = TOTP(parse_uri(uri).secret).now()
            token, actor = await access.door.log_in(RawText(name), RawText(password), RawText(code), "127.0.0.1")
            assert await access.door.authenticate(token) == actor
            return actor
        finally:
            await access.close()
            await keys.close()
            await store.close()


def log(config: Config) -> list[tuple[str, dict[str, object]]]:
    database = sqlite3.connect(config.store.url.reveal().removeprefix("sqlite:///"))
    bodies = [json.loads(row[0]) for row in database.execute("SELECT body FROM audit_entries ORDER BY at")]
    database.close()
    return [(body["tag"], body["fields"]) for body in bodies]


def test_from_an_account_to_a_log_in_and_out_again(config: Config, command: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "password")
    made = command("add", "Jane", "--role", "officer", "--role", "approver", "--password-file", file)
    assert made.exit_code == 0
    uri = made.stdout.strip()
    assert uri.startswith("otpauth://totp/Guardrail:jane?secret=")
    actor = asyncio.run(enter(config, "jane", uri))
    assert made.stderr.startswith(f"made {actor.id}\n")
    assert actor.roles == ("approver", "officer")

    (listed,) = json.loads(command("list", "--json").stdout)
    assert (listed["id"], listed["name"], listed["roles"]) == (actor.id, "jane", ["approver", "officer"])
    assert actor.id in command("list").stdout

    assert command("roles", actor.id, "--role", "auditor", "--holds-keys").exit_code == 0
    assert command("disable", "JANE").exit_code == 0
    with pytest.raises(UnauthorizedError):
        asyncio.run(enter(config, "jane", uri))
    assert command("enable", "jane").exit_code == 0
    reset = command("reset", "jane", input="another horse battery\nanother horse battery\n")
    assert reset.exit_code == 0
    again = asyncio.run(enter(config, "jane", reset.stdout.strip().splitlines()[-1], "another horse battery"))
    assert (again.id, again.roles, again.holds_keys) == (actor.id, ("auditor",), True)

    tags = [tag for tag, fields in log(config) if tag.startswith("control:officer:")]
    assert tags == [f"control:officer:{what}" for what in ("added", "changed", "disabled", "enabled", "changed")]
    assert all("by" not in fields for _, fields in log(config))


def test_nothing_of_it_lies_in_the_files(config: Config, command: Run, tmp_path: Path) -> None:
    uri = command("add", "canaryname", "--role", "admin", "--password-file", str(tmp_path / "password")).stdout
    (tmp_path / "password").unlink()
    secret = parse_uri(uri.strip()).secret
    assert secret is not None
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for word in ("canaryname", PASSWORD, secret, "$argon2id$"):
            assert word.encode() not in content, path.name


def test_what_is_wrong_is_said_without_the_password(command: Run, tmp_path: Path) -> None:
    file = tmp_path / "password"
    assert command("add", "jane", "--password-file", str(file)).exit_code == 2
    assert command("add", "jane", "--role", "king", "--password-file", str(file)).exit_code == 2
    bad = command("add", "jane doe", "--role", "officer", "--password-file", str(file))
    assert (bad.exit_code, bad.stderr.split(":")[1].strip()) == (1, "officer_name_invalid")
    file.write_text("canary")
    weak = command("add", "jane", "--role", "officer", "--password-file", str(file))
    assert (weak.exit_code, weak.stderr.split(":")[1].strip()) == (1, "password_weak")
    assert "canary" not in weak.output
    file.write_bytes(b"\xff\xfe")
    assert command("add", "jane", "--role", "officer", "--password-file", str(file)).exit_code == 2
    for name in ("disable", "enable", "roles"):
        assert command(name, "nobody").exit_code == 1
        assert command(name, "off_" + "a" * 26).exit_code == 1
    assert json.loads(command("list", "--json").stdout) == []


def test_a_name_is_given_once(command: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "password")
    assert command("add", "jane", "--role", "officer", "--password-file", file).exit_code == 0
    again = command("add", "JANE", "--role", "admin", "--password-file", file)
    assert again.exit_code == 1
    assert "officer_exists" in again.stderr
    assert again.stdout == ""


def test_passwords_typed_differently_are_asked_for_again(command: Run) -> None:
    typed = "one horse battery\nother horse battery\n" + f"{PASSWORD}\n{PASSWORD}\n"
    made = command("add", "jane", "--role", "officer", input=typed)
    assert made.exit_code == 0
    assert PASSWORD not in made.output
