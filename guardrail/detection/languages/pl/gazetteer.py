"""The lists beside this module; those of names are read when the first Polish text comes."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from functools import cache
from importlib.resources import files

from guardrail.detection.language import words

AMBIGUOUS = words(
    """ale anno beat beka dana dane dani dobra franków frankow frank gai gal gleba gloria gracja ida idą inna islam jack jagod
    jagody jagodami jagodzie jelen jeleń jelenie kuba kube kubę kubie kubą kuby lew lwa lwem lwie lwów lwow lwy lilia lilie lis lisa
    lisem lisie lisy lubie luba maj maja mają mark marzen marzeń marzenia mila mile miła miłe miły miłość nadzieja nadzieje
    nadziei nadzieję nadzieją nike noe ola pola pole polach polami róż róża róże róży różę różą roz roza roze rozy rozami różami rom
    roma roman rome rose sami sława slawa sławy slawy sławę sławie sławą slawe sław slaw tal tin tina were wita witam zycie życie
    życia kalina kaliny malina maliny malin stella wiara wiary kira cud boża iga bogdanka wrzos fiołek konstancja czesława
    pięć maja wiktoria bena van lee marina len lenie gaja nel la do as sam dan marek"""
)
"""Forms of first names that are also common words: a name only with another one behind it."""


@cache
def first_names() -> frozenset[str]:
    """First names in all cases, in lower case, with and without diacritics."""
    return _read("first_names")


@cache
def surnames() -> frozenset[str]:
    """Frequent family names that no ending tells, in all cases."""
    return _read("surnames")


@cache
def towns() -> frozenset[str]:
    """Towns in all cases; words of a name are written together: ``zielonejgórze``."""
    return _read("towns")


@cache
def common_words() -> frozenset[str]:
    """Frequent words that are no first name: capitalised, they may merely begin a sentence."""
    return _read("words")


def frequent() -> frozenset[str]:
    """The words that Polish texts have most, and other languages do not have."""
    return _read("frequent")


def _read(name: str) -> frozenset[str]:
    path = files("guardrail.detection.languages.pl").joinpath("data", f"{name}.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
