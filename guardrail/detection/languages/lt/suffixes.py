"""Suffixes that tell family names, and those that make common words of others.

Family names after Z. Zinkevičius, Lietuvių asmenvardžiai, 2008: men's -auskas, -evičius, -aitis, -ėnas …, women's
-ienė, -aitė, -ytė, -utė, -ūtė; and Slavic ones as Lithuanian writes them.
"""

from __future__ import annotations

import re

from guardrail.detection.cues import compiled
from guardrail.detection.languages.lt.declension import PLAIN, inflected

_SURNAME = "|".join(
    (
        inflected("ausk|insk|ynsk|ensk|ick|eck|ock|ūn|ėn|[aeo]v|eik|išk", "as"),
        inflected("[aeo]vič|ynič|avič", "ius"),
        inflected("[^\\W\\d_aeiouyąęėįųū][kčš]|[td]ž", "us", "ius"),
        inflected("ai|y|u|ū|iau", "tis"),
        inflected("[aoe]l|[aeu]ck|[aeio]vsk|[oiau]n|el|ul|ėl|ovsk", "is"),
        inflected("ien|ait|yt|ut|ūt|iūt|aitien|ait", "ė"),
        inflected("[aeo]v|sk|ovsk|evsk|aj", "a"),
        inflected("eik|enk|ul|ail|eil", "a"),
        "enko|skaj[aoą]s?|ckaj[aoą]s?|sk[iy]|ck[iy]|skij|vič|berg(?:as|o|ui|ą|u)",
    )
)
_STRONG = "|".join(
    (
        inflected("iausk|ausk|vinsk|linsk|rinsk|kinsk|dinsk|minsk|tinsk|pinsk|šinsk|žinsk|binsk|ynsk|ick", "as"),
        inflected("[aeo]vič", "ius"),
        inflected("[kdrlnmgbptvszšž]ai", "tis"),
        inflected(
            "[lrnkdmvžšgbtpzč]ien|[kdrlnmgbptvszšž]ait|[kdrlnmgbptvszšž]yt|[kdrlnmgbptvszšž]i?ūt|[kdrnmpžtšzv]ut", "ė"
        ),
        inflected("[^\\W\\d_aeiouyjąęėįųū][aeo]v|[aeo]vsk|insk", "a"),
        inflected("[^\\W\\d_aeiouyjąęėįųū][oe]v", "as"),
        inflected("[aeo]vsk|insk", "is"),
    )
)
_PARTICIPLE = (
    "|(?:davus|sianč|anč|inč|esn|iausi|dam|us|ėjus|sim|ėt|[ao]j|tin)(?:asis|oji|ysis|ioji|ojo|iojo|ajam|iajam|ąjį|įjį|iąją|ąją|uoju|iuoju|"
    "ųjų|iųjų|ieji|osios|iosios|iesiems|uosius|iuosius|io|ios|iam|iai|ią|iu|iuose|iems|ius|ių|ioms|ias|iomis|iose|ioje|iame)"
)
_DERIVED = re.compile(
    "[^\\W\\d_]{3}(?:"
    + "|".join(
        (
            inflected("[iyu]m|izm|išk|ing|tin|toj|ėj", "as"),
            inflected("iausi", "as", "a"),
            inflected("toj|ėj|acij|encij|ybin|iausi", "a"),
            inflected("yb|inink|iškum|ysty", "ė"),
            inflected("in|ybin|inėlin", "is"),
            inflected("inink", "as"),
        )
    )
    + _PARTICIPLE
    + ")$"
)


_NOUNS_OF_ACTION = re.compile(f"[^\\W\\d_]{{4}}{inflected('[iy]m', 'as')}$")


def derived(word: str, *, wide: bool) -> bool:
    """Whether the word (lower case) has a suffix that makes words of words: Pristatymas; when ``wide``, Vartotojas."""
    return len(word) > 6 and (_DERIVED if wide else _NOUNS_OF_ACTION).search(word) is not None


_SUREST = "|".join(
    (
        inflected("ausk|insk", "as"),
        inflected("[aeo]vič", "ius"),
        inflected("auskien|inskien|[aeo]vičien|[aeo]vičiūt|auskait|inskait", "ė"),
    )
)
STRONG_ENDINGS = f"{_STRONG}|{_STRONG.translate(PLAIN)}"
"""Alternatives for RE2: suffixes, with the endings of all cases, that few words but family names have."""

# RE2 has no class of all letters but some: whatever is no vowel may be a consonant here.
_ANY_SURNAME = "(?m)(?:{})$".format(
    re.sub(r"\[\^.*?\]", r"[^aeiouy\\n]", f"{_SURNAME}|{_STRONG}|{_SUREST}".translate(PLAIN))
)
_SURNAMES = re.compile(f"(?:{_SURNAME})$".translate(PLAIN))
_SUREST_SURNAMES = re.compile(f"(?:{_SUREST})$".translate(PLAIN))
_STRONG_SURNAMES = re.compile(f"(?:{_STRONG})$".translate(PLAIN))


def like_surnames(words: str) -> set[int]:
    """Which words (one a line, lower case, without diacritics) any function below may be true of; a few more are in it.

    One pass over a message takes as long as asking of one word.
    """
    program, data = compiled(_ANY_SURNAME), words.encode()
    found: set[int] = set()
    at = line = 0
    while (match := program.spans(data, at)) is not None:
        end = match[0][1]
        line += data.count(b"\n", at, end)
        found.add(line)
        at = end
    return found


def surname(word: str) -> bool:
    """Whether the word (lower case, diacritics or not) has the suffix of a family name; so have some common words."""
    return len(word) > 4 and _SURNAMES.search(word.translate(PLAIN)) is not None


def strong_surname(word: str) -> bool:
    """The same for suffixes that few words but family names have."""
    return len(word) > 5 and _STRONG_SURNAMES.search(word.translate(PLAIN)) is not None


def sure_surname(word: str) -> bool:
    """The same for suffixes that no word but a family name has."""
    return len(word) > 6 and _SUREST_SURNAMES.search(word.translate(PLAIN)) is not None
