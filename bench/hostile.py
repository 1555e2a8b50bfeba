"""Input that is meant to be slow: each a text of ``size`` characters, made of what upsets some kind of matcher.

``make bench-detection`` times them, the tests count the steps that they take.
"""

from __future__ import annotations

import random
from collections.abc import Callable

SIZE = 10_000

_REPEATED = {
    "dotted letters": "a.",
    "local parts": "a.b-c_",
    "at signs": "a@",
    "addresses without end": "a@b.c",
    "digits": "1234567890",
    "ones": "1",
    "signed digits": "+4",
    "spaced digits": "6 1 2 3 4 5 6 7 8 9 ",
    "grouped digits": "123-456-789 ",
    "phone-like": "+370 612 345 ",
    "card-like": "4111 1111 1111 1112 ",
    "IBAN-like": "LT12 3456 ",
    "IBANs joined": "DE89370400440532013000",
    "hexadecimal": "0123456789abcdef",
    "hexadecimal groups": "0a:",
    "colons": ":",
    "double colons": "1::",
    "dotted numbers": "1.2.",
    "dates": "1.1.19",
    "spaces": " ",
    "new lines": "\n",
    "parentheses": "(",
    "paired parentheses": "()",
    "nested quotes": "\"'“‘",
    "brackets": "[at](dot)",
    "at dot chain": "at dot ",
    "at dot chain, Chinese": "小老鼠點",
    "number words": "one two double three ",
    "number words, German": "null eins zwo drei ",
    "Han numerals": "一二三",
    "one Han character": "王",
    "Han names": "我叫王小明",
    "Han roads": "信義路二段",
    "Han forms": "姓名：王小明，電話：",
    "names": "Anna Smith ",
    "particles": "de la von der ",
    "Lithuanian names": "Jonas Petrauskas, ",
    "capitals": "A B ",
    "streets": "12 Main St ",
    "street words": "Calle de la ",
    "user name cue": "user name is ",
    "password cue": "password: ",
    "birth cue": "born on ",
    "key heads": "-----BEGIN PRIVATE KEY-----",
    "base 58": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "look-alike digits": "1O",
    "tokens": "eyJhbGciOi.",
    "links": "https://",
    "link with parameters": "http://a/?b=c&",
    "slashes": "a/",
    "underscores": "_",
    "dashes": "-",
    "emoji digits": "4️⃣",
    "circled digits": "①②③",
    "full-width digits": "４１１１",
    "zero width": "\u200b",
    "zero width between digits": "4\u200b",
    "bidirectional marks": "\u202e1\u202c",
    "combining accents": "e\u0301\u0301\u0301",
    "look-alike letters": "раураl",
    "spaced letters": "a b c d ",
    "mixed scripts": "a王1é ",
}
"""Name → what is repeated until the text is long enough."""


def _unicode(size: int) -> str:
    """Any assigned or unassigned character but halves of surrogate pairs."""
    chance = random.Random(20261122)
    points = (chance.choice((chance.randrange(32, 0xD800), chance.randrange(0xE000, 0x30000))) for _ in range(size))
    return "".join(map(chr, points))


def _printable(size: int) -> str:
    chance = random.Random(7)
    return "".join(chr(chance.randrange(32, 127)) for _ in range(size))


def _words(size: int) -> str:
    """What starts most recognizers, in no order."""
    chance = random.Random(11)
    pieces = [piece for name, piece in _REPEATED.items() if not name.startswith(("zero", "spaces", "new"))]
    text = ""
    while len(text) < size:
        text += chance.choice(pieces) + chance.choice(("", " ", ", ", "\n"))
    return text[:size]


_MADE: dict[str, Callable[[int], str]] = {
    "one long local part": lambda size: "a.b-c_" * (size // 6) + "@",
    "one long domain": lambda size: "a@" + "b." * (size // 2 - 1),
    "one long link": lambda size: "http://a/" + "b/" * ((size - 9) // 2),
    "random characters": _unicode,
    "random ASCII": _printable,
    "random triggers": _words,
}


def hostile(size: int = SIZE) -> dict[str, str]:
    """Name → a text of about ``size`` characters (never fewer bytes, and at most four times as many)."""
    made = {name: make(size) for name, make in _MADE.items()}
    return made | {name: (piece * (size // len(piece) + 1))[:size] for name, piece in _REPEATED.items()}
