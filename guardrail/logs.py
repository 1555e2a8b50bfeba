"""Operator logs: JSON lines on stdout that cannot hold what a person wrote.

A line has a stable event name, an error code and fields of an allow-list, each with a kind that leaves no
room for text (:mod:`guardrail.core.entry_kinds`). Whatever else a call passes is dropped and counted. Of an
exception only class, code and our own ``file:line`` frames are told, never its message, its chain's
messages or local variables. Libraries' log messages quote what they choke on, so of these only logger,
level and the place of the call are told. The same holds for everything Python itself would print:
uncaught exceptions in threads and tasks, warnings, exceptions in destructors.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO, cast

import structlog
from aiohttp.abc import AbstractAccessLogger
from aiohttp.web import BaseRequest, Request, StreamResponse
from structlog.typing import Processor

from guardrail.core.entries import Stage
from guardrail.core.entry_kinds import (
    CODE,
    CONVERSATION,
    COUNT,
    DECISION,
    ENTITY_TYPE,
    FLAG,
    ITEM,
    LANGUAGE,
    NAME,
    REVISION,
    STATUS,
    SUBJECT,
    TURN,
    VERSION,
    Kind,
    among,
    matching,
    random_id,
    timestamp,
)
from guardrail.ports import Clock

_PACKAGE = Path(__file__).parent
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_MOST_FRAMES = 12
_EVENT = matching("event name", r"[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31}){0,3}")
_PLACE = matching("place in code", r"[A-Za-z0-9_./<>-]{1,80}:\d{1,6}")
_CLASS = matching("class name", r"[A-Za-z_][A-Za-z0-9_.]{0,79}")
_LIBRARY = matching("logger's name", r"[A-Za-z_][A-Za-z0-9_.-]{0,79}")
_TEMPLATE = matching("route template", r"/[A-Za-z0-9_./{}:\-]{0,80}|unmatched")
_METHOD = matching("HTTP method", r"[A-Z]{1,7}")


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e9:
        raise ValueError
    return round(value, 6)


FIELDS: Mapping[str, Kind] = {
    "turn": TURN,
    "subject": SUBJECT,
    "conversation": CONVERSATION,
    "decision": DECISION,
    "item": ITEM,
    "entry": random_id("ent"),
    "route": NAME,
    "channel": NAME,
    "listener": NAME,
    "plugin": NAME,
    "stage": among(Stage),
    "code": CODE,
    "component": CODE,
    "task": CODE,
    "engine": CODE,
    "reason": CODE,
    "revision": REVISION,
    "version": VERSION,
    "language": LANGUAGE,
    "entity_type": ENTITY_TYPE,
    "method": _METHOD,
    "template": _TEMPLATE,
    "status": STATUS,
    "port": COUNT,
    "bytes": Kind("bytes", lambda value: _integer(value, 2**53)),
    "count": COUNT,
    "attempt": COUNT,
    "epoch": COUNT,
    "pid": Kind("process id", lambda value: _integer(value, 2**31)),
    "line": COUNT,
    "size": Kind("entries", lambda value: _integer(value, 2**53)),
    "seconds": Kind("seconds", _seconds),  # type: ignore[arg-type]
    "retryable": FLAG,
    "ready": FLAG,
    "library": _LIBRARY,
    "place": _PLACE,
}
"""What an operator's log line may say beside time, level, event and error."""


def configure(stream: TextIO | None = None, level: str = "INFO", clock: Clock | None = None) -> None:
    """Route every log of the process to ``stream`` (default stdout). Call once, libraries imported."""
    threshold = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[structlog.processors.add_log_level, _teller(clock or _now)],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(file=cast("TextIO", _Lossy(stream or sys.stdout))),
        cache_logger_on_first_use=False,
    )
    for name in list(logging.root.manager.loggerDict):  # some libraries bring handlers of their own
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    root = logging.getLogger()
    root.handlers[:] = [LibraryHandler()]
    root.setLevel(max(threshold, logging.WARNING))
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _report("thread.crashed", args.exc_value)
    sys.unraisablehook = lambda args: _report("destructor.failed", args.exc_value)


class _Lossy:
    """A stream whose failure ends no turn: a full disk or a closed pipe loses lines and tells how many."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lost = 0

    def write(self, text: str) -> None:
        try:
            if self._lost:
                self._out.write(json.dumps({"level": "error", "event": "log.lost", "count": self._lost}) + "\n")
                self._lost = 0
            self._out.write(text)
        except (OSError, ValueError):
            self._lost += 1

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._out.flush()


def get_logger() -> Any:
    """E.g. ``get_logger().warning("inbox.delivery_failed", code=error.code, attempt=3, error=error)``."""
    return structlog.get_logger()


class LibraryHandler(logging.Handler):
    """Tells that a library logged, where and how loud, but not what: its words may be a person's."""

    def emit(self, record: logging.LogRecord) -> None:
        """Never raises: what goes wrong here goes wrong silently, by design of the standard library."""
        log = structlog.get_logger()
        place = f"{record.module}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        speak = log.error if record.levelno >= logging.ERROR else log.warning
        speak("library.message", library=record.name, place=place, error=error)


class AccessLog(AbstractAccessLogger):
    """Replaces aiohttp's access log, which prints path, query and referer.

    The template tells which resource answered; a path that fits none is told as ``unmatched``.
    """

    def __init__(self, logger: logging.Logger, log_format: str = "") -> None:
        super().__init__(logger, log_format)

    def log(self, request: BaseRequest, response: StreamResponse, time: float) -> None:
        """One line a request; ``time`` is in seconds."""
        structlog.get_logger().info(
            "http.request",
            method=request.method if request.method in _METHODS else "OTHER",
            template=template_of(request),
            status=response.status,
            seconds=max(time, 0.0),
            bytes=max(response.body_length, 0),
        )


def template_of(request: BaseRequest) -> str:
    """E.g. ``/chat/{route}``: what the developer wrote, not what the client sent."""
    try:
        resource = request.match_info.route.resource if isinstance(request, Request) else None
    except AssertionError:  # aiohttp answers malformed requests before any routing
        resource = None
    return resource.canonical if resource else "unmatched"


def describe(error: BaseException) -> dict[str, Any]:
    """Class, code and our own frames of an exception, and the classes of what caused it."""
    told: dict[str, Any] = {"class": _class_of(error)}
    code = _kept(CODE, getattr(error, "code", None))
    if code is not None:
        told["code"] = code
    told["frames"] = _frames(error.__traceback__)
    causes = _causes(error)
    return {**told, "causes": causes} if causes else told


def _teller(clock: Clock) -> Processor:
    """Makes the line: what the allow-list lets through, in a fixed order."""

    def tell(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> str:
        line: dict[str, Any] = {
            "at": timestamp(clock()),
            "level": event.pop("level", "info"),
            "event": _kept(_EVENT, event.pop("event", None)) or "unnamed",
        }
        error = _error_of(event.pop("error", None)) or _error_of(event.pop("exc_info", None))
        line |= _allowed({key: value for key, value in event.items() if value is not None})
        if error is not None:
            line["error"] = describe(error)
        return json.dumps(line)

    return tell


def _allowed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that the allow-list takes; ``dropped`` counts the others."""
    read = {name: _kept(FIELDS[name], value) for name, value in fields.items() if name in FIELDS}
    told = {name: value for name, value in read.items() if value is not None}
    return told if len(told) == len(fields) else {**told, "dropped": len(fields) - len(told)}


def _now() -> datetime:
    return datetime.now(UTC)


def _error_of(value: object) -> BaseException | None:
    """What structlog allows for ``exc_info``: an exception, its triple, or True for the current one."""
    if value is True:
        value = sys.exc_info()
    if isinstance(value, tuple) and len(value) == 3:
        value = value[1]
    return value if isinstance(value, BaseException) else None


def _kept(kind: Kind, value: object) -> Any:
    try:
        return kind.read(value)
    except (ValueError, TypeError):
        return None


def _integer(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError
    return value


def _class_of(error: BaseException) -> str:
    return _kept(_CLASS, f"{type(error).__module__}.{type(error).__qualname__}") or "unnamed"


def _frames(trace: TracebackType | None) -> list[str]:
    """Places in Guardrail's own code, innermost last. Reading them touches no source line and no local."""
    places = []
    for frame, line in traceback.walk_tb(trace):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            places.append(f"guardrail/{path.relative_to(_PACKAGE).as_posix()}:{line}")
    return places[-_MOST_FRAMES:]


def _causes(error: BaseException) -> list[str]:
    found: list[str] = []
    seen = {id(error)}
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    while cause is not None and id(cause) not in seen and len(found) < _MOST_FRAMES:
        seen.add(id(cause))
        found.append(_class_of(cause))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return found


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _report("process.crashed", error)


def _report(event: str, error: BaseException | None) -> None:
    speak: Callable[..., Any] = structlog.get_logger().critical
    speak(event, error=error)
