"""Lithuanian proper nouns and common words, looked up in any case form.

The files in ``data`` are made by guardrail/detection/training/lt_gazetteer.py; PROVENANCE.md there says from what.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from guardrail.detection.language import words
from guardrail.detection.languages.lt.common import COMMON
from guardrail.detection.languages.lt.context import BRANDS, NEVER, TELLING
from guardrail.detection.languages.lt.declension import ENDINGS, PARADIGMS, PLAIN, WORD_ENDINGS, lemmas
from guardrail.detection.languages.lt.vocabulary import FREQUENT


class Gazetteer:
    """Read once a process; immutable. Words are given in lower case."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        for line in _lines("names"):
            name, kinds = line.split(" ")
            name = name.lower()
            self._names[name] = self._names.get(name, "") + kinds
        self._foreign = frozenset(name for name, kinds in self._names.items() if "f" in kinds and len(name) > 2)
        self._words = frozenset(_lines("words"))
        self._plain_words = frozenset(word.translate(PLAIN) for word in self._words if not word.isascii())
        self._ambiguous = frozenset(_lines("ambiguous"))
        self._plain: dict[str, str] = {}
        for name, kinds in self._names.items():
            told = "".join(kind for kind in kinds if kind in "GgsCc")
            if told:
                key = name.translate(PLAIN)
                self._plain[key] = self._plain.get(key, "") + told
        self._beginnings = frozenset(_stem(key)[:4] for key in self._plain)
        self._nameless: frozenset[str] = frozenset()
        everyday = {word.translate(PLAIN) for word in COMMON | FREQUENT}
        self._nameless = frozenset(word for word in everyday if not self.plain_kinds(word))
        """Words that a good part of every message is made of."""

    def kinds(self, word: str, candidates: Sequence[str]) -> str:
        """Classes of all names this may be a form of; ``candidates`` are its :func:`lemmas`.

        Given names: ``G`` popular, ``g`` other, ``f`` foreign; ``s`` family names; places: ``C`` known
        beyond doubt, ``c`` known, ``p`` other.
        """
        names = self._names
        found = "".join([names[lemma] for lemma in candidates if lemma in names])
        if word in names and word not in candidates:
            found += names[word]
        return found or self._endearing(candidates) or ("f" if _borrowed(word, self._foreign) else "")

    def _endearing(self, candidates: Sequence[str]) -> str:
        """A form of endearment of a given name: Tomukas, Gabijėlė."""
        for lemma in candidates:
            match = _ENDEARMENT.search(lemma) if lemma.endswith(_ENDEARING) else None
            if match and match.start() > 2:
                stem = lemma[: match.start()]
                if any(kind in "Gg" for ending in _NOMINATIVES for kind in self._names.get(stem + ending, "")):
                    return "g"
        return ""

    def plain_kinds(self, word: str) -> str:
        """The same for a word in lower case without its diacritics; no villages, no foreign names."""
        if word in self._nameless or self._beginnings.isdisjoint((word[:4], word[:3], word[:2])):
            return ""
        names = self._plain
        return "".join([names[lemma] for lemma in lemmas(word, _PLAIN_ENDINGS) if lemma in names])

    def common(self, word: str, candidates: Sequence[str] = ()) -> bool:
        """Whether the word may be a form of a common one; those of its lemmas that are known need no search."""
        words = self._words
        return word in words or not (words.isdisjoint(candidates) and words.isdisjoint(lemmas(word, WORD_ENDINGS)))

    def familiar(self, word: str) -> bool:
        """The same for a word that may lack its diacritics."""
        if self.common(word):
            return True
        plain = self._plain_words
        return word.isascii() and (word in plain or not plain.isdisjoint(lemmas(word, _PLAIN_WORD_ENDINGS)))

    def prefixed(self, word: str) -> bool:
        """Whether it may be a common word with a verb's prefix: the dictionary lists prefixes apart."""
        prefix = _PREFIX.match(word)
        return prefix is not None and 0 < prefix.end() < len(word) - 3 and self.common(word[prefix.end() :])

    def telling(self, word: str) -> frozenset[str]:
        """The word and its lemmas, as far as they tell something of a name beside them."""
        if _TELLING_BEGINNINGS.isdisjoint((word[:3], word[:2])):
            return _NOTHING
        return TELLING.intersection((word, *lemmas(word)))

    def ambiguous(self, word: str) -> bool:
        """Whether a form of a name is one of a common word, too."""
        return word in self._ambiguous


_ENDEARING = ("ukas", "elis", "ėlis", "utis", "užis", "ytis", "elė", "ėlė", "utė", "ytė", "užė", "ulė")
_ENDEARMENT = re.compile(f"(?:i?ukas|i?utė|{'|'.join(_ENDEARING)})$")
_NOMINATIVES = ("as", "is", "ys", "ius", "us", "a", "ė", "ija")
_PREFIX = re.compile("(?:ne)?(?:ap|api|at|ati|į|iš|nu|pa|par|per|pra|pri|su|už)?(?:si)?")
_BARRED = BRANDS | NEVER
_TELLING_BEGINNINGS = frozenset(lemma[: 2 if lemma[2:] in PARADIGMS else 3] for lemma in TELLING)
_NOTHING: frozenset[str] = frozenset()
_ADDED = words("as o ui ą u e is io iui į iu us aus ai a os ės ei ę")


def _without_diacritics(endings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for ending, nominatives in endings.items():
        plain = dict.fromkeys(item.translate(PLAIN) for item in nominatives)
        found.setdefault(ending.translate(PLAIN), {}).update(plain)
    return {ending: tuple(nominatives) for ending, nominatives in found.items()}


_PLAIN_ENDINGS = _without_diacritics(ENDINGS)
_PLAIN_WORD_ENDINGS = _without_diacritics(WORD_ENDINGS)


def _stem(name: str) -> str:
    """What all forms of a name begin with."""
    return name[
        : -next(
            (
                len(ending)
                for ending in ("ius", "jus", "tis", "dis", "tys", "dys", "as", "is", "ys", "us", "ia")
                if name.endswith(ending)
            ),
            1,
        )
    ]


def _lines(name: str) -> Iterator[str]:
    packed = (files(__package__) / "data" / f"{name}.txt.gz").read_bytes()
    return iter(gzip.decompress(packed).decode().split("\n")[:-1])


@cache
def gazetteer() -> Gazetteer:
    """The one of this process."""
    return Gazetteer()


def barred(word: str, candidates: Sequence[str]) -> bool:
    """Whether the word (lower case) is a brand, also with an ending, or capitalised without being a name."""
    return word in _BARRED or not _BARRED.isdisjoint(candidates) or _borrowed(word, BRANDS)


def _borrowed(word: str, foreign: frozenset[str]) -> bool:
    """Whether the word is one of these with a Lithuanian ending: Johno, Schröderiui, Samsungas."""
    stems = word[:-1], word[:-2], word[:-3]
    return not foreign.isdisjoint(stems) and any(stem in foreign and word[len(stem) :] in _ADDED for stem in stems)
