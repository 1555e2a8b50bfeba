"""An erasure outlives the data's backups: the keys are not in them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from cryptography.exceptions import InvalidTag

from guardrail.core.sealing import DataKey, open_sealed
from guardrail.errors import ErasedError, IntegrityError
from guardrail.types import Sealed
from tests.e2e.harness import Customer, Guardrail, Peer, Seen, development, guardrail, peer, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

GONE, STAYS = "ermintrude.g@example.org", "barnaby.s@example.org"
SEALED = {"transcript": "record_id", "vault": "record_id", "inbox": "item_id"}


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": f"You said: {seen.json['text']}"}]})


@dataclass
class House:
    guard: Guardrail
    bot: Peer
    http: aiohttp.ClientSession

    async def conversation(self, customer: Customer, text: str) -> str:
        await customer.say(text)
        return self.bot.seen[-1].headers["Guardrail-Conversation"]

    async def living_keys(self) -> dict[str, DataKey]:
        """By owner, whoever that is."""
        with closing(sqlite3.connect(self.guard.state / "keys.db")) as connection:
            owners = [owner for (owner,) in connection.execute("SELECT owner_id FROM data_keys")]
        async with self.guard.rooms() as (_, keys):
            return {owner: await keys.get(owner) for owner in owners}

    def sealed(self, subject: str) -> list[tuple[str, str, bytes]]:
        """Everything sealed that the database holds of a subject."""
        owner = {"transcript": "owner_id"}
        with closing(sqlite3.connect(self.guard.state / "guardrail.db")) as connection:
            return [
                (table, record, sealed)
                for table, name in SEALED.items()
                for record, sealed in connection.execute(
                    f"SELECT {name}, sealed FROM {table} WHERE {owner.get(table, 'subject_id')} = ?", (subject,)
                )
            ]

    def one(self, query: str, *values: str) -> Any:
        with closing(sqlite3.connect(self.guard.state / "guardrail.db")) as connection:
            return connection.execute(query, values).fetchone()[0]


@pytest_asyncio.fixture(loop_scope="module")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with peer(echo) as bot, aiohttp.ClientSession() as http:
        route = {
            "channel": "web",
            "bot": {"url": f"{bot.url}/chat"},
            "policy": {"consent": "none", "jurisdictions": "eu"},
        }
        config = development({"shop": route}, detection={"model": False})
        async with guardrail(tmp_path, config) as guard:
            yield House(guard, bot, http)


def copy_data(state: Path, backup: Path, files: str = "guardrail.db*") -> None:
    """The data's files, of a process that stands still; no keys."""
    backup.mkdir()
    for path in state.glob(files):
        shutil.copy2(path, backup)


def restore_data(backup: Path, state: Path, files: str = "guardrail.db*") -> None:
    for path in state.glob(files):
        path.unlink()
    for path in backup.iterdir():
        shutil.copy2(path, state)


def opens(key: DataKey, table: str, record: str, sealed: bytes, owner: str) -> bool:
    """Whether a key opens a record, also when it pretends to be its owner's."""
    for pretended in (key, DataKey(key.key_id, owner, key.material)):
        try:
            open_sealed(pretended, (table, record), Sealed(sealed))
        except (IntegrityError, ErasedError, InvalidTag):
            continue
        return True
    return False


async def test_who_was_erased_stays_unreadable_after_the_data_are_restored(house: House, tmp_path: Path) -> None:
    gone = await Customer(house.http, house.guard.url, "shop").arrive()
    stays = await Customer(house.http, house.guard.url, "shop").arrive()
    lost = await house.conversation(gone, f"My e-mail is {GONE}.")
    kept = await house.conversation(stays, f"My e-mail is {STAYS}.")
    subject = house.one("SELECT subject_id FROM conversations WHERE id = ?", lost)
    before = await house.living_keys()
    records = house.sealed(subject)
    assert {table for table, _, _ in records} == {"transcript", "vault"}
    assert all(opens(before[subject], *record, subject) for record in records)

    assert await house.guard.stop() == 0
    copy_data(house.guard.state, tmp_path / "backup")
    await house.guard.start()
    gone = _again(house, gone)
    await gone.say("delete my data")
    await gone.choose("guardrail:erase:yes")
    assert house.sealed(subject) == []
    assert await house.guard.stop() == 0

    restore_data(tmp_path / "backup", house.guard.state)
    assert house.sealed(subject) == records  # the ciphertext is back, the key is not
    living = await house.living_keys()
    assert subject not in living
    assert len(living) == len(before) - 1
    assert not any(opens(key, *record, subject) for key in living.values() for record in records)
    code, shown, _ = await house.guard.command("transcript", "show", lost)
    assert code != 0
    assert b"EMAIL" not in shown
    code, shown, _ = await house.guard.command("transcript", "show", kept)
    assert code == 0
    assert b"<EMAIL_ADDRESS_1>" in shown

    code, _, err = await house.guard.command("serve")
    assert (code, b"audit_rolled_back" in err) == (1, True)  # nobody is served until the operator has decided
    code, _, err = await house.guard.command("audit", "accept-rollback", "--yes")
    assert (code, b"audit_origin_used" in err) == (1, True)  # and not under the old log's name
    assert house.sealed(subject) == records
    house.guard.configure(audit={"interval": 0.2, "origin": "guardrail.local/audit/2"})
    code, _, err = await house.guard.command("audit", "accept-rollback", "--yes")
    assert (code, b"erased again: 1" in err) == (0, True), err
    assert house.one("SELECT count(*) FROM subjects WHERE id = ?", subject) == 0
    assert house.sealed(subject) == []  # what came back with the copy went again, before anybody is served

    await house.guard.start()
    gone, stays = _again(house, gone), _again(house, stays)
    assert await house.conversation(gone, "Hello, it is me: <EMAIL_ADDRESS_1>") != lost
    assert (await gone.say("Who is <EMAIL_ADDRESS_1>?"))[-1] == "You said: Who is <EMAIL_ADDRESS_1>?"
    assert await house.conversation(stays, f"Once more: {STAYS}") == kept
    assert house.bot.seen[-1].json["text"] == "Once more: <EMAIL_ADDRESS_1>"
    # The receipt waits for a checkpoint over the erasure's entries, and for nobody who stops the process.
    await until(lambda: house.one("SELECT count(*) FROM dossiers WHERE kind = 'receipt' AND state = 'issued'") == 1)
    assert await house.guard.stop() == 0
    told = [entry for entry in await house.guard.entries() if entry.get("subject") == subject]
    erased = [entry for entry in told if entry["tag"].startswith("erasure:subject:")]
    assert [entry["tag"] for entry in erased][-2:] == ["erasure:subject:begun", "erasure:subject:completed"]
    code, receipt, err = await house.guard.command("receipt", "show", erased[-1]["request"])
    assert code == 0, err
    (tmp_path / "receipt.txt").write_bytes(receipt)
    _, vkey, _ = await house.guard.command("audit", "key")
    code, _, err = await house.guard.command(
        "receipt", "verify", str(tmp_path / "receipt.txt"), "--vkey", vkey.decode().strip()
    )
    assert (code, b" holds: " in err) == (0, True), err
    code, _, err = await house.guard.command("audit", "verify")
    assert code == 0, err


async def test_who_was_erased_is_erased_again_when_the_key_store_is_restored_too(house: House, tmp_path: Path) -> None:
    """Then the person's key is back: only the log, kept elsewhere, knows of the erasure."""
    gone = await Customer(house.http, house.guard.url, "shop").arrive()
    stays = await Customer(house.http, house.guard.url, "shop").arrive()
    lost = await house.conversation(gone, f"My e-mail is {GONE}.")
    kept = await house.conversation(stays, f"My e-mail is {STAYS}.")
    subject = house.one("SELECT subject_id FROM conversations WHERE id = ?", lost)
    assert await house.guard.stop() == 0
    copy_data(house.guard.state, tmp_path / "backup")
    copy_data(house.guard.state, tmp_path / "backup-of-keys", "keys.db*")
    await house.guard.start()
    gone = _again(house, gone)
    await gone.say("delete my data")
    await gone.choose("guardrail:erase:yes")
    assert await house.guard.stop() == 0
    code, exported, _ = await house.guard.command("audit", "export")
    assert code == 0
    log = tmp_path / "exported.jsonl"
    log.write_bytes(exported)

    restore_data(tmp_path / "backup", house.guard.state)
    restore_data(tmp_path / "backup-of-keys", house.guard.state, "keys.db*")
    assert subject in await house.living_keys()
    code, _, err = await house.guard.command("serve")
    assert (code, b"audit_rolled_back" in err) == (1, True)
    house.guard.configure(audit={"interval": 0.2, "origin": "guardrail.local/audit/2"})
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_bytes(exported.replace(b"erasure:subject:begun", b"erasure:subject:begum"))
    code, _, err = await house.guard.command("audit", "accept-rollback", "--yes", "--log", str(damaged))
    assert (code, b"is not an entry" in err) == (1, True), err
    code, _, err = await house.guard.command("audit", "accept-rollback", "--yes", "--log", str(log))
    assert (code, b"erased again: 1" in err) == (0, True), err
    assert subject not in await house.living_keys()
    assert house.sealed(subject) == []
    code, shown, _ = await house.guard.command("transcript", "show", kept)
    assert (code, b"<EMAIL_ADDRESS_1>" in shown) == (0, True)


async def test_after_a_rotation_the_old_key_is_gone_and_everybody_living_is_readable(house: House) -> None:
    customer = await Customer(house.http, house.guard.url, "shop").arrive()
    conversation = await house.conversation(customer, f"My e-mail is {STAYS}.")
    old = sorted((house.guard.state / "keys").glob("kek-*.key"))
    material = {path: path.read_bytes() for path in old}
    keys_before = await house.living_keys()

    code, _, err = await house.guard.command("keys", "rotate")  # beside the running process
    assert code == 0, err

    new = sorted((house.guard.state / "keys").glob("kek-*.key"))
    assert len(old) == len(new) == 1
    assert not set(old) & set(new)
    files = [path.read_bytes() for path in house.guard.state.rglob("*") if path.is_file()]
    assert not any(secret in content for secret in material.values() for content in files)
    assert await house.living_keys() == keys_before
    code, shown, _ = await house.guard.command("transcript", "show", conversation)
    assert (code, b"<EMAIL_ADDRESS_1>" in shown) == (0, True)
    assert (await customer.say(f"Again: {STAYS}"))[-1] == f"You said: Again: {STAYS}"
    assert house.bot.seen[-1].json["text"] == "Again: <EMAIL_ADDRESS_1>"
    newcomer = await Customer(house.http, house.guard.url, "shop").arrive()
    assert await newcomer.say(f"I am {GONE}")
    assert (await house.guard.probe("/readyz"))[0] == 200


def _again(house: House, customer: Customer) -> Customer:
    """The same person, after the server moved to another port."""
    same = Customer(house.http, house.guard.url, "shop")
    same.token = customer.token
    return same
