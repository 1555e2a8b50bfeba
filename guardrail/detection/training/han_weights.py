"""LAC's published weights as arrays, and arrays as the ONNX graph that Guardrail ships.

LAC 2.1 (Baidu, Apache-2.0) is a two-layer bidirectional GRU over words and characters with a linear-chain CRF
over 49 tags. Its files are Paddle tensors of an old format; nothing of Paddle is needed to read them.
"""

from __future__ import annotations

import struct
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx  # type: ignore[import-not-found,import-untyped,unused-ignore]
from onnx import TensorProto, helper, numpy_helper  # type: ignore[import-not-found,import-untyped,unused-ignore]

from guardrail.detection.training.han_examples import TAGS
from guardrail.detection.training.han_vocabulary import Vocabulary

HIDDEN = 128
_FOLDER = "LAC-2.1.2/LAC/lac_model/"
Weights = dict[str, npt.NDArray[np.float32]]


def read_archive(archive: Path) -> dict[str, bytes]:
    """The files of the lexical-analysis model in the source distribution ``LAC-2.1.2.tar.gz``, by name."""
    with tarfile.open(archive) as source:
        members = [item for item in source.getmembers() if item.isfile() and item.name.startswith(_FOLDER)]
        return {item.name.removeprefix(_FOLDER): _content(source, item) for item in members}


def _content(source: tarfile.TarFile, item: tarfile.TarInfo) -> bytes:
    stream = source.extractfile(item)
    if stream is None:
        raise ValueError(f"{item.name} is no file")
    return stream.read()


def tensor(data: bytes) -> npt.NDArray[np.float32]:
    """A Paddle ``LoDTensor``: version, levels of detail, version, description (type and dimensions), values."""
    (levels,) = struct.unpack_from("<Q", data, 4)
    at = 12
    for _ in range(levels):
        (size,) = struct.unpack_from("<Q", data, at)
        at += 8 + size
    (size,) = struct.unpack_from("<i", data, at + 4)
    at += 8
    shape = [value for field, value in _fields(data[at : at + size]) if field == 2]
    return np.frombuffer(data, "<f4", offset=at + size).reshape(shape)


def _fields(message: bytes) -> list[tuple[int, int]]:
    """Numbers and values of the variable-length integers in a protocol-buffer message."""
    found, at = [], 0
    while at < len(message):
        key, at = _varint(message, at)
        value, at = _varint(message, at)
        found.append((key >> 3, value))
    return found


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at, value, shift = at + 1, value | (byte & 127) << shift, shift + 7
        if byte < 128:
            return value, at


def weights(files: dict[str, bytes], vocabulary: Vocabulary) -> Weights:
    """By name: the embedding; input, gates, candidate and bias of each of the four GRUs; the tags; the CRF."""
    stored = {name.removeprefix("model/"): data for name, data in files.items() if name.startswith("model/")}
    found: Weights = {
        "embedding": tensor(stored["word_emb"])[vocabulary.rows],
        "tags": tensor(stored["fc_4.w_0"]),
        "tags.bias": tensor(stored["fc_4.b_0"]),
        "crf": tensor(stored["crfw"]),
    }
    for layer in range(4):
        found[f"{layer}.input"] = tensor(stored[f"fc_{layer}.w_0"])
        found[f"{layer}.bias"] = tensor(stored[f"fc_{layer}.b_0"]) + tensor(stored[f"gru_{layer}.b_0"]).ravel()
        # One block of memory: the update and reset gates' matrix (D × 2D), then the candidate's (D × D).
        block = tensor(stored[f"gru_{layer}.w_0"]).ravel()
        found[f"{layer}.gates"] = block[: 2 * HIDDEN * HIDDEN].reshape(HIDDEN, 2 * HIDDEN)
        found[f"{layer}.candidate"] = block[2 * HIDDEN * HIDDEN :].reshape(HIDDEN, HIDDEN)
    return found


def quantised(embedding: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Eight bits a value, and one scale a row."""
    scale = np.maximum(np.abs(embedding).max(axis=1, keepdims=True) / 127.0, 1e-12).astype(np.float32)
    return np.rint(embedding / scale).astype(np.int8), scale


def graph(found: Weights) -> Any:
    """The units' embeddings in, scores of every tag out; one sequence a run."""
    constants: dict[str, npt.NDArray[Any]] = {
        "tags": found["tags"],
        "tags.bias": found["tags.bias"],
        "batch": np.array([1], np.int64),
        "together": np.array([-1, 1, 2 * HIDDEN], np.int64),
        "flat": np.array([-1, 2 * HIDDEN], np.int64),
    }
    nodes = [helper.make_node("Unsqueeze", ["embedded", "batch"], ["layer0"])]
    for layer in (0, 1):
        constants |= _bidirectional(found, layer)
        names = [f"layer{layer}", f"W{layer}", f"R{layer}", f"B{layer}"]
        nodes += [
            helper.make_node("GRU", names, [f"both{layer}"], hidden_size=HIDDEN, direction="bidirectional"),
            # sequence, direction, batch, hidden -> sequence, batch, direction and hidden together
            helper.make_node("Transpose", [f"both{layer}"], [f"turned{layer}"], perm=[0, 2, 1, 3]),
            helper.make_node("Reshape", [f"turned{layer}", "together"], [f"layer{layer + 1}"]),
        ]
    nodes += [
        helper.make_node("Reshape", ["layer2", "flat"], ["hidden"]),
        helper.make_node("Gemm", ["hidden", "tags", "tags.bias"], ["scores"]),
    ]
    built = helper.make_graph(
        nodes,
        "han",
        [helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["units", HIDDEN])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["units", TAGS])],
        [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in constants.items()],
    )
    model = helper.make_model(built, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def _bidirectional(found: Weights, layer: int) -> Weights:
    """Both directions of a layer as ONNX has them.

    Paddle keeps ``(1 - u)`` of the old state and ONNX ``z`` of it, so ``z`` is the update gate with its sign
    turned: ``sigmoid(-x) = 1 - sigmoid(x)``.
    """
    inputs, states, biases = [], [], []
    for index in (2 * layer, 2 * layer + 1):
        parts = np.split(found[f"{index}.input"], 3, axis=1)
        update, reset = np.split(found[f"{index}.gates"], 2, axis=1)
        bias = np.split(found[f"{index}.bias"], 3)
        inputs.append(np.concatenate([-parts[0], parts[1], parts[2]], axis=1).T)
        states.append(np.concatenate([-update, reset, found[f"{index}.candidate"]], axis=1).T)
        biases.append(np.concatenate([-bias[0], bias[1], bias[2], np.zeros(3 * HIDDEN, np.float32)]))
    return {
        f"W{layer}": np.stack(inputs).astype(np.float32),
        f"R{layer}": np.stack(states).astype(np.float32),
        f"B{layer}": np.stack(biases).astype(np.float32),
    }
