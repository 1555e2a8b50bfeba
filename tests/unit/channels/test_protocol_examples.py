"""The examples in the documentation are what the codecs read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guardrail.channels.web import WebChannel
from guardrail.config import load
from guardrail.core.json_text import Document
from guardrail.ports import RequestContext
from guardrail.types import RawText

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "web-chat-protocol.md"
CONTEXT = RequestContext(route="shop", caller=RawText("ses"), headers={})


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_the_request() -> None:
    (example,) = blocks("json")
    (event,) = WebChannel().events(Document.parse(example.encode()), CONTEXT)
    assert event.parts[0].text.raw == "Where is my order?"
    assert event.locale == "en-GB"


def test_the_stream() -> None:
    (example,) = blocks("text")
    events = WebChannel().stream().feed(example.encode())
    assert "".join(delta.text.raw for event in events for delta in event.deltas) == "Your order is on its way."
    assert [event.terminal for event in events] == [False, False, True]


def test_the_bots_answer() -> None:
    (answer,) = re.findall(r"`(\{\"messages\": \[\{\"text\": \"…\"\}, …\]\})`", PAGE.read_text(encoding="utf-8"))
    (part,) = WebChannel().parts(Document.parse(answer.replace(", …", "").encode()))
    assert part.text.raw == "…"


@pytest.mark.parametrize(("page", "channel"), [("connect-line", "line"), ("connect-an-openai-client", "openai")])
def test_the_routes_of_the_how_tos(page: str, channel: str, tmp_path: Path) -> None:
    text = (PAGE.parents[1] / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    (tmp_path / "secrets").mkdir()
    for secret in re.findall(r"file: (secrets/[\w-]+)", example):
        (tmp_path / secret).write_text("an invented secret of some length")
        (tmp_path / secret).chmod(0o600)
    (tmp_path / "guardrail.yaml").write_text(example)
    (route,) = load(tmp_path / "guardrail.yaml", {}).routes.values()
    assert route.channel == channel
