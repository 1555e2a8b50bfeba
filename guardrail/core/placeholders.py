"""Placeholders: what they look like, and in which listed forms a bot may give one back.

The grammar is specified in ``docs/spec/placeholders.md``. One regular expression serves both sides: what
may be restored in an answer, and what a person may not write without it becoming a placeholder itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LITERAL = "LITERAL"
"""Entity type of text that merely looks like a placeholder."""

MOST = 999_999
"""The highest number of an entity type in one conversation."""

_ENTITY_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,30}", re.ASCII)

# Bounded everywhere: a form is at most LONGEST characters long, so a stream holds back no more than that.
_BODY = r"[A-Z](?:[A-Z0-9]|\\{0,2}_){0,30}\\{0,2}_[1-9][0-9]{0,5}"
LISTED = re.compile(
    rf"<({_BODY})>|&lt;({_BODY})&gt;|\\u003c({_BODY})\\u003e",
    re.ASCII | re.IGNORECASE,
)
LONGEST = len(r"\u003c") + 1 + 30 * 3 + 3 + 6 + len(r"\u003e")

# What could still become one of the listed forms when more text arrives.
_TAIL = r"(?:[A-Z](?:[A-Z0-9]|\\{0,2}_){0,37}\\{0,2})?"
_UNFINISHED = re.compile(
    rf"<{_TAIL}\Z"
    rf"|&(?:l?|lt|lt;{_TAIL}(?:&g?|&gt)?)\Z"
    rf"|\\(?:u0{{0,2}}|u003|u003c{_TAIL}(?:\\u0{{0,2}}|\\u003)?)?\Z",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A placeholder found in a text. ``form`` is ``""``, ``"html"`` or ``"json"``: how it was escaped."""

    start: int
    end: int
    placeholder: str
    form: str


def placeholder(entity_type: str, number: int) -> str:
    """``<PERSON_1>``. Raises ValueError when type or number is outside the grammar."""
    if not _ENTITY_TYPE.fullmatch(entity_type) or not 1 <= number <= MOST:
        raise ValueError("outside the placeholder grammar")
    return f"<{entity_type}_{number}>"


def parse(canonical: str) -> tuple[str, int]:
    """``("PERSON", 1)`` of ``<PERSON_1>``; raises ValueError for any other form."""
    entity_type, _, number = canonical[1:-1].rpartition("_")
    if not number.isdecimal() or placeholder(entity_type, int(number)) != canonical:
        raise ValueError("not a placeholder in its canonical form")
    return entity_type, int(number)


def find(text: str, position: int = 0) -> Listed | None:
    """The first placeholder in a listed form at or after ``position``."""
    match = LISTED.search(text, position)
    if match is None:
        return None
    body = match[match.lastindex or 0].replace("\\", "").upper()
    return Listed(match.start(), match.end(), f"<{body}>", ("", "html", "json")[(match.lastindex or 1) - 1])


def find_all(text: str) -> list[Listed]:
    """Every placeholder in a listed form, in order."""
    found = []
    position = 0
    while listed := find(text, position):
        found.append(listed)
        position = listed.end
    return found


def unfinished(text: str) -> int:
    """Where a placeholder may have begun that the end of ``text`` cuts off; its length when nowhere."""
    match = _UNFINISHED.search(text, max(0, len(text) - LONGEST))
    return match.start() if match else len(text)
