"""German: the words that detection asks for."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import compounds, words

FREQUENT = words(
    """der die das ein eine einen einem einer und oder aber nicht ist sind war bin bist sein haben habe hat ich du er sie es wir
    ihr mein meine meinen dein ihre unser zu im am mit von für auf bei nach aus über wie was wann wo wer warum welche kann
    können möchte will bitte danke hallo guten tag ja nein heiße bestellung name adresse telefon karte nummer mir dir uns den
    dem des auch noch schon sehr hier dort daten wohne"""
)
"""Frequent words; one that several languages share counts less for each."""

LETTERS = "äöüß"

_NUMBERS = {
    "0": "null",
    "1": "eins ein",
    "2": "zwei zwo",
    "3": "drei",
    "4": "vier",
    "5": "fünf fuenf",
    "6": "sechs",
    "7": "sieben",
    "8": "acht",
    "9": "neun",
    "10": "zehn",
    "11": "elf",
    "12": "zwölf zwoelf",
    "13": "dreizehn",
    "14": "vierzehn",
    "15": "fünfzehn fuenfzehn",
    "16": "sechzehn",
    "17": "siebzehn",
    "18": "achtzehn",
    "19": "neunzehn",
    "20": "zwanzig",
    "30": "dreißig dreissig",
    "40": "vierzig",
    "50": "fünfzig fuenfzig",
    "60": "sechzig",
    "70": "siebzig",
    "80": "achtzig",
    "90": "neunzig",
}
DIGITS = {**_NUMBERS, **compounds(_NUMBERS, "{unit}und{ten}")}

PHRASES = {
    "is": r"\b(?:ist|war|lautet)\b",
    "at": "klammeraffe|affenschwanz|ät|ätt|at-zeichen",
    "dot": "punkt",
    "underscore": "unterstrich|underscore",
    "dash": "bindestrich|minus|strich|gedankenstrich",
    "plus": "plus",
    "double": "doppel",
    "triple": "dreifach",
    "hundred": "hundert",
    "password": "passw[oö]rt(?:er)?|kennwort|zugangscode|losung(?:swort)?",
    "password_short": "pw|pass|kennw",
    "username_short": "benutzer|nutzer|login",
    "pin": r"prüfziffer|(?:bestätigungs|sicherheits|einmal|verifizierungs|zugriffs|freischalt|sms-?)code|kartenprüfnummer|einmalpasswort|\btan\b|\bpin-?nummer",
    "username": "benutzername|nutzername|benutzerkennung|login-?name|anmeldename",
    "passport": r"reisepass(?:nummer|-?nr\.?)?|pass(?:nummer|-nr\.?)",
    "driver_license": r"führerschein\p{L}*",
    "license_plate": "(?:kfz-?|auto)?kennzeichen|nummernschild",
    "customer": r"(?:kunden|mitglieds?|versicherungs?(?:schein)?|personal|matrikel|teilnehmer|vertrags)-?(?:nummer|nr\.?)",
    "case": r"\baktenzeichen|\baz|\bgesch[äa]fts(?:zeichen|nummer)|\bgz|\bgesch\.?-?(?:z|nr)|\bbeschwerden?|\bverfahrensnummer|\brechtssache",
    "medical_record": r"patienten(?:nummer|-?nr\.?)|kranken(?:versicherungs|versicherten|kassen)(?:nummer|-?nr\.?)|versicherten(?:nummer|-?nr\.?)|\bkvnr\b",
    "vat": r"ust\.?-?id(?:-?nr)?\.?|umsatzsteuer-?id(?:entifikationsnummer)?",
    "account": r"kontonummer|konto(?:-?nr)?\.?|kto\.?(?:-?nr\.?)?|bankverbindung",
    "account_short": r"\bkonto",
    "routing": r"\bblz\b|bankleitzahl",
    "birth": r"geburtsdatum|geburtstag|geboren|\bgeb\.|\bgeb\b|geb\.-?datum|geburtsdat\.",
    "birth_after": r"geboren\b|ist mein (?:geburtstag|geburtsdatum)|geb\.",
    "month": "jän|januar|februar|märz|mai|okt|dez",
    "postcode": "plz|postleitzahl",
    "introduced": "mein name ist|ich heiße|ich heisse|(?:vor|nach)?name ?[:=]",
    "introduced_lower": "mein name ist|ich heiße",
    "presented": "ich bin|hier ist|hier spricht|grüße,?|grüßen,?",
    "title": "herr|herrn|frau",
    "extension": r"durchwahl|\bdw\.?|app\.|nebenstelle",
    "api_key": "api-?schlüssel|zugriffsschlüssel|geheimer schlüssel",
    "national_id": r"personalausweis(?:nummer|-?nr\.?)?|ausweis(?:nummer|-?nr\.?)|identitätsnummer|\bperso\b",
    "tax": r"steuer(?:nummer|-?nr\.?)|\bst\.?-?nr\.?",
    "wallet": "wallet-?adresse|krypto-?adresse",
}

CUES = {
    "version": ("version", "firmware", "treiber"),
    "statute": ("verordnung", "richtlinie", "gesetz", "amtsblatt", "bgbl"),
    "email": ("mail", "schreib", "postfach"),
    "phone": (
        "meine nummer",
        "handy",
        "anruf",
        "rückruf",
        "nummer ist",
        "telefon",
        "tel",
        "mobil",
        "erreich",
        "sms",
        "ruf",
        "alte nummer",
        "neue nummer",
        "festnetz",
        "durchwahl",
    ),
    "not_phone": (
        "bestell",
        "rechnung",
        "sendung",
        "auftrag",
        "artikel",
        "serien",
        "vorgang",
        "paket",
        "kunden",
        "fehler",
        "charge",
        "modell",
        "gutschein",
        "ticket",
        "aktenzeichen",
        "preis",
        "betrag",
        "version",
        "isbn",
        "ean",
        "größe",
        "menge",
    ),
    "card": ("karte",),
    "account": (
        "konto",
        "kontonummer",
        "überweis",
    ),
    "tax": (
        "ust",
        "mwst",
        "steuer",
    ),
    "number": (
        "handy",
        "ruf",
        "ausweis",
        "pass",
        "führerschein",
        "steuer",
        "konto",
        "versicher",
        "meine nummer",
    ),
}

NOT_NAMES = words("""ein eine der die das nicht sehr kunde kundin""")
"""Words that follow where a name might, and are none."""

PARTICLES = words("von der den zu zum van ten ter di da")
