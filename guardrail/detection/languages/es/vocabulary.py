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
    "underscore": "gui[oó]n bajo|barra baja|subrayado",
    "dash": "guion|guión|raya|menos",
    "plus": "más",
    "double": "doble",
    "triple": "triple",
    "password": r"contrase[ñn]as?|clave(?: de acceso| secreta)?|palabra de paso",
    "password_short": "contra|clave|pass",
    "username_short": "usuario|login",
    "pin": "c[oó]digo (?:de (?:seguridad|verificaci[oó]n|confirmaci[oó]n|acceso|un solo uso)|pin|sms|otp|cvv)|clave (?:sms|de un solo uso)",
    "username": "nombre de usuario|usuario|alias|nick",
    "passport": "pasaporte",
    "driver_license": "(?:permiso|carn[eé]t?|licencia) de conducir",
    "license_plate": "matr[ií]cula|placas?",
    "customer": r"(?:número|nº|n\.º|núm\.?) de (?:cliente|socio|socia|afiliad[oa]|abonad[oa]|póliza|emplead[oa]|estudiante|alumn[oa])|póliza(?: (?:número|nº|núm\.?))",
    "case": r"\bdemandas?|\bexpediente(?: judicial)?|\bexpte|\bautos|\bn\.?i\.?g\b|\b(?:recurso|rollo|sentencia|diligencias(?: previas| urgentes)?|juicio \p{L}+|procedimiento(?: \p{L}+)?)",
    "medical_record": r"\bnhc\b|historia cl[ií]nica|nº ?col(?:egiado)?|colegiado|tarjeta sanitaria|\bcip\b|n[uú]mero de paciente|p[oó]liza",
    "national_id": r"documento (?:nacional )?de identidad|c[eé]dula(?: de identidad)?|n[uú]mero de identificaci[oó]n|\bcurp\b",
    "account": r"(?:n[uú]mero|nº|n[uú]m\.?|no\.?|n\.º) de (?:la )?cuenta|cuenta (?:bancaria|corriente|de ahorros?)|\bccc\b",
    "birth": r"fecha de nacimiento|fecha nac\.?|f\. ?nac\.?|\bfdn\b|\bnac[íi] |nacid[oa]|cumplea[ñn]os|\bnac\.",
    "month": "ene|abr|ago|set|dic",
    "postcode": r"c\.?p\.?|código postal",
    "introduced": "me llamo|mi nombre(?: completo)? es|nombre(?: completo| y apellidos?)? ?[:=]|apellidos? ?[:=]|titular ?[:=]|paciente ?[:=]|médico ?[:=]|a nombre de",
    "introduced_lower": "me llamo|mi nombre es",
    "presented": "soy|habla|saludos,?|atentamente,?|un saludo,?",
    "title": "señor|señora|señorita|sr|sra|srta|don|doña|dra",
    "extension": r"ext\.?|extensi[oó]n|int\.|interno",
    "api_key": "clave (?:de )?api|clave (?:privada|secreta) (?:de )?(?:la )?api",
    "vat": r"\biva\b|nif[ -]iva|\bcif\b",
    "tax": r"n[uú]mero (?:de identificaci[oó]n )?fiscal|identificaci[oó]n tributaria",
    "account_short": r"\bcuenta",
    "routing": "c[oó]digo (?:de )?(?:banco|entidad|sucursal)",
    "wallet": "billetera|monedero|cartera cripto",
    "birth_after": "es mi (?:cumplea[ñn]os|fecha de nacimiento)",
}

CUES = {
    "email": ("correo", "mail", "escrib"),
    "phone": (
        "mi número",
        "teléfono",
        "telefono",
        "móvil",
        "movil",
        "llam",
        "número antiguo",
        "numero antiguo",
        "número nuevo",
        "tel",
        "fijo",
        "celular",
        "marc",
        "contact",
    ),
    "not_phone": (
        "pedido",
        "factura",
        "referencia",
        "seguimiento",
        "serie",
        "incidencia",
        "artículo",
        "articulo",
        "expediente",
        "paquete",
        "envío",
        "envio",
        "lote",
        "cupón",
        "código",
        "codigo",
        "precio",
        "importe",
        "total",
        "versión",
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
    "version": ("versión", "version", "firmware", "compilación"),
    "statute": ("ley", "reglamento", "directiva", "decreto"),
}

NOT_NAMES = words(
    """un una el la los las de del muy aquí cliente usuario paciente urgente importante genial nuevo nueva español española
    estudiante"""
)
"""Words that follow where a name might, and are none."""

PARTICLES = words("de del la las los y")
