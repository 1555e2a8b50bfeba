"""Words around names in German."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from guardrail.detection.language import words
from guardrail.detection.people import NameWords
from guardrail.detection.proper_names import ProperNameRecognizer


class GermanNameRecognizer(ProperNameRecognizer):
    """People and places in German texts."""

    pack = "de"
    around = NameWords(
        titles=words(
            """herr herrn frau fraulein dr prof professor professorin doktor dipl ing med jur phil mag richter richterin rechtsanwalt rechtsanwaltin anwalt anwaltin notar notarin staatsanwalt staatsanwaltin zeuge zeugin klager klagerin beklagter beklagte prasident prasidentin minister ministerin bundesminister bundesministerin bundeskanzler bundeskanzlerin kanzler kanzlerin burgermeister burgermeisterin oberburgermeister senator senatorin konig konigin kaiser kaiserin prinz prinzessin furst furstin graf grafin herzog papst bischof erzbischof kardinal pfarrer pater bruder schwester onkel tante oma opa kapitan general oberst major hauptmann kommissar kommissarin trainer regisseur regisseurin schauspieler schauspielerin autor autorin sanger sangerin patient patientin mitarbeiter mitarbeiterin kollege kollegin beschwerdefuhrer beschwerdefuhrerin angeklagter angeklagten zeugen klagers anwalts mandant mandantin hausarzt hausarztin vorsitzender vorsitzende vorsitzenden eheleute familie eheleuten herren richtern"""
        ),
        before=words(
            """mit fur von bei an und hallo hi liebe lieber hey danke guten gruss grusse namens heisst nach zu durch gegen uber ohne freund freundin mann sohn tochter"""
        ),
        after=words(
            """sagte sagt ist war hat hatte wird wurde kann schrieb meinte erklarte und lebt lebte wohnt arbeitet starb geboren kommt ging will mochte"""
        ),
        speech=words(
            """sagt sagte erklart erklarte betont betonte meint meinte warnt warnte berichtet berichtete erzahlt erzahlte fordert forderte kritisiert kritisierte antwortete fragte schrieb schreibt"""
        ),
        before_letter=words("der die das dem den des und von mit für fur gegen an bei"),
        within=words("""von van der den de la di da du del ten ter bin al el"""),
        not_after=words(
            """strasse str platz weg allee gmbh ag kg ohg ev verein universitat hochschule schule gymnasium institut stiftung museum theater preis bank haus klinik krankenhaus kirche und oder der die das partei verlag gruppe bruder sohne jr"""
        ),
        in_place=words("""in aus nach bei bis ab nahe stadt region kanton raum grossraum gemeinde wohnhaft geboren"""),
        land_before=words("""bad sankt st schloss burg lac monte"""),
        land_after=words("""see tal gebirge insel inseln land kreis"""),
        kinds=words("""stadt gemeinde dorf ort region insel provinz bezirk kreis"""),
        endings=(
            "dorf",
            "burg",
            "burgs",
            "berg",
            "stadt",
            "hausen",
            "heim",
            "bach",
            "feld",
            "kirchen",
            "ingen",
            "hofen",
            "felden",
            "weiler",
            "rieden",
            "zell",
            "walde",
            "wald",
            "furt",
            "brucken",
            "bruck",
            "born",
            "beck",
            "stedt",
            "leben",
            "munde",
            "ried",
            "rode",
            "reuth",
            "heide",
            "hagen",
            "itz",
            "ow",
            "stein",
            "tal",
            "see",
        ),
        nouns=True,
        genitive=True,
    )
