"""The vault of one conversation in memory: which placeholder stands for which value."""

from __future__ import annotations

import html
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from urllib.parse import quote, quote_plus

from guardrail.core.placeholders import LITERAL, MOST, parse, placeholder
from guardrail.errors import GuardrailError
from guardrail.types import Placed, RawText

# Letters whose words are written with spaces between them; a value in these is matched as a whole word.
_SPACED = "0-9A-Za-z_\u00aa-\u02af\u0370-\u052f"
_WORD_BEFORE = re.compile(rf"[{_SPACED}]$")
_WORD_AFTER = re.compile(rf"[{_SPACED}]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_IDENTIFIER = re.compile(r"(?=.*[\d@])\S{8,}", re.DOTALL)


class VaultFullError(GuardrailError):
    """A conversation used up the numbers of an entity type: nothing goes on."""

    code = "vault_full"


class Surface:
    """A value whose further occurrences are to be found, also in encodings that could hide it.

    Encoded forms are made when a text first shows signs of that encoding, and kept.
    """

    __slots__ = ("_anywhere", "_encoded", "entity_type", "plain")

    def __init__(self, value: str, entity_type: str) -> None:
        self.entity_type = entity_type
        self.plain = value
        self._anywhere = _IDENTIFIER.fullmatch(value) is not None
        self._encoded: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, value: str, entity_type: str) -> Surface | None:
        """None for values too short to be recognised outside a finding, and for literals, which the
        placeholder grammar finds."""
        if entity_type == LITERAL or len(value) < (2 if _CJK.match(value) else 3) or not value.strip():
            return None
        return cls(value, entity_type)

    def spans(self, text: str, encodings: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where the value stands in a text. Latin words match whole; CJK and long identifiers anywhere."""
        for form in (self.plain, *chain.from_iterable(map(self._forms, encodings))):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if self._anywhere or _stands_alone(text, at, end):
                    yield at, end
                at = text.find(form, at + 1)

    def _forms(self, encoding: str) -> tuple[str, ...]:
        if encoding not in self._encoded:
            self._encoded[encoding] = tuple(set(_FORMS[encoding](self.plain)) - {self.plain, ""})
        return self._encoded[encoding]


def _percent(value: str) -> list[str]:
    data = value.encode("utf-8", "surrogatepass")
    forms = [quote(data, safe=""), quote(data), quote(data, safe="/@:"), quote_plus(data)]
    return forms + [_PERCENT.sub(lambda escape: escape[0].lower(), form) for form in forms]


def _base64(value: str) -> list[str]:
    whole = b64encode(value.encode("utf-8", "surrogatepass")).decode()
    return [whole, whole.rstrip("=")] if len(value) >= 6 else []


_PERCENT = re.compile("%[0-9A-F]{2}")
_FORMS: dict[str, Callable[[str], list[str]]] = {
    "html": lambda value: [html.escape(value), html.escape(value, quote=False)],
    "percent": _percent,
    "base64": _base64,
    "json": lambda value: [json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]],
}
_SIGNS = {"html": re.compile("&"), "percent": re.compile("[%+]"), "base64": re.compile("[A-Za-z0-9+/]{8}")}


def encodings_in(text: str, *, json_text: bool) -> tuple[str, ...]:
    """The encodings in which a text might hide a value."""
    signs = tuple(name for name, sign in _SIGNS.items() if sign.search(text))
    return (*signs, "json") if json_text and "\\" in text else signs


def _stands_alone(text: str, start: int, end: int) -> bool:
    cut_before = start > 0 and _WORD_BEFORE.match(text[start - 1]) and _WORD_AFTER.match(text[start])
    cut_after = end < len(text) and _WORD_BEFORE.match(text[end - 1]) and _WORD_AFTER.match(text[end])
    return not (cut_before or cut_after)


class Vault:
    """Placeholders and values of one conversation; grows by :meth:`place`, shrinks by :meth:`forget`.

    Numbers are never given out twice, also not after a value was forgotten.
    """

    __slots__ = ("_by_placeholder", "_by_value", "_newest", "_surfaces")

    def __init__(self, placed: Sequence[Placed] = ()) -> None:
        self._by_placeholder: dict[str, Placed] = {}
        self._by_value: dict[tuple[str, str], Placed] = {}
        self._newest: dict[str, int] = {}
        self._surfaces: dict[str, Surface] | None = None
        for entry in placed:
            self.add(entry)

    def __repr__(self) -> str:
        return f"Vault({len(self._by_placeholder)} entries)"

    def __len__(self) -> int:
        return len(self._by_placeholder)

    def add(self, entry: Placed) -> None:
        """Take an entry that was given its placeholder before (read back from the store)."""
        entity_type, number = parse(entry.placeholder)
        self._newest[entity_type] = max(number, self._newest.get(entity_type, 0))
        self._by_placeholder[entry.placeholder] = entry
        self._by_value[(entity_type, entry.value.raw)] = entry
        self._index(entry)

    def placeholder(self, value: str, entity_type: str) -> str | None:
        """The placeholder that already stands for this exact value."""
        entry = self._by_value.get((entity_type, value))
        return entry.placeholder if entry else None

    def value(self, placeholder: str) -> RawText | None:
        """What a placeholder in its canonical form stands for here; None when nothing does."""
        entry = self._by_placeholder.get(placeholder)
        return entry.value if entry else None

    def knows(self, value: str) -> bool:
        """Whether this exact value is here, of whatever type."""
        return any(entry.value.raw == value for entry in self._by_placeholder.values())

    def place(self, value: str, entity_type: str, subject_id: str) -> Placed:
        """A new entry under the next number of its type; raises :class:`VaultFullError`."""
        number = self._newest.get(entity_type, 0) + 1
        if number > MOST:
            raise VaultFullError
        entry = Placed(
            placeholder=placeholder(entity_type, number),
            value=RawText(value),
            entity_type=entity_type,
            subject_id=subject_id,
        )
        self.add(entry)
        return entry

    def forget(self, subject_id: str) -> bool:
        """Drop every value of an erased person; whether there were any."""
        gone = [entry for entry in self._by_placeholder.values() if entry.subject_id == subject_id]
        for entry in gone:
            del self._by_placeholder[entry.placeholder]
            self._by_value.pop((parse(entry.placeholder)[0], entry.value.raw), None)
        if gone:
            self._surfaces = None
        return bool(gone)

    def surfaces(self) -> Sequence[Surface]:
        """The values to be found again in texts, each once."""
        if self._surfaces is None:
            self._surfaces = {}
            for entry in self._by_placeholder.values():
                self._index(entry)
        return tuple(self._surfaces.values())

    def _index(self, entry: Placed) -> None:
        if self._surfaces is not None and (surface := Surface.of(entry.value.raw, entry.entity_type)):
            self._surfaces.setdefault(entry.value.raw, surface)
