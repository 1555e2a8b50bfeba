"""Disclose: put Guardrail's words before a bot's, within a channel's limits, and know them again.

Texts are joined with blank lines, and no wording has one inside. So in history that a client sends again,
each paragraph is wholly ours or not ours at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from guardrail.core.texts import LOCALES, Catalogue, filled
from guardrail.types import Saying, Wording

SEPARATOR = "\n\n"
_ANYTHING = "\0"


def units(text: str, *, utf16: bool) -> int:
    """Length as a channel counts it: UTF-16 code units or code points."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 if utf16 else len(text)


def before(
    wording: Wording, text: str, *, limit: int, utf16: bool = False, messages: int = 1
) -> tuple[str, ...] | None:
    """The wording put before a bot's text: one text if it fits ``limit`` units, else two if the call takes
    as many ``messages``; None when neither is possible, and the disclosure stays due."""
    joined = wording.text + SEPARATOR + text if text else wording.text
    if units(joined, utf16=utf16) <= limit:
        return (joined,)
    apart = (wording.text, text)
    if messages >= len(apart) and all(units(one, utf16=utf16) <= limit for one in apart):
        return apart
    return None


def recogniser(catalogue: Catalogue) -> Callable[[str], str | None]:
    """A function that takes our words out of a text of resent history; None when nothing else is left.

    Knows every language and version, with whatever operator name and privacy address they were filled, and
    questions whose buttons were written as a line such as "— Yes / No".
    """
    exact = {wording.text.strip() for wording in catalogue}
    patterns = re.compile("|".join(sorted(_patterns(), key=len, reverse=True)))
    buttons = {_flat(f"{a} / {b}") for locale in LOCALES.values() for a, b in _button_pairs(locale.language)}

    def ours(paragraph: str) -> bool:
        text = paragraph.strip()
        if text in exact or patterns.fullmatch(text):
            return True
        return text[:1] in "—–-" and _flat(text.lstrip("—–- ")) in buttons

    def without(text: str) -> str | None:
        paragraphs = text.replace("\r\n", "\n").split(SEPARATOR)
        rest = [paragraph for paragraph in paragraphs if not (paragraph.strip() and ours(paragraph))]
        if len(rest) == len(paragraphs):
            return text
        return SEPARATOR.join(rest) if any(map(str.strip, rest)) else None

    return without


def _button_pairs(language: str) -> tuple[tuple[str, str], ...]:
    locale = LOCALES[language.lower()]
    return (locale.yes, locale.no), (locale.erase, locale.keep)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _patterns() -> Iterator[str]:
    """A regular expression for each text that an operator's name or address can fill."""
    for locale in LOCALES.values():
        for template in (*(locale.texts[saying] for saying in Saying), *locale.former):
            for operator in (_ANYTHING, None):
                for privacy in (_ANYTHING, None):
                    text = filled(template, {"operator": operator, "privacy": privacy})
                    yield re.escape(text).replace(re.escape(_ANYTHING), r"[^\n]{1,300}")
