"""The encoder as a pure function of its weights (Devlin et al. 2018; MiniLM sizes: 6 layers of 384, 12 heads).

Weights are a flat mapping of the names of the ONNX graph, matrices as K×N. The graph's second input,
which BERT uses to tell two sentences apart, carries how a word is written (:mod:`latin_tokens`),
because the vocabulary itself is lower-cased.
"""

from __future__ import annotations

from typing import Any

import jax  # type: ignore[import-not-found,unused-ignore]
import jax.numpy as jnp  # type: ignore[import-not-found,unused-ignore]

LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12

Weights = dict[str, Any]


def logits(weights: Weights, ids: Any, shapes: Any, mask: Any, *, dropout: float = 0.0, key: Any = None) -> Any:
    """Scores of every label, batch x length x labels. ``mask`` is 1 where there is a token."""
    hidden = _embedded(weights, ids, shapes)
    bias = jnp.where(mask[:, None, None, :] > 0, 0.0, -1e9).astype(hidden.dtype)
    keys = jax.random.split(key, LAYERS + 1) if dropout else [None] * (LAYERS + 1)
    hidden = _dropped(hidden, dropout, keys[-1])
    for layer in range(LAYERS):
        hidden = _layer(weights, f"bert.encoder.layer.{layer}", hidden, bias)
        hidden = _dropped(hidden, dropout, keys[layer])
    return hidden @ weights["classifier.weight"] + weights["classifier.bias"]


def loss(weights: Weights, batch: dict[str, Any], key: Any, dropout: float) -> Any:
    """Mean cross entropy of the labelled tokens, weighted by ``batch["weight"]`` (0: not judged)."""
    scores = logits(weights, batch["ids"], batch["shapes"], batch["mask"], dropout=dropout, key=key)
    log = jax.nn.log_softmax(scores.astype(jnp.float32))
    picked = jnp.take_along_axis(log, batch["labels"][..., None], axis=-1)[..., 0]
    return -(picked * batch["weight"]).sum() / jnp.maximum(batch["weight"].sum(), 1.0)


def _embedded(weights: Weights, ids: Any, shapes: Any) -> Any:
    name = "bert.embeddings"
    total = (
        weights[f"{name}.word_embeddings.weight"][ids]
        + weights[f"{name}.token_type_embeddings.weight"][shapes]
        + weights[f"{name}.position_embeddings.weight"][: ids.shape[1]]
    )
    return _normalised(weights, f"{name}.LayerNorm", total)


def _layer(weights: Weights, name: str, hidden: Any, bias: Any) -> Any:
    attention = f"{name}.attention"
    query, key, value = (
        _heads(_linear(weights, f"{attention}.self.{part}", hidden)) for part in ("query", "key", "value")
    )
    shares = jax.nn.softmax(query @ key.swapaxes(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias)
    context = (shares @ value).swapaxes(1, 2).reshape(hidden.shape)
    hidden = _normalised(
        weights, f"{attention}.output.LayerNorm", hidden + _linear(weights, f"{attention}.output.dense", context)
    )
    inner = jax.nn.gelu(_linear(weights, f"{name}.intermediate.dense", hidden), approximate=False)
    return _normalised(weights, f"{name}.output.LayerNorm", hidden + _linear(weights, f"{name}.output.dense", inner))


def _linear(weights: Weights, name: str, value: Any) -> Any:
    return value @ weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _heads(value: Any) -> Any:
    return value.reshape(*value.shape[:2], HEADS, WIDTH // HEADS).swapaxes(1, 2)


def _normalised(weights: Weights, name: str, value: Any) -> Any:
    centred = value - value.mean(-1, keepdims=True)
    scale = jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
    return centred * scale * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _dropped(value: Any, rate: float, key: Any) -> Any:
    if not rate:
        return value
    return jnp.where(jax.random.bernoulli(key, 1 - rate, value.shape), value / (1 - rate), 0.0)
