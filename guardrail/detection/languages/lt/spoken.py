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
from guardrail.detection.languages.lt.tokens import CAPITAL, LOWER, Words
from guardrail.detection.languages.lt.weights import LOCATION, PERSON

_SURE, _LIKELY, _GUESS = 0.8, 0.72, 0.6
_SPOKEN = frozenset("GgCc")
"""Kinds of names that stand alone in lower case: given names and known places."""
_NAMED, _MET, _NEAR, _ALONE = 3, 2, 1, 0
"""How much the words before say for a name: it is given, somebody is called, a preposition, nothing."""


def spoken(words: Words, lists: Gazetteer) -> Iterator[tuple[int, int, str, float]]:
    """Spans of names and towns in lower case, and of family names in lower case behind a capitalised given name."""
    done = 0
    for index, (plain, small) in enumerate(zip(words.plain, words.small, strict=False)):
        if index < done:
            continue
        surname_follows = index + 1 in words.like_surnames and words.small[index + 1]
        if not small:
            if surname_follows and _family_follows(words, index, lists):
                yield words.start(index), words.ends[index + 1], PERSON, _SURE
            continue
        kinds = lists.plain_kinds(plain)
        if surname_follows or index in words.like_surnames or not _SPOKEN.isdisjoint(kinds):
            length, kind, score = _told(words, index, kinds, lists)
            if length:
                done = index + length
                yield words.start(index), words.ends[done - 1], kind, score


def _told(words: Words, index: int, kinds: str, lists: Gazetteer) -> tuple[int, str, float]:
    """How many words the name has that begins here (0: none does), what it names and how surely."""
    word = words.lower[index]
    if len(word) < 3 or words.shape(index) is not LOWER:
        return 0, "", 0.0
    follows = index + 1 < len(words.lower) and words.gaps[index + 1] == " "
    shape = words.shape(index + 1) if follows else ""
    said = _said_before(words, index)
    score, length = _called(words, index, kinds, shape, said, lists)
    if score:
        return length, PERSON, score
    if shape is LOWER and _unheard_of(word, words.lower[index + 1], lists):
        return 2, PERSON, _GUESS
    if _family(word, said, lists):
        return 1, PERSON, _LIKELY
    if "C" in kinds or ("c" in kinds and len(word) > 4 and not _doubtful(word, lists)):
        return 1, LOCATION, _GUESS
    return 0, "", 0.0


def _said_before(words: Words, index: int) -> int:
    if not index:
        return _MET if len(words.lower) > 1 and words.gaps[1].startswith(",") else _ALONE
    before = words.lower[index - 1]
    if before in context.NAMING and words.gaps[index] in (" ", ": "):
        return _NAMED
    if before in context.CALLING:
        return _MET
    if before in context.WITH and index > 1 and words.lower[index - 2] in context.TALKING:
        return _MET
    return _NEAR if before in context.INTRODUCING or before in context.SAYING else _ALONE


def _called(words: Words, index: int, kinds: str, shape: str, said: int, lists: Gazetteer) -> tuple[float, int]:
    """How surely a given name begins here (0: it does not), and how many words the name has.

    ``shape`` is the one of the word that follows, empty where none does.
    """
    if "G" not in kinds and "g" not in kinds:
        return 0.0, 0
    word = words.lower[index]
    doubtful = _doubtful(word, lists)
    if shape in (LOWER, CAPITAL) and len(words.lower[index + 1]) > 2:
        score = _with_family(words, index, doubtful, said, lists)
        if score:
            return score, 2
    if "c" in kinds:
        return 0.0, 0
    if doubtful:
        return (_LIKELY, 1) if said >= _MET and "G" in kinds else (0.0, 0)
    if said:
        return _LIKELY, 1
    return (_GUESS, 1) if "G" in kinds and len(word) > 4 else (0.0, 0)


def _with_family(words: Words, index: int, doubtful: bool, said: int, lists: Gazetteer) -> float:
    """How surely the word behind a given name is a family name."""
    given, family, suffixed = words.lower[index], words.lower[index + 1], index + 1 in words.like_surnames
    known = "s" in lists.plain_kinds(words.plain[index + 1])
    agreeing = agree(given, family, gender=not known)
    if lists.familiar(family):
        return _LIKELY if known and agreeing and (said or not doubtful) else 0.0
    if suffixed and strong_surname(family):
        return _SURE
    if known or (suffixed and surname(family)):
        return _LIKELY if said or agreeing or not doubtful else 0.0
    return _GUESS if agreeing and is_native(family) and (said or not doubtful) else 0.0


def _family_follows(words: Words, index: int, lists: Gazetteer) -> bool:
    if words.gaps[index + 1] != " " or words.shape(index) is not CAPITAL or words.shape(index + 1) is not LOWER:
        return False
    family = words.lower[index + 1]
    return "G" in lists.plain_kinds(words.plain[index]) and strong_surname(family) and not lists.familiar(family)


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
