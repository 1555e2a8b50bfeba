"""What the Latin tagger takes for a person, place or number and is none: acronyms, verbs, goods, order numbers.

The model reads context and knows few words; lists know words and no context. Where the model is sure, a list
only cuts off what is certainly something else; where it is not, an ordinary word of the language is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from guardrail.detection.candidates import Candidate
from guardrail.detection.gazetteer import ambiguous, gazetteer, is_brand, listed
from guardrail.detection.language import cues_of, languages, not_names, words
from guardrail.detection.latin_words import Words, fold
from guardrail.detection.proper_names import ProperNameRecognizer
from guardrail.detection.reading import NameWords

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
    said, denied = cues_of("number").last(before), cues_of("not_phone").last(before)
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
    return one or cues_of("version").found(words_before + value)


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
    words, places = Words(value), gazetteer("places")
    if len(words) == 1:
        return words.folded[0] in places
    return any(
        count > 1 or (count and len(words.folded[at]) >= _LEAST_PIECE)
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
    words = Words(value)
    kept = _without_brands(words, range(len(words)))
    if not kept or (len(kept) < len(words) and not any(listed(words.folded[at]) for at in kept)):
        return  # goods: Jack Wolfskin jackets
    kept = _unframed(words, kept)
    around = _around(pack)
    if around and around.genitive:
        kept = kept[: _genitive(words.folded[kept.start : kept.stop], pack)]
    titled = around is not None and _behind(text, candidate.start, around.titles)
    if not titled and _ordinary(words, kept, pack, sure=candidate.score >= SURE):
        return
    if len(kept) == len(words):
        yield candidate
        return
    start, end = candidate.start + words.starts[kept[0]], candidate.start + words.ends[kept[-1]]
    yield candidate._replace(start=start, end=end)


def _without_brands(words: Words, part: range) -> range:
    """The words before the first brand in a part of them, or else those behind."""
    for first in part:
        if not gazetteer("brands").begins(words.folded[first]):
            continue
        for end in range(min(first + _MOST_BRAND_WORDS, part.stop), first, -1):
            piece = words.text[words.starts[first] : words.ends[end - 1]]
            if (end - first > 1 or len(part) == 1) and is_brand(piece):
                return range(part.start, first) or _without_brands(words, range(end, part.stop))
    return part


def _unframed(words: Words, part: range) -> range:
    """Without the words of a citation that the model takes along: Affaire Korvalec c. France, selon Mme Z."""
    folded = words.folded
    while len(part) > 1 and len(folded[part[0]]) >= _LEAST_PIECE and folded[part[0]] in not_names():
        part = part[1:]
    while len(part) > 1 and len(folded[part[-1]]) == 1 and not words.capital[part[-1]]:
        part = part[:-1]
    return part


def _in_brand(text: str, candidate: Candidate) -> bool:
    """Whether the words beside it make it part of a brand: Ben of Ben & Jerry's."""
    left = max(0, candidate.start - _WORD_REACH)
    near = text[left : candidate.end + _WORD_REACH]
    words, brands = Words(near), gazetteer("brands")
    return any(
        is_brand(near[words.starts[first] : words.ends[last - 1]])
        for first, word in enumerate(words.folded)
        if brands.begins(word)
        for last in range(first + 2, min(first + _MOST_BRAND_WORDS, len(words)) + 1)
        if left + words.starts[first] <= candidate.start
        and candidate.end <= left + words.ends[last - 1]
        and words.linked(first, last)
    )


def _genitive(words: Sequence[str], pack: str) -> int:
    """How many words there are up to a genitive with something of that person's behind it: Annegrets Konto."""
    for at, (owner, following) in enumerate(pairwise(words)):
        if len(owner) < _LEAST_PIECE or owner[-1] != "s" or _given(owner):
            continue
        inflected = not listed(owner) and listed(owner[:-1])
        if (at or inflected) and (not listed(following) or following in ambiguous(pack)):
            return at + 1
    return len(words)


def _ordinary(words: Words, part: range, pack: str, *, sure: bool) -> bool:
    """Whether it begins with a word of the language, no given name, and the model or every list doubts it."""
    first = words.folded[part.start]
    if len(part) == 1 and (first in _frequent(pack) or first in not_names()) and not _given(first):
        return True
    if not words.capital[part.start] or _given(first) or first not in ambiguous(pack):
        return False
    return not sure or (len(part) == 1 and not listed(first))


@cache
def _frequent(pack: str) -> frozenset[str]:
    """A language's most frequent words, as lists are looked up."""
    return frozenset(fold(word) for language in languages() if language.tag == pack for word in language.frequent)


def _given(folded: str) -> bool:
    return folded in gazetteer("given_names")


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
