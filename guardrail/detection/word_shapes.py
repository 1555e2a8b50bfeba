"""How a word is written, for a model whose vocabulary is lower-cased (Nadeau and Sekine 2007, word-level features).

The tagger reads this through the input by which BERT tells two sentences apart.
"""

from __future__ import annotations

from collections.abc import Sequence

PLAIN, CAPITALISED, CAPITALS, NUMBER = range(4)


def shapes(text: str, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> list[int]:
    """One shape a token: that of the word it is a piece of, told by the word's first two characters.

    ``offsets`` are code points of ``text``, ``words`` the word every token belongs to (none: a special token).
    """
    found: list[int] = []
    last, shape = None, PLAIN
    for (start, _), word in zip(offsets, words, strict=True):
        if word is None:
            found.append(PLAIN)
            continue
        if word != last:
            last, shape = word, _shape(text[start : start + 2])
        found.append(shape)
    return found


def _shape(head: str) -> int:
    first = head[:1]
    if first.isupper():
        return CAPITALS if head[1:].isupper() else CAPITALISED
    return NUMBER if first.isdigit() else PLAIN
