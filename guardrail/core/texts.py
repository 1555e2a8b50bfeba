"""Guardrail's own words: which text in which language, with the version that goes into the ledgers."""

from __future__ import annotations

from collections.abc import Iterator

from guardrail.core.locales import Locale, en, es, lt, zh_cn, zh_tw
from guardrail.errors import ConfigError
from guardrail.types import Button, Saying, Wording

LOCALES: dict[str, Locale] = {module.LOCALE.language.lower(): module.LOCALE for module in (en, es, lt, zh_cn, zh_tw)}
_BASE = {"zh": "zh-tw", "zh-hans": "zh-cn", "zh-sg": "zh-cn", "zh-hant": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw"}
_FALLBACK = "en"

CONSENT_YES, CONSENT_NO = "guardrail:consent:yes", "guardrail:consent:no"
ERASE_YES, ERASE_NO = "guardrail:erase:yes", "guardrail:erase:no"

LONGEST_QUESTION = 640
"""UTF-16 units: what the strictest channel takes as a text with buttons (Messenger)."""


def locale_for(language: str) -> Locale:
    """The locale of a BCP 47 tag: exact, then ever shorter prefixes of it (RFC 4647 lookup), then English."""
    tag = language.lower().replace("_", "-")
    while tag:
        if found := LOCALES.get(_BASE.get(tag, tag)):
            return found
        tag = tag.rpartition("-")[0]
    return LOCALES[_FALLBACK]


class Catalogue:
    """All wordings with an operator's name and privacy notice in them.

    Raises :class:`~guardrail.errors.ConfigError` when these make a question longer than 640 UTF-16 units,
    or hold a line break.
    """

    def __init__(self, operator_name: str | None, privacy_url: str | None) -> None:
        self._fields = {"operator": operator_name or None, "privacy": privacy_url or None}
        if any(len(value.splitlines()) > 1 for value in self._fields.values() if value):
            raise ConfigError("operator: a name or privacy address has line breaks")
        self._wordings = {
            (locale.language, saying): self._build(locale, saying) for locale in LOCALES.values() for saying in Saying
        }
        longest = max(len(wording.text.encode("utf-16-le")) // 2 for wording in self._wordings.values())
        if longest > LONGEST_QUESTION:
            raise ConfigError(f"operator: with name and privacy address the consent question has {longest} units")

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags with texts of their own."""
        return tuple(locale.language for locale in LOCALES.values())

    def wording(self, saying: Saying, language: str) -> Wording:
        """The text in the nearest language; ``Wording.language`` tells which that was."""
        return self._wordings[locale_for(language).language, saying]

    def __iter__(self) -> Iterator[Wording]:
        return iter(self._wordings.values())

    def _build(self, locale: Locale, saying: Saying) -> Wording:
        return Wording(
            saying=saying,
            language=locale.language,
            version=locale.version,
            text=filled(locale.texts[saying], self._fields),
            buttons=_buttons(locale, saying),
        )


def filled(template: str, fields: dict[str, str | None]) -> str:
    """The template without the lines whose field is None, the others filled in."""
    lines = template.split("\n")
    for name, value in fields.items():
        mark = "{" + name + "}"
        lines = [line.replace(mark, value or "") for line in lines if value is not None or mark not in line]
    return "\n".join(lines)


def _buttons(locale: Locale, saying: Saying) -> tuple[Button, ...]:
    if saying is Saying.CONSENT_QUESTION:
        return Button(label=locale.yes, payload=CONSENT_YES), Button(label=locale.no, payload=CONSENT_NO)
    if saying is Saying.ERASURE_QUESTION:
        return Button(label=locale.erase, payload=ERASE_YES), Button(label=locale.keep, payload=ERASE_NO)
    return ()
