"""Lithuanian first names and their cases."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from collections.abc import Iterator

from guardrail.detection.language import words

_MEN = words(
    """Jonas Petras Antanas Kazys Vytautas Algirdas Juozas Tomas Lukas Mantas Marius Andrius Darius Gintaras Arūnas Saulius Rimantas
    Romas Ramūnas Rolandas Linas Paulius Povilas Matas Nojus Dominykas Benas Jokūbas Kajus Adomas Gustas Herkus Joris Ignas Rokas Domas
    Karolis Mindaugas Gediminas Kęstutis Žygimantas Tadas Titas Simas Simonas Edvinas Edgaras Ernestas Evaldas Egidijus Eimantas Deividas
    Donatas Dainius Dalius Dovydas Danielius Audrius Aurimas Artūras Arnas Arvydas Arnoldas Alvydas Aleksandras Algis Alfredas Albertas
    Aivaras Aidas Bronius Benediktas Bernardas Česlovas Feliksas Giedrius Gytis Haroldas Henrikas Ignotas Ivanas Jaunius Justas Justinas
    Julius Jurgis Kasparas Kipras Kostas Laimonas Laurynas Leonas Liudas Liutauras Martynas Mykolas Modestas Nerijus Naglis Osvaldas
    Pranas Pijus Raimundas Raimondas Ričardas Rytis Robertas Rimvydas Romualdas Sigitas Silvestras Skirmantas Stasys Stanislovas Steponas
    Šarūnas Tauras Tautvydas Teodoras Vaidas Vaidotas Valdas Valdemaras Valentinas Valerijus Vidas Vidmantas Vygandas Viktoras Vilius
    Vincas Virgilijus Virginijus Vladas Vladimiras Vykintas Zenonas Zigmas Žilvinas Nikolajus Sergejus Orestas Oskaras Armandas Augustinas
    Augustas Eugenijus Gintautas Jeronimas Vaclovas Kornelijus Eduardas Erikas Tomašas Ąžuolas Motiejus Kristupas Kristijonas Jaroslavas"""
)
_WOMEN = words(
    """Ona Marija Janina Irena Aldona Birutė Danutė Regina Genovaitė Stasė Elena Jadvyga Zita Vida Nijolė Rima Ramunė Daiva Dalia Rasa
    Jurgita Jolanta Inga Ingrida Kristina Lina Laura Edita Asta Audronė Aušra Eglė Giedrė Gintarė Ieva Indrė Jūratė Justina Karolina
    Gabija Gabrielė Emilija Ugnė Austėja Urtė Liepa Luknė Sofija Kamilė Viltė Goda Miglė Monika Evelina Erika Agnė Aistė Akvilė Alina Ana
    Aurelija Agota Adelė Angelė Aurika Bronė Brigita Dovilė Diana Donata Deimantė Daina Emilė Eglutė Galina Greta Gražina Gerda
    Živilė Žydrė Žaneta Ilona Irma Jelena Julija Joana Jovita Jurga Judita Kotryna Laima Laimutė Lijana Liucija Loreta Lolita Liuda
    Margarita Marytė Milda Modesta Nomeda Natalija Neringa Nida Odeta Olga Oksana Paulina Patricija Rita Renata Roma Raimonda Rūta
    Rugilė Salomėja Sandra Sigita Silvija Simona Skaistė Snieguolė Solveiga Stefanija Svetlana Tatjana Teresė Toma Valerija Valentina
    Vaiva Vaida Valė Vanda Veronika Viktorija Vilma Vilija Violeta Virginija Vitalija Vitalija Zina Zofija Zuzana Otilija Barbora Elžbieta
    Elzė Elija Smiltė Saulė Ema Lėja Amelija Ula Elinga Medeina Rusnė Raminta Ringailė Rytė Gitana Genutė Elvyra Aleksandra"""
)
_ENDINGS = {  # nominative ending: endings of all cases (Ambrazas, Dabartinės lietuvių kalbos gramatika, 1997)
    "ius": "ius iaus iui ių iumi iuje iau",
    "jus": "jus jaus jui jų jumi juje jau",
    "us": "us aus ui ų umi uje au",
    "as": "as o ui ą u e ai",
    "is": "is io iui į iu yje i",
    "ys": "ys io iui į iu yje y",
    "ė": "ė ės ei ę e ėje",
    "a": "a os ai ą oje",
}


def _cases(name: str) -> Iterator[str]:
    for ending, cases in _ENDINGS.items():
        if name.endswith(ending):
            stem = name[: -len(ending)]
            yield from (stem + case for case in cases.split())
            return
    yield name


FIRST_NAMES = frozenset(case for name in _MEN | _WOMEN for case in _cases(name))
AMBIGUOUS = words(
    """Rasa Rasos Rasai Rasą Aušra Aušros Aušrą Aušrai Saulė Saulės Saulę Saulei Liepa Liepos Liepą Liepai Goda Roma Romos Romą
    Romai Toma Tomai Ana Anos Anai Aną Vida Vidos Vidą Vidai Vido Vidui Nida Nidos Nidą Nidai Lino Linai Linas Liną Lina Linos Daina
    Dainos Dainai Dainą Gintaro Gintarai Gintaras Gintarą Viltė Viltės Ema Ula Aido Aidas Aidai Aidą Laima Laimos Laimą Tauro Tauras"""
)
"""Also common words or places: a name only with another one behind it."""
