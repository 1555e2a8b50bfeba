"""Weights out of the published ONNX graph and back into it, quantised to INT8."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found,unused-ignore]
from onnx import numpy_helper

from guardrail.detection.models.convert_rampart import read_source, to_fp32

SHAPES = 4
"""How many ways of writing a word the graph tells apart."""
_TABLES = ("word_embeddings", "token_type_embeddings", "position_embeddings")


def load(source: Path) -> tuple[Any, dict[str, Any]]:
    """The graph in fp32 and its weights by name (``….weight``, ``….bias``), matrices as K×N."""
    graph = to_fp32(onnx.load_from_string(read_source(source)))
    stored = {item.name: numpy_helper.to_array(item) for item in graph.graph.initializer}
    weights = {name: value for name, value in stored.items() if value.dtype == np.float32 and value.ndim}
    for node, name in _products(graph).items():
        weights[name] = weights.pop(node)
    for table in _TABLES:
        weights[f"bert.embeddings.{table}.weight"] = _dequantised(stored, f"bert.embeddings.{table}.weight")
    return graph, {name: np.array(value, dtype=np.float32) for name, value in weights.items()}


def prepared(weights: dict[str, Any], labels: int, seed: int) -> dict[str, Any]:
    """The published weights with a new head, and with a row for each way of writing a word."""
    spread = np.random.default_rng(seed)
    types = weights["bert.embeddings.token_type_embeddings.weight"]
    return weights | {
        "classifier.weight": spread.normal(0, 0.02, (types.shape[1], labels)).astype(np.float32),
        "classifier.bias": np.zeros(labels, np.float32),
        "bert.embeddings.token_type_embeddings.weight": np.repeat(types[:1], SHAPES, axis=0),
    }


def save(graph: Any, weights: dict[str, Any], destination: Path) -> None:
    """Write the INT8 model: dynamic, per channel, reduced range, as ``convert_rampart`` does."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        intermediate = Path(folder) / "model_fp32.onnx"
        onnx.save(filled(graph, weights), intermediate)
        quantize_dynamic(
            intermediate,
            destination,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


def filled(graph: Any, weights: dict[str, Any]) -> Any:
    """A copy of the graph with these weights; embedding tables stay 8-bit."""
    copy = onnx.ModelProto()
    copy.CopyFrom(graph)
    stored = {name: value for name, value in weights.items() if not name.endswith("embeddings.weight")}
    for node, name in _products(copy).items():
        stored[node] = stored.pop(name)
    for table in _TABLES:
        stored |= _quantised(f"bert.embeddings.{table}.weight", weights[f"bert.embeddings.{table}.weight"])
    for item in copy.graph.initializer:
        item.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(stored[item.name]), item.name))
    outputs = copy.graph.output[0].type.tensor_type.shape.dim
    outputs[-1].dim_value = weights["classifier.bias"].shape[0]
    return copy


def _products(graph: Any) -> dict[str, str]:
    """Names of the matrices in the graph -> names by the layer they belong to."""
    found = {}
    for node in graph.graph.node:
        if node.op_type == "MatMul" and node.input[1].startswith("onnx::"):
            layer = node.name.removesuffix("/MatMul_Q4").removesuffix("/MatMul").strip("/").replace("/", ".")
            found[node.input[1]] = f"{layer}.weight"
    return found


def _dequantised(stored: dict[str, Any], name: str) -> Any:
    values = stored[f"{name}_quantized"].astype(np.float32)
    return (values - np.float32(stored[f"{name}_zero_point"])) * stored[f"{name}_scale"]


def _quantised(name: str, values: Any) -> dict[str, Any]:
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    scale = np.float32((high - low) / 255 or 1.0)
    zero = np.uint8(round(-low / scale))
    return {
        f"{name}_quantized": np.clip(np.round(values / scale) + zero, 0, 255).astype(np.uint8),
        f"{name}_scale": np.array(scale, np.float32),
        f"{name}_zero_point": np.array(zero, np.uint8),
    }
