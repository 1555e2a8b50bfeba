"""Lithuanian: the words that detection asks for."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import compounds, words

FREQUENT = words(
    """ir yra ar bet kad kaip kur kas ką ko kodėl kada aš tu jis ji mes jūs jie mano tavo jo jos mūsų jūsų savo man tau jam jai
    mums jums labas sveiki sveikas ačiū prašau taip ne noriu norėčiau galite galiu reikia užsakymas užsakymą vardas adresas
    telefonas numeris kortelė paštas su iš į už per prie po dėl nuo iki apie jau dar tik labai čia ten šis ši tas ta buvo bus
    nėra esu esi būti turiu turi gal arba jei jeigu kai nes diena laba labadiena vakaras rytas sąskaita pinigai duomenis
    duomenys ištrinkite gyvenu skambinkite mani"""
)
"""Frequent words; one that several languages share counts less for each."""

LETTERS = "ąčęėįšųūž"

_NUMBERS = {
    "0": "nulis nulį",
    "1": "vienas viena vieną",
    "2": "du dvi",
    "3": "trys tris",
    "4": "keturi keturios keturis",
    "5": "penki penkios penkis",
    "6": "šeši šešios šešis",
    "7": "septyni septynios septynis",
    "8": "aštuoni aštuonios aštuonis",
    "9": "devyni devynios devynis",
    "10": "dešimt dešimtis",
    "11": "vienuolika",
    "12": "dvylika",
    "13": "trylika",
    "14": "keturiolika",
    "15": "penkiolika",
    "16": "šešiolika",
    "17": "septyniolika",
    "18": "aštuoniolika",
    "19": "devyniolika",
    "20": "dvidešimt",
    "30": "trisdešimt",
    "40": "keturiasdešimt",
    "50": "penkiasdešimt",
    "60": "šešiasdešimt",
    "70": "septyniasdešimt",
    "80": "aštuoniasdešimt",
    "90": "devyniasdešimt",
}
DIGITS = {**_NUMBERS, **compounds(_NUMBERS, "{ten}-{unit}")}

PHRASES = {
    "is": r"\b(?:yra|buvo)\b",
    "at": "eta|ett|at",
    "dot": "taškas|taskas|tšk",
    "underscore": "pabraukimas|apatinis brūkšnys|apatinis bruksnys|pabrauktas",
    "dash": "brūkšnys|bruksnys|brūkšnelis|minusas|minus",
    "plus": "plius|pliusas",
    "double": "du kartus|dvigubas",
    "triple": "tris kartus|trigubas",
    "hundred": "šimtas|šimtai|šimtus|šimtų",
    "password": "slaptažod(?:is|į|žio|žiu)|slaptazod(?:is|i|zio)|prisijungimo kodas",
    "password_short": "slapt|pass",
    "username_short": "vartotojas|naudotojas|login",
    "pin": r"(?:patvirtinimo|saugos|saugumo|vienkartin\p{L}+|sms|prisijungimo|pin) kod(?:as|ą|o)",
    "api_key": "api rakt(?:as|ą|o)|slapt(?:as|ą) rakt(?:as|ą)|prieigos rakt(?:as|ą)",
    "username": "(?:vartotojo|prisijungimo|naudotojo) vard(?:as|ą|o)|slapyvard(?:is|į)",
    "passport": r"\bpas(?:as|o|e|ui)\b|\bpasą|pasport\p{L}+",
    "driver_license": r"vairuotojo pažymėjim\p{L}*|vairuotojo pazymejim\p{L}*|\bteisi(?:ų|u) nr|teisės nr",
    "license_plate": r"valstybin\p{L}+ (?:numer|nr)\p{L}*\.?|automobilio (?:numer|nr)\p{L}*\.?|(?:auto|mašinos|masinos) (?:numer\p{L}+|nr\.?)",
    "national_id": r"asmens kod\p{L}*|asmens tapatybės kortel\p{L}+|\batk\b|leidimo gyventi",
    "vat": r"pvm(?: mokėtojo)?(?: kod\p{L}*)?",
    "account": r"(?:banko )?sąskaitos (?:numer\p{L}+|nr\.?)|(?:banko )?saskaitos (?:numeris|nr\.?)|banko sąskait\p{L}+|\bsąsk\.",
    "birth": r"gimimo (?:dat|met)\p{L}*|gimtadien\p{L}+|gimim\p{L}+|\bgim\.|gimi(?:au|ęs|usi|es)",
    "birth_after": r"gimęs|gimusi|gimiau|\bgim\.|(?:yra )?mano gim(?:imo|tadien)\p{L}*|gimimo data",
    "month": "sausi|vasari|kov|baland|geguž|birželi|liep|rugpjū|rugsėj|spali|lapkri|gruod",
    "postcode": "pašto kodas",
    "introduced": "mano vardas(?: ir pavardė)?(?: yra)?|vardas(?:,? (?:ir )?pavardė)? ?[:=]|pavardė ?[:=]|mano pavardė(?: yra)?|vardu|kontaktinis asmuo ?[:=]?|vadinuosi",
    "introduced_lower": "mano vardas(?: yra)?",
    "presented": "aš esu|esu|čia|pagarbiai,?",
    "title": "ponas|ponia|pone|ponui|ponios|ponės|ponią|poną|gerb|gerbiam(?:as|a|asis|oji)",
    "extension": r"vid\.?|vidinis|pap\.|papildomas",
    "customer": r"(?:kliento|nario|abonento|poliso|draudimo liudijimo|sutarties|darbuotojo|studento|lojalumo kortelės)s? (?:numer\p{L}*|nr\.?|kod\p{L}*|id)",
    "case": r"\bbylos|\bbyla|\bbyloje|\bbylą|\bpeticijos|\bpeticija|\bproceso|\bteisminio proceso",
    "medical_record": r"paciento (?:numeris|kodas|nr\.?)|ligos istorijos (?:numeris|nr\.?)|kortelės ambulatorin\p{L}+|draudimo poliso (?:numeris|nr\.?)|draudimo (?:numeris|nr\.?)",
    "tax": "mokesčių mokėtojo (?:kodas|identifikacinis numeris)",
    "account_short": r"\bsąskaita|\bsąskaitą|\bsąskaiton",
    "routing": "banko kod(?:as|ą)",
    "wallet": r"pinigin\p{L}+",
}

CUES = {
    "email": ("paštas", "pašto", "paštu", "rašyk", "siųsk", "mail"),
    "phone": (
        "mano numer",
        "telefon",
        "skambin",
        "tel",
        "mob",
        "senas numer",
        "naujas numer",
        "paskambin",
        "numeriu",
        "sms",
        "rašyk",
    ),
    "not_phone": (
        "užsakym",
        "sąskait",
        "siunt",
        "kodas",
        "kodą",
        "serij",
        "prek",
        "klaid",
        "pakuot",
        "partij",
        "kain",
        "suma",
        "versij",
        "užklaus",
        "bilet",
    ),
    "card": (
        "kortel",
        "kort.",
    ),
    "account": (
        "sąskait",
        "pavedim",
    ),
    "tax": ("pvm",),
    "version": ("versij", "programin", "firmware"),
    "statute": ("įstatym", "reglament", "direktyv", "nutarim"),
}

NOT_NAMES = words("""aš tu jis ji mes yra ne taip labai klientas klientė studentas skubu svarbu puiku""")
"""Words that follow where a name might, and are none."""
