"""The tagger's vocabulary out of LAC's dictionaries, and the table from Traditional to Simplified characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_COUNTERPARTS = {"妳": "你", "祂": "他", "牠": "它", "著": "着"}
"""Characters that Taiwan writes where the mainland writes a common one; no conversion table joins them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``rows`` are the rows of the published embedding that stay, in the order of the lines of ``words``."""

    words: str
    folding: str
    rows: list[int]


def vocabulary(files: Mapping[str, bytes], conversion: str) -> Vocabulary:
    """``files`` as :func:`han_weights.read_archive` gives them; ``conversion`` is OpenCC's ``TSCharacters.txt``.

    Of LAC's segmentation dictionary only words with an embedding stay. Without the other 58,000 the tagger finds
    the same, and needs half the memory.
    """
    numbers = _pairs(files["conf/word.dic"], reverse=True)
    counts = dict(line.split(" ") for line in files["conf/small_seg.dic"].decode().splitlines())
    kept = [word for word in numbers if len(word) == 1 or word in counts or word.isascii() or word == "OOV"]
    lines = [f"{word}\t{counts.get(word, 0)}" for word in kept]
    pairs = _folding(_pairs(files["conf/q2b.dic"]), conversion, set(numbers))
    return Vocabulary(
        words="\n".join(lines) + "\n",
        folding="".join(f"{old}{new}\n" for old, new in sorted(pairs.items())),
        rows=[int(numbers[word]) for word in kept],
    )


def _pairs(data: bytes, *, reverse: bool = False) -> dict[str, str]:
    rows = (line.split("\t") for line in data.decode().split("\n"))
    return {row[-1] if reverse else row[0]: row[0] if reverse else row[1] for row in rows if len(row) == 2}


def _folding(variants: Mapping[str, str], conversion: str, known: set[str]) -> dict[str, str]:
    """OpenCC's table, and LAC's own where it folds what LAC does not know: full width, quotes, rare variants."""
    table = {}
    for line in conversion.splitlines():
        old, _, new = line.partition("\t")
        first = new.split(" ")[0]
        if len(old) == 1 == len(first) and old != first:
            table[old] = first
    for old, new in variants.items():
        if len(old) == 1 == len(new) and old not in table and old not in known and new in known:
            table[old] = new
    return table | _COUNTERPARTS
