"""Make the Chinese tagger's files from LAC's source distribution and, once trained, from the trained weights.

``python -m guardrail.detection.training.han_convert LAC-2.1.2.tar.gz TSCharacters.txt DESTINATION [TRAINED.npz]``
"""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from guardrail.detection.training.han_vocabulary import vocabulary
from guardrail.detection.training.han_weights import Weights, graph, quantised, read_archive, weights


def convert(archive: Path, conversion: Path, destination: Path, trained: Path | None = None) -> dict[str, str]:
    """Write the six files; their SHA-256 by name."""
    files = read_archive(archive)
    words = vocabulary(files, conversion.read_text("utf-8"))
    found: Weights = weights(files, words)
    if trained:
        with np.load(trained) as stored:
            found |= {name: stored[name].astype(np.float32) for name in stored.files}
    table, scales = quantised(found["embedding"])
    contents = {
        "model.onnx": graph(found).SerializeToString(),
        "embedding.npy": _saved(table),
        "scales.npy": _saved(scales),
        "transitions.npy": _saved(found["crf"]),
        "words.txt": words.words.encode(),
        "folding.txt": words.folding.encode(),
    }
    destination.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        (destination / name).write_bytes(data)
    return {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}


def _saved(array: npt.NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def main(arguments: list[str]) -> None:
    """Command line: prints the hash of every file."""
    archive, conversion, destination, *trained = map(Path, arguments)
    for name, digest in convert(archive, conversion, destination, *trained[:1]).items():
        sys.stdout.write(f"{digest}  {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
