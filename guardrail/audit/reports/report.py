"""What a report is, and how it is written: as JSON, as Markdown, as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from guardrail.core.entry_kinds import timestamp
from guardrail.types import AuditRecorded

Cell: TypeAlias = str | int | float | None  # None: the log does not tell


@dataclass(frozen=True, slots=True)
class Period:
    """From a time (None: the log's beginning) until before another (None: its end)."""

    since: datetime | None = None
    until: datetime | None = None

    def has(self, entry: AuditRecorded) -> bool:
        """Whether the entry's time is within."""
        return (self.since is None or entry.at >= self.since) and (self.until is None or entry.at < self.until)


@dataclass(frozen=True, slots=True)
class Section:
    """A table. ``name`` is its key in JSON."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Report:
    """Tables of a period, and what one must know to read them. ``wrong``: what must be none was found."""

    name: str
    title: str
    period: Period
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The log that a report was counted from: entries signed, their root (hexadecimal), entries not yet placed."""

    size: int
    root: str
    waiting: int


UNKNOWN = "not recorded"


def word(entry: AuditRecorded, name: str) -> str:
    """A field's word, or UNKNOWN."""
    return str(entry.fields.get(name, UNKNOWN))


def words(entry: AuditRecorded, name: str) -> Sequence[str]:
    """A field's list; empty when it is not there."""
    found = entry.fields.get(name)
    return found if isinstance(found, tuple | list) else ()


def times(entry: AuditRecorded, name: str) -> Mapping[str, int]:
    """A field's counts; empty when they are not there."""
    found = entry.fields.get(name)
    return found if isinstance(found, Mapping) else {}


def as_document(report: Report, source: Source) -> dict[str, Any]:
    """For machines: each table is a list of objects; ``wrong`` says what the command's exit code says."""
    tables = {
        section.name: [dict(zip(section.columns, row, strict=True)) for row in section.rows]
        for section in report.sections
    }
    return {
        "report": report.name,
        "title": report.title,
        "from": _time(report.period.since),
        "until": _time(report.period.until),
        "wrong": report.wrong,
        "log": {"size": source.size, "root": source.root, "waiting": source.waiting},
        **tables,
        "notes": list(report.notes),
    }


def as_markdown(report: Report, source: Source) -> str:
    """For a document that people pass on."""
    lines = [f"# {report.title}", "", _period(report.period), "", _basis(source), ""]
    for section in report.sections:
        lines += [f"## {section.title}", ""]
        lines += _markdown_table(section) if section.rows else ["None."]
        lines.append("")
    if report.notes:
        lines += ["## Notes", "", *(f"- {note}" for note in report.notes), ""]
    return "\n".join(lines)


def as_text(report: Report, source: Source) -> str:
    """For a terminal: a line a row."""
    lines = [report.title, _period(report.period), _basis(source), ""]
    for section in report.sections:
        lines += [section.title, *_text_table(section), ""]
    return "\n".join([*lines, *(f"- {note}" for note in report.notes)]).rstrip() + "\n"


def _period(period: Period) -> str:
    since, until = _time(period.since), _time(period.until)
    return f"From {since or 'the beginning of the log'} until {'before ' + until if until else 'now'}."


def _basis(source: Source) -> str:
    signed = f"Counted from a log of {source.size} signed entries"
    root = f", root {source.root}" if source.root else ""
    return f"{signed}{root}; {source.waiting} more have no place yet and were not counted."


def _time(at: datetime | None) -> str | None:
    return None if at is None else timestamp(at)


def _markdown_table(section: Section) -> list[str]:
    def line(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cells)} |"

    rows = [line([_literal(_word(cell)) for cell in row]) for row in section.rows]
    return [line([_heading(name) for name in section.columns]), line(["---"] * len(section.columns)), *rows]


def _text_table(section: Section) -> list[str]:
    if not section.rows:
        return ["  none"]
    table = [tuple(map(_heading, section.columns)), *(tuple(map(_word, row)) for row in section.rows)]
    widths = [max(len(row[place]) for row in table) for place in range(len(section.columns))]
    return ["  " + "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in table]


def _heading(name: str) -> str:
    return name.replace("_", " ")


def _word(cell: Cell) -> str:
    return "not known" if cell is None else str(cell)


def _literal(text: str) -> str:
    """Without meaning in Markdown or HTML: the operator's own words come from a file."""
    return re.sub(r"([\\`*\[\]|])", r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")
