"""How people call each other: short forms of first names, which no register lists, in their cases."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from collections.abc import Iterator

from guardrail.detection.language import words
from guardrail.detection.languages.pl.plain import both

_MEN = words(
    """Tomek Bartek Wojtek Romek Janek Franek Staszek Leszek Jurek Mirek Sławek Radek Jarek Darek Witek Zbyszek Grzesiek Krzysiek
    Czarek Heniek Olek Łukaszek Maciek Mietek Przemek Rysiek Stasiek Waldek Władek Kacperek Miłoszek Filipek Antek Józek Jasiek
    Mateuszek Szymek Tadek Benek Edek Adaś Jaś Staś Krzyś Grześ Piotruś Michaś Mikołajek Andrzejek Marcinek Karolek Pawełek
    Stefanek Robuś Jacuś Leoś Misiek"""
)
_WOMEN = words(
    """Kasia Asia Gosia Basia Zosia Małgosia Ania Hania Kinia Monia Ula Ela Iza Aga Aśka Kaśka Gośka Baśka Zośka Magda Marta Ola
    Ewka Anka Hanka Danka Jolka Majka Agnieszka Justynka Martynka Karolinka Paulinka Natalka Alicja Renia Bożenka Grażynka Halinka
    Krysia Lidka Wiola Dorotka Marysia Marylka Stasia Tereska Terenia Weronika Patka Sylwka Zuzia Zuza Lenka Julka Oliwka Amelka
    Wika Tosia Jadzia Lusia Mirka Beatka Monika Edytka Iwonka Joasia Olcia Kamilka Emilka Dominika Milenka Klaudia"""
)


_SOFT = {"siek": "śk", "niek": "ńk", "ciek": "ćk"}


def _man(name: str) -> Iterator[str]:
    if name.endswith("ek"):
        soft = next((hard for written, hard in _SOFT.items() if name.endswith(written)), None)
        stem = name[:-4] + soft if soft else name[:-2] + "k"
        yield from (stem + ending for ending in ("a", "owi", "iem", "u"))
    elif name.endswith("ś"):
        yield from (name[:-1] + ending for ending in ("sia", "siowi", "siem", "siu"))


def _woman(name: str) -> Iterator[str]:
    stem = name[:-1]
    if stem.endswith("k"):
        yield from (stem + ending for ending in ("i", "ę", "ą", "o"))
        yield stem[:-1] + "ce"
    elif stem.endswith("i"):
        yield from (stem + ending for ending in ("ę", "ą", "u", ""))
    else:
        yield from (stem + ending for ending in ("y", "i", "ę", "ą", "o", "u", "ie"))


def _all() -> Iterator[str]:
    for name in _MEN:
        yield name
        yield from _man(name)
    for name in _WOMEN:
        yield name
        yield from _woman(name)


DIMINUTIVES = both(form.lower() for form in _all())
"""In lower case, with and without diacritics."""
