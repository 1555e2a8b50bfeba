"""Polish: the words that detection asks for, each also without diacritics."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import words
from guardrail.detection.languages.pl.plain import both
from guardrail.detection.letters import tolerant, without_accents

FREQUENT = words("się są") | both(
    words(
        """jest nie tak czy jak ale dla mnie mój moja moje moją mojej mojego mam masz mamy macie proszę dziękuję dzięki
        cześć dzień dobry witam hej siema gdzie kiedy dlaczego czemu ile kto jaki jaka jakie który która które już jeszcze tylko
        bardzo może można mogę możecie możesz chcę chce chciałbym chciałabym chcemy potrzebuję zamówienie zamówienia zamówieniem
        paczka paczki paczkę przesyłka przesyłki przesyłkę kurier kuriera telefon adres konto konta karta karty kartę imię
        nazwisko nazwa jestem jesteś jesteśmy być była było byłem byłam będzie będą będę tego tej tym tych przy przez
        pod oraz więc albo lub żeby bo bez ze wy oni państwo państwa pan pani pana panu panie ci nas wam coś nic
        teraz dziś dzisiaj jutro wczoraj numer numeru dzwońcie dzwonić zadzwonić pisać poczta zwrot zwrócić pieniądze
        pieniędzy faktura faktury rachunek usuń usunąć dane danych moich człowiekiem rozmawiać nazywam mieszkam poproszę
        pozdrawiam szukam kupiłem kupiłam zapłaciłem zapłaciłam działa dlatego także również jednak zawsze nigdy dobrze
        oczywiście zgoda zgadzam wszystko wszystkie rok roku od za na że co w z pomocy pomoc pomóc produkt sklep
        sklepie reklamacja reklamację zmienić anuluj anulować hasło zalogować znowu nadal został została przyszła przyszło doszła
        doszło dostałem dostałam stary nowy nowa okej spoko pesel nip regon dowód dowodu rachunku rachunek nr paski macie pasek rozmiar cena
        ceny cenę koszt kosztuje wysyłka wysyłki dostawa dostawy dostawę sklepu gwarancja gwarancji towar zepsuty uszkodzony
        zgubiłem zgubiłam zapomniałem zapomniałam hasła stolik rezerwacja rezerwację wizyta wizyty bilet bilety
        ul ur stycznia lutego kwietnia czerwca lipca sierpnia września października listopada grudnia poniedziałek wtorek środę
        środa czwartek piątek sobotę sobota niedzielę niedziela poniedziałku godzinie ulica ulicy mieszkanie osiedle wejście"""
    )
)
"""Frequent words; one that several languages share counts less for each."""

LETTERS = "ąćęłńśźż"

DIGITS = {
    "0": "zero zera",
    "1": "jeden jedna jedno jedynka",
    "2": "dwa dwie dwójka",
    "3": "trzy trójka",
    "4": "cztery czwórka",
    "5": "pięć piątka",
    "6": "sześć szóstka",
    "7": "siedem siódemka",
    "8": "osiem ósemka",
    "9": "dziewięć dziewiątka",
    "10": "dziesięć",
    "11": "jedenaście",
    "12": "dwanaście",
    "13": "trzynaście",
    "14": "czternaście",
    "15": "piętnaście",
    "16": "szesnaście",
    "17": "siedemnaście",
    "18": "osiemnaście",
    "19": "dziewiętnaście",
    "20": "dwadzieścia",
    "30": "trzydzieści",
    "40": "czterdzieści",
    "50": "pięćdziesiąt",
    "60": "sześćdziesiąt",
    "70": "siedemdziesiąt",
    "80": "osiemdziesiąt",
    "90": "dziewięćdziesiąt",
    "100": "sto",
    "200": "dwieście",
    "300": "trzysta",
    "400": "czterysta",
    "500": "pięćset",
    "600": "sześćset",
    "700": "siedemset",
    "800": "osiemset",
    "900": "dziewięćset",
}

_PHRASES = {
    "is": r"\b(?:jest|brzmi|był[ao]?)\b",
    "at": "małp[aęy]",
    "dot": "kropka",
    "underscore": "podkreślenie|podkreślnik|podłoga|dolna kreska",
    "plus": "plus",
    "double": "podwójne|podwójna",
    "triple": "potrójne|potrójna",
    "dash": "myślnik|minus|kreska|łącznik",
    "password": r"hasł(?:o|a|em|u|e)\b",
    "password_short": "hasl|pass",
    "username_short": "użytkownik|uzytk",
    "pin": r"kod(?:u|em)? (?:sms|pin|blik|cvv|cvc|autoryzacyjn\p{L}+|weryfikacyjn\p{L}+|jednorazow\p{L}+|z sms\p{L}*)|\bblik\b",
    "api_key": r"klucz(?:a|em)? api|token(?:u|a|em)?",
    "username": r"nazw[aęy] użytkownika|login(?:em|u)?\b|mój nick|moim nickiem",
    "passport": r"paszport\p{L}*",
    "driver_license": r"praw(?:o|a|em|u) jazdy",
    "license_plate": r"(?:numer|nr)\p{L}*\.? rej(?:\.|estracyjn\p{L}+)|rejestracj[aęiąe]|tablic\p{L}* rejestracyjn\p{L}+|blachy|\brej\.",
    "customer": r"(?:numer|nr) (?:klienta|członka|członkowski|polisy|umowy|abonenta|pracownika|albumu|legitymacji)",
    "case": r"sygn(?:atur\p{L}*)?\.?(?: akt)?(?: spraw\p{L}+)?|\bskarg[aię]",
    "medical_record": r"(?:numer|nr)\.? (?:karty )?pacjent\p{L}*|kart\p{L}+ pacjent\p{L}*|histori\p{L}+ choroby(?: nr)?",
    "national_id": r"dow(?:ód|od\p{L}*) osobist\p{L}+|(?:numer|nr)\.? dowodu|(?:numer|nr)\.? pesel|kart\p{L}+ pobytu",
    "vat": r"\bnip\b(?: (?:ue|to))?",
    "tax": r"(?:numer|nr)\.? podatkow\p{L}+|numer identyfikacji podatkowej",
    "account_short": r"\b(?:konto|konta|rachunek)",
    "wallet": r"portfel(?:a|u)? (?:krypto\p{L}*|btc|bitcoin)|adres (?:portfela|krypto)",
    "extension": r"wew\.?|wewn\.?|wewnętrzny",
    "account": r"(?:numer|nr)\p{L}*\.? (?:konta|rachunku)(?: bankow\p{L}+)?|\bnrb\b",
    "birth": r"dat\p{L}+ urodz\p{L}*|urodz(?:iłem|iłam|ona|ony|ił|iła|eni\p{L}*|in\p{L}*|inow\p{L}*)(?: się)?|\bur\.|\brocznik",
    "birth_after": r"\(?(?:data )?urodz(?:ona|ony|enia)",
    "month": "stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud",
    "postcode": r"kod(?:em|u)? poczt\p{L}*(?: to)?",
    "introduced": r"nazywam się|mam na imię|moje (?:pełne )?(?:imię|nazwisko|dane)(?: i nazwisko)?(?: to| brzmi)?|imię i nazwisko ?[:=]?|(?:imię|nazwisko|odbiorca|nadawca|pasażer|pacjent(?:ka)?|klient(?:ka)?|zamawiający) ?[:=]|na nazwisko|podpisano,?|z wyrazami szacunku,?",
    "introduced_lower": "nazywam się|mam na imię|moje (?:imię|nazwisko) to|na nazwisko",
    "presented": r"jestem|z tej strony|przy telefonie|pozdrawiam(?: serdecznie)?,?|pozdrowienia,?|z poważaniem,?|nazywa się|ma na imię",
    "title": "inż|mgr",
}
PHRASES = {name: tolerant(pattern) for name, pattern in _PHRASES.items()}

_CUES = {
    "email": "mail, poczt, skrzynk, napisz, piszcie",
    "phone": "telefon, zadzwoń, zadzwoni, dzwoń, dzwoni, komórk, kom., mój numer, pod numer, kontakt, oddzwoń, oddzwoni",
    "not_phone": "zamówieni, przesyłk, paczk, faktur, kwot, zł, pln, regon, pesel, nip, nr seryjn, kod kresk, błąd, "
    "partia, partii, bilet, rezerwacj, zgłoszeni, reklamacj, krs",
    "card": "kart, visa, mastercard",
    "account": "kont, rachun, bank, przelew, nrb, zwrot",
    "tax": "nip, vat, podat",
    "number": "telefon, dzwoń, komórk, pesel, dowod, dowód, paszport, jazdy, nip, regon, konto, konta, rachunk, mój numer",
    "version": "wersj, wydani",
    "statute": "ustaw, rozporządzeni, dyrektyw, dz.u",
}
CUES = {
    name: tuple(dict.fromkeys(form for word in text.split(", ") for form in (word, without_accents(word))))
    for name, text in _CUES.items()
}
"""Beginnings of words, so that they stand for all cases."""

NOT_NAMES = both(
    words(
        """nie już jeszcze tylko bardzo tu teraz tutaj klient klientka klientem klientką studentem studentką pewien pewna
        pewny zadowolony zadowolona niezadowolony niezadowolona zainteresowany zainteresowana ciekaw ciekawa chory chora zły zła
        wściekły wściekła rozczarowany rozczarowana człowiekiem botem robotem mężczyzną kobietą osobą z w na po od do za przy i
        oraz a że w domu gotowa gotowy umówiona umówiony zalogowana zalogowany państwo państwa państwu państwem pani pana panie panowie doktor
        doktorze konsultant konsultantka konsultancie konsultantko kurier kurierze kierownik kierowniku kierowca prezes prezesie
        redaktor redaktorze profesor profesorze mecenas mecenasie inżynier dyrektor dyrektorze bot obsługa zespół sklep sklepie
        właścicielem właścicielką to jest mam proszę dziękuję dzień dobry witam cześć pozdrawiam zaskoczony zaskoczona sama
        wdzięczny wdzięczna wasz waszą waszym stałym stałą nową nowym zmęczona zmęczony gdzie kiedy jak czy co kto"""
    )
)
"""Words that follow where a name might, and are none, in any language: so no word that is a name elsewhere."""

NO_NAMES_HERE = NOT_NAMES | words("ale sam sama tam pan tak")
