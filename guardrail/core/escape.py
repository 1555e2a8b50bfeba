"""A restored value written so that it stays text in the language around it."""

from __future__ import annotations

import html
import json
import re

from guardrail.types import Markup

# CommonMark 0.31: a backslash makes ASCII punctuation literal. Only what can start or end markup is escaped,
# so that names, numbers and addresses look the same in clients that show the source.
_INLINE = re.compile(r"[\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_])")
_BLOCK = re.compile(r"^([ \t]*)(?:([#+=-])|(\d{1,9})([.)]))", re.MULTILINE)
_ENTITY = re.compile(r"&(?=#?\w*(?:;|$))")


def markdown(value: str, before: str) -> str:
    """``before`` is the character that the value will follow."""
    text = _INLINE.sub(r"\\\g<0>", value)
    if before == "\n" or "\n" in value:
        text = _BLOCK.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text)
    elif before == "]" and text[:1] in ("(", ":"):
        text = "\\" + text
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def json_string(value: str, levels: int = 1) -> str:
    """As it stands between the quotes of a JSON string."""
    for _ in range(levels):
        value = json.dumps(value, ensure_ascii=False)[1:-1]
    return value


def escaped(value: str, markup: Markup, form: str, before: str, levels: int) -> str:
    """The value for a place in ``markup`` whose placeholder was written in ``form`` (``""|html|json``)."""
    if markup is Markup.HTML:
        text = html.escape(value)
    elif markup is Markup.MARKDOWN:
        text = markdown(value, before)
    elif form == "html":
        text = html.escape(value)
    else:
        text = value
    if markup is Markup.JSON:
        return json_string(text, levels)
    return json_string(text) if form == "json" else text
