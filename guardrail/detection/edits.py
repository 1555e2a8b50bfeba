"""Replacing pieces of a text while knowing where each character came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """``text[start:end]`` is to be read as ``read``."""

    start: int
    end: int
    read: str


class Tracked:
    """A text under edit. ``starts`` and ``ends`` are None while every character is where it was written."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] | None = None
        self.ends: list[int] | None = None

    def apply(self, edits: Iterable[Edit]) -> None:
        """Sorted edits that do not overlap. Linear in the length of the text.

        As many characters as there were stand for those, one for one; otherwise each character that is
        read stands for all that was written.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        before = self.starts if self.starts is not None else range(len(self.text))
        after = self.ends if self.ends is not None else range(1, len(self.text) + 1)
        at, moved = 0, self.starts is not None
        for start, end, read in edits:
            pieces += (self.text[at:start], read)
            starts += before[at:start]
            ends += after[at:start]
            if len(read) == end - start:
                starts += before[start:end]
                ends += after[start:end]
            else:
                moved = True
                starts += [before[start]] * len(read)
                ends += [after[end - 1]] * len(read)
            at = end
        if not pieces:
            return
        pieces.append(self.text[at:])
        self.text = "".join(pieces)
        if moved:
            starts += before[at:]
            ends += after[at:]
            self.starts, self.ends = starts, ends
