"""Where chosen values of a valid JSON text stand: one linear pass, iterative, only when an edit needs it.

Only the places asked for are kept, so a body of a hundred thousand small values costs no more memory to edit
than to read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from guardrail.types import Path

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s\[\]{}:,"]++', re.DOTALL)


@dataclass(slots=True)
class Span:
    """A value's place in code points, end exclusive. ``member`` is where its key begins, if it has one."""

    start: int
    end: int
    member: int
    last: int | None = None  # where the last child of a container ends; None: it is empty
    children: dict[str | int, Span] = field(default_factory=dict)  # only of containers listed in full


@dataclass(slots=True)
class _Wanted:
    """What is asked for at and below a place."""

    inner: dict[str | int, _Wanted] = field(default_factory=dict)
    path: Path | None = None
    in_full: bool = False


@dataclass(slots=True)
class _Open:
    """A container whose closing bracket has not come yet."""

    span: Span
    keyed: bool
    wanted: _Wanted | None  # None: nothing below is asked for
    count: int = 0
    key: str | None = None
    key_at: int = 0


def spans_of(text: str, paths: Iterable[Path], in_full: Iterable[Path] = ()) -> dict[Path, Span]:
    """The spans of the values at ``paths`` and ``in_full``, as far as they exist.

    Those ``in_full`` have the spans of their children, too. The text must be valid JSON without duplicate
    keys.
    """
    root = _wanted(paths, in_full)
    spans: dict[Path, Span] = {}
    containers: list[_Open] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        lead = text[start]
        if lead in "]}":
            closed = containers.pop()
            closed.span.end = end
            if containers:
                containers[-1].span.last = end
            continue
        parent = containers[-1] if containers else None
        if parent is not None and parent.keyed and parent.key is None:
            parent.key, parent.key_at = json.loads(token.group()), start
            continue
        span, wanted = _placed(parent, root, start, end)
        if wanted is not None and wanted.path is not None:
            spans[wanted.path] = span
        if lead in "[{":
            containers.append(_Open(span, lead == "{", wanted))
    return spans


def _wanted(paths: Iterable[Path], in_full: Iterable[Path]) -> _Wanted:
    root = _Wanted()
    for path, full in [*((path, False) for path in paths), *((path, True) for path in in_full)]:
        node = root
        for step in path:
            node = node.inner.setdefault(step, _Wanted())
        node.path = path
        node.in_full = node.in_full or full
    return root


def _placed(parent: _Open | None, root: _Wanted, start: int, end: int) -> tuple[Span, _Wanted | None]:
    if parent is None:
        return Span(start, end, start), root
    step: str | int = parent.count
    member = start
    if parent.key is not None:
        step, member, parent.key = parent.key, parent.key_at, None
    parent.count += 1
    parent.span.last = end
    span = Span(start, end, member)
    if parent.wanted is None:
        return span, None
    if parent.wanted.in_full:
        parent.span.children[step] = span
    return span, parent.wanted.inner.get(step)
