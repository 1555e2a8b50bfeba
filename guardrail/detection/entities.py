"""Every type of personal data that Guardrail finds by itself, in one table.

``unique`` marks identifiers of which no two living people (or accounts) share one: the pipeline may compare
keyed hashes of those to notice that an answer holds somebody else's. A language's pack may bring types of its
own. Operators' own recognizers may add types, too; those are never unique.
"""

from __future__ import annotations

from guardrail.detection.entity_type import EntityType
from guardrail.detection.language import languages

_TABLE = (
    EntityType(
        "PERSON", "Name of a person", "My name is Anna Petrauskas", ("en", "zh-TW", "zh-CN", "lt", "es", "de", "fr")
    ),
    EntityType("PHONE_NUMBER", "Telephone number", "Call me at +370 612 34567", unique=True),
    EntityType("EMAIL_ADDRESS", "E-mail address, also written out", "Write to anna@example.com", unique=True),
    EntityType(
        "ADDRESS",
        "Street address or postal code",
        "I live at 221B Baker Street",
        ("en", "zh-TW", "zh-CN", "lt", "es", "de", "fr"),
    ),
    EntityType(
        "LOCATION", "City or region, by the model", "I moved from Chicago to Boston last year", ("en", "es", "de", "fr")
    ),
    EntityType("DATE_OF_BIRTH", "A date that words call a birth date", "I was born on 3 May 1985"),
    EntityType("CREDIT_CARD", "Payment card number", "My card is 4111 1111 1111 1111", unique=True),
    EntityType("IBAN_CODE", "International bank account number", "Pay to LT12 1000 0111 0100 1000", unique=True),
    EntityType("BANK_ACCOUNT", "Bank account or routing number", "Account number: 012-345678901"),
    EntityType("CRYPTO", "Wallet address", "Send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", unique=True),
    EntityType("IP_ADDRESS", "IPv4 or IPv6 address", "From 203.0.113.7 or so"),
    EntityType("MAC_ADDRESS", "Hardware address", "Router 00:1A:2B:3C:4D:5E", unique=True),
    EntityType(
        "URL",
        "A link that names an account or carries personal parameters",
        "See https://www.facebook.com/anna.petrauskas",
    ),
    EntityType("USERNAME", "Account name", "My username is anna_p85"),
    EntityType("PASSWORD", "Password, PIN or one-time code", "The password is hunter2!"),
    EntityType("API_KEY", "API key, token or private key", "Use AKIAIOSFODNN7EXAMPLE", unique=True),
    EntityType("LICENSE_PLATE", "Vehicle registration", "License plate: ABC-1234"),
    EntityType("PASSPORT", "Passport number", "Passport number 301234567"),
    EntityType("DRIVER_LICENSE", "Driving licence number", "My driver's license is D1234567"),
    EntityType(
        "NATIONAL_ID", "Identity number of a country without a rule of its own", "National ID number: AB1234567"
    ),
    EntityType(
        "TAX_ID", "Tax number without a rule of its own, by the model", "My EIN is 12-3456789", ("en", "es", "de", "fr")
    ),
    EntityType("MEDICAL_RECORD", "Patient or medical record number", "Medical record number: 7438498"),
    EntityType("TW_ID", "Taiwan: national identification number", "身分證A123456789", ("zh-TW",), unique=True),
    EntityType(
        "TW_ARC", "Taiwan: resident certificate number, old and new form", "居留證號A800000014", ("zh-TW",), unique=True
    ),
    EntityType("TW_UBN", "Taiwan: unified business number", "統編04595257", ("zh-TW",)),
    EntityType("CN_ID", "China: resident identity number", "身份证11010519491231002X", ("zh-CN",), unique=True),
    EntityType("HK_ID", "Hong Kong: identity card number", "香港身份證A123456(3)", ("zh-TW", "zh-CN"), unique=True),
    EntityType("LT_PERSONAL_CODE", "Lithuania: asmens kodas", "Asmens kodas 33309240064", ("lt",), unique=True),
    EntityType("LT_COMPANY_CODE", "Lithuania: įmonės kodas", "Įmonės kodas 110053842", ("lt",)),
    EntityType("ES_DNI", "Spain: DNI", "Mi DNI es 12345678Z", ("es",), unique=True),
    EntityType("ES_NIE", "Spain: NIE", "NIE X1234567L", ("es",), unique=True),
    EntityType("ES_NSS", "Spain: social security number", "NASS: 28 12345678 40", ("es",), unique=True),
    EntityType(
        "DE_TAX_ID", "Germany: Steuer-Identifikationsnummer", "Meine Steuer-ID ist 36574261809", ("de",), unique=True
    ),
    EntityType(
        "FR_NIR", "France: numéro de sécurité sociale", "Sécurité sociale 2 95 10 99 126 111 93", ("fr",), unique=True
    ),
    EntityType("US_SSN", "United States: social security number", "SSN 536-22-1234", ("en",), unique=True),
    EntityType("US_ITIN", "United States: individual taxpayer number", "ITIN 912-71-1234", ("en",), unique=True),
    EntityType("UK_NINO", "United Kingdom: national insurance number", "NINO AB 12 34 56 C", ("en",), unique=True),
    EntityType("UK_NHS", "United Kingdom: NHS number", "NHS number 943 476 5919", ("en",), unique=True),
    EntityType("VAT_NUMBER", "VAT and company tax number", "PVM kodas LT119511515"),
)

_ALL = (*_TABLE, *dict.fromkeys(entity for language in languages() for entity in language.entities))

ENTITY_TYPES = {entity.name: entity for entity in _ALL}
UNIQUE = frozenset(entity.name for entity in _ALL if entity.unique)
