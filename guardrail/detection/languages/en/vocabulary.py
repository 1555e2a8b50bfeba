"""English: the words that detection asks for."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

from guardrail.detection.language import compounds, words

FREQUENT = words(
    """the a an is are was were be been am i you he she we they it my your his her our their this that these those and or but
    not to of in on for with from at by about have has had do does did can could will would should please thanks thank hello
    hi hey what when where who why how which there here yes no delete stop help need want order name address card phone email
    number any some i'm it's don't can't i'd i've me him them good morning bot human are data unsubscribe"""
)
"""Frequent words; one that several languages share counts less for each."""

_NUMBERS = {
    "0": "zero oh nought",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine niner",
    "10": "ten",
    "11": "eleven",
    "12": "twelve",
    "13": "thirteen",
    "14": "fourteen",
    "15": "fifteen",
    "16": "sixteen",
    "17": "seventeen",
    "18": "eighteen",
    "19": "nineteen",
    "20": "twenty",
    "30": "thirty",
    "40": "forty fourty",
    "50": "fifty",
    "60": "sixty",
    "70": "seventy",
    "80": "eighty",
    "90": "ninety",
}
DIGITS = {**_NUMBERS, **compounds(_NUMBERS, "{ten}-{unit}")}

PHRASES = {
    "is": r"\b(?:is|are|was)\b",
    "at": "at|at sign|at the rate(?: of)?",
    "dot": "dot|point|period|full stop",
    "underscore": "underscore|under score|low line",
    "dash": "dash|hyphen|minus",
    "plus": "plus",
    "double": "double",
    "triple": "triple|treble",
    "hundred": "hundred",
    "password": r"pass ?words?|passwd|pwd|pass ?phrase|pass ?code|login code",
    "password_short": "pass|pw|psw|passcode",
    "username_short": "user|usr|login|uid|account",
    "pin": r"\bpin(?: ?code| number)?\b|\bcvv2?|\bcvc2?|\botp\b|one[- ]time (?:pass ?code|code|password|pin)|(?:verification|security|confirmation|authentication|auth|sms|2fa|login|access) code",
    "api_key": r"api[ _\-]?(?:key|token|secret)|secret[ _\-]?(?:access[ _\-]?)?key|access[ _\-]?(?:key|token)|auth[ _\-]?token|client[ _\-]?secret|bearer|token|private[ _\-]?key|account[ _\-]?key",
    "username": r"user ?names?|user ?id|login(?: name| id)?|account name|screen ?name|nick(?:name)?|gamer ?tag",
    "passport": "passport",
    "driver_license": r"driver'?s?'? licen[cs]e|driving licen[cs]e|driver licen[cs]e|driver'?s? id|\bDL(?:#| ?no\.?| ?number)|\bDVLA",
    "license_plate": r"licen[cs]e plate|number plate|plate (?:number|no\.?|#)|\bplates?\b|car reg(?:istration)?|vehicle registration|reg(?:istration)? (?:number|no\.?|plate)",
    "customer": r"(?:customer|client|member(?:ship)?|policy(?:holder)?|insurance|subscriber|loyalty|frequent flyer|employee|staff|student|donor)(?:'s)? ?(?:id|number|no\.?|nr\.?|#)",
    "case": r"\bapplications? (?:no|number)s?|\bdocket(?: (?:no|number))?|\bcourt (?:case|file|docket|reference)(?: (?:no|number|reference|ref))?|\bcause (?:no|number)|\bpetition (?:no|number)|\b(?:civil|criminal) (?:action|case|appeal)(?: (?:no|number))?|\bcase file(?: (?:no|number))?|\bfile reference|\bproceedings (?:no|number)",
    "medical_record": r"\bmrn\b|medical record (?:number|no\.?)|patient (?:id|number|no\.?)|member id|health card(?: number)?|medicare (?:number|no\.?|id)|insurance (?:number|no\.?|id)|policy ?holder (?:id|number)",
    "national_id": r"national id(?:entity)?(?: card)?(?: number| no\.?)?|identity (?:card|number|document)(?: number| no\.?)?|id card(?: number| no\.?)?|(?:national )?identification (?:number|no\.?)|\bid (?:number|no\.?)|personal (?:code|id|number)|resident (?:id|number)",
    "vat": r"vat(?: (?:reg(?:istration)?\.? )?(?:number|no\.?|id))?",
    "account": r"bank account(?: (?:number|no\.?))?|(?:checking|savings|current|bank) (?:account|acct)\.?(?: (?:number|no\.?))?|account (?:number|no\.?|num|#|nr\.?)|\ba/c(?: no\.?)?|acct\.? ?(?:number|no\.?|#)?",
    "account_short": r"\baccount|\bacct|\bchecking|\bsavings",
    "routing": r"routing(?: transit)? (?:number|no\.?|#)|routing|\baba\b|sort[ -]?code|bank code|branch code",
    "birth": r"date of birth|birth ?date|birth ?day|d\.?o\.?b\.?\b|\bborn\b|\bbday|b-day",
    "month": "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    "postcode": "zip(?: ?code)?|post ?code|postal code",
    "introduced": "my (?:full |first |last |legal )?name is|my name's|my name,|name is|call me|i am called|(?:full |first |last |sur|given |customer |contact |passenger |patient |cardholder )?name ?[:=]|cardholder ?[:=]|signed,",
    "introduced_lower": "my (?:full |first |last )?name is|my name's",
    "presented": "i['’]m|i am|this is|it['’]s|regards|regards,|sincerely|sincerely,|cheers,|thanks,",
    "title": "mr|mrs|ms|miss|mx|dr|prof|sir|madam",
    "extension": r"ext\.?|extn\.?|extension|x",
    "tax": r"tax (?:id(?:entification)?|payer|reference)(?: (?:number|no\.?))?|\btin\b|\bein\b|\bfein\b|employer id(?:entification)?(?: number)?|\butr\b|unique taxpayer reference",
    "wallet": r"wallet(?: address)?|solana|\bsol\b|monero|\bxmr\b|crypto address|phantom",
    "birth_after": r"is my (?:birthday|date of birth|dob|birth ?date)|was (?:when i was )?born|\(?(?:dob|date of birth)\b",
}

CUES = {
    "email": ("mail", "email", "inbox", "write to", "contact"),
    "phone": (
        "phone",
        "tel",
        "mob",
        "cell",
        "call",
        "contact",
        "fax",
        "whatsapp",
        "sms",
        "text me",
        "reach",
        "ring",
        "my number",
        "viber",
        "old number",
        "new number",
        "dial",
        "landline",
        "telegram",
        "signal",
        "line:",
    ),
    "not_phone": (
        "order",
        "invoice",
        "tracking",
        "ticket",
        "ref",
        "booking",
        "confirmation",
        "sku",
        "item",
        "serial",
        "isbn",
        "version",
        "product",
        "case",
        "€",
        "$",
        "nt$",
        "price",
        "total",
        "amount",
        "account",
        "routing",
        "iban",
        "imei",
        "passport",
        "licen",
        "nhc",
        "nass",
        "dni",
        "ssn",
        "batch",
        "lot",
        "article",
        "part no",
        "model",
        "serie",
        "coupon",
        "promo",
        "parcel",
        "shipment",
        "package",
        "policy",
        "claim",
        "size",
        "quantity",
        "units",
        "error",
        "code",
    ),
    "card": (
        "card",
        "visa",
        "mastercard",
        "amex",
        "credit",
        "debit",
        "pan",
    ),
    "account": (
        "iban",
        "bank",
        "account",
        "acct",
        "transfer",
    ),
    "tax": (
        "vat",
        "tax",
    ),
    "number": (
        "phone",
        "tel",
        "mob",
        "cell",
        "call",
        "fax",
        "whatsapp",
        "sms",
        "text me",
        "reach me",
        "id",
        "identi",
        "passport",
        "licen",
        "tax",
        "vat",
        "tin",
        "ein",
        "account",
        "acct",
        "bank",
        "routing",
        "iban",
        "ssn",
        "social",
        "insurance",
        "policy",
        "claim",
        "national",
        "pin",
        "my number",
    ),
    "version": ("version", "ver.", "v.", "release", "build", "firmware", "driver", "patch", "sdk", "kernel"),
    "statute": ("regulation", "directive", "decree", "statute", "ordinance"),
}

NOT_NAMES = words(
    """a an the not no yes so very just also too still here there sorry happy sure trying looking calling writing having going
    interested unable able afraid glad good fine ok okay great new currently from in on at about for with what who why how
    when where it this that your you my our his her their is was are be been being sick tired waiting getting using really
    again never always only and or but if because please thank thanks hello hi hey dear customer agent support team bot human
    person sir madam required urgent important serious ridiculous unacceptable amazing awesome terrible perfect wonderful
    wrong correct incorrect missing different spelled misspelled mandatory necessary needed optional field changed monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december i we they he she do does did can could will would should has have had english spanish lithuanian german
    french chinese"""
)
"""Words that follow where a name might, and are none."""

PARTICLES = words("bin al el y i")
