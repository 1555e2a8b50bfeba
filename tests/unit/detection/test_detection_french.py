"""French: how courts, offices and records number files and tell where somebody was born."""

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector


@pytest.fixture(scope="module")
def french() -> PresidioDetector:
    return PresidioDetector(DetectionSettings(model=False))


NUMBERED = [
    ("pourvoi n° Z 98-12.345", "Z 98-12.345"),
    ("Pourvoi no 98-12.345, rejet", "98-12.345"),
    ("RG n° 05/01234", "05/01234"),
    ("RG : 05/01234", "05/01234"),
    ("enregistré sous le no 04/1234 au greffe", "04/1234"),
    ("n° de parquet 20123456789", "20123456789"),
    ("parquet no 98 234 0561", "98 234 0561"),
    ("ma plainte n° 2023/004512", "2023/004512"),
    ("procès-verbal n° 00452/01234/2023", "00452/01234/2023"),
    ("PV no 2019/000345", "2019/000345"),
    ("numéro de dossier MDPH 2019/04512", "2019/04512"),
    ("dossier de surendettement n° 000123456789", "000123456789"),
    ("numéro d'écrou 45871", "45871"),
    ("requête n° 46720 / 99", "46720 / 99"),
    ("(no 46720 / 99)", "46720 / 99"),
]
RESIDENCE = [("titre de séjour n° 7503042911", "7503042911"), ("numéro étranger : 7503042911", "7503042911")]
PLACES = [
    ("Il est né le 3 mai 1961 à Zwinopol.", "Zwinopol"),
    ("Le requérant, demeurant à Kerloc, réclame.", "Kerloc"),
    ("domiciliée à Brenzol-les-Eaux", "Brenzol-les-Eaux"),
    ("Le tribunal de Kerstov a statué.", "Kerstov"),
    ("J'habite à Saint-Denis-sur-Kerstov depuis peu", "Saint-Denis-sur-Kerstov"),
]
LEFT_ALONE = [
    "J'ai commandé du parquet 15000 lames en chêne",
    "Le parquet n° 3 est rayé",
    "mon dossier n° 4512 est ouvert depuis lundi",
    "instruction : 2 étapes",
    "la loi no 78-17 du 6 janvier 1978",
    "article 12 / 3 du règlement",
    "Je ne suis pas allé à pied",
    "ouvert 24 / 24",
]


def found(detector: PresidioDetector, text: str) -> set[tuple[str, str]]:
    return {(text[each.start : each.end], each.entity_type) for each in detector.analyze(text, "fr").findings}


@pytest.mark.parametrize(("text", "value"), NUMBERED)
def test_numbers_of_files(french: PresidioDetector, text: str, value: str) -> None:
    assert found(french, text) in ({(value, "CASE_NUMBER")}, {(value, "CUSTOMER_ID")})


@pytest.mark.parametrize(("text", "value"), RESIDENCE)
def test_numbers_of_residence_permits(french: PresidioDetector, text: str, value: str) -> None:
    assert found(french, text) == {(value, "NATIONAL_ID")}


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_places_of_birth_and_residence_that_no_list_has(french: PresidioDetector, text: str, place: str) -> None:
    assert (place, "LOCATION") in found(french, text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(french: PresidioDetector, text: str) -> None:
    assert found(french, text) == set()


TITLED = [
    ("Bonjour, je suis Mme Korvalec.", "Mme Korvalec"),
    ("M. Tugdual Korvalec a signé.", "M. Tugdual Korvalec"),
    ("j'ai vu M Korvalec hier", "M Korvalec"),
    ("Je cherche Mme du Plessix-Trévarn.", "Mme du Plessix-Trévarn"),
    ("Demandez à Maître Korvalec.", "Maître Korvalec"),
    ("J'ai parlé à monsieur Korvalec.", "monsieur Korvalec"),
    ("Mme\u00a0Z. a été entendue.", "Mme\u00a0Z."),
]
CALLED = [
    ("Korvalec Tugdual, né le 3 mai 1961, réclame.", "Korvalec Tugdual"),
    ("On demande Korvalec Tugdual (né en 1961).", "Korvalec Tugdual"),
    ("Elle est née Korvalec.", "Korvalec"),
    ("Ma sœur s'appelle Maïwenn Korvalec.", "Maïwenn Korvalec"),
    ("La demande de J.-P. K. est rejetée.", "J.-P. K."),
    ("Les requérants A.B., C.D. et G.H. sont frères.", "C.D."),
    ("Il dit que K. fut son voisin.", "K."),
    ("L'appartement d'A. fut vendu.", "A."),
]
TITLES_ALONE = [
    "Bonjour Madame, Monsieur, merci.",
    "M. le Directeur et Mme la Ministre sont venus.",
    "Il est né à pied d'œuvre en 10 m. Puis rien.",
    "une entreprise née en 2003",
    "La mise en place de la rue. La suite demain.",
]
PAPERS = [
    ("Requête no 12 345/06", "12 345/06", "CASE_NUMBER"),
    ("l'arrêt n° 04/2 512", "04/2 512", "CASE_NUMBER"),
    ("Le dossier porte le numéro 5 U 187/96.", "5 U 187/96", "CASE_NUMBER"),
    ("nos 45821/99, 51243/01 et 7114/02", "45821/99, 51243/01 et 7114/02", "CASE_NUMBER"),
    ("mon allocataire n° 0 412 873", "0 412 873", "CUSTOMER_ID"),
    ("la police d'assurance no A 12 345 678 B", "A 12 345 678 B", "CUSTOMER_ID"),
    ("passeport no 04 AE 12345", "04 AE 12345", "PASSPORT"),
    ("immatriculation : 1234 AB 29", "1234 AB 29", "LICENSE_PLATE"),
    ("mon RIB : 30004 00812 00001234567 43", "30004 00812 00001234567 43", "BANK_ACCOUNT"),
]
GOODS = [
    "la commande enregistrée sous le no 98 345 12",
    "mon colis, affaire n° 98 345 12, n'est pas là",
    "Facture no 2024/55123, commande n° 4481/22.",
]


@pytest.mark.parametrize(("text", "name"), [*TITLED, *CALLED])
def test_names_with_what_belongs_to_them(french: PresidioDetector, text: str, name: str) -> None:
    assert (name, "PERSON") in found(french, text)


@pytest.mark.parametrize("text", TITLES_ALONE)
def test_a_title_without_a_name_is_nobody(french: PresidioDetector, text: str) -> None:
    assert not {kind for _, kind in found(french, text)} & {"PERSON", "ADDRESS"}


@pytest.mark.parametrize(("text", "value", "kind"), PAPERS)
def test_numbers_in_groups_as_papers_have_them(french: PresidioDetector, text: str, value: str, kind: str) -> None:
    assert (value, kind) in found(french, text)


@pytest.mark.parametrize("text", GOODS)
def test_numbers_of_goods_are_left_alone(french: PresidioDetector, text: str) -> None:
    assert not {kind for _, kind in found(french, text)} & {"CASE_NUMBER", "CUSTOMER_ID"}


@pytest.mark.parametrize(("key", "sure"), [("06", True), ("07", False)])
def test_the_key_of_an_account_decides_without_a_word_beside_it(french: PresidioDetector, key: str, sure: bool) -> None:
    """The example of the International Bank Account Number standard for France, without its first four characters."""
    text = f"20041 01005 0500013M026 {key}"
    assert ((text, "BANK_ACCOUNT") in found(french, text)) is sure
