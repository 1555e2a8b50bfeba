"""scan and try: the real detector, policies and redaction."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guardrail.cli.scan import MAX_LINE
from tests.unit.cli.conftest import Run

CARD = "4111 1111 1111 1111"
CANARY = "canary-5d12"


def scanned(command: Run, *lines: str | bytes, options: tuple[str, ...] = ()) -> tuple[list[dict[str, Any]], str, int]:
    data = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
    result = command("scan", "--no-model", *options, input=data)
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr, result.exit_code


def test_offsets_count_code_points_and_order_is_kept(command: Run) -> None:
    texts = [f"👩‍🚀 é {CARD} 謝謝", f"卡號{CARD.replace(' ', '')}謝謝", "nothing here"]
    lines = [json.dumps({"id": number, "text": text, "source": "ignored"}) for number, text in enumerate(texts)]
    results, errors, code = scanned(command, *lines)
    assert (code, errors) == (0, "")
    assert [each["id"] for each in results] == [0, 1, 2]
    for text, result in zip(texts, results, strict=True):
        assert set(result) == {"id", "language", "entities", "redacted"}
        for entity in result["entities"]:
            assert set(entity) == {"start", "end", "type", "score"}
            assert text[entity["start"] : entity["end"]].replace(" ", "") == CARD.replace(" ", "")
    assert [len(each["entities"]) for each in results] == [1, 1, 0]
    assert results[0]["redacted"] == "👩‍🚀 é <CREDIT_CARD_1> 謝謝"
    assert results[2]["redacted"] == "nothing here"


def test_bad_lines_are_numbered_and_the_rest_is_done(command: Run) -> None:
    good = json.dumps({"id": "g", "text": "hello"})
    results, errors, code = scanned(
        command,
        good,
        f"not json {CANARY}",
        "",
        json.dumps([CANARY]),
        json.dumps({"id": 1, "text": {"a": CANARY}}),
        json.dumps({"text": CANARY}),
        json.dumps({"id": True, "text": CANARY}),
        json.dumps({"id": 1, "text": CANARY, "language": 7}),
        '{"id": 1, "text": "a", "text": "' + CANARY + '"}',
        '{"id": 1, "text": "\\ud800' + CANARY + '"}',
        b'{"id": 1, "text": "\xff"}',
        "[" * 100_000,
        json.dumps({"id": 1, "text": CANARY * 20_000}),
        good,
    )
    assert code == 1
    assert [each["id"] for each in results] == ["g", "g"]
    assert [line.partition(":")[0] for line in errors.splitlines()] == [f"line {n}" for n in (2, *range(4, 14))]
    assert CANARY not in errors


def test_a_line_without_end_does_not_fill_the_memory(command: Run) -> None:
    huge = b'{"id": 1, "text": "' + b"a" * (2 * MAX_LINE + 3)
    results, errors, code = scanned(command, huge, json.dumps({"id": 2, "text": "hello"}))
    assert code == 1
    assert [each["id"] for each in results] == [2]
    assert errors.startswith("line 1: longer than")


def test_a_score_can_be_asked_for(command: Run) -> None:
    results, _, _ = scanned(command, json.dumps({"id": 1, "text": CARD}), options=("--min-score", "1"))
    assert results == [{"id": 1, "language": results[0]["language"], "entities": [], "redacted": CARD}]


def test_nothing_in_nothing_out(command: Run) -> None:
    assert scanned(command) == ([], "", 0)


def test_each_answer_comes_before_the_next_question(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "guardrail", "scan", "--no-model"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": CARD}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=60) == 0


# ---------------------------------------------------------------- try


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECRET", "0123456789abcdef")
    path = tmp_path / "guardrail.yaml"
    path.write_text(
        """\
detection: {model: false}
routes:
  shop: {channel: web, bot: {url: http://127.0.0.1:9/}, policy: {consent: none}}
  llm: {channel: openai, api_keys: [{env: SECRET}], bot: {url: http://127.0.0.1:9/v1}, policy: {consent: none}}
  line:
    channel: line
    channel_secret: {env: SECRET}
    channel_token: {env: SECRET}
    bot: {url: http://127.0.0.1:9/, secret: {env: SECRET}, credential: {env: SECRET}}
""",
        encoding="utf-8",
    )
    return path


def test_a_text_is_tried_and_nothing_is_kept(configured: Path, command: Run) -> None:
    result = command("try", f"pay with {CARD}", "--json", "--config", configured)
    assert result.exit_code == 0
    [turn] = json.loads(result.stdout)["turns"]
    assert turn["redacted"] == "pay with <CREDIT_CARD_1>"
    [finding] = turn["findings"]
    assert finding["type"] == "CREDIT_CARD"
    assert finding["recognizer"]
    assert turn["decision"]["action"] == "admit"
    assert turn["decision"]["citations"]
    assert turn["decision"]["revision"].startswith("sha256:")
    assert [path.name for path in configured.parent.iterdir()] == ["guardrail.yaml"]


def test_for_people(configured: Path, command: Run) -> None:
    shown = command("try", f"pay with {CARD}\x1b[2J", "--config", configured).stdout
    for word in ("CREDIT_CARD", "decision: admit", "the bot would see:", "pay with <CREDIT_CARD_1>"):
        assert word in shown
    assert CARD not in shown
    assert "\x1b[2J" not in shown


def test_a_payload_of_each_channel(configured: Path, command: Run) -> None:
    payloads: dict[str, Any] = {
        "shop": {"text": CARD},
        "llm": {"model": "m", "user": "u-1", "messages": [{"role": "user", "content": CARD}]},
        "line": {
            "destination": "U0",
            "events": [
                {
                    "type": "message", "mode": "active", "timestamp": 1, "webhookEventId": "01H", "replyToken": "r",
                    "deliveryContext": {"isRedelivery": False}, "source": {"type": "user", "userId": f"U{number}"},
                    "message": {"type": "text", "id": "1", "quoteToken": "q", "text": CARD},
                }
                for number in (1, 2)
            ],
        },
    }  # fmt: skip
    for route, payload in payloads.items():
        file = configured.parent / f"{route}.json"
        file.write_text(json.dumps(payload), encoding="utf-8")
        result = command("try", "--payload", file, "--route", route, "--json", "--config", configured)
        assert result.exit_code == 0, result.stderr
        turns = json.loads(result.stdout)["turns"]
        assert len(turns) == (2 if route == "line" else 1)
        assert all("<CREDIT_CARD_1>" in json.dumps(turn["redacted"]) for turn in turns)
        assert CARD not in result.stdout


def test_a_payload_from_standard_input_that_is_malformed(configured: Path, command: Run) -> None:
    result = command("try", "--payload", "-", "--config", configured, input=b'{"text": "' + CANARY.encode())
    assert result.exit_code == 1
    assert result.stderr.startswith("error: bad_payload")
    assert CANARY not in result.stderr


@pytest.mark.parametrize("arguments", [[], ["a", "--payload", "-"], ["a", "--route", "absent"]])
def test_try_usage(configured: Path, command: Run, arguments: list[str]) -> None:
    assert command("try", *arguments, "--config", configured).exit_code == 2
