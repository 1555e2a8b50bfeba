"""Lists of names that ship with the languages, and finding them in a text: longest match over whole words.

A pack may hold ``places.txt.gz``, ``given_names.txt.gz``, ``surnames.txt.gz``, ``brands.txt.gz`` (what is written
like a person or place and is none), one name a line, and ``ambiguous.txt.gz``: names of whichever list that are
ordinary words in its language, with a plus where only in lower case. Lists of all packs are one, because people
name places and people of every country; what is ambiguous is a matter of the language of the text. Read when first
used; every word is looked up a bounded number of times.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Self

from guardrail.detection.latin_words import Words, key

_MOST_WORDS = 6


class Gazetteer(frozenset[str]):
    """Names of one kind, from all packs, as :func:`guardrail.detection.latin_words.key` has them."""

    _longest: Mapping[str, int]
    """How many words the longest name has, by the first word of names of several."""

    def __new__(cls, names: Iterable[str]) -> Self:
        """Without the names that are longer than anybody writes."""
        self = super().__new__(cls, (name for name in names if name.count(" ") < _MOST_WORDS))
        longest: dict[str, int] = {}
        for name in self:
            if " " in name:
                first, count = name[: name.index(" ")], name.count(" ") + 1
                longest[first] = max(count, longest.get(first, 1))
        self._longest = longest
        return self

    def begins(self, word: str) -> bool:
        """Whether a name is this folded word or begins with it."""
        return word in self or word in self._longest

    def longest(self, words: Words, at: int, *, lower: bool = False) -> int:
        """How many words from ``at`` on are a name, 0 when none is; the last is capitalised unless ``lower``."""
        first = words.folded[at]
        if (most := self._longest.get(first)) is None:
            return int(first in self)
        for end in range(min(at + most, len(words)), at + 1, -1):
            if (lower or words.capital[end - 1]) and words.linked(at, end) and " ".join(words.folded[at:end]) in self:
                return end - at
        return int(first in self)


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


def listed(folded: str) -> bool:
    """Whether a word is somebody's given or family name."""
    return folded in gazetteer("surnames") or folded in gazetteer("given_names")


def is_brand(value: str) -> bool:
    """Whether a name is a product's or company's that is written like a person or place."""
    return key(value).removesuffix(" s") in gazetteer("brands")


def _packs() -> list[str]:
    home = files("guardrail.detection.languages")
    return sorted(folder.name for folder in home.iterdir() if folder.is_dir() and folder.name[0].isalpha())


def _lines(pack: str, name: str) -> list[str]:
    resource = files("guardrail.detection.languages").joinpath(pack, name)
    return gzip.decompress(resource.read_bytes()).decode().split("\n") if resource.is_file() else []
