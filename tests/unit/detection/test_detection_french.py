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
