"""What the published model says of sentences, made consistent over a whole corpus.

A model reads one sentence at a time: it finds a name here and misses it there. A string that it mostly takes for a
person (or a place) wherever it occurs is one everywhere else, too, where its edges are edges of words. What is in a
list of the world's places is a place, whatever the model took it for. Somebody introduced in a paragraph is meant
there by the family name or the given name, too. A place and the kind of building or landscape behind it are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import jax  # type: ignore[import-not-found,import-untyped,unused-ignore]
import numpy as np

from guardrail.detection.han_words import HanWords
from guardrail.detection.training.han_examples import FREE, LONGEST, Example, Span
from guardrail.detection.training.han_network import scores
from guardrail.detection.training.han_weights import Weights

_KINDS = {16: "PERSON", 18: "LOCATION", 20: "ORG", 22: "TITLE"}
_LONGEST_NAME = 12
_MAY_NAME = frozenset({14, 16, 18, 20, 24, 32})
"""Tags of words that may be the beginning of a place's name: n, PER, LOC, ORG, nz, s."""
_BUILT = re.compile(
    "(?:[車车]站|火[車车]站|捷[運运]站|地[鐵铁]站|[機机][場场]|大?[橋桥]|隧道|[碼码][頭头]|[廣广][場场]|公[園园]|教堂|[體体]育[館馆場场]|博物[館馆]|"
    "[劇剧]院|大[廈厦]|水[庫库]|城堡|[宮宫]殿|[寺廟庙塔]|[島岛]|群[島岛]|半[島岛]|海[峽峡]|山[脈脉]|盆地|平原|高原|[灣湾]|港|[縣县市鎮镇鄉乡]|"
    "沙漠|瀑布|[溫温]泉|[國国]家公[園园]|[風风]景[區区])"
)
"""What is built or lies somewhere, behind the name that tells which one."""


class Word(NamedTuple):
    """A word as the teacher cuts it: characters from, to, and its tag without position (even number)."""

    start: int
    end: int
    tag: int


class Teacher:
    """The model as published."""

    def __init__(self, weights: Weights, words: HanWords) -> None:
        self._weights = {name: np.asarray(value) for name, value in weights.items()}
        self.vocabulary = words
        self._scores = jax.jit(scores)

    def words(self, texts: Sequence[str], size: int = 64) -> Iterator[list[Word]]:
        """Tagged words of each text; nothing for one that is too long."""
        units = [list(self.vocabulary.units(text))[: LONGEST + 1] for text in texts]
        order = sorted(range(len(texts)), key=lambda index: len(units[index]))
        found: list[list[Word]] = [[] for _ in texts]
        for at in range(0, len(order), size):
            chosen = order[at : at + size]
            length = -(-max(len(units[index]) for index in chosen) // 16) * 16
            numbers = np.zeros((size, length), np.int32)
            for row, index in enumerate(chosen):
                numbers[row, : len(units[index])] = [unit.number for unit in units[index]]
            present = np.array([[place < len(units[index]) for place in range(length)] for index in chosen])
            present = np.concatenate([present, np.zeros((size - len(chosen), length), bool)])
            emitted = np.asarray(self._scores(self._weights, numbers, present))
            for row, index in enumerate(chosen):
                if 0 < len(units[index]) <= LONGEST:
                    tags = viterbi(emitted[row, : len(units[index])], self._weights["crf"])
                    found[index] = _words(tags, [unit.length for unit in units[index]])
        yield from found


def viterbi(emitted: Any, crf: Any) -> list[int]:
    """The most probable sequence of tags."""
    into = np.ascontiguousarray(crf[2:].T)
    total, choices = crf[0] + emitted[0], []
    for row in emitted[1:]:
        paths = into + total
        choices.append(paths.argmax(axis=1))
        total = paths.max(axis=1) + row
    tags = [int((total + crf[1]).argmax())]
    for best in reversed(choices):
        tags.append(int(best[tags[-1]]))
    return tags[::-1]


def _words(tags: Sequence[int], lengths: Sequence[int]) -> list[Word]:
    found: list[Word] = []
    at = 0
    for tag, length in zip(tags, lengths, strict=True):
        goes_on = tag % 2 == 1 and found and found[-1].tag == tag - 1
        if goes_on:
            found[-1] = found[-1]._replace(end=at + length)
        else:
            found.append(Word(at, at + length, tag - tag % 2))
        at += length
    return found


class Consistency:
    """Which strings are names all over a corpus."""

    def __init__(self, corpus: Iterable[tuple[str, list[Word]]], places: Iterable[str]) -> None:
        self._places = {place for place in places if len(place) > 2}
        tagged: dict[str, Counter[str]] = {"PERSON": Counter(), "LOCATION": Counter()}
        pairs = list(corpus)
        for text, words in pairs:
            for word in words:
                kind = _KINDS.get(word.tag, "")
                if kind in tagged:
                    tagged[kind][text[word.start : word.end]] += 1
        self.persons, self.locations = self._names(tagged["PERSON"], pairs), self._names(tagged["LOCATION"], pairs)
        for name in self.persons & self.locations:
            (self.persons if tagged["PERSON"][name] < tagged["LOCATION"][name] else self.locations).discard(name)
        self.persons -= self._places

    @staticmethod
    def _names(tagged: Counter[str], pairs: list[tuple[str, list[Word]]]) -> set[str]:
        """Strings tagged twice or more, and in at least half of the places where they occur."""
        likely = {name for name, count in tagged.items() if count > 1 and 2 < len(name) <= _LONGEST_NAME}
        occurring: Counter[str] = Counter()
        for text, _ in pairs:
            for start in range(len(text)):
                for end in range(start + 3, min(len(text), start + _LONGEST_NAME) + 1):
                    if text[start:end] in likely:
                        occurring[text[start:end]] += 1
        return {name for name in likely if 2 * tagged[name] >= occurring[name]}

    def example(self, text: str, words: list[Word], meant: frozenset[str] = frozenset()) -> Example:
        """The sentence with the teacher's names, and the corpus's where the teacher missed them.

        ``meant`` are short forms of the people whom its paragraph introduces (:func:`short_forms`).
        """
        taken = [word for word in words if word.tag in _KINDS]
        spans = self._known(text, words, taken, meant)
        covered = {place for span in spans for place in range(span.start, span.end)}
        for word in taken:
            kind = _KINDS[word.tag]
            value = text[word.start : word.end]
            if kind in ("PERSON", "LOCATION") and covered.isdisjoint(range(word.start, word.end)):
                kind = "LOCATION" if value in self._places else kind
                credible = value in meant or self._credible(value, kind)
                spans.append(Span(word.start, word.end, kind if credible else FREE))
        return Example(text, tuple(_built(text, words, sorted(spans))))

    def _credible(self, value: str, kind: str) -> bool:
        """A person of one character or with a digit is left open."""
        return kind == "LOCATION" or (len(value) > 1 and not any(character.isdigit() for character in value))

    def _known(self, text: str, words: list[Word], taken: list[Word], meant: frozenset[str]) -> list[Span]:
        """Names of the corpus whose edges are edges of words, and that are not inside another name."""
        starts, ends = {word.start for word in words}, {word.end for word in words}
        spans: list[Span] = []
        at = 0
        while at < len(text):
            end = self._longest(text, at, meant) if at in starts else at
            whole = end in ends and not any(
                word.start < end and at < word.end and not (at <= word.start and word.end <= end) for word in taken
            )
            if end > at and whole and not any(word.tag > 18 and word.start <= at and end <= word.end for word in taken):
                kind = "PERSON" if text[at:end] in self.persons or text[at:end] in meant else "LOCATION"
                spans.append(Span(at, end, kind))
                at = end
            else:
                at += 1
        return spans

    def _longest(self, text: str, at: int, meant: frozenset[str]) -> int:
        for end in range(min(len(text), at + _LONGEST_NAME), at + 1, -1):
            value = text[at:end]
            if value in meant or (len(value) > 2 and (value in self.persons or value in self.locations)):
                return end
        return at


def short_forms(paragraph: Iterable[tuple[str, list[Word]]], words: HanWords, families: str) -> frozenset[str]:
    """Family names, given names and parts of the full names that the teacher finds in a paragraph.

    A given name that is a word of the vocabulary is none: it may be meant as the word.
    """
    forms = set()
    for text, found in paragraph:
        for word in found:
            name = text[word.start : word.end]
            if _KINDS.get(word.tag) == "PERSON" and re.fullmatch(rf"[{families}][\u4e00-\u9fff]{{2}}", name):
                forms |= {name[0], name[1:]}
            elif _KINDS.get(word.tag) == "PERSON" and re.fullmatch(
                r"[\u4e00-\u9fff]{2,}(?:[·‧・][\u4e00-\u9fff]{2,})+", name
            ):
                forms |= set(re.split("[·‧・]", name))
    return frozenset(form for form in forms if len(form) == 1 or not words.knows(form))


def _built(text: str, words: list[Word], spans: list[Span]) -> Iterator[Span]:
    """The spans, those of places as long as the building or landscape that they name."""
    kinds = {span.end: span for span in spans}
    longer: dict[int, Span] = {}
    for before, word in pairwise(words):
        value = text[word.start : word.end]
        named = kinds.get(before.end) or (before.tag == 24 and Span(before.start, before.end, ""))
        if named and word.tag in _MAY_NAME and _BUILT.fullmatch(value) and before.end - before.start > 1:
            longer[named.start] = Span(named.start, word.end, "LOCATION")
    for word in words:
        value = text[word.start : word.end]
        if word.tag in (18, 24) and len(value) > 3 and _BUILT.search(value, 2) and _BUILT.fullmatch(value[-2:]):
            longer.setdefault(word.start, Span(word.start, word.end, "LOCATION"))
    end = 0
    for span in sorted([*spans, *longer.values()], key=lambda item: (item.start, -item.end)):
        if span.start >= end:
            yield span
            end = span.end
