"""Checksums against published or constructed numbers, and against neighbours that must fail."""

import pytest

from guardrail.detection import checks, wallets

VALID = [
    (checks.luhn, "4111 1111 1111 1111"),
    (checks.luhn, "3782-822463-10005"),
    (checks.mod97, "DE89 3704 0044 0532 0130 00"),
    (checks.mod97, "GB29NWBK60161331926819"),
    (checks.tw_id, "A123456789"),
    (checks.tw_id, "A800000014"),
    (checks.tw_old_arc, "AC01234567"),
    (checks.cn_id, "11010519491231002X"),
    (checks.hk_id, "A123456(3)"),
    (checks.lt_personal_code, "33309240064"),
    (checks.es_dni, "12345678-Z"),
    (checks.es_nie, "X-1234567-L"),
    (checks.de_tax_id, "36 574 261 809"),
    (checks.fr_nir, "2 95 10 99 126 111 93"),
    (checks.uk_nhs, "943 476 5919"),
    (checks.us_ssn, "536-22-1234"),
    (checks.ip_address, "2001:db8::1"),
    (wallets.base58check, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
]


@pytest.mark.parametrize(("check", "value"), VALID)
def test_valid(check, value: str) -> None:
    assert check(value)


@pytest.mark.parametrize(
    ("check", "value"), [pair for pair in VALID if pair[0] not in (checks.us_ssn, checks.ip_address)]
)
def test_another_digit_is_noticed(check, value: str) -> None:
    place = next(index for index in range(len(value) - 2, -1, -1) if value[index].isdecimal())
    changed = value[:place] + str((int(value[place]) + 1) % 10) + value[place + 1 :]
    assert not check(changed)


@pytest.mark.parametrize(
    "value", ["000-12-3456", "666-12-3456", "900-12-3456", "536-00-1234", "536-22-0000", "123-45-6789"]
)
def test_social_security_numbers_never_issued(value: str) -> None:
    assert not checks.us_ssn(value)


@pytest.mark.parametrize("value", ["999.1.1.1", "12:30:45", "::", "1.2.3"])
def test_no_addresses(value: str) -> None:
    assert not checks.ip_address(value)


def test_a_birth_date_must_exist_in_a_chinese_number() -> None:
    assert not checks.cn_id("110105194913310020")
    assert not checks.cn_id("1" * 18)


@pytest.mark.parametrize(
    ("value", "secret"),
    [
        ("hunter2", True),
        ("Tr0ub4dor&3", True),
        ("pass-phrase", False),
        ("required", False),
        ("WRONG", False),
        ("aBcDef", True),
    ],
)
def test_secrets_do_not_look_like_words(value: str, secret: bool) -> None:
    assert checks.looks_secret(value) is secret
