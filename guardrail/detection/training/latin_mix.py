"""The first mixture that the tagger was trained on: the generated texts and a share of each corpus.

python -m guardrail.detection.training.latin_mix gold.jsonl generated.jsonl OUT.jsonl

The shipped weights saw samples of it, and of later ones that no script draws again (models/latin/MODEL_CARD.md).
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from guardrail.detection.training.latin_tokens import Example, read, write

SHARES = {
    "germeval": 1.0, "wikigold": 1.0, "sonar": 1.0, "newseye": 0.45, "btc": 0.5, "europeana": 0.12, "cervantes": 0.4,
    "restaurants": 0.5, "banking": 0.6, "interface": 0.5,
}  # fmt: skip
"""Of the sentences with names; without names a little fewer. Noisy and old corpora count less."""
_NAMELESS = 0.6
_WITHOUT_NAMES = frozenset({"banking", "interface"})
_RENAMED = 0.7


def kept(example: Example, spread: random.Random) -> bool:
    """Whether this run sees the sentence."""
    share = _RENAMED if example.source.startswith("re-") else SHARES.get(example.source, 1.0)
    if not example.spans and example.source in SHARES and example.source not in _WITHOUT_NAMES:
        share *= _NAMELESS
    return spread.random() < share


def main() -> None:
    """Command line."""
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    *sources, out = map(Path, sys.argv[1:])
    spread = random.Random(5)  # noqa: S311
    examples = [example for source in sources for example in read(source) if kept(example, spread)]
    spread.shuffle(examples)
    write(out, examples)
    for source, count in Counter(example.source for example in examples).most_common():
        sys.stdout.write(f"{source}: {count}\n")


if __name__ == "__main__":
    main()
