"""Words as people type them in a hurry, too: without diacritics."""

from __future__ import annotations

from collections.abc import Iterable

from guardrail.detection.letters import without_accents


def both(words: Iterable[str]) -> frozenset[str]:
    """The words as they are, and without diacritics."""
    return frozenset(form for word in words for form in (word, without_accents(word)))
