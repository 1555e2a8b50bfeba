"""Lithuanian names, places and addresses: cases, vocatives, chat, and what must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.detection.languages.lt import addresses
from guardrail.detection.languages.lt.declension import forms, lemmas
from guardrail.detection.languages.lt.gazetteer import gazetteer
from guardrail.detection.languages.lt.names import LithuanianNameRecognizer
from guardrail.detection.languages.lt.suffixes import strong_surname, surname
from guardrail.detection.linear import LinearPatternRecognizer, LinearRecognizer
from guardrail.detection.view import View

NAMES = LithuanianNameRecognizer("lt")
ABROAD = LithuanianNameRecognizer("en")
ADDRESSES = LinearPatternRecognizer(addresses.RULES, language="lt", name="address")


def found(text: str, recognizer: LinearRecognizer = NAMES, kind: str = "") -> list[str]:
    """What the recognizer proposes, in the order of the text; the longest of overlapping ones."""
    view = View(text)
    spans = sorted(
        (
            item
            for item in recognizer.find(view, range(len(recognizer.triggers)))
            if not kind or item.entity_type == kind
        ),
        key=lambda item: (item.start, -item.end),
    )
    kept: list[str] = []
    end = 0
    for item in spans:
        if item.end > end:
            kept.append(view.text[item.start : item.end])
            end = item.end
    return kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vakar kalbėjau su Kęstučiu Plungaičiu.", "Kęstučiu Plungaičiu"),
        ("Perduokite Vaižgantui Butrimavičiui siuntą.", "Vaižgantui Butrimavičiui"),
        ("Ieškau Rūtenės Dargužytės užsakymo.", "Rūtenės Dargužytės"),
        ("Apie Džiugintą Šlepetį nieko nežinau.", "Džiugintą Šlepetį"),
        ("Sąskaita yra Gyčio Ryčkaus vardu.", "Gyčio Ryčkaus"),
        ("Užsakymą atsiims Sergejus Volkovas.", "Sergejus Volkovas"),
        ("Siunta skirta Jevgenijai Michailovai, ne man.", "Jevgenijai Michailovai"),
        ("Registravausi kaip Ilona Brazdžiūtė-Meilė.", "Ilona Brazdžiūtė-Meilė"),
        ("Sutartį pasirašė V. A. Juodeškis.", "V. A. Juodeškis"),
        ("Gydytoja Trakimavičienė paskyrė vaistus.", "Trakimavičienė"),
        ("Mūsų kaimynas Žvinklys vėl triukšmauja.", "Žvinklys"),
        ("Prof. Česnakas neatvyko.", "Česnakas"),
        ("Gerb. p. Stundžia, laukiame atsakymo.", "Stundžia"),
        ("Meškuotis sakė, kad neateis.", "Meškuotis"),
        ("Vakar atvyko Džordžas Bušas su palyda.", "Džordžas Bušas"),
        ("Barako Obamos kalba buvo ilga.", "Barako Obamos"),
        ("Siunta skirta Johnui Smithui.", "Johnui Smithui"),
        ("Šeputis Gintaras atsiims siuntą.", "Šeputis Gintaras"),
        ("Banio Aurimo siunta dar sandėlyje.", "Banio Aurimo"),
        ("Vakar skambino Tomukas.", "Tomukas"),
        ("Labas Vakaras Mano Vardas Mantas Žvirblis Noriu Grąžinti Prekę", "Mantas Žvirblis"),
        ("MANO VARDAS JONAS PETRAUSKAS", "JONAS PETRAUSKAS"),
        ("Pagarbiai\nRūta Zdanytė", "Rūta Zdanytė"),
        ("Esu Liepa Šniukštaitė.", "Liepa Šniukštaitė"),
        ("Esu Zilvinas Kazlauskas, skubu.", "Zilvinas Kazlauskas"),
    ],
)
def test_names_in_any_case(text: str, name: str) -> None:
    assert found(text, kind="PERSON") == [name]


@pytest.mark.parametrize("name", ["Onute", "Jonai", "Petrai", "Skirmante", "Gedvydai", "Mindaugai", "Jonuk", "Rasa"])
def test_people_are_addressed(name: str) -> None:
    assert found(f"Sveiki, {name}, ar gavote mano laišką?") == [name]


@pytest.mark.parametrize("name", ["Jonai", "Petrai", "Gedvydai", "Žygimantai", "Aldona"])
def test_people_are_addressed_at_the_beginning(name: str) -> None:
    assert found(f"{name}, kada grąžinsite pinigus?") == [name]


def test_families_in_the_plural() -> None:
    assert found("Rytoj atvyks Petrauskai, o Kazlauskų dar nematėme.") == ["Petrauskai", "Kazlauskų"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("labas cia gedvydas šlepetis, kur mano prekes", "gedvydas šlepetis"),
        ("mano draugė jurgita balčiūnaitė nori grąžinti", "jurgita balčiūnaitė"),
        ("sveiki cia zilvinas petrauskas, nera siuntos", "zilvinas petrauskas"),
        ("skambinkite mindaugui stankeviciui prasau", "mindaugui stankeviciui"),
        ("as vaidas, noriu atsaukti", "vaidas"),
        ("ar lukas dirsė dar dirba pas jus?", "lukas dirsė"),
        ("ieškau domo ivanovo užsakymo", "domo ivanovo"),
        ("nera kajaus bagdono duomenu", "kajaus bagdono"),
        ("pakvieskite kavaliauską prie telefono", "kavaliauską"),
        ("kalbėjau su rasa iš serviso", "rasa"),
        ("žydre, ar jūs mane girdite?", "žydre"),
        ("ugnelė varkalytė", "ugnelė varkalytė"),
        ("čia Zilvinas petrauskas", "Zilvinas petrauskas"),
    ],
)
def test_names_in_lower_case(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Persikrausčiau į Kauną, o tėvai liko Pasvalyje.", ["Kauną", "Pasvalyje"]),
        ("Kaune lyja, Klaipėdoj saulėta.", ["Kaune", "Klaipėdoj"]),
        ("Skrydis iš Londono į Rygą atšauktas.", ["Londono", "Rygą"]),
        ("Gyvenu Naujojoje Vilnioje.", ["Naujojoje Vilnioje"]),
        ("Pietų Korėjoje kainos mažesnės.", ["Pietų Korėjoje"]),
        ("Noriu siųsti į Jungtinę Karalystę.", ["Jungtinę Karalystę"]),
        ("gyvenu vilniuje, ne siauliuose", ["vilniuje", "siauliuose"]),
        ("persikeliau is anglijos i druskininkus", ["anglijos", "druskininkus"]),
        ("Druskininkuose lyja.", ["Druskininkuose"]),
        ("Siųskite į JAV, prašau.", ["JAV"]),
        ("Jungtinėse Amerikos Valstijose gyvena sesuo.", ["Jungtinėse Amerikos Valstijose"]),
        ("Mano miestas Rumšiškės.", ["Rumšiškės"]),
    ],
)
def test_places_in_any_case(text: str, places: list[str]) -> None:
    assert found(text, kind="LOCATION") == places


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Pristatykite į Verpėjų g. 48-3, LT-46221 Kaunas, po pietų.", "Verpėjų g. 48-3, LT-46221 Kaunas"),
        ("Gyvenu Saulėtekio al. 39, Vilnius", "Saulėtekio al. 39, Vilnius"),
        ("Siųskite Pušyno g. 5, Kretinga LT-97102.", "Pušyno g. 5, Kretinga LT-97102"),
        ("Gyvenu V. Kudirkos g. 12 - 4, Šiauliai", "V. Kudirkos g. 12 - 4, Šiauliai"),
        ("J. Basanavičiaus g. 18A, 03108 Vilnius", "J. Basanavičiaus g. 18A, 03108 Vilnius"),
        ("Adresas Vasario 16-osios g. 2, Kaunas", "Vasario 16-osios g. 2, Kaunas"),
        ("Bangų kelio 5-oji g. 3", "Bangų kelio 5-oji g. 3"),
        ("Ežero g. 3, Plinkšių k., Mažeikių r. sav.", "Ežero g. 3, Plinkšių k., Mažeikių r. sav."),
        ("Rūdaičių k., Kretingos r. sav.", "Rūdaičių k., Kretingos r. sav."),
        ("Laisvės alėjoje 52 radau piniginę", "Laisvės alėjoje 52"),
        ("gyvenu gedimino pr 12-5 vilnius", "gedimino pr 12-5"),
        ("verpeju g. 48-3, kaunas", "verpeju g. 48-3"),
        ("Savanorių pr. 5. Skambinkite", "Savanorių pr. 5"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert found(text, ADDRESSES)[0] == address


@pytest.mark.parametrize(
    "text",
    [
        "Pirmadienį gavau prekę.",
        "Gegužės 5 d. laukiu atsakymo.",
        "Liepos 12 d. pristatysite?",
        "Ar turite Rokiškio sūrio?",
        "Lietuvos paštas vėluoja.",
        "Samsungas sugedo, noriu grąžinti.",
        "Toyotos Corollos dalys brangios.",
        "Ar Maximoje galioja nuolaida?",
        "Noriu Škoda Octavia, ne Superb.",
        "Filmas „Tadas Blinda“ patiko.",
        "Rasa ant žolės ryte buvo šalta.",
        "Aušra brėkšta anksti.",
        "Viltė miršta paskutinė.",
        "Liepa žydi kieme.",
        "Vilkas ir lapė gyvena miške.",
        "Kodėl Jūs neatsakote?",
        "Dėkoju Jums už pagalbą.",
        "UAB „Petrauskas ir partneriai“ nepristatė.",
        "SKUBU PRAŠAU ATSAKYTI",
        "Noriu picos Margarita.",
        "Ar turite Napoleono tortą?",
        "Ar Philips Lumea tinka jautriai odai?",
        "Nustatymai neveikia, Pristatymą vėluojate.",
        "Gerb. Kliente, laukiame atsakymo.",
        "rašykite gedvydas_s@laiskas.example.lt",
        "ona ir saulė",
        "Fotelis Monika dar yra?",
        "Laikrodis Daniel Wellington sustojo.",
        "Ausinės Sennheiser traška.",
        "Stalas Roma ąžuolinis.",
        "Šiaulių bankas pervedė pinigus.",
        "Valentino dienos gėlės nuvyto.",
        "Vasario 16-ąją nedirbate?",
        "Noriu Nike Air Max batų.",
        "Per Kalėdas pristatote?",
        "Tu esi Robotas ar Žmogus?",
        "Labas Vakaras, Noriu Grąžinti Prekę Kurią Pirkau Vakar",
        "airpods kairė neveikia, biržų nesidomiu",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Miltų reikia 500 g. 2 pakeliai", "Jis sveria 20 g 5 kartus", "Pirkau 3 kg. 12 eurų"])
def test_weights_are_no_addresses(text: str) -> None:
    assert found(text, ADDRESSES) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dalia Žvirblytė said so to Tomas Kazlauskas.", ["Dalia Žvirblytė", "Tomas Kazlauskas"]),
        ("Please call V. Šlapikauskas back.", ["V. Šlapikauskas"]),
        ("I met Kazlauskienė yesterday.", ["Kazlauskienė"]),
        ("Das Krankenhaus liegt am Rathaus.", []),
        ("Roma and Vilnius are cities; Anna Molina is not.", []),
    ],
)
def test_in_other_languages_only_what_is_lithuanian_beyond_doubt(text: str, names: list[str]) -> None:
    assert found(text, ABROAD) == names


@pytest.mark.parametrize(
    "lemma",
    ["Gytis", "Medis", "Vytautas", "Ona", "Eglė", "Marius", "Sergejus", "Trakai", "Rūdiškės", "Vilnius", "Rokiškis"],
)
def test_every_form_leads_back_to_its_lemma(lemma: str) -> None:
    assert all(lemma in set(lemmas(form)) for form in forms(lemma))


def test_suffixes_of_family_names() -> None:
    assert all(map(strong_surname, ("petrauskui", "žvirblytės", "kazlauskiene", "stankevičiaus", "balčiūnaitei")))
    assert surname("rimkus")
    assert not surname("stalas")


@given(
    name=st.sampled_from(
        ["Tautvydas", "Žygimantas", "Skirmantė", "Gražvydas", "Rugilė", "Mindaugas", "Akvilė", "Deividas", "Jurgita"]
    ),
    pick=st.integers(0, 40),
)
def test_all_case_forms_of_a_name_are_found(name: str, pick: int) -> None:
    every = list(forms(name))
    form = every[pick % len(every)]
    assert found(f"Skambino {form} iš serviso.", kind="PERSON") == [form]


@given(
    stem=st.text("bdgklmnprstvzž", min_size=1, max_size=3),
    vowel=st.sampled_from("aeiouyėū"),
    end=st.sampled_from(["auskas", "aitytė", "evičius", "inskienė"]),
)
def test_family_names_of_no_list_are_found_by_their_suffix(stem: str, vowel: str, end: str) -> None:
    family = f"{stem[0]}{vowel}{stem}{end}".capitalize()
    for form in forms(family):
        text = f"Vakar rašė Mantas {form}."
        assert any(name.startswith("Mantas") for name in found(text, kind="PERSON"))


def test_the_lists_say_what_they_hold() -> None:
    lists = gazetteer()
    assert "G" in lists.kinds("mindaugo", list(lemmas("mindaugo")))
    assert "c" in lists.kinds("vilniuje", list(lemmas("vilniuje")))
    assert "f" in lists.kinds("johnui", list(lemmas("johnui")))
    assert lists.common("stalui")
    assert not lists.common("žvinkliui")


def test_presidio_calls_it_like_any_other() -> None:
    results = NAMES.analyze("Skambino Tautvydas.", ["PERSON"])
    assert [(item.start, item.end, item.entity_type) for item in results] == [(9, 18, "PERSON")]
