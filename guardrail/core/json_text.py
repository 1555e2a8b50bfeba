"""Strict JSON text that is edited by path, in place.

A vendor's payload is never modelled and never re-serialised: :meth:`Document.parse` refuses what two
parsers could read differently (RFC 8259 leaves it open; see security case 10 to 14), and every edit
splices only the tokens concerned into the received text, so unknown fields, number precision, key order,
whitespace and escapes survive. A document that nothing changed keeps the received bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, TypeAlias, cast

from guardrail.core.json_spans import Span, spans_of
from guardrail.errors import BadPayloadError, ChannelError, PayloadTooLargeError
from guardrail.types import Json, Path

_Paths: TypeAlias = set[Path]  # inside the class, `set` is the method

MAX_BYTES = 1 << 20
MAX_DEPTH = 64
MAX_DIGITS = 1000  # characters of one number

# Possessive, and an unterminated string still matches: linear on any input.
_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")

_MISSING = object()


class Document:
    """A valid JSON text. Immutable: edits give new documents; treat ``value`` as read-only, too."""

    __slots__ = ("_raw", "_spans", "_value", "text")

    def __init__(self, text: str, *, raw: bytes | None = None, value: object = _MISSING) -> None:
        """From text known to be valid; anything from outside goes through :meth:`parse`."""
        self.text = text
        self._raw = raw
        self._value = value
        self._spans: dict[Path, Span] | None = None

    @classmethod
    def parse(
        cls,
        raw: bytes,
        *,
        max_bytes: int = MAX_BYTES,
        max_depth: int = MAX_DEPTH,
        max_digits: int = MAX_DIGITS,
    ) -> Document:
        """Bytes from outside; at most ``max_bytes`` bytes, nested at most ``max_depth`` levels.

        Raises :class:`~guardrail.errors.PayloadTooLargeError` or
        :class:`~guardrail.errors.BadPayloadError`; neither quotes the text.
        """
        if len(raw) > max_bytes:
            raise PayloadTooLargeError(f"JSON text longer than {max_bytes} bytes")
        text = _decoded(raw)
        _check_depth(text, max_depth)
        value = _loaded(text, max_digits)
        if _SURROGATE_ESCAPE.search(text):
            _check_surrogates(value)
        return cls(text, raw=bytes(raw), value=value)

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
        edits: list[tuple[int, int, str]] = []
        for path, new in texts.items():
            old = self.get(path)
            if not isinstance(old, str):
                raise KeyError("no string at this path")
            if old != new:
                span = self._span(path)
                edits.append((span.start, span.end, _quoted(new)))
        return self._spliced(edits)

    def set(self, path: Path, value: Json) -> Document:
        """The document with a value at a path; a member that is not there is added to its object."""
        if path in self._index():
            span = self._span(path)
            return self._spliced([(span.start, span.end, _dumped(value))])
        parent, key = path[:-1], path[-1]
        if not isinstance(self.get(parent), dict) or not isinstance(key, str):
            raise KeyError("no object to hold this member")
        return self._spliced([self._appended(parent, f"{_quoted(key)}:{_dumped(value)}")])

    def assign(self, values: Mapping[Path, Json]) -> Document:
        """The document with other values at these paths, which must exist; itself when nothing changes."""
        edits: list[tuple[int, int, str]] = []
        for path, value in values.items():
            span = self._span(path)
            source = _dumped(value)
            if source != self.text[span.start : span.end]:
                edits.append((span.start, span.end, source))
        return self._spliced(edits)

    def insert(self, array: Path, index: int, value: Json) -> Document:
        """The document with a value put before element ``index`` of an array (its length: at the end)."""
        elements = self.get(array)
        if not isinstance(elements, list):
            raise KeyError("no array at this path")
        if index >= len(elements):
            return self._spliced([self._appended(array, _dumped(value))])
        start = self._span((*array, max(index, 0))).start
        return self._spliced([(start, start, _dumped(value) + ",")])

    def extend(self, array: Path, sources: Sequence[str]) -> Document:
        """The document with elements put at an array's end, given as JSON source text (:meth:`slice`)."""
        if not isinstance(self.get(array), list):
            raise KeyError("no array at this path")
        return self._spliced([self._appended(array, ",".join(sources))] if sources else [])

    def remove(self, paths: Iterable[Path]) -> Document:
        """The document without these members or elements. Raises KeyError where there is nothing."""
        doomed = set(paths)
        outermost = {path for path in doomed if not any(path[:n] in doomed for n in range(len(path)))}
        by_parent: dict[Path, _Paths] = {}
        for path in outermost:
            if not path:
                raise KeyError("the root cannot be removed")
            self._span(path)
            by_parent.setdefault(path[:-1], set()).add(path)
        edits = [edit for parent, gone in by_parent.items() for edit in self._removals(parent, gone)]
        return self._spliced(edits)

    def slice(self, path: Path) -> str:
        """The exact source text of the value at a path."""
        span = self._span(path)
        return self.text[span.start : span.end]

    def span(self, path: Path) -> tuple[int, int]:
        """Where the value at a path stands in :attr:`text`: code-point offsets, end exclusive."""
        span = self._span(path)
        return span.start, span.end

    # ------------------------------------------------------------ inside

    def _index(self) -> dict[Path, Span]:
        if self._spans is None:
            self._spans = spans_of(self.text)
        return self._spans

    def _span(self, path: Path) -> Span:
        try:
            return self._index()[path]
        except KeyError:
            pass
        raise KeyError("no value at this path")

    def _appended(self, container: Path, source: str) -> tuple[int, int, str]:
        span = self._span(container)
        if not span.children:
            return span.end - 1, span.end - 1, source
        last = self._span(span.children[-1]).end
        return last, last, "," + source

    def _removals(self, parent: Path, gone: _Paths) -> Iterator[tuple[int, int, str]]:
        """Each removed child takes one comma along: the one before it, or after it at the front."""
        children = self._span(parent).children
        spans = [self._span(child) for child in children]
        kept = next((i for i, child in enumerate(children) if child not in gone), None)
        if kept is None:
            yield spans[0].member, spans[-1].end, ""
            return
        for i, child in enumerate(children):
            if child not in gone:
                continue
            if i < kept:
                yield spans[i].member, spans[i + 1].member, ""
            else:
                yield spans[i - 1].end, spans[i].end, ""

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


# Errors are raised outside the except blocks: what json and codecs raise carries the text.


def _decoded(raw: bytes) -> str:
    if raw[:3] == b"\xef\xbb\xbf":
        raise BadPayloadError("byte order mark")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    raise BadPayloadError(f"not UTF-8 at byte {at}")


def _check_depth(text: str, limit: int) -> None:
    if text.count("[") + text.count("{") <= limit:
        return
    depth = 0
    for match in _BRACKET.finditer(text):
        lead = text[match.start()]
        if lead in "[{":
            depth += 1
            if depth > limit:
                at = len(text[: match.start()].encode())
                raise BadPayloadError(f"nested deeper than {limit} at byte {at}")
        elif lead != '"':
            depth -= 1


def _loaded(text: str, max_digits: int) -> object:
    decoder = _DECODER if max_digits == MAX_DIGITS else _decoder(max_digits)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        at = error.pos
    except RecursionError:
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


def _check_surrogates(value: object) -> None:
    """Called only when the text escapes a surrogate: pairs are fine, halves are not Unicode text."""
    found: list[tuple[Path, str]] = []
    _collect_strings(value, (), found)
    _collect_keys(value, (), found)
    for _, text in found:
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            raise BadPayloadError("lone surrogate")


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
