"""A text as recognizers read it, and the way back to the text as it was written.

People write numbers full-width, circled, as keycap emoji or with zero-width characters between the digits,
and letters of one alphabet with look-alikes of another. Recognizers see none of that: the view replaces
characters one for one, reads number words as digits, leaves invisible ones out, and maps every span back to
code points of the original. Linear in the length of the text; a text with nothing to replace is its own view.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from guardrail.detection.spelled import han_digits, spelled_digits
from guardrail.errors import DetectionError

_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\u20e3\U000e0000-\U000e01ef"
)
_COMPATIBLE = (  # ranges of characters that NFKC folds to one character each
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x2460, 0x24EA),  # circled
    (0x2776, 0x2793),  # dingbat circled digits (no NFKC folding: by numeric value)
    (0xFF01, 0xFF5E),  # full-width
    (0x1D400, 0x1D7FF),  # mathematical letters and digits
    (0x1F100, 0x1F10A),  # digit full stop, digit comma
    (0x1FBF0, 0x1FBF9),  # segmented digits
)
_DIGIT_BLOCKS = (0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0)
_LOOK_ALIKES = dict(
    zip(
        map(ord, "АВЕЅІЈКМНОРСТУХаеѕіјкорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανι"),
        "ABESIJKMHOPCTYXaesijkopcyxdhqwABEZHIKMNOPTYXoavi",
        strict=True,
    )
)


def _fold(code: int) -> str | None:
    """The single ASCII-compatible character that stands for this one, if there is one."""
    character = chr(code)
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1 and folded != character:
        return folded
    value = unicodedata.digit(character, None)
    return str(value) if value is not None else None


def _table() -> dict[int, str]:
    table = {code: folded for low, high in _COMPATIBLE for code in range(low, high + 1) if (folded := _fold(code))}
    table.update({block + value: str(value) for block in _DIGIT_BLOCKS for value in range(10)})
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    for mark in "，！？；":  # sentence marks end words; folded they would be part of a password or name
        del table[ord(mark)]
    table[ord("⁄")] = table[ord("∕")] = "/"
    table[ord("﹫")] = "@"
    return table


_FOLDED = _table()
_FOREIGN = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLDED) + "]")
_UNSEEN = re.compile("[" + _INVISIBLE + "]")
_MIXED = re.compile("[" + "".join(map(chr, _LOOK_ALIKES)) + "]")
_SLIPPED = re.compile(r"(?<=[0-9])[OolI|]{1,3}(?=[0-9])")
_SLIPS = str.maketrans("OolI|", "00111")
_TOKEN = re.compile(r"\S+")
_ASCII_LETTER = re.compile("[A-Za-z0-9]")


def _unmask(match: re.Match[str]) -> str:
    """Look-alikes count as Latin only inside a token that has ASCII letters or digits of its own."""
    token = match.group()
    return token.translate(_LOOK_ALIKES) if _ASCII_LETTER.search(token) else token


class View:
    """``text`` is what recognizers read; ``data`` its UTF-8; spans go back by :meth:`original`."""

    __slots__ = ("_bytes", "_ends", "_starts", "data", "text", "written")

    def __init__(self, written: str) -> None:
        """Raises :class:`DetectionError` for lone surrogates: nobody can say what they are."""
        self.written = written
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        self._bytes: list[int] | None = None
        try:
            self.text = self._read(written)
            self.data = self.text.encode()
        except UnicodeEncodeError:
            raise DetectionError(code="text_not_unicode") from None
        if len(self.data) != len(self.text):
            self._bytes = list(accumulate(map(_width, self.text), initial=0))

    def _read(self, text: str) -> str:
        if not text.isascii():
            text = self._latin(text)
        if _SLIPPED.search(text):
            text = _SLIPPED.sub(lambda match: match.group().translate(_SLIPS), text)
        words = spelled_digits(text)
        return self._shrunk(text, words) if words else text

    def _latin(self, text: str) -> str:
        if _FOREIGN.search(text):
            text = text.translate(_FOLDED)
        if _UNSEEN.search(text):
            kept = [index for index, character in enumerate(text) if not _UNSEEN.match(character)]
            text = "".join([text[index] for index in kept])
            self._starts, self._ends = kept, [index + 1 for index in kept]
        if _MIXED.search(text):
            text = _TOKEN.sub(_unmask, text)
        return han_digits(text)

    def _shrunk(self, text: str, words: list[tuple[int, int, str]]) -> str:
        """The text with each word replaced by one character."""
        starts = self._starts or list(range(len(text)))
        ends = self._ends or list(range(1, len(text) + 1))
        pieces, new_starts, new_ends, at = [], [], [], 0
        for start, end, digit in words:
            pieces += [text[at:start], digit]
            new_starts += [*starts[at:start], starts[start]]
            new_ends += [*ends[at:start], ends[end - 1]]
            at = end
        self._starts, self._ends = new_starts + starts[at:], new_ends + ends[at:]
        return "".join([*pieces, text[at:]])

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """A span of bytes of ``data`` as a span of characters of ``text``."""
        if self._bytes is None:
            return start, end
        return bisect_right(self._bytes, start) - 1, bisect_right(self._bytes, end) - 1

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of characters of ``text`` as a span of the text as written.

        Marks that belong to the last character (the keycap of a keycap digit) go with it.
        """
        if self._starts is None or self._ends is None or start >= end:
            return start, end
        last = self._ends[end - 1]
        while last < len(self.written) and self.written[last] in "\ufe0f\u20e3":
            last += 1
        return self._starts[start], last

    def before(self, start: int, size: int) -> str:
        """Up to ``size`` characters in front of ``start``."""
        return self.text[max(0, start - size) : start]


def _width(character: str) -> int:
    code = ord(character)
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4


def digits_of(text: str) -> str:
    """Its decimal digits only."""
    return "".join(filter(str.isdecimal, text))


def compact(text: str) -> str:
    """Its letters and digits only, upper case."""
    return "".join(filter(str.isalnum, text)).upper()
