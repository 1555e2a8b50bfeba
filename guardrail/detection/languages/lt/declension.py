"""Lithuanian declension: from a form back to the words it may be a form of.

Endings after V. Ambrazas (ed.), Dabartinės lietuvių kalbos gramatika, 1997: nouns by paradigm, all seven
cases, singular and plural, with the short locatives of speech (Vilniuj, Klaipėdoj).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

PARADIGMS = {
    "as": "as o ui ą u e ai ų ams us ais uose",
    "ias": "ias io iui ią iu yje iau",
    "is": "is io iui į iu yje y i iai ių iams ius iais iuose",
    "ys": "ys io iui į iu yje y iai ių iams ius iais iuose",
    "tis": "tis čio čiui tį čiu tyje ty ti čiai čių čiams čius čiais",
    "dis": "dis džio džiui dį džiu dyje di džiai džių džiams džius džiais",
    "tys": "tys čio čiui tį čiu tyje ty čiai čių čiams čius čiais",
    "dys": "dys džio džiui dį džiu dyje dy džiai džių",
    "ius": "ius iaus iui ių iumi iuje iuj iau iai ių iams iais iuose",
    "jus": "jus jaus jui jų jumi juje juj jau jai jams jais",
    "ukas": "uk",
    "us": "us aus ui ų umi uje uj au ūs ums umis uose",
    "ė": "ė ės ei ę e ėje ėj ių ėms es ėmis ėse",
    "tė": "tė čių",
    "dė": "dė džių",
    "a": "a os ai ą oje oj ų oms as omis ose",
    "ia": "ia ios iai ią ioje ioj ių ioms ias iomis iose",
    "ai": "ai ų ams us ais uose",
    "iai": "iai ių iams ius iais iuose",
    "čiai": "čiai čių čiams čius čiais čiuose",
    "jai": "jai jų jams jus jais juose",
    "ės": "ės ių ėms es ėmis ėse",
    "os": "os ų oms as omis ose",
    "ios": "ios ių ioms ias iomis iose",
    "onys": "onys onių onims onis onimis onyse",
    "is ": "is ies iai į imi yje ie",
    "uo": "uo ens eniui enį eniu enyje",
    "o": "o",
    "i": "i",
}
"""A lemma's ending: the endings of its forms (the first is the lemma's own)."""

_ADJECTIVE = (
    "as o am ą u ame i ų iems us ais uose a os ai oje oms omis ose asis ojo ajam ąjį uoju ajame ieji ųjų iesiems "
    "uosius aisiais uosiuose oji osios ąją ąja ojoje osioms ąsias osiomis osiose"
)
_VERB = {
    "ti": "ti siu si s sime site siant davo davau davai davote davome davęs davę tute tutės tumėme k kite kime ki čiau tų tum tumėte tume tumėm tas ta tą tos "
    "tai siantis sianti",
    "a": "a u i ame ate am at ant antis anti ančio ančios antys ančių amas ama ami amų amos amus amą amais",
    "ia": "ia iu i iame iate iant iantis ianti iančio iančios iančių iamas iama iami iamų",
    "o": "o au ai ome ote om ot ant ęs usi usio usios ę usių anti antis ančių omas oma omos omų omi omus omiems omais "
    "omą",
    "ė": "ė iau ei ėme ėte ėm ėt ęs usi usio usios ę usių",
    "i": "i iu ime ite im it int intis inti inčio inčių imas ima imi imų",
}

ENDINGS: dict[str, tuple[str, ...]] = {}
"""A form's ending: the endings its lemma may have. Of nouns only."""

WORD_ENDINGS: dict[str, tuple[str, ...]] = {}
"""The same for adjectives and verbs, too: good enough to know a common word, not to name its form."""


def _inverted(*tables: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for table in tables:
        for lemma, endings in table.items():
            for ending in endings.split():
                found[ending][lemma.strip()] = None
    return {ending: tuple(found[ending]) for ending in found}


ENDINGS.update(_inverted(PARADIGMS))
WORD_ENDINGS.update(_inverted(PARADIGMS, {"as": _ADJECTIVE, "us": _ADJECTIVE.replace("as o", "us aus")}, _VERB))
LONGEST = max(map(len, WORD_ENDINGS))


def lemmas(word: str, endings: dict[str, tuple[str, ...]] = ENDINGS) -> Iterator[str]:
    """Every word this may be a form of, itself among them when it ends like a lemma; stems have two letters."""
    for length in range(1, min(LONGEST, len(word) - 2) + 1):
        nominatives = endings.get(word[-length:])
        if nominatives:
            stem = word[:-length]
            for nominative in nominatives:
                yield stem + nominative


def forms(lemma: str) -> Iterator[str]:
    """All forms of a noun."""
    for length in range(min(4, len(lemma) - 2), 0, -1):
        endings = PARADIGMS.get(lemma[-length:])
        if endings:
            stem = lemma[:-length]
            for ending in endings.split():
                yield stem + ending
            return
    yield lemma


def inflected(stems: str, *paradigms: str) -> str:
    """A pattern for every form of words with these stems (alternatives)."""
    endings = sorted(
        {ending for name in paradigms for ending in PARADIGMS[name].split()}, key=lambda text: (-len(text), text)
    )
    return f"(?:{stems})(?:{'|'.join(endings)})"


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
        inflected("[nlrktd][aeo]v|[aeo]vsk|insk", "a"),
        inflected("[nlrktds]ov|[nlrkdt]ev", "as"),
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


PLAIN = str.maketrans("ąčęėįšųūž", "aceeisuuz")
"""Letters as chat writes them without a Lithuanian keyboard."""

STRONG_ENDINGS = f"{_STRONG}|{_STRONG.translate(PLAIN)}"
"""Alternatives for RE2: suffixes, with the endings of all cases, that few words but family names have."""

_SURNAMES = re.compile(f"(?:{_SURNAME})$".translate(PLAIN))
_STRONG_SURNAMES = re.compile(f"(?:{_STRONG})$".translate(PLAIN))


def surname(word: str) -> bool:
    """Whether the word (lower case, diacritics or not) has the suffix of a family name; so have some common words."""
    return len(word) > 4 and _SURNAMES.search(word.translate(PLAIN)) is not None


def strong_surname(word: str) -> bool:
    """The same for suffixes that few words but family names have."""
    return len(word) > 5 and _STRONG_SURNAMES.search(word.translate(PLAIN)) is not None
