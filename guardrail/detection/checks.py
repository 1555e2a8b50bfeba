"""Checksums and forms of identifiers. Pure; each takes the value as written, separators included."""

from __future__ import annotations

import hashlib
import ipaddress
import math
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from stdnum.de import idnr
from stdnum.es import cif, dni, nie
from stdnum.eu import vat
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.lt import asmens
from stdnum.tw import ubn

from guardrail.detection.view import compact, digits_of


def _standard(module: Any) -> Callable[[str], bool]:
    """A python-stdnum module's check over letters and digits only."""

    def check(value: str) -> bool:
        try:
            return bool(module.is_valid(compact(value)))
        except Exception:  # some modules raise KeyError and kin on values they do not foresee
            return True  # what cannot be judged counts as an identifier

    return check


de_tax_id = _standard(idnr)
es_dni = _standard(dni)
es_nie = _standard(nie)
es_cif = _standard(cif)
eu_vat = _standard(vat)
fr_nir = _standard(nir)
uk_nhs = _standard(nhs)
lt_personal_code = _standard(asmens)
tw_ubn = _standard(ubn)


def luhn(value: str) -> bool:
    """ISO/IEC 7812-1 annex B; never all one digit."""
    digits = [int(digit) for digit in digits_of(value)]
    if len(set(digits)) < 2:
        return False
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def mod97(value: str) -> bool:
    """ISO 7064 MOD 97-10 as ISO 13616 applies it to an IBAN."""
    text = compact(value)
    if not text.isascii():
        return False
    return int("".join(str(int(character, 36)) for character in text[4:] + text[:4])) % 97 == 1


def cn_id(value: str) -> bool:
    """China: GB 11643-1999, a date of birth and ISO 7064 MOD 11-2. Regions change and are not looked up."""
    text = compact(value)
    if len(text) != 18 or not text[:17].isdecimal():
        return False
    total = sum(int(digit) * 2 ** (17 - index) for index, digit in enumerate(text[:17]))
    born = calendar_date(int(text[6:10]), int(text[10:12]), int(text[12:14])) and "18" < text[6:8] < "21"
    return born and "10X98765432"[total % 11] == text[17]


_TW_LETTERS = {letter: 10 + index for index, letter in enumerate("ABCDEFGHJKLMNPQRSTUVXYWZIO")}


def tw_id(value: str) -> bool:
    """Taiwan: national ID and, since 2021, resident certificates (same weights, Ministry of the Interior)."""
    text = compact(value)
    if len(text) != 10 or text[0] not in _TW_LETTERS or not text[1:].isdecimal():
        return False
    letter = _TW_LETTERS[text[0]]
    digits = [letter // 10, letter % 10, *map(int, text[1:])]
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )


def tw_old_arc(value: str) -> bool:
    """Taiwan: resident certificates before 2021, two letters; of the second only its last digit counts."""
    text = compact(value)
    if len(text) != 10 or text[1] not in _TW_LETTERS:
        return False
    return tw_id(text[0] + str(_TW_LETTERS[text[1]] % 10) + text[2:])


def hk_id(value: str) -> bool:
    """Hong Kong identity card: weights 9 to 2, check digit 0-9 or A (10)."""
    text = compact(value).rjust(9)
    if not text[2:8].isdecimal():
        return False
    values = [36 if character == " " else int(character, 36) for character in text[:8]]
    check = 10 if text[8] == "A" else int(text[8], 36)
    return (sum(number * weight for number, weight in zip(values, range(9, 1, -1), strict=True)) + check) % 11 == 0


def us_ssn(value: str) -> bool:
    """Areas and groups that the Social Security Administration never issues are refused."""
    digits = digits_of(value)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    issued = area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"
    return issued and digits not in ("078051120", "123456789", "219099999")


def uk_nino(value: str) -> bool:
    """HMRC NIM39110: prefixes never used."""
    return compact(value)[:2] not in ("BG", "GB", "NK", "KN", "NT", "TN", "ZZ")


def es_social_security(value: str) -> bool:
    """Spain: affiliation number, last two digits are the rest of the others divided by 97."""
    digits = digits_of(value)
    if len(digits) != 12:
        return False
    province, number = digits[:2], int(digits[2:10])
    base = int(province) * 10_000_000 + number if number < 10_000_000 else int(digits[:10])
    return base % 97 == int(digits[10:])


def ip_address(value: str) -> bool:
    """RFC 791, RFC 4291."""
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return len(value) > 3


_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58check(value: str) -> bool:
    """Addresses of Bitcoin, TRON and kin: the last four bytes are a double SHA-256 of the rest."""
    number = 0
    for character in value:
        number = number * 58 + _BASE58.index(character)
    data = number.to_bytes(25, "big") if number < 1 << 200 else b""
    return bool(data) and hashlib.sha256(hashlib.sha256(data[:21]).digest()).digest()[:4] == data[21:]


def calendar_date(year: int, month: int, day: int) -> bool:
    """Whether the day exists."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def looks_secret(value: str) -> bool:
    """Whether a word is more likely a secret than language: digits or symbols inside, or mixed case."""
    if any(character.isdecimal() for character in value):
        return True
    inner = value.rstrip(".,!?;:。，！？")
    if any(not character.isalnum() and character not in "'’-" for character in inner):
        return True
    return inner != inner.lower() and inner[1:] != inner[1:].lower() and inner != inner.upper()


def random_looking(value: str) -> bool:
    """Whether a token has the entropy of a generated key (above 3 bits a character, with digits)."""
    counts = Counter(value)
    entropy = -sum(count / len(value) * math.log2(count / len(value)) for count in counts.values())
    return entropy > 3.0 and any(character.isdecimal() for character in value)


def has_digits(least: int) -> Callable[[str], bool]:
    """At least so many decimal digits."""

    def check(value: str) -> bool:
        return len(digits_of(value)) >= least

    return check
