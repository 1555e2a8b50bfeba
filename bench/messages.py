"""The language packs' own labelled messages, and the marks they are written in.

``guardrail/detection/languages/<folder>/messages.txt`` holds one message a line::

    # a remark
    = names in chat
    Hi, [PERSON:Rosamund Thackwell] here again.

``= …`` begins a category, ``[TYPE:…]`` marks personal data. ``\\n``, ``\\[``, ``\\]``, ``\\\\`` and ``\\uXXXX``
(characters nobody sees, or takes for others) are escapes. A folder with more than one language has a file
for each: ``messages.zh-TW.txt``. A folder that is added is found without further ado.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import guardrail.detection
from bench.labelled import BadLabelError, Labelled, Mark

LANGUAGES = Path(guardrail.detection.__file__).parent / "languages"
NEGATIVES = "nothing personal"
"""The category whose messages hold no mark."""

_SCOPE = (
    "PERSON LOCATION ADDRESS PHONE_NUMBER EMAIL_ADDRESS CREDIT_CARD IBAN_CODE BANK_ACCOUNT NATIONAL_ID TAX_ID ID "
    "DATE_OF_BIRTH URL IP_ADDRESS USERNAME PASSWORD"
)
SCOPE = frozenset(_SCOPE.split())
"""What is marked wherever it stands in these messages. Organisations, ages and other dates are not."""

_TOKEN = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)|\[([A-Z_]+):|(\])", re.DOTALL)
_ESCAPED = {"n": "\n", "[": "[", "]": "]", "\\": "\\", "#": "#", "=": "="}


def pack_messages(folder: Path = LANGUAGES) -> Iterator[Labelled]:
    """All messages of all language packs, in the order of file names and lines; raises BadLabelError."""
    for path in sorted(folder.glob("*/messages*.txt")):
        yield from parse(path.read_text(encoding="utf-8"), language_of(path))


def language_of(path: Path) -> str:
    """``zh-TW`` of ``zh/messages.zh-TW.txt``, ``de`` of ``de/messages.txt``."""
    return path.name.removeprefix("messages").removesuffix(".txt").strip(".") or path.parent.name


def parse(content: str, language: str) -> Iterator[Labelled]:
    """The messages of one file."""
    category, counts = "", Counter[str]()
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("= "):
            category = line[2:].strip()
            continue
        try:
            text, marks = unmark(line)
            _check(category, marks)
        except ValueError as problem:
            raise BadLabelError(f"{language}, line {number}: {problem}") from None
        counts[category] += 1
        yield Labelled(
            id=f"own-{language}-{category.replace(' ', '-')}-{counts[category]}",
            language=language,
            source="own",
            category=category,
            text=text,
            marks=marks,
            scope=SCOPE,
        )


def unmark(line: str) -> tuple[str, tuple[Mark, ...]]:
    """A line's text and marks; ValueError unless every mark ends, holds something and no other mark."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length, at, opened, kind = 0, 0, -1, ""

    def add(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    for token in _TOKEN.finditer(line):
        add(line[at : token.start()])
        at = token.end()
        code, escaped, opens, closes = token.groups()
        if code or escaped:
            add(chr(int(code, 16)) if code else _unescaped(escaped))
        elif opens:
            if kind:
                raise ValueError("a mark within a mark")
            kind, opened = opens, length
        elif closes and kind:
            if opened == length:
                raise ValueError("an empty mark")
            marks.append(Mark(opened, length, kind))
            kind = ""
        else:
            add("]")
    add(line[at:])
    if kind:
        raise ValueError("a mark without end")
    return "".join(pieces), tuple(marks)


def _unescaped(letter: str) -> str:
    if letter not in _ESCAPED:
        raise ValueError("an unknown escape")
    return _ESCAPED[letter]


def _check(category: str, marks: tuple[Mark, ...]) -> None:
    if not category:
        raise ValueError("a message before the first category")
    if (category == NEGATIVES) == bool(marks):
        raise ValueError(f'messages without marks, and no others, belong under "= {NEGATIVES}"')
