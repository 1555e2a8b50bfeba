"""HTML and XML as they arrive: is this place in a tag, a comment, or an element that is not displayed text?

Follows the tokeniser of the HTML standard (section 13.2.5), stricter where the text is broken.
"""

from __future__ import annotations

import re

_RAW_ELEMENTS = frozenset(
    {"script", "style", "template", "iframe", "object", "embed", "svg", "math", "noscript", "noembed", "noframes"}
    | {"xmp", "plaintext", "textarea", "title", "select", "option", "button", "code", "pre", "samp", "kbd"}
)
_TAG_NAME = re.compile(r"(/?)([A-Za-z][^\s/>]*)")
_TAG_LEADS = frozenset("/!?")
_MOST_TAG = 64  # characters of a tag that are kept to know its name


class Tags:
    """HTML and XML tags, their attributes, comments, and elements whose content is not displayed text."""

    __slots__ = ("_lenient", "_line_blank", "_open", "_pending", "_quote", "_raw", "_sign", "_tag")

    def __init__(self, *, lenient: bool) -> None:
        self._lenient = lenient  # a blank line ends what may have been no tag at all
        self._pending = False  # the last character was "<"
        self._open = False
        self._tag = ""  # the first characters after "<"
        self._quote = ""
        self._sign = ""  # the last character that was not white space
        self._raw = ""
        self._line_blank = False

    def blocked(self) -> bool:
        """Whether the place is in a tag or comment, right behind ``<``, or in a script and its like."""
        return self._open or self._pending or bool(self._raw)

    def feed(self, text: str) -> None:
        at = 0
        while at < len(text):
            if self._open:
                at = self._in_tag(text, at)
            elif self._pending:
                self._begin(text[at])
            else:
                found = text.find("<", at)
                if found < 0:
                    return
                self._pending = True
                at = found + 1

    def _begin(self, char: str) -> None:
        self._pending = False
        if char == "/" or (not self._raw and (char in _TAG_LEADS or (char.isascii() and char.isalpha()))):
            self._open, self._tag, self._quote, self._sign = True, "", "", "<"
            self._line_blank = False

    def _in_tag(self, text: str, at: int) -> int:
        """Read up to the tag's end; returns where reading goes on."""
        comment = self._tag.startswith("!--")
        for position in range(at, len(text)):
            char = text[position]
            if len(self._tag) < _MOST_TAG:
                self._tag += char
                comment = comment or self._tag == "!--"
            if char == "\n" and self._line_blank and self._lenient:
                return self._end(position)
            self._line_blank = (char == "\n") or (self._line_blank and char.isspace())
            if comment:
                if char == ">" and self._sign.endswith("--"):
                    return self._end(position)
                self._sign = (self._sign + char)[-2:]
            elif self._quote:
                self._quote = "" if char == self._quote else self._quote
            elif char == ">":
                return self._end(position)
            elif char in "\"'" and self._sign == "=":
                self._quote, self._sign = char, char
            elif not char.isspace():
                self._sign = char
        return len(text)

    def _end(self, position: int) -> int:
        self._open = False
        if name := _TAG_NAME.match(self._tag):
            element = name[2].lower()
            if name[1] and element == self._raw:
                self._raw = ""
            elif not name[1] and not self._raw and element in _RAW_ELEMENTS:
                self._raw = element
        return position + 1
