"""What the Polish pack finds and leaves alone. Its messages are measured with everybody's; these are single points."""

from __future__ import annotations

import pytest

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.languages.pl import checks
from guardrail.types import Intent


@pytest.fixture(scope="module")
def polish() -> PresidioDetector:
    return PresidioDetector(DetectionSettings(model=False))


FOUND = [
    ("Witam, z tej strony Krzysztof Wrona, dzwoniłem wczoraj.", "Krzysztof Wrona", "PERSON"),
    ("Proszę o kontakt z Agnieszką Nowak.", "Agnieszką Nowak", "PERSON"),
    ("Przelew przyszedł od Tomasza Zająca.", "Tomasza Zająca", "PERSON"),
    ("Bartek mówił, że dostanę rabat.", "Bartek", "PERSON"),
    ("moja córka Hania złamała wasz zamek", "Hania", "PERSON"),
    ("Pani Bożeno, ile jeszcze mam czekać?", "Bożeno", "PERSON"),
    ("Panie Doktorze Kowalski, proszę o receptę", "Kowalski", "PERSON"),
    ("Rozmawiałam z panem Sobczakiem o tym", "Sobczakiem", "PERSON"),
    ("dla wojtka kowalczyka poproszę fakture", "wojtka kowalczyka", "PERSON"),
    ("NAZYWAM SIĘ JAN KOWALSKI I CZEKAM JUŻ TYDZIEŃ", "JAN KOWALSKI", "PERSON"),
    ("Przesyłka na Oksanę Shevchenko, moją lokatorkę.", "Oksanę Shevchenko", "PERSON"),
    ("Wczoraj był u nas Mateusz J. Dudek.", "Mateusz J. Dudek", "PERSON"),
    ("Zuzanna Król-Wójcik zgubiła kartę.", "Zuzanna Król-Wójcik", "PERSON"),
    ("Kiedy Wawrzyniec Trzpiotowski odbierze paczkę?", "Wawrzyniec Trzpiotowski", "PERSON"),
    ("Jadę z Gdyni do was", "Gdyni", "LOCATION"),
    ("Byłam wczoraj w Nowym Sączu, ale sklep był zamknięty", "Nowym Sączu", "LOCATION"),
    ("adres to ul. Polna 7, 05-800 Pruszków", "ul. Polna 7, 05-800 Pruszków", "ADDRESS"),
    ("Proszę wysłać na Piłsudskiego 12/4, 90-051 Łódź.", "Piłsudskiego 12/4, 90-051 Łódź", "ADDRESS"),
    ("mieszkam przy al. Jana Pawła II 15 m. 3", "al. Jana Pawła II 15 m. 3", "ADDRESS"),
    ("dowóz na Sienkiewicza 3 m. 15 da się?", "Sienkiewicza 3 m. 15", "ADDRESS"),
    ("mój kod pocztowy to 62-800", "62-800", "ADDRESS"),
    ("Mój PESEL to 44051401359", "44051401359", "PL_PESEL"),
    ("pesel 44051401358, chyba", "44051401358", "PL_PESEL"),
    ("w dokumentach jest 44051401359, proszę sprawdzić", "44051401359", "PL_PESEL"),
    ("Legitymuję się dowodem ABA300000", "ABA300000", "PL_ID_CARD"),
    ("Faktura na NIP 526-030-02-91 proszę", "526-030-02-91", "PL_NIP"),
    ("faktura na nip 5260300291", "5260300291", "PL_NIP"),
    ("REGON firmy: 123456785", "123456785", "PL_REGON"),
    ("Księga wieczysta WA4M/00318264/5", "WA4M/00318264/5", "PL_KW"),
    ("zwrot na 61 1090 1014 0000 0712 1981 2874", "61 1090 1014 0000 0712 1981 2874", "BANK_ACCOUNT"),
    ("prawo jazdy 00718/14/1465", "00718/14/1465", "DRIVER_LICENSE"),
    ("numer rejestracyjny KR 5XY92", "KR 5XY92", "LICENSE_PLATE"),
    ("zadzwońcie na 601 774 209 po pracy", "601 774 209", "PHONE_NUMBER"),
    ("mój telefon: pięćset jeden zero zero dwa osiemset trzydzieści", None, "PHONE_NUMBER"),
    ("hasło to Sliwka!92", "Sliwka!92", "PASSWORD"),
    ("kod blik 492118", "492118", "PASSWORD"),
    ("mój mail to wrona małpa example kropka com", "wrona małpa example kropka com", "EMAIL_ADDRESS"),
    ("Ur. 13 lipca 1992 r. w szpitalu", "13 lipca 1992 r.", "DATE_OF_BIRTH"),
    ("Od lat choruję na cukrzycę i nie mogę jeść cukru", "cukrzycę", "SPECIAL_HEALTH"),
    ("jestem w ciąży, czy mogę to brać", "w ciąży", "SPECIAL_HEALTH"),
    ("jestem praktykującą katoliczką", "katoliczką", "SPECIAL_RELIGION"),
    ("Należę do Solidarności od roku", "Solidarności", "SPECIAL_UNION"),
    ("jestem gejem i pytam o pokój", "gejem", "SPECIAL_SEXUAL"),
    ("głosowałam na Lewicę w tym roku", "Lewicę", "SPECIAL_POLITICAL"),
    ("byłem karany za kradzież", "karany za kradzież", "SPECIAL_CRIMINAL"),
]


@pytest.mark.parametrize(("text", "value", "kind"), FOUND)
def test_found(polish: PresidioDetector, text: str, value: str | None, kind: str) -> None:
    found = [(text[each.start : each.end], each.entity_type) for each in polish.analyze(text).findings]
    assert (value, kind) in found if value else kind in {each for _, each in found}


LEFT_ALONE = [
    "Zamówienie nr 601774209 wciąż w realizacji.",
    "Czy Bank Śląski ma przerwę techniczną?",
    "Uniwersytet Jagielloński nie odpowiada na maile.",
    "Zapłaciłem Blikiem, a Allegro pokazuje błąd 502.",
    "Promocja trwa od 01.03.2026 do 15.03.2026.",
    "Kod produktu 59-087, ile kosztuje?",
    "Potrzebuję kabla 12-345 mm, dokładnie takiego.",
    "Boże Narodzenie i Wielkanoc wolne?",
    "Pan kurier był niemiły.",
    "Proszę Pana o szybką odpowiedź.",
    "Numer seryjny SN 48213377012.",
    "Róża w doniczce kosztuje 39,90 zł.",
    "Czy Państwo wysyłają paczki w sobotę?",
    "Kluski śląskie i barszcz ukraiński, razy dwa.",
    "Dzień dobry, Pani Konsultantko, gdzie jest mój kurier?",
    "Wolę Johnnie Walkera od Jacka Danielsa.",
    "Czy lek na cukrzycę jest na receptę?",
    "Herbata z maliną czy z jagodami?",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(polish: PresidioDetector, text: str) -> None:
    assert [(text[each.start : each.end], each.entity_type) for each in polish.analyze(text).findings] == []


SAID = {
    Intent.YES: [
        "tak",
        "Tak, zgadzam się.",
        "oczywiście!",
        "Dobrze, dziękuję",
        "wyrażam zgodę",
        "wyrazam zgode",
        "jasne 👍",
    ],
    Intent.NO: ["nie", "Nie, dziękuję.", "nie zgadzam się", "nie zgadzam sie", "w żadnym wypadku", "raczej nie"],
    Intent.WITHDRAW: [
        "STOP",
        "Cofam zgodę",
        "chcę wycofać zgodę na przetwarzanie danych osobowych",
        "wycofuję moją zgodę",
        "Proszę przestać przetwarzać moje dane",
        "nie piszcie do mnie więcej",
    ],
    Intent.ERASE: [
        "Usuń moje dane",
        "proszę usunąć wszystkie moje dane osobowe",
        "usuncie moje konto",
        "Czy możecie skasować moje konto?",
        "zapomnijcie o mnie",
        "Wnioskuję o usunięcie moich danych.",
        "mam prawo do bycia zapomnianym",
        "skasujcie wszystko co o mnie macie",
    ],
    Intent.ACCESS: [
        "Jakie dane o mnie macie?",
        "co o mnie wiecie?",
        "Proszę przesłać kopię moich danych",
    ],
    Intent.PRIVACY: ["polityka prywatności", "Co robicie z moimi danymi?"],
    Intent.CONSENTS: ["moje zgody", "na co wyraziłem zgodę"],
    Intent.OPT_OUT: ["żadnych reklam", "nie sprzedawajcie moich danych"],
    Intent.ARE_YOU_HUMAN: [
        "Czy jesteś robotem?",
        "jesteś botem czy człowiekiem?",
        "Czy rozmawiam z prawdziwym człowiekiem?",
        "z kim rozmawiam",
        "Dzień dobry. Czy to bot? Mam pytanie o paczkę.",
    ],
    Intent.HUMAN_HANDOFF: [
        "chcę rozmawiać z człowiekiem",
        "Proszę połączyć mnie z konsultantem",
        "poproszę konsultanta",
        "chce pogadac z czlowiekiem",
    ],
}
NOT_SAID = [
    "no",
    "no ale gdzie moja paczka",
    "Tak, ale paczka nie doszła",
    "usuń produkt z koszyka",
    "Proszę usunąć pozycję 3 z zamówienia",
    "nie działa strona",
    "mój kolega jest robotem do sprzątania",
    "chcę wycofać zwrot",
    "dobra książka",
]


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in SAID.items() for text in texts])
def test_said(polish: PresidioDetector, intent: Intent, text: str) -> None:
    assert polish.analyze(text).intents == {intent}


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(polish: PresidioDetector, text: str) -> None:
    found = polish.analyze(text).intents
    assert found == (frozenset({Intent.NO}) if text == "no" else frozenset()), "'no' is English, and Polish for yeah"


SPOKEN = [
    ("Gdzie moja paczka?", "pl"),
    ("gdzie jest paczka", "pl"),
    ("dzien dobry", "pl"),
    ("nie dziala logowanie", "pl"),
    ("chce zwrocic buty", "pl"),
    ("prosze o fakture", "pl"),
    ("Kur mano siunta?", "lt"),
    ("labas rytas", "lt"),
    ("nežinau kas čia", "lt"),
    ("¿Dónde está mi paquete?", "es"),
    ("mi pedido no llega", "es"),
    ("Wo ist mein Paket?", "de"),
    ("to do list for today", "en"),
    ("do we have to pay", "en"),
]


@pytest.mark.parametrize(("text", "language"), SPOKEN)
def test_told_apart(polish: PresidioDetector, text: str, language: str) -> None:
    assert polish.analyze(text).language == language


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (checks.pesel, "44051401359", "44051401358"),
        (checks.nip, "526-030-02-91", "526-030-02-92"),
        (checks.regon, "123456785", "123456786"),
        (checks.account, "61 1090 1014 0000 0712 1981 2874", "62 1090 1014 0000 0712 1981 2874"),
        (checks.id_card, "ABA 300000", "ABA 300001"),
        (checks.passport, "ZS 0000177", "ZS 1000177"),
        (checks.land_register, "WA4M/00318264/5", "WA4M/00318264/6"),
    ],
)
def test_check_digits(check, right: str, wrong: str) -> None:
    assert check(right)
    assert not check(wrong)
    assert not check("")
    assert not check("Ą²")
