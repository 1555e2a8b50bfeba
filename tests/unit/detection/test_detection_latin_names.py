"""People, places and addresses in English, Spanish, German and French by lists and context, without the model.

In brackets is what must be covered and nothing else; names are partly in no list that ships.
"""

from __future__ import annotations

import re

import pytest

from guardrail.detection import PresidioDetector
from guardrail.detection.gazetteer import ambiguous, gazetteer
from guardrail.detection.languages.de.names import GermanNameRecognizer
from guardrail.detection.languages.en.names import EnglishNameRecognizer
from guardrail.detection.latin_words import Words, fold, key
from guardrail.detection.view import View

_MARKED = re.compile(r"\[(.*?)\]")

PEOPLE = {
    "en": """My colleague [Bjarne Halvorsen] lives in [Trondheim].
Judge [Whitcombe] dismissed the claim.
The witness, [Sarah O'Rourke], 34, moved from [Galway] to [Boston] in 2012.
The applicant, [A.B.], was born in [Leeds].
Can you send it to [Grace Okonkwo], please?
Our CEO [Tim Vanterpool] met President [Achterberg].
Ms [Nakagawa] is late, and [Nakagawa] called twice.
Please give it to [Deborah] tomorrow.
Mr [S.] and Mrs [T.] were heard.
Patient [M. K.] was seen by Dr [Abernathy].
I was told by [Priyanka Deshmukh] that it is lost.""",
    "es": """Hola, páseme con [María del Mar Quintanilla] de facturación, por favor.
El señor [Anselmo Bermúdez y Cifuentes] reside en [Alcalá de Henares].
Dr. [Fulgencio Larrañaga], colegiado en [Navarra].
Paciente natural de [Perú], acompañado por su hija [Yolanda].
La señora [C.] y el señor [L.] recurrieron ante el juez.
El letrado [Gaspar Ibáñez de la Hoz] no pudo venir.
Don [Nicanor] y doña [Eufemia] se casaron en [Cuenca].
El demandante, [J. M. G.], nació en [Lugo].""",
    "de": """Sprechen Sie bitte mit Frau [Kwasniewski] über die Bestellung.
Die Vollmacht hat Herr [Thorben Quast-Wiegand] unterschrieben.
Die Eheleute [W.] sind seit 1990 verheiratet.
Meine Tochter [Lena] fährt nach [Essen] und kommt aus [Oldenburg].
[Lukas Obermüller] sagte, dass [Obermüller] nie in [Frankfurt am Main] war.
Das ist [Annegrets] Konto, nicht meins.
Die Rechnung ging an [Birgit Schäfer] in [Niederdorfelden].
Die Wirtschaft [Portugals] wächst.
Die Richter [Seiters], [Wöstmann] und [Tombrink] haben entschieden.
Das gehört nicht mir, erklärte [Riederer] am Telefon.""",
    "fr": """Bonjour, je cherche [Ghislaine Le Quellec] au service des commandes.
La juge [Tanguy-Lefort] a entendu [Mme D.] et [M. P.] à [Strasbourg].
Le requérant, [Mohand Aït Ouarab], est né en 1967 à [Tizi Ouzou].
[Solène Kervadec] dit que [Kervadec] est malade.
Nous habitons à [Nice], près de [Tours].
Je voudrais parler à [Océane] s'il vous plaît.
La commande vient d'[Espagne] et va en [Belgique].
[MM. Durand] et [Petitjean] ont été entendus par la cour.""",
}

NOBODY = {
    "en": """I bought a Paul Smith shirt and Ben & Jerry's ice cream in March.
My Wells Fargo card was stolen on Monday.
Do you sell Jack Daniel's or Hugo Boss?
I am German and speak French, see you on Tuesday in May.
Happy to help! Have a Great Day. Summer Sale starts in April.
It was nice, and I will be reading in bed.
THE PACKAGE IS BROKEN AND I WANT A REFUND
Can I pay with American Express or Visa?
It took 2 days on the road and a 10 min drive.
EAN 4006381333931 scans as a pencil.""",
    "es": """Buenos días, quiero un coche Seat León y una tarjeta del Banco Santander.
Vi el partido del Real Madrid en casa.
El Juzgado de lo Social dictó sentencia.
Hablo español y francés, gracias por todo.
El pedido 12345 Zapatos llega el martes.""",
    "de": """Haben Sie Dr. Oetker Pizza und Hugo Boss Hemden?
Guten Tag, der Koch und der Bäcker haben den Kuchen gegessen.
Am Montag im Mai kommt der Techniker mit dem Ersatzteil.
Ich habe Essen bestellt, und die Halle war leer.
Parkplatz 3 ist frei, Arbeitsplatz 2 auch.
Wo ist die nächste Filiale von Aldi Süd oder der Deutschen Post?
nach Art. 5 Abs. 1 S. 2 und z. B. auf S. 5 des Gesetzes""",
    "fr": """J'ai acheté un sac Louis Vuitton chez Yves Rocher avec Air France.
Bonne journée et bonnes fêtes de Pâques !
Je suis français et je parle anglais depuis lundi.
Le Président de la Chambre a signé en mars.
Il y a 3 place assise dans la voiture.""",
}

ADDRESSES = {
    "en": """I live at [12 oak street]
My address is [flat 3, 45 Church Lane, London SW1A 2AA]
Send it to [742 Evergreen Terrace, Springfield, IL 62704] please
[PO Box 1234, Austin, TX 78701]
Please deliver to [apt 4b, 98 north maple ave]
My postcode is [sw1a 1aa]
We met on [Baker Street] yesterday.""",
    "es": """Vivo en la [calle mayor 3, 2º b]
Mi dirección es [c/ gran vía 12, piso 3, 28013 Madrid]
Estoy en [Av. Insurgentes Sur 1234, 03100 México]
Estamos en [Carrera 7 No. 71-21], en la oficina
Por favor, envíen a [08036 Barcelona]
La oficina está en la [Plaza de España].""",
    "de": """Bitte an [Hauptstr. 5a, 10115 Berlin]
ich wohne in der [lindenstraße 12]
Ich wohne [Am Weidengarten 7, 60385 Frankfurt].
Meine Adresse ist [An der Alten Mühle 4]
Der Versand geht nach [D-80331 München]
Das Büro ist [Unter den Linden 77, 10117 Berlin]""",
    "fr": """J'habite au [12 bis rue des Lilas 69003 Lyon]
j'habite [3 impasse du moulin]
Je suis au [5, place de la République, 75011 Paris]
Mon adresse est [Rue Neuve 12, 1000 Bruxelles]
La livraison est pour [59000 Lille]
Elle vit dans la [rue de la Pompe]""",
}


def _lines(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, lines in table.items() for line in lines.split("\n")]


def _marked(line: str) -> tuple[str, set[int]]:
    """The text, and which of its letters and digits are marked."""
    text, marked = "", set[int]()
    for index, piece in enumerate(_MARKED.split(line)):
        if index % 2:
            marked.update(range(len(text), len(text) + len(piece)))
        text += piece
    return text, {at for at in marked if text[at].isalnum()}


def _covered(patterns: PresidioDetector, language: str, text: str) -> set[int]:
    findings = patterns.analyze(text, language).findings
    return {at for found in findings for at in range(found.start, found.end) if text[at].isalnum()}


@pytest.mark.parametrize(("language", "line"), _lines(PEOPLE) + _lines(ADDRESSES))
def test_names_and_addresses_are_covered_to_the_letter(patterns: PresidioDetector, language: str, line: str) -> None:
    text, marked = _marked(line)
    assert _covered(patterns, language, text) == marked


@pytest.mark.parametrize(("language", "text"), _lines(NOBODY))
def test_what_is_nobody_and_nowhere_stays(patterns: PresidioDetector, language: str, text: str) -> None:
    assert not patterns.analyze(text, language).findings


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "im [sara connor] and i live in [denver]"),
        ("es", "soy [ana garcia] y vivo en [sevilla]"),
        ("fr", "je suis [julie lefebvre] et j'habite à [grenoble]"),
        ("en", "i will be there with my order"),
    ],
)
def test_lower_case_chat(patterns: PresidioDetector, language: str, line: str) -> None:
    text, marked = _marked(line)
    assert _covered(patterns, language, text) == marked


def test_presidios_interface_gives_people_and_places() -> None:
    text = "Ask Thorben Halvorsen in Reykjavik."
    results = EnglishNameRecognizer("en").analyze(text, ["PERSON", "LOCATION"])
    assert [(text[found.start : found.end], found.entity_type) for found in results] == [
        ("Thorben Halvorsen", "PERSON"),
        ("Reykjavik", "LOCATION"),
    ]


def test_a_pack_reads_texts_of_its_own_language_only() -> None:
    foreign = EnglishNameRecognizer("de")
    assert not foreign.triggers
    assert not list(foreign.find(View("Ask Thorben Halvorsen in Reykjavik."), [0]))
    assert list(GermanNameRecognizer("de").find(View("Thorben Halvorsen kommt."), [0]))


def test_folding_keeps_offsets() -> None:
    text = "Ærøskøbing, İzmir, Łódź, Düsseldorf und Nîmes"
    assert len(fold(text)) == len(text)
    assert key("Saint-Étienne") == "saint etienne"
    words = Words(text)
    assert text[words.starts[-1] : words.ends[-1]] == "Nîmes"


def test_the_longest_name_is_found_and_handles_are_no_words() -> None:
    assert gazetteer("places").longest(Words("Frankfurt am Main"), 0) == 3
    assert not Words("@Sarah_1").capital[0]


def test_what_is_a_word_depends_on_the_language() -> None:
    assert "reading" in ambiguous("en")
    assert "essen" in ambiguous("de")
    assert "tours" in ambiguous("fr")
    assert "reading" not in gazetteer("given_names")


def test_a_name_once_told_is_known_in_the_rest_of_the_text(patterns: PresidioDetector) -> None:
    text = "Frau Brzezinka hat bestellt. Später hat Brzezinka storniert."
    found = [text[item.start : item.end] for item in patterns.analyze(text, "de").findings]
    assert found == ["Brzezinka", "Brzezinka"]


def test_cost_is_linear_in_the_length() -> None:
    """A run of capitals has no end; every word is looked at a bounded number of times."""
    recognizer = EnglishNameRecognizer("en")
    found = list(recognizer.find(View("Anna " * 20_000), [0]))
    assert 0 < len(found) <= 20_000
