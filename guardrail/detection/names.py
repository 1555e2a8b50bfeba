"""How far a name in Latin script goes, behind words that introduce one."""

from __future__ import annotations

import re

from guardrail.detection.gazetteer import gazetteer
from guardrail.detection.language import not_names, particles
from guardrail.detection.latin_words import fold

_LONGEST_SHORT = 2  # "J." and "Jr." go on, "Sullivan." ends a sentence
_POSSESSIVE = ("'s", "’s")
_WORD = re.compile(r"[^\s.,]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def plausible(value: str) -> tuple[int, int] | None:
    """The words up to the first that is no name, or that ends the sentence; particles only between names."""
    if _doctor_of_a_brand(value):
        return None
    end = 0
    for match in _WORD.finditer(value):
        word = match.group().rstrip("'’.")
        if end and word in particles():
            continue
        if word.lower() in not_names():
            break
        end = match.end() - (2 if match.group().endswith(_POSSESSIVE) else 0)
        if len(word) > _LONGEST_SHORT and value[end : end + 1] == ".":
            break
    if end and value[end : end + 1] == "." and not value[max(0, end - 2) : end - 1].isalpha():
        end += 1  # the full stop of a last initial
    return (0, end) if end > 1 else None


def _doctor_of_a_brand(value: str) -> bool:
    """Whether products are called Dr so-and-so, and hardly anybody."""
    word = _LETTERS.search(value)
    first = fold(word.group()) if word else ""
    return f"dr {first}" in gazetteer("brands") and first not in gazetteer("surnames")
