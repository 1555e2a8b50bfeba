"""Numbers written out: "four one one one …", "cero nueve …", 零九一二….

Only runs of six and more, such as nobody writes but to hide or to dictate a number.
"""

from __future__ import annotations

import re

from guardrail.detection.cues import compiled

_WORDS = {
    "0": "zero oh nought cero nulis null zéro",
    "1": "one uno una vienas viena eins ein un",
    "2": "two dos du dvi zwei zwo deux",
    "3": "three tres trys drei trois",
    "4": "four cuatro keturi keturios vier quatre",
    "5": "five cinco penki penkios fünf fuenf cinq",
    "6": "six seis šeši sesi šešios sechs",
    "7": "seven siete septyni septynios sieben sept",
    "8": "eight ocho aštuoni astuoni aštuonios acht huit",
    "9": "nine nueve devyni devynios neun neuf",
}
_DIGIT = {word: digit for digit, words in _WORDS.items() for word in words.split()}
_TOKEN = r"(?:" + "|".join(sorted(_DIGIT, key=len, reverse=True)) + r"|[0-9]{1,4})"
_RUN = rf"(?i)(?:^|[^\p{{L}}\p{{N}}])({_TOKEN}(?:[ ,.\-]{{1,2}}{_TOKEN}){{5,}})(?:$|[^\p{{L}}\p{{N}}])"
_PART = re.compile(r"[^\W\d_]+|[0-9]+")
_LEAST_WORDS = 4

_HAN_DIGITS = "〇零一二三四五六七八九壹貳贰參叁肆伍陸陆柒捌玖兩两幺"
_HAN_TABLE = str.maketrans(_HAN_DIGITS, "00123456789122334566789221")
# Not beside other digits: read as one they would make a longer number of two.
_HAN_RUN = re.compile(rf"(?<![0-9])[{_HAN_DIGITS}](?:[ \-、]?[{_HAN_DIGITS}]){{5,}}(?![0-9])")


def han_digits(text: str) -> str:
    """Runs of Chinese numerals as digits, character for character."""
    return _HAN_RUN.sub(lambda match: match.group().translate(_HAN_TABLE), text)


def spelled_digits(text: str) -> list[tuple[int, int, str]]:
    """Number words to be read as digits: (start, end, digit) of each, in order."""
    if len(text) < 20:
        return []
    program = compiled(_RUN)
    data = text.encode()
    found: list[tuple[int, int, str]] = []
    at = 0
    while (match := program.search(data, at)) is not None:
        start, at = match.span(1)
        first = len(data[:start].decode())
        run = data[start:at].decode()
        words = [part for part in _PART.finditer(run) if part.group().lower() in _DIGIT]
        if len(words) >= _LEAST_WORDS:
            found += [(first + part.start(), first + part.end(), _DIGIT[part.group().lower()]) for part in words]
    return found
