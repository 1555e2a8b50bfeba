"""Numbers written out: "four one one one …", "six cent douze", "dreiundzwanzig", 零九一二….

Only runs of six digits and more, such as nobody writes but to hide or to dictate a number. What is said as
one number stays one group of digits, as people would have written it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from guardrail.detection.edits import Edit

_PART = re.compile(r"[^\W\d_\u2e80-\U0003ffff]+|[0-9]+")
"""Words of alphabets, beside which Chinese characters stand without a space, and digits."""
_GAP = re.compile(r"[ ,.\-/]{1,3}")
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_LEAST_WORDS = 3
_LEAST_DIGITS = 6
_LONGEST_PHRASE = 5  # words: quatre-vingt-dix-sept
_LONGEST_GROUP = 4
_LONGEST_WORD = 9  # letters of a number below a hundred that is no compound; beyond, hundreds in one word
_SHORTEST_TEXT = 20

_HAN_DIGITS = "〇零○洞一二三四五六七八九壹貳贰參叁肆伍陸陆柒捌玖兩两幺么拐勾"
_HAN_TABLE = str.maketrans(_HAN_DIGITS, "00001234567891223345667892211" + "79")
_HAN_MARKS = r"[ \-、,，.·/]"
_HAN_RUN = re.compile(rf"[{_HAN_DIGITS}0-9](?:{_HAN_MARKS}?[{_HAN_DIGITS}0-9]){{5,}}")
_HAN_SIGN = re.compile(rf"[{_HAN_DIGITS}]{_HAN_MARKS}?[{_HAN_DIGITS}]{_HAN_MARKS}?[{_HAN_DIGITS}]")
_HAN_DIGIT = re.compile(f"[{_HAN_DIGITS}]")


def han_numbers(text: str) -> Iterator[Edit]:
    """Runs of Chinese numerals as digits, character for character."""
    if not _HAN_SIGN.search(text):
        return
    for match in _HAN_RUN.finditer(text):
        run = match.group()
        # A few numerals beside many digits are a text about numbers; read as one they would join two of them.
        if len(_HAN_DIGIT.findall(run)) * 2 >= sum(character.isalnum() for character in run):
            yield Edit(*match.span(), run.translate(_HAN_TABLE).translate(_HAN_SEPARATORS))


_HAN_SEPARATORS = str.maketrans("、,，", "   ")


class _Words(NamedTuple):
    """Number words of all languages: of one number by its digits, and those that work on their neighbours."""

    numbers: dict[str, str]
    hundreds: frozenset[str]
    times: dict[str, int]
    signs: dict[str, str]
    said: frozenset[str]
    longest: int
    pieces: re.Pattern[str]
    """Runs of the letters they are written with: every word there is, and pieces of others."""

    def counts(self, word: str) -> bool:
        """Whether the word may be part of a dictated number."""
        if word in self.said or (word.isdecimal() and len(word) <= _LONGEST_GROUP):
            return True
        return len(word) > _LONGEST_WORD and self.number(word) is not None

    def number(self, said: str) -> str | None:
        """The digits of one number; hundreds may be written in one word: sechshundertzwölf."""
        digits = self.numbers.get(said)
        if digits is None and len(said) <= self.longest:
            for hundred in self.hundreds:
                count, found, rest = said.partition(hundred)
                below = self.numbers.get(rest.removeprefix("und"), "") if rest else "0"
                if found and below and count in self.numbers:
                    return str(int(self.numbers[count]) * 100 + int(below))
        return digits


@cache
def _words() -> _Words:
    # Here, not above: packs hold rules, rules read views, and views are read with this.
    from guardrail.detection.language import languages

    numbers = {
        said: digits
        for language in languages()
        for digits, words in language.digits.items()
        for word in words.split()
        for said in (_plain(word), word)
    }

    def said(name: str) -> Iterator[str]:
        for language in languages():
            for phrase in language.phrases.get(name, "").split("|"):
                for word in {phrase.replace("?", ""), phrase.replace("s?", "")} - {""}:
                    yield from {_plain(word), word}

    times = {**dict.fromkeys(said("double"), 2), **dict.fromkeys(said("triple"), 3)}
    signs = {
        **dict.fromkeys(said("plus"), "+"),
        **dict.fromkeys(said("dash"), "-"),
        **dict.fromkeys(said("dot"), "."),
    }
    hundreds = frozenset(said("hundred"))
    parts = frozenset(part for phrase in (*numbers, *hundreds, *times, *signs) for part in re.split("[ -]", phrase))
    letters = "".join(sorted({letter for part in parts for letter in part if letter.isalpha() and letter < "\u2e80"}))
    return _Words(numbers, hundreds, times, signs, parts, 2 * max(map(len, numbers)), re.compile(f"[{letters}]+"))


def _plain(word: str) -> str:
    """Without accents, as people type it in a hurry."""
    return "".join(part for part in unicodedata.normalize("NFD", word) if not unicodedata.combining(part))


def spelled_numbers(text: str) -> list[Edit]:
    """Number words to be read as digits, in order. Most texts have none, which their words tell at once."""
    if len(text) < _SHORTEST_TEXT:
        return []
    lower = text.lower()
    words = _words()
    few = sum(map(words.said.__contains__, words.pieces.findall(lower))) < _LEAST_WORDS
    if few and not any(map(lower.__contains__, words.hundreds)):
        return []
    if len(lower) != len(text):  # a letter whose small form is longer; nobody counts with it
        lower = text.translate(_ASCII_LOWER)
    found: list[Edit] = []
    run: list[re.Match[str]] = []
    for part in _PART.finditer(lower):
        if run and not _GAP.fullmatch(lower, run[-1].end(), part.start()):
            found += _of_run(lower, run, words)
            run = []
        if words.counts(part.group()):
            run.append(part)
        else:
            found += _of_run(lower, run, words)
            run = []
    return found + _of_run(lower, run, words)


def _of_run(text: str, run: list[re.Match[str]], words: _Words) -> list[Edit]:
    """The edits of one run, none where it is only a few numbers in a sentence."""
    if len(run) < _LEAST_WORDS:
        return []
    edits = list(_numbers(text, run, words))
    said = [edit for edit in edits if edit.read.isdecimal()]
    digits = sum(len(edit.read) for edit in said) + sum(len(part.group()) for part in run if part.group().isdecimal())
    if len(said) < _LEAST_WORDS or digits < _LEAST_DIGITS:
        return []
    commas = (match.start() for match in re.finditer(",", text[run[0].start() : run[-1].end()]))
    edits += [Edit(run[0].start() + comma, run[0].start() + comma + 1, " ") for comma in commas]
    return sorted(edits)


def _numbers(text: str, parts: list[re.Match[str]], words: _Words) -> Iterator[Edit]:
    index = 0
    while index < len(parts):
        taken, read = _number_at(text, parts, index, words)
        if read:
            yield Edit(parts[index].start(), parts[index + taken - 1].end(), read)
        index += taken


def _number_at(text: str, parts: list[re.Match[str]], index: int, words: _Words) -> tuple[int, str | None]:
    """How many words make the number here, and its digits."""
    word = parts[index].group()
    following = parts[index + 1].group() if index + 1 < len(parts) else ""
    if word in words.times and words.numbers.get(following, "  ")[1:] == "":
        return 2, words.numbers[following] * words.times[word]
    if word in words.signs and word not in words.numbers:
        return 1, words.signs[word]
    taken, read = _below_hundred(text, parts, index, words)
    if read and index + taken < len(parts) and parts[index + taken].group() in words.hundreds and len(read) == 1:
        return _with_hundreds(text, parts, index, taken + 1, int(read) * 100, words)
    if word in words.hundreds and not read:
        return _with_hundreds(text, parts, index, 1, 100, words)
    if read and len(read) > 2 and read.endswith("00"):
        return _with_hundreds(text, parts, index, taken, int(read), words)
    return taken, read


def _with_hundreds(
    text: str, parts: list[re.Match[str]], index: int, taken: int, hundreds: int, words: _Words
) -> tuple[int, str]:
    if index + taken < len(parts) and _joined(text, parts, index + taken - 1):
        more, below = _below_hundred(text, parts, index + taken, words)
        if below and len(below) <= 2 and below != "0" and not parts[index + taken].group().isdecimal():
            return taken + more, str(hundreds + int(below))
    return taken, str(hundreds)


def _below_hundred(text: str, parts: list[re.Match[str]], index: int, words: _Words) -> tuple[int, str | None]:
    """The longest phrase that is one number: as many words as possible."""
    last = index
    while last + 1 < len(parts) and last - index + 1 < _LONGEST_PHRASE and _joined(text, parts, last):
        last += 1
    for end in range(last, index - 1, -1):
        read = words.number("-".join(part.group() for part in parts[index : end + 1]))
        if read:
            return end - index + 1, read
    return 1, None


def _joined(text: str, parts: list[re.Match[str]], index: int) -> bool:
    """Whether only a space or hyphen stands between this word and the next."""
    return text[parts[index].end() : parts[index + 1].start()] in (" ", "-")
