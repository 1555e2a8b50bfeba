"""Guardrail's own words: which text in which language, with the version that goes into the ledgers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from guardrail.core.locales import COMPOSED, Locale, de, en, es, fr, lt, zh_cn, zh_tw
from guardrail.core.notice import NoticeFacts, NoticeLine, notice_lines
from guardrail.errors import ConfigError
from guardrail.types import AgeBracket, Button, Element, LegalBasis, Purpose, Saying, Wording

LOCALES: dict[str, Locale] = {
    module.LOCALE.language.lower(): module.LOCALE for module in (en, zh_tw, zh_cn, lt, es, de, fr)
}
_BASE = {"zh": "zh-tw", "zh-hans": "zh-cn", "zh-sg": "zh-cn", "zh-hant": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw"}
_FALLBACK = "en"

CONSENT_YES, CONSENT_NO = "guardrail:consent:yes", "guardrail:consent:no"
ERASE_YES, ERASE_NO = "guardrail:erase:yes", "guardrail:erase:no"
LINK_YES, LINK_NO = "guardrail:link:yes", "guardrail:link:no"
TOLD = ("right", "reference", "due", "code", "link", "receipt", "reason", "authority")
"""Fields that are filled when something is said: about a request, a code, a copy."""
PURPOSE_QUESTIONS: dict[Saying, Purpose] = {
    Saying.PURPOSE_ANALYTICS: Purpose.ANALYTICS,
    Saying.PURPOSE_MARKETING: Purpose.MARKETING,
    Saying.PURPOSE_EMOTION: Purpose.EMOTION,
    Saying.PURPOSE_TRAINING: Purpose.TRAINING,
    Saying.PURPOSE_SALE: Purpose.SALE,
}

AT_HOME = "home"
"""For the field ``authority``: that of the place where somebody lives, among too many to name."""

LONGEST_QUESTION = 640
"""UTF-16 units: what the strictest channel takes as a text with buttons (Messenger)."""
LONGEST_NOTICE = 5000
"""UTF-16 units: what the strictest channel takes as one text (LINE)."""

_MARK = re.compile(r"\{(\w+)\}")


def locale_for(language: str) -> Locale:
    """The locale of a BCP 47 tag: exact, then ever shorter prefixes of it (RFC 4647 lookup), then English."""
    tag = language.lower().replace("_", "-")
    while tag:
        if found := LOCALES.get(_BASE.get(tag, tag)):
            return found
        tag = tag.rpartition("-")[0]
    return LOCALES[_FALLBACK]


class Catalogue:
    """All wordings with an operator's name, privacy notice and contact in them.

    Raises :class:`~guardrail.errors.ConfigError` when these make a question or the bot's identity longer than
    640 UTF-16 units, or hold a line break.
    """

    def __init__(self, operator_name: str | None, privacy_url: str | None, contact: str | None = None) -> None:
        self._fields = {"operator": operator_name or None, "privacy": privacy_url or None, "contact": contact or None}
        if any(len(value.splitlines()) > 1 for value in self._fields.values() if value):
            raise ConfigError("operator: a name, privacy address or contact has line breaks")
        self._wordings = {
            (locale.language, saying): self._fixed(locale, saying)
            for locale in LOCALES.values()
            for saying in Saying
            if saying not in COMPOSED
        }
        longest = max(len(wording.text.encode("utf-16-le")) // 2 for wording in self)
        if longest > LONGEST_QUESTION:
            raise ConfigError(
                f"operator: with name, privacy address and contact a text has {longest} units, "
                f"{longest - LONGEST_QUESTION} too many"
            )

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags with texts of their own."""
        return tuple(locale.language for locale in LOCALES.values())

    def wording(self, saying: Saying, language: str) -> Wording:
        """The text in the nearest language; ``Wording.language`` tells which that was.

        The bot's identity in its shortest form. Raises ValueError for the other composed sayings, which
        nobody can say without facts: see :meth:`consents` and :meth:`notice`.
        """
        if saying is Saying.BOT_IDENTITY:
            return self.identity(language, ())
        if saying in COMPOSED:
            raise ValueError(f"{saying.value} is composed of facts")
        return self._wordings[locale_for(language).language, saying]

    def told(self, saying: Saying, language: str, facts: Mapping[str, str | None]) -> Wording:
        """A fixed text with what there is to tell of a request: fields of :data:`TOLD`, none with a line break.

        ``right`` is a word of :data:`guardrail.core.notice.RIGHTS` and ``reason`` one of the decision; both become
        the language's own words, and so does the authority "home": that of the place where somebody lives.
        """
        locale = locale_for(language)
        filling = {**self._fields, **dict.fromkeys(TOLD), **_spoken(locale, facts)}
        return _wording(locale, saying, filled(locale.texts[saying], filling), _buttons(locale, saying))

    def identity(self, language: str, elements: Iterable[Element]) -> Wording:
        """What is speaking: a line for each element, in the order of the enum, "automated" always and first."""
        locale, due = locale_for(language), {Element.AUTOMATED, *elements}
        lines = [filled(locale.elements[element], self._fields) for element in Element if element in due]
        return _wording(locale, Saying.BOT_IDENTITY, "\n".join(filter(None, lines)))

    def consents(self, language: str, states: Mapping[Purpose, bool]) -> Wording:
        """What each purpose's data may be used for, with a button to change each.

        Refusing the service takes consent back, and giving it waits for the next message, so a service that
        is refused has no button.
        """
        locale = locale_for(language)
        shown = [(purpose, states[purpose]) for purpose in Purpose if purpose in states]
        lines = [toggle(locale, purpose, allowed) for purpose, allowed in shown]
        buttons = tuple(
            _withdrawal(locale) if purpose is Purpose.SERVICE else _toggle_button(locale, purpose, not allowed)
            for purpose, allowed in shown
            if purpose is not Purpose.SERVICE or allowed
        )
        before, after = locale.state
        return _wording(locale, Saying.CONSENT_STATE, "\n".join([before, *lines, after]), buttons)

    def notice(self, language: str, facts: NoticeFacts) -> Wording:
        """The notice at collection, a line a fact. Raises :class:`~guardrail.errors.ConfigError` beyond
        5,000 UTF-16 units, which no channel could show whole."""
        locale = locale_for(language)
        text = "\n".join(filled(locale.notice[line], filling) for line, filling in notice_lines(facts, locale.words))
        if len(text.encode("utf-16-le")) // 2 > LONGEST_NOTICE:
            raise ConfigError(f"operator: the privacy notice is longer than {LONGEST_NOTICE} units")
        return _wording(locale, Saying.PRIVACY_NOTICE, text)

    @staticmethod
    def hash_of(wording: Wording) -> str:
        """SHA-256 (hex) of the very text: proof of what was shown, with the names and addresses in it."""
        return hashlib.sha256(wording.text.encode()).hexdigest()

    def __iter__(self) -> Iterator[Wording]:
        """Every fixed text, and the whole identity of each language."""
        yield from self._wordings.values()
        yield from (self.identity(language, Element) for language in self.languages)

    def _fixed(self, locale: Locale, saying: Saying) -> Wording:
        text = filled(locale.texts[saying], {**self._fields, **dict.fromkeys(TOLD)})
        return _wording(locale, saying, text, _buttons(locale, saying))


def _spoken(locale: Locale, facts: Mapping[str, str | None]) -> dict[str, str | None]:
    spoken = dict(facts)
    if right := facts.get("right"):
        spoken["right"] = locale.words.rights[right]
    if reason := facts.get("reason"):
        spoken["reason"] = locale.phrases.get(reason, locale.phrases["other"])
    if facts.get("authority") == AT_HOME:
        spoken["authority"] = locale.phrases["authority"]
    return spoken


def filled(template: str, fields: Mapping[str, str | None]) -> str:
    """The template without the lines of which a field is None, the others filled in."""
    lines = [
        _MARK.sub(lambda mark: fields[mark[1]] or "", line)
        for line in template.split("\n")
        if all(fields[name] is not None for name in _MARK.findall(line))
    ]
    return "\n".join(lines)


def toggle(locale: Locale, purpose: Purpose, allowed: bool) -> str:
    """A purpose and an answer: a line of the consent state, and a button's label."""
    labels = locale.labels
    answer = labels.on if allowed else labels.off
    return filled(labels.toggle, {"purpose": labels.purposes[purpose], "answer": answer})


def purpose_line(locale: Locale, purpose: Purpose, basis: LegalBasis) -> str:
    """What a notice says of a purpose: one of 36 texts a language."""
    words = locale.words
    return filled(locale.notice[NoticeLine.PURPOSE], {"purpose": words.purposes[purpose], "basis": words.bases[basis]})


def purpose_choice(text: str) -> str | None:
    """The payload of the consent state's button whose label somebody wrote, where no button can be pressed."""
    return _WRITTEN.get(_plain(text)) if len(text) <= 64 else None


def labelled_age(text: str) -> AgeBracket | None:
    """The bracket of the age question's button whose label somebody wrote."""
    return _AGES.get(_plain(text)) if len(text) <= 64 else None


def _wording(locale: Locale, saying: Saying, text: str, buttons: tuple[Button, ...] = ()) -> Wording:
    return Wording(saying=saying, language=locale.language, version=locale.version, text=text, buttons=buttons)


def _buttons(locale: Locale, saying: Saying) -> tuple[Button, ...]:
    labels = locale.labels
    if saying is Saying.CONSENT_QUESTION:
        return Button(label=labels.yes, payload=CONSENT_YES), Button(label=labels.no, payload=CONSENT_NO)
    if saying is Saying.ERASURE_QUESTION:
        return Button(label=labels.erase, payload=ERASE_YES), Button(label=labels.keep, payload=ERASE_NO)
    if saying is Saying.LINK_QUESTION:
        return Button(label=labels.link, payload=LINK_YES), Button(label=labels.apart, payload=LINK_NO)
    if saying is Saying.AGE_QUESTION:
        return tuple(Button(label=labels.ages[age], payload=f"guardrail:age:{age.value}") for age in AgeBracket)
    if purpose := PURPOSE_QUESTIONS.get(saying):
        return (
            Button(label=labels.yes, payload=purpose_payload(purpose, True)),
            Button(label=labels.no, payload=purpose_payload(purpose, False)),
        )
    return ()


def purpose_payload(purpose: Purpose, agreed: bool) -> str:
    """What the button that answers a purpose's question sends back."""
    return f"guardrail:purpose:{purpose.value}:{'yes' if agreed else 'no'}"


def _toggle_button(locale: Locale, purpose: Purpose, agreed: bool) -> Button:
    return Button(label=toggle(locale, purpose, agreed), payload=purpose_payload(purpose, agreed))


def _withdrawal(locale: Locale) -> Button:
    return Button(label=locale.labels.withdraw, payload=CONSENT_NO)


def _plain(text: str) -> str:
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(" .!。")
    return folded.replace(" :", ":").replace(": ", ":")


_WRITTEN = {
    _plain(toggle(locale, purpose, agreed)): purpose_payload(purpose, agreed)
    for locale in LOCALES.values()
    for purpose in PURPOSE_QUESTIONS.values()
    for agreed in (True, False)
}
_AGES = {_plain(label): age for locale in LOCALES.values() for age, label in locale.labels.ages.items()}
