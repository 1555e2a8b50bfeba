"""Lists of names that ship with the languages, and finding them in a text: longest match over whole words.

A pack may hold ``places.txt.gz``, ``given_names.txt.gz``, ``surnames.txt.gz``, ``brands.txt.gz`` (what is written
like a person or place and is none), one name a line, and ``ambiguous.txt.gz``: names of whichever list that are
ordinary words in its language, with a plus where only in lower case. Lists of all packs are one, because people
name places and people of every country; what is ambiguous is a matter of the language of the text. Read when first
used; every word is looked up a bounded number of times.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_MOST_WORDS = 6
_CODE = frozenset("@_/\\0123456789=")
_RUN = re.compile(r"[^\W\d_]+")
_LINKS = frozenset((" ", "-", "'", "’", ".", ". ", "- ", " & "))
"""What may stand between two words of one name."""


def _folding() -> dict[int, str]:
    """Latin letters by their bare lower-case letter, one for one so that offsets stay."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base != chr(code) and len(base) == 1:
            table[code] = base
    return table | {
        ord("ł"): "l",
        ord("Ł"): "l",
        ord("ø"): "o",
        ord("Ø"): "o",
        ord("đ"): "d",
        ord("Đ"): "d",
        ord("ı"): "i",
    }


_FOLDING = _folding()


def fold(text: str) -> str:
    """Lower case without accents, of the same length."""
    return text.translate(_FOLDING)


def key(name: str) -> str:
    """How a name is looked up: its words, folded, with single spaces."""
    return " ".join(_RUN.findall(fold(name)))


class Word(NamedTuple):
    """One word of a text; ``linked`` when only a space, hyphen, apostrophe or full stop parts it from the next."""

    start: int
    end: int
    folded: str
    capital: bool
    linked: bool


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    folded = fold(text)
    spans = [match.span() for match in _RUN.finditer(folded)]
    following = [start for start, _ in spans[1:]] + [len(text) + 1] * bool(spans)
    return [
        Word(
            start,
            end,
            folded[start:end],
            text[start].isupper() and _stands_free(text, start, end),
            after <= len(text) and text[end:after] in _LINKS,
        )
        for (start, end), after in zip(spans, following, strict=True)
    ]


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a word is no piece of a handle, link or code."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before not in _CODE and after not in _CODE


class Gazetteer:
    """Names of one kind, from all packs."""

    def __init__(self, names: Iterator[str]) -> None:
        self._names: set[str] = set()
        self._longest: dict[str, int] = {}
        for name in names:
            count = name.count(" ") + 1
            if count > _MOST_WORDS:
                continue
            self._names.add(name)
            if count > 1:
                first = name[: name.index(" ")]
                self._longest[first] = max(count, self._longest.get(first, 1))

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def begins(self, word: str) -> bool:
        """Whether a name is this folded word or begins with it."""
        return word in self._names or word in self._longest

    def longest(self, words: Sequence[Word], at: int, *, lower: bool = False) -> int:
        """How many words from ``at`` on are a name, 0 when none is; the last is capitalised unless ``lower``."""
        most = min(self._longest.get(words[at].folded, 1), len(words) - at)
        for count in range(most, 1, -1):
            if all(word.linked for word in words[at : at + count - 1]) and (lower or words[at + count - 1].capital):
                name = " ".join([word.folded for word in words[at : at + count]])
                if name in self._names:
                    return count
        return int(words[at].folded in self._names)


@cache
def gazetteer(kind: str) -> Gazetteer:
    """The names of one kind: ``places``, ``given_names``, ``surnames`` or ``brands``."""
    return Gazetteer(name for pack in _packs() for name in _lines(pack, f"{kind}.txt.gz"))


@cache
def ambiguous(pack: str, *, capital: bool = True) -> frozenset[str]:
    """Names that are ordinary words in the language of a pack, also where they are ``capital`` or not."""
    listed = _lines(pack, "ambiguous.txt.gz")
    marked = {name[1:] for name in listed if name.startswith("+")}  # names when capitalised: Mark, Rosa
    return frozenset(name for name in listed if not name.startswith("+")) | (frozenset() if capital else marked)


def is_brand(value: str) -> bool:
    """Whether a name is a product's or company's that is written like a person or place."""
    return key(value).removesuffix(" s") in gazetteer("brands")


def begins_brand(text: str) -> bool:
    """Whether a word of a text is the first of such a name."""
    return any(map(gazetteer("brands").begins, _RUN.findall(fold(text))))


def _packs() -> list[str]:
    home = files("guardrail.detection.languages")
    return sorted(folder.name for folder in home.iterdir() if folder.is_dir() and folder.name[0].isalpha())


def _lines(pack: str, name: str) -> list[str]:
    resource = files("guardrail.detection.languages").joinpath(pack, name)
    return gzip.decompress(resource.read_bytes()).decode().split("\n") if resource.is_file() else []
