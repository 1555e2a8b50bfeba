"""The file sink: whole lines, durable, put aside at a size, one process at a time."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from guardrail.audit.sinks.file import FileSink
from guardrail.audit.sinks.sink import SinkError
from tests.unit.audit.shipped import shipped

LINE = len(shipped(0).line)


def sink(path: Path, *, lines: int = 1000, keep: int = 3) -> FileSink:
    """One whose files take so many lines."""
    return FileSink(path, max_bytes=lines * LINE, keep=keep)


def positions(path: Path) -> list[int]:
    """Of every line of a file, each of which must be an entry."""
    content = path.read_bytes()
    assert content.endswith(b"\n") or not content
    return [json.loads(line)["position"] for line in content.splitlines()]


def kept(directory: Path) -> dict[str, list[int]]:
    """The positions in every file."""
    return {each.name: positions(each) for each in directory.iterdir()}


async def test_lines_are_those_of_an_exported_log(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    await sink(path).ship([shipped(0), shipped(1)])
    assert path.read_bytes() == shipped(0).line + shipped(1).line
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_files_are_put_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    await sink(path, lines=2, keep=2).ship([shipped(n) for n in range(9)])
    assert kept(tmp_path) == {
        "audit.jsonl": [8],
        "audit.jsonl.1": [6, 7],
        "audit.jsonl.2": [4, 5],
    }


async def test_a_kill_between_two_renames_loses_no_file(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    writing = sink(path, lines=1, keep=3)
    await writing.ship([shipped(n) for n in range(4)])
    (tmp_path / "audit.jsonl.3").unlink()
    (tmp_path / "audit.jsonl.2").rename(tmp_path / "audit.jsonl.3")  # as far as it came
    await sink_again(writing, path, 4)
    assert {held[0] for held in kept(tmp_path).values()} == {1, 2, 3, 4}


async def sink_again(before: FileSink, path: Path, position: int) -> None:
    await before.rest()
    await sink(path, lines=1, keep=3).ship([shipped(position)])


@pytest.mark.parametrize("torn", [1, 8, LINE // 2, LINE - 1])
async def test_a_torn_last_line_is_cut_off_at_start(tmp_path: Path, torn: int) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(shipped(0).line + shipped(1).line[:torn])
    await sink(path).ship([shipped(1)])
    assert positions(path) == [0, 1]


async def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("remember the milk")
    with pytest.raises(SinkError) as caught:
        await sink(path).ship([shipped(0)])
    assert caught.value.code == "sink_misconfigured"
    assert path.read_text() == "remember the milk"


async def test_what_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    """By an operator's own rotation."""
    path = tmp_path / "audit.jsonl"
    writing = sink(path)
    await writing.ship([shipped(0)])
    path.rename(tmp_path / "elsewhere")
    await writing.ship([shipped(1)])
    assert positions(path) == [1]


async def test_two_processes_do_not_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    first, second = sink(path), sink(path)
    await first.ship([shipped(0)])
    with pytest.raises(SinkError) as caught:
        await second.ship([shipped(0)])
    assert caught.value.code == "sink_locked"
    await first.rest()
    await second.ship([shipped(1)])
    assert positions(path) == [0, 1]


async def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "no/such/directory"):
        with pytest.raises(SinkError):
            await sink(tmp_path / name).ship([shipped(0)])
    assert not (tmp_path / "target").exists()


FULL = """
import asyncio, resource, signal, sys
from pathlib import Path
from guardrail.audit.sinks.file import FileSink
from guardrail.audit.sinks.sink import SinkError
from tests.unit.audit.shipped import shipped

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, room = Path(sys.argv[1]), int(sys.argv[2])

async def main():
    sink = FileSink(path, max_bytes=1 << 20, keep=1)
    await sink.ship([shipped(0)])
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        await sink.ship([shipped(1), shipped(2)])
    except SinkError as error:
        print(error.code)

asyncio.run(main())
"""


def test_a_full_disk_leaves_whole_lines_only(tmp_path: Path) -> None:
    """The limit stands for the disk: it is reached in the middle of a line."""
    path = tmp_path / "audit.jsonl"
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(2 * LINE + LINE // 2)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}, capture_output=True, text=True, timeout=60,
        check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "sink_unavailable"
    assert positions(path) == [0]
