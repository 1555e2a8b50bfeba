"""Leak and wrongly covered characters of a model on held-out examples, over a grid of thresholds.

    python -m guardrail.detection.training.latin_evaluate MODEL_DIRECTORY EXAMPLES.jsonl…

Leak is the part of the characters of people, places and addresses that no reported word covers; wrongly covered
are characters of words reported where there is none of them, by 1000 characters of text.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from guardrail.detection.training.latin_tokens import TYPES, UNSURE, Example, read
from guardrail.detection.word_shapes import shapes

PERSONAL = ("PERSON", "LOCATION", "ADDRESS")
_GRID = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass
class Tally:
    """Characters of one slice."""

    text: int = 0
    gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: dict[tuple[str, float], int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[tuple[str, float], int] = field(default_factory=lambda: defaultdict(int))


class Model:
    """Word probabilities of an exported model, without thresholds."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._session = onnxruntime.InferenceSession(str(folder / "model_int8.onnx"))

    def words(self, text: str) -> list[tuple[int, int, dict[str, float]]]:
        """Characters from, to, and the mean probability of each type."""
        encoding = self._tokenizer.encode(text)
        ids = np.array([encoding.ids[:512]])
        written = np.array([shapes(text, encoding.offsets, encoding.word_ids)[:512]])
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": written}
        logits = self._session.run(None, feed)[0][0]
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        powers /= powers.sum(axis=-1, keepdims=True)
        found: dict[int, list[int]] = defaultdict(list)
        for index, word in enumerate(encoding.word_ids[:512]):
            if word is not None:
                found[word].append(index)
        made = []
        for pieces in found.values():
            means = powers[pieces].mean(axis=0)
            kinds = {kind: float(means[2 * index + 1] + means[2 * index + 2]) for index, kind in enumerate(TYPES)}
            made.append((encoding.offsets[pieces[0]][0], encoding.offsets[pieces[-1]][1], kinds))
        return made


def tally(model: Model, example: Example, into: Tally) -> None:
    """Count one text at every threshold of the grid."""
    kinds = np.full(len(example.text), "", dtype=object)
    for start, end, kind in example.spans:
        kinds[start:end] = kind
    written = np.array([character.isalnum() for character in example.text])
    into.text += len(example.text)
    for kind in PERSONAL:
        into.gold[kind] += int(((kinds == kind) & written).sum())
    words = model.words(example.text)
    for limit in _GRID:
        covered = {kind: np.zeros(len(example.text), bool) for kind in PERSONAL}
        for start, end, shares in words:
            best = max((*PERSONAL, "ORG"), key=lambda kind: shares[kind])
            if best in PERSONAL and shares[best] >= limit:
                covered[best][start:end] = True
        anything = np.logical_or.reduce(list(covered.values()))
        for kind in PERSONAL:
            into.missed[kind, limit] += int(((kinds == kind) & written & ~anything).sum())
            wrong = covered[kind] & written & ~np.isin(kinds, (*PERSONAL, UNSURE))
            into.wrong[kind, limit] += int(wrong.sum())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("examples", type=Path, nargs="+")
    parser.add_argument("--limit", type=float, default=0.4)
    options = parser.parse_args()
    model = Model(options.model)
    slices: dict[str, Tally] = defaultdict(Tally)
    for path in options.examples:
        for example in read(path):
            tally(model, example, slices[f"{example.language} {example.source}"])
    for name, counts in sorted(slices.items()):
        shown = (name, counts.text, *(_line(counts, kind, options.limit) for kind in PERSONAL))
        sys.stdout.write("{:22} {:7} {} {} {}\n".format(*shown))
    total = {kind: {limit: _line_all(slices, kind, limit) for limit in _GRID} for kind in PERSONAL}
    for kind, lines in total.items():
        sys.stdout.write(f"{kind}: " + "  ".join(f"{limit}: {line}" for limit, line in lines.items()) + "\n")


def _line(counts: Tally, kind: str, limit: float) -> str:
    leak = counts.missed[kind, limit] / max(counts.gold[kind], 1)
    wrong = 1000 * counts.wrong[kind, limit] / counts.text
    return f"| {kind[:3]} {counts.gold[kind]:5} leak {leak:.3f} wrong {wrong:5.1f}"


def _line_all(slices: dict[str, Tally], kind: str, limit: float) -> str:
    missed = sum(counts.missed[kind, limit] for counts in slices.values())
    gold = sum(counts.gold[kind] for counts in slices.values())
    wrong = sum(counts.wrong[kind, limit] for counts in slices.values())
    return f"{missed / max(gold, 1):.3f}/{1000 * wrong / max(sum(counts.text for counts in slices.values()), 1):.1f}"


if __name__ == "__main__":
    main()
