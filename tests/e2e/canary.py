"""Fake people whose data stands nowhere else, and a search that would find it in any spelling.

Every value is valid (checksums included) so that detection finds it, unique, and derived from a number:
which path a leak came from is seen from the value.
"""

from __future__ import annotations

import base64
import html
import json
import re
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FIRST = ("Ophelia", "Leonora", "Bartholomew", "Cordelia", "Montgomery", "Wilhelmina", "Genevieve", "Percival")
LAST = (
    "Wrexham", "Hargreave", "Pemberton", "Ashdown", "Thornbury", "Whitlock",
    "Kingsley", "Fairbanks", "Holloway", "Lockwood", "Marchbanks", "Sutherland",
)  # fmt: skip
STRANGER = len(FIRST) * len(LAST) - 1
SEPARATORS = re.compile(rb"[\s()./-]+")
WINDOW = 7  # bytes; no spelling is shorter


def _luhn(body: str) -> str:
    digits = [int(c) * (2 if n % 2 == 0 else 1) for n, c in enumerate(reversed(body))]
    return str(-sum(d - 9 if d > 9 else d for d in digits) % 10)


def _iban(account: str) -> str:
    """A German IBAN: ISO 13616, modulus 97."""
    body = f"37040044{account}"
    return f"DE{98 - int(body + '131400') % 97:02d}{body}"


def _taiwan_id(body: str) -> str:
    """A national id of Taiwan beginning with A: weights 1 9 8 7 6 5 4 3 2 1 1 over the letter's two digits."""
    digits = [1, 0, *map(int, body)]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1)
    return f"A{body}{-sum(d * w for d, w in zip(digits, weights, strict=True)) % 10}"


@dataclass(frozen=True)
class Person:
    """Canary number ``n``."""

    n: int

    @property
    def name(self) -> str:
        return f"{FIRST[self.n % len(FIRST)]} {LAST[self.n // len(FIRST)]}"

    @property
    def email(self) -> str:
        return f"canary{self.n:02d}.quill@mail{self.n:02d}.example.org"

    @property
    def phone(self) -> str:
        return f"+44 20 7946 0{100 + self.n}"

    @property
    def card(self) -> str:
        body = f"4539 5787 63{self.n:02d} 148"
        return body + _luhn(body.replace(" ", ""))

    @property
    def iban(self) -> str:
        return _iban(f"0532013{self.n:03d}")

    @property
    def taiwan_id(self) -> str:
        return _taiwan_id(f"12340{self.n:03d}")

    @property
    def told(self) -> str:
        """Everything, as somebody would write it."""
        return (
            f"Hello, my name is {self.name}. Call me at {self.phone}, charge {self.card}, write to {self.email}. "
            f"My IBAN is {self.iban} and my ID number is {self.taiwan_id}."
        )

    @property
    def values(self) -> tuple[str, ...]:
        surname = self.name.split()[1]
        return (self.name, surname, self.email, self.phone, self.card, self.iban, self.taiwan_id)


def people() -> Iterator[Person]:
    """One after the other, each once; not the last one."""
    yield from map(Person, range(STRANGER))


def _aligned(value: bytes, alphabet: bytes | None) -> Iterator[bytes]:
    """The base64 characters that only these bytes decide, at each of the three alignments."""
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + value, alphabet)
        first = (shift * 8 + 5) // 6
        last = (shift + len(value)) * 8 // 6
        yield encoded[first:last]


def spellings(value: str) -> Mapping[str, frozenset[bytes]]:
    """The byte strings that would give a value away, by encoding. Searched without regard to case,
    except base64."""
    raw = value.encode()
    bare = SEPARATORS.sub(b"", raw)
    return {
        "utf-8": frozenset({raw}),
        "utf-16": frozenset({value.encode("utf-16-le"), value.encode("utf-16-be")}),
        "base64": frozenset({*_aligned(raw, None), *_aligned(raw, b"-_")}),
        "hex": frozenset({raw.hex().encode()}),
        "percent": frozenset(
            {urllib.parse.quote(value).encode(), urllib.parse.quote_plus(value).encode(), _percent_all(raw)}
        ),
        "escaped": frozenset({json.dumps(value)[1:-1].encode(), _escape_all(value), html.escape(value).encode()}),
        "bare": frozenset({bare, bare.hex().encode(), *_aligned(bare, None)}),
        "reversed": frozenset({raw[::-1]}),
    }  # fmt: skip


def _escape_all(value: str) -> bytes:
    return "".join(f"\\u{ord(c):04x}" for c in value).encode()


def _percent_all(raw: bytes) -> bytes:
    return b"".join(b"%%%02x" % byte for byte in raw)


class Search:
    """Looks for values in bytes, in every spelling at once.

    Every window of the data is looked up among the beginnings of the spellings; without separators, and
    with letters folded, the data are gone through again.
    """

    def __init__(self, values: Iterable[str]) -> None:
        self._exact: dict[bytes, dict[bytes, str]] = {}
        self._folded: dict[bytes, dict[bytes, str]] = {}
        for value in values:
            for encoding, found in spellings(value).items():
                for spelling in found:
                    self._add(self._exact, spelling, f"{value} ({encoding})")
                    self._add(self._folded, spelling.lower(), f"{value} ({encoding})")

    def _add(self, index: dict[bytes, dict[bytes, str]], spelling: bytes, name: str) -> None:
        assert len(spelling) >= WINDOW, f"too short to be told from noise: {name}"
        index.setdefault(spelling[:WINDOW], {}).setdefault(spelling, name)

    def __call__(self, data: bytes) -> frozenset[str]:
        """The values that stand in the data, with an encoding each stands in."""
        lowered = data.lower()
        hits = _hits(self._exact, data) | _hits(self._folded, lowered)
        return frozenset(hits | _hits(self._folded, SEPARATORS.sub(b"", lowered)))

    def directory(self, root: Path) -> Mapping[str, frozenset[str]]:
        """What stands in the files below a directory, and in their names."""
        hits = {}
        for path in sorted(root.rglob("*")):
            found = self(str(path.relative_to(root)).encode())
            if path.is_file():
                found |= self(path.read_bytes())
            if found:
                hits[str(path.relative_to(root))] = found
        return hits


def _hits(index: Mapping[bytes, Mapping[bytes, str]], data: bytes) -> set[str]:
    return {
        name
        for at in range(len(data) - WINDOW + 1)
        if (ending := index.get(data[at : at + WINDOW])) is not None
        for spelling, name in ending.items()
        if data.startswith(spelling, at)
    }
