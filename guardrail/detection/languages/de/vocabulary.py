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
    "at": "klammeraffe|ät",
    "dot": "punkt",
    "underscore": "unterstrich",
    "dash": "bindestrich|minus",
    "plus": "plus",
    "double": "doppel",
    "triple": "dreifach",
    "hundred": "hundert",
    "password": "passwort|kennwort|zugangscode",
    "pin": "prüfziffer|bestätigungscode",
    "username": "benutzername|nutzername",
    "passport": r"reisepass|pass(?:nummer|-nr\.?)",
    "driver_license": r"führerschein\p{L}*",
    "license_plate": "kennzeichen",
    "medical_record": "patientennummer",
    "vat": r"ust-?id(?:nr)?\.?",
    "account": r"kontonummer|konto-?nr\.?",
    "routing": "blz|bankleitzahl",
    "birth": r"geburtsdatum|geburtstag|geboren|\bgeb\.",
    "birth_after": r"geboren\b",
    "month": "mai|okt|dez|märz",
    "postcode": "plz|postleitzahl",
    "introduced": "mein name ist|ich heiße|ich heisse|(?:vor|nach)?name ?[:=]",
    "introduced_lower": "mein name ist|ich heiße",
    "presented": "ich bin|hier ist|hier spricht|grüße,?|grüßen,?",
    "title": "herr|herrn|frau",
}

CUES = {
    "phone": (
        "meine nummer",
        "handy",
        "anruf",
        "rückruf",
        "nummer ist",
    ),
    "not_phone": (
        "bestell",
        "rechnung",
        "sendung",
        "auftrag",
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
