"""Lithuanian names in texts of other languages: only those that nothing else looks like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrail.detection.languages.lt.gazetteer import Gazetteer
from guardrail.detection.languages.lt.natures import Nature, nature
from guardrail.detection.languages.lt.suffixes import STRONG_ENDINGS
from guardrail.detection.languages.lt.tokens import CAPITAL, INITIAL, Word, Words

TRIGGER = rf"\p{{Lu}}[\p{{L}}'’\-]*(?:{STRONG_ENDINGS})(?:[^\p{{L}}]|$)"
"""A capitalised word with the suffix of a Lithuanian family name; RE2."""

_OWN = frozenset("ėųįęąūčšž")


def names_abroad(words: Words, lists: Gazetteer) -> Iterator[tuple[int, int, float]]:
    """Family names with a Lithuanian suffix behind a given name or initials, or with Lithuanian letters."""
    for own in words.runs():
        natures = [nature(word, lists) if word.shape == CAPITAL else None for word in own]
        index = len(own) - 1
        while index >= 0:
            known = natures[index]
            begin = _begin(own, natures, index) if known and known.strong and not known.barred else index
            if begin < index or (known and known.strong and "ė" in own[index].lower):
                yield own[begin].start, own[index].end, 0.8 if begin < index else 0.72
                index = begin
            index -= 1


def _begin(own: Sequence[Word], natures: Sequence[Nature | None], index: int) -> int:
    """Where the name begins that ends here: with given names, Lithuanian words or initials."""
    begin = index
    while begin and index - begin < 3:
        known = natures[begin - 1]
        initial = own[begin - 1].shape == INITIAL
        local = known is not None and not known.common and not _OWN.isdisjoint(own[begin - 1].lower)
        if not initial and not local and not (known and known.given):
            break
        begin -= 1
    return begin
