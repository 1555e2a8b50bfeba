"""How scan reads, works ahead, writes in order and shows how far it is."""

from __future__ import annotations

import asyncio
import io
import json
import os
import pty
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from guardrail.cli.lines import BLOCK, MAX_LINE, Lines
from guardrail.cli.progress import progress
from guardrail.cli.scan import AHEAD, Scanner
from guardrail.errors import DetectionError
from guardrail.types import RawText, Scan
from tests.unit.cli.conftest import Run

CARD = "4111 1111 1111 1111"


def lines_of(data: bytes) -> Lines:
    return Lines(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]


def all_lines(data: bytes) -> list[tuple[int, bytes, int]]:
    lines = lines_of(data)
    while not lines.ended:
        lines.read()
    return [tuple(line) for line in lines.whole]


@pytest.mark.parametrize("data", [b"", b"\n", b"a", b"a\n", b"a\nb", b"a\n\nb\n", b"x" * BLOCK + b"\ny\n", b"\r\n"])
def test_lines_are_those_of_readline(data: bytes) -> None:
    expected = io.BytesIO(data).readlines()
    found = all_lines(data)
    assert [content for _, content, _ in found] == expected
    assert [number for number, _, _ in found] == list(range(1, len(expected) + 1))
    assert [end for _, _, end in found] == [sum(map(len, expected[: at + 1])) for at in range(len(expected))]


def test_of_a_long_line_only_the_beginning_is_kept() -> None:
    size = 2 * MAX_LINE + 3
    [(_, long, end), (_, short, last)] = all_lines(b"a" * size + b"\nb\n")
    assert long == b"a" * (MAX_LINE + 1)
    assert short == b"b\n"
    assert (end, last) == (size + 1, size + 3)


def test_the_size_of_a_file_is_known_and_that_of_a_pipe_is_not(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"abc")
    with path.open("rb") as file:
        assert Lines(file).size == 3
    read, write = os.pipe()
    with os.fdopen(read, "rb") as pipe:
        lines = Lines(pipe)
        assert (lines.size, lines.ready) == (None, False)
        os.write(write, b"half a line")
        assert lines.ready
        lines.read()
        assert (list(lines.whole), lines.ended, lines.ready) == ([], False, False)
        os.close(write)
        lines.read()
        assert [line.content for line in lines.whole] == [b"half a line"]


class Held:
    """A detector that answers a text only when it is let go; "bad" fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.most = self.now = 0
        self.go: dict[str, asyncio.Event] = {}

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        [text] = [each.raw for each in texts]
        self.asked.append(text)
        self.now += 1
        self.most = max(self.most, self.now)
        await self.go.setdefault(text, asyncio.Event()).wait()
        self.now -= 1
        if text == "bad":
            raise DetectionError
        return [Scan(language="en", certain=True, findings=(), intents=frozenset())]

    async def ready(self) -> None: ...

    async def close(self) -> None: ...


def input_of(*texts: str) -> Lines:
    return lines_of(b"".join(json.dumps({"id": text, "text": text}).encode() + b"\n" for text in texts))


def ids(output: io.BytesIO) -> list[str]:
    return [json.loads(line)["id"] for line in output.getvalue().splitlines()]


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0)


async def test_results_keep_their_order_whatever_is_done_first(capsys: pytest.CaptureFixture[str]) -> None:
    held, output = Held(), io.BytesIO()
    done: list[int] = []
    running = asyncio.create_task(Scanner(held, output, 0, 2).run(input_of("a", "bad", "c", "d"), done.append))
    await until(lambda: held.asked == ["a", "bad"])
    held.go["bad"].set()
    await until(lambda: held.asked == ["a", "bad", "c"])
    assert ids(output) == []
    held.go["a"].set()
    await until(lambda: held.asked == ["a", "bad", "c", "d"])
    held.go["d"].set()
    held.go["c"].set()
    assert await running == 1
    assert ids(output) == ["a", "c", "d"]
    assert held.most == 2
    assert capsys.readouterr().err == "line 2: detection_failed\n"
    assert len(done) == 4


async def test_it_works_only_a_few_lines_ahead() -> None:
    held, output = Held(), io.BytesIO()
    texts = [str(number) for number in range(50)]
    for text in texts[1:]:
        held.go[text] = asyncio.Event()
        held.go[text].set()
    running = asyncio.create_task(Scanner(held, output, 0, 2).run(input_of(*texts), lambda end: None))
    await until(lambda: len(held.asked) == 2 * AHEAD)
    for _ in range(100):
        await asyncio.sleep(0)
    assert len(held.asked) == 2 * AHEAD
    held.go["0"].set()
    assert await running == 0
    assert ids(output) == texts


class Endless(io.RawIOBase):
    """As many lines as asked for, made when they are read."""

    def __init__(self, lines: int) -> None:
        self._left = lines

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        line = json.dumps({"id": self._left, "text": "x" * 900}).encode() + b"\n"
        self._left -= 1
        if self._left < 0:
            return 0
        buffer[: len(line)] = line
        return len(line)


class Quick(Held):
    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        return [Scan(language="en", certain=True, findings=(), intents=frozenset()) for _ in texts]


class Nowhere(io.BytesIO):
    lines = 0

    def write(self, data: Any) -> int:
        self.lines += 1
        return len(data)


async def peak_of(lines: int) -> int:
    """Bytes that Python holds at most while so many lines are scanned."""
    output = Nowhere()
    source = Lines(io.BufferedReader(Endless(lines)))  # type: ignore[arg-type]
    tracemalloc.start()
    try:
        assert await Scanner(Quick(), output, 0, 2).run(source, lambda end: None) == 0
        assert output.lines == lines
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


async def test_memory_does_not_grow_with_the_number_of_lines() -> None:
    await peak_of(100)
    few, many = await peak_of(200), await peak_of(2000)
    assert many < few + 500_000  # the lines are 1.9 million bytes


def test_files_instead_of_standard_streams(tmp_path: Path, command: Run) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        "".join(json.dumps({"id": number, "text": CARD}) + "\n" for number in range(30)), encoding="utf-8"
    )
    result = command("scan", "--no-model", source, "--output", target)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [each["id"] for each in found] == list(range(30))
    assert {each["redacted"] for each in found} == {"<CREDIT_CARD_1>"}


def test_the_input_is_never_overwritten(tmp_path: Path, command: Run) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}\n")
    result = command("scan", "--no-model", source, "-o", tmp_path / "." / "in.jsonl")
    assert result.exit_code == 2
    assert source.read_text() == "{}\n"


def test_an_output_that_cannot_be_written(tmp_path: Path, command: Run) -> None:
    result = command("scan", "--no-model", "-o", tmp_path / "absent" / "out.jsonl", input="")
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


def everything(screen: io.RawIOBase) -> bytes:
    """All that a terminal was sent, in however many pieces it arrives."""
    os.set_blocking(screen.fileno(), False)
    pieces = []
    while piece := screen.read(65_536):  # None when nothing is left
        pieces.append(piece)
    return b"".join(pieces)


@pytest.mark.parametrize(("size", "shown"), [(200, "200 bytes"), (None, "2 lines")])
def test_a_bar_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch, size: int | None, shown: str) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal, os.fdopen(master, "rb", buffering=0) as screen:
        monkeypatch.setattr("sys.stderr", terminal)
        with progress(size) as advance:
            advance(100)
            advance(200)
        terminal.flush()
        drawn = everything(cast(io.RawIOBase, screen)).decode()
    assert "2 lines" in drawn
    assert shown in drawn
    assert "scanning" in drawn


def test_no_bar_is_drawn_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(10) as advance:
        advance(10)
    assert capsys.readouterr() == ("", "")
