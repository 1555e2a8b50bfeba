"""What the published model says of sentences, made consistent over a whole corpus.

A model reads one sentence at a time: it finds a name here and misses it there. A string that it mostly takes for a
person (or a place) wherever it occurs is one everywhere else, too, where its edges are edges of words. What is in a
list of the world's places is a place, whatever the model took it for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import jax
import numpy as np

from guardrail.detection.han_words import HanWords
from guardrail.detection.training.han_examples import FREE, LONGEST, Example, Span
from guardrail.detection.training.han_network import scores
from guardrail.detection.training.han_weights import Weights

_KINDS = {16: "PERSON", 18: "LOCATION", 20: "ORG", 22: "TITLE"}
_OUTSIDE = 48
_LONGEST_NAME = 12


class Word(NamedTuple):
    """A word as the teacher cuts it: characters from, to, and its tag without position (even number)."""

    start: int
    end: int
    tag: int


class Teacher:
    """The model as published."""

    def __init__(self, weights: Weights, words: HanWords) -> None:
        self._weights, self._words = {name: np.asarray(value) for name, value in weights.items()}, words
        self._scores = jax.jit(scores)

    def words(self, texts: Sequence[str], size: int = 64) -> Iterator[list[Word]]:
        """Tagged words of each text; nothing for one that is too long."""
        units = [list(self._words.units(text))[: LONGEST + 1] for text in texts]
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

    def example(self, text: str, words: list[Word]) -> Example:
        """The sentence with the teacher's names, and the corpus's where the teacher missed them."""
        taken = [word for word in words if word.tag in _KINDS]
        spans = self._known(text, words, taken)
        covered = {place for span in spans for place in range(span.start, span.end)}
        for word in taken:
            kind = _KINDS[word.tag]
            value = text[word.start : word.end]
            if kind in ("PERSON", "LOCATION") and covered.isdisjoint(range(word.start, word.end)):
                kind = "LOCATION" if value in self._places else kind
                spans.append(Span(word.start, word.end, kind if self._credible(value, kind) else FREE))
        return Example(text, tuple(sorted(spans)))

    def _credible(self, value: str, kind: str) -> bool:
        """A person of one character or with a digit is left open."""
        return kind == "LOCATION" or (len(value) > 1 and not any(character.isdigit() for character in value))

    def _known(self, text: str, words: list[Word], taken: list[Word]) -> list[Span]:
        """Names of the corpus whose edges are edges of words, and that are not inside another name."""
        starts, ends = {word.start for word in words}, {word.end for word in words}
        spans: list[Span] = []
        at = 0
        while at < len(text):
            end = self._longest(text, at) if at in starts else at
            whole = end in ends and not any(
                word.start < end and at < word.end and not (at <= word.start and word.end <= end) for word in taken
            )
            if end > at and whole and not any(word.tag > 18 and word.start <= at and end <= word.end for word in taken):
                kind = "PERSON" if text[at:end] in self.persons else "LOCATION"
                spans.append(Span(at, end, kind))
                at = end
            else:
                at += 1
        return spans

    def _longest(self, text: str, at: int) -> int:
        for end in range(min(len(text), at + _LONGEST_NAME), at + 2, -1):
            if text[at:end] in self.persons or text[at:end] in self.locations:
                return end
        return at
