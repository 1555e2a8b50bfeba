"""Letters with diacritics, and how people write them who leave the diacritics out."""

from __future__ import annotations

import unicodedata
from functools import cache

_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae"}
_STROKES = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ħ": "h", "Ħ": "H"}
"""Unicode does not decompose these into a letter and a mark."""
_APOSTROPHES = "'’ʼ`´"


@cache
def _base(letter: str) -> str:
    """The letter without its marks; itself when it has none."""
    if letter in _STROKES:
        return _STROKES[letter]
    return "".join(mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark))


def without_accents(text: str) -> str:
    """The text as typed on a keyboard that lacks the letters: ``uzsakymas``, ``anos``, ``Strasse``."""
    if text.isascii():
        return text
    return "".join("ss" if letter == "ß" else "oe" if letter == "œ" else _base(letter) for letter in text)


def tolerant(pattern: str) -> str:
    """An RE2 pattern that also matches its words typed without diacritics, and with any apostrophe.

    ``pattern`` may use character classes and escapes; the letters in it are lower case.
    """
    result: list[str] = []
    in_class = escaped = False
    for letter in pattern:
        if escaped or letter == "\\":
            escaped = not escaped
            result.append(letter)
        elif letter in "[]":
            in_class = letter == "["
            result.append(letter)
        elif letter == "'":
            result.append(_APOSTROPHES if in_class else f"[{_APOSTROPHES}]")
        elif letter.isascii() or (letter not in _SPELLED and _base(letter) == letter):
            result.append(letter)
        elif in_class:
            result.append(letter + _base(letter) if len(_base(letter)) == 1 else letter)
        else:
            result.append(_either(letter))
    return "".join(result)


def _either(letter: str) -> str:
    spelled, base = _SPELLED.get(letter), _base(letter)
    if spelled is None:
        return f"[{letter}{base}]" if len(base) == 1 else letter
    return f"(?:{letter}|{spelled})" if base == letter else f"(?:[{letter}{base}]|{spelled})"
