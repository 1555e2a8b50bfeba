"""Officers at a served control plane: accounts made by the command, logged in with password and code, over HTTP."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from click.testing import CliRunner
from pyotp import TOTP

from guardrail.cli import cli
from guardrail.core.officers import Role
from guardrail.web.control.api import BASE
from tests.e2e.harness import Customer, Guardrail, Peer, Seen, development, guardrail, peer

OFFICERS: Mapping[str, Role] = {
    "olga": Role.OFFICER,
    "oskar": Role.OFFICER,
    "petra": Role.APPROVER,
    "aldo": Role.AUDITOR,
    "ada": Role.ADMIN,
    "mona": Role.MONITOR,
    "denis": Role.AGENT_DESK,
}
"""Who works here, by the name of the account."""

BOT_CREDENTIAL = "a credential of the bot 0123456789"


@dataclass(frozen=True)
class Reply:
    """An answer of the control plane."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """Of a problem document."""
        assert self.headers["Content-Type"] == "application/problem+json", self.body
        return str(self.json["code"])


@dataclass
class Badge:
    """An account, as its owner knows it."""

    name: str
    id: str
    password: str
    totp: TOTP
    token: str = ""

    def code(self, steps: int = 0) -> str:
        """What the authenticator app shows, ``steps`` half minutes from now."""
        return self.totp.at(datetime.now(UTC) + timedelta(seconds=30 * steps))


class Office:
    """The process, its officers, and a client."""

    def __init__(self, process: Guardrail, http: aiohttp.ClientSession, bot: Peer) -> None:
        self.process = process
        self.http = http
        self.bot = bot
        self.badges: dict[str, Badge] = {}

    async def add(self, name: str, *roles: Role, options: Sequence[str] = ()) -> Badge:
        """`guardrail officer add`, and what it shows once."""
        password = secrets.token_urlsafe(24)
        file = self.process.directory / f"{name}.password"
        file.write_text(password)
        file.chmod(0o600)
        given = [word for role in roles for word in ("--role", role.value)]
        words = ["officer", "add", name, *given, *options, "--password-file", str(file)]
        words += ["--config", str(self.process.path)]
        # In this process, which has the imports done: half a dozen interpreters would take half a minute to start.
        result = await asyncio.to_thread(CliRunner().invoke, cli, words, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        made = re.search(r"off_[a-z2-7]{26}", result.output)
        secret = re.search(r"secret=([A-Z2-7]+)", result.output)
        assert made is not None
        assert secret is not None
        badge = self.badges[name] = Badge(name, made[0], password, TOTP(secret[1]))
        return badge

    async def log_in(self, badge: Badge, *, steps: int = 0, source: str = "127.0.0.1") -> Reply:
        """Log in; a right one changes the badge's token."""
        sent = {"name": badge.name, "password": badge.password, "code": badge.code(steps)}
        reply = await self.call("POST", "/session", sent=sent, source=source)
        if reply.status == 201:
            badge.token = reply.json["token"]
        return reply

    async def call(
        self,
        method: str,
        path: str,
        by: Badge | str | None = None,
        sent: Any = None,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        source: str | None = None,
    ) -> Reply:
        """One call of the API by an officer, by a bearer token, or by nobody; from another address with ``source``."""
        token = by.token if isinstance(by, Badge) else by
        given = {**({} if token is None else {"Authorization": f"Bearer {token}"}), **(headers or {})}
        url = self.process.control + BASE + path
        if source is None:
            return await _sent(self.http, method, url, given, sent, query)
        connector = aiohttp.TCPConnector(local_addr=(source, 0))
        async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:
            return await _sent(http, method, url, given, sent, query)

    async def customer(self, *words: str, route: str = "shop") -> tuple[Customer, list[str]]:
        """Somebody in the web chat who has said this, and the last answer."""
        customer = await Customer(self.http, self.process.url, route).arrive()
        said: list[str] = []
        for each in words:
            said = await customer.say(each)
        return customer, said

    async def entries(self, tag: str) -> list[dict[str, Any]]:
        """The fields of audit entries with this tag, oldest first."""
        return [entry for entry in await self.process.entries() if entry["tag"] == tag]


async def _sent(
    http: aiohttp.ClientSession,
    method: str,
    url: str,
    headers: Mapping[str, str],
    sent: Any,
    query: Mapping[str, str] | None,
) -> Reply:
    data = None if sent is None else json.dumps(sent).encode()
    given = {**({} if sent is None else {"Content-Type": "application/json"}), **headers}
    async with http.request(method, url, data=data, headers=given, params=query, allow_redirects=False) as answer:
        return Reply(answer.status, answer.headers, await answer.read())


async def _greets(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": "Hello there"}]})


@asynccontextmanager
async def office(directory: Path, names: Sequence[str] = tuple(OFFICERS), **settings: Any) -> AsyncIterator[Office]:
    """Guardrail with two web chats (`shop` asks for consent, `club` belongs to somebody else) and these officers."""
    async with peer(_greets) as bot, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        route = {
            "channel": "web",
            "bot": {"url": bot.url, "credential": BOT_CREDENTIAL},
            "policy": {"jurisdictions": "lt"},
        }
        config = development(
            {"shop": route, "club": route},
            detection={"languages": ["en"], "model": False},
            rights={"public_url": "http://127.0.0.1:9"},
            access={"local_accounts": True, "requests_per_minute": 100_000},
        )
        async with guardrail(directory, {**config, **settings}) as process:
            made = Office(process, http, bot)
            for name in names:
                await made.add(name, OFFICERS[name])
            replies = await asyncio.gather(*map(made.log_in, made.badges.values()))
            assert {reply.status for reply in replies} <= {201}
            yield made
