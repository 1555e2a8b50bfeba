"""Special categories of personal data, where words speak of a person.

GDPR Art. 9(1) names them: racial or ethnic origin, political opinions, religious or philosophical beliefs,
trade-union membership, genetic and biometric data, health, sex life and sexual orientation; Art. 10 adds
criminal convictions. A word for a disease is none of that by itself ("vitamin C for diabetics"). So each
alternative of a language's lexicon says who is spoken of ("I have …", "my wife is …", "diagnosed with …"), and
its one group is what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from guardrail.detection.candidates import Candidate
from guardrail.detection.cues import compiled
from guardrail.detection.language import Language, languages
from guardrail.detection.letters import tolerant
from guardrail.detection.linear import LinearRecognizer
from guardrail.detection.view import View

CATEGORIES: Mapping[str, str] = {
    "SPECIAL_HEALTH": "Health: illness, disability, pregnancy, treatment",
    "SPECIAL_RELIGION": "Religious or philosophical belief",
    "SPECIAL_UNION": "Trade-union membership",
    "SPECIAL_SEXUAL": "Sex life or sexual orientation",
    "SPECIAL_ETHNIC": "Racial or ethnic origin",
    "SPECIAL_POLITICAL": "Political opinion or party",
    "SPECIAL_GENETIC": "Genetic data",
    "SPECIAL_BIOMETRIC": "Biometric data",
    "SPECIAL_CRIMINAL": "Criminal convictions and offences",
}
"""Every special category by its entity type. A language's lexicon uses these names."""

SCORE = 0.97
"""Of two proposals for the same words the surer one stands: what a model takes for a name ("my son is Gay") is not."""
_LETTER = r"[a-z\x{df}-\x{17f}]"
_EDGE = r"[^a-z0-9\x{df}-\x{17f}]"
_SPACE = re.compile(r"\[[^\]]*\]| ")  # a class stays as it is


class SpecialCategoryRecognizer(LinearRecognizer):
    """The lexicons of all languages: people mix them, and an illness is no less one in another language."""

    def __init__(self, language: str) -> None:
        # Two scripts of one language may share their lexicon.
        lexicon = dict.fromkeys(
            (name, _pattern(tuple(words), pack.script)) for pack in languages() for name, words in _named(pack)
        )
        self._types = tuple(entity_type for entity_type, _ in lexicon)
        self.triggers = tuple(pattern for _, pattern in lexicon)
        super().__init__(tuple(CATEGORIES), language=language, name="category")

    def own(self) -> Sequence[int]:
        """Nothing: every language's words are looked for in every text."""
        return ()

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """What the alternatives' groups cover."""
        for index in fired:
            entity_type = self._types[index]
            for start, end in _values(self.triggers[index], view):
                yield Candidate(start, end, entity_type, SCORE, f"{self.name}.{entity_type[8:].lower()}")


def _values(pattern: str, view: View) -> Iterator[tuple[int, int]]:
    """Of each match the group that took part in it, as characters of ``view.text``."""
    program = compiled(pattern)
    groups = range(1, program.groups + 1)
    at = 0
    while at <= len(view.data) and (match := program.spans(view.data, at)) is not None:
        start, end = next((match[group] for group in groups if match[group][0] >= 0), (-1, match[0][1]))
        # On from the value: what follows it may be what precedes the next.
        at = max(end, at + 1)
        if start >= 0:
            yield view.characters(start, end)


def _named(pack: Language) -> Iterator[tuple[str, Sequence[str]]]:
    unknown = {*pack.categories} - {*CATEGORIES}
    if unknown:
        raise ValueError(f"language {pack.tag} names categories that do not exist: {', '.join(sorted(unknown))}")
    yield from pack.categories.items()


@lru_cache(maxsize=512)
def _pattern(alternatives: tuple[str, ...], script: str) -> str:
    return _whole("|".join(f"(?:{tolerant(alternative)})" for alternative in alternatives), script)


def _whole(pattern: str, script: str) -> str:
    """Where words have spaces between them, a pattern matches whole words.

    Letters are those of Latin alphabets: the classes of all Unicode letters and spaces would make the automata
    twenty times larger, and the view has turned every kind of space into the plain one.
    """
    if script == "Han":
        return f"(?i){pattern}"
    plain = pattern.replace(r"\p{L}", _LETTER).replace(r"\p{N}", "[0-9]")
    spaced = _SPACE.sub(_spaces, plain)
    return rf"(?i)(?:^|{_EDGE})(?:{spaced})(?:$|{_EDGE})"


def _spaces(found: re.Match[str]) -> str:
    if len(found[0]) > 1:
        return found[0]
    return r"(?:\s+)" if found.string[found.end() :][:1] in ("?", "*", "+") else r"\s+"
