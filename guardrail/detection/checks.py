"""Checksums and forms of identifiers. Pure; each takes the value as written, separators included."""

from __future__ import annotations

import ipaddress
import math
import operator
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from stdnum.cn import uscc
from stdnum.de import idnr
from stdnum.es import ccc, cif, dni, nie
from stdnum.eu import vat
from stdnum.fr import nir, siren, siret
from stdnum.gb import nhs
from stdnum.lt import asmens
from stdnum.tw import ubn

from guardrail.detection.view import compact, digits_of


def _standard(module: Any, form: str = ".*") -> Callable[[str], bool]:
    """A python-stdnum module's check over letters and digits only; what lacks the form is not worth asking it."""
    possible = re.compile(form)

    def check(value: str) -> bool:
        number = compact(value)
        if not possible.fullmatch(number):
            return False
        try:
            return bool(module.is_valid(number))
        except Exception:  # some modules raise KeyError and kin on values they do not foresee
            return True  # what cannot be judged counts as an identifier

    return check


de_tax_id = _standard(idnr)
es_dni = _standard(dni)
es_nie = _standard(nie)
es_cif = _standard(cif)
es_ccc = _standard(ccc)
eu_vat = _standard(vat)
fr_nir = _standard(nir)
fr_siren = _standard(siren)
fr_siret = _standard(siret)
cn_uscc = _standard(uscc)
uk_nhs = _standard(nhs)
lt_personal_code = _standard(asmens, r"[0-9]{3}(?:0[1-9]|1[0-2])[0-3][0-9]{5}")  # +370 6… never is one
tw_ubn = _standard(ubn)


def luhn(value: str) -> bool:
    """ISO/IEC 7812-1 annex B; never all one digit."""
    digits = digits_of(value).encode()
    if len(set(digits)) < 2:
        return False
    return (sum(digits[-1::-2].translate(_VALUES)) + sum(digits[-2::-2].translate(_DOUBLED))) % 10 == 0


_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))
_DOUBLED = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
"""Of a digit twice, the sum of its digits."""


def mod97(value: str) -> bool:
    """ISO 7064 MOD 97-10 as ISO 13616 applies it to an IBAN."""
    text = compact(value)
    if not text.isascii():
        return False
    return int((text[4:] + text[:4]).translate(_BASE_36)) % 97 == 1


_BASE_36 = {ord(letter): str(int(letter, 36)) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


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


def cn_id_old(value: str) -> bool:
    """China: fifteen digits as issued before 1999, a birth date of the twentieth century in the middle."""
    text = digits_of(value)
    return len(text) == 15 and calendar_date(1900 + int(text[6:8]), int(text[8:10]), int(text[10:12]))


def de_id_card(value: str) -> bool:
    """Germany: serial number of an identity card or passport with its check digit (ICAO Doc 9303: 7, 3, 1)."""
    text = compact(value)
    if len(text) != 10 or not text.isascii() or not any(character.isdecimal() for character in text[:9]):
        return False
    weighted = (int(character, 36) * weight for character, weight in zip(text, (7, 3, 1) * 3, strict=False))
    return sum(weighted) % 10 == int(text[9], 36)


def de_social_security(value: str) -> bool:
    """Germany: Rentenversicherungsnummer, cross sums of weighted digits (VKVV, § 2 and annex)."""
    text = compact(value)
    if len(text) != 12 or not text.isascii() or not (text[:8] + text[9:]).isdecimal() or not text[8].isalpha():
        return False
    digits = f"{text[:8]}{ord(text[8]) - 64:02d}{text[9:11]}"
    products = (int(digit) * weight for digit, weight in zip(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True))
    return sum(map(_cross_sum, products)) % 10 == int(text[11])


def de_health_insurance(value: str) -> bool:
    """Germany: the unchanging part of the Krankenversichertennummer, Luhn with the letter's two digits first."""
    text = compact(value)
    if len(text) != 10 or not text.isascii() or not text[0].isalpha() or not text[1:].isdecimal():
        return False
    digits = f"{ord(text[0]) - 64:02d}{text[1:9]}"
    products = (int(digit) * weight for digit, weight in zip(digits, (1, 2) * 5, strict=True))
    return sum(map(_cross_sum, products)) % 10 == int(text[9])


def _cross_sum(number: int) -> int:
    return number // 10 + number % 10


def lt_company_code(value: str) -> bool:
    """Lithuania: code of the Register of Legal Entities, weights 1 to 8, then 3 to 9 and 1, modulo 11."""
    digits = [int(digit) for digit in digits_of(value)]
    if len(digits) != 9:
        return False
    for weights in ((1, 2, 3, 4, 5, 6, 7, 8), (3, 4, 5, 6, 7, 8, 9, 1)):
        rest = sum(map(operator.mul, digits, weights)) % 11
        if rest != 10:
            return bool(rest == digits[8])
    return digits[8] == 0


def own_letter(value: str) -> bool:
    """Whether the last letter belongs to the number: a small one behind a space begins the next word."""
    return not (value[-2:-1] in (" ", "\n") and value[-1:].islower())


def not_counting(value: str) -> bool:
    """Whether digits are more than somebody's counting: 1 2 3 4 5, 0 0 0 0."""
    digits = digits_of(value)
    return digits not in "01234567890123456789" and digits not in "98765432109876543210" and len(set(digits)) > 2


def ip_address(value: str) -> bool:
    """RFC 791, RFC 4291, with or without a prefix length; also "defanged": 192[.]168[.]1[.]1."""
    plain = value.translate(_BRACKETS).partition("%")[0].split("/")[0]
    try:
        address = ipaddress.ip_address(plain)
    except ValueError:
        return False
    return len(plain) > 3 and not address.is_unspecified


_BRACKETS = {ord(bracket): None for bracket in "[]()"}


def mac_address(value: str) -> bool:
    """EUI-48: twelve hexadecimal digits; pairs with spaces only where letters show that they are no numbers."""
    text = compact(value)
    return len(text) == 12 and (" " not in value or sum(character.isalpha() for character in text) >= 3)


def us_routing(value: str) -> bool:
    """ABA routing transit number: weights 3, 7, 1 (American Bankers Association)."""
    digits = [int(digit) for digit in digits_of(value)]
    weights = (3, 7, 1) * 3
    return len(digits) == 9 and sum(map(operator.mul, digits, weights)) % 10 == 0


def fr_rib(value: str) -> bool:
    """France: clé RIB, letters by their value in the keyed table (Banque de France, norme CFONB)."""
    text = compact(value)
    if len(text) != 23 or not text[:10].isdecimal() or not text[21:].isdecimal() or not text.isascii():
        return False
    plain = "".join(character if character.isdecimal() else _RIB_LETTERS[character] for character in text[10:21])
    return 97 - (89 * int(text[:5]) + 15 * int(text[5:10]) + 3 * int(plain)) % 97 == int(text[21:])


_RIB_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789", strict=True))


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
