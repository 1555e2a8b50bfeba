"""The words of the pages that people open by a link: their copy, the page before it, the receipt of an erasure.

One module a language, in short sentences. Names of purposes, legal bases, rights and age brackets, and the lines about
the operator, are those of the privacy notice (:mod:`guardrail.core.locales`). Not legally reviewed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from guardrail.core.texts import LOCALES, locale_for


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One language. Every mapping has the same keys in all of them."""

    language: str
    link: Mapping[str, str]  # the page before the copy, and the one for a link that does not work
    copy: Mapping[str, str]
    columns: Mapping[str, str]
    consents: Mapping[str, str]  # by state
    methods: Mapping[str, str]  # by how a state came about
    actions: Mapping[str, str]  # by what was decided
    states: Mapping[str, str]  # by state of a request
    roles: Mapping[str, str]  # of officers
    told: Mapping[str, str]  # by element of a disclosure
    receipt: Mapping[str, str]


def page_words(language: str) -> PageWords:
    """The words of the nearest language, as :func:`guardrail.core.texts.locale_for` finds it."""
    return WORDS[locale_for(language).language]


WORDS: Mapping[str, PageWords] = {
    locale.language: import_module(f"{__name__}.{tag.replace('-', '_')}").WORDS for tag, locale in LOCALES.items()
}
"""By language."""
