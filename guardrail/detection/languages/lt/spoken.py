"""Lithuanian names in lower-case chat, with or without diacritics.

Without capitals a word is a name only when a list or suffix knows it and no common word looks the same, or
when the words around it leave nothing else: who is introduced, called, talked with, or has a family name.
"""

from __future__ import annotations

from collections.abc import Iterator

from guardrail.detection.languages.lt import context
from guardrail.detection.languages.lt.declension import agree
from guardrail.detection.languages.lt.gazetteer import Gazetteer
from guardrail.detection.languages.lt.natures import is_native
from guardrail.detection.languages.lt.suffixes import strong_surname, sure_surname, surname
from guardrail.detection.languages.lt.tokens import CAPITAL, LOWER, Word, Words
from guardrail.detection.languages.lt.weights import LOCATION, PERSON

_SURE, _LIKELY, _GUESS = 0.8, 0.72, 0.6
_NAMED, _MET, _NEAR, _ALONE = 3, 2, 1, 0
"""How much the words before say for a name: it is given, somebody is called, a preposition, nothing."""


def spoken(words: Words, lists: Gazetteer) -> Iterator[tuple[int, int, str, float]]:
    """Spans of names and towns in lower case, and of family names in lower case behind a capitalised given name."""
    done = 0
    for index, (plain, small) in enumerate(zip(words.plain, words.small, strict=False)):
        if index < done:
            continue
        surname_follows = index + 1 in words.like_surnames
        if not small:
            if surname_follows and _family_follows(words[index], words[index + 1], lists):
                yield words[index].start, words[index + 1].end, PERSON, _SURE
            continue
        kinds = lists.plain_kinds(plain)
        if kinds or surname_follows or index in words.like_surnames:
            length, kind, score = _told(words, index, kinds, lists)
            done = index + max(length, 1)
            if length:
                yield words[index].start, words[done - 1].end, kind, score


def _told(words: Words, index: int, kinds: str, lists: Gazetteer) -> tuple[int, str, float]:
    """How many words the name has that begins here (0: none does), what it names and how surely."""
    word = words[index]
    if word.shape is not LOWER or len(word.lower) < 3:
        return 0, "", 0.0
    follows = words[index + 1] if index + 1 < len(words) and words[index + 1].gap == " " else None
    said = _said_before(words, index)
    score, length = _called(word, kinds, follows, said, lists)
    if score:
        return length, PERSON, score
    if follows and follows.shape is LOWER and _unheard_of(word.lower, follows.lower, lists):
        return 2, PERSON, _GUESS
    if _family(word.lower, said, lists):
        return 1, PERSON, _LIKELY
    if "C" in kinds or ("c" in kinds and len(word.lower) > 4 and not _doubtful(word.lower, lists)):
        return 1, LOCATION, _GUESS
    return 0, "", 0.0


def _said_before(words: Words, index: int) -> int:
    if not index:
        return _MET if len(words) > 1 and words[1].gap.startswith(",") else _ALONE
    before = words[index - 1].lower
    if before in context.NAMING and words[index].gap in (" ", ": "):
        return _NAMED
    if before in context.CALLING:
        return _MET
    if before in context.WITH and index > 1 and words[index - 2].lower in context.TALKING:
        return _MET
    return _NEAR if before in context.INTRODUCING or before in context.SAYING else _ALONE


def _called(word: Word, kinds: str, follows: Word | None, said: int, lists: Gazetteer) -> tuple[float, int]:
    """How surely a given name begins here (0: it does not), and how many words the name has."""
    if "G" not in kinds and "g" not in kinds:
        return 0.0, 0
    doubtful = _doubtful(word.lower, lists)
    if follows and len(follows.lower) > 2 and follows.shape in (LOWER, CAPITAL):
        score = _with_family(word.lower, follows, doubtful, said, lists)
        if score:
            return score, 2
    if "c" in kinds:
        return 0.0, 0
    if doubtful:
        return (_LIKELY, 1) if said >= _MET and "G" in kinds else (0.0, 0)
    if said:
        return _LIKELY, 1
    return (_GUESS, 1) if "G" in kinds and len(word.lower) > 4 else (0.0, 0)


def _with_family(given: str, follows: Word, doubtful: bool, said: int, lists: Gazetteer) -> float:
    """How surely the second word is the family name of the first."""
    family = follows.lower
    known = "s" in lists.plain_kinds(follows.plain)
    agreeing = agree(given, family, gender=not known)
    if lists.familiar(family):
        return _LIKELY if known and agreeing and (said or not doubtful) else 0.0
    if follows.like_surname and strong_surname(family):
        return _SURE
    if known or (follows.like_surname and surname(family)):
        return _LIKELY if said or agreeing or not doubtful else 0.0
    return _GUESS if agreeing and is_native(family) and (said or not doubtful) else 0.0


def _family_follows(word: Word, follows: Word, lists: Gazetteer) -> bool:
    if word.shape is not CAPITAL or follows.shape is not LOWER or follows.gap != " ":
        return False
    known = "G" in lists.plain_kinds(word.plain) and strong_surname(follows.lower)
    return known and not lists.familiar(follows.lower)


def _unheard_of(given: str, family: str, lists: Gazetteer) -> bool:
    """A word of no list before a family name by its suffix: ugnelė varkalytė."""
    if not strong_surname(family) or not is_native(given) or given in context.CALLING or lists.prefixed(given):
        return False
    return agree(given, family) and not lists.familiar(family) and not lists.familiar(given)


def _family(word: str, said: int, lists: Gazetteer) -> bool:
    """A family name alone, by its suffix."""
    found = sure_surname(word) or (said > _ALONE and strong_surname(word))
    return found and not lists.familiar(word)


def _doubtful(word: str, lists: Gazetteer) -> bool:
    return lists.ambiguous(word) or lists.familiar(word)
