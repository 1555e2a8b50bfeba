"""The words of a text in Latin letters, as lists of names are asked for them."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

_WORD = re.compile(r"([^\W\d_]+)")
_ASCII_WORD = re.compile(r"([a-z]+)")
"""The same in a text that is folded and ASCII, as most are then: found in half the time."""
_CODE = frozenset("@_/\\0123456789=")
_LINKS = frozenset((" ", "-", "'", "’", ".", ". ", "- ", " & "))
"""What may stand between two words of one name."""

_UNDECOMPOSED = dict(zip("łŁøØđĐı", "llooddi", strict=True))
"""Letters of which Unicode knows no bare one."""


def _folded(code: int) -> str:
    """A Latin letter's bare lower-case letter, one for one so that offsets stay; any other character as it is."""
    letter = chr(code)
    if code < ord("A") or 0x250 <= code < 0x1E00:
        return letter
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return _UNDECOMPOSED.get(letter, base if len(base) == 1 else letter)


# Tables asked by number take half the time of a mapping, and tables of bytes a tenth of that.
_FOLDING = "".join(map(_folded, range(0x1F00)))
_LATIN_1 = _FOLDING[:256].encode("latin-1")


def fold(text: str) -> str:
    """Lower case without accents, of the same length."""
    try:
        return text.encode("latin-1").translate(_LATIN_1).decode("latin-1")
    except UnicodeEncodeError:
        return text.translate(_FOLDING)


def key(name: str) -> str:
    """How a name is looked up: its words, folded, with single spaces."""
    return " ".join(_WORD.findall(fold(name)))


class Words:
    """The words of a text in order, one list for each thing to know about them.

    ``folded`` are the words as lists have them, ``gaps`` what stands behind each up to the next, ``capital`` whether
    it begins with a capital and is no piece of a handle, link or code.
    """

    __slots__ = ("capital", "ends", "folded", "gaps", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold(text)
        pieces = (_ASCII_WORD if folded.isascii() else _WORD).split(folded)  # what is no word, and words, in turn
        edges = list(accumulate(map(len, pieces)))
        self.folded, self.gaps = pieces[1::2], pieces[2::2]
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        self.capital = [
            text[start].isupper() and text[start - 1 : start] not in _CODE and text[end : end + 1] not in _CODE
            for start, end in zip(self.starts, self.ends, strict=True)
        ]

    def __len__(self) -> int:
        return len(self.folded)

    def linked(self, first: int, end: int) -> bool:
        """Whether only a space, hyphen, apostrophe or full stop parts each of these words from the next."""
        return _LINKS.issuperset(self.gaps[first : end - 1])
