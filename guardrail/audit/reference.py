"""The catalogue as a page of documentation; ``docs/reference/audit-events.md`` holds its output."""

from __future__ import annotations

from guardrail.core.entries import CATALOGUE, Event

_INTRODUCTION = """\
# Audit events

Generated from the catalogue in `guardrail/core/entries.py` by `python -m guardrail.audit.reference`; a test
compares them. The format of the log itself: [docs/spec/audit-log.md](../spec/audit-log.md).

Every entry has an id (`ent_…`, random), a time and a tag `source:subject:action`. Its fields are of closed
kinds: enumerated words, numbers, times, flags, revisions, random ids, counts, and names or codes written by
an operator or a policy author. None can hold words of a message or a person. Fields in **bold** are always
there.
"""


def markdown() -> str:
    """The page."""
    return "\n".join([_INTRODUCTION, *(_section(tag, event) for tag, event in CATALOGUE.items())])


def _section(tag: str, event: Event) -> str:
    lines = [f"## `{tag}`", "", event.meaning, ""]
    if event.fields:
        lines += ["| Field | Kind |", "|---|---|"]
    for name, kind in sorted(event.fields.items()):
        shown = f"**`{name}`**" if name in event.needs else f"`{name}`"
        lines.append(f"| {shown} | {kind.name} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    import sys

    sys.stdout.write(markdown())
