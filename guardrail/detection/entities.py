"""Every type of personal data that Guardrail finds by itself, in one table.

``unique`` marks identifiers of which no two living people (or accounts) share one: the pipeline may compare
keyed hashes of those to notice that an answer holds somebody else's. A language's pack may bring types of its
own. Operators' own recognizers may add types, too; those are never unique.
"""

# ruff: noqa: E501 - a row of the table reads best as one

from __future__ import annotations

from guardrail.detection.entity_type import EntityType
from guardrail.detection.language import languages

_CHINESE = ("zh-TW", "zh-CN")
_CUE = "a word beside it and its form"

_PEOPLE = (
    EntityType("PERSON", "Name of a person", "My name is Anna Petrauskas",
               validation="models, lists of names, words that introduce one", source="languages/*/data, models/*"),
    EntityType("PHONE_NUMBER", "Telephone number", "Call me at +370 612 34567", unique=True,
               validation="numbering plan of the region; without one only beside a cue", source="ITU-T E.164, libphonenumber"),
    EntityType("EMAIL_ADDRESS", "E-mail address, also written out", "Write to anna@example.com", unique=True,
               validation="form; dictated ones by their signs in words", source="RFC 5321, RFC 6531"),
    EntityType("ADDRESS", "Street address or postal code", "I live at 221B Baker Street",
               validation="street words and numbers of the country, model", source="UPU S42"),
    EntityType("LOCATION", "Town, region or country", "I moved from Chicago to Boston last year",
               validation="model, lists of places", source="languages/*/data, models/*"),
    EntityType("DATE_OF_BIRTH", "A date that words call a birth date", "I was born on 3 May 1985",
               validation="a word for birth and a date", source="ISO 8601 and national forms"),
)  # fmt: skip

_MONEY = (
    EntityType("CREDIT_CARD", "Payment card number", "My card is 4111 1111 1111 1111", unique=True,
               validation="issuer range, length, Luhn; mistyped ones beside a cue", source="ISO/IEC 7812-1"),
    EntityType("IBAN_CODE", "International bank account number", "Pay to LT12 1000 0111 0100 1000", unique=True,
               validation="length of the country, MOD 97-10", source="ISO 13616 registry (SWIFT)"),
    EntityType("BANK_ACCOUNT", "Bank account or routing number", "Account number: 012-345678901",
               validation=f"{_CUE}; check digits of CCC (ES), RIB (FR), ABA (US)", source="Banco de España, CFONB, ABA, ISO 9362"),
    EntityType("CRYPTO", "Wallet address", "Send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", unique=True,
               validation="base58check, bech32, block form; others beside a cue", source="BIP 13, 173, 350, EIP-55, Monero"),
)  # fmt: skip

_NETWORK = (
    EntityType("IP_ADDRESS", "IPv4 or IPv6 address", "From 203.0.113.7 or so",
               validation="range of each part; no version number", source="RFC 791, RFC 4291"),
    EntityType("MAC_ADDRESS", "Hardware address", "Router 00:1A:2B:3C:4D:5E", unique=True,
               validation="form", source="IEEE 802, EUI-48"),
    EntityType("URL", "A link that names an account or carries personal parameters", "See https://www.facebook.com/anna.petrauskas",
               validation="personal parameter, host or path", source="RFC 3986"),
    EntityType("LINK", "Any other link or host name", "Read https://shop.example.com/returns",
               validation="scheme, www. or a known top-level domain", source="RFC 3986, IANA root zone"),
    EntityType("USERNAME", "Account name", "My username is anna_p85",
               validation=_CUE, source="services' own rules"),
    EntityType("PASSWORD", "Password, PIN or one-time code", "The password is hunter2!",
               validation="a word beside it; no word of the language", source="–"),
    EntityType("API_KEY", "API key, token, private key or connection string", "Use AKIAIOSFODNN7EXAMPLE", unique=True,
               validation="issuer's prefix and length; entropy beside a cue", source="issuers' documentation, RFC 7468, RFC 7519"),
)  # fmt: skip

_DOCUMENTS = (
    EntityType("LICENSE_PLATE", "Vehicle registration", "License plate: ABC-1234",
               validation=f"{_CUE}; Chinese ones by province and form", source="national vehicle registers, GA 36"),
    EntityType("PASSPORT", "Passport number", "Passport number 301234567",
               validation=_CUE, source="ICAO Doc 9303"),
    EntityType("DRIVER_LICENSE", "Driving licence number", "My driver's license is D1234567",
               validation=_CUE, source="national licensing authorities"),
    EntityType("NATIONAL_ID", "Identity number without a rule of its own, or digits written one by one", "National ID number: AB1234567",
               validation=_CUE, source="–"),
    EntityType("TAX_ID", "Tax number without a rule of its own", "My EIN is 12-3456789", ("en", "es", "de", "fr", "zh-TW", "zh-CN"),
               validation=_CUE, source="IRS, HMRC, AO, CGI"),
    EntityType("CASE_NUMBER", "Number of a court case or application", "Aktenzeichen: 1 BvR 123/20", group="ID",
               validation=_CUE, source="Rules of Court (ECtHR), AktO, 民刑事件編號計數分案報結要點"),
    EntityType("CUSTOMER_ID", "Number under which a company, school or club knows a person", "Kundennummer 48123377",
               group="ID", validation=_CUE, source="GDPR Art. 4(1)"),
    EntityType("MEDICAL_RECORD", "Patient or medical record number", "Medical record number: 7438498",
               validation=_CUE, source="–"),
)  # fmt: skip

_NATIONAL = (
    EntityType("TW_ID", "Taiwan: national identification number", "身分證A123456789", ("zh-TW",), unique=True,
               validation="weighted sum modulo 10", source="Ministry of the Interior, 戶籍法"),
    EntityType("TW_ARC", "Taiwan: resident certificate number, old and new form", "居留證號A800000014", ("zh-TW",), unique=True,
               validation="weighted sum modulo 10", source="National Immigration Agency, 2021"),
    EntityType("TW_UBN", "Taiwan: unified business number", "統編04595257", ("zh-TW",),
               validation="cue, weighted digit sums modulo 5", source="Ministry of Finance"),
    EntityType("CN_ID", "China: resident identity number", "身份证11010519491231002X", ("zh-CN",), unique=True,
               validation="birth date, MOD 11-2; fifteen digits beside a cue", source="GB 11643-1999"),
    EntityType("CN_USCC", "China: unified social credit identifier", "信用代码91110000600037341L", ("zh-CN",),
               validation="MOD 31-3", source="GB 32100-2015"),
    EntityType("HK_ID", "Hong Kong: identity card number", "香港身份證A123456(3)", _CHINESE, unique=True,
               validation="weighted sum modulo 11", source="Immigration Department"),
    EntityType("LT_PERSONAL_CODE", "Lithuania: asmens kodas", "Asmens kodas 33309240064", ("lt",), unique=True,
               validation="birth date, weighted sum modulo 11", source="Gyventojų registro įstatymas"),
    EntityType("LT_COMPANY_CODE", "Lithuania: įmonės kodas", "Įmonės kodas 110053842", ("lt",),
               validation="cue, weighted sum modulo 11", source="Juridinių asmenų registras"),
    EntityType("ES_DNI", "Spain: DNI", "Mi DNI es 12345678Z", ("es",), unique=True,
               validation="letter by modulo 23", source="Real Decreto 1553/2005"),
    EntityType("ES_NIE", "Spain: NIE", "NIE X1234567L", ("es",), unique=True,
               validation="letter by modulo 23", source="Orden INT/2058/2008"),
    EntityType("ES_NSS", "Spain: social security number", "NASS: 28 12345678 40", ("es",), unique=True,
               validation="modulo 97, or a cue", source="Tesorería General de la Seguridad Social"),
    EntityType("DE_TAX_ID", "Germany: Steuer-Identifikationsnummer", "Meine Steuer-ID ist 36574261809", ("de",), unique=True,
               validation="repeated digit, MOD 11,10", source="§ 139b AO"),
    EntityType("DE_ID_CARD", "Germany: serial number of identity card or passport", "Personalausweis L01X00T471", ("de",), unique=True,
               validation="permitted letters, weights 7, 3, 1", source="PAuswV, ICAO Doc 9303"),
    EntityType("DE_SOCIAL_SECURITY", "Germany: Rentenversicherungsnummer", "Rentenversicherung 65 170839 J 003", ("de",), unique=True,
               validation="birth date, weighted cross sums", source="§ 147 SGB VI, VKVV"),
    EntityType("DE_HEALTH_ID", "Germany: Krankenversichertennummer", "Krankenversicherung A123456780", ("de",), unique=True,
               validation="cue, Luhn over the letter's number", source="§ 290 SGB V"),
    EntityType("FR_NIR", "France: numéro de sécurité sociale", "Sécurité sociale 2 95 10 99 126 111 93", ("fr",), unique=True,
               validation="key: modulo 97", source="INSEE, décret 82-103"),
    EntityType("US_SSN", "United States: social security number", "SSN 536-22-1234", ("en",), unique=True,
               validation="areas and groups that are issued", source="Social Security Administration"),
    EntityType("US_ITIN", "United States: individual taxpayer number", "ITIN 912-71-1234", ("en",), unique=True,
               validation="ranges that are issued", source="IRS Publication 1915"),
    EntityType("UK_NINO", "United Kingdom: national insurance number", "NINO AB 12 34 56 C", ("en",), unique=True,
               validation="prefixes that are issued", source="HMRC NIM39110"),
    EntityType("UK_NHS", "United Kingdom: NHS number", "NHS number 943 476 5919", ("en",), unique=True,
               validation="cue, weighted sum modulo 11", source="NHS Data Dictionary"),
    EntityType("VAT_NUMBER", "VAT and company tax number", "PVM kodas LT119511515",
               validation="check digits of the country; CIF (ES), SIREN and SIRET (FR)", source="VIES, python-stdnum"),
)  # fmt: skip

_SPECIAL = (
    EntityType("SPECIAL_HEALTH", "Special category: health", "My wife has diabetes",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_RELIGION", "Special category: religious or philosophical belief", "I am a practising Catholic",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_UNION", "Special category: trade-union membership", "I'm a union member at work",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_SEXUAL", "Special category: sex life or sexual orientation", "My son is gay",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_ETHNIC", "Special category: racial or ethnic origin", "I am of Kurdish descent",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_POLITICAL", "Special category: political opinion", "I voted Labour last time",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_GENETIC", "Special category: genetic data", "My DNA test results came back",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_BIOMETRIC", "Special category: biometric data", "Delete my fingerprint scan",
               validation="words that speak of a person", source="GDPR Art. 9(1)"),
    EntityType("SPECIAL_CRIMINAL", "Criminal convictions and offences", "I have a criminal record",
               validation="words that speak of a person", source="GDPR Art. 10"),
)  # fmt: skip

TABLE = (*_PEOPLE, *_MONEY, *_NETWORK, *_DOCUMENTS, *_NATIONAL, *_SPECIAL)
"""The types that belong to no single language's pack."""

_ALL = (*TABLE, *dict.fromkeys(entity for language in languages() for entity in language.entities))

ENTITY_TYPES = {entity.name: entity for entity in _ALL}
UNIQUE = frozenset(entity.name for entity in _ALL if entity.unique)
