"""Lithuanian names in lower-case chat, with or without diacritics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrail.detection.languages.lt import context
from guardrail.detection.languages.lt.declension import strong_surname, surname
from guardrail.detection.languages.lt.gazetteer import Gazetteer
from guardrail.detection.languages.lt.tokens import LOWER, Word, is_native
from guardrail.detection.languages.lt.weights import LOCATION, PERSON

_SURE, _LIKELY, _GUESS = 0.8, 0.72, 0.6


def spoken(words: Sequence[Word], lists: Gazetteer) -> Iterator[tuple[int, int, str, float]]:
    """Names in lower case, with or without diacritics: a given name with what follows it, a town."""
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if word.shape != LOWER or len(word.lower) < 3:
            continue
        kinds = lists.plain_kinds(word.lower)
        before = words[index - 2].lower if index > 1 else ""
        follows = words[index] if index < len(words) and words[index].gap == " " else None
        introduced = 2 if before in context.NAMING else 1 if before in context.INTRODUCING else 0
        if "G" in kinds or "g" in kinds:
            weight, both = _called(word.lower, kinds, follows, introduced, lists)
            if weight:
                last = follows if both and follows else word
                index += both
                yield word.start, last.end, PERSON, weight
                continue
        if introduced and strong_surname(word.lower) and not lists.common(word.lower):
            yield word.start, word.end, PERSON, _LIKELY
        elif "c" in kinds and len(word.lower) > 4 and not lists.common(word.lower) and not lists.ambiguous(word.lower):
            yield word.start, word.end, LOCATION, _GUESS


def _called(word: str, kinds: str, follows: Word | None, introduced: int, lists: Gazetteer) -> tuple[float, bool]:
    """How surely a word in lower case is a given name (0: not), and whether the next word is the family name."""
    doubtful = lists.ambiguous(word) or lists.common(word)
    if follows and len(follows.lower) > 3 and not lists.common(follows.lower):
        family = follows.lower
        if strong_surname(family):
            return _SURE, True
        if (surname(family) or "s" in lists.plain_kinds(family)) and (introduced or not doubtful):
            return _LIKELY, True
        if introduced and not doubtful and follows.shape == LOWER and is_native(family):
            return _LIKELY, True
    if introduced == 2 and "G" in kinds:
        return _LIKELY, False
    if doubtful or "c" in kinds:
        return 0.0, False
    if introduced:
        return _LIKELY, False
    return (_GUESS, False) if "G" in kinds and len(word) > 4 else (0.0, False)
