"""The one spelling of what stands in an export: canonical JSON (RFC 8785), and the form of an entry's body.

Parsing and writing every body again would be most of the work of verifying a log. Bodies come in few
*shapes*, though: what is left of them when the plain values behind colons are taken out. A plain value has
one spelling, whatever it is, so a body is spelled as well as its shape, which is looked into once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import rfc8785

MAX_BODY = 8192  # bytes
MAX_DEPTH = 8  # objects and arrays within each other, the body itself included
MAX_NUMBER = 2**53 - 1
_MOST_SHAPES = 20_000

_BODY = re.compile(
    rb'\{"at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z","fields":\{.*\},'
    rb'"id":"ent_[a-z2-7]{26}","tag":"[a-z_]+:[a-z_]+:[a-z_]+"\}',
    re.DOTALL,
)
_MEMBERS = {"at", "fields", "id", "tag"}
_PLAIN = re.compile(rb'(?<=:)(?:"[ !#-\[\]-~]*"|0|[1-9][0-9]{0,14}|true|false)(?=[,}])')
_TAKEN = re.compile(r":0[,}]")


class Spelling:
    """Looks at bodies, and remembers the shapes that are in order."""

    def __init__(self) -> None:
        self._shapes: set[bytes] = set()

    def first_wrong(self, bodies: Sequence[bytes]) -> int | None:
        """The index of the first that is not the body of an entry, None when all are."""
        shapes = _PLAIN.sub(b"0", b"\n".join(bodies)).split(b"\n")
        if len(shapes) != len(bodies):  # a line feed in a body
            shapes = [b""] * len(bodies)
        for index, (shape, body) in enumerate(zip(shapes, bodies, strict=True)):
            if shape in self._shapes and len(body) <= MAX_BODY and _BODY.fullmatch(body):
                continue
            if not is_entry(body):
                return index
            if len(self._shapes) < _MOST_SHAPES and _is_shape(shape):
                self._shapes.add(shape)
        return None


def is_entry(body: bytes) -> bool:
    """Whether this is an entry's body in its one spelling."""
    return len(body) <= MAX_BODY and bool(_BODY.fullmatch(body)) and _has_form(parsed(body))


def parsed(text: bytes) -> Any:
    """The value of a canonical text without fractions; None for any other text (and for ``null``)."""
    try:
        read = _DECODER.decode(text.decode())
        return read if rfc8785.dumps(read) == text else None
    except (ValueError, RecursionError):
        return None


def _is_shape(shape: bytes) -> bool:
    """Whether every body of this shape has the form of an entry: only values were taken out, no part of a
    string that looks like one."""
    read = parsed(shape)
    return _has_form(read) and not any(_TAKEN.search(text) for text in _strings(read))


def _has_form(read: Any) -> bool:
    return isinstance(read, dict) and read.keys() == _MEMBERS and isinstance(read["fields"], dict) and _flat(read)


def _flat(value: Any, depth: int = MAX_DEPTH) -> bool:
    if not isinstance(value, dict | list):
        return True
    return depth > 0 and all(_flat(each, depth - 1) for each in _within(value))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    found = [text for each in _within(value) for text in _strings(each)]
    return [*value, *found] if isinstance(value, dict) else found


def _within(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _whole(digits: str) -> int:
    if len(digits) > 17 or not -MAX_NUMBER <= (number := int(digits)) <= MAX_NUMBER:
        raise ValueError("a number that is not exact everywhere")
    return number


def _refused(_: str) -> float:
    raise ValueError("a number that is not whole")


_DECODER = json.JSONDecoder(parse_int=_whole, parse_float=_refused, parse_constant=_refused)
