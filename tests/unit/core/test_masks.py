"""What a mask shows, by type, and that it never shows more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.masks import mask
from guardrail.detection.entities import ENTITY_TYPES

SHOWN = [
    ("CREDIT_CARD", "4111111111111111", "411111******1111"),
    ("CREDIT_CARD", "4111-1111 1111.1111", "4111-11** ****.1111"),
    ("CREDIT_CARD", "378282246310005", "378282*****0005"),
    ("CREDIT_CARD", "６０１１１１１１１１１１１１１７", "６０１１１１******１１１７"),
    ("CREDIT_CARD", "411111111111", "********1111"),
    ("CREDIT_CARD", "1111", "****"),
    ("IBAN_CODE", "DE89370400440532013000", "DE****************3000"),
    ("IBAN_CODE", "de89 3704 0044 0532 0130 00", "de** **** **** **** **30 00"),
    ("PHONE_NUMBER", "(415) 555-2671", "(***) ***-**71"),
    ("PHONE_NUMBER", "0912345678", "********78"),
    ("PHONE_NUMBER", "555-26", "***-**"),
    ("EMAIL_ADDRESS", "bob.o'neil+x@mail.example.co.uk", "b***@***.uk"),
    ("EMAIL_ADDRESS", "bob at example dot com", "***"),
    ("EMAIL_ADDRESS", "bob@localhost", "***"),
    ("EMAIL_ADDRESS", "@example.com", "***"),
    ("US_SSN", "536-22-1234", "***-**-1234"),
    ("TW_ID", "A123456789", "******6789"),
    ("EMPLOYEE_NUMBER", "12-345", "**-***"),
    ("PERSON", "Anna Petrauskas", "***"),
    ("PERSON", "王小明", "***"),
    ("SPECIAL_HEALTH", "diabetes", "***"),
    ("PASSWORD", "hunter2hunter2", "***"),
    ("LOCATION", "Vilnius", "***"),
]


@pytest.mark.parametrize(("entity_type", "value", "masked"), SHOWN)
def test_shown(entity_type: str, value: str, masked: str) -> None:
    assert mask(entity_type, value) == masked


@given(st.sampled_from(sorted({*ENTITY_TYPES, "SOMETHING_ELSE"})), st.text(max_size=60))
def test_no_mask_shows_more_than_ten_signs_or_a_short_value(entity_type: str, value: str) -> None:
    shown = [sign for sign in mask(entity_type, value) if sign.isalnum()]
    if entity_type != "EMAIL_ADDRESS":
        assert len(shown) <= 10
        assert sum(map(str.isalnum, value)) >= 8 or not shown
    else:
        assert len(shown) <= 1 + len(value.rpartition(".")[2])
