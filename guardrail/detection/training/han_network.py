"""The Chinese tagger in JAX: the same computation as the ONNX graph, and the likelihood it is trained by."""

from __future__ import annotations

from typing import Any

import jax  # type: ignore[import-not-found,import-untyped,unused-ignore]
import jax.numpy as jnp  # type: ignore[import-not-found,import-untyped,unused-ignore]

from guardrail.detection.training.han_weights import HIDDEN


def scores(weights: dict[str, Any], numbers: Any, present: Any, keep: Any = None) -> Any:
    """Every tag's score: batch × time × tag. ``present`` masks padding; ``keep`` are dropout masks per layer."""
    values = weights["embedding"][numbers].transpose(1, 0, 2)
    mask = present.T[:, :, None]
    for layer in (0, 1):
        if keep is not None:
            values = values * keep[layer]
        both = [_gru(weights, 2 * layer + way, values, mask, reverse=bool(way)) for way in (0, 1)]
        values = jnp.concatenate(both, axis=-1)
    return values.transpose(1, 0, 2) @ weights["tags"] + weights["tags.bias"]


def _gru(weights: dict[str, Any], index: int, values: Any, mask: Any, *, reverse: bool) -> Any:
    projected = values @ weights[f"{index}.input"] + weights[f"{index}.bias"]
    gates, candidate = weights[f"{index}.gates"], weights[f"{index}.candidate"]

    def step(state: Any, item: Any) -> tuple[Any, Any]:
        inputs, real = item
        update, reset = jnp.split(jax.nn.sigmoid(inputs[:, : 2 * HIDDEN] + state @ gates), 2, axis=1)
        proposed = jnp.tanh(inputs[:, 2 * HIDDEN :] + (reset * state) @ candidate)
        following = jnp.where(real, (1 - update) * state + update * proposed, state)
        return following, following

    start = jnp.zeros((values.shape[1], HIDDEN))
    return jax.lax.scan(step, start, (projected, mask), reverse=reverse)[1]


def log_partition(emitted: Any, present: Any, crf: Any) -> Any:
    """Logarithm of the summed weight of all sequences of tags, one a text."""
    first, last, between = crf[0], crf[1], crf[2:]

    def step(total: Any, item: Any) -> tuple[Any, None]:
        row, real = item
        following = jax.nn.logsumexp(total[:, :, None] + between[None], axis=1) + row
        return jnp.where(real[:, None], following, total), None

    rows = emitted.transpose(1, 0, 2)
    total, _ = jax.lax.scan(step, first + rows[0], (rows[1:], present.T[1:]))
    return jax.nn.logsumexp(total + last, axis=1)


def loss(weights: dict[str, Any], batch: dict[str, Any], keep: Any) -> Any:
    """Mean negative log-likelihood of what the examples allow (a set of tags at each place)."""
    emitted = scores(weights, batch["numbers"], batch["present"], keep)
    allowed = emitted + batch["ruled_out"]
    everything = log_partition(emitted, batch["present"], weights["crf"])
    return jnp.mean(everything - log_partition(allowed, batch["present"], weights["crf"]))
