"""Guardrail's own words, one module a language. See ``docs/spec/wordings.md`` for the rules they follow.

A line with ``{operator}``, ``{privacy}`` or ``{contact}`` is left out when the operator gave none, and so is one
about a request (:mod:`guardrail.core.locales.demands`) when there is nothing to fill it with. No text has a blank
line in it: blank lines separate texts (:mod:`guardrail.core.disclose`). No text begins with such a field: resent
texts are known by their first line. Whoever changes a text moves the old one to ``former``, a line of a composed
text to ``former_lines``, and gives the language a new ``version``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, Purpose, Saying

COMPOSED = frozenset({Saying.BOT_IDENTITY, Saying.CONSENT_STATE, Saying.PRIVACY_NOTICE})
"""Sayings without a fixed text: put together from lines, by what is due, allowed or true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What buttons say, at most 20 UTF-16 units each. ``toggle`` also is a line of the consent state."""

    yes: str  # to a question of consent
    no: str
    erase: str
    keep: str
    link: str  # another account is mine, too
    apart: str
    withdraw: str  # takes back consent to the service
    ages: Mapping[AgeBracket, str]
    purposes: Mapping[Purpose, str]
    toggle: str  # "{purpose}: {answer}"
    on: str
    off: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language. ``state`` is what stands before and after the lines of the consent state."""

    language: str  # BCP 47
    version: str
    texts: Mapping[Saying, str]
    elements: Mapping[Element, str]
    state: tuple[str, str]
    notice: Mapping[NoticeLine, str]
    words: Words
    phrases: Mapping[str, str]  # what fills a line about a request: reasons, and the authority at home
    labels: Labels
    former: tuple[str, ...] = ()
    former_lines: tuple[str, ...] = ()
