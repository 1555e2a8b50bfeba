"""What people do to letters and digits so that a machine does not read them, undone edit by edit.

Each function looks at a text and yields the edits that undo one disguise; none backtracks, and each has a
cheap sign without which it does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guardrail.detection.edits import Edit
from guardrail.detection.folding import (
    BETWEEN_DIGITS,
    COMBINING,
    EXPANDED,
    INDICATORS,
    LOOK_ALIKES,
    MIXED,
    OTHER_LETTERS,
    PICTURE,
    TAGGED,
    UNEQUAL,
    composed,
)

_FLAG = 2  # regional indicators: two are a flag, any other number are letters
_TAGS = 0xE0000
_TOKEN = re.compile(r"\S+")
_ASCII_WORD = re.compile("[A-Za-z0-9]")

SLIP = re.compile(r"[0-9][OolI]|[OolI][0-9]")
_WORD = re.compile(r"[^\W_\u2e80-\U0003ffff]+")
"""Words without Chinese characters, which stand beside numbers without a space."""
_SLIPS = str.maketrans("OolI", "0011")
_LETTER_FIRST = re.compile(r"[lI][1289]\d{8}|[Oo][128]\d{8}")
"""Identity numbers of Taiwan: their first letter is one. O and a nine begin a mobile number more often."""
_PREFIX = re.compile(r"[A-HJ-NP-Za-kmnp-z]{1,4}(?=[0-9OolI])")
_WITHIN = re.compile(r"(?<=[0-9])[OolI]{1,3}(?=[0-9])")
_FEW_LETTERS = 6
_GAP = re.compile(r"[ \-./]{1,3}")
_LEAST_RUN = 5

SPACED = re.compile(r" \S \S(?: |\Z)")
_SINGLE = re.compile(r"(?<![^\W_])[^\W_](?![^\W_])")
_LINK = re.compile(r" {1,3}| ?[@._\-] ?")
_LEAST_LETTERS = 4
_HAN = re.compile("[\u3400-\u9fff]")


def hidden_text(text: str) -> Iterator[Edit]:
    """Words written in tag characters, which nobody sees and every machine reads."""
    for match in TAGGED.finditer(text):
        yield Edit(*match.span(), "".join(chr(ord(character) - _TAGS) for character in match.group()))


def indicator_letters(text: str) -> Iterator[Edit]:
    """Regional indicators that are letters: any but the two of a flag."""
    for match in INDICATORS.finditer(text):
        if len(match.group()) != _FLAG:
            yield Edit(*match.span(), "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in match.group()))


def unequal(text: str) -> Iterator[Edit]:
    """Characters that are not there, and those that are several."""
    for match in UNEQUAL.finditer(text):
        yield Edit(*match.span(), EXPANDED.get(match.group(), ""))


def combining_marks(text: str) -> Iterator[Edit]:
    """Letters with marks as one character each; strokes through letters and digits vanish."""
    for match in COMBINING.finditer(text):
        start, end = match.span()
        letter = composed(text[start - 1], match.group()) if start else None
        if letter:
            yield Edit(start - 1, end, letter)


def look_alikes(text: str) -> Iterator[Edit]:
    """Letters of other alphabets inside Latin words, or in a text that has no other letters of theirs."""
    own = any(not MIXED.match(letter) for letter in OTHER_LETTERS.findall(text))
    for match in _TOKEN.finditer(text):
        token = match.group()
        if MIXED.search(token) and (not own or _ASCII_WORD.search(token)):
            yield Edit(*match.span(), token.translate(LOOK_ALIKES))


def pictures(text: str) -> Iterator[Edit]:
    """Emoji and arrows between digits are spaces."""
    for match in BETWEEN_DIGITS.finditer(text):
        yield Edit(*match.span(), PICTURE.sub(" ", match.group()))


def slips(text: str) -> Iterator[Edit]:
    """O and l for 0 and 1 in words of digits, also at their ends: ``O3O / 9Ol82O-O``."""
    words = list(_WORD.finditer(text))
    digital = [_digital(match.group()) for match in words]
    for index, match in enumerate(words):
        prefix, numeric = digital[index]
        word = match.group()[prefix:]
        plain = word.isdecimal()
        if plain or (numeric and len(word) < _LEAST_RUN and not _beside_digits(text, words, digital, index)):
            continue
        if numeric or (not word.translate(_SLIPS).strip("01") and _glued(text, words, digital, index)):
            yield Edit(match.start() + prefix, match.end(), word.translate(_SLIPS))
        elif _mostly_digits(word):
            read = _WITHIN.sub(lambda slip: slip.group().translate(_SLIPS), word)
            yield Edit(match.start() + prefix, match.end(), read)


def _mostly_digits(word: str) -> bool:
    """Whether a word is a number with letters in it, like a British IBAN, and no key or wallet."""
    letters = sum(character.isalpha() and character not in "OolI" for character in word)
    return letters <= _FEW_LETTERS and sum(map(str.isdecimal, word)) > _FEW_LETTERS


def _digital(word: str) -> tuple[int, bool]:
    """(Letters in front, whether the rest is a number but for slips)."""
    letters = _PREFIX.match(word)
    prefix = letters.end() if letters and letters.group().translate(_SLIPS).strip("01") else 0
    read = word[prefix:].translate(_SLIPS)
    digits = sum(character.isdecimal() for character in word[prefix:])
    number = read.isdecimal() or (len(read) > _LEAST_RUN and read[:-1].isdecimal())
    return prefix, number and digits * 3 >= len(read) - 1 and digits > 0 and not _LETTER_FIRST.fullmatch(word)


def _beside_digits(text: str, words: list[re.Match[str]], digital: list[tuple[int, bool]], index: int) -> bool:
    """Whether the word is one group of a longer number."""
    return any(
        digital[other][1] and _GAP.fullmatch(text[words[left].end() : words[left + 1].start()])
        for other, left in ((index - 1, index - 1), (index + 1, index))
        if 0 <= other < len(words)
    )


def _glued(text: str, words: list[re.Match[str]], digital: list[tuple[int, bool]], index: int) -> bool:
    """Whether a word of slips alone hangs on a number by a dash or stop without spaces."""
    return (
        index > 0 and digital[index - 1][1] and text[words[index - 1].end() : words[index].start()] in ("-", ".", "/")
    )


def spaced_letters(text: str) -> Iterator[Edit]:
    """Words written letter by letter. A wider gap, or a capital behind a small letter, begins the next word."""
    run: list[re.Match[str]] = []
    for match in _SINGLE.finditer(text):
        if run and not _LINK.fullmatch(text[run[-1].end() : match.start()]):
            yield from _joined(text, run)
            run = []
        run.append(match)
    yield from _joined(text, run)


def _joined(text: str, run: list[re.Match[str]]) -> Iterator[Edit]:
    letters = [match.group() for match in run if match.group().isalpha()]
    least = _LEAST_LETTERS - 1 if any(map(_HAN.match, letters)) else _LEAST_LETTERS
    if len(letters) < least:
        return
    for left, right in pairwise(run):
        start, end = left.end(), right.start()
        gap = text[start:end]
        mark = gap.strip()
        capital = left.group().islower() and right.group().isupper() and not mark
        if gap != mark and not (capital and len(gap) == 1):
            yield Edit(start, end, mark or ("" if len(gap) == 1 else " "))
