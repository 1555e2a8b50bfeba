"""What two parsers could read differently is no JSON here (RFC 8259 leaves it open).

Every check raises :class:`~guardrail.errors.BadPayloadError` with at most a byte offset, outside the except
blocks: what ``json`` and codecs raise carries the text, and would ride along in the exception chain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from guardrail.errors import BadPayloadError
from guardrail.types import Path

MAX_DEPTH = 64
MAX_DIGITS = 1000  # characters of one number
MAX_VALUES = 100_000  # a body of a million tiny strings would cost a hundred times its size to scan

# Possessive, and an unterminated string still matches: linear on any input.
_STRUCTURE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{\]},]', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def decoded(raw: bytes) -> str:
    """UTF-8 without byte order mark."""
    if raw[:3] == b"\xef\xbb\xbf":
        raise BadPayloadError("byte order mark")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    raise BadPayloadError(f"not UTF-8 at byte {at}")


def check_structure(text: str, max_depth: int, max_values: int) -> None:
    """Counts what opens and parts values; looks closer only when brackets and commas in all are too many."""
    opening = text.count("[") + text.count("{")
    if opening <= max_depth and opening + text.count(",") < max_values:
        return
    depth, values = 0, 1
    for match in _STRUCTURE.finditer(text):
        lead = text[match.start()]
        if lead in "[{":
            depth += 1
            values += 1
            if depth > max_depth:
                at = len(text[: match.start()].encode())
                raise BadPayloadError(f"nested deeper than {max_depth} at byte {at}")
        elif lead in "]}":
            depth -= 1
        elif lead == ",":
            values += 1
            if values > max_values:
                raise BadPayloadError(f"more than {max_values} values")


def loaded(text: str, max_digits: int) -> object:
    """The values of a text: one value, no duplicate keys, no number that has no value."""
    decoder = _DECODER if max_digits == MAX_DIGITS else _decoder(max_digits)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        at = error.pos
    except (RecursionError, ValueError):
        at = 0
    raise BadPayloadError(f"not JSON at byte {len(text[:at].encode())}")


def _decoder(max_digits: int) -> json.JSONDecoder:
    def integer(token: str) -> int:
        if len(token) > max_digits:
            raise BadPayloadError("number with too many digits")
        return int(token)

    def real(token: str) -> float:
        if len(token) > max_digits:
            raise BadPayloadError("number with too many digits")
        number = float(token)
        if number in (float("inf"), float("-inf")):
            raise BadPayloadError("number too large")
        return number

    return json.JSONDecoder(object_pairs_hook=_object, parse_int=integer, parse_float=real, parse_constant=_constant)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise BadPayloadError("duplicate key")
    return members


def _constant(_: str) -> float:
    raise BadPayloadError("NaN or Infinity")


_DECODER = _decoder(MAX_DIGITS)


def may_hold_surrogates(text: str) -> bool:
    """Whether a text escapes surrogates: pairs are fine, halves are not Unicode text."""
    return _SURROGATE_ESCAPE.search(text) is not None


def check_surrogates(texts: Iterable[tuple[Path, str]]) -> None:
    """Refuses halves in strings and keys."""
    for _, text in texts:
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            raise BadPayloadError("lone surrogate")
