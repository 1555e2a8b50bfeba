"""Which of the configured languages a message is written in.

Chat messages are short, and statistical identifiers guess wildly below twenty letters. So script decides
first, then letters only one language has and its most frequent words, then py3langid, then what the channel
says of the person. ``certain`` is what the pipeline may remember about a person. Everything about a language
comes from its pack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import re2

from guardrail.detection.language import Language, languages

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN_WORDS = re2.compile(r"\p{Latin}[\p{Latin}\p{M}]+")
_UNSPACED = frozenset({"Han", "Hiragana", "Katakana", "Khmer", "Lao", "Myanmar", "Thai"})
"""Scripts without spaces: each character counts as much as a word of another script."""
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
def _statistics(codes: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in codes if code in identifier.nb_classes])
    return identifier


class _Script:
    """The languages of one script, told apart by their letters and words."""

    def __init__(self, name: str, known: Sequence[Language]) -> None:
        self.tags = tuple(language.tag for language in known)
        self.signs = _Signs(known)
        self.letters = {language.tag: frozenset(language.letters) for language in known}
        self.spaced = name not in _UNSPACED
        # RE2 knows the scripts of Unicode Standard Annex 24 by name.
        self.words = re2.compile(rf"\p{{{name}}}+" if self.spaced else rf"\p{{{name}}}")
        self.by_code = {language.tag.split("-")[0]: language.tag for language in reversed(known)}
        if len(self.tags) > 1 and self.spaced:
            _statistics(tuple(self.by_code))


class LanguageIdentifier:
    """Restricted to the languages ``tags``, the first of which is the last resort."""

    def __init__(self, tags: Sequence[str]) -> None:
        known = {language.tag: language for language in languages()}
        self._languages = {tag: known[tag] for tag in tags}
        scripts = dict.fromkeys(language.script for language in self._languages.values())
        of = {
            name: _Script(name, [each for each in self._languages.values() if each.script == name]) for name in scripts
        }
        self._latin = of.pop("Latin", None)
        self._others = tuple(of.values())
        self._last = next(iter(self._languages))

    def identify(self, text: str, locale: str | None = None) -> tuple[str, bool]:
        """(language, certain)."""
        text = text[:MOST_READ]
        hint = self.by_locale(locale)
        script = self._script(text)
        if script is None or not _LETTERS.search(text):
            return hint or self._last, False
        if script.spaced:
            return self._by_words(script, text.lower(), hint)
        return self._by_characters(script, text, hint)

    def by_locale(self, locale: str | None) -> str | None:
        """The configured language that a BCP 47 tag names, ``zh-Hant-HK`` and ``en_US`` included."""
        if not locale:
            return None
        primary, *rest = locale.replace("_", "-").lower().split("-")
        candidates = [each for each in self._languages.values() if each.tag.split("-")[0] == primary]
        meant = [each for each in candidates if each.subtags.intersection(rest or ("",))]
        chosen = meant or [each for each in candidates if "" in each.subtags] or candidates
        return chosen[0].tag if chosen else None

    def _script(self, text: str) -> _Script | None:
        """The script that most of the text is in; Latin words among others do not count until they are more."""
        if text.isascii() or not self._others:
            return self._latin
        size, best = max(((len(each.words.findall(text)), each) for each in self._others), key=lambda pair: pair[0])
        if not size:
            return self._latin
        return self._latin if self._latin and len(_LATIN_WORDS.findall(text)) > size else best

    def _by_characters(self, script: _Script, text: str, hint: str | None) -> tuple[str, bool]:
        if len(script.tags) == 1:
            return script.tags[0], True
        own = {tag: sum(character in letters for character in text) for tag, letters in script.letters.items()}
        ranked = sorted(own, key=lambda tag: (-own[tag], tag != hint))
        return ranked[0], own[ranked[0]] > own[ranked[1]]

    def _by_words(self, script: _Script, text: str, hint: str | None) -> tuple[str, bool]:
        scores = dict.fromkeys(script.tags, 0.0)
        words = _WORD.findall(text.replace("’", "'"))
        for word in words:
            for language, weight in script.signs.words.get(word, {}).items():
                scores[language] += weight
        if not text.isascii():
            for letter in set(text):
                owners = script.signs.letters.get(letter, ())
                for language in owners:
                    scores[language] += 1.2 / len(owners)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0] != hint, script.tags.index(item[0])))
        best, score = ranked[0]
        margin = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
        if margin >= 0.9 and (score >= 1.9 or len(words) <= 3):
            return best, True
        return self._by_statistics(script, text, best if margin > 0.3 else None, hint)

    def _by_statistics(self, script: _Script, text: str, guess: str | None, hint: str | None) -> tuple[str, bool]:
        if len(script.tags) > 1 and len(_LETTERS.findall(text)) >= _STATISTICAL_LEAST:
            code, probability = _statistics(tuple(script.by_code)).classify(text)
            language = script.by_code[code]
            if guess in (None, language) and probability > 0.95:
                return language, True
            if guess is None:
                return (hint if hint and probability < 0.8 else language), False
        return guess or hint or script.tags[0], False
