"""Texts of strangers, written so that nothing that shows them does what they say (case 93).

A copy of somebody's data is opened in browsers, terminals and editors. HTML is escaped by the templates; here is the
rest: control characters, which terminals obey (ECMA-48), and characters that turn the reading order around (UAX #9).
"""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # all but tab and line feed
_ORDER = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES = "\u2028\u2029"
_UNENCODABLE = "\ud800-\udfff\ufffe\uffff\ufeff"
_SHOWN = re.compile(f"[{_CONTROLS}{_UNENCODABLE}]")
_ESCAPED = re.compile(f"[{_CONTROLS}{_ORDER}{_LINES}{_UNENCODABLE}]")

_PIECE = 65_536
_PICTURES = 0x2400  # U+2400: pictures of C0 controls, one by one


def visible(text: str) -> str:
    """For a page: control characters as pictures of themselves; the reading order is the page's to isolate."""
    return _SHOWN.sub(_picture, text)


def inert_json(document: Any) -> bytes:
    """JSON in UTF-8, in which controls, changes of the reading order and lone surrogates stand as escapes only.

    These characters stand inside of strings alone, so that the escape means the same.
    """
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))  # other threads run between them
    return b"".join(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", piece).encode() for piece in pieces)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == 0x7F else "\ufffd"
