"""``guardrail scan``: find personal data in JSON lines."""

from __future__ import annotations

import asyncio
import json
import os
from collections import deque
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

import click

from guardrail.cli.common import FOUND_WRONG, say
from guardrail.cli.lines import MAX_LINE, Line, Lines
from guardrail.cli.progress import Advance, progress
from guardrail.config import load
from guardrail.errors import GuardrailError
from guardrail.ports import Detector
from guardrail.types import Operator, Part, RawText, RedactionOrder, RoutePolicy, Scan

AHEAD = 4
"""Lines a thread that may wait for their turn to be written: a short line behind a long one keeps working."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of input that makes sense."""

    id: str | int
    text: RawText
    language: str | None


class BadLineError(Exception):
    """Why a line cannot be scanned; never what stands in it."""


@click.command()
@click.argument("source", metavar="[INPUT]", type=click.Path(exists=True, dir_okay=False, allow_dash=True), default="-")
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True), default="-", help="Write here.")
@click.option(
    "--config",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="GUARDRAIL_CONFIG",
    help="Take the detection settings from this file; without it, Guardrail's defaults for all languages.",
)
@click.option("--no-model", is_flag=True, help="Patterns and rules only.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=RoutePolicy().min_score,
    show_default=True,
    help="Leave out findings with a lower score.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="How many texts the models read at once.",
)
@click.pass_context
def scan(
    ctx: click.Context, source: str, output: str, path: Path | None, no_model: bool, min_score: float, threads: int
) -> None:
    """Find personal data in JSON lines from a file or standard input.

    In: {"id", "text", "language"?} a line. Out, in the same order: {"id", "language", "entities": [{"start",
    "end", "type", "score"}], "redacted"}; offsets count Unicode code points. Lines that cannot be scanned
    are named by number on standard error, the rest is still done, and the exit code is 1. Nothing is sent
    or stored.
    """
    if "-" not in (source, output) and Path(output).exists() and Path(output).samefile(source):
        raise click.UsageError("INPUT and --output are the same file.")
    detector = _detector(path, no_model, threads)
    with _opened(source, "rb") as read, _opened(output, "wb") as write:
        lines = Lines(read)
        with progress(lines.size) as advance:
            if asyncio.run(Scanner(detector, write, min_score, threads).run(lines, advance)):
                ctx.exit(FOUND_WRONG)


def _opened(name: str, mode: str) -> AbstractContextManager[BinaryIO]:
    try:
        return cast("AbstractContextManager[BinaryIO]", click.open_file(name, mode))
    except OSError as error:
        raise click.FileError(name, os.strerror(error.errno or 0)) from None


def _detector(path: Path | None, no_model: bool, threads: int) -> Detector:
    from guardrail.cli.rooms import detection_settings, detector
    from guardrail.detection.settings import DetectionSettings

    settings = DetectionSettings() if path is None else detection_settings(load(path))
    return detector(replace(settings, model=settings.model and not no_model, threads=threads))


class Scanner:
    """Scans several lines at once and writes what it found in their order."""

    def __init__(self, detector: Detector, output: BinaryIO, min_score: float, threads: int) -> None:
        self._detector = detector
        self._output = output
        self._min_score = min_score
        self._ahead = AHEAD * threads
        self._busy = asyncio.Semaphore(threads)
        self._bad = 0

    async def run(self, lines: Lines, advance: Advance) -> int:
        """Everything to the end of the input; how many lines were bad.

        Reading waits only while nothing else is to be done: whoever writes the lines may wait for an answer.
        """
        pending: deque[tuple[Line, asyncio.Task[bytes]]] = deque()
        try:
            while pending or lines.whole or not lines.ended:
                if lines.whole and len(pending) < self._ahead:
                    line = lines.whole.popleft()
                    pending.append((line, asyncio.create_task(self._result(line.content))))
                elif pending and (lines.whole or lines.ended or not lines.ready):
                    line, task = pending.popleft()
                    await self._write(line, task)
                    advance(line.end)
                else:
                    lines.read()
        finally:
            for _, task in pending:
                task.cancel()
            await self._detector.close()
        return self._bad

    async def _result(self, content: bytes) -> bytes:
        if not content.strip():
            return b""
        item = _item(content)
        async with self._busy:
            [found] = await self._detector.scan([item.text], locale=item.language)
        return json.dumps(_result(item, found, self._min_score), ensure_ascii=False).encode() + b"\n"

    async def _write(self, line: Line, task: asyncio.Task[bytes]) -> None:
        """One line, at once: whoever reads may wait for it before writing the next text."""
        try:
            self._output.write(await task)
            self._output.flush()
        except BadLineError as problem:
            self._bad += 1
            say(f"line {line.number}: {problem}")
        except GuardrailError as error:
            self._bad += 1
            say(f"line {line.number}: {error.code}")


def _item(line: bytes) -> Item:
    if len(line) > MAX_LINE:
        raise BadLineError(f"longer than {MAX_LINE} bytes")
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=_unique)
    except BadLineError:
        raise
    except (ValueError, RecursionError):
        raise BadLineError("not JSON in UTF-8") from None
    if not isinstance(value, dict):
        raise BadLineError("not a JSON object")
    return Item(_id(value.get("id")), RawText(_text(value.get("text"))), _language(value.get("language")))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadLineError("a key stands there twice")
    return found


def _id(value: object) -> str | int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadLineError('"id" is not a string or an integer')
    return _encodable(value, "id") if isinstance(value, str) else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BadLineError('"text" is not a string')
    return _encodable(value, "text")


def _language(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise BadLineError('"language" is not a string')
    return value


def _encodable(value: str, key: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise BadLineError(f'"{key}" holds half of a surrogate pair') from None
    return value


def _result(item: Item, scan: Scan, min_score: float) -> dict[str, object]:
    from guardrail.core.redact import Vault, redact

    findings = [each for each in scan.findings if each.score >= min_score]
    order = RedactionOrder(default=Operator.PLACEHOLDER, operators={}, min_score=min_score, exempt=frozenset())
    redacted = redact([Part(path=(), text=item.text)], [scan], order, Vault(()), "", b"")
    return {
        "id": item.id,
        "language": scan.language,
        "entities": [
            {"start": each.start, "end": each.end, "type": each.entity_type, "score": round(each.score, 4)}
            for each in findings
        ],
        "redacted": redacted.texts.get((), item.text.raw),
    }
