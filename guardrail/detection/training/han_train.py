"""Train the Chinese tagger further from LAC's published weights.

``python -m guardrail.detection.training.han_train LAC-2.1.2.tar.gz TSCharacters.txt CORPORA MEASURED TRAINED.npz``

CORPORA is a folder of repositories (:mod:`han_corpora`); MEASURED a folder of JSON lines with ``text``, of which
no training sentence may share a stretch. The embedding stays as published. Needs jax, optax and the packages of
:mod:`han_lexicons`; about half an hour on two cores.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import jax  # type: ignore[import-not-found,import-untyped,unused-ignore]
import numpy as np
import optax  # type: ignore[import-not-found,import-untyped,unused-ignore]

from guardrail.detection.han_words import HanWords
from guardrail.detection.training.han_chat import messages
from guardrail.detection.training.han_corpora import sentences
from guardrail.detection.training.han_examples import Encoded, Example, Span, batches, encode
from guardrail.detection.training.han_lexicons import Lexicons, Names
from guardrail.detection.training.han_network import loss
from guardrail.detection.training.han_teacher import Consistency, Teacher, short_forms
from guardrail.detection.training.han_vocabulary import vocabulary
from guardrail.detection.training.han_weights import Weights, read_archive, weights

SEED = 7
SIZE = 64
EPOCHS = 1
CHAT = 35_000
RATE = 5e-4
DROPPED = 0.15
PLAIN = 0.2
"""Share of the sentences without any name that stay: the teacher's word on them is not doubted anyway."""
SWAPPED = 0.3
"""Share of sentences whose names are exchanged for made-up ones."""


def silver(teacher: Teacher, paragraphs: Sequence[Sequence[str]], lexicons: Lexicons) -> list[Example]:
    """Sentences with the teacher's names, made consistent."""
    tagged = teacher.words([text for paragraph in paragraphs for text in paragraph])
    grouped = [[(text, next(tagged)) for text in paragraph] for paragraph in paragraphs]
    names = Consistency((pair for group in grouped for pair in group), lexicons.foreign_places)
    examples, families = [], "".join(lexicons.families[:300])
    for group in grouped:
        meant = short_forms(group, teacher.vocabulary, families)
        examples += [names.example(text, words, meant) for text, words in group if words]
    return examples


def chosen(examples: Sequence[Example], spread: random.Random) -> list[Example]:
    """All with names and some without."""
    return [example for example in examples if example.spans or spread.random() < PLAIN]


def swapped(example: Example, names: Names, families: str, spread: random.Random) -> Example:
    """The sentence with other people and places in it, of the same make: Chinese, foreign, with 市 or 縣."""
    text, spans, at = "", [], 0
    for span in example.spans:
        text += example.text[at : span.start]
        value = example.text[span.start : span.end]
        if span.kind == "PERSON" and len(value) > 1:
            chinese = value[0] in families and len(value) in (2, 3)
            value = names.chinese() if chinese else names.foreign() if "·" in value or len(value) > 2 else value
        elif span.kind == "LOCATION" and len(value) > 1:
            value = names.place()
        spans.append(Span(len(text), len(text) + len(value), span.kind))
        text += value
        at = span.end
    return Example(text + example.text[at:], tuple(spans))


def train(start: Weights, rounds: Iterator[list[Encoded]], steps: int, spread: random.Random) -> Iterator[Weights]:
    """The weights after each round."""
    frozen = {"embedding": jax.numpy.asarray(start["embedding"])}
    weights_now: dict[str, Any] = {name: value for name, value in start.items() if name not in frozen}
    rate = optax.warmup_cosine_decay_schedule(0.0, RATE, min(100, steps // 10 + 1), steps)
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.adam(rate))
    state = optimiser.init(weights_now)

    @jax.jit  # type: ignore[untyped-decorator,unused-ignore]
    def step(values: Any, state: Any, fixed: Any, batch: Any, keep: Any) -> Any:
        cost, slope = jax.value_and_grad(lambda given: loss(given | fixed, batch, keep))(values)
        change, state = optimiser.update(slope, state)
        return optax.apply_updates(values, change), state, cost

    dice = np.random.default_rng(SEED)
    for examples in rounds:
        costs = []
        for batch in batches(examples, SIZE, spread):
            keep = [_kept(dice, width) for width in (start["embedding"].shape[1], start["tags"].shape[0])]
            weights_now, state, cost = step(weights_now, state, frozen, batch, keep)
            costs.append(float(cost))
            if len(costs) % 50 == 0:
                sys.stderr.write(f"{len(costs)} batches, loss {np.mean(costs[-50:]):.3f}\n")
        yield {name: np.asarray(value) for name, value in weights_now.items()}


def _kept(dice: np.random.Generator, width: int) -> Any:
    return ((dice.random((1, SIZE, width)) >= DROPPED) / (1 - DROPPED)).astype(np.float32)


def rounds(
    examples: Sequence[Example], names: Names, words: HanWords, spread: random.Random
) -> Iterator[list[Encoded]]:
    """One list an epoch: the corpus, part of it with other names, and chat."""
    families = "".join(Lexicons().families[:300])
    chat = messages(names, spread)
    for _ in range(EPOCHS):
        mixed = [
            swapped(example, names, families, spread) if spread.random() < SWAPPED else example for example in examples
        ]
        encoded = (encode(example, words) for example in [*mixed, *islice(chat, CHAT // EPOCHS)])
        yield [item for item in encoded if item]


def main(arguments: list[str]) -> None:
    """Command line."""
    archive, conversion, corpora, measured, destination = map(Path, arguments)
    files = read_archive(archive)
    made = vocabulary(files, conversion.read_text("utf-8"))
    words, start = HanWords(made.words, made.folding), weights(files, made)
    lexicons, spread = Lexicons(), random.Random(SEED)  # noqa: S311 - training data, nothing secret
    lines = [line for path in sorted(measured.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    found = sentences(corpora, (json.loads(line)["text"] for line in lines), words.folded)
    examples = silver(Teacher(start, words), found, lexicons)
    names = Names(lexicons, spread, _foreign(examples))
    examples = chosen(examples, spread)
    steps = (len(examples) * EPOCHS + CHAT) // SIZE
    for trained in train(start, rounds(examples, names, words, spread), steps, spread):
        np.savez(destination, **trained)  # type: ignore[arg-type,unused-ignore]


def _foreign(examples: Sequence[Example]) -> list[str]:
    """Transliterated names as the corpora write them."""
    values = {text[span.start : span.end] for text, spans in examples for span in spans if span.kind == "PERSON"}
    return sorted(
        part for value in values if "·" in value or "‧" in value for part in value.replace("‧", "·").split("·")
    )


if __name__ == "__main__":
    main(sys.argv[1:])
