"""Which of the configured languages a message is written in.

Chat messages are short, and statistical identifiers guess wildly below twenty letters. So script decides
first, then letters only one language has and its most frequent words, then py3langid, then what the channel
says of the person. ``certain`` is what the pipeline may remember about a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from guardrail.detection.language import Language, languages

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]")
MOST_READ = 2000
"""Characters looked at: a language shows itself long before."""
_STATISTICAL_LEAST = 16


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


@cache
def _statistics(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier


class LanguageIdentifier:
    """Restricted to the languages ``tags``, the first of which is the last resort."""

    def __init__(self, tags: Sequence[str]) -> None:
        known = {language.tag: language for language in languages()}
        self._languages = tuple(tags)
        self._han = {tag: frozenset(known[tag].letters) for tag in tags if known[tag].script == "Han"}
        self._latin = tuple(tag for tag in tags if known[tag].script == "Latin")
        self._signs = _Signs([known[tag] for tag in self._latin])
        if len(self._latin) > 1:
            _statistics(self._latin)

    def identify(self, text: str, locale: str | None = None) -> tuple[str, bool]:
        """(language, certain)."""
        text = text[:MOST_READ]
        hint = self.by_locale(locale)
        han = 0 if text.isascii() else len(_HAN.findall(text))
        if han and self._han:
            return self._chinese_script(text, han, hint)
        if not self._latin or not _LETTERS.search(text):
            return hint or self._languages[0], False
        return self._by_words(text.lower(), hint)

    def by_locale(self, locale: str | None) -> str | None:
        """The configured language that a BCP 47 tag names, ``zh-Hant-HK`` and ``en_US`` included."""
        if not locale:
            return None
        tags = locale.replace("_", "-").split("-")
        wanted = tags[0].lower()
        if wanted == "zh":
            rest = {tag.lower() for tag in tags[1:]}
            wanted = "zh-TW" if rest & {"tw", "hk", "mo", "hant"} else "zh-CN"
            if wanted not in self._languages and self._han:
                wanted = next(iter(self._han))
        return wanted if wanted in self._languages else None

    def _chinese_script(self, text: str, han: int, hint: str | None) -> tuple[str, bool]:
        latin = sum(len(word) > 1 for word in _WORD.findall(re.sub(_HAN, " ", text)))
        if latin > han and self._latin:
            return self._by_words(text.lower(), hint)
        if len(self._han) == 1:
            return next(iter(self._han)), True
        own = {tag: sum(character in letters for character in text) for tag, letters in self._han.items()}
        ranked = sorted(own, key=lambda tag: (-own[tag], tag != hint))
        return ranked[0], own[ranked[0]] > own[ranked[1]]

    def _by_words(self, text: str, hint: str | None) -> tuple[str, bool]:
        scores = dict.fromkeys(self._latin, 0.0)
        words = _WORD.findall(text.replace("’", "'"))
        for word in words:
            for language, weight in self._signs.words.get(word, {}).items():
                scores[language] += weight
        if not text.isascii():
            for letter in set(text):
                owners = self._signs.letters.get(letter, ())
                for language in owners:
                    scores[language] += 1.2 / len(owners)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0] != hint, self._latin.index(item[0])))
        best, score = ranked[0]
        margin = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
        if margin >= 0.9 and (score >= 1.9 or len(words) <= 3):
            return best, True
        return self._by_statistics(text, best if margin > 0.3 else None, hint)

    def _by_statistics(self, text: str, guess: str | None, hint: str | None) -> tuple[str, bool]:
        if len(self._latin) > 1 and len(_LETTERS.findall(text)) >= _STATISTICAL_LEAST:
            language, probability = _statistics(self._latin).classify(text)
            if guess in (None, language) and probability > 0.95:
                return language, True
            if guess is None:
                return (hint if hint and probability < 0.8 else language), False
        return guess or hint or self._latin[0], False
