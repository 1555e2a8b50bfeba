"""The generated page is the catalogue, and the specification's example verifies."""

from __future__ import annotations

import re
from pathlib import Path

from guardrail.audit.reference import markdown
from guardrail.audit.verifier import verify
from guardrail.core import entries

DOCS = Path(__file__).parents[3] / "docs"


def test_the_page_is_current() -> None:
    """Else: python -m guardrail.audit.reference > docs/reference/audit-events.md"""
    assert (DOCS / "reference" / "audit-events.md").read_text("utf-8") == markdown()


def test_every_tag_and_field_is_on_it() -> None:
    page = markdown()
    for tag, event in entries.CATALOGUE.items():
        section = page.split(f"## `{tag}`")[1].split("\n## ")[0]
        assert all(f"`{name}`" in section for name in event.fields)


def test_the_specifications_example_verifies() -> None:
    page = (DOCS / "spec" / "audit-log.md").read_text("utf-8")
    block = re.search(r"```jsonl\n(.*?)```", page, re.DOTALL)
    assert block is not None
    lines = block[1].encode().splitlines(keepends=True)
    report = verify(lines)
    assert report.ok
    assert report.size == 2
    bodies = [line[8 : line.rfind(b',"leaf"')] for line in lines if line.startswith(b'{"body"')]
    assert [entries.parse(body).tag for body in bodies] == ["consent:purpose:given", "turn:message:intended"]
    assert report.vkey in page
