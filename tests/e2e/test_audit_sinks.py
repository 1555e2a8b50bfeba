"""A real process ships its audit log and anchors it: through outages, kills and a sink that hangs."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from sqlalchemy import text

from tests.contract.receivers import HttpServer, Request, SyslogServer, http_server, syslog_stream
from tests.e2e.harness import Customer, Guardrail, Seen, development, guardrail, peer, until


async def echo(request: web.Request, seen: Seen) -> web.StreamResponse:
    return web.json_response({"messages": [{"text": f"You said: {seen.json['text']}"}]})


async def placed(guard: Guardrail) -> dict[int, Any]:
    """The log in the database."""
    async with guard.rooms() as (store, _):
        query = text("SELECT position, body FROM audit_entries WHERE position IS NOT NULL ORDER BY position")
        rows = await store.look(lambda connection: connection.execute(query).all())
    return {row.position: json.loads(row.body) for row in rows}


async def until_has(guard: Guardrail, positions: Callable[[], list[int]], seconds: float = 60.0) -> dict[int, Any]:
    """Wait until a sink has all that is placed; the log then."""
    async with asyncio.timeout(seconds):
        while True:
            log = await placed(guard)
            if log and set(positions()) >= set(log):
                return log
            await asyncio.sleep(0.1)


def in_order(positions: list[int]) -> bool:
    """Whether what came for the first time came in order, without a gap."""
    firsts = list(dict.fromkeys(positions))
    return firsts == list(range(len(firsts)))


def lines(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes() if path.exists() else b""
    assert content.endswith(b"\n") or not content
    return [json.loads(line) for line in content.splitlines()]


def received(server: HttpServer) -> list[int]:
    return [position for request in server.requests for position in request.positions]


async def test_three_sinks_through_an_outage_and_a_kill(tmp_path: Path) -> None:
    """HTTP is down first; then it kills the process between taking a batch and its answer."""
    killing: list[int] = []
    down = True

    def answer(request: Request) -> int:
        if down:
            return 503
        while killing:
            os.kill(killing.pop(), signal.SIGKILL)
        return 204

    async with (
        peer(echo) as bot,
        http_server(answer) as collector,
        syslog_stream() as syslog,
        aiohttp.ClientSession() as http,
    ):
        sinks = [
            {"kind": "file", "path": "audit.jsonl"},
            {"kind": "syslog", "host": "127.0.0.1", "port": syslog.port, "transport": "tcp"},
            {"kind": "http", "url": f"{collector.url}/in", "token": "a-token-of-ours", "gzip": True, "batch": 5},
        ]
        route = {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}
        config = development({"shop": route}, detection={"model": False}, audit={"interval": 0.2, "sinks": sinks})
        async with guardrail(tmp_path, config) as guard:
            await _talk(http, guard)
            await until_has(guard, lambda: [line["position"] for line in lines(tmp_path / "audit.jsonl")])
            status, health = await guard.probe("/readyz")
            assert status == 200  # a sink that is down makes nobody unready
            assert health["audit_sinks"]["file"] == {"lag": 0, "error": None}
            assert health["audit_sinks"]["http"]["error"] == "sink_refused"
            assert health["audit_sinks"]["http"]["lag"] > 0
            refused = len(collector.requests)
            killing.append(guard.pid)
            down = False
            await guard.ended()
            delivered = received(collector)[len(_flat(collector.requests[:refused])) :]
            assert delivered  # they have arrived, and nobody could write that down

            await guard.start()
            await _talk(http, guard)
            log = await until_has(guard, lambda: _accepted(collector, refused))
            again = _accepted(collector, refused)
            assert again[: len(delivered)] == again[len(delivered) : 2 * len(delivered)] == delivered
            assert in_order(again)
            await until_has(guard, syslog.positions)
            await until_has(guard, lambda: [line["position"] for line in lines(tmp_path / "audit.jsonl")])
            metrics = (await guard.probe("/metrics"))[1]
            assert 'guardrail_audit_sink_lag_entries{sink="http"} 0.0' in metrics
        _same(log, tmp_path, syslog, collector, refused)


async def _talk(http: aiohttp.ClientSession, guard: Guardrail) -> None:
    customer = await Customer(http, guard.url, "shop").arrive()
    for text_ in ("Hello, I am Ophelia.", "Write to ophelia.w@example.org."):
        assert await customer.say(text_)


def _flat(requests: list[Request]) -> list[int]:
    return [position for request in requests for position in request.positions]


def _accepted(collector: HttpServer, refused: int) -> list[int]:
    return _flat(collector.requests[refused:])


def _same(log: dict[int, Any], state: Path, syslog: SyslogServer, collector: HttpServer, refused: int) -> None:
    """Every way out told the same as the database, in order; no token of a person is in it."""
    from_file = {line["position"]: line["body"] for line in lines(state / "audit.jsonl")}
    from_http = {
        (entry := json.loads(line))["position"]: entry["body"]
        for request in collector.requests[refused:]
        for line in request.lines
    }
    from_syslog = {
        position: json.loads(message.partition(b"] ")[2])
        for position, message in zip(syslog.positions(), syslog.messages, strict=True)
    }
    for found in (from_file, from_http, from_syslog):
        assert {position: found[position] for position in log} == log
    assert in_order([line["position"] for line in lines(state / "audit.jsonl")])
    assert in_order(syslog.positions())
    everything = b"".join(syslog.messages) + (state / "audit.jsonl").read_bytes()
    assert b"phelia" not in everything
    assert all(request.headers["authorization"] == "Bearer a-token-of-ours" for request in collector.requests)


async def test_turns_do_not_wait_for_a_sink_that_hangs(tmp_path: Path) -> None:
    async with peer(echo) as bot, http_server() as collector, aiohttp.ClientSession() as http:
        collector.delay = 3600
        sinks = [{"kind": "http", "url": f"{collector.url}/in", "timeout": 20}]
        route = {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}
        config = development({"shop": route}, detection={"model": False}, audit={"interval": 0.2, "sinks": sinks})
        async with guardrail(tmp_path, config) as guard:
            async with asyncio.timeout(20):
                while not collector.requests:
                    await asyncio.sleep(0.05)
            for _ in range(3):
                await _talk(http, guard)
            assert len(collector.requests) == 1  # it still hangs
            assert await guard.stop() == 0


async def test_checkpoints_are_anchored_and_pin_the_log(tmp_path: Path) -> None:
    notary: list[str] = []

    def answer(request: Request) -> int:
        notary.append(request.body.decode())
        return 201

    directory = tmp_path / "anchors"
    directory.mkdir()
    async with peer(echo) as bot, http_server(answer) as server, aiohttp.ClientSession() as http:
        anchors = [
            {"kind": "file", "directory": str(directory), "every": 0.2},
            {"kind": "object", "url": f"{server.url}/b/{{origin}}/{{size}}", "every": 0.2},
        ]
        route = {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}
        audit = {"interval": 0.2, "anchors": anchors, "origin": "shop.example/audit"}
        config = development({"shop": route}, detection={"model": False}, audit=audit)
        async with guardrail(tmp_path, config) as guard:
            await _talk(http, guard)
            async with asyncio.timeout(30):
                while min(len(notary), len(list(directory.iterdir()))) < 2:
                    await asyncio.sleep(0.05)
            assert await guard.stop() == 0
            code, key, _ = await guard.command("audit", "key")
            assert code == 0
            trusted = ("--vkey", key.decode().strip())
            for kept in (*sorted(directory.iterdir()), *_written(tmp_path, notary)):
                code, _, err = await guard.command("audit", "verify", *trusted, "--pinned", str(kept))
                assert code == 0, err
            tags = [entry for entry in await guard.entries() if entry["tag"] == "audit:checkpoint:anchored"]
            assert {(entry["anchor"], entry["kind"]) for entry in tags} == {("file", "file"), ("object", "object")}

            _rewrite(guard)
            newest = sorted(directory.iterdir())[-1]
            code, _, err = await guard.command("audit", "verify", *trusted, "--pinned", str(newest))
            assert (code, b"truncated" in err) == (1, True), err
            code, _, err = await guard.command("serve")
            assert (code, b"audit_rolled_back" in err) == (1, True), err


def _written(directory: Path, notes: list[str]) -> list[Path]:
    paths = [directory / f"notary-{number}.txt" for number in range(len(notes))]
    for path, note in zip(paths, notes, strict=True):
        path.write_text(note)
    return paths


def _rewrite(guard: Guardrail) -> None:
    """The last entries are cut off with all checkpoints that cover them, as a restored backup has it."""
    with closing(sqlite3.connect(guard.state / "guardrail.db")) as database, database:
        sizes = [size for (size,) in database.execute("SELECT size FROM audit_checkpoints ORDER BY size")]
        database.execute("DELETE FROM audit_checkpoints WHERE size > ?", (sizes[0],))
        database.execute("DELETE FROM audit_entries WHERE position >= ? OR position IS NULL", (sizes[0],))


async def test_a_half_written_line_is_mended_at_the_next_start(tmp_path: Path) -> None:
    """A power cut left half a line, and the cursor behind it."""
    async with peer(echo) as bot, aiohttp.ClientSession() as http:
        route = {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": {"consent": "none"}}
        audit = {"interval": 0.2, "sinks": [{"kind": "file", "path": "audit.jsonl"}]}
        config = development({"shop": route}, detection={"model": False}, audit=audit)
        path = tmp_path / "audit.jsonl"
        async with guardrail(tmp_path, config) as guard:
            await _talk(http, guard)
            await until_has(guard, lambda: [line["position"] for line in lines(path)])
            assert await guard.stop() == 0
            path.write_bytes(path.read_bytes() + b'{"body":{"at":"2026')
            await guard.start()
            await until(lambda: path.read_bytes().endswith(b"\n"), 60)  # the first entry to ship opens the file
            await until_has(guard, lambda: [line["position"] for line in lines(path)])
            assert in_order([line["position"] for line in lines(path)])
