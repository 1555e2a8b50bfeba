"""A real provider on loopback, of somebody else's making: authorization code in, token out, officer in."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from guardrail.clients.outgoing import new_session
from guardrail.config.access import AccessSettings, OidcSettings
from guardrail.core.officers import Role
from guardrail.errors import DependencyError, UnauthorizedError
from tests.unit.access.house import House, house

BACK = "http://127.0.0.1:1/back"
SERVER = """
import os, sys, json
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
from oidc_provider_mock import User, run_server_in_thread
users = [User(sub="jane", claims={"groups": ["privacy-team"]}), User(sub="joe", claims={"groups": ["sales"]})]
with run_server_in_thread(user_claims=users) as server:
    print(json.dumps(server.server_port), flush=True)
    sys.stdin.read()
"""


@asynccontextmanager
async def provider() -> AsyncIterator[str]:
    """The provider's address; it ends with the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-c", SERVER,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        port = json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
        yield f"http://localhost:{port}"
    finally:
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
            await process.wait()


async def id_token(url: str, sub: str, client: str = "guardrail") -> str:
    """As a browser and a client get it (OpenID Connect Core section 3.1)."""
    asked = {"client_id": client, "redirect_uri": BACK, "response_type": "code", "scope": "openid", "state": "s"}
    async with aiohttp.ClientSession() as browser:
        async with browser.post(
            f"{url}/oauth2/authorize", params=asked, data={"sub": sub}, allow_redirects=False
        ) as answer:
            assert answer.status == 302
            code = parse_qs(urlsplit(answer.headers["Location"]).query)["code"][0]
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
        headers = {"Authorization": aiohttp.encode_basic_auth(client, "secret")}
        async with browser.post(f"{url}/oauth2/token", data=form, headers=headers) as answer:
            found: str = (await answer.json())["id_token"]
            return found


def door(tmp_path: Path, url: str, session: aiohttp.ClientSession) -> House:
    oidc = OidcSettings(
        issuer=url, audience="guardrail", roles_claim="groups", roles={"privacy-team": ("officer", "approver")}
    )
    made = house(tmp_path, AccessSettings(oidc=oidc), session=session)
    made.clock.now = datetime.now(UTC)
    return made


async def test_officers_of_a_real_provider(tmp_path: Path) -> None:
    async with provider() as url, new_session() as session:
        at = door(tmp_path, url, session)
        jane = await at.access.door.authenticate(await id_token(url, "jane"))
        assert jane.roles == (Role.APPROVER, Role.OFFICER)
        joe = await at.access.door.authenticate(await id_token(url, "joe"))
        assert joe.roles == ()
        assert joe.id != jane.id
        with pytest.raises(UnauthorizedError):
            await at.access.door.authenticate(await id_token(url, "jane", client="another"))
        token = await id_token(url, "jane")
        at.clock.move(hours=2)
        with pytest.raises(UnauthorizedError):
            await at.access.door.authenticate(token)
        await at.access.close()
        await at.keys.close()


async def test_when_the_provider_is_gone_nobody_is_told_to_log_in_again(tmp_path: Path) -> None:
    """503 and not 401: the token may be good."""
    async with provider() as url:
        token = await id_token(url, "jane")
    async with new_session() as session:
        at = door(tmp_path, url, session)
        with pytest.raises(DependencyError) as raised:
            await at.access.door.authenticate(token)
        assert raised.value.status == 503
        await at.access.close()
        await at.keys.close()
