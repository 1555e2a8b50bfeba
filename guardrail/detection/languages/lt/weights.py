"""What a capitalised word of a Lithuanian text names: weights of the word itself and of the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guardrail.detection.languages.lt import context
from guardrail.detection.languages.lt.gazetteer import Gazetteer
from guardrail.detection.languages.lt.natures import Nature, is_country, is_locative, nature
from guardrail.detection.languages.lt.tokens import CAPITAL, CAPITALS, INITIAL, Word, Words

PERSON, LOCATION = "PERSON", "LOCATION"
ENOUGH = 2.0
"""Weight from which a word is a name wherever it stands."""
_VOCATIVE = re.compile("(?:[aeu]i|au|y|[^aeu]i|e)$")
_AROUND = context.GOODS | context.PERSONS
_OPENING, _CLOSING = frozenset('„"“«'), frozenset('“"”»')
_NOTHING: frozenset[str] = frozenset()
_DATIVE = re.compile("(?:ui|ei|am|iai)$")
_GENITIVE = re.compile("(?:[aeė]us|[oų]|[oė]s)$")
_INSIDE = 0.8
"""Weight that is enough inside a sentence, where capitals say that it names something."""


@dataclass(slots=True)
class Run:
    """Neighbouring capitalised words, what each may be, and what is told by the words before and behind them."""

    words: Sequence[Word]
    natures: Sequence[Nature | None]
    before: frozenset[str]
    touching: bool
    after: frozenset[str]
    quoted: bool
    comma: bool
    brand: int
    """Index of the first brand, or how many words there are."""

    @property
    def owned(self) -> bool:
        """Whether goods or a body follow that bear this name: Rokiškio sūris."""
        return not context.BODIES.isdisjoint(self.after) and _GENITIVE.search(self.words[-1].lower) is not None

    @property
    def goods(self) -> bool:
        """Whether goods or a firm are named: pica Margarita, not knyga Onai."""
        named = self.touching and not context.GOODS.isdisjoint(self.before)
        return named and len(self.words) < 3 and _DATIVE.search(self.words[0].lower) is None

    @property
    def street(self) -> bool:
        """Whether a word for a street follows."""
        return not context.STREETS.isdisjoint(self.after)


def run_of(words: Words, own: Sequence[Word], lists: Gazetteer) -> Run | None:
    """A run with what stands around it; a common word that only begins a sentence is around.

    None where there is nothing but a common word, and nothing around it that says more.
    """
    natures = [nature(word, lists) if word.shape is not INITIAL else None for word in own]
    skipped = 0
    while skipped + 1 < len(own) and own[skipped].begins and _ordinary(own[skipped], natures[skipped]):
        skipped += 1
    own, natures = own[skipped:], natures[skipped:]
    start, end, gap, behind = own[0].index, own[-1].index + 1, own[0].gap, words.gaps[own[-1].index + 1]
    touching = start > 0 and (gap == " " or (gap in (". ", ".") and not own[0].begins))
    told = touching or (start > 0 and gap in (", ", ": ", " „", ' "'))
    before = lists.telling(words.lower[start - 1]) if told else _NOTHING
    after = lists.telling(words.lower[end]) if behind == " " and end < len(words.lower) else _NOTHING
    if len(own) == 1 and not before and (own[0].begins or not after) and _only_common(own[0], natures[0]):
        return None
    return Run(
        words=own,
        natures=natures,
        before=before,
        touching=touching,
        after=after,
        quoted=gap[-1:] in _OPENING and behind[:1] in _CLOSING,
        comma=behind[:1] == ",",
        brand=next((index for index, word in enumerate(own) if word.lower in context.BRANDS), len(own)),
    )


def _only_common(word: Word, own: Nature | None) -> bool:
    """A common word that is nothing else by itself."""
    return own is not None and own.common and not own.kinds and not own.ambiguous and word.shape is CAPITAL


def _ordinary(word: Word, own: Nature | None) -> bool:
    """A common word that is capitalised only because it comes first."""
    if own is None or not own.common or context.PLACE_ADJECTIVE.match(word.lower):
        return False
    return not own.kinds or not _AROUND.isdisjoint(own.lemmas)


def around(run: Run) -> float:
    """What the words before and behind a run say for a person."""
    weight = 0.0
    if run.touching and not context.TITLES.isdisjoint(run.before):
        weight += 4.5
    elif not context.PERSONS.isdisjoint(run.before):
        weight += 1.8 if run.touching else 1.0
    elif run.touching and not context.WITH.isdisjoint(run.before):
        weight += 1.2
    if not context.SAYING.isdisjoint(run.after) or (run.touching and not context.SAYING.isdisjoint(run.before)):
        weight += 2.0
    if run.touching and not context.TO.isdisjoint(run.before):
        weight -= 0.6
    return weight


def decide(run: Run, index: int, context_weight: float) -> tuple[str, float]:
    """PERSON, LOCATION or nothing, and how surely."""
    word, own = run.words[index], run.natures[index]
    if own is None:
        follows = index + 1 < len(run.words)
        return (PERSON, 2.0) if follows and not run.street else ("", 0.0)
    if own.barred or _branded(run, index):
        return "", 0.0
    person = _alone(word, own) + context_weight + _beside(run, index)
    place = _place(run, index, word, own)
    enough = ENOUGH if word.begins or word.shape == CAPITALS else _INSIDE
    if person >= enough and person >= place:
        return PERSON, person
    if place >= 1.0:
        return LOCATION, place
    return "", 0.0


def _branded(run: Run, index: int) -> bool:
    """A brand's product (Škoda Octavia), a firm's name, a word for people behind a title (Gerb. Kliente)."""
    own = run.natures[index]
    assert own is not None
    if run.goods and not own.strong:
        return True
    if not own.strong and "G" not in own.kinds and run.brand < index:
        return True
    if index and run.words[index - 1].lower in context.FIRMS:
        return True
    if not index and not run.touching and not context.FIRMS.isdisjoint(run.before):
        return True
    return own.common and not own.kinds and not context.PERSONS.isdisjoint(own.lemmas)


def _alone(word: Word, own: Nature) -> float:
    """What a word by itself says for a person."""
    if not own.kinds and not own.strong and context.PLACE_ADJECTIVE.match(word.lower):
        return -3.0
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
    if own.ambiguous or (own.common and not own.strong and "G" not in own.kinds):
        weight -= 3.0 if word.begins else 0.8 if own.kinds else 3.0
    elif word.begins and not own.given and not own.strong and "s" not in own.kinds:
        weight -= 1.0
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
        elif right.given and not own.common:
            weight += 2.5
    if right is None and not (left and left.given) and not own.strong and run.owned:
        weight -= 4.5
    if (
        index == 0
        and right is None
        and run.comma
        and own.ambiguous
        and run.words[0].begins
        and _VOCATIVE.search(run.words[0].lower)
    ):
        weight += 3.0
    if run.street:
        weight -= 6.0
    return weight


def _place(run: Run, index: int, word: Word, own: Nature) -> float:
    weight = 0.0
    if word.shape == CAPITALS and word.lower in context.STATES:
        weight = 3.0
    elif "c" in own.kinds:
        weight = 3.0 if "C" in own.kinds or not (own.ambiguous and word.begins) else 0.5
    elif "p" in own.kinds:
        weight = 1.2 if not (own.ambiguous or own.common) else 0.4
    elif own.unknown and not word.begins and (is_locative(word.lower) or is_country(word.lower)):
        weight = 1.3
    last = index + 1 == len(run.words)
    before_noun = last and not context.PLACE_NOUNS.isdisjoint(run.after)
    if before_noun and not word.begins and context.PLACE_ADJECTIVE.match(word.lower):
        return 2.0
    if last and run.owned:
        weight -= 2.5
    elif before_noun and _placeable(word, own):
        weight += 1.5
    if last and run.street and not word.begins:
        weight += 4.0
    if not index and run.touching:
        if weight and not context.TO.isdisjoint(run.before):
            weight += 0.8
        if not context.PLACE_NOUNS.isdisjoint(run.before):
            weight += 1.5 if _placeable(word, own) else 0.0
    return weight


def _placeable(word: Word, own: Nature) -> bool:
    return own.unknown or (bool(own.kinds) and not (word.begins and (own.common or own.ambiguous)))


def join_adjectives(run: Run, decided: list[tuple[str, float]]) -> None:
    """Naujoji Vilnia, Pietų Korėja, Jungtinė Karalystė: the first word belongs to the place."""
    for index in range(len(decided) - 1):
        word = run.words[index].lower
        if word.startswith("jungtin") and context.UNION.match(run.words[index + 1].lower):
            decided[index] = decided[index + 1] = (LOCATION, 3.0)
            continue
        if decided[index][0] == LOCATION and context.UNION.match(run.words[index + 1].lower):
            decided[index + 1] = decided[index]
        belongs = context.PLACE_ADJECTIVE.match(word) or (run.street and not run.words[index].begins)
        if belongs and decided[index + 1][0] == LOCATION and not decided[index][0]:
            decided[index] = decided[index + 1]
