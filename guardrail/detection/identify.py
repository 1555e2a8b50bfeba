"""Which of the configured languages a message is written in, and which others show in it.

Chat messages are short, and statistical identifiers guess wildly below twenty letters. So script decides
first, then letters only one language has and its common words, with and without their diacritics, then
py3langid, then what the channel says of the person. ``certain`` is what the pipeline may remember about a
person. People also mix languages; those that show beside the main one are ``seen``, so that their recognizers
run, too. Everything about a language comes from its pack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

import re2

from guardrail.detection.language import Language, languages
from guardrail.detection.letters import without_accents

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+\-:/]*(?:@|//|www\.)[A-Za-z0-9._%+\-:/?=&#~]+")
"""E-mail addresses and links: their words are of no language."""
_LETTERS = re.compile(r"[^\W\d_]")
MOST_READ = 2000
"""Characters looked at: a language shows itself long before."""
_LETTER, _LETTER_OF_NAMES = 1.2, 0.4
"""What a language's own letter says, and what it says where all its words are capitalised: people have names of
other languages."""
_STATISTICAL_LEAST = 6  # letters
_STATISTICAL_WEIGHT = 1.2
_SURE_MARGIN = 0.9
_SEEN_WORDS = 2  # words of its own by which a second language shows
_SEEN_CHARACTERS = 2
_UNSPACED = frozenset({"Han", "Hiragana", "Katakana", "Khmer", "Lao", "Myanmar", "Thai"})
"""Scripts without spaces: each character counts as much as a word of another script."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The languages of a text. ``certainty`` is of the main one, 0 to 1; 1 where there are no words at all."""

    language: str
    certain: bool
    certainty: float
    seen: tuple[str, ...] = ()  # others that show in the text


class _Signs:
    """How much each word, and each letter, speaks for each language."""

    def __init__(self, known: Sequence[Language]) -> None:
        shared = Counter(word for language in known for word in language.frequent)
        self.words: dict[str, dict[str, float]] = {}
        self.letters: dict[str, list[str]] = {}
        for language in known:
            for word in language.frequent:
                self.words.setdefault(word, {})[language.tag] = 1.0 if shared[word] == 1 else 0.6 / shared[word]
            for letter in language.letters:
                self.letters.setdefault(letter, []).append(language.tag)
        bare: dict[str, set[str]] = {}
        for language in known:
            for word in language.frequent:
                bare.setdefault(without_accents(word), set()).add(language.tag)
        for word, tags in bare.items():
            if word not in self.words:  # what is a word of its own elsewhere is that word
                self.words[word] = dict.fromkeys(tags, 0.9 / len(tags))


@cache
def _statistics(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in languages if code in set(map(str, identifier.labels))])
    # It keeps the weights of all its 142 languages, to go back to: 27 MB that nobody will ask for.
    identifier._full_model = (identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes)
    return identifier


class _Script:
    """The languages of one script, and what tells them apart: letters and words, or else characters."""

    def __init__(self, name: str, known: Sequence[Language]) -> None:
        self.tags = tuple(language.tag for language in known)
        self.signs = _Signs(known)
        self.letters = {language.tag: frozenset(language.letters) for language in known}
        self.spaced = name not in _UNSPACED
        # RE2 knows the scripts of Unicode Standard Annex 24 by name.
        self.units = re2.compile(rf"\p{{{name}}}+" if self.spaced else rf"\p{{{name}}}")
        self.by_code = {tag.split("-")[0]: tag for tag in reversed(self.tags)}
        self.statistics = _statistics(tuple(sorted(self.by_code))) if self.spaced and len(self.by_code) > 1 else None
        """py3langid for those of the languages that it knows; an added one may be none of them."""


class LanguageIdentifier:
    """Restricted to the languages ``tags``, the first of which is the last resort."""

    def __init__(self, tags: Sequence[str]) -> None:
        known = {language.tag: language for language in languages()}
        self._languages = [known[tag] for tag in tags]
        scripts = {
            name: _Script(name, [each for each in self._languages if each.script == name])
            for name in dict.fromkeys(each.script for each in self._languages)
        }
        self._latin = scripts.pop("Latin", None)
        self._others = tuple(scripts.values())

    def identify(self, text: str, locale: str | None = None) -> tuple[str, bool]:
        """(language, certain) of :meth:`read`."""
        spoken = self.read(text, locale)
        return spoken.language, spoken.certain

    def read(self, text: str, locale: str | None = None) -> Spoken:
        """The languages of a text; ``locale`` is what the channel says of the person."""
        text = text[:MOST_READ]
        if "@" in text or "//" in text or "www." in text:
            text = _ADDRESS.sub(" ", text)
        hint = self.by_locale(locale)
        script, size = self._other_script(text)
        if script:
            return self._with_script(script, text, size, hint)
        last = hint or self._languages[0].tag
        if not _LETTERS.search(text):
            return Spoken(last, False, 1.0)
        if not self._latin:
            return Spoken(last, False, 0.0)
        return self._by_words(self._latin, text, hint)

    def by_locale(self, locale: str | None) -> str | None:
        """The configured language that a BCP 47 tag names, ``zh-Hant-HK`` and ``en_US`` included."""
        if not locale:
            return None
        primary, *rest = locale.replace("_", "-").lower().split("-")
        candidates = [each for each in self._languages if each.tag.split("-")[0] == primary]
        meant = [each for each in candidates if each.subtags.intersection(rest or ("",))]
        chosen = meant or [each for each in candidates if "" in each.subtags] or candidates
        return chosen[0].tag if chosen else None

    def _other_script(self, text: str) -> tuple[_Script | None, int]:
        """Of the scripts beside Latin the one that the text has most of, and how much that is."""
        if text.isascii() or not self._others:
            return None, 0
        sizes = [(each, len(each.units.findall(text))) for each in self._others]
        script, size = max(sizes, key=lambda pair: pair[1])
        return (script, size) if size else (None, 0)

    def _with_script(self, script: _Script, text: str, size: int, hint: str | None) -> Spoken:
        other = self._in_script(script, text, hint)
        rest = script.units.sub(" ", text)
        words = _WORD.findall(rest)
        if not self._latin or not words:
            return other
        latin = self._by_words(self._latin, rest, hint)
        if sum(len(word) > 1 for word in words) > size:
            seen = (other.language,) if size >= _SEEN_CHARACTERS else ()
            return Spoken(latin.language, latin.certain, latin.certainty, seen + latin.seen)
        shown = (latin.language,) if latin.certain else ()
        return Spoken(other.language, other.certain, other.certainty, shown + latin.seen)

    def _in_script(self, script: _Script, text: str, hint: str | None) -> Spoken:
        if len(script.tags) == 1:
            return Spoken(script.tags[0], True, 1.0)
        return self._by_words(script, text, hint) if script.spaced else self._by_letters(script, text, hint)

    @staticmethod
    def _by_letters(script: _Script, text: str, hint: str | None) -> Spoken:
        own = {tag: sum(character in letters for character in text) for tag, letters in script.letters.items()}
        ranked = sorted(own, key=lambda tag: (-own[tag], tag != hint))
        margin = own[ranked[0]] - own[ranked[1]]
        return Spoken(ranked[0], margin > 0, _certainty(margin))

    def _by_words(self, script: _Script, written: str, hint: str | None) -> Spoken:
        text = written.lower()
        words = _WORD.findall(text.replace("’", "'"))
        scores, shown = self._scores(script, written, words)
        best, score, margin = _leader(scores, hint, script.tags)
        certain = margin >= _SURE_MARGIN and (score >= 1.9 or len(words) <= 3)
        if not certain:
            best, margin, certain = self._by_statistics(script, text, scores, hint)
        seen = tuple(tag for tag in script.tags if tag != best and shown[tag] >= _SEEN_WORDS)
        return Spoken(best, certain, _certainty(margin), seen)

    @staticmethod
    def _scores(script: _Script, written: str, words: Sequence[str]) -> tuple[dict[str, float], dict[str, int]]:
        """What words and letters say for each language, and how many words are that language's only."""
        scores = dict.fromkeys(script.tags, 0.0)
        shown = dict.fromkeys(script.tags, 0)
        for spoken in filter(None, map(script.signs.words.get, words)):
            for language, weight in spoken.items():
                scores[language] += weight
            if len(spoken) == 1:
                shown[language] += 1
        if not written.isascii():
            plain = " ".join([word for word in written.split() if word.islower()])
            for letter in set(written.lower()):
                owners = script.signs.letters.get(letter, ())
                weight = _LETTER if letter in plain else _LETTER_OF_NAMES
                for language in owners:
                    scores[language] += weight / len(owners)
        return scores, shown

    @staticmethod
    def _by_statistics(
        script: _Script, text: str, scores: dict[str, float], hint: str | None
    ) -> tuple[str, float, bool]:
        """(language, margin, certain) where words and letters do not suffice: sequences of letters count, too."""
        _, _, by_words = _leader(scores, hint, script.tags)
        letters = len(_LETTERS.findall(text))
        if script.statistics is None or len(script.statistics.labels) < 2 or letters < _STATISTICAL_LEAST:
            best, score, margin = _leader(scores, hint, script.tags)
            # Nothing shows a language: what the channel says may be one of another script.
            return hint if hint and not score else best, min(margin, _SURE_MARGIN / 2), False
        ranked = [(script.by_code[code], share) for code, share in script.statistics.rank(text)]
        together = dict(scores)
        for language, probability in ranked:
            together[language] += _STATISTICAL_WEIGHT * float(probability)
        best, score, margin = _leader(together, hint, script.tags)
        likely = dict(ranked).get(best, 0.0)
        sure = margin >= _SURE_MARGIN and likely > 0.95 and (letters >= 16 or by_words > 0.3)
        if not sure and hint and score < 0.8 * _STATISTICAL_WEIGHT:
            return hint, 0.0, False
        return best, margin, sure


def _leader(scores: dict[str, float], hint: str | None, order: Sequence[str]) -> tuple[str, float, float]:
    """(language, score, margin to the next); the hint and the order of configuration decide a draw."""
    # Rounded: in which order letters were added up must not decide at a threshold.
    exact = {language: round(score, 6) for language, score in scores.items()}
    score, *others = sorted(exact.values(), reverse=True)
    leading = [language for language in order if exact[language] == score]
    best = hint if hint in leading else leading[0]
    return best, score, round(score - others[0], 6) if others else score


def _certainty(margin: float) -> float:
    """From one half for a draw towards 1; two words of one language alone give .95."""
    return round(1.0 - 0.5 * exp(-1.2 * margin), 2)
