"""Write a trained model as the package ships it.

python -m guardrail.detection.training.latin_export weights.npz --source Q4.onnx --out models/latin
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from guardrail.detection.training import latin_graph
from guardrail.detection.training.latin_tokens import LABELS, TYPES
from guardrail.detection.training.latin_train import grown

THRESHOLDS = {"PERSON": 0.5, "LOCATION": 0.5, "ADDRESS": 0.5, "ORG": 0.5, "ID": 0.5, "PHONE": 0.5}
"""From which mean probability on a word is reported; of several classes the one furthest above its own wins."""


def main() -> None:
    """Command line; says the hashes to pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    graph, _ = latin_graph.load(options.source)
    model = options.out / "model_int8.onnx"
    latin_graph.save(graph, grown(dict(np.load(options.weights)), len(LABELS)), model)
    config = options.out / "config.json"
    config.write_text(json.dumps({"thresholds": {kind: THRESHOLDS[kind] for kind in TYPES}}, indent=2) + "\n")
    for path in (model, config):
        sys.stdout.write(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n")


if __name__ == "__main__":
    main()
