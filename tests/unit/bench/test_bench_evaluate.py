"""make eval as it is run: the table, the errors shown, the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.evaluate import main

CARD = "4111 1111 1111 1111"


def line(id: str, text: str, *values: str, source: str = "own") -> str:
    entities = [
        {"start": text.index(value), "end": text.index(value) + len(value), "type": "CREDIT_CARD"} for value in values
    ]
    return json.dumps({"id": id, "language": "en", "source": source, "text": text, "entities": entities})


def test_limits_decide_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(line("a", f"My card is {CARD}.", CARD) + "\n" + line("b", "When do you open?"), encoding="utf-8")
    bad.write_text(line("c", "My card is unknown.", "unknown") + "\n" + line("d", f"Pay {CARD}"), encoding="utf-8")
    assert main([str(good), "--no-model"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[1].split() == ["en", "own", "2", "0.000", "0.06", "0.00", "8", "0.0%", "of", "1", "5%", "ok"]
    assert main([str(tmp_path), "--no-model", "--errors", "5"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("c: leaked 'unknown'")
    assert shown[1].startswith("d: wrong (CREDIT_CARD) '4111")
    assert shown[3].endswith("OVER")


@pytest.mark.parametrize("content", ["", "{}", "not json"])
def test_data_that_cannot_be_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text(content, encoding="utf-8")
    assert main([str(path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")
    assert main([str(tmp_path / "absent.jsonl")]) == 2
