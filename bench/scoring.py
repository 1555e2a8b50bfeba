"""How much personal data a detector leaves uncovered, and how much else it covers.

* **leak**: the share of marked characters that nothing covers, whatever type it was taken for;
* **wrong**: characters covered outside every mark, counted per 1000 characters of text;
* **touched**: the share of texts without any mark in which something is covered.

White space does not count as covered or uncovered. Types mean the same when they are in one group (``GROUPS``).
Marks of NEUTRAL groups are neither leaked nor wrongly covered. A finding counts as wrong only when the text's
scope names its group, or it overlaps a mark and reaches beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from bench.labelled import Labelled, Mark
from guardrail.detection.entities import ENTITY_TYPES

GROUPS = {
    "PERSON": "PER NAME FULL_NAME FIRST_NAME LAST_NAME FIRSTNAME LASTNAME MIDDLENAME PATIENT DOCTOR PERSON_NAME",
    "LOCATION": "LOC GPE CITY STATE COUNTRY COUNTY REGION FACILITY FAC PLACE",
    "ADDRESS": "STREET_ADDRESS STREET STREETADDRESS ZIP ZIPCODE ZIP_CODE POSTAL_CODE POSTCODE BUILDINGNUMBER "
    "SECONDARYADDRESS TW_ADDRESS CN_ADDRESS",
    "PHONE_NUMBER": "PHONE TEL TELEPHONE MOBILE FAX PHONENUMBER TELEPHONENUM LT_PHONE TW_PHONE CN_PHONE "
    "TW_PHONE_NUMBER LT_PHONE_NUMBER",
    "EMAIL_ADDRESS": "EMAIL MAIL E_MAIL",
    "CREDIT_CARD": "CREDIT_CARD_NUMBER CARD_NUMBER PAYMENT_CARD",
    "IBAN_CODE": "IBAN",
    "BANK_ACCOUNT": "US_BANK_NUMBER BANK_NUMBER ACCOUNT_NUMBER ABA_ROUTING_NUMBER TW_BANK_ACCOUNT CN_BANK_CARD "
    "BANK_CARD",
    "NATIONAL_ID": "US_SSN SSN US_ITIN US_PASSPORT US_DRIVER_LICENSE UK_NHS UK_NINO ES_NIF ES_NIE ES_DNI "
    "IT_FISCAL_CODE DE_TAX_ID DE_STEUER_ID DE_ID_CARD FR_NIR FR_INSEE LT_PERSONAL_CODE LT_ASMENS_KODAS TW_ID "
    "TW_NATIONAL_ID TW_ARC TW_RESIDENT_ID TW_ID_NUMBER CN_ID CN_ID_CARD CN_RESIDENT_ID PASSPORT DRIVER_LICENSE "
    "PL_PESEL FI_PERSONAL_IDENTITY_CODE SG_NRIC_FIN AU_TFN AU_MEDICARE IN_AADHAAR IN_PAN KR_RRN",
    "TAX_ID": "TW_UBN UBN TW_UNIFIED_BUSINESS_NO LT_VAT VAT VAT_NUMBER AU_ABN AU_ACN IT_VAT_CODE COMPANY_ID",
    "ID": "ID_NUMBER GENERIC_ID ACCOUNT_ID CUSTOMER_ID MEDICAL_RECORD MEDICAL_LICENSE POLICY_ID LICENSE_PLATE CRYPTO",
    "DATE_OF_BIRTH": "DOB BIRTHDATE BIRTHDAY",
    "DATE_TIME": "DATE TIME DATETIME",
    "URL": "DOMAIN_NAME DOMAIN",
    "IP_ADDRESS": "IP IPV4 IPV6 MAC_ADDRESS",
    "USERNAME": "USER_NAME LOGIN HANDLE",
    "PASSWORD": "SECRET API_KEY CREDENTIAL PIN TOKEN",
    "ORG": "ORGANIZATION ORGANISATION COMPANY COMPANY_NAME",
    "NRP": "NATIONALITY",
    "AGE": "",
    "PARTIAL_ID": "",
}
"""What annotators call the same thing. A type in no group is OTHER: it covers, but is never wrong by itself."""

NEUTRAL = frozenset({"ORG", "DATE_TIME", "NRP", "AGE", "PARTIAL_ID"})
OTHER = "OTHER"

_GROUP_OF = {name: group for group, names in GROUPS.items() for name in (group, *names.split())}
_GROUP_OF |= {entity.name: entity.group for entity in ENTITY_TYPES.values() if entity.group}

# What a finding of a group may rightly be taken for when it overlaps a mark of another group.
_ALSO = {
    "DATE_TIME": {"DATE_OF_BIRTH"},
    "LOCATION": {"ADDRESS"},
    "ADDRESS": {"LOCATION"},
    "NATIONAL_ID": {"ID", "TAX_ID", "PARTIAL_ID"},
    "ID": {"NATIONAL_ID", "TAX_ID", "BANK_ACCOUNT", "PARTIAL_ID"},
    "TAX_ID": {"ID", "NATIONAL_ID"},
    "BANK_ACCOUNT": {"IBAN_CODE", "ID", "PARTIAL_ID"},
    "IBAN_CODE": {"BANK_ACCOUNT"},
    "CREDIT_CARD": {"BANK_ACCOUNT", "PARTIAL_ID"},
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a detector covers."""

    start: int
    end: int
    type: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over any number of texts; ``+`` joins them. Characters but ``length`` are not white space."""

    items: int = 0
    length: int = 0
    personal: int = 0
    leaked: int = 0
    wrong: int = 0
    negatives: int = 0
    touched: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def leak(self) -> float | None:
        """Share of personal characters uncovered; None when there are none."""
        return self.leaked / self.personal if self.personal else None

    @property
    def wrong_per_1000(self) -> float | None:
        return 1000 * self.wrong / self.length if self.length else None

    @property
    def touched_share(self) -> float | None:
        """Of the texts without personal data; None when there are none."""
        return self.touched / self.negatives if self.negatives else None


def group_of(name: str) -> str:
    """The group of a type's name as a finding has it; OTHER when no annotator knows it."""
    return _GROUP_OF.get(name.upper(), OTHER)


def tally(item: Labelled, found: Sequence[Found]) -> Tally:
    """The counts of one text."""
    text = item.text
    personal = _solid(text, (mark for mark in item.marks if _marked_group(mark) not in NEUTRAL))
    counted = list(_counted(item, list(_outermost(found))))
    return Tally(
        items=1,
        length=len(text),
        personal=sum(map(len, personal)),
        leaked=sum(map(len, uncovered(item, found))),
        wrong=len(wrongly_covered(item, found)),
        negatives=not item.marks,
        touched=bool(counted and not item.marks),
    )


def uncovered(item: Labelled, found: Iterable[Found]) -> list[set[int]]:
    """Of each mark that must not leak, the places nothing covers."""
    covered = {at for each in found for at in range(each.start, each.end)}
    marks = (mark for mark in item.marks if _marked_group(mark) not in NEUTRAL)
    return [places - covered for places in _solid(item.text, marks)]


def wrongly_covered(item: Labelled, found: Sequence[Found]) -> set[int]:
    """The places that findings cover outside every mark."""
    places = set().union(*_solid(item.text, _counted(item, list(_outermost(found)))))
    return places.difference(*(range(mark.start, mark.end) for mark in item.marks))


def _solid(text: str, spans: Iterable[Mark | Found]) -> list[set[int]]:
    return [{at for at in range(span.start, min(span.end, len(text))) if not text[at].isspace()} for span in spans]


def _marked_group(mark: Mark) -> str:
    """An annotator's own type is a group of its own."""
    return _GROUP_OF.get(mark.type.upper(), mark.type.upper())


def _outermost(found: Sequence[Found]) -> Iterator[Found]:
    """What a redactor keeps: no finding within another; of equal spans the surest, then the first."""
    for index, one in enumerate(found):
        if not any(_contains(other, one, place < index) for place, other in enumerate(found) if place != index):
            yield one


def _contains(outer: Found, inner: Found, first: bool) -> bool:
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    longer = outer.end - outer.start > inner.end - inner.start
    return longer or outer.score > inner.score or (outer.score == inner.score and first)


def _counted(item: Labelled, found: Iterable[Found]) -> Iterator[Found]:
    """The findings that are held against a detector where no mark is."""
    scope = None if item.scope is None else {_GROUP_OF.get(name.upper(), name.upper()) for name in item.scope}
    for each in found:
        overlapped = [mark for mark in item.marks if mark.start < each.end and each.start < mark.end]
        group = _meant(each, overlapped)
        if group in NEUTRAL:
            continue
        if not any(_place(_marked_group(mark)) == _place(group) for mark in overlapped):
            if overlapped and all(_marked_group(mark) in NEUTRAL for mark in overlapped):
                continue
            if not overlapped and scope is not None and group not in scope:
                continue
        yield each


def _meant(found: Found, overlapped: Sequence[Mark]) -> str:
    """The group of a finding: that of the mark it overlaps most, where it may stand for it."""
    group = group_of(found.type)
    if any(_marked_group(mark) == group for mark in overlapped):
        return group
    fitting = [mark for mark in overlapped if group == OTHER or _marked_group(mark) in _ALSO.get(group, ())]
    if not fitting:
        return group
    return _marked_group(max(fitting, key=lambda mark: min(found.end, mark.end) - max(found.start, mark.start)))


def _place(group: str) -> str:
    """Streets and towns are not told apart."""
    return "LOCATION" if group == "ADDRESS" else group
