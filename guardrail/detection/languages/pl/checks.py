"""Check digits of Polish numbers. Pure; each takes the value as written, separators included."""

from __future__ import annotations

from typing import Any

from stdnum.pl import nip as nip_standard
from stdnum.pl import pesel as pesel_standard
from stdnum.pl import regon as regon_standard

from guardrail.detection.checks import mod97
from guardrail.detection.view import compact

_ID_CARD_WEIGHTS = (7, 3, 1, 9, 7, 3, 1, 7, 3)
_PASSPORT_WEIGHTS = (7, 3, 9, 1, 7, 3, 1, 7, 3)
_REGISTER_LETTERS = "0123456789XABCDEFGHIJKLMNOPRSTUWYZ"
_REGISTER_WEIGHTS = (1, 3, 7) * 4


def pesel(value: str) -> bool:
    """Population register: a date of birth, a serial number, a check digit (ustawa o ewidencji ludności, art. 15)."""
    return _valid(pesel_standard, value)


def nip(value: str) -> bool:
    """Tax number: weights 6 5 7 2 3 4 5 6 7 modulo 11."""
    return _valid(nip_standard, value)


def regon(value: str) -> bool:
    """Statistical number of companies, nine digits or fourteen."""
    return _valid(regon_standard, value)


def account(value: str) -> bool:
    """NRB, the account number: an IBAN without its country code."""
    digits = compact(value)
    return len(digits) == 26 and digits.isdecimal() and len(set(digits)) > 2 and mod97("PL" + digits)


def id_card(value: str) -> bool:
    """Dowód osobisty: three letters, a check digit, five digits (ICAO 9303 weights, the check digit's is 9)."""
    return _weighted(compact(value), 3, _ID_CARD_WEIGHTS)


def passport(value: str) -> bool:
    """Two letters, a check digit, six digits."""
    return _weighted(compact(value), 2, _PASSPORT_WEIGHTS)


def land_register(value: str) -> bool:
    """Księga wieczysta: court, number, check digit (rozporządzenie z 15.02.2016, weights 1 3 7)."""
    text = compact(value)
    if len(text) != 13 or any(character not in _REGISTER_LETTERS for character in text):
        return False
    total = sum(
        _REGISTER_LETTERS.index(character) * weight
        for character, weight in zip(text[:12], _REGISTER_WEIGHTS, strict=True)
    )
    return total % 10 == int(text[12], 36)


def _valid(module: Any, value: str) -> bool:
    return bool(module.is_valid(compact(value)))


def _weighted(text: str, letters: int, weights: tuple[int, ...]) -> bool:
    if len(text) != 9 or not text[:letters].isalpha() or not text.isascii() or not text[letters:].isdecimal():
        return False
    return sum(int(character, 36) * weight for character, weight in zip(text, weights, strict=True)) % 10 == 0
