"""Nothing a person wrote reaches the operator's log, however it is thrown at it."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from guardrail import logs
from guardrail.core.ids import new_id
from guardrail.errors import BotError, IntegrityError
from guardrail.types import RawText

CANARY = "Zofija Kanarytė 4111111111111111"
AT = datetime(2026, 11, 22, tzinfo=UTC)
TURN = new_id("trn", lambda size: bytes(size))


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """The configured log; everything global is put back afterwards."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level, logging.raiseExceptions, warnings.showwarning
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    stream = io.StringIO()
    logs.configure(stream, "DEBUG", clock=lambda: AT)
    yield stream
    logging.captureWarnings(False)
    root.handlers[:], logging.raiseExceptions, warnings.showwarning = kept[0], kept[2], kept[3]
    root.setLevel(kept[1])
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def only(out: io.StringIO) -> dict[str, Any]:
    (line,) = lines(out)
    return line


def test_a_line(out: io.StringIO) -> None:
    logs.get_logger().warning("bot.call_failed", turn=TURN, code="bot_timeout", attempt=2, seconds=1.5, route="shop")
    assert only(out) == {
        "at": "2026-11-22T00:00:00.000000Z",
        "level": "warning",
        "event": "bot.call_failed",
        "turn": TURN,
        "code": "bot_timeout",
        "attempt": 2,
        "seconds": 1.5,
        "route": "shop",
    }


def test_what_is_not_on_the_list_is_dropped_and_counted(out: io.StringIO) -> None:
    logs.get_logger().info("turn.done", turn=TURN, message=RawText(CANARY), user=CANARY, code=CANARY, reason=None)
    line = only(out)
    assert line["dropped"] == 3
    assert line.keys() == {"at", "level", "event", "turn", "dropped"}


def test_words_are_no_event_name(out: io.StringIO) -> None:
    logs.get_logger().info(f"user said {CANARY}")
    assert only(out)["event"] == "unnamed"


@given(st.text(min_size=1).filter(lambda t: not t.isascii() or " " in t), st.sampled_from(sorted(logs.FIELDS)))
def test_no_field_takes_free_text(words: str, name: str) -> None:
    assert logs._allowed({name: words, f"x{words}": 1}) == {"dropped": 2}


def fail(words: str) -> None:
    secret = words  # a local variable, as a traceback with locals would show it
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise BotError(f"no answer to {secret}", code="bot_unavailable") from error


def test_of_exceptions_only_class_code_and_causes(out: io.StringIO) -> None:
    try:
        fail(CANARY)
    except BotError as error:
        logs.get_logger().error("turn.failed", error=error)
        logs.get_logger().exception("turn.failed")
    assert CANARY not in out.getvalue()
    for line in lines(out):
        assert line["error"] == {
            "class": "guardrail.errors.BotError",
            "code": "bot_unavailable",
            "frames": [],
            "causes": ["builtins.KeyError"],
        }


def test_frames_are_places_in_our_own_code(out: io.StringIO) -> None:
    from guardrail.core import notes

    try:
        notes.parse_vkey(CANARY)
    except IntegrityError as error:
        logs.get_logger().error("audit.failed", error=error)
    (frame,) = only(out)["error"]["frames"]
    assert frame.startswith("guardrail/core/notes.py:")


def test_a_group_of_exceptions_and_odd_codes(out: io.StringIO) -> None:
    error = ExceptionGroup(CANARY, [ValueError(CANARY)])
    error.code = CANARY  # type: ignore[attr-defined]
    logs.get_logger().error("turn.failed", exc_info=error)
    assert only(out)["error"] == {"class": "builtins.ExceptionGroup", "frames": []}


def test_libraries_are_told_by_place_only(out: io.StringIO) -> None:
    logger = logging.getLogger("aiohttp.server")
    logger.warning("bad request from %s", CANARY)
    try:
        int(CANARY)
    except ValueError:
        logger.exception("Unhandled %s", CANARY)
    assert CANARY not in out.getvalue()
    first, second = lines(out)
    assert (first["event"], first["library"], first["level"]) == ("library.message", "aiohttp.server", "warning")
    assert first["place"].startswith("test_logs:")
    assert second["error"]["class"] == "builtins.ValueError"


def test_a_broken_library_message_is_told_too(out: io.StringIO) -> None:
    logging.getLogger("odd").error("%d of %s", CANARY)
    assert only(out)["library"] == "odd"


def test_a_library_with_a_handler_of_its_own_loses_it(out: io.StringIO) -> None:
    logger = logging.getLogger("presidio-like")
    chatty = io.StringIO()
    logger.addHandler(logging.StreamHandler(chatty))
    logger.propagate = False
    logs.configure(out, clock=lambda: AT)
    logger.error(CANARY)
    assert chatty.getvalue() == ""
    assert only(out)["library"] == "presidio-like"


def test_sql_statements_and_parameters(out: io.StringIO) -> None:
    engine = create_engine("sqlite://", echo=True)
    logging.getLogger("sqlalchemy.engine.Engine").handlers.clear()  # echo=True adds one that prints
    try:
        with engine.connect() as connection:
            connection.execute(text(f"SELECT '{CANARY}', :p FROM nowhere"), {"p": CANARY})
    except SQLAlchemyError as error:
        logs.get_logger().error("store.failed", error=error)
    engine.dispose()
    logging.getLogger("sqlalchemy.engine.Engine").setLevel(logging.NOTSET)
    assert CANARY not in out.getvalue()
    assert lines(out)[-1]["error"]["class"] == "sqlalchemy.exc.OperationalError"


def test_warnings(out: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(CANARY, stacklevel=1)
    assert CANARY not in out.getvalue()
    assert lines(out)[-1]["library"] == "py.warnings"


def test_uncaught_exceptions(out: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    error = ValueError(CANARY)
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=fail, args=(CANARY,))
    thread.start()
    thread.join()
    sys.unraisablehook(type("Args", (), {"exc_value": error})())  # type: ignore[arg-type]
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [line["event"] for line in lines(out)] == ["process.crashed", "thread.crashed", "destructor.failed"]
    assert CANARY not in out.getvalue() + "".join(capsys.readouterr())


async def test_a_task_nobody_waited_for(out: io.StringIO) -> None:
    async def die() -> None:
        fail(CANARY)

    task = asyncio.get_running_loop().create_task(die())
    await asyncio.wait([task])
    asyncio.get_running_loop().call_exception_handler(
        {"message": f"Task exception was never retrieved: {task!r}", "exception": task.exception(), "task": task}
    )
    assert CANARY not in out.getvalue()
    assert only(out)["library"] == "asyncio"


def test_level(out: io.StringIO) -> None:
    logs.configure(out, "WARNING", clock=lambda: AT)
    logs.get_logger().info("turn.done")
    logging.getLogger("quiet").info("x")
    assert out.getvalue() == ""


def test_control_characters_cannot_forge_a_line(out: io.StringIO) -> None:
    logs.get_logger().info('x"}\n{"event":"forged', route='a"}\n{"b":1', library="x\x1b[2J")
    assert only(out)["dropped"] == 2


@pytest.fixture
async def server(out: io.StringIO) -> Any:
    async def chat(request: web.Request) -> web.Response:
        if request.query.get("fail"):
            raise ValueError(await request.text())
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_route("*", "/chat/{route}", chat)
    running = TestServer(app)
    await running.start_server(access_log_class=logs.AccessLog, access_log=logging.getLogger("access"))
    yield running
    await running.close()


async def test_the_access_log_tells_no_path_query_or_referer(server: TestServer, out: io.StringIO) -> None:
    headers = {"Referer": f"https://x.example/{'bot123:TOKEN'}", "User-Agent": "secret-agent"}
    async with aiohttp.ClientSession(headers=headers) as session:
        await session.post(server.make_url("/chat/0912345678?name=Kanaryte"), data=b"hello")
        await session.get(server.make_url("/bot123:TOKEN/getUpdates"))
        await session.request("PROPFIND", server.make_url("/chat/x"))
        await session.post(server.make_url("/chat/x?fail=1"), data=CANARY.encode())
    found = [line for line in lines(out) if line["event"] == "http.request"]
    told = [(line["method"], line["template"], line["status"]) for line in found]
    assert told == [
        ("POST", "/chat/{route}", 200),
        ("GET", "unmatched", 404),
        ("OTHER", "/chat/{route}", 200),
        ("POST", "/chat/{route}", 500),
    ]
    assert all(line["seconds"] >= 0 and line["bytes"] > 0 for line in found)
    for leaked in ("0912345678", "Kanaryt", "TOKEN", "secret-agent", "PROPFIND"):
        assert leaked not in out.getvalue()


async def test_an_unreadable_request_is_told_without_its_bytes(server: TestServer, out: io.StringIO) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"GET /Kanaryte?q=TOKEN HTTP/9.9.9\r\nX: TOKEN\r\n\r\n")
    await reader.read()
    writer.close()
    await writer.wait_closed()
    assert "Kanaryt" not in out.getvalue()
    assert "TOKEN" not in out.getvalue()
    assert lines(out)[-1]["template"] == "unmatched"


class FullDisk(io.StringIO):
    """A stream that fails while ``full``."""

    full = False

    def write(self, text: str) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        return super().write(text)


def test_a_log_that_cannot_be_written_ends_no_turn(out: io.StringIO) -> None:
    disk = FullDisk()
    logs.configure(disk, clock=lambda: AT)
    disk.full = True
    logs.get_logger().info("turn.done")
    logs.get_logger().info("turn.done")
    disk.full = False
    logs.get_logger().info("turn.done")
    lost, line = lines(disk)
    assert lost == {"level": "error", "event": "log.lost", "count": 2}
    assert line["event"] == "turn.done"


def test_a_closed_log_ends_no_turn(out: io.StringIO) -> None:
    closed = io.StringIO()
    logs.configure(closed, clock=lambda: AT)
    closed.close()
    logs.get_logger().info("turn.done")
