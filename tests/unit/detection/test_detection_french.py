"""French: how courts, offices and records number files and tell where somebody was born."""

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.identify import LanguageIdentifier


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
CITED = [
    ("arrêt no 2817 du 12 mars 1996", "2817"),
    ("la décision no 738/2003 du tribunal", "738/2003"),
    ("l'ordonnance de non-lieu no 98/1127", "98/1127"),
    ("l'acte d'accusation no 1998/2214", "1998/2214"),
    ("les dossiers nos 1998/114 et 1998/126", "1998/114 et 1998/126"),
    ("La Cour statua (E. 2001/1182) puis se tut.", "2001/1182"),
    ("Elle se prononça en avril (IV KK 317/05).", "IV KK 317/05"),
    ("le jugement cassé (5 StR 418/03)", "5 StR 418/03"),
    ("(no III ÚS 271/96)", "III ÚS 271/96"),
    ("la Cour trancha (3K-3-418/2005)", "3K-3-418/2005"),
    ("n o A56-30718/03-19-244", "A56-30718/03-19-244"),
    ("(44.Pf.21.306/2003/7)", "44.Pf.21.306/2003/7"),
    ("sous le no 207/96.3TBQLM", "207/96.3TBQLM"),
    ("Le Conseil d'État (nos 184418 et 184419) rejeta le recours.", "184418 et 184419"),
    ("Le Tribunal fédéral (1P.418/2001) rejeta le recours.", "1P.418/2001"),
    ("dans l'affaire C-417 / 02", "C-417 / 02"),
    ("Par une ordonnance (no 93/04418), il désigna un expert.", "93/04418"),
]
STATES = [
    ("contre la République tchèque", "République tchèque"),
    ("contre la Fédération de Russie", "Fédération de Russie"),
    ("contre l'ex-République yougoslave de Macédoine", "ex-République yougoslave de Macédoine"),
    ("le Royaume-Uni de Grande-Bretagne et d'Irlande du Nord", "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord"),
    ("le procureur de la République de Bozkayaören", "Bozkayaören"),
    ("la cour d'assises de Kerstov", "Kerstov"),
]
STATUTES = [
    "La loi no 2000-597 et le décret no 91-1266 sont cités.",
    "Le règlement (CE) no 44/2001 et le règlement no 1408/71 aussi.",
    "L'ordonnance no 45-2658 du 2 novembre 1945 est codifiée.",
    "La loi no 53/2003 et la circulaire no 98/14.",
    "Recueil 1997-III, p. 874, § 45 ; série A no 123",
    "Le bon de réduction no 738/2003 n'est plus valable.",
    "Le colis no 41873/07, commande no 50917/02.",
    "un état de santé, l'État de Droit, la place de parking",
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


@pytest.mark.parametrize(("text", "value"), CITED)
def test_numbers_of_the_courts_of_europe(french: PresidioDetector, text: str, value: str) -> None:
    assert (value, "CASE_NUMBER") in found(french, text)


@pytest.mark.parametrize(("text", "place"), STATES)
def test_long_names_of_states_and_seats_of_courts(french: PresidioDetector, text: str, place: str) -> None:
    assert (place, "LOCATION") in found(french, text)


@pytest.mark.parametrize("text", STATUTES)
def test_numbers_of_statutes_and_goods_are_nobodys(french: PresidioDetector, text: str) -> None:
    assert found(french, text) == set()


def test_names_of_elsewhere_do_not_make_a_text_another_language() -> None:
    text = "Les requérants, MM. Zbyszko Grzmotek et Wieńczysław Chrząstkiewicz, sont nés en 1951."
    assert LanguageIdentifier(("en", "fr", "pl")).identify(text) == ("fr", True)


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
    ("Il approuve M. le juge Tugdual Korvalec.", "M. le juge Tugdual Korvalec"),
    ("Le pourvoi de Mme veuve Tugdual Korvalec.", "Mme veuve Tugdual Korvalec"),
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
    ("Il fut entendu par l'enquêteur Kh., puis libéré.", "Kh."),
    ("Affaire Korvalec et autres c. Roumanie", "Korvalec"),
    ("KORVALEC ET AUTRES c. FRANCE", "KORVALEC"),
    ("(Korvalec, précité, § 34)", "Korvalec"),
    ("Les policiers Trémazan et Korvalec furent suspendus.", "Korvalec"),
    ("Ma sœur Maïwenna est venue.", "Maïwenna"),
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


def test_a_court_in_capitals_is_no_initial_of_another_alphabet(french: PresidioDetector) -> None:
    text = "La sentencia del TS. Sala de lo Civil fue citada por el TS. Pleno."
    assert not [each for each in french.analyze(text, "es").findings if each.entity_type == "PERSON"]
