"""Labelled texts, and how they become numbers for the model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guardrail.detection.word_shapes import shapes

TYPES = ("PERSON", "LOCATION", "ADDRESS", "ORG", "ID", "PHONE")
LABELS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))
_INDEX = {label: index for index, label in enumerate(LABELS)}
UNSURE = "UNSURE"
"""A span nobody is to learn from: neither that it is something nor that it is nothing."""
LONGEST = 128


@dataclass(frozen=True)
class Example:
    """A text with its spans ``(start, end, type)`` in code points; types of :data:`TYPES` or ``UNSURE``."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    language: str
    source: str

    @staticmethod
    def of_words(words: Iterable[tuple[str, str]], language: str, source: str) -> Example:
        """Out of words and their labels (``B-``/``I-`` and a type, or ``O``), joined by blanks."""
        text = ""
        spans: list[tuple[int, int, str]] = []
        last = "O"
        for word, label in words:
            start = len(text) + 1 if text else 0
            text = f"{text} {word}" if text else word
            kind = label.partition("-")[2]
            if label != "O":
                if spans and not label.startswith("B-") and last.partition("-")[2] == kind:
                    spans[-1] = (spans[-1][0], len(text), kind)
                else:
                    spans.append((start, len(text), kind))
            last = label
        return Example(text, tuple(spans), language, source)


@dataclass(frozen=True)
class Encoded:
    """Token numbers, word shapes, labels and weights of one text, all of one length."""

    ids: list[int]
    shapes: list[int]
    labels: list[int]
    weights: list[float]


def encode(tokenizer: Any, example: Example) -> Encoded:
    """The first ``LONGEST`` tokens; special tokens and unsure ones weigh nothing."""
    encoding = tokenizer.encode(example.text, add_special_tokens=True)
    labels, weights = [], []
    spans = sorted(example.spans)
    index, begun = 0, -1
    for start, end in encoding.offsets:
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        inside = index < len(spans) and spans[index][0] < end and end > start
        kind = spans[index][2] if inside else None
        weights.append(0.0 if end == start or kind == UNSURE else 1.0)
        part = "I" if begun == index else "B"
        labels.append(_INDEX[f"{part}-{kind}"] if kind and kind != UNSURE else 0)
        begun = index if inside else -1
    written = shapes(example.text, encoding.offsets, encoding.word_ids)
    return Encoded(encoding.ids[:LONGEST], written[:LONGEST], labels[:LONGEST], weights[:LONGEST])


def write(path: Path, examples: Iterable[Example]) -> int:
    """One JSON object a line; returns how many."""
    lines = [json.dumps(asdict(example), ensure_ascii=False) + "\n" for example in examples]
    path.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def read(path: Path) -> Iterator[Example]:
    """What :func:`write` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            values = json.loads(line)
            yield Example(**values | {"spans": tuple(tuple(span) for span in values["spans"])})
