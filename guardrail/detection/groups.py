"""Runs of digits in groups, as people write long numbers: ``4111 1111-1111.1111``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

_DIGITS_ONLY = bytes(byte if chr(byte).isdecimal() else ord(" ") for byte in range(256))

Groups = Sequence[tuple[int, int]]
"""Where each group of digits of a run starts and ends."""


def runs(text: str, gap: re.Pattern[str], longest: int, least: int) -> Iterator[Groups]:
    """The runs of ``least`` digits and more, whose groups have nothing but a ``gap`` between them.

    ``longest`` is the length of the longest gap.
    """
    # Blanks instead of all else, one byte a character: splitting them is five times as fast as any pattern.
    written = text.encode("ascii", "replace").translate(_DIGITS_ONLY)
    groups: list[tuple[int, int]] = []
    digits = end = 0
    for group in written.split():
        start = written.index(group, end)
        if groups and (start - end > longest or not gap.fullmatch(text, end, start)):
            if digits >= least:
                yield groups
            groups, digits = [], 0
        end = start + len(group)
        groups.append((start, end))
        digits += len(group)
    if digits >= least:
        yield groups


class Run:
    """Groups of digits, and what they are when written together."""

    __slots__ = ("_places", "count", "digits", "groups")

    def __init__(self, text: str, groups: Groups) -> None:
        self.groups = groups
        self.count = len(groups)
        self.digits = "".join([text[start:end] for start, end in groups])
        self._places = [0, *accumulate([end - start for start, end in groups])]

    def begins(self, first: int, pattern: re.Pattern[str]) -> bool:
        """Whether the digits from this group on begin as the pattern does."""
        return pattern.match(self.digits, self._places[first]) is not None

    def windows(self, first: int, least: int, most: int, limit: int) -> Iterator[tuple[int, str]]:
        """Neighbouring groups from this one on that have ``least`` to ``most`` digits, the longest first.

        Yields (index after the last group, the digits). At most ``limit`` groups a window, so the number of windows
        of a run is linear in the number of its groups.
        """
        begin = self._places[first]
        for last in range(min(first + limit, self.count), first, -1):
            end = self._places[last]
            if end - begin < least:
                break
            if end - begin <= most:
                yield last, self.digits[begin:end]
