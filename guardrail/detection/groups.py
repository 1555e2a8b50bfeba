"""Runs of digits in groups, as people write long numbers: ``4111 1111-1111.1111``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

_GROUP = re.compile(r"[0-9]+")

Groups = Sequence[tuple[int, int]]
"""Where each group of digits of a run starts and ends."""


def groups_of(text: str, start: int, end: int) -> Groups:
    """The digit groups of ``text[start:end]``."""
    return [match.span() for match in _GROUP.finditer(text, start, end)]


def windows(text: str, groups: Groups, least: int, most: int, limit: int = 12) -> Iterator[tuple[int, int, str]]:
    """Runs of neighbouring groups with ``least`` to ``most`` digits, longest first from each group on.

    Yields (index of the first group, index after the last, the digits). At most ``limit`` groups a window, so
    the number of windows is linear in the number of groups.
    """
    joined = "".join(text[start:end] for start, end in groups)
    places = list(accumulate((end - start for start, end in groups), initial=0))
    count = len(groups)
    for first in range(count):
        begin = places[first]
        for last in range(min(first + limit, count), first, -1):
            size = places[last] - begin
            if size < least:
                break
            if size <= most:
                yield first, last, joined[begin : places[last]]
