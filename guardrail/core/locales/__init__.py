"""Guardrail's own words, one module a language. See ``docs/spec/wordings.md`` for the rules they follow.

A line with ``{operator}`` or ``{privacy}`` is left out when the operator gave no name or address. No text
has a blank line in it: blank lines separate texts (:mod:`guardrail.core.disclose`). Whoever changes a text
moves the old one to ``FORMER`` and gives the new one a new ``VERSION``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guardrail.types import Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language. ``yes`` and ``no`` label the consent buttons, ``erase`` and ``keep`` the others."""

    language: str  # BCP 47
    version: str
    texts: Mapping[Saying, str]
    yes: str
    no: str
    erase: str
    keep: str
    former: tuple[str, ...] = ()
