"""The tutorial, done by a program: the example bot, `init`, `serve`, the two requests, and the checks after them.

Real processes and sockets. The commands run beside the serving process, as an operator's would.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import guardrail
from guardrail.cli import cli

REPOSITORY = Path(guardrail.__file__).parent.parent
NAME = "Anna Smith"


@dataclass
class Tutorial:
    """What runs, and where."""

    directory: Path
    port: int = 0
    control: int = 0

    def guardrail(self, *arguments: str) -> Result:
        """In this process, which has the imports done; the server beside it is a process of its own."""
        words = [word.replace("guard/", f"{self.directory}/guard/") for word in arguments]
        return CliRunner().invoke(cli, words, catch_exceptions=False)

    def post(self, path: str, body: object = None, token: str = "") -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        connection.request("POST", path, b"" if body is None else json.dumps(body), headers)
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer


@pytest.fixture
def tutorial(tmp_path: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[Tutorial]:
    here = Tutorial(tmp_path)
    here.guardrail("init", "--dir", f"{tmp_path}/guard")
    bot_port = unused_tcp_port_factory()
    file = tmp_path / "guard" / "guardrail.yaml"
    text = file.read_text(encoding="utf-8").replace(":9000/", f":{bot_port}/")
    text = text.replace("port: 8080", "port: 0").replace("control_port: 8081", "control_port: 0")
    text = text.replace("model: true", "model: false")  # patterns suffice, and start faster
    file.write_text(text, encoding="utf-8")
    log = (tmp_path / "bot.log").open("w")
    bot = subprocess.Popen([sys.executable, REPOSITORY / "examples" / "echo_bot.py", str(bot_port)], stdout=log)
    server = subprocess.Popen(
        [sys.executable, "-m", "guardrail", "serve", "--config", str(file)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=tmp_path,
    )  # fmt: skip
    try:
        _wait_for(server, here)
        yield here
    finally:
        server.terminate()
        bot.terminate()
        assert server.stdout is not None
        server.stdout.close()
        server.wait(timeout=30)
        bot.wait(timeout=30)
        log.close()


def _wait_for(server: subprocess.Popen[str], here: Tutorial) -> None:
    assert server.stdout is not None
    while not (here.port and here.control):
        line = server.stdout.readline()
        assert line, "the server ended before it listened"
        event = json.loads(line)
        if event["event"] == "serve.listening":
            setattr(here, "port" if event["listener"] == "data" else "control", event["port"])


def test_the_tutorial(tutorial: Tutorial) -> None:
    config = ("--config", "guard/guardrail.yaml")
    token = tutorial.post("/chat/support/session")["session"]
    question = tutorial.post("/chat/support", {"text": f"Hello, I am {NAME}, card 4111 1111 1111 1111"}, token)
    assert "agree" in json.dumps(question)
    bot_log = tutorial.directory / "bot.log"
    assert bot_log.read_text(encoding="utf-8") == ""  # nothing before consent
    answer = tutorial.post("/chat/support", {"text": "yes"}, token)
    assert "4111 1111 1111 1111" in json.dumps(answer)
    seen = bot_log.read_text(encoding="utf-8")
    assert "<CREDIT_CARD_1>" in seen
    assert "4111" not in seen
    for words in (("check",), ("doctor",), ("audit", "verify"), ("config", "show")):
        assert tutorial.guardrail(*words, *config).exit_code == 0

    key = tutorial.guardrail("audit", "key", *config).stdout.strip()
    (tutorial.directory / "log.jsonl").write_text(_settled_export(tutorial, config), encoding="utf-8")
    note = tutorial.guardrail("audit", "checkpoint", *config).stdout
    (tutorial.directory / "checkpoint.txt").write_text(note, encoding="utf-8")
    log = (tutorial.directory / "log.jsonl").read_text(encoding="utf-8")
    assert NAME not in log
    verified = tutorial.guardrail("audit", "verify", "--file", f"{tutorial.directory}/log.jsonl", "--vkey", key)
    assert verified.exit_code == 0, verified.stderr

    conversation = re.findall(r"cnv_[a-z2-7]{26}", log)[-1]
    kept = tutorial.guardrail("transcript", "show", conversation, *config).stdout
    assert "<CREDIT_CARD_1>" in kept
    assert "4111" not in kept

    subject = re.findall(r"sub_[a-z2-7]{26}", log)[-1]
    assert tutorial.guardrail("erase", "--subject", subject, "--yes", *config).exit_code == 0
    gone = tutorial.guardrail("transcript", "show", conversation, *config)
    assert gone.exit_code == 1
    again = tutorial.post("/chat/support", {"text": "hello"}, token)
    assert "agree" in json.dumps(again)  # a stranger again: consent is asked anew


def _settled_export(tutorial: Tutorial, config: tuple[str, ...]) -> str:
    """The export once the sequencer, which works every second, has placed what the turns left."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        exported = tutorial.guardrail("audit", "export", *config).stdout
        if "turn:answer:sent" in exported and "checkpoint" in exported.splitlines()[-1]:
            return exported
        time.sleep(0.1)  # nothing else tells when the serving process has signed
    raise AssertionError("nothing was sequenced")
