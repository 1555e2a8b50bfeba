"""The page of all commands is written from their definitions and cannot fall behind."""

from __future__ import annotations

from pathlib import Path

from guardrail.cli.reference import page

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "commands.md"


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
