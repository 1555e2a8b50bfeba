"""Lithuanian declension: from a form back to the words it may be a form of.

Endings after V. Ambrazas (ed.), Dabartinės lietuvių kalbos gramatika, 1997: nouns by paradigm, all seven
cases, singular and plural, with the short locatives of speech (Vilniuj, Klaipėdoj).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

PARADIGMS = {
    "as": "as o ui ą u e ai ų ams us ais uose",
    "ias": "ias io iui ią iu yje iau",
    "is": "is io iui į iu yje y i iai ių iams ius iais iuose ies imi ie",
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
    "ti": "ti siu si s sime site siant davo davau davai davote davome davęs davę tute tutės tumėme k kite kime "
    "ki čiau tų tum tumėte tume tumėm tas ta tą tos tai siantis sianti",
    "a": "a u i ame ate am at ant antis anti ančio ančios antys ančių amas ama ami amų amos amus amą amais",
    "ia": "ia iu i iame iate iant iantis ianti iančio iančios iančių iamas iama iami iamų",
    "o": "o au ai ome ote om ot ant ęs usi usio usios ę usių anti antis ančių omas oma omos omų omi omus omiems omais "
    "omą",
    "ė": "ė iau ei ėme ėte ėm ėt ęs usi usio usios ę usių",
    "i": "i iu ime ite im it int intis inti inčio inčių imas ima imi imų",
}

PLAIN = str.maketrans("ąčęėįšųūž", "aceeisuuz")
"""Letters as chat writes them without a Lithuanian keyboard."""

Endings = Mapping[str, tuple[str, ...]]
"""A form's ending: the endings its lemma may have. What only ends an ending is in it, too, and leads to none."""


def without_diacritics(text: str) -> str:
    """The same in the letters of :data:`PLAIN`; a third of the time that ``translate`` takes for a message."""
    for letter, plain in _PLAIN_LETTERS:
        text = text.replace(letter, plain)
    return text


_PLAIN_LETTERS = [(chr(letter), chr(plain)) for letter, plain in PLAIN.items()]


def _inverted(*tables: dict[str, str]) -> Endings:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for table in tables:
        for lemma, endings in table.items():
            for ending in endings.split():
                found[ending][lemma] = None
    for ending in list(found):
        for start in range(1, len(ending)):
            found[ending[start:]]  # of no lemma unless one was named
    return {ending: tuple(found[ending]) for ending in found}


ENDINGS = _inverted(PARADIGMS)
"""Of nouns."""

WORD_ENDINGS = _inverted(PARADIGMS, {"as": _ADJECTIVE, "us": _ADJECTIVE.replace("as o", "us aus")}, _VERB)
"""Of adjectives and verbs, too: good enough to know a common word, not to name its form."""


def lemmas(word: str, endings: Endings = ENDINGS) -> list[str]:
    """Every word this may be a form of, itself among them when it ends like a lemma; stems have two letters."""
    found: list[str] = []
    for cut in range(-1, 1 - len(word), -1):
        nominatives = endings.get(word[cut:])
        if nominatives is None:
            break  # nothing ends like this, so nothing that is longer
        stem = word[:cut]
        for nominative in nominatives:
            found.append(stem + nominative)
    return found


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


_AGREEING = tuple(
    re.compile(f"(?:{'|'.join(endings.translate(PLAIN).split())})$")
    for endings in (
        "as is ys us",
        "o aus",
        "ui",
        "ą į ų",
        "u umi",
        "e yje uje",
        "ai i y au e",
        "a ė",
        "os ės",
        "ai ei",
        "ą ę",
        "a e",
        "oje ėje oj ėj",
        "a e",
    )
)


def agree(first: str, second: str, *, gender: bool = True) -> bool:
    """Whether two words, diacritics or not, may stand in one case (and ``gender``): Kristiną Vilkę, Vaido Daukšos."""
    first, second = first.translate(PLAIN), second.translate(PLAIN)
    if any(cell.search(first) and cell.search(second) for cell in _AGREEING):
        return True
    half = len(_AGREEING) // 2
    return not gender and any(
        man.search(first) and woman.search(second)
        for man, woman in zip(_AGREEING[:half], _AGREEING[half:], strict=True)
    )
