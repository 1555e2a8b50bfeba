"""``guardrail scan``: find personal data in JSON lines."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import click

from guardrail.cli.common import FOUND_WRONG, say
from guardrail.config import load
from guardrail.errors import GuardrailError
from guardrail.ports import Detector
from guardrail.types import Operator, Part, RawText, RedactionOrder, RoutePolicy, Scan

MAX_LINE = 4_194_304  # bytes; memory stays constant whatever arrives


@dataclass(frozen=True, slots=True)
class Item:
    """One line of input that makes sense."""

    id: str | int
    text: RawText
    language: str | None


class BadLineError(Exception):
    """Why a line cannot be scanned; never what stands in it."""


@click.command()
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
@click.pass_context
def scan(ctx: click.Context, path: Path | None, no_model: bool, min_score: float) -> None:
    """Find personal data in JSON lines from standard input.

    In: {"id", "text", "language"?} a line. Out, in the same order: {"id", "language", "entities": [{"start",
    "end", "type", "score"}], "redacted"}; offsets count Unicode code points. Lines that cannot be scanned
    are named by number on standard error, the rest is still done, and the exit code is 1. Nothing is sent
    or stored.
    """
    if asyncio.run(_scan_all(_detector(path, no_model), min_score)):
        ctx.exit(FOUND_WRONG)


def _detector(path: Path | None, no_model: bool) -> Detector:
    from guardrail.cli.rooms import detection_settings, detector
    from guardrail.detection.settings import DetectionSettings

    if path is None:
        return detector(DetectionSettings(model=not no_model))
    settings = detection_settings(load(path))
    return detector(replace(settings, model=settings.model and not no_model))


async def _scan_all(detector: Detector, min_score: float) -> int:
    """Scan line after line; how many were bad."""
    bad = 0
    with ExitStack() as stack:
        advance = _progress(stack)
        try:
            for number, line in _lines(sys.stdin.buffer):
                advance(len(line))
                try:
                    item = _item(line)
                    [found] = await detector.scan([item.text], locale=item.language)
                    _write(_result(item, found, min_score))
                except BadLineError as problem:
                    bad += 1
                    say(f"line {number}: {problem}")
                except GuardrailError as error:
                    bad += 1
                    say(f"line {number}: {error.code}")
        finally:
            await detector.close()
    return bad


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that are not blank; of one that is too long only the beginning is kept."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        if line.strip():
            yield number, line


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


def _write(result: dict[str, object]) -> None:
    """One line, at once: whoever reads may wait for it before writing the next text."""
    sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()


def _progress(stack: ExitStack) -> Callable[[int], None]:
    """Moves a bar on standard error; does nothing unless a person looks on."""
    if not sys.stderr.isatty() or sys.stdin.isatty():
        return lambda _: None
    from rich.console import Console
    from rich.progress import Progress

    progress = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
    task = progress.add_task("scanning", total=_input_size())
    return lambda size: progress.advance(task, size)


def _input_size() -> int | None:
    """Bytes of a redirected file; unknown for a pipe."""
    status = os.fstat(sys.stdin.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None
