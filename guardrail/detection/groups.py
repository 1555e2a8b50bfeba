"""Runs of digits in groups, as people write long numbers: ``4111 1111-1111.1111``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GROUP = re.compile(r"[0-9]+")

Groups = Sequence[tuple[int, int]]
"""Where each group of digits of a run starts and ends."""


def groups_of(text: str, start: int, end: int) -> Groups:
    """The digit groups of ``text[start:end]``."""
    return [match.span() for match in _GROUP.finditer(text, start, end)]


def windows(groups: Groups, least: int, most: int, limit: int = 12) -> Iterator[tuple[int, int, int]]:
    """Runs of neighbouring groups with ``least`` to ``most`` digits, longest first from each group on.

    Yields (index of the first group, index after the last, digits). At most ``limit`` groups a window, so
    the number of windows is linear in the number of groups.
    """
    for first in range(len(groups)):
        found: list[tuple[int, int, int]] = []
        digits = 0
        for last in range(first, min(first + limit, len(groups))):
            digits += groups[last][1] - groups[last][0]
            if digits > most:
                break
            if digits >= least:
                found.append((first, last + 1, digits))
        yield from reversed(found)
