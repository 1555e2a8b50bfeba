"""Numbers written out: "four one one one …", "cero nueve …", 零九一二….

Only runs of six and more, such as nobody writes but to hide or to dictate a number.
"""

from __future__ import annotations

import re
from functools import cache

from guardrail.detection.cues import compiled

_PART = re.compile(r"[^\W\d_]+|[0-9]+")
_LEAST_WORDS = 4

_HAN_DIGITS = "〇零一二三四五六七八九壹貳贰參叁肆伍陸陆柒捌玖兩两幺"
_HAN_TABLE = str.maketrans(_HAN_DIGITS, "00123456789122334566789221")
# Not beside other digits: read as one they would make a longer number of two.
_HAN_RUN = re.compile(rf"(?<![0-9])[{_HAN_DIGITS}](?:[ \-、]?[{_HAN_DIGITS}]){{5,}}(?![0-9])")


def han_digits(text: str) -> str:
    """Runs of Chinese numerals as digits, character for character."""
    return _HAN_RUN.sub(lambda match: match.group().translate(_HAN_TABLE), text)


@cache
def _digit_words() -> dict[str, str]:
    # Here, not above: packs hold rules, rules read views, and views are read with this.
    from guardrail.detection.language import languages

    return {
        word: digit for language in languages() for digit, words in language.digits.items() for word in words.split()
    }


@cache
def _run() -> str:
    token = r"(?:" + "|".join(sorted(_digit_words(), key=len, reverse=True)) + r"|[0-9]{1,4})"
    return rf"(?i)(?:^|[^\p{{L}}\p{{N}}])({token}(?:[ ,.\-]{{1,2}}{token}){{5,}})(?:$|[^\p{{L}}\p{{N}}])"


def spelled_digits(text: str) -> list[tuple[int, int, str]]:
    """Number words to be read as digits: (start, end, digit) of each, in order."""
    if len(text) < 20:
        return []
    program = compiled(_run())
    data = text.encode()
    found: list[tuple[int, int, str]] = []
    at = 0
    while (match := program.search(data, at)) is not None:
        start, at = match.span(1)
        first = len(data[:start].decode())
        run = data[start:at].decode()
        digits = _digit_words()
        words = [part for part in _PART.finditer(run) if part.group().lower() in digits]
        if len(words) >= _LEAST_WORDS:
            found += [(first + part.start(), first + part.end(), digits[part.group().lower()]) for part in words]
    return found
