"""A text as recognizers read it, and the way back to the text as it was written.

People write numbers full-width, circled, as keycap emoji or with zero-width characters between the digits,
letters of one alphabet with look-alikes of another, words letter by letter, and numbers as words. Recognizers
see none of that: the view undoes it and maps every span back to code points of the original. Linear in the
length of the text; a text with nothing to undo is its own view.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from itertools import compress

from guardrail.detection import disguises
from guardrail.detection.cues import compiled
from guardrail.detection.edits import Tracked
from guardrail.detection.folding import (
    COMBINING,
    FIRST_PICTURE,
    FOLDED,
    FOREIGN,
    INDICATORS,
    MIXED,
    ONE_FOR_ONE,
    TAGGED,
    UNEQUAL,
)
from guardrail.detection.spelled import han_numbers, spelled_numbers
from guardrail.errors import DetectionError

_CONTINUES = bytes(byte & 0xC0 == 0x80 for byte in range(256))
_SIGNS = (FOLDED.pattern, f"[{FIRST_PICTURE}-{chr(sys.maxunicode)}]", disguises.SLIP.pattern, disguises.SPACED.pattern)
_DISGUISED = compiled("|".join(_SIGNS).replace(r"\Z", r"\z"))
"""Whether there is a sign of any disguise: RE2, which has another word for the end, tells in a tenth of the time."""
_MARKS_BEHIND = "\ufe0f\u20e3"


class View:
    """``text`` is what recognizers read; ``data`` its UTF-8; spans go back by :meth:`original`."""

    __slots__ = ("_continued", "_ends", "_starts", "data", "text", "written")

    def __init__(self, written: str) -> None:
        """Raises :class:`DetectionError` for lone surrogates: nobody can say what they are."""
        self.written = written
        try:
            self.data = written.encode()
        except UnicodeEncodeError:
            raise DetectionError(code="text_not_unicode") from None
        read = _read(written, self.data)
        self.text = read.text
        if read.text != written:
            self.data = read.text.encode()
        self._starts, self._ends = read.starts, read.ends
        self._continued: list[int] = []
        """The bytes of UTF-8 that continue a character."""
        if len(self.data) != len(self.text):
            self._continued = list(compress(range(len(self.data)), self.data.translate(_CONTINUES)))

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """A span of bytes of ``data``, between characters, as a span of characters of ``text``."""
        return start - bisect_left(self._continued, start), end - bisect_left(self._continued, end)

    @property
    def moved(self) -> bool:
        """Whether any character stands elsewhere in the text as written."""
        return self._starts is not None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of characters of ``text`` as a span of the text as written.

        Marks that belong to the last character (the keycap of a keycap digit) go with it.
        """
        if self._starts is None or self._ends is None or start >= end:
            return start, end
        last = self._ends[end - 1]
        while last < len(self.written) and self.written[last] in _MARKS_BEHIND:
            last += 1
        return self._starts[start], last

    def before(self, start: int, size: int) -> str:
        """Up to ``size`` characters in front of ``start``."""
        return self.text[max(0, start - size) : start]


def _read(written: str, data: bytes) -> Tracked:
    """The text without its disguises; most have none, which one look at their UTF-8 tells."""
    read = Tracked(written)
    if _DISGUISED.spans(data):
        _undisguise(read)
    read.apply(spelled_numbers(read.text))
    return read


def _undisguise(read: Tracked) -> None:
    """Undo each disguise there is a sign of."""
    if not read.text.isascii():
        _fold(read)
    if disguises.SLIP.search(read.text):
        read.apply(disguises.slips(read.text))
    if disguises.SPACED.search(read.text):
        read.apply(disguises.spaced_letters(read.text))


def _fold(read: Tracked) -> None:
    if FOLDED.search(read.text):
        _fold_characters(read)
    if max(read.text, default="") >= FIRST_PICTURE:
        read.apply(disguises.pictures(read.text))
        read.apply(han_numbers(read.text))


def _fold_characters(read: Tracked) -> None:
    if TAGGED.search(read.text):
        read.apply(disguises.hidden_text(read.text))
    if UNEQUAL.search(read.text):
        read.apply(disguises.unequal(read.text))
    if INDICATORS.search(read.text):
        read.apply(disguises.indicator_letters(read.text))
    if FOREIGN.search(read.text):
        read.text = read.text.translate(ONE_FOR_ONE)
    if COMBINING.search(read.text):
        read.apply(disguises.combining_marks(read.text))
    if MIXED.search(read.text):
        read.apply(disguises.look_alikes(read.text))


def digits_of(text: str) -> str:
    """Its decimal digits only."""
    return "".join(filter(str.isdecimal, text))


def compact(text: str) -> str:
    """Its letters and digits only, upper case."""
    return "".join(filter(str.isalnum, text)).upper()
