"""Markdown as it arrives: is this place code, a link's target or a link definition?

Follows CommonMark 0.31 (code spans 6.1, fences 4.5, links 6.3, definitions 4.7), stricter where a renderer
might differ. Fed any pieces, it never depends on where they were cut.
"""

from __future__ import annotations

import re

_EVENTS = re.compile(r"[`~\n<>()\[\]\"'\\:]")
_CONTAINER = re.compile(r"[ \t\r>*+\-\d.)]*")


class Markdown:
    """Code, link targets and link definitions."""

    __slots__ = (
        "_angle",
        "_bare_line",
        "_blank_line",
        "_code",
        "_definition",
        "_depth",
        "_escaped",
        "_fence",
        "_last",
        "_quote",
        "_run",
        "_run_bare",
    )

    def __init__(self) -> None:
        self._last = "\n"
        self._escaped = False
        self._bare_line = self._blank_line = True
        self._run = ""  # backticks or tildes still being read
        self._run_bare = False
        self._code = 0  # length of the open code span's delimiter
        self._fence = ""  # the open fence
        self._depth = 0  # open parentheses of a link target
        self._quote = ""
        self._angle = False
        self._definition = 0  # 1: its line has no content yet, 2: it has

    @property
    def last(self) -> str:
        """The character before the place."""
        return self._last

    def blocked(self) -> bool:
        """Whether the place is code, a link target or a link definition."""
        self._end_run()
        return bool(self._code or self._fence or self._depth or self._definition)

    def feed(self, text: str) -> None:
        at = 0
        for event in _EVENTS.finditer(text):
            if event.start() > at:
                self._words(text[at : event.start()])
            self._event(event[0])
            at = event.end()
        if at < len(text):
            self._words(text[at:])

    def _words(self, text: str) -> None:
        self._end_run()
        if not text.isspace():
            self._blank_line = False
            self._definition = 2 if self._definition else 0
        if self._bare_line and not _CONTAINER.fullmatch(text):
            self._bare_line = False
        self._escaped = False
        self._last = text[-1]

    def _event(self, char: str) -> None:
        if char in "`~":
            self._in_run(char)
        else:
            self._end_run()
            if char == "\n":
                self._newline()
            else:
                self._in_line(char)
        self._escaped = char == "\\" and not self._escaped
        self._last = char

    def _in_run(self, char: str) -> None:
        if self._run and self._run[0] != char:
            self._end_run()
        if not self._run:
            self._run_bare = self._bare_line
        if len(self._run) < 1000:
            self._run += char
        self._blank_line = False

    def _end_run(self) -> None:
        run, self._run = self._run, ""
        if not run:
            return
        self._definition = 2 if self._definition else 0
        if self._fence:
            if self._run_bare and run.startswith(self._fence):
                self._fence = ""
        elif self._run_bare and len(run) >= 3 and not self._code:
            self._fence = run
        elif run[0] == "`":
            if not self._code:
                self._code = len(run)
            elif self._code == len(run):
                self._code = 0
        self._bare_line = False

    def _newline(self) -> None:
        if self._blank_line:
            self._code = self._depth = 0
            self._quote, self._angle = "", False
        if self._definition == 2:
            self._definition = 0
        self._angle = False
        self._bare_line = self._blank_line = True

    def _in_line(self, char: str) -> None:
        if char == "(" and self._last == "]" and not self._depth:
            self._depth = 1
        elif char == ":" and self._last == "]":
            self._definition = 1
        else:
            self._definition = 2 if self._definition else 0
            if self._depth and not self._escaped:
                self._in_target(char)
        self._blank_line = False
        if char not in ">)":
            self._bare_line = False

    def _in_target(self, char: str) -> None:
        if self._angle:
            self._angle = char != ">"
        elif self._quote:
            self._quote = "" if char == self._quote else self._quote
        elif char == "<":
            self._angle = True
        elif char in "\"'" and self._last in " \t\n":
            self._quote = char
        elif char in "()":
            self._depth += 1 if char == "(" else -1
