"""Strict JSON text that is edited by path, in place.

A vendor's payload is never modelled and never re-serialised: :meth:`Document.parse` refuses what two
parsers could read differently (RFC 8259 leaves it open; see security case 10 to 14), and every edit
splices only the tokens concerned into the received text, so unknown fields, number precision, key order,
whitespace and escapes survive. A document that nothing changed keeps the received bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from json.encoder import encode_basestring
from typing import Any, TypeAlias, cast

from guardrail.core.json_spans import Span, spans_of
from guardrail.core.json_strict import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_VALUES,
    check_structure,
    check_surrogates,
    decoded,
    loaded,
    may_hold_surrogates,
)
from guardrail.errors import ChannelError, PayloadTooLargeError
from guardrail.types import Json, Path

_Steps: TypeAlias = set[str | int]  # inside the class, `set` is the method

MAX_BYTES = 1 << 20

_MISSING = object()


class Document:
    """A valid JSON text. Immutable: edits give new documents; treat ``value`` as read-only, too."""

    __slots__ = ("_raw", "_value", "text")

    def __init__(self, text: str, *, raw: bytes | None = None, value: object = _MISSING) -> None:
        """From text known to be valid; anything from outside goes through :meth:`parse`."""
        self.text = text
        self._raw = raw
        self._value = value

    @classmethod
    def parse(
        cls,
        raw: bytes,
        *,
        max_bytes: int = MAX_BYTES,
        max_depth: int = MAX_DEPTH,
        max_digits: int = MAX_DIGITS,
        max_values: int = MAX_VALUES,
    ) -> Document:
        """Bytes from outside; at most ``max_bytes`` bytes and ``max_values`` values, nested at most
        ``max_depth`` levels, no number of more than ``max_digits`` characters.

        Raises :class:`~guardrail.errors.PayloadTooLargeError` or
        :class:`~guardrail.errors.BadPayloadError`; neither quotes the text.
        """
        if len(raw) > max_bytes:
            raise PayloadTooLargeError(f"JSON text longer than {max_bytes} bytes")
        text = decoded(raw)
        check_structure(text, max_depth, max_values)
        value = loaded(text, max_digits)
        document = cls(text, raw=bytes(raw), value=value)
        if may_hold_surrogates(text):
            check_surrogates(chain(document.strings(), document.keys_text()))
        return document

    @classmethod
    def of(cls, value: Json) -> Document:
        """A new document of a Python value, compact, in UTF-8."""
        return cls(_dumped(value))

    def __repr__(self) -> str:
        return f"Document({len(self.raw)} bytes)"

    @property
    def raw(self) -> bytes:
        """The text in UTF-8; as received when nothing was edited."""
        if self._raw is None:
            self._raw = self.text.encode()
        return self._raw

    @property
    def value(self) -> Any:
        """The text as Python values."""
        if self._value is _MISSING:
            self._value = json.loads(self.text)
        return self._value

    # ------------------------------------------------------------ reading

    def get(self, path: Path, default: Any = None) -> Any:
        """The value at a path, or ``default`` where the path leads nowhere."""
        value = self.value
        for step in path:
            if isinstance(step, str):
                if not isinstance(value, dict) or step not in value:
                    return default
            elif not isinstance(value, list) or not 0 <= step < len(value):
                return default
            value = value[step]
        return value

    def strings(self, under: Path = ()) -> Iterator[tuple[Path, str]]:
        """Every string value at or below a path, in the order of the text."""
        found: list[tuple[Path, str]] = []
        _collect_strings(self.get(under), under, found)
        return iter(found)

    def keys_text(self, under: Path = ()) -> Iterator[tuple[Path, str]]:
        """Every object key at or below a path, with the path of its member. Keys cannot be edited."""
        found: list[tuple[Path, str]] = []
        _collect_keys(self.get(under), under, found)
        return iter(found)

    # ------------------------------------------------------------ editing

    def replace(self, texts: Mapping[Path, str]) -> Document:
        """The document with other strings at these paths; itself when that changes nothing.

        Raises KeyError where no string stands at a path, ValueError for text that is not Unicode scalar
        values (lone surrogates).
        """
        changed: dict[Path, str] = {}
        for path, new in texts.items():
            old = self.get(path)
            if not isinstance(old, str):
                raise KeyError("no string at this path")
            if old != new:
                changed[path] = _quoted(new)
        return self._with_sources(changed)

    def set(self, path: Path, value: Json) -> Document:
        """The document with a value at a path; a member that is not there is added to its object."""
        if self.get(path, _MISSING) is not _MISSING:
            return self.assign({path: value})
        parent, key = path[:-1], path[-1]
        if not isinstance(self.get(parent), dict) or not isinstance(key, str):
            raise KeyError("no object to hold this member")
        return self._appended(parent, f"{_quoted(key)}:{_dumped(value)}")

    def assign(self, values: Mapping[Path, Json]) -> Document:
        """The document with other values at these paths, which must exist; itself when nothing changes."""
        return self._with_sources({path: _dumped(value) for path, value in values.items()})

    def insert(self, array: Path, index: int, value: Json) -> Document:
        """The document with a value put before element ``index`` of an array (its length: at the end)."""
        elements = self.get(array)
        if not isinstance(elements, list):
            raise KeyError("no array at this path")
        if index >= len(elements):
            return self._appended(array, _dumped(value))
        ((start, _),) = self.spans([(*array, max(index, 0))])
        return self._spliced([(start, start, _dumped(value) + ",")])

    def extend(self, array: Path, sources: Sequence[str]) -> Document:
        """The document with elements put at an array's end, given as JSON source text (:meth:`sources`)."""
        if not isinstance(self.get(array), list):
            raise KeyError("no array at this path")
        return self._appended(array, ",".join(sources)) if sources else self

    def remove(self, paths: Iterable[Path]) -> Document:
        """The document without these members or elements. Raises KeyError where there is nothing."""
        doomed = set(paths)
        outermost = {path for path in doomed if not any(path[:n] in doomed for n in range(len(path)))}
        by_parent: dict[Path, _Steps] = {}
        for path in outermost:
            if not path:
                raise KeyError("the root cannot be removed")
            by_parent.setdefault(path[:-1], set()).add(path[-1])
        if not by_parent:
            return self
        spans = spans_of(self.text, (), in_full=by_parent)
        return self._spliced(
            [edit for parent, gone in by_parent.items() for edit in _removals(spans.get(parent), gone)]
        )

    def spans(self, paths: Sequence[Path]) -> list[tuple[int, int]]:
        """Where values stand in :attr:`text`: code-point offsets, end exclusive. One pass for all."""
        found = spans_of(self.text, paths)
        if not all(path in found for path in paths):
            raise KeyError("no value at this path")
        return [(found[path].start, found[path].end) for path in paths]

    def sources(self, paths: Sequence[Path]) -> list[str]:
        """The exact source text of values."""
        return [self.text[start:end] for start, end in self.spans(paths)]

    # ------------------------------------------------------------ inside

    def _with_sources(self, sources: Mapping[Path, str]) -> Document:
        if not sources:
            return self
        places = zip(self.spans(list(sources)), sources.values(), strict=True)
        edits = [(start, end, source) for (start, end), source in places if self.text[start:end] != source]
        return self._spliced(edits)

    def _appended(self, container: Path, source: str) -> Document:
        span = spans_of(self.text, [container])[container]
        at, comma = (span.end - 1, "") if span.last is None else (span.last, ",")
        return self._spliced([(at, at, comma + source)])

    def _spliced(self, edits: list[tuple[int, int, str]]) -> Document:
        if not edits:
            return self
        pieces: list[str] = []
        at = 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            pieces += (self.text[at:start], new)
            at = end
        pieces.append(self.text[at:])
        return Document("".join(pieces))


def _removals(parent: Span | None, gone: _Steps) -> Iterator[tuple[int, int, str]]:
    """Each removed child takes one comma along: the one before it, or after it at the front."""
    if parent is None or not gone <= parent.children.keys():
        raise KeyError("no value at this path")
    steps, spans = list(parent.children), list(parent.children.values())
    kept = next((i for i, step in enumerate(steps) if step not in gone), None)
    if kept is None:
        yield spans[0].member, spans[-1].end, ""
        return
    for i, step in enumerate(steps):
        if step not in gone:
            continue
        if i < kept:
            yield spans[i].member, spans[i + 1].member, ""
        else:
            yield spans[i - 1].end, spans[i].end, ""


def nested(document: Document, path: Path) -> Document | None:
    """The string at a path as a JSON text of its own (tool arguments); None when it is not an object
    or array that :meth:`Document.parse` accepts. ``document.replace({path: inner.text})`` writes it back.
    """
    text = document.get(path)
    if not isinstance(text, str) or text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return Document.parse(text.encode())
    except ChannelError:
        return None


def dumps_string(text: str) -> bytes:
    """A JSON string token in UTF-8, safe to embed in JavaScript (U+2028 and U+2029 escaped).

    Raises ValueError for lone surrogates.
    """
    return _quoted(text).encode()


def _quoted(text: str) -> str:
    if not text.isascii():
        _check_scalar(text)
        text_token = encode_basestring(text)
        return text_token.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return encode_basestring(text)


def _check_scalar(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("text holds a lone surrogate")


def _dumped(value: Json) -> str:
    token = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if not token.isascii():
        _check_scalar(token)
        token = token.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return token


def _collect_strings(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    """Recursion is bounded by the depth that :meth:`Document.parse` accepts."""
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, dict):
        for key, member in cast("dict[str, object]", value).items():
            _collect_strings(member, (*path, key), found)
    elif isinstance(value, list):
        for index, element in enumerate(cast("list[object]", value)):
            _collect_strings(element, (*path, index), found)


def _collect_keys(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(value, dict):
        for key, member in cast("dict[str, object]", value).items():
            found.append(((*path, key), key))
            _collect_keys(member, (*path, key), found)
    elif isinstance(value, list):
        for index, element in enumerate(cast("list[object]", value)):
            _collect_keys(element, (*path, index), found)
