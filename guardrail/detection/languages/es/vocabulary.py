"""Spanish: the words that detection asks for."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import compounds, words

FREQUENT = words(
    """el la los las un una unos unas y o pero que qué de del en con por para como cómo cuando cuándo donde dónde quien quién es
    son era soy eres está están estoy ser tengo tiene hay mi tu su mis tus sus me te se nos le lo yo tú él ella nosotros
    usted ustedes hola gracias favor sí si no quiero puedo puede necesito pedido nombre dirección teléfono tarjeta correo
    número buenos buenas días tardes noches llamo vivo al este esta eso muy más ya también aquí ahí todo datos borra"""
)
"""Frequent words; one that several languages share counts less for each."""

LETTERS = "ñ¿¡áéíóú"

_NUMBERS = {
    "0": "cero",
    "1": "uno una un",
    "2": "dos",
    "3": "tres",
    "4": "cuatro",
    "5": "cinco",
    "6": "seis",
    "7": "siete",
    "8": "ocho",
    "9": "nueve",
    "10": "diez",
    "11": "once",
    "12": "doce",
    "13": "trece",
    "14": "catorce",
    "15": "quince",
    "16": "dieciséis",
    "17": "diecisiete",
    "18": "dieciocho",
    "19": "diecinueve",
    "20": "veinte",
    "21": "veintiuno veintiún",
    "22": "veintidós",
    "23": "veintitrés",
    "24": "veinticuatro",
    "25": "veinticinco",
    "26": "veintiséis",
    "27": "veintisiete",
    "28": "veintiocho",
    "29": "veintinueve",
    "30": "treinta",
    "40": "cuarenta",
    "50": "cincuenta",
    "60": "sesenta",
    "70": "setenta",
    "80": "ochenta",
    "90": "noventa",
    "100": "cien ciento",
    "200": "doscientos",
    "300": "trescientos",
    "400": "cuatrocientos",
    "500": "quinientos",
    "600": "seiscientos",
    "700": "setecientos",
    "800": "ochocientos",
    "900": "novecientos",
}
DIGITS = {**_NUMBERS, **compounds(_NUMBERS, "{ten}-y-{unit}")}

PHRASES = {
    "is": r"\b(?:es|era)\b",
    "at": "arroba",
    "dot": "punto",
    "underscore": "guion bajo|guión bajo",
    "dash": "guion|guión",
    "plus": "más",
    "double": "doble",
    "triple": "triple",
    "password": "contraseñas?|clave(?: de acceso)?",
    "pin": "código de (?:seguridad|verificación)",
    "username": "usuario|nombre de usuario",
    "passport": "pasaporte",
    "driver_license": "permiso de conducir|carnet de conducir|carné de conducir",
    "license_plate": "matrícula",
    "medical_record": r"\bnhc\b|historia clínica|nº ?col(?:egiado)?|colegiado",
    "national_id": "documento de identidad",
    "account": r"(?:número|nº|núm\.?|no\.?) de cuenta|cuenta bancaria",
    "birth": r"fecha de nacimiento|fecha nac\.?|f\. ?nac\.?|\bnac[íi] |nacid[oa]|cumpleaños",
    "month": "ene|abr|ago|set|dic",
    "postcode": r"c\.?p\.?|código postal",
    "introduced": "me llamo|mi nombre(?: completo)? es|nombre(?: completo| y apellidos?)? ?[:=]|apellidos? ?[:=]|titular ?[:=]|paciente ?[:=]|médico ?[:=]|a nombre de",
    "introduced_lower": "me llamo|mi nombre es",
    "presented": "soy|habla|saludos,?|atentamente,?|un saludo,?",
    "title": "señor|señora|señorita|sr|sra|srta|don|doña|dra",
}

CUES = {
    "phone": (
        "mi número",
        "teléfono",
        "telefono",
        "móvil",
        "movil",
        "llam",
    ),
    "not_phone": (
        "pedido",
        "factura",
        "referencia",
        "seguimiento",
    ),
    "card": ("tarjeta",),
    "account": (
        "cuenta",
        "transferencia",
    ),
    "tax": (
        "iva",
        "cif",
        "nif",
        "fiscal",
        "nip",
    ),
    "number": (
        "móvil",
        "llam",
        "pasaporte",
        "carnet",
        "conducir",
        "cuenta",
        "dni",
        "nie",
        "nif",
        "nss",
        "nass",
        "seguridad",
        "fiscal",
        "mi número",
    ),
    "version": ("versión",),
}

NOT_NAMES = words(
    """un una el la los las de del muy aquí cliente usuario paciente urgente importante genial nuevo nueva español española
    estudiante"""
)
"""Words that follow where a name might, and are none."""

PARTICLES = words("de del la las los y")
