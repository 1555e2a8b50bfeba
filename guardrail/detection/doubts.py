"""What the Latin tagger takes for a person, place or number and is none: acronyms, verbs, goods, order numbers.

The model reads context and knows few words; lists know words and no context. Where the model is sure, a list
only cuts off what is certainly something else; where it is not, an ordinary word of the language is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import cues
from guardrail.detection.gazetteer import Word, ambiguous, fold, gazetteer, is_brand, words_of
from guardrail.detection.language import cue_words, languages, not_names, words
from guardrail.detection.people import NameWords, listed
from guardrail.detection.proper_names import ProperNameRecognizer

SURE = 0.82
"""From this score on the model's word about a name stands against the dictionary."""
_MOST_BRAND_WORDS = 4
_MOST_ACRONYM = 6
_LEAST_PIECE = 4
_CUE_REACH = 40
_WORD_REACH = 30
_SHOUTING = 0.6
# Short places that no list has because they are no words, either.
_SHORT_PLACES = words("us usa uk uae nyc la sf dc ddr brd eeuu nrw nz eu ue caba cdmx")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:['’&-][^\W\d_]+)*)[ .]{1,2}\Z")
_NUMERIC = re.compile(r"\S*\d\S*")
_EDGES = "()[]{}<>.,;:!?\"'“”„«»*_~#"


def pruned(text: str, candidate: Candidate, pack: str) -> Iterator[Candidate]:
    """What of a candidate stands; ``pack`` is the language of the text."""
    if candidate.entity_type == "PERSON":
        yield from _people(text, candidate, pack)
    elif candidate.entity_type == "LOCATION":
        if _place(text, candidate, pack):
            yield candidate
    elif candidate.entity_type != "ADDRESS" or not _code(text, candidate):
        yield candidate


def personal(text: str, candidate: Candidate) -> bool:
    """Whether the nearest word before a number says that it is somebody's, or for telephones none denies it."""
    before = text[max(0, candidate.start - _CUE_REACH) : candidate.start]
    said, denied = cues(cue_words("number")).last(before), cues(cue_words("not_phone")).last(before)
    # Many words are in both lists: an account is no telephone and yet somebody's.
    return said >= denied and (said >= 0 or candidate.entity_type == "PHONE_NUMBER")


def number_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """A number from its first word with a digit to the last one, without the signs around it."""
    pieces = list(_NUMERIC.finditer(text, start, end))
    if not pieces:
        return start, end
    first, last = pieces[0].start(), pieces[-1].end()
    while first < last and text[first] in _EDGES:
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return first, last


def _code(text: str, candidate: Candidate) -> bool:
    """Whether an address is an article's or a version's number: one word of letters and digits, or behind its name."""
    value = text[candidate.start : candidate.end]
    if not any(character.isdecimal() for character in value):
        return False
    words_before = text[max(0, candidate.start - _CUE_REACH) : candidate.start]
    one = not any(character.isspace() for character in value) and any(character.isalpha() for character in value)
    return one or cues(cue_words("version")).found(words_before + value)


def _place(text: str, candidate: Candidate, pack: str) -> bool:
    value = text[candidate.start : candidate.end]
    around = _around(pack)
    told = around is not None and _behind(text, candidate.start, around.in_place)
    if around is not None and value.isalpha() and _thing(text, candidate.start, around):
        return False
    if not any(character.isupper() for character in value):
        return told or text.islower() or _known_place(value)
    if value.isalpha() and value.isupper() and len(value) <= _MOST_ACRONYM and not _shouted(text):
        return told or value.lower() in _SHORT_PLACES or _known_place(value)
    return not is_brand(value)


def _thing(text: str, start: int, around: NameWords) -> bool:
    """Whether an article stands before, and no word that leads to a place before that: no el Ibiza, en el Raval."""
    match = _LAST_WORD.search(text, max(0, start - _WORD_REACH), start)
    return match is not None and match[1] in around.articles and not _behind(text, match.start(), around.in_place)


def _known_place(value: str) -> bool:
    """Whether some words of it are a place of the lists."""
    words, places = words_of(value), gazetteer("places")
    if len(words) == 1:
        return words[0].folded in places
    return any(
        count > 1 or (count and len(words[at].folded) >= _LEAST_PIECE)
        for at in range(len(words))
        if (count := places.longest(words, at, lower=True))
    )


def _shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character.isupper() for character in letters) > _SHOUTING * len(letters)


def _people(text: str, candidate: Candidate, pack: str) -> Iterator[Candidate]:
    if _in_brand(text, candidate):
        return
    value = text[candidate.start : candidate.end]
    words = words_of(value)
    whole = len(words)
    words = _without_brands(value, words)
    if not words or (len(words) < whole and not any(listed(word) for word in words)):
        return  # goods: Jack Wolfskin jackets
    words = _unframed(words)
    around = _around(pack)
    if around and around.genitive:
        words = words[: _genitive(words, pack)]
    titled = around is not None and _behind(text, candidate.start, around.titles)
    if not titled and _ordinary(words, pack, sure=candidate.score >= SURE):
        return
    if len(words) == whole:
        yield candidate
        return
    start, end = candidate.start + words[0].start, candidate.start + words[-1].end
    yield candidate._replace(start=start, end=end)


def _without_brands(value: str, words: Sequence[Word]) -> list[Word]:
    """The words before the first brand in it, or else those behind."""
    for at in range(len(words)):
        for count in range(min(_MOST_BRAND_WORDS, len(words) - at), 0, -1):
            piece = value[words[at].start : words[at + count - 1].end]
            if (count > 1 or len(words) == 1) and is_brand(piece):
                return list(words[:at]) or _without_brands(value, words[at + count :])
    return list(words)


def _unframed(words: list[Word]) -> list[Word]:
    """Without the words of a citation that the model takes along: Affaire Korvalec c. France, selon Mme Z."""
    while len(words) > 1 and len(words[0].folded) >= _LEAST_PIECE and words[0].folded in not_names():
        words = words[1:]
    while len(words) > 1 and words[-1].end - words[-1].start == 1 and not words[-1].capital:
        words = words[:-1]
    return words


def _in_brand(text: str, candidate: Candidate) -> bool:
    """Whether the words beside it make it part of a brand: Ben of Ben & Jerry's."""
    left = max(0, candidate.start - _WORD_REACH)
    near = text[left : candidate.end + _WORD_REACH]
    words = words_of(near)
    return any(
        is_brand(near[words[first].start : words[last - 1].end])
        for first in range(len(words))
        for last in range(first + 2, min(first + _MOST_BRAND_WORDS, len(words)) + 1)
        if left + words[first].start <= candidate.start
        and candidate.end <= left + words[last - 1].end
        and all(word.linked for word in words[first : last - 1])
    )


def _genitive(words: Sequence[Word], pack: str) -> int:
    """How many words there are up to a genitive with something of that person's behind it: Annegrets Konto."""
    for at, word in enumerate(words[:-1]):
        owner, following = word.folded, words[at + 1]
        if len(owner) < _LEAST_PIECE or owner[-1] != "s" or _given(word):
            continue
        inflected = not listed(word) and listed(word._replace(folded=owner[:-1]))
        if (at or inflected) and (not listed(following) or following.folded in ambiguous(pack)):
            return at + 1
    return len(words)


def _ordinary(words: Sequence[Word], pack: str, *, sure: bool) -> bool:
    """Whether it begins with a word of the language, no given name, and the model or every list doubts it."""
    first = words[0]
    if len(words) == 1 and (first.folded in _frequent(pack) or first.folded in not_names()) and not _given(first):
        return True
    if not first.capital or _given(first) or first.folded not in ambiguous(pack):
        return False
    return not sure or (len(words) == 1 and not listed(first))


@cache
def _frequent(pack: str) -> frozenset[str]:
    """A language's most frequent words, as lists are looked up."""
    return frozenset(fold(word) for language in languages() if language.tag == pack for word in language.frequent)


def _given(word: Word) -> bool:
    return word.folded in gazetteer("given_names")


def _behind(text: str, start: int, among: frozenset[str]) -> bool:
    """Whether one of these words stands right before."""
    match = _LAST_WORD.search(text, max(0, start - _WORD_REACH), start)
    return match is not None and fold(match[1]) in among


@cache
def _around(pack: str) -> NameWords | None:
    """The words around names in a language."""
    found = (build for language in languages() for build in language.recognizers)
    kinds = (each for each in found if isinstance(each, type) and issubclass(each, ProperNameRecognizer))
    return next((kind.around for kind in kinds if kind.pack == pack), None)
