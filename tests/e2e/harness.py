"""Real processes and sockets: Guardrail itself, bots, and a stand-in for a vendor's cloud on loopback."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from sqlalchemy import text

from guardrail.cli.rooms import open_keys, open_store
from guardrail.config import load
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage.store import SqlStore
from guardrail.turn.records import read_transcript

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b")
"""A one-time code, as Guardrail writes it in a chat."""

Handler = Callable[[web.Request, "Seen"], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Seen:
    """One request as a peer received it."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Peer:
    """A server of ours that records everything it is sent and answers by ``handler``."""

    handler: Handler
    seen: list[Seen] = field(default_factory=list)
    url: str = ""
    _runner: web.AppRunner | None = None

    async def start(self) -> Peer:
        app = web.Application(client_max_size=1 << 24)
        app.router.add_route("*", "/{tail:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        seen = Seen(request.method, request.path, request.headers, await request.read())
        self.seen.append(seen)
        return await self.handler(request, seen)

    def everything(self) -> bytes:
        """All that was received, for a search."""
        return b"\n".join(
            b"%s %s\n%s\n%s" % (s.method.encode(), s.path.encode(), json.dumps(dict(s.headers)).encode(), s.body)
            for s in self.seen
        )


@asynccontextmanager
async def peer(handler: Handler) -> AsyncIterator[Peer]:
    server = await Peer(handler).start()
    try:
        yield server
    finally:
        await server.stop()


class Guardrail:
    """``guardrail serve`` as a process of its own."""

    def __init__(self, directory: Path, config: Mapping[str, Any], env: Mapping[str, str] | None = None) -> None:
        self.directory = directory
        self.path = directory / "guardrail.yaml"
        self.state = directory / "var"
        self.path.write_text(json.dumps(config))  # YAML 1.2 is a superset of JSON
        self._env = {**os.environ, **(env or {})}
        self.output: list[bytes] = []
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._listening: asyncio.Future[tuple[int, int]] | None = None
        self.port = self.control_port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def control(self) -> str:
        return f"http://127.0.0.1:{self.control_port}"

    def configure(self, **settings: Any) -> None:
        """Other settings, from the next start on."""
        self.path.write_text(json.dumps({**json.loads(self.path.read_text()), **settings}))

    async def start(self) -> Guardrail:
        loop = asyncio.get_running_loop()
        self._listening = loop.create_future()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "guardrail", "serve", "--config", str(self.path),
            env=self._env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, limit=1 << 24,
        )  # fmt: skip
        self._reader = asyncio.create_task(self._read())
        self.port, self.control_port = await asyncio.wait_for(self._listening, 60)
        return self

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        assert self._listening is not None
        ports: dict[str, int] = {}
        async for line in self._process.stdout:
            self.output.append(line)
            if b'"serve.listening"' in line:
                event = json.loads(line)
                ports[event["listener"]] = event["port"]
                if len(ports) == 2:
                    self._listening.set_result((ports["data"], ports["control"]))
        if not self._listening.done():
            self._listening.set_exception(AssertionError(b"".join(self.output).decode(errors="replace")))

    async def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """End the process; its exit code."""
        assert self._process is not None
        assert self._reader is not None
        if self._process.returncode is None:
            self._process.send_signal(number)
        code = await asyncio.wait_for(self._process.wait(), 60)
        await self._reader
        return code

    async def stop(self) -> int:
        return await self.kill(signal.SIGTERM)

    async def ended(self) -> int:
        """Wait for a process that somebody else ends; its exit code."""
        assert self._process is not None
        assert self._reader is not None
        code = await asyncio.wait_for(self._process.wait(), 60)
        await self._reader
        return code

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def send_signal(self, number: signal.Signals) -> None:
        """Without waiting for what comes of it."""
        assert self._process is not None
        self._process.send_signal(number)

    async def probe(self, path: str) -> tuple[int, Any]:
        """The control plane's answer to a GET."""
        async with aiohttp.ClientSession() as http, http.get(self.control + path) as response:
            body = await response.text()
            return response.status, json.loads(body) if response.content_type == "application/json" else body

    @asynccontextmanager
    async def rooms(self) -> AsyncIterator[tuple[SqlStore, StoredKeyRing]]:
        """The data and the keys of this configuration, beside the running process."""
        config = load(self.path)
        async with open_store(config) as store, open_keys(config) as keys:
            yield store, keys

    async def transcript(self, conversation_id: str) -> list[tuple[str, str]]:
        """Direction and pseudonymised text of every message kept of a conversation."""
        async with self.rooms() as (store, keys):
            rows = await store.transcript(conversation_id, 10_000)
            contents = [(row, read_transcript(row, await keys.get(row.owner_id))) for row in rows]
        return [(row.direction.value, part["text"]) for row, content in contents for part in _parts(content)]

    async def entries(self) -> list[dict[str, Any]]:
        """The fields of every audit entry, with its tag, also of those without a place in the log yet."""
        async with self.rooms() as (store, _):
            query = text("SELECT body FROM audit_entries ORDER BY at")
            bodies = await store.run(lambda connection: list(connection.scalars(query)))
        return [{"tag": body["tag"], **body["fields"]} for body in map(json.loads, bodies)]

    async def unplaced(self) -> int:
        """How many audit entries wait for their place in the log."""
        async with self.rooms() as (store, _):
            query = text("SELECT count(*) FROM audit_entries WHERE position IS NULL")
            return int(await store.run(lambda connection: connection.scalar(query)) or 0)

    async def command(self, *arguments: str, stdin: bytes | None = None) -> tuple[int, bytes, bytes]:
        """Another guardrail command on the same configuration."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "guardrail", *arguments,
            env=self._env, cwd=self.directory, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await asyncio.wait_for(process.communicate(stdin), 60)
        assert process.returncode is not None
        return process.returncode, out, err


def _parts(content: dict[str, Any]) -> list[dict[str, str]]:
    return list(content["parts"])


@asynccontextmanager
async def guardrail(
    directory: Path, config: Mapping[str, Any], env: Mapping[str, str] | None = None
) -> AsyncIterator[Guardrail]:
    process = Guardrail(directory, config, env)
    await process.start()
    try:
        yield process
    finally:
        await process.kill()
        print(b"".join(process.output).decode(errors="replace"))  # noqa: T201  pytest shows it beside a failure


class Customer:
    """A person in the web chat."""

    def __init__(self, http: aiohttp.ClientSession, base: str, route: str) -> None:
        self._http = http
        self._base = base
        self._route = route
        self.token = ""

    async def arrive(self) -> Customer:
        async with self._http.post(f"{self._base}/chat/{self._route}/session") as response:
            assert response.status == 201, await response.text()
            self.token = (await response.json())["session"]
        return self

    async def post(self, body: Any, **headers: str) -> tuple[int, Any]:
        sent = {"authorization": f"Bearer {self.token}", "content-type": "application/json", **headers}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self._http.post(f"{self._base}/chat/{self._route}", data=io.BytesIO(data), headers=sent) as response:
            text = await response.text()
            return response.status, json.loads(text) if "json" in response.content_type else text

    async def say(self, text: str) -> list[str]:
        """The texts of the answer."""
        status, answer = await self.post({"text": text})
        assert status == 200, answer
        return [message["text"] for message in answer["messages"]]

    async def choose(self, payload: str) -> list[str]:
        status, answer = await self.post({"choice": payload})
        assert status == 200, answer
        return [message["text"] for message in answer["messages"]]


async def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for something another process brings about."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


def development(routes: Mapping[str, Any], **settings: Any) -> dict[str, Any]:
    """A configuration for tests: free ports, state beside the file."""
    return {
        "mode": "development",
        "state": "var",
        "listen": {"port": 0, "control_port": 0},
        "audit": {"interval": 0.2},
        "routes": dict(routes),
        **settings,
    }
