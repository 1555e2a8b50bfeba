"""Disclose: put Guardrail's words before a bot's, within a channel's limits, and know them again.

Texts are joined with blank lines, and no wording has one inside. So in history that a client sends again,
each paragraph is wholly ours or not ours at all: a fixed text as it was filled, or a composed one, whose
lines are all known. Which of them it can be, its first line tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

from guardrail.core.locales import Locale
from guardrail.core.notice import NoticeLine
from guardrail.core.texts import LOCALES, Catalogue, purpose_line, toggle
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Wording

SEPARATOR = "\n\n"
BUTTONS = "— "
"""Begins the line that stands for buttons where a channel has none."""
_MARK = re.compile(r"\{\w+\}")


def units(text: str, *, utf16: bool) -> int:
    """Length as a channel counts it: UTF-16 code units or code points."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 if utf16 else len(text)


def spoken(wording: Wording) -> str:
    """A wording as text alone; buttons become a line such as "— Yes / No"."""
    if not wording.buttons:
        return wording.text
    return wording.text + SEPARATOR + BUTTONS + " / ".join(button.label for button in wording.buttons)


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

    Knows every language and version, with whatever names, addresses and facts they were filled, any
    composition of lines, and questions whose buttons were written as a line such as "— Yes / No".
    """
    exact = {wording.text for wording in catalogue}
    fixed, composed = _fixed(), _composed()
    pairs, toggles = _button_lines()

    def ours(paragraph: str) -> bool:
        text = paragraph.strip()
        first, *others = text.split("\n")
        if text in exact or any(template.fullmatch(text) for template in fixed.get(first, ())):
            return True
        if first in composed:
            return all(map(composed[first], others))
        if text[:1] not in "—–-":
            return False
        line = _flat(text.lstrip("—–- "))
        return line in pairs or any(labels.issuperset(line.split(" / ")) for labels in toggles)

    def without(text: str) -> str | None:
        paragraphs = text.replace("\r\n", "\n").split(SEPARATOR)
        rest = [paragraph for paragraph in paragraphs if not (paragraph.strip() and ours(paragraph))]
        if len(rest) == len(paragraphs):
            return text
        return SEPARATOR.join(rest) if any(map(str.strip, rest)) else None

    return without


def _fixed() -> dict[str, list[re.Pattern[str]]]:
    """By its first line, which nothing fills: each text that an operator's name or addresses can fill."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for locale in LOCALES.values():
        for template in (*locale.texts.values(), *locale.former):
            for pattern in {_pattern(text) for text in _optional(template)}:
                found.setdefault(template.split("\n")[0], []).append(re.compile(pattern))
    return found


def _composed() -> dict[str, Callable[[str], bool]]:
    """By the first line of a composed text: whether another line can stand in it."""
    return {opening: _line_of(locale) for locale in LOCALES.values() for opening in _openings(locale)}


def _openings(locale: Locale) -> Iterator[str]:
    yield from (locale.elements[Element.AUTOMATED], locale.state[0], locale.notice[NoticeLine.OPENING])
    yield from (line for line in locale.former_lines if not _MARK.search(line))


def _line_of(locale: Locale) -> Callable[[str], bool]:
    templates = {line for text in locale.elements.values() for line in text.split("\n")}
    templates.update(locale.state, locale.notice.values(), locale.former_lines)
    templates.remove(locale.notice[NoticeLine.PURPOSE])
    plain = {line for line in templates if not _MARK.search(line)}
    plain.update(toggle(locale, purpose, allowed) for purpose in Purpose for allowed in (True, False))
    plain.update(purpose_line(locale, purpose, basis) for purpose in Purpose for basis in LegalBasis)
    filled_in = re.compile("|".join(map(_pattern, sorted(templates - plain))))
    return lambda line: line in plain or filled_in.fullmatch(line) is not None


def _optional(template: str) -> Iterator[str]:
    """The template with and without each of the lines that a missing field leaves out."""
    kept = template.split("\n")
    optional = [n for n, line in enumerate(kept) if _MARK.search(line)]
    for left_out in product((False, True), repeat=len(optional)):
        gone = {n for n, out in zip(optional, left_out, strict=True) if out}
        yield "\n".join(line for n, line in enumerate(kept) if n not in gone)


def _pattern(template: str) -> str:
    """A regular expression for what a template becomes when it is filled: at most one field in a line, so that
    a hostile text is read in linear time."""
    return "[^\n]+".join(map(re.escape, _MARK.split(template)))


def _button_lines() -> tuple[set[str], list[frozenset[str]]]:
    """The lines that stand for a question's buttons, and by language the labels that change consents."""
    pairs: set[str] = set()
    toggles: list[frozenset[str]] = []
    for locale in LOCALES.values():
        labels = locale.labels
        asked = (
            (labels.yes, labels.no),
            (labels.erase, labels.keep),
            (labels.link, labels.apart),
            tuple(labels.ages[age] for age in AgeBracket),
        )
        pairs.update(_flat(" / ".join(offered)) for offered in asked)
        changes = (toggle(locale, purpose, allowed) for purpose in Purpose for allowed in (True, False))
        toggles.append(frozenset(map(_flat, (labels.withdraw, *changes))))
    return pairs, toggles


def _flat(text: str) -> str:
    return " ".join(text.split())
