"""Texts with their personal data marked: what a detector is measured against.

As JSON lines, one text a line::

    {"id", "language", "source", "text", "entities": [{"start", "end", "type"}], "scope"?, "category"?}

Offsets are code points, end exclusive. ``scope`` names the types that whoever marked the text marked
everywhere: what a detector finds of another type is not counted against it. Without ``scope`` all types are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadLabelError(Exception):
    """A labelled text that makes no sense; says where."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of personal data, of a type by its name."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One text; ``scope`` None: every type is marked in it."""

    id: str
    language: str
    source: str
    category: str
    text: str
    marks: tuple[Mark, ...]
    scope: frozenset[str] | None

    @property
    def kind(self) -> str:
        """Which limits hold: "adversarial", "own", or "public" for what others wrote and marked."""
        if "adversarial" in self.source:
            return "adversarial"
        return "own" if self.source == "own" else "public"

    def as_json(self) -> dict[str, Any]:
        """The JSON form, ready to be dumped."""
        return {
            "id": self.id,
            "language": self.language,
            "source": self.source,
            "category": self.category,
            "text": self.text,
            "entities": [{"start": mark.start, "end": mark.end, "type": mark.type} for mark in self.marks],
            "scope": None if self.scope is None else sorted(self.scope),
        }


def read(path: Path) -> Iterator[Labelled]:
    """The texts of a JSON-lines file, or of all ``*.jsonl`` in a folder; raises BadLabelError, OSError."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        with file.open(encoding="utf-8") as lines:
            yield from from_json(lines, file.name)


def from_json(lines: Iterable[str], name: str) -> Iterator[Labelled]:
    """One text a line that is not blank. ``name`` says in errors where the lines came from."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _labelled(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise BadLabelError(f"{name}, line {number}: not a labelled text") from None


def _labelled(value: dict[str, Any]) -> Labelled:
    text, scope = str(value["text"]), value.get("scope")
    marks = tuple(Mark(int(each["start"]), int(each["end"]), str(each["type"])) for each in value["entities"])
    if not all(0 <= mark.start < mark.end <= len(text) for mark in marks):
        raise ValueError("a mark outside the text")
    return Labelled(
        id=str(value["id"]),
        language=str(value["language"]),
        source=str(value.get("source") or ""),
        category=str(value.get("category") or ""),
        text=text,
        marks=marks,
        scope=None if scope is None else frozenset(map(str, scope)),
    )
