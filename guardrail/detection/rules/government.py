"""Numbers that states give to persons and companies. Checksums first; where there is none, cues."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection import checks
from guardrail.detection.linear import Rule
from guardrail.detection.view import compact

_TAX_CUES = ("vat", "tax", "pvm", "ust", "mwst", "tva", "iva", "cif", "nif", "steuer", "fiscal", "nip", "稅", "税")
_LT_CUES = ("asmens", "a.k.", "a. k.", "kodas", "kodą", "personal code", "personal id", "ak:")


def _plate(value: str) -> bool:
    text = compact(value)
    return any(character.isdecimal() for character in text) and 4 <= len(text) <= 9


ASIA = (
    Rule(
        name="tw_id",
        entity_type="TW_ID",
        pattern=r"(?i)\b([a-z][ \-.]?[12](?:[ \-.]?[0-9]){8})\b",
        check=checks.tw_id,
        failed=0.72,
        cues=("身分證", "身份證", "身分字號", "證號", "證件", "id number", "national id", "id:", "id no"),
        bare=0.95,
        score=0.97,
    ),
    Rule(
        name="tw_arc",
        entity_type="TW_ARC",
        pattern=r"(?i)\b([a-z][ \-.]?[89](?:[ \-.]?[0-9]){8})\b",
        check=checks.tw_id,
        failed=0.72,
        cues=("居留", "統一證號", "arc", "resident"),
        bare=0.95,
        score=0.97,
    ),
    Rule(
        name="tw_arc_old",
        entity_type="TW_ARC",
        pattern=r"(?i)\b([a-z][a-d][0-9]{8})\b",
        check=checks.tw_old_arc,
        failed=0.72,
        cues=("居留", "統一證號", "arc", "resident"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="tw_ubn",
        entity_type="TW_UBN",
        pattern=r"\b([0-9]{8})\b",
        check=checks.tw_ubn,
        failed=0.6,
        cues=("統編", "統一編號", "ubn", "公司編號"),
        score=0.9,
    ),
    Rule(
        name="cn_id",
        entity_type="CN_ID",
        pattern=r"(?i)\b([1-9](?:[ \-.]?[0-9]){16}[ \-.]?[0-9x])\b",
        check=checks.cn_id,
        failed=0.75,
        cues=("身份证", "身份證", "身分證", "证件", "證件", "证号", "id"),
        bare=0.97,
        score=0.98,
    ),
    Rule(
        name="hk_id",
        entity_type="HK_ID",
        pattern=r"(?i)\b([a-z]{1,2}[0-9]{6} ?(?:\([0-9a]\)|[0-9a]\b))",
        check=checks.hk_id,
        cues=("香港", "hkid", "身份證", "身份证", "hong kong", "id card"),
        bare=0.6,
        score=0.95,
    ),
)

EUROPE = (
    Rule(
        name="lt_personal_code",
        entity_type="LT_PERSONAL_CODE",
        pattern=r"\b([3-6](?:[ \-.]?[0-9]){10})\b",
        check=checks.lt_personal_code,
        failed=0.72,
        cues=_LT_CUES,
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="lt_company_code",
        entity_type="LT_COMPANY_CODE",
        pattern=r"(?i)(?:įmonės kod\p{L}*|j\.? ?a\.? ?k\.?|įm\. ?k\.?|company code)[^\d\n]{0,8}?([0-9]{9}|[0-9]{7})\b",
        score=0.85,
    ),
    Rule(
        name="es_dni",
        entity_type="ES_DNI",
        pattern=r"(?i)\b([0-9](?:[ .\-]?[0-9]){7}[ .\-]{0,2}[a-z])\b",
        check=checks.es_dni,
        failed=0.72,
        cues=("dni", "nif", "documento", "identidad"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="es_nie",
        entity_type="ES_NIE",
        pattern=r"(?i)\b([xyz](?:[ .\-]?[0-9]){7}[ .\-]?[a-z])\b",
        check=checks.es_nie,
        failed=0.72,
        cues=("nie", "nif", "documento", "identidad", "extranjer"),
        bare=0.95,
        score=0.97,
    ),
    Rule(
        name="es_social_security",
        entity_type="ES_NSS",
        pattern=r"\b([0-9]{2}[ /\-]?[0-9]{7,8}[ /\-]?[0-9]{2})\b",
        check=checks.has_digits(11),
        cues=("nass", "nss", "seguridad social", "afiliación", "afiliacion"),
        score=0.9,
    ),
    Rule(
        name="de_tax_id",
        entity_type="DE_TAX_ID",
        pattern=r"\b([1-9](?:[ /.\-]?[0-9]){10})\b",
        check=checks.de_tax_id,
        failed=0.72,
        cues=("steuer", "idnr", "id-nr", "tin", "tax id", "identifikationsnummer"),
        home=frozenset({"de"}),
        score=0.9,
    ),
    Rule(
        name="fr_nir",
        entity_type="FR_NIR",
        pattern=r"(?i)\b([1-478](?:[ .\-]?[0-9]){5}[ .\-]?[0-9ab](?:[ .\-]{0,2}[0-9]){8})\b",
        check=checks.fr_nir,
        failed=0.72,
        cues=("sécurité sociale", "secu", "sécu", "nir", "insee", "numéro de ss"),
        bare=0.9,
        score=0.97,
    ),
    Rule(
        name="uk_nino",
        entity_type="UK_NINO",
        pattern=r"(?i)\b([a-ceghj-prtw-z][a-ceghj-nprtw-z](?:[ .\-]?[0-9]){6}[ .\-]?[a-d])\b",
        check=checks.uk_nino,
        score=0.85,
    ),
    Rule(
        name="uk_nhs",
        entity_type="UK_NHS",
        pattern=r"\b([0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{4})\b",
        check=checks.uk_nhs,
        failed=0.6,
        cues=("nhs", "national health"),
        score=0.95,
    ),
    Rule(
        name="vat",
        entity_type="VAT_NUMBER",
        pattern=r"\b((?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[ \-]?[0-9A-Z][ \-.]?(?:[0-9][ \-.]?){6,10}[0-9A-Z]{1,2})\b",
        check=checks.eu_vat,
        failed=0.65,
        cues=_TAX_CUES,
        bare=0.85,
        score=0.95,
    ),
    Rule(
        name="lt_vat_cued",
        entity_type="VAT_NUMBER",
        pattern=r"(?i)(?:pvm(?: mokėtojo)?(?: kod\p{L}*)?|vat(?: (?:number|no\.?|id))?|ust-?id(?:nr)?\.?|tva|稅籍編號)[^\w\n]{0,6}?((?:[a-z]{2})?[ ]?[0-9]{7,12})\b",
        score=0.85,
    ),
    Rule(
        name="es_cif",
        entity_type="VAT_NUMBER",
        pattern=r"(?i)\b([a-hjnp-suvw][ \-]?[0-9]{7}[ \-]?[0-9a-j])\b",
        check=checks.es_cif,
        cues=("cif", "nif", "empresa", "fiscal"),
        home=frozenset({"es"}),
        score=0.85,
    ),
)

AMERICA = (
    Rule(
        name="ssn",
        entity_type="US_SSN",
        pattern=r"\b([0-9]{3}(?:-[0-9]{2}-|\.[0-9]{2}\.| [0-9]{2} )[0-9]{4})\b",
        check=checks.us_ssn,
        failed=0.6,
        cues=("ssn", "social security", "social"),
        bare=0.85,
        score=0.95,
    ),
    Rule(
        name="ssn_plain",
        entity_type="US_SSN",
        pattern=r"(?i)(?:ssn|social security|soc\.? sec)[^\d\n]{0,20}?([0-9]{3}[ \-.]?[0-9]{2}[ \-.]?[0-9]{4})\b",
        score=0.85,
    ),
    Rule(
        name="itin",
        entity_type="US_ITIN",
        pattern=r"\b(9[0-9]{2}[ \-][5-9][0-9][ \-][0-9]{4})\b",
        score=0.9,
    ),
)

CUED = (
    Rule(
        name="passport",
        entity_type="PASSPORT",
        pattern=(
            r"(?i)(?:passport|pasaporte|passeport|reisepass|\bpas[ao] n|\bpaso\b|pass(?:nummer|-nr\.?)|護照|护照)[^\d\n]{0,24}?"
            r"\b([a-z]{0,2}[ ]?[0-9]{6,9}[a-z]?|[a-z][0-9][a-z0-9]{7})\b"
        ),
        score=0.85,
    ),
    Rule(
        name="driver_license",
        entity_type="DRIVER_LICENSE",
        pattern=(
            r"(?i)(?:driver'?s?'? licen[cs]e|driving licen[cs]e|driver licen[cs]e|\bDL#?|vairuotojo pažymėjim\p{L}*|permiso de conducir|"
            r"carnet de conducir|carné de conducir|führerschein\p{L}*|permis de conduire|駕照|驾照|駕駛執照|驾驶证)[^\d\n]{0,20}?"
            r"\b([a-z]{0,5}[ \-]?[0-9][a-z0-9\-]{4,18})\b"
        ),
        score=0.8,
    ),
    Rule(
        name="license_plate",
        entity_type="LICENSE_PLATE",
        pattern=(
            r"(?i)(?:licen[cs]e plate|number plate|plate (?:number|no\.?)|car registration|reg(?:istration)? (?:number|no\.?)|matrícula|"
            r"kennzeichen|plaque(?: d'immatriculation)?|immatriculation|valstybin\p{L}+ numer\p{L}+|automobilio numer\p{L}+|"
            r"車牌(?:號碼?)?|车牌(?:号码?)?)(?:\s?(?:[:：#=]|\bis\b|\bes\b|\byra\b|\bist\b|\best\b|是|為|为)\s?|\s)"
            r"(\p{Han}?[a-z0-9]{1,4}(?:[ \-·]?[a-z0-9]{1,5}){1,2})"
        ),
        check=_plate,
        score=0.75,
    ),
    Rule(
        name="medical_record",
        entity_type="MEDICAL_RECORD",
        pattern=(
            r"(?i)(?:\bnhc\b|historia clínica|\bmrn\b|medical record (?:number|no\.?)|patient (?:id|number|no\.?)|病歷號碼?|病历号|"
            r"健保卡號?|patientennummer|nº ?col(?:egiado)?|colegiado)[^\d\n]{0,12}?\b([a-z]{0,3}[\-]?[0-9](?:[ \-]?[0-9]){3,13})\b"
        ),
        score=0.75,
    ),
    Rule(
        name="national_id",
        entity_type="NATIONAL_ID",
        pattern=(
            r"(?i)(?:national id(?:entity)?(?: number| no\.?)?|identity (?:card|number)(?: number| no\.?)?|id card(?: number| no\.?)?|"
            r"身[分份][證证](?:字號|號碼|号码|號|号)?|asmens kod\p{L}*|documento de identidad)"
            r"\s{0,2}(?:[:：#=]|\bis\b|\bes\b|\byra\b|是|為|为)?\s{0,2}\b([a-z]{0,2}[0-9][0-9a-z\-]{5,18})\b"
        ),
        score=0.7,
    ),
)

RULES = ASIA + EUROPE + AMERICA + CUED
