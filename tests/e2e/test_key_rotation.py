"""Keys are rotated beside a process that serves, and a backup from before is tried aside meanwhile."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import aiohttp
from aiohttp import web

from tests.e2e.harness import Customer, Guardrail, Seen, development, guardrail, peer

GONE = "ermintrude.g@example.org"


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": f"You said: {seen.json['text']}"}]})


def subject_of(guard: Guardrail, conversation: str) -> str:
    with closing(sqlite3.connect(guard.state / "guardrail.db")) as connection:
        query = "SELECT subject_id FROM conversations WHERE id = ?"
        found: str = connection.execute(query, (conversation,)).fetchone()[0]
    return found


async def key(guard: Guardrail) -> str:
    return (await guard.command("audit", "key"))[1].decode().strip()


async def test_nobody_notices_a_rotation_and_the_first_key_goes_on_being_enough(tmp_path: Path) -> None:
    async with peer(echo) as bot, aiohttp.ClientSession() as http:
        route = {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}
        config = development({"shop": route}, detection={"model": False}, audit={"interval": 0.2})
        async with guardrail(tmp_path, config) as guard:
            gone, stays = [await Customer(http, guard.url, "shop").arrive() for _ in range(2)]
            await gone.say(f"My e-mail is {GONE}.")
            lost = bot.seen[-1].headers["Guardrail-Conversation"]
            await stays.say("Hello.")
            first = await key(guard)
            backup = tmp_path / "backup.db"
            with closing(sqlite3.connect(guard.state / "guardrail.db")) as connection:
                connection.execute(f"VACUUM INTO '{backup}'")

            for command in ("rotate-audit", "rotate", "rotate-audit"):
                code, _, err = await guard.command("keys", command)
                assert code == 0, err
                assert (await stays.say("Again."))[-1] == "You said: Again."
            code, _, err = await guard.command("erase", "--subject", subject_of(guard, lost), "--yes")
            assert code == 0, err

            code, said, err = await guard.command("drill", str(backup), "--all", "--json")
            assert code == 0, (said, err)
            found = json.loads(said)
            assert (found["owners"], len(found["erase_again"])) == ({"erased": 1, "living": 1}, 1)
            assert GONE.encode() not in said + err
            assert (await guard.probe("/readyz"))[0] == 200
            newest = await key(guard)
            assert newest != first
            assert await guard.stop() == 0

            for trusted in (first, newest):
                code, said, err = await guard.command("audit", "verify", "--vkey", trusted, "--json")
                assert (code, json.loads(said)["handovers"]) == (0, 2), err
            await guard.start()  # the pin was signed by the newest key
            assert (await guard.probe("/readyz"))[0] == 200
