"""What a language brings to detection, and which languages are there.

A language is a folder in ``guardrail/detection/languages/``: its words, its national rules, its intents, its
lexicons and its labelled messages. Folders are found by walking, so adding one adds the language; nothing
else names it (docs/how-to/add-a-language.md).
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from guardrail.detection.cues import Cues, cues
from guardrail.detection.entity_type import EntityType
from guardrail.detection.linear import LinearRecognizer, Rule
from guardrail.types import Intent

PHRASES: Mapping[str, str] = {
    "is": "between a name for something and its value: is, are, was",
    "at": "the sign @ in a dictated address",
    "dot": "the full stop in a dictated address",
    "underscore": "the underscore in a dictated address",
    "dash": "the hyphen in a dictated address",
    "plus": "the plus in front of a dictated telephone number",
    "double": "the next dictated digit twice",
    "triple": "the next dictated digit three times",
    "hundred": "the hundred in a dictated number: six hundred twelve",
    "password": "a password is announced",
    "password_short": "abbreviations that announce a password before a colon: pw:",
    "username_short": "abbreviations that announce an account name before a colon: user:",
    "pin": "a PIN, card security code or one-time code is announced",
    "api_key": "an API key or token is announced",
    "username": "an account name is announced",
    "passport": "a passport number is announced",
    "driver_license": "a driving licence number is announced",
    "license_plate": "a vehicle registration is announced",
    "medical_record": "a patient or medical record number is announced",
    "customer": "the number under which a company, school or club knows a person is announced",
    "case": "the number of a court case or application to a court is announced",
    "national_id": "an identity number is announced",
    "vat": "a VAT or tax number is announced",
    "tax": "a tax number other than for VAT is announced",
    "account": "a bank account number is announced",
    "account_short": "words that announce a bank account number only directly before it",
    "routing": "a bank's routing number is announced",
    "wallet": "the address of a crypto wallet is announced",
    "extension": "the extension behind a telephone number",
    "birth": "a date of birth follows",
    "birth_after": "a date of birth came before",
    "month": "beginnings of the months' names",
    "postcode": "a postal code follows",
    "introduced": "a name follows, surely: my name is",
    "introduced_lower": "a name follows, surely, also when written in lower case",
    "presented": "a name may follow: this is, regards",
    "title": "a title before a name: Mr, Dr",
    "polite": "said around a request without changing it: please, thanks",
    "oneself": "speaks of the person who writes, or of data protection: me, my, GDPR",
}
"""The kinds of phrases a language may give, as RE2 alternatives without capturing groups."""

CUES: Mapping[str, str] = {
    "phone": "words beside telephone numbers",
    "email": "words beside e-mail addresses",
    "not_phone": "words beside numbers that are none: order, invoice",
    "card": "words beside payment cards",
    "account": "words beside bank accounts",
    "tax": "words beside tax numbers",
    "number": "words beside any personal number",
    "version": "words beside version numbers",
    "statute": "words beside numbers of statutes: regulation, decree",
}
"""The kinds of literal cue words a language may give (:class:`guardrail.detection.cues.Cues`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language as detection knows it. ``tag`` is BCP 47, ``script`` a script's name in Unicode (UAX 24).

    ``subtags`` are what else, in lower case, means this one among languages of one primary subtag
    (``zh-Hant-HK``: zh-TW); "" when the bare primary subtag does.
    ``frequent`` are words by which a short message shows its language, ``letters`` those that few others of
    its script have. ``digits`` are number words by the digits they stand for, also of more than one
    (:func:`compounds`). ``not_names`` are lower-case words that are no name although they follow where names do;
    ``particles`` belong to a name only between its parts. ``rules`` find what has a form only here, by family
    (``government``, ``address``, …); ``recognizers`` build what a pattern cannot. Both run over texts of every
    language: people mix them.
    ``entities`` are the types of data that only they find.
    ``categories`` are RE2 alternatives by special category (GDPR Art. 9). ``phone_regions`` are ISO 3166-1.
    ``tagger`` names the model that reads this language, if one does. ``courtesy`` are the titles that belong to a
    name in this language (:func:`guardrail.detection.courtesy.courtesy`).
    """

    tag: str
    script: str = "Latin"
    subtags: frozenset[str] = frozenset()
    frequent: frozenset[str] = frozenset()
    letters: Collection[str] = ""
    digits: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, Sequence[str]] = field(default_factory=dict)
    not_names: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    recognizers: tuple[Callable[[str], LinearRecognizer], ...] = ()
    entities: tuple[EntityType, ...] = ()
    intents: Mapping[Intent, Sequence[str]] = field(default_factory=dict)
    categories: Mapping[str, Sequence[str]] = field(default_factory=dict)
    phone_regions: tuple[str, ...] = ()
    tagger: str = ""
    courtesy: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        unknown = {*self.phrases} - {*PHRASES} | {*self.cues} - {*CUES}
        if unknown:
            raise ValueError(f"language {self.tag} gives words nobody asks for: {', '.join(sorted(unknown))}")


@cache
def languages() -> tuple[Language, ...]:
    """Every language there is, English first: it is the last resort where a message shows no language."""
    return tuple(sorted(_found(), key=lambda language: language.tag != "en"))


def _found() -> Iterator[Language]:
    home = import_module("guardrail.detection.languages")
    for folder in sorted(pkgutil.iter_modules(home.__path__), key=lambda item: item.name):
        yield from import_module(f"{home.__name__}.{folder.name}").LANGUAGES


@cache
def phrase(name: str) -> str:
    """All languages' phrases of one kind as RE2 alternatives, the longest first within each language."""
    return "|".join(dict.fromkeys(language.phrases[name] for language in languages() if language.phrases.get(name)))


@cache
def cue_words(*names: str) -> tuple[str, ...]:
    """All languages' cue words of these kinds."""
    return tuple(
        dict.fromkeys(word for name in names for language in languages() for word in language.cues.get(name, ()))
    )


@cache
def cues_of(name: str) -> Cues:
    """The list of one kind, by its name: to find a long one by its words takes as long as to read a message with it."""
    return cues(cue_words(name))


@cache
def not_names() -> frozenset[str]:
    """Words of any language that are no name."""
    return frozenset().union(*(language.not_names for language in languages()))


@cache
def particles() -> frozenset[str]:
    """Words of any language that stand between the parts of a name."""
    return frozenset().union(*(language.particles for language in languages()))


def words(text: str) -> frozenset[str]:
    """The words of a running text: how packs write their lists."""
    return frozenset(text.split())


def compounds(digits: Mapping[str, str], *forms: str, below: int = 10) -> dict[str, str]:
    """The numbers that are said as a ten and a unit, by the digits they stand for: how packs write number words.

    ``digits`` are words of units and tens, ``forms`` how the two are put together (``"{ten}-{unit}"``, where a
    hyphen also stands for a space). ``below`` is the first number that is no unit (20 where 72 is "sixty twelve").
    """
    units = {int(number): said.split() for number, said in digits.items() if 0 < int(number) < below}
    tens = {int(number): said.split() for number, said in digits.items() if 19 < int(number) < 100}
    return {
        str(ten + unit): " ".join(
            form.format(ten=tens_word, unit=unit_word)
            for form in forms
            for tens_word in tens[ten]
            for unit_word in units[unit]
        )
        for ten in tens
        for unit in units
        if str(ten + unit) not in digits
    }
