"""Which characters stand for others: the tables behind a :class:`guardrail.detection.view.View`.

Compatibility forms are those of Unicode's NFKC, read character by character so that offsets stay known.
Left alone are forms that carry a meaning of their own in a message: fractions (2½ is not 21/2), ordinal
signs (3.º), trade marks, and Chinese marks that end a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_DASHES = "‐‑‒–—―−﹘﹣－⁻₋"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\u20e3\u20dd\u20de\u20e0\U000e0000-\U000e01ef"
)
"""Zero-width, bidirectional, variation and tag characters, fillers, enclosing marks (keycaps)."""

_BLOCKS = (  # where NFKC, or else the numeric value, says which plain characters are meant
    (0x00B2, 0x00B3), (0x00B9, 0x00B9), (0x017F, 0x017F),
    (0x02B0, 0x02B8), (0x1D2C, 0x1D6A),  # modifier letters
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x2102, 0x2115), (0x2119, 0x211D), (0x2124, 0x2128), (0x212C, 0x2139),  # letter-like
    (0x2160, 0x217F),  # Roman numerals
    (0x2460, 0x24FF), (0x2776, 0x2793),  # enclosed digits and letters
    (0x3251, 0x325F), (0x32B1, 0x32BF), (0x32C0, 0x32CB), (0x33E0, 0x33FE),  # circled 21 to 50, months, days
    (0x3371, 0x337A), (0x3380, 0x33DF),  # squared units
    (0xFB00, 0xFB06), (0xFF01, 0xFF5E),  # ligatures, full-width
    (0x1D400, 0x1D7FF),  # mathematical
    (0x1F100, 0x1F10C), (0x1F110, 0x1F129), (0x1F130, 0x1F149), (0x1FBF0, 0x1FBF9),  # squared, segmented
)  # fmt: skip
_NEGATIVE_LETTERS = (0x1F150, 0x1F170)  # white on black, which NFKC leaves alone
_DIGIT_BLOCKS = (0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0)
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_LATIN_ALIKE = {"ı": "i", "ɩ": "i", "ɡ": "g", "ɑ": "a", "ʟ": "l", "ǀ": "l", "ɴ": "n", "ʋ": "v", "ȷ": "j"}
_MARKS = {"﹫": "@", "⁄": "/", "∕": "/", "․": ".", "﹒": ".", "﹕": ":", "‘": "'", "’": "’"}
_SENTENCE_MARKS = "，！？；"  # folded they would be part of a password or name

LOOK_ALIKES = dict(
    zip(
        map(ord, "АВЕЅІЈКМНОРСТУХаеѕіјкорсухԁһԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρυхԍΥօոսսԼՏ"),
        "ABESIJKMHOPCTYXaesijkopcyxdhqwvABEZHIKMNOPTYXoavikpuxgYonuuLS",
        strict=True,
    )
)
"""Cyrillic, Greek and Armenian letters that look like Latin ones."""


def _plain(code: int) -> str | None:
    """What a character stands for: its NFKC form without decoration, or its number."""
    character = chr(code)
    folded = unicodedata.normalize("NFKC", character)
    if folded != character:
        inner = folded.strip("().,")
        return inner if inner and (inner.isalnum() or len(folded) == 1) else folded if len(folded) == 1 else None
    value = unicodedata.numeric(character, None)
    return str(int(value)) if value is not None and value == int(value) else None


def _entries() -> Iterator[tuple[int, str]]:
    for low, high in _BLOCKS:
        for code in range(low, high + 1):
            plain = _plain(code)
            if plain and chr(code) not in _SENTENCE_MARKS:
                yield code, plain
    for block in _NEGATIVE_LETTERS:
        yield from ((block + index, chr(ord("A") + index)) for index in range(26))
    for block in _DIGIT_BLOCKS:
        yield from ((block + value, str(value)) for value in range(10))
    for table in (_SMALL_CAPITALS, _LATIN_ALIKE, _MARKS):
        yield from ((ord(written), plain) for written, plain in table.items())
    yield from ((ord(dash), "-") for dash in _DASHES)
    yield from ((ord(space), " ") for space in _SPACES)


def _class(codes: Iterable[int]) -> str:
    """A character class of ranges, which stays small however many characters it has."""
    ordered = sorted(codes)
    parts: list[str] = []
    first = last = ordered[0]
    for code in [*ordered[1:], -1]:
        if code == last + 1:
            last = code
            continue
        parts.append(f"{re.escape(chr(first))}-{re.escape(chr(last))}" if last > first else re.escape(chr(first)))
        first = last = code
    return "[" + "".join(parts) + "]"


_PLAIN = dict(_entries())
ONE_FOR_ONE = {code: plain for code, plain in _PLAIN.items() if len(plain) == 1}
EXPANDED = {chr(code): plain for code, plain in _PLAIN.items() if len(plain) > 1}

FOREIGN = re.compile(_class(ONE_FOR_ONE))
UNEQUAL = re.compile(rf"[{_INVISIBLE}]|{_class(map(ord, EXPANDED))}")
"""What vanishes, and what becomes several characters."""
MIXED = re.compile(_class(LOOK_ALIKES))
OTHER_LETTERS = re.compile(r"[\u0370-\u052f\u0530-\u058f]")
"""Letters of the alphabets that look-alikes are borrowed from."""

_COMBINING = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\u20e1-\u20f0\ufe20-\ufe2f]"
COMBINING = re.compile(f"{_COMBINING}+")
_INDICATOR = "[\U0001f1e6-\U0001f1ff]"
INDICATORS = re.compile(f"{_INDICATOR}+")
TAGGED = re.compile("(?<!\U0001f3f4)(?<![\U000e0020-\U000e007e])[\U000e0020-\U000e007e]{6,}")
"""Six and more tag characters are a hidden text, unless they name the flag in front of them."""
FOLDED = re.compile("|".join((UNEQUAL.pattern, FOREIGN.pattern, MIXED.pattern, _COMBINING, _INDICATOR)))
"""Whatever is folded, pictures apart; tag characters are invisible ones. Most texts with accents have none."""
PICTURES = "\u2190-\u23ff\u25a0-\u2bff\u303d\u3030\U0001f000-\U0001f0ff\U0001f200-\U0001faff"
FIRST_PICTURE = PICTURES[0]
"""No picture and no Chinese numeral comes before this character."""
_PICTURE_BETWEEN = rf"[ \-./]{{0,2}}[{PICTURES}ー〜・]{{1,4}}[ \-./]{{0,2}}"
BETWEEN_DIGITS = re.compile(rf"(?<=[0-9]){_PICTURE_BETWEEN}(?=[0-9A-Za-z+(])|(?<=[A-Za-z]){_PICTURE_BETWEEN}(?=[0-9])")
PICTURE = re.compile(f"[{PICTURES}ー〜・]")


def composed(base: str, marks: str) -> str | None:
    """A letter with its combining marks as one character, without those that only strike it through.

    None where the marks belong to a script in which they are letters' own.
    """
    if ord(base) > 0x24F and not base.isdecimal():
        return None
    # More than a few marks are no writing, and ordering them takes quadratic time.
    return unicodedata.normalize("NFC", base + marks[:6])[0]
