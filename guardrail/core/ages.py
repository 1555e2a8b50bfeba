"""How old somebody says they are, when they were asked: "15", "I'm 15", 我十五歲, "man 15 metų", "over 18".

The whole of a short message must be the answer, in one language. Whatever else is in it (a currency, a colon, a room, a
second number, "almost", "my son") makes it none, and the person is asked again with buttons. What is kept is a bracket,
never the number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from guardrail.core.age_words import HAN_ANSWER, LANGUAGES, AgeWords
from guardrail.types import AgeBracket

LONGEST = 60
"""Characters; a longer message answers no question of age."""
YOUNGEST, OLDEST = 3, 120

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", ord("’"): "'", ord("‘"): "'"}
_SMILES = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff\u200d\ufe0f\\s]+$")
_PAUSES = re.compile(r"[.,](?![0-9])|(?<=[^\W\d])\s*:|[!;。、…~]")
_IDLE_SPACES = re.compile("(?<![0-9]) | (?![0-9])")  # in Chinese; "1 5" stays two numbers
_JOINTS = re.compile("[- ]")
_HAN_NUMBER = re.compile("(?:([一二兩两])?百零?)?(?:([二三四五六七八九])?([十廿卅]))?([一二三四五六七八九])?")
_HAN_VALUES = dict(zip("一二兩两三四五六七八九廿卅", (1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3), strict=True))


def age_bracket(text: str) -> AgeBracket | None:
    """The bracket of the age that the message gives and nothing else; None when it is no such answer. Never raises."""
    if len(text) > LONGEST:
        return None
    said = _plain(text)
    answers = (_han(said), *(_spoken(words, said) for words in LANGUAGES))
    return next(filter(None, answers), None)


def _plain(text: str) -> str:
    """Lower case without accents, wide forms, pauses and closing smiles; words in single spaces."""
    folded = unicodedata.normalize("NFD", text.translate(_WIDE)).casefold().replace("ł", "l")
    bare = "".join(letter for letter in folded if not "\u0300" <= letter <= "\u036f")
    return " ".join(_PAUSES.sub(" ", _SMILES.sub("", bare)).split())


def _bracket(age: int) -> AgeBracket | None:
    if not YOUNGEST <= age <= OLDEST:
        return None
    exact = {
        13: AgeBracket.AGE_13,
        14: AgeBracket.AGE_14,
        15: AgeBracket.AGE_15,
        16: AgeBracket.AGE_16_17,
        17: AgeBracket.AGE_16_17,
    }
    return exact.get(age, AgeBracket.UNDER_13 if age < 13 else AgeBracket.ADULT)


def _limited(age: int, *, over: bool) -> AgeBracket | None:
    """Of "over 18" or "under 13". A limit that leaves several brackets open tells none."""
    if over:
        return AgeBracket.ADULT if 18 <= age <= OLDEST else None
    return AgeBracket.UNDER_13 if YOUNGEST < age <= 13 else None


@cache
def _spelled(words: AgeWords) -> dict[str, int]:
    """Number words without the joints in them: dixsept."""
    return {_JOINTS.sub("", word): age for word, age in words.ages.items()}


@cache
def _answer(words: AgeWords) -> re.Pattern[str]:
    """What an answer in a language looks like, as a whole."""
    spelled = "|".join(word.replace("-", "[- ]?") for word in words.ages)
    number = rf"(?P<digits>[1-9][0-9]{{0,2}}) ?(?P<plus>\+)?|(?P<adult>{words.adult})|(?P<spelled>{spelled})"
    limit = rf"(?:(?:{words.lead}) )?(?:(?P<over>{words.over})|(?P<under>{words.under})) "
    aged = rf"(?:{limit}|(?:{words.lead}) )?(?:{number})(?: ?(?:{words.unit}))?"
    around = f"(?:{words.around})"
    return re.compile(rf"(?:{around} )?(?:(?P<grown>{words.grown})|{aged})(?: {around})?")


def _spoken(words: AgeWords, said: str) -> AgeBracket | None:
    match = _answer(words).fullmatch(said)
    if match is None:
        return None
    if match["grown"]:
        return AgeBracket.ADULT
    age = 20 if match["adult"] else int(match["digits"] or _spelled(words)[_JOINTS.sub("", match["spelled"])])
    limited = match["over"] or match["under"] or match["plus"]
    return _limited(age, over=not match["under"]) if limited else _bracket(age)


def _han(said: str) -> AgeBracket | None:
    match = HAN_ANSWER.fullmatch(_IDLE_SPACES.sub("", said))
    if match is None:
        return None
    if match["grown"]:
        return AgeBracket.ADULT
    age = int(match["digits"]) if match["digits"] else _han_number(match["number"])
    limited = match["over"] or match["under"]
    return _limited(age, over=not match["under"]) if limited else _bracket(age)


def _han_number(said: str) -> int:
    """十五: 15; 0 for what is no number below three hundred."""
    match = _HAN_NUMBER.fullmatch(said)
    if match is None:
        return 0
    hundreds, tens, ten, units = match.groups()
    value = 100 * _HAN_VALUES[hundreds or "一"] if "百" in said else 0
    if ten:
        value += 10 * _HAN_VALUES[tens or (ten if ten != "十" else "一")]
    return value + _HAN_VALUES.get(units, 0)
