"""Lithuanian names of persons and places in running text, in any case.

Morphology first: what forms a word may be of (:mod:`declension`), which lists and suffixes know it
(:mod:`gazetteer`); then the words around it. A capitalised word inside a sentence that is no common word is
a proper noun; weights decide of whom or what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guardrail.detection.candidates import Candidate
from guardrail.detection.languages.lt import context
from guardrail.detection.languages.lt.declension import lemmas, strong_surname, surname
from guardrail.detection.languages.lt.gazetteer import Gazetteer, gazetteer
from guardrail.detection.languages.lt.tokens import (
    CAPITALS,
    INITIAL,
    LOWER,
    Nature,
    Word,
    is_country,
    is_locative,
    is_native,
    nature,
    runs,
    words_of,
)
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.view import View

PERSON, LOCATION = "PERSON", "LOCATION"
SURE, LIKELY, GUESS = 0.8, 0.72, 0.6
_ENOUGH = 2.0
"""Weight from which a word is a name wherever it stands."""
_INSIDE = 0.8
"""Weight that is enough inside a sentence, where capitals say that it names something."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring capitalised words, what each may be, and the words before and behind them."""

    words: Sequence[Word]
    natures: Sequence[Nature | None]
    before: str
    touching: bool
    after: str
    quoted: bool


class LithuanianNameRecognizer(LinearRecognizer):
    """Persons and places of Lithuanian text; of other texts only names that are Lithuanian beyond doubt."""

    triggers = (r"\p{Lu}\p{Ll}{2}|[\p{Ll}]{3} [\p{Ll}]{4}",)

    def __init__(self, language: str) -> None:
        super().__init__([PERSON, LOCATION], language=language, name="lithuanian_name")

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """One candidate a name."""
        words = words_of(view.text)
        lists = gazetteer()
        if self.supported_language != "lt":
            return
        for first, last in runs(words):
            run = _run(view.text, words, first, last, lists)
            for start, end, kind, score in named(run):
                yield Candidate(start, end, kind, score, self.name)
        for start, end, kind, score in spoken(words, lists):
            yield Candidate(start, end, kind, score, self.name)


def _run(text: str, words: list[Word], first: int, last: int, lists: Gazetteer) -> Run:
    own = words[first:last]
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) and words[last].gap in (" ", ". ", ", ") else None
    close = before is not None and (own[0].gap == " " or (own[0].gap in (". ", ".") and not own[0].begins))
    opening, closing = text[own[0].start - 1 : own[0].start], text[own[-1].end : own[-1].end + 1]
    return Run(
        words=own,
        natures=[nature(word, lists) if word.shape != INITIAL else None for word in own],
        before=before.lower if before and (close or own[0].gap in (", ", ": ")) else "",
        touching=close,
        after=after.lower if after else "",
        quoted=bool(opening) and opening in '„"“«' and bool(closing) and closing in '“"”»',
    )


def named(run: Run) -> Iterator[tuple[int, int, str, float]]:
    """Spans of a run that name a person or place."""
    if run.quoted and not _person_in(run):
        return
    around = _around(run)
    decided = [_decide(run, index, around) for index in range(len(run.words))]
    _join_adjectives(run, decided)
    index = 0
    while index < len(decided):
        kind, weight = decided[index]
        first = index
        index += 1
        if not kind:
            continue
        while index < len(decided) and decided[index][0] == kind:
            weight = max(weight, decided[index][1])
            index += 1
        if all(word.shape == INITIAL for word in run.words[first:index]):
            continue
        yield run.words[first].start, run.words[index - 1].end, kind, _score(weight)


def _score(weight: float) -> float:
    return SURE if weight >= 3 else LIKELY if weight >= _ENOUGH else GUESS


def _person_in(run: Run) -> bool:
    known = [item for item in run.natures if item]
    return any(item.given for item in known) and any(item.family for item in known)


def _around(run: Run) -> float:
    """What the words before and behind a run say for a person."""
    weight = 0.0
    before = {run.before, *lemmas(run.before)} if run.before else set()
    if run.touching and not context.TITLES.isdisjoint(before):
        weight += 3.0
    elif not context.PERSONS.isdisjoint(before):
        weight += 1.8 if run.touching else 1.0
    elif run.touching and run.before in context.WITH:
        weight += 1.2
    if run.after in context.SAYING or (run.touching and run.before in context.SAYING):
        weight += 1.2
    if run.touching and run.before in context.TO:
        weight -= 0.6
    return weight


def _decide(run: Run, index: int, around: float) -> tuple[str, float]:
    word, own = run.words[index], run.natures[index]
    if own is None:
        follows = index + 1 < len(run.words)
        return (PERSON, 2.0) if follows and not _street(run) else ("", 0.0)
    if own.barred:
        return "", 0.0
    person = _alone(word, own) + around + _beside(run, index)
    place = _place(run, index, word, own)
    enough = _ENOUGH if word.begins or word.shape == CAPITALS else _INSIDE
    if person >= enough and person >= place:
        return PERSON, person
    if place >= 1.0:
        return LOCATION, place
    return "", 0.0


def _alone(word: Word, own: Nature) -> float:
    """What a word by itself says for a person."""
    weight = 3.0 if "G" in own.kinds else 2.2 if "g" in own.kinds else 1.2 if "f" in own.kinds else 0.0
    if own.strong:
        weight += 2.5
    elif "s" in own.kinds:
        weight += 2.0
    elif own.suffixed and not own.common:
        weight += 1.6
    elif own.unknown:
        weight += 1.0
    if "c" in own.kinds and "G" not in own.kinds:
        weight -= 2.5
    if own.ambiguous or (own.common and not own.strong):
        weight -= 3.0 if word.begins else 0.8 if own.kinds else 3.0
    elif word.begins and not own.given and not own.strong and "s" not in own.kinds:
        weight -= 1.5
    return weight


def _beside(run: Run, index: int) -> float:
    """What the words beside it in the run say for a person."""
    own = run.natures[index]
    assert own is not None
    weight = 0.0
    left = run.natures[index - 1] if index else None
    right = run.natures[index + 1] if index + 1 < len(run.words) else None
    only_place = "c" in own.kinds and not own.given and not own.family
    if index and run.words[index - 1].shape == INITIAL:
        weight += 4.0
    if left and not left.barred and not only_place:
        if left.given and not (run.words[index - 1].begins and left.ambiguous and not own.family):
            weight += 4.0
        elif left.family or "f" in left.kinds:
            weight += 2.0
    if right and not right.barred and not only_place:
        if right.strong or "s" in right.kinds or (right.suffixed and not right.common):
            weight += 2.5 if not (run.words[index].begins and own.common and not own.kinds) else 0.0
        elif own.given or "f" in own.kinds:
            weight += 1.5 if not right.common else 0.5
    if len(run.words) == 1 and not context.BODIES.isdisjoint(lemmas(run.after)) and not own.strong:
        weight -= 2.5
    if _street(run):
        weight -= 6.0
    return weight


def _place(run: Run, index: int, word: Word, own: Nature) -> float:
    weight = 0.0
    if "c" in own.kinds:
        weight = 3.0 if not (own.ambiguous and word.begins) else 0.5
    elif "p" in own.kinds:
        weight = 1.2 if not (own.ambiguous or own.common) else 0.4
    elif own.unknown and not word.begins and (is_locative(word.lower) or is_country(word.lower)):
        weight = 1.3
    last = index + 1 == len(run.words)
    if last and run.after:
        after = set(lemmas(run.after))
        if not context.BODIES.isdisjoint(after):
            weight -= 2.5
        elif not context.PLACE_NOUNS.isdisjoint(after) and (own.kinds or own.unknown):
            weight += 1.5
    if last and _street(run) and not word.begins:
        weight += 4.0
    if not index and run.touching:
        if weight and run.before in context.TO:
            weight += 0.8
        if not context.PLACE_NOUNS.isdisjoint(lemmas(run.before)):
            weight += 1.5 if own.kinds or own.unknown else 0.0
    return weight


def _street(run: Run) -> bool:
    return run.after in context.STREETS or not context.STREETS.isdisjoint(lemmas(run.after))


def _join_adjectives(run: Run, decided: list[tuple[str, float]]) -> None:
    """Naujoji Vilnia, Pietų Korėja: the first word belongs to the place."""
    for index in range(len(decided) - 1):
        if decided[index + 1][0] == LOCATION and not decided[index][0]:
            word = run.words[index]
            if not context.PLACE_ADJECTIVES.isdisjoint(lemmas(word.lower)) or (_street(run) and not word.begins):
                decided[index] = decided[index + 1]


def spoken(words: list[Word], lists: Gazetteer) -> Iterator[tuple[int, int, str, float]]:
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
        introduced = before in context.INTRODUCING
        if "G" in kinds or "g" in kinds:
            weight, both = _called(word.lower, kinds, follows, introduced, lists)
            if weight:
                last = follows if both and follows else word
                index += both
                yield word.start, last.end, PERSON, weight
                continue
        if introduced and strong_surname(word.lower) and not lists.common(word.lower):
            yield word.start, word.end, PERSON, LIKELY
        elif "c" in kinds and len(word.lower) > 4 and not lists.common(word.lower) and not lists.ambiguous(word.lower):
            yield word.start, word.end, LOCATION, GUESS


def _called(word: str, kinds: str, follows: Word | None, introduced: bool, lists: Gazetteer) -> tuple[float, bool]:
    """How surely a word in lower case is a given name (0: not), and whether the next word is the family name."""
    doubtful = lists.ambiguous(word) or lists.common(word)
    if follows and len(follows.lower) > 3 and not lists.common(follows.lower):
        family = follows.lower
        if strong_surname(family):
            return SURE, True
        if (surname(family) or "s" in lists.plain_kinds(family)) and (introduced or not doubtful):
            return LIKELY, True
        if introduced and not doubtful and follows.shape == LOWER and is_native(family):
            return LIKELY, True
    if doubtful or "c" in kinds:
        return 0.0, False
    if introduced:
        return LIKELY, False
    return (GUESS, False) if "G" in kinds and len(word) > 4 else (0.0, False)
