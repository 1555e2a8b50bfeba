"""Where each value of a valid JSON text stands: one linear pass, iterative, only when an edit needs it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from guardrail.types import Path

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s\[\]{}:,"]++', re.DOTALL)


@dataclass(slots=True)
class Span:
    """A value's place in code points, end exclusive. ``member`` is where its key begins, if it has one."""

    start: int
    end: int
    member: int
    children: list[Path] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A container whose closing bracket has not come yet."""

    path: Path
    span: Span
    keyed: bool
    key: str | None = None
    key_at: int = 0

    def next_path(self) -> Path:
        if not self.keyed:
            return (*self.path, len(self.span.children))
        assert self.key is not None
        return (*self.path, self.key)


def spans_of(text: str) -> dict[Path, Span]:
    """The span of every value, by path. The text must be valid JSON without duplicate keys."""
    spans: dict[Path, Span] = {}
    containers: list[_Open] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        lead = text[start]
        if lead in "]}":
            containers.pop().span.end = end
            continue
        parent = containers[-1] if containers else None
        if parent is not None and parent.keyed and parent.key is None:
            parent.key, parent.key_at = json.loads(token.group()), start
            continue
        path, span = _placed(parent, start, end)
        spans[path] = span
        if lead in "[{":
            containers.append(_Open(path, span, keyed=lead == "{"))
    return spans


def _placed(parent: _Open | None, start: int, end: int) -> tuple[Path, Span]:
    if parent is None:
        return (), Span(start, end, start)
    path = parent.next_path()
    span = Span(start, end, parent.key_at if parent.keyed else start)
    parent.span.children.append(path)
    parent.key = None
    return path, span
